"""A pronoun for somebody is no target, and a holder is told by name where the text names one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standpunkt.positions import Position

Read = Callable[[str], list[Position]]

TARGETS = [
    ("Derfor blir vi så glade når gebyret for småbruk faller bort.", "når gebyret for småbruk"),
    ("Ingen vet hvor de tusen plassene skal komme fra.", "hvor de tusen plassene"),
    ("Ingen er tjent med et gebyr som varierer.", "et gebyr som varierer"),
    ("Et gebyr som skifter fra bru til bru, tjener ingen.", "Et gebyr som skifter fra bru til bru"),
    ("Spør oss før dere bestemmer.", "Spør oss før dere bestemmer"),
    ("Bruk oss!", "Bruk oss"),
    ("Vi blir satt i en umulig situasjon.", ""),
    ("Vi lander ikke på noe.", ""),
]


@pytest.mark.parametrize(("sentence", "begins"), TARGETS)
def test_the_target_is_what_the_stand_is_on(read: Read, sentence: str, begins: str) -> None:
    (found,) = read(sentence)
    target = found.words(found.target)
    assert target.startswith(begins) if begins else not target
    assert found.target is None or found.evidence.start <= found.target.start
    assert found.target is None or found.target.end <= found.evidence.end


def test_a_pronoun_for_the_matter_tells_what_it_stands_for(read: Read) -> None:
    found = read("Kommunen kjenner ordninga. Vi går god for henne.")[-1]
    assert found.words(found.target) == "henne"
    assert found.words(found.referent) == "Kommunen kjenner ordninga."


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Broren min sykler hver dag, og han er imot gebyret.", "Broren min"),
        ("De som eier båt, er redde for å betale mer.", "De som eier båt"),
        ("Dei som har hytte, er imot gebyret.", "Dei som har hytte"),
        ("Gebyret er å gå for langt, spør du oss.", "respondent"),
    ],
)
def test_the_holder_is_told_by_name(read: Read, sentence: str, holder: str) -> None:
    assert [found.holder for found in read(sentence)] == [holder]
