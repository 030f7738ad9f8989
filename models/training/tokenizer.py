"""Rules for a plain spaCy tokenizer that fits Bokmål, Nynorsk and administrative prose.

The result is an ordinary ``spacy.Tokenizer.v1`` with other rules: it is saved with the
pipeline and needs none of this code when the pipeline is loaded.
"""

from __future__ import annotations

from pathlib import Path

from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Abbreviations that keep their full stop, beyond those spaCy knows for Bokmål.
ABBREVIATIONS: tuple[str, ...] = tuple(
    (Path(__file__).parent / "abbreviations.txt").read_text(encoding="utf-8").split()
)

# Exceptions of spaCy's own list that are ordinary words ("de to.", "før jul.", "det er min."),
# party names that end sentences, and emoticons that are brackets in prose: "(jf. kap. 8)", "(SV):".
NOT_ABBREVIATIONS: frozenset[str] = frozenset(
    [
        "eg.",
        "et.",
        "gt.",
        "i.",
        "jul.",
        "jun.",
        "lat.",
        "lø.",
        "ma.",
        "mar.",
        "min.",
        "muh.",
        "no.",
        "on.",
        "sen.",
        "sms.",
        "sv.",
        "sø.",
        "ti.",
        "to.",
        "vg.",
        "vn.",
        "å.",
        "Frp.",
        "Sp.",
        "):",
        "8)",
        "(8",
        "8D",
        "8-)",
        "(-8",
        "8-D",
        ")-:",
        "(:",
        "(;",
        ":0",
        ":1",
        ":3",
        "=3",
        "[:",
        "[=",
        "]=",
        "(=",
        "(._.)",
    ]
)
UNSPLIT: tuple[str, ...] = ("A/S", "D/S", "m/", "u/", "c/o", "km/t", "m/s", "kr/t", "24/7", "t/r")

_APOSTROPHES = "'’"


def _exceptions(
    base: dict[str, list[dict[int | str, str]]],
) -> dict[str, list[dict[int | str, str]]]:
    """Return tokenizer exceptions: spaCy's minus the ordinary words, plus ours."""
    rules = {text: parts for text, parts in base.items() if text not in NOT_ABBREVIATIONS}
    for text in (*ABBREVIATIONS, *UNSPLIT):
        rules.setdefault(text, [{ORTH: text}])
    # Sentence-initial forms ("Jf. § 5", "Kap. 3"); one-letter ones are covered as initials.
    for text, parts in list(rules.items()):
        if text.endswith(".") and text[0].islower() and len(text) > 2 and len(parts) == 1:
            upper = text[0].upper() + text[1:]
            if upper not in rules:
                rules[upper] = [{ORTH: upper, NORM: parts[0].get(NORM, text)}]
    # Day numbers stay with their full stop: "26. april", "1. januar", "2. ledd".
    for day in range(1, 32):
        rules[f"{day}."] = [{ORTH: f"{day}."}]
    return rules


def build_tokenizer(nlp: Language) -> Tokenizer:
    """Return a new tokenizer for ``nlp`` (a Norwegian ``Language``), sharing its vocabulary."""
    defaults = nlp.Defaults
    prefixes = ["§§", *(defaults.prefixes or ())]
    # The genitive mark stays with its word, straight or curly: KS', KS’, Hermès'.
    suffixes = [s for s in defaults.suffixes or () if s not in {"’", r"(?<=[^sSxXzZ])'"}]
    suffixes += [rf"(?<=[^sSxXzZ])[{_APOSTROPHES}]", r"(?<=[0-9\u00ad])\."]
    quotes = CONCAT_QUOTES.replace("'", "")
    no_curly = quotes.replace("’", "")
    infixes = [
        # EU’s and EU's alike are one token.
        str(rule).replace(f"[{quotes}", f"[{no_curly}")
        for rule in defaults.infixes or ()
    ]
    infixes += [
        rf"(?<=[{ALPHA}])—(?=[{ALPHA}])",
        # The treebanks split number ranges and section numbers: 2005-2006, § 3-12.
        r"(?<=[0-9])[-–](?=[0-9])",
        # «Singstar»-fansen: the quotation mark stands alone, the rest keeps its hyphen.
        rf"(?<=[{ALPHA}0-9])[»”\"](?=-[{ALPHA}])",
    ]
    return Tokenizer(
        nlp.vocab,
        rules=_exceptions(dict(defaults.tokenizer_exceptions)),
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
