"""Candidates: what each cue in a sentence could mean, before any is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standpunkt.language.reading import Reading
from standpunkt.positions import RESPONDENT, Stance, Strength, Tier
from standpunkt.stance import judging, phrases
from standpunkt.stance.clauses import Clause, clause_of, heads_clause
from standpunkt.stance.holders import FIRST_POSSESSIVE, Names, Subject, Who, classify, subject_of
from standpunkt.stance.matching import Match
from standpunkt.stance.rules import Construction
from standpunkt.stance.targets import Reach, Tokens, fronted, reach


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one cue; the engine keeps those that win.

    Spans are token indices, both inclusive. `why` tells in words what decided.
    """

    rule: str
    construction: str
    stance: Stance
    cue: Tokens
    evidence: Tokens
    target: Tokens | None
    condition: Tokens | None
    holder: str
    tier: Tier
    strength: Strength = Strength.PLAIN
    own: bool = False
    """The subject is named in the clause itself."""
    content: Tokens | None = None
    elements: int = 1
    lead: int | None = None
    """Index of the reading that holds the cue, for an item under a lead-in."""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a candidate: kept, or lost and why."""

    candidate: Candidate
    kept: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with: the respondent's names, the holder in force."""

    names: Names
    holder: str = RESPONDENT
    question: bool = False
    """A question stands just before."""



def candidates(
    reading: Reading, matches: Sequence[Match], context: Context
) -> Iterator[Candidate | Rejected]:
    """Everything the cues of a sentence could mean."""
    for match in matches:
        if match.rule.construction is Construction.ANSWER:
            yield from _answering(reading, match, context)
        elif match.rule.construction is Construction.JUDGE:
            yield from _judging(reading, match, matches, context)
        else:
            yield from _acting(reading, match, matches, context)
    yield from _frames(reading, matches, context)
    yield from _bare(reading, matches, context)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cue that means nothing here, and why."""

    rule: str
    cue: Tokens
    reason: str


_HYPOTHETICAL = frozenset("dersom hvis viss såfremt såframt hvorvidt".split())


def _anchor_of(reading: Reading, match: Match) -> int:
    tokens = reading.tokens
    for i in match.places:
        if tokens[i].pos in ("VERB", "AUX"):
            return i
    for i in match.places:
        if tokens[i].pos in ("ADJ", "NOUN"):
            return i
    return match.places[0]


def _hypothetical(reading: Reading, clause: Clause, cue_first: int) -> bool:
    """Whether the clause is an if-clause, or stands in one."""
    tokens = reading.tokens
    opener = tokens[clause.first].lower
    marks = [tokens[c].lower for c in reading.children[clause.head] if tokens[c].dep == "mark"]
    if any(m in _HYPOTHETICAL for m in marks):
        return True
    return opener == "om" and clause.relation in ("advcl", "ccomp") and clause.first > 0


def _asked(reading: Reading) -> bool:
    return reading.tokens[-1].lower == "?"


def _passive(reading: Reading, match: Match, clause: Clause) -> bool:
    tokens = reading.tokens
    for i in match.places:
        token = tokens[i]
        if token.pos not in ("VERB", "ADJ", "AUX", "NOUN"):
            continue
        if token.lower in ("synes", "synast", "synest", "tykkes", "tykkast", "ottast", "ottes", "undres"):
            continue
        if "Voice=Pass" in token.feats:
            return True
        if token.lower.endswith(("es", "ast", "as")) and token.pos == "VERB" and len(token.lower) > 4:
            return True
        participle = "VerbForm=Part" in token.feats or token.lower.endswith(("t", "d", "a", "e"))
        if participle and any(
            tokens[c].lower in _BECOME and tokens[c].dep.startswith("aux") for c in reading.children[i]
        ):
            return True
        if participle and token.head != i and tokens[token.head].lower in _BECOME and token.pos in (
            "ADJ", "VERB"
        ):
            return True
    return False


_BECOME = frozenset("bli blir ble blei blitt blive vart vert verte vorte".split())


def _by_agent(reading: Reading, first: int, last: int, names: Names) -> Subject | None:
    """Who "av" names after a passive."""
    tokens = reading.tokens
    for i in range(first, last):
        if tokens[i].lower == "av" and tokens[i].dep == "case":
            head = tokens[i].head
            span = reading.subtree(head)
            found = classify(reading, (span[0] + (span[0] == i), span[-1]), head, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return None


def _governor(reading: Reading, clause: Clause, names: Names) -> Subject | None:
    """The subject that an infinitive or an elided conjunct takes from the clause above."""
    tokens = reading.tokens
    at: int | None = clause.head
    for _ in range(6):
        if at is None:
            return None
        subject = next(
            (c for c in reading.children[at] if tokens[c].dep.split(":")[0] == "nsubj"), None
        )
        if subject is not None:
            span = reading.subtree(subject)
            found = classify(reading, (span[0], span[-1]), subject, names)
            if found.who is not Who.THING:
                return found
        if tokens[at].dep not in ("conj", "xcomp", "parataxis") or tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def _earlier(reading: Reading, before: int, names: Names) -> Subject | None:
    """The last one named as a subject earlier in the sentence."""
    tokens = reading.tokens
    for i in range(before - 1, -1, -1):
        if tokens[i].dep == "nsubj" and heads_clause(reading, tokens[i].head):
            span = reading.subtree(i)
            found = classify(reading, (span[0], span[-1]), i, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return None


def _acting(
    reading: Reading, match: Match, matches: Sequence[Match], context: Context
) -> Iterator[Candidate | Rejected]:
    tokens = reading.tokens
    rule = match.rule
    cue = (match.first, match.last)
    anchor = _anchor_of(reading, match)
    clause = clause_of(reading, match.first, match.last, anchor)

    def no(reason: str) -> Rejected:
        return Rejected(rule.id, cue, reason)

    if _asked(reading):
        yield no("a question")
        return
    if _hypothetical(reading, clause, match.first):
        yield no("an if-clause")
        return
    if tokens[match.last].lower == "for" and tokens[match.last].pos != "ADP" and len(match.places) == 2:
        yield no("'for' is 'too' here")
        return
    subject = subject_of(reading, clause, match.last, context.names)
    if rule.impersonal:
        subject = Subject(Who.NOBODY)
        clause = replace(clause, subject=None, subject_head=None)
    passive = _passive(reading, match, clause)
    why: list[str] = []
    if passive:
        agent = _by_agent(reading, match.last + 1, clause.last, context.names)
        if agent is None and not rule.passive:
            yield no("a passive that names nobody")
            return
        subject = agent or Subject(Who.NOBODY)
        why.append("passive")
    if subject.who is Who.THING and clause.subject is not None:
        # "Det er vi enige i" with the pronoun taken for the subject, or a real thing
        yield no(f"the subject is a thing: {reading.words(*clause.subject)!r}")
        return
    purpose = _purpose(reading, anchor)
    if purpose:
        yield no(f"an infinitive under {purpose!r}")
        return
    if passive and clause.relation in ("acl:relcl", "acl", "advcl"):
        yield no("a passive in a subordinate clause")
        return
    if subject.who is Who.NOBODY and not passive and not rule.impersonal and _expletive(reading, clause):
        yield no("the subject is a bare 'det'")
        return
    if subject.who is Who.NOBODY and not passive:
        found = _governor(reading, clause, context.names)
        if found is None and clause.relation in ("conj", "parataxis", "root", "ROOT"):
            found = _earlier(reading, clause.first, context.names)
        if found is not None:
            subject = replace(found, certain=found.certain * 0.8)
            why.append("the subject is that of the clause before")
        elif not rule.impersonal and not _may_be_bare(reading, match, clause, anchor):
            yield no("nobody takes this stand")
            return
    if subject.who is Who.OTHER and not subject.name:
        yield no("no one in particular takes this stand")
        return
    holder = subject.name if subject.who is Who.OTHER else context.holder
    if (
        clause.finite is not None
        and tokens[clause.finite].lower in judging.WISHING | {"skulle"}
        and subject.who is Who.OTHER
    ) or (
        clause.finite is not None
        and tokens[clause.finite].lower in ("skulle", "skal")
        and clause.relation in ("acl", "ccomp", "advcl")
    ):
        yield no("somebody ought to")
        return
    if subject.who is Who.OTHER and rule.id == "demand.foresla" and _puts_to_hearing(subject.name):
        yield no("a recap of the proposal")
        return
    holder_span = subject.span if not passive else None
    found_reach = _reach(reading, match, clause, holder_span, passive)
    stance, strength, condition, more = _degree(reading, match, clause, found_reach)
    why += more
    if stance is None:
        yield no("negated: asks for nothing")
        return
    target = found_reach.target
    first = clause.first if clause.relation != "ccomp" else min(clause.first, match.first)
    evidence = _evidence(reading, cue, target, clause, holder_span)
    cue_span = _cue_span(reading, match, clause, found_reach)
    content = None
    tier = rule.tier
    if rule.construction in (Construction.SAY, Construction.REQUEST) or rule.content:
        content = target
    rule_id = rule.id
    if rule.construction is Construction.SAY:
        if target is None:
            if match.first == match.last:
                yield no("says nothing")
                return
        else:
            judgement = judging.judge(reading, target[0], target[1], matches)
            if judgement is not None:
                stance = judgement.stance
                rule_id = f"{rule.id}+{judgement.rule}"
            front = fronted(reading, clause, match.first, holder_span)
            if front is not None and tokens[target[0]].finite:
                # "Fristen tykkjer vi er for kort"
                target = front
                evidence = (min(front[0], evidence[0]), evidence[1])
            if judgement is not None and _negated_say(reading, match, clause, found_reach):
                stance = {Stance.SUPPORT: Stance.SKEPTICAL, Stance.DEMAND: Stance.OPPOSE}.get(
                    stance, Stance.POSITION
                )
    elif rule.construction is Construction.REQUEST and target is not None:
        if stance is Stance.DEMAND:
            no_ = judging.negated(reading, target[0], target[1])
            stance = judging.wanted(reading, target[0], target[1], no_ is not None)
    elif rule.content == "opinion" and target is not None:
        words = {t.lower for t in tokens[target[0] : target[1] + 1]}
        if not words & _OPINIONS:
            yield no("what is shared is no opinion")
            return
    yield Candidate(
        rule=rule_id,
        construction=rule.construction.value,
        stance=stance,
        cue=cue_span,
        evidence=evidence,
        target=target,
        condition=condition,
        holder=holder,
        tier=tier,
        strength=strength,
        own=subject.who is Who.RESPONDENT and subject.certain >= 0.8 and not why,
        content=content,
        elements=len(match.places),
        why=tuple(why),
    )


def _puts_to_hearing(name: str) -> bool:
    """Whether the name is of one whose proposals are put to hearing."""
    return any(word in name.lower() for word in ("departement", "regjering", "direktorat"))


def _purpose(reading: Reading, anchor: int) -> str:
    """The word before "å" when the cue is an infinitive of purpose or manner: "for å støtte"."""
    tokens = reading.tokens
    for i in range(anchor - 1, max(-1, anchor - 4), -1):
        if tokens[i].lower == "å":
            before = tokens[i - 1].lower if i else ""
            return before if before in ("for", "ved", "uten", "utan", "enn", "gjennom", "av") else ""
        if tokens[i].pos not in ("ADV", "PART", "ADJ", "PRON"):
            return ""
    return ""


def _expletive(reading: Reading, clause: Clause) -> bool:
    tokens = reading.tokens
    return any(
        tokens[c].dep == "expl" and clause.finite is not None and abs(c - clause.finite) == 1
        for c in reading.children[clause.head]
    )


_OPINIONS = frozenset(
    """syn synet syna vurdering vurderingen vurderinga vurderingene oppfatning oppfatningen oppfatning
    oppfatninga oppfatning bekymring bekymringen bekymringa uroen uroa mening meningen meining meininga
    målsettingen målsetjinga mål målet intensjonen ambisjonen ambisjonane virkelighetsbeskrivelsen det
    syn på skepsisen kritikken standpunkt standpunktet konklusjon konklusjonen beskrivelsen forståelsen den""".split()
)


def _negated_say(reading: Reading, match: Match, clause: Clause, found: Reach) -> bool:
    low = clause.finite if clause.finite is not None else match.first
    return judging.negated(reading, low, max(match.last, found.start - 1), own=match.places) is not None


def _may_be_bare(reading: Reading, match: Match, clause: Clause, anchor: int) -> bool:
    """Elliptic lines: "Støtter forslaget", "Enig", a heading, a list item."""
    tokens = reading.tokens
    if match.first <= 1 or all(t.pos in ("PUNCT", "ADV", "CCONJ", "NUM") for t in tokens[: match.first]):
        return True
    if tokens[anchor].pos in ("ADJ", "NOUN"):
        return clause.finite is None
    return False


def _reach(
    reading: Reading, match: Match, clause: Clause, holder: Tokens | None, passive: bool
) -> Reach:
    tokens = reading.tokens
    if passive and clause.subject is not None:
        found = reach(reading, clause, match.first, match.last, None)
        subject = clause.subject
        if clause.finite is not None and subject[1] < clause.finite and subject[0] >= clause.first:
            # The tree can cut the phrase short: all before the verb belongs to it.
            subject = (subject[0], clause.finite - 1)
            while tokens[subject[1]].pos == "PUNCT" and subject[1] > subject[0]:
                subject = (subject[0], subject[1] - 1)
        if not any(t.lower in ("det",) for t in tokens[subject[0] : subject[1] + 1]) or subject[0] != subject[1]:
            return replace(found, target=subject, fronted=True)
        return found
    gap = match.gap
    if match.rule.construction is not Construction.ACT or (
        gap is not None and clause.subject is not None and gap == clause.subject
    ):
        gap = None  # whom it is asked of, or the holder itself
    found = reach(reading, clause, match.first, match.last, holder, gap)
    if found.target is None and clause.relation.startswith("acl"):
        found = replace(found, target=_antecedent(reading, clause), fronted=True)
    return replace(found, condition=found.condition or _fronted_condition(reading, clause))


def _antecedent(reading: Reading, clause: Clause) -> Tokens | None:
    """The noun phrase that a relative clause belongs to: "uttalelsen fra X, som vi støtter"."""
    tokens = reading.tokens
    noun = tokens[clause.head].head
    span = [i for i in reading.subtree(noun, without=frozenset({clause.head})) if i < clause.first]
    while span and (tokens[span[-1]].pos in ("PUNCT", "SCONJ") or tokens[span[-1]].lower == "som"):
        span.pop()
    return (span[0], span[-1]) if span else None


def _fronted_condition(reading: Reading, clause: Clause) -> Tokens | None:
    """An if-clause before the finite verb: "Dersom … ivaretas, kan vi støtte"."""
    tokens = reading.tokens
    for c in reading.children[clause.head]:
        if tokens[c].dep != "advcl" or clause.finite is None or c > clause.finite:
            continue
        span = reading.subtree(c)
        if tokens[span[0]].lower in ("dersom", "hvis", "viss", "såfremt", "såframt"):
            return span[0], span[-1] - (tokens[span[-1]].pos == "PUNCT")
    return None


def _degree(
    reading: Reading, match: Match, clause: Clause, found: Reach
) -> tuple[Stance | None, Strength, Tokens | None, list[str]]:
    """The stance after negation, limiters and conditions; None when negation empties it."""
    tokens = reading.tokens
    rule = match.rule
    stance: Stance | None = rule.stance
    why: list[str] = []
    low = min(clause.finite if clause.finite is not None else match.first, match.first)
    high = max(match.last, min(found.start, clause.last + 1) - 1)
    if not rule.polar and rule.construction is not Construction.SAY:
        no = judging.negated(reading, max(clause.first, low - 2), high, own=match.places)
        if no is None and clause.subject is not None:
            no = judging.negated(reading, clause.subject[0], clause.subject[0], own=match.places)
        if no is not None and not (found.target and found.target[0] <= no <= found.target[1] and not found.fronted):
            why.append(f"negated by {tokens[no].text!r}")
            if rule.negated == "none":
                stance = None
            elif rule.negated:
                stance = Stance(rule.negated)
            else:
                stance = judging.TURN[rule.stance]
    strength = Strength.PLAIN
    region = (max(clause.first, low - 3), high)
    if phrases.find_row(tokens, *region, phrases.INTENSIFIERS):
        strength = Strength.STRONG
    elif phrases.find_row(tokens, *region, phrases.WEAKENERS):
        strength = Strength.WEAK
    condition = found.condition
    limiter = phrases.find_row(tokens, region[0], high, phrases.LIMITERS)
    if limiter is None and low == match.first:
        limiter = phrases.find_row(tokens, clause.first, min(high, clause.first + 6), phrases.LIMITERS)
    if limiter is None and found.target is not None:
        n = phrases.at_row(tokens, found.target[0], phrases.QUANTIFIED)
        if n:
            limiter = (found.target[0], found.target[0] + n - 1)
        else:
            end = found.target[1]
            for row_end in range(max(found.target[0] + 1, end - 4), end + 1):
                n = phrases.at_row(tokens, row_end, phrases.LIMITERS)
                if n and row_end + n - 1 == end:
                    limiter = (row_end, end)
    if stance is Stance.SUPPORT and (limiter or condition):
        stance = Stance.CONDITIONAL_SUPPORT
        why.append("limited by " + repr(reading.words(*(condition or limiter))))  # type: ignore[misc]
        condition = condition or limiter
        strength = Strength.WEAK if limiter and not found.condition else strength
    return stance, strength, condition, why


def _cue_span(reading: Reading, match: Match, clause: Clause, found: Reach) -> Tokens:
    """The cue with its finite verb and the negation that belongs to it."""
    first, last = match.first, match.last
    if clause.finite is not None and first - 6 <= clause.finite < first:
        first = clause.finite
    for i in range(last + 1, min(found.start, len(reading.tokens))):
        if reading.tokens[i].lower in phrases.NEGATORS:
            last = i
    return first, last


def _evidence(
    reading: Reading,
    cue: Tokens,
    target: Tokens | None,
    clause: Clause,
    holder: Tokens | None,
) -> Tokens:
    spans = [cue, *(s for s in (target, holder) if s is not None)]
    if clause.finite is not None and abs(clause.finite - cue[0]) < 8:
        spans.append((clause.finite, clause.finite))
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _judging(
    reading: Reading, match: Match, matches: Sequence[Match], context: Context
) -> Iterator[Candidate | Rejected]:
    """A predicate on a matter with nobody named, or with a finder: "finner det uheldig"."""
    tokens = reading.tokens
    rule = match.rule
    cue = (match.first, match.last)

    def no(reason: str) -> Rejected:
        return Rejected(rule.id, cue, reason)

    if _asked(reading):
        yield no("a question")
        return
    anchor = _anchor_of(reading, match) if not match.predicate else next(
        (i for i in reversed(match.places) if tokens[i].pos in ("ADJ", "NOUN", "VERB")), match.last
    )
    if match.predicate and not judging.predicate_fits(reading, match):
        yield no("no predicate")
        return
    clause = clause_of(reading, match.first, match.last, anchor)
    if _hypothetical(reading, clause, match.first):
        yield no("an if-clause")
        return
    if clause.relation in ("acl:relcl", "advcl", "acl", "csubj"):
        yield no("in a subordinate clause")
        return
    if clause.finite is None and clause.relation != "root":
        yield no("not said in a clause of its own")
        return
    if clause.finite is not None and tokens[clause.finite].lower in judging.WISHING:
        yield no("wished, not judged")
        return
    yield from _judged(reading, match, clause, context, no)


def _judged(reading, match, clause, context, no):  # type: ignore[no-untyped-def]
    tokens = reading.tokens
    rule = match.rule
    low = clause.finite if clause.finite is not None else clause.first
    stance = judging.turned(reading, match, max(clause.first, min(low, match.first) - 2))
    if stance is None:
        yield no("nothing is left after negation")
        return
    if judging.only_possible(reading, stance, clause.finite):
        yield no("only said to be possible")
        return
    if stance is Stance.SUPPORT and judging.counterfactual(reading, clause.finite):
        stance = Stance.DEMAND
    subject = None
    holder = context.holder
    own = False
    if clause.subject is not None and clause.subject_head is not None:
        subject = classify(reading, clause.subject, clause.subject_head, context.names)
    finite = tokens[clause.finite].lower if clause.finite is not None else ""
    finder = finite in _FINDING
    target: Tokens | None
    if subject is not None and subject.who in (Who.RESPONDENT, Who.OTHER) and not finder:
        if match.predicate or subject.who is Who.RESPONDENT:
            yield no("said of a person")
            return
    extraposed = _extraposed(reading, match, clause)
    people = subject is not None and subject.who in (Who.RESPONDENT, Who.OTHER)
    front = fronted(reading, clause, match.first, clause.subject if people else None)
    if (
        front is not None
        and clause.finite is not None
        and tokens[front[0]].lower != "det"
        and clause.finite + 1 < len(tokens)
        and tokens[clause.finite + 1].lower == "det"
    ):
        # "At fristen er kort, er det vanskelig å se fornuften i"
        extraposed = front
    if finder and subject is not None:
        if subject.who is Who.OTHER:
            holder = subject.name
        own = subject.who is Who.RESPONDENT
        found = reach(reading, clause, match.first, match.last, clause.subject)
        target = extraposed or found.target
        between = (clause.finite + 1, match.first - 1) if clause.finite is not None else None
        if found.fronted and found.target:
            target = found.target
        elif extraposed is None and between and between[0] <= between[1]:
            cleaned = reach(reading, clause, match.first, match.last, clause.subject, between)
            target = cleaned.target
    elif extraposed is not None:
        target = extraposed
    elif clause.subject is not None:
        target = clause.subject
    else:
        found = reach(reading, clause, match.first, match.last, None)
        target = found.target
        if clause.finite is None and len(tokens) > 12:
            yield no("no clause")
            return
    if target is not None and judging.about_world(reading, *target) and not own:
        yield no("a state of the world")
        return
    condition = None
    why: list[str] = []
    if stance is Stance.SUPPORT:
        after = reach(reading, clause, match.first, match.last, None)
        if after.condition is not None:
            condition = after.condition
            stance = Stance.CONDITIONAL_SUPPORT
            why.append("limited by a condition")
        elif phrases.find_row(tokens, clause.first, match.first, phrases.LIMITERS) or (
            target is not None and phrases.at_row(tokens, target[0], phrases.QUANTIFIED)
        ):
            stance = Stance.CONDITIONAL_SUPPORT
    cue = (match.first, match.last)
    if clause.finite is not None and match.first - 8 <= clause.finite < match.first:
        cue = (clause.finite, match.last)
    yield Candidate(
        rule=rule.id,
        construction="judge",
        stance=stance,
        cue=cue,
        evidence=_evidence(reading, cue, target, clause, clause.subject if own else None),
        target=target,
        condition=condition,
        holder=holder,
        tier=rule.tier,
        own=own,
        elements=len(match.places),
        why=tuple(why),
    )


_FINDING = frozenset(
    """finner finn fant fann synes syns synest tykkjer anser ser ansåg holder held oppfatter oppfattar
    vurderer mener meiner oppleve opplever opplevde reknar regner kaller""".split()
)


def _extraposed(reading: Reading, match: Match, clause: Clause) -> Tokens | None:
    """The at-, å-, om- or question clause after "det er uheldig"."""
    tokens = reading.tokens
    expletive = any(
        t.lower == "det" for t in tokens[clause.first : match.last + 1]
    )
    if not expletive and clause.subject is not None:
        return None
    for i in range(match.last + 1, min(match.last + 9, clause.last + 1)):
        word = tokens[i].lower
        if word in ("at", "å", "om", "hvis", "når", "hvordan", "korleis", "hvorfor", "kvifor", "hva", "kva"):
            return i, clause.last
        if tokens[i].finite:
            break
    return None


def _frames(
    reading: Reading, matches: Sequence[Match], context: Context
) -> Iterator[Candidate | Rejected]:
    """"etter vår vurdering", "slik NN ser det", "vår oppfatning er at"."""
    tokens = reading.tokens
    for i, token in enumerate(tokens):
        if token.lower not in phrases.FRAME_NOUNS or _asked(reading):
            continue
        owner = _owner(reading, i, context)
        if owner is None:
            continue
        opener = next((k for k in range(max(0, i - 7), i) if tokens[k].lower == "etter"), None)
        follows = next((k for k in range(i + 1, min(i + 6, len(tokens))) if tokens[k].lower == "at"), None)
        if opener is not None:
            clause = clause_of(reading, opener, i, tokens[opener].head)
            last = max(clause.last, _end_of_main(reading, i))
            yield from _framed(reading, matches, (opener, i), (clause.first, last), owner, clause)
        elif follows is not None and any(t.lower in ("er", "var") for t in tokens[max(0, i - 6) : follows]):
            last = len(tokens) - 1
            while last > follows and tokens[last].pos == "PUNCT":
                last -= 1
            yield from _framed(reading, matches, (_frame_start(reading, i), follows), (follows + 1, last), owner, None)


def _end_of_main(reading: Reading, i: int) -> int:
    """The last token before the next contrast or the end of the sentence."""
    tokens = reading.tokens
    last = len(tokens) - 1
    for k in range(i + 1, len(tokens)):
        if tokens[k].lower in ("men", ";", "mens", "medan"):
            last = k - 1
            break
    while last > i and tokens[last].pos == "PUNCT":
        last -= 1
    return last


def _frame_start(reading: Reading, i: int) -> int:
    tokens = reading.tokens
    for k in range(max(0, i - 6), i):
        if tokens[k].lower in FIRST_POSSESSIVE or tokens[k].lower in ("er", "det"):
            return k
    return i


def _owner(reading: Reading, i: int, context: Context) -> str | None:
    """Whose view a view-noun is: the respondent, somebody by name, or None."""
    tokens = reading.tokens
    if any(t.lower in FIRST_POSSESSIVE for t in tokens[max(0, i - 4) : i]):
        return context.holder
    for k in range(i - 1, max(-1, i - 8), -1):
        word = tokens[k].lower
        if word in ("'", "’", "`", "´") and k > 0:
            k -= 1  # a genitive mark that stands as a token of its own
            word = tokens[k].lower + "'"
        genitive = word in ("sitt", "sin", "si", "sine") or (
            word.endswith(("s", "'", "’", "`")) and tokens[k].pos in ("NOUN", "PROPN", "X", "ADJ")
        )
        if not genitive and not ("Case=Gen" in tokens[k].feats):
            continue
        words = [t.lower for t in tokens[max(0, k - 6) : k + 1]]
        for row in context.names.rows:
            n = len(row)
            for shape in (words[-n:], words[-n - 1 : -1] if word in ("sitt", "sin", "si", "sine") else []):
                stripped = [*shape[:-1], shape[-1].rstrip("'’`")] if shape else []
                if stripped and (tuple(stripped) == row or tuple([*stripped[:-1], stripped[-1].removesuffix("s")]) == row):
                    return context.holder
        start = k
        while start > 0 and tokens[start - 1].pos in ("PROPN", "NOUN") and k - start < 4:
            start -= 1
        if tokens[k].pos in ("PROPN", "NOUN", "X"):
            return reading.words(start, k)
    return None


_ONLY_AFTER_QUESTION = ("answer.yes", "answer.no")
_LONGEST_ANSWER = 9


def _answering(
    reading: Reading, match: Match, context: Context
) -> Iterator[Candidate | Rejected]:
    """A line that is nothing but an answer, after a label at most: "§ 5: Ingen merknader"."""
    tokens = reading.tokens
    cue = (match.first, match.last)
    colon = next((i for i, t in enumerate(tokens[: match.first]) if t.lower in (":", "–")), None)
    start = 0 if colon is None else colon + 1
    last = len(tokens) - 1
    while last > match.last and tokens[last].pos == "PUNCT":
        last -= 1
    between = tokens[start : match.first]
    if any(t.pos not in ("ADV", "PUNCT", "INTJ", "AUX") and t.lower not in ("er",) for t in between):
        yield Rejected(match.rule.id, cue, "does not open the line")
        return
    if last - start >= _LONGEST_ANSWER or any(t.finite for t in tokens[match.last + 1 :]):
        yield Rejected(match.rule.id, cue, "too much is said for a bare answer")
        return
    alone = match.last == last or tokens[match.last + 1].lower in (",", ".", "for", "fra", "frå", "men")
    if not alone and match.rule.id != "answer.neutral":
        yield Rejected(match.rule.id, cue, "the line goes on")
        return
    if match.rule.id in _ONLY_AFTER_QUESTION or tokens[match.last].lower in ("ingen", "inga"):
        if not context.question:
            yield Rejected(match.rule.id, cue, "no question before it")
            return
    target = None
    if colon is not None and colon > 0:
        first = 1 if tokens[0].lower in ("til", "ad", "om") and colon > 1 else 0
        target = (first, colon - 1)
    elif match.last < last and tokens[match.last + 1].lower == "til" and match.last + 2 <= last:
        target = (match.last + 2, last)
    yield Candidate(
        rule=match.rule.id,
        construction="answer",
        stance=match.rule.stance,
        cue=(match.first, match.last if target else last),
        evidence=(target[0] if target and target[0] < match.first else match.first, last),
        target=target,
        condition=None,
        holder=context.holder,
        tier=Tier.CORE,
        own=True,
        elements=len(match.places),
    )


def _framed(reading, matches, frame, span, owner, clause):  # type: ignore[no-untyped-def]
    judgement = judging.judge(reading, span[0], span[1], matches)
    stance = judgement.stance if judgement else Stance.POSITION
    cue = frame
    target: Tokens | None = span
    if judgement is not None and clause is not None:
        cue = (min(frame[0], judgement.cue[0]), max(frame[1], judgement.cue[1]))
        target = clause.subject or span
        if judgement.modal and frame[0] <= span[0] + 1 and judgement.cue[1] < span[1]:
            target = (judgement.cue[1] + 1, span[1])
    yield Candidate(
        rule="frame+" + (judgement.rule if judgement else "plain"),
        construction="frame",
        stance=stance,
        cue=cue,
        evidence=(min(frame[0], span[0]), span[1]),
        target=target,
        condition=None,
        holder=owner,
        tier=Tier.CORE,
        own=True,
        content=span,
        elements=2,
    )


def _bare(
    reading: Reading, matches: Sequence[Match], context: Context
) -> Iterator[Candidate | Rejected]:
    """Bare modals and imperatives: tier implicit; and too much of something: core."""
    tokens = reading.tokens
    if _asked(reading) or not tokens:
        return
    for token in tokens:
        if token.finite and token.lower in judging.STRONG_MODALS:
            head = token.head if token.dep in ("aux", "cop", "aux:pass") else token.i
            clause = clause_of(reading, token.i, token.i, head)
            if clause.relation in ("acl:relcl", "advcl", "ccomp", "acl", "csubj") or _hypothetical(
                reading, clause, token.i
            ):
                continue
            yield Candidate(
                rule="bare.modal",
                construction="bare",
                stance=judging.wanted(reading, clause.first, clause.last, judging.negated(
                    reading, token.i, min(token.i + 4, clause.last)) is not None),
                cue=(token.i, max(token.i, min(head, clause.last))),
                evidence=(clause.first, clause.last),
                target=clause.subject,
                condition=None,
                holder=context.holder,
                tier=Tier.IMPLICIT,
                elements=0,
            )
    excess = judging.excess(reading, 0, len(tokens) - 1, 0)
    if excess is not None:
        anchor = excess.cue[1]
        clause = clause_of(reading, *excess.cue, anchor)
        if clause.relation not in ("acl:relcl", "advcl", "acl") and not _hypothetical(reading, clause, anchor):
            subject = (
                classify(reading, clause.subject, clause.subject_head, context.names)
                if clause.subject is not None and clause.subject_head is not None
                else None
            )
            if subject is None or subject.who is Who.THING:
                cue = (clause.finite if clause.finite is not None and clause.finite < excess.cue[0] else excess.cue[0], excess.cue[1])
                yield Candidate(
                    rule=excess.rule,
                    construction="judge",
                    stance=excess.stance,
                    cue=cue,
                    evidence=_evidence(reading, cue, clause.subject, clause, None),
                    target=clause.subject,
                    condition=None,
                    holder=context.holder,
                    tier=Tier.CORE,
                    elements=1,
                )
