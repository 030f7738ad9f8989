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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kommunen støttar desse tiltaka:\n1. for barn:\n  a) gratis buss\n  b) fri frukt\n"
            "2. for eldre:\n  a) lågare takst",
            [("support", "gratis buss"), ("support", "fri frukt"), ("support", "lågare takst")],
        ),
        (
            "Vi går imot:\n• i byene:\n  – nye soner\n  – høyere takst\n• kortere frist",
            [("oppose", "nye soner"), ("oppose", "høyere takst"), ("oppose", "kortere frist")],
        ),
        (
            "Me ber om:\n- lengre frist\n- følgjande presiseringar:\n  * kven som betaler\n"
            "  * kva som er avfall",
            [
                ("demand", "lengre frist"),
                ("demand", "kven som betaler"),
                ("demand", "kva som er avfall"),
            ],
        ),
        (
            "Laget støtter:\n1. på skolen:\n  a) i småskolen:\n    • gratis frukt\n"
            "    • lengre friminutt",
            [("support", "gratis frukt"), ("support", "lengre friminutt")],
        ),
        (
            "Vi støtter:\n• flere busser\n• vi er imot:\n  – høyere takst\n  – færre ruter",
            [("support", "flere busser"), ("oppose", "høyere takst"), ("oppose", "færre ruter")],
        ),
    ],
)
def test_a_list_within_a_list_takes_the_cue_above_both(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter:\n• ny frist\n  – kortere svar\n• lavere gebyr",
            ["ny frist", "lavere gebyr"],
        ),
        (
            "Vi støtter:\n• at gebyret økes slik:\n  – 100 kroner i 2027\n• lavere takst",
            ["gebyret økes slik", "lavere takst"],
        ),
        ("Me går imot:\n1) gebyr på:\n   a) klager\n   b) innsyn", ["gebyr på"]),
        ("Forslaget gjelder:\n• for barn:\n  – gratis buss\n  – fri frukt", []),
    ],
)
def test_an_item_that_says_something_itself_keeps_the_cue(
    read: Read, text: str, expected: list[str]
) -> None:
    assert [target for _, target in read_off(read(text))] == expected


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
