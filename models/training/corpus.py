"""CoNLL-U to spaCy training documents, for the shared folder layout and the UD releases."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SPLITS: tuple[str, ...] = ("train", "dev", "test")
# Standard -> (folder, file name) of each known layout; the first that exists is read.
_LAYOUTS: dict[str, tuple[tuple[str, str], ...]] = {
    "nob": (("nob", "{}.conllu"), ("UD_Norwegian-Bokmaal", "no_bokmaal-ud-{}.conllu")),
    "nno": (("nno", "{}.conllu"), ("UD_Norwegian-Nynorsk", "no_nynorsk-ud-{}.conllu")),
}
STANDARDS: tuple[str, ...] = tuple(_LAYOUTS)


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. ``head`` is the 0-based index in the sentence (itself for the root).

    ``entity`` is a BIO tag such as ``B-PER``, or None where the source has no entities.
    """

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool
    entity: str | None


Sentence = tuple[Token, ...]


def split_path(folder: Path, standard: str, split: str) -> Path:
    """Return the CoNLL-U file of one standard and split.

    Raises FileNotFoundError when neither layout has it.
    """
    tried = [folder / sub / name.format(split) for sub, name in _LAYOUTS[standard]]
    for path in tried:
        if path.is_file():
            return path
    raise FileNotFoundError(f"none of: {', '.join(map(str, tried))}")


def _pairs(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    return dict(item.split("=", 1) for item in column.split("|") if "=" in item)


def _token(columns: Sequence[str]) -> Token:
    misc = _pairs(columns[9])
    feats = _pairs(columns[5])
    pos = columns[3]
    # What the source annotation states beyond the official files, "Definite:Def,Number:Sing".
    for item in misc.get("ExtraFeats", "").split(","):
        if item:
            key, value = item.split(":", 1)
            feats.setdefault(key, value)
    if pos == "ADJ" and feats.get("Gender") == "Fem,Masc":
        feats["Gender"] = "Com"
    lemma = columns[2]
    if pos == "PUNCT" and lemma.startswith("$"):
        lemma = columns[1]
    return Token(
        form=columns[1],
        lemma=lemma,
        pos=pos,
        feats="|".join(f"{key}={feats[key]}" for key in sorted(feats, key=str.lower)),
        head=int(columns[6]) - 1 if columns[6] != "0" else int(columns[0]) - 1,
        dep="ROOT" if columns[6] == "0" else columns[7],
        space=misc.get("SpaceAfter") != "No",
        entity=misc.get("name"),
    )


def read_conllu(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file. Raises ValueError on a line without ten columns.

    Multiword-token and empty-node lines are skipped (the Norwegian treebanks have none).
    """
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if tokens:
                sentences.append(tuple(tokens))
                tokens = []
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ValueError(f"{path}:{number}: {len(columns)} columns instead of 10")
        if columns[0].isdigit():
            tokens.append(_token(columns))
    if tokens:
        sentences.append(tuple(tokens))
    return sentences


def to_doc(vocab: Vocab, sentences: Sequence[Sentence], breaks: Sequence[str] = ()) -> Doc:
    """Return the gold document of consecutive sentences.

    ``breaks[i]`` is the text between sentence i and i+1: a blank (the default), nothing, or
    line breaks, which become a whitespace token as they do in spaCy's tokenizer.
    """
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    ents: list[str] = []
    has_ents = all(t.entity is not None for s in sentences for t in s)
    for index, sentence in enumerate(sentences):
        offset = len(words)
        last = index == len(sentences) - 1
        gap = "" if last else (breaks[index] if index < len(breaks) else " ")
        for place, token in enumerate(sentence):
            words.append(token.form)
            spaces.append(token.space if place < len(sentence) - 1 else gap == " ")
            lemmas.append(token.lemma)
            pos.append(token.pos)
            morphs.append(token.feats)
            heads.append(offset + token.head)
            deps.append(token.dep)
            ents.append(token.entity or "O")
        if gap.strip(" "):
            words.append(gap)
            spaces.append(False)
            lemmas.append(gap)
            pos.append("SPACE")
            morphs.append("")
            heads.append(len(words) - 2)
            deps.append("")
            ents.append("O")
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        morphs=morphs,
        heads=heads,
        deps=deps,
        ents=ents if has_ents else None,
    )


def fixed_groups(sentences: Sequence[Sentence], size: int) -> Iterator[Sequence[Sentence]]:
    """Cut a run of sentences into groups of ``size`` (the last may be shorter)."""
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def varied_groups(
    sentences: Sequence[Sentence], rng: random.Random
) -> Iterator[Sequence[Sentence]]:
    """Cut a run of sentences into groups of one to ten.

    About a third of the sentences stand alone, as most do at run time; the rest stand in
    groups, so that the parser does not take every text for one sentence.
    """
    start = 0
    while start < len(sentences):
        size = rng.choices((1, rng.randint(2, 4), rng.randint(5, 10)), (0.7, 0.2, 0.1))[0]
        yield sentences[start : start + size]
        start += size


def sentence_breaks(group: Sequence[Sentence], rng: random.Random) -> list[str]:
    """Choose the text between sentences: mostly a blank, often a line break after a heading."""
    breaks = []
    for sentence in group[:-1]:
        ends_open = sentence[-1].pos != "PUNCT"
        if rng.random() < (0.5 if ends_open else 0.08):
            breaks.append(rng.choice(("\n", "\n\n")))
        else:
            breaks.append(" ")
    return breaks


def write_docbin(docs: Iterable[Doc], path: Path) -> int:
    """Write documents to a ``.spacy`` file; return how many."""
    store = DocBin(
        attrs=["ORTH", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"],
        store_user_data=False,
    )
    count = 0
    for doc in docs:
        store.add(doc)
        count += 1
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return count


def with_form(token: Token, form: str) -> Token:
    """Return the token with another surface form."""
    return replace(token, form=form)
