"""Made-up administrative endings, beginnings and insertions for the sentence splitter.

The treebank has few section signs, enumerations and abbreviations before capitals. This module
puts such material into treebank sentences, as running text, so that the splitter learns where a
sentence ends in "… jf. § 5. Klagen …" and where none ends in "bl.a. Oslo kommune".
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from .corpus import Sentence

_MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]
# {n} a small number, {m} another, {y} a year, {d} a day, {t} a month, {b} a letter.
_TAILS: tuple[str, ...] = (
    ", jf. § {n}.",
    ", jfr. § {n}-{m}.",
    ", jf. kap. {n}.",
    ", jf. pkt. {n}.",
    ", jf. pkt. {n}.{m}.",
    ", jf. § {n} nr. {m}.",
    ", jf. bokst. {b}.",
    ", jf. Prop. {n} L ({y}–{y}).",
    ", jf. Meld. St. {n} ({y}-{y}).",
    ", jf. Innst. {n} S.",
    ", jf. Ot.prp. nr. {n}.",
    ", jf. s. {n}.",
    " etter § {n}.",
    " etter lovens § {n}.",
    " i § {n}.",
    " i §§ {n} og {m}.",
    " i §§ {n}-{m}.",
    " i § {n} bokstav {b}.",
    " i artikkel {n}.",
    " i punkt {n}.",
    " i kapittel {n}.",
    " på side {n}.",
    " på s. {n}.",
    " under kap. {n}.{m}.",
    " i pkt. {n}.{m}.",
    " fra {d}. {t} {y}.",
    " innen {d}. {t}.",
    " den {d}.{m}.{y}.",
    " i {y}.",
    " frå {d}. {t} {y}.",
    " mv.",
    " m.v.",
    " m.m.",
    " osv.",
    " o.l.",
    " m.fl.",
    " etc.",
    " ({y}).",
    " (jf. § {n}).",
    " på {n} %.",
    " på {n} mill. kr.",
    " nr. {n}.",
    ".",
    ".",
    "!",
    "?",
    ":",
)
_HEADS: tuple[str, ...] = (
    "{n}. ",
    "{n}) ",
    "{b}) ",
    "§ {n}. ",
    "§ {n}-{m}. ",
    "{n}.{m} ",
    "{n}.{m}. ",
    "– ",
    "- ",
    "• ",
    "Til § {n}: ",
    "Til § {n}-{m}. ",
    "Ad pkt. {n}: ",
    "Jf. § {n}. ledd ",
    "Kap. {n} ",
    "Pkt. {n}.{m} ",
    "Til kap. {n}.{m} ",
)
_BEFORE_CAPITAL: list[str] = [
    "bl.a.",
    "f.eks.",
    "m.a.",
    "t.d.",
    "jf.",
    "jfr.",
    "ift.",
    "mht.",
    "dvs.",
    "evt.",
    "ca.",
    "inkl.",
    "iht.",
    "hhv.",
    "vedr.",
    "pga.",
    "ref.",
    "tilsv.",
    "avd.",
    "adm.dir.",
    "kfr.",
    "ang.",
    "d.e.",
    "eks.",
    "dr.",
]
_INSIDE: tuple[str, ...] = (
    "(jf. § {n})",
    "etter § {n} {m}. ledd",
    "{d}. {t} {y}",
    "(jf. Prop. {n} L ({y}–{y}))",
    "i St.meld. nr. {n}",
    "i Meld. St. {n} ({y}-{y})",
    "i kap. {n}.{m}",
    "i pkt. {n}",
    "på s. {n}",
    "mv.",
    "m.m.",
    "osv.",
    "§§ {n}-{m}",
    "(bokst. {b})",
    "nr. {n}",
    "{n}. ledd",
    "per {d}.{m}.{y}",
    "ca. {n} %",
)


def _fill(template: str, rng: random.Random) -> str:
    out = template
    while "{" in out:
        start = out.index("{")
        value = {
            "n": str(rng.randint(1, 40)),
            "m": str(rng.randint(1, 12)),
            "y": str(rng.randint(1990, 2030)),
            "d": str(rng.randint(1, 31)),
            "t": rng.choice(_MONTHS),
            "b": rng.choice("abcdefgh"),
        }[out[start + 1]]
        out = out[:start] + value + out[start + 3 :]
    return out


def sentence_text(sentence: Sentence) -> str:
    """Return the running text of one sentence."""
    return "".join(t.form + (" " if t.space else "") for t in sentence).strip()


def administrative_text(sentence: Sentence, rng: random.Random) -> str:
    """Return the sentence as text with made-up material at its start, inside or at its end."""
    pieces: list[str] = []
    body = sentence[:-1] if sentence[-1].form in ".!?" and len(sentence) > 1 else sentence
    inside = rng.randint(1, len(body) - 1) if len(body) > 3 and rng.random() < 0.3 else -1
    for place, token in enumerate(body):
        if place and token.pos == "PROPN" and token.form[:1].isupper() and rng.random() < 0.15:
            pieces.append(rng.choice(_BEFORE_CAPITAL) + " ")
        if place == inside and body[place - 1].space:
            pieces.append(_fill(rng.choice(_INSIDE), rng) + " ")
        pieces.append(token.form + (" " if token.space else ""))
    text = "".join(pieces).strip()
    if rng.random() < 0.15:
        text = _fill(rng.choice(_HEADS), rng) + text
    tail = _fill(rng.choice(_TAILS), rng)
    if text[-1:] in ".!?:;,":
        return text
    return text + tail


def split_doc(nlp: Language, texts: Sequence[str]) -> Doc:
    """Return a document with sentence starts only, each text being one sentence."""
    starts = set()
    offset = 0
    for text in texts:
        starts.add(offset)
        offset += len(text) + 1
    doc = nlp.make_doc(" ".join(texts))
    return Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[t.idx in starts for t in doc],
    )
