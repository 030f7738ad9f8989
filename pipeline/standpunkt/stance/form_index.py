"""What rules ask of a word, found by the word's form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from typing import Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_numbers: Final = count()
_sets_of: Final[dict[str, list[int]]] = {}
"""The numbers of the sets that a form is in."""


@cache
def _laid_out(forms: frozenset[str]) -> int:
    """The number of a set, under which `_sets_of` has each of its forms from now on."""
    number = next(_numbers)
    for form in forms:
        _sets_of.setdefault(form, []).append(number)
    return number


class FormIndex(Generic[T, R]):
    """Things by the sets of forms that lead to them: `index[form]` is all of them put together.

    Rules share sets of many thousand forms, of which a text has a few hundred. So each set is laid
    out once in a process, whatever indexes and engines there are, and what its forms lead to is put
    together when a form is first met: else every start would take a second. What `put` makes of
    nothing is had for any other form.

    >>> index = FormIndex([(frozenset({"er", "var"}), 1), (frozenset({"er", "blir"}), 2)], tuple)
    >>> index["er"], index["blir"], index["ikke"]
    ((1, 2), (2,), ())
    """

    def __init__(
        self, things: Iterable[tuple[frozenset[str], T]], put: Callable[[Iterable[T]], R]
    ) -> None:
        self._led_to: dict[int, list[tuple[int, T]]] = {}
        for n, (forms, thing) in enumerate(things):
            self._led_to.setdefault(_laid_out(forms), []).append((n, thing))
        self._put = put
        self._nothing = put(())
        self._met: dict[str, R] = {}

    def __getitem__(self, form: str) -> R:
        """All that the form leads to, in the order given."""
        found = self._met.get(form)
        if found is not None:
            return found
        sets = _sets_of.get(form)
        if sets is None:  # not held: a text has any number of words that no rule asks for
            return self._nothing
        in_order = sorted(
            (pair for number in sets for pair in self._led_to.get(number, ())),
            key=lambda pair: pair[0],
        )
        self._met[form] = self._put([thing for _, thing in in_order])
        return self._met[form]
