"""The fixtures of positions tables."""

from tests.proposals.conftest import row

__all__ = ["row"]
