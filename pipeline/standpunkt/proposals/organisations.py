"""Who the rows of a positions table belong to: the bodies, whatever they are called in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from standpunkt.proposals.rows import PositionRow
from standpunkt.reading.columns import heading_key

_GENITIVE = re.compile(r"(?:['’´]s?|s)$")
_SMALL = frozenset(("for", "og", "i", "av", "på", "den", "det", "de", "til", "ved", "med"))
# Several who sign say "kommunene", and each body of the kind is meant by it.
_TOGETHER = re.compile(
    r"(?:kommun|organisasjon|foreining|forening|part|instans|forbund)\w*(?:ne|ane|a)$"
)
_KINDS = frozenset(("kommune", "fylkeskommune", "og", "i", "for"))


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body that answers. `named` is whether a row tells its name; else it is the doc_id's."""

    id: str
    name: str
    kind: str = ""
    named: bool = True
    doc_ids: tuple[str, ...] = ()


class Register:
    """The bodies that rows belong to, in the order in which they come."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, str, bool]] = {}
        self._documents: dict[str, dict[str, None]] = {}
        self._by_key: dict[str, str] = {}

    def add(self, row: PositionRow) -> str:
        """Take in a row; the id of its body.

        That is its `organisation_id`, else its name as names are compared, else its document.
        """
        key = row.organisation_id or name_key(row.organisation) or f"doc:{row.doc_id}"
        if key not in self._names:
            name = row.organisation or row.doc_id
            self._names[key] = (name, row.organisation_kind, bool(row.organisation))
            self._documents[key] = {}
            self._by_key.setdefault(name_key(name), key)
        self._documents[key].setdefault(row.doc_id)
        return key

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """All of them."""
        return tuple(map(self.organisation, self._names))

    def organisation(self, key: str) -> Organisation:
        """One of them, by its id."""
        name, kind, named = self._names[key]
        return Organisation(key, name, kind, named, tuple(self._documents[key]))

    def is_all(self, key: str, holder: str) -> bool:
        """Whether a holder is all at once of several who sign together: "kommunene"."""
        return _TOGETHER.match(holder.casefold()) is not None and _signers(self._names[key][0]) > 1

    def is_member(self, key: str, holder: str) -> bool:
        """Whether a holder is one of several who sign together."""
        return _is_member(self._names[key][0], holder)

    def find(self, called: str, without: str = "") -> str | None:
        """The body that a text calls so: by its name, without genitive, or by its initials."""
        for name in (called, _GENITIVE.sub("", called.strip())):
            key = self._by_key.get(name_key(name))
            if key and key != without:
                return key
        words = set(name_key(_GENITIVE.sub("", called.strip())).split())
        fitting = [
            key
            for key, (name, _, named) in self._names.items()
            if named and key != without and words and _called(name, called, words)
        ]
        return fitting[0] if len(fitting) == 1 else None


def name_key(name: str) -> str:
    """How names are compared.

    >>> name_key("  Fjordvik  KOMMUNE ")
    'fjordvik kommune'
    """
    return heading_key(name)


def initials(name: str) -> str:
    """The letters a long name is cut down to.

    >>> initials("Norsk Forbund for Parkering og Gatedrift")
    'NFPG'
    """
    return "".join(word[0].upper() for word in name.split() if word.casefold() not in _SMALL)


def _called(name: str, called: str, words: set[str]) -> bool:
    plain = _GENITIVE.sub("", called.strip())
    if plain.isupper() and len(plain) > 1:
        return plain == initials(name) or plain in re.findall(r"\w+", name)
    return words <= set(name_key(name).split())


@lru_cache(maxsize=2**12)
def _signers(name: str) -> int:
    return len(re.findall(r"[^,;]+?(?=[,;]| og |$)", name))


@lru_cache(maxsize=2**12)
def _is_member(name: str, holder: str) -> bool:
    telling = set(name_key(name).split()) - _KINDS
    return _signers(name) > 1 and bool(set(name_key(holder).split()) & telling)
