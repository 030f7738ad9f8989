"""The target of an act, a request or a saying, and the condition it stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.clauses import Clause, span_of
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.common import finite_word, from_finite
from standpunkt.stance.constructions.cue import Cue
from standpunkt.stance.phrases import Tokens, opens_condition, without_punctuation
from standpunkt.stance.targets import Reach, reach, with_number, with_title
from standpunkt.stance.words import verb_forms, words


def reach_of(cue: Cue, holder: Tokens | None) -> Reach:
    """Target and condition of the cue."""
    reading, match, clause = cue.reading, cue.match, cue.clause
    asked = match.rule.construction is Construction.REQUEST and (
        reading.tokens[match.last].lower in ("at", "om", "å")
    )
    if cue.passive and clause.subject is None and not asked:
        clause = replace(clause, subject=_cut_off(reading.tokens, match.first))
    if cue.passive and clause.subject is not None and not asked:
        found = reach(reading, clause, match.first, match.last, None)
        subject = _whole_subject(reading, clause, clause.subject, match.first)
        expletive = subject[0] == subject[1] and reading.tokens[subject[0]].lower == "det"
        return found if expletive else replace(found, target=subject, fronted=True)
    if asked and cue.passive:
        holder = clause.subject  # who is asked is not what is asked for
    gap = match.gap
    if match.rule.construction is not Construction.ACT or gap in (clause.subject, holder):
        gap = None  # whom it is asked of, or the holder itself: "Forenklingen hilser vi velkommen"
    found = reach(reading, clause, match.first, match.last, holder, gap)
    noun = _needed(cue)
    if noun is not None and found.target is not None and found.target[0] > noun:
        found = replace(found, target=(noun, found.target[1]))
    if clause.relation.startswith("acl") and _takes_antecedent(clause, found):
        found = replace(found, target=_antecedent(reading, clause), fronted=True)
    if found.target is None:
        found = replace(found, target=_governed(reading.tokens, match.last))
    if found.target is None:
        found = replace(found, target=_label(reading.tokens, match.first), fronted=True)
    elif not found.fronted:
        whole = with_number(reading.tokens, with_title(reading.tokens, found.target))
        found = replace(found, target=whole)
    condition = found.condition or _fronted_condition(reading, clause)
    if condition is None and finite_word(reading, clause) in ("kan", "kunne"):
        condition = _when(reading, match.last)
        if condition is not None and found.target is not None and not found.fronted:
            last = min(found.target[1], condition[0] - 1)
            found = replace(found, target=(min(found.target[0], last), last))
    return replace(found, condition=condition)


def _cut_off(tokens: Sequence[Token], verb: int) -> Tokens | None:
    """The subject of a passive that the tree hangs elsewhere: "…, kapittel 3 støttes ikke"."""
    first = verb
    while first and tokens[first - 1].pos in ("NOUN", "NUM", "SYM", "DET", "ADJ", "PROPN"):
        first -= 1
    apart = first > 0 and tokens[first - 1].lower in (",", ";", "og", "men")
    return (first, verb - 1) if apart and first < verb else None


def _governed(tokens: Sequence[Token], last: int) -> Tokens | None:
    """What the preposition that a cue ends with governs, where the tree hangs it elsewhere."""
    if tokens[last].pos != "ADP":
        return None
    end = last
    while end + 1 < len(tokens) and tokens[end + 1].pos in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
        end += 1
    return (last + 1, end) if tokens[end].pos in ("NOUN", "PROPN") else None


def _label(tokens: Sequence[Token], before: int) -> Tokens | None:
    """What a line is about by its label: "Gebyr: Har vi inga meining om"."""
    colon = next((i for i in range(before) if tokens[i].lower == ":"), 0)
    first = int(colon > 1 and tokens[0].lower in ("til", "ad", "om"))
    if not 0 < colon <= _LONGEST_LABEL or any(t.finite for t in tokens[:colon]):
        return None
    return None if tokens[colon - 1].lower in words("answer_labels") else (first, colon - 1)


_LONGEST_LABEL = 6
"""Tokens."""


def _needed(cue: Cue) -> int | None:
    """The noun of a cue like "ser behovet for": it tells what the stand is on."""
    tokens, places = cue.reading.tokens, cue.match.places
    if len(places) < 2 or cue.match.rule.stance is not Stance.SUPPORT:
        return None
    return places[-2] if tokens[places[-2]].lower in words("needs") else None


def _when(reading: Reading, after: int) -> Tokens | None:
    """ "kan vi godta når staten betaler": after "kan" a "when" is a condition."""
    tokens = reading.tokens
    for i in range(after + 1, len(tokens) - 1):
        if tokens[i].lower in ("når", "før") and tokens[i + 1].lower not in ("det", "ein", "man"):
            return i, without_punctuation(tokens, i, len(tokens) - 1)
    return None


def _whole_subject(reading: Reading, clause: Clause, subject: Tokens, cue: int) -> Tokens:
    """The subject of a passive: trees cut it short, all before the verb belongs to it."""
    verb = cue if clause.finite is None else clause.finite
    if not clause.first <= subject[0] <= subject[1] < verb:
        return subject
    return subject[0], without_punctuation(reading.tokens, subject[0], verb - 1)


def _takes_antecedent(clause: Clause, found: Reach) -> bool:
    """Whether a relative clause has no object but the noun that it belongs to."""
    if found.target is None or clause.parent is None:
        return found.target is None
    return found.fronted and found.target[0] <= clause.parent <= found.target[1]


def _antecedent(reading: Reading, clause: Clause) -> Tokens | None:
    """The noun phrase that a relative clause belongs to: "uttalelsen fra X, som vi støtter"."""
    tokens = reading.tokens
    noun = tokens[clause.head].head
    if noun > 1 and tokens[noun].lower in words("sentential") and tokens[noun - 1].lower == ",":
        # "…, noe vi ikke kan gå med på": on all that was said before it
        return 0, without_punctuation(tokens, 0, noun - 1)
    said = _said_to_be(reading, noun, clause)
    if said is not None:
        return said
    if _describes(reading, noun):
        # "Dette er noe vi støtter": on what it describes
        subject = next(c for c in reading.children[noun] if tokens[c].dep in ("nsubj", "expl"))
        return span_of(reading, subject)
    while tokens[noun].dep == "nmod" and tokens[clause.first - 1].lower == ",":
        noun = tokens[noun].head  # "uttalelsen fra X, som vi støtter"
    predicate = (
        c
        for c in reading.children[noun]
        if tokens[c].dep in ("nsubj", "expl", "cop") or tokens[c].lower in words("negators")
    )
    whole = reading.subtree(noun, without=frozenset({clause.head, *predicate}))
    span = [i for i in whole if i < clause.head]
    while span and (tokens[span[-1]].pos in ("PUNCT", "SCONJ") or tokens[span[-1]].lower == "som"):
        span.pop()
    if len(span) > 1 and tokens[span[0]].pos == "ADP":
        del span[0]  # "det er ikke noe i forslaget vi kan støtte": the tree takes "i" with it
    return (span[0], span[-1]) if span else None


def _said_to_be(reading: Reading, noun: int, clause: Clause) -> Tokens | None:
    """What "det" with a relative clause is said to be: "Det vi er kritiske til, er gebyret"."""
    tokens = reading.tokens
    if tokens[noun].lower != "det" or noun + 2 < clause.first:
        return None
    at = clause.last + 1
    while at < len(tokens) and tokens[at].pos in ("PUNCT", "ADV"):
        at += 1
    is_copula = at < len(tokens) - 1 and tokens[at].lower in verb_forms("copula_verbs")
    if not is_copula or not tokens[at].finite:
        return None
    end = without_punctuation(tokens, at, len(tokens) - 1)
    return (at + 1, end) if end > at else None


def _fronted_condition(reading: Reading, clause: Clause) -> Tokens | None:
    """What limits the stand before its verb: "Dersom …, kan vi", "Bortsett fra X er vi"."""
    tokens = reading.tokens
    if clause.finite is None:
        return None
    for c in reading.children[clause.head]:
        if tokens[c].dep != "advcl" or c > clause.finite:
            continue
        first, last = span_of(reading, c)
        opener = tokens[first]
        if opener.lower in words("not_negating"):
            opener = tokens[first + 1]  # "bare hvis"
        if opener.lower in words("if_words") or (opener.lower == "om" and opener.pos == "SCONJ"):
            return first, without_punctuation(tokens, first, last)
    start = _start_of_main(tokens, clause.finite)
    inverted = clause.subject is not None and clause.subject[0] > clause.finite
    if clause.parent is None and inverted and opens_condition(tokens, start):
        return start, without_punctuation(tokens, start, clause.finite - 1)
    return None


def _describes(reading: Reading, noun: int) -> bool:
    """Whether the noun is said of a subject and names no matter: "er noe", "er en tanke"."""
    tokens = reading.tokens
    below = [tokens[c] for c in reading.children[noun]]
    vague = tokens[noun].lower in words("some") or any(t.lower in words("articles") for t in below)
    return (
        vague
        and any(t.dep == "cop" for t in below)
        and any(t.dep in ("nsubj", "expl") for t in below)
    )


def _start_of_main(tokens: Sequence[Token], before: int) -> int:
    """Where the words before the finite verb start: the sentence, or what follows a colon."""
    stops = [i for i in range(before) if tokens[i].lower in (":", ";")]
    start = stops[-1] + 1 if stops else 0
    while start < before and tokens[start].pos == "PUNCT":
        start += 1
    return start


def cue_span(cue: Cue, found: Reach) -> Tokens:
    """The cue with its finite verb and the negation that belongs to it."""
    first, last = from_finite(cue.clause, cue.places)
    tokens = cue.reading.tokens
    if any(
        tokens[i].lower in ("og", "men", ",")
        and (tokens[i + 1].pos == "NOUN" or tokens[i + 1].lower in ("ja", "nei"))
        for i in range(first, cue.places[0])
    ):
        first = cue.places[0]  # "sier ja til X, men nei til Y": the verb is the first one's
    for i in range(last + 1, min(found.start, len(cue.reading.tokens))):
        if cue.reading.tokens[i].lower in words("negators"):
            last = i
    return first, last
