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
        return listed | {lemma} | set(_nynorsk_infinitives(lemma, word_class, listed))
    compound = _compound_of_irregular(lemma, word_class)
    if compound is not None:
        return compound
    if word_class is WordClass.VERB:
        return frozenset(_verb(lemma))
    if word_class is WordClass.NOUN:
        return frozenset(_noun(lemma))
    return frozenset(_adjective(lemma))


def _nynorsk_infinitives(
    lemma: str, word_class: WordClass, listed: frozenset[str]
) -> Iterable[str]:
    """The infinitives in -a and passives in -ast of a listed verb: "styrkja", "tolast"."""
    if word_class is not WordClass.VERB:
        return
    infinitives = (lemma, *(form for form in listed if form.endswith("je")))
    yield from (form[:-1] + ending for form in infinitives if form[-1] == "e" for ending in _IN_A)
    if lemma[-1] != "e":
        yield from (lemma + "s", lemma + "ast")


_IN_A = ("a", "ast")


_PREFIXES = (
    *("an", "av", "be", "bi", "etter", "for", "fore", "fra", "frå", "fri", "føre", "gjen", "i"),
    *(
        "imøte",
        "inn",
        "mis",
        "mot",
        "ned",
        "om",
        "opp",
        "over",
        "på",
        "til",
        "under",
        "unn",
        "ut",
        "ved",
    ),
    *("inne", "med", "vare", "vid"),
)


def _compound_of_irregular(lemma: str, word_class: WordClass) -> frozenset[str] | None:
    """Forms of a verb such as "fraråde" or "innføre" whose last part is irregular."""
    if word_class is not WordClass.VERB:
        return None
    for cut in range(1, len(lemma) - 1):
        prefix, rest = lemma[:cut], lemma[cut:]
        known = prefix in _PREFIXES or len(rest) >= _LONG_BASE
        if known and f"{rest}.v" in irregular():
            strong = frozenset(prefix + form for form in forms(rest, word_class))
            return strong | frozenset(_verb(lemma))
    return None


_LONG_BASE = 5
"""Letters; so long a verb at the end of another is its last part: "vanskeliggjøre"."""


def _verb(lemma: str) -> Iterable[str]:
    stem = lemma[:-1] if lemma.endswith(("e", "a")) else lemma
    yield lemma
    for ending in (*_WEAK, *_WEAK_PASSIVE, *_PARTICIPLE):
        yield stem + ending
    if stem.endswith(("mm", "nn", "ll")):
        # glemme, glemte; kjenne, kjente, nynorsk kjend; stille, stilte
        yield from (stem[:-1] + ending for ending in ("te", "t", "de", "d"))
    if stem.endswith("gg"):
        # underbygge, underbygde, underbygt
        yield from (stem[:-1] + ending for ending in ("t", "d", "de"))
    if stem.endswith(("kk", "pp")):
        # samtykke, samtykte
        yield from (stem[:-1] + ending for ending in ("te", "t"))
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
        yield from _drops_vowel(lemma, ("er", "ar", "ene", "ane", "a"))
    if lemma.endswith("er"):
        # trussel, trusler; seier, seire, seirene; hinder, hindra
        yield from _drops_vowel(lemma, ("e", "er", "ar", "ene", "ane", "a", "et"))
    if lemma.endswith("ium"):
        # kriterium, kriteriet
        yield from (lemma[:-2] + ending for ending in ("et", "er", "ene", "a", "um", "umet"))
    if lemma.endswith("m"):
        yield from (lemma + "m" + ending for ending in ("en", "et", "er", "ar", "ene", "ane", "a"))
    if lemma.endswith("illing"):
        # problemstilling, nynorsk problemstelling
        yield from _noun(lemma.removesuffix("illing") + "elling")
    if lemma.endswith("else"):
        yield from (lemma + ending for ending in ("r", "n", "ne", "ns"))


def _drops_vowel(lemma: str, endings: Iterable[str]) -> Iterable[str]:
    """Forms of a word in -el, -en, -er: its vowel goes, and a double consonant with it."""
    base = lemma[:-2]
    for root in {base, base[:-1] if len(base) > 1 and base[-1] == base[-2] else base}:
        yield from (root + lemma[-1] + ending for ending in endings)


def _adjective(lemma: str) -> Iterable[str]:
    yield from _other_standard(lemma)
    if lemma[-1] in _VOWELS:
        yield lemma + "tt"  # ny, nytt
    for ending in _ADJECTIVE:
        if lemma.endswith("is") and ending in ("ere", "are"):
            continue  # "presisere" is a verb
        yield lemma + ending
        yield lemma.removesuffix("e") + ending
    if lemma.endswith(("el", "en", "er")) and len(lemma) > len("åpen") - 1:
        # usikker, usikre; gammel, gamle; åpen, åpne
        yield from _drops_vowel(lemma, ("e", "ere", "are", "est", "este", "ast", "aste"))
    if lemma.endswith(("ig", "eg", "som", "sam")):
        # viktig, viktigst
        yield from (lemma + ending for ending in ("st", "ste"))
    if lemma.endswith("m"):
        yield from (lemma + "m" + ending for ending in ("e", "ere", "are"))
    if lemma.endswith(("ll", "nn", "mm", "kk", "pp", "dd", "ss", "tt")):
        # aktuell, aktuelt; grunn, grunt
        yield lemma[:-1] + "t"
    if lemma.endswith("et"):
        # begeistret, begeistrede
        yield lemma[:-1] + "de"
        yield lemma[:-2] + "a"


def _other_standard(lemma: str) -> Iterable[str]:
    """Forms of an adjective that only the other written standard has."""
    if lemma.endswith("lig"):
        # tydelig, nynorsk tydeleg
        yield from _adjective(lemma[:-3] + "leg")
    if lemma.endswith("leg"):
        # nynorsk høveleg, bokmål høvelig
        endings = ("", "e", "ere", "ste", "are", "ast", "aste")
        yield from (lemma[:-3] + "lig" + ending for ending in endings)
    if lemma.endswith("løs"):
        # meningsløs, radical and nynorsk meningslaus
        yield from (lemma[:-3] + "laus" + ending for ending in ("", "t", "e", "are", "aste"))
    if lemma.endswith("en"):
        # nynorsk open, ope; skriven, skrive
        yield lemma[:-1]
    if lemma.endswith(("vd", "gd", "rd")):
        # uprøvd, nynorsk uprøvt
        yield lemma[:-1] + "t"
    if lemma.endswith("ende"):
        # krevende, nynorsk krevande
        yield lemma[:-4] + "ande"
