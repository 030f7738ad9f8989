import re
from dataclasses import replace

import pytest
from tests.writing.section.conftest import position_row as row

from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.matrix import Matrix, matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.section.draft import Clause, Draft, draft
from standpunkt.writing.section.phrases import phrases

PROPOSALS = (
    Proposal("V1", "Obligatoriske vannmålere", paragraphs=("§ 15-8",)),
    Proposal("V2", "Felles tilsyn"),
    Proposal("V3", "Gebyr for lekkasje"),
)


ROWS = [
    row("a", "Fjordvik kommune", "support", "Kommunen støtter forslaget om målere", page=2),
    row("a", "Fjordvik kommune", "demand", "Fristen må flyttes til 2031"),
    row("a", "Fjordvik kommune", "oppose", "Bylista går imot målere", holder="Bylista"),
    row(
        "b", "Norsk Brolag", "conditional_support", "Vi støtter målere dersom staten betaler",
        condition="dersom staten betaler", organisation_kind="association",
    ),
    row("c", "Storlia hytteeierforening", "oppose", "Vi går imot målere på hytter",
        organisation_kind="association"),
    row("d", "Kari Lilleby", "oppose", "Nei til målere", organisation_kind="person"),
    row("e", "Ola Lilleby", "oppose", "Jeg er imot måleren", organisation_kind="person"),
    row("f", "Målerdirektoratet", "neutral", "Direktoratet har ingen merknader til forslagene",
        proposal_id="V1;V2;V3", proposal="", proposal_stance="neutral;neutral;neutral",
        link_reason="all", organisation_kind="agency"),
    row("g", "Bratteli kommune", "demand", "Språket må bli klarere",
        proposal_id="", proposal="", proposal_stance=""),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Matrix:
    return matrix(iter(ROWS), PROPOSALS)


@pytest.fixture(scope="module", params=["nb", "nn"])
def drafted(request: pytest.FixtureRequest, found: Matrix) -> Draft:
    return draft(found, [r for r in ROWS if not r.own], request.param)


def clauses(drafted: Draft) -> list[Clause]:
    inside = [clause for topic in drafted.topics for p in topic.paragraphs for clause in p]
    return [*drafted.opening, *inside]


def topic(drafted: Draft, n: int) -> str:
    return " ".join(clause.text for p in drafted.topics[n].paragraphs for clause in p)


def test_the_section_on_a_proposal(found: Matrix) -> None:
    drafted = draft(found, [r for r in ROWS if not r.own])
    assert drafted.title == "Høringsinstansenes syn"
    assert drafted.topics[0].heading == "Obligatoriske vannmålere (§ 15-8)"
    assert [" ".join(c.text for c in p) for p in drafted.topics[0].paragraphs] == [
        "Seks av de sju instansene uttaler seg om forslaget. To støtter det, én av dem med "
        "forbehold, tre går imot det og én tar ikke stilling eller har ingen merknader.",
        "Fjordvik kommune støtter forslaget og uttaler: «Kommunen støtter forslaget om målere» "
        "(s. 2). Kommunen tar til orde for dette: «Fristen må flyttes til 2031».",
        "Norsk Brolag støtter forslaget med forbehold og uttaler: «Vi støtter målere dersom "
        "staten betaler».",
        "Storlia hytteeierforening og to privatpersoner går imot forslaget. Storlia "
        "hytteeierforening uttaler: «Vi går imot målere på hytter». Én privatperson skriver: "
        "«Nei til målere». Én privatperson uttaler: «Jeg er imot måleren».",
        "Målerdirektoratet har ingen merknader.",
        "I svaret fra Fjordvik kommune er et syn hos Bylista gjengitt: «Bylista går imot målere».",
    ]


def test_a_proposal_that_only_the_silent_and_one_that_nobody_mentions(found: Matrix) -> None:
    nobody = Proposal("V9", "Sølvtråd i alle rør")
    drafted = draft(replace(found, proposals=(PROPOSALS[1], nobody)))
    assert topic(drafted, 0).startswith("Én av de sju instansene uttaler seg om forslaget.")
    assert topic(drafted, 1) == "Ingen av de sju instansene uttaler seg om forslaget."


def test_no_private_person_is_named(drafted: Draft) -> None:
    assert not [c.text for c in clauses(drafted) if "Lilleby" in c.text]


# ------------------------------------------------------------ the ledger


def test_every_quotation_is_in_a_row_of_its_clause(drafted: Draft) -> None:
    quoted = 0
    for clause in clauses(drafted):
        for words in re.findall("«(.+?)»", clause.text):
            said = words.removesuffix(" (…)")
            assert any(said in r.sentence or said in r.evidence for r in clause.rows), clause.text
            quoted += 1
    assert quoted >= 7


def test_every_name_is_that_of_a_row_of_its_clause(drafted: Draft) -> None:
    named = 0
    for clause in clauses(drafted):
        for run in clause.runs:
            if run.name:
                assert run.text in {r.organisation for r in clause.rows}, clause.text
                named += 1
    assert named >= 6


def test_every_count_is_that_of_the_matrix(drafted: Draft, found: Matrix) -> None:
    words = phrases(drafted.language)
    numbers = {word: n for n, word in enumerate(words.table["numbers"])}
    for proposal, told in zip(found.proposals, drafted.topics, strict=True):
        count = found.count(proposal)
        first, second = told.paragraphs[0][:2]
        said = [numbers[w] for w in re.findall(r"\w+", first.text.casefold()) if w in numbers]
        assert said == [count.mentioned, count.base]
        said = [numbers[w] for w in re.findall(r"\w+", second.text.casefold()) if w in numbers]
        assert said == [
            n
            for n in (
                count.in_favour,
                count.stances[AnswerStance.CONDITIONAL_SUPPORT],
                count.stances[AnswerStance.SKEPTICAL],
                count.stances[AnswerStance.OPPOSE],
                count.stances[AnswerStance.NEUTRAL],
                count.stances[AnswerStance.OWN_VIEW],
            )
            if n
        ] + ([] if "ingen" not in second.text else [0])


def test_every_clause_but_the_number_read_rests_on_rows(drafted: Draft) -> None:
    assert [c.text for c in clauses(drafted) if not c.rows] == [drafted.opening[0].text]


def test_a_stand_is_counted_and_named_once(drafted: Draft, found: Matrix) -> None:
    for proposal, told in zip(found.proposals, drafted.topics, strict=True):
        named = [
            run.text
            for p in told.paragraphs[1:]
            for run in p[0].runs
            if run.name and "Bylista" not in p[0].text
        ]
        assert sorted(named) == sorted(
            cell.organisation
            for o in found.organisations
            if (cell := found.answer(o, proposal)).mentioned and cell.organisation_kind != "person"
        )


# ------------------------------------------------------------ turns of its own


def test_adoption_is_told_and_counted() -> None:
    adopting = row(
        "h", "Sunnvik kommune", "support", "Sunnvik kommune slutter seg til Fjordvik kommunes svar",
        proposal_id="", proposal="", proposal_stance="", inherited_from="Fjordvik kommune",
    )  # fmt: skip
    drafted = draft(matrix([*ROWS, adopting], PROPOSALS[:1]))
    opening = " ".join(c.text for c in drafted.opening)
    assert "Sunnvik kommune slutter seg til uttalelsen fra Fjordvik kommune." in opening
    assert "Da er Sunnvik kommune regnet med" in topic(drafted, 0)
    assert "Sunnvik kommune gjør det ved å slutte seg til" in topic(drafted, 0)


def test_an_adopted_response_that_is_not_there_is_said() -> None:
    adopting = row(
        "h", "Sunnvik kommune", "support", "Vi slutter oss til svaret fra Norsk Rørlag",
        proposal_id="", proposal="", proposal_stance="", inherited_from="Norsk Rørlag",
    )  # fmt: skip
    drafted = draft(matrix([adopting], PROPOSALS[:1]))
    assert "som ikke er blant svarene som er lest" in drafted.opening[-1].text


def test_a_contradiction_is_told_and_noted() -> None:
    rows = [ROWS[0], row("a", "Fjordvik kommune", "oppose", "Kommunen går imot forslaget")]
    drafted = draft(matrix(rows, PROPOSALS[:1]))
    assert "Fjordvik kommune uttaler seg ulikt om forslaget" in topic(drafted, 0)
    assert drafted.notes[0].startswith("Fjordvik kommune uttaler seg ulikt om Obligatoriske")


def test_an_unsure_answer_is_noted() -> None:
    drafted = draft(matrix([replace(ROWS[0], confidence=0.41)], PROPOSALS[:1]))
    assert drafted.notes == (
        "Svaret fra Fjordvik kommune på Obligatoriske vannmålere er usikkert lest (0,41).",
    )


def test_a_long_quotation_is_cut_at_a_word_and_marked() -> None:
    long = "Kommunen støtter målere " + "fordi vannet er dyrt " * 40
    drafted = draft(matrix([replace(ROWS[0], evidence=long, sentence=long)], PROPOSALS[:1]))
    (quoted,) = re.findall("«(.+?)»", topic(drafted, 0))
    assert quoted.endswith(" (…)")
    assert quoted.removesuffix(" (…)") in " ".join(long.split())
    assert len(quoted) <= 330


def test_answers_after_one_template_are_said_to_be_so() -> None:
    said = (
        "Vi støtter forslaget om obligatoriske målere i alle boliger og hytter innen fristen",
        "Målere gjør at hver husholdning betaler for det vannet som den faktisk bruker selv",
        "Kommunen må likevel få dekket alle utgifter til innkjøp og avlesning av målerne",
    )
    rows = [
        row(doc, name, "support", words, organisation_kind="association")
        for doc, name in (("a", "Nordre Velforening"), ("b", "Søndre Velforening"))
        for words in said
    ]
    found = matrix(rows, PROPOSALS[:1])
    opening = [c.text for c in draft(found).opening]
    assert "Svarene fra Nordre Velforening og Søndre Velforening bygger på samme tekst." in opening
