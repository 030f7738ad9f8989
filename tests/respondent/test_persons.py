"""Private persons, and what stands in their place; every person here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Document, Metadata, Place, Respondent, Stretch
from standpunkt.respondent.described import described
from standpunkt.respondent.identify import identify
from standpunkt.respondent.persons import is_private, pseudonymised

KINDS = [
    ("municipality", "Testvik kommune"),
    ("county", "Ytre Test fylkeskommune"),
    ("agency", "Direktoratet for prøver"),
    ("university", "Universitetet i Testvik"),
    ("working_life", "Norsk Prøveforbund"),
    ("association", "Testvik velforening"),
    ("company", "Testvik Vann AS"),
    ("person", "privatperson"),
    ("person", "Person som ikke har oppgitt navn"),
    ("person", "Anonym"),
    ("other", "Ola Testmann"),
    ("", ""),
]


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_kind_of_a_name(kind: str, name: str) -> None:
    assert described(Metadata(name), "").respondent.kind == kind


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Jeg er imot forslaget.", True),
        ("Eg er imot framlegget.", True),
        ("Undertegnede er imot forslaget.", True),
        ("Som privatperson støtter jeg forslaget.", True),
        ("Vi er imot forslaget. Vi ber om ny frist.", False),
        ("", False),
    ],
)
def test_a_name_shaped_like_a_persons_needs_somebody_who_speaks(text: str, private: bool) -> None:
    assert is_private(described(Metadata("Ola Testmann"), text)) is private


def test_a_register_knows_better() -> None:
    known = Metadata("Ola Testmann", extra=(("category", "Privatperson"),))
    assert is_private(described(known, "Vi er imot."))


LETTER = """Ola Normann Testmann
Prøveveien 12 B
0000 Testvik
ola.testmann@post.example
Tlf. 900 00 000

Prøvedepartementet
Postboks 0000 Dep

Høringssvar fra Ola Testmann

Jeg er imot forslaget. Som Testmann har jeg sett hvordan det går; Olas hytte ligger her.
Per i dag er det ingen regler. O. Testmanns syn deles av TESTMANN-familien i Prøveveien 12.
Ring meg på +47 400 00 000, fødselsnummer 010100 00000. Tilskuddet er 20 000 000 kroner, og
sak 2026/12345678 gjelder § 3.

Med vennlig hilsen
Ola Normann Testmann og Kari Prøve
Lilleby 4
"""
PERSON = Respondent("Ola Normann Testmann", "ola-normann-testmann", "person")
KNOWN = Metadata("Ola Normann Testmann", aliases=("Testmann",), respondent=PERSON)


def test_nothing_is_left_of_a_person() -> None:
    document = Document("ola-testmann", "inn/ola-testmann.txt", LETTER, KNOWN, notes=("fra Ola",))
    told = pseudonymised(document, 7)
    everything = f"{told.text} {told.metadata} {told.doc_id} {told.source} {told.notes}"
    for gone in (
        *("ola", "testmann", "normann", "kari", "prøveveien", "0000 testvik", "@", "lilleby"),
        *("900 00", "400 00", "010100"),
    ):
        assert gone not in everything.casefold().replace("langs", "")
    for kept in (
        *("Prøvedepartementet", "Postboks 0000 Dep", "20 000 000 kroner", "2026/12345678"),
        *("Per i dag", "Høringssvar fra Privatperson 7", "Som Privatperson 7 har jeg"),
        *("Privatperson 7s syn", "Privatperson 7s hytte", "og Privatperson 7b"),
    ):
        assert kept in told.text
    assert told.metadata.organisation == "Privatperson 7"
    assert told.source == "inn/privatperson-7.txt"


def test_offsets_move_along() -> None:
    text = "Ola Testmann\n\nJeg er imot.\f\nWe are against it, says Ola.\n\nNote."
    starts = [text.index(word) for word in ("Jeg", "We", "says", "Note")]
    document = Document(
        *("a", "a.txt", text, KNOWN, (0, starts[1])),
        places=(Place(starts[3], "footnote 1"),),
        languages=(Stretch(0, "nb"), Stretch(starts[1], "en"), Stretch(starts[3], "nb")),
    )
    told = pseudonymised(document, 1)
    assert told.text[told.pages[1] :].startswith("We")
    assert told.text[told.places[0].start :] == "Note."
    assert [told.text[s.start :][:2] for s in told.languages] == ["Pr", "We", "No"]


@pytest.mark.parametrize("kind", ["municipality", "company"])
def test_others_are_left_as_they_are(kind: str) -> None:
    document = Document("a", "a.txt", LETTER, Metadata("Testvik", respondent=Respondent(kind=kind)))
    assert pseudonymised(document, 1) is document


def test_an_unnamed_person_is_numbered_too() -> None:
    document = Document("a", "a.txt", "Jeg er imot.", Metadata("privatperson", respondent=PERSON))
    assert pseudonymised(document, 2).metadata.organisation == "Privatperson 2"


@given(
    st.text(max_size=200), st.sampled_from(["Ola Testmann", "O", "Åse-Liv P. Å", "privatperson"])
)
def test_any_text_and_a_second_time_changes_no_name(text: str, name: str) -> None:
    document = Document("a", "a.txt", f"{text}\n{name} er imot", Metadata(name, respondent=PERSON))
    told = pseudonymised(document, 1)
    assert "Testmann" not in told.text
    assert told.pages == ()


@pytest.mark.parametrize(
    ("text", "names_in_it"),
    [
        ("Jeg støtter ikke forslaget.\n\nMed hilsen Storkvern, Oddgeir\n", "Storkvern Oddgeir"),
        ("Jeg, Gunnleiv Tjoflot, støtter forslaget.\n", "Gunnleiv Tjoflot"),
        ("Jeg er imot.\n\nHilsen Ingvald og Borghild Tveitnes\n", "Ingvald Borghild Tveitnes"),
        (
            "Hallgeir Propertius, Lia 3\n\nJeg er imot.\n\nHilsen Hallgeir Propertius\n",
            "Hallgeir Lia",
        ),
        ("Solgunn Vardal, Myra 9\n\nGebyret er galt.\n\nHilsen Solgunn Vardal\n", "Vardal Myra"),
    ],
)
def test_rare_names_that_sign_or_present_themselves_go(text: str, names_in_it: str) -> None:
    told = pseudonymised(Document("svar", "svar.txt", text, identify(text, "svar.txt")), 1)
    assert told.metadata.organisation == "Privatperson 1"
    assert not [name for name in names_in_it.split() if name in told.text]


def test_an_organisation_that_signs_keeps_its_name() -> None:
    text = "Norsk Brolag, Lia 3\n\nVi er imot.\n\nHilsen Norsk Brolag\n"
    document = Document("svar", "svar.txt", text, identify(text, "svar.txt"))
    assert pseudonymised(document, 1) == document


def test_files_that_come_with_a_private_response_are_counted() -> None:
    notes = ("comes with Klage Ragnvald Storjohann.txt", "read as UTF-16")
    extra = (("attachments", "Klage Ragnvald Storjohann.txt; b.pdf"),)
    known = Metadata(respondent=Respondent(kind="person"), extra=extra)
    told = pseudonymised(Document("a", "a.eml", "Jeg er imot.", known, notes=notes), 1)
    assert told.notes == ("comes with 1 file", "read as UTF-16")
    assert dict(told.metadata.extra) == {"attachments": "2 files"}
