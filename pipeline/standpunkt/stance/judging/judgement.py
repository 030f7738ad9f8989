"""What a clause says of its subject, good or bad, wanted or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Scene
from standpunkt.stance.clauses import content_head, finite_of
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.fates import OF_END, is_end
from standpunkt.stance.judging.asserted import counterfactual, only_assumed, only_possible
from standpunkt.stance.judging.excess import excess
from standpunkt.stance.judging.predicate import names_kind, predicate_fits
from standpunkt.stance.judging.reach import REACH
from standpunkt.stance.judging.shifted import contrasted, of_objection, shifted
from standpunkt.stance.judging.subject import proposal_like, proposal_like_word
from standpunkt.stance.judging.wanted import wanted
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import verb_forms, words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stretch of text says: the stance, the words that carry it, and the rule."""

    stance: Stance
    cue: tuple[int, int]
    rule: str
    modal: bool = False
    core: bool = True
    everyday: bool = False
    """Whether it is a predicate that is said as much of the world as of a proposal: "krevende"."""


def judge(scene: Scene, first: int, last: int) -> Judgement | None:
    """The judgement that tokens `first` to `last` pass, or None for a plain statement."""
    reading = scene.reading
    tokens = reading.tokens
    if first > last:
        return None  # a line that was cut: "Vi synes det"
    first = _past_so(tokens, first, last)
    head = content_head(reading, first, last)
    finite = finite_of(reading, head)
    if finite is not None and not first <= finite <= last:
        finite = None
    if finite is None:
        finite = next((i for i in range(first, last + 1) if tokens[i].finite), None)
    inside = [m for m in scene.matches if first <= m.first and m.last <= last]
    wish = scene.detected.get(Detector.WISH)
    if wish and finite is not None and _wishes(tokens[first : last + 1], tokens[finite].lower):
        begin = finite if tokens[first].lower in words("if_words") else first
        after = tokens[finite + 1].lower if finite < last else "det"
        if tokens[first].lower == "etter" and after != "det":
            begin = finite + 1  # "Etter vårt syn bør forslaget ikke fremmes"
        return wished(reading, wish, (finite, finite), (begin, last))
    passed = (
        (_rank(match), found)
        for match in inside
        if match.rule.construction is Construction.JUDGE
        and _main(reading, match, head, finite, first)
        and (found := _passed(scene, match, (first, last), finite)) is not None
    )
    # The longest predicate says most, and of two as long the one that reads more of its
    # words ("gi færre skader"); the id makes the choice the same in any order.
    best = min(passed, key=lambda one: one[0], default=None)
    if best is not None:
        return best[1]
    too_much = scene.detected.get(Detector.EXCESS)
    found_at = excess(reading, first, last) if too_much is not None else None
    return Judgement(too_much.stance, found_at, too_much.id) if too_much and found_at else None


def _passed(scene: Scene, match: Match, within: Tokens, finite: int | None) -> Judgement | None:
    """The judgement of one cue, as what stands around it turns it; None where it is none."""
    reading, (first, last) = scene.reading, within
    tokens = reading.tokens
    stance = shifted(reading, match, first)
    if stance is None or only_possible(reading, stance, finite, match.places):
        return None
    opens = first + (tokens[first].lower == "at")
    subject = (opens, match.first - 1) if opens < match.first else None
    stance = of_objection(tokens, subject, match, stance)
    both = contrasted(scene, match, stance)
    stance = stance if both is None else both[0]
    ended = match.last < last and is_end(reading, match.last + 1, last)
    if ended:
        stance = OF_END.get(stance, stance)  # "er feil å avvise forslaget"
    if match.rule.tier is Tier.IMPLICIT and not _of_proposal(reading, match, first, finite):
        return None
    if stance is Stance.SUPPORT and not ended and counterfactual(reading, finite):
        stance = Stance.DEMAND
    return Judgement(
        stance,
        (match.first, match.last),
        match.rule.id,
        core=match.rule.tier is Tier.CORE,
        everyday=match.rule.near_matter and match.predicate,
    )


def _of_proposal(reading: Reading, match: Match, first: int, finite: int | None) -> bool:
    """Whether the subject before the match, or behind its verb, can be put to hearing.

    "dette vil ramme bygdene", "vil dette ramme bygdene", "gir forslaget dårligere vilkår".
    """
    if finite is None or (first < finite and proposal_like(reading, first, match.first - 1)):
        return proposal_like(reading, first, match.first - 1)
    behind = [i for i in range(finite + 1, match.last) if i not in match.places]
    if not behind:
        return first == match.first
    word = reading.tokens[behind[0]].lower
    return word in words("judged_pronouns") or proposal_like_word(word)


def _past_so(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where what is so begins: past the "at" of "er det slik at", "det er slik at"."""
    for i in range(first, min(first + 2 * REACH, last - 1)):
        if tokens[i].lower in ("slik", "sånn") and tokens[i + 1].lower == "at" and i > first:
            so = {t.lower for t in tokens[first:i]} >= {"er", "det"}
            return i + 1 if so else first
    return first


def _wishes(said: Sequence[Token], finite: str) -> bool:
    """Whether the modal of a content wishes: "bør gjelde", "kan tidligst gjelde fra 2030"."""
    if finite in ("kan", "kunne"):
        return any(token.lower in words("earliest") for token in said)
    return finite in words("modals") and not (finite == "må" and only_assumed(said))


def wished(reading: Reading, rule: Rule, cue: Tokens, span: Tokens) -> Judgement:
    """The judgement that a wish passes on what the tokens of `span` want."""
    return Judgement(wanted(reading, *span, rule.stance), cue, rule.id, modal=True)


def _rank(match: Match) -> tuple[int, int, str, tuple[int, ...]]:
    return match.first - match.last, -len(match.places), match.rule.id, match.places


def _main(reading: Reading, match: Match, head: int, finite: int | None, first: int) -> bool:
    """Whether the match is the predicate of the content's own clause, not of one inside it."""
    tokens = reading.tokens
    if match.predicate and not predicate_fits(reading, match):
        return False
    opened = range(max(first, first if finite is None else finite) + 1, match.first)
    if any(tokens[i].lower == "at" and tokens[i].pos == "SCONJ" for i in opened):
        return False  # "det er viktig at systemene legger til rette"
    if _inside_judged(tokens, match, first):
        return False  # "det er ønskelig å flytte ansvaret til staten"
    if head in range(match.first, match.last + 1) or finite in range(match.first, match.last + 1):
        return True
    if any(tokens[i].head == head for i in match.places):
        return not any(
            tokens[i].dep in ("advcl", "acl:relcl", "ccomp")
            for i in match.places
            if tokens[i].head == head
        )
    if match.first > first and tokens[match.first - 1].lower == "å":
        return False
    if names_kind(reading, head) and any(
        tokens[i].dep == "acl:relcl" and tokens[i].head == head for i in match.places
    ):
        return True  # "dette er en ordning som vil ramme mange"
    return finite is not None and 0 <= match.first - finite <= 4


def _inside_judged(tokens: Sequence[Token], match: Match, first: int) -> bool:
    """Whether the match stands in an infinitive that an adjective before it judges."""
    to = next((i for i in range(match.first - 1, first, -1) if tokens[i].lower == "å"), None)
    if to is None or tokens[to - 1].pos != "ADJ" or any(t.finite for t in tokens[to : match.first]):
        return False
    return any(t.lower in verb_forms("copula_verbs") for t in tokens[max(first, to - REACH) : to])
