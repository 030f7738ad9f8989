"""Do the word-processor readers lose anything? The annotated texts, written and read back.

    python benchmarks/formats_office.py [--system]

Makes a file of each annotated text, reads it as users' files are read, carries the annotated
positions over to the text that comes out, and scores the engine there. Each way of making
files is compared with the text itself; a difference beyond TOLERANCE is an error.

The ways "plain" write a paragraph for each stretch between blank lines, with its line breaks
as soft ones; the ways "styled" use headings, lists and separate paragraphs as someone does who
knows the word processor; in the ways "tracked" the text is that of "plain" once all changes
are accepted. Those with --system go through LibreOffice, which must be installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import odf.opendocument
import odf.style
import odf.text

from alignment import aligned, moved
from standpunkt.documents import Span
from standpunkt.evaluation.gold import Gold, GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import Score, score
from standpunkt.language import pipeline
from standpunkt.language.blocks import BlockKind, TextBlock, find_blocks
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine
from standpunkt.text import spacing

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("train", "dev")
TOLERANCE = 0.01

_NUMBER = re.compile(r"(\d{1,2})[.)]")

Maker = Callable[[str, Path], None]
"""Writes a text to a path as a file of some format."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of making files: its name, their ending, and what LibreOffice makes of them."""

    name: str
    ending: str
    make: Maker
    convert: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How the engine does on the files of one way, and on the texts they were made of."""

    folder: str
    way: Way
    text_f1: float
    file_f1: float
    lost: int
    """Annotated positions whose words are not in the text that was read."""

    @property
    def difference(self) -> float:
        """What the format costs, negative where it loses."""
        return self.file_f1 - self.text_f1


# --- making files ------------------------------------------------------------------------


def plain_docx(text: str, path: Path) -> None:
    """Paragraphs with soft line breaks, as from pasting plain text."""
    document = docx.Document()
    for stretch in _stretches(text):
        document.add_paragraph(stretch)
    document.save(str(path))


def styled_docx(text: str, path: Path) -> None:
    """Headings, lists with their own numbers, and letterhead lines without space."""
    document = docx.Document()
    for kind, blocks in groupby(find_blocks(text), key=_sort):
        number = None
        for block in blocks:
            if kind == "heading":
                document.add_heading(_words(text, block), 2)
            elif kind == "line":
                for line in block.lines:
                    document.add_paragraph(line.of(text), style="No Spacing")
            elif kind == "bullet":
                document.add_paragraph(_words(text, block), style="List Bullet")
            elif kind == "number":
                paragraph = document.add_paragraph(_words(text, block), style="List Number")
                number = number or _new_list(document, _first(block))
                wanted: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
                properties = wanted.get_or_add_numPr()
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0
            else:
                document.add_paragraph(f"{block.marker} {_words(text, block)}".strip())
    document.save(str(path))


def _new_list(document: WordDocument, start: int) -> int:
    """A list of its own, counted from `start`, that looks like "List Number"."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    own = numbering.num_having_numId(style.pPr.numPr.numId.val)
    made = numbering.add_num(own.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def tracked_docx(text: str, path: Path) -> None:
    """As plain_docx, with every third word a tracked insertion and "ikke" deleted after it."""
    document = docx.Document()
    for stretch in _stretches(text):
        paragraph = document.add_paragraph()
        for index, words in enumerate(re.split(r"(?<=\S)(?=[ \n])", stretch)):
            run: Any = paragraph.add_run(words)._r  # noqa: SLF001
            if index % 3 == 2:
                _change(run, "ins")
                deleted: Any = paragraph.add_run(" ikke")._r  # noqa: SLF001
                for element in deleted.xpath("w:t"):
                    element.tag = element.tag.replace("}t", "}delText")
                _change(deleted, "del")
    document.save(str(path))


def _change(run: Any, kind: str) -> None:
    """Puts a run into a tracked change."""
    change = run.makeelement(run.tag.replace("}r", f"}}{kind}"), {})
    for key, value in (("id", "1"), ("author", "A"), ("date", "2026-01-01T00:00:00Z")):
        change.set(run.tag.replace("}r", f"}}{key}"), value)
    run.addprevious(change)
    change.append(run)


def plain_odt(text: str, path: Path) -> None:
    """Paragraphs with soft line breaks, as from pasting plain text."""
    document = odf.opendocument.OpenDocumentText()
    for stretch in _stretches(text):
        document.text.addElement(_odt_paragraph(stretch))
    document.save(str(path))


def styled_odt(text: str, path: Path) -> None:
    """Headings, lists with their own numbers, and letterhead lines."""
    document = odf.opendocument.OpenDocumentText()
    for name, level in (
        ("Bullets", odf.text.ListLevelStyleBullet(level=1, bulletchar="•")),
        ("Numbers", odf.text.ListLevelStyleNumber(level=1, numformat="1", numsuffix=".")),
    ):
        style = odf.text.ListStyle(name=name)
        style.addElement(level)
        document.automaticstyles.addElement(style)
    add = document.text.addElement
    for kind, blocks in groupby(find_blocks(text), key=_sort):
        if kind in ("bullet", "number"):
            made = odf.text.List(stylename="Bullets" if kind == "bullet" else "Numbers")
            for index, block in enumerate(blocks):
                first = kind == "number" and index == 0
                item = odf.text.ListItem(**({"startvalue": _first(block)} if first else {}))
                item.addElement(_odt_paragraph(_words(text, block)))
                made.addElement(item)
            add(made)
            continue
        for block in blocks:
            if kind == "heading":
                add(odf.text.H(outlinelevel=2, text=_words(text, block)))
            elif kind == "line":
                for line in block.lines:
                    add(_odt_paragraph(line.of(text)))
            else:
                add(_odt_paragraph(f"{block.marker} {_words(text, block)}".strip()))
    document.save(str(path))


def _odt_paragraph(text: str) -> Any:
    made = odf.text.P()
    for index, line in enumerate(text.split("\n")):
        if index:
            made.addElement(odf.text.LineBreak())
        for part, piece in enumerate(line.split("\t")):
            if part:
                made.addElement(odf.text.Tab())
            for number, words in enumerate(re.split("( {2,})", piece)):
                if number % 2:
                    made.addElement(odf.text.S(c=len(words)))
                else:
                    made.addText(words)
    return made


def _stretches(text: str) -> Iterator[str]:
    for stretch in re.split(r"\n\s*\n", text):
        if stretch.strip():
            yield stretch.strip("\n")


def _sort(block: TextBlock) -> str:
    """How a writer sets a block; items in a row of one sort are one list."""
    if block.kind is BlockKind.HEADING:
        return "heading"
    if block.kind is BlockKind.CHROME:
        return "line"
    if block.kind is BlockKind.ITEM and block.indent == 0:
        if _NUMBER.fullmatch(block.marker):
            return "number"
        if not block.marker[0].isalnum() and block.marker[0] != "(":
            return "bullet"
    return "paragraph"


def _first(block: TextBlock) -> int:
    found = _NUMBER.fullmatch(block.marker)
    return int(found[1]) if found else 1


def _words(text: str, block: TextBlock) -> str:
    return spacing.read(text, block.lines).text


# --- reading them back -------------------------------------------------------------------


def carried(gold: GoldDocument, text: str) -> tuple[GoldDocument, int]:
    """An annotated document with its spans where the same words stand in `text`.

    Also how many of its positions have no evidence there; they count as not found.
    """
    offsets = aligned(gold.text, text)
    nowhere = Span(len(text), len(text) + 1)
    lost = 0
    positions: list[Gold] = []
    for position in gold.positions:
        evidence, cue = moved(position.evidence, offsets), moved(position.cue, offsets)
        lost += evidence is None
        positions.append(
            replace(
                position,
                evidence=evidence or nowhere,
                cue=cue or nowhere,
                target=moved(position.target, offsets),
                condition=moved(position.condition, offsets),
                referent=moved(position.referent, offsets),
            )
        )
    return replace(gold, text=text, positions=tuple(positions)), lost


def measure(
    folder: str, gold: Sequence[GoldDocument], text_f1: float, way: Way, engine: Engine
) -> Result:
    """Scores the engine on the files that one way makes of the texts of a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        files = list(_made(gold, way, Path(temporary)))
        pairs = []
        for document, path in zip(gold, files, strict=True):
            read = load(Source(document.doc_id, path.name, path))
            pairs.append((carried(document, read.text), read))
        found = from_positions(p for _, read in pairs for p in engine.read(read))
    lost = sum(number for (_, number), _ in pairs)
    result = score([document for (document, _), _ in pairs], found)
    return Result(folder, way, text_f1, _f1(result), lost)


def _made(gold: Iterable[GoldDocument], way: Way, folder: Path) -> Iterator[Path]:
    paths = []
    for document in gold:
        paths.append(folder / f"{document.doc_id}{way.ending}")
        way.make(document.text, paths[-1])
    if not way.convert:
        return iter(paths)
    output = folder / "converted"
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SystemExit("--system needs LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", way.convert, "--outdir", str(output)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
    return iter([output / f"{path.stem}.{way.convert.partition(':')[0]}" for path in paths])


def _text_f1(gold: Sequence[GoldDocument], engine: Engine) -> float:
    documents = [load(Source(g.doc_id, g.path.name, g.path)) for g in gold]
    return _f1(score(gold, from_positions(p for d in documents for p in engine.read(d))))


def _f1(result: Score) -> float:
    return result.overall.evaluative.f1 or 0.0


# --- the table ---------------------------------------------------------------------------

WAYS = (
    Way("python-docx, plain", ".docx", plain_docx),
    Way("python-docx, styled", ".docx", styled_docx),
    Way("python-docx, tracked changes", ".docx", tracked_docx),
    Way("odfpy, plain", ".odt", plain_odt),
    Way("odfpy, styled", ".odt", styled_odt),
)
SYSTEM_WAYS = (
    Way("LibreOffice .odt, plain", ".docx", plain_docx, "odt"),
    Way("LibreOffice .odt, styled", ".docx", styled_docx, "odt"),
    Way("LibreOffice .odt, tracked", ".docx", tracked_docx, "odt"),
    Way("LibreOffice .docx, styled", ".odt", styled_odt, "docx"),
    Way("LibreOffice .doc, plain", ".docx", plain_docx, "doc"),
    Way("LibreOffice .doc, styled", ".docx", styled_docx, "doc"),
    Way("LibreOffice .doc, tracked", ".docx", tracked_docx, "doc"),
    Way("LibreOffice .rtf, plain", ".docx", plain_docx, "rtf"),
    Way("LibreOffice .rtf, styled", ".docx", styled_docx, "rtf"),
    Way("LibreOffice .rtf, tracked", ".docx", tracked_docx, "rtf"),
)


def table(results: Iterable[Result]) -> str:
    """The results as lines of a table."""
    lines = [f"{'folder':<8}{'files':<30}{'.txt':>7}{'file':>7}{'diff':>8}{'lost':>6}"]
    for r in results:
        verdict = "" if r.difference >= -TOLERANCE else "  BELOW"
        lines.append(
            f"{r.folder:<8}{r.way.name:<30}{r.text_f1:>7.3f}{r.file_f1:>7.3f}"
            f"{r.difference:>+8.3f}{r.lost:>6}{verdict}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 where a format loses more than TOLERANCE."""
    engine = Engine(pipeline.load(None))
    ways = (*WAYS, *(SYSTEM_WAYS if "--system" in arguments else ()))
    results = []
    for folder in FOLDERS:
        gold = read_gold(ROOT / "corpus" / "gold" / folder)
        text_f1 = _text_f1(gold, engine)
        for way in ways:
            results.append(measure(folder, gold, text_f1, way, engine))
    print(table(results))
    return int(any(result.difference < -TOLERANCE for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
