"""Training, assembling and scoring on a dozen sentences written for these tests."""

import json
import random
from pathlib import Path

import pytest
import spacy

from training.administrative import administrative_text, split_doc
from training.assemble import LemmaRule, assemble, folder_size, lemma_rules
from training.augment import (
    Rates,
    augment,
    lowered,
    redashed,
    requoted,
    uppered,
    without_final_stop,
)
from training.corpus import Token, read_conllu, sentence_breaks, split_path, to_doc, varied_groups
from training.evaluate import evaluate_folder, tables
from training.names import collect_names, exchange_names, mentions_of
from training.train import PARTS, Part, dev_docs, make_corpus, train_part, training_docs

# Subject, verb, verb lemma, object, object lemma; every sentence is "S V O .".
_NOB = [
    ("Kommunen", "støtter", "støtte", "forslaget", "forslag"),
    ("Rådet", "avviser", "avvise", "endringen", "endring"),
    ("Foreningen", "ønsker", "ønske", "møter", "møte"),
    ("Styret", "krever", "kreve", "svar", "svar"),
    ("Utvalget", "leser", "lese", "loven", "lov"),
    ("Oslo", "venter", "vente", "penger", "penge"),
]
_NNO = [
    ("Kommunen", "støttar", "støtte", "framlegget", "framlegg"),
    ("Rådet", "avviser", "avvise", "endringa", "endring"),
    ("Foreininga", "ønskjer", "ønskje", "møte", "møte"),
    ("Styret", "krev", "krevje", "svar", "svar"),
    ("Utvalet", "les", "lese", "lova", "lov"),
    ("Bergen", "ventar", "vente", "pengar", "penge"),
]


def _conllu(rows: list[tuple[str, str, str, str, str]], *, entities: bool, extra: bool) -> str:
    blocks = []
    for number, (subject, verb, verb_lemma, obj, obj_lemma) in enumerate(rows):
        name = subject in ("Oslo", "Bergen")
        noun = "Definite=Def|Gender=Neut" + ("" if extra else "|Number=Sing")
        misc_noun = ["ExtraFeats=Number:Sing"] if extra else []

        def misc(tag: str, *more: str) -> str:
            items = [*more, *([f"name={tag}"] if entities else [])]
            return "|".join(items) or "_"

        blocks.append(
            "\n".join(
                [
                    f"# sent_id = {number}",
                    "\t".join(
                        [
                            "1",
                            subject,
                            subject if name else subject.lower(),
                            "PROPN" if name else "NOUN",
                            "_",
                            "_",
                            "2",
                            "nsubj",
                            "_",
                            misc("B-GPE_ORG" if name else "O"),
                        ]
                    ),
                    "\t".join(
                        [
                            "2",
                            verb,
                            verb_lemma,
                            "VERB",
                            "_",
                            "Mood=Ind|Tense=Pres",
                            "0",
                            "root",
                            "_",
                            misc("O"),
                        ]
                    ),
                    "\t".join(
                        [
                            "3",
                            obj,
                            obj_lemma,
                            "NOUN",
                            "_",
                            noun,
                            "2",
                            "obj",
                            "_",
                            misc("O", *misc_noun, "SpaceAfter=No"),
                        ]
                    ),
                    "\t".join(["4", ".", "$.", "PUNCT", "_", "_", "2", "punct", "_", misc("O")]),
                ]
            )
        )
    return "\n\n".join(blocks) + "\n\n"


@pytest.fixture(params=["shared", "ud"])
def treebank(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A treebank in each of the two layouts; the second without entities."""
    shared = request.param == "shared"
    for standard, rows in (("nob", _NOB), ("nno", _NNO)):
        for split in ("train", "dev", "test"):
            if shared:
                path = tmp_path / standard / f"{split}.conllu"
            else:
                long = {"nob": ("Bokmaal", "bokmaal"), "nno": ("Nynorsk", "nynorsk")}[standard]
                path = tmp_path / f"UD_Norwegian-{long[0]}" / f"no_{long[1]}-ud-{split}.conllu"
            path.parent.mkdir(exist_ok=True)
            text = _conllu(rows, entities=shared, extra=shared and standard == "nno")
            path.write_text(text, encoding="utf-8")
    return tmp_path


TINY: dict[str, object] = {
    "training.batcher.size": 20,
    "components.tok2vec.model.embed.*.features.rows": [50, 50, 50, 50, 10, 10],
    "components.lemmatizer.min_tree_freq": 1,
    "components.parser.min_action_freq": 1,
}


def test_reading_both_layouts(treebank: Path) -> None:
    sentences = read_conllu(split_path(treebank, "nno", "train"))
    assert len(sentences) == len(_NNO)
    first = sentences[0]
    assert [t.form for t in first] == ["Kommunen", "støttar", "framlegget", "."]
    assert first[2].feats == "Definite=Def|Gender=Neut|Number=Sing"
    assert [t.lemma for t in first][-1] == "."
    assert [t.head for t in first] == [1, 1, 1, 1]
    assert first[1].dep == "ROOT"
    with pytest.raises(FileNotFoundError, match="other"):
        split_path(treebank / "other", "nob", "train")


def test_adjective_gender(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("1\tgod\tgod\tADJ\t_\tGender=Fem,Masc\t0\troot\t_\t_\n", encoding="utf-8")
    assert read_conllu(path)[0][0].feats == "Gender=Com"
    path.write_text("1\tgod\tgod\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.conllu:1: 3 columns"):
        read_conllu(path)


@pytest.mark.slow
def test_train_assemble_evaluate(treebank: Path, tmp_path: Path) -> None:
    """A handful of steps through every command, and on from the result."""
    core = train_part(
        "core", treebank, tmp_path / "core", steps=6, eval_frequency=3, overrides=TINY
    )
    small = {"training.batcher.size": 20}
    senter = train_part(
        "senter", treebank, tmp_path / "senter", steps=4, eval_frequency=2, overrides=small
    )
    with_entities = (treebank / "nob").is_dir()
    ner = None
    if with_entities:
        ner = train_part(
            "ner",
            treebank,
            tmp_path / "ner",
            steps=4,
            eval_frequency=2,
            overrides=small,
        )
    output = tmp_path / "data"
    rules = [LemmaRule("møter", "NOUN", "møte", 2)]
    nlp = assemble(core, ner, senter, output, version="0.0.1", rules=rules)
    assert nlp.meta["name"] == "standpunkt_sm"
    assert nlp.disabled == ["senter"]
    assert nlp.pipe_names[-1] == ("ner" if with_entities else "attribute_ruler")
    assert folder_size(output) < 20_000_000
    kept = json.loads((output / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert "Foreningen" not in kept
    results = evaluate_folder(spacy.load(output), treebank, "test")
    assert results["1"]["nob"]["token_f"] == 1.0
    assert ("ents_f" in results["10"]["nob"]) == with_entities
    assert 0 <= results["10"]["nno"]["senter_f"] <= 1
    table = tables(results, "test")
    assert "each sentence alone" in table
    assert "| nno |" in table
    again = train_part(
        "core",
        treebank,
        tmp_path / "again",
        steps=2,
        eval_frequency=1,
        resume=output,
    )
    assert spacy.load(again).pipe_names == ["tok2vec", "morphologizer", "parser", "lemmatizer"]


def test_corpus_is_the_same_for_a_seed(treebank: Path, tmp_path: Path) -> None:
    part = Part("core.cfg", (), 2, Rates(lower=0.5), administrative=3)
    for name in ("a", "b"):
        make_corpus(treebank, part, 7, tmp_path / name)
    first, second = (tmp_path / n / "train.spacy" for n in ("a", "b"))
    vocab = spacy.blank("nb").vocab
    read = [
        [d.text for d in spacy.tokens.DocBin().from_disk(path).get_docs(vocab)]
        for path in (first, second)
    ]
    assert read[0] == read[1]
    assert len(read[0]) > 3


def _sentence(*forms: str) -> tuple[Token, ...]:
    return tuple(
        Token(f, f.lower(), "PUNCT" if not f.isalnum() else "NOUN", "", 0, "dep", True, "O")
        for f in forms
    )


def test_augmentation() -> None:
    sentence = _sentence("Vi", "sier", "«", "nei", "»", "-", "straks", ".")
    assert next(t.form for t in lowered(sentence)) == "vi"
    assert [t.form for t in uppered(sentence)][1] == "SIER"
    assert uppered(sentence)[1].lemma == "sier"
    assert [t.form for t in requoted(sentence, '"', '"')][2:5] == ['"', "nei", '"']
    assert [t.form for t in requoted(requoted(sentence, '"', '"'), "“", "”")][2:5] == [
        "“",
        "nei",
        "”",
    ]
    assert redashed(sentence, "–")[5].form == "–"
    assert without_final_stop(sentence)[-1].form == "straks"
    assert len(without_final_stop(_sentence("Overskrift"))) == 1
    rng = random.Random(1)
    rates = Rates(0.2, 0.2, 0.2, 0.2, 0.2, 0.2)
    variants = {tuple(t.form for t in augment(sentence, rng, rates)) for _ in range(200)}
    assert len(variants) > 10


def test_grouping_and_breaks() -> None:
    sentences = [_sentence("Ord", ".") for _ in range(200)] + [_sentence("Overskrift")] * 50
    groups = list(varied_groups(sentences, random.Random(3)))
    assert sum(len(g) for g in groups) == len(sentences)
    assert {1, 2, 5} < {len(g) for g in groups}
    group = sentences[195:210]
    breaks = sentence_breaks(group, random.Random(3))
    assert len(breaks) == len(group) - 1
    doc = to_doc(spacy.blank("nb").vocab, group, breaks)
    assert len(list(doc.sents)) == len(group)
    assert any(token.is_space for token in doc)


def test_administrative_material() -> None:
    nlp = spacy.blank("nb")
    rng = random.Random(5)
    sentence = _sentence("Kommunen", "har", "klaget", "på", "vedtaket", ".")
    texts = [administrative_text(sentence, rng) for _ in range(50)]
    assert any("§" in text for text in texts)
    doc = split_doc(nlp, texts)
    assert [s.text.strip() for s in doc.sents] == texts


def test_lemma_rules_mend_more_than_they_break(treebank: Path) -> None:
    nlp = spacy.blank("nb")  # Its lemmas and classes are empty: every token is wrong.
    sentences = read_conllu(split_path(treebank, "nob", "train")) * 2
    rules = lemma_rules(nlp, sentences, limit=3)
    assert len(rules) == 3
    assert all(rule.gain >= 2 for rule in rules)


def test_parts_have_configurations() -> None:
    assert set(PARTS) == {"core", "ner", "senter"}
    assert not list(dev_docs({}, spacy.blank("nb").vocab))
    assert not list(training_docs({}, PARTS["core"], 0, spacy.blank("nb").vocab))


def test_names_are_exchanged(treebank: Path) -> None:
    sentences = read_conllu(split_path(treebank, "nob", "train"))
    names = collect_names(sentences)
    rng = random.Random(4)
    changed = [exchange_names(sentences[-1], names, rng, 1.0) for _ in range(20)]
    if sentences[-1][0].entity is None:
        assert set(changed) == {sentences[-1]}
        return
    assert len({tuple(t.form for t in s) for s in changed}) > 5
    for sentence in changed:
        assert [m.label for m in mentions_of(sentence)] == ["GPE_ORG"]
        assert sentence[-1].form == "."
    owner = Token("Oslos", "Oslo", "PROPN", "", 0, "ROOT", True, "B-GPE_LOC")
    new = exchange_names((owner,), names, rng, 1.0)
    assert new[-1].form.endswith(("s", "'"))
