"""What a person typed into a cell, understood: a stance, a decision, a holder, proposals."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from standpunkt.decisions import Verdict
from standpunkt.positions import RESPONDENT, Stance
from standpunkt.writing.palette import SYMBOLS
from standpunkt.writing.workbook.words import LANGUAGES, words

_SIGNS = re.compile(f"^[\\s{re.escape(''.join(SYMBOLS.values()))}]+|[\\s.!]+$")


def stance(cell: str) -> Stance | None:
    """The stance that a cell tells, in the words of the list or in common ones.

    >>> stance("✖ støtter ikke"), stance("Mot"), stance("delvis"), stance("kanskje")
    (<Stance.OPPOSE: 'oppose'>, <Stance.OPPOSE: 'oppose'>, <Stance.CONDITIONAL_SUPPORT: 'conditional_support'>, None)
    """  # noqa: E501
    return _stances().get(_folded(cell))


def verdict(cell: str) -> Verdict | None:
    """The decision that a cell tells.

    >>> verdict("avvist"), verdict("OK")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.CONFIRMED: 'confirmed'>)
    """
    return _verdicts().get(_folded(cell) or cell.strip())


def holder(cell: str) -> str:
    """Whose stand it is: the respondent by any of its names, or the name that is there.

    >>> holder("instansen"), holder("Norsk Brolag")
    ('respondent', 'Norsk Brolag')
    """
    own = {*_table()["holders"]["respondent"], *(str(words(x).table["own"]) for x in LANGUAGES)}
    return RESPONDENT if _folded(cell) in own else " ".join(cell.split())


def proposals(cell: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """The ids that a cell tells, joined by semicolons, and what in it is no proposal.

    A proposal is told by its id, its title, or both.

    >>> proposals("G1 Utleie; g2", {"G1": "Utleie", "G2": "Avgift"})
    ('G1;G2', '')
    >>> proposals("G9", {"G1": "Utleie"})
    ('', 'G9')
    """
    by_key = {key.casefold(): key for key in titles}
    by_key |= {" ".join(title.split()).casefold(): key for key, title in titles.items() if title}
    by_key |= {" ".join(f"{k} {t}".split()).casefold(): k for k, t in titles.items()}
    whole = " ".join(cell.split()).casefold()
    if whole in by_key:  # a title may hold a semicolon
        return by_key[whole], ""
    found, unknown = [], []
    for part in filter(None, (" ".join(part.split()) for part in cell.split(";"))):
        key = by_key.get(part.casefold()) or by_key.get(part.split()[0].casefold())
        if key is None:
            unknown.append(part)
        else:
            found.append(key)
    return ";".join(dict.fromkeys(found)), "; ".join(unknown)


def _folded(cell: str) -> str:
    return " ".join(_SIGNS.sub("", cell).split()).casefold()


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = (resources.files(__package__) / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _stances() -> dict[str, Stance]:
    found = {said: Stance(key) for key, all_ in _table()["stances"].items() for said in all_}
    for value in Stance:
        found |= {_folded(label): value for label in (value, *map(value.label, LANGUAGES))}
    return found


@cache
def _verdicts() -> dict[str, Verdict]:
    found = {said: Verdict(key) for key, all_ in _table()["verdicts"].items() for said in all_}
    for value in Verdict:
        labels = (words(language).verdict(value) for language in LANGUAGES)
        found |= {label.casefold(): value for label in (value.value, *labels) if label}
    return found
