"""The engine that runs are made with; a heavy import, so whoever needs it asks by name."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.pipeline import load
from standpunkt.stance.engine import Engine
from standpunkt.stance.overlays import rules_with


def make(model: str | None, rules: Sequence[str]) -> Engine:
    """The engine with a user's model and rule files. Raises ModelError and RuleError."""
    return Engine(load(model), rules_with(rules))
