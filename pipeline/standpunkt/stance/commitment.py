"""Commitment: whether the words around a stand commit its holder to it.

"Vi støtter forslaget" does; "vi har gitt opp å støtte", "vi angrer på at vi støttet" and "vi
støttet i sin tid" need not. What is plainly denied is read by `degree`, and what is plainly no
stand by `constructions.assertion`; what is left here is a frame that nobody foresaw, or an earlier
stand. Such a row keeps its stance with a low confidence, so that somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.candidate import Reason
from standpunkt.stance.clauses import Clause
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, find_row, reason_denied
from standpunkt.stance.words import endings, phrases, verb_forms, words

_LONGEST_FRAME = 9
"""Tokens before a clause or an infinitive among which what frames it stands."""


def uncommitted(reading: Reading, match: Match, clause: Clause) -> str:
    """Why it is not known whether the stand is taken; empty where it is."""
    if not match.rule.stance.takes_side:
        return ""
    tokens = reading.tokens
    if _whether(tokens, match):
        return "it depends on something else"
    approves = match.rule.stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT)
    if approves and told_of_old(tokens, match, clause):
        return Reason.EARLIER
    if clause.relation.startswith("csubj") and (clause.parent or 0) > match.last:
        ruled = tokens[clause.parent or 0]
        if ruled.lower not in words("ruling_out") | words("ruling_in"):
            return f"it is not known what {ruled.text!r} makes of it"
        return ""
    if reason_denied(tokens, clause.first, match.last + _NEAR):
        return "it is open whether the position or its reason is denied"
    to = _infinitive(tokens, match)
    if to is not None:
        frame = _frame(tokens, to)
        if frame and not _commits(frame):
            return f"it is not known what {_said(frame)!r} makes of it"
        return ""
    at = _that(tokens, match)
    if at is not None:
        frame = _frame(tokens, at)
        asked = tokens[at].lower == "om"  # "i strid med vedtatt politikk om vi støttet"
        if frame and (asked or _untrue(tokens[:at]) or not _commits(frame)):
            return f"it is not known what {_said(frame)!r} makes of it"
    return ""


def told_of_old(tokens: Sequence[Token], match: Match, clause: Clause) -> bool:
    """Whether the stand was taken once: "støttet i sin tid", "har tidligere vært imot"."""
    finite = match.first if clause.finite is None else clause.finite
    past = "Tense=Past" in tokens[finite].feats or tokens[finite].lower in ("har", "hadde")
    if not past or tokens[finite].lower in words("past_modals") - {"hadde"}:
        return False
    first = min(clause.first, finite)
    at = _that(tokens, match)
    if at is not None:
        first = max(0, at - _LONGEST_FRAME)  # "vi skrev i vårt forrige svar at vi støttet"
    last = min(len(tokens) - 1, max(match.last, finite) + _NEAR)
    if any(t.lower in words("still") for t in tokens[first : last + 1]):
        return False
    if tokens[0].lower in ("da", "då") and tokens[0].pos == "SCONJ" and finite > 0:
        return "Tense=Past" in tokens[finite].feats  # "Da forslaget kom, var vi positive"
    found = of_earlier(tokens, first, last)
    # "har lenge støttet": and does so still
    lasts = (
        found is not None and tokens[found[0]].lower == "lenge" and tokens[finite].lower == "har"
    )
    return found is not None and not lasts


def of_earlier(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """Where a time gone by stands among the tokens: "i sin tid", "i 2019"."""
    found = find_row(tokens, first, last, phrases("earlier"))
    if found is not None:
        return found
    years = range(first, min(last, len(tokens) - 2) + 1)
    return next(((i, i + 1) for i in years if _in_year(tokens, i)), None)


def _in_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether "i 2019" stands at token `i`."""
    year = tokens[i + 1].text
    return tokens[i].lower == "i" and year.isdecimal() and len(year) == _YEAR


_YEAR = 4
"""Digits."""
_NEAR = 4
"""Tokens after a cue within which "i sin tid" is said of it."""


def _whether(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is open: "om kommunen vil støtte forslaget, avhenger av finansieringen"."""
    if tokens[0].lower not in ("hvorvidt", "om"):
        return False
    comma = next((t.i for t in tokens[match.last :] if t.lower == ","), None)
    if comma is None or any(t.lower == "," for t in tokens[: match.first]):
        return False
    after = tokens[comma + 1 : comma + 2]
    return bool(after) and after[0].lower in verb_forms("depending_verbs")


def _infinitive(tokens: Sequence[Token], match: Match) -> int | None:
    """The "å" of a cue in the infinitive: "å støtte", "å kunne støtte", "å ikke støtte"."""
    at = match.first - 1
    while at > 0 and (
        tokens[at].pos in ("ADV", "PART") or tokens[at].lower in words("auxiliary_modals")
    ):
        if tokens[at].lower == "å":
            break
        at -= 1
    return at if at > 0 and tokens[at].lower == "å" else None


def _that(tokens: Sequence[Token], match: Match) -> int | None:
    """The "at" or "om" that opens the clause of the cue, with nobody between but its subject."""
    for i in range(match.first - 1, max(0, match.first - _LONGEST_SUBJECT), -1):
        opens = tokens[i].lower in ("at", "om") and tokens[i].pos == "SCONJ"
        if opens:
            return None if tokens[i - 1].lower in ("selv", "sjølv") else i
        mark = tokens[i].pos == "PUNCT" and tokens[i].text not in '«»"“”'
        if mark or (tokens[i].finite and tokens[i].pos == "VERB"):
            return None
    return None


_LONGEST_SUBJECT = 24
"""Tokens between "at" and the cue of its clause."""


def _frame(tokens: Sequence[Token], before: int) -> Sequence[Token]:
    """The words of the same clause that stand before an infinitive or a clause."""
    first = before
    while (
        first > 0
        and before - first < _LONGEST_FRAME
        and (tokens[first - 1].pos not in ("PUNCT", "SCONJ") or tokens[first - 1].lower == "som")
    ):
        first -= 1
    return tokens[first:before]


def _commits(frame: Sequence[Token]) -> bool:
    """Whether the words before a stand leave it standing: "velger å", "vil understreke at".

    The last verb or adjective decides, or a noun that is known: "finner grunn til å".
    """
    for token in frame[::-1]:
        if token.lower in _committing() or token.lower.startswith(endings("committing_nouns")):
            return True
        if token.pos in ("VERB", "ADJ") and token.dep != "amod":
            return False
    # "…, er at vi støtter": what it is stands before the comma
    return all(t.pos in ("AUX", "ADV", "PRON") for t in frame)


@cache
def _committing() -> frozenset[str]:
    """Every word that leaves a stand standing, or whose denial `degree` reads."""
    verbs = ("committing_verbs", "speaking_verbs", "refusing_verbs")
    single = ("committing", "ruling_in", "ruling_out", "true")
    return frozenset().union(*map(verb_forms, verbs), *map(words, single))


def _untrue(before: Sequence[Token]) -> bool:
    """Whether somebody is said to be wrong: "Departementet tar feil når det sier at vi …"."""
    return any(t.lower in words("untrue") for t in before)


def _said(frame: Sequence[Token]) -> str:
    return " ".join(t.text for t in frame)
