"""Measure what reading another format than plain text costs.

    python benchmarks/formats.py [--only NAME …] [--folder train …]

Every annotated text is made into a file of each format, read again, and its positions are
scored against the annotation; beside that stand the share of positions with the right page
number and the time reading takes as a share of the time the engine takes.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import format_makers as makers
from alignment import aligned, moved
from pages import figure, markdown
from standpunkt.documents import Span
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import Prediction, Predictions
from standpunkt.evaluation.scoring import score
from standpunkt.language.pipeline import load as load_pipeline
from standpunkt.positions import Position
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("train", "dev")
_WORD = re.compile(r"\w+")
_COMPARED = 16


def pdf_pages(path: Path) -> list[str]:
    """The letters of each page as PDFium gives them, to tell pages by."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return [_letters(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Format:
    """A way to make a file of a text, its ending, and a way to know what is on each page.

    `make` takes the text and the path to write; the reader is the one of the ending.
    """

    ending: str
    make: Callable[[str, Path], None]
    pages: Callable[[Path], list[str]] | None = None


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(".txt", makers.plain),
        "pdf, reportlab letter": Format(".pdf", makers.reportlab_letter, pdf_pages),
        "pdf, reportlab columns": Format(".pdf", makers.reportlab_columns, pdf_pages),
        "pdf, weasyprint letter": Format(".pdf", makers.weasyprint_letter, pdf_pages),
        "pdf, weasyprint columns": Format(".pdf", makers.weasyprint_columns, pdf_pages),
        "pdf, chromium": Format(".pdf", makers.chromium, pdf_pages),
        "pdf, libreoffice": Format(".pdf", makers.libreoffice, pdf_pages),
        "pdf, scan": Format(".pdf", makers.scan),
    }
)
"""Name to format; a new one adds itself here."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Evaluative F1, right pages among pages told, and seconds of reading and extracting."""

    f1: float | None
    precision: float | None
    recall: float | None
    right_pages: int
    pages: int
    reading: float
    extracting: float


def measure(engine: Engine, gold: Sequence[GoldDocument], form: Format, folder: Path) -> Measured:
    """Make, read and score the gold documents in one format; files are left in `folder`."""
    rows: list[Prediction] = []
    right = told = 0
    reading = extracting = 0.0
    for document in gold:
        path = folder / f"{document.doc_id}{form.ending}"
        if not path.exists():
            form.make(document.text, path)
        start = time.perf_counter()
        found = load(Source(document.doc_id, path.name, path))
        reading += time.perf_counter() - start
        start = time.perf_counter()
        positions = list(engine.read(found))
        extracting += time.perf_counter() - start
        rows += _mapped(document, found.text, positions)
        if form.pages is not None:
            pages = form.pages(path)
            told += len(positions)
            right += sum(_on_page(position, found.text, pages) for position in positions)
    rates = score(gold, Predictions(tuple(rows))).overall.evaluative
    return Measured(
        rates.f1, rates.precision, rates.recall, right, told, reading, extracting
    )  # fmt: skip


def _on_page(position: Position, text: str, pages: Sequence[str]) -> bool:
    """Whether the first letters of the evidence stand on the page the position names."""
    page = position.document.page_of(position.evidence.start)
    words = _letters(position.evidence.of(text))[:_COMPARED]
    if page is None or not words:
        return False
    after = pages[page][:400] if page < len(pages) else ""
    return words in pages[page - 1] + after and words[:4] in pages[page - 1]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.replace("\u0002", "").replace("\ufffe", ""))).lower()


# --- alignment -------------------------------------------------------------------------


_NOWHERE = Span(0, 1)


def _mapped(document: GoldDocument, text: str, positions: Iterable[Position]) -> list[Prediction]:
    """The positions with the spans they have in the gold text."""
    places = aligned(text, document.text)
    return [
        Prediction(
            document.doc_id,
            moved(p.evidence, places) or _NOWHERE,
            moved(p.cue, places) or _NOWHERE,
            moved(p.target, places),
            p.stance,
            p.holder,
            p.tier,
            p.confidence,
            p.rule,
        )
        for p in positions
    ]


# --- the table -------------------------------------------------------------------------


def table(results: Mapping[tuple[str, str], Measured]) -> str:
    """Format by figure, a row for each folder."""
    rows = []
    for (name, folder), found in results.items():
        plain = results.get(("text", folder))
        loss = None
        if plain is not None and plain.f1 is not None and found.f1 is not None:
            loss = found.f1 - plain.f1
        rows.append(
            [
                name,
                folder,
                figure(found.f1),
                "-" if loss is None else f"{loss:+.3f}",
                figure(found.precision),
                figure(found.recall),
                figure(found.right_pages / found.pages if found.pages else None),
                f"{found.reading / found.extracting:.3f}",
            ]
        )
    heading = ["format", "texts", "F1", "change", "P", "R", "right page", "reading/extracting"]
    return markdown(heading, rows, text=2)


def main() -> None:
    """Print the table; `--keep` leaves the files made, to be used again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="*", default=list(FORMATS), metavar="NAME")
    parser.add_argument("--folder", nargs="*", default=list(FOLDERS))
    parser.add_argument("--keep", type=Path, metavar="DIR")
    asked = parser.parse_args()
    engine = Engine(load_pipeline(), remembered=0)  # each format is to be read again
    results: dict[tuple[str, str], Measured] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for folder in asked.folder:
            gold = read_gold(ROOT / "corpus" / "gold" / folder)
            for name, form in FORMATS.items():
                if name != "text" and not any(part in name for part in asked.only):
                    continue
                place = (asked.keep or Path(scratch)) / folder / name.replace(", ", "-")
                place.mkdir(parents=True, exist_ok=True)
                results[name, folder] = measure(engine, gold, form, place)
                print(table({(name, folder): results[name, folder]}).split("\n")[-1], flush=True)
    print(table(results))


if __name__ == "__main__":
    main()
