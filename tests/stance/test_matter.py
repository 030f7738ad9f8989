import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.language.reading import Reading
from standpunkt.language.sentences import Sentence
from standpunkt.positions import Tier
from standpunkt.stance.engine import Engine
from standpunkt.stance.matter import (
    AROUND,
    LETTER,
    NEAR,
    Matter,
    matters,
    names_hearing,
)

FILLER = "Skogen var grønn den dagen."


def readings(*texts: str) -> list[Reading]:
    return [Reading(Sentence(text, range(len(text) + 1)), ()) for text in texts]


@pytest.mark.parametrize(
    ("text", "hearing"),
    [
        ("Forskriftsutkastet er uklart.", True),
        ("Me viser til høyringsbrevet.", True),
        ("Etter §4 er fristen to år.", True),
        ("Kravet er strengt.", False),
        ("Lovende vær og fristende mat.", False),
    ],
)
def test_what_names_the_hearing(text: str, *, hearing: bool) -> None:
    assert names_hearing(text) is hearing


def test_a_short_text_is_taken_for_near() -> None:
    assert list(matters(readings(FILLER, FILLER))) == [Matter.UNTOLD, Matter.UNTOLD]


def test_a_text_that_never_names_a_hearing_is_far() -> None:
    assert set(matters(readings(*[FILLER] * 10))) == {Matter.FAR}


def test_near_is_just_after_such_a_word_and_around_is_further_off() -> None:
    found = list(matters(readings("Vi har lest forslaget.", *[FILLER] * (AROUND + 5))))
    assert found[: NEAR + 1] == [Matter.NEAR] * (NEAR + 1)
    assert found[NEAR + 1] is Matter.AROUND
    assert found[AROUND + 1] is Matter.FAR


def test_a_heading_names_the_matter_for_all_below_it() -> None:
    heading, *below = readings("Kravet om rapportering", *["Det er bra."] * 30)
    section = heading.sentence.span
    under = [
        Reading(Sentence(r.sentence.text, r.sentence.offsets, section=section), ()) for r in below
    ]
    hearing = readings("Høringssvar")
    assert list(matters([*hearing, heading, *under]))[20] is Matter.NEAR


def test_praise_of_the_world_is_no_explicit_stand(engine: Engine) -> None:
    def tiers(text: str) -> list[Tier]:
        document = Document("d", "d.txt", text, Metadata("Fjordvik kommune", ("kommunen",)))
        return [p.tier for p in engine.read(document)]

    story = " ".join(["Laget vant i går."] * 8)
    assert Tier.CORE not in tiers(f"{story} Det er bra at folk møtte opp.")
    assert Tier.CORE in tiers(f"{story} Kommunen støtter forslaget. Det er bra at det kommer nå.")


def letter(*texts: str) -> list[Reading]:
    return [
        Reading(Sentence(text, range(len(text) + 1), block=n), ()) for n, text in enumerate(texts)
    ]


def test_a_short_letter_in_the_first_person_need_not_name_the_hearing() -> None:
    said = ["Fartsgrense i boliggater", *["Det blir bra."] * 8, "Hilsen oss i gata"]
    assert set(matters(letter(*said))) == {Matter.LETTER}
    assert set(matters(letter(*said[:-1], "Hilsen naboen"))) == {Matter.FAR}
    assert set(matters(letter(*said[:-1], "Etaten føreslår ei avgift."))) == {Matter.LETTER}
    assert set(matters(letter(*said, *["Det er bra."] * LETTER))) == {Matter.FAR}
    assert set(matters(readings(*said))) == {Matter.FAR}, "one paragraph is no letter"
