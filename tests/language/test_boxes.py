"""Which answers of a form are ticked, whatever the box and wherever it stands."""

from __future__ import annotations

import pytest

from standpunkt.language.blocks import BlockKind, find_blocks


def said(text: str) -> list[str]:
    """What is read of a text: all that is not left out."""
    return [
        " ".join(line.of(text) for line in block.lines)
        for block in find_blocks(text)
        if block.kind is not BlockKind.CHROME
    ]


@pytest.mark.parametrize(
    ("form", "ticked"),
    [
        ("[ ] Ja\n[x] Nei", "Nei"),
        ("[] Ja\n[X] Nei", "Nei"),
        ("( ) Ja\n(x) Nei", "Nei"),
        ("- [ ] Ja\n- [x] Nei", "Nei"),
        ("○ Ja\n● Nei", "Nei"),
        ("Ja\nNei X", "Nei"),
        ("x Ja\nNei", "Ja"),
        ("Enig ☐\n\nUenig ☒\n\nVet ikke ☐", "Uenig"),
        ("Enig\t☐\nUenig\t☒", "Uenig"),
        ("Ja ☐ Nei ☒", "Nei"),
        ("Ja □ Nei ■", "Nei"),
        ("[ ] Ja [X] Nei", "Nei"),
        ("☒ Ja ☐ Nei", "Ja"),
        ("( ) For  (X) Mot", "Mot"),
        ("Støtter ☐ Støtter ikke ☒", "Støtter ikke"),
        ("[ ] Støtter [x] Støtter ikke", "Støtter ikke"),
        ("Ja ☑ / Nei ☐", "Ja"),
        ("Ja:\nNei: X", "Nei"),
        ("Ja: X\nNei:", "Ja"),
        ("Ja: _ Nei: X", "Nei"),
        ("Einig: Ueinig: x", "Ueinig"),
        ("Ja ___ Nei _x_", "Nei"),
        ("Samd …… Usamd ..X..", "Usamd"),
    ],
)
def test_of_the_answers_in_a_form_the_ticked_one_is_read(form: str, ticked: str) -> None:
    assert said(f"Hva mener dere om forslaget?\n{form}") == ["Hva mener dere om forslaget?", ticked]
    again = said(f"Hva mener dere om forslaget?\n\n{form}\n\nFristen er for kort.")
    assert again == ["Hva mener dere om forslaget?", ticked, "Fristen er for kort."]


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("Gebyret\tEnig [ ]\tUenig [x]", ["Gebyret", "Uenig"]),
        ("Framlegget om frist    Einig ( )    Ueinig (x)", ["Framlegget om frist", "Ueinig"]),
        ("Gebyret   [ ] Enig   [x] Uenig", ["Gebyret", "Uenig"]),
        ("Gebyret ( ) Støttar (x) Støttar ikkje", ["Gebyret", "Støttar ikkje"]),
        ("Ja [ ]\nNei [X] Gebyret er for høyt.", ["Nei", "Gebyret er for høyt."]),
        ("☐ Ja\n☒ Nei, gebyret er for høgt", ["Nei, gebyret er for høgt"]),
    ],
)
def test_what_is_asked_and_remarked_beside_the_ticks_is_read_too(
    form: str, read: list[str]
) -> None:
    assert said(f"Hva mener dere om dette?\n{form}") == ["Hva mener dere om dette?", *read]


def test_each_question_has_its_own_ticks() -> None:
    text = "Støtter dere gebyret? Ja ☐ Nei ☒\nStøtter dere fristen? Ja ☒ Nei ☐"
    assert said(text) == ["Støtter dere gebyret?", "Nei", "Støtter dere fristen?", "Ja"]


@pytest.mark.parametrize(
    "text",
    [
        "Svaret på spørsmål 1:\nJa\nNei",  # nobody has ticked
        "Ja X er ukjent.",
        "Vi viser til § 3 (x) og [x] i notatet.",
        "Enig ☐\n\nUenig ☐",
        "Enig:\nGebyret og fristen.",  # a label of what follows
        "Vi er enige i dette ... men fristen er kort.",
    ],
)
def test_what_is_no_ticked_form_stays(text: str) -> None:
    assert "".join(said(text)).replace(" ", "") == "".join(text.split())
