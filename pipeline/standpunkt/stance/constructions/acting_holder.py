"""The holder of an act, a request or a saying, and why nobody takes it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Context
from standpunkt.stance.clauses import Clause, heads_clause, span_of, subjects
from standpunkt.stance.constructions import clefts
from standpunkt.stance.constructions.common import finite_word, written_for
from standpunkt.stance.constructions.cue import Cue, classified, seems
from standpunkt.stance.holders import Names, Subject, Who, classify, subject_of
from standpunkt.stance.phrases import Tokens, at_row, negator, none_exceeds_us
from standpunkt.stance.words import phrases, verb_forms, words

_ADDRESSEES = ("departement", "regjering", "direktorat")
"""Those whose own "foreslår" is a recap of what is put to hearing."""


def holder_of(cue: Cue, context: Context) -> tuple[Subject, tuple[str, ...]] | str:
    """Who takes the stand and what told so, or why nobody does."""
    names = context.names
    if cue.passive:
        agent = _by_agent(cue.reading, cue.match.last + 1, cue.clause.last, names)
        if agent is None and not cue.match.rule.passive:
            return "a passive that names nobody"
        subject = agent or Subject(Who.NOBODY)
        why: tuple[str, ...] = ("passive",)
    else:
        found = _active(cue, names)
        if isinstance(found, str):
            return found
        subject, why = found
    if subject.who is Who.THING and subject.span is not None:
        return f"the subject is a thing: {cue.reading.words(*subject.span)!r}"
    if subject.who is Who.OTHER:
        reason = _no_third_party(cue, subject)
        if reason:
            return reason
    return subject, why


def _active(cue: Cue, names: Names) -> tuple[Subject, tuple[str, ...]] | str:
    """The holder of a cue in the active: its subject, or the one it shares with a clause before."""
    reading, rule, clause = cue.reading, cue.match.rule, cue.clause
    if _ours(cue):
        subject = subject_of(reading, clause, names)
        return Subject(Who.RESPONDENT, certain=0.9, span=subject.span), ("the reflexive is ours",)
    impersonal = _whom(cue, names) or Subject(Who.NOBODY)
    subject = impersonal if rule.impersonal else subject_of(reading, clause, names)
    told = clefts.told(reading.tokens, cue.match)
    if told and subject.span and subject.span[0] == clefts.opened(reading.tokens, cue.match):
        # "Det forbundet ber om, er …": the pronoun is no part of the name
        span = (subject.span[0] + 1, subject.span[1])
        subject = replace(classify(reading, span, span[1], names), span=span)
    if _is_what_follows(cue, subject):
        subject = Subject(Who.NOBODY)  # "…, men går imot at gebyret økes": no subject of "går"
    if subject.who in (Who.THING, Who.NOBODY):
        inverted = _inverted(cue, names)
        if inverted is not None:
            return inverted, ("the respondent comes after the verb",)
    if subject.who is Who.THING and (_none_of_ours(reading, subject.span) or _moves_us(cue)):
        return Subject(Who.RESPONDENT, certain=0.8), ("none of ours",)
    if subject.who is Who.THING and _ruled_out(cue):
        return _for_whom(cue, names), ("ruled out",)
    if subject.who is Who.THING and seems(cue):
        return Subject(Who.RESPONDENT, certain=0.8), ("what it seems to be",)
    if subject.who is Who.THING and subject.span is not None and _thinks(cue, subject.span):
        return replace(subject, who=Who.OTHER, name=reading.words(*subject.span)), ()
    if subject.who is Who.NOBODY or not subject.name:
        related = _related(reading, clause, names)
        if related is not None:
            return related, ("the relative clause is about the respondent",)
    if subject.who is not Who.NOBODY or (rule.impersonal and _is_owed(cue)):
        return subject, ()
    return _elided(cue, subject, names)


def _elided(cue: Cue, subject: Subject, names: Names) -> tuple[Subject, tuple[str, ...]] | str:
    """The holder of a cue whose clause has no subject of its own."""
    reading, rule, clause = cue.reading, cue.match.rule, cue.clause
    if not rule.impersonal and _expletive(reading, clause):
        return "the subject is a bare 'det'"
    if written_for(reading, cue.anchor):
        return Subject(Who.RESPONDENT, certain=0.8), ("what the answer is written for",)
    found = _shared_subject(reading, clause, names)
    if found is not None and found.name.lower() not in words("some"):
        shared = replace(found, certain=found.certain * 0.8, span=None)
        return shared, ("the subject is that of the clause before",)
    if not rule.impersonal and not _may_be_bare(cue):
        return "nobody takes this position"
    return subject, ()


def _none_of_ours(reading: Reading, subject: Tokens | None) -> bool:
    """Whether it is none of the respondent's: "ingen av våre medlemmer", "ingen … enn oss"."""
    if subject is None:
        return False
    said = [t.lower for t in reading.tokens[subject[0] : subject[1] + 1]]
    if none_exceeds_us(reading.tokens, subject[0]):
        return True
    none = said[0] in words("negating_subjects") and said[1:2] == ["av"]
    return none and not words("first_possessive").isdisjoint(said)


def _ours(cue: Cue) -> bool:
    """Whether it is "oss" that somebody places: "Skolen har drøftet dette og stiller oss"."""
    reflexive = "REFL" in cue.match.cue
    return reflexive and any(
        cue.reading.tokens[i].lower in words("first_reflexive") for i in cue.match.places
    )


def _moves_us(cue: Cue) -> bool:
    """Whether the cue tells where nobody gets us: "nye bommer får dere ikke oss med på"."""
    ours = words("first_reflexive")
    return cue.match.rule.polar and any(
        cue.reading.tokens[i].lower in ours for i in cue.match.places
    )


def _is_owed(cue: Cue) -> bool:
    """Whether the subject is due something and holds nothing: "det skal staten ha ros for"."""
    tokens = cue.reading.tokens
    if cue.clause.finite not in cue.match.places or finite_word(cue.reading, cue.clause) != "skal":
        return False
    own = (c for c in cue.reading.children[cue.clause.head] if tokens[c].dep == "nsubj")
    return any(tokens[c].lower not in words("he_or_she") for c in own)


def _is_what_follows(cue: Cue, subject: Subject) -> bool:
    """Whether the tree takes the clause behind a second verb, its object, for its subject."""
    if subject.who is not Who.THING or subject.span is None or cue.clause.relation != "conj":
        return False
    first = subject.span[0]
    return first > cue.match.last and cue.reading.tokens[first].lower in ("at", "å")


def _inverted(cue: Cue, names: Names) -> Subject | None:
    """The respondent's noun behind the finite verb, which trees take for something else.

    "De øvrige forslagene tar forbundet til etterretning", "Forslaget vil forbundet advare mot". It
    is no object where the cue goes on behind it, or nothing follows.
    """
    tokens, verb = cue.reading.tokens, cue.clause.finite
    if verb is None or verb + 1 >= len(tokens) or cue.match.rule.impersonal:
        return None
    at = verb + 1
    goes_on = cue.match.last > at or at + 1 == len(tokens) or tokens[at + 1].pos == "PUNCT"
    if at in cue.match.places or not goes_on or not names.are([tokens[at].lower]):
        return None
    return Subject(Who.RESPONDENT, certain=0.8, span=(at, at))


def _whom(cue: Cue, names: Names) -> Subject | None:
    """Whose matter it is where an impersonal cue says so: "ikke opp til NN å mene noe om"."""
    if not cue.match.rule.impersonal or "[who]" not in cue.match.cue:
        return None
    for before, after in pairwise(cue.match.places):
        if after - before > 1 and cue.reading.tokens[before].lower == "til":
            span = (before + 1, after - 1)
            tokens = cue.reading.tokens
            inside = range(span[0], span[1] + 1)
            head = next((i for i in inside if not span[0] <= tokens[i].head <= span[1]), span[0])
            return replace(classify(cue.reading, span, head, names), span=None)
    return None


def _related(reading: Reading, clause: Clause, names: Names) -> Subject | None:
    """The respondent that a relative clause is about: "kommunen, som støtter forslaget"."""
    if not clause.relation.startswith("acl") or clause.parent is None:
        return None
    if "som" not in (t.lower for t in reading.tokens[clause.first : clause.first + 2]):
        return None
    noun = clause.parent
    while reading.tokens[noun].dep.startswith("flat") and reading.tokens[noun].head != noun:
        noun = reading.tokens[noun].head
    whole = reading.subtree(noun, without=frozenset({clause.head}))
    span = [i for i in whole if i < clause.first and reading.tokens[i].pos != "PUNCT"]
    if not span:
        return None
    found = classify(reading, (span[0], span[-1]), noun, names)
    return replace(found, span=None) if found.who is Who.RESPONDENT else None


def _thinks(cue: Cue, subject: Tokens) -> bool:
    """Whether the subject is a noun that thinks: it is somebody, though no known kind of body."""
    tokens = cue.reading.tokens
    verb = tokens[cue.match.first]
    thinks = verb.finite and verb.lower in verb_forms("thinking_verbs")
    return thinks and tokens[subject[0]].pos == "NOUN"


def _ruled_out(cue: Cue) -> bool:
    """Whether it is said of taking the stand that it can be or not: "det er uaktuelt å støtte"."""
    tokens, clause, rule = cue.reading.tokens, cue.clause, cue.match.rule
    head = tokens[clause.head].lower
    denied = negator(tokens, clause.finite or clause.head, cue.match.first - 1) is not None
    taken = rule.stance.takes_side or (rule.negated == Stance.OPPOSE and denied)
    if head not in words("ruling_out") | words("ruling_in") or not taken:
        return False
    if clause.head > cue.match.last:  # "Å støtte forslaget er ikke aktuelt"
        return tokens[max(0, cue.match.first - 2)].lower == "å"
    return any(t.lower == "å" for t in tokens[clause.head + 1 : cue.match.first])


def _for_whom(cue: Cue, names: Names) -> Subject:
    """Who "uaktuelt for oss å" is of; the respondent where it does not say."""
    reading = cue.reading
    for c in reading.children[cue.clause.head]:
        if any(reading.tokens[k].lower == "for" for k in reading.children[c]):
            first, last = span_of(reading, c)
            found = classify(reading, (first + 1, last), c, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return Subject(Who.RESPONDENT, certain=0.5)


def _no_third_party(cue: Cue, subject: Subject) -> str:
    """Why somebody else's "stand" is none; empty when it is one."""
    if not subject.name:
        return "no one in particular takes this position"
    if cue.match.rule.respondent_only:
        return "a fact about somebody else"
    if finite_word(cue.reading, cue.clause) in words("wishing") | {"skulle"}:
        return "somebody ought to"
    if any(noun in subject.name.lower() for noun in _ADDRESSEES):
        if cue.match.rule.recaps:
            return "a recap of the proposal"
        if finite_word(cue.reading, cue.clause) == "kan":
            return "what the authority may do"
    return ""


def _by_agent(reading: Reading, first: int, last: int, names: Names) -> Subject | None:
    """Who "av" names after a passive, or "fra vår side"."""
    tokens = reading.tokens
    if at_row(tokens, first, phrases("own_side")):
        return Subject(Who.RESPONDENT, certain=0.8)
    for i in range(first, last):
        if tokens[i].lower == "av" and tokens[i].dep == "case":
            head = tokens[i].head
            start, end = span_of(reading, head)
            found = classify(reading, (start + (start == i), end), head, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
            named = tokens[i + 1].pos in ("NOUN", "ADJ")  # but "av de fleste dommerne"
            if found.who is Who.THING and i == first and named and not _gives_reason(reading, i):
                return replace(found, span=(start + (start == i), end))
    return None


def _gives_reason(reading: Reading, av: int) -> bool:
    """Whether "av" after a passive gives a reason: "støttes av hensyn til"."""
    return any(t.lower in words("reasons") for t in reading.tokens[av + 1 : av + 4])


def _shared_subject(reading: Reading, clause: Clause, names: Names) -> Subject | None:
    """The subject that an infinitive or an elided conjunct shares with a clause before it."""
    tokens = reading.tokens
    at = clause.head
    for _ in range(6):
        subject = next(
            (c for c in reading.children[at] if tokens[c].dep.split(":")[0] == "nsubj"), None
        )
        if subject is not None:
            found = classified(reading, subject, names)
            onward = _after_comma(reading, clause) or _of_proposer(reading, at, found)
            if found.who is Who.OTHER and onward:
                return _main_respondent(reading, names) or found
            if found.who is not Who.THING:
                return found
        if tokens[at].dep not in ("conj", "xcomp", "parataxis") or tokens[at].head == at:
            break
        at = tokens[at].head
    if clause.relation not in ("conj", "parataxis", "ROOT"):
        return None
    for i in range(clause.first - 1, -1, -1):
        if tokens[i].dep == "nsubj" and heads_clause(reading, tokens[i].head):
            found = classified(reading, i, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return None


def _after_comma(reading: Reading, clause: Clause) -> bool:
    """Whether the clause follows ", og": it goes on from the main clause, not from one inside."""
    before = [t.lower for t in reading.tokens[max(0, clause.first - 2) : clause.first]]
    return before in ([",", "og"], [",", "men"])


def _of_proposer(reading: Reading, verb: int, subject: Subject) -> bool:
    """Whether a relative clause tells what those who propose have done, which no stand goes on.

    "enig i de vurderinger departementet gjør og har ingen innvendinger"
    """
    return reading.tokens[verb].dep == "acl:relcl" and judging.proposes(subject.name)


def _main_respondent(reading: Reading, names: Names) -> Subject | None:
    """The subject of the sentence's own verb, if it is the respondent."""
    root = next((t.i for t in reading.tokens if t.head == t.i), 0)
    for head in subjects(reading, root):
        found = classified(reading, head, names)
        if found.who is Who.RESPONDENT:
            return found
    return None


def _expletive(reading: Reading, clause: Clause) -> bool:
    """Whether a "det" that stands for nothing is the clause's subject."""
    return clause.finite is not None and any(
        reading.tokens[c].dep == "expl" and abs(c - clause.finite) == 1
        for c in reading.children[clause.head]
    )


def _may_be_bare(cue: Cue) -> bool:
    """Elliptic lines: "Støtter forslaget", "Enig", a heading, "Et rungende NEI til …"."""
    tokens = cue.reading.tokens
    before = tokens[: cue.match.first]
    labels = [t.i for t in before if t.lower == ":"]
    if labels:
        before = before[labels[-1] + 1 :]
    if cue.match.first <= 1 or all(t.pos in ("PUNCT", "ADV", "CCONJ", "NUM") for t in before):
        return True
    if cue.clause.finite is not None:
        # "Vil med dette uttrykke motstand", "men kan ikke støtte:": the verb opens the sentence
        # and nobody follows it
        opens = next((t.i for t in before if t.pos != "CCONJ"), 0)
        return cue.clause.finite == opens and cue.clause.subject is None
    described = all(t.pos in ("PUNCT", "ADV", "CCONJ", "NUM", "DET", "ADJ") for t in before)
    return described or tokens[cue.anchor].pos in ("ADJ", "NOUN", "INTJ")
