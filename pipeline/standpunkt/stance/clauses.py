"""Clauses: which stretch of a sentence a cue rules, its finite verb and its subject."""

from __future__ import annotations

from dataclasses import dataclass

from standpunkt.language.reading import Reading, Token

_HELPERS = ("aux", "cop", "aux:pass")
_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("oss", "meg")
"""Subjects of no clause, whatever the tree says: "at fristen flyttes, gjør *oss* urolige"."""
_JOINED = ("conj", "parataxis")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as token indices, all inclusive.

    `finite` is the finite verb (None in elliptic clauses), `subject` the span of the
    subject phrase, `parent` the head of the clause it is coordinated with or stands in.
    """

    head: int
    first: int
    last: int
    finite: int | None
    subject: tuple[int, int] | None
    subject_head: int | None
    parent: int | None
    relation: str


def span_of(reading: Reading, head: int, without: frozenset[int] = frozenset()) -> tuple[int, int]:
    """The first and last token of the phrase under `head`, leaving out the `without` branches."""
    below = [head]
    for i in below:  # it grows by what stands under each
        below += [c for c in reading.children[i] if c not in without]
    return min(below), max(below)


def heads_clause(reading: Reading, i: int) -> bool:
    """Whether token `i` heads a clause with a finite verb."""
    tokens = reading.tokens
    if tokens[i].finite:
        return tokens[i].dep not in _HELPERS
    return any(tokens[c].dep in _HELPERS and tokens[c].finite for c in reading.children[i])


def subjects(reading: Reading, head: int) -> list[int]:
    """The heads of the subjects of the clause that `head` heads.

    Those of its auxiliaries count too: trees hang a subject on "har" now and then.
    """
    tokens = reading.tokens
    helpers = [c for c in reading.children[head] if tokens[c].dep in _HELPERS]
    return [
        c
        for verb in (head, *helpers)
        for c in reading.children[verb]
        if tokens[c].dep.startswith(_SUBJECTS) and tokens[c].lower not in _OBJECTS
    ]


def clause_of(reading: Reading, cue_first: int, cue_last: int, anchor: int) -> Clause:
    """The clause that the cue from `cue_first` to `cue_last` stands in."""
    tokens = reading.tokens
    head = anchor
    for _ in range(len(tokens)):
        token = tokens[head]
        if token.head == head or heads_clause(reading, head):
            break
        if token.dep.startswith((*_JOINED, "ccomp", "advcl", "csubj")) and any(
            tokens[c].dep.startswith("nsubj") for c in reading.children[head]
        ):
            break
        if token.dep in ("conj",) and token.pos in ("VERB", "ADJ", "AUX"):
            break
        head = token.head
    apart = frozenset(
        c
        for c in reading.children[head]
        if tokens[c].dep.startswith(_JOINED)
        and not cue_first <= c <= cue_last
        and (heads_clause(reading, c) or tokens[c].pos == "VERB")
    )
    first, last = span_of(reading, head, without=apart)
    first, last = min(first, cue_first), max(last, cue_last)
    # Trees are wrong now and then: a coordinated clause that stands between ends this one.
    for c in apart:
        opens, _ = span_of(reading, c)
        if cue_last < opens <= last:
            last = opens - 1
    closers = [i for i in range(cue_last + 1, last + 1) if tokens[i].lower == ";"]
    if closers:
        last = closers[0] - 1
    openers = [i for i in range(first, cue_first) if tokens[i].lower in (";", ":")]
    if openers:
        first = openers[-1] + 1
    first, last = _trim(tokens, first, last, cue_first, cue_last)
    finite = finite_of(reading, head)
    if finite is not None and not first <= finite <= last:
        finite = None
    subject_head = next(iter(subjects(reading, head)), None)
    subject = None if subject_head is None else span_of(reading, subject_head)
    token = tokens[head]
    return Clause(
        head=head,
        first=first,
        last=last,
        finite=finite,
        subject=subject,
        subject_head=subject_head,
        parent=None if token.head == head else token.head,
        relation=token.dep,
    )


def _trim(
    tokens: tuple[Token, ...], first: int, last: int, cue_first: int, cue_last: int
) -> tuple[int, int]:
    while first < cue_first and (
        tokens[first].pos in ("PUNCT", "CCONJ") or tokens[first].lower in ("men", "og")
    ):
        first += 1
    while last > cue_last and tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return first, last


def finite_of(reading: Reading, head: int) -> int | None:
    """The finite verb of the clause that `head` heads; None in elliptic clauses.

    An auxiliary goes before the head: "bør legges" can be tagged as two finite verbs.
    """
    tokens = reading.tokens
    helpers = [c for c in reading.children[head] if tokens[c].dep in _HELPERS and tokens[c].finite]
    if helpers:
        return min(helpers)
    return head if tokens[head].finite else _before_subject(reading, head)


def _before_subject(reading: Reading, head: int) -> int | None:
    """The copula before an inverted subject, which trees hang on that: "her er regelen god"."""
    tokens = reading.tokens
    return next(
        (
            c
            for subject in subjects(reading, head)
            if subject < head
            for c in reading.children[subject]
            if tokens[c].dep == "cop" and tokens[c].finite and c < subject
        ),
        None,
    )


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
