"""Letterheads, forms and mail heads of many hands, with others' names in tempting places."""

from __future__ import annotations

import pytest

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # who takes the post, and the authority below an address, are not the sender
        (
            "Testvern i Lia\nc/o Nils Prøve\nBakkeveien 3\n6100 Lia\n\nStatsforvalteren i "
            "Nordmark\n\n"
            "Høringssvar om vern\n\nVi støtter vernet.",
            "Testvern i Lia",
        ),
        (
            "Sameiet Testglimt\nv/styret\nc/o Prøveforvaltning AS\nPostboks 1, 1300 Test\n\n"
            "Lia kommune\n\nMerknad til plan\n\nVi er imot garasjen.",
            "Sameiet Testglimt",
        ),
        (
            "Morild\nStorgata 2\n0000 Testvik\n\nLia kommune\n\nMerknad til plan\n\nVi er imot.",
            "Morild",
        ),
        # mail programs in English, a person who writes from a body
        (
            "Fra: Rita Prøve (Testverk Vinje ASA) <rita@test.example>\n"
            "Sent: Monday, May 4, 2026 3:12 PM\nTo: NFD Postmottak\nSubject: "
            "Høringsinnspill\n\nHei,\n"
            "Vi er imot kvotetak.\n\nBest regards\nRita Prøve\nTestverk Vinje ASA",
            "Testverk Vinje ASA",
        ),
        (
            "To the Ministry of Trade, Oslo\n\nInnspill\n\nVi støtter åpne data.\n\n"
            "Yours sincerely,\nDuncan Hay\nRoyal Test Society of Leith",
            "Royal Test Society of Leith",
        ),
        # forms
        (
            "Svar fra skjema 1123\nHøringssvar levert av: Stiftelsen Barnas Test, v/ leder Mona\n\n"
            "Hva mener du?\nVi er imot. Redd Barna foreslo noe bedre.",
            "Stiftelsen Barnas Test",
        ),
        (
            "Navn: Per Prøve E-post: per@test.example Organisasjon: Testvik Kystlag Høringssvar: "
            "Vi "
            "er imot oppdrett i Testvika. Fiskeridirektoratet støtter det, men vi gjør ikke det.",
            "Testvik Kystlag",
        ),
        # what a body that is named by its place is, in small letters
        (
            "Helse Nordtest RHF\npost@test.example\n\nSvar på høring\n\nPå vegne av Støttegruppa "
            "for "
            "Lia fødestue oversendes følgende:\n\nVi krever at fødestua består.",
            "Støttegruppa for Lia fødestue",
        ),
        # one word that only says what the paper is
        ("Svar\n\nVi i Norsk Brolag er imot.", "Norsk Brolag"),
    ],
)
def test_who_answers(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Testvik sykehus HF\nKlinikk for barn\nAvdeling for nyfødte", "Avdeling for nyfødte"),
        ("Testminneforeningen\nLia avdeling", "Lia avdeling"),
    ],
)
def test_the_department_below_a_part(head: str, unit: str) -> None:
    found = identify(f"{head}\n\nHelsedirektoratet\n\nHøring\n\nAvdelingen er for.")
    assert found.organisation == head.split("\n", maxsplit=1)[0]
    assert found.respondent.unit == unit
    assert "avdelingen" in found.aliases


def test_a_branch_behind_a_comma_is_no_part_of_the_name() -> None:
    found = identify("Høring\n\nTestminneforeningen, Lia avdeling, støtter fredningen. Vi er for.")
    assert (found.organisation, found.respondent.unit) == ("Testminneforeningen", "Lia avdeling")


def test_a_branch_at_a_workplace_speaks_by_the_unions_letters(engine: Engine) -> None:
    text = "Innspill fra NTL ved Testvik kartkontor\n\nNTL mener at utredningen er mangelfull."
    found = identify(text)
    assert found.respondent.kind == "working_life"
    rows = engine.read(Document("a", "a.txt", text, found))
    assert [row.holder for row in rows] == [RESPONDENT]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "MØTEPROTOKOLL\nLia kommune – Eldrerådet\nMøtedato: 12.05.2026\n\nHøring – "
            "eldreombud\n\n"
            "Eldrerådet støtter ombudet. Rådet er imot flytting.",
            "Lia eldreråd",
        ),
        (
            "Barn og unges kommunestyre i Lia\n\nTestdepartementet\n\nHøring\n\nLia kommune har "
            "laget "
            "egen uttalelse. Vi er imot aldersgrense.",
            "Barn og unges kommunestyre i Lia",
        ),
        (
            "Testfjord sykehus HF | Psykisk helsevern | Postboks 3 | 1234 Fjord\n\n"
            "Testdepartementet\n\nHøring\n\nVi støtter forslaget.",
            "Testfjord sykehus HF",
        ),
        (
            "Fra: Postmottak Testmark fylkeskommune\nSendt: 3. juni 2026\nTil: Postmottak KUD\n\n"
            "Vi er imot nasjonale samlinger.",
            "Testmark fylkeskommune",
        ),
        (
            "Frå: Hilde Prøve <hilde@testmark.example>\nSendt: 6. mai 2026\nTil: HOD Postmottak\n\n"
            "Testmark fylkeskommune gir desse merknadene. Fylkeskommunen støttar framlegget.\n\n"
            "Hilde Prøve\nFagdirektør",
            "Testmark fylkeskommune",
        ),
        (
            "Jeg skriver som leder av Folkeaksjonen for ferja. Den er imot.",
            "Folkeaksjonen for ferja",
        ),
        ("Prøve Vel er imot.", "Prøve Vel"),
        (
            "Testlia DPS\nBrukerrådet\n\nHelsedirektoratet\n\nInnspill\n\nBrukerrådet er imot. "
            "Vi er "
            "for mer.\n\nFor Brukerrådet ved Testlia DPS\nEva Prøve",
            "Brukerrådet ved Testlia DPS",
        ),
        (
            "Utdanningsdirektoratet\n\nHøringssvar – fravær\n\nFra ledergruppen ved Lia skole\n\n"
            "Vi støtter grensen. Elevorganisasjonen er imot.",
            "Ledergruppen ved Lia skole",
        ),
        (
            "Indre Prøve Helselag er tilslutta Norsk Testforening.\n\nNorsk Testforening har "
            "bede laga "
            "sende eigne svar.\n\nHelselaget støttar planen. Me er imot eigenbetaling.",
            "Indre Prøve Helselag",
        ),
        (
            "NTX\nInstitutt for bygg\n\nHøring\n\nInstituttet støtter det.",
            "NTX, Institutt for bygg",
        ),
        (
            "Til: Test fylkeskommune\nFra: Inger og Leif Prøve, gnr. 12/4\n\nVi er imot "
            "holdeplassen.",
            "Inger og Leif Prøve",
        ),
        (
            "Skjemasvar\nHvem svarer du på vegne av? Prøvens Nattkafé\nNavn: Tor Li\n"
            "Ditt svar: Vi er imot forbudet.",
            "Prøvens Nattkafé",
        ),
        (
            "På styremøte 3. mai vedtok Vennene av Gamle Bruer denne uttalelsen:\n\nVi er imot.",
            "Vennene av Gamle Bruer",
        ),
        ("Jeg, Åse Prøve, er bonde. Norges Bondelag er for, men jeg er imot.", "Åse Prøve"),
        ("Prøveland\nÅsveien 4\n\nVi er imot.\n\nMvh Familien Prøveland", "Familien Prøveland"),
    ],
)
def test_who_answers_among_other_lines(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


def test_an_abbreviation_stands_for_a_name_without_its_place(engine: Engine) -> None:
    text = (
        "Ungdommens fylkesråd i Testmark\n\nHøring\n\nUngdommens fylkesråd (UFR) behandlet saken. "
        "UFR støtter gratis skyss."
    )
    rows = engine.read(Document("a", "a.txt", text, identify(text)))
    assert [row.holder for row in rows] == [RESPONDENT]


def test_a_local_branch_is_no_second_sender() -> None:
    found = identify("Norsk Brolag, Lia lokallag, støtter forslaget. Vi er for.")
    assert found.organisation == "Norsk Brolag, Lia lokallag"
