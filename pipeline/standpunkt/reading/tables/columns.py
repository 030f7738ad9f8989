"""What the columns of a table mean, by their headings, and what their cells say.

The names stand in `columns.toml`, for the metadata file and for tables of responses alike.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from importlib import resources
from types import MappingProxyType
from typing import Final

from standpunkt.text.dates import dates_in

DATE_REMEDY: Final = "write it as 2026-11-18 or 18.11.2026"
LANGUAGE_REMEDY: Final = "write nb or nn"
"""What to do about a date or language that nobody can read."""

_LANGUAGES: Final = MappingProxyType(
    {"": "", "nb": "nb", "nn": "nn", "bokmål": "nb", "nynorsk": "nn", "no": ""}
)
_DATE_FORMATS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%Y/%m/%d", "%Y%m%d")
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIALS: Final = range(25_569, 73_051)  # 1970 to 2099
_LONGEST_DATE: Final = 40
_TIME: Final = re.compile(
    r"(?:[T ]|,? kl\.? ?)\d?\d[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$"
)


def heading_key(heading: str) -> str:
    """How headings are compared.

    >>> heading_key(" Svar_tekst "), heading_key("HØRING")
    ('svar tekst', 'høring')
    """
    plain = unicodedata.normalize("NFC", heading).casefold()
    return " ".join(re.sub(r"[_\W]+", " ", plain).split())


def _names() -> Mapping[str, tuple[str, ...]]:
    file = resources.files("standpunkt.reading.tables") / "columns.toml"
    return {
        field: tuple(dict.fromkeys(heading_key(name) for name in names))
        for field, names in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


NAMES: Final = _names()
"""The headings of each kind of column, as `heading_key` makes them."""

METADATA: Final = {
    name: field
    for field in ("organisation", "hearing", "date", "language", "aliases")
    for name in NAMES[field]
}
"""Heading to the field of Metadata that it fills."""

METADATA_FILE: Final = {
    **METADATA,
    **dict.fromkeys(NAMES["document"], "doc_id"),
    **dict.fromkeys(NAMES["source"], "source"),
}
"""The same for a metadata file, where each row also names its document."""


_OF_CELLS: Final = ("nobody", "beside", "under")
_RANK: Final = {
    name: place
    for kind, names in NAMES.items()
    if kind not in _OF_CELLS  # these name no column, and "kommune" would go before "navn"
    for place, name in enumerate(names)
}


def rank(heading: str) -> int:
    """Which of several columns for one field goes first: the surer name, as in the file.

    >>> sorted(["Navn", "Organisasjon"], key=rank)
    ['Organisasjon', 'Navn']
    """
    return _RANK.get(heading_key(heading), len(_RANK))


def as_date(cell: str) -> date | None:
    """The day a cell names, None where it names none; a time of day is left out.

    A number of five digits is a day as spreadsheets count them.

    >>> as_date("18.11.2026"), as_date("2026-11-18T09:30:00"), as_date("18. november 2026")
    (datetime.date(2026, 11, 18), datetime.date(2026, 11, 18), datetime.date(2026, 11, 18))
    >>> as_date("46344"), as_date("snart")
    (datetime.date(2026, 11, 18), None)
    """
    day = _TIME.sub("", cell.strip().removesuffix("Z"))
    if _SERIAL.fullmatch(day):
        number = int(day[:5])
        return _FIRST_DAY + timedelta(days=number) if number in _SERIALS else None
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(day, form).date()
        except ValueError:
            continue
    written = dates_in(day[:_LONGEST_DATE])
    whole = len(written) == 1 and written[0][:2] == (0, len(day))
    return written[0][2] if whole else None


def as_language(cell: str) -> str | None:
    """The written standard a cell names, empty for none; None where it cannot be read.

    >>> as_language("Nynorsk")
    'nn'
    """
    return _LANGUAGES.get(cell.strip().lower())


def as_aliases(cells: Iterable[str]) -> tuple[str, ...]:
    """The names in cells that separate them by semicolon or bar.

    >>> as_aliases(["KS|kommunesektoren", "KS"])
    ('KS', 'kommunesektoren')
    """
    names = (name.strip() for cell in cells for name in cell.replace("|", ";").split(";"))
    return tuple(dict.fromkeys(filter(None, names)))
