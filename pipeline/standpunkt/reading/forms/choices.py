"""The words of forms: answers to closed questions, ticks, and the headings above them.

They stand in `choices.toml`.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any, Final


def _data() -> dict[str, Any]:
    file = resources.files("standpunkt.reading.forms") / "choices.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


_DATA: Final = _data()
_ANSWERS: Final = frozenset(_DATA["answers"])
_DEGREE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _DATA['degrees']))})\s+")
_MATTER: Final = re.compile(rf"\s+(?:{'|'.join(map(re.escape, _DATA['matters']))})$")
_TICKED: Final = frozenset(_DATA["marks"]["ticked"])
_EMPTY: Final = frozenset(_DATA["marks"]["empty"])
_OF_THE_FORM: Final = re.compile("|".join(_DATA["questions"]["about_the_form"]))
_OF_THE_MATTER: Final = re.compile("|".join(_DATA["questions"]["about_the_matter"]))
_OF_FACT: Final = frozenset(_DATA["questions"]["of_fact"])
_REASON: Final = re.compile("|".join(_DATA["columns"]["reason"]))
_TO_ANY_QUESTION: Final = frozenset(
    ["ja", "nei", "nja", "delvis", "til dels", "ja, delvis", "ja, men"]
)
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_LONGEST: Final = 60
_BOX: Final = re.compile(r"[☐☒☑□🗹🗵]|[(\[]\s?[xX]?\s?[)\]]")


def key(text: str) -> str:
    """How words of a form are compared.

    >>> key(" Støtter  IKKE (sett kryss): ")
    'støtter ikke'
    """
    plain = " ".join(_IN_BRACKETS.sub("", text).split()).casefold()
    return plain.rstrip(".:!?* ") or " ".join(text.split()).casefold()


def is_answer(text: str) -> bool:
    """Whether a text is an answer that a form offers, and no more.

    >>> is_answer("Helt enig"), is_answer("Støtter ikke forslaget"), is_answer("Enig, men dyrt")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    plain = key(text)
    forms = {plain, _MATTER.sub("", plain), _DEGREE.sub("", plain, count=1)}
    return not forms.isdisjoint(_ANSWERS)


def takes_side(question: str, answer: str) -> bool:
    """Whether an answer is a stand: "Ja" is one where the question asks for one.

    >>> takes_side("Bør fristen være kortere?", "Ja"), takes_side("Har dere målere i dag?", "Ja")
    (True, False)
    >>> takes_side("Ønsker å ta stilling til høringen", "Ja"), takes_side("Målere", "Nei")
    (False, True)
    """
    if key(answer) not in _TO_ANY_QUESTION:
        return True
    asked = key(question)
    if _OF_THE_FORM.search(asked):
        return False
    first = re.split(r"[\W_]+", re.sub(r"^[\d.)\s]+", "", asked))[0]
    return first not in _OF_FACT or _OF_THE_MATTER.search(asked) is not None


def asks_for_stand(question: str) -> bool:
    """Whether a heading asks what one thinks of a proposal.

    >>> asks_for_stand("Støtter dere forslaget?"), asks_for_stand("Medlem?")
    (True, False)
    """
    asked = key(question)
    return _OF_THE_MATTER.search(asked) is not None and _OF_THE_FORM.search(asked) is None


def in_full(answer: str) -> str:
    """An answer as it is written: "For" alone is no stand.

    >>> in_full("Mot"), in_full("Delvis enig")
    ('Vi er imot', 'Delvis enig')
    """
    said: str = _DATA["in_full"].get(key(answer), " ".join(_IN_BRACKETS.sub("", answer).split()))
    return said or answer


def is_ticked(cell: str) -> bool:
    """Whether a cell holds a tick and no more.

    >>> is_ticked(" X "), is_ticked("☐"), is_ticked("")
    (True, False, False)
    """
    return " ".join(cell.split()).casefold().rstrip(".") in _TICKED


def is_empty(cell: str) -> bool:
    """Whether a cell says that its box is not ticked.

    >>> is_empty("☐"), is_empty("–"), is_empty("X")
    (True, True, False)
    """
    plain = " ".join(cell.split()).casefold()
    return plain in _EMPTY


def leaves_out(cell: str, heading: str) -> bool:
    """Whether a cell below an answer does not tick it; one that repeats the answer does.

    >>> leaves_out("Nei", "Støtter"), leaves_out("Nei", "Nei"), leaves_out("x", "Nei")
    (True, False, False)
    """
    return is_empty(cell) and (not cell.strip() or key(cell) != key(heading))


def after_tick(cell: str) -> str | None:
    """What a cell says after its tick; None where it does not begin with one.

    >>> after_tick("X – for dyrt"), after_tick("For dyrt")
    ('for dyrt', None)
    """
    first, _, rest = " ".join(cell.split()).partition(" ")
    if is_ticked(first.rstrip(",.;:")) and rest:
        return rest.lstrip("–—-,.;: ")
    return None


def boxes(text: str) -> tuple[str, ...] | None:
    """The ticked answers of a line that has several, each after its box; None for another.

    >>> boxes("☐ Ja ☒ Nei"), boxes("☒ Ja")
    (('Nei',), None)
    """
    found = list(_BOX.finditer(text))
    if len(found) < 2 or text[: found[0].start()].strip():
        return None
    ends = [box.start() for box in found[1:]] + [len(text)]
    answers = [
        (text[box.end() : end].strip(), is_ticked(re.sub(r"\s", "", box[0])))
        for box, end in zip(found, ends, strict=True)
    ]
    if not all(is_answer(answer) for answer, _ in answers):
        return None
    return tuple(answer for answer, ticked in answers if ticked)


def is_about(heading: str) -> bool:
    """Whether the column below a heading says what is asked about: "Forslag", "Nr."."""
    return _begins(heading, "matter")


def is_remark(heading: str) -> bool:
    """Whether the column below a heading holds remarks: "Merknad", "Begrunnelse"."""
    return _begins(heading, "remark")


def is_question(heading: str) -> bool:
    """Whether the column below a heading holds what the ministry asks: "Spørsmål"."""
    return _begins(heading, "question")


def is_reply(heading: str) -> bool:
    """Whether the column below a heading holds answers in the respondent's words: "Vårt svar"."""
    return _begins(heading, "answer") or is_remark(heading)


def is_reason(heading: str) -> bool:
    """Whether the column below a heading says more of the answer in the column before it.

    >>> is_reason("Begrunnelse"), is_reason("Kommentar til svaret:"), is_reason("Merknader til § 3")
    (True, True, False)
    """
    return _REASON.fullmatch(key(heading)) is not None


def _begins(heading: str, kind: str) -> bool:
    first = re.split(r"[\W_]+", key(heading))[0]
    return first in _DATA["columns"][kind]
