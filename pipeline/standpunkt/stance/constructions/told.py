"""Duties that are told: "etter loven må søkeren …" says what is so, and wishes nothing.

A bare modal wishes as often as it tells. What tells is around it: a law that is named, a present,
a procedure, or that it is anybody's lot; and what grants ("må få", "må kunne") always wishes.
"""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance import judging
from standpunkt.stance.clauses import Clause
from standpunkt.stance.phrases import find_row, is_word
from standpunkt.stance.words import endings, phrases, verb_forms, words
from standpunkt.text.dates import MONTHS


def is_told(reading: Reading, clause: Clause, modal: int, *, asked: bool) -> bool:
    """Whether the clause of the modal at token `modal` tells what has to be done, and no wish.

    `asked` says that it answers a question, where "må i så fall" tells nothing but is asked for.
    """
    tokens = reading.tokens
    if (
        in_force(reading, clause, modal)
        or _in_question(tokens, modal)
        or advises_reader(tokens, clause.first, clause.last)
    ):
        return True
    if tokens[modal].lower != "må":
        return False
    said = tokens[modal:]
    if judging.only_assumed(said) or (_follows(said) and not asked):
        return True
    if _grants(tokens, modal):
        return False
    return (
        find_row(tokens, clause.first, clause.last, phrases("as_things_are")) is not None
        or _of_those(reading, clause)
        or _of_anybody(reading, clause)
        or _of_some_case(reading, clause, modal)
        or _to_be_had(tokens, clause.first, modal)
        or _by_a_date(tokens, modal, clause.last)
        or _beside_fact(reading, clause, modal)
    )


def advises_reader(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a reader is told what is good to do: "du bør sjekke oljen før du starter".

    "Du må trekke forslaget" is said to whoever has made it.
    """
    said = [t.lower for t in tokens[first : last + 1]]
    at = next((n for n, w in enumerate(said) if w in words("modals")), None)
    if at is None or "du" not in said[max(0, at - 1) : at + 2]:
        return False
    after = said[at + 1 :]
    named = any(noun in w for w in after for noun in endings("proposal_nouns"))
    return not (named or {"dette", "det"} & set(after))


def _grants(tokens: Sequence[Token], modal: int) -> bool:
    """Whether what follows the modal is to somebody's good: "må få", "må kunne", "må slippe"."""
    return any(t.lower in words("granting") for t in tokens[modal + 1 : modal + 4])


def _follows(said: Sequence[Token]) -> bool:
    """Whether "må" tells what follows: "må i så fall"."""
    return [t.lower for t in said[1:3]] == ["i", "så"]


def _in_question(tokens: Sequence[Token], modal: int) -> bool:
    """Whether it is left open who or what has to: "hvem som må betale, går fram av § 12"."""
    before = [t.lower for t in tokens[max(0, modal - 2) : modal]]
    return len(before) == 2 and before[1] == "som" and before[0] in words("asking")


def _of_those(reading: Reading, clause: Clause) -> bool:
    """Whether it is told what some have to do: "dei som vil låne, må reise", "tre av fem".

    So is a rule that holds for whoever does something: "den som bryter forbudet, må".
    """
    if clause.subject is None:
        return False
    said = reading.tokens[clause.subject[0] : clause.subject[0] + 2]
    if len(said) < 2:
        return False
    some = said[1].lower == "av" and said[0].pos in ("NUM", "PRON", "DET")
    return some or (said[0].lower in words("whoever") and said[1].lower == "som")


def _of_anybody(reading: Reading, clause: Clause) -> bool:
    """Whether it is told what one has to do, or "vi": "ein må", "vi må"; not "vi må få"."""
    if clause.subject is None or clause.subject_head is None:
        return False
    head = reading.tokens[clause.subject_head]
    return head.pos == "PRON" and head.lower in words("anybody")


def in_force(reading: Reading, clause: Clause, modal: int) -> bool:
    """Whether the clause tells what must be done already: "etter gjeldende rett må …".

    Not where what is in force is itself to be changed, or kept: "dagens frist bør bestå", "saker
    som i dag blir avgjort lokalt, må flyttes".
    """
    tokens = reading.tokens
    if _ruled(tokens, clause.first, modal):
        return True
    for i in range(max(clause.first, 1), clause.last + 1):
        under = tokens[i - 1].lower
        if i < modal and _in_relative(tokens, clause.first, i):
            continue
        ruled = under in words("ruled_by")
        if tokens[i].lower in words("in_force") and (
            ruled or (under in ("i", "med") and i < modal)
        ):
            return True
        if ruled and i in (modal + 2, modal + 3) and tokens[i].lower.startswith(_laws()):
            return True  # "må etter loven"
    row = find_row(tokens, clause.first, clause.last, phrases("in_force_phrases"))
    if row is None or tokens[row[0] - 1].lower == "som":
        return False  # "videreføres som i dag"
    return not (row[0] < modal and _in_relative(tokens, clause.first, row[0]))


def _laws() -> tuple[str, ...]:
    return endings("law_nouns")


def _ruled(tokens: Sequence[Token], first: int, modal: int) -> bool:
    """Whether a law rules in front of the modal: "etter plan- og bygningsloven må".

    A law that is yet to come does not: "etter en slik lovendring må". Nor is it wished what holds
    abroad: "i Sverige må".
    """
    front = [t.lower for t in tokens[first:modal]]
    if front[:1] == ["i"] and not words("abroad").isdisjoint(front[1:3]):
        return True
    at = next((n for n, w in enumerate(front) if w in words("by_law")), None)
    if at is None or not words("new_law").isdisjoint(front[at : at + 3]):
        return False
    for token in tokens[first + at + 1 : modal]:
        word = token.lower
        if word.endswith(endings("law_endings")) or word == "§":
            return True
        if token.pos not in ("ADJ", "CCONJ", "DET", "PROPN") and not word.endswith("-"):
            return False  # "etter innføringen av loven må"
    return False


def _in_relative(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether token `i` stands in a clause that tells which thing is meant: "som i dag blir"."""
    opened = next((k for k in range(i - 1, first, -1) if tokens[k].lower in ("som", ",")), first)
    return tokens[opened].lower == "som" and tokens[opened - 1].pos in ("NOUN", "PROPN")


def _of_some_case(reading: Reading, clause: Clause, modal: int) -> bool:
    """Whether it tells the next step of a case: "blir saka ikkje avgjord, må ho leggjast fram".

    What is put in front is a case or an event, and what has to be is only pointed back to by a
    pronoun. A condition that names the proposal, or an aim, wishes: "skal ordningen virke, må den".
    """
    tokens = reading.tokens
    if modal < 2 or tokens[modal - 1].lower != "," or clause.subject_head is None:
        return False
    back = tokens[clause.subject_head]
    if back.pos != "PRON" or back.lower not in words("pointing_back"):
        return False
    front = tokens[clause.first : modal - 1]
    return any(t.lower.startswith(endings("cases")) for t in front if t.pos == "NOUN")


def _to_be_had(tokens: Sequence[Token], first: int, modal: int) -> bool:
    """Whether it tells what one has to do to be given something: "for å få tilskudd må laget".

    Without an article it is any permit or grant that is meant, and no aim of the proposal.
    """
    start = next((i for i in range(first, modal) if is_word(tokens[i].lower)), modal)
    front = [t.lower for t in tokens[start : start + 4]]
    return (
        front[:2] == ["for", "å"]
        and front[2:3] != []
        and front[2] in verb_forms("obtaining_verbs")
        and any(w.startswith(endings("obtained")) for w in front[3:4])
    )


def _by_a_date(tokens: Sequence[Token], modal: int, last: int) -> bool:
    """Whether a day of the year is told for handing something in: "må sendes innen 1. mai"."""
    said = [t.lower for t in tokens[modal + 1 : last + 1]]
    if not any(w in verb_forms("handing_in") for w in said[:3]):
        return False
    at = next((n for n, w in enumerate(said) if w in ("innen", "innan", "før")), None)
    return at is not None and any(w in MONTHS for w in said[at + 1 : at + 4])


def _beside_fact(reading: Reading, clause: Clause, modal: int) -> bool:
    """Whether a fact of the same person's stands before "og": "læreren har tolv barn og må".

    Of a thing, what stands before is what is wrong with it: "fristen er for kort og må forlenges".
    """
    tokens = reading.tokens
    if clause.parent is None or clause.relation != "conj" or modal == 0:
        return False
    joined = tokens[modal - 1].lower == "og"
    before = tokens[clause.parent]
    return joined and "har" in (
        before.lower,
        *(tokens[c].lower for c in reading.children[clause.parent] if tokens[c].finite),
    )
