"""Who the rows of a positions table belong to: the bodies, whatever they are called in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from standpunkt.proposals.responses import Response
from standpunkt.proposals.rows import PositionRow
from standpunkt.reading.tables.columns import heading_key
from standpunkt.respondent.persons import PRIVATE, UNNAMED

_GENITIVE = re.compile(r"(?:['’´]s?|s)$")
_SMALL = frozenset(("for", "og", "i", "av", "på", "den", "det", "de", "til", "ved", "med"))
# Several who sign say "kommunene", and each body of the kind is meant by it.
_TOGETHER = re.compile(
    r"(?:kommun|organisasjon|foreining|forening|part|instans|forbund)\w*(?:ne|ane|a)$"
)
_NUMBERED = re.compile(rf"{PRIVATE} \d+", re.IGNORECASE)
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
        self._called = Names()
        self._with_rows: set[str] = set()
        self._documents_with_rows: set[str] = set()

    def add(self, row: PositionRow | Response) -> str:
        """Take in a row; the id of its body.

        That is its `organisation_id`, else its name as names are compared, else its document.
        Persons without a name are nobody else than the document they wrote.
        """
        key = row.organisation_id or name_key(row.organisation) or f"doc:{row.doc_id}"
        if is_nameless(row.organisation):
            key = f"{PRIVATE}:{row.doc_id}"
        if key not in self._names:
            name = row.organisation or row.doc_id
            self._names[key] = (name, row.organisation_kind, bool(row.organisation))
            self._documents[key] = {}
            if row.organisation and not is_nameless(row.organisation):
                self._called.add(key, name)
        self._documents[key].setdefault(row.doc_id)
        if isinstance(row, PositionRow):
            self._with_rows.add(key)
            self._documents_with_rows.add(row.doc_id)
        return key

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """All of them.

        A name that the table of responses tells gives way to another that the rows of the same
        response tell: a person has corrected it there.
        """
        return tuple(
            self.organisation(key)
            for key, documents in self._documents.items()
            if key in self._with_rows or not documents.keys() <= self._documents_with_rows
        )

    def organisation(self, key: str) -> Organisation:
        """One of them, by its id."""
        name, kind, named = self._names[key]
        return Organisation(key, name, kind, named, tuple(self._documents[key]))

    def is_all(self, key: str, holder: str) -> bool:
        """Whether a holder is all at once of several who sign together: "kommunene"."""
        return _TOGETHER.match(holder.casefold()) is not None and _signers(self._names[key][0]) > 1

    def some_of(self, key: str, subject: str) -> str:
        """Those of several who sign that the words before a cue name; empty where it is all."""
        signers = [one for one in _each(self._names[key][0]) if _telling(one)]
        said = set(name_key(subject).split())
        named = [one for one in signers if _telling(one) & said]
        return "; ".join(named) if len(named) < len(signers) else ""

    def is_member(self, key: str, holder: str) -> bool:
        """Whether a holder is one of several who sign together."""
        return _is_member(self._names[key][0], holder)

    def find(self, called: str, without: str = "") -> str | None:
        """The body that a text calls so, other than `without`."""
        return self._called.find(called, without)


class Names:
    """What bodies are called, for finding one by what a text or a list calls it."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._by_key: dict[str, str] = {}

    def add(self, key: str, name: str) -> None:
        """Take in a body with its id."""
        self._names[key] = name
        self._by_key.setdefault(name_key(name), key)

    def find(self, called: str, without: str = "") -> str | None:
        """The one body called so: by its name, without genitive, by its initials or a part of it.

        Where several fit there is none.
        """
        bare = _GENITIVE.sub("", called.strip())
        for name in (called, bare):
            key = self._by_key.get(name_key(name))
            if key and key != without:
                return key
        words = set(name_key(bare).split())
        fitting = [
            key
            for key, name in self._names.items()
            if key != without and words and _called(name, bare, words)
        ]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=2**12)
def is_nameless(name: str) -> bool:
    """Whether what stands for a name tells nobody apart, as each run numbers its persons again.

    >>> is_nameless("Privatperson"), is_nameless("privatperson 3"), is_nameless("Tor Testberg")
    (True, True, False)
    """
    plain = " ".join(name.split())
    return UNNAMED.fullmatch(plain) is not None or _NUMBERED.fullmatch(plain) is not None


@lru_cache(maxsize=2**16)
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


def _called(name: str, plain: str, words: set[str]) -> bool:
    if plain.isupper() and len(plain) > 1:
        return plain == initials(name) or plain in re.findall(r"\w+", name)
    return words <= set(name_key(name).split())


@lru_cache(maxsize=2**12)
def _each(name: str) -> tuple[str, ...]:
    """The names of those who sign together: "Elvestad kommune; Lundby kommune", or as prose."""
    between = r";\s*" if ";" in name else r",\s*|\s+og\s+"
    return tuple(one for one in re.split(between, name) if one)


def _signers(name: str) -> int:
    return len(_each(name))


@lru_cache(maxsize=2**12)
def _is_member(name: str, holder: str) -> bool:
    """Whether a holder is one of several who sign, or some, by a part of their names or more."""
    signers = [words for one in _each(name) if (words := _telling(one))]

    def is_one(holder: str) -> bool:
        said = _telling(holder)
        return bool(said) and any(said <= words or words <= said for words in signers)

    parts = filter(None, re.split(r";\s*|,\s*|\s+og\s+", holder))
    return len(signers) > 1 and (is_one(holder) or all(map(is_one, parts)))


def _telling(name: str) -> set[str]:
    return set(name_key(name).split()) - _KINDS
