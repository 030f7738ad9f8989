"""What several constructions ask of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import Clause
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, negator
from standpunkt.stance.words import endings, verb_forms, words

SUBORDINATE = ("acl:relcl", "acl", "advcl")
_NEAR = 8
"""Tokens between a finite verb and the cue it still belongs to."""


def anchor_of(reading: Reading, match: Match) -> int:
    """The token of the cue that its clause is looked up by: a verb, else an adjective or noun.

    What "enn" compares with is a clause below it: "er strengere enn småskolene tåler".
    """
    than = next((i for i in match.places if reading.tokens[i].lower == "enn"), None)
    places = [i for i in match.places if than is None or i < than]
    for classes in (("VERB", "AUX"), ("ADJ", "NOUN")):
        for i in places:
            if reading.tokens[i].pos in classes:
                return i
    return match.first


def hypothetical(reading: Reading, clause: Clause) -> bool:
    """Whether the clause is an if-clause."""
    tokens = reading.tokens
    marks = [tokens[c].lower for c in reading.children[clause.head] if tokens[c].dep == "mark"]
    if any(mark in words("if_words") for mark in marks):
        return True
    opener = tokens[clause.first]
    if opener.lower != "om":
        return False
    if clause.first == 0 and clause.finite is not None and _inverts(tokens, clause.finite):
        return True  # "Om laget hadde vore imot, ville vi sagt det", whatever the tree
    if opener.dep == "mark" and opener.pos == "SCONJ" and clause.finite is not None:
        return clause.parent is not None
    return clause.relation in ("advcl", "ccomp", "xcomp") and clause.first > 0


def _inverts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a comma and another finite verb follow the clause of the verb."""
    comma = next((t.i for t in tokens[verb + 1 :] if t.lower == ","), len(tokens) - 1)
    return comma + 1 < len(tokens) and tokens[comma + 1].finite


def before_question(reading: Reading, clause: Clause, last: int) -> bool:
    """Whether the clause of a cue is a statement that a question follows on.

    `last` is the last token of the cue: "Grensen er tull, for hvem skal de være sammen med?"
    """
    tokens = reading.tokens
    comma = next((t.i for t in tokens[last + 1 :] if t.lower in _JOINTS), None)
    if comma is None or clause.subject is None or clause.finite is None:
        return False
    asks = next((t for t in tokens[comma + 1 :] if t.pos not in ("CCONJ", "PUNCT", "ADV")), None)
    opens = asks is not None and asks.lower.startswith(("hv", "kv", "kor"))
    states = clause.subject[0] < clause.finite < comma and not tokens[0].finite
    return opens and states and not tokens[0].lower.startswith(("hv", "kv", "kor"))


_JOINTS = (",", "–", ";", ":")


def contrasts(reading: Reading, clause: Clause) -> bool:
    """Whether the clause stands against the one before: "… er kjent, mens fristen er for kort".

    One that holds besides stands beside it: "…, samtidig som den er lett å bruke".
    """
    tokens = reading.tokens
    marks = [c for c in reading.children[clause.head] if tokens[c].dep == "mark" and c > 0]
    return clause.relation == "advcl" and any(
        (tokens[c].lower in ("mens", "medan") and tokens[c - 1].lower == ",")
        or (tokens[c].lower == "som" and tokens[c - 1].lower in ("samtidig", "samstundes"))
        for c in marks
    )


def dependent(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is no statement of its own: subordinate, conditional, or inside "at".

    What opens it counts, unless it opens a clause in front: "Om forslaget fremmes, må fristen".
    """
    if clause.relation in (*SUBORDINATE, "ccomp", "csubj") or hypothetical(reading, clause):
        return True
    opener = reading.tokens[clause.first]
    if clause.finite is not None and _opens_front(reading, clause.first, clause.finite):
        return False
    return opener.pos == "SCONJ" or opener.lower in ("at", "som", "der", "hvorfor", "kvifor")


def _opens_front(reading: Reading, first: int, finite: int) -> bool:
    """Whether a clause of its own stands in front of the verb: it has one, and ends in a comma."""
    between = reading.tokens[first + 1 : finite]
    # A passive present reads like an infinitive: "Dersom forslaget vedtas, bør".
    verbs = [t for t in between if t.finite or (t.pos == "VERB" and t.lower.endswith("s"))]
    return bool(verbs) and between[-1].lower == ","


def written_for(reading: Reading, anchor: int) -> bool:
    """Whether the cue is what the answer is written for: "Jeg skriver for å protestere mot"."""
    tokens = reading.tokens
    if not tokens[anchor].pos.startswith("VERB") or "VerbForm=Inf" not in tokens[anchor].feats:
        return False
    before = tokens[:anchor]
    verb = next((t for t in before if t.lower in verb_forms("writing_verbs")), None)
    if verb is None or not verb.finite or any(t.finite for t in before[verb.i + 1 :]):
        return False
    who = [t for t in before if t.pos in ("PRON", "NOUN", "PROPN") and t.dep.startswith("nsubj")]
    return verb.i == 0 or any(t.lower in words("first_nominative") for t in who or before)


def left_open(reading: Reading, cue: int, clause: Clause) -> bool:
    """Whether the clause of the cue is said not to be given, or not to be ruled out.

    "Det er ikke gitt at vi støtter forslaget", "vi kan ikke utelukke at …".
    """
    tokens = reading.tokens
    at = next((i for i in range(cue - 1, 1, -1) if tokens[i].lower == "at"), None)
    if at is not None and _by_nobody(reading, at):
        return True
    starts = {clause.first} if clause.subject is None else {clause.first, clause.subject[0]}
    starts |= {start - 1 for start in starts if tokens[start - 1].lower == "om"}
    for end in ({at} if at is not None else set()) | starts:
        if not 1 < end <= cue:
            continue
        near = tokens[max(0, end - (4 if end == at else 2)) : end]
        open_ = [t.i for t in near if t.lower in words("left_open")]
        if open_ and tokens[open_[-1]].lower == "aktuelt" and tokens[end].lower == "å":
            continue  # "det er ikke aktuelt å støtte": a denial
        if not open_:
            continue
        last = min(end, open_[-1] + 3) - 1
        if negator(tokens, max(0, open_[-1] - 4), last) is not None:
            return True
    return False


def _by_nobody(reading: Reading, at: int) -> bool:
    """Whether nobody says what follows "at": "ingen kan si at", "ingen mener at"."""
    before = [t.lower for t in reading.tokens[max(0, at - 4) : at]]
    start = next((n for n, word in enumerate(before) if word in words("negating_subjects")), None)
    said = before[start + 1 :] if start is not None else []
    return bool(said) and said[-1] in verb_forms("speaking_verbs") | verb_forms("thinking_verbs")


def evidence_of(clause: Clause, cue: Tokens, *parts: Tokens | None) -> Tokens:
    """The stretch that covers the cue, its finite verb and the `parts` there are."""
    spans = [cue, *(part for part in parts if part is not None)]
    if clause.finite is not None and abs(clause.finite - cue[0]) < _NEAR:
        spans.append((clause.finite, clause.finite))
    return min(span[0] for span in spans), max(span[1] for span in spans)


def is_power(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is what a power or decision is on: "hjemmel til å stanse"."""
    at = i
    while at > 1 and (tokens[at].lower != "å") and i - at < _NEAR_POWER:
        at -= 1
    before = tokens[max(0, at - 2) : at]
    return (
        tokens[at].lower == "å"
        and len(before) > 1
        and before[1].lower in ("til", "om", "for")
        and any(before[0].lower.startswith(noun) for noun in endings("powers"))
        and before[0].pos == "NOUN"
    )


_NEAR_POWER = 2
"""Tokens back to the "å" of an infinitive: "å kunne avvise"."""


def from_finite(clause: Clause, cue: Tokens) -> Tokens:
    """The cue from its finite verb on, where that stands just before it."""
    if clause.finite is not None and cue[0] - _NEAR <= clause.finite < cue[0]:
        return clause.finite, cue[1]
    return cue


def finite_word(reading: Reading, clause: Clause) -> str:
    """The clause's finite verb in lower case; empty when there is none."""
    return "" if clause.finite is None else reading.tokens[clause.finite].lower


def quoted(reading: Reading, i: int) -> bool:
    """Whether token `i` is somebody's words after a colon: 'skriver: «…»', "skal lyde: …"."""
    before = reading.tokens[:i]
    return any(
        token.lower == ":"
        and (
            (n + 1 < len(before) and before[n + 1].text in _QUOTES)
            or (n > 0 and before[n - 1].lower in words("wording"))
        )
        for n, token in enumerate(before)
    )


_QUOTES = ("«", '"', "“", "”", "„")
