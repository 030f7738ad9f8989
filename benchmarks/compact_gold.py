"""Write annotated folders from their compact form: `short`, `letters` and their `-dev` halves.

    python benchmarks/compact_gold.py            # check that the folders are what the form says
    python benchmarks/compact_gold.py --write    # write them again

The form, `corpus/compact/*/*.gold`, is made to be written by hand: a response starts with
`# organisation | language | hearing | kind of respondent`, and then has a sentence a line. Lines
that follow each other make a paragraph. A line that starts with `|` holds positions, and all
others none:

    Saken ble behandlet 4. mars.
    |?- Vi [liker dårlig] {fristen}, |+ men [er glade for] {tilskuddet}.

Each `|` opens a clause with one position: the label, the cue in brackets and the target in
braces; a bracket or brace that opens again widens its span, and an implicit position without a
cue has its evidence for cue. The labels are `+` support, `~` conditional support, `?` skeptical,
`-` oppose, `0` neutral, `!` demand and `=` position; further ones, with or without a `/` before
them, are accepted too. Then `i` for tier implicit, `p` for criticism of the process, and
`@Name_of_another` for a holder who is not the respondent. The evidence is the clause without its
first conjunction and its last punctuation.

A folder of the form is an annotated folder of the same name, but every third response of `short`
goes to `short-dev`. What is called `-dev` is for reporting only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "corpus" / "compact"
GOLD = ROOT / "corpus" / "gold"
SETS = {"short": "s", "letters": "l", "letters-dev": "m"}
"""The folders of the form, and what their documents' names begin with."""
HELD_OUT = {"short": 3}
"""Every such response of a set goes to its `-dev`."""

LABELS = {
    "+": "support",
    "~": "conditional_support",
    "?": "skeptical",
    "-": "oppose",
    "0": "neutral",
    "!": "demand",
    "=": "position",
}
_HEAD = re.compile(r"([-+~?0!=/]+)(i?)(p?)(?:@(\S+))?\s+")
_OPENING = re.compile(r"(?:men|og|for|så|eller)\s+", re.IGNORECASE)
_CLOSING = " .,;:!?–"
_MARKS = "[]{}"


@dataclass(frozen=True, slots=True)
class Response:
    """One response: its meta data, text and positions, as the gold files hold them."""

    doc_id: str
    meta: dict[str, str]
    text: str
    positions: tuple[dict[str, object], ...]

    def files(self) -> dict[str, str]:
        """The content of its three files by name."""
        lines = [json.dumps(p, ensure_ascii=False) for p in self.positions]
        return {
            f"{self.doc_id}.txt": self.text,
            f"{self.doc_id}.jsonl": "".join(f"{line}\n" for line in lines),
            f"{self.doc_id}.meta.json": json.dumps(self.meta, ensure_ascii=False, indent=2) + "\n",
        }


def responses(source: Path, prefix: str) -> list[Response]:
    """All responses of a folder in the compact form, numbered in the order of files and lines.

    Raises ValueError with file and line for what breaks the form.
    """
    found: list[Response] = []
    for path in sorted(source.glob("*.gold")):
        for first, lines in _blocks(path):
            name = f"{prefix}{len(found) + 1:03d}"
            found.append(_response(name, lines, f"{path.name}:{first}"))
    return found


def _blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    first = 0
    lines: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("# "):
            if lines:
                yield first, lines
            first, lines = number, []
        lines.append(line.rstrip())
    if lines:
        yield first, lines


def _response(name: str, lines: list[str], place: str) -> Response:
    head = [part.strip() for part in lines[0][2:].split("|")]
    if len(head) != 4 or head[1] not in ("nb", "nn"):
        raise ValueError(f"{place}: write '# organisation | nb or nn | hearing | kind'")
    organisation, language, hearing, kind = head
    text, positions = "", []
    for offset, line in enumerate(lines[1:], 1):
        if not line:
            text = text and text.rstrip("\n ") + "\n\n"
            continue
        if text and not text.endswith("\n"):
            text += " "
        if not line.startswith("|"):
            if any(mark in line for mark in _MARKS):
                raise ValueError(f"{place}+{offset}: marks in a line with no label: {line}")
            text += line
            continue
        for clause in line[1:].split("|"):
            try:
                said, position = _clause(clause, len(text))
            except ValueError as error:
                raise ValueError(f"{place}+{offset}: {error}: {line}") from error
            text += said
            positions.append(position)
    meta = {
        "organisation": organisation,
        "language": language,
        "hearing": hearing,
        "provenance": "constructed",
        "organisation_kind": kind,
    }
    text = text.rstrip("\n ") + "\n"
    return Response(f"{name}_{language}", meta, text, tuple(positions))


def _clause(clause: str, start: int) -> tuple[str, dict[str, object]]:
    """The text of a clause that starts at offset `start`, and its position."""
    head = _HEAD.match(clause)
    if head is None:
        raise ValueError("no label")
    labels = [LABELS[sign] for sign in head[1] if sign != "/"]
    said = ""
    at: dict[str, list[int]] = {mark: [] for mark in _MARKS}
    for char in clause[head.end() :]:
        if char in at:
            at[char].append(len(said))
        else:
            said += char
    cue = _span(at["["], at["]"], "cue")
    target = _span(at["{"], at["}"], "target")
    opening = _OPENING.match(said)
    spans = [span for span in (cue, target) if span is not None]
    if cue is None and not head[2]:
        raise ValueError("no cue, which only tier implicit does without")
    first = min([opening.end() if opening else 0, *(s[0] for s in spans)])
    last = max([len(said.rstrip(_CLOSING)), *(s[1] for s in spans)])
    cue = cue or (first, last)

    def placed(span: tuple[int, int]) -> list[int]:
        return [span[0] + start, span[1] + start]

    position: dict[str, object] = {
        "evidence": placed((first, last)),
        "cue": placed(cue),
        "target": None if target is None else placed(target),
        "stance": labels[0],
    }
    if len(labels) > 1:
        position["accept"] = labels
    position["holder"] = (head[4] or "respondent").replace("_", " ")
    position["tier"] = "implicit" if head[2] else "core"
    if head[3]:
        position["aspect"] = "process"
    return said, position


def _span(opened: list[int], closed: list[int], name: str) -> tuple[int, int] | None:
    """From the first mark that opens to the last that closes; None where there is none."""
    if len(opened) != len(closed):
        raise ValueError(f"a mark of the {name} is missing")
    if not opened:
        return None
    if not opened[0] < closed[-1]:
        raise ValueError(f"the {name} is empty")
    return opened[0], closed[-1]


def wanted() -> dict[Path, str]:
    """What the annotated folders must hold, by path."""
    found: dict[Path, str] = {}
    for name, prefix in SETS.items():
        held_out = HELD_OUT.get(name)
        for number, response in enumerate(responses(SOURCE / name, prefix), 1):
            folder = f"{name}-dev" if held_out and number % held_out == 0 else name
            for file, content in response.files().items():
                found[GOLD / folder / file] = content
    return found


def main() -> int:
    """Write the folders, or say whether they are up to date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the folders again")
    write = parser.parse_args().write
    files = wanted()
    stale = {p for folder in {p.parent for p in files} for p in folder.glob("*")} - set(files)
    if write:
        for path in stale:
            path.unlink()
        for path, content in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
        print(f"wrote {len(files)} files")
        return 0
    wrong = sorted(
        p.name for p, c in files.items() if not p.exists() or p.read_text(encoding="utf-8") != c
    )
    for name in (*wrong, *sorted(p.name for p in stale)):
        print(f"not what the compact form says: {name}")
    return 1 if wrong or stale else 0


if __name__ == "__main__":
    sys.exit(main())
