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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter:\n- nye busser\nmen går imot:\n- nye gebyr",
            [("support", "nye busser"), ("oppose", "nye gebyr")],
        ),
        (
            "Me støttar:\n• nye bussar\n• men går imot:\n• nye gebyr\n• ny avgift",
            [("support", "nye bussar"), ("oppose", "nye gebyr"), ("oppose", "ny avgift")],
        ),
        (
            "Vi støttar desse framlegga:\n1) nye bussar\n2) ny bru\nmen kan ikkje støtte:\n"
            "3) nytt gebyr\n4) ny avgift",
            [
                ("support", "nye bussar"),
                ("support", "ny bru"),
                ("oppose", "nytt gebyr"),
                ("oppose", "ny avgift"),
            ],
        ),
        (
            "Vi støtter:\n- ny bru\n- nye busser\nmen ikke:\n- nytt gebyr",
            [("support", "ny bru"), ("support", "nye busser"), ("oppose", "nytt gebyr")],
        ),
    ],
)
def test_a_line_within_a_list_turns_it(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter:\n- veiledning\n- ikke: straff",
            [("support", "veiledning"), ("oppose", "straff")],
        ),
        (
            "Me er positive til:\n– rettleiing\n– men ikkje til straff",
            [("support", "rettleiing"), ("oppose", "til straff")],
        ),
        (
            "Laget er imot:\n- gebyr\n- men ikkje ny frist",
            [("oppose", "gebyr"), ("support", "ny frist")],
        ),
        ("Vi støtter:\n- ikke bare veiledning", [("support", "ikke bare veiledning")]),
        (
            "Vi er kritiske til at departementet\n- ikkje har rekna på kostnadene",
            [("skeptical", "ikkje har rekna på kostnadene")],
        ),
    ],
)
def test_an_item_that_is_denied_has_the_other_sign(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi er enige i at\na) fristen forlenges\nb) gebyret halveres",
            [("support", "fristen forlenges"), ("support", "gebyret halveres")],
        ),
        (
            "Vi er samd i at departementet:\n- lengjer fristen\n- halverer gebyret",
            [("support", "lengjer fristen"), ("support", "halverer gebyret")],
        ),
        (
            "Det er uheldig at:\n- fristen er kort\n- kommunene ikke er hørt",
            [("skeptical", "fristen er kort"), ("skeptical", "kommunene ikke er hørt")],
        ),
        (
            "Me meiner det er bra at\n- fristen blir lengd\n- gebyret går ned",
            [("support", "fristen blir lengd"), ("support", "gebyret går ned")],
        ),
        (
            "Vi ber om at følgende forslag ikke vedtas:\na) nytt gebyr\nb) ny avgift",
            [("oppose", "nytt gebyr"), ("oppose", "ny avgift")],
        ),
        (
            "Me rår til at desse framlegga ikkje blir vedtekne:\n1. nytt gebyr\n2. ny avgift",
            [("oppose", "nytt gebyr"), ("oppose", "ny avgift")],
        ),
    ],
)
def test_items_end_what_their_lead_in_begins(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert read_off(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dette støtter vi\n\n- Gratis leirskole\n- Ny bru", ["support"] * 2),
        ("Me går imot\n\n- Auka takstar\n- Ny avgift", ["oppose"] * 2),
        ("Punkter vi er skeptiske til\n\n- Felles ventelister\n- Ny modell", ["skeptical"] * 2),
        ("Tiltak vi ikkje støttar\n\n1. Større klassar\n2. Ny avgift", ["oppose"] * 2),
        ("Vi går imot følgende forslag.\n\n- Ny avgift\n- Nye soner", ["oppose"] * 2),
        (
            "Kommunen støttar følgjande framlegg.\nDei er drøfta i alle utval.\n- Ny bru\n- Ny veg",
            ["support"] * 2,
        ),
        ("Positivt:\n- at gebyret går ned\nIkkje bra:\n- at det er få bussar",
         ["support", "skeptical"]),
        ("Merknader til forslaget\n\n- Ny avgift\n- Nye soner", []),
        ("Vi støtter disse punktene.\n\n- Møtet ble holdt i mai\n- Alle var til stede",
         ["support"]),
    ],
)  # fmt: skip
def test_headings_and_announcements_introduce_a_list(
    read: Read, text: str, expected: list[str]
) -> None:
    assert [str(p.stance) for p in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter:\n1. Endringer i kapittel 2\n   a) ny § 2-1\n   b) ny § 2-3\n"
            "2. Endringer i kapittel 3\n   a) § 3-2",
            ["Endringer i kapittel 2", "ny § 2-1", "ny § 2-3", "Endringer i kapittel 3", "§ 3-2"],
        ),
        (
            "Vi går imot desse punkta:\n- Økonomi\n  - nytt gebyr\n- Organisering\n  - ny nemnd",
            ["Økonomi", "nytt gebyr", "Organisering", "ny nemnd"],
        ),
    ],
)
def test_parts_of_an_item_have_its_stance(read: Read, text: str, expected: list[str]) -> None:
    found = read(text)
    assert [p.words(p.target) for p in found] == expected
    assert len({p.stance for p in found}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi støtter følgende: ny frist; lavere gebyr; egen ordning.",
            [("support", "ny frist"), ("support", "lavere gebyr"), ("support", "egen ordning")],
        ),
        (
            "Me er imot følgjande: høgare avgift; men støttar ny frist.",
            [("oppose", "høgare avgift"), ("support", "ny frist")],
        ),
        (
            "Vi går imot følgende: gebyr, register og meldeplikt.",
            [("oppose", "gebyr, register og meldeplikt")],
        ),
    ],
)
def test_a_list_in_a_sentence(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
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


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter gebyret. Vi har merknader til:\n- § 5\n  - a)\n  - b)\n- § 6",
        "Merknader\n- økonomi\n - …",
        "- a\n – b\n  * c",
    ],
)
def test_items_of_items_lose_no_document(read: Read, text: str) -> None:
    assert all(p.words(p.evidence) for p in read(text))


def test_a_long_list_is_one_with_its_lead_in(read: Read) -> None:
    items = "".join(f"- lengre frist i {name}vik\n" for name in "abcdefghijklmnopqrstuvwxyzæøå" * 2)
    assert len(read(f"Vi støtter:\n{items}")) == 58
