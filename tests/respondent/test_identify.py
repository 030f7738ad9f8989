"""Who answers: names, aliases, dates, subjects, over constructed responses and the gold."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Metadata
from standpunkt.respondent.described import UNNAMED_PERSON
from standpunkt.respondent.hearing import hearing_title
from standpunkt.respondent.identify import identify
from standpunkt.respondent.letter import letter_of, references, tidy
from standpunkt.respondent.names import fold, in_normal_case, kind_of, parts_of
from standpunkt.text.dates import dates_in, is_date_line

GOLD = Path(__file__).parents[2] / "corpus" / "gold"

# --- who ----------------------------------------------------------------------------------

# (what is tested, text, organisation)
SENDERS = [
    (
        "a person who gave no name, and never says I",
        "Høringssvar fra Person som ikke har oppgitt navn\nReferanse: 451\nDato: 12.09.2021\n\n"
        "Det finnes ingen grunn til å forlenge ordningen.",
        UNNAMED_PERSON,
    ),
    (
        "the same, with numbers behind",
        "Person som ikke har oppgitt navn H25 629\n\nDepartement: Kulturdepartementet\n"
        "Dato: 30.01.2017 Svartype: Med merknad  Lovforslaget er bra.",
        UNNAMED_PERSON,
    ),
    (
        "a person's page that came as one line, with the owner's name below",
        "Dato: 01.02.2024 Svartype: Med merknad Jeg mener det er uheldig at kommunen skal bestemme "
        "hvilke skoler som skal få bestå. Det burde være foreldrene som bestemmer hvor barna skal "
        "gå, og jeg håper at dere snur. Kulturdepartementet Til høringen Til toppen",
        UNNAMED_PERSON,
    ),
    (
        "an address in brackets behind the name, in one line",
        "Norsk Brolag (Postboks 12, 0101 Oslo) organiserer 400 broeiere. Vi støtter forslaget om "
        "årlig kontroll av alle bruer. Vi er kritiske til at fristen er satt til tre måneder.",
        "Norsk Brolag",
    ),
    (
        "the subject of a sentence is no name where all its words are plain",
        "Kulturdepartementet\n\nForbundet har mottatt forslaget. Maling og reparasjon er etter vår "
        "oppfatning et fag. Ønsket om å bevare bygg har vi forståelse for.\n\nFor forbundet",
        "",
    ),
    (
        "the sentence after the title has a verb of its own",
        "Høringssvar fra LO i Fjordvik\nLO i Fjordvik anser at de foreslåtte endringene i loven "
        "vil gi store skader. Vi råder departementet til å snu.",
        "LO i Fjordvik",
    ),
    # letters, bokmål
    (
        "letterhead above a ministry's address",
        """Fjordvik kommune

Kulturdepartementet
Postboks 8030 Dep
0030 Oslo

Deres ref.: 26/11   Vår ref.: 26/77   Dato: 12.03.2026

Høringssvar – forslag til ny museumslov

Vi viser til høringsbrevet og har følgende merknader.""",
        "Fjordvik kommune",
    ),
    (
        "upper-case letterhead, normal case in the body",
        """NORSK TESTFORBUND

Kulturdepartementet
Postboks 8030 Dep

Høring – ny lov

Norsk Testforbund støtter ikke forslaget.""",
        "Norsk Testforbund",
    ),
    (
        "upper-case letterhead, name nowhere else",
        "SKARVVIK KOMMUNE\n\nHøring – ny lov\n\nVi støtter forslaget.",
        "Skarvvik kommune",
    ),
    (
        "only the ministry on top, name in the opening and an abbreviation",
        """Kunnskapsdepartementet
Postboks 8119 Dep
0032 Oslo

Oslo, 3. mars 2026

Høring om ny skolelov

Landslaget for Testskoler (LFT) takker for muligheten til å uttale seg. LFT mener forslaget
er godt. LFT støtter § 3.""",
        "Landslaget for Testskoler",
    ),
    (
        "only the ministry on top, name under the closing words",
        """Finansdepartementet
Postboks 8008 Dep, 0030 Oslo

Høringssvar: kontantplikt

Vi ser positivt på forslaget, men det bør utredes bedre.

Med vennlig hilsen
Testvik Sparebank
Kari Testmann
adm. banksjef""",
        "Testvik Sparebank",
    ),
    (
        "signature introduced by for",
        "Til Justisdepartementet\n\nHøring\n\nVi er imot.\n\nMed hilsen\nfor Lille Testlag\nleder",
        "Lille Testlag",
    ),
    (
        "signature of the board",
        "Til Justisdepartementet\n\nVi er imot det.\n\nHilsen styret i Testvika båtforening",
        "Testvika båtforening",
    ),
    (
        "directors sign with names, the organisation is the subject throughout",
        """Helse- og omsorgsdepartementet - HOD
Postboks 8011 Dep

Høring NOU 2026:4

TSO vurderer at utredningen er god. TSO mener at staten må bidra. TSO støtter forslaget, og
HOD bør følge det opp. TSO ber om et møte.

Med hilsen
Ola Testmann
Administrerende direktør""",
        "TSO",
    ),
    (
        "street address under the letterhead",
        """Testås menighetsråd
Kirkeveien 4, 3999 Testås

Barne- og familiedepartementet
Postboks 8036 Dep

Rådet har behandlet saken.""",
        "Testås menighetsråd",
    ),
    (
        "a directorate answers a ministry",
        """Direktoratet for testing

Samferdselsdepartementet

Svar på høring – forskrift om landstrøm

Direktoratet for testing har ingen merknader.""",
        "Direktoratet for testing",
    ),
    (
        "a ministry answers a ministry",
        """Kulturdepartementet

Finansdepartementet
Postboks 8008 Dep
0030 Oslo

Svar på høring – ny avgiftslov

Kulturdepartementet viser til brev av 3. mai 2026 og har ingen merknader.

Med hilsen
Kulturdepartementet""",
        "Kulturdepartementet",
    ),
    (
        "a directorate as addressee, the respondent only signs",
        """Utdanningsdirektoratet
Postboks 9359 Grønland
0135 Oslo

Høringssvar om fagfornyelsen

Vi er for forslaget.

Med vennlig hilsen
for Testli skole
rektor""",
        "Testli skole",
    ),
    (
        "til and fra lines",
        "Til: Klimadepartementet\nFra: Sørvik Vann og Avløp IKS\nDato: 1.2.2026\n\n"
        "Selskapet er imot.",
        "Sørvik Vann og Avløp IKS",
    ),
    (
        "company with a legal form on top and none in the body",
        """TESTSTRØM AS
Strandgata 900, 7099 Trondheim

Forbrukerdepartementet

Vedr. høring om abonnementer

Teststrøm tilbyr bøker i Norge. Vi er enige i mye.

Med hilsen
Teststrøm AS""",
        "Teststrøm AS",
    ),
    (
        "local branch with a number",
        """Testarbeidernes Forbund avd. 14 Testbyen

Til Samferdselsdepartementet

Avd. 14 organiserer 390 sjåfører. Forbundet sentralt sender sitt eget svar.

For avd. 14
Leder""",
        "Testarbeidernes Forbund avd. 14 Testbyen",
    ),
    (
        "logo with a motto",
        "Testbua – senter for språk\n\nKulturdepartementet\nPostboks 1 Dep\n\nVi takker.",
        "Testbua",
    ),
    (
        "an association with free words after its preposition",
        "Nettverket for testere i små kommuner\n\nTil Testdepartementet\n\n"
        "Vi er positive til dette.",
        "Nettverket for testere i små kommuner",
    ),
    (
        "name with a place after the noun",
        "STATSFORVALTEREN I TESTLAND\n\nLandbruksdepartementet\n\n"
        "Statsforvalteren i Testland støtter.",
        "Statsforvalteren i Testland",
    ),
    # joint answers and parts of a whole
    (
        "joint, in the opening",
        """Landbruksdepartementet

Felles høringsuttalelse – beitedyr

Norsk Geitelag, Landslaget for Sauer og Testbøndenes Forbund (heretter organisasjonene) avgir
med dette felles uttalelse. Organisasjonene støtter forslaget.""",
        "Norsk Geitelag; Landslaget for Sauer; Testbøndenes Forbund",
    ),
    (
        "joint, in the title",
        "Høringssvar fra Fjordvik kommune og Testås kommune\n\nKommunene mener at saken haster.",
        "Fjordvik kommune; Testås kommune",
    ),
    (
        "joint, side by side under the letter",
        """Testdepartementet

Felles svar på høring

Vi er enige.

Med hilsen
Norsk Testlag          Testfolkets Forbund          Landsrådet for test""",
        "Norsk Testlag; Testfolkets Forbund; Landsrådet for test",
    ),
    (
        "joint, below each other",
        """Testdepartementet

Felles høringssvar om prøving

Vi er enige.

Med hilsen
Norsk Testlag
Testfolkets Forbund""",
        "Norsk Testlag; Testfolkets Forbund",
    ),
    (
        "faculty below its university",
        """TESTVIK UNIVERSITET
Fakultet for språk og samfunn

Kunnskapsdepartementet

Svar på høring om eksamen

Fakultetet er imot.""",
        "Testvik universitet, Fakultet for språk og samfunn",
    ),
    (
        "faculty first, where the title says so",
        """TESTVIK UNIVERSITET
Fakultet for språk og samfunn

Til: Universitetsdirektøren

Høring – eksamen – innspill fra Fakultet for språk og samfunn

Fakultetet er imot.""",
        "Fakultet for språk og samfunn, Testvik universitet",
    ),
    (
        "council of the elderly in a municipality",
        "TESTÅS KOMMUNE\nEldrerådet\n\nUTSKRIFT AV MØTEPROTOKOLL\n\nEldrerådet mener saken haster.",
        "Testås eldreråd",
    ),
    (
        "a department is not a respondent of its own",
        "TESTÅS KOMMUNE\nPlan og oppmåling\n\nHøring – ny lov\n\nVi har ingen merknader.",
        "Testås kommune",
    ),
    # web pages and forms
    (
        "response page",
        "Forsiden\nHøringssvar fra Testvik friluftsråd\nDato: 18.03.2027\n"
        "Svartype: Med merknad\n\nVi er for.",
        "Testvik friluftsråd",
    ),
    (
        "response page with an abbreviation",
        "Høringssvar fra Grønn Testungdom Lier (GTU Lier)\n\nGTU Lier er et lokallag. Vi sier ja.",
        "Grønn Testungdom Lier",
    ),
    (
        "title with the hearing after the name",
        "Høringsuttalelse fra Helse Testkysten RHF – forslag til forskrift\n\nVi støtter den.",
        "Helse Testkysten RHF",
    ),
    (
        "title with til after the name",
        "Uttalelse fra Testvik elevråd til forslaget om karakterer\n\nVi er for.",
        "Testvik elevråd",
    ),
    (
        "title in the genitive",
        "Testvik kommunes høringssvar til forslag om ny lov\n\nKommunen er positiv til dette.",
        "Testvik kommune",
    ),
    (
        "the whole page on one line",
        """Testfoss ungdomsråd

Departement: Justisdepartementet
Høringsuttalelse fra Testfoss ungdomsråd Dato: 21.02.2027 Svartype: Med merknad Vi er elleve
stykker. Hilsen Testfoss ungdomsråd   Justisdepartementet Til toppen""",
        "Testfoss ungdomsråd",
    ),
    (
        "form",
        "HØRINGSSKJEMA\nForslag til endringer i loven\n\nAvsender: Norsk Testlag\n"
        "Type virksomhet: Organisasjon\n\nSpørsmål 1. Støtter dere?\nJa.",
        "Norsk Testlag",
    ),
    (
        "link at the end of a web page",
        "TSO mener forslaget er godt.\nTSO støtter lovfesting.\n\n"
        "Icon Høringssvar fra TSO til utvalget (PDF)",
        "TSO",
    ),
    (
        "headline in the third person",
        "Testforbundet sier nei til forslaget om korte frister\n\n"
        "Testforbundet mener at fristen er for "
        "kort. Det er uheldig, mener Testforbundet. Testforbundet krever ny høring.",
        "Testforbundet",
    ),
    # e-mail
    (
        "e-mail",
        "Fra: FAU Testbekken skole\nSendt: tirsdag 3. november 2026 22:47\n"
        "Til: Kunnskapsdepartementet\n"
        "Emne: høring\n\nHei\n\nVi er imot.\n\nHilsen FAU Testbekken v/ leder",
        "FAU Testbekken skole",
    ),
    (
        "e-mail from a person on behalf of an organisation",
        "Fra: Kari Testmann <kari@lag.example>\nTil: postmottak@tst.example\n\nHei\n\n"
        "Vi er imot.\n\n"
        "Hilsen\nfor Testlia velforening",
        "Testlia velforening",
    ),
    # council papers
    (
        "case paper",
        """TESTMARKEN FYLKESKOMMUNE
Plan- og miljøavdelingen

Saksframlegg

Saksgang                         Møtedato
Fylkesutvalget                   16.09.2025

HØRING – NY LOV

1. Fylkeskommunen kan ikke støtte forslaget.""",
        "Testmarken fylkeskommune",
    ),
    (
        "the council's name stands for the municipality",
        "Særutskrift\n\nTestfjell kommunestyre vedtar følgende uttalelse:\n1. Kommunen er imot.",
        "Testfjell kommune",
    ),
    # nynorsk
    (
        "nynorsk letter",
        """VASSTEST KOMMUNE
Sentraladministrasjonen

Kommunaldepartementet

Høyringssvar – endringar i inndelingslova

Vasstest kommune sluttar seg til framlegget.""",
        "Vasstest kommune",
    ),
    (
        "nynorsk title",
        "Høyringssvar frå Testskåla bondelag, vedteke på styremøte 24/8 -26\n\nLaget er imot.",
        "Testskåla bondelag",
    ),
    (
        "nynorsk sender line",
        "Frå: Testura skogeigarlag\nDato: 2.3.2026\n\nHei!",
        "Testura skogeigarlag",
    ),
    (
        "nynorsk sender without a colon",
        "Til Miljøvernetaten\nFrå Aksjonsgruppa Vern om Testvika\n\nFråsegn om støy\n\n"
        "Vi er grannar.",
        "Aksjonsgruppa Vern om Testvika",
    ),
    (
        "nynorsk signature",
        "Landbruksdepartementet\n\nVi er imot framlegget.\n\nMed venleg helsing\n"
        "Testvik Fiskarlag\nleiar",
        "Testvik Fiskarlag",
    ),
    (
        "nynorsk subject",
        "Fråsegn frå Testane idrettslag til utkast til forskrift\n\nTestane IL har 610 medlemer.",
        "Testane idrettslag",
    ),
    (
        "nynorsk opening",
        "Til departementet\n\nNoregs Testlag (NTL) viser til høyringsbrevet. NTL støttar "
        "framlegget.",
        "Noregs Testlag",
    ),
    # names written in several ways
    (
        "the definite noun is the long name's own",
        """Justisdepartementet
Postboks 8005 Dep

Høring – straffeloven

Den Norske Testforening viser til høringsbrevet. Testforeningen er landsomfattende, og det er
Testforeningen som har skrevet svaret. Testforeningen mener mye.""",
        "Den Norske Testforening",
    ),
    (
        "faculty with an adjective",
        "Universitetet i Testby\nDet juridiske fakultet\n\nKunnskapsdepartementet\n\n"
        "Det juridiske fakultet støtter forslaget.",
        "Universitetet i Testby, Det juridiske fakultet",
    ),
    (
        "a lower body's stand is quoted often",
        """Testdirektoratet

Justisdepartementet
Postboks 8005 Dep

Testdirektoratet viser til brev. Test politidistrikt mener at dette er feil. Test politidistrikt
støtter ikke forslaget. Test politidistrikt ber om mer.""",
        "Testdirektoratet",
    ),
    (
        "a person sends, the office signs",
        "Fra: Testmann, Kari <kt@test.example>\nTil: KD Postmottak\n\n"
        "Testverket har ingen merknader.\n\nMed vennlig hilsen\nKari Testmann\nTestverket",
        "Testverket",
    ),
    # private persons
    (
        "unnamed person",
        "Høringssvar fra Person som ikke har oppgitt navn\nDato: 14.01.2026\n\nJeg er imot.",
        UNNAMED_PERSON,
    ),
    (
        "person under the letter",
        "Hei\n\nJeg bor ved fjorden og er imot forslaget. Jeg håper dere hører.\n\nHilsen\n"
        "Ola Testmann",
        "Ola Testmann",
    ),
    ("person on the page", "Høringssvar fra Kari Testmann\n\nJeg er for.", "Kari Testmann"),
    ("person without a name", "Jeg er helt uenig i dette. Jeg vil ha ro.", UNNAMED_PERSON),
    # next to nothing
    ("only a signature", "Med vennlig hilsen\nTestvik kommune", "Testvik kommune"),
    ("only a title", "Høringssvar fra Testvik kommune", "Testvik kommune"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("case", "text", "organisation"), SENDERS, ids=[row[0] for row in SENDERS])
def test_identify_organisation(case: str, text: str, organisation: str) -> None:
    assert identify(text).organisation == organisation


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n\n\n",
    ],
    ids=["CRLF", "empty lines", "byte order mark", "trailing lines"],
)
@pytest.mark.parametrize("row", SENDERS, ids=[row[0] for row in SENDERS])
def test_identify_organisation_whatever_the_line_ends(
    row: tuple[str, str, str], change: Any
) -> None:
    assert identify(change(row[1])).organisation == row[2]


def test_identify_reads_no_break_spaces() -> None:
    text = "TESTVIK\u00a0KOMMUNE\n\nDato:\u00a012.03.2026\n\nTestvik\u00a0kommune støtter det."
    found = identify(text)
    assert (found.organisation, found.date) == ("Testvik kommune", date(2026, 3, 12))


@pytest.mark.parametrize(
    ("source", "text", "organisation"),
    [
        ("inn/01-fjordvik-kommune.txt", "", "Fjordvik kommune"),
        ("Høringssvar_fra_Norsk_Testforbund.pdf", "Ingen merknader.", "Norsk Testforbund"),
        ("12_testaas_eldreraad.docx", "Møtet i Testås var godt.", "Testås eldreraad"),
        ("ks-nou-2023-4-brev.txt", "", "KS"),
        ("scan0042.pdf", "Ingen merknader.", ""),
        ("000_257262ee1a30f6cc.txt", "", ""),
    ],
)
def test_identify_falls_back_on_the_file_name(source: str, text: str, organisation: str) -> None:
    found = identify(text, source)
    assert found.organisation == organisation
    assert dict(found.origin).get("organisation") == ("file name" if organisation else None)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Høringssvar fra Testvik kommune\n\nVi er for.", "title"),
        ("Testvik kommune\n\nKulturdepartementet\n\nVi er for.", "letterhead"),
        ("Vi er for.\n\nMed hilsen\nTestvik kommune", "signature"),
        ("Norsk Testlag (NTL) takker for muligheten. NTL mener dette er bra.", "text"),
    ],
)
def test_identify_tells_where_the_name_stood(text: str, origin: str) -> None:
    assert dict(identify(text).origin)["organisation"] == origin


# --- aliases --------------------------------------------------------------------------------

# (text, names that must be found, in this order, names that must not)
ALIASES = [
    (
        "Hovedorganisasjonen KT\n\nKT støtter endringene. KTs vurdering er at KS tar feil.",
        ["KT"],
        ["KS"],
    ),
    (
        "Testvik kommune\n\nKommunen mener A. Kommunestyret vedtok B. Testvik har tre skoler. "
        "Departementet foreslår C. Direktoratet og KS støtter D.",
        ["Testvik", "kommunen", "kommunestyret"],
        ["departementet", "direktoratet", "KS", "styret"],
    ),
    (
        "Testmark fylkeskommune\n\nFylkestinget vedtok saka. Fylkeskommunen er samd, og "
        "kommunane òg.",
        ["fylkeskommunen", "fylkestinget"],
        ["kommunen", "kommunane"],
    ),
    (
        "Norsk Forbund for Test og Prøve (NFTP) viser til brevet. NFTP støtter forslaget. "
        "Forbundet "
        "ser at kommunen har ansvar, og landsstyret vedtok det. LO mener noe annet.",
        ["NFTP", "forbundet", "landsstyret"],
        ["kommunen", "LO"],
    ),
    (
        "Høringssvar fra Den norske testforening (heretter Testforeningen)\n\n"
        "Testforeningen mener det. "
        "Foreningen og styret er enige.",
        ["Testforeningen", "foreningen", "styret"],
        [],
    ),
    (
        "Lauvtest skogeigarlag\n\nSkogeigarlaget er samd. Laget meiner at landsstyret tek feil.",
        ["skogeigarlaget", "laget"],
        ["landsstyret"],
    ),
    (
        "Svarttest reinbeitedistrikt\n\nSTrbd har elleve andeler. STrbd støtter det. "
        "Distriktet er for.",
        ["STrbd", "distriktet"],
        [],
    ),
    (
        "Fråsegn frå Testane idrettslag\n\nTestane IL har 610 medlemer. Idrettslaget er for.",
        ["Testane IL", "idrettslaget"],
        [],
    ),
    (
        "Teststrøm Energi AS\n\nTeststrøm Energi tilbyr kraft. Selskapet er for. Forbundet "
        "er imot.",
        ["Teststrøm Energi", "selskapet"],
        ["forbundet", "AS"],
    ),
    (
        "Stiftelsen Testmuseet\n\nMuseet er glad for dette. Stiftelsen mener det. Styret òg.",
        ["stiftelsen", "museet", "styret"],
        [],
    ),
    (
        "Testfolkets Forbund avd. 3 Vik\n\nAvd. 3 er for. Avdelingen mener det. Forbundet sentralt "
        "svarer selv. Årsmøtet sluttet opp.",
        ["avd. 3", "avdelingen", "årsmøtet"],
        ["forbundet"],
    ),
    (
        "TESTVIK UNIVERSITET\nFakultet for prøving\n\nKunnskapsdepartementet\n\n"
        "Fakultet for prøving (FP) "
        "er imot. Fakultetet mener universitetet bør vente.",
        ["Fakultet for prøving", "FP", "fakultetet"],
        ["universitetet"],
    ),
    (
        "Direktoratet for test (Testdirektoratet) viser til brevet.\nDirektoratet er positivt.\n"
        "Departementet bes om å vente.",
        ["Testdirektoratet", "direktoratet"],
        ["departementet"],
    ),
    (
        "Norsk Testlag, Landslaget for Prøve og Målefolkets Forbund (heretter "
        "organisasjonene) avgir "
        "svar. Organisasjonene er for, men landslaget tar forbehold.",
        ["organisasjonene"],
        ["landslaget", "forbundet"],
    ),
    (
        "Helse Testkysten RHF\n\nRHF-et støtter det. Det regionale helseforetaket er positivt. "
        "Departementet bør vente.",
        ["Helse Testkysten", "RHF-et", "det regionale helseforetaket"],
        ["departementet", "HF"],
    ),
    (
        "Testås eldreråd\n\nEldrerådet er for. Rådet mener kommunen bør vente.",
        ["eldrerådet", "rådet"],
        ["kommunen"],
    ),
    (
        "Statsforvaltaren i Testland\n\nStatsforvaltaren er samd. Embetet har røynsle med "
        "kommunen.",
        ["statsforvaltaren", "embetet"],
        ["kommunen"],
    ),
    ("Testvik kommune\n\nVi er for.", [], ["kommunen", "kommunestyret"]),
    (
        "Høringssvar fra Person som ikke har oppgitt navn\n\nJeg er imot. Kommunen bør vente.",
        [],
        ["kommunen"],
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"), ALIASES, ids=[row[0][:30] for row in ALIASES]
)
def test_identify_aliases(text: str, wanted: list[str], unwanted: list[str]) -> None:
    found = [alias.casefold() for alias in identify(text).aliases]
    asked = [name.casefold() for name in wanted]
    assert [alias for alias in found if alias in asked] == asked
    assert not set(found) & {name.casefold() for name in unwanted}


def test_an_abbreviation_right_behind_its_name_is_no_other_word() -> None:
    said = "Norsk Brolag\n\nNorsk Brolag (NB) viser til høringen. NB går imot forslaget."
    assert "NB" in identify(said).aliases
    said = "Fjordvik kommune\n\nFjordvik kommune (NB!) støtter det. NB: Fristen er kort."
    assert "NB" not in identify(said).aliases


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Testvik kommune", "municipality"),
        ("Ytre Test fylkeskommune", "county"),
        ("Kulturdepartementet", "ministry"),
        ("Utdanningsdirektoratet", "agency"),
        ("Testtilsynet", "agency"),
        ("Statsforvalteren i Testland", "county_governor"),
        ("Ytre Test og Indre Prøve tingrett", "court"),
        ("Universitetet i Testvik", "university"),
        ("Høgskulen i Test", "university"),
        ("Testli skole", "school"),
        ("Helse Test HF", "health"),
        ("Testsykepleierforbundet", "working_life"),
        ("Testvik bondelag", "working_life"),
        ("Den norske testforening", "association"),
        ("Norges Testlag", "association"),
        ("Stiftelsen Test", "association"),
        ("Testås ungdomsråd", "municipality"),
        ("Testås sokneråd", "church"),
        ("Testvidda reinbeitedistrikt", "sami"),
        ("FAU Testli skole", "school"),
        ("Test Energinett AS", "company"),
        ("Testvik Sparebank", "company"),
    ],
)
def test_kind_of(name: str, kind: str) -> None:
    found = kind_of(name)
    assert found is not None
    assert found.kind == kind


def test_identify_kind_of_a_person_and_of_nobody() -> None:
    assert identify("Høringssvar fra Kari Testmann\n\nJeg er for.").respondent.kind == "person"
    assert identify("").respondent.kind == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Norsk Forbund for Drift og Renhold", 1),
        ("Sørvik Vann og Gjenvinning IKS", 1),
        ("Testvik universitet, Fakultet for språk, skole og samfunn", 1),
        ("Testvik kommune og Testås kommune", 2),
        ("Norsk Testlag, Landslaget for Utmark og Geit- og Saueholdernes Forbund", 3),
    ],
)
def test_parts_of(name: str, parts: int) -> None:
    assert len(parts_of(name)) == parts


@pytest.mark.parametrize(
    ("shouted", "text", "written"),
    [
        ("SKARVVIK KOMMUNE", "", "Skarvvik kommune"),
        ("TEST VANN AS", "", "Test Vann AS"),
        ("DIREKTORATET FOR TEST", "Direktoratet for test har svart.", "Direktoratet for test"),
        ("NORSK TESTFORBUND FOR VANN", "", "Norsk Testforbund for Vann"),
        ("KS", "KS mener det.", "KS"),
        ("Testvik kommune", "", "Testvik kommune"),
    ],
)
def test_in_normal_case(shouted: str, text: str, written: str) -> None:
    assert in_normal_case(shouted, text) == written


# --- date -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("02.05.2023", "2023-05-02"),
        ("2.5.23", "2023-05-02"),
        ("19. mai 2026", "2026-05-19"),
        ("15.mai 2027", "2027-05-15"),
        ("2. desember 2026", "2026-12-02"),
        ("12/6-2026", "2026-06-12"),
        ("24/8 -26", "2026-08-24"),
        ("2026-05-19", "2026-05-19"),
        ("3. sept. 2026", "2026-09-03"),
    ],
)
def test_dates_in_every_common_form(written: str, expected: str) -> None:
    assert [day.isoformat() for _, _, day in dates_in(f"Oslo, {written}")] == [expected]


@pytest.mark.parametrize(
    "written", ["31.02.2026", "§ 4.2.1", "123.456", "19. mai", "kl. 12.30", ""]
)
def test_dates_in_none(written: str) -> None:
    assert list(dates_in(written)) == []


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Oslo, 28. januar 2027", True),
        ("Trondheim, den 9. april 2027", True),
        ("30.11.2026", True),
        ("Måndag 2. mars 2026", True),
        ("Kommunestyret vedtok 2. mars 2026 at saken", False),
        ("Brevet er av 2. mars 2026 og gjelder", False),
    ],
)
def test_is_date_line(line: str, alone: bool) -> None:
    assert is_date_line(line) is alone


# (text, date or None)
DATES = [
    ("Testvik kommune\nDato: 02.05.2023\n\nVi viser til brev av 1. februar 2023.", "2023-05-02"),
    ("Deres dato: 01.02.2026   Vår dato: 05.03.2026\n\nVi er for.", "2026-03-05"),
    ("Vår dato      Deres dato\n05.03.2026    01.02.2026\n\nVi er for.", "2026-03-05"),
    (
        "Deres ref     Vår ref     Dato\n26/44-2       26/20-3     15.12.2026\n\nVi er for.",
        "2026-12-15",
    ),
    ("Frist: 4. mai 2027\n\nVi er imot.\n\nHjelpekontoret\n28. april 2027", "2027-04-28"),
    ("Oslo, 28. januar 2027\n\nHøring\n\nVi er for.", "2027-01-28"),
    (
        "Deres ref.: 26/33      Vår ref.: 27/14      Oslo, 28. januar 2027\n\nVi er for.",
        "2027-01-28",
    ),
    ("Sendt: tirsdag 3. november 2026 22:47\nTil: noen\n\nHei", "2026-11-03"),
    ("Innsendt: 31.10.2025 kl. 15.52\n\nJa.", "2025-10-31"),
    (
        "TESTVIK KOMMUNE\nUtval           Møtedato     Saknr\nLevekår         09.02.2027   7/27\n"
        "Kommunestyret   25.02.2027   14/27\n\nVedtak:\n1. Nei.\n\nRett utskrift\n26.02.2027",
        "2027-02-25",
    ),
    # the last row of the meetings decided, whatever its council is called
    (
        "TESTVIK KOMMUNE\nSaksnr  Utval  Møtedato\n11/26  Eldrerådet  02.05.2026\n"
        "12/26  Rådet for menneske med nedsett funksjonsevne  09.05.2026\n\nVedtak:\nRådet er for.",
        "2026-05-09",
    ),
    (
        "Testvik kommune\nSaksnr. | Utvalg | Møtedato\n1/26 | Eldrerådet | 2.5.2026\n"
        "2/26 | Komité for helse | 9.5.2026\nDato: 20.04.2026\n\nHøring\n\nVi er for.",
        "2026-05-09",
    ),
    (
        "Testvik kommune\nSaksnr\nUtvalg\nMøtedato\n11/26\nEldrerådet\n02.05.2026\n12/26\n"
        "Ungdomsrådet\n16.05.2026\n\nHøring\n\nVi er for.",
        "2026-05-16",
    ),
    (
        "Saksgang\tMøtedato\nEldrerådet\t02.05.2026\nKomité for plan\t05.05.2026\n"
        "Utskriftsdato: 08.05.2026\n\nHøyring\n\nMe er for.",
        "2026-05-05",
    ),
    ("Høyringssvar frå Testlag, vedteke på styremøte 24/8 -26\n\nNei.", "2026-08-24"),
    ("Vi er for.\n\nVedtatt på medlemsmøte 8. februar 2027 (12 for, 1 mot)", "2027-02-08"),
    (
        "Departementet sendte 26. mai 2025 forslaget på høring, og fristen er 26. september 2025.",
        None,
    ),
    ("Styret behandlet uttalelsen 24. november.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[row[0][:30] for row in DATES])
def test_identify_date(text: str, expected: str | None) -> None:
    found = identify(text).date
    assert (found.isoformat() if found else None) == expected


# --- hearing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Høringssvar – forslag til ny husleielov", "Forslag til ny husleielov"),
        ("Høring - endringer i plan- og bygningsloven", "Endringer i plan- og bygningsloven"),
        ("Høring NOU 2026: 31 Trygt i leid bolig", "NOU 2026: 31 Trygt i leid bolig"),
        ("Svar på høring om opptak og praksis", "Opptak og praksis"),
        ("Høyringsfråsegn om framlegg til ny biblioteklov", "Framlegg til ny biblioteklov"),
        (
            "Fråsegn til høyring – endringar i matrikkelforskrifta",
            "Endringar i matrikkelforskrifta",
        ),
        ("Emne: Sv: Høyring – endringar i skogforskrifta", "Endringar i skogforskrifta"),
        ("PS 54/25 Høyringsuttale – framlegg om vindkraft", "Framlegg om vindkraft"),
        ("Høringsuttalelse fra Testvik kommune – forslag til forskrift", "Forslag til forskrift"),
        ("HØRING – FORSLAG TIL NY LOV", "FORSLAG TIL NY LOV"),
        (
            "Høringssvar: endringer i loven om korte frister og\nlange møter for alle",
            "Endringer i loven om korte frister og lange møter for alle",
        ),
        (
            "Vi viser til framlegget til endringar i tilskotsforskriftene.",
            "Endringar i tilskotsforskriftene",
        ),
        ("Høringssvar", ""),
        ("", ""),
    ],
)
def test_hearing_title(text: str, title: str) -> None:
    assert hearing_title(letter_of(tidy(f"Testvik kommune\n\n{text}")))[0] == title


def test_identify_hearing_in_sentence_case() -> None:
    text = "Testvik kommune\n\nHØRING – NY LOV OM VANN I TESTVIK\n\nVann er viktig i Testvik."
    assert identify(text).hearing == "Ny lov om vann i Testvik"


def test_references() -> None:
    letter = letter_of("Dykkar ref.: 26/3312     Vår ref.: 2026/908-3     Dato: 22.10.2026")
    assert references(letter) == ("2026/908-3", "26/3312")


def test_identify_recipient() -> None:
    text = "Testvik kommune\n\nTil: Kulturdepartementet v/ postmottak\n\nVi er for."
    assert dict(identify(text).extra)["recipient"] == "Kulturdepartementet"


# --- robustness -----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "A" * 1_000_000,
        "A&" * 500_000,
        "Test kommune mener " * 50_000,
        "A A " * 250_000,
        " " * 1_000_000,
        "(" * 1_000_000,
        "1." * 500_000,
        "Høring " * 150_000,
        "\n" * 1_000_000,
        "Norsk og " * 100_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_identify_takes_linear_time(text: str) -> None:
    started = time.process_time()
    identify(text, "x.txt")
    assert time.process_time() - started < 8


@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from([row[1] for row in SENDERS if row[1]]),
            st.sampled_from(
                ["Til ", "Fra: ", "(", "Med hilsen", "Dato: 99.99.9999", ", , og ", "AS"]
            ),
        ),
        max_size=6,
    ),
    st.text(max_size=30),
)
def test_identify_never_fails(pieces: list[str], source: str) -> None:
    found = identify("\n".join(pieces), source)
    assert isinstance(found, Metadata)
    assert found.organisation not in found.aliases
    assert all(found.aliases)
    assert all(value for _, value in (*found.extra, *found.origin))


# --- the gold -------------------------------------------------------------------------------


class Scores(NamedTuple):
    """How many of the gold responses each field is right for."""

    responses: int
    organisation: int
    language: int
    dated: int
    date: int


def gold(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(document, text, metadata) of a part of the gold."""
    for path in sorted((GOLD / name).glob("*.meta.json")):
        stem = path.name.removesuffix(".meta.json")
        text = path.with_name(f"{stem}.txt").read_bytes().decode("utf-8")
        yield stem, text, json.loads(path.read_text("utf-8"))


def is_same(found: str, expected: str) -> bool:
    """Names meet without regard to case and legal form; unnamed persons are one."""
    if "uten navn" in expected:
        return found == UNNAMED_PERSON
    return fold(found) == fold("; ".join(parts_of(expected)))


def score(*parts: str, report: bool = False) -> Scores:
    """Counts right fields; a date is only asked for where the text has one to find."""
    rows = []
    for part in parts:
        for stem, text, expected in gold(part):
            found = identify(text)
            day = found.date.isoformat() if found.date else None
            right = (
                is_same(found.organisation, expected["organisation"]),
                found.language == expected["language"],
                expected["date"] is not None and _states(text, expected["date"]),
                day == expected["date"],
            )
            rows.append(right)
            if report and not all((right[0], right[1], right[3])):
                wanted = (expected["organisation"], expected["language"], expected["date"])
                print(stem, wanted, (found.organisation, found.language, day), sep="\n  ")
    dated = [row for row in rows if row[2]]
    return Scores(
        len(rows),
        sum(row[0] for row in rows),
        sum(row[1] for row in rows),
        len(dated),
        sum(row[3] for row in dated),
    )


def _states(text: str, day: str) -> bool:
    """Whether the text has the day in full anywhere."""
    return any(found.isoformat() == day for _, _, found in dates_in(tidy(text)))


@pytest.mark.parametrize(
    ("parts", "floor"), [(("ks", "train"), 0.97), (("dev",), 0.9)], ids=["ks and train", "dev"]
)
def test_identify_on_gold(parts: tuple[str, ...], floor: float) -> None:
    if not all((GOLD / part).is_dir() for part in parts):
        pytest.skip("the gold is not here")
    found = score(*parts)
    assert found.organisation >= floor * found.responses
    assert found.language == found.responses
    assert found.date >= 0.95 * found.dated


if __name__ == "__main__":
    for chosen in sys.argv[1:] or ["ks", "train"]:
        print(score(chosen, report=True))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FJORDVIK KOMMUNE STØTTER IKKE FORSLAGET OM MÅLERE.", "Fjordvik kommune"),
        ("STORHEI FYLKESKOMMUNE GÅR IMOT FORSLAGET. DET ER FOR DYRT.", "Storhei fylkeskommune"),
    ],
)
def test_a_first_sentence_in_capitals_names_the_respondent(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


@pytest.mark.parametrize("cites", ["siteres", "gjengis her"])
def test_a_line_that_cites_a_response_names_no_sender(cites: str) -> None:
    text = f"Fra KS sitt høringssvar {cites}:\n\n«KS støtter ikke gebyret.»\n\nVi er imot."
    assert "høringssvar" not in identify(text, "svar.txt").organisation
