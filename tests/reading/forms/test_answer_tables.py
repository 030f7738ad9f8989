"""Tables of questions and answers, in the files that people send: made here, every one invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from standpunkt.documents import QUESTION, Document, Place
from standpunkt.positions import RESPONDENT, Tier
from standpunkt.reading.finding.files import Source
from standpunkt.reading.forms import choices
from standpunkt.reading.forms.answer_tables import Piece, pieces
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

Rows = Sequence[Sequence[str]]
INTRODUCTION = (
    "Fjordvik kommune viser til høringsbrevet av 3. mai, og gir her sitt svar på det som er sendt "
    "på høring."
)


def as_docx(rows: Rows, path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph(INTRODUCTION)
    table = made.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    made.save(str(path / "svar.docx"))
    return path / "svar.docx"


def as_odt(rows: Rows, path: Path) -> Path:
    made = OpenDocumentText()
    made.text.addElement(P(text=INTRODUCTION))
    table = Table()
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    made.text.addElement(table)
    made.save(str(path / "svar.odt"))
    return path / "svar.odt"


def as_html(rows: Rows, path: Path) -> Path:
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    page = f"<main><p>{INTRODUCTION}</p><table>{lines}</table></main>"
    (path / "svar.html").write_text(page, encoding="utf-8")
    return path / "svar.html"


def as_mail(rows: Rows, path: Path) -> Path:
    """The table in HTML, and a plain part that has lost its columns, as mail programs write it."""
    made = EmailMessage()
    made["From"] = "Fjordvik kommune <p@fjordvik.example>"
    plain = "\n".join(" ".join(filter(None, row)) for row in rows)
    made.set_content(f"{INTRODUCTION}\n\n{plain}\n")
    page = as_html(rows, path).read_text(encoding="utf-8")
    made.add_alternative(page, subtype="html")
    (path / "svar.eml").write_bytes(made.as_bytes())
    return path / "svar.eml"


FORMATS = [as_docx, as_odt, as_html, as_mail]


def stands(engine: Engine, path: Path) -> list[str]:
    """The stances of the respondent in a file, as the first letters tell them."""
    found = engine.read(load(Source("svar", path.name, path)))
    return [p.stance.value for p in found if p.holder == RESPONDENT and p.tier is Tier.CORE]


S, OPPOSE, C, N = "support", "oppose", "conditional_support", "neutral"
TICKED: dict[str, tuple[Rows, list[str]]] = {
    "capital crosses": (
        [
            ["Forslag", "Støtter", "Støtter ikke", "Merknad"],
            ["Målere", "", "X", ""],
            ["Gebyr", "X", "", ""],
        ],
        [OPPOSE, S],
    ),
    "other order": (
        [
            ["Støtter ikke", "Forslag", "Støtter"],
            ["x", "Målere", ""],
            ["", "Gebyr i alle kommuner", "x"],
        ],
        [OPPOSE, S],
    ),
    "boxes": (
        [
            ["Tiltak", "Enig", "Uenig"],
            ["Kommunen skal kunne kreve målere av alle huseiere.", "☐", "☒"],
            ["Kommunen bør få innføre gebyr.", "☒", "☐"],
        ],
        [OPPOSE, S],
    ),
    "check marks and five choices": (
        [
            [
                "Nr.",
                "Spørsmål",
                "Helt enig",
                "Delvis enig",
                "Delvis uenig",
                "Helt uenig",
                "Vet ikke",
            ],
            ["1", "Bør kommunen kunne kreve målere?", "", "", "", "✓", ""],
            ["2", "Bør gebyret følge forbruket?", "✔", "", "", "", ""],
            ["3", "Bør fristen være 1. juli?", "", "✓", "", "", ""],
            ["4", "Bør tilsynet ligge i staten?", "", "", "", "", "✓"],
        ],
        [OPPOSE, S, C, N],
    ),
    "yes, no, partly": (
        [
            ["Spørsmål", "Ja", "Nei", "Delvis", "Vet ikke", "Begrunnelse"],
            ["Er dere enige i forslaget om målere?", "", "ja", "", "", ""],
            ["Er dere enige i forslaget om gebyr?", "ja", "", "", "", ""],
            ["Støtter dere fristen?", "", "", "X", "", ""],
        ],
        [OPPOSE, S, C],
    ),
    "nynorsk": (
        [
            ["Framlegg", "Støttar", "Støttar ikkje", "Merknad"],
            ["Målarar", "", "x", ""],
            ["Gebyr", "x", "", ""],
        ],
        [OPPOSE, S],
    ),
    "nynorsk, einig": (
        [
            ["Framlegg", "Einig", "Ueinig", "Veit ikkje"],
            ["Målarar", "", "X", ""],
            ["Gebyr", "X", "", ""],
            ["Tilsyn", "", "", "X"],
        ],
        [OPPOSE, S, N],
    ),
    "for and against": (
        [["", "For", "Mot"], ["Målere", "", "x"], ["Gebyr", "x", ""], ["Frist", "", "x"]],
        [OPPOSE, S, OPPOSE],
    ),
    "two rows of headings": (
        [
            ["", "Standpunkt", "", "", ""],
            ["Forslag", "Støtter", "Støtter delvis", "Støtter ikke", "Merknader"],
            ["Målere", "", "", "X", ""],
            ["Gebyr", "", "X", "", ""],
        ],
        [OPPOSE, C],
    ),
    "what to do above the headings": (
        [
            ["Sett kryss", "", ""],
            ["Forslag", "Støtter (sett kryss)", "Støtter ikke (sett kryss)"],
            ["Målere", "", "×"],
            ["Gebyr", "×", ""],
        ],
        [OPPOSE, S],
    ),
    "answers below each other": (
        [["", "Målere", "Gebyr"], ["Støtter", "", "X"], ["Støtter ikke", "X", ""]],
        [OPPOSE, S],
    ),
    "the answer itself": (
        [
            ["Forslag", "Standpunkt", "Merknad"],
            ["Målere", "Støtter ikke", ""],
            ["Kommunen skal kunne kreve gebyr", "Enig", ""],
            ["Frist", "Delvis", ""],
        ],
        [OPPOSE, S, C],
    ),
    "the heading repeated in its cell": (
        [["Forslag", "Ja", "Nei"], ["Målere", "", "Nei"], ["Gebyr", "Ja", ""]],
        [OPPOSE, S],
    ),
    "headings again on the next page": (
        [
            ["Forslag", "Ja", "Nei"],
            ["Målere", "", "X"],
            ["Forslag", "Ja", "Nei"],
            ["Gebyr", "X", ""],
        ],
        [OPPOSE, S],
    ),
    "facts are no stands": (
        [
            ["Spørsmål", "Ja", "Nei"],
            ["Har kommunen målere i dag?", "X", ""],
            ["Svarer dere på vegne av en kommune?", "X", ""],
            ["Bør fristen være 1. juli?", "", "X"],
        ],
        [OPPOSE],
    ),
    "no cross": (
        [["Forslag", "Støtter", "Støtter ikke"], ["Målere", "", ""], ["Gebyr", "", ""]],
        [],
    ),
}


@pytest.mark.parametrize("made", FORMATS)
@pytest.mark.parametrize("case", TICKED)
def test_a_tick_is_the_answer_about_its_row(
    engine: Engine, case: str, made: Callable[[Rows, Path], Path], tmp_path: Path
) -> None:
    rows, wanted = TICKED[case]
    assert Counter(stands(engine, made(rows, tmp_path))) == Counter(wanted)


def test_remarks_are_read_and_the_answer_is_about_its_row(engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Forslag", "Støtter", "Støtter ikke", "Merknad"],
        ["Kommunen skal kunne kreve målere", "", "X – for dyrt", "Vi ber om utsatt frist."],
        ["Gebyr", "Fordi det er rettferdig", "", ""],
    ]
    read = load(Source("svar", "svar.docx", as_docx(rows, tmp_path)))
    found = engine.read(read)
    assert [p.stance.value for p in found] == [OPPOSE, "skeptical", "demand", S, S]
    abouts = [p.referent.of(read.text) for p in found if p.referent]
    assert abouts[0] == "Kommunen skal kunne kreve målere"
    assert abouts[-1] == "Gebyr"
    assert read.place_of(read.text.index("Gebyr")) == QUESTION


def test_merged_cells_keep_their_columns(engine: Engine, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(INTRODUCTION)
    table = made.add_table(rows=4, cols=4)
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Hva mener dere?"
    for cell, text in zip(
        table.rows[1].cells, ["Forslag", "Støtter", "Vet ikke", "Støtter ikke"], strict=True
    ):
        cell.text = text
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Målere"
    table.cell(2, 3).text = "X"
    table.cell(3, 1).text = "X"
    made.save(str(tmp_path / "a.docx"))
    assert stands(engine, tmp_path / "a.docx") == [OPPOSE, S]
    page = (
        f"<main><p>{INTRODUCTION}</p><table><tr><th rowspan=2>Forslag<th colspan=2>Syn<tr><th>Ja"
        "<th>Nei<tr><td rowspan=2>Målere<td><td>x<tr><td>x<td></table></main>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert stands(engine, tmp_path / "a.html") == [OPPOSE, S]


def test_cells_that_stand_for_several_in_open_document(engine: Engine, tmp_path: Path) -> None:
    made = OpenDocumentText()
    made.text.addElement(P(text=INTRODUCTION))
    table = Table()

    def line(*cells: TableCell) -> None:
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)

    def cell(text: str, **said: int) -> TableCell:
        found = TableCell(**said)
        found.addElement(P(text=text))
        return found

    line(cell("Hva mener dere?", numbercolumnsspanned=4), *(CoveredTableCell() for _ in range(3)))
    line(*map(cell, ("Forslag", "Støtter", "Vet ikke", "Støtter ikke")))
    line(cell("Målere"), TableCell(numbercolumnsrepeated=2), cell("X"))
    line(cell("Gebyr"), cell("X"), TableCell(numbercolumnsrepeated=2))
    made.text.addElement(table)
    made.save(str(tmp_path / "a.odt"))
    assert stands(engine, tmp_path / "a.odt") == [OPPOSE, S]


@pytest.mark.parametrize(
    "grid",
    [
        [["Kommune", "Ja", "Nei"], ["Fjordvik", "12", "30"], ["Testvik", "9", "4"]],
        [["Post", "Sum"], ["Vi er imot.", "12"]],
        [["Navn", "Rolle"], ["Kari Prøve", "leder"]],
        [["§ 5", "Støttes."]],
        [["Ja", "Nei"], ["x", ""]],
        [["a"], ["b"]],
        [],
    ],
)
def test_other_tables_are_left_as_they_are(grid: Rows) -> None:
    assert pieces(grid) is None


def test_a_box_in_the_first_column_belongs_to_the_words_beside_it() -> None:
    assert pieces([["☐", "Ja"], ["☒", "Nei"]]) is None


def test_large_tables_are_data() -> None:
    rows = [["Forslag", "Ja", "Nei"], *([["Målere", "", "x"]] * 10_000)]
    assert pieces(rows) is None


def test_boxes_beside_each_other_in_one_cell() -> None:
    rows = [["Forslag", "Svar"], ["Målere", "☐ Ja ☒ Nei"], ["Gebyr", "☒ Ja ☐ Nei"]]
    assert pieces(rows) == [
        Piece("Forslag\tSvar", asked=True),
        Piece("Målere", asked=True),
        Piece("Nei"),
        Piece("Gebyr", asked=True),
        Piece("Ja"),
    ]


K = "skeptical"
ANSWERS = {
    S: "Ja|Ja takk|Enig|Einig|Samd|Helt enig|Heilt einig|Svært enig|Meget enig|Litt enig|Noe enig"
    "|Støtter|Støttar|Støttes|Støttast|Støtte|Full støtte|Støtter helt|Støttar heilt"
    "|Støtter fullt ut|For|Er for|Tiltres|Positiv|Svært positiv|Bra|Greit|Godt forslag"
    "|Enig i forslaget|Støtter forslaget",
    OPPOSE: "Nei|Nei takk|Uenig|Ueinig|Usamd|Helt uenig|Heilt usamd|Svært uenig|Litt uenig"
    "|Noe uenig|Ikke enig|Ikkje einig|Ikkje samd|Støtter ikke|Støttar ikkje|Støttes ikke"
    "|Støttast ikkje|Ikke støtte|Ikkje støtte|Ingen støtte|Mot|Imot|I mot"
    "|Er imot|Går imot|Avvises|Avvisast|Tiltres ikke|Frarådes"
    "|Uenig i forslaget|Støtter ikke forslaget",
    C: "Delvis|Delvis enig|Delvis einig|Delvis samd|Delvis støtte|Støtter delvis|Støttar delvis"
    "|Støttes delvis|Ja, delvis|Ja, men|Til dels|Både og|Støtter med forbehold"
    "|Støttar med atterhald",
    N: "Vet ikke|Veit ikkje|Vet ikke / ingen mening|Ingen mening|Ingen meining|Inga meining"
    "|Ingen formening|Nøytral|Ikke relevant|Ikkje aktuelt|Verken enig eller uenig"
    "|Hverken enig eller uenig|Korkje einig eller ueinig|Korkje samd eller usamd|Verken eller"
    "|Kan ikke ta stilling|Kan ikkje ta stilling|Tar ikke stilling|Tek ikkje stilling"
    "|Ingen merknader",
    K: "Usikker|Skeptisk|Negativ|Dårlig forslag",
}


@pytest.mark.parametrize(
    ("answer", "stance"), [(a, stance) for stance, said in ANSWERS.items() for a in said.split("|")]
)
def test_every_answer_over_a_cross_is_read_as_it_is_meant(
    engine: Engine, answer: str, stance: str
) -> None:
    other = "Skal utredes" if choices.is_answer(answer) else "?"
    found = pieces([["Forslag", answer, "Nja", other], ["Målere", "X", "", ""]])
    assert found is not None
    said = found[-1].text
    text = f"{INTRODUCTION}\n\nMålere\n\n{said}"
    at = text.index("Målere")
    made = Document("a", "a.txt", text, places=(Place(at, QUESTION), Place(at + 8, "")))
    assert [p.stance.value for p in engine.read(made)] == [stance]
