"""The stance towards a proposal, where it is not the one towards the target."""

from __future__ import annotations

import pytest

from standpunkt.positions import Aspect, Stance
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.towards import towards

METERS = Proposal(
    "1",
    "Vannmålere i alle boliger",
    "Utvalgets mindretall vil at kommunen skal avgjøre. Departementet følger flertallet.",
)
DELAY = Proposal("2", "Lavutslippssoner – utsettelse til 2032", "Vurderes på nytt i 2032.")
END = Proposal("3", "Meldeplikten avvikles", "Meldeplikten for hunder oppheves.")
FEE = Proposal("4", "Gebyr ved graving", "Gebyr når graving ikke er avsluttet innen fristen.")
BAN = Proposal("5", "Forbud mot vannscooter i verneområder", "Vannscooter blir forbudt der.")
LIMIT = Proposal("6", "Promillegrense på 0.2", "Promillegrensen senkes fra 0.8 til 0.2 for alle.")
MAY = Proposal("7", "Kommunalt båtregister", "Kommunen kan kreve et årlig gebyr av eierne.")
MAJORITY = Proposal(
    "8",
    "Fartsgrenser – myndighet til kommunen",
    "Kommunen fastsetter fartsgrensen på alle veger, også på fylkesveger. "
    "Mindretallet vil at fylket fastsetter den.",
)


@pytest.mark.parametrize(
    ("proposal", "stance", "target", "expected"),
    [
        (METERS, "support", "mindretallet", "oppose"),
        (METERS, "oppose", "mindretallets syn", "support"),
        (METERS, "conditional_support", "det mindretalet skriv", "skeptical"),
        (METERS, "skeptical", "mindretallet", "position"),
        (METERS, "support", "flertallet", "support"),
        (METERS, "support", "målere i tettbygde strøk", "support"),
        (METERS, "support", "at kravet blir strøket", "oppose"),
        (METERS, "support", "fjernavlesing", "support"),
        (METERS, "support", "å fjerne målerne", "oppose"),
        (METERS, "support", "at forslaget bør avvises", "oppose"),
        (METERS, "support", "at kravet ikke vedtas", "oppose"),
        (METERS, "demand", "at den strykes", "oppose"),
        (METERS, "demand", "at forslaget blir trekt", "oppose"),
        (METERS, "demand", "at fristen strykes", "demand"),
        (METERS, "demand", "Kravet må bort", "oppose"),
        (METERS, "demand", "Målerkravet må ut av loven", "oppose"),
        (METERS, "demand", "Dei må ta bort § 5", "oppose"),
        (METERS, "demand", "De må fjerne kravet", "oppose"),
        (METERS, "demand", "Kravet må bestå", "support"),
        (METERS, "demand", "§ 5 må ikkje rørast", "support"),
        (METERS, "demand", "Dei må ikkje ta bort kravet", "support"),
        (METERS, "demand", "kravet må stå fast", "support"),
        (METERS, "demand", "Kravet må ut på høring", "demand"),
        (METERS, "demand", "kravet må bestå av to ledd", "demand"),
        (METERS, "demand", "Dei må ta bort gamle rør", "demand"),
        (END, "demand", "Meldeplikten må bort", "support"),
        (END, "demand", "Meldeplikten må bestå", "oppose"),
        (METERS, "oppose", "å utsette innføringen", "support"),
        (METERS, "support", "utsetjing av kravet", "oppose"),
        (METERS, "support", "dagens ordning", "oppose"),
        (METERS, "demand", "at dagens regler beholdes", "oppose"),
        (METERS, "support", "målet om mindre lekkasjer", "position"),
        (METERS, "support", "intensjonen i forslaget", "position"),
        (METERS, "support", "departementets formål", "position"),
        (METERS, "oppose", "målet om mindre lekkasjer", "oppose"),
        (METERS, "support", "målere", "support"),
        (DELAY, "support", "lavutslippssoner", "oppose"),
        (DELAY, "oppose", "lavutslippssoner", "support"),
        (DELAY, "oppose", "utsetjinga", "oppose"),
        (DELAY, "skeptical", "at sonene skal vente til 2032", "skeptical"),
        (DELAY, "support", "dette", "support"),
        (END, "support", "meldeplikten", "oppose"),
        (END, "support", "at meldeplikten oppheves", "support"),
        (FEE, "support", "gebyr ved graving", "support"),
        (FEE, "neutral", "å utsette", "neutral"),
        (METERS, "demand", "at målerkravet tas ut av loven", "oppose"),
        (METERS, "demand", "Kravet bør strykes", "oppose"),
        (METERS, "demand", "Føresegna bør gå ut", "oppose"),
        (METERS, "demand", "§ 4 bør slettes", "oppose"),
        (FEE, "demand", "at gebyret innføres", "support"),
        (FEE, "demand", "Et gebyr for graving bør innføres", "support"),
        (FEE, "demand", "Eit gebyr bør innførast så snart som råd er", "demand"),
        (FEE, "demand", "En frist bør innføres", "demand"),
        (FEE, "demand", "Bestemmelsen bør vedtas", "support"),
        (FEE, "demand", "at føresegna blir vedteken", "support"),
        (
            FEE,
            "demand",
            "at gebyret innføres først når kommunene har fått dekket kostnaden",
            "demand",
        ),
        (FEE, "demand", "at fristen vedtas", "demand"),
        (METERS, "support", "at kravet droppes", "oppose"),
        (BAN, "oppose", "vannscootere", "support"),
        (BAN, "oppose", "bruk av vannscooter i nasjonalparker", "support"),
        (BAN, "support", "vasscooter", "support"),
        (BAN, "support", "vannscootere", "oppose"),
        (BAN, "skeptical", "vannscooterkjøring", "position"),
        (BAN, "oppose", "vannscooterforbudet", "oppose"),
        (BAN, "oppose", "verneområder", "oppose"),
        (Proposal("9", "Vannscooter forbys"), "oppose", "vannscootere", "support"),
        (Proposal("9", "Forbod mot vannscooter"), "support", "eit forbod", "support"),
        (Proposal("10", "Leksefri på barnetrinnet"), "oppose", "lekser", "support"),
        (Proposal("10", "Leksefri på barnetrinnet"), "support", "leksefri skole", "support"),
        (Proposal("11", "Mobilfri skole"), "oppose", "mobiltelefoner i skolen", "support"),
        (Proposal("11", "Mobilfri skole"), "oppose", "ein mobilfri skule", "oppose"),
        (Proposal("12", "Avgiftsfri parkering"), "support", "parkering", "support"),
        (BAN, "demand", "Vannscootere bør forbys", "support"),
        (BAN, "demand", "Vannscootere bør forbys i verneområder", "support"),
        (BAN, "demand", "Vannscootere bør ikke forbys i verneområder", "oppose"),
        (BAN, "demand", "Vannscootere bør tillates i verneområder", "demand"),
        (LIMIT, "demand", "Promillegrensen bør senkes til 0,2", "support"),
        (LIMIT, "demand", "Promillegrensa bør senkast", "support"),
        (LIMIT, "demand", "Promillegrensa bør ikkje senkast", "oppose"),
        (LIMIT, "demand", "Promillegrensen bør senkes til 0,5", "demand"),
        (LIMIT, "demand", "Promillegrensen bør være 0,8", "demand"),
        (LIMIT, "demand", "Promillegrensen bør bare senkes for alle over 18", "demand"),
        (MAY, "demand", "Kommunene bør kunne kreve et årlig gebyr", "support"),
        (MAY, "demand", "Kommunane må krevje eit årleg gebyr", "demand"),
        (MAY, "demand", "Registeret bør være statlig", "demand"),
        (METERS, "demand", "Alle boliger bør få vannmålere", "support"),
        (METERS, "demand", "Alle boliger bør få ha vannmålere", "demand"),
        (METERS, "demand", "Alle boliger bør få billige vannmålere", "demand"),
        (METERS, "demand", "Alle boliger bør ha vannmålere", "support"),
        (MAJORITY, "demand", "Kommunen bør fastsette fartsgrensen", "support"),
        (MAJORITY, "demand", "Fylket bør fastsette fartsgrensen", "demand"),
        (MAJORITY, "demand", "Fartsgrensen på alle veger bør fastsettes av fylket", "demand"),
        (Proposal("13", "Unntak fra forbud mot vannscooter"), "support", "unntaket", "support"),
        (Proposal("13", "Lettelser i forbudet mot fyrverkeri"), "oppose", "lettelser", "oppose"),
        (Proposal("14", "Forbud mot salg av fyrverkeri"), "oppose", "fyrverkeri", "support"),
        (Proposal("15", "Valgfri nynorsk"), "oppose", "valg av hovedmål", "oppose"),
        (Proposal("16", "Bilfritt sentrum"), "oppose", "biler i sentrum", "support"),
        (DELAY, "demand", "Lavutslippssoner bør vurderes på nytt", "demand"),
    ],
)
def test_towards(proposal: Proposal, stance: str, target: str, expected: str) -> None:
    found = towards(Stance(stance), Mention(target, f"x {target}"), proposal)
    assert found.stance == expected
    assert bool(found.reason) is (stance != expected)


@pytest.mark.parametrize(
    ("cue", "stance", "target", "expected"),
    [
        ("foreslår at", "oppose", "forslaget ikke vedtas", "oppose"),
        ("tilrår at", "oppose", "framlegget ikkje blir vedteke", "oppose"),
        ("mener", "oppose", "forslaget bør avvises", "oppose"),
        ("ber om at", "oppose", "kravet skrinlegges", "oppose"),
        ("ønsker ikke at", "oppose", "forslaget avvises", "support"),
        ("anbefaler ikke at", "oppose", "forslaget forkastes", "support"),
        ("er imot", "oppose", "at forslaget avvises", "support"),
        ("støtter ikke", "oppose", "at kravet strykes", "support"),
        ("støtter", "support", "at forslaget ikke bør vedtas", "oppose"),
        ("ber om at", "demand", "forslaget ikke skrinlegges", "support"),
        ("mener at", "demand", "det ikke bør avvises", "support"),
        ("støtter", "support", "at forslaget ikke avvises", "support"),
    ],
)
def test_a_rejection_turns_a_stance_once(cue: str, stance: str, target: str, expected: str) -> None:
    found = towards(Stance(stance), Mention(target, f"{cue} {target}", cue=cue), METERS)
    assert found.stance == expected


def test_what_is_to_be_kept_may_stand_in_the_cue() -> None:
    said = Mention("lekser på barnetrinnet", "Vi vil beholde lekser", cue="vil beholde")
    assert towards(Stance.DEMAND, said, Proposal("10", "Leksefri")).stance is Stance.OPPOSE


def test_what_a_ban_is_on_may_be_told_before() -> None:
    said = Mention("De", "De er en pest", referent="Vannscootere", before=("Vannscootere bråker.",))
    assert towards(Stance.OPPOSE, said, BAN).stance is Stance.SUPPORT
    asked = Mention("De", "De er en pest", referent="Vannscootere bør forbys overalt")
    assert towards(Stance.SKEPTICAL, asked, BAN).stance is Stance.POSITION
    ban = Mention("Det", "Det er dumt", referent="Vannscootere bør forbys overalt")
    assert towards(Stance.SKEPTICAL, ban, BAN).stance is Stance.SKEPTICAL
    limited = Mention("vannscootere", "Vi støtter vannscootere", condition="ikke i verneområder")
    assert towards(Stance.CONDITIONAL_SUPPORT, limited, BAN).stance is Stance.CONDITIONAL_SUPPORT


@pytest.mark.parametrize("aspect", [Aspect.PROCESS, Aspect.PREMISE])
def test_criticism_of_process_and_premise_is_no_stand(aspect: Aspect) -> None:
    found = towards(Stance.SKEPTICAL, Mention("anslaget", "x", aspect=aspect), METERS)
    assert (found.stance, bool(found.reason)) == (Stance.POSITION, True)


@pytest.mark.parametrize(
    ("told", "stance", "expected"),
    [
        ("Mindretallet mener at frivillighet er nok.", "oppose", "support"),
        ("Utvalgets mindretall mener at frivillighet er nok.", "oppose", "support"),
        ("Mindretalet vil at kommunen avgjer.", "support", "oppose"),
        ("Flertallet mener at alle skal ha måler.", "oppose", "oppose"),
        ("Vi er enige med mindretallet i at det haster.", "oppose", "oppose"),
    ],
)
def test_what_points_at_the_view_of_the_minority(told: str, stance: str, expected: str) -> None:
    for mention in (
        Mention("Det", "Det er vi ikke enige i", referent=told),
        Mention("Det", "Det er vi ikke enige i", before=(told,)),
    ):
        assert towards(Stance(stance), mention, METERS).stance == expected


@pytest.mark.parametrize(
    ("cue", "target"),
    [
        ("bør", "§ 4 utgå"),
        ("må", "§ 4 utgå"),
        ("Vårt syn er at", "avstandskravet ikke bør innføres"),
        ("standpunkt er at", "§ 4 ikke bør vedtas"),
        ("holdning er at", "kravet ikke bør lovfestes"),
    ],
)
def test_opposition_that_was_read_from_a_wish_is_not_turned_once_more(
    cue: str, target: str
) -> None:
    mention = Mention(target, f"{cue} {target}", cue=cue)
    assert towards(Stance.OPPOSE, mention, FEE).stance is Stance.OPPOSE
