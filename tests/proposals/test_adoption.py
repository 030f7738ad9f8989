"""Responses that make another's their own."""

from __future__ import annotations

import pytest

from standpunkt.positions import Stance
from standpunkt.proposals.adoption import Adopted, adopted


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("KS' høringssvar", "KS"),
        ("KS sitt høyringssvar", "KS"),
        ("høringssvaret fra KS", "KS"),
        ("uttalelsen fra Norsk Brolag", "Norsk Brolag"),
        ("fråsegna frå Fjordmark fylkeskommune av 22. oktober 2026", "Fjordmark fylkeskommune"),
        ("Fjordmark fylkeskommunes uttalelse", "Fjordmark fylkeskommune"),
        ("svaret til Norsk Brolag datert 3. mai", "Norsk Brolag"),
        ("merknadene fra Rådet for gater", "Rådet for gater"),
        ("innspelet frå KS", "KS"),
        ("høringssvaret fra KS når det gjelder § 9", "KS"),
        ("svaret frå KS under kapittel 4", "KS"),
        ("departementets vurdering", ""),
        ("Departementets vurderinger", ""),
        ("KS' vurdering av at gebyret er for høyt", ""),
        ("forslaget fra KS", ""),
        ("vår egen uttalelse fra 2019", ""),
        ("kravet til KS", ""),
    ],
)
def test_whose_response_is_adopted(target: str, expected: str) -> None:
    found = adopted(target, f"Vi slutter oss til {target}.", Stance.SUPPORT)
    assert (found.whose if found else "") == expected


def test_opposition_and_nothing_adopt_nobody() -> None:
    assert adopted("KS' høringssvar", "Vi er uenige i KS' høringssvar.", Stance.OPPOSE) is None
    assert adopted("", "KS' høringssvar.", Stance.SUPPORT) is None


@pytest.mark.parametrize("target", ["ho", "den", "som", "dette"])
def test_a_pronoun_is_looked_up_in_its_sentence(target: str) -> None:
    sentence = (
        "Sunnvik kommune viser til fråsegna frå Fjordmark fylkeskommune og gjer ho til si eiga."
    )
    assert adopted(target, sentence, Stance.SUPPORT) == Adopted("Fjordmark fylkeskommune")


@pytest.mark.parametrize(
    ("target", "sentence", "before", "expected"),
    [
        ("henne i eitt og alt", "Vi har lese fråsegna frå KS og stør henne.", "", "KS"),
        ("den fullt ut", "Vi har lest KS' uttalelse og støtter den fullt ut.", "", "KS"),
        (
            "Den",
            "Den stiller vi oss bak.",
            "Vi har lest uttalelsen fra Norsk Brolag.",
            "Norsk Brolag",
        ),
        ("uttalelsen", "Vi støtter uttalelsen.", "Vi har lest KS' høringsuttalelse.", "KS"),
        ("det", "Det sluttar vi oss til.", "Vi har lese svaret frå Norsk Brolag.", "Norsk Brolag"),
        (
            "Den",
            "Den stiller vi oss bak.",
            "Norsk Brolag har sendt inn egen uttalelse.",
            "Norsk Brolag",
        ),
        (
            "den",
            "Vi viser til det Norsk Brolag skriver i sin uttalelse, og slutter oss til den.",
            "",
            "Norsk Brolag",
        ),
        (
            "den",
            "Me viser til det Fjordmark fylkeskommune skriv i si fråsegn, og sluttar oss til den.",
            "",
            "Fjordmark fylkeskommune",
        ),
        ("Det", "Det er vi enige i.", "Norsk Brolag skriver i sin uttalelse om gebyret.", ""),
        ("Det", "Det støtter vi.", "Vi har lest uttalelsen fra KS.", ""),
        ("Den", "Den støtter vi.", "KS skriver i sin uttalelse at avgiften er for høy.", ""),
        ("Den", "Den støtter vi.", "Departementets vurdering er grundig.", ""),
        ("Den", "Den støtter vi.", "Avgiften blir lavere.", ""),
    ],
)
def test_a_pronoun_for_a_response(target: str, sentence: str, before: str, expected: str) -> None:
    found = adopted(target, sentence, Stance.SUPPORT, "", before)
    assert (found.whose if found else "") == expected


@pytest.mark.parametrize(
    ("sentence", "about", "surely"),
    [
        ("Når det gjelder gebyret, slutter vi oss til KS' svar.", "gebyret", True),
        ("Kva gjeld § 5 sluttar vi oss til KS' svar.", "§ 5", True),
        ("For § 5 slutter vi oss til KS' svar.", "§ 5", False),
        ("Vi slutter oss til KS' svar om gebyret, og har ikke mer å si.", "gebyret", True),
        ("Vi slutter oss til KS' svar av 3. mai 2026 under kapittel 4.", "kapittel 4", True),
        ("Vi slutter oss til KS' svar på spørsmål 3.", "spørsmål 3", False),
        ("Vi slutter oss til KS' svar i høringen om ny lov om vann.", "", False),
        ("Vi slutter oss til KS' svar om lovforslaget.", "", False),
        ("Vi slutter oss til KS' svar til NOU 2023: 4 Tid for handling.", "", False),
        ("Vi slutter oss til KS' svar, og støtter gebyret.", "", False),
    ],
)
def test_what_of_a_response_is_adopted(sentence: str, about: str, surely: bool) -> None:
    cue = "sluttar" if "sluttar" in sentence else "slutter"
    assert adopted("KS' svar", sentence, Stance.SUPPORT, cue) == Adopted("KS", about, surely)
