from pathlib import Path

import pytest

import compact_gold

HEAD = "# Fjordvik kommune | nb | Torg | kommune"


def write(folder: Path, *lines: str) -> Path:
    (folder / "01.gold").write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return folder


def marked(response: compact_gold.Response, n: int, key: str) -> str:
    """The words of a span of the nth position."""
    span = response.positions[n][key]
    assert isinstance(span, list)
    return response.text[span[0] : span[1]]


def test_lines_make_paragraphs_and_clauses_positions(tmp_path: Path) -> None:
    lines = ("Saken er behandlet.", "|?- Vi [liker dårlig] {fristen}, |+ men vi [vil ha] {torget}.")
    (found,) = compact_gold.responses(write(tmp_path, *lines, "", "Hilsen oss"), "s")
    assert found.doc_id == "s001_nb"
    assert found.text == (
        "Saken er behandlet. Vi liker dårlig fristen, men vi vil ha torget.\n\nHilsen oss\n"
    )
    first, second = found.positions
    assert (first["stance"], first["accept"]) == ("skeptical", ["skeptical", "oppose"])
    assert (second["stance"], "accept" in second) == ("support", False)
    assert [marked(found, 0, k) for k in ("evidence", "cue", "target")] == [
        *("Vi liker dårlig fristen", "liker dårlig", "fristen")
    ]
    assert marked(found, 1, "evidence") == "vi vil ha torget"


def test_a_bracket_that_opens_again_widens_the_cue(tmp_path: Path) -> None:
    (found,) = compact_gold.responses(write(tmp_path, "|- {Dette} [må] {vi} [si nei til]."), "s")
    assert marked(found, 0, "cue") == "må vi si nei til"
    assert marked(found, 0, "evidence") == "Dette må vi si nei til"


def test_tier_process_and_holder(tmp_path: Path) -> None:
    lines = ("|?ip Fristen gikk ut i juli.", "|+@Norsk_Brolag Brolaget [er for] {broa}.")
    (found,) = compact_gold.responses(write(tmp_path, *lines), "s")
    implicit, other = found.positions
    assert (implicit["tier"], implicit["aspect"]) == ("implicit", "process")
    assert marked(found, 0, "cue") == "Fristen gikk ut i juli"
    assert (other["holder"], other["tier"]) == ("Norsk Brolag", "core")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("|+ Vi er for {broa}.", "no cue"),
        ("|+ Vi [er for {broa}.", "a mark of the cue is missing"),
        ("|Vi [er for] {broa}.", "no label"),
        ("Vi [er for] {broa}.", "marks in a line with no label"),
    ],
)
def test_what_breaks_the_form_is_named_with_file_and_line(
    line: str, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=problem) as raised:
        compact_gold.responses(write(tmp_path, line), "s")
    assert str(raised.value).startswith("01.gold:1+1: ")


def test_every_third_short_response_is_held_out() -> None:
    names = {path.stem.split(".")[0]: path.parent.name for path in compact_gold.wanted()}
    assert [names[f"s00{n}_nb"] for n in (1, 2, 3)] == ["short", "short", "short-dev"]
    assert {names[n] for n in names if n.startswith("m")} == {"letters-dev"}


def test_the_annotated_folders_are_what_the_compact_form_says() -> None:
    for path, content in compact_gold.wanted().items():
        assert path.read_text(encoding="utf-8") == content
