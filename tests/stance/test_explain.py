import re

import pytest
from spacy.language import Language
from tests.conftest import SHARE
from tests.stance.test_sentences import NAMES, cases

from standpunkt.documents import Document, Metadata
from standpunkt.stance.engine import Engine
from standpunkt.stance.explain import explain, explain_document, in_lines


def test_explain_tells_rule_scope_and_losers(nlp: Language) -> None:
    said = explain("Vi støtter i hovedsak forslaget, men ber om lengre frist.", nlp)
    for part in (
        "conditional_support",
        "support.stotte",
        "target     forslaget",
        "condition  ber om lengre frist",
        "limited by 'i hovedsak'",
        "demand.be-om: 'ber om': limits support.stotte",
    ):
        assert part in said


def test_explain_says_when_there_is_no_position(nlp: Language) -> None:
    assert "no position" in explain("Skolen ligger ved elva.", nlp)


def explained(engine: Engine, document: Document) -> list[str]:
    """The stance and target of each position that is told of a document, in order."""
    lines = "\n".join(line for t in engine.trace(document) for line in in_lines(t))
    found = re.findall(
        r"^  (\w+)  \((\w+).*\n    rule       (.*)\n    cue.*\n"
        r"    holder     (.*)\n    target     (.*)$",
        lines,
        re.MULTILINE,
    )
    return sorted(map(" ".join, found))


@SHARE
def test_what_is_explained_is_what_is_extracted(engine: Engine, share: int) -> None:
    for name, case in cases()[::share]:
        who = case.get("respondent", NAMES)
        document = Document("a", "a.txt", case["text"].strip(), Metadata(who[0], tuple(who[1:])))
        read = sorted(
            f"{p.stance} {p.tier} {p.rule} {p.holder} {' '.join(p.words(p.target).split()) or '-'}"
            for p in engine.read(document)
        )
        assert explained(engine, document) == read, name


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Vi støtter hensikten, men ikke virkemiddelet.", ["support", "oppose"]),
        ("Vi støtter følgende:\n- gebyret\n- fristen", ["support", "support"]),
        ("Støtter dere forslaget?\nNei", ["oppose"]),
    ],
)
def test_lists_questions_and_contrasts_are_explained(
    nlp: Language, text: str, stances: list[str]
) -> None:
    said = explain(text, nlp, ["Fjordvik kommune"])
    assert re.findall(r"^  (\w+)  \(", said, re.MULTILINE) == stances


def test_a_whole_document_is_explained_sentence_by_sentence(engine: Engine) -> None:
    text = "Vi støtter gebyret.\n\nWe do not support any of the other proposals in this paper."
    who = Metadata("Fjordvik kommune", language="en")
    document = Document("a", "a.txt", text, who)
    lines = list(explain_document(document, engine))
    assert lines.count("  no position: it is in another language") == 2
    assert lines[0].startswith("who answers")
    assert "Vi støtter gebyret." in lines
