"""Which clause judges, and who or what its subject is."""

from __future__ import annotations

from dataclasses import replace

from standpunkt.language.reading import Reading
from standpunkt.stance import judging
from standpunkt.stance.candidate import Scene
from standpunkt.stance.clauses import Clause, clause_of, heads_clause, span_of, subjects
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    finite_word,
)
from standpunkt.stance.holders import Subject, Who, classify, subject_of
from standpunkt.stance.matching import Match
from standpunkt.stance.words import verb_forms, words


def judging_clause(reading: Reading, match: Match, clause: Clause) -> Clause:
    """The clause that judges, where trees take another for the one of the cue."""
    clause = _with_shared_subject(reading, _of_finder(reading, match, clause))
    return _of_heavy(reading, _of_kind(reading, clause))


def _of_finder(reading: Reading, match: Match, clause: Clause) -> Clause:
    """The finding verb's clause where the tree makes one of its predicate: "anser X som uklar"."""
    if clause.relation not in SUBORDINATE:
        return clause
    tokens = reading.tokens
    opener = match.first - 1
    while opener > 0 and tokens[opener].pos in ("ADJ", "ADV", "DET"):
        opener -= 1
    verb = next((i for i in range(opener - 1, -1, -1) if tokens[i].finite), None)
    if verb is None or tokens[opener].lower != "som" or tokens[verb].lower not in words("finding"):
        return clause
    return clause_of(reading, verb, verb, verb)


def _of_kind(reading: Reading, clause: Clause) -> Clause:
    """What a thing is said to be in a relative clause: "Dette er en ordning som rammer mange".

    The clause then has the subject of the copula, and stands where that one does.
    """
    tokens, noun = reading.tokens, clause.parent
    if clause.relation != "acl:relcl" or noun is None or not judging.names_kind(reading, noun):
        return clause
    outer = clause_of(reading, noun, noun, noun)
    if outer.subject is None or outer.finite is None or outer.subject[1] >= noun:
        return clause
    if not {t.lower for t in tokens[noun + 1 : clause.head]} & {"som"}:
        return clause
    return replace(
        clause,
        first=outer.first,
        subject=outer.subject,
        subject_head=outer.subject_head,
        parent=outer.parent,
        relation=outer.relation,
    )


def _with_shared_subject(reading: Reading, clause: Clause) -> Clause:
    """A second verb with the subject of the first: "Framlegget er tydeleg og fortener ros"."""
    if clause.subject is not None or clause.relation != "conj" or clause.parent is None:
        return clause
    shared = next(iter(subjects(reading, clause.parent)), None)
    if shared is None:
        return clause
    return replace(clause, subject=span_of(reading, shared), subject_head=shared)


def _of_heavy(reading: Reading, clause: Clause) -> Clause:
    """The main clause that a tree has hung below its own heavy subject.

    "Forslaget om at foreldrene må samtykke, smaker vondt": after a comma the verb stands alone.
    """
    tokens, verb = reading.tokens, clause.finite
    root = next((t for t in tokens if t.head == t.i), None)
    if verb is None or root is None or root.pos != "NOUN" or not root.i < verb - 1:
        return clause
    alone = tokens[verb - 1].lower == "," and clause.relation in ("conj", "acl", "acl:relcl")
    heavy = any(tokens[c].dep.startswith("acl") for c in reading.children[root.i])
    below = clause.subject is None or root.i < clause.subject[0] <= clause.subject[1] < verb
    if not (alone and heavy and below) or heads_clause(reading, root.i):
        return clause
    first = min(root.i, *reading.children[root.i])
    return replace(
        clause, first=first, subject=(first, verb - 2), subject_head=root.i, relation="ROOT"
    )


def finds(reading: Reading, match: Match, clause: Clause) -> bool:
    """Whether the subject judges the object: "vi finner X uheldig", "vi vil kalle X uheldig"."""
    if clause.finite in match.places:
        return False  # "Forslaget holder ikke"
    finite = finite_word(reading, clause)
    if finite in words("finding"):
        return not _seems(reading, clause)
    if clause.finite is None or finite not in words("auxiliary_modals"):
        return False
    between = reading.tokens[clause.finite + 1 : match.first]
    finds = verb_forms("finding_lemmas")
    return any(
        "VerbForm=Inf" in t.feats and t.lower in finds and not t.lower.endswith(("s", "st"))
        for t in between
    )


def _seems(reading: Reading, clause: Clause) -> bool:
    """Whether the verb tells how a thing looks: "Kravet synes strengt", not "vi synes godt om"."""
    if clause.finite is None or not judging.seems(reading.tokens, clause.finite):
        return False
    people = words("personal") | words("first_person")
    head = clause.subject_head
    return head is None or reading.tokens[head].lower not in people


def judged_subject(scene: Scene, clause: Clause, *, finder: bool) -> Subject | None:
    """What is judged, or who judges it where the verb is one of finding."""
    reading, names = scene.reading, scene.context.names
    if finder:
        return subject_of(reading, clause, names)
    if clause.subject is None or clause.subject_head is None:
        return None
    first, last = clause.subject
    said = [t.lower for t in reading.tokens[first : last + 1]]
    if said[0] in ("at", "å") and words("first_nominative").isdisjoint(said):
        # "at kommunen får innsyn": whoever it is that does so; but "at vi støtter forslaget"
        return Subject(Who.THING, span=clause.subject)
    found = classify(reading, clause.subject, clause.subject_head, names)
    return replace(found, span=clause.subject)


def giver_of(scene: Scene, match: Match) -> Subject:
    """Who is named after the preposition that the cue ends in: "får støtte fra kommunen"."""
    reading, first = scene.reading, match.last + 1
    last = match.last
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].pos in _NAMES:
        last += 1
    if last < first:
        return Subject(Who.NOBODY)
    inside = range(first, last + 1)
    head = next((i for i in inside if reading.tokens[i].head not in inside), last)
    return replace(classify(reading, (first, last), head, scene.context.names), span=(first, last))


_NAMES = ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")
