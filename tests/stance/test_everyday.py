"""Words of stance about people and the world: what takes no stand, and what does all the same."""

from collections.abc import Callable

import pytest

from standpunkt.positions import Position, Stance

Read = Callable[[str], list[Position]]

OF_THE_WORLD = """
Til daglig støtter jeg en gammel mor.
Vi støtter ungdommene i klubben hver uke.
Jeg har ikke noe imot ungdom.
Vi har ingenting imot turister.
Eg har ikkje noko imot hyttefolk.
Jeg er enig med naboen om gjerdet.
Jeg er glad i fjellet.
Vi er glade i barna våre.
Eg er glad i hunden min.
Vi er positive til hverandre.
Jeg er imot svigersønnen min.
Vi er uenige med naboen om grensa.
Me støttar kvarandre når det røyner på.
Laget støtter to spillere fra Brasil.
Vi er begeistret for sola.
Det er riktig at antallet har gått ned.
Det er rett at me har fått ny lege.
Det stemmer at vi mistet tre plasser i 2021.
Det er riktig at 40 prosent av elevene tar buss.
Vi er enige om at det var kaldt.
Det er sant at prisen har steget.
Det er korrekt at vi søkte i 2019.
Det er riktig at ferga gikk ni ganger i døgnet.
Det er rett at folketalet har gått ned med 12 prosent.
Vi er glade i bygda vår.
Jeg er uenig med svigermor om julematen.
Eg støttar ein gammal nabo til dagleg.
Jeg har ikke noe imot båter.
Laget støtter en familie i Malawi.
Det er rett at tallet på elever har falt.
Det er riktig at vi solgte båten i 2018.
Det er sant at 30 prosent reiser med buss.
Jeg er begeistret for snø.
"""

STANDS = """
- Vi er bekymret for barna.
- Vi er bekymret for naturen.
- Jeg er skeptisk til hunder.
- Jeg er misfornøyd med maten.
+ Vi er fornøyde med maten.
+ Vi støtter ungdomsrådet i denne saken.
+ Vi støtter departementet.
+ Vi støtter ansatte som får dekket reisen.
+ Vi støtter familiene som krever svar.
+ Kommunen støtter fiskerne i kravet om kvote.
- Vi er imot hunder i parken.
- Jeg er imot biler i gata.
- Vi er skeptiske til vannscootere i fjorden.
+ Vi har ikke noe imot el-sykler på stien.
+ Vi er positive til hunder i båndtvang.
- Jeg er redd for bilene i krysset.
+ Jeg er glad for gjerdet.
+ Det er riktig at fristen forlenges.
+ Det er bra at barna får en lekeplass.
+ Det er rett at kommunane får pengane.
+ Det er bra at departementet har lyttet til oss.
+ Det er riktig at 5 prosent settes av til barnehager.
+ Det er bra at kravet er tatt ut.
+ Vi er glade for at ordningen ble videreført.
+ Vi er enige med departementet om fristen.
+ Jeg er enig med naboen om forslaget.
- Vi er uenige med fylkesmannen i vurderingen.
+ Vi er glade i dette forslaget.
+ Me har ikkje noko imot hytteeigarane sitt forslag.
- Jeg er bekymret for barna hvis skolen legges ned.
- Vi er bekymret for de eldste dersom bussen forsvinner.
- Vi er redde for de små bedriftene.
+ Vi liker forslaget.
+ Kommunen støtter ordføreren i dette.
- Vi er uenige med nabokommunen om traseen.
+ Det er riktig å sette grensen ved 18 år.
+ Vi har ikke noe imot gebyret.
+ Vi har ikke noe imot vindkraft i kommunen.
+ Vi har ikke noe imot at ungdom sykler i gangfeltet.
- Vi har ikke noe imot ungdom, men vi er imot forslaget.
+ Kommunen støtter elevrådet.
+ Vi støtter Fjordvik sokn.
+ Vi støtter kommunene i kravet om full dekning.
- Vi er imot mer trafikk.
- Vi er skeptiske til turisme i verneområdet.
+ Det er riktig at departementet har sett på saken.
+ Det er riktig at forskriften ble endret.
+ Det er rett at ein tredel av midlane går til distrikta.
+ Vi er glade i tanken om felles kø.
- Vi er redde for at barna mister plassen.
+ Vi liker tanken på en park.
"""

FOR = {Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT}
AGAINST = {Stance.OPPOSE, Stance.SKEPTICAL}


def lines(table: str) -> list[str]:
    return table.strip().split("\n")


@pytest.mark.parametrize("text", lines(OF_THE_WORLD))
def test_daily_life_and_facts_are_no_stand(read: Read, text: str) -> None:
    assert [p for p in read(text) if p.stance.evaluative] == []


@pytest.mark.parametrize("line", lines(STANDS))
def test_what_can_be_put_to_hearing_is_read_as_before(read: Read, line: str) -> None:
    sign, text = line.split(" ", 1)
    found = {p.stance for p in read(text)}
    assert found & (FOR if sign == "+" else AGAINST)


def test_what_the_heading_names_is_at_issue(read: Read) -> None:
    assert read("Jeg støtter hundene.") == []
    found = read("Hundehold i Fjordvik\n\nJeg støtter hundene.")
    assert [p.stance for p in found] == [Stance.SUPPORT]


def test_the_two_tables_are_of_a_size() -> None:
    assert min(len(lines(OF_THE_WORLD)), len(lines(STANDS))) >= 30
