"""Which columns of a table hold answers, and what a row of them says.

A survey has many: open questions, and closed ones with Ja or Nei below. Each is read with its
heading as the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from standpunkt.documents import QUESTION, Place
from standpunkt.reading.forms import choices
from standpunkt.reading.tables.columns import METADATA, NAMES, heading_key

Cells = tuple[str, ...]

_SHORTEST_TEXT: Final = 20
_FEWEST_WORDS: Final = 3
_ASKING: Final = frozenset(
    """
    bør skal må er har hva kva hvordan korleis hvilke kva hvilken hvem kven hvorfor kvifor støtter
    støttar mener meiner ønsker kan vil synes i
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
_KNOWN: Final = frozenset({*METADATA, *NAMES["text"], *NAMES["id"]})
_BESIDE: Final = frozenset(NAMES["beside"])
_BESIDE_ENDINGS: Final = ("tittel", "adresse", "navn", "namn", "dato", "nummer", "lenke", "status")
_MOST_WORDS_BESIDE: Final = 3
_CLOSED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    """Which columns are read, by index: `texts` in the words that stand there, `closed` as answers.

    `ticks` are columns whose heading is the answer and whose cells are ticked. `own_id` is the
    row's own id; `named` is whether the user named the column.
    """

    texts: tuple[int, ...]
    closed: tuple[int, ...] = ()
    ticks: tuple[int, ...] = ()
    own_id: int | None = None
    named: bool = False
    by_heading: bool = True
    """Whether a heading says that answers stand below it."""

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns that are read, in their order."""
        return tuple(sorted((*self.texts, *self.closed, *self.ticks)))


def choose(
    headings: Cells, sample: Sequence[Cells], wanted: str = "", asked: Cells = ()
) -> Choice | None:
    """The columns with answers: the one that is `wanted`, or those that their headings tell of.

    `asked` are the questions that stand above several headings. None where no heading tells of
    answers, and no column is filled with those to a closed question.

    >>> choose(("Nr", "Svar", "Støtter dere gebyr?"), [("1", "Vi er imot målere.", "Ja")])
    Choice(texts=(1,), closed=(2,), ticks=(), own_id=0, named=False, by_heading=True)
    """
    keys = [heading_key(heading) for heading in headings]
    if wanted:
        fitting = [i for i, heading in enumerate(headings) if heading == wanted]
        fitting = fitting or [i for i, key in enumerate(keys) if key == heading_key(wanted)]
        if not fitting:
            return None
        return Choice((fitting[0],), own_id=_own_id(keys, fitting[:1]), named=True)
    telling = [
        i
        for i, key in enumerate(keys)
        if key not in METADATA and (_is_telling(key) or _asks_openly(headings[i], sample, i))
    ]
    free = [i for i, key in enumerate(keys) if key not in _KNOWN and not _is_beside(key)]
    ticks = tuple(i for i in free if _is_ticked(headings, asked, sample, i))
    closed = tuple(
        i
        for i in sorted({*free, *telling})
        if i not in ticks and keys[i] not in NAMES["text"] and _is_closed(headings[i], sample, i)
    )
    # Beside whole responses "Ja" and "Nei" are mostly about the case: "Vedlegg", "Ferdig".
    if any(keys[i] in NAMES["text"] and not choices.is_remark(headings[i]) for i in telling):
        closed = tuple(i for i in closed if choices.asks_for_stand(headings[i]))
    if not telling and not closed and not ticks:
        return None
    texts = {i for i in telling if i not in closed and _is_filled(sample, i)}
    texts |= {i for i in free if i not in (*closed, *ticks) and _is_open(headings[i], sample, i)}
    if not texts and not closed and not ticks:
        texts = set(telling)
    columns = (*texts, *closed, *ticks)
    by_heading = bool(telling or ticks) or any(choices.asks_for_stand(headings[i]) for i in closed)
    return Choice(
        tuple(sorted(texts)), closed, ticks, _own_id(keys, columns), by_heading=by_heading
    )


def choose_longest(headings: Cells, sample: Sequence[Cells]) -> Choice | None:
    """The columns that hold text, where no heading tells which hold answers."""
    keys = [heading_key(heading) for heading in headings]
    others = [i for i, key in enumerate(keys) if key not in _KNOWN and not _is_beside(key)]
    texts = tuple(i for i in others if _is_open(headings[i], sample, i))
    if not texts:
        best = max(others, key=lambda i: _length(sample, i), default=None)
        if best is None or _length(sample, best) < _SHORTEST_TEXT:
            return None
        texts = (best,)
    return Choice(texts, own_id=_own_id(keys, texts))


def compose(
    cells: Cells, headings: Cells, choice: Choice, asked: Cells = ()
) -> tuple[str, tuple[Place, ...]]:
    """The text of a row, each answer below its question, and where the questions stand.

    One column of responses is read as it is, without its heading.

    A question mark, or nothing, ends a question, and the answer follows on the next line or after
    an empty one: so every question is a heading to whatever reads the text. A column of reasons
    ("Begrunnelse") goes on the answer of the column before it.

    >>> compose(("Ja", ""), ("Bør vi ha gebyr?", "Hvorfor?"), Choice((1,), closed=(0,)))
    ('Bør vi ha gebyr?\\nJa', (Place(start=0, name='question'), Place(start=17, name='')))
    """
    if len(choice.columns) == 1 and choice.texts:
        text = _at(cells, choice.texts[0])
        if choice.named or not headings[choice.texts[0]].strip().endswith("?"):
            return text, ()
    text = ""
    places: list[Place] = []
    here = ""

    def say(words: str, place: str) -> None:
        nonlocal text, here
        asked_before = here == QUESTION and text.endswith("?")
        text += ("\n" if asked_before else "\n\n") if text else ""
        if place != here:
            places.append(Place(len(text), place))
            here = place
        text += words

    last = ""
    for i in choice.columns:
        cell = _at(cells, i)
        if not cell.strip() or (i in choice.ticks and choices.leaves_out(cell, headings[i])):
            continue
        heading = headings[i].strip()
        question = _question(headings, choice, asked, i)
        answer = choices.in_full(heading) if i in choice.ticks else cell.strip()
        if question and question != last:
            say(question, QUESTION)
        last = question
        bare = choices.is_answer(answer)
        if bare and not choices.takes_side(question, answer):
            say(answer, QUESTION)
        else:
            say(choices.in_full(answer) if bare else answer, "")
    return text, tuple(places)


def _question(headings: Cells, choice: Choice, asked: Cells, i: int) -> str:
    """What is asked in a column: its own heading, or that of the column whose reasons it holds."""
    while choices.is_reason(headings[i]) and not _at(asked, i).strip() and i > 0:
        # The question may be there with nobody's answer below it.
        if i - 1 not in choice.columns and not choices.asks_for_stand(headings[i - 1]):
            break
        i -= 1
    above, heading = _at(asked, i).strip(), headings[i].strip()
    question = " ".join(filter(None, (above, "" if i in choice.ticks else heading)))
    # A full stop would make a sentence of what is a heading here.
    return question.rstrip(" .!:;,") or question


def _at(cells: Cells, i: int) -> str:
    return cells[i] if i < len(cells) else ""


def _is_telling(key: str) -> bool:
    """Whether a heading says that answers stand below: "Svar", "Merknader til kap. 1"."""
    if key in NAMES["text"]:
        return True
    words = key.split()
    return key not in _KNOWN and not set(words).isdisjoint(NAMES["text"]) and not _is_beside(key)


def _asks_openly(heading: str, sample: Sequence[Cells], column: int) -> bool:
    """Whether a heading is a question for a stand, with text below it: "Hva mener dere om § 3?"."""
    asks = heading.strip().endswith("?") and choices.asks_for_stand(heading)
    return asks and _is_open(heading, sample, column)


def _is_beside(key: str) -> bool:
    """Whether a heading stands over what is no answer: "Sammendrag", "E-post"."""
    words = key.split()
    # "Fil" and "Type" tell of a short heading only; in a question they may be what it is about.
    if not words or len(words) > _MOST_WORDS_BESIDE or words[0] in _ASKING:
        return False
    return any(word in _BESIDE or word.endswith(_BESIDE_ENDINGS) for word in words)


def _filled(sample: Sequence[Cells], column: int) -> list[str]:
    return [row[column] for row in sample if column < len(row) and row[column].strip()]


def _is_filled(sample: Sequence[Cells], column: int) -> bool:
    return bool(_filled(sample, column)) or not sample


def _is_closed(heading: str, sample: Sequence[Cells], column: int) -> bool:
    """Whether the cells are answers to a closed question that asks for a stand."""
    cells = _filled(sample, column)
    answers = [cell for cell in cells if choices.is_answer(cell)]
    if not cells or len(answers) < _CLOSED * len(cells):
        return False
    return any(choices.takes_side(heading, answer) for answer in answers)


def _is_ticked(headings: Cells, asked: Cells, sample: Sequence[Cells], column: int) -> bool:
    """Whether the heading is an answer, below a question, and the cells tick it."""
    heading = headings[column]
    if not _at(asked, column).strip() or not choices.is_answer(heading):
        return False
    cells = _filled(sample, column)
    if not choices.takes_side(asked[column], heading):
        return False
    return all(
        choices.is_ticked(c)
        or choices.is_empty(c)
        or choices.key(c) == choices.key(heading)
        or c == "1"
        for c in cells
    )


def _is_open(heading: str, sample: Sequence[Cells], column: int) -> bool:
    """Whether the cells are text, rather than names and numbers."""
    cells = _filled(sample, column)
    words = [cell for cell in cells if len(cell.split()) >= _FEWEST_WORDS]
    if not cells or 2 * len(words) < len(cells):
        return False
    asks = heading.strip().endswith("?") or heading_key(heading).partition(" ")[0] in _ASKING
    sentences = [cell for cell in words if cell.rstrip()[-1] in ".!?"]
    return asks or 2 * len(sentences) >= len(cells) or _length(sample, column) >= _SHORTEST_TEXT


def _own_id(keys: Sequence[str], texts: Sequence[int]) -> int | None:
    order = {name: rank for rank, name in enumerate(NAMES["id"])}
    found = [i for i, key in enumerate(keys) if key in order and i not in texts]
    return min(found, key=lambda i: order[keys[i]], default=None)


def _length(sample: Sequence[Cells], column: int) -> float:
    """The mean length of the cells that are filled in."""
    cells = _filled(sample, column)
    return sum(map(len, cells)) / len(cells) if cells else 0.0
