"""OpenDocument texts: what their text is, and that no file does harm."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import odf.opendocument
import odf.table
import odf.text
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.language.blocks import find_blocks
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.reading.word.odt import read_odt
from standpunkt.respondent.load import load

MakeFile = Callable[..., Path]


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def read(path: Path) -> Read:
    return read_odt(path, "svar.odt")


def test_a_file_from_a_library(tmp_path: Path) -> None:
    document = odf.opendocument.OpenDocumentText()
    document.text.addElement(odf.text.H(outlinelevel=2, text="Høringssvar"))
    document.text.addElement(odf.text.P(text="Vi støtter ikke forslaget som er sendt ut."))
    table = odf.table.Table()
    line = odf.table.TableRow()
    for text in ("Gebyr", "1200"):
        cell = odf.table.TableCell()
        cell.addElement(odf.text.P(text=text))
        line.addElement(cell)
    table.addElement(line)
    document.text.addElement(table)
    document.save(str(tmp_path / "svar.odt"))
    found = read(tmp_path / "svar.odt")
    assert found.text == (
        "## Høringssvar\n\nVi støtter ikke forslaget som er sendt ut.\n\nGebyr\t1200"
    )
    assert found.notes == ()
    assert found.places == ()


# --- tracked changes --------------------------------------------------------------------


def changes(*kinds: str) -> str:
    info = "<office:change-info><dc:creator>A</dc:creator></office:change-info>"
    regions = "".join(
        f'<text:changed-region text:id="c{number}"><text:{kind}>{info}'
        f"{p('alltid') if kind == 'deletion' else ''}</text:{kind}></text:changed-region>"
        for number, kind in enumerate(kinds)
    )
    return f"<text:tracked-changes>{regions}</text:tracked-changes>"


def test_an_inserted_not_is_read(make_odt: MakeFile) -> None:
    inserted = '<text:change-start text:change-id="c0"/>ikke <text:change-end text:change-id="c0"/>'
    found = read(make_odt(changes("insertion") + p(f"Vi støtter {inserted}forslaget.")))
    assert found.text == "Vi støtter ikke forslaget."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 0 deletions left out",)


def test_a_deleted_word_is_left_out(make_odt: MakeFile) -> None:
    body = changes("deletion", "format-change") + p(
        'Vi støtter <text:change text:change-id="c0"/>forslaget.'
    )
    found = read(make_odt(body))
    assert found.text == "Vi støtter forslaget."
    assert found.notes == ("has unresolved changes: 0 insertions kept, 1 deletion left out",)


def test_moved_text_is_read_where_it_was_moved_to(make_odt: MakeFile) -> None:
    body = (
        changes("deletion", "insertion")
        + p('<text:change text:change-id="c0"/>Innledning.')
        + p('<text:change-start text:change-id="c1"/>alltid<text:change-end/>')
    )
    assert read(make_odt(body)).text == "Innledning.\n\nalltid"


# --- lists ------------------------------------------------------------------------------

LISTS = """
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1"
 text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="–"/>
</text:list-style>
"""


def items(*inner: str, attributes: str = 'text:style-name="L1"', start: str = "") -> str:
    inside = "".join(f"<text:list-item{start}>{one}</text:list-item>" for one in inner)
    return f"<text:list {attributes}>{inside}</text:list>"


def test_lists_are_numbered_as_writer_does(make_odt: MakeFile) -> None:
    own = 'text:style-name="L1"'
    nested = items(p("under"), p("under") + items(p("dypest"), attributes=""), attributes="")
    body = (
        items(p("en") + p("mer av en") + nested, p("to"), attributes=f'{own} xml:id="x"')
        + p("Mellom.")
        + items(p("tre"), attributes=f'{own} text:continue-numbering="true"')
        + items(p("ny liste"))
        + items(p("fire"), attributes=f'{own} text:continue-list="x"')
        + items(p("sju"), start=' text:start-value="7"')
        + items(p("kule") + items(p("strek"), attributes=""), attributes='text:style-name="L2"')
        + items(items(p("dyp først"), attributes=""), p("så denne"))
        + items(p("uten stil"), attributes='text:style-name="mangler"')
    )  # fmt: skip
    assert read(make_odt(body, automatic=LISTS)).text.split("\n\n") == [
        "1. en",
        "mer av en",
        "  a) under",
        "  b) under",
        "    1.b.1. dypest",
        "2. to",
        "Mellom.",
        "3. tre",
        "1. ny liste",
        "4. fire",
        "7. sju",
        "• kule",
        "  – strek",
        "  a) dyp først",
        "1. så denne",
        "uten stil",
    ]


def test_items_are_items_to_the_reading_of_blocks(make_odt: MakeFile) -> None:
    text = read(make_odt(p("Vi støtter:") + items(p("gebyr"), p("tilsyn")), automatic=LISTS)).text
    kinds = [(block.kind.value, block.marker) for block in find_blocks(text)]
    assert kinds == [("paragraph", ""), ("item", "1."), ("item", "2.")]


# --- headings, tables, boxes --------------------------------------------------------------


def test_headings_are_numbered_by_the_outline(make_odt: MakeFile) -> None:
    outline = (
        "<text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
        '<style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Heading_20_3" style:family="paragraph"/>'
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Heading_20_3"/>'
    )
    heading = '<text:h text:outline-level="{}"{}>{}</text:h>'
    body = (
        p("Svar", "Title")
        + p("Navngitt", "P1")
        + heading.format(1, "", "Syn")
        + heading.format(2, "", "Gebyr?")
        + heading.format(1, ' text:is-list-header="true"', "Uten tall")
        + heading.format(1, "", "Vi støtter forslaget.")
    )
    assert read(make_odt(body, styles=outline)).text.split("\n\n") == [
        "# Svar",
        "### Navngitt",
        "# 1 Syn",
        "## 1.1 Gebyr?",
        "# Uten tall",
        "2. Vi støtter forslaget.",
    ]


def test_tables_go_row_by_row_and_may_nest(make_odt: MakeFile) -> None:
    def line(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}<table:covered-table-cell/></table:table-row>"

    inner = f"<table:table>{line(p('indre en'), p('indre to'))}</table:table>"
    body = (
        p("Vi viser til tabellen som står her.")
        + "<table:table><table:table-column/>"
        + f"<table:table-header-rows>{line(p('Post'), p('Sum'))}</table:table-header-rows>"
        + f"<table:table-rows>{line(p('Vi er imot.'), p('Før.') + inner)}</table:table-rows>"
        + "</table:table>"
    )
    assert read(make_odt(body)).text.partition("\n\n")[2] == (
        "Post\tSum\n\nVi er imot.\n\nFør.\n\nindre en\tindre to"
    )


def test_text_boxes_stand_where_they_are_anchored(make_odt: MakeFile) -> None:
    box = (
        "<draw:frame><draw:text-box><text:p>I boksen.</text:p></draw:text-box>"
        "<svg:title>Bilde</svg:title></draw:frame>"
    )
    shape = "<draw:custom-shape><text:p>I formen.</text:p></draw:custom-shape>"
    body = p(f"{box}Først dette.") + p(f"Vi er {shape}ikke enige.") + box
    found = read(make_odt(body))
    assert found.text == (
        "I boksen.\n\nFørst dette.\n\nVi er ikke enige.\n\nI formen.\n\nI boksen."
    )
    assert [place.name for place in found.places] == ["text box", "", "text box"]


# --- notes, headers, what is hidden -------------------------------------------------------


def test_notes_and_comments_stand_apart(make_odt: MakeFile) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    comment = (
        "<office:annotation><dc:creator>A</dc:creator><text:p>Nei.</text:p></office:annotation>"
    )
    body = p(
        f"Vi er{note.format('endnote', 'Sist.')}{note.format('footnote', 'En.')} ikke "
        f"{comment}enige.<office:annotation-end/>{note.format('footnote', 'To.')}"
    )
    found = read(make_odt(body))
    assert found.text == "Vi er ikke enige.\n\nEn.\n\nTo.\n\nSist."
    assert [place.name for place in found.places] == ["footnote 1", "footnote 2", "endnote 1"]
    assert found.notes == ("1 comment left out",)


MASTERS = (
    '<style:master-page style:name="Standard"><style:header><text:p>Alle sider</text:p>'
    "</style:header><style:footer><text:p>Bunn</text:p></style:footer></style:master-page>"
    '<style:master-page style:name="Brev"><style:header><text:p>Alle sider</text:p></style:header>'
    "<style:header-first><text:p>Fjordvik</text:p><text:p>kommune</text:p></style:header-first>"
    "</style:master-page>"
)


@pytest.mark.parametrize(
    ("style", "top"),
    [("", "Alle sider"), ("Første", "Fjordvik\nkommune"), ("Arv", "Fjordvik\nkommune")],
)
def test_only_the_first_header_is_kept(make_odt: MakeFile, style: str, top: str) -> None:
    automatic = (
        '<style:style style:name="Første" style:family="paragraph" style:master-page-name="Brev"/>'
        '<style:style style:name="Arv" style:family="paragraph" '
        'style:parent-style-name="Første" style:master-page-name=""/>'
    )
    path = make_odt(p("Vi støtter ikke dette.", style), automatic=automatic, masters=MASTERS)
    found = read(path)
    assert found.text == f"{top}\n\nVi støtter ikke dette."
    assert [place.name for place in found.places] == ["letterhead", ""]


def test_a_letterhead_names_the_respondent(make_odt: MakeFile) -> None:
    masters = MASTERS.replace("Alle sider", "Fjordvik kommune")
    path = make_odt(p("Vi støtter ikke forslaget om målere."), masters=masters)
    found = load(Source("svar", "svar.odt", path))
    assert found.metadata.organisation == "Fjordvik kommune"


def test_hidden_text_is_left_out(make_odt: MakeFile) -> None:
    automatic = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    body = (
        p(
            'Vi er <text:span text:style-name="T1">alltid <text:span>helt </text:span></text:span>'
            '<text:span text:style-name="T2">imot.</text:span>'
            '<text:hidden-text text:is-hidden="true">borte</text:hidden-text>'
            '<text:hidden-text text:is-hidden="false"> Ja.</text:hidden-text>'
        )
        + p('<text:hidden-paragraph text:is-hidden="true"/>Borte.')
        + '<text:section text:display="none"><text:p>Borte.</text:p></text:section>'
        + '<text:section text:display="true"><text:p>Her.</text:p></text:section>'
    )
    found = read(make_odt(body, automatic=automatic))
    assert found.text == "Vi er imot. Ja.\n\nHer."
    assert found.notes == (
        "hidden text left out",
        "has struck-through text, which is read as it is",
    )


# --- characters -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ('a<text:s text:c="999999999"/>b', "a" + " " * 80 + "b"),
        ('a<text:s text:c="x"/>b', "a b"),
        ("  a \n  <text:span> b</text:span>  c", "a b c"),
        ("kom\u00admune 10\u00a0000", "kom\u00admune 10\u00a0000"),
        ("<field:fieldmark field:type='x.FORMCHECKBOX'><field:param field:name='Checkbox_Checked' "
         "field:value='true'/></field:fieldmark> Ja", "☒ Ja"),
        ("<field:fieldmark field:type='x.FORMCHECKBOX'/> Ja", "☐ Ja"),
        ("<field:fieldmark><field:param field:name='Dropdown_ListEntry' field:value='Enig'/>"
         "</field:fieldmark>.", "Enig."),
        ("<text:a>en lenke</text:a><text:page-number>3</text:page-number>", "en lenke3"),
        ("<text:ruby><text:ruby-base>under</text:ruby-base><text:ruby-text>over</text:ruby-text>"
         "</text:ruby>", "under"),
        ("ik<text:bookmark/>ke<ny:element xmlns:ny='urn:x'> nå</ny:element>", "ikke nå"),
        ("<loext:content-control loext:showing-place-holder='true'>Klikk</loext:content-control>a",
         "a"),
    ],
)  # fmt: skip
def test_characters(make_odt: MakeFile, inner: str, text: str) -> None:
    assert read(make_odt(p(inner))).text == text


# --- files that do harm, or are none --------------------------------------------------------


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_that_are_no_odt(tmp_path: Path, make_docx: MakeFile, make_odt: MakeFile) -> None:
    for data, said in ((b"", "is empty"), (b"{\\rtf1}", "is an RTF file"), (b"PK", "damaged")):
        (tmp_path / "feil.odt").write_bytes(data)
        assert said in refused(tmp_path / "feil.odt")
    assert "is a Word file" in refused(make_docx("<w:p/>"))
    assert "holds no text" in refused(make_odt(p("")))


def test_an_encrypted_file_is_told_of(make_odt: MakeFile, pack: MakeFile, tmp_path: Path) -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert "encrypted with a password" in refused(make_odt(p("x"), manifest=manifest))
    whole = pack(tmp_path / "ny.odt", {"encrypted-package": b"x"})
    assert "encrypted with a password" in refused(whole)


def test_no_entity_is_ever_read(pack: MakeFile, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "declares a document type" in refused(pack(tmp_path / "a.odt", {"content.xml": bomb}))


def test_a_zip_bomb_is_not_unpacked(pack: MakeFile, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.odt", {"content.xml": b" " * 50_000_000})
    assert "unpacks to far more" in refused(path)


SAMPLE = (
    changes("insertion", "deletion")
    + p('Vi er <text:change-start text:change-id="c0"/>ikke<text:change-end/> enige.')
    + items(p("en"), p("to") + items(p("a")))
    + '<table:table><table:table-row><table:table-cell><text:p>x<text:s text:c="2"/></text:p>'
    "</table:table-cell></table:table-row></table:table>"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damage_gives_a_text_or_a_message(make_odt: MakeFile, pack: MakeFile, seed: int) -> None:
    chance = random.Random(seed)
    path = make_odt(SAMPLE, automatic=LISTS, masters=MASTERS)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(["content.xml", "styles.xml", "META-INF/manifest.xml"])
    names = re.findall(rb"(?:text|table|style):[\w-]+", parts[name]) or [b"x"]
    if chance.random() < 0.3:
        start = chance.randrange(len(parts[name]))
        parts[name] = parts[name][:start] + parts[name][start + chance.randint(1, 60) :]
    else:
        # Whole tags are swapped, so that the XML mostly stays well-formed.
        swap = {one: chance.choice(names) for one in names if chance.random() < 0.3}
        parts[name] = re.sub(
            rb"(?:text|table|style):[\w-]+", lambda m: swap.get(m[0], m[0]), parts[name]
        )
    try:
        assert isinstance(read(pack(path, parts)), Read)
    except InputError as error:
        assert "\n" not in str(error)


def test_deep_files_are_read(make_odt: MakeFile) -> None:
    for tags in ("text:section", "text:list text:list-item", "table:table table:table-row "
                 "table:table-cell", "text:p draw:frame draw:text-box"):  # fmt: skip
        names = tags.split() * (135 // len(tags.split()))
        opening = "".join(f"<{name}>" for name in names)
        closing = "".join(f"</{name}>" for name in reversed(names))
        assert read(make_odt(f"{opening}{p('Dypt.')}{closing}")).text == "Dypt."


@pytest.mark.slow
def test_large_files_take_time_in_proportion(make_odt: MakeFile) -> None:
    import time

    body = (
        p("<text:span>støtter </text:span><draw:frame/><text:s/>" * 20_000)
        + items(*(p("a") for _ in range(20_000)))
        + p("a") * 20_000
    )
    path = make_odt(body, automatic=LISTS)
    start = time.process_time()
    assert read(path).text
    assert time.process_time() - start < 10
