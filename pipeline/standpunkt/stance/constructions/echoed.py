"""Echoes: "det samme gjelder X" takes the stand just before it to another target.

The stand is the last one of the respondent's in the same sentence, else in the sentence before
it in the same paragraph. Where none stands there, or it is somebody else's, nothing is said; so
also where what it goes for is somebody and no matter ("det samme gjelder naboene").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from standpunkt.language.reading import Token
from standpunkt.positions import RESPONDENT, Stance, Tier
from standpunkt.stance.candidate import ECHO, Candidate, Scene
from standpunkt.stance.holders import speaks
from standpunkt.stance.inflection import WordClass, forms
from standpunkt.stance.phrases import Tokens, at_row, negates, without_punctuation
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import phrases, verb_forms, words

_OPEN = "echoes what comes before it in the sentence"
"""The mark of an echo whose stand is known only once the cues before it are chosen."""


def echoes(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """A candidate for each echo in a sentence; of one inside it `filled` knows the stance."""
    tokens = scene.reading.tokens
    for i, token in enumerate(tokens):
        found = _echo(tokens, i) if _opens_clause(tokens, i) and token.pos != "PUNCT" else None
        if found is None:
            continue
        cue, target = found
        echo = Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=Stance.POSITION,
            cue=cue,
            evidence=(cue[0], target[1]),
            target=target,
            holder=scene.context.holder,
            elements=cue[1] - cue[0] + 1,
        )
        before = scene.context.before
        if any(t.pos not in ("PUNCT", "CCONJ") for t in tokens[:i]):
            yield replace(echo, why=(_OPEN,))
        elif before is not None and scene.context.holder == RESPONDENT:
            yield _like(echo, before)


def filled(kept: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with each echo inside it given the stand before it, or gone."""
    result: list[Candidate] = []
    for c in kept:
        if _OPEN not in c.why:
            result.append(c)
            continue
        source = last_stand([d for d in kept if _OPEN not in d.why and d.evidence[1] < c.cue[0]])
        if source is not None:
            result.append(_like(c, source))
    return result


def last_stand(kept: Sequence[Candidate]) -> Candidate | None:
    """The last explicit stand or request of the respondent's among those of a sentence."""
    stands = [
        c
        for c in kept
        if c.tier is Tier.CORE
        and c.holder == RESPONDENT
        and (c.stance.evaluative or c.stance is Stance.DEMAND)
    ]
    return max(stands, key=lambda c: (c.cue, c.evidence), default=None)


def _like(echo: Candidate, source: Candidate) -> Candidate:
    why = tuple(dict.fromkeys((*source.why, ECHO)))
    return replace(echo, stance=source.stance, doubtful=source.doubtful, why=why)


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or tokens[i - 1].pos in ("PUNCT", "CCONJ")


def _echo(tokens: Sequence[Token], i: int) -> tuple[Tokens, Tokens] | None:
    """Cue and target of the echo that starts at token `i`."""
    end = _past_same(tokens, i)
    if end is None:
        return None
    while end < len(tokens) and tokens[end].lower in words("after_join") | words("separate"):
        if negates(tokens, end):
            return None
        end += 1
    cue_last = end - 1
    length = at_row(tokens, end, phrases("concerning"))
    if length or (end < len(tokens) and tokens[end].lower == "for"):
        end += length or 1
        cue_last = end - 1
    last = _end_of_target(tokens, end)
    if last < end or not _is_matter(tokens, end, last):
        return None
    return (i, cue_last), (end, last)


def _past_same(tokens: Sequence[Token], i: int) -> int | None:
    """The token after the words that say that it is the same: "det samme gjelder", "likeså"."""
    if tokens[i].lower in words("likewise"):
        # after an adjective it is a noun, whatever the tagger makes of "lavere gebyr"
        verbs = (t.i for t in tokens[i + 1 :] if t.finite)
        bare = all(k > i + 1 and tokens[k - 1].pos in ("ADJ", "DET") for k in verbs)
        return i + 1 if bare else None
    row = at_row(tokens, i, phrases("same_again"))
    if row:
        return i + row
    same = at_row(tokens, i, phrases("the_same"))
    at = i + same
    if not same or at >= len(tokens):
        return None
    if tokens[at].lower in verb_forms("applying_verbs"):
        return at + 1
    # "det samme mener vi om gebyret"
    own = at + 1 < len(tokens) and tokens[at + 1].lower in words("first_nominative")
    said = own and tokens[at].lower in verb_forms("same_view_verbs")
    about = at + 2 < len(tokens) and tokens[at + 2].lower == "om"
    return at + 3 if said and about else None


def _end_of_target(tokens: Sequence[Token], first: int) -> int:
    """The last token of what it goes for: a clause of its own or a reason is none of it."""
    clause = first < len(tokens) and tokens[first].lower in ("at", "å", "om")
    stop = len(tokens)
    for k in range(first + 1, len(tokens)):
        word = tokens[k].lower
        ends = word in ("men", ";", "fordi", "siden", "ettersom", "–", "(", ":")
        if ends or (not clause and word == "," and _goes_on(tokens, k)):
            stop = k
            break
    return without_punctuation(tokens, first, stop - 1)


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a clause or an aside follows the comma, and no more of a list."""
    onward = tokens[comma + 1 : comma + 4]
    return any(t.finite for t in onward) or bool(onward and onward[0].pos in ("SCONJ", "ADV"))


def _is_matter(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stand can be on these words: they name a thing and not those who live with it."""
    if tokens[first].lower in ("at", "å", "§", "§§", "kapittel", "kap", "punkt"):
        return last > first
    if negates(tokens, first):
        return False
    named = (t for t in tokens[first : last + 1] if t.pos not in ("DET", "ADJ", "NUM", "PUNCT"))
    noun = next(named, tokens[last])
    if noun.pos not in ("NOUN", "VERB", "ADJ"):  # the tagger takes "gebyr" for a verb
        return False
    return not speaks(noun) and not noun.lower.endswith(_people())


@cache
def _people() -> tuple[str, ...]:
    return tuple(form for noun in words("people") for form in forms(noun, WordClass.NOUN))
