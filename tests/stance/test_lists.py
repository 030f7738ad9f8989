"""A lead-in gives its items their stance, and a cue its second target."""

from collections.abc import Callable

import pytest

from standpunkt.positions import Position

Read = Callable[[str], list[Position]]


def read_off(found: list[Position]) -> list[tuple[str, str]]:
    return [(str(p.stance), p.words(p.target).removeprefix("at ")) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter følgende tiltak:\n• flere busser\n• lavere priser",
            [("support", "flere busser"), ("support", "lavere priser")],
        ),
        (
            "Laget er imot:\n1. gebyr på klager\n2. kortare frist",
            [("oppose", "gebyr på klager"), ("oppose", "kortare frist")],
        ),
        (
            "Vi støtter ikke:\n- gebyr på klager\n- nye soner",
            [("oppose", "gebyr på klager"), ("oppose", "nye soner")],
        ),
        (
            "Vi mener:\n- at fristen er for kort\n- at gebyret bør fjernes",
            [("skeptical", "fristen er for kort"), ("demand", "gebyret bør fjernes")],
        ),
        ("Vi mener:", []),
        ("Departementet foreslår:\n• å lovfeste en norm\n• å styrke retten", []),
        ("Til stede var:\n• ordføreren\n• varaordføreren", []),
    ],
)
def test_items_take_the_stance_of_their_lead_in(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected


def test_an_item_is_the_evidence_and_the_cue_stands_in_the_lead_in(read: Read) -> None:
    first, second = read("Vi støtter følgende tiltak:\n• flere busser\n• lavere priser")
    assert first.cue == second.cue
    assert first.words(first.cue).startswith("støtter")
    assert second.words(second.evidence) == "lavere priser"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi er positive til nye soner, og til at fristen blir lengre.",
            [("support", "nye soner"), ("support", "fristen blir lengre")],
        ),
        (
            "Vi ber om at fristen forlenges og at gebyret fjernes.",
            [("demand", "fristen forlenges"), ("demand", "gebyret fjernes")],
        ),
        ("Vi støtter endringene i §§ 5, 6 og 7.", [("support", "endringene i §§ 5, 6 og 7")]),
    ],
)
def test_a_second_head_is_a_second_position(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected
