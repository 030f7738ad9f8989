"""Stands on nothing that is put to hearing: whom one helps, likes and meets in daily life.

"På fritiden støtter jeg en gammel mor", "jeg er glad i fjellet", "vi har ikke noe imot ungdom" use
words of stance and take none. What tells is the target: somebody near, an animal, the weather, or
anybody at all, with no clause and no matter after it, and not what the text says it is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Token
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Scene
from standpunkt.stance.constructions.cue import Cue
from standpunkt.stance.constructions.told import advises_reader
from standpunkt.stance.holders import speaks
from standpunkt.stance.phrases import Tokens, find_row
from standpunkt.stance.words import endings, phrases, verb_forms, words


def not_at_issue(scene: Scene, cue: Cue, target: Tokens | None) -> str:
    """Why a stand on the target is none on the matter; empty where it can be one."""
    end = len(cue.reading.tokens) - 1
    if _advises(cue) or advises_reader(cue.reading.tokens, cue.match.last + 1, end):
        return "advice to somebody in daily life"
    if target is None or not cue.match.rule.stance.takes_side:
        return ""
    tokens, (first, last) = cue.reading.tokens, target
    named = (i for i in range(first, last + 1) if tokens[i].pos in _NAMING or _is_being(tokens[i]))
    head = next(named, None)
    if head is None:
        return ""
    word = tokens[head].lower
    if word in words("each_other"):
        return "on each other"
    if _handles(cue, head):
        return "a case that an office deals with"
    if _can_be_matter(scene, cue, target, head):
        return ""
    cue_words = [tokens[i].lower for i in cue.match.places]
    fond = cue_words[-1] == "i" and is_one_of(word, "loved")  # "glad i fjellet"
    worried = cue.match.rule.stance is Stance.SKEPTICAL
    being = not worried and is_one_of(word, "beings") and not speaks(tokens[head])
    if fond or being or is_one_of(word, "surroundings"):
        return "on somebody or something that is not part of the proposal"
    if cue_words[-1] in ("mot", "imot") and "ha.v" in cue.match.cue and _anybody(tokens, target):
        return "nothing against them in general"
    if cue.match.rule.stance is Stance.SUPPORT and _daily(cue, target):
        return "what one does in daily life"
    return ""


def _advises(cue: Cue) -> bool:
    """Whether people are advised what to do: "fraråder turgåere å gå", "anbefaler pasientene å"."""
    tokens, verb = cue.reading.tokens, cue.match.first
    if tokens[verb].lower not in verb_forms("advising"):
        return False
    near = range(verb + 1, min(verb + _LONGEST_ADDRESS, len(tokens)))
    to = next((i for i in near if tokens[i].lower == "å"), verb)
    address = tokens[verb + 1 : to]
    return not any(t.finite or t.pos == "PUNCT" for t in address) and any(
        _is_being(t) or is_one_of(t.lower, "advised") for t in address
    )


def _is_being(token: Token) -> bool:
    """Whether a word is one for people or animals, whatever it is tagged as: "pårørende"."""
    return is_one_of(token.lower, "beings")


_LONGEST_ADDRESS = 6
"""Tokens from a verb of advising to the "å" of what is advised."""


def _handles(cue: Cue, head: int) -> bool:
    """Whether an office does it with cases: "avviste 14 søknader", "avviser klager uten navn"."""
    tokens = cue.reading.tokens
    does = any(tokens[i].lower in verb_forms("handling_verbs") for i in cue.match.places)
    any_case = "Definite=Ind" in tokens[head].feats
    return does and any_case and is_one_of(tokens[head].lower, "handled")


def _can_be_matter(scene: Scene, cue: Cue, target: Tokens, head: int) -> bool:
    """Whether what the target is, or what is said of it, can be put to hearing all the same."""
    tokens, (first, last) = cue.reading.tokens, target
    cue_words = [tokens[i].lower for i in cue.match.places]
    welcomed = any(said.startswith("velkom") for said in cue_words)
    if welcomed or tokens[first].lower in words("clause_openers"):
        return True
    helped = cue_words[0] in verb_forms("helping")
    if _says_more(tokens, head, last) or (not helped and _placed(tokens, head)):
        return True
    word = tokens[head].lower
    return judging.proposal_like_word(word) or is_topic(word, scene.context.topics)


_NAMING = ("NOUN", "PROPN", "PRON")


def is_topic(word: str, topics: frozenset[str]) -> bool:
    """Whether a noun, or a compound that it begins, is among the words that name the matter.

    >>> is_topic("hunder", frozenset({"hundehold"})), is_topic("mor", frozenset({"forslag"}))
    (True, False)
    """
    stem = word[: max(_SHORTEST, len(word) - _LONGEST_ENDING)]
    return len(stem) >= _SHORTEST and any(topic.startswith(stem) for topic in topics)


_SHORTEST = 4
_LONGEST_ENDING = 3
"""Letters of a stem at least, and of an ending at most."""


def is_one_of(word: str, name: str) -> bool:
    """Whether a noun is one of a set, or a compound of it, in any form.

    >>> is_one_of("svigersønnen", "beings"), is_one_of("humor", "beings")
    (True, False)
    """
    stems = {word, *(word.removesuffix(e) for e in _INFLECTED)}
    return any(
        stem == noun or (len(noun) > _SHORTEST and stem.endswith(noun))
        for stem in stems
        for noun in endings(name)
    )


_INFLECTED = ("a", "ane", "ar", "e", "en", "ene", "er", "et", "n", "ne", "nen", "r", "rne", "s")


def _says_more(tokens: Sequence[Token], head: int, last: int) -> bool:
    """Whether a clause or a matter follows: "fiskerne i kravet om kvote", "dem som går imot"."""
    rest = tokens[head + 1 : last + 1]
    named = words("judged_pronouns") | words("clause_openers") | {"som", "saken", "saka"}
    return any(
        t.finite
        or (t.lower in named and t.lower not in ("om", "når"))
        or (t.pos in ("NOUN", "PROPN") and judging.proposal_like_word(t.lower))
        for t in rest
    )


def _placed(tokens: Sequence[Token], head: int) -> bool:
    """Whether it is said where: "hunder i parken" are somebody's to rule on."""
    after = tokens[head + 1 : head + 2]
    return bool(after) and after[0].lower in ("i", "på", "ved")


def _anybody(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether a bare noun names a whole kind: "ungdom", "båter"."""
    first, last = target
    return first == last and "Definite=Ind" in tokens[first].feats


def _daily(cue: Cue, target: Tokens) -> bool:
    """Whether the clause says that it is done day by day: "til daglig", "hver uke"."""
    first, last = cue.clause.first, cue.clause.last
    found = find_row(cue.reading.tokens, first, last, phrases("daily"))
    # "Gym hver dag er vi med på" is on what is done each day
    return found is not None and not (
        target[0] < found[0] and found[1] <= target[1] < cue.match.first
    )
