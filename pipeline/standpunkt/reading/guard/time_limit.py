"""A bound on how long Python code may take, where the system can interrupt it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_AGAIN: Final = 1.0
"""Seconds after which it is interrupted again: a library may have let the first one pass."""


class TimeIsUp(BaseException):
    """Work took too long. No Exception, so that nobody on its way takes it for one of theirs."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in the body when it has taken so long.

    Only the main thread can be interrupted, and on Windows nothing can: there is no bound then.

    >>> try:
    ...     with within(0.01):
    ...         while True:
    ...             pass
    ... except TimeIsUp:
    ...     print("too long")
    too long
    """
    able = hasattr(signal, "setitimer")
    if not able or threading.current_thread() is not threading.main_thread():
        yield
        return

    def up(_: int, __: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, up)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
