"""Negators that may have gone unread: a misspelt, misread or glued word beside a cue.

The marks and blanks that are known are left out of the reading text (`language.marks`). What is
left can still be a negation in a shape that nobody foresaw. Such a row keeps its stance, with a
low confidence, so that somebody looks at it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from standpunkt.language.reading import Reading
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.construction import Construction
from standpunkt.stance.phrases import final_negator, only, without_punctuation
from standpunkt.stance.words import verb_forms, words

_BEFORE = 6
_AFTER = 3
"""Tokens on either side of a cue within which a negation would be its own."""
_SHORTEST = 3


def unread(reading: Reading, c: Candidate) -> str:
    """The word beside the cue that may be a negator; empty when there is none."""
    tokens = reading.tokens
    first, last = max(c.evidence[0], c.cue[0] - _BEFORE), c.cue[1] + _AFTER
    if c.target is not None and c.target[0] > c.cue[1]:
        last = max(last, c.target[0])
        for i in range(c.cue[1] + 1, c.target[0]):
            if tokens[i].lower in words("negators") and not only(tokens, i):
                return tokens[i].text
    end = without_punctuation(tokens, c.cue[1], len(tokens) - 1)
    if end > c.cue[1] and _ends_unread(reading, c, end):
        return tokens[end].text
    near = {*range(first, min(last + 1, len(tokens))), c.evidence[1]}
    near |= {i for i in (c.evidence[1] + 1,) if i < len(tokens)}
    return next((tokens[i].text for i in sorted(near) if _may_negate(tokens[i].lower)), "")


def _ends_unread(reading: Reading, c: Candidate, end: int) -> bool:
    """Whether the sentence ends in a negator that may be the cue's: "bra at fristen økes ikke"."""
    if final_negator(reading.tokens, end, end) is None:
        return False
    if any(
        t.finite and t.lower == reading.tokens[c.cue[0]].lower
        for t in reading.tokens[c.cue[1] + 1 : end]
    ):
        return False  # "Kapittel 2 støttes, kapittel 3 støttes ikke"
    within = c.target is not None and c.target[0] <= end <= c.target[1]
    return within or (c.construction is Construction.ACT and not c.denied)


@lru_cache(maxsize=2**14)
def _may_negate(word: str) -> bool:
    """Whether a word in lower case is like a negator without being one, or has one glued to it.

    >>> _may_negate("ikek"), _may_negate("kanikke"), _may_negate("ikke"), _may_negate("nikke")
    (True, True, False, False)
    """
    if len(word) < _SHORTEST or word in words("negators") or word in words("like_negators"):
        return False
    letters = "".join(filter(str.isalpha, word))
    if letters != word and letters in words("negators"):
        return True
    if any(_one_slip(word, negator) for negator in words("misspelt")):
        return True
    return any(
        word.removesuffix(no) in _hosts() or word.removeprefix(no) in _hosts()
        for no in words("misspelt")
        if no in word
    )


@cache
def _hosts() -> frozenset[str]:
    """What a negator is glued to when a blank is left out: "kanikke", "erikke"."""
    nouns = words("glued_nouns")
    return words("auxiliary_modals") | words("first_nominative") | nouns | verb_forms("glued_to")


def _one_slip(word: str, right: str) -> bool:
    """Whether `word` is `right` with one letter too many, too few, wrong or out of place."""
    if abs(len(word) - len(right)) > 1:
        return False
    n = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if n is None:
        return True
    rests = (
        (word[n + 1 :], right[n + 1 :]),
        (word[n + 1 :], right[n:]),
        (word[n:], right[n + 1 :]),
    )
    swapped = word[n : n + 2] == right[n : n + 2][::-1] and word[n + 2 :] == right[n + 2 :]
    return swapped or any(left == other for left, other in rests)
