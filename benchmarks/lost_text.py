"""What text is lost on the way in: against other programs, and where line breaks are missing.

    python benchmarks/lost_text.py FOLDER [FOLDER ...]     # against pdftotext, pandoc and docx2txt
    python benchmarks/lost_text.py --gold corpus/gold      # annotated texts without line breaks

The first compares words: of those that the other program finds in a file, how many are not in
the text that Standpunkt reads. What it leaves out on purpose (running titles, menus, deleted text)
counts as lost too, so the lines are shown: read them. A program that is not installed is passed
over.

The second reads every annotated text three times: as it is, with each paragraph as one line, and
all as one line, and counts the positions with the same cue and stance that come again.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pages import markdown
from standpunkt.errors import StandpunktError
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.language.pipeline import load as load_pipeline
from standpunkt.reading import registry
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.respondent.load import document
from standpunkt.stance.engine import Engine

REFERENCES: Final = {
    ".pdf": (("pdftotext", "-q", "{}", "-"),),
    ".docx": (("pandoc", "-t", "plain", "--wrap=none", "{}"), ("docx2txt", "{}", "-")),
    ".odt": (("pandoc", "-t", "plain", "--wrap=none", "{}"),),
    ".html": (("pandoc", "-f", "html", "-t", "plain", "--wrap=none", "{}"),),
}
"""Ending to the commands that write a file's text to their standard output."""

SECONDS: Final = 60
SHOWN: Final = 5

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Lost:
    """Of the `words` another program found in a file, how many are `lost`, and in which lines."""

    path: Path
    program: str
    words: int
    lost: int
    lines: tuple[str, ...]


def words(text: str) -> Counter[str]:
    """How often each word of two letters or more stands in a text, in small letters.

    >>> words("Vi støtter – ja, VI STØTTER.")
    Counter({'vi': 2, 'støtter': 2, 'ja': 1})
    """
    return Counter(map(str.lower, _WORD.findall(text)))


def lost_in(path: Path, program: str, reference: str, ours: str) -> Lost:
    """What of the reference is not in our text; lines that lost most of their words are told.

    >>> lost_in(Path("a.pdf"), "x", "Vi støtter forslaget.\\nSide og fot", "Vi støtter forslaget.")
    Lost(path=PosixPath('a.pdf'), program='x', words=6, lost=3, lines=('Side og fot',))
    """
    theirs, mine = words(reference), words(ours)
    missing = theirs - mine
    lines = []
    for line in reference.splitlines():
        found = words(line)
        gone = (found & missing).total()
        if found and 2 * gone > found.total():
            lines.append(" ".join(line.split()))
            missing -= found
    return Lost(path, program, theirs.total(), (theirs - mine).total(), tuple(lines))


def compared(folders: Iterable[Path]) -> Iterator[Lost]:
    """Every file below the folders against each program that reads its kind and is installed."""
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        reader = registry.reader_for(path)
        for command in REFERENCES.get(path.suffix.lower(), ()):
            if reader is None or shutil.which(command[0]) is None:
                continue
            reference = _output([part.format(path) for part in command])
            try:
                ours = reader(path, str(path)).text
            except StandpunktError as error:
                print(error)
                ours = ""
            if reference is not None:
                yield lost_in(path, command[0], reference, ours)


def _output(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"{command[0]} failed: {error}")
        return None
    return done.stdout.decode("utf-8", errors="replace")


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def a_line_a_paragraph(text: str) -> str:
    """A text with each of its paragraphs as one line.

    >>> a_line_a_paragraph("Vi\\nstøtter.\\n\\nNei.")
    'Vi støtter.\\nNei.'
    """
    return "\n".join(map(one_line, _PARAGRAPH.split(text)))


def kept(gold: Iterable[GoldDocument], engine: Engine) -> tuple[int, dict[str, int]]:
    """The positions in some texts, and how many of them come again without the line breaks."""
    ways: dict[str, Callable[[str], str]] = {
        "a line a paragraph": a_line_a_paragraph,
        "one line": one_line,
    }
    total, again = 0, dict.fromkeys(ways, 0)
    for item in gold:
        text = item.path.read_text("utf-8")
        expected = _found(item, text, engine)
        total += expected.total()
        for way, change in ways.items():
            again[way] += (expected & _found(item, change(text), engine)).total()
    return total, again


def _found(item: GoldDocument, text: str, engine: Engine) -> Counter[tuple[str, str]]:
    source = Source(item.doc_id, str(item.path), item.path)
    positions = engine.read(document(source, Read(text)))
    return Counter((str(p.stance), one_line(p.cue.of(text))) for p in positions)


def main() -> None:
    """Print what is lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--gold", type=Path, metavar="DIR", help="folders of annotated texts")
    given = parser.parse_args()
    if not given.folders and not given.gold:
        parser.error("name a folder, or --gold")
    rows = []
    totals: dict[str, list[int]] = {}
    for found in compared(given.folders):
        total = totals.setdefault(found.program, [0, 0, 0])
        for place, number in enumerate((1, found.words, found.lost)):
            total[place] += number
        if found.lost:
            print(f"{found.path}: {found.lost} of {found.words} words of {found.program}")
            for line in found.lines[:SHOWN]:
                print(f"    {line[:120]}")
    for program, (files, number, lost) in totals.items():
        rows.append(
            [program, str(files), f"{number:,}", f"{lost:,}", f"{lost / max(1, number):.2%}"]
        )
    if rows:
        print(markdown(["against", "files", "words", "lost", "share"], rows))
    if given.gold:
        engine = Engine(load_pipeline())
        rows = []
        for folder in sorted({path.parent for path in given.gold.rglob("*.meta.json")}):
            total_rows, again = kept(read_gold(folder), engine)
            rows.append([f"`{folder.name}`", str(total_rows), *map(str, again.values())])
        print(markdown(["texts", "positions", "a line a paragraph", "one line"], rows))


if __name__ == "__main__":
    main()
