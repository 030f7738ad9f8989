"""The statuses that commands end with, besides 0."""

from typing import Final

WRONG_USE: Final = 1
SOME_FAILED: Final = 2
INTERRUPTED: Final = 130
