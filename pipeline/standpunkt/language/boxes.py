"""Boxes: which of the answers that a form offers in its text are ticked.

A box stands before or after its answer, alone on its line or beside the others: "[ ] Ja",
"Nei ☒", "☐ For ☒ Mot". An answer that is not ticked is the form's, not the respondent's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from standpunkt.language.chrome import Line
from standpunkt.reading.forms.choices import is_answer
from standpunkt.text.markers import DASHES

_EMPTY: Final = (
    r"[☐□▢◻⬜○◯]|\[[ _]?\]|\([ _]?\)|(?:(?<=\s)|(?<=:))(?:_{1,20}|…{1,9}|\.{2,20})(?=\s|$)"
)
_TICKED: Final = (
    r"[☒☑■◼⬛●🗹🗵✓✔✗✘]|\[\s?[xX×✓✔✗✘*]\s?\]|\(\s?[xX×✓✔✗✘*]\s?\)"
    r"|(?:_{1,20}|…{1,9}|\.{2,20})\s?[xX×]\s?(?:_{1,20}|…{1,9}|\.{2,20})"
)
_BOX: Final = re.compile(rf"(?P<empty>{_EMPTY})|(?P<ticked>{_TICKED})")
_CROSS: Final = re.compile(r"(?P<before>[xX×]\s+)?(?P<answer>\S.*?)(?P<after>\s+[xX×])?")
_BULLET: Final = re.compile(rf"[{DASHES}*+•]\s+")
_QUESTION: Final = re.compile(r".*(?:[?:]\s*|(?:\t\s*|\s{2,})(?=\S))", re.DOTALL)
_HEAD: Final = re.compile(r".*(?:[?:]\s*|\t\s*|\s{2,})", re.DOTALL)
_LABEL: Final = re.compile(
    r"\s*(?P<answer>[^\s:?][^:?]{0,60}?)\s?:\s*(?P<mark>[xX×✓✔](?!\S)|[_.…–-]{1,20}(?!\S))?"
)
_BEFORE_REMARK: Final = re.compile(r"\s*(?P<answer>[^,.;:–—(]{1,60}?)\s?[,.;–—(]\s*\S")
_BLANK: Final = " \t\xa0"
_LONGEST: Final = 300


class _Choice(NamedTuple):
    """An answer of a line, as offsets in it; `end` is where the next answer may begin.

    `ticked` is None where neither a box nor a cross stands by the answer.
    """

    start: int
    end: int
    said: tuple[int, int]
    ticked: bool | None


def read_boxes(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """The lines with each answer by itself, ticked ones without their box; and which are unticked.

    Lines with no answers and boxes are as they were. Where none of the answers that stand
    together is ticked, boxes are bullets, or nobody has answered.

    >>> from standpunkt.language.groups import read_lines
    >>> lines, unticked = read_boxes(list(read_lines("Enig?\\nJa ☐ Nei ☒")))
    >>> [line.text for line in lines], unticked
    (['Enig?', 'Ja ☐', 'Nei'], frozenset({1}))
    """
    found = [_choices(line.text) for line in lines]
    read: list[Line] = []
    unticked: set[int] = set()
    at = 0
    while at < len(lines):
        end = at + 1
        while found[at] and end < len(lines) and found[end] and not _asks(lines[end], found[end]):
            end += 1
        marks = {choice.ticked for choices in found[at:end] for choice in choices}
        if True in marks and len(marks) > 1:
            for line, choices in zip(lines[at:end], found[at:end], strict=True):
                for part, ticked in _parts(line, choices):
                    if ticked is False:
                        unticked.add(len(read))
                    read.append(part)
        else:
            read.extend(lines[at:end])
        at = end
    return read, frozenset(unticked)


def _asks(line: Line, choices: Sequence[_Choice]) -> bool:
    """Whether a line holds a question before its answers, and so begins another choice."""
    return _QUESTION.match(line.text[: choices[0].start]) is not None


def _parts(line: Line, choices: Sequence[_Choice]) -> Iterator[tuple[Line, bool | None]]:
    """The question of a line, where it has one, its answers and a remark; None for these two."""
    text = line.text
    if text[: choices[0].start].strip(_BLANK + "-–—*+•"):
        yield _cut(line, 0, choices[0].start, first=True), None
    for number, choice in enumerate(choices):
        start, end = choice.said if choice.ticked else (choice.start, choice.end)
        first = not number and not choice.start
        yield _cut(line, start, end, first=first), bool(choice.ticked)
    if text[choices[-1].end :].strip(_BLANK):
        yield _cut(line, choices[-1].end, len(text), first=False), None  # "Nei [x] For dyrt."


def _cut(line: Line, start: int, end: int, *, first: bool) -> Line:
    body = line.text[start:end]
    left = start + len(body) - len(body.lstrip(_BLANK))
    text = body.strip(_BLANK)
    cut = replace(line, text=text, start=line.start + left, end=line.start + left + len(text))
    return cut if first else replace(cut, gap=0, new_page=False)


def _choices(text: str) -> list[_Choice]:
    """The answers of a line that holds nothing else but their boxes and a question before them."""
    if len(text) > _LONGEST:
        return []
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return _crossed(text) or _labelled(text)
    for before in (True, False):
        if found := _boxed(text, boxes, before=before):
            return found
    return _labelled(text)


def _boxed(text: str, boxes: Sequence[re.Match[str]], *, before: bool) -> list[_Choice]:
    """The answers with their boxes all before or all after them."""
    if before:
        head = text[: boxes[0].start()]
        cuts = [*(box.start() for box in boxes), len(text)]
    else:
        asked = _QUESTION.match(text[: boxes[0].start()]) or _BULLET.match(text)
        head = asked[0] if asked else ""
        cuts = [len(head), *(box.end() for box in boxes)]
    several = before and len(boxes) > 1  # "Gebyr ☐ Ja ☒ Nei"
    if head.strip(_BLANK) and not (several or _HEAD.fullmatch(head) or _BULLET.fullmatch(head)):
        return []
    found = []
    for box, (start, end) in zip(boxes, pairwise(cuts), strict=True):
        said = (box.end(), end) if before else (start, box.start())
        if not _answers(text[slice(*said)], before and box is boxes[-1]):
            return []
        found.append(_Choice(start, end, _trimmed(text, *said), box["ticked"] is not None))
    return found


def _answers(said: str, may_go_on: bool) -> bool:
    """Whether it is an answer, or one that goes on in a remark: "Nei, gebyret er for høyt"."""
    if is_answer(said.strip(_BLANK + ",;/|")):
        return True
    opened = _BEFORE_REMARK.match(said) if may_go_on else None
    return opened is not None and is_answer(opened["answer"])


def _labelled(text: str) -> list[_Choice]:
    """Answers that are labels, with a cross or nothing behind their colons: "Ja: _ Nei: X"."""
    if ":" not in text:
        return []
    asked = re.match(r".*\?\s*", text)
    at = asked.end() if asked else 0
    found: list[_Choice] = []
    while at < len(text):
        label = _LABEL.match(text, at)
        if label is None or not is_answer(label["answer"]):
            return []
        crossed = label["mark"] is not None and label["mark"] in "xX×✓✔"
        found.append(_Choice(at, label.end(), label.span("answer"), crossed or None))
        at = label.end()
    crosses = any(choice.ticked for choice in found)
    # of several on one line those without a cross are not ticked
    return [c._replace(ticked=bool(c.ticked)) for c in found] if crosses and found[1:] else found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks and marks between answers at its ends."""
    while start < end and text[start] in _BLANK + ",;/|":
        start += 1
    while start < end and text[end - 1] in _BLANK + ",;/|":
        end -= 1
    return start, end


def _crossed(text: str) -> list[_Choice]:
    """An answer alone on its line, with a cross by it or none."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    found = _CROSS.fullmatch(text, start)
    if found is None or not is_answer(found["answer"]) or found["answer"][-1] in ".!?:":
        return []
    crossed = found["before"] is not None or found["after"] is not None
    return [_Choice(start, len(text), found.span("answer"), crossed or None)]
