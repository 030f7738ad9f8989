"""Stands with no row of words for a cue: bare modals and needs, consequences, excess, regret.

Each function finds the candidates of one detector, for the rule that names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.clauses import Clause, clause_of
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    evidence_of,
    from_finite,
    hypothetical,
)
from standpunkt.stance.holders import Who, classify
from standpunkt.stance.matter import Matter
from standpunkt.stance.phrases import Tokens, find_row, is_word, negator, without_punctuation
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import phrases, verb_forms, words


def needs(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Det er viktig at …", "det er behov for …", "kommunene trenger …": with no holder."""
    reading = scene.reading
    tokens = reading.tokens
    for token in tokens:
        needed = token.lower in words("importance") and _with_clause(reading, token.i)
        wanted = token.lower in words("need") and "det" in _before(reading, token.i)
        lacks = token.lower in words("needing") and token.finite
        if not (needed or wanted or lacks):
            continue
        clause = clause_of(reading, token.i, token.i, token.i)
        if _dependent(reading, clause) or clause.finite is None:
            continue
        no = negator(tokens, clause.finite, token.i)
        if no is not None or judging.told_as_past(reading, clause.finite):
            continue
        last = without_punctuation(tokens, token.i, clause.last)
        if last <= token.i + 1:
            continue
        yield Candidate(
            rule=rule.id,
            construction=Construction.BARE,
            stance=rule.stance,
            cue=(min(clause.finite, token.i), token.i),
            evidence=(clause.first, last),
            target=_lacking(scene, clause) if lacks else (token.i + 1, last),
            holder=scene.context.holder,
            tier=Tier.CORE if _for_us(scene, clause) else rule.tier,
            elements=0,
        )


def _lacking(scene: Scene, clause: Clause) -> Tokens | None:
    """Who or what needs something; of the respondent it is what is needed that matters."""
    if clause.finite is None:
        return clause.subject
    return _wanted_of(scene, clause, clause.finite, own=True)


def _for_us(scene: Scene, clause: Clause) -> bool:
    """Whether the respondent is named as the one it matters to: "for oss er det viktig at"."""
    tokens = scene.reading.tokens
    for i in range(clause.first, clause.last):
        if tokens[i].lower != "for":
            continue
        if tokens[i + 1].lower in ("oss", "meg"):
            return True
        named = scene.context.names.within(tokens, i + 1, min(i + 6, clause.last))
        if any(first == i + 1 for first, _ in named):
            return True
    return False


def _before(reading: Reading, i: int) -> set[str]:
    return {t.lower for t in reading.tokens[max(0, i - 6) : i]}


def _with_clause(reading: Reading, i: int) -> bool:
    """Whether "viktig" stands with "det" before it and "at" or "å" after it."""
    after = reading.tokens[i + 1 : i + 4]
    return "det" in _before(reading, i) and any(t.lower in ("at", "å") for t in after)


def _dependent(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is no statement of its own: subordinate, conditional, or inside "at"."""
    if clause.relation in (*SUBORDINATE, "ccomp", "csubj") or hypothetical(reading, clause):
        return True
    opener = reading.tokens[clause.first]
    return opener.pos == "SCONJ" or opener.lower in ("at", "som", "der", "hvorfor", "kvifor")


def consequences(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Ordningen vil binde opp folk": a judgement left to the reader.

    Without a word of praise or blame the direction is open.
    """
    for token in scene.reading.tokens:
        if token.lower in words("foretelling") and token.finite:
            yield from _of_proposal(scene, rule, token)


def missing(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Dette er ikke omtalt": what a proposal leaves out is a fault."""
    for token in scene.reading.tokens:
        if token.lower in words("negators") and _says_missing(scene.reading, token.i):
            yield from _of_proposal(scene, rule, token)


def _of_proposal(scene: Scene, rule: Rule, token: Token) -> Iterator[Candidate]:
    """The candidate of a verb or negator, where its clause says it of something proposed."""
    reading = scene.reading
    head = token.head if token.dep in ("aux", "cop", "aux:pass", "advmod") else token.i
    clause = clause_of(reading, token.i, token.i, head)
    if _dependent(reading, clause):
        return
    if clause.subject is None or clause.subject_head is None or clause.finite is None:
        return
    if rule.detector is Detector.CONSEQUENCE and _recaps(reading, clause, token.i):
        return
    subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
    if subject.who is not Who.THING or not judging.proposal_like(reading, *clause.subject):
        return
    yield Candidate(
        rule=rule.id,
        construction=Construction.BARE,
        stance=rule.stance,
        cue=from_finite(clause, (token.i, max(token.i, min(head, clause.last)))),
        evidence=(clause.first, clause.last),
        target=clause.subject,
        holder=scene.context.holder,
        tier=rule.tier,
        elements=0,
    )


def _recaps(reading: Reading, clause: Clause, verb: int) -> bool:
    """Whether the clause only tells what is proposed: "ifølge notatet vil", "åpner for at"."""
    tokens = reading.tokens
    after = [t.lower for t in tokens[verb + 1 : verb + 4]]
    if after[:1] == ["si"] or tokens[clause.first].lower in ("ifølge", "etter"):
        return True
    return tokens[verb].lower != "vil" and "at" in after


def _says_missing(reading: Reading, no: int) -> bool:
    """Whether a negated participle or verb of telling follows: "ikke omtalt", "ikke nevner"."""
    tokens = reading.tokens
    near = tokens[max(0, no - 2) : no + 4]
    return any(t.lower in verb_forms("telling_verbs") for t in near)


def imperative(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Behold ordningen", "Stryk § 5": what a line asks for by its first word."""
    tokens = scene.reading.tokens
    first = next((t.i for t in tokens if is_word(t.lower)), 0)
    word = tokens[first].lower
    against = word in words("imperatives_against")
    if not (against or word in words("imperatives_for")):
        return
    last = without_punctuation(tokens, first, len(tokens) - 1)
    nominative = any(t.lower in words("first_nominative") for t in tokens[first + 1 : first + 3])
    noun = tokens[first].pos == "NOUN"  # "Lag og foreninger"
    if last == first or nominative or noun or tokens[first + 1].finite:
        return
    yield Candidate(
        rule=rule.id,
        construction=Construction.BARE,
        stance=Stance.OPPOSE if against else rule.stance,
        cue=(first, first),
        evidence=(first, last),
        target=(first + 1, last),
        holder=scene.context.holder,
        tier=rule.tier,
        elements=0,
    )


def modals(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Det må settes av midler.", "Saka lyt utsetjast.": what the text wants, without a cue."""
    reading = scene.reading
    for token in reading.tokens:
        if token.lower not in words("strong_modals") or not token.finite:
            continue
        head = token.head if token.dep in ("aux", "cop", "aux:pass") else token.i
        clause = clause_of(reading, token.i, token.i, head)
        if _dependent(reading, clause) or _in_force(reading, clause):
            continue
        first = _with_neither(reading, clause)
        yield Candidate(
            rule=rule.id,
            construction=Construction.BARE,
            stance=judging.wanted(reading, first, clause.last, rule.stance),
            cue=(token.i, max(token.i, min(head, clause.last))),
            evidence=(first, clause.last),
            target=_wanted_of(scene, clause, max(token.i, min(head, clause.last))),
            holder=scene.context.holder,
            tier=rule.tier,
            elements=0,
        )


def _with_neither(reading: Reading, clause: Clause) -> int:
    """Where a clause opens, the "verken" before it included: "verken A eller B bør innføres"."""
    before = clause.first - 1
    neither = before >= 0 and reading.tokens[before].lower in words("neither")
    return before if neither else clause.first


def _wanted_of(scene: Scene, clause: Clause, cue_last: int, *, own: bool = False) -> Tokens | None:
    """What a bare modal is about: its subject, or what follows where that is nobody's thing.

    "Det må settes av midler", "Departementet bør lage en veileder": the midler, the veileder.
    With `own` only the respondent gives way to what follows.
    """
    reading = scene.reading
    after = (cue_last + 1, without_punctuation(reading.tokens, cue_last, clause.last))
    follows = after if after[0] <= after[1] else None
    if clause.subject is None or clause.subject_head is None:
        return follows
    head = reading.tokens[clause.subject_head]
    subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
    givers = (Who.RESPONDENT,) if own else (Who.RESPONDENT, Who.OTHER)
    if head.lower == "det" or subject.who in givers:
        return follows or clause.subject
    return clause.subject


def _in_force(reading: Reading, clause: Clause) -> bool:
    """Whether the clause tells what must be done already: "etter gjeldende rett må …"."""
    said = reading.tokens[clause.first : clause.last + 1]
    return any(t.lower in words("in_force") for t in said) or bool(
        find_row(reading.tokens, clause.first, clause.last, phrases("in_force_phrases"))
    )


def excess(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Fristen er for kort": too much of anything is a fault."""
    reading = scene.reading
    found = judging.excess(reading, 0, len(reading.tokens) - 1)
    if found is None:
        return
    clause = clause_of(reading, *found, found[1])
    if clause.relation in (*SUBORDINATE, "ccomp") or hypothetical(reading, clause):
        return
    target = clause.subject or _inverted(reading, clause, found[0])
    if target is None:
        return
    if clause.subject is not None and clause.subject_head is not None:
        subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
        if subject.who is not Who.THING:
            return
    matter = scene.context.matter
    near = matter > Matter.AROUND and judging.on_matter(reading, *target, matter)
    cue = from_finite(clause, found)
    yield Candidate(
        rule=rule.id,
        construction=Construction.JUDGE,
        stance=rule.stance,
        cue=cue,
        evidence=evidence_of(clause, cue, target),
        target=target,
        holder=scene.context.holder,
        tier=rule.tier if near else Tier.IMPLICIT,
    )


def _inverted(reading: Reading, clause: Clause, too: int) -> Tokens | None:
    """The noun between verb and "too": "er taksten for låg", where the tree names no subject."""
    if clause.finite is None:
        return None
    between = reading.tokens[clause.finite + 1 : too]
    return (between[0].i, between[-1].i) if between and between[-1].pos == "NOUN" else None


def regrets(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Dessverre er dette ikke fulgt opp": an adverb regrets the clause."""
    yield from _adverbs(scene, rule, "regretting")


def joys(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Heldigvis er fristen lengre": an adverb welcomes the clause."""
    yield from _adverbs(scene, rule, "rejoicing")


def _adverbs(scene: Scene, rule: Rule, name: str) -> Iterator[Candidate]:
    reading = scene.reading
    for token in reading.tokens:
        if token.lower not in words(name):
            continue
        clause = clause_of(reading, token.i, token.i, token.head)
        if clause.finite is None or clause.subject is None or clause.subject_head is None:
            continue
        if _dependent(reading, clause) or judging.told_as_past(reading, clause.finite):
            continue
        subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
        if subject.who is not Who.THING or scene.context.matter <= Matter.AROUND:
            continue
        last = without_punctuation(reading.tokens, token.i, clause.last)
        yield Candidate(
            rule=rule.id,
            construction=Construction.JUDGE,
            stance=rule.stance,
            cue=(token.i, token.i),
            evidence=(clause.first, last),
            target=clause.subject,
            holder=scene.context.holder,
            tier=rule.tier,
        )
