"""Exports of surveys: many columns with answers, closed questions, two rows of headings.

The shapes are those of the programs that make surveys; every sender is invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.sheets import only_sheet

from standpunkt.documents import QUESTION
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.finding.files import Source
from standpunkt.reading.tables.responses import responses
from standpunkt.respondent.load import document
from standpunkt.stance.engine import Engine

S, OPPOSE, C, N, D = "support", "oppose", "conditional_support", "neutral", "demand"
Row = tuple[object, ...]


def sheet(path: Path, *rows: Row, merged: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        only_sheet(book).append([*row])
    for area in merged:
        only_sheet(book).merge_cells(area)
    book.save(path / "svar.xlsx")
    return path / "svar.xlsx"


def stands(engine: Engine, path: Path) -> list[tuple[str, list[str]]]:
    """Sender and stances of each row."""
    found = []
    for item in responses(path, path.name, Options()):
        if isinstance(item, Part):
            made = document(Source("a", item.name, path), item.read(), titled=False)
            found.append((made.metadata.organisation, [p.stance.value for p in engine.read(made)]))
    return found


def remarks(path: Path) -> list[str]:
    return [i.text for i in responses(path, path.name, Options()) if isinstance(i, Remark)]


OPEN = (
    ("ID", "Organisasjon", "Merknader til kap. 1", "Merknader til kap. 2", "Andre merknader"),
    (1, "Fjordvik kommune", "Vi går imot målere.", "Vi støtter ikke gebyr.", None),
    (2, "Testvik kommune", None, "Vi støtter ikke gebyr.", "Vi ber om utsatt frist."),
    (3, "Ås kommune", None, None, "Vi er imot."),
    (4, "Tom kommune", None, None, None),
)


def test_all_columns_with_answers_are_read(engine: Engine, tmp_path: Path) -> None:
    path = sheet(tmp_path, *OPEN)
    assert stands(engine, path) == [
        ("Fjordvik kommune", [OPPOSE, OPPOSE]),
        ("Testvik kommune", [OPPOSE, D]),
        ("Ås kommune", [OPPOSE]),
    ]
    assert remarks(path) == [
        "the responses were taken from the columns 'Merknader til kap. 1', 'Merknader til kap. 2', "
        "'Andre merknader', each with its heading as the question (--text-column names one)",
        "1 row without text skipped",
    ]


def test_the_heading_is_the_question_and_no_position(engine: Engine, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("Avsender", "Kommunen bør få kreve målere", "Hvorfor støtter dere dette?"),
        ("Fjordvik kommune", "Nei", "Vi mener at det blir for dyrt."),
    )
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    made = document(Source("a", "a", path), part.read(), titled=False)
    assert made.text == (
        "Kommunen bør få kreve målere\n\nNei\n\nHvorfor støtter dere dette?\n"
        "Vi mener at det blir for dyrt."
    )
    found = engine.read(made)
    assert [p.stance.value for p in found] == [OPPOSE, "skeptical"]
    assert found[0].referent is not None
    assert found[0].referent.of(made.text) == "Kommunen bør få kreve målere"
    assert [made.place_of(p.evidence.start) for p in found] == ["", ""]
    assert made.place_of(0) == QUESTION


SMOKE, FEE = "Bør lekeplasser være røykfrie (§ 7)?", "Hva mener dere om gebyr (§ 12)?"
ASKED: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[tuple[str, str]]]] = {
    "an open question after a closed one": (
        (SMOKE, FEE),
        ("Helt enig", "Vi går imot det."),
        [(SMOKE, S), (FEE, OPPOSE)],
    ),
    "before it": (
        (FEE, SMOKE),
        ("Vi går imot det.", "Helt enig"),
        [(FEE, OPPOSE), (SMOKE, S)],
    ),
    "both open": (
        ("Hva synes dere om røykfrie lekeplasser (§ 7)?", FEE),
        ("Vi støtter det.", "vi går imot det"),
        [("Hva synes dere om røykfrie lekeplasser (§ 7)?", S), (FEE, OPPOSE)],
    ),
    "a question that a full stop ends": (
        (SMOKE, "Skriv hva dere mener om gebyr (§ 12)."),
        ("Nei", "Vi støtter det."),
        [(SMOKE, OPPOSE), ("Skriv hva dere mener om gebyr (§ 12)", S)],
    ),
    "reasons": (
        (SMOKE, "Begrunnelse", FEE, "Kommentar til svaret"),
        ("Helt enig", "Vi støtter forslaget fordi det er sunt.", "Vi er imot.", "Vi går imot det."),
        [(SMOKE, S), (SMOKE, S), (FEE, OPPOSE), (FEE, OPPOSE)],
    ),
    "reasons alone": (
        (SMOKE, "Begrunnelse", FEE),
        ("", "Vi støtter forslaget fordi det er sunt.", "Vi er imot."),
        [(SMOKE, S), (FEE, OPPOSE)],
    ),
}


@pytest.mark.parametrize("case", ASKED)
def test_an_answer_belongs_to_its_own_question(engine: Engine, case: str, tmp_path: Path) -> None:
    headings, cells, wanted = ASKED[case]
    path = sheet(tmp_path, ("Høringsinstans", *headings), ("Storvik borettslag", *cells))
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    made = document(Source("a", "a", path), part.read(), titled=False)
    found = [
        (p.section.of(made.text) if p.section else "", p.stance.value) for p in engine.read(made)
    ]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(wanted))


SHAPES: dict[str, tuple[tuple[Row, ...], list[tuple[str, list[str]]]]] = {
    "Nettskjema": (
        (
            (
                "$submission_id",
                "$created",
                "Hvem svarer du på vegne av?",
                "Støtter dere forslaget om målere?",
                "Begrunnelse",
                "Støtter dere forslaget om gebyr?",
                "Begrunnelse",
            ),
            (7, "2026-11-18", "Fjordvik kommune", "Nei", "Vi ber om utredning.", "Ja", None),
            (
                8,
                "2026-11-19",
                "Norsk Brolag",
                "Delvis",
                None,
                "Vet ikke",
                "Vi ber om lengre frist.",
            ),
        ),
        [("Fjordvik kommune", [OPPOSE, D, S]), ("Norsk Brolag", [C, N, D])],
    ),
    "Questback": (
        (
            (
                "Respondent ID",
                "Navn på høringsinstans",
                "E-post",
                "1. Bør kommunene kunne kreve målere?",
                "2. Bør gebyret følge forbruket?",
                "3. Har du andre kommentarer?",
                "Sammendrag",
            ),
            (
                1,
                "Fjordvik kommune",
                "a@b.example",
                "Helt uenig",
                "Helt enig",
                "Vi er imot tilsyn.",
                "x",
            ),
            (
                2,
                "Testvik kommune",
                "a@c.example",
                "Svært enig",
                "Litt uenig",
                None,
                "Vi støtter alt.",
            ),
        ),
        [("Fjordvik kommune", [OPPOSE, S, OPPOSE]), ("Testvik kommune", [S, OPPOSE])],
    ),
    "SurveyMonkey": (
        (
            (
                "Respondent ID",
                "Date Created",
                "Navn på virksomhet",
                "Støtter dere forslaget om målere?",
                None,
                None,
                "Hva mener dere om gebyr?",
            ),
            (None, None, "Open-Ended Response", "Ja", "Nei", "Vet ikke", "Open-Ended Response"),
            (11, "2026-11-18", "Fjordvik kommune", None, "Nei", None, "Vi er imot."),
            (12, "2026-11-18", "Testvik kommune", "Ja", None, None, "Vi støtter gebyr."),
            (13, "2026-11-18", "Ås kommune", None, None, "Vet ikke", None),
        ),
        [
            ("Fjordvik kommune", [OPPOSE, OPPOSE]),
            ("Testvik kommune", [S, S]),
            ("Ås kommune", [N]),
        ],
    ),
    "two rows of headings": (
        (
            (None, "Målere", None, "Gebyr", None),
            ("Organisasjon", "Standpunkt", "Begrunnelse", "Standpunkt", "Begrunnelse"),
            ("Fjordvik kommune", "Støtter ikke", "Vi ber om utredning.", "Støtter", None),
            ("Testvik kommune", "Støtter", None, "Støtter ikke", "Vi ber om lengre frist."),
        ),
        [("Fjordvik kommune", [OPPOSE, D, S]), ("Testvik kommune", [S, OPPOSE, D])],
    ),
    "facts beside stands": (
        (
            (
                "Kommune",
                "Har kommunen målere i dag?",
                "Ønsker dere å ta stilling til høringen?",
                "Er dere enige i forslaget?",
                "Innbyggere",
            ),
            ("Fjordvik kommune", "Ja", "Ja", "Nei", 4200),
            ("Testvik kommune", "Nei", "Ja", "Ja", 900),
        ),
        [("Fjordvik kommune", [OPPOSE]), ("Testvik kommune", [S])],
    ),
    "nynorsk": (
        (
            ("Namn på verksemd", "Støttar de framlegget om målarar?", "Grunngjeving", "Anna"),
            ("Fjordvik kommune", "Nei", "Vi ber om utgreiing.", None),
            ("Testvik kommune", "Veit ikkje", None, "Vi er imot gebyr."),
        ),
        [("Fjordvik kommune", [OPPOSE, D]), ("Testvik kommune", [N, OPPOSE])],
    ),
    "only closed questions": (
        (
            ("Organisasjon", "Bør kommunen kunne kreve målere?", "Bør det være gebyr?"),
            ("Fjordvik kommune", "Nei", "Ja"),
        ),
        [("Fjordvik kommune", [OPPOSE, S])],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_surveys(engine: Engine, shape: str, tmp_path: Path) -> None:
    rows, wanted = SHAPES[shape]
    assert stands(engine, sheet(tmp_path, *rows)) == wanted


def test_what_is_not_read_as_an_answer_is_said_and_kept(tmp_path: Path) -> None:
    path = sheet(tmp_path, *SHAPES["Questback"][0])
    assert remarks(path)[1] == "not read as answers: 'E-post', 'Sammendrag'"
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    assert ("Sammendrag", "x") in part.read().metadata.extra


def test_a_sender_that_is_merged_over_rows_holds_for_all_of_them(
    engine: Engine, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path,
        ("Avsender", "Kapittel", "Merknad"),
        ("Fjordvik kommune", "1", "Vi er imot målere."),
        (None, "2", "Vi støtter gebyr."),
        (None, "3", "Vi er imot tilsyn."),
        ("Testvik kommune", "1", "Vi støtter målere."),
        (None, "1", "Vi er imot målere."),
        merged=("A2:A4",),
    )
    assert stands(engine, path) == [
        ("Fjordvik kommune", [OPPOSE]),
        ("Fjordvik kommune", [S]),
        ("Fjordvik kommune", [OPPOSE]),
        ("Testvik kommune", [S]),
        ("", [OPPOSE]),  # an empty cell that is not merged names nobody
    ]


def test_headings_that_are_merged_over_columns(engine: Engine, tmp_path: Path) -> None:
    rows, wanted = SHAPES["two rows of headings"]
    path = sheet(tmp_path, *rows, merged=("B1:C1", "D1:E1"))
    assert stands(engine, path) == wanted


@pytest.mark.parametrize("day", [46344, "46344", 46344.4, "18.11.2026", "18. november 2026"])
def test_days_as_spreadsheets_count_them(day: object, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Avsender", "Dato", "Svar"), ("KS", day, "Vi er imot."))
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    assert part.read().metadata.date == date(2026, 11, 18)


def test_a_sender_column_that_names_nobody(engine: Engine, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("Hvem svarer du på vegne av?", "Navn på organisasjon", "Svar"),
        ("Kommune", "Fjordvik kommune", "Vi er imot."),
        ("Privatperson", None, "Vi er imot."),
    )
    assert [sender for sender, _ in stands(engine, path)] == ["Fjordvik kommune", ""]


def test_a_huge_cell_costs_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"nr,svar\n1,{'Vi er imot. ' * 1_000_000}\n2,Vi støtter.\n", encoding="utf-8")
    bad, good = [i for i in responses(path, "a.csv", Options()) if isinstance(i, Part)]
    with pytest.raises(Exception, match="is too long"):
        bad.read()
    assert good.read().text == "Vi støtter."


def test_a_date_that_nobody_can_read_is_told_as_in_a_metadata_file(tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Avsender", "Dato", "Svar"), ("KS", "snart", "Vi er imot."))
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    assert part.read().notes == ("date 'snart' is not read; write it as 2026-11-18 or 18.11.2026",)
    assert part.read().metadata.extra == (("Dato", "snart"),)


def test_a_list_of_members_in_a_folder_is_no_survey(tmp_path: Path) -> None:
    path = sheet(tmp_path, ("Navn", "Medlem?"), ("Fjordvik kommune", "Ja"), ("KS", "Nei"))
    items = list(responses(path, path.name, Options(), named=False))
    assert [i.text for i in items if isinstance(i, Remark)] == [
        "skipped: no heading says that a column holds responses"
    ]
    assert not any(isinstance(i, Part) for i in items)


def test_a_title_that_is_merged_over_all_columns_is_no_question(
    engine: Engine, tmp_path: Path
) -> None:
    path = sheet(tmp_path, ("Høring om målere",), *OPEN, merged=("A1:E1",))
    assert stands(engine, path)[0] == ("Fjordvik kommune", [OPPOSE, OPPOSE])
    part = next(i for i in responses(path, path.name, Options()) if isinstance(i, Part))
    assert part.read().text.startswith("Merknader til kap. 1\n\nVi går imot målere.")


def test_yes_and_no_about_the_case_are_no_stands(engine: Engine, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("Avsender", "Høringssvar", "Unntatt offentlighet", "Fullmakt", "Støtter forslaget"),
        ("Fjordvik kommune", "Vi ber om utredning.", "Nei", "Ja", "Nei"),
    )
    assert stands(engine, path) == [("Fjordvik kommune", [D, OPPOSE])]


def test_what_others_wrote_about_the_response_is_not_read(engine: Engine, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("Avsender", "Dokumenttittel", "Høringssvar", "Departementets vurdering"),
        ("KS", "Vi støtter forslaget om gebyr", "Vi er imot.", "Vi støtter ikke dette synet."),
    )
    assert stands(engine, path) == [("KS", [OPPOSE])]
