"""The command that hands positions to other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.cli.options import Positions, ProposalList, Texts
from standpunkt.cli.proposals import listed_in, tell_of_texts, text_folders
from standpunkt.errors import InputError, OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.exporting.passages import Marked


class Format(StrEnum):
    """What a table of positions can be written as."""

    GOLD = "gold"
    QDPX = "qdpx"
    QDC = "qdc"
    LABEL_STUDIO = "label-studio"
    BRAT = "brat"
    CONLL = "conll"
    DATAPACKAGE = "datapackage"


_NAMES = {
    Format.GOLD: "gold",
    Format.QDPX: "positions.qdpx",
    Format.QDC: "positions.qdc",
    Format.LABEL_STUDIO: "label-studio.json",
    Format.BRAT: "brat",
    Format.CONLL: "positions.conll",
    Format.DATAPACKAGE: "datapackage",
}


def export(
    positions: Positions,
    to: Annotated[Format, typer.Option("--to", help="The format: docs/export.md describes each.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="The file or, for gold, brat and datapackage, the folder. Named by the format "
            "and beside the first table when left out.",
            show_default=False,
        ),
    ] = None,
    texts: Texts = None,
    proposals: ProposalList = None,
) -> None:
    """Write positions for other programs: annotation tools, qualitative analysis, statistics.

    Corrections in a workbook are part of it.
    """
    from standpunkt.exporting import brat, conll, datapackage, gold, label_studio, qda
    from standpunkt.exporting.passages import collected
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running.console import remark, say
    from standpunkt.writing.files import keep_apart
    from standpunkt.writing.texts import read_texts

    path = output or positions[0].with_name(_NAMES[to])
    _check(path, to)
    keep_apart([path], positions)
    rows = list(reviewed_rows(positions, tell=remark))
    if to is Format.DATAPACKAGE:
        datapackage.write(path, rows)
        say(f"wrote {path}")
        return
    folders = text_folders(texts, positions)
    saved = read_texts(folders)
    if not saved:
        raise InputError(
            "no saved texts",
            "run extract with --save-text, or name their folder with --texts",
            path=positions[0],
        )
    tell_of_texts(positions, folders, rows, saved)
    found = collected(rows, saved)
    for note in found.notes:
        say(f"note: {note}")
    listed = listed_in(proposals)
    writers: dict[Format, Callable[[Path, Sequence[Marked]], None]] = {
        Format.GOLD: gold.write,
        Format.BRAT: brat.write,
        Format.CONLL: conll.write,
        Format.LABEL_STUDIO: label_studio.write,
        Format.QDPX: partial(qda.write, proposals=listed),
        Format.QDC: partial(qda.write_codebook, proposals=listed),
    }
    writers[to](path, found.documents)
    passages = sum(len(document.passages) for document in found.documents)
    say(
        f"wrote {path}: {counted(passages, 'position')} in "
        f"{counted(len(found.documents), 'document')}"
    )


def _check(path: Path, to: Format) -> None:
    """Raises OutputError where a file is named for a folder, or a folder that holds other things.

    What is written never goes among what somebody else put there.
    """
    if to in (Format.GOLD, Format.BRAT, Format.DATAPACKAGE):
        if path.is_file():
            raise OutputError("is a file", f"name a folder for {to}", path=path)
        if path.is_dir() and any(path.iterdir()):
            raise OutputError("is not empty", "name a new folder", path=path)
    elif path.is_dir():
        raise OutputError("is a folder", f"name a file for {to}", path=path)
