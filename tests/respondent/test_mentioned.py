"""A letter that tells of others: theirs are never its sender's name, its own is found beside."""

from __future__ import annotations

import time

import pytest

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT
from standpunkt.respondent.described import UNNAMED_PERSON
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine
from standpunkt.writing.checks import NAME_UNSURE

_SECONDS = 5.0
"""About half a second; looking for the bodies again for each sentence took eight."""


def _who(text: str) -> str:
    return identify(text, "brev.txt").organisation


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Fjordvik kommune har gått imot forslaget. Vi er uenige.\n\n"
            "Med hilsen\nfor Naboer for Barn\nKari Testmann",
            "Naboer for Barn",
        ),
        (
            "Fjordkraft Vest AS ynskjer å byggje line. Det er me imot.\n\n"
            "Helsing Testdalen grendelag v/ Ola Testmann",
            "Testdalen grendelag",
        ),
        (
            "KS har bede oss svare. Me sluttar oss til svaret frå KS. KS stør ikkje framlegget.\n\n"
            "Kommunedirektøren i Ytre Test",
            "Ytre Test kommune",
        ),
        (
            "Vi har fått saken fra Statsforvalteren i Vest. Statsforvalteren er for.\n\n"
            "Ordføreren i Testbakken kommune\nKnut Testmann",
            "Testbakken kommune",
        ),
        (
            "v/ Foreningen for Fjellblinde i Øst\nStorgata 4\n0000 Testvik\n\n"
            "Vi er for. Blindelaget er ikke det.",
            "Foreningen for Fjellblinde i Øst",
        ),
        (
            "Utskrift fra møte\n\nVedtak i kommunestyret 3. mai:\nTestøy kommune går imot det.\n\n"
            "KS støtter forslaget.",
            "Testøy kommune",
        ),
        (
            "Bygdebispedømet har bedt soknerådene om uttalelse. Bispedømet er for.\n\n"
            "Test sokneråd handsama saka 3. mars og går imot.",
            "Test sokneråd",
        ),
        (
            "«Vi i Norsk Testoppdrett støtter forslaget», skriver de. Det gjør ikke vi i "
            "Sørlandets Testlag.\n\nForslaget må trekkes.",
            "Sørlandets Testlag",
        ),
        (
            "Svar frå oss i Bygdelaget i Øvre Test\n\nMattilsynet meiner at reglane trengst. "
            "Me meiner dei er for strenge.",
            "Bygdelaget i Øvre Test",
        ),
        (
            "Denne rapporten er utarbeidet av Testanalyse AS på oppdrag for Norsk Drosjelag.\n\n"
            "Testanalyse AS finner at prisene vil øke. Laget går imot forslaget.",
            "Norsk Drosjelag",
        ),
        (
            "Fra: Advokatfirmaet Test & Co\nPå vegne av: Kystrederne Test SA\n\n"
            "Vår klient er imot. Fiskelaget er for.",
            "Kystrederne Test SA",
        ),
        (
            "Organisasjon\nFrie Testforeldre\nKontaktperson\nKari Testmann, Skoletilsynet\n"
            "Støtter dere forslaget?\nNei\nSkoletilsynet har ikke vist effekten.",
            "Frie Testforeldre",
        ),
        ("Spørsmål 1. Navn på høringsinstans: Testlegelaget\n\nKS er for.", "Testlegelaget"),
        (
            "Fjordvernet er ein frivillig organisasjon.\n\nTest kommune stør framlegget. "
            "Brudirektoratet tilrår det. Fjordvernet går imot.",
            "Fjordvernet",
        ),
        (
            "KULTURVERNET I TESTDAL\n\nRiksverket\nPostboks 1\n\nTestdal kommune vil rive. "
            "Me vil ha kverna ståande.",
            "Kulturvernet i Testdal",
        ),
        (
            "Protokoll fra møte i Testvik eldreråd 3. juni\n\nPensjonistlaget støtter reformen, "
            "og det gjør KS.\n\nVedtak: Eldrerådet er positivt.",
            "Testvik eldreråd",
        ),
        (
            "Oslo kommune\nBydel Testlia\n\nUttalelse om ny bydelsordning\n\nBydel Nordtest "
            "støtter forslaget. Vi fraråder det.",
            "Bydel Testlia",
        ),
        (
            "Norsk Testlag om ny arealplan\n\nHøyre vil bygge. Vi vil ikke.",
            "Norsk Testlag",
        ),
        (
            "Brukarutvalet i Test sjukehus har fått saka til uttale.\n\nTest sjukehus tilrår ny "
            "struktur. Det gjer ikkje brukarutvalet.",
            "Brukarutvalet i Test sjukehus",
        ),
        (
            "Me i elevrådet ved Test skule vil ikkje ha forbod. Rektor vil.",
            "Elevrådet ved Test skule",
        ),
        (
            "Eg skriv som styreleiar i Test Ysteri SA. Mjølkelaget vil ha avgift. Vi er ein liten "
            "produsent og er imot.",
            "Test Ysteri SA",
        ),
        (
            "Test Testlag mener forslaget er godt. Testverket støtter det ikke. Laget mener at "
            "det haster. Test Testlag krever svar.",
            "Test Testlag",
        ),
    ],
)
def test_the_sender_is_found_beside_those_it_tells_of(text: str, name: str) -> None:
    assert _who(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Opprop mot anlegget på Testfjellet\n\nVi som har skrevet under, krever stans. "
        "Testvern AS sier nei. Fjordvik kommune vil bygge.\n\nOla Testmann, lege, Testvik sykehus",
        "Vi, undertegnede foreldre, protesterer.\n\nFjordvik kommune vil slå sammen skolene.\n\n"
        "Kari Testmann, ordfører, Testvik kommune\nOla Testmann, lege, Testvik sykehus",
        "Som elevar på Test skule er vi uroa. Vestfylke fylkeskommune seier at det blir betre.",
        "Vi er tre mødre med barn i barnehagen. Fagforbundet er imot, og vi er helt enige.",
        "Som pårørende ber vi om stans. Helse Test RHF støtter forslaget.",
        "Åpent brev fra ansatte ved Test sykehjem\n\nTest sykehjem og Test kommune er enige. "
        "Vi som jobber der, er ikke enige.",
        "Beboere i Testlia har følgende innspill:\n\nVi vil ikke ha utleie. Testhuseierne er for.",
        "SAKSFRAMLEGG\n\nKS støtter forslaget. Statsforvalteren i Vest mener det er godt.\n\n"
        "Innstilling\nKommunen støtter ikke forslaget.",
        "Testlegelaget er imot. Bruverket er lunkent. Fjordlaget er for, og vi er i tvil.",
    ],
)
def test_no_body_that_a_text_only_tells_of_is_its_sender(text: str) -> None:
    known = identify(text, "brev.txt")
    sure = known.respondent.confidence >= NAME_UNSURE and known.respondent.kind != "person"
    assert not (known.organisation and sure)


@pytest.mark.parametrize(
    "text",
    [
        # whom "we" are set against, whatever that one has mottatt, vurdert or vist til
        "Norsk Brolag viser til forslaget og mener at det er bra. Vi er ikke enige. Vi er imot.",
        "Norsk Brolag viser til forslaget og mener det er bra. Men vi som ror her, er ikke enige.",
        "Hei! Norsk Brolag vil gjerne takke departementet for forslaget. Det vil ikke vi.",
        "Norsk Brolag har motteke forslaget. Norsk Brolag stør det. Det gjer ikkje me.",
        "Norsk Brolag takker for høringen. Norsk Brolag mener det er bra. Vi deler ikke det synet.",
        "Norges Testlag representerer 60 000 bønder. De er for, men vi er ikke blant dem.",
        "Testnettselskapet Vik har over 900 000 kunder. Vi er noen av dem. Vi støtter ikke leien.",
        "Norsk Brolag takker for muligheten til å bygge. Vi takker nei. Vi er imot.",
        "Direktoratet for testing viser til forslaget og mener at det virker. Vi tviler på det.",
        "Vi har lest svaret fra Norsk Brolag. Norsk Brolag har 300 medlemmer. Vi er imot.",
        "Vi viser til høringsuttalelsen fra Norsk Brolag. Norsk Brolag har vurdert forslaget "
        "grundig. Vi slutter oss til dette.",
        "Fjordvik kommune er en organisasjon som vi samarbeider med. Vi støtter ikke gebyret.",
        "Norsk Brolag (NB) takker for høvet til å uttale seg om forslaget. Det gjør vi også.",
        "Norsk Brolag har behandlet saken og anbefaler gebyret. Vi kan ikke være enige i det.",
        "Norsk Brolag har drøftet forslaget. Vi ser annerledes på det. Vi er imot.",
        "Norsk Brolag representerer 300 brovakter. Vi er ikke medlemmer. Vi er imot forslaget.",
        "Norsk Brolag takker for høringen og støtter gebyret. Vi, derimot, er imot.",
        "Norsk Brolag takkar for høyringa og stør gebyret. Me for vår del er imot.",
        "Norsk Brolag har vurdert forslaget, men de spurte aldri oss. Vi er imot.",
        "Norsk Brolag representerer ikke oss. Norsk Brolag har 300 medlemmer. Vi er imot.",
        # "I", and "we" of persons, beside a body
        "Jeg er medlem av Testforbundet. Testforbundet har vurdert forslaget. Jeg gjør ikke det.",
        "Testnett svarer på høringen at linjen må bygges. Vi som eier hytter der, er imot.",
        "Testverket har gjennomgått innspillene og mener kraftverket bør bygges. Elva er viktig "
        "for oss som fisker her.",
        "Vann NOR viser til høringen og mener at det er trygt. Vi naboer langs Testbanen er imot.",
        "Vi lærere ved Myra skole er imot. Testforbundet viser til forslaget og avgir felles svar.",
        # another's voice
        "«Norsk Brolag takker for høringen», skrev de i fjor. I år skriver vi selv. Vi er imot.",
        "Norsk Brolag takker for invitasjonen til høringen, skriver de. Vi støtter ikke planen.",
    ],
)
def test_what_anybody_does_makes_nobody_the_sender_where_we_stand_beside_it(text: str) -> None:
    assert _who(text) in ("", UNNAMED_PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "Norsk Brolag viser til høringen. Departementet mener broen er trygg. Vi er ikke enige.",
        "Norsk Brolag har 300 medlemmer. Vi er ikke enige i forslaget og går imot det.",
        "Norsk Brolag er en organisasjon for brovakter. Vi er uenige med direktoratet.",
        "Norsk Brolag takkar for høvet til å uttale seg om forslaget. Me stør det.",
        "Norsk Brolag viser til forslaget om nytt gebyr. Dette støtter vi.",
        # a line above is as well whom the letter is to
        "Testvik kommune\nPostboks 3\n1234 Testvik\n\nInnspill til plan\n\nNorsk Brolag viser til "
        "høringen. Vi er imot planen.",
        "Vi sender med dette høringssvar fra Norsk Brolag. Vi går imot forslaget.",
        "Norsk Brolag viser til forslaget, som departementet mener er godt. Det gjør ikke vi.",
        "Norsk Brolag har lest notatet. Utvalget mener noe annet. Vi deler ikke dette synet.",
        "Norsk Brolag viser til svaret fra KS. Vi har lest svaret fra KS og er enige i det.",
        "Norsk Brolag er en organisasjon vi har bygget opp. Norsk Brolag støtter forslaget.",
        "Norsk Brolag har 300 medlemmer. Vi som driver bruer, trenger ro. Norsk Brolag er for.",
        "Norsk Brolag er en liten bedrift. Jeg driver bedriften alene. Jeg er imot avgiften.",
    ],
)
def test_the_sender_stays_who_speaks_as_we_against_others(text: str) -> None:
    assert _who(text) == "Norsk Brolag"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norsk Studentlag takker for høringen. Vi studenter i Norge er for.", "Norsk Studentlag"),
        (
            "Elevrådet ved Lia skole har behandlet forslaget. Vi elever ved Lia skole er imot.",
            "Elevrådet ved Lia skole",
        ),
        (
            "Pensjonistlaget i Testvik viser til høringen. Vi er pensjonister og er for.",
            "Pensjonistlaget i Testvik",
        ),
        (
            "Lia grunneierlag viser til høringen. Vi som eier grunn i Lia, er imot.",
            "Lia grunneierlag",
        ),
        (
            "Testvik fiskarlag har handsama saka. Me som fiskar i fjorden, er imot framlegget.",
            "Testvik fiskarlag",
        ),
        (
            "FORENINGEN VI SOM HAR MISTET BARN\n\nForeningen støtter forslaget. Vi takker.",
            "Foreningen Vi som har mistet barn",
        ),
    ],
)
def test_the_body_of_those_who_say_what_they_are_is_the_sender(text: str, name: str) -> None:
    assert _who(text).casefold() == name.casefold()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Høring om nytt gebyr\n\nTestdirektoratet viser til forslaget og mener at gebyret vil "
            "virke. Vi tviler på det. Vi støtter ikke gebyret.\n\nSolvik velforening",
            "Solvik velforening",
        ),
        (
            "Svar\n\nFjordvik kommune er en organisasjon som vi samarbeider med. Fjordvik kommune "
            "har gitt sitt svar. Vi støtter ikke gebyret.\n\nTestlia velforening",
            "Testlia velforening",
        ),
        (
            "Testvik Høyre\n\nTestvik Arbeiderparti er en organisasjon med 400 medlemmer. Det er "
            "ikke vi. Vi støtter trikken.",
            "Testvik Høyre",
        ),
        (
            "Lia Høyre\n\nLia Venstre takker for muligheten til å svare på høringen. Det gjør også "
            "vi. Lia Arbeiderparti er en organisasjon med 400 medlemmer. Vi støtter det.",
            "Lia Høyre",
        ),
        (
            "FAU ved Testlia skole\n\nRektor ved Testlia skole har hatt møte om saken. Testlia "
            "skole støtter forslaget. Vi foreldre går imot.",
            "FAU ved Testlia skole",
        ),
    ],
)
def test_a_line_of_the_senders_tells_who_stands_beside_it(text: str, name: str) -> None:
    assert _who(text) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Fjordvernet", "other"),
        ("Naturvernet i Testdal", "other"),
        ("Norsk Dyrevern", "other"),
        ("Vestre Heimevern", "agency"),
        ("Test Kraftverk", "company"),
        ("Brukartverket", "agency"),
        ("Oslo Håndverkslaug", "working_life"),
    ],
)
def test_what_ends_in_vern_is_a_cause_before_it_is_an_authority(name: str, kind: str) -> None:
    known = identify(f"Høringssvar fra {name}\n\nVi er imot forslaget.")
    assert (known.organisation, known.respondent.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "HØRINGSSVAR!!!\n\nFYLKESMANNEN MENER AT DETTE ER BRA. TESTVIK KOMMUNE STØTTER DET. JEG ER "
        "IMOT!!!",
        "TESTTILSYNET SEIER AT DETTE ER BRA\n\nEg er imot forslaget.",
        "Arbeidsgiveren min, Testdal Varer SA, har drøftet forslaget. Det gjør ikke jeg.",
        "Naboen vår, Testdal Varer SA, viser til forslaget. Vi er imot.",
    ],
)
def test_no_sentence_and_nobody_of_ours_is_a_name(text: str) -> None:
    assert _who(text) in ("", UNNAMED_PERSON)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Vann NOR", "other"), ("Testvik TIG", "other"), ("Ola BERG", "person"), ("Ola Ås", "person")],
)
def test_an_abbreviation_is_nobodys_last_name(name: str, kind: str) -> None:
    text = f"Jeg er imot forslaget.\n\nMed hilsen\n{name}"
    assert identify(f"Høringssvar fra {name}\n\n{text}").respondent.kind == kind


@pytest.mark.parametrize("form", ["AS", "SA", "KF"])
def test_a_legal_form_alone_is_no_alias(form: str) -> None:
    known = identify(f"Bjørk Eiendom {form}\n\nBjørk Eiendom {form} går imot planen.")
    assert (known.organisation, form in known.aliases) == (f"Bjørk Eiendom {form}", False)


def test_many_names_take_no_long_time() -> None:
    text = "\n".join(
        f"Navn{n} kommune støtter det. Laget mener noe om By{n} bondelag." for n in range(1_500)
    )
    begun = time.process_time()
    identify(text)
    assert time.process_time() - begun < _SECONDS


def _rows(text: str, engine: Engine) -> list[tuple[str, str]]:
    rows = engine.read(Document("a", "a.txt", text, identify(text)))
    return [(row.holder, row.stance.value) for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a quotation whose "we" tells who it is
        (
            "Norsk Testlag\n\n«Vi i Oppdrettslaget er imot forslaget.» Slik åpner et annet svar.",
            [("Oppdrettslaget", "oppose")],
        ),
        (
            "Norsk Testlag\n\n«Me i Fjordvik kommune går imot framlegget.» Det står i brevet.",
            [("Fjordvik kommune", "oppose")],
        ),
        (
            "Norsk Testlag\n\n«Vi i Norsk Testlag støtter forslaget.» Det har vi sagt før.",
            [(RESPONDENT, "support")],
        ),
        # the organs of the body that answers
        ("Testmark fylkeskommune\n\nFylkestinget går imot forslaget.", [(RESPONDENT, "oppose")]),
        ("Testmark fylkeskommune\n\nFytkestinget støttar framlegget.", [(RESPONDENT, "support")]),
        (
            "Fjordvik kommune\n\nKommunestyrt går imot. Kommunestyet er for § 3.",
            [(RESPONDENT, "oppose"), (RESPONDENT, "support")],
        ),
        ("Fjordvik kommune\n\nKommunene går imot forslaget.", [("Kommunene", "oppose")]),
        ("Lia sokneråd\n\nSoknerådet går imot framlegget.", [(RESPONDENT, "oppose")]),
        ("Norsk Testlag\n\nLandsmøtet går imot forslaget.", [(RESPONDENT, "oppose")]),
        ("Norsk Testlag\n\nMedlemsmøtet støttar framlegget.", [(RESPONDENT, "support")]),
        ("Li Samvirke SA\n\nRepresentantskapet er imot § 5.", [(RESPONDENT, "oppose")]),
        # a council alone, where nobody is named
        (
            "Høringssvar\n\nFylkestinget støtter forslaget. Fylkeskommunen har mange veier.",
            [(RESPONDENT, "support")],
        ),
        (
            "Høringssvar\n\nKommunestyret støtter forslaget. Det gjør ikke vi som bor her.",
            [("Kommunestyret", "support")],
        ),
        # whom a lawyer writes for, and what a minority voted for
        (
            "På vegne av: Test Vann SA\n\nVår klient er imot forslaget.",
            [(RESPONDENT, "oppose")],
        ),
        (
            "Fjordvik kommune\n\nMindretalet (SV) røysta for: Fjordvik kommune går imot lova.",
            [("Mindretalet (SV)", "support"), ("Mindretalet (SV)", "oppose")],
        ),
    ],
)
def test_whose_the_stand_is(text: str, rows: list[tuple[str, str]], engine: Engine) -> None:
    assert _rows(text, engine) == rows
