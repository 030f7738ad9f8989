"""Responses that make another's their own."""

from __future__ import annotations

import pytest

from standpunkt.positions import Stance
from standpunkt.proposals.adoption import adopted


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
    assert adopted(target, f"Vi slutter oss til {target}.", Stance.SUPPORT) == expected


def test_opposition_and_nothing_adopt_nobody() -> None:
    assert adopted("KS' høringssvar", "Vi er uenige i KS' høringssvar.", Stance.OPPOSE) == ""
    assert adopted("", "KS' høringssvar.", Stance.SUPPORT) == ""


@pytest.mark.parametrize("target", ["ho", "den", "som", "dette"])
def test_a_pronoun_is_looked_up_in_its_sentence(target: str) -> None:
    sentence = (
        "Sunnvik kommune viser til fråsegna frå Fjordmark fylkeskommune og gjer ho til si eiga."
    )
    assert adopted(target, sentence, Stance.SUPPORT) == "Fjordmark fylkeskommune"
