"""A legend tells what the numbers of answers stand for; without one they stand for nothing."""

from collections.abc import Callable

import pytest

from standpunkt.positions import Position
from standpunkt.stance.scales import Scale, legend, scales

Read = Callable[[str], list[Position]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Svar fra 1 (helt uenig) til 5 (helt enig).", Scale(1, 5)),
        ("Svar på ein skala der 1 er heilt ueinig og 6 er heilt einig.", Scale(1, 6)),
        ("1 = svært samd, 2 = samd, 3 = usamd, 4 = svært usamd", Scale(4, 1)),
        ("(0 = støttar ikkje, 10 = støttar fullt ut)", Scale(0, 10)),
        ("1: negativ, 5: positiv", Scale(1, 5)),
        ("Grad av enighet 1-5, der 5 er helt enig", Scale(1, 5)),
        ("Svar på ein skala frå 0 til 10, der 10 er heilt ueinig", Scale(10, 0)),
    ],
)
def test_a_legend_names_both_ends(text: str, expected: Scale) -> None:
    assert legend(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vi er enige i punkt 1 og uenige i punkt 2.",
        "De 14 kommunene er enige.",
        "I punkt 1 er vi enige, men i punkt 5 er vi uenige.",
        "Av kommunane er 1 einig og 5 er ueinige.",
        "Punkt 1 støtter vi, 3 støtter vi ikke.",
        "Svar fra 1 til 5.",
        "Utvalet delte seg: 3 var einige, 4 var einige.",
        "Av 1-5 medlemmer var 3 helt enige.",
        "I 2024 var 40 prosent uenige, og 60 prosent enige.",
    ],
)
def test_what_is_no_legend(text: str) -> None:
    assert legend(text) is None


def test_a_scale_holds_until_the_next_is_explained() -> None:
    texts = ["Hei.", "1 = uenig, 5 = enig", "Gebyr: 2", "1 = einig, 3 = ueinig", "Frist: 1"]
    assert list(scales(texts)) == [None, Scale(1, 5), Scale(1, 5), Scale(3, 1), Scale(3, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Svar fra 1 (helt uenig) til 5 (helt enig).\nNy frist: 5\nGebyr: 1\nRegister: 3",
            [("support", "Ny frist"), ("oppose", "Gebyr"), ("neutral", "Register")],
        ),
        (
            "Svar fra 1 til 5, der 5 er helt enig.\nFristen er for kort: 5\nGebyret er godt: 1",
            [("skeptical", "Fristen er for kort"), ("oppose", "Gebyret er godt")],
        ),
        (
            "1 = heilt ueinig, 5 = heilt einig\nFristen er for kort: 1\nGebyret er ikkje bra: 4",
            [("support", "Fristen er for kort"), ("skeptical", "Gebyret er ikkje bra")],
        ),
        (
            "På ein skala der 1 er heilt ueinig og 6 er heilt einig:\nNy frist: 4\nGebyr: 3",
            [("conditional_support", "Ny frist"), ("skeptical", "Gebyr")],
        ),
        (
            "Kor samde er de?\n1 = svært samd, 4 = svært usamd\nNytt gebyr: 1",
            [("support", "Nytt gebyr")],
        ),
        ("Gebyr (1 = helt uenig, 5 = helt enig): 2", [("oppose", "Gebyr")]),
        ("Antall vedlegg: 5\nAntall sider: 2", []),
        ("Svar fra 1 (helt uenig) til 5 (helt enig).\nAntall ansatte: 240", []),
        ("Svar fra 1 (helt uenig) til 5 (helt enig).\nAntall ansatte: 4\nKapittel: 2", []),
        ("1 = uenig, 5 = enig\n1 = ikke viktig, 5 = svært viktig\nØkonomi: 1", []),
        ("-3 = helt uenig, -1 = litt uenig, 1 = litt enig, 3 = helt enig\nGebyr: 1", []),
        ("1 = uenig, 5 = enig\nNy frist\n: 5", [("support", "")]),
    ],
)
def test_a_number_is_read_by_its_place_on_the_scale(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(str(p.stance), p.words(p.target)) for p in read(text)] == expected
