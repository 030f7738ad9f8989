"""What argues without a cue: tables of short sentences, each class with what only looks like it."""

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Position, Tier
from standpunkt.stance.engine import Engine

HEADING = "Høringssvar – forslag til ny forskrift om bryggeplasser"

AGAINST = """
Plikten vil binde opp to årsverk i havnekontoret.
Ein slik gebyrmodell vil føre til færre gjestebåtar.
Flere båteiere vil måtte kjøpe ny fortøyning.
Fortøyningskravet medfører hyppigere kontroller.
Søknadsplikten vil kunne forsinke vårpussen med en måned.
Registreringa blir eit skjema til for kvar båt.
Loggføringen blir mye skrivearbeid for én havnevakt.
Vert kravet innført, er det frivillige bryggjelaget som får rekninga.
Da blir det gjestehavna som må betale.
Uten tilskudd får plikten liten virkning.
Utan ein overgangsperiode stansar utbygginga.
Dersom forskriften gjelder fra nyttår, står halve brygga tom.
Med ti års bindingstid blir havna stående full av vrak.
Slik paragrafen er formulert, havner ansvaret hos den som leier ut.
Kravet innebærer en merkostnad på 4 000 kroner per plass.
Tilsynsplikten betyr to nye stillinger i havnevesenet.
"""

FOR = """
En felles søknadsportal vil gjøre det enklere å få plass.
Belysningskravet vil trygge barna på brygga.
Eit felles register vil hjelpe dei små hamnene.
Ordningen vil spare båteierne for to turer.
Kravet om redningsstige vil redde liv.
"""

LEFT_OUT = """
Vinteropplaget er ikke omtalt i høringsnotatet.
Kostnadene for gjestehavnene er ikke tallfestet.
Verknadene for fiskarane er lite drøfta.
Hvem som skal føre tilsyn, går ikke fram av forskriften.
Det er ikke sagt hvem som eier fortøyningene.
Kva brukarane skal betale, går ikkje fram av notatet.
Notatet beskriver ikke hvordan plassene skal fordeles.
Beregningene er ikke lagt ved.
Forholdet til havneloven er i liten grad kommentert.
"""

IN_THE_WAY = """
Båtene lar seg ikke telle fra land.
I ei grunn vik lèt det seg ikkje leggje ut bøyer.
Ingen vet i dag hvor de nye plassene skal ligge.
Ein veit aldri kven som eig ein forlaten båt.
Da risikerer vi at havna tømmes for folk.
Gebyr hjelper ikke når brygga er råtten.
Begrepet gir liten veiledning for havnevakten.
Fiberbåter kan ikke gjenvinnes her i landet.
Et skilt er ikke det samme som tilsyn.
"""

WANTED = """
Utsett ordningen til plassene er bygget.
Bytt ut ordet «fritidsbåt» i § 3.
Gi havnevakten rett til å flytte båter.
Trapp ned gebyret over fire år.
Hvis kravet står, så begynn med de største havnene.
Ordet «normalt» kan strykes.
Grensen kan med fordel settes til ti meter.
En overgangsperiode på to år er nødvendig.
Det som trengs, er flere gjesteplasser.
Om forslaget fremmes, må plassene kunne leies ut.
Plassane bør fordelast etter lodd.
Det er behov for en veileder.
"""

NO_STAND = """
Departementet vil heve gebyret fra 20 til 40 kroner.
Fylket vil ta over drifta av hamna.
Kommunen fører tilsyn med 400 plasser.
Ifølge notatet vil ordningen omfatte 30 havner.
Etter forslaget vil gebyret fastsettes av havnestyret.
Klagen blir avgjort av fylket.
Det blir seks båter på hver brygge.
Uten brev i posten kommer vi ikke.
Om laget støtter søknaden, får søkeren svar innen en uke.
Saken er ikke behandlet ennå.
Ta gjerne kontakt dersom noe er uklart.
La oss begynne med brygga.
Bruk av brygge
Lag og foreninger
Del B. Havner og brygger
Kommunen må i så fall overta brygga.
Saken er ikke en del av denne høringen.
Det tror jeg så gjerne.
Hvem kan leve av dette?
"""


def lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


def read(engine: Engine, text: str) -> list[Position]:
    names = Metadata("Fjordvik kommune", ("kommunen",))
    found = engine.read(Document("d", "d.txt", f"{HEADING}\n\n{text}\n", names))
    return [p for p in found if p.evidence.start > len(HEADING)]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        *((text, {"skeptical"}) for text in lines(AGAINST + LEFT_OUT + IN_THE_WAY)),
        *((text, {"support"}) for text in lines(FOR)),
        *((text, {"demand", "oppose"}) for text in lines(WANTED)),
    ],
)
def test_what_argues_without_a_cue_is_implicit(
    engine: Engine, text: str, stances: set[str]
) -> None:
    found = read(engine, text)
    assert found, "nothing found"
    told = [(str(p.stance), p.tier) for p in found]
    assert all(stance in stances and tier is Tier.IMPLICIT for stance, tier in told), told


@pytest.mark.parametrize("text", lines(NO_STAND))
def test_what_only_looks_like_it_is_no_stand(engine: Engine, text: str) -> None:
    assert [(str(p.stance), p.rule) for p in read(engine, text)] == []
