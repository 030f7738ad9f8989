"""Denied judgements and stands: which way they point, in reviews as in hearing responses.

Only the sign is looked at, over rows of every tier: what else such a row holds is told by the
tables under `sentences/`.
"""

from collections.abc import Callable

import pytest

from standpunkt.positions import RESPONDENT, Position, Stance

FOR = """
Vi kan ikke se at forslaget vil komme i konflikt med våre oppgaver.
Filmen er ikke dårlig.
Filmen er aldri kjedelig.
Serien er slett ikke dårlig.
Boka er verken kjedelig eller dårlig.
Forslaget er verken urimelig eller uklart.
Dette er på ingen måte dårlig.
Forslaget er på ingen måte urimelig.
Forslaget er heller ikke urimelig.
Forslaget er ikke bare godt, men også nødvendig.
Forslaget er ikke bare rimelig.
Forslaget er ikke uten videre dårlig.
Det er ikke uheldig at fristen er kort.
Det er ikke noe galt med forslaget.
Forslaget fremstår ikke som uklart.
Vi kan ikke se at forslaget er urimelig.
Vi mener at forslaget ikke er dårlig.
Vi mener forslaget ikke svekker personvernet.
Forslaget svekker ikke personvernet.
Forslaget rammer ikke distriktene.
Forslaget undergraver ikke tilliten.
Forslaget hindrer ikke kommunene i å samarbeide.
Forslaget hindrar ikkje kommunane.
Forslaget skader heller ikke naturen.
Forslaget fører ikke til merarbeid.
Forslaget fører ikke til økte kostnader.
Forslaget går ikke ut over barna.
Forslaget vil ikke svekke tilbudet.
Det mangler ikke på gode intensjoner.
Ingen av forslagene er dårlige.
Forslaget er ikke så dumt.
Skjermen er aldri dårlig.
Forslaget er godt uten å være dyrt.
Uten tvil er dette et godt forslag.
Det er positivt at det ikke innføres gebyr.
Det er positivt at ingen må flytte.
Forslaget er godt, ikke fordi det er billig, men fordi det er rettferdig.
Forslaget er ikke godt fordi det er billig, men fordi det er rettferdig.
Forslaget er bra, men ikke perfekt.
Forslaget er ikke billig, men det er godt.
Dette er ikke et dårlig forslag.
Det er ikke annet enn bra at fristen forlenges.
Forslaget er ikke annet enn godt.
Ordningen fungerer ikke dårlig.
Jeg er ikke misfornøyd med maten.
Vi savner ikke noe i forslaget.
Vi ser ingen grunn til bekymring.
Det er ikke grunn til bekymring.
Det er ingen grunn til å frykte forslaget.
Vi har ingen innvendinger.
Vi har ikke innvendinger mot forslaget.
Vi har ikkje innvendingar mot framlegget.
Vi er ikke bekymret for forslaget.
Vi er ikke uenige i forslaget.
Vi er ikke negative til forslaget.
Vi er ikke skeptiske til forslaget.
Vi går ikke imot forslaget.
Vi motsetter oss ikke forslaget.
Vi ser ikke noe galt i forslaget.
Vi ser ingen problemer med forslaget.
Vi finner ikke grunn til å gå imot forslaget.
Vi ser ingen grunn til å motsette oss forslaget.
Vi ser ikke noen grunn til å gå imot forslaget.
Det er ingen grunn til å gå imot forslaget.
Vi har ingen grunn til å være imot forslaget.
Vi kan ikke annet enn å støtte forslaget.
Vi kan ikke annet enn å være enige i forslaget.
Me kan ikkje anna enn å støtte framlegget.
Vi kan ikke gjøre annet enn å støtte forslaget.
Vi kan ikke la være å støtte forslaget.
Vi støtter forslaget, ikke fordi det er billig, men fordi det er rettferdig.
Vi støtter ikke forslaget fordi det er billig, men fordi det er rettferdig.
Det er ikke mange svakheter ved denne boka, og den er god.
Det er umulig å ikke bli begeistret.
Det er ingenting å klage på, alt er bra.
Forslaget mangler ikke begrunnelse.
Forslaget er uten tvil godt.
Forslaget er uten sidestykke godt.
Behandlingen er ikke skadelig.
Metoden er ikke uegnet.
Tiltaket vil ikke gi økt byråkrati.
Ordningen medfører ikke ulemper.
Ordningen innebærer ingen risiko.
Ordningen innebærer ikke noen fare for pasientene.
Ordningen gir ikke merarbeid.
Ordningen bommer ikke.
Dette gjør det ikke vanskeligere for kommunene.
Dette er ikke i strid med loven.
Forslaget er ikke uforsvarlig.
Forslaget er ikke til hinder for dette.
Vi er aldri uenige i slike forslag.
Vi deler ikke bekymringen for forslaget.
Vi ser ikke ulempene ved forslaget.
Vi er ikke motstandere av forslaget.
Vi sier ikke nei til forslaget.
Vi kan ikke si nei til forslaget.
Vi vil ikke motsette oss forslaget.
Vi vil ikke gå imot forslaget.
Vi ønsker ikke å gå imot forslaget.
Vi støtter forslaget, og ikke bare fordi det er billig.
Vi støtter forslaget og kan ikke se noen ulemper.
Vi støtter forslaget uten forbehold.
Vi støtter forslaget uten å nøle.
Vi nøler ikke med å støtte forslaget.
Vi støtter at det ikke innføres gebyr.
Vi støtter at ingen skal betale.
Vi er enige i at det ikke er behov for gebyr.
Vi er positive til at gebyret ikke innføres.
Vi støtter forslaget om ikke å innføre gebyr.
Vi støtter forslaget om å ikke innføre gebyr.
Det er ikke slik at vi er imot forslaget.
Det stemmer ikke at vi er imot forslaget.
Det er ikke tvil om at vi støtter forslaget.
Det er ingen tvil om at vi støtter forslaget.
Vi er ikke i tvil om at forslaget er godt.
Vi tviler ikke på at forslaget er godt.
Ikke nei til gebyr.
Nei, vi er ikke imot forslaget.
Nei, vi har ingen innvendinger.
"""

AGAINST = """
Maten er ikke god.
Filmen er ikke god.
Filmen er aldri god.
Serien er slett ikke god.
Boka er hverken god eller original.
Forslaget er verken godt eller gjennomtenkt.
Framlegget er korkje godt eller gjennomtenkt.
Dette er ingen god løsning.
Dette er ikke noen god løsning.
Dette er ikkje noko god løysing.
Dette er på ingen måte bra.
Forslaget er på ingen måte rimelig.
Forslaget er heller ikke rimelig.
Forslaget er langt fra rimelig.
Forslaget er langt ifra godt.
Forslaget er langt frå godt.
Framlegget er langt ifrå godt.
Forslaget er neppe godt.
Forslaget er knapt godt.
Forslaget er knapt rimelig.
Forslaget er lite hensiktsmessig.
Forslaget er mindre godt.
Forslaget er alt annet enn rimelig.
Forslaget er alt anna enn godt.
Forslaget er ikke bare dårlig, men også urettferdig.
Det er ikke bra at fristen er kort.
Det er ikkje bra at fristen er kort.
Det er uten tvil uheldig at fristen er kort.
Forslaget kan ikke sies å være godt.
Forslaget virker ikke gjennomtenkt.
Forslaget virker lite gjennomtenkt.
Forslaget fremstår ikke som godt.
Forslaget framstår ikkje som godt.
Vi synes ikke forslaget er godt.
Vi synes ikke at forslaget er godt.
Vi syns ikke dette er bra.
Me tykkjer ikkje dette er bra.
Jeg tror ikke forslaget er godt.
Vi kan ikke se at forslaget er godt.
Vi mener ikke at forslaget er godt.
Vi mener at forslaget ikke er godt.
Forslaget styrker ikke rettssikkerheten.
Forslaget styrkjer ikkje rettstryggleiken.
Forslaget sikrer ikke rettssikkerheten.
Forslaget bidrar ikke til bedre kvalitet.
Forslaget forenkler ikke regelverket.
Ordningen ivaretar ikke barnas behov.
Forslaget vil ikke styrke tilbudet.
Forslaget vil aldri styrke tilbudet.
Forslaget vil neppe styrke tilbudet.
Forslaget vil knapt styrke tilbudet.
Forslaget vil i liten grad styrke tilbudet.
Forslaget vil i mindre grad ivareta barna.
Forslaget vil ikke lenger ivareta barna.
I forslaget er personvernet lite ivaretatt.
I forslaget er personvernet ikke ivaretatt.
Ingenting taler for forslaget.
Ingenting i forslaget er godt.
Ingenting ved forslaget er bra.
Lite taler for forslaget.
Ingen av forslagene er gode.
Ingen av tiltakene er hensiktsmessige.
Intet i forslaget er godt.
Filmen er ikke så god som forventet.
Filmen er ikke spesielt god.
Filmen er ikke videre god.
Filmen er ikkje særleg god.
Skuespillet er ikke overbevisende.
Resultatet er dessverre ikke godt.
Skjermen er ikke lenger god.
Skjermen er ikke godt nok løst.
Løsningen er ikke god nok.
Løsningen er ikke godt nok utredet.
Saken er ikke tilstrekkelig utredet.
Saken er ikke godt nok belyst.
Forslaget er dårlig uten å være dyrt.
Uten gode begrunnelser er forslaget svakt.
Det er synd at forslaget ikke er bedre.
Forslaget er ikke godt fordi det er billig.
Forslaget er dårlig, og ikke bare fordi det er dyrt.
Dette er ikke en god idé.
Dette er ikke et godt forslag.
Dette er ikke akkurat et godt forslag.
Dette er ikke veien å gå.
Ikke er forslaget godt, og ikke er det rettferdig.
Forslaget er under middels godt.
Forslaget er ikke mer enn middels godt.
Godt er forslaget ikke.
Særlig gjennomtenkt er forslaget ikke.
Forslaget er godt ikke.
Ordningen fungerer dårlig.
Tiltaket treffer ikke godt.
Jeg er ikke fornøyd med maten.
Jeg anbefaler ikke filmen.
Jeg kan ikke anbefale filmen.
Jeg vil ikke anbefale noen å se filmen.
Filmen anbefales ikke.
Vi var ikke imponert over servicen.
Dette er ikke noe vi anbefaler.
Vi liker ikke forslaget.
Vi ser ikke behovet for forslaget.
Vi er ikke enige i forslaget.
Vi er ikke positive til forslaget.
Vi ser ingen grunn til å støtte forslaget.
Vi finner ikke grunn til å støtte forslaget.
Det er ikke grunnlag for å støtte forslaget.
Støtte til forslaget: Nei
Støtter dere forslaget? Nei
Enig i forslaget: Nei
Støtte til forslaget om målere - nei
Vi kan ikke se at forslaget vil styrke tilbudet.
Vi kan ikke se at forslaget er godt begrunnet.
Vi sier nei til dette da jeg mener det er farlig.
Eg seier nei til dette då eg meiner det er farleg.
Forslaget bør ikke støttes.
Forslaget kan ikke støttes.
Dessverre er ikke historien særlig spennende eller god.
Albumet blir aldri helt bra.
Spillet er ikke på langt nær så bra som forgjengeren.
Låtene er ikke gode nok.
Resultatet er ikke vellykket.
Det er umulig å like denne plata.
Kameraet er dessverre ikke av høy kvalitet.
Det er lite bra å si om denne filmen.
Det er ikke noe positivt ved forslaget.
Dette gir ikke mening.
Forslaget gir ikke mening.
Forslaget er uten mening.
Forslaget er uten forankring.
Effekten er ikke god dokumentert.
Effekten er ikke godt dokumentert.
Tiltaket er ikkje tenleg.
Ordningen gir ikke bedre tilbud.
Ordningen treffer ikke målgruppen.
Ordningen bommer.
Dette løser ikke problemet.
Dette gjør det ikke enklere for kommunene.
Dette er ikke forenlig med loven.
Forslaget er ikke forsvarlig.
Forslaget er ikke gjennomførbart.
Forslaget holder ikke mål.
Forslaget er ikke klart nok.
Forslaget er ikke tydelig.
Forslaget er ikke tilstrekkelig begrunnet.
Forslaget tar ikke hensyn til barna.
Forslaget tar ikke høyde for dette.
Forslaget er til ingen nytte.
Vi har aldri vært enige i forslaget.
Vi har aldri støttet forslaget.
Vi har ikke tro på forslaget.
Vi har ingen tro på forslaget.
Vi har ikke tillit til forslaget.
Vi deler ikke departementets syn.
Vi ser ikke fordelene ved forslaget.
Vi kan på ingen måte støtte forslaget.
Vi kan under ingen omstendighet støtte forslaget.
Vi vil under ingen omstendigheter støtte forslaget.
Vi kan ikke under noen omstendighet støtte forslaget.
Vi kan overhodet ikke støtte forslaget.
Vi støtter overhodet ikke forslaget.
Vi støtter ikke i det hele tatt forslaget.
Vi støtter ikke på noen måte forslaget.
Vi er slett ikke enige.
Vi er ikke det minste enige i forslaget.
Vi er langt fra enige i forslaget.
Vi er neppe enige i forslaget.
Ingen av oss støtter forslaget.
Verken kommunen eller fylket støtter forslaget.
Verken vi eller andre kan støtte forslaget.
Heller ikke kommunen støtter forslaget.
Heller ikke vi er enige i forslaget.
Ikke engang vi støtter forslaget.
Vi støtter i liten grad forslaget.
Vi er ikke tilhengere av forslaget.
Vi takker nei til forslaget.
Vi sier ikke ja til forslaget.
Vi kan ikke si ja til forslaget.
Vi ønsker ikke å støtte forslaget.
Vi velger å ikke støtte forslaget.
Vi har valgt ikke å støtte forslaget.
Vi kan ikke slutte oss til verken forslaget eller begrunnelsen.
Vi er uenige i at det ikke er behov for gebyr.
Vi er imot at gebyret ikke innføres.
Vi går imot forslaget om ikke å innføre gebyr.
Vi støtter ikke forslaget om ikke å innføre gebyr.
Det er ikke slik at vi støtter forslaget.
Det er ikke riktig at vi støtter forslaget.
Det er ingen tvil om at vi er imot forslaget.
Vi er ikke overbevist om at forslaget er godt.
Vi er ikke sikre på at forslaget er godt.
Vi er ikke trygge på at ordningen vil fungere.
Vi tror ikke ordningen vil fungere.
Vi tror ikke at ordningen vil bidra til bedre kvalitet.
Me trur ikkje ordninga vil fungere.
Nei, vi støtter ikke forslaget.
"""

NEITHER = """
Vi kan ikke utelukke at andre kommuner støtter forslaget.
Vi kan ikke utelukke at vi støtter forslaget.
Det er ikke gitt at vi støtter forslaget.
Det er ikke sikkert at vi støtter forslaget.
Det er ikke sikkert vi støtter forslaget.
Det er ikkje gitt at me støttar framlegget.
Det er ikke selvsagt at vi støtter forslaget.
Vi kan ikke se at forslaget vil skade naturen.
Me kan ikkje sjå at framlegget vil hindre oss i arbeidet.
Forslaget må innrettes slik at den bidrar positivt.
Det er viktig at systemene legger til rette for samhandling.
Ordningen må utformes slik at den styrker tilbudet.
Det er avgjørende at ordningen sikrer kvalitet.
Tiltaket bør støttes opp av staten.
"""


def sign(found: list[Position]) -> set[float]:
    return {
        1.0 if p.stance.polarity > 0 else -1.0
        for p in found
        if p.holder == RESPONDENT and p.stance.polarity
    }


@pytest.mark.parametrize("text", FOR.strip().splitlines())
def test_what_is_denied_can_be_praise(read: Callable[[str], list[Position]], text: str) -> None:
    assert sign(read(text)) == {1.0}


@pytest.mark.parametrize("text", AGAINST.strip().splitlines())
def test_what_is_denied_can_be_blame(read: Callable[[str], list[Position]], text: str) -> None:
    assert sign(read(text)) == {-1.0}


@pytest.mark.parametrize("text", NEITHER.strip().splitlines())
def test_what_is_left_open_is_no_stand(read: Callable[[str], list[Position]], text: str) -> None:
    assert sign(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (
            "Vi støtter forslaget om flere avganger og er imot ny avgift.",
            ["support: forslaget om flere avganger", "oppose: ny avgift"],
        ),
        (
            "Vi støtter flere avganger og vi er imot ny avgift.",
            ["support: flere avganger", "oppose: ny avgift"],
        ),
        (
            "Me støttar framlegget om fleire avgangar og er imot ny avgift.",
            ["support: framlegget om fleire avgangar", "oppose: ny avgift"],
        ),
        (
            "Vi er positive til flere avganger og motsetter oss ny avgift.",
            ["support: flere avganger", "oppose: ny avgift"],
        ),
        (
            "Vi støtter forslaget om at fristen forlenges, og kommunen er positiv til at gebyret "
            "senkes.",
            ["support: forslaget om at fristen forlenges", "support: at gebyret senkes"],
        ),
        (
            "Vi støtter forslaget om at kommunen kan ha flere styrer dersom det er mest tjenlig.",
            [
                "support: forslaget om at kommunen kan ha flere styrer dersom det er mest tjenlig",
            ],
        ),
        (
            "Vi ber om at forslaget trekkes, eventuelt at det utsettes.",
            ["oppose: forslaget", "oppose: det utsettes"],
        ),
        ("Støtte til forslaget om målere: Nei", ["oppose: Støtte til forslaget om målere"]),
        ("Støtte til forslaget om målere - ja", ["support: Støtte til forslaget om målere"]),
        ("Imot forslaget: Nei", ["support: Imot forslaget"]),
        ("Har dere innvendinger mot forslaget?\nNei.", ["support: "]),
        ("Har dere innvendinger mot forslaget?\nJa.", ["skeptical: "]),
        ("Vi støtter forslaget om målere ikke.", ["oppose: forslaget om målere"]),
        ("Arbeidet bør støttes opp av midler.", []),
        ("Tiltaket bør støttes av forskning.", []),
        ("Vi støtter endringen i pbl. § 8-1.", ["support: endringen i pbl. § 8-1"]),
        ("Vi støtter forslaget til ny hol. § 3-2.", ["support: forslaget til ny hol. § 3-2"]),
        ("Vi er imot endringene i sktl. kap. 2.", ["oppose: endringene i sktl. kap. 2"]),
        ("Me er usamde i framlegget til ny oppll. § 9.", ["oppose: framlegget til ny oppll. § 9"]),
        ("Vi støtter NOU 2019:5 Ny lov om vann.", ["support: NOU 2019:5 Ny lov om vann"]),
        (
            "Vi støtter Meld. St. 6 (2019–2020) Tett på.",
            ["support: Meld. St. 6 (2019–2020) Tett på"],
        ),
        ("Vi støtter endringen i § 5 a.", ["support: endringen i § 5 a"]),
    ],
)
def test_each_stand_has_its_own_target(
    read: Callable[[str], list[Position]], text: str, stands: list[str]
) -> None:
    found = [p for p in read(text) if p.stance not in (Stance.POSITION, Stance.DEMAND)]
    assert [f"{p.stance}: {p.words(p.target)}" for p in found] == stands
