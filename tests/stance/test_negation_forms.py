"""Negation in every shape: the sign is never that of the same sentence without it.

Each sentence is read plain, with its negator in its place, and with the negator last. That the
marked shapes ("*ikke*", "ikke1", "i k k e") come to the same words for the reading is told apart,
since it needs no parse.
"""

from collections.abc import Callable, Iterator

import pytest
from tests.stance.conftest import RESPONDENT as WHO

from standpunkt.documents import Document, Span
from standpunkt.language.marks import unmarked
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Position, Stance, Tier
from standpunkt.stance.confidence import DOUBTFUL
from standpunkt.stance.engine import Engine
from standpunkt.text.spacing import read as read_lines

BOKMAAL = """
Vi støtter {} %s. | Kommunen støtter {} %s. | Vi er {} enige i %s. | Vi er {} positive til %s.
Vi slutter oss {} til %s. | Vi stiller oss {} bak %s. | Vi går {} inn for %s. | Vi er {} for %s.
Vi kan {} støtte %s. | Kommunen kan {} slutte seg til %s. | Vi er {} tilfredse med %s.
Vi er {} imot %s. | Vi går {} imot %s. | Vi er {} skeptiske til %s. | Vi er {} bekymret for %s.
Kommunen er {} imot %s. | Kommunen er {} enig i %s. | Fjordvik kommune støtter {} %s.
Vi er {} uenige i %s. | Vi motsetter oss {} %s. | Vi avviser {} %s. | Vi fraråder {} %s.
Vi protesterer {} mot %s. | Vi bifaller {} %s. | Vi aksepterer {} %s. | Vi er {} glade for %s.
Vi er {} negative til %s. | Vi har {} tro på %s. | Vi gir {} vår støtte til %s.
Dette kan vi {} støtte. | %S kan vi {} støtte. | %S støttes {}. | %S er {} godt.
%S er {} rimelig. | %S er {} uheldig. | %S er {} urimelig. | Vi mener {} at %s er godt.
Vi mener at %s {} er godt. | Det er {} bra med %s. | Det er {} uheldig med %s.
Vi ser {} positivt på %s. | %S er {} hensiktsmessig. | Vi ønsker {} %s velkommen.
"""
NYNORSK = """
Me støttar {} %s. | Kommunen støttar {} %s. | Me er {} samde i %s. | Me sluttar oss {} til %s.
Me stiller oss {} bak %s. | Me går {} inn for %s. | Me kan {} støtte %s. | Me er {} einige i %s.
Me er {} imot %s. | Me går {} imot %s. | Me rår {} ifrå %s. | %S er {} godt.
%S er {} urimeleg. | Me meiner {} at %s er godt. | Me ser {} positivt på %s.
"""
ON = (
    *("forslaget om målere", "den nye avgiften", "å flytte skolen til Nordvik"),
    *("at fristen forlenges", "endringene i kapittel 4", "gebyret"),
)
ON_NN = ("framlegget om målarar", "den nye avgifta", "at fristen blir forlengd", "gebyret")

SHAPES = (
    *("{}", "*{}*", "**{}**", "_{}_", "~{}~", "«{}»", '"{}"', "({})", "/{}/", ", {},", "– {} –"),
    *("<b>{}</b>", "<em>{}</em>", "{}1", "{}[1]", "{}(1)", "{}²", "{}*", "{}(!)", "{}<sup>1</sup>"),
)


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence with "{}" for the negator, and the negator itself."""
    for frames, targets, no in ((BOKMAAL, ON, "ikke"), (NYNORSK, ON_NN, "ikkje")):
        for frame in frames.replace("\n", " | ").split(" | "):
            for target in targets if frame else ():
                named = frame.replace("%s", target)
                yield named.replace("%S", target[0].upper() + target[1:]), no


def test_there_are_three_hundred() -> None:
    assert len(set(sentences())) >= 300


def reading_text(source: str) -> str:
    return unmarked(read_lines(source, [Span(0, len(source))])).text


@pytest.mark.parametrize("last", [False, True], ids=["in its place", "last"])
def test_a_negator_in_any_shape_is_read_as_the_word(last: bool) -> None:
    for frame, no in sentences():
        place = frame.replace(" {}", "")[:-1] + " {}." if last else frame
        spaced = (" ".join(no), " ".join(no.upper()))
        for shape in (*(shape.format(no) for shape in SHAPES), *spaced):
            text = reading_text(place.format(shape).replace(" ,", ","))
            assert text.lower() == place.format(no).lower(), shape


def test_the_sign_is_never_that_of_the_sentence_without_the_negator(engine: Engine) -> None:
    read = 0
    rows = [
        (plain := frame.replace(" {}", ""), frame.format(no), f"{plain[:-1]} {no}.")
        for frame, no in sentences()
    ]
    engine.parser.readings([line for row in rows for text in row for line in split(text)])
    for plain, *both in rows:
        sign = signs(taken(engine, plain))
        read += bool(sign)
        for denied in both:
            for position in taken(engine, denied):
                same = signs([position]) & sign
                assert not same or position.confidence <= DOUBTFUL, denied
    assert read >= 300


def taken(engine: Engine, text: str) -> list[Position]:
    found = engine.read(Document("a", "a.txt", text, WHO))
    return [p for p in found if p.holder == RESPONDENT and p.tier is Tier.CORE]


def signs(positions: list[Position]) -> set[bool]:
    """The signs of the evaluative positions: True for support."""
    return {p.stance.polarity > 0 for p in positions if p.stance.polarity}


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter ikek forslaget om målere.",
        "Vi støtter ikk forslaget.",
        "Vi støtter forslaget om målere ikek.",
        "Vi støtter adlri forslaget.",
        "Me er ikje samde i framlegget.",
        "Vi støtter ike-forslaget ikk.",
        "Det er bra at fristen forlenges ikke.",
    ],
)
def test_what_may_be_a_negator_leaves_the_row_to_be_looked_at(
    read: Callable[[str], list[Position]], text: str
) -> None:
    (position,) = read(text)
    assert position.stance is Stance.SUPPORT
    assert position.confidence == DOUBTFUL


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter forslaget om å nikke.",
        "Vi støtter ikke bare forslaget, men også gebyret.",
        "Vi støtter at kommunene velger om de vil delta eller ikke.",
        "Vi liker forslaget om aldre og kikkerter.",
    ],
)
def test_a_word_that_only_looks_like_one_casts_no_doubt(
    read: Callable[[str], list[Position]], text: str
) -> None:
    assert all(p.confidence > DOUBTFUL for p in read(text))
