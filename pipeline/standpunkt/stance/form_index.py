"""What rules ask of a word, found by the word's form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class FormIndex(Generic[T, R]):
    """Things by the sets of forms that lead to them: `index[form]` is all of them put together.

    Rules share sets of many thousand forms, of which a text has a few hundred. So each set is laid
    out once, not once a rule, and what its forms lead to is put together when a form is first met:
    else every start would take a second. What `put` makes of nothing is had for any other form.

    >>> index = FormIndex([(frozenset({"er", "var"}), 1), (frozenset({"er", "blir"}), 2)], tuple)
    >>> index["er"], index["blir"], index["ikke"]
    ((1, 2), (2,), ())
    """

    def __init__(
        self, things: Iterable[tuple[frozenset[str], T]], put: Callable[[Iterable[T]], R]
    ) -> None:
        by_forms: dict[frozenset[str], list[tuple[int, T]]] = {}
        for n, (forms, thing) in enumerate(things):
            by_forms.setdefault(forms, []).append((n, thing))
        self._groups = tuple(by_forms.values())
        self._groups_of: dict[str, list[int]] = {}
        for group, forms in enumerate(by_forms):
            for form in forms:
                self._groups_of.setdefault(form, []).append(group)
        self._put = put
        self._nothing = put(())
        self._met: dict[str, R] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._groups_of

    def __getitem__(self, form: str) -> R:
        """All that the form leads to, in the order given."""
        found = self._met.get(form)
        if found is not None:
            return found
        groups = self._groups_of.get(form)
        if groups is None:
            return self._nothing
        in_order = sorted(
            (pair for group in groups for pair in self._groups[group]), key=lambda pair: pair[0]
        )
        self._met[form] = self._put([thing for _, thing in in_order])
        return self._met[form]
