"""Whoever makes another's response its own answers; a lawyer's client does too."""

from __future__ import annotations

import pytest

from standpunkt.respondent.identify import identify


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nes velforening slutter seg til følgende:\n\nUttalelse fra Fjordvik kommune\n\n"
            "Kommunen er imot forslaget. Kommunen ber om ny frist.",
            "Nes velforening",
        ),
        (
            "Nes velforening\n\nUttalelse fra Fjordvik kommune – tiltredes av styret\n\n"
            "Fjordvik kommune er imot forslaget.",
            "Nes velforening",
        ),
        (
            "Nes velforening\n\nHøyringssvar\n\nStyret vedtok fråsegna frå Fjordvik kommune:\n\n"
            "Fjordvik kommune viser til høyringsbrevet og ber om ny frist.",
            "Nes velforening",
        ),
        (
            "Morild\n\nUttalelsen fra Fjordvik kommune er vedtatt av styret. Kommunen er for. "
            "Kommunen ber om en ny frist.",
            "Morild",
        ),
        # a body's own council has decided on its response
        (
            "Høring\n\nUttalelsen fra Elverdal kommune er vedtatt av formannskapet 3. mai.\n\n"
            "Kommunen støtter forslaget.",
            "Elverdal kommune",
        ),
        ("Uttalelse fra Elverdal kommune\n\nFormannskapet støtter forslaget.", "Elverdal kommune"),
    ],
)
def test_whose_response_is_made_ones_own(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi bistår Bryggeeierne Vest AS i denne saken.",
        "Vi er engasjert av Bryggeeierne Vest AS.",
        "Advokatfirmaet Prøve DA representerer Bryggeeierne Vest AS.",
        "Dette sendes på vegne av Bryggeeierne Vest AS.",
    ],
)
def test_a_lawyers_client_answers(sentence: str) -> None:
    text = f"Advokatfirmaet Prøve DA\nStorgata 4\n\nHøring – ny lov\n\n{sentence} De er imot.\n"
    assert identify(text).organisation == "Bryggeeierne Vest AS"


def test_who_represents_members_has_no_client() -> None:
    text = (
        "Norsk Brolag\n\nHøring\n\nLaget representerer Norsk Brovern. Vi er for.\n\nKari\nadvokat"
    )
    assert identify(text).organisation == "Norsk Brolag"
