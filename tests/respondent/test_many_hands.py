"""Letters by many hands: who answers, of which kind, and by which nouns."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpunkt.documents import Metadata
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.respondent.load import document
from standpunkt.respondent.organisations import catalogue_with, read_invited


def _who(text: str) -> Metadata:
    return document(Source("svar", "svar.txt", Path("svar.txt")), Read(text)).metadata


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # An authority's full name on the first line, its short name in the text.
        (
            "Statens Brotilsyn\n\nSamferdselsdepartementet\n\nHøring – ny broforskrift\n\n"
            "Brotilsynet støtter forslaget. Testverket mener noe annet.",
            "Statens Brotilsyn",
            "agency",
        ),
        (
            "Mobbeombodet i Testdal\nPostboks 1, 5700 Testdal\n\nKunnskapsdepartementet\n\n"
            "Høyring\n\nMobbeombodet er glad for framlegget. Ombodet meiner at fristen er kort.",
            "Mobbeombodet i Testdal",
            "agency",
        ),
        (
            "Norsk Bretilsyn\nHavnegata 2\n6000 Testvik\n\nKlima- og miljødepartementet\n\n"
            "HØRING OM BREFØRING\n\nBretilsynet har gjennomgått høringsnotatet. "
            "Tilsynet støtter kravet. Testverket mener at kravet bør utredes.",
            "Norsk Bretilsyn",
            "agency",
        ),
        # The first line is another's where somebody else answers in the text.
        (
            "Brotilsynet\n\nHøring – ny broforskrift\n\n"
            "Norsk Brolag viser til høringsbrevet. Brolaget støtter forslaget.",
            "Norsk Brolag",
            "association",
        ),
        # Fields without an answer, and whom it is to on a line below "Til".
        (
            "Navn: Kari Testmann\nOrganisasjon:\nDin uttalelse:\n"
            "Jeg bor ved skytebanen. Jeg er imot forslaget.",
            "Kari Testmann",
            "person",
        ),
        (
            "Til\nStatsforvaltaren i Testfylke\n\nMerknader til verneplan\n\n"
            "Vi i beitelaget på Lia har hatt møte. Laget er imot framlegget.",
            "Beitelaget på Lia",
            "association",
        ),
        # Who writes for a body.
        (
            "Nærings- og fiskeridepartementet\n\nInnspill\n\n"
            "Undertegnede representerer Testbris Oppdrett AS. Selskapet er imot avgiften.\n\n"
            "Med hilsen\nOla Testmann\nDaglig leder",
            "Testbris Oppdrett AS",
            "company",
        ),
        (
            "Vi driver Lia Skytterhytte på Testfjell. Vi er enige i kravet.\n\n"
            "Lia Skytterhytte\nv/ Ola",
            "Lia Skytterhytte",
            "other",
        ),
        (
            "Me er eit lite kor i Testdal kalla Lia songlag.\n\nMe er imot framlegget.",
            "Lia songlag",
            "association",
        ),
        (
            "Rektor ved Testvik skule\nKari Testmann\n\nTil Utdanningsdirektoratet\n\n"
            "Læreplan\n\nSkulen har drøfta framlegget. Vi støttar det.",
            "Testvik skule",
            "school",
        ),
        (
            "Hei, her er svaret.\n\nVi synes at avgiften rammer feil.\n\nMvh\nKari Testmann\n"
            "Salgssjef | Testsommer AS\nTlf. 40 00 00 00 | www.testsommer.example",
            "Testsommer AS",
            "company",
        ),
        # Those of one family, and a few neighbours, who sign.
        (
            "Til Testvik kommune\n\nNabomerknad\n\nVi eier naboeiendommen. Vi er imot planen.\n\n"
            "Med hilsen\n\nKari Testmann            Ola Testmann\n"
            "Lievegen 9               Lievegen 9",
            "Kari og Ola Testmann",
            "person",
        ),
        (
            "Testvik, 5. mai 2026\nPlan- og bygningsetaten\n\nMerknader\n\n"
            "Vi er naboer i Lia og er imot planen.\n\nHilsen\nKari Testmann\nOla Prøve\nSiv Li",
            "Kari Testmann, Ola Prøve og Siv Li",
            "person",
        ),
        (
            "HØRING OM VANNSCOOTER\nKari Testmann, Strandveien 3, 3960 Testvik\n\n"
            "Jeg ønsker forbud.",
            "Kari Testmann",
            "person",
        ),
        # Three levels, of which the lowest speaks.
        (
            "TESTVIK UNIVERSITET\nFakultet for naturfag\nInstitutt for isforskning\n\n"
            "Kunnskapsdepartementet\n\nInstituttet er positivt til forslaget.",
            "Testvik universitet, Institutt for isforskning",
            "university",
        ),
        (
            "Svar fra Klinikk for søvn, Helse Testdal HF\n\nHelsedirektoratet\n\n"
            "Pakkeforløp\n\nKlinikken anbefaler at fristen beholdes.",
            "Klinikk for søvn, Helse Testdal HF",
            "health",
        ),
        (
            "Finansdepartementet\n\nHøring\n\nNTL Test avd. Fjordvik er fagforeningen for ansatte "
            "på kontoret. Avdelingen går imot sentraliseringen.",
            "NTL Test avd. Fjordvik",
            "working_life",
        ),
        (
            "Lia sau- og geitalslag\nv/ Ola Testmann\n\nStatsforvaltaren i Testfylke\n\n"
            "Laget krev uttak av ulv.",
            "Lia sau- og geitalslag",
            "association",
        ),
    ],
)
def test_who_answers_by_many_hands(text: str, name: str, kind: str) -> None:
    found = _who(text)
    assert (found.organisation, found.respondent.kind) == (name, kind)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Forbundet Levende Bre", "Forbundet er en naturvernorganisasjon.", "association"),
        ("Lia Syklistforbund", "Vi er en frivillig organisasjon.", "association"),
        ("Forbundet Levende Bre", "Forbundet krever at stillingene blir hele.", "working_life"),
        ("Norsk Brobyggerforbund", "Forbundet er en fagforening.", "working_life"),
        ("NSF Testvik kommune", "Vi krever flere hele stillinger.", "working_life"),
        ("Bondelagets lokallag i Lia", "Vi er imot.", "working_life"),
        ("Testvik Venstre", "Vi er imot.", "association"),
        ("Senter for isforskning, Testvik høgskule", "Vi er imot.", "university"),
        ("Mangfold i Skolen", "Vi er imot.", "other"),
    ],
)
def test_the_kind_by_name_and_text(name: str, text: str, kind: str) -> None:
    found = _who(f"Fra: {name}\n\nHøring\n\n{text}")
    assert (found.organisation, found.respondent.kind) == (name, kind)


@pytest.mark.parametrize(
    ("name", "text", "own", "others"),
    [
        ("Testvik Venstre", "Venstre er imot. Høyre er for.", "venstre", "høyre"),
        ("Testvik Høyre", "Høgre i Testvik er imot.", "høgre i testvik", "venstre"),
        (
            "Interkommunalt arkiv Fjorden IKS",
            "IKA Fjorden støtter forslaget.",
            "ika fjorden",
            "ika",
        ),
        (
            "Landsforbundet Trygg Elv",
            "Elveforbundet er imot. Bruforbundet er for.",
            "elveforbundet",
            "bruforbundet",
        ),
        ("Norske Brobyggere", "Brobyggerne er for. Kommunene er imot.", "brobyggerne", "kommunene"),
        ("Fjordvik kommune", "Kommunen er for. Kommunene er imot.", "kommunen", "kommunene"),
        ("Pinsekirken Lia", "Menigheten er imot. Rådet er for.", "menigheten", "rådet"),
    ],
)
def test_the_nouns_that_are_its_own(name: str, text: str, own: str, others: str) -> None:
    aliases = [alias.casefold() for alias in _who(f"Fra: {name}\n\n{text}").aliases]
    assert own in aliases
    assert others not in aliases


def test_a_party_that_others_are_told_of_is_nobodys_voice() -> None:
    text = "Saksprotokoll\n\nBehandling\n\nHøyre støtter forslaget. Senterpartiet er imot."
    assert _who(text).aliases == ()


def test_a_list_of_the_invited_meets_the_full_name(tmp_path: Path) -> None:
    asked = tmp_path / "inviterte.txt"
    asked.write_text("Norsk Brolag\nStatens Brotilsyn\n", encoding="utf-8")
    catalogue = catalogue_with(read_invited(asked))
    text = "Statens Brotilsyn\n\nSamferdselsdepartementet\n\nHøring\n\nBrotilsynet støtter det."
    source = Source("svar", "svar.txt", Path("svar.txt"))
    found = document(source, Read(text), catalogue=catalogue).metadata
    assert found.organisation == "Statens Brotilsyn"
    assert found.respondent.id == "statens-brotilsyn"
    assert found.respondent.id in catalogue.own


@pytest.mark.parametrize(
    "text",
    [
        "Jeg er daglig leder i Testvik Rør AS, men svarer privat. Jeg er imot.\n\nSølvi Testmann",
        "Eg er leiar i Norsk Brolag, og skriv her som privatperson. Eg er imot.\n\nSølvi Testmann",
    ],
)
def test_who_answers_privately_is_not_whom_they_lead(text: str) -> None:
    assert _who(text).organisation == "Sølvi Testmann"
