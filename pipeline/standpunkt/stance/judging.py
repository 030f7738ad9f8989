"""Judgement: what a clause says of its subject, good or bad, wanted or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance
from standpunkt.stance.clauses import finite_of, heads_clause
from standpunkt.stance.inflection import WordClass, forms
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import negates

MODALS = frozenset("må bør burde lyt skal skulle måtte".split())
STRONG_MODALS = frozenset("må bør burde lyt".split())
WISHING = STRONG_MODALS | {"skal"}
TOO = frozenset("for altfor".split())

COPULAS = frozenset().union(
    *(forms(lemma, WordClass.VERB) for lemma in (
        "være", "bli", "virke", "fremstå", "framstå", "oppleve", "synes", "verke", "vise", "se", "ta", "stå",
        "anse", "vurdere", "finne", "holde", "mene", "tykkje", "synast", "oppfatte", "kjenne", "føle", "høre",
    ))
)  # fmt: skip

_REJECTING = frozenset().union(
    *(forms(lemma, WordClass.VERB) for lemma in (
        "avvise", "trekke", "skrinlegge", "stryke", "utgå", "fjerne", "forkaste", "stoppe", "droppe",
        "frafalle", "avslå", "henlegge", "utsette", "oppheve", "legge",
    )),
    ("utgår", "vekk", "bort", "ut", "skuffen", "avvisast", "strykast", "leggjast"),
)  # fmt: skip
_ADOPTING = frozenset().union(
    *(forms(lemma, WordClass.VERB) for lemma in (
        "vedta", "innføre", "gjennomføre", "videreføre", "vidareføre", "lovfeste", "iverksette", "beholde",
    ))
)  # fmt: skip
_REJECT_WITH_PARTICLE = frozenset().union(
    *(forms(lemma, WordClass.VERB) for lemma in ("trekke", "legge", "ta", "sende"))
)
_PROPOSALS = (
    "forslag framlegg fremlegg utkast lovforslag lovframlegg lovendring endring kapittel ledd punkt paragraf "
    "§ bestemmelse føresegn lov forskrift krav plikt ordning hjemmel heimel unntak utvidelse innstramming sak "
    "modell tiltak direktiv gebyr avgift avgifta rett regel innskrenking begrensning avvikling".split()
)
_WORLD = frozenset(
    """problem utfordring utfordringer utfordringar problemer kunnskap ressurs ressurser behov grunn
    del deler vær årsak årsaken bakgrunn bakgrunnen eksempel""".split()
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stretch of text says: the stance, the words that carry it, and the rule."""

    stance: Stance
    cue: tuple[int, int]
    rule: str
    modal: bool = False
    core: bool = True


def content_head(reading: Reading, first: int, last: int) -> int:
    """The token in the span whose head stands outside it, a clause head if there is one."""
    tokens = reading.tokens
    tops = [
        i
        for i in range(first, last + 1)
        if tokens[i].head == i or not first <= tokens[i].head <= last
    ]
    tops = [i for i in tops if tokens[i].pos not in ("PUNCT", "SCONJ", "CCONJ", "ADP", "PART")]
    clausal = [i for i in tops if heads_clause(reading, i)]
    if clausal:
        return clausal[0]
    finite = [i for i in range(first, last + 1) if tokens[i].finite]
    if finite and not clausal:
        verb = finite[0]
        return tokens[verb].head if tokens[verb].dep in ("aux", "cop", "aux:pass") else verb
    return tops[0] if tops else first


def negated(reading: Reading, first: int, last: int, own: Sequence[int] = ()) -> int | None:
    """The negator among tokens `first` to `last` that is not the cue's own and is not lifted."""
    tokens = reading.tokens
    for i in range(first, last + 1):
        if i not in own and negates(tokens, i):
            return i
    return None


def predicate_fits(reading: Reading, match: Match) -> bool:
    """Whether a predicate match stands as a predicate and not as an attribute."""
    tokens = reading.tokens
    head = match.last if tokens[match.last].pos in ("ADJ", "NOUN", "VERB") else match.first
    for i in match.places:
        token = tokens[i]
        if token.dep in ("amod", "nmod") and match.first == match.last:
            return False
        if any(tokens[c].dep == "cop" for c in reading.children[i]):
            return True
    if tokens[match.first].pos == "ADV" and match.first == match.last:
        return False
    # "fremstår som uklar", "finner det uheldig", "virker lite gjennomtenkt"
    at = head
    for _ in range(4):
        token = tokens[at]
        if token.lower in COPULAS and at < match.first:
            return True
        if token.head == at:
            break
        at = token.head
    before = tokens[max(0, match.first - 6) : match.first]
    after = tokens[match.last + 1 : match.last + 3]
    if match.first <= 1 and [t.lower for t in after] in (["er", "det"], ["blir", "det"], ["er", "at"]):
        return True
    return any(t.lower in COPULAS for t in before)


def judge(
    reading: Reading, first: int, last: int, matches: Sequence[Match]
) -> Judgement | None:
    """The judgement that tokens `first` to `last` pass, or None for a plain statement."""
    tokens = reading.tokens
    head = content_head(reading, first, last)
    finite = finite_of(reading, head)
    if finite is not None and not first <= finite <= last:
        finite = None
    if finite is None:
        finite = next((i for i in range(first, last + 1) if tokens[i].finite), None)
    inside = [m for m in matches if first <= m.first and m.last <= last]
    if finite is not None and tokens[finite].lower in MODALS:
        return _wanted(reading, first, last, finite, inside)
    best: Judgement | None = None
    for match in inside:
        if match.rule.construction.value != "judge":
            continue
        if not _main(reading, match, head, finite, first):
            continue
        stance = turned(reading, match, first)
        if stance is None or only_possible(reading, stance, finite):
            continue
        if match.rule.tier.value == "implicit" and not proposal_like(reading, first, match.first - 1):
            continue
        if stance is Stance.SUPPORT and counterfactual(reading, finite):
            stance = Stance.DEMAND
        found = Judgement(stance, (match.first, match.last), match.rule.id,
                          core=match.rule.tier.value == "core")  # fmt: skip
        if best is None or found.cue[1] - found.cue[0] > best.cue[1] - best.cue[0]:
            best = found
    if best is not None:
        return best
    return excess(reading, first, last, head)


def counterfactual(reading: Reading, finite: int | None) -> bool:
    """ "hadde vært bedre", "ville truffet bedre": praise of what is not proposed."""
    if finite is None:
        return False
    tokens = reading.tokens
    return tokens[finite].lower in ("hadde", "ville", "skulle") and any(
        t.lower in ("vært", "vore", "være", "vere", "gitt", "gjeve", "truffet") for t in tokens[finite + 1 : finite + 5]
    )


def only_possible(reading: Reading, stance: Stance, finite: int | None) -> bool:
    """ "kan være et godt tiltak": no praise yet."""
    return (
        stance is Stance.SUPPORT
        and finite is not None
        and reading.tokens[finite].lower in ("kan", "kunne")
    )


def proposal_like(reading: Reading, first: int, last: int) -> bool:
    """Whether the subject among these tokens is, or can be, a thing put to hearing."""
    tokens = reading.tokens
    if first > last:
        return True
    if tokens[first].lower in ("at", "å", "om", "en", "ein", "et", "eit") or tokens[first].lower in _ANAPHORS:
        return True
    return any(
        t.lower.startswith(noun) or noun in t.lower[3:]
        for t in tokens[first : min(last, first + 6) + 1]
        for noun in _HEARING_NOUNS
        if t.pos in ("NOUN", "PROPN", "SYM", "X", "ADJ", "VERB")
    )


_ANAPHORS = frozenset("det dette den denne disse desse slik slike slikt dei de han ho".split())
_HEARING_NOUNS = tuple(
    """forslag framlegg fremlegg utkast lovendring endring kapittel ledd punkt paragraf § bestemmelse føresegn
    lov forskrift krav plikt ordning hjemmel heimel unntak utvidelse utviding innstramming modell tiltak direktiv
    gebyr avgift rett regel regl innskrenking begrensning avgrensing avvikling formulering definisjon terskel
    grense frist sats tak alternativ løsning løysing reform strategi plan rapport utredning utgreiing notat
    anslag virkemiddel verkemiddel vilkår påbud forbud forbod standard system register portal tilskudd tilskot
    overgang innføring lovfesting oppheving fjerning avgift dispensasjon adgang tilgang høring høyring svar""".split()
)


def _main(reading: Reading, match: Match, head: int, finite: int | None, first: int) -> bool:
    """Whether the match is the predicate of the content's own clause, not of one inside it."""
    tokens = reading.tokens
    if match.predicate and not predicate_fits(reading, match):
        return False
    if head in range(match.first, match.last + 1) or finite in range(match.first, match.last + 1):
        return True
    if any(tokens[i].head == head for i in match.places):
        return not any(
            tokens[i].dep in ("advcl", "acl:relcl", "ccomp") for i in match.places if tokens[i].head == head
        )
    if match.first > first and tokens[match.first - 1].lower == "å":
        return False
    return finite is not None and 0 <= match.first - finite <= 4


def turned(reading: Reading, match: Match, first: int) -> Stance | None:
    """The stance of a judging match after negation; None when nothing is left of it."""
    tokens = reading.tokens
    low = max(first, match.first - 5)
    no = negated(reading, low, match.first - 1, own=match.places)
    inner = negated(reading, match.first, match.last, own=match.places) if not match.rule.polar else None
    # "kan ikke sies å være", "er ikke i seg selv": the negator must belong to this clause
    negative = no is not None and not any(
        tokens[i].lower in (",", "som", "at") for i in range(no, match.first)
    )
    if any(t.lower in ("lite", "for", "altfor") for t in tokens[max(first, match.first - 1) : match.first]):
        if match.rule.stance is Stance.SUPPORT:
            return Stance.SKEPTICAL
    if negative or inner is not None:
        return {Stance.SUPPORT: Stance.SKEPTICAL, Stance.SKEPTICAL: Stance.SUPPORT}[match.rule.stance]
    return match.rule.stance


def excess(reading: Reading, first: int, last: int, head: int) -> Judgement | None:
    """"for kort", "altfor vid": too much of anything is a fault."""
    tokens = reading.tokens
    for i in range(first, last):
        if tokens[i].lower not in TOO or tokens[i].pos in ("SCONJ", "CCONJ"):
            continue
        before = tokens[i - 1].lower if i else ""
        if tokens[i].lower == "for" and tokens[i].pos == "ADP" and before not in _BEFORE_TOO:
            continue
        follows = tokens[i + 1]
        sure = tokens[i].lower == "altfor" or before in ("alt", "all")
        if follows.pos not in ("ADJ", "ADV") and not (sure and follows.pos == "NOUN"):
            continue
        if "Degree=Cmp" in follows.feats:
            continue
        if follows.lower in ("å", "øvrig", "det", "eksempel", "lengst", "tiden", "tida", "mange", "alle"):
            continue
        if any(t.lower in ("siden", "sidan") for t in tokens[i + 2 : i + 4]):
            continue
        if i > first and tokens[i - 1].lower in ("i", "grunnlag", "behov", "fare"):
            continue
        after = tokens[i + 2] if i + 2 < len(tokens) else None
        attribute = after is not None and after.pos == "NOUN" and after.head != follows.i and (
            follows.head == after.i
        )
        if attribute and any(reading.tokens[c].dep == "cop" for c in reading.children[after.i]):
            attribute = False  # "er for kort tid"
        verb_near = any(t.lower in COPULAS or t.finite for t in tokens[max(first, i - 8) : i])
        if verb_near and (not attribute or tokens[i - 1].lower in ("en", "ein", "et", "eit", "ei")):
            if sure or follows.pos == "ADJ" or follows.lower in ("lite", "mye", "mykje", "langt", "sent"):
                return Judgement(Stance.SKEPTICAL, (i, i + 1), "judge.too")
    return None


_BEFORE_TOO = frozenset("alt all en ein et eit ei".split())


def _wanted(
    reading: Reading, first: int, last: int, finite: int, matches: Sequence[Match]
) -> Judgement:
    """A modal: demand, or rejection or adoption where the proposal itself is its object."""
    tokens = reading.tokens
    verb = next((i for i in range(finite + 1, last + 1) if tokens[i].pos == "VERB"), finite)
    no = negated(reading, first, verb)
    return Judgement(
        wanted(reading, first, last, no is not None), (finite, finite), "judge.modal", modal=True
    )


def wanted(reading: Reading, first: int, last: int, negative: bool) -> Stance:
    """Demand, or oppose/support where the wanted thing is the end or the adoption of a proposal.

    The object is looked for among the first words: "forslaget trekkes", "kapittel 3 tas ut".
    """
    tokens = reading.tokens
    words = [t.lower for t in tokens[first : last + 1]]
    subject = words[:5]
    hearing_object = any(
        any(p in w for p in _PROPOSALS[:7]) or w in ("denne", "dette", "det", "kapittel", "§")
        for w in subject[:3]
    ) and len(words) <= 14
    if not hearing_object:
        return Stance.DEMAND
    rejecting = any(w in _REJECTING for w in words) and any(
        w in _REJECTING - {"ut", "bort", "vekk", "skuffen"} for w in words
    )
    adopting = any(w in _ADOPTING for w in words)
    if rejecting and not negative:
        return Stance.OPPOSE
    if adopting:
        return Stance.OPPOSE if negative else Stance.SUPPORT
    return Stance.DEMAND


def about_world(reading: Reading, first: int, last: int) -> bool:
    """Whether a judged noun phrase is a state of the world and no proposal."""
    tokens = reading.tokens
    if tokens[first].lower in ("at", "å", "om") or heads_clause(reading, content_head(reading, first, last)):
        return False
    return any(t.lower in _WORLD for t in tokens[first : min(last, first + 2) + 1])


TURN: Mapping[Stance, Stance] = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.CONDITIONAL_SUPPORT: Stance.OPPOSE,
    Stance.SKEPTICAL: Stance.SUPPORT,
    Stance.OPPOSE: Stance.SUPPORT,
    Stance.NEUTRAL: Stance.NEUTRAL,
    Stance.DEMAND: Stance.DEMAND,
    Stance.POSITION: Stance.POSITION,
}
