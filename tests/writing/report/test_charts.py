from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from tests.writing.report.conftest import PROPOSALS, contents, hearing, in_text

from standpunkt.proposals.agreement import pairs
from standpunkt.writing.palette import STRONG, contrast
from standpunkt.writing.report import charts, png
from standpunkt.writing.report.page import figures
from standpunkt.writing.report.words import words

SVG = "{http://www.w3.org/2000/svg}"
LABELS = charts.Labels(
    words("nb").stances(),
    "Søyler",
    "Kart",
    "Enighet",
    "Hvor ofte to er enige.",
    "{n} av {base}",
)


@pytest.mark.parametrize("stance", STRONG)
def test_the_letters_on_a_stance_can_be_read(stance: str) -> None:
    assert contrast(*STRONG[stance]) >= 4.5


def test_the_shades_of_agreement_differ_in_grey_and_their_letters_can_be_read() -> None:
    assert all(contrast(a, b) > 1.1 for a, b in pairwise(charts.SHADES))
    for n, fill in enumerate(charts.SHADES):
        assert contrast(fill, "#FFFFFF" if n > 4 else "#000000") >= 4.5


def test_a_bar_is_as_long_as_all_organisations_and_says_how_many() -> None:
    matrix = hearing()[0].matrix
    drawn = ET.fromstring(charts.bars([(p, matrix.count(p)) for p in PROPOSALS], LABELS))
    titled = [box for box in drawn.iter(f"{SVG}rect") if box.find(f"{SVG}title") is not None]
    assert [box.findtext(f"{SVG}title") for box in titled] == [
        "støtter med forbehold: 1",
        "skeptisk: 1",
        "støtter ikke: 1",
        "ikke nevnt: 1",
    ]
    widths = [float(box.attrib["width"]) for box in titled]
    assert widths[0] + widths[1] == pytest.approx(widths[2] + widths[3])
    assert "2 av 2" in {text.text for text in drawn.iter(f"{SVG}text")}


def test_a_heat_map_tells_each_cell_by_sign_and_title() -> None:
    matrix = hearing()[0].matrix
    drawn = ET.fromstring(charts.heat(matrix, matrix.organisations, LABELS))
    told = [t.text for t in drawn.iter(f"{SVG}title")]
    assert "Fjordvik kommune, V2: støtter ikke" in told
    assert "Norsk Brolag, V2: ikke nevnt" in told  # Hyttefolket's stand is not its own
    signs = {text.text for text in drawn.iter(f"{SVG}text")}
    assert {"✖", "◐", "▲"} <= signs


def test_names_from_outside_stay_text() -> None:
    text = "Vi støtter det. " * 2
    hostile = 'A <script>alert(1)</script> & "B" '
    matrix = contents([in_text(text, "Vi støtter det", organisation=hostile)]).matrix
    drawn = ET.fromstring(charts.heat(matrix, matrix.organisations, LABELS))
    assert not list(drawn.iter("script"))
    assert any((t.text or "").startswith("A <script>") for t in drawn.iter(f"{SVG}text"))


def test_no_chart_has_what_the_policy_of_the_page_forbids() -> None:
    made, _ = hearing()
    drawn = [str(svg) for _, _, svg in figures(made, words("nb"))]
    drawn.append(charts.agreement(pairs(made.matrix), ["Fjordvik kommune", "Norsk Brolag"], LABELS))
    assert len(drawn) == 3
    for svg in drawn:
        assert " style=" not in svg
        assert "href" not in svg


def test_a_figure_becomes_a_picture() -> None:
    matrix = hearing()[0].matrix
    made = png.rendered(charts.bars([(p, matrix.count(p)) for p in PROPOSALS], LABELS))
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(made[16:20], "big") == 2700


def test_figures_fill_their_width_and_say_what_they_show() -> None:
    matrix = hearing()[0].matrix
    drawn = ET.fromstring(charts.heat(matrix, matrix.organisations, LABELS))
    cells = [box for box in drawn.iter(f"{SVG}rect") if box.find(f"{SVG}title") is not None]
    assert {float(box.get("width", 0)) for box in cells} == {104.0}
    told = charts.agreement(pairs(matrix), ["Fjordvik kommune", "Norsk Brolag"], LABELS)
    words_ = [text.text for text in ET.fromstring(told).iter(f"{SVG}text")]
    assert words_[:2] == ["Enighet", "Hvor ofte to er enige."]
