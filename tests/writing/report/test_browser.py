"""The report in a real browser: what people do with it, and what it must not do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from tests.writing.report.conftest import contents, hearing, in_text

from browser import chromium
from standpunkt.positions import Stance
from standpunkt.proposals.rows import row_ids
from standpunkt.writing.contents import Contents
from standpunkt.writing.report import page as report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, expect
else:
    # Where only the plain tests run, neither is there.
    expect = pytest.importorskip("playwright.sync_api").expect
Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe

pytestmark = pytest.mark.system

VIEWS = ("overview", "positions", "p2", "responses", "t2", "review")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("report") / "r.html"
    report.write(found, *hearing())
    return found


@pytest.fixture
def open_page(browser: Browser, path: Path) -> Iterator[Open]:
    """Opens the report; the test fails on any request, error or line in the console."""
    told: list[str] = []
    opened: set[str] = set()
    made = []

    def call(where: str = "overview", file: Path = path, **options: Any) -> Page:
        context = browser.new_context(**({"viewport": WIDE} | options))
        made.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: told.append(message.text))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.on("dialog", lambda dialog: told.append(f"dialog {dialog.message}"))
        tab.on("request", lambda asked: told.append(asked.url))
        tab.goto(f"{file.as_uri()}#{where}")
        opened.add(file.as_uri())
        return tab

    yield call
    for context in made:
        context.close()
    assert [line for line in told if line not in opened and not line.startswith("blob:")] == []


def numbers(tab: Page) -> list[str]:
    return tab.locator(".line .k-number a").all_text_contents()


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_and_fits_the_screen(open_page: Open, view: str) -> None:
    for size in (WIDE, NARROW):
        tab = open_page(view, viewport=size)
        expect(tab.locator("main > .view:visible")).to_have_count(1)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, view: str, scheme: str) -> None:
    for size in (WIDE, NARROW):
        tab = open_page(view, viewport=size, color_scheme=scheme)
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
        found = Axe().run(tab, options=rules).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_searching_filtering_and_sorting(open_page: Open) -> None:
    tab = open_page("positions")
    assert numbers(tab) == ["1", "2", "3", "4", "5"]
    tab.fill("#f-query", "GEBYRET avviser")
    assert numbers(tab) == ["5"]
    expect(tab.locator("#hits")).to_have_text("1 av 5 standpunkter")
    tab.fill("#f-query", "finnes ikke")
    expect(tab.locator("#hits")).to_have_text(re.compile("Ingen"))
    tab.click("#filters button")
    tab.select_option("#f-proposal", "V2")
    assert numbers(tab) == ["2", "5"]
    tab.click("#filters summary")
    tab.select_option("#f-whose", "own")
    assert numbers(tab) == ["2"]
    tab.click("#filters button")
    tab.select_option("#f-proposal", "-")
    assert numbers(tab) == ["3"]
    tab.click("#filters button")
    tab.select_option("#f-sure", "60")
    assert numbers(tab) == ["1", "2", "4", "5"]
    tab.click("#filters button")
    tab.click(".headings .k-organisation button")
    tab.click(".headings .k-organisation button")
    assert numbers(tab) == ["4", "5", "1", "2", "3"]
    head = tab.locator(".headings .k-organisation")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_from_a_cell_to_its_words_and_back(open_page: Open) -> None:
    tab = open_page()
    tab.click("#heat td a >> nth=1")
    expect(tab.locator("#t2")).to_be_focused()
    expect(tab.locator("#t2")).to_be_in_viewport()
    marked = "".join(tab.locator("mark.now").all_text_contents())
    assert marked == "Vi går imot gebyret for sommervann"
    tab.go_back()
    expect(tab.locator("#overview")).to_be_visible()


def test_from_a_row_to_its_words_and_back(open_page: Open) -> None:
    tab = open_page("p4")
    panel = tab.locator("#detail")
    expect(panel.locator("h2")).to_have_text("Standpunkt 4")
    expect(panel).to_contain_text("sier rett ut at det støttes")  # the rule in plain words
    expect(panel).to_contain_text("ordene ligner forslagets")
    expect(panel).to_contain_text("0,91 at standpunktet er riktig lest, 0,80 at")
    panel.get_by_text("Vis i svaret").click()
    expect(tab.locator("#t4")).to_be_focused()
    panel.get_by_text("Vis i tabellen").click()
    expect(tab.locator(".line.current .k-number a")).to_have_text("4")


def test_next_and_previous_by_keyboard_and_out_again(open_page: Open) -> None:
    tab = open_page("t1")
    for key, where in (("j", "t2"), ("ArrowRight", "t3"), ("j", "t4"), ("k", "t3")):
        tab.keyboard.press(key)
        expect(tab.locator(f"#{where}")).to_be_focused()
    expect(tab.locator("#d1")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#detail")).to_be_hidden()
    expect(tab.locator("#t3")).to_be_focused()


def test_all_is_reached_by_the_tabulator(open_page: Open) -> None:
    tab = open_page("")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    seen = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        seen.add(tab.evaluate("document.activeElement.getAttribute('href')"))
    assert {"#positions", "#review", "#t1", "#t4", "#d2"} <= seen


def saved(tab: Page) -> list[dict[str, Any]]:
    tab.click("[data-view=review]")
    with tab.expect_download() as given:
        tab.click("#save")
    lines = Path(given.value.path()).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_review_is_kept_saved_and_taken_back(open_page: Open, tmp_path: Path) -> None:
    made, _ = hearing()
    ids = row_ids(made.rows)
    tab = open_page("review")
    tab.fill("#reviewer", "kt")
    # First to be looked at: somebody else's stand where the respondent has none of its own.
    tab.locator(".queue button").first.click()
    expect(tab.locator("#detail h2")).to_have_text("Standpunkt 5")
    tab.goto(f"{tab.url.partition('#')[0]}#p3")
    tab.click("#confirm")
    tab.goto(f"{tab.url.partition('#')[0]}#p2")
    tab.click("#correct")
    tab.select_option("#detail select[name=stance]", "skeptical")
    tab.select_option("#detail select[name=proposal]", "V1")
    tab.fill("#detail textarea", "Tvil, ikke avslag")
    tab.click("#detail button[type=submit]")
    tab.goto(f"{tab.url.partition('#')[0]}#p5")
    tab.click("#reject")
    tab.reload()
    expect(tab.locator("#detail .decide [role=status]")).to_have_text("avvist · kt")

    lines = saved(tab)
    assert [(one["row_id"], one["decision"], one["reviewer"]) for one in lines] == [
        (ids[2], "confirmed", "kt"),
        (ids[1], "corrected", "kt"),
        (ids[4], "rejected", "kt"),
    ]
    assert lines[1]["person"] == {"stance": "skeptical", "proposal_id": "V1"}
    assert lines[1]["comment"] == "Tvil, ikke avslag"
    row = made.rows[1]
    assert lines[1]["machine"] == {
        "organisation": "Fjordvik kommune",
        "holder": "respondent",
        "proposal_id": "V2",
        "stance": "oppose",
        "target": "",
        "evidence": row.evidence,
        "cue": "går imot",
        "evidence_start": row.evidence_start,
        "evidence_end": row.evidence_end,
    }
    assert lines[2]["machine"]["holder"] == "Hyttefolket"
    assert all(re.fullmatch(r"[\d-]{10}T[\d:.]+Z", one["time"]) for one in lines)

    file = tmp_path / "d.jsonl"
    stranger = lines[0] | {"row_id": "0" * 16}
    file.write_text("\n".join(map(json.dumps, [*lines, stranger])), encoding="utf-8")
    other = open_page("review")
    other.set_input_files("#load", file)
    expect(other.locator("#told")).to_have_text(re.compile("4 avgjørelser hentet. 1 avgjørelser"))
    assert saved(other) == [*lines, stranger]


def test_next_and_previous_in_review_follow_the_queue(open_page: Open) -> None:
    tab = open_page("review")
    heading = tab.locator("#detail h2")
    queued = tab.locator(".queue button.card-button")
    expect(queued).to_have_count(2)
    queued.nth(1).click()
    second = heading.inner_text()
    queued.nth(0).click()
    first = heading.inner_text()
    assert first != second
    expect(tab.locator("#before")).to_be_disabled()
    tab.click("#after")
    expect(heading).to_have_text(second)
    expect(tab.locator("#after")).to_be_disabled()
    tab.click("#before")
    expect(heading).to_have_text(first)
    # What is decided on leaves the queue, and the next is its first again.
    tab.click("#confirm")
    expect(queued).to_have_count(1)
    tab.click("#after")
    expect(heading).to_have_text(second)


def test_what_is_to_be_checked_of_a_response_leads_to_it(open_page: Open) -> None:
    tab = open_page("review")
    unread, unnamed = tab.locator(".queue div.card-button"), tab.locator(".queue a.card-button")
    expect(unread).to_contain_text("filen ble ikke lest")
    expect(unread).to_contain_text("ødelagt.pdf")
    expect(unnamed.first).to_contain_text("navnet på instansen er ikke funnet")
    unnamed.first.click()
    expect(tab.locator("#n3")).to_be_visible()
    expect(tab.locator("#responses")).to_contain_text("Hei og takk for tilsendt sak")


@pytest.mark.parametrize("line", ["{", "[]", '{"row_id": "a", "decision": "x"}', "null"])
def test_a_file_that_holds_no_decisions_is_told_and_changes_nothing(
    open_page: Open, tmp_path: Path, line: str
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text(line, encoding="utf-8")
    tab = open_page("review")
    tab.set_input_files("#load", file)
    expect(tab.locator("#told")).to_have_text(re.compile("kunne ikke leses, linje 1"))
    expect(tab.locator("#save")).to_be_disabled()


def test_a_decision_is_undone(open_page: Open) -> None:
    tab = open_page("p1")
    tab.click("#confirm")
    expect(tab.locator(".line .decided")).to_have_text("bekreftet")
    tab.click("#undo")
    expect(tab.locator(".line .decided")).to_have_count(0)


SELECT = """(words) => {
  const box = document.querySelector(".response.shown .text");
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let found = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".chip, noscript")) continue;
    for (let i = 0; i < walker.currentNode.length; i++) found.push([walker.currentNode, i]);
  }
  const text = found.map(([node, i]) => node.data[i]).join("");
  const at = text.indexOf(words);
  range.setStart(...found[at]);
  const [node, i] = found[at + words.length - 1];
  range.setEnd(node, i + 1);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_adding_by_selecting_words_across_marks(open_page: Open) -> None:
    _, texts = hearing()
    words = "gebyret for sommervann. 😀 Vi er skeptiske til"
    tab = open_page("d1")
    tab.evaluate(SELECT, f" {words} ")
    tab.click("#offer button")
    tab.select_option("#detail select[name=stance]", "demand")
    tab.click("#detail button[type=submit]")
    (one,) = saved(tab)
    assert (one["row_id"], one["decision"], one["doc_id"]) == ("", "added", "svar-1")
    person = one["person"]
    assert person["stance"] == "demand"
    assert person["organisation"] == "Fjordvik kommune"
    assert person["evidence"] == words
    assert texts["svar-1"][person["evidence_start"] : person["evidence_end"]] == words


def test_nothing_is_added_where_the_text_is_not_whole(open_page: Open, tmp_path: Path) -> None:
    made, _ = hearing()
    file = tmp_path / "r.html"
    report.write(file, made, {})
    tab = open_page("d1", file)
    expect(tab.locator("#d1 .note")).to_be_visible()
    tab.evaluate(SELECT, "skeptiske")
    expect(tab.locator("#offer")).to_be_hidden()


def test_what_a_response_says_is_never_run(open_page: Open, tmp_path: Path) -> None:
    said = "</script><img src=x onerror=\"alert('x')\"><script>alert(1)</script>\u202e"
    text = f"Vi støtter {said} her."
    row = in_text(text, f"Vi støtter {said} her", cue="støtter", target=said)
    row = replace(row, organisation=said, section=said, rule=said)
    file = tmp_path / "r.html"
    report.write(file, contents([row]), {"svar-1": text})
    for where in ("overview", "p1", "t1", "review"):
        tab = open_page(where, file)
        expect(tab.locator("main img")).to_have_count(0)
    expect(tab.locator("#reviewing")).to_be_visible()
    tab = open_page("t1", file)
    expect(tab.locator("#d1 .text")).to_contain_text("<img src=x onerror=")


def test_the_page_is_readable_without_a_script(open_page: Open) -> None:
    tab = open_page(java_script_enabled=False)
    for where in ("#overview", "#positions", "#responses", "#review", "#d1", "#d3"):
        expect(tab.locator(where)).to_be_visible()
    expect(tab.locator("noscript").first).to_be_visible()
    expect(tab.locator("#theme")).to_be_hidden()
    tab.click("#heat td a >> nth=1")
    expect(tab.locator("#t2")).to_be_in_viewport()


@pytest.mark.parametrize("view", ["overview", "positions", "t1"])
def test_a_view_is_printed(open_page: Open, view: str) -> None:
    tab = open_page(view)
    made = pypdfium2.PdfDocument(tab.pdf(format="A4"))
    said = "".join(page.get_textpage().get_text_range() for page in made)
    assert "Fjordvik kommune" in said
    assert "Nullstill" not in said
    assert {"overview": "Mest omstridt", "positions": "Hyttefolket", "t1": "Høring om vann"}[
        view
    ] in said


def test_figures_are_saved_as_svg_and_png(open_page: Open) -> None:
    tab = open_page()
    for ending, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        tab.locator(".figure").first.evaluate("box => box.open = true")
        with tab.expect_download() as given:
            tab.click(f".figure >> nth=0 >> [data-save={ending}]")
        assert given.value.suggested_filename == f"standpunkt-bars.{ending}"
        assert Path(given.value.path()).read_bytes().startswith(start)


def test_the_overview_is_put_in_another_order(open_page: Open) -> None:
    tab = open_page()
    rows = tab.locator("#heat tbody th a")
    assert rows.all_text_contents() == ["Fjordvik kommune", "Norsk Brolag"]
    tab.select_option("#heat-order", "kind")
    assert rows.all_text_contents() == ["Norsk Brolag", "Fjordvik kommune"]
    tab.select_option("#heat-order", "said")
    assert rows.all_text_contents() == ["Fjordvik kommune", "Norsk Brolag"]
    tab.click("#heat .sort >> nth=0")
    expect(rows.first).to_have_text("Fjordvik kommune")
    tab.click("#bars a >> nth=1")
    assert numbers(tab) == ["2", "5"]


def test_a_long_list_holds_few_rows_at_a_time(open_page: Open, tmp_path: Path) -> None:
    text = " ".join(f"Vi støtter punkt {n} her." for n in range(1200))
    rows = [
        in_text(text, f"Vi støtter punkt {n} her", "oppose" if n % 7 else "support")
        for n in range(1200)
    ]
    assert {row.stance for row in rows} == {Stance.OPPOSE, Stance.SUPPORT}
    file = tmp_path / "r.html"
    made: Contents = contents(rows)
    report.write(file, made, {"svar-1": text})
    tab = open_page("p1100", file)
    expect(tab.locator(".line.current .k-number a")).to_have_text("1100")
    expect(tab.locator(".line.current")).to_be_in_viewport()
    assert tab.locator(".line").count() < 60
    tab.select_option("#f-stance", "support")
    expect(tab.locator("#hits")).to_have_text("172 av 1200 standpunkter")
    tab.fill("#f-query", '"punkt 7 her"')
    assert numbers(tab) == ["8"]
