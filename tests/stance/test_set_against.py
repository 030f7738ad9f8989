"""Targets set against each other, and "men" clauses that limit a stand or do not."""

from collections.abc import Callable

import pytest

from standpunkt.positions import Position, Stance

Read = Callable[[str], list[Position]]

FOR = (Stance.SUPPORT,)
AGAINST = (Stance.OPPOSE, Stance.SKEPTICAL)


@pytest.mark.parametrize(
    ("text", "approved", "rejected"),
    [
        ("Vi støtter § 3, derimot ikke § 4.", "§ 3", "§ 4"),
        ("Kommunen støtter § 3, dog ikke § 4.", "§ 3", "§ 4"),
        ("Vi støtter § 3, men ikke § 4.", "§ 3", "§ 4"),
        ("Vi støtter alternativ A, men ikke alternativ B.", "alternativ A", "alternativ B"),
        ("Vi støtter §§ 4 og 7, men ikke § 12.", "§§ 4 og 7", "§ 12"),
        ("Kommunen støtter første ledd, men ikke andre.", "første ledd", "andre"),
        (
            "Me støttar framlegget om ny frist, men ikkje framlegget om gebyr.",
            "framlegget om ny frist",
            "framlegget om gebyr",
        ),
        ("Vi er enige i målet, men ikke i virkemidlene.", "målet", "virkemidlene"),
        (
            "Laget er positivt til registreringsplikt, men ikke til gebyr.",
            "registreringsplikt",
            "gebyr",
        ),
        (
            "Vi er enige i at fristen utvides, men ikke i at gebyret dobles.",
            "at fristen utvides",
            "at gebyret dobles",
        ),
        ("Vi støtter ikke alternativ 2, men alternativ 1.", "alternativ 1", "alternativ 2"),
        ("Kommunen går imot gebyret, men ikke meldeplikten.", "meldeplikten", "gebyret"),
        (
            "Kommunen sluttar seg til kapittel 2, men ikkje til kapittel 3.",
            "kapittel 2",
            "kapittel 3",
        ),
        ("Forslaget om lys støttes, men ikke gjerdet.", "Forslaget om lys", "gjerdet"),
        ("Vi støtter ordningen, men altså ikke gebyret.", "ordningen", "gebyret"),
        (
            "Kommunen går inn for en felles modell, men ikke for tvungen deltakelse.",
            "en felles modell",
            "tvungen deltakelse",
        ),
        ("§ 3 støttes, men ikke § 4.", "§ 3", "§ 4"),
        ("Punkt 1 støtter vi, men ikke punkt 2.", "Punkt 1", "punkt 2"),
        ("Kommunen er imot gebyr, men ikke imot meldeplikt.", "meldeplikt", "gebyr"),
        ("Vi støtter ikke å fjerne kravet, men å endre det.", "å endre det", "å fjerne kravet"),
        ("Vi går ikke inn for tvang, men for frivillighet.", "frivillighet", "tvang"),
        (
            "Vi støtter den nye fristen, men ikke den nye satsen.",
            "den nye fristen",
            "den nye satsen",
        ),
        (
            "Me støttar det første forslaget, men ikkje det andre.",
            "det første forslaget",
            "det andre",
        ),
        ("Laget går inn for lys på stien, men ikke for bom.", "lys", "bom"),
    ],
)
def test_of_two_targets_each_has_its_own_sign(
    read: Read, text: str, approved: str, rejected: str
) -> None:
    found = {p.words(p.target): p.stance for p in read(text)}
    assert len(found) == 2
    assert next(found[target] for target in found if target.startswith(approved)) in FOR
    assert next(found[target] for target in found if target.startswith(rejected)) in AGAINST


def test_a_second_denial_rejects_as_well(read: Read) -> None:
    found = read("Vi støtter ikke modell 1, heller ikke modell 2.")
    assert [p.stance for p in found] == [Stance.OPPOSE, Stance.OPPOSE]


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter forslaget, men ikke uten forbehold.",
        "Vi støtter forslaget, men ikke for enhver pris.",
        "Vi støtter forslaget, men ikke i denne formen.",
        "Vi støtter forslaget, men ikke ubetinget.",
        "Vi støtter forslagene, men ikke alle.",
        "Vi støtter forslaget, men ikke slik det foreligger.",
        "Vi støtter forslaget, men fristen må bli lengre.",
        "Vi støtter forslaget, men det må ikke gå på bekostning av skolen.",
        "Kommunen støttar framlegget, men det er kommunane som betaler.",
        "Vi støtter forslaget, men det er ikke uten ulemper.",
        "Vi støtter forslaget, men det er for lite penger i det.",
        "Me støttar framlegget, men det gjeld ikkje § 4.",
        "Vi støtter forslaget, men det er ikke penger til det.",
        "Vi støtter forslaget, men ordningen berører for mange.",
        "Vi støtter forslaget, men departementet må få på plass en finansiering.",
        "Vi støtter forslaget, men saken bør vurderes av jurister.",
    ],
)
def test_what_limits_the_same_target_is_a_condition(read: Read, text: str) -> None:
    found = [p for p in read(text) if p.stance.evaluative]
    assert [p.stance for p in found] == [Stance.CONDITIONAL_SUPPORT]


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter forslaget, men det er ikke vi som betaler.",
        "Vi støtter forslaget, men vi er ikke eksperter på dette.",
        "Kommunen støttar framlegget, men saka vedkjem oss lite.",
        "Vi er enige i endringen, men har ikke mer å si om den.",
        "Me støttar framlegget, men er ikkje juristar.",
        "Kommunen støtter forslaget, men det får departementet avgjøre.",
        "Laget er positivt til endringene, men de angår få hos oss.",
        "Vi støtter forslaget, men har ikke rukket å drøfte det i styret.",
        "Kommunen støtter forslaget, men vi har ikke hatt tid til å gå inn i alle detaljer.",
        "Vi støtter forslaget, men saken angår ikke oss.",
        "Vi støttar framlegget, men overlet til andre å vurdere detaljane.",
        "Foreningen vår støtter forslaget, men vi er ingen eksperter.",
    ],
)
def test_who_pays_or_knows_better_limits_no_support(read: Read, text: str) -> None:
    found = {p.stance for p in read(text)}
    assert Stance.SUPPORT in found
    assert Stance.CONDITIONAL_SUPPORT not in found


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ordningen er dyr, men nødvendig.", "dyr"),
        ("Forslaget er bra, men dyrt.", "dyrt"),
        ("Framlegget er kostbart, men fornuftig.", "kostbart"),
    ],
)
def test_praise_and_blame_in_one_predicate_is_support_with_a_reservation(
    read: Read, text: str, condition: str
) -> None:
    (found,) = read(text)
    assert found.stance is Stance.CONDITIONAL_SUPPORT
    assert condition in found.words(found.condition)


@pytest.mark.parametrize(
    ("text", "approved", "rejected"),
    [
        ("Vi sier ja til ny frist, men nei til gebyret.", "ny frist", "gebyret"),
        ("Me seier ja til ny frist, men nei til gebyr.", "ny frist", "gebyr"),
        ("Enig i punkt 1, uenig i punkt 2.", "punkt 1", "punkt 2"),
        ("Vi er enig i punkt 1 og uenig i punkt 2.", "punkt 1", "punkt 2"),
        ("Vi er enige i punkt 1, men uenige i punkt 2.", "punkt 1", "punkt 2"),
        ("Me er samde i punkt 1, men usamde i punkt 2.", "punkt 1", "punkt 2"),
        ("Samd i punkt 1, usamd i punkt 2.", "punkt 1", "punkt 2"),
        ("Kravet er bra, fristen derimot ikke.", "Kravet", "fristen"),
        ("Kravet er bra, gebyret ikke.", "Kravet", "gebyret"),
        ("Fristen er god, gebyret er det ikke.", "Fristen", "gebyret"),
        ("Formålet er godt, virkemidlene dårlige.", "Formålet", "virkemidlene"),
        ("Formålet er godt, verkemidla derimot ikkje.", "Formålet", "verkemidla"),
        ("Kapittel 2 støtter vi, kapittel 3 ikke.", "Kapittel 2", "kapittel 3"),
        ("Kapittel 2 støttes, kapittel 3 støttes ikke.", "Kapittel 2", "kapittel 3"),
        ("Vi støtter fristen, mens gebyret avvises.", "fristen", "gebyret"),
        ("Vi er for lengre frist og mot høyere gebyr.", "lengre frist", "høyere gebyr"),
        ("Vi støtter § 3, men har innvendinger mot § 4.", "§ 3", "§ 4"),
        ("Vi sier ja til ny frist og nei til gebyret.", "ny frist", "gebyret"),
        ("Vi sier nei til gebyret, men ja til ny frist.", "ny frist", "gebyret"),
        ("Kravet er bra, men gebyret er det ikke.", "Kravet", "gebyret"),
        ("Fristen er rimelig, gebyret er det slett ikke.", "Fristen", "gebyret"),
        ("Første del er god, andre del er det ikke.", "Første del", "andre del"),
        ("Kapittel 2 kan vi støtte, kapittel 3 ikke.", "Kapittel 2", "kapittel 3"),
        ("Forslaget i § 4 støtter vi, forslaget i § 5 derimot ikke.", "§ 4", "§ 5"),
        ("Meldeplikta støttar me, gebyret gjer me ikkje.", "Meldeplikta", "gebyret"),
        ("Vi er for ny frist, men imot gebyret.", "ny frist", "gebyret"),
        ("Vi er for lengre frist og imot høyere gebyr.", "lengre frist", "høyere gebyr"),
        ("Me er for kvoter og mot avgifter.", "kvoter", "avgifter"),
        ("Vi er for A og mot B.", "A", "B"),
        ("Me støttar fristen, medan gebyret blir avvist.", "fristen", "gebyret"),
        ("Vi er enig i punkt 1, uenig i punkt 2.", "punkt 1", "punkt 2"),
        ("Vi støtter § 3, men er skeptiske til § 4.", "§ 3", "§ 4"),
        ("Meldeplikta støttar me, gebyret ikkje.", "Meldeplikta", "gebyret"),
        ("Fristen er god, gebyret er det ikkje.", "Fristen", "gebyret"),
        ("Kapittel 2 støttar me, kapittel 3 derimot ikkje.", "Kapittel 2", "kapittel 3"),
        ("Kapittel 2 blir støtta, medan kapittel 3 blir avvist.", "Kapittel 2", "kapittel 3"),
        ("Me seier ja til ny frist og nei til gebyret.", "ny frist", "gebyret"),
    ],
)
def test_a_second_half_keeps_its_own_sign(
    read: Read, text: str, approved: str, rejected: str
) -> None:
    found = {p.words(p.target): p.stance for p in read(text)}
    assert {stance for target, stance in found.items() if approved in target} <= {*FOR}
    assert any(approved in target for target in found)
    assert any(rejected in target and stance in AGAINST for target, stance in found.items())
    assert not any(rejected in target and stance in FOR for target, stance in found.items())
