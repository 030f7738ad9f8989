import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from tests.writing.report.conftest import contents, hearing, in_text

from standpunkt.proposals.matrix import matrix
from standpunkt.writing.contents import Contents
from standpunkt.writing.report import page
from standpunkt.writing.report.words import LANGUAGES

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "<!--<script>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% raw %}",
    "\u202egnitset\u202c \u2066x\u2069",
    "a\u2028b\u2029c\x00d\x1be",
    "<a href='javascript:alert(1)' onclick=x>",
)


def written(made: Contents, texts: Mapping[str, str], language: str = "nb") -> str:
    """The page as a browser gets it."""
    return "".join(
        page._HIDDEN.sub("\ufffd", piece) for piece in page.pieces(made, texts, language)
    )


def data_of(html: str) -> dict[str, object]:
    found = lxml.html.fromstring(html).xpath("//script[@id='data']/text()")
    return json.loads(found[0])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def html() -> str:
    return written(*hearing())


def test_the_policy_names_the_one_script_and_the_one_style_and_nothing_else(html: str) -> None:
    tree = lxml.html.fromstring(html)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for element in tree.xpath("//style | //script[not(@type)]"):
        digest = hashlib.sha256(element.text.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert len(tree.xpath("//script")) == 2


def test_nothing_is_loaded_and_no_attribute_is_code(html: str) -> None:
    tree = lxml.html.fromstring(html)
    assert not tree.xpath("//link | //iframe | //img | //object | //form | //base")
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name not in {"src", "style", "srcset", "action"}, (element.tag, name)
            if name == "href":
                assert re.fullmatch(r"#[\w-]+", value), value


@pytest.mark.parametrize("said", HOSTILE)
def test_whatever_a_response_says_is_text(said: str) -> None:
    text = f"Vi støtter {said} her. Hilsen {said}"
    evidence = f"Vi støtter {said} her"
    row = in_text(text, evidence, cue="støtter", target=said, organisation=said, section=said)
    row = replace(row, holder=said, rule=said, link_reason=said, referent=said, hearing=said)
    own = replace(row, holder="respondent")
    made = contents([own, row])
    plain, hostile = written(*hearing()), written(made, {"svar-1": text})

    tree, known = lxml.html.fromstring(hostile), lxml.html.fromstring(plain)
    assert {e.tag for e in tree.iter()} <= {e.tag for e in known.iter()} | {"code"}
    assert len(tree.xpath("//script")) == 2
    assert len(tree.xpath("//style")) == 1
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert all(re.fullmatch(r"#[\w-]+", href) for href in tree.xpath("//@href"))
    shown = "".join(tree.xpath("//*[@class='text']//text()[not(ancestor::*[@class='chip' or "
                               "contains(@class, 'chip ')])]"))  # fmt: skip
    assert shown == page._HIDDEN.sub("\ufffd", text)
    assert data_of(hostile)["ids"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", hostile)


def test_line_breaks_come_to_the_browser_as_they_are_in_the_text() -> None:
    text = "Hei.\r\nVi støtter det.\rHilsen"
    html = written(contents([in_text(text, "Vi støtter det")]), {"svar-1": text})
    assert "Hei.&#13;\n" in html
    assert "\r" not in html.split('class="text"')[1].split("</article>")[0]


def test_places_count_as_javascript_counts(html: str) -> None:
    made, texts = hearing()
    rows = data_of(html)["rows"]
    assert isinstance(rows, dict)
    units = texts["svar-1"].encode("utf-16-le")
    start, end = rows["evidence_from"][2], rows["evidence_to"][2]
    assert units[2 * start : 2 * end].decode("utf-16-le") == made.rows[2].evidence
    # The table's own offsets count code points: one less behind the astral sign.
    assert rows["start"][2] == start - 1


def test_every_position_can_be_reached_without_a_script(html: str) -> None:
    tree = lxml.html.fromstring(html)
    assert [e.get("id") for e in tree.xpath("//a[contains(@class, 'chip')]")] == [
        "t1", "t2", "t3", "t4", "t5",
    ]  # fmt: skip
    cells = tree.xpath("//table[@id='heat']//td/a/@href")
    assert cells == ["#t1", "#t2", "#t4"]
    third = tree.xpath("//a[@id='t5']")[0]
    assert "Hyttefolket" in third.get("title")
    assert " o" in third.get("class")


def test_what_was_not_read_is_told_and_a_response_without_positions_is_shown(html: str) -> None:
    tree = lxml.html.fromstring(html)
    failed = tree.xpath("//section[@aria-labelledby='h-failed']")[0].text_content()
    assert "ødelagt.pdf: is damaged" in failed
    assert tree.xpath("//article[@id='d3']//div[@class='text']")[0].text_content().startswith("Hei")


def test_the_same_run_makes_the_same_page_and_each_language_another() -> None:
    assert written(*hearing()) == written(*hearing())
    pages = {language: written(*hearing(), language) for language in LANGUAGES}
    assert [pages[language].split("<html lang=")[1][:4] for language in LANGUAGES] == [
        '"nb"', '"nn"', '"en"',
    ]  # fmt: skip
    assert "Høringa" not in pages["nb"]
    assert "Kven meiner kva" in pages["nn"]
    assert "Who thinks what" in pages["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_without_positions_or_without_proposals_has_a_page(language: str) -> None:
    empty = written(Contents([], matrix([])), {}, language)
    assert "h-bars" not in empty
    text = "Vi støtter det."
    row = in_text(text, "Vi støtter det", proposal="", date=date(2026, 3, 2))
    unlinked = written(Contents([row], matrix([row])), {}, language)
    assert "h-heat" not in unlinked
    assert ("2026-03-02" if language == "en" else "02.03.2026") in unlinked


def test_a_pseudonymised_run_names_nobody(tmp_path: Path) -> None:
    """Sources and names of files are no part of the page, nor what a manifest does not name."""
    text = "[PERSON 1] støtter det."
    row = in_text(
        text,
        "[PERSON 1] støtter det",
        doc_id="dokument-1",
        source="svar/Kari Testmann.txt",
        organisation="[PERSON 1]",
    )
    html = written(contents([row]), {"dokument-1": text})
    assert "Testmann" not in html
    path = tmp_path / "r.html"
    page.write(path, contents([row]), {"dokument-1": text})
    assert path.read_text(encoding="utf-8") == html
