"""What rules ask of a word, found by the word's form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class FormIndex(Generic[T, R]):
    """Things by the sets of forms that lead to them: `index[form]` is all of them put together.

    Rules share sets of many thousand forms, of which a text has a few hundred. So sets are not
    laid out form by form, which would take a second at every start: each form is looked for in
    all sets once, when it is first met. What `put` makes of nothing is had for any other form.

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
        self._by_forms = tuple(by_forms.items())
        self._known = frozenset[str]().union(*by_forms)
        self._put = put
        self._nothing = put(())
        self._met: dict[str, R] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._known

    def __getitem__(self, form: str) -> R:
        """All that the form leads to, in the order given."""
        found = self._met.get(form)
        if found is not None:
            return found
        if form not in self._known:
            return self._nothing
        led = (pair for forms, pairs in self._by_forms if form in forms for pair in pairs)
        in_order = sorted(led, key=lambda pair: pair[0])
        self._met[form] = self._put([thing for _, thing in in_order])
        return self._met[form]
