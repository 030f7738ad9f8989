from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.sheets import only_sheet

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.finding.files import Source
from standpunkt.reading.finding.metadata import match, merge, read_metadata


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "metadata.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_read_metadata_in_every_dress(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = (
        ["doc_id", "Organisasjon", "Høring", "dato", "språk", "forkortelse", "Type"],
        ["svar-1", "Fjordvik Kommune på Ås", "Vann", "18.11.2026", "Nynorsk", "FK|FjK", "kommune"],
    )
    text = "\r\n".join(separator.join(cells) for cells in lines)
    (row,) = read_metadata(table(tmp_path, text, encoding))
    assert (row.line, row.doc_id) == (2, "svar-1")
    assert row.metadata == Metadata(
        "Fjordvik Kommune på Ås",
        aliases=("FK", "FjK"),
        hearing="Vann",
        date=date(2026, 11, 18),
        language="nn",
        extra=(("Type", "kommune"),),
        origin=tuple((k, "file") for k in ("organisation", "hearing", "date", "language")),
    )


def test_read_metadata_passes_over_empty_rows_and_keeps_quoted_breaks(tmp_path: Path) -> None:
    text = 'source,merknad\n\n,\n"a.txt","to\nlinjer, ja"\n'
    (row,) = read_metadata(table(tmp_path, text))
    assert (row.source, row.metadata.extra) == ("a.txt", (("merknad", "to\nlinjer, ja"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("organisasjon,dato\nKS,\n", "line 1: has no column that names the document of each row"),
        ("organisasjon,dato\nKS,\n", "filnavn, filnamn, file name, filename; it has 'organi"),
        ("doc_id,organisasjon\na,b,c\n", "line 2: has 3 cells under 2 headings"),
        ("doc_id,organisasjon\n,KS\n", "line 2: names no document"),
        ('doc_id\n"a"b\n', "is no table"),
        ("", "is empty"),
    ],
)
def test_read_metadata_tells_where_it_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_metadata(table(tmp_path, text))
    assert "metadata.csv" in str(caught.value)
    assert message in str(caught.value)
    assert caught.value.remedy


SOURCES = [
    Source("a--svar", "inn/a/svar.txt", Path("inn/a/svar.txt")),
    Source("b--svar", "inn/b/svar.txt", Path("inn/b/svar.txt")),
    Source("ås", "inn/ås.txt", Path("inn/ås.txt")),
]


@pytest.mark.parametrize(
    ("columns", "document"),
    [
        ("doc_id=a--svar", "a--svar"),
        ("doc_id=A--SVAR", "a--svar"),
        ("source=inn/b/svar.txt", "b--svar"),
        ("source=./inn/b/svar.txt", "b--svar"),
        ("source=a\u030as.txt", "ås"),
        ("source=ås", "ås"),
        ("source=svar.txt", "fits several documents"),
        ("doc_id=c", "fits no document"),
    ],
)
def test_match(tmp_path: Path, columns: str, document: str) -> None:
    column, value = columns.split("=")
    known = match(read_metadata(table(tmp_path, f"{column},organisation\n{value},KS\n")), SOURCES)
    if document.startswith("fits"):
        assert known.by_document == {}
        assert known.unmatched() == (f"line 2 ({value}) {document}",)
    else:
        assert {key: m.organisation for key, m in known.by_document.items()} == {document: "KS"}
        assert known.unmatched() == ()


def test_merge_prefers_what_the_user_gave() -> None:
    given = Metadata("Fjordvik kommune", aliases=("FK",), origin=(("organisation", "file"),))
    found = Metadata(
        "Fjordvik",
        aliases=("FK", "kommunen"),
        hearing="Vann",
        date=date(2026, 1, 2),
        language="nb",
        origin=(("organisation", "letterhead"), ("date", "letterhead")),
    )
    merged = merge(given, found)
    assert merged.organisation == "Fjordvik kommune"
    assert merged.aliases == ("FK", "Fjordvik", "kommunen")
    assert (merged.hearing, merged.date, merged.language) == ("Vann", date(2026, 1, 2), "nb")
    assert merged.origin == (("organisation", "file"), ("date", "letterhead"))


def test_merge_with_nothing_changes_nothing() -> None:
    found = Metadata("Fjordvik", aliases=("FK",), language="nb", origin=(("language", "text"),))
    assert merge(Metadata(), found) == found
    assert merge(found, Metadata()) == found


def inside(file: Source, name: str) -> Source:
    return Source(f"{file.doc_id}--{name}", f"{file.name}/{name}", file.path)


ZIP = Source("arkiv", "inn/arkiv.zip", Path("inn/arkiv.zip"))
TWIN = Source("b--arkiv", "inn/b/arkiv.zip", Path("inn/b/arkiv.zip"))


@pytest.mark.parametrize(
    ("columns", "others", "organisation"),
    [
        ("source=inn/arkiv.zip/brev.txt", [], "KS"),
        ("source=Arkiv.zip/brev.txt", [], "KS"),
        ("doc_id=arkiv--brev.txt", [], "KS"),
        ("source=arkiv.zip", [], "KS"),
        ("source=arkiv.zip/brev.txt", [TWIN], ""),
        ("source=inn/arkiv.zip/brev.txt", [TWIN], "KS"),
        ("source=brev.txt", [], ""),
        ("source=arkiv.zip/annet.txt", [], ""),
    ],
)
def test_a_row_for_a_response_inside_a_file(
    tmp_path: Path, columns: str, others: list[Source], organisation: str
) -> None:
    column, value = columns.split("=")
    rows = read_metadata(table(tmp_path, f"{column},organisation\n{value},KS\n"))
    known = match(rows, [ZIP, *others])
    letter = inside(ZIP, "brev.txt")
    assert known.of(ZIP, letter).organisation == organisation
    assert bool(known.unmatched([(ZIP, letter)])) is not bool(organisation)


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("a,2026-13-01,", "line 2: date '2026-13-01' is not read; write it as 2026-11-18 or"),
        ("a,,svensk", "line 2: language 'svensk' is not read; write nb or nn"),
    ],
)
def test_a_date_that_nobody_can_read_is_kept_and_told(tmp_path: Path, row: str, note: str) -> None:
    rows = read_metadata(table(tmp_path, f"Filnavn,dato,språk\n{row}\n"))
    known = match(rows, [Source("a", "inn/a.txt", Path("inn/a.txt"))])
    (told,) = known.unmatched()
    assert told.startswith(note)
    metadata = known.by_document["a"]
    assert (metadata.date, metadata.language) == (None, "")
    assert row.strip(",").split(",")[-1] in dict(metadata.extra).values()


def test_headings_that_no_field_is_called_are_told(tmp_path: Path) -> None:
    text = "fil,Navn på høringsinstans,Fylke\na,Fjordvik kommune,Agder\n"
    rows = read_metadata(table(tmp_path, text))
    assert rows[0].metadata.organisation == "Fjordvik kommune"
    assert rows[0].metadata.extra == (("Fylke", "Agder"),)
    (told,) = match(rows, [Source("a", "a.txt", Path("a.txt"))]).unmatched()
    assert told.startswith("columns kept as they are, since no field is called so: 'Fylke'; known")


def test_a_metadata_file_in_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (("Filnavn", "Organisasjon", "Dato"), ("a.txt", "Fjordvik kommune", 46344)):
        only_sheet(book).append(line)
    book.save(tmp_path / "m.xlsx")
    (row,) = read_metadata(tmp_path / "m.xlsx")
    assert (row.source, row.line) == ("a.txt", 2)
    assert row.metadata.organisation == "Fjordvik kommune"
    assert row.metadata.date == date(2026, 11, 18)
