"""The lawyer's points on the shared hearing, and that nothing in the draft is unsupported."""

import re

import pytest

from section_points import HEARING, Point, drafted, holds, read_points, share
from standpunkt.language.sentences import sentences
from standpunkt.proposals.matrix import Matrix
from standpunkt.writing.section.draft import Clause, Draft


@pytest.fixture(scope="module")
def both() -> tuple[Matrix, Draft]:
    return drafted()


def test_nine_of_ten_points_are_there(both: tuple[Matrix, Draft]) -> None:
    points = read_points()
    assert len(points) == 52
    assert share(points, *both) >= 0.9


def test_a_point_is_looked_for_where_its_body_speaks(both: tuple[Matrix, Draft]) -> None:
    """What another body says, or says of another proposal, does not count."""
    mixed = Point("", ("blandede følelser",), "G4", "Fotfolk")
    assert holds(mixed, *both)
    assert not holds(Point("", mixed.says, "G6", "Fotfolk"), *both)
    assert not holds(Point("", mixed.says, "G4", "Strandheim kommune"), *both)
    assert not holds(Point("", ("Tjue instanser",)), *both)


# ------------------------------------------------------------ the ledger, on the hearing itself


def clauses(section: Draft) -> list[Clause]:
    inside = [c for topic in section.topics for p in topic.paragraphs for c in p]
    return [*section.opening, *inside]


def test_every_quotation_stands_in_the_response_of_its_rows(both: tuple[Matrix, Draft]) -> None:
    texts = {
        path.stem: " ".join(s.text for s in sentences(path.read_text(encoding="utf-8")))
        for path in HEARING.glob("*.txt")
    }
    quoted = 0
    for clause in clauses(both[1]):
        (documents,) = {tuple(sorted({row.doc_id for row in clause.rows}))}
        for words in re.findall("«(.+?)»", clause.text):
            assert len(documents) == 1, clause.text
            assert words.removesuffix(" (…)") in texts[documents[0]], clause.text
            quoted += 1
    assert quoted > 40


def test_every_name_is_that_of_a_response_its_clause_rests_on(both: tuple[Matrix, Draft]) -> None:
    found, section = both
    names = {doc: o.name for o in found.organisations for doc in o.doc_ids}
    joint = "Elvestad, Lundby og Brekkvik kommuner"
    named = 0
    for clause in clauses(section):
        bearing = {names[row.doc_id] for row in clause.rows}
        bearing = {joint if ";" in name else name for name in bearing}
        for run in clause.runs:
            if run.name and clause.rows:
                assert run.text in bearing, clause.text
                named += 1
    assert named > 40


def test_nobody_is_named_under_two_stands_on_a_proposal(both: tuple[Matrix, Draft]) -> None:
    found, section = both
    for topic in section.topics:
        first = [p[0] for p in topic.paragraphs[1:] if not p[0].text.startswith("I svaret")]
        named = [run.text for clause in first for run in clause.runs if run.name]
        assert len(named) == len(set(named)), topic.heading
    assert len(section.topics) == len(found.proposals)
