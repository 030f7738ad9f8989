"""The ministry's own page and letter, as they are saved with the responses; all invented."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from standpunkt.reading.finding.files import Source
from standpunkt.reading.invitation import invitation_in
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

BODIES = [
    "Brodirektoratet",
    "Fjordvik kommune",
    "Testvik kommune",
    "Ås fylkeskommune",
    "Norsk Brolag",
    "Norsk Ferjeforbund (NFF)",
    "Landslaget for bro og ferje",
    "Universitetet i Fjordvik",
    "Statsforvalteren i Prøve",
    "Prøvetilsynet",
]


PAGE = """<html><head><title>Høring - forslag til ny brolov - regjeringen.no</title></head><body>
<main><h1>Høring – forslag til ny brolov</h1><p>Høring | Dato: 01.02.2026 | Brodepartementet</p>
<p>Brodepartementet sender på høring et forslag til ny brolov. Vi foreslår at kommunene skal ha
ansvaret for alle broer, og støtter utvalgets forslag om gebyr.</p>
<p>Status: På høring</p><p>Høringsfrist: 01.05.2026</p><h2>Høringsbrev</h2><p>Departementet ber om
høringsinstansenes syn på forslaget. Vi går ikke inn for å endre fristen.</p>
<h2>Høringsinstanser</h2><ul>{}</ul><h2>Send inn høringssvar</h2><p>Alle kan sende svar.</p>
</main></body></html>""".format("".join(f"<li>{body}</li>" for body in BODIES))

LETTER = """Det kongelige brodepartement

Adressater i henhold til liste

Vår ref.: 26/123
Dato: 01.02.2026

Høring – forslag til ny brolov

Brodepartementet sender med dette på høring et forslag til ny brolov. Departementet foreslår at
gebyret økes, og støtter derfor utvalgets flertall.

Frist for å uttale seg er 1. mai 2026. Høringssvar kan sendes elektronisk på regjeringen.no.

Med hilsen

Kari Prøve (e.f.)
ekspedisjonssjef
"""

NYNORSK = """Høyring – framlegg til ny lov om bruer

Brudepartementet sender med dette framlegget på høyring. Vi meiner at gebyret bør aukast.

Høyringsfristen er 1. mai 2026. Høyringssvar skal sendast på nettsida.
"""


def listed(letter: str) -> str:
    return f"{letter}\nLikelydende brev sendt til:\n\n" + "\n".join(BODIES)


@pytest.mark.parametrize("text", [LETTER, NYNORSK, listed(LETTER)])
def test_a_letter_that_invites_is_no_response(engine: Engine, text: str, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(text, encoding="utf-8")
    made = load(Source("brev", "brev.txt", tmp_path / "brev.txt"))
    assert engine.read(made) == []
    assert "is the invitation to the hearing and no response" in made.notes[-1]


def test_the_page_keeps_who_is_invited(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "horing.html").write_text(PAGE, encoding="utf-8")
    made = load(Source("horing", "horing.html", tmp_path / "horing.html"))
    assert engine.read(made) == []
    assert made.metadata.organisation == "Brodepartementet"
    assert dict(made.metadata.extra)["invited"] == "; ".join(BODIES)
    assert made.notes[-1].endswith("it names 10 invited bodies")


def test_a_word_file_with_the_list_in_a_table(engine: Engine, tmp_path: Path) -> None:
    made = docx.Document()
    for paragraph in LETTER.split("\n\n"):
        made.add_paragraph(paragraph.replace("\n", " "))
    made.add_paragraph("Høringsinstanser")
    table = made.add_table(rows=5, cols=2)
    for n, body in enumerate(BODIES):
        table.cell(n // 2, n % 2).text = body
    made.save(str(tmp_path / "a.docx"))
    read = load(Source("a", "a.docx", tmp_path / "a.docx"))
    assert engine.read(read) == []
    assert dict(read.metadata.extra)["invited"].split("; ") == BODIES


@pytest.mark.parametrize(
    "text",
    [
        "Høringssvar fra Fjordvik kommune\n\nVi viser til høringen. Høringsfristen er for kort.",
        "Fjordvik kommune støtter forslaget.\n\nDepartementet sendte forslaget på høring, og "
        "høringsfristen var 1. mai. Høringssvar kan sendes på nettsiden.",
        "Saksframlegg\n\nBrodepartementet har sendt på høring et forslag til ny lov. Høringsfrist "
        "er 1. mai 2026.\n\nInnstilling: Fjordvik kommune støtter forslaget.",
        "Vi viser til brev om ny brolov, sendt med dette på høring. Høringsfristen er 1. mai. "
        "Høringssvar kan sendes på nettsiden. Vi er imot.",
        "Norsk Brolag mener at høringsinstansene bør få lengre frist.\n\nHøringsinstanser:\n"
        + "\n".join(BODIES),
        "Vi sender med dette vårt høringssvar. Vi er imot gebyr.",
    ],
)
def test_a_response_is_never_taken_for_the_invitation(text: str) -> None:
    assert invitation_in(text) is None


def test_no_annotated_response_is_taken_for_the_invitation() -> None:
    gold = Path(__file__).parents[2] / "corpus" / "gold"
    texts = list(gold.rglob("*.txt"))
    assert texts
    taken = [p.name for p in texts if invitation_in(p.read_text(encoding="utf-8"))]
    assert taken == []
