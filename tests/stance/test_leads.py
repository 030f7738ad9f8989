"""Which sentence introduces the list that another one stands in, and which only stands above it."""

import pytest

from standpunkt.language.sentences import split
from standpunkt.stance.leads import LONGEST_LINE, MOST_LINES, lead_of

LONG = " ".join(["ord"] * (LONGEST_LINE + 1))


def leads(text: str) -> list[tuple[str, str]]:
    """Each sentence that has a lead-in, with its lead-in."""
    sentences = split(text)
    found = [(sentence, lead_of(sentences, n)) for n, sentence in enumerate(sentences)]
    return [(s.text, sentences[lead].text) for s, lead in found if lead is not None]


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        # bullets, numbers and letters at the head of a line
        ("Vi støtter:\n\n- nye bruer\n- ny ferje\n", "Vi støtter:", ["nye bruer", "ny ferje"]),
        ("Vi støtter:\n1. Nye bruer\n2. Ny ferje\n", "Vi støtter:", ["Nye bruer", "Ny ferje"]),
        ("Vi støttar:\na) nye bruer\nb) ny ferje\n", "Vi støttar:", ["nye bruer", "ny ferje"]),
        # a heading, or a sentence that announces the list shortly above it
        ("Vi støtter\n\n- nye bruer\n- ny ferje\n", "Vi støtter", ["nye bruer", "ny ferje"]),
        (
            "Me støttar følgjande framlegg.\nDei er godt kjende.\n- nye bruer\n- ny ferje\n",
            "Me støttar følgjande framlegg.",
            ["nye bruer", "ny ferje"],
        ),
        # of an item of two sentences the first alone opens it
        (
            "Vi støtter:\n\n- nye bruer. De er dyre.\n- ny ferje\n",
            "Vi støtter:",
            ["nye bruer.", "ny ferje"],
        ),
        # short lines right below a colon
        ("Vi støtter:\nNye bruer\nNy ferje\n", "Vi støtter:", ["Nye bruer", "Ny ferje"]),
        # numbers and letters in one paragraph, from the second: the first is in the lead-in
        (
            "Vi ber om dette: 1. Bruene må stå. 2. Ferja må gå. Ellers er vi enige.",
            "Vi ber om dette: 1. Bruene må stå.",
            ["2. Ferja må gå."],
        ),
        (
            "Vi ber om dette: 1. Bruene må stå. 2. Ferja må gå. 3. Veien må vare.",
            "Vi ber om dette: 1. Bruene må stå.",
            ["2. Ferja må gå.", "3. Veien må vare."],
        ),
        (
            "Me ber om dette: a) Bruene må stå. b) Ferja må gå.",
            "Me ber om dette: a) Bruene må stå.",
            ["b) Ferja må gå."],
        ),
    ],
)
def test_the_items_of_a_list_have_its_lead_in(text: str, lead: str, items: list[str]) -> None:
    assert leads(text) == [(item, lead) for item in items]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nye bruer", id="nothing before it"),
        pytest.param("Vi støtter forslaget.\nNye bruer\nNy ferje\n", id="no colon"),
        pytest.param("Vi støtter:\nNye bruer\n\nMøtet var kort.\n", id="one line is no list"),
        pytest.param("Vi støtter:\n\nNye bruer\n\nNy ferje\n", id="blank lines between"),
        pytest.param("Vi støtter:\nBruene må stå.\nFerja må gå.\n", id="whole sentences"),
        pytest.param(f"Vi støtter:\n{LONG}\n{LONG}\n", id="long lines"),
        pytest.param("1. Bruene må stå. 2. Ferja må gå.", id="numbers with no lead-in"),
        pytest.param("Vi ber om tre ting. 1. Bruene. 2. Ferja.", id="a lead-in without a colon"),
        pytest.param(
            "Vi ber om dette: 1. Bruene må stå. 3. Ferja må gå.", id="a number is missing"
        ),
    ],
)
def test_what_stands_below_without_being_a_list(text: str) -> None:
    assert leads(text) == []


def test_an_item_that_turns_a_list_introduces_those_below_it() -> None:
    text = "Vi støttar:\n• nye bruer\n• men går imot:\n• ny ferje\n• ny veg\n"
    assert leads(text)[2:] == [("ny ferje", "men går imot:"), ("ny veg", "men går imot:")]


def test_a_list_of_lines_has_an_end() -> None:
    lines = [f"Bru {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    found = leads("Vi støtter:\n" + "\n".join(lines))
    assert [text for text, _ in found] == lines[: MOST_LINES + 1]
