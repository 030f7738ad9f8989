"""Overlays: a user's rule files laid over the rules that come with the program."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.errors import RuleError
from standpunkt.stance.rule_files import RuleFile, load
from standpunkt.stance.rules import Rule, build, by_detector, in_order, near, shipped


@dataclass(frozen=True, slots=True)
class Laid:
    """The rules that hold once all files lie over each other, and what was wrong in them."""

    rules: tuple[Rule, ...]
    errors: tuple[RuleError, ...] = ()


def rules_with(paths: Iterable[str | os.PathLike[str]] = ()) -> tuple[Rule, ...]:
    """The shipped rules with these files over them, later ones over earlier ones.

    Raises RuleError for the first thing that is wrong in a file.
    """
    laid = lay(shipped(), map(load, paths))
    if laid.errors:
        raise laid.errors[0]
    return laid.rules


def lay(base: Iterable[Rule], files: Iterable[RuleFile]) -> Laid:
    """Each file over what lies under it: a known id changes that rule, a new one adds one.

    A rule that a file disables can be given again, or changed, by a later one. What is wrong
    is left out and told.
    """
    known = {rule.id: rule for rule in base}
    off: set[str] = set()
    errors: list[RuleError] = []
    for file in files:
        for rule_id in file.disable:
            if rule_id not in known:
                errors.append(
                    RuleError(
                        f"disable: there is no rule {rule_id!r}",
                        near(rule_id, known),
                        path=file.name,
                    )
                )
        off.update(file.disable)
        # No rule is given twice in a file, so none can depend on another one of it.
        for table in file.tables:
            try:
                known[table["id"]] = build(table, file.name, known.get(table["id"]))
            except RuleError as error:
                errors.append(error)
            off.discard(table["id"])
    laid = in_order(rule for rule in known.values() if rule.id not in off)
    try:
        by_detector(laid)
    except RuleError as error:
        errors.append(error)
    return Laid(laid, tuple(errors))
