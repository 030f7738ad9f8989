"""Letterheads on one line with what the letter says: only the field's own words go."""

import pytest

from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.language.sentences import split
from standpunkt.text.finite import has_finite_verb

STAND = "Norsk Brolag støtter forslaget om årlig kontroll."

FIELDS = [
    "Til: Brodepartementet.",
    "Fra: Norsk Brolag. Til: Brodepartementet.",
    "Frå: Norsk Brulag.",
    "Til Brodepartementet",
    "Deres ref.: 13/3171",
    "Deres ref. 2024/55 Vår ref. 24/881 Dato 12.03.2024",
    "Dykkar ref.: 26/2207",
    "Dato: 12.3.2024",
    "Vår dato: 12. mars 2024.",
    "Arkivsak: 24/1188-3",
    "Org.nr: 987 654 321",
    "Tlf. 22 33 44 55",
    "E-post: post@brolag.example",
    "Postboks 12, 0101 Byen.",
]


def body(text: str) -> str:
    """What is read of a text, in one line."""
    return " ".join(sentence.text for sentence in split(text))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "stand",
    [STAND, "Vi er imot framlegget.", "Departementet bør trekke forslaget.", "Nei til gebyr!"],
)
def test_only_the_field_goes(field: str, stand: str) -> None:
    assert body(f"{field} {stand}") == stand


@pytest.mark.parametrize(
    "line",
    [
        "Norsk Brolag (Postboks 12, 0101 Byen) organiserer 400 broeiere. Vi støtter forslaget.",
        "Norsk Brolag, Postboks 12, 0101 Byen, er imot forslaget",
        "Vedlegg: Vi går imot forslaget om gebyr",
        "Saksbehandler: Kari Testmann. Kommunen støtter ikke forslaget",
        "Postadresse: Postboks 1 | Telefon: 22 33 44 55 | Vi støtter forslaget",
        "Med hilsen styret, vi er imot gebyr",
        "Dokumentet er elektronisk godkjent. Vi støtter forslaget om tilsyn.",
        "Sak: Vi ber om at forslaget trekkes",
        "Norsk Brolag, Postboks 12, 0101 Byen, applauderer forslaget",
        "Nei til bompenger på alle bruer, sier medlemmene i Postboks 12, 0101 Byen.",
    ],
)
def test_a_line_with_a_finite_verb_is_read(line: str) -> None:
    for text in (line, f"Fjordvik kommune\nPostboks 1\n{line}\n\nMed hilsen\nOrdføreren"):
        assert line.rstrip(".") in body(text)


@pytest.mark.parametrize("stand", ["Vi støtter forslaget", "Kommunen er imot gebyr"])
def test_a_line_that_takes_a_stand_among_address_lines_or_names_is_read(stand: str) -> None:
    head = f"Brodepartementet\nPostboks 8000 Dep\n0030 Oslo\n{stand}\n\nBegrunnelsen følger her."
    tail = f"Begrunnelsen følger her.\n\nMed hilsen\nNorsk Brolag\n{stand}"
    assert stand in body(head)
    assert stand in body(tail)


def test_answers_and_stands_that_repeat_at_page_breaks_are_read() -> None:
    text = "\f".join(f"Spørsmål {n}\nNei\n\nVi støtter forslaget {n}\n" for n in range(1, 5))
    assert body(text).count("Nei") == body(text).count("Vi støtter forslaget") == 4


def test_a_footnote_in_a_sentence_is_read_apart() -> None:
    text = (
        "Fjordvik kommune mener at forslaget om årlig tilsyn med alle bruer er for dyrt og\n\n"
        "¹ Norsk Brolag støtter dette syn.\n\n"
        "at det derfor bør trekkes.\n"
    )
    read = [sentence.text for sentence in split(text)]
    assert any(r.startswith("Fjordvik") and r.endswith("bør trekkes.") for r in read)
    assert any("Norsk Brolag støtter dette" in r for r in read)


@pytest.mark.parametrize(
    "line",
    ["Dokumentet er elektronisk godkjent og har ingen signatur", "Brevet er godkjent elektronisk."],
)
def test_how_a_letter_was_signed_is_chrome(line: str) -> None:
    (_, last) = find_blocks(f"Vi støtter forslaget.\n\n{line}")
    assert last.kind is BlockKind.CHROME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forslaget avvises", True),
        ("Framlegget avvisast", True),
        ("VI GÅR IMOT", True),
        ("Eg er samd", True),
        ("Norsk Brolag SA", False),
        ("Høringssvar fra Fjordvik kommune", False),
        ("Styret i velforeningen", False),
    ],
)
def test_finite_verbs(text: str, expected: bool) -> None:
    assert has_finite_verb(text) is expected


@pytest.mark.parametrize("answer", ["Ja", "Nei", "Enig", "Samd", "Vet ikke", "Delvis", "Kanskje"])
def test_an_answer_that_comes_again_at_the_end_signs_nothing(answer: str) -> None:
    text = f"Støtter dere påbud om hjelm?\n\n{answer}\n\nStøtter dere nattestengning?\n\n{answer}"
    assert [sentence.text for sentence in split(text)].count(answer) == 2


def test_a_name_that_comes_again_at_the_end_signs() -> None:
    said = "Vi støtter forslaget om en kortere frist.\n\nFristen er god."
    text = f"Norsk Brolag\n\n{said}\n\nNorsk Brolag"
    assert find_blocks(text)[-1].kind is BlockKind.CHROME
