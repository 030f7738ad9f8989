"""The stance of a judgement after negation, degree and contrast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.candidate import Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.judging.denied import is_denied, verb_of
from standpunkt.stance.judging.reach import REACH, clause_end
from standpunkt.stance.matching import Match
from standpunkt.stance.opposites import opposite_of
from standpunkt.stance.phrases import Tokens, find_row, negator
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.words import endings, phrases, verb_forms, words


def shifted(reading: Reading, match: Match, first: int, opens: int | None = None) -> Stance | None:
    """The stance of a judging match after negation and degree; None where none is left.

    Words from token `first` on are its clause's; `opens` is where the clause itself opens, if
    that is further back.
    """
    tokens = reading.tokens
    stance = match.rule.stance
    opens = first if opens is None else min(first, opens)
    verb = verb_of(reading, match, opens)
    denied = is_denied(reading, match, (first, opens), verb)
    comparative = any(
        "Degree=Cmp" in tokens[i].feats or (i and tokens[i - 1].lower in ("mer", "meir"))
        for i in match.places
    )
    if denied and comparative and _unsurpassed(tokens, verb, match):
        denied = False  # "kunne ikke vært bedre", "har aldri vært verre"
    if match.rule.polar and comparative and _unsurpassed(tokens, verb, match):
        return None  # "kunne ikke vært bedre": what is praised is read by itself
    if _too_little(tokens, match, first) and stance is Stance.SUPPORT:
        return Stance.SKEPTICAL
    if not denied and stance is Stance.SUPPORT and _not_for(tokens, match.last):
        return Stance.SKEPTICAL
    if not denied and stance is Stance.SUPPORT and _on_paper(tokens, match):
        return Stance.SKEPTICAL
    if _without(tokens, match):
        return None
    if stance in (Stance.SKEPTICAL, Stance.OPPOSE) and _less_bad(tokens, match):
        return None
    hardly = _hardly(tokens, match, verb, opens) or _scarce(tokens, match)
    if _of_wrongdoing(tokens, match) or _hinders_bad(tokens, match):
        denied = not denied
    elif denied and _hinders_unknown(tokens, match):
        return None  # whether "hindrer ikke at laksen sprer seg" is good is not known
    return opposite_of(match.rule) if denied != hardly else stance


def _of_wrongdoing(tokens: Sequence[Token], match: Match) -> bool:
    """Whether what is helped or hindered is wrongdoing: "gjør det vanskeligere å jukse"."""
    if match.predicate:
        return False
    for i in range(match.first + 1, min(match.last + _NEAR_WRONG, len(tokens))):
        word = tokens[i].lower
        if i in match.places:
            continue
        if tokens[i].pos == "PUNCT" or word in ("mot", "imot", "uten", "utan", "og"):
            return False
        if word == "for" and tokens[i - 1].pos == "NOUN":
            return False  # "svekker rettsvernet for kriminelle"
        if word.startswith(endings("wrongdoing")):
            return True
    return False


def _hinders_clause(tokens: Sequence[Token], match: Match) -> int | None:
    """The "at" of what does not come about: "hindrer (ikke) at …"."""
    if tokens[match.last].lower not in verb_forms("hindering_verbs"):
        return None
    near = (t.i for t in tokens[match.last + 1 : match.last + 4] if t.lower == "at")
    at = next(near, None)
    between = tokens[match.last + 1 : at or match.last]
    return at if all(t.pos in ("ADV", "PART") for t in between) else None


def _hinders_unknown(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is not known if what is hindered is good: what somebody can do is."""
    at = _hinders_clause(tokens, match)
    return at is not None and not any(t.lower in ("kan", "får") for t in tokens[at : at + REACH])


def _hinders_bad(tokens: Sequence[Token], match: Match) -> bool:
    """Whether what is hindered is bad by itself: "hindrer at noen mister jobben", "urett"."""
    if tokens[match.last].lower not in verb_forms("hindering_verbs") or match.predicate:
        return False
    if match.rule.stance is Stance.SUPPORT:
        return False  # a cue that has read what is hindered
    end = clause_end(tokens, match.last)
    at = _hinders_clause(tokens, match)
    if at is not None:
        end = next((t.i for t in tokens[at:] if t.pos == "PUNCT"), len(tokens)) - 1
        befalls = verb_forms("bad_happenings")
        if any(t.lower in befalls for t in tokens[at : end + 1]):
            return negator(tokens, at, end) is None
    near = tokens[match.last + 1 : min(end, match.last + REACH) + 1]
    return any(t.lower in _bad() for t in near)


@cache
def _bad() -> frozenset[str]:
    """Every form of what is bad whatever is done with it."""
    return set_forms("BAD") | set_forms("POOR") | set_forms("ILL")


_NEAR_WRONG = 7
"""Tokens after a judgement among which wrongdoing is what it is about."""


def contrasted(scene: Scene, match: Match, stance: Stance) -> tuple[Stance, Tokens] | None:
    """The stance after a second predicate of the other sign, and which words limit it.

    "Ordningen er dyr, men nødvendig" approves with a reservation, and so does "bra, men dyrt"; what
    is good for some and bad for others is no good thing: "bra for staten og dårlig for oss".
    """
    tokens = scene.reading.tokens
    joint = next(
        (
            i
            for i in range(match.last + 1, min(match.last + _LONGEST_WHOM, len(tokens) - 1))
            if tokens[i].lower in ("men", "og") or tokens[i].finite
        ),
        None,
    )
    if joint is None or tokens[joint].finite or not match.predicate:
        return None
    between = [t for t in tokens[match.last + 1 : joint] if t.pos != "PUNCT"]
    if between and between[0].pos != "ADP":
        return None
    second = next((m for m in scene.matches if _goes_on(tokens, m, joint, match)), None)
    if second is None:
        return None
    but, other = tokens[joint].lower == "men", second.rule.stance
    end = clause_end(tokens, second.last)
    if stance is Stance.SUPPORT and other is Stance.SKEPTICAL:
        whom = [t.lower for t in tokens[second.last + 1 : second.last + 2]]
        some = any(t.lower == "for" for t in between) and whom == ["for"]
        return Stance.SKEPTICAL if some else Stance.CONDITIONAL_SUPPORT, (joint + 1, end)
    if but and stance is Stance.SKEPTICAL and other is Stance.SUPPORT:
        return Stance.CONDITIONAL_SUPPORT, (match.first, match.last)
    return None


def _goes_on(tokens: Sequence[Token], second: Match, joint: int, first: Match) -> bool:
    """Whether a predicate goes on from `first` after "men" or "og", with nothing that denies it."""
    start = joint + 1
    while start < second.first and tokens[start].pos in ("ADV", "ADJ"):
        start += 1
    same = second.predicate and second.rule.construction is Construction.JUDGE
    if not same or second.first != start or tokens[second.last].pos not in ("ADJ", "NOUN", "VERB"):
        return False
    ends = second.last + 1 >= len(tokens) or tokens[second.last + 1].pos not in ("NOUN", "ADJ")
    return ends and negator(tokens, joint, second.last, first.places) is None


def _on_paper(tokens: Sequence[Token], match: Match) -> bool:
    """Whether something is only said to look good: "god på papiret", "høres fint ut, men"."""
    after = find_row(tokens, match.last + 1, match.last + REACH, phrases("on_paper"))
    if after is not None and not any(t.finite for t in tokens[match.last + 1 : after[0]]):
        both = tokens[after[0] - 1].lower in ("både", "ikke", "ikkje")
        return not both
    but = next((t for t in tokens[match.last + 1 : match.last + REACH] if t.lower == "men"), None)
    before = tokens[max(0, match.first - REACH) : match.first + 1]
    return but is not None and any(t.lower in words("looking") for t in before)


def of_objection(
    tokens: Sequence[Token], subject: Tokens | None, match: Match, stance: Stance
) -> Stance:
    """The stance turned where an objection is judged: "Frykten for byråkrati er ubegrunnet".

    Not where it is told what came of it: "innvendingene er ikke hørt".
    """
    if subject is None or any(tokens[i].lower in words("heeding") for i in match.places):
        return stance
    first, last = subject
    at = next((i for i in range(first, last + 1) if tokens[i].pos == "NOUN"), None)
    met = verb_forms("meeting_verbs") | words("meeting_forms")
    if any(t.lower in met for t in tokens[last + 1 : last + 1 + REACH]):
        return stance  # "Innvendingene er ikke imøtekommet"
    if tokens[first].lower.startswith(endings("objections") + endings("resistance")):
        at = first  # nynorsk "frykta" is taken for a verb now and then
    if at is None or any(t.pos not in ("ADJ", "DET", "PRON") for t in tokens[first:at]):
        return stance
    argued = tokens[at].lower.startswith("argument") and at < last
    against = argued and tokens[at + 1].lower in ("mot", "imot")
    objects = endings("objections") + endings("resistance")
    if not (against or tokens[at].lower.startswith(objects)):
        return stance
    return Stance.SKEPTICAL if stance is Stance.SUPPORT else Stance.SUPPORT


def _scarce(tokens: Sequence[Token], match: Match) -> bool:
    """Whether there is next to none of the good that is told: "gir liten fleksibilitet"."""
    inside = range(match.first + 1, match.last)
    said = (tokens[i].lower for i in inside if i not in match.places)
    return match.rule.stance is Stance.SUPPORT and any(word in words("scarce") for word in said)


def _not_for(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is said for whom it is not so: "bra for staten, men ikke for oss".

    Not where what it is good for is the respondent: "bra for oss, men ikke for staten".
    """
    if [t.lower for t in tokens[last + 1 : last + 3]] in (["for", "ingen"], ["for", "inga"]):
        return True
    ours = False
    for i in range(last + 1, min(len(tokens) - 2, last + _LONGEST_WHOM)):
        if tokens[i].finite:
            return False
        ours = ours or tokens[i].lower in words("first_person")
        if tokens[i].lower in words("negators") and tokens[i + 1].lower in ("for", "hos"):
            set_off = {t.lower for t in tokens[max(last + 1, i - 2) : i]} & {",", "men"}
            return bool(set_off) and not ours
    return False


_LONGEST_WHOM = 12
"""Tokens after a judgement among which it is said for whom it is not so."""


def _without(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is only said what something does not do: "uten å være dårlig", "utan å svekke"."""
    before = tokens[max(0, match.first - 5) : match.first + 1]
    at = next((n for n, t in enumerate(before[:-1]) if t.lower in ("uten", "utan")), None)
    if at is None or before[at + 1].lower not in ("å", "at"):
        return False
    return before[at + 1].lower == "at" or not any(t.finite for t in before[at:-1])


def _unsurpassed(tokens: Sequence[Token], verb: int | None, match: Match) -> bool:
    """Whether a denied comparative says that nothing is better, or worse."""
    opens = match.first if verb is None else min(verb, match.first)
    near = tokens[max(0, opens - 5) : match.last]
    return any(t.lower in ("aldri", "aldrig") for t in near) or (
        verb is not None and tokens[verb].lower in ("kan", "kunne")
    )


def _too_little(tokens: Sequence[Token], match: Match, first: int) -> bool:
    """ "for enkel", "lite god", "mindre heldig", "under middels god"."""
    before = tokens[match.first - 1].lower if match.first > first else ""
    held = any(
        t.lower in words("holding") for t in tokens[max(first, match.first - 8) : match.first]
    )
    if before == "for" and not held:  # "held vi for rett"
        return True
    twice = [t.lower for t in tokens[max(first, match.first - 2) : match.first]]
    return before == "altfor" or twice == ["under", "middels"]


def _less_bad(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is only said to be less bad than something: "mindre urimelig", "minst dårlig"."""
    at = [i for i in match.places if tokens[i].pos in ("ADJ", "NOUN")]
    # "gir mindre trygghet" has it in the cue
    before = {tokens[i - 1].lower for i in at if i and i - 1 not in match.places}
    return bool(before & {"færre", "kortere", "kortare", "lavere", "lågare", "mindre", "minst"})


def _hardly(tokens: Sequence[Token], match: Match, verb: int | None, opens: int) -> bool:
    """Whether so little of the judgement is left that it is turned: "i liten grad", "lite"."""
    before = tokens[match.first - 1].lower if match.first else ""
    praised = match.rule.stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT)
    if before in words("less") and (praised or before == "lite"):
        return tokens[match.first].pos not in ("NOUN", "VERB", "AUX")
    low = match.first if verb is None else min(match.first, verb)
    rows = phrases("hardly_any")
    # "I liten grad ivaretar forslaget distriktene"
    row = find_row(tokens, opens, opens + 3, rows) or find_row(tokens, low, match.last + 6, rows)
    return row is not None and set(range(row[0], row[1] + 1)).isdisjoint(match.places)
