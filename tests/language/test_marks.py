"""Marks: signs, notes and blanks in and around a word leave the word, and no offset moves."""

import re
from itertools import pairwise

import pytest

from standpunkt.documents import Span
from standpunkt.language.marks import unmarked
from standpunkt.language.sentences import split
from standpunkt.text.spacing import read


def words(source: str) -> str:
    readable = read(source, [Span(0, len(source))])
    found = unmarked(readable)
    assert len(found.offsets) == len(found.text) + 1
    assert all(here < after for here, after in pairwise(found.offsets))
    return found.text


FORMS = re.findall(
    r"\S+",
    """
*ikke* **ikke** ***ikke*** _ikke_ __ikke__ ~ikke~ ~~ikke~~ `ikke` /ikke/ //ikke// «ikke» "ikke"
“ikke” „ikke” 'ikke' ’ikke’ ‹ikke› (ikke) [ikke] {ikke} |ikke| =ikke= +ikke+ ^ikke^ #ikke# >ikke<
<b>ikke</b> <B>ikke</B> <strong>ikke</strong> <em>ikke</em> <u>ikke</u> [b]ikke[/b] [i]ikke[/i]
ikke1 ikke12 ikke[1] ikke(1) ikke^1 ikke¹ ikke² ikke* ikke** ikke† ikke<sup>1</sup> ikke(!) ikke!
ikke? ikke(sic) 1kke lkke |kke íkke ikkc i.k.k.e i-k-k-e i·k·k·e 𝗶𝗸𝗸𝗲 𝘪𝘬𝘬𝘦 ｉｋｋｅ i̲k̲k̲e̲ i̶k̶k̶e̶ іkke
""",
)
APART = [
    "ikkke",
    "iikke",
    "iikkkkee",
    "ikkee",
    "i k k e",
    "ik ke",
    "ikk e",
    "i kke",
    "( ikke )",
    "« ikke »",
    "ikke [1]",
    "ikke [12]",
]
STYLED = ['<span style="color: red">ikke</span>', '<font size="3">ikke</font>', "<b >ikke</b >"]


@pytest.mark.parametrize("form", [*FORMS, *APART, *STYLED])
@pytest.mark.parametrize("place", ["Vi støtter {} forslaget.", "Dette kan vi {} støtte."])
def test_a_marked_negator_is_read_as_the_word_alone(form: str, place: str) -> None:
    assert words(place.format(form)) == place.format("ikke")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Vi støtter, ikke, forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter – ikke – forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter - ikke - forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter ... ikke ... forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter… ikke… forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter forslaget, ikke.", "Vi støtter forslaget ikke."),
        ("Vi støtter forslaget – ikke –.", "Vi støtter forslaget ikke."),
        ("Vi støtter forslaget, ikke, men fristen.", "Vi støtter forslaget ikke men fristen."),
        ("Vi støtter*ikke*forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter<b>ikke</b>forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter<br>ikke<br/>forslaget.", "Vi støtter ikke forslaget."),
        ("Vi støtter&nbsp;ikke forslaget.", "Vi støtter ikke forslaget."),
        ("VI STØTTER I K K E FORSLAGET.", "VI STØTTER IKKE FORSLAGET."),
        ("Vi støtter I K K E forslaget.", "Vi støtter IKKE forslaget."),
        ("Vi støtter IKKE! forslaget.", "Vi støtter IKKE forslaget."),
        ("Vi ønsker i k k e å støtte dette.", "Vi ønsker ikke å støtte dette."),
        ("De er u s i k r e på d r i k k e.", "De er usikre på drikke."),
        ("Vi ber om å i k k e støtte dette.", "Vi ber om å ikke støtte dette."),
        ("Vi  s t ø t t e r  i k k e  d e t t e.", "Vi støtter ikke dette."),
        ("Me støttar i k k j e dette, a l d r i .", "Me støttar ikkje dette, aldri ."),
        ("Me støttar *ikkje* framlegget.", "Me støttar ikkje framlegget."),
        ("Vi støtter (slett ikke) forslaget.", "Vi støtter slett ikke forslaget."),
        ("Vi støtter (på ingen måte) forslaget.", "Vi støtter på ingen måte forslaget."),
        ("Vi støtter *på ingen måte* forslaget.", "Vi støtter på ingen måte forslaget."),
        ("Vi *støtter ikke* forslaget.", "Vi støtter ikke forslaget."),
        ("Vi er u**enig** i *forslaget*.", "Vi er uenig i forslaget."),
        ("Vi støtter2 forslaget1.", "Vi støtter forslaget."),
        ("Vi støtter forslaget.1 Det er bra.", "Vi støtter forslaget. Det er bra."),
        ("Vi støtter forslaget[1] og fristen†.", "Vi støtter forslaget og fristen."),
    ],
)
def test_marks_around_and_inside_words(source: str, text: str) -> None:
    assert words(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "Vi støtter ikke bare dette (ikke minst fristen).",
        "Vi støtter «ikke bare» dette, ikke minst fristen, og ikke gebyret.",
        "Han kan og/eller skal, se https://fjordvik.example/ikke/dette.",
        "Se kart_over_kantsoner.pdf og a * b, 5*3 og kapittel3, punkt2, CO2 og 100 m².",
        "Etter § 3 (1) bokstav a b c og nr. 2–4 gjelder 10 [kroner].",
        "Forslaget gjelder ikke-statlige skoler i 2019, jf. NOU 2019:5.",
        "Vi tre, i år og i det minste å gi e-post.",
        "Stikkene i brikken: «nikke», (kikke) og drikke.",
    ],
)
def test_what_is_a_word_or_a_number_stays(source: str) -> None:
    assert words(source) == source


def test_offsets_stand_where_the_word_alone_stands() -> None:
    source = "Vi kan <b>i k k e</b> støtte *forslaget*[1] om målere."
    (sentence,) = split(source)
    start = sentence.text.index("ikke")
    assert sentence.source(start, start + 4).of(source) == "i k k e"
    start = sentence.text.index("forslaget")
    assert sentence.source(start, start + 9).of(source) == "forslaget"
