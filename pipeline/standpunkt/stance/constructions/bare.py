"""Stands with no row of words for a cue: bare modals and needs, imperatives, excess, regret.

Each function finds the candidates of one detector, for the rule that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.clauses import Clause, clause_of, finite_of, span_of
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    dependent,
    evidence_of,
    from_finite,
    hypothetical,
)
from standpunkt.stance.constructions.told import is_told
from standpunkt.stance.fates import fate_of, is_proposal
from standpunkt.stance.holders import Who, classify
from standpunkt.stance.matter import Matter
from standpunkt.stance.phrases import Tokens, is_word, negator, without_punctuation
from standpunkt.stance.polarity import noun_forms, set_forms
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import endings, verb_forms, words


def needs(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Det er viktig at …", "det er behov for …", "kommunene trenger …": with no holder."""
    if scene.context.matter is Matter.FAR:
        return
    reading = scene.reading
    tokens = reading.tokens
    for token in tokens:
        if token.lower not in _words_of_need():
            continue
        lacks = token.lower in words("needing") and token.finite
        at = _what_is_needed(reading, token.i) if lacks else None
        at, head = (token.i, token.i) if at is None else (at, tokens[at].head)
        clause = clause_of(reading, at, at, head)
        needed = lacks or _is_needed(reading, at)
        if not (needed or _is_required(scene, clause, at)) or clause.finite is None:
            continue
        no = negator(tokens, clause.finite, at)
        spared = _not_needed(reading, clause, token.i) if lacks and at == token.i else None
        past = judging.told_as_past(reading, clause.finite)
        last = without_punctuation(tokens, at, clause.last)
        if no is not None or past or dependent(reading, clause) or (needed and last <= at + 1):
            continue
        after = (at + 1, last) if last > at else None
        ours = _for_us(scene, clause) or (lacks and _is_ours(scene, clause))
        if spared is not None and not ours:
            continue  # "det trenger du ikke": of what others need nothing is asked
        if spared is not None and _does_nothing_to(tokens, spared + 1):
            continue  # "vi trenger ikke å søke": on nothing that is proposed
        cue, target = (min(clause.finite, at), at), after if needed and after else clause.subject
        if spared is not None:
            cue = (cue[0], spared)
            target = _what_is_not_needed(reading, clause, spared, last)
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=rule.stance if spared is None else Stance.OPPOSE,
            cue=cue,
            evidence=(min(clause.first, target[0] if target else cue[0]), last),
            target=target,
            holder=scene.context.holder,
            tier=Tier.CORE if ours else rule.tier,
            elements=0,
        )


def _not_needed(reading: Reading, clause: Clause, verb: int) -> int | None:
    """The denial after a verb of need: "trenger ikke en ny nemnd", "treng vi ikkje"."""
    tokens = reading.tokens
    last = min(clause.last, verb + _SOON)
    mark = next((i for i in range(verb + 1, last + 1) if tokens[i].pos == "PUNCT"), last + 1)
    return negator(tokens, verb + 1, mark - 1)


def _does_nothing_to(tokens: Sequence[Token], to: int) -> bool:
    """Whether an infinitive opens at `to` that has no object: "å søke", "å reise langt"."""
    said = [t.lower for t in tokens[to : to + 1]]
    onward = tokens[to + 2 : to + 3]
    return said == ["å"] and not any(t.pos in _OBJECTS for t in onward)


_OBJECTS = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN")


_SOON = 6
"""Tokens after a verb of need, past an inverted subject, within which it is denied."""


def _what_is_not_needed(reading: Reading, clause: Clause, no: int, last: int) -> Tokens | None:
    """What nobody needs: after the denial, else what stands in front of the verb."""
    start = no if reading.tokens[no].lower in ("ingen", "inga", "intet", "inkje") else no + 1
    if start <= last:
        return start, last
    front = without_punctuation(reading.tokens, clause.first, (clause.finite or 0) - 1)
    return (clause.first, front) if front >= clause.first else None


@cache
def _words_of_need() -> frozenset[str]:
    return words("importance") | words("need") | words("needing") | words("required")


def _is_needed(reading: Reading, i: int) -> bool:
    """Whether "det er viktig at" or "det er behov for" stands at token `i`."""
    word = reading.tokens[i].lower
    if word in words("importance"):
        return _with_clause(reading, i)
    return word in words("need") and "det" in _before(reading, i)


def _what_is_needed(reading: Reading, i: int) -> int | None:
    """The "er" after "det som trengs", which what is needed follows."""
    tokens = reading.tokens
    if i < 2 or [t.lower for t in tokens[i - 2 : i]] != ["det", "som"]:
        return None
    return next((t.i for t in tokens[i + 1 : i + 4] if t.lower == "er"), None)


def _is_required(scene: Scene, clause: Clause, i: int) -> bool:
    """Whether a thing is said to be necessary: "En overgangsperiode på ett år er nødvendig".

    What is important is so for an aim: "Klare regler er viktige for at alle skal forstå dem".
    """
    tokens = scene.reading.tokens
    aim = [t.lower for t in tokens[i + 1 : i + 3]] in (["for", "at"], ["for", "å"])
    needed = words("required") | (words("importance") if aim else frozenset())
    if tokens[i].lower not in needed or clause.head != i:
        return False
    if clause.subject is None or clause.subject_head is None or clause.finite is None:
        return False
    who = classify(scene.reading, clause.subject, clause.subject_head, scene.context.names).who
    said = tokens[clause.finite].lower in ("er", "blir", "vert", "vil")
    return said and who is Who.THING and tokens[clause.subject_head].pos in ("NOUN", "PROPN")


def _is_ours(scene: Scene, clause: Clause) -> bool:
    """Whether the respondent is the one that needs it."""
    if clause.subject is None or clause.subject_head is None:
        return False
    found = classify(scene.reading, clause.subject, clause.subject_head, scene.context.names)
    return found.who is Who.RESPONDENT


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
    """Whether "viktig" stands with "det" before it and "at", "å" or "med" after it.

    Or with both after it: "like viktig er det at", "avgjørende blir det at".
    """
    after = [t.lower for t in reading.tokens[i + 1 : i + 7]]
    if after[:2] in (["er", "det"], ["blir", "det"], ["vert", "det"]):
        return not {"at", "å"}.isdisjoint(after)
    return "det" in _before(reading, i) and not {"at", "å", "med"}.isdisjoint(after[:3])


def imperative(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Behold ordningen", "Ikke stryk § 5", "…, så begynn i åttende": what a line asks for."""
    tokens = scene.reading.tokens
    first = next((t.i for t in tokens if is_word(t.lower)), 0)
    end = without_punctuation(tokens, first, len(tokens) - 1)
    starts = [i for i in _commanded(tokens, first) if i < end]
    for n, i in enumerate(starts):
        word = tokens[i].lower
        denied = i > first and tokens[i - 1].lower in words("negators")
        forgets = word in words("imperatives_of_mind")
        against = (denied and not forgets) or word in words("imperatives_against")
        last = end if n + 1 == len(starts) else starts[n + 1] - 2
        opened = i - 1 if denied else i
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=Stance.OPPOSE if against else rule.stance,
            cue=(opened, i),
            evidence=(opened, last),
            target=(i + 1, last) if last > i else None,
            holder=scene.context.holder,
            tier=rule.tier,
            elements=0,
        )


def _commanded(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Where imperatives stand: first in the line, after ", så", and after "og" and another."""
    if first + 2 < len(tokens) and (
        tokens[first].lower in words("before_imperative") or tokens[first + 1].lower == ":"
    ):
        first += 1 + (tokens[first + 1].lower == ":")  # "Altså: Trekk forslaget"
    opened = first + (tokens[first].lower in words("negators") and first + 1 < len(tokens))
    found = False
    if _is_command(tokens, opened) or (opened > first and _is_refused(tokens, opened)):
        found = True
        yield opened
    for i in range(opened + 2, len(tokens) - 1):
        follows = tokens[i - 1].lower == "så" and tokens[i - 2].lower == ","
        goes_on = found and tokens[i - 1].lower == "og" and tokens[i].lower not in _NOT_AFTER_AND
        if (follows or goes_on) and _is_command(tokens, i):
            yield i


def _is_refused(tokens: Sequence[Token], i: int) -> bool:
    """Whether "ikke" in front forbids what follows: "Ikke forny avtalen", "Ikkje gløym dei små"."""
    token, after = tokens[i], tokens[i + 1 : i + 3]
    if token.pos != "VERB" or not after or after[0].lower in words("first_nominative"):
        return False
    bare = not {"Mood=Imp", "VerbForm=Inf"}.isdisjoint(token.feats)
    present = token.finite and not token.lower.endswith(("r", "s", "st"))
    return bare or (present and not any(t.dep.startswith("nsubj") for t in tokens))


_NOT_AFTER_AND = ("lag", "bruk", "bygg", "ta", "la", "få", "kom", "hjelp", "støtt", "krev", "rett")
"""Nouns and infinitives that look like an imperative."""


def _is_command(tokens: Sequence[Token], i: int) -> bool:
    """Whether an imperative stands at token `i`, and no noun or statement."""
    word, after = tokens[i], tokens[i + 1 : i + 4]
    if word.lower not in words("imperatives_against") | words("imperatives_for") or not after:
        return False
    said = [t.lower for t in after]
    if said[0] in _AFTER_NOUN or said[0] in words("first_nominative"):
        return False  # "Bruk av video", "Lag og foreninger"
    if "kontakt" in said:
        return False  # "Ta gjerne kontakt"
    if said[0] == "oss" and not words("going_on").isdisjoint(said[1:2]):
        return False
    if word.pos == "NOUN" and (
        said[0] in words("prepositions") - {"med", "mot"} or after[0].finite
    ):
        return False
    if said[0] != "heller" and (after[0].finite or words("first_nominative") & {*said[:2]}):
        return False
    return word.text[0].isupper() or i > 0 or len(tokens) < _SHORT_ITEM


_AFTER_NOUN = ("av", "og", "eller", ":", "–", "-", "/", "er", "var", "blir", "som")
_SHORT_ITEM = 3


def modals(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Det må settes av midler.", "Saka lyt utsetjast.": what the text wants, without a cue."""
    if scene.context.matter is Matter.FAR:
        return  # how things are done in the world: "Hund må føres i bånd"
    yield from _decided(scene, rule)
    reading = scene.reading
    for token in reading.tokens:
        advised = token.lower == "kan" and _advised(reading.tokens, token.i)
        if not (token.finite and (advised or token.lower in words("strong_modals"))):
            continue
        head = token.head if token.dep in ("aux", "cop", "aux:pass") else token.i
        clause = clause_of(reading, token.i, token.i, head)
        if dependent(reading, clause) and not _after_front(reading.tokens, clause, token.i):
            continue
        if is_told(reading, clause, token.i, asked=bool(scene.context.question)):
            continue
        first = _with_neither(reading, clause)
        stance = judging.wanted(reading, first, clause.last, rule.stance)
        fate = stance is not rule.stance and clause.subject is not None
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=stance,
            cue=(token.i, max(token.i, min(head, clause.last))),
            evidence=(first, clause.last),
            # what is to be done is asked for, and what is to be rejected is opposed
            target=_fate(reading, clause) if fate else (first, clause.last),
            holder=scene.context.holder,
            tier=rule.tier,
            elements=0,
        )


def _decided(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """What a point of a decision wants to be so: "Vedtak: • Vaktene finansieres av staten"."""
    lead = scene.context.lead.lower().removesuffix(":").split()
    if not (lead and lead[-1].endswith(endings("decisions"))):
        return
    reading = scene.reading
    tokens = reading.tokens
    root = next((t.i for t in tokens if t.head == t.i), 0)
    verb = finite_of(reading, root)
    if verb is None or verb == 0 or not _is_decided(tokens, verb):
        return
    clause = clause_of(reading, verb, verb, root)
    named = clause.subject_head is not None
    if _is_ours(scene, clause) or not (named or tokens[clause.first].lower == "det"):
        return
    if named and tokens[clause.subject_head or 0].lower.startswith(endings("cases")):
        return  # "Saken oversendes"
    yield Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=rule.stance,
        cue=(verb, max(verb, min(root, clause.last))),
        evidence=(clause.first, clause.last),
        target=(clause.first, clause.last),
        holder=scene.context.holder,
        tier=rule.tier,
        elements=0,
    )


def _is_decided(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb says what is to become of something: "tas ut", "får", "skal setjast av"."""
    word = tokens[verb].lower
    passive = word in verb_forms("deciding_verbs") and word.endswith(("s", "st"))
    if word in ("skal", "blir", "vert"):
        return any(t.lower in verb_forms("deciding_verbs") for t in tokens[verb + 1 : verb + 4])
    return passive or word == "får"


def _fate(reading: Reading, clause: Clause) -> Tokens | None:
    """What a wish is to end or adopt: the proposal it names after its verb, or its subject."""
    tokens = reading.tokens
    subject = clause.subject
    if subject is None or any(is_proposal(t) for t in tokens[subject[0] : subject[1] + 1]):
        return subject
    named = next((t.i for t in tokens[subject[1] : clause.last + 1] if is_proposal(t)), None)
    return subject if named is None else fate_of(reading, (subject[0], clause.last))


def _after_front(tokens: Sequence[Token], clause: Clause, modal: int) -> bool:
    """Whether an if-clause with no comma behind it stands before: "Om dette skal virke må de"."""
    if tokens[clause.first].lower not in words("if_words") or modal + 1 >= len(tokens):
        return False
    if tokens[modal - 1].lower == "så":
        return True  # "Hvis ikke, så må de"
    if tokens[modal - 1].lower == ",":
        return False
    subject = tokens[modal + 1].pos in ("ADJ", "DET", "NOUN", "PRON", "PROPN")
    return subject and any(t.finite for t in tokens[clause.first + 1 : modal])


def _advised(tokens: Sequence[Token], i: int) -> bool:
    """Whether "kan" advises: "kan med fordel utsettes", "ordet kan strykes"."""
    after = [t.lower for t in tokens[i + 1 : i + 6]]
    if "fordel" in after:
        return "med" in after
    verbs = [t for t in tokens[i + 1 : i + 4] if t.pos == "VERB"]
    return (
        bool(verbs)
        and verbs[0].lower in verb_forms("dropping_from")
        and (verbs[0].lower.endswith(("es", "ast")) or verbs[0].lower == "utgå")
    )


def _with_neither(reading: Reading, clause: Clause) -> int:
    """Where a clause opens, the "verken" before it included: "verken A eller B bør innføres"."""
    before = clause.first - 1
    neither = before >= 0 and reading.tokens[before].lower in words("neither")
    return before if neither else clause.first


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
        if subject.who is Who.OTHER and judging.proposes(subject.name):
            # "Departementet legger opp til en altfor rask innføring"
            target = span_of(reading, reading.tokens[found[1]].head)
        elif subject.who is not Who.THING:
            return
    matter = scene.context.matter
    near = matter > Matter.AROUND and judging.on_matter(reading, *target, matter)
    cue = from_finite(clause, found)
    yield Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=rule.stance,
        cue=cue,
        evidence=evidence_of(clause, cue, target),
        target=target,
        holder=scene.context.holder,
        tier=rule.tier if near else Tier.IMPLICIT,
    )


def equations(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Dette er å be om bråk", "Å kutte støtten er å straffe de små": what it is set equal to.

    Whoever says so finds fault with it, unless what it is set equal to is a good deed.
    """
    reading, matter = scene.reading, scene.context.matter
    tokens = reading.tokens
    if matter <= Matter.AROUND:
        return
    for to in tokens[2:-1]:
        verb = _copula_of(tokens, to.i) if to.lower == "å" else None
        if verb is None or tokens[to.i + 1].lower in verb_forms("done_after_copula"):
            continue
        subject = _set_equal(reading, verb)
        last = without_punctuation(tokens, to.i, _end_of_clause(tokens, to.i))
        if subject is None or last <= to.i + 1 or negator(tokens, verb, to.i) is not None:
            continue
        good = rule.stance is Stance.SKEPTICAL and _is_good_deed(tokens[to.i + 1 : last + 1])
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=Stance.SUPPORT if good else rule.stance,
            cue=(verb, last),
            evidence=(subject[0], last),
            target=subject,
            holder=scene.context.holder,
            tier=rule.tier,
        )


def _copula_of(tokens: Sequence[Token], to: int) -> int | None:
    """The "er" or "blir" whose predicate the infinitive is; "som" may stand between."""
    at = to - 1
    while at > 0 and (tokens[at].pos == "ADV" or tokens[at].lower == "som"):
        at -= 1
    helper = tokens[at - 1] if at and tokens[at].lower in ("være", "vere", "bli") else tokens[at]
    is_ = tokens[at].lower in verb_forms("equating_verbs") and helper.finite
    return helper.i if is_ and "Tense=Past" not in helper.feats else None


def _set_equal(reading: Reading, verb: int) -> Tokens | None:
    """What stands before the copula, if that is the proposal or to carry it out."""
    tokens = reading.tokens
    opened = (t.i + 1 for t in reversed(tokens[:verb]) if t.pos == "PUNCT" or t.lower == "men")
    first = next(opened, 0)
    if first >= verb:
        return None
    said = tokens[first:verb]
    word = said[0].lower
    if len(said) == 1 and word in ("det", "dette", "slikt"):
        return first, verb - 1
    if any(t.lower in words("gap_blocks") for t in said[1:]):
        return None
    if word == "å":
        acts = len(said) > 1 and said[1].lower in _acting_on_rules()
        named = any(is_proposal(t) for t in said)
        return (first, verb - 1) if acts or named else None
    names = judging.proposal_like(reading, first, verb - 1)
    aim = any(t.lower.startswith(endings("aim_nouns")) for t in said)
    return (first, verb - 1) if names and not aim and not any(t.finite for t in said) else None


@cache
def _acting_on_rules() -> frozenset[str]:
    """Verbs of what those who make rules do: "å innføre", "å frata", "å pålegge"."""
    sets = ("REMOVE", "ADD", "SHIFT", "IMPAIR", "HARM", "FOSTER", "LESSEN")
    return frozenset[str]().union(*map(set_forms, sets)) | {"la", "kreve", "krevje", "kutte"}


def _end_of_clause(tokens: Sequence[Token], first: int) -> int:
    """The last token before a comma or a full stop."""
    end = next((t.i for t in tokens[first:] if t.pos == "PUNCT"), len(tokens))
    return end - 1


def _is_good_deed(said: Sequence[Token]) -> bool:
    """Whether the infinitive is of something one is praised for: "å ta brukerne på alvor"."""
    plain = [t.lower for t in said]
    if plain[0] in set_forms("HARM") | set_forms("IMPAIR"):
        return False
    praised = plain[0] in verb_forms("well_done") or "alvor" in plain
    praised = praised or any(w in set_forms("GOOD") for w in plain)
    ill = any(w in noun_forms("ILL") | noun_forms("BANE") | set_forms("BAD") for w in plain)
    return praised and not ill and words("negators").isdisjoint(plain)


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
    """ "Heldigvis er fristen lengre", "Endelig får barna en stemme": an adverb welcomes it."""
    yield from _adverbs(scene, rule, "rejoicing")
    yield from _at_last(scene, rule)


def _at_last(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Endelig lytter de", "Endelig et regelverk som …"; not "Endelig vil vi peke på".

    And within the clause: "Barna får endelig en stemme".
    """
    reading = scene.reading
    tokens = reading.tokens
    first = _at_last_within(tokens) or next((t.i for t in tokens if is_word(t.lower)), 0)
    last = without_punctuation(tokens, first, len(tokens) - 1)
    if tokens[first].lower not in _AT_LAST or last < first + 2:
        return
    if scene.context.matter <= Matter.AROUND:
        return
    after = tokens[first + 1]
    clause = clause_of(reading, first, first, tokens[first].head)
    within = clause.finite is not None and clause.finite == first - 1
    said = within or (after.finite and clause.finite == after.i)
    expletive = tokens[first + 2].lower == "det"  # "Endelig blir det slutt på støyen"
    if said and ((clause.subject is None and not expletive) or _is_ours(scene, clause)):
        return
    if not (said or after.lower in words("something")) or judging.told_as_past(
        reading, clause.finite
    ):
        return
    yield Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=rule.stance,
        cue=(first, first),
        evidence=(clause.first if within else first, clause.last if said else last),
        target=clause.subject if said else (first + 1, last),
        holder=scene.context.holder,
        tier=rule.tier if said else Tier.IMPLICIT,
    )


def _at_last_within(tokens: Sequence[Token]) -> int | None:
    """Where "endelig" stands between a verb of getting and what is got: "får endelig en plan"."""
    return next(
        (
            t.i
            for t in tokens[1:-1]
            if t.lower in _AT_LAST
            and tokens[t.i - 1].lower in ("blir", "får", "kommer", "kjem", "vert")
            and tokens[t.i + 1].lower in words("something")
        ),
        None,
    )


_AT_LAST = ("endelig", "endeleg")


def _adverbs(scene: Scene, rule: Rule, name: str) -> Iterator[Candidate]:
    reading = scene.reading
    for token in reading.tokens:
        if token.lower not in words(name):
            continue
        clause = clause_of(reading, token.i, token.i, token.head)
        if clause.finite is None or clause.subject is None or clause.subject_head is None:
            continue
        if dependent(reading, clause) or judging.told_as_past(reading, clause.finite):
            continue
        subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
        if subject.who is not Who.THING or scene.context.matter <= Matter.AROUND:
            continue
        last = without_punctuation(reading.tokens, token.i, clause.last)
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=rule.stance,
            cue=(token.i, token.i),
            evidence=(clause.first, last),
            target=clause.subject,
            holder=scene.context.holder,
            tier=rule.tier,
        )
