"""The matrix in every output, counted one way."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
from tests.proposals.conftest import MakeRow

from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.matrix import Matrix, matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing import matrix as out
from standpunkt.writing.matrix_xlsx import count_cells

LIST = (Proposal("G1", "Målere"), Proposal("G2", "Gebyr"), Proposal("G10", "Tilsyn"))


def made(row: MakeRow) -> Matrix:
    rows = [
        row("Fjordvik kommune", on="G1", stance="support", organisation_kind="kommune"),
        row("Fjordvik kommune", on="G2", stance="oppose", organisation_kind="kommune"),
        row("Nordvik kommune", on="G1", stance="oppose", organisation_kind="kommune"),
        row("Norsk Brolag", on="G1", stance="conditional_support", condition="hvis billig"),
        row("Norsk Brolag", on="G2", stance="demand", evidence="=vi ber om måler"),
        row("Nordvik kommune", on="", inherited_from="Norsk Brolag"),
    ]
    return matrix(rows, LIST)


def test_every_organisation_meets_every_proposal(row: MakeRow) -> None:
    cells = list(made(row).cells())
    assert len(cells) == 9
    assert sum(not cell.mentioned for cell in cells) == 3
    count = made(row).count(LIST[0])
    assert (count.base, count.mentioned, count.in_favour, count.against) == (3, 3, 2, 1)
    assert made(row).count(LIST[1]).inherited == 1


def test_a_count_by_kind_and_without_some(row: MakeRow) -> None:
    found = made(row)
    assert found.count(LIST[0], kind="kommune").base == 2
    assert found.count(LIST[0], without={"norsk brolag"}).in_favour == 1
    assert [p.id for p, _ in found.contested()] == ["G1", "G2", "G10"]


def test_without_a_list_the_proposals_are_those_named_in_order(row: MakeRow) -> None:
    found = matrix([row(on="G10"), row(on="G2;G1")])
    assert [p.id for p in found.proposals] == ["G1", "G2", "G10"]
    assert found.proposals[0].title == "Tittel G1"


def test_every_output_has_the_same_counts(row: MakeRow, tmp_path: Path) -> None:
    found = made(row)
    expected = {p.id: found.count(p) for p in LIST}
    out.write(tmp_path / "m.csv", found)
    out.write(tmp_path / "m.parquet", found)
    out.write(tmp_path / "m.xlsx", found)

    with (tmp_path / "m.csv").open(encoding="utf-8", newline="") as file:
        long = list(csv.DictReader(file))
    frame = pd.read_parquet(tmp_path / "m.parquet")
    for key, count in expected.items():
        assert Counter(r["stance"] for r in long if r["proposal_id"] == key) == Counter(
            {s.value: n for s, n in count.stances.items() if n}
        )
        assert (frame[frame.proposal_id == key].stance != "not_mentioned").sum() == count.mentioned

    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    counted = {r[0]: r[2:] for r in book["mest omstridt"].iter_rows(min_row=2, values_only=True)}
    assert not found.copies  # so that nothing is counted a second time, less the copies
    assert counted == {
        key: (*count_cells(count), count.contradictions) for key, count in expected.items()
    }
    wide = list(book["matrise"].iter_rows(min_row=2, values_only=True))
    for index, proposal in enumerate(LIST, 2):
        filled = sum(line[index] is not None for line in wide)
        assert filled == expected[proposal.id].mentioned
    asked = list(book["hvem ber om hva"].iter_rows(min_row=2, values_only=True))
    assert ("G2", "Gebyr", "Norsk Brolag", "krav", "=vi ber om måler", "norsk-brolag") in asked
    assert ("G1", "Målere", "Norsk Brolag", "vilkår", "hvis billig", "norsk-brolag") in asked


def test_a_cell_that_is_not_mentioned_is_a_row_all_the_same(row: MakeRow) -> None:
    frame = out.to_frame(made(row))
    found = frame[(frame.organisation == "Fjordvik kommune") & (frame.proposal_id == "G10")]
    (cell,) = (line for _, line in found.iterrows())
    assert cell.stance == AnswerStance.NOT_MENTIONED
    assert cell.positions == 0
    assert pd.isna(cell.evidence)


def test_near_identical_responses_can_be_counted_once(row: MakeRow) -> None:
    said = ["Ferja er den eneste veien ut av kommunen for alle oss som bor her."]
    said.append("Når takstene øker igjen, blir det vi og våre barn som må flytte.")
    rows = [
        row(name, stance="oppose", sentence=sentence)
        for name in ("Nordvik lag", "Sørvik lag", "Vestvik lag")
        for sentence in said
    ]
    found = matrix([*rows, row("Norsk Brolag", sentence="Vi støtter økte takster.")])
    assert [group.documents for group in found.same] == [
        ("nordvik-lag", "sørvik-lag", "vestvik-lag")
    ]
    assert found.copies == {"sørvik lag", "vestvik lag"}
    (proposal,) = found.proposals
    assert found.count(proposal).against == 3
    assert found.count(proposal, without=found.copies).against == 1


def test_persons_without_a_name_are_one_organisation_for_each_document(
    row: MakeRow,
) -> None:
    def person(name: str, doc_id: str, **fields: object):  # type: ignore[no-untyped-def]
        given = {"organisation_id": name.casefold(), "organisation_kind": "person"}
        return row(name, doc_id=doc_id, **(given | fields))

    found = matrix(
        [
            person("privatperson", "1"),
            person("privatperson", "2", stance="oppose"),
            person("privatperson", "2", on="G2"),
            person("Privatperson 1", "3"),
            person("Privatperson 1", "run2-3"),
            person("anonym", "4", organisation_id=""),
            person("Anonym", "5", organisation_id=""),
            person("", "6", organisation_id=""),
            person("", "7", organisation_id=""),
            person("Tor Testberg", "8", organisation_id="tor-testberg"),
            person("Tor Testberg", "9", organisation_id="tor-testberg"),
        ]
    )
    assert [body.doc_ids for body in found.organisations] == [
        *(("1",), ("2",), ("3",), ("run2-3",), ("4",), ("5",), ("6",), ("7",), ("8", "9")),
    ]
    assert found.count(found.proposals[0]).against == 1
    assert len({body.id for body in found.organisations}) == 9


def test_what_a_table_names_besides_the_list_it_was_linked_to_is_shown_too(row: MakeRow) -> None:
    known = [Proposal("G9", "Ingenting"), Proposal("G1", "Målere", "Alle skal ha måler.")]
    found = matrix([row(on="G1"), row(on="G10")], known=known)
    assert [p.id for p in found.proposals] == ["G9", "G1", "G10"]
    assert found.proposals[1].description == "Alle skal ha måler."
    assert [p.id for p in matrix([row(on="G1")], [known[1]], known=known).proposals] == ["G1"]
