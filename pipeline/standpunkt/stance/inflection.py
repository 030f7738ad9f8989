"""Inflection: from a lemma in a rule to every form it takes in bokmål and nynorsk.

Rules name lemmas; text holds forms. The tables here make the forms by class, for both
written standards at once and rather one too many than one too few: a form that no
writer uses costs nothing, and a word class tag decides where two lemmas share a form.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import resources

# Endings by class. Weak verbs take every weak ending; the ending -a/-ar/-ast is nynorsk
# or radical bokmål, -ede and -et bokmål.
_WEAK = ("e", "a", "er", "ar", "et", "ede", "te", "t", "de", "d", "dde", "dd")
_WEAK_PASSIVE = ("es", "ast", "ist", "as")
_PARTICIPLE = ("ende", "ande")
_NOUN = (
    *("", "s", "en", "ens", "et", "ets", "a", "er", "ers", "ar", "ane", "ene", "enes", "anes"),
    *("e", "es"),
)
_NOUN_IN_VOWEL = ("n", "ns", "r", "ne", "nes")
_ADJECTIVE = ("", "t", "e", "ere", "est", "este", "are", "ast", "aste", "a")
_VOWELS = "aeiouyæøå"


class WordClass(StrEnum):
    """The open word classes a rule's lemma can have."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"


@cache
def irregular() -> dict[str, frozenset[str]]:
    """The forms of the words that no class covers: key "lemma.class", both standards."""
    text = (resources.files("standpunkt.stance") / "irregular.toml").read_text(encoding="utf-8")
    return {
        f"{lemma}.{word_class}": frozenset(forms.split())
        for word_class, words in tomllib.loads(text).items()
        for lemma, forms in words.items()
    }


@cache
def forms(lemma: str, word_class: WordClass) -> frozenset[str]:
    """Every form of `lemma`, lower-case.

    >>> {"støtter", "støttar", "støttes", "støttast"} <= forms("støtte", WordClass.VERB)
    True
    >>> "skeptiske" in forms("skeptisk", WordClass.ADJECTIVE)
    True
    >>> {"mener", "mente"} <= forms("mene", WordClass.VERB)
    True
    """
    listed = irregular().get(f"{lemma}.{word_class}")
    if listed is not None:
        return listed | {lemma}
    compound = _compound_of_irregular(lemma, word_class)
    if compound is not None:
        return compound
    if word_class is WordClass.VERB:
        return frozenset(_verb(lemma))
    if word_class is WordClass.NOUN:
        return frozenset(_noun(lemma))
    return frozenset(_adjective(lemma))


_PREFIXES = (
    *("an", "av", "be", "bi", "etter", "for", "fore", "fra", "frå", "fri", "føre", "gjen", "i"),
    *("imøte", "inn", "mis", "mot", "ned", "om", "opp", "over", "på", "til", "under", "ut", "ved"),
    "vid",
)


def _compound_of_irregular(lemma: str, word_class: WordClass) -> frozenset[str] | None:
    """Forms of a verb such as "fraråde" or "innføre" whose last part is irregular."""
    if word_class is not WordClass.VERB:
        return None
    for prefix in _PREFIXES:
        rest = lemma.removeprefix(prefix)
        if rest != lemma and f"{rest}.v" in irregular():
            return frozenset(prefix + form for form in irregular()[f"{rest}.v"]) | {lemma}
    return None


def _verb(lemma: str) -> Iterable[str]:
    stem = lemma[:-1] if lemma.endswith(("e", "a")) else lemma
    yield lemma
    for ending in (*_WEAK, *_WEAK_PASSIVE, *_PARTICIPLE):
        yield stem + ending
    if stem.endswith(("mm", "nn", "ll")):
        # glemme, glemte; kjenne, kjente; stille, stilte
        yield from (stem[:-1] + ending for ending in ("te", "t", "de"))
    if stem.endswith(("kk", "gg", "nk", "ng", "lk", "lg", "rk", "rg")):
        # samtykke, nynorsk samtykkje
        yield from (stem + "j" + ending for ending in ("e", "a", "er", "ast"))
    if stem[-1] in _VOWELS:
        yield from (lemma + ending for ending in ("r", "dde", "dd", "s", "st", "tt"))


def _noun(lemma: str) -> Iterable[str]:
    stem = lemma.removesuffix("e")
    for ending in _NOUN:
        yield lemma + ending
        yield stem + ending
    if lemma[-1] in _VOWELS:
        yield from (lemma + ending for ending in _NOUN_IN_VOWEL)
    if lemma.endswith("el"):
        # regel, regler, reglar
        yield from (lemma[:-2] + "l" + ending for ending in ("er", "ar", "ene", "ane", "a"))
    if lemma.endswith("m"):
        yield from (lemma + "m" + ending for ending in ("en", "et", "er", "ar", "ene", "ane"))
    if lemma.endswith("else"):
        yield from (lemma + ending for ending in ("r", "n", "ne", "ns"))


def _adjective(lemma: str) -> Iterable[str]:
    if lemma.endswith("lig"):
        # tydelig, nynorsk tydeleg
        yield from _adjective(lemma[:-3] + "leg")
    if lemma.endswith("ende"):
        # krevende, nynorsk krevande
        yield lemma[:-4] + "ande"
    if lemma[-1] in _VOWELS:
        yield lemma + "tt"  # ny, nytt
    for ending in _ADJECTIVE:
        if lemma.endswith("is") and ending in ("ere", "are"):
            continue  # "presisere" is a verb
        yield lemma + ending
        yield lemma.removesuffix("e") + ending
    for tail in ("el", "en", "er"):
        if lemma.endswith(tail) and len(lemma) > 4:
            # usikker, usikre; gammel, gamle: the vowel goes and a double consonant with it
            base = lemma[: -len(tail)]
            if len(base) > 1 and base[-1] == base[-2]:
                base = base[:-1]
            yield from (base + tail[-1] + ending for ending in ("e", "ere", "are", "est", "ast"))
    if lemma.endswith("m"):
        yield from (lemma + "m" + ending for ending in ("e", "ere", "are"))
    if lemma.endswith(("ll", "nn", "mm", "kk", "pp", "dd", "ss", "tt")):
        # aktuell, aktuelt; grunn, grunt
        yield lemma[:-1] + "t"
    if lemma.endswith("et"):
        # begeistret, begeistrede
        yield lemma[:-1] + "de"
        yield lemma[:-2] + "a"
