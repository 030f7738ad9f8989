"""Signs: for or against, in sentences where the stand is turned by what stands around it.

A row of the wrong sign costs more than none. Each table is a class of turns: "+" and "-" want a
row of that sign and none of the other, "0" wants no row that is for or against and sure.
"""

from collections.abc import Callable
from typing import Any

import pytest

from standpunkt.positions import RESPONDENT, Position, Stance

SURE = 0.5

CLASSES = {
    "stands on a stand": """
+ Vi er uenige med dem som går imot endringen.
+ Vi er imot å skrinlegge forslaget.
+ Vi er imot at forslaget trekkes.
+ Kommunen er uenig i kritikken mot forslaget.
+ Vi støtter ikke dem som går imot forslaget.
+ Vi er enige i at forslaget er godt.
+ Vi støtter at det ikke innføres gebyr.
+ Vi er uenige med dem som mener forslaget bør forkastes.
+ Vi er ikke enige med næringsforeningen, som vil skrote forslaget.
+ Vi ber departementet om ikke å trekke forslaget.
- Vi ber departementet om ikke å innføre gebyret.
- Vi slutter oss til dem som fraråder endringen.
- Kommunen stiller seg bak Norsk Brolag, som går imot forslaget.
- Kommunen er samd med dei som seier at framlegget må trekkjast.
- Vi støtter motstanden mot forslaget.
- Vi støtter kritikken som er reist mot forslaget.
- Vi deler uroen som fagforeningene har gitt uttrykk for.
- Vi støtter Norsk Brolag i at forslaget ikke bør vedtas.
- Vi er enige i at forslaget bør avvises.
- Vi er enige i at forslaget er dårlig.
- Kommunen er for at forslaget om gebyr skrinlegges.
- Kommunen er positiv til å avvise forslaget.
- Vi er glade for at forslaget om gebyr er trukket.
- Vi støtter ikke-innføring av gebyr.
- Vi støtter kravet om å skrinlegge forslaget.
""",
    "denied reasons": """
+ Vi støtter forslaget, ikke fordi vi må, men fordi det er riktig.
- Vi støtter ikke forslaget, ikke fordi målet er galt, men fordi midlene er det.
- Vi går imot, ikkje av vrangvilje, men fordi framlegget er dårleg utgreidd.
0 Kommunen støtter ikke forslaget fordi det er dyrt, men fordi det er urettferdig, mener noen.
""",
    "little or nothing": """
+ Vi støtter ikke så rent lite forslaget.
+ Vi er ikke mindre enige i forslaget enn før.
- I liten grad støtter vi forslaget.
- Vi støtter forslaget i liten grad.
- Bare i begrenset grad kan vi slutte oss til forslaget.
- Vi støtter forslaget like lite som før.
- Vi støtter null og niks av forslaget.
- I liten grad ivaretar forslaget distriktene.
- Framlegget støttes ei.
- Det er ikke noe i forslaget vi kan støtte.
- Det er lite i forslaget vi kan støtte.
- Det finnes ingenting i dette vi kan stille oss bak.
+ Det finst ikkje noko i framlegget som vi ikkje kan slutte oss til.
0 Forslaget er mindre urimelig enn det forrige.
0 Dette er det minst dårlige av alternativene.
""",
    "never so much": """
+ Aldri før har vi støttet et forslag så sterkt som dette.
+ Aldri har vi vore meir samde med departementet enn i denne saka.
+ Forslaget kan ikke støttes sterkt nok.
+ Aldri har et forslag vært mer velkomment.
- Aldri har vi støttet et slikt forslag.
- Aldri i livet om vi går med på dette.
- Forslaget kan ikke anses som godt nok.
""",
    "still less": """
- Vi har ikke råd til dette, langt mindre kan vi støtte at det blir en plikt.
- Ingen i styret vil forsvare forslaget, langt mindre stemme for det.
- Vi kan ikke akseptere ordningen, enn si anbefale den.
""",
    "ruled in and out": """
+ Det er ikke vanskelig å støtte forslaget.
+ Det er lett for oss å gå inn for dette.
+ Det er uaktuelt å gå imot forslaget.
+ Det er umulig å ikke støtte forslaget.
+ Det er ikkje tungt for oss å tilrå denne endringa.
+ Det er ikke vanskelig å gjennomføre forslaget.
- Det er ikke lett å støtte et forslag som er så lite utredet.
- Det er ikke aktuelt å støtte forslaget.
- Å støtte forslaget er ikke aktuelt for kommunen.
- At vi skulle støtte en slik ordning, er utelukket.
- Det vil være galt av oss å støtte forslaget.
- Det ville være uansvarlig å støtte forslaget.
- Det er vanskelig å gjennomføre forslaget.
""",
    "wished for": """
+ Vi ønsker å støtte forslaget.
+ Kommunen unnlater ikke å støtte forslaget.
- Vi skulle ønske at vi kunne støtte forslaget.
- Vi skulle så gjerne ha støttet dette.
- Kommunen hadde gjerne sett at vi kunne slutte oss til framlegget.
0 Vi hadde håpet å kunne støtte forslaget.
""",
    "a case that never was": """
- Vi ville støttet forslaget dersom det var betalt, men slik det ligger nå, kan vi ikke det.
0 Hadde løyvetallet vært behovsprøvd, ville vi stilt oss bak forslaget.
0 Kommunen kunne ha støttet forslaget om det ikke var for gebyret.
0 Vi hadde støttet forslaget hvis det hadde kommet for ti år siden.
""",
    "taken back": """
+ Vi har tidligere vært imot en slik plikt, men støtter den nå.
+ Vi var skeptiske til dette, men er det ikke lenger.
- Kommunen støttet i sin tid innføringen av gebyr, men gjør det ikke lenger.
- Vi var lenge positive til forsøket. Det er vi ikke nå.
- Tidlegare har vi vore for ei slik ordning. No har vi endra syn.
- Kommunen stilte seg i 2019 bak strategien, men kan ikke lenger gjøre det.
- Vi trekker støtten til forslaget.
- Vi trekker herved vår tidligere støtte til forslaget.
- Vi opprettholder vår motstand mot forslaget.
0 Kommunen støttet tidligere forslaget.
0 Vi skrev i vårt forrige svar at vi støttet ordningen.
+ Kommunen har lenge støttet slike tiltak.
+ Kommunen har alltid støttet slike tiltak.
""",
    "framed by what nobody foresaw": """
0 Vi angrer på at vi støttet forslaget.
0 Vi har gitt opp å støtte forslaget.
0 Vi vil holde oss fra å støtte forslaget.
0 Departementet tar feil når det sier at kommunen støtter forslaget.
0 Departementet kan ikke forvente at vi støtter forslaget.
+ Vi vil understreke at vi støtter forslaget.
+ Kommunen ser seg i stand til å støtte forslaget.
+ Det fyrste vi vil seie, er at kommunen støttar framlegget.
+ Utan at vi har rekna på det, er vi positive til framlegget.
""",
    "for whom": """
+ Forslaget er bra for oss, men ikke for staten.
- Forslaget er bra for staten, men ikke for oss.
- Endringa er god for nokre få, men slett ikkje for folk flest.
- Forslaget er godt nytt for ingen.
0 For de store er dette en god ordning. For de små er den det ikke.
""",
    "nouns and passives": """
- Forslaget møter ingen støtte hos oss.
- Framlegget får ikkje tilslutnad frå kommunen.
- Forslaget om nytt gebyr tiltres ikke.
- Vi har kommet til at forslaget ikke kan støttes.
+ Vi støtter forbud mot bruk av ikke godkjente midler.
""",
    "whose words they are": """
0 Ifølge Norsk Brolag er forslaget uheldig.
0 Ifølge Norsk Brolag bør forslaget forkastes.
0 Departementets vurdering: Det er uheldig at mange ikke betaler.
- Etter vårt syn er forslaget uheldig.
""",
    "set apart": """
- Kommunen støtter\n\nikke forslaget om gebyr.
- Fjordvik kommune støtter\n\nIKKE\n\nforslaget om å innføre gebyr.
- Vi er\n\n        ikke\n\nenige i forslaget.
- Kommunen støtter forslaget\nikke\nslik det foreligger.
- Støtter: nei
0 Kommunen støtter ikkeforslaget om gebyr.
0 Enig? Nei, slett ikke.
""",
}

FOR = {Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT}
AGAINST = {Stance.OPPOSE, Stance.SKEPTICAL}


def cases() -> list[Any]:
    rows = [(name, line) for name, table in CLASSES.items() for line in table.strip().split("\n")]
    marked = "+-0"
    joined: list[tuple[str, str]] = []
    for name, line in rows:  # a line that opens with no mark goes on the text of the one before
        if line[:1] in marked and line[1:2] == " ":
            joined.append((name, line))
        else:
            joined[-1] = (name, f"{joined[-1][1]}\n{line}")
    return [pytest.param(line[0], line[2:], id=f"{name}: {line}") for name, line in joined]


@pytest.mark.parametrize(("sign", "text"), cases())
def test_a_row_points_the_way_that_the_text_does(
    read: Callable[[str], list[Position]], sign: str, text: str
) -> None:
    found = [p for p in read(text) if p.holder == RESPONDENT]
    right, wrong = (FOR, AGAINST) if sign == "+" else (AGAINST, FOR)
    if sign == "0":
        right, wrong = set(), FOR | AGAINST
    assert not [p for p in found if p.stance in wrong and p.confidence >= SURE]
    assert not right or any(p.stance in right for p in found)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Vi slutter oss til dem som fraråder endringen.", ["oppose: endringen"]),
        ("Vi støtter ikke-innføring av gebyr.", ["oppose: gebyr"]),
        ("Vi er imot at forslaget om gebyr trekkes.", ["support: forslaget om gebyr"]),
        ("Vi støtter forslaget i liten grad.", ["skeptical: forslaget"]),
        ("Vi er enige i at ordningen avvikles.", ["support: at ordningen avvikles"]),
        (
            "Vi er positive til ny frist, negative til gebyret og nøytrale til kravet.",
            ["support: ny frist", "skeptical: gebyret", "neutral: kravet"],
        ),
        ("Forenklingen hilser vi velkommen.", ["support: Forenklingen"]),
        ("Å støtte forslaget er ikke aktuelt for kommunen.", ["oppose: forslaget"]),
        ("Vi skulle ønske at vi kunne støtte gebyret.", ["oppose: gebyret"]),
    ],
)
def test_a_turned_stand_is_on_the_matter_itself(
    read: Callable[[str], list[Position]], text: str, stands: list[str]
) -> None:
    assert [f"{p.stance}: {p.words(p.target)}" for p in read(text)] == stands


def test_a_motion_that_fell_is_not_the_councils(read: Callable[[str], list[Position]]) -> None:
    text = (
        "Mindretallet (Ap og SV) fremmet følgende forslag, som falt med 10 mot 15 stemmer: "
        "Fjordvik kommune går imot forslaget."
    )
    assert [p.holder for p in read(text)] == ["Mindretallet"]


def test_the_respondent_speaks_again_after_a_recap(read: Callable[[str], list[Position]]) -> None:
    text = "Departementets forslag: Det er uheldig at få betaler. Kommunens merknad: Vi er imot."
    assert [(p.holder, p.stance) for p in read(text)] == [
        ("departementet", Stance.SKEPTICAL),
        (RESPONDENT, Stance.OPPOSE),
    ]
