"""Echoes: a clause with no cue of its own takes up the stand just before it.

"Det samme gjelder X" takes the respondent's own stand to another target; "det gjør ikke vi", "det
gjør også kommunen" tells whether the respondent takes the stand that others are told to take. The
stand is the last one in the same sentence, else in the sentence before it in the same paragraph.
Where none of the right holder's stands there, nothing is said; so also where what it goes for is
somebody and no matter ("det samme gjelder naboene").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import RESPONDENT, Stance, Tier
from standpunkt.stance.candidate import Candidate, Reason, Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.holders import Names, speaks
from standpunkt.stance.inflection import WordClass, forms
from standpunkt.stance.judging import proposes
from standpunkt.stance.opposites import AGAINST_STAND, FOR_STAND, opposite
from standpunkt.stance.phrases import Tokens, at_row, negates, without_punctuation
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import endings, phrases, verb_forms, words


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
            yield replace(echo, why=(Reason.OPEN_ECHO,))
        elif before is not None and scene.context.holder == RESPONDENT:
            yield _like(echo, before)
    yield from _sidings(scene, rule)


def _sidings(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """A candidate for each clause that sides with others or against them: "det gjør ikke vi"."""
    if scene.context.holder != RESPONDENT:
        return
    for clause in siding_clauses(scene.reading.tokens, scene.context.names):
        siding = Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=Stance.POSITION,
            cue=clause.span,
            evidence=clause.span,
            target=clause.pointer,
            holder=RESPONDENT,
            own=True,
            elements=clause.span[1] - clause.span[0] + 1,
            why=(Reason.SIDES,),
            denied=clause.denied,
        )
        if any(t.pos not in ("PUNCT", "CCONJ") for t in scene.reading.tokens[: clause.span[0]]):
            yield replace(siding, why=(*siding.why, Reason.OPEN_ECHO))
        elif scene.context.held is not None:
            yield from _sided(siding, scene.context.held)


def _sided(siding: Candidate, held: Candidate) -> Iterator[Candidate]:
    """The siding with its stance; nothing where what is held is no stand for or against."""
    stance = opposite(held.stance, Construction.ACT, "") if siding.denied else held.stance
    if stance is None or held.stance is Stance.NEUTRAL:
        return
    why = tuple(w for w in (*siding.why, Reason.ECHO) if w != Reason.OPEN_ECHO)
    yield replace(siding, stance=stance, why=why)


def joins(reading: Reading, c: Candidate) -> bool:
    """Whether a stand is on what was just told of others: "dette er vi enige i", "enig med dem"."""
    tokens = reading.tokens
    if c.target is not None and points_at_view(tokens, c.target):
        return True
    if c.target is not None and c.target[0] != c.target[1]:
        return False
    points = c.target is None or tokens[c.target[0]].lower in words("told_of")
    ends = c.cue[1] + 1 >= len(tokens) or tokens[c.cue[1] + 1].pos == "PUNCT"
    if c.target is None and not ends:
        return False
    said = {t.lower for t in tokens[c.cue[0] : c.cue[1] + 1]}
    return points and not said.isdisjoint(words("joining_cues"))


def points_at_view(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is no more than a view told before: "dette synet (fullt ut)"."""
    first, last = target
    if last <= first or tokens[first].lower not in words("pointers") | {"slikt", "slik"}:
        return False
    if last > first + 1 and at_row(tokens, first + 2, phrases("intensifiers")) != last - first - 1:
        return False
    return tokens[first + 1].lower.startswith((*endings("objections"), *endings("held_views")))


def _on_stand_before(reading: Reading, c: Candidate, kept: Sequence[Candidate]) -> Candidate:
    """The stand with the sign of the two where it is on what others hold in the same sentence."""
    if c.construction is not Construction.ACT or not c.stance.evaluative or not joins(reading, c):
        return c
    held = held_by_others([d for d in kept if d.cue[1] < c.cue[0] and d is not c])
    if held is None or held.stance not in (Stance.OPPOSE, Stance.SKEPTICAL):
        return c
    side = FOR_STAND if c.stance is not Stance.OPPOSE else AGAINST_STAND
    return replace(c, stance=side[held.stance], why=(*c.why, "on a stand of others"))


def filled(reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with each echo inside it given the stand before it, or gone."""
    kept = [_on_stand_before(reading, c, kept) for c in kept]
    kept = [c for c in kept if not _on_wish_of_others(reading, c, kept)]
    result: list[Candidate] = []
    undone: dict[int, int] = {}
    for c in kept:
        if Reason.OPEN_ECHO not in c.why:
            result.append(c)
            continue
        before = [d for d in kept if Reason.OPEN_ECHO not in d.why and d.evidence[0] < c.cue[0]]
        if Reason.SIDES in c.why:
            held = held_by_others(before)
            if held is not None:
                undone[id(held)] = c.cue[0]
                target = _before(reading, held.target, c.cue[0])
                result += (replace(s, target=target) for s in _sided(c, held))
            continue
        source = last_stand([d for d in before if d.evidence[1] < c.cue[0]])
        if source is not None:
            result.append(_like(c, source))
    return [_without(reading, c, undone[id(c)]) if id(c) in undone else c for c in result]


def _on_wish_of_others(reading: Reading, c: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether it tells what would come of a wish of others: "NN ønsker X bort; det ville ramme Y".

    It is no fault of what is proposed, nor of the thing that the wish names.
    """
    tokens = reading.tokens
    if c.tier is not Tier.IMPLICIT or c.target is None or c.target[0] != c.target[1]:
        return False
    pointed = tokens[c.target[0]].lower in ("det", "dette")
    if not pointed or tokens[c.cue[0]].lower not in ("ville", "vil", "hadde"):
        return False
    before = [d for d in kept if d.cue[1] < c.evidence[0] and d.evidence[1] < c.cue[0]]
    last = max(before, key=lambda d: d.cue, default=None)
    wished = last is not None and last.stance is Stance.DEMAND and last.holder != RESPONDENT
    return wished and last is not None and not proposes(last.holder)


def _without(reading: Reading, held: Candidate, siding: int) -> Candidate:
    """The stand of others without the siding at token `siding`, which is no condition of theirs."""
    target = _before(reading, held.target, siding)
    if held.condition is None:
        return replace(held, target=target)
    stance = Stance.SUPPORT if held.stance is Stance.CONDITIONAL_SUPPORT else held.stance
    return replace(held, stance=stance, target=target, condition=None)


def _before(reading: Reading, target: Tokens | None, siding: int) -> Tokens | None:
    """The target up to a siding that trees take for a part of it: "støtter forslaget, vi ikke"."""
    if target is None or not target[0] < siding <= target[1]:
        return target
    return target[0], without_punctuation(reading.tokens, target[0], siding - 1)


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


def held_by_others(kept: Sequence[Candidate]) -> Candidate | None:
    """The last explicit stand of a sentence for or against, if it is not the respondent's."""
    stands = [c for c in kept if c.tier is Tier.CORE and c.stance.evaluative]
    last = max(stands, key=lambda c: (c.cue, c.evidence), default=None)
    return None if last is None or last.holder == RESPONDENT else last


@dataclass(frozen=True, slots=True)
class Siding:
    """A clause in which the respondent does, or does not, as others are told to do."""

    span: Tokens
    pointer: Tokens | None
    denied: bool


def siding_clauses(tokens: tuple[Token, ...], names: Names) -> Iterator[Siding]:
    """Each clause of no more than the respondent, a verb that stands for another, and a denial.

    "det gjør ikke vi", "det gjer òg Fjordvik kommune", "vi er det ikke", "men ikke vi".
    """
    first = 0
    for i in range(len(tokens) + 1):
        if i < len(tokens) and not _parts(tokens[i]):
            continue
        siding = _siding(tokens, first, i - 1, names) if first < i else None
        if siding is not None:
            yield siding
        first = i + 1


def _parts(token: Token) -> bool:
    """Whether a clause ends or opens here."""
    return token.pos in ("PUNCT", "CCONJ") or token.lower in words("parting_clauses")


def _siding(tokens: tuple[Token, ...], first: int, last: int, names: Names) -> Siding | None:
    ours = _respondent(tokens, first, last, names)
    if ours is None or last - first > _LONGEST_SIDING:
        return None
    rest = [tokens[i] for i in range(first, last + 1) if not ours[0] <= i <= ours[1]]
    said = {t.lower for t in rest}
    if not said or not said <= words("siding"):
        return None
    denied = not words("final_negators").isdisjoint(said)
    also = not words("likewise_too").isdisjoint(said)
    verb = not words("pro_verbs").isdisjoint(said)
    pointer = next(((t.i, t.i) for t in rest if t.lower in words("pro_pointers")), None)
    bare = first > 0 and (denied or also) and not verb and pointer is None
    if not bare and not (verb and pointer is not None and (denied or also or ours[0] > pointer[0])):
        return None
    onward = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return None if onward == "som" else Siding((first, last), pointer, denied)


_LONGEST_SIDING = 9
"""Tokens."""


def _respondent(tokens: tuple[Token, ...], first: int, last: int, names: Names) -> Tokens | None:
    """Where the respondent is named: "vi", its name, "kommunen"."""
    named = next(names.within(tokens, first, last), None)
    alone = (i for i in range(first, last + 1) if names.are([tokens[i].lower]))
    return named or next(((i, i) for i in alone), None)


def _like(echo: Candidate, source: Candidate) -> Candidate:
    why = tuple(dict.fromkeys((*source.why, Reason.ECHO)))
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
