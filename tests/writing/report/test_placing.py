from dataclasses import replace

import pytest
from tests.writing.report.conftest import hearing, in_text

from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.report.marks import Role
from standpunkt.writing.report.placing import Placed, placed

TEXT = (
    "Fjordvik kommune støtter\nforslaget, forutsatt at staten betaler. "
    "Norsk Brolag mener at  gebyret er for høyt. Vi er enige."
)


def words(shown: Placed, number: int) -> dict[str, str]:
    return {role.name.lower(): span.of(shown.text) for role, span in shown.marks[number].items()}


@pytest.mark.parametrize("text", [TEXT, None])
def test_the_words_of_a_position_are_found_in_the_text_and_in_the_sentence(
    text: str | None,
) -> None:
    row = in_text(
        TEXT,
        "Fjordvik kommune støtter\nforslaget, forutsatt at staten betaler",
        cue="støtter",
        target="forslaget",
        condition="forutsatt at staten betaler",
    )
    shown = placed({7: row}, text)

    assert shown.whole is (text is not None)
    found = {role: " ".join(said.split()) for role, said in words(shown, 7).items()}
    assert found == {
        "evidence": "Fjordvik kommune støtter forslaget, forutsatt at staten betaler",
        "holder": "Fjordvik kommune",
        "cue": "støtter",
        "target": "forslaget",
        "condition": "forutsatt at staten betaler",
    }
    assert shown.sentences[7].of(shown.text).endswith("betaler.")


@pytest.mark.parametrize(
    ("evidence", "holder", "named"),
    [
        ("Norsk Brolag mener at  gebyret er for høyt", "Norsk Brolag", "Norsk Brolag"),
        ("Vi er enige", "respondent", "Vi"),
        ("gebyret er for høyt", "Hyttefolket", None),
    ],
)
def test_where_the_holder_is_named_is_marked(evidence: str, holder: str, named: str | None) -> None:
    shown = placed({1: in_text(TEXT, evidence, holder=holder)}, TEXT)
    assert words(shown, 1).get("holder") == named


def test_a_text_of_another_run_is_not_shown_for_the_positions_of_this_one() -> None:
    row = in_text(TEXT, "Vi er enige")
    shown = placed({1: row}, f"Nytt brevhode\n{TEXT}")
    assert not shown.whole
    assert words(shown, 1)["evidence"] == "Vi er enige"


@pytest.mark.parametrize(
    "row",
    [
        in_text(TEXT, "Vi er enige", evidence_start=None),
        in_text(TEXT, "Vi er enige", evidence_end=10_000),
        in_text(TEXT, "Vi er enige", sentence="Noe helt annet."),
        in_text(TEXT, "Vi er enige", sentence=""),
        replace(in_text(TEXT, "Vi er enige"), evidence="", sentence=""),
    ],
)
def test_a_row_whose_places_are_unknown_still_has_words(row: PositionRow) -> None:
    shown = placed({1: row}, TEXT)
    start, end = shown.marks[1][Role.EVIDENCE]
    assert 0 <= start < end <= len(shown.text)


def test_a_sentence_with_two_positions_is_shown_once() -> None:
    first = in_text(TEXT, "Vi er enige", sentence="Vi er enige, men ikke i alt.")
    shown = placed({1: first, 2: replace(first, evidence="ikke i alt")}, None)
    assert shown.text == "Vi er enige, men ikke i alt."
    assert words(shown, 2)["evidence"] == "ikke i alt"


def test_every_position_of_a_hearing_is_placed() -> None:
    made, texts = hearing()
    rows = {n: row for n, row in enumerate(made.rows, 1) if row.doc_id == "svar-1"}
    shown = placed(rows, texts["svar-1"])
    assert shown.whole
    assert list(shown.marks) == [1, 2, 3]
    assert all(Role.EVIDENCE in spans for spans in shown.marks.values())


def test_the_marks_of_headings_are_not_seen_and_nothing_moves() -> None:
    text = "## § 9 Kontroll\n\nVi støtter det.\n\n#stemmer ikke"
    row = in_text(text, "Vi støtter det", cue="støtter")
    shown = placed({1: row}, text)
    assert "#" not in shown.text.split("#stemmer")[0]
    assert len(shown.text) == len(text)
    assert words(shown, 1)["evidence"] == "Vi støtter det"
