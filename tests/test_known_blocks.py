"""What files say of their blocks, from the file to the positions: real files, made here.

Each text is made as a Word file, an OpenDocument text and a web page, and is to read the same.
"""

from __future__ import annotations

import html
import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import docx
import odf.opendocument
import odf.table
import odf.text
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import example, given
from hypothesis import strategies as st

from standpunkt import wire
from standpunkt.documents import Block, BlockKind, Document, Metadata, Respondent, Span, on_lines
from standpunkt.language import pipeline
from standpunkt.language.blocks import find_blocks
from standpunkt.language.sentences import Sentence, split
from standpunkt.positions import Position
from standpunkt.reading import registry
from standpunkt.reading.finding.files import Source
from standpunkt.reading.guard.guarded import Guard
from standpunkt.reading.text import Read
from standpunkt.respondent.load import load
from standpunkt.respondent.persons import pseudonymised
from standpunkt.stance.engine import Engine

MakeFile = Callable[..., Path]


class P(NamedTuple):
    """A paragraph."""

    text: str
    bold: bool = False


class H(NamedTuple):
    """A heading."""

    text: str
    level: int = 2


class L(NamedTuple):
    """A list of items, each a text or a list within; `form` is "•", "1" or "A"."""

    form: str
    items: Sequence[Any]


class T(NamedTuple):
    """A table."""

    rows: Sequence[Sequence[str]]


Part = P | H | L | T


# --- making files ------------------------------------------------------------------------


def as_html(parts: Sequence[Part]) -> str:
    return "".join(map(_element, parts))


def _element(part: Part) -> str:
    match part:
        case P(text, bold):
            said = _said(text)
            return f"<p><strong>{said}</strong></p>" if bold else f"<p>{said}</p>"
        case H(text, level):
            return f"<h{level}>{_said(text)}</h{level}>"
        case L(form, items):
            tag, kind = ("ul", "") if form == "•" else ("ol", f" type='{form}'")
            inside = "".join(
                f"<li>{''.join(_said(p) if isinstance(p, str) else _element(p) for p in item)}</li>"
                for item in map(_as_item, items)
            )
            return f"<{tag}{kind}>{inside}</{tag}>"
        case T(rows):
            return "".join(
                [
                    "<table>",
                    *(f"<tr>{''.join(f'<td>{_said(c)}</td>' for c in row)}</tr>" for row in rows),
                    "</table>",
                ]
            )


def _said(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _as_item(item: Any) -> Sequence[Any]:
    return item if isinstance(item, list) else [item]


def make_page(parts: Sequence[Part], folder: Path) -> Path:
    path = folder / "svar.html"
    body = f"<html><body><main>{as_html(parts)}</main></body></html>"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{body}", encoding="utf-8")
    return path


_ABSTRACT = """<w:abstractNum xmlns:w="{w}" w:abstractNumId="{id}">{levels}</w:abstractNum>"""
_LEVEL = """<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>
<w:lvlText w:val="{text}"/></w:lvl>"""
_FORMS = {"•": "bullet", "1": "decimal", "A": "upperLetter"}


def make_docx(parts: Sequence[Part], folder: Path) -> Path:
    document = docx.Document()
    for part in parts:
        _add(document, part, None, 0)
    path = folder / "svar.docx"
    document.save(str(path))
    return path


def _add(document: Any, part: Part, number: int | None, depth: int) -> None:
    match part:
        case P(text, bold):
            document.add_paragraph().add_run(text).bold = bold
        case H(text, level):
            document.add_heading(text, level)
        case L(form, items):
            own = _new_list(document, form) if number is None else number
            for first, *inner in map(_as_item, items):
                paragraph = document.add_paragraph(first)
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = own
                properties.get_or_add_ilvl().val = depth
                for one in inner:
                    # A list within is the same list, a level deeper.
                    _add(document, one, own, depth + 1)
        case T(rows):
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    table.cell(row, column).text = text


def _new_list(document: Any, form: str) -> int:
    from docx.oxml import parse_xml

    numbering = document.part.numbering_part.element
    taken = [int(e.get(f"{{{W}}}abstractNumId")) for e in numbering.iter(f"{{{W}}}abstractNum")]
    number = max(taken, default=0) + 1
    levels = "".join(
        _LEVEL.format(at=at, form=_FORMS[form], text="•" if form == "•" else f"%{at + 1}.")
        for at in range(3)
    )
    numbering.insert(0, parse_xml(_ABSTRACT.format(w=W, id=number, levels=levels)))
    return int(numbering.add_num(number).numId)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_odt(parts: Sequence[Part], folder: Path) -> Path:
    document = odf.opendocument.OpenDocumentText()
    for form in _FORMS:
        style = odf.text.ListStyle(name=f"L{ord(form)}")
        for level in (1, 2, 3):
            style.addElement(
                odf.text.ListLevelStyleBullet(level=level, bulletchar="•")
                if form == "•"
                else odf.text.ListLevelStyleNumber(level=level, numformat=form, numsuffix=".")
            )
        document.automaticstyles.addElement(style)
    for part in parts:
        document.text.addElement(_odf(part))
    path = folder / "svar.odt"
    document.save(str(path))
    return path


def _odf(part: Part) -> Any:
    match part:
        case P(text):
            return _odf_lines(odf.text.P(), text)
        case H(text, level):
            return _odf_lines(odf.text.H(outlinelevel=level), text)
        case L(form, items):
            made = odf.text.List(stylename=f"L{ord(form)}")
            for item in map(_as_item, items):
                one = odf.text.ListItem()
                for inner in item:
                    one.addElement(_odf(P(inner) if isinstance(inner, str) else inner))
                made.addElement(one)
            return made
        case T(rows):
            table = odf.table.Table()
            for cells in rows:
                row = odf.table.TableRow()
                for text in cells:
                    cell = odf.table.TableCell()
                    cell.addElement(_odf_lines(odf.text.P(), text))
                    row.addElement(cell)
                table.addElement(row)
            return table


def _odf_lines(element: Any, text: str) -> Any:
    for number, line in enumerate(text.split("\n")):
        if number:
            element.addElement(odf.text.LineBreak())
        element.addText(line)
    return element


MAKERS = {"docx": make_docx, "odt": make_odt, "html": make_page}
FORMATS = pytest.mark.parametrize("form", list(MAKERS))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(pipeline.load())


def loaded(path: Path) -> Document:
    return load(Source(path.stem, path.name, path))


def made(form: str, parts: Sequence[Part], folder: Path) -> Document:
    return loaded(MAKERS[form](parts, folder))


def stands(engine: Engine, document: Document) -> list[tuple[str, str, str]]:
    """Stance, evidence and section of each position."""
    return [(p.stance.value, *_words(document, p)) for p in engine.read(document)]


def _words(document: Document, position: Position) -> tuple[str, str]:
    section = "" if position.section is None else position.section.of(document.text)
    return position.evidence.of(document.text), " ".join(section.split())


def kinds(document: Document) -> list[tuple[str, str]]:
    """What each sentence stands in, and its words."""
    return [(s.kind.value, s.text) for s in split(document.text, known=document.blocks)]


# --- headings ----------------------------------------------------------------------------

SALUTE = P("Fjordvik kommune viser til høringsnotatet som ble sendt ut i mai.")
LONG = (
    "Kommunenes tilsyn med alle gjestehavner langs kysten og plikten til å melde avvik til fylket "
    "innen fire uker, også om vinteren"
)
HEADINGS: dict[str, tuple[list[Part], list[tuple[str, str, str]]]] = {
    "one that takes a stand is a heading and a stand": (
        [SALUTE, H("Vi støtter forslaget"), P("Fristen er for kort.")],
        [
            ("support", "Vi støtter forslaget", ""),
            ("skeptical", "Fristen er for kort", "Vi støtter forslaget"),
        ],
    ),
    "one with a full stop": (
        [
            SALUTE,
            H("Gebyr"),
            P("Vi har ingen merknader."),
            H("Vi er imot målere."),
            P("Fristen er for kort."),
        ],
        [
            ("neutral", "Vi har ingen merknader", "Gebyr"),
            ("oppose", "Vi er imot målere", ""),
            ("skeptical", "Fristen er for kort", "Vi er imot målere."),
        ],
    ),
    "a bold paragraph is none": (
        [SALUTE, H("Gebyr"), P("Korte frister", bold=True), P("Vi støtter ikke gebyret.")],
        [("oppose", "Vi støtter ikke gebyret", "Gebyr")],
    ),
    "nor is a short one": (
        [SALUTE, H("Gebyr"), P("Om lag 400 kroner"), P("Vi støtter ikke gebyret.")],
        [("oppose", "Vi støtter ikke gebyret", "Gebyr")],
    ),
    "a paragraph that names a part is one": (
        [SALUTE, H("Gebyr"), P("Til § 5"), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", "Til § 5")],
    ),
    "longer than headings are": (
        [SALUTE, H("Gebyr"), H(LONG, 3), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", LONG)],
    ),
    "over two lines": (
        [SALUTE, H("Gebyr for gjestehavner\nTilsyn med brygger"), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", "Gebyr for gjestehavner Tilsyn med brygger")],
    ),
    "two with numbers in a row": (
        [SALUTE, H("1. Gebyr"), H("2. Målere"), P("Støttes ikke."), H("3. Frist"), P("Støttes.")],
        [("oppose", "Støttes ikke", "2. Målere"), ("support", "Støttes", "3. Frist")],
    ),
    "one that looks like letterhead": (
        [SALUTE, H("Vedlegg"), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", "Vedlegg")],
    ),
    "a title alone tells nothing of the others": (
        [H("Høringssvar om gebyr", 1), SALUTE, P("Målere"), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", "Målere")],
    ),
    "the nearest of four levels": (
        [H("Svar", 1), SALUTE, H("Havner"), H("Gebyr", 3), H("Betaling", 4), P("Støttes ikke.")],
        [("oppose", "Støttes ikke", "Betaling")],
    ),
}


@FORMATS
@pytest.mark.parametrize("case", list(HEADINGS))
def test_headings(form: str, case: str, engine: Engine, tmp_path: Path) -> None:
    parts, expected = HEADINGS[case]
    assert stands(engine, made(form, parts, tmp_path)) == expected


@FORMATS
def test_headings_in_text_are_told_by_their_looks_where_the_file_has_none(
    form: str, engine: Engine, tmp_path: Path
) -> None:
    document = made(form, [SALUTE, P("Gebyr", bold=True), P("Støttes ikke.")], tmp_path)
    assert stands(engine, document) == [("oppose", "Støttes ikke", "Gebyr")]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_letter_in_the_style_of_headings_has_none(
    ending: str, engine: Engine, tmp_path: Path
) -> None:
    letter: list[Part] = [H("Vi er imot gebyret."), H("Fristen er for kort."), H("Nei.")]
    document = made(ending, letter, tmp_path)
    assert [kind for kind, _ in kinds(document)] == ["paragraph"] * 3


STYLES = ("heading 2", "Heading 2", "Overskrift 2", "overskrift 2", "Overskrift2", "Tittel")


@pytest.mark.parametrize("name", STYLES)
def test_a_style_is_one_of_headings_by_its_name(name: str, engine: Engine, tmp_path: Path) -> None:
    document = docx.Document()
    for style in list(document.styles):
        if style.name.startswith(("Heading", "Title")):
            style.delete()
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(SALUTE.text)
    document.add_paragraph("Vi er imot målere.", style=name)
    document.add_paragraph("Gebyr", style="Normal")
    document.add_paragraph("Støttes ikke.")
    document.save(str(tmp_path / "svar.docx"))
    found = stands(engine, loaded(tmp_path / "svar.docx"))
    assert found[-1] == ("oppose", "Støttes ikke", "Vi er imot målere.")


def test_an_element_can_say_that_it_is_a_heading(engine: Engine, tmp_path: Path) -> None:
    page = (
        f"<main><p>{SALUTE.text}</p><div role=heading aria-level=3>{LONG}</div><p>Støttes.</main>"
    )
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    assert stands(engine, loaded(tmp_path / "a.html")) == [("support", "Støttes", LONG)]


# --- lists -------------------------------------------------------------------------------

LISTS: dict[str, tuple[list[Part], list[tuple[str, str]]]] = {
    "bullets below a lead-in": (
        [P("Vi ber om:"), L("•", ["ny frist", "flere møter"])],
        [("demand", "ny frist"), ("demand", "flere møter")],
    ),
    "numbers": (
        [P("Vi går imot:"), L("1", ["gebyret", "målerne", "fristen"])],
        [("oppose", "gebyret"), ("oppose", "målerne"), ("oppose", "fristen")],
    ),
    "capitals": (
        [P("Vi går imot:"), L("A", ["Gebyret", "Målerne"])],
        [("oppose", "Gebyret"), ("oppose", "Målerne")],
    ),
    "after a list within": (
        [P("Vi går imot:"), L("•", [["gebyret:", L("•", ["Om vinteren"])], "målerne"])],
        [("oppose", "gebyret"), ("oppose", "målerne")],
    ),
}


@FORMATS
@pytest.mark.parametrize("case", list(LISTS))
def test_lists(form: str, case: str, engine: Engine, tmp_path: Path) -> None:
    parts, expected = LISTS[case]
    document = made(form, [SALUTE, *parts, P("Vi takker for samarbeidet.")], tmp_path)
    assert [found[:2] for found in stands(engine, document)] == expected


@FORMATS
def test_an_item_alone_with_a_number_is_no_heading(form: str, tmp_path: Path) -> None:
    parts: list[Part] = [SALUTE, L("1", ["Gebyret i havnene"]), P("Det er for høyt.")]
    assert ("item", "Gebyret i havnene") in kinds(made(form, parts, tmp_path))


@pytest.mark.parametrize("form", ["odt", "html"])
def test_a_paragraph_within_an_item_does_not_end_the_list(
    form: str, engine: Engine, tmp_path: Path
) -> None:
    items = [["gebyret", P("Det rammer de små havnene.")], "målerne"]
    document = made(form, [SALUTE, P("Vi går imot:"), L("•", items)], tmp_path)
    found = [found[:2] for found in stands(engine, document)]
    assert ("oppose", "målerne") in found
    assert ("oppose", "Det rammer de små havnene") not in found


@FORMATS
def test_lists_within_lists_belong_to_the_item_above(form: str, tmp_path: Path) -> None:
    inner = ["kommunene får:", L("•", ["mer tid", "mer penger"])]
    parts: list[Part] = [SALUTE, P("Vi ber om at:"), L("•", ["alle høres", inner, "det haster"])]
    document = made(form, parts, tmp_path)
    found = split(document.text, known=document.blocks)
    leads = {
        s.text: None if s.lead_in is None else found[s.lead_in].text
        for s in found
        if s.kind is BlockKind.ITEM
    }
    assert leads == {
        "alle høres": "Vi ber om at:",
        "kommunene får:": "Vi ber om at:",
        "mer tid": "kommunene får:",
        "mer penger": "kommunene får:",
        "det haster": "Vi ber om at:",
    }


TYPED = (
    "Vi ber om at:",
    "1. kommunene får:",
    "- mer tid",
    "- flere møter",
    "2. gebyret fjernes",
    "Målere",
    "Vi går imot:",
    "a) målerne",
    "b) fristen",
)


@FORMATS
def test_what_is_typed_by_hand_is_told_by_its_looks(form: str, tmp_path: Path) -> None:
    def told(sentences: Sequence[Sentence]) -> list[object]:
        return [(s.kind, s.marker, s.lead_in, s.text) for s in sentences]

    document = made(form, [P(line) for line in (SALUTE.text, *TYPED)], tmp_path)
    plain = split("\n\n".join((SALUTE.text, *TYPED)))
    assert told(split(document.text, known=document.blocks)) == told(plain)


# --- tables ------------------------------------------------------------------------------

FEES = "Bør gebyret innføres i alle havner langs kysten, også om vinteren"
CONTROL = "Hva mener dere om tilsyn med private brygger som leies ut om sommeren"


@FORMATS
def test_what_is_asked_in_a_table_is_the_section_of_the_answer(
    form: str, engine: Engine, tmp_path: Path
) -> None:
    rows = [("Spørsmål", "Vårt svar"), (FEES, "Vi støtter ikke dette."), (CONTROL, "Støttes.")]
    parts: list[Part] = [H("Havner", 1), SALUTE, H("Gebyr"), T(rows), P("Fristen er for kort.")]
    document = made(form, parts, tmp_path)
    assert stands(engine, document) == [
        ("oppose", "Vi støtter ikke dette", FEES),
        ("support", "Støttes", CONTROL),
        ("skeptical", "Fristen er for kort", "Gebyr"),
    ]
    assert document.place_of(document.text.index(FEES)) == "question"
    assert document.place_of(document.text.index("Vi støtter ikke")) == ""


@FORMATS
def test_a_table_of_questions_may_be_all_there_is(
    form: str, engine: Engine, tmp_path: Path
) -> None:
    rows = [("Spørsmål", "Svar"), (FEES, "Støttes ikke"), (CONTROL, "Støttes")]
    assert stands(engine, made(form, [T(rows)], tmp_path)) == [
        ("oppose", "Støttes ikke", FEES),
        ("support", "Støttes", CONTROL),
    ]


def test_the_items_of_an_answer_stand_under_its_question(engine: Engine, tmp_path: Path) -> None:
    answer = f"<p>Vi ber om:</p>{as_html([L('•', ['ny frist', 'nye møter'])])}"
    rows = f"<tr><th>Spørsmål<th>Svar</tr><tr><td>{FEES}</td><td>{answer}</td></tr>"
    page = f"<main><h2>Gebyr</h2><p>{SALUTE.text}</p><table>{rows}</table><p>Støttes.</p></main>"
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    assert stands(engine, loaded(tmp_path / "a.html")) == [
        ("demand", "ny frist", FEES),
        ("demand", "nye møter", FEES),
        ("support", "Støttes", "Gebyr"),
    ]


@FORMATS
def test_cells_are_read_by_themselves(form: str, tmp_path: Path) -> None:
    rows = [
        ("Departementet foreslår å øke gebyret for tilkobling av nye hytter", "støttes ikke"),
        ("Departementet foreslår å fjerne gebyret for tilkobling av gamle hytter", "støttes"),
    ]
    found = kinds(made(form, [SALUTE, T(rows)], tmp_path))
    assert found[1:] == [("cell", text) for row in rows for text in row]


# --- spans -------------------------------------------------------------------------------

WORDS = st.text("abcæø .:;!?-–•#1234\n\t§", min_size=1, max_size=30)
PARTS = st.lists(
    st.one_of(
        st.builds(P, WORDS, st.booleans()),
        st.builds(H, WORDS, st.integers(1, 4)),
        st.builds(L, st.sampled_from("•1A"), st.lists(WORDS, min_size=1, max_size=3)),
        st.builds(
            T,
            st.integers(1, 3).flatmap(
                lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=3)
            ),
        ),
    ),
    min_size=1,
    max_size=6,
)
FILES = itertools.count()


def are_whole_lines(text: str, blocks: Sequence[Block]) -> bool:
    """Whether blocks are lines of the text, in order, none over another."""
    apart = all(a.span.end < b.span.start for a, b in itertools.pairwise(blocks))
    return apart and on_lines(text, blocks) == tuple(blocks)


@example("html", [L("•", ["•"])])
@given(st.sampled_from(sorted(MAKERS)), PARTS)
def test_the_blocks_of_any_file_are_lines_of_its_text(
    tmp_path_factory: pytest.TempPathFactory, form: str, parts: list[Part]
) -> None:
    folder = tmp_path_factory.mktemp(f"f{next(FILES)}")
    begun: list[Part] = [P("Svar"), *parts]
    path = MAKERS[form](begun, folder)
    reader = registry.reader_for(path)
    assert reader is not None
    read = reader(path, path.name)
    assert are_whole_lines(read.text, read.blocks)
    assert read.blocks
    covered = [line for block in find_blocks(read.text, read.blocks) for line in block.lines]
    assert all(0 <= line.start < line.end <= len(read.text) for line in covered)


@given(
    st.text("ab \n", max_size=20),
    st.lists(st.tuples(st.integers(-1, 21), st.integers(-1, 21), st.integers(-1, 3)), max_size=4),
)
def test_blocks_that_are_no_lines_any_more_are_dropped(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    given_ = [Block(BlockKind.ITEM, Span(start, end), marker=n) for start, end, n in spans]
    for block in on_lines(text, given_):
        assert block in given_
        before, after = text[: block.span.start], text[block.span.end :]
        assert before == "" or before.endswith("\n")
        assert after == "" or after.startswith("\n")
        assert block.said(text)


MAIL: list[Part] = [H("Gebyr"), P("Vi støtter ikke gebyret."), L("•", ["Ny frist", "Nye møter"])]


def test_a_mail_keeps_the_blocks_that_it_does_not_quote(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "Norsk Brolag <post@brolag.example>"
    message["To"] = "post@departement.example"
    quoted = f"<blockquote type='cite'>{as_html([H('Spørsmål'), P('Er dere enige?')])}</blockquote>"
    message.set_content(f"{quoted}{as_html(MAIL)}", subtype="html")
    (tmp_path / "svar.eml").write_bytes(message.as_bytes())
    document = loaded(tmp_path / "svar.eml")
    assert "enige" not in document.text
    assert are_whole_lines(document.text, document.blocks)
    assert [(b.kind.value, b.said(document.text)) for b in document.blocks] == [
        ("heading", "Gebyr"),
        ("paragraph", "Vi støtter ikke gebyret."),
        ("item", "Ny frist"),
        ("item", "Nye møter"),
    ]


def test_pseudonyms_move_the_blocks() -> None:
    text = "# Svar fra Ola Testmann\n\nOla Testmann er imot.\n\n• Ola Testmann"
    blocks = (
        Block(BlockKind.HEADING, Span(0, 23), 1, 2),
        Block(BlockKind.PARAGRAPH, Span(25, 46)),
        Block(BlockKind.ITEM, Span(48, 62), 1, 2),
    )
    known = Metadata("Ola Testmann", respondent=Respondent(kind="person"))
    told = pseudonymised(Document("a", "a.docx", text, known, blocks=blocks), 3)
    assert [block.said(told.text) for block in told.blocks] == [
        "Svar fra Privatperson 3",
        "Privatperson 3 er imot.",
        "Privatperson 3",
    ]
    assert are_whole_lines(told.text, told.blocks)


# --- over the borders of processes -------------------------------------------------------


def test_messages_carry_the_blocks(tmp_path: Path) -> None:
    document = made("html", [H("Gebyr"), P("Vi er imot."), T([("Nei " * 30, "Ja.")])], tmp_path)
    message = json.loads(json.dumps(wire.plain(document)))
    assert wire.made(message, Document) == document
    assert {block.kind for block in document.blocks} >= {BlockKind.HEADING, BlockKind.CELL}


def test_a_reader_in_a_process_of_its_own_tells_the_blocks(tmp_path: Path) -> None:
    path = make_docx([SALUTE, H("Gebyr"), P("Nei.")], tmp_path)
    with Guard() as guard:
        found = [got.what for got in guard.read(Source("svar", "svar.docx", path))]  # type: ignore[union-attr]
    (read,) = found
    assert isinstance(read, Read)
    assert [block.kind.value for block in read.blocks] == ["paragraph", "heading", "paragraph"]


def test_plain_text_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gebyr\n\nVi er imot.", encoding="utf-8")
    document = loaded(tmp_path / "a.txt")
    assert document.blocks == ()
    assert replace(document, blocks=()) == document
