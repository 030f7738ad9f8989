"""Word files: what their text is, and that no file does harm."""

from __future__ import annotations

import io
import random
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.reading.word.docx import read_docx
from standpunkt.respondent.load import load

MakeFile = Callable[..., Path]

INS = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:del>'


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return DEL.format(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def item(text: str, number: int = 1, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(t(text), properties=numbered)


def read(path: Path) -> Read:
    return read_docx(path, "svar.docx")


def test_a_file_from_a_library(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Fjordvik kommune"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_heading("Høringssvar", 1)
    document.add_paragraph("Vi støtter:")
    for text in ("gebyr", "tilsyn"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("måling", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Er dere enige?"
    table.cell(0, 1).text = "Ja"
    document.add_paragraph("Første linje\nandre linje")
    document.save(str(tmp_path / "svar.docx"))
    found = read(tmp_path / "svar.docx")
    assert found.text == (
        "Fjordvik kommune\n\n# Høringssvar\n\nVi støtter:\n\n1. gebyr\n\n2. tilsyn\n\n• måling\n\n"
        "Er dere enige?\n\nJa\n\nFørste linje\nandre linje"
    )
    assert found.places == ((0, "letterhead"), (18, ""))
    assert found.notes == ()
    kinds = [block.kind for block in find_blocks(found.text)]
    assert kinds.count(BlockKind.ITEM) == 3
    loaded = load(Source("svar", "inn/svar.docx", tmp_path / "svar.docx"))
    assert loaded.metadata.organisation == "Fjordvik kommune"
    assert loaded.place_of(3) == "letterhead"
    assert loaded.place_of(30) == ""


# --- tracked changes --------------------------------------------------------------------


def test_an_inserted_not_is_read(make_docx: MakeFile) -> None:
    path = make_docx(p(t("Vi støtter "), INS.format(t("ikke ")), t("forslaget.")))
    found = read(path)
    assert found.text == "Vi støtter ikke forslaget."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 0 deletions left out",)


def test_a_deleted_not_is_left_out(make_docx: MakeFile) -> None:
    found = read(make_docx(p(t("Vi støtter "), deleted("ikke "), t("forslaget."))))
    assert found.text == "Vi støtter forslaget."
    assert found.notes == ("has unresolved changes: 0 insertions kept, 1 deletion left out",)


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:hyperlink>{INS.format(t('ikke '))}</w:hyperlink>",
        INS.format(f"<w:hyperlink>{t('ikke ')}</w:hyperlink>"),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{INS.format(t('ikke '))}</w:sdtContent></w:sdt>",
        f"<w:smartTag><w:smartTagPr/>{t('ikke ')}</w:smartTag>",
        f'<w:fldSimple w:instr="REF x">{t("ikke ")}</w:fldSimple>',
        f"<w:dir>{t('ikke ')}</w:dir>",
        f"<w:moveTo>{t('ikke ')}</w:moveTo>",
        f"<nytt:element xmlns:nytt='urn:x'>{t('ikke ')}</nytt:element>",
        INS.format(DEL.format("<w:r><w:delText>alltid </w:delText></w:r>")) + t("ikke "),
    ],
)
def test_not_is_read_whatever_it_stands_in(make_docx: MakeFile, wrapped: str) -> None:
    assert read(make_docx(p(t("Vi støtter "), wrapped, t("dette.")))).text == (
        "Vi støtter ikke dette."
    )


def test_moved_text_is_read_where_it_was_moved_to(make_docx: MakeFile) -> None:
    moved = "<w:move{0}RangeStart/><w:move{0}>{1}</w:move{0}><w:move{0}RangeEnd/>"
    body = (
        p(moved.format("From", t("Vi er imot.")), properties="<w:rPr><w:moveFrom/></w:rPr>")
        + p(t("Innledning."))
        + p(moved.format("To", t("Vi er imot.")))
    )
    found = read(make_docx(body))
    assert found.text == "Innledning.\n\nVi er imot."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 1 deletion left out",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs(make_docx: MakeFile) -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    body = p(t("Vi støtter "), properties=mark) + p(t("ikke forslaget.")) + p(t("Neste."))
    found = read(make_docx(body))
    assert found.text == "Vi støtter ikke forslaget.\n\nNeste."
    assert found.notes == ("has unresolved changes: 0 insertions kept, 1 deletion left out",)


def test_a_deleted_paragraph_mark_with_nothing_below_leaves_an_item(make_docx: MakeFile) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    table = f"<w:tbl><w:tr><w:tc>{p(t('Ja.'))}</w:tc></w:tr></w:tbl>"
    body = p(t("en"), properties=numbered) + table + item("to") + p(t("tre"), properties=numbered)
    text = read(make_docx(body, numbering=NUMBERING)).text
    assert text == "1. en\n\nJa.\n\n2. to\n\n3. tre"


def test_deleted_rows_and_cells_are_left_out(make_docx: MakeFile) -> None:
    def tr(change: str, text: str) -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr/>{p(t(text))}</w:tc></w:tr>"

    cell = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(t('Slettet.'))}</w:tc>"
    body = f"<w:tbl>{tr('<w:del/>', 'Borte.')}{tr('<w:ins/>', 'Ny.')}<w:tr>{cell}</w:tr></w:tbl>"
    found = read(make_docx(body))
    assert found.text == "Ny."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 1 deletion left out",)


def test_changes_of_format_are_no_changes(make_docx: MakeFile) -> None:
    run = "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>Ja.</w:t></w:r>"
    change = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange>'
    found = read(make_docx(p(run, properties=change)))
    assert replace(found, blocks=()) == Read("Ja.")


def test_a_document_all_of_whose_text_is_deleted_holds_none(make_docx: MakeFile) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read(make_docx(p(deleted("Alt."))))


# --- lists ------------------------------------------------------------------------------


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%2)")
    + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "–")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)


def test_lists_are_numbered_as_word_does(make_docx: MakeFile) -> None:
    body = "".join(
        [
            item("en"),
            item("under en", level=1),
            item("under en", level=1),
            item("dypest", level=2),
            item("to"),
            item("under to", level=1),
            p(t("Mellom.")),
            item("tre"),
            item("fire, samme liste", number=4),
            item("ny liste", number=2),
            item("ny liste", number=2),
            item("kule", number=3),
            item("strek", number=3, level=1),
            item("ingen liste", number=0),
        ]
    )
    lines = read(make_docx(body, numbering=NUMBERING)).text.split("\n\n")
    assert lines == [
        "1. en",
        "  a) under en",
        "  b) under en",
        "    1.2.1 dypest",
        "2. to",
        "  a) under to",
        "Mellom.",
        "3. tre",
        "4. fire, samme liste",
        "1. ny liste",
        "2. ny liste",
        "• kule",
        "  – strek",
        "ingen liste",
    ]


def test_a_list_may_come_from_a_style(make_docx: MakeFile) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Punkt"/></w:style>'
    )
    body = p(t("en"), properties='<w:pStyle w:val="Punkt"/>')
    body += p(t("to"), properties='<w:pStyle w:val="Under"/>')
    assert read(make_docx(body, numbering=NUMBERING, styles=styles)).text == "1. en\n\n2. to"


def test_a_deleted_item_is_not_counted(make_docx: MakeFile) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = p(deleted("to"), properties=f"{numbered}<w:rPr><w:del/></w:rPr>")
    text = read(make_docx(item("en") + gone + item("tre"), numbering=NUMBERING)).text
    assert text == "1. en\n\n2. tre"


def test_items_are_items_to_the_reading_of_blocks(make_docx: MakeFile) -> None:
    body = p(t("Vi støtter:")) + item("gebyr") + item("tilsyn", level=1) + p(t("Vi takker."))
    text = read(make_docx(body, numbering=NUMBERING)).text
    kinds = [(block.kind.value, block.marker) for block in find_blocks(text)]
    assert kinds == [("paragraph", ""), ("item", "1."), ("item", "a)"), ("paragraph", "")]


# --- headings, tables, boxes --------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "inner", "text"),
    [
        ('<w:name w:val="heading 2"/>', "Gebyr?", "## Gebyr?"),
        ('<w:name w:val="Overskrift 1"/>', "Gebyr", "# Gebyr"),
        ('<w:name w:val="Egen"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "Gebyr", "# Gebyr"),
        ('<w:name w:val="heading 1"/>', "Vi støtter forslaget.", "Vi støtter forslaget."),
        ('<w:name w:val="Normal"/>', "Gebyr", "Gebyr"),
        ('<w:basedOn w:val="S"/>', "Gebyr", "Gebyr"),  # builds on itself
    ],
)
def test_headings(make_docx: MakeFile, style: str, inner: str, text: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="S">{style}</w:style>'
    body = p(t(inner), properties='<w:pStyle w:val="S"/>') + p(t("Mer tekst."))
    assert read(make_docx(body, styles=styles)).text == f"{text}\n\nMer tekst."


def test_a_heading_is_one_to_the_reading_of_blocks(make_docx: MakeFile) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="heading 1"/></w:style>'
    numbered = '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p(t("Er vi"), "<w:r><w:br/></w:r>", t("enige?"), properties=numbered) + p(t("vi er."))
    text = read(make_docx(body, styles=styles, numbering=NUMBERING)).text
    assert text == "# 1. Er vi enige?\n\nvi er."
    assert [block.kind.value for block in find_blocks(text)] == ["heading", "paragraph"]


def test_tables_go_row_by_row_and_may_nest(make_docx: MakeFile) -> None:
    def cell(inner: str) -> str:
        return f"<w:tc>{inner}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(p(t('indre en')))}{cell(p(t('indre to')))}</w:tr></w:tbl>"
    body = (
        p(t("Vi viser til tabellen som står her.")) + "<w:tbl>"
        f"<w:tr>{cell(p(t('Post')))}{cell(p(t('Sum')))}</w:tr>"
        f"<w:tr>{cell(p(t('Gebyr')))}{cell(p(t('1200')))}</w:tr>"
        f"<w:tr>{cell(p(t('Vi er imot.')))}{cell(p(t('Før.')) + inner + p(t('Etter.')))}</w:tr>"
        "</w:tbl>"
    )
    assert read(make_docx(body)).text == (
        "Vi viser til tabellen som står her.\n\nPost\tSum\nGebyr\t1200\n\n"
        "Vi er imot.\n\nFør.\n\nindre en\tindre to\n\nEtter."
    )


def test_a_box_in_a_cell_stands_before_its_answer(make_docx: MakeFile) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(t(box))}</w:tc><w:tc>{p(t(answer))}</w:tc></w:tr>"
        for box, answer in (("☐", "Vi støtter forslaget."), ("☒", "Nei"))
    )
    assert read(make_docx(f"<w:tbl>{rows}</w:tbl>")).text == "☐ Vi støtter forslaget.\n\n☒ Nei"


def test_a_letterhead_in_a_table_keeps_its_order(make_docx: MakeFile) -> None:
    cells = "".join(
        f"<w:tc>{p(t(text))}</w:tc>"
        for text in ("Fjordvik kommune", "Vår ref.: 26/1", "Dato: 12.01.2026")
    )
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p(t("Vi støtter ikke forslaget om målere."))
    path = make_docx(body)
    text = read(path).text
    assert [*map(text.index, ("Fjordvik", "Vår ref", "Dato"))] == sorted(
        map(text.index, ("Fjordvik", "Vår ref", "Dato"))
    )
    assert load(Source("svar", "svar.docx", path)).metadata.organisation == "Fjordvik kommune"


def test_a_text_box_is_read_once_where_it_is_anchored(make_docx: MakeFile) -> None:
    inside = f"<w:txbxContent>{p(t('I boksen.'))}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx>{inside}'
        "</wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    body = p(t("Først.")) + p(box, t("Så dette.")) + p(t("Vi støtter "), old, t("ikke."))
    found = read(make_docx(body))
    assert found.text == "Først.\n\nI boksen.\n\nSå dette.\n\nVi støtter ikke.\n\nI boksen."
    assert [place.name for place in found.places] == ["text box", "", "text box"]


def test_address_lines_stand_together_where_no_space_parts_them(make_docx: MakeFile) -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>{}</w:pPr></w:style>'
    address = p(t("Testdepartementet")) + p(t("Postboks 1 Dep")) + p() + p(t("Vi takker."))
    tight = read(make_docx(address, styles=styles.format("")))
    assert tight.text == "Testdepartementet\nPostboks 1 Dep\n\nVi takker."
    loose = read(make_docx(address, styles=styles.format('<w:spacing w:after="160"/>')))
    assert loose.text == "Testdepartementet\n\nPostboks 1 Dep\n\nVi takker."


# --- notes, headers, what is hidden -------------------------------------------------------


def test_footnotes_and_endnotes_stand_at_the_end(make_docx: MakeFile) -> None:
    notes = "".join(
        f'<w:{{0}} w:id="{number}">{p(t(text))}</w:{{0}}>'
        for number, text in ((0, "skille"), (2, "Fotnote to."), (3, "Fotnote tre."))
    )
    mark = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    own = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = p(
        t("Vi støtter"), mark.format("endnote", 2), mark.format("footnote", 3), own, t(" ikke.")
    )
    found = read(
        make_docx(body, footnotes=notes.format("footnote"), endnotes=notes.format("endnote"))
    )
    assert found.text == "Vi støtter ikke.\n\nFotnote tre.\n\nFotnote to.\n\nFotnote to."
    assert [place.name for place in found.places] == ["footnote 1", "footnote 2", "endnote 1"]
    assert found.text[found.places[1].start :].startswith("Fotnote to.")


def test_a_change_in_a_footnote_counts(make_docx: MakeFile) -> None:
    note = (
        f'<w:footnote w:id="1">{p(t("Vi er "), INS.format(t("ikke ")), t("enige."))}</w:footnote>'
    )
    body = p(t("Tekst."), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    found = read(make_docx(body, footnotes=note))
    assert found.text == "Tekst.\n\nVi er ikke enige."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 0 deletions left out",)


def test_a_note_on_deleted_text_is_left_out(make_docx: MakeFile) -> None:
    note = f'<w:footnote w:id="1">{p(t("Note."))}</w:footnote>'
    body = p(t("Tekst."), DEL.format('<w:r><w:footnoteReference w:id="1"/></w:r>'))
    assert read(make_docx(body, footnotes=note)).text == "Tekst."


def test_comments_are_left_out(make_docx: MakeFile) -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        t("Vi støtter forslaget."),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    found = read(make_docx(body, comments=f'<w:comment w:id="0">{p(t("Gjør vi?"))}</w:comment>'))
    assert replace(found, blocks=()) == Read("Vi støtter forslaget.", notes=("1 comment left out",))


@pytest.mark.parametrize(
    ("section", "top"),
    [
        ('<w:headerReference w:type="default" r:id="rIdheader1"/>', "Alle sider"),
        (
            '<w:headerReference w:type="default" r:id="rIdheader1"/>'
            '<w:headerReference w:type="first" r:id="rIdheader2"/><w:titlePg/>',
            "Fjordvik kommune",
        ),
        (
            '<w:headerReference w:type="default" r:id="rIdheader1"/>'
            '<w:headerReference w:type="first" r:id="rIdheader2"/><w:titlePg w:val="0"/>',
            "Alle sider",
        ),
        ('<w:headerReference w:type="default" r:id="rIdheader1"/><w:titlePg/>', ""),
        ('<w:footerReference w:type="default" r:id="rIdfooter1"/>', ""),
        ("", ""),
    ],
)
def test_only_the_first_header_is_kept(make_docx: MakeFile, section: str, top: str) -> None:
    body = p(t("Vi takker.")) + f"<w:sectPr>{section}</w:sectPr>"
    parts = {"header1": "Alle sider", "header2": "Fjordvik kommune", "footer1": "Bunn"}
    found = read(make_docx(body, **{kind: p(t(text)) for kind, text in parts.items()}))
    assert found.text == (f"{top}\n\nVi takker." if top else "Vi takker.")
    assert [place.name for place in found.places] == (["letterhead", ""] if top else [])


def test_hidden_text_is_left_out(make_docx: MakeFile) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    run = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    body = p(
        t("Vi "),
        run.format("<w:vanish/>", "skjult"),
        run.format('<w:rStyle w:val="H"/>', "skjult"),
        run.format('<w:rStyle w:val="H"/><w:vanish w:val="0"/>', "er "),
        run.format('<w:vanish w:val="false"/><w:webHidden/>', "imot."),
    )
    found = read(make_docx(body, styles=styles))
    assert replace(found, blocks=()) == Read("Vi er imot.", notes=("hidden text left out",))


def test_struck_out_text_is_read_and_told_of(make_docx: MakeFile) -> None:
    found = read(make_docx(p(t("Vi er "), "<w:r><w:rPr><w:strike/></w:rPr><w:t>ikke</w:t></w:r>")))
    assert replace(found, blocks=()) == Read("Vi er ikke", notes=found.notes)
    assert found.notes == ("has struck-through text, which is read as it is",)


# --- characters and fields ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>", "a\tb\nc\nd"),
        ("<w:t>e</w:t><w:noBreakHyphen/><w:t>helse</w:t>", "e-helse"),
        ("<w:t>kom</w:t><w:softHyphen/><w:t>mune</w:t>", "kom\u00admune"),
        ("<w:t>10\u00a0000</w:t>", "10\u00a0000"),
        ("<w:t>  a\n</w:t><w:t xml:space='preserve'> b</w:t>", "a b"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Ja</w:t>', "☑ Ja"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="X" w:char="zz"/>', "•"),
        ('<w:sym w:font="X" w:char="D800"/><w:sym w:font="X" w:char="0"/><w:t>a</w:t>', "a"),
        (
            "<w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>under</w:t></w:r></w:rubyBase></w:ruby>",
            "under",
        ),
        ("<w:t>1.</w:t><w:tab/><w:t>Innledning</w:t>", "1. Innledning"),
        ("<w:t/><w:t>ik</w:t><w:lastRenderedPageBreak/><w:t>ke</w:t>", "ikke"),
    ],
)
def test_characters(make_docx: MakeFile, inner: str, text: str) -> None:
    assert read(make_docx(p(f"<w:r>{inner}</w:r>"))).text == text


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_results(make_docx: MakeFile) -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
        + field("MERGEFIELD x", t("kode"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + t("ikke")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = read(make_docx(p(t("Vi er "), nested, t(" enige i "), field("REF a", t("§ 3")))))
    assert found.text == "Vi er ikke enige i § 3"


def test_a_field_that_never_ends_takes_no_text_with_it(make_docx: MakeFile) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>x</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(t("En."), begin) + p(t("To."), end, end) + p(t("Tre."))
    assert read(make_docx(body)).text == "En.\n\nTo.\n\nTre."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒ Ja"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ Ja"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="b"/>'
            "</w:ddList>",
            "b Ja",
        ),
        ('<w:ddList><w:result w:val="7"/></w:ddList>', "Ja"),
    ],
)
def test_form_fields_say_how_they_are_set(make_docx: MakeFile, data: str, text: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(make_docx(p(begin, end, t(" Ja")))).text == text


def test_content_controls_are_read_unless_they_only_ask(make_docx: MakeFile) -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("", p(t("Vi er imot."))) + p(
        control.format("<w:showingPlcHdr/>", t("Klikk her.")), control.format("", t("Ja."))
    )
    assert read(make_docx(body)).text == "Vi er imot.\n\nJa."


def test_strict_files_are_read_alike(make_docx: MakeFile, tmp_path: Path, pack: MakeFile) -> None:
    path = make_docx(p(t("Vi støtter "), INS.format(t("ikke ")), t("forslaget.")))
    with zipfile.ZipFile(path) as archive:
        parts = {
            name: re.sub(
                r"http://schemas.openxmlformats.org/(wordprocessingml)/2006",
                r"http://purl.oclc.org/ooxml/\1",
                archive.read(name).decode(),
            )
            for name in archive.namelist()
        }
    assert read(pack(tmp_path / "strict.docx", dict(parts))).text == "Vi støtter ikke forslaget."


# --- files that do harm, or are none --------------------------------------------------------


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_that_are_no_word_files_say_what_they_are(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data, said in (
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"Vi takker.", "is damaged or no such document"),
        (b"<html>", "is a web page"),
        (ole, "is an old Word file"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "is encrypted with a password"),
        (b"PK\x03\x04" + bytes(100), "is damaged"),
        (b"PK\x05\x06" + bytes(18), "is damaged"),
    ):
        (tmp_path / "svar.docx").write_bytes(data)
        assert said in refused(tmp_path / "svar.docx")
    assert "no such file" in refused(tmp_path / "mangler.docx")


def test_a_file_without_text(make_docx: MakeFile) -> None:
    assert "holds no text" in refused(make_docx(p()))
    assert "pictures but no text" in refused(make_docx(p("<w:r><w:drawing/></w:r>")))


def test_a_file_of_encoded_data_is_no_prose(make_docx: MakeFile) -> None:
    assert "not prose" in refused(make_docx(p(t("Q" * 20_001))))


def test_no_entity_is_ever_read(make_docx: MakeFile, tmp_path: Path, pack: MakeFile) -> None:
    body = '<!DOCTYPE x [<!ENTITY a "{}">]><w:document xmlns:w="{}"><w:body><w:p>&a;</w:p></w:body>'
    for value in ("ha" * 1000, '" SYSTEM "file:///etc/passwd'):
        path = pack(tmp_path / "svar.docx", {"word/document.xml": body.format(value, "urn:w")})
        assert "declares a document type" in refused(path)
    billion = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(10))
    path = pack(
        tmp_path / "svar.docx",
        {"word/document.xml": f'<!DOCTYPE x [<!ENTITY l0 "lol">{billion}]><x>&l10;</x>'},
    )
    assert "declares a document type" in refused(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, pack: MakeFile) -> None:
    path = pack(tmp_path / "svar.docx", {"word/document.xml": b"\0" * 50_000_000})
    tracemalloc.start()
    assert "unpacks to far more" in refused(path)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_file_of_very_many_parts_is_refused(tmp_path: Path, pack: MakeFile) -> None:
    path = pack(tmp_path / "svar.docx", {f"{number}": "" for number in range(10_001)})
    assert "far more parts" in refused(path)


def test_a_part_that_lies_about_its_size_is_damaged(make_docx: MakeFile) -> None:
    path = make_docx(p(t("Vi takker. " * 1000)))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged" in refused(path)


def test_an_encrypted_part_is_told_of(make_docx: MakeFile) -> None:
    path = make_docx(p(t("Vi takker.")))
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 1)
    path.write_bytes(data)
    assert "encrypted" in refused(path)


def test_very_deep_xml_is_refused(make_docx: MakeFile) -> None:
    assert "nested more than" in refused(make_docx(p("<w:sdt>" * 200 + "</w:sdt>" * 200)))
    deep = "<w:smartTag>" * 140 + t("Dypt.") + "</w:smartTag>" * 140
    assert read(make_docx(p(deep))).text == "Dypt."
    table = "<w:tbl><w:tr><w:tc>" * 45 + p(t("Dypt.")) + "</w:tc></w:tr></w:tbl>" * 45
    assert read(make_docx(table)).text == "Dypt."
    box = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
    boxes = p(t("Dypt."))
    for _ in range(35):
        boxes = box.format(boxes)
    assert read(make_docx(boxes)).text == "Dypt."


def test_names_of_parts_may_be_written_otherwise(
    make_docx: MakeFile, pack: MakeFile, tmp_path: Path
) -> None:
    with zipfile.ZipFile(make_docx(p(t("Vi takker.")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["Word\\Document.xml"] = parts.pop("word/document.xml")
    assert read(pack(tmp_path / "svar.docm", parts)).text == "Vi takker."


def test_members_that_point_out_of_the_file_are_only_names(make_docx: MakeFile) -> None:
    path = make_docx(p(t("Vi takker.")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../ute.xml", "<x/>")
    assert read(path).text == "Vi takker."
    assert not (path.parent.parent.parent / "ute.xml").exists()


def test_the_other_format_is_named(make_odt: MakeFile) -> None:
    assert "OpenDocument" in refused(make_odt("<text:p>Hei.</text:p>"))


SAMPLE = (
    p(t("Vi støtter "), INS.format(t("ikke ")), deleted("alltid "), t("forslaget."))
    + item("en")
    + f"<w:tbl><w:tr><w:tc>{p(field('REF', t('x')))}</w:tc></w:tr></w:tbl>"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_damage_gives_a_text_or_a_message(
    make_docx: MakeFile, seed: int, inside: bool, pack: MakeFile
) -> None:
    chance = random.Random(seed)
    path = make_docx(SAMPLE, numbering=NUMBERING)
    if inside:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(parts))
        pack(path, {**parts, name: damaged(parts[name], chance)})
    else:
        path.write_bytes(damaged(path.read_bytes(), chance))
    try:
        assert isinstance(read(path), Read)
    except InputError as error:
        assert "\n" not in str(error)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same with some bytes changed, a stretch cut out, or tags shuffled."""
    kind = chance.randrange(3)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randint(1, 5)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        start = chance.randrange(len(data))
        return data[:start] + data[start + chance.randint(1, 60) :]
    names = re.findall(rb"w:\w+", data) or [b"x"]
    return re.sub(
        rb"w:\w+",
        lambda found: chance.choice(names) if chance.random() < 0.05 else found[0],
        data,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        p(t("a")) * 20_000,
        p(*(t("støtter ") for _ in range(20_000))),
        p(*('<w:r><w:drawing/></w:r>' for _ in range(20_000)), t("a")),
        p(*('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' for _ in range(20_000))) + p(t("a")),
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
          * 20_000, t("a") * 20_000),
        p(t("a"), properties="<w:rPr><w:del/></w:rPr>") * 20_000,
        item("a") * 20_000,
        p(t(" " * 300_000 + "a" + "." * 10_000 + ")" * 9_000)),
    ],
)  # fmt: skip
def test_large_files_take_time_in_proportion(make_docx: MakeFile, body: str) -> None:
    import time

    path = make_docx(body, numbering=NUMBERING)
    start = time.process_time()
    assert read(path).text
    assert time.process_time() - start < 10
