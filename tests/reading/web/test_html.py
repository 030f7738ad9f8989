"""Saved web pages: real files, made here; what a reader of the page reads is the text."""

from __future__ import annotations

import codecs
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.reading.finding.files import Source
from standpunkt.reading.web import html
from standpunkt.reading.web.html import page, read_html, read_mhtml
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

SITE = """<!DOCTYPE html><html lang="no"><head><meta charset="utf-8"><title>Høring - vannlov</title>
<script>const a = "Vi støtter ikke menyen";</script><style>p::after {{content: "menyen"}}</style>
</head><body class="has-cookie-banner with-menu sidebar-left">
<a class="skip-link" href="#m">Hopp over menyen</a>
<div id="CookieConsent"><p>Vi støtter ikke menyen med informasjonskapsler.</p></div>
<header><p>Vi støtter ikke menyen i toppen.</p></header>
<nav><ul><li>Støtter ikke menyen</ul></nav><div class="main-menu"><p>Om menyen</p></div>
<ol class="breadcrumb"><li><a href="/">Menyen</a><li>Høringer i menyen</ol>{}
<div class="share-buttons">Del menyen på Facebook</div>
<div hidden>Menyen er skjult.</div><p style="display:none">Menyen er skjult.</p>
<template>Menyen i malen</template><noscript>Menyen krever skript</noscript><!-- menyen -->
<select><option>Menyen</select><button>Menyen</button><iframe src="x">Menyen</iframe>
<aside class="related"><p>Les også om menyen.</p></aside>
<footer><p>Vi støtter ikke menyen i bunnen.</p></footer></body></html>"""

CASES = {
    "paragraphs": ("<p>Vi er for.</p><p>Vi er\n imot.</p>", "Vi er for.\n\nVi er imot."),
    "heading": ("<h2>Til § 3</h2><p>Vi er for.</p>", "Til § 3\n\nVi er for."),
    "list": ("<p>Vi vil:</p><ul><li>a b<li>c d</ul>", "Vi vil:\n\n- a b\n- c d"),
    "numbers": ("<ol start=3><li>a b<li>c d<li value=9>e f</ol>", "3. a b\n4. c d\n9. e f"),
    "letters": ("<ol type=a><li>Vi er<li>De er</ol>", "a) Vi er\nb) De er"),
    "own marker": ("<ul><li>1. Vi er<li>• De er</ul>", "1. Vi er\n• De er"),
    "nested": (
        "<ul><li>En ting<ul><li>dypere<li>til</ul><li>To ting</ul>",
        "- En ting\n  - dypere\n  - til\n- To ting",
    ),
    "item of paragraphs": ("<ul><li><p>En.</p><p>To.</p></ul>", "- En.\n\nTo."),
    "table": (
        "<table><caption>Syn</caption><tr><th>Del<th>Svar<tr><td>§ 3<td>Støttes.<tr><td>§ 4"
        "<td></table>",
        "Syn\n\nDel\tSvar\n\n§ 3\n\nStøttes.\n\n§ 4",
    ),
    "wide table": ("<table><tr><td>§ 3<td>Gebyr<td>Nei</table>", "§ 3\tGebyr\tNei"),
    "layout": ("<table><tr><td><h2>Svar</h2><td><p>Vi er for.</table>", "Svar\n\nVi er for."),
    "definitions": ("<dl><dt>§ 3</dt><dd>Støttes.</dd></dl>", "§ 3: Støttes."),
    "br": ("<p>En<br>to<br><br>Tre</p>", "En\nto\n\nTre"),
    "pre": ("<pre>En\n  to</pre>", "En\nto"),
    "changes": ("<p>Vi <del>er ikke</del> <ins>er</ins> for <s>alt</s>.</p>", "Vi er for ."),
    "quote": ("<p>De sier <q>nei</q>.</p>", "De sier «nei»."),
    "entities": (
        "<p>St&oslash;tter &laquo;§&nbsp;5&raquo;, h&oslash;rings&shy;svar &amp; m&sup2;</p>",
        "Støtter «§\xa05», høringssvar & m²",
    ),
    "sup": ("<p>12 m<sup>2</sup> og H<sub>2</sub>O</p>", "12 m² og H2O"),
    "inline": ("<p>Vi <b>støtter</b><i> ikke</i> <a href=x>dette</a></p>", "Vi støtter ikke dette"),
    "hidden below a dialog": (
        f"<div aria-hidden=true><p>{'Vi er for dette. ' * 20}</p></div>",
        ("Vi er for dette. " * 20).strip(),
    ),
    "folded": ("<details><summary>Mer</summary><p>Vi er for.</details>", "Mer\n\nVi er for."),
    "broken": ("<p>Vi <b>er <i>for</b> alt</i><div>Ja</p></span>", "Vi er for alt\n\nJa"),
    "footnote": (
        "<p>Vi er for.<sup><a href='#fn1'>1</a></sup></p><ol class=footnotes><li id=fn1>Ikke alle."
        " <a href='#r1'>↩</a></ol><p>Takk.</p>",
        "Vi er for.\n\nTakk.\n\nIkke alle.",
    ),
}


@pytest.mark.parametrize(
    "around", ["<main>{}</main>", "<div id=page>{}</div>", "<article>{}</article>"]
)
@pytest.mark.parametrize("case", CASES)
def test_what_the_page_says_and_nothing_of_the_site(case: str, around: str) -> None:
    body, text = CASES[case]
    read = page(SITE.format(around.format(f"<h1>Vårt svar</h1>{body}")).encode(), "svar.html")
    assert read.text == f"Vårt svar\n\n{text}"
    assert "meny" not in read.text.lower()


def test_footnotes_have_a_place_and_changes_a_note() -> None:
    read = page(CASES["footnote"][0].encode(), "a.html")
    assert [(read.text[p.start :], p.name) for p in read.places] == [("Ikke alle.", "footnote 1")]
    assert page(CASES["changes"][0].encode(), "a.html").notes == ("2 deleted passages left out",)


def test_a_page_named_after_its_menu_is_kept() -> None:
    body = "<div class='sidebar related menu'><p>Vi støtter forslaget, alt i alt.</p></div>"
    assert page(f"<body>{body}<p>Ja.</p>".encode(), "a.html").text.startswith("Vi støtter")


def test_much_that_is_hidden_is_told() -> None:
    read = page(f"<p>Ja.<div hidden>{'Vi er imot. ' * 100}</div>".encode(), "a.html")
    assert read.text == "Ja."
    assert "the page hides" in read.notes[0]


RESPONSE = (
    SITE.replace("{}", "@")
    .format()
    .replace(
        "@",
        "<main><h1>Høringssvar fra Testvik kommune</h1><p>Til høringen: Ny vannlov</p>"
        "<p><b>Dato:</b> 03.02.2026 <b>Svartype:</b> {} merknad</p>"
        "<h2>Vedlegg</h2><ul><li><a href='/f/uttale%20vann.pdf'>Uttale om vann (PDF)</a></ul>"
        "</main>",
    )
)


@pytest.mark.parametrize("kind", ["Med", "Uten"])
def test_a_response_page_tells_its_facts(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "svar.html"
    path.write_text(RESPONSE.replace("{}", kind, 1), encoding="utf-8")
    document = load(Source("svar", "svar.html", path))
    known = document.metadata
    assert (known.organisation, known.hearing) == ("Testvik kommune", "Ny vannlov")
    assert known.date is not None
    assert known.date.isoformat() == "2026-02-03"
    assert dict(known.extra) == {
        "answer_type": f"{kind} merknad",
        "attachments": "Uttale om vann (PDF)",
    }
    assert "Uttale om vann (PDF)" in document.notes[0]


@pytest.mark.parametrize("kind", ["Med", "Uten"])
def test_without_remarks_is_a_neutral_stand(engine: Engine, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "svar.html"
    path.write_text(RESPONSE.replace("{}", kind, 1), encoding="utf-8")
    found = engine.read(load(Source("svar", "svar.html", path)))
    said = [(p.stance.value, p.words(p.evidence), p.target, p.holder) for p in found]
    assert said == [("neutral", "Uten merknad", None, "respondent")] * (kind == "Uten")


TEXT = "<p>Vi støtter – «ja»</p>"
SAID = "Vi støtter – «ja»"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (b"<meta charset=iso-8859-1>" + TEXT.encode("cp1252"), "Windows-1252"),
        (b"<meta http-equiv=x content='text/html; charset=windows-1252'>" + TEXT.encode(), ""),
        (b"<meta charset=utf-16>" + TEXT.encode(), ""),
        (b"<meta charset=tull>" + TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings(data: bytes, note: str) -> None:
    read = page(data, "a.html")
    assert read.text == SAID
    assert [note in said for said in read.notes] == [True] * bool(note)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"<!-- -->", "holds no text"),
        (b"<body><script>let a</script><div id=root></div>", "open it in a browser"),
        (b"%PDF-1.7 x", "is a binary file"),
        (b"<p>a\0b", "is a binary file"),
        (b"<div>" * 5000 + b"x", "too deep"),
        (b"<b>x</b>" * (html.MAX_ELEMENTS + 1), "more than"),
        (b" " * (html.MAX_BYTES + 1), "too large"),
    ],
)
def test_what_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        page(data, "a.html")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_html(tmp_path / "a.html", "a.html")


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "svar.mhtml"
    path.write_bytes(
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n"
        b"--X\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
        b"\n\n<p>Vi st=C3=B8tter forslaget.\n--X\nContent-Type: text/css\n\np {}\n--X--\n"
    )
    assert read_mhtml(path).text == "Vi støtter forslaget."
    path.write_bytes(b"Subject: x\n\ny")
    with pytest.raises(InputError, match="holds no web page"):
        read_mhtml(path)


def test_a_large_page_is_quick() -> None:
    begin = time.process_time()
    page(b"<div><p>Vi <b>er</b> for.</p><ul><li>a<li>b</ul></div>" * 10_000, "a.html")
    page(b"<img src='data:image/png;base64," + b"A" * 5_000_000 + b"'><p>Ja.", "a.html")
    assert time.process_time() - begin < 8


PIECES = st.sampled_from(
    """<p> </p> <ul> <li> </ul> <table> <tr> <td> </table> <del> <main> </main> <div hidden> <br>
    <script> </script> <!-- --> <a href='x.pdf'> </a> <sup>1</sup> <li id=fn1> <pre> <dl> <dt> <dd>
    <ol start=x> <q> &nbsp; &#x110000; &shy; < > <svg> <h1> <article> <body> </html> <ol type=a>
    <p style='white-space:pre'> <div class='footnotes'> støtter ikke forslaget. <frameset>
    """.split()  # noqa: SIM905
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40), st.binary(max_size=4))
def test_damaged_pages_are_read_or_refused(pieces: list[str], tail: bytes) -> None:
    data = " ".join(pieces).encode("utf-8", "surrogatepass") + tail
    try:
        read = page(data, "a.html")
    except InputError:
        return
    assert read.text.strip()
    assert all(0 <= place.start < len(read.text) for place in read.places)
    assert not set(read.text) & {"\0", "\x0b", "\ud800"}


def test_a_page_that_is_mostly_menus_says_so(tmp_path: Path) -> None:
    menu = "<div class='sidebar'>" + "<p>Alle høringer i departementet</p> " * 40 + "</div>"
    path = tmp_path / "a.html"
    path.write_text(f"<body>{menu}<main><p>Vi støtter forslaget.</p></main></body>", "utf-8")
    assert any(note.endswith("taken for menus and the like") for note in read_html(path).notes)
    path.write_text("<body><main><p>Vi støtter forslaget.</p></main></body>", "utf-8")
    assert read_html(path).notes == ()


@pytest.mark.parametrize(
    "word",
    [
        "<span class='share-button'>ikke</span>",
        "<b class='search'>ikke</b>",
        "<a class='menu' href='#'><em>ikke</em></a>",
        "<button>ikke</button>",
        "<button class='toolbar'><b>ikke</b></button>",
        "<img src='ikke.png' alt='ikke'>",
    ],
)
@pytest.mark.parametrize("line", ["p", "li", "td"])
def test_a_word_in_the_middle_of_a_sentence_is_never_menu(word: str, line: str) -> None:
    source = f"<body><{line}>Kommunen støtter {word} forslaget.</{line}></body>"
    if line == "td":
        source = f"<table><tr>{source}</tr></table>"
    assert "støtter ikke forslaget." in page(source.encode(), "a.html").text


def test_buttons_menus_and_pictures_by_themselves_stay_out() -> None:
    source = (
        "<p>Vi er imot.</p><p><img alt='Et naust'></p><p><img alt='Et naust'> Her bor vi.</p>"
        "<p><button>Del</button></p><p><span class='share'>Del</span></p>"
        "<p>Vi er <span hidden>ikke</span> her.</p><div>Nytt <button>Lukk</button></div>"
    )
    assert page(source.encode(), "a.html").text == (
        "Vi er imot.\n\nHer bor vi.\n\nVi er her.\n\nNytt"
    )
