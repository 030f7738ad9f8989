from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from standpunkt.documents import Document
from standpunkt.errors import InputError
from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.reading.pdf import ocr
from standpunkt.reading.pdf import reader as pdf
from standpunkt.reading.pdf.reader import OcrMode, read_pdf
from standpunkt.reading.text import Read

Draw = Callable[[Canvas], None]
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
LONG = "Kommunen mener at dette forslaget er en god og riktig vei for alle som bor her i"


def made(path: Path, *pages: Draw, **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(
    canvas: Canvas, texts: Sequence[str], x: float = 60, y: float = 760, step: float = 14
) -> None:
    for text in texts:
        canvas.drawString(x, y, text)
        y -= step


def page(*texts: str, **places: float) -> Draw:
    return lambda canvas: lines(canvas, texts, **places)


def dejavu(canvas: Canvas) -> None:
    if not DEJAVU.exists():
        pytest.skip("needs a font with these characters")
    pdfmetrics.registerFont(TTFont("DejaVu", str(DEJAVU)))
    canvas.setFont("DejaVu", 11)


def test_wrapped_lines_are_one_paragraph_and_gaps_part_them(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [LONG, "kommunen, og støtter det."])
        lines(canvas, [LONG, "kommunen."], y=710)

    read = read_pdf(made(tmp_path / "a.pdf", draw))
    assert read.text == f"{LONG} kommunen, og støtter det.\n\n{LONG} kommunen."
    assert read.pages == (0,)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_words_divided_at_line_ends_are_whole(tmp_path: Path, hyphen: str) -> None:
    def draw(canvas: Canvas) -> None:
        dejavu(canvas)
        first = f"Kommunen støtter forslaget om ny lov for alle i landet, og mer opp{hyphen}"
        lines(
            canvas,
            [first, f"læring. Vi er imot kutt i alle tilskudd som nå går til kultur{hyphen}"],
        )
        lines(canvas, ["og idrettsformål."], y=732)

    text = read_pdf(made(tmp_path / "a.pdf", draw)).text
    assert "mer opplæring." in text
    assert "kultur- og idrettsformål" in text


def test_control_characters_and_ligatures_are_plain() -> None:
    from standpunkt.reading.pdf.rows import _character

    read = [_character(code) for code in (0x02, 0xFFFE, 0xFB01, 0xA0, 0xF0B7, 0x07, 0x110000)]
    assert read == ["-", "-", "fi", " ", "•", "", ""]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [
        "Vi støtter forslaget om å endre",
        "loven, og viser til at det gir",
        "bedre vilkår for alle som bor",
        "kommunen og fylket rundt den,",
    ]
    right = [
        "slik vi har sagt tidligere i år.",
        "Vi går imot gebyret fordi det",
        "rammer de minste foreningene",
        "hardest av alle i hele landet.",
    ]

    def draw(canvas: Canvas) -> None:
        lines(canvas, left)
        lines(canvas, right, x=310)

    assert read_pdf(made(tmp_path / "a.pdf", draw)).text == " ".join([*left, *right])


def test_letterhead_cells_are_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["FJORDVIK KOMMUNE", "Rådmannen"])
        lines(canvas, ["Besøksadresse: Torget 1", "Telefon: 99 99 99 99"], x=380)
        lines(canvas, [LONG, "kommunen."], y=640)

    read = read_pdf(made(tmp_path / "a.pdf", draw))
    assert read.text.split("\n")[0] == "FJORDVIK KOMMUNE"
    assert "\t" not in read.text


def test_rows_of_a_table_have_tabs_between_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [LONG, "kommunen."])
        lines(canvas, ["Forslag", "Gebyr"], y=700)
        lines(canvas, ["Vårt syn", "Imot"], x=300, y=700)

    text = read_pdf(made(tmp_path / "a.pdf", draw)).text
    assert text.endswith("Forslag\tVårt syn\nGebyr\tImot")


def footed(number: int, *texts: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        lines(canvas, texts)
        lines(canvas, [f"Fjordvik kommune – Side {number} av 2"], x=230, y=40)

    return draw


def test_a_footer_inside_a_paragraph_does_not_cut_it(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", footed(1, LONG), footed(2, "kommunen. Vi går imot gebyr."))
    read = read_pdf(path)
    assert read.text == f"{LONG} kommunen. Vi går imot gebyr."
    document = Document("a", "a.pdf", read.text, pages=read.pages)
    assert [document.page_of(read.text.index(w)) for w in ("mener", "kommunen.", "gebyr")] == [
        1,
        2,
        2,
    ]


def test_pages_start_where_their_text_does(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", page("Første side."), page(), page("Tredje side."))
    read = read_pdf(path)
    document = Document("a", "a.pdf", read.text, pages=read.pages)
    assert len(read.pages) == 3
    assert [document.page_of(read.text.index(w)) for w in ("Første", "Tredje")] == [1, 3]


def test_footnotes_stand_apart_and_their_marks_are_gone(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        words = "Kommunen støtter forslaget"
        lines(canvas, [words])
        end = 60 + canvas.stringWidth(words)
        canvas.drawString(end + 5, 760, "om at alle skal få hjelp med kurs og utstyr.")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(end, 764, "1")
        lines(canvas, ["1"], x=60, y=84)
        canvas.setFont("Helvetica", 8.5)
        lines(canvas, ["Se høringsnotatet kapittel 4."], x=65, y=80)

    read = read_pdf(made(tmp_path / "a.pdf", draw, page("Vi går imot gebyr.")))
    document = Document("a", "a.pdf", read.text, pages=read.pages, places=read.places)
    assert "forslaget om at" in read.text
    note = read.text.index("Se høringsnotatet")
    assert (document.place_of(note), document.page_of(note)) == ("footnote 1", 1)
    assert document.place_of(read.text.index("gebyr")) == ""


def test_a_power_is_no_footnote_mark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Vi støtter en grense på 50 m"])
        end = 60 + canvas.stringWidth("Vi støtter en grense på 50 m")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(end, 764, "2")

    assert read_pdf(made(tmp_path / "a.pdf", draw)).text.endswith("50 m²")


@pytest.mark.parametrize("code", [b"2022", b"F0B7", b"F0A7"])
def test_bullets_drawn_apart_stay_with_their_items(tmp_path: Path, code: bytes) -> None:
    def draw(canvas: Canvas) -> None:
        dejavu(canvas)
        lines(canvas, ["Vi mener:"])
        lines(canvas, ["•", "•"], x=66, y=746)  # the bullets before any of the items
        lines(canvas, ["Vi støtter gebyr", "Vi går imot tilsyn"], x=84, y=746)

    path = made(tmp_path / "a.pdf", draw, pageCompression=0)
    # What the glyph stands for, as symbol fonts say it.
    path.write_bytes(path.read_bytes().replace(b"<2022>", b"<%s>" % code))
    text = read_pdf(path).text
    assert text == "Vi mener:\n• Vi støtter gebyr\n• Vi går imot tilsyn"
    kinds = [block.kind for block in find_blocks(text)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]


def test_a_heading_is_told_by_its_weight(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        lines(canvas, ["Bør gebyret økes?"])
        canvas.setFont("Helvetica", 11)
        lines(canvas, ["Nei, det går vi imot, for det rammer de minste."], y=746)

    text = read_pdf(made(tmp_path / "a.pdf", draw)).text
    assert text.split("\n")[0] == "Bør gebyret økes?"
    assert find_blocks(text)[0].kind is BlockKind.HEADING


def test_text_up_the_margin_is_left_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [LONG, "kommunen."])
        canvas.rotate(90)
        canvas.drawString(300, -30, "UTKAST")

    assert "UTKAST" not in read_pdf(made(tmp_path / "a.pdf", draw)).text


# --- files that cannot be read ---------------------------------------------------------


def test_a_password_is_said(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", page("Hemmelig"), encrypt="passord")
    with pytest.raises(InputError, match="protected by a password; open it with"):
        read_pdf(path, "a.pdf")


def test_damage_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    with pytest.raises(InputError, match=r"a\.pdf: is a damaged PDF"):
        read_pdf(path, "a.pdf")


@pytest.mark.parametrize(
    ("data", "problem"), [(b"", "is empty"), (b"PK\x03\x04 something else", "is no PDF file")]
)
def test_what_is_no_pdf_is_said(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=problem) as caught:
        read_pdf(path, "a.pdf")
    assert caught.value.remedy


def test_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read_pdf(made(tmp_path / "a.pdf", page()), "a.pdf")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_pdf(tmp_path / "none.pdf")


def test_too_many_pages_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    path = made(tmp_path / "a.pdf", page("En"), page("To"))
    with pytest.raises(InputError, match="has 2 pages; at most 1"):
        read_pdf(path)


SOUND: dict[str, bytes] = {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), damages=st.integers(1, 30))
def test_any_damage_is_read_or_refused(tmp_path: Path, seed: int, damages: int) -> None:
    if not SOUND:
        SOUND["pdf"] = made(tmp_path / "s.pdf", footed(1, LONG), footed(2, "Nei.")).read_bytes()
    chance = random.Random(seed)
    data = bytearray(SOUND["pdf"])
    for _ in range(damages):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data)
    try:
        assert isinstance(read_pdf(path, "damaged.pdf", OcrMode.OFF), Read)
    except InputError as error:
        assert error.remedy


# --- scans -----------------------------------------------------------------------------


def scanned(tmp_path: Path, *pages: Draw) -> Path:
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    printed = pypdfium2.PdfDocument(made(tmp_path / "printed.pdf", *pages))
    images = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in printed]
    printed.close()

    def put(image: object) -> Draw:
        return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, *A4)

    return made(tmp_path / "scan.pdf", *map(put, images))


def test_a_scan_without_the_program_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scanned(tmp_path, page(LONG))
    monkeypatch.setattr("standpunkt.reading.pdf.ocr.shutil.which", lambda program: None)
    with pytest.raises(InputError, match="page 1 is a scan, and the program tesseract is not ins"):
        read_pdf(path)
    with pytest.raises(InputError, match="OCR is off; turn OCR on"):
        read_pdf(path, ocr=OcrMode.OFF)


@pytest.mark.system
def test_a_scan_is_read_and_section_signs_are_mended(tmp_path: Path) -> None:
    path = scanned(tmp_path, page(LONG, "kommunen. Vi går imot endringene i § 7-1 i loven."))
    read = read_pdf(path)
    assert "Vi går imot endringene i § 7-1" in read.text
    assert read.notes == ("page 1 read by OCR, so expect misread letters",)
    assert read.places[0].name == "scan, page 1"
    assert read.pages == (0,)


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("jf. $ 7-1 andre ledd", "jf. § 7-1 andre ledd"),
        ("$$ 3 og 4", "§§ 3 og 4"),
        ("det koster 100 $ 2 ganger", "det koster 100 $ 2 ganger"),
        ("til $ 5,50 eller $ 1.000", "til $ 5,50 eller $ 1.000"),
    ],
)
def test_dollar_signs_before_paragraph_numbers(line: str, mended: str) -> None:
    assert ocr.mended(line) == mended
