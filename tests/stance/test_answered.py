"""What "ja" and "nei" come to hangs on the question, and a line that goes on still answers."""

from collections.abc import Callable

import pytest

from standpunkt.positions import Position

Read = Callable[[str], list[Position]]


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("Støtter dere forslaget?", "support", "oppose"),
        ("Er de samde i framlegget?", "support", "oppose"),
        ("Bør § 7 oppheves?", "support", "oppose"),
        # a yes rejects
        ("Er du uenig i forslaget?", "oppose", "support"),
        ("Er de imot framlegget?", "oppose", "support"),
        ("Bør forslaget avvises?", "oppose", "support"),
        ("Bør framlegget forkastast?", "oppose", "support"),
        ("Bør framlegget trekkjast?", "oppose", "support"),
        ("Fraråder dere at ordningen innføres?", "oppose", "support"),
        # a yes finds fault
        ("Ser dere ulemper ved forslaget?", "skeptical", "support"),
        ("Har de motførestellingar mot ny § 3?", "skeptical", "support"),
        ("Er det noe dere savner i forslaget?", "skeptical", "support"),
        ("Meiner de at framlegget går for langt?", "skeptical", "support"),
        ("Synes dere fristen er for kort?", "skeptical", "support"),
    ],
)
def test_a_bare_answer_goes_by_its_question(read: Read, question: str, yes: str, no: str) -> None:
    for answer, expected in (("Ja", yes), ("Nei", no)):
        for text in (f"{question}\n{answer}", f"{question}\nSvar: {answer}."):
            (found,) = read(text)
            assert str(found.stance) == expected, text
            assert found.words(found.referent) == question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Støttar de framlegget?\nJa, under tvil", "conditional_support"),
        ("Støtter dere forslaget?\nJa, med forbehold.", "conditional_support"),
        ("Støttar de framlegget?\nTil ein viss grad", "conditional_support"),
        ("I hvilken grad støtter dere forslaget?\nI stor grad", "support"),
        ("I kva grad støttar de framlegget?\nI svært liten grad", "oppose"),
        ("Er gebyret greit?\nIkkje i det heile teke", "oppose"),
        ("Kor einig er du i at nemnda bør bestå?\nVerken einig eller ueinig", "neutral"),
        ("§ 5 Gebyr – støttar ikkje", "oppose"),
    ],
)
def test_degrees_of_an_answer(read: Read, text: str, expected: str) -> None:
    assert [str(p.stance) for p in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Ser de ulemper ved framlegget?\nJa, det blir meir arbeid for oss.", "Ja", "skeptical"),
        ("Bør § 7 oppheves?\nSvar: Nei, den har en viktig funksjon.", "Nei", "oppose"),
        ("Hva mener dere om gebyret?\nUenig, det rammer små kommuner", "Uenig", "oppose"),
        ("Kva meiner de om gebyret?\nUeinig fordi det blir dyrt", "Ueinig", "oppose"),
    ],
)
def test_an_answer_that_goes_on(read: Read, text: str, cue: str, stance: str) -> None:
    assert (cue, stance) in [(p.words(p.cue), str(p.stance)) for p in read(text)]


def test_a_better_cue_after_an_answer_goes_first(read: Read) -> None:
    (found,) = read("Støtter dere forslaget?\nJa, vi støtter forslaget om gebyr.")
    assert found.words(found.target) == "forslaget om gebyr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bør kommunene ta gebyr?\nGebyret må i så fall øremerkes tilsyn.", ["demand"]),
        ("Bør kommunane ta gebyr?\nGebyret må i så fall øyremerkast tilsyn.", ["demand"]),
        ("Gebyret må i så fall dekkes av kommunen.", []),
    ],
)
def test_what_follows_is_asked_for_below_a_question(
    read: Read, text: str, expected: list[str]
) -> None:
    assert [str(p.stance) for p in read(text)] == expected


def test_the_claim_of_a_form_is_nobodys(read: Read) -> None:
    claim = "Påstand: Ordningen bør utvides til alle kommuner."
    (found,) = read(f"{claim}\n( ) Helt enig (x) Delvis enig ( ) Helt uenig")
    assert (str(found.stance), found.words(found.referent)) == ("conditional_support", claim)


def test_the_cells_of_a_row_answer_its_first(read: Read) -> None:
    table = "Framlegg\tVår vurdering\nNy § 5\tGår imot\nNy § 6\tFor strengt\nNy § 8\tStøttar delvis"
    assert [(str(p.stance), p.words(p.referent)) for p in read(table)] == [
        ("oppose", "Ny § 5"),
        ("skeptical", "Ny § 6"),
        ("conditional_support", "Ny § 8"),
    ]
