"""A Frictionless data package: the table as CSV and Parquet, its types, labels and code lists."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from standpunkt.exporting import stata
from standpunkt.positions import Aspect, Stance, Strength, Tier
from standpunkt.proposals.rows import PositionRow
from standpunkt.reading.finding.outputs import mark_new_folder
from standpunkt.writing import csv as csv_table
from standpunkt.writing import parquet
from standpunkt.writing.files import prepare, replacing_text
from standpunkt.writing.records import to_cells
from standpunkt.writing.table import COLUMNS, Column, Kind
from standpunkt.writing.workbook.words import words

_TYPES: Final = {
    Kind.TEXT: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
}
_CODES: Final[dict[str, Sequence[str]]] = {
    "stance": [value.value for value in Stance],
    "tier": [value.value for value in Tier],
    "aspect": [value.value for value in Aspect],
    "strength": [value.value for value in Strength],
}
"""Columns whose values are codes, and all there are."""
_WITHIN: Final = {"confidence": (0, 1), "link_score": (0, 1), "polarity": (-1, 1)}
_REQUIRED: Final = ("doc_id", "holder", "stance", "confidence", "tier", "aspect", "evidence")


def write(folder: Path, rows: Iterable[PositionRow]) -> None:
    """Write positions.csv, positions.parquet, positions.dta, codebook.csv and datapackage.json.

    Raises OutputError.
    """
    mark_new_folder(folder)
    prepare(folder / "datapackage.json")
    rows = list(rows)
    cells = [to_cells(row) for row in rows]
    csv_table.write(folder / "positions.csv", cells)
    parquet.write(folder / "positions.parquet", cells)
    labelled = {
        name: [(code, _label(name, code, "nb")) for code in _CODES[name]] for name in _CODES
    }
    stata.write(folder / "positions.dta", rows, labelled)
    with replacing_text(folder / "codebook.csv") as file:
        file.write(codebook())
    with replacing_text(folder / "datapackage.json") as file:
        json.dump(_package(folder), file, ensure_ascii=False, indent=1)
        file.write("\n")


def codebook() -> str:
    """A line for each column and for each code of one: what R and Stata label values by."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("variable", "type", "value", "label_nb", "label_nn", "label_en"))
    writer.writerows(_labels())
    return text.getvalue()


def _labels() -> Iterator[tuple[str, ...]]:
    languages = [words(language) for language in ("nb", "nn", "en")]
    for column in COLUMNS:
        meanings = (said.meaning(column.name, "technical") for said in languages)
        yield (column.name, _TYPES[column.kind], "", *meanings)
        for code in _CODES.get(column.name, ()):
            labels = (_label(column.name, code, said.language) for said in languages)
            yield (column.name, _TYPES[column.kind], code, *labels)


def _label(name: str, code: str, language: str) -> str:
    return Stance(code).label(language) if name == "stance" else code


def _package(folder: Path) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "standpunkt-positions",
        "title": str(words("en").table["title"]),
        "resources": [
            _table(folder, "positions", [_field(column) for column in COLUMNS]),
            _file(folder, "positions-parquet", "positions.parquet", "parquet"),
            _file(folder, "positions-stata", "positions.dta", "dta"),
            _table(folder, "codebook", _CODEBOOK),
        ],
    }


_CODEBOOK: Final = [
    {"name": name, "type": "string"}
    for name in ("variable", "type", "value", "label_nb", "label_nn", "label_en")
]


def _table(folder: Path, name: str, fields: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return _file(folder, name, f"{name}.csv", "csv") | {
        "type": "table",
        "profile": "tabular-data-resource",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": list(fields), "missingValues": [""]},
    }


def _file(folder: Path, name: str, file: str, kind: str) -> dict[str, Any]:
    content = (folder / file).read_bytes()
    return {
        "name": name,
        "type": "file",
        "path": file,
        "format": kind,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _field(column: Column) -> dict[str, Any]:
    said = words("en")
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": said.meaning(column.name, "technical"),
    }
    constraints: dict[str, Any] = {}
    if column.name in _REQUIRED:
        constraints["required"] = True
    if column.name in _CODES:
        constraints["enum"] = list(_CODES[column.name])
    if column.name in _WITHIN:
        constraints["minimum"], constraints["maximum"] = _WITHIN[column.name]
    if constraints:
        found["constraints"] = constraints
    return found
