"""Which proposals a position is on, over a whole text and by a few words."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from tests.proposals.conftest import MakeRow

from standpunkt.documents import Document, Metadata, Span
from standpunkt.positions import Aspect, Position, Stance, Tier
from standpunkt.proposals.likeness import Likeness, best
from standpunkt.proposals.linked_documents import link, linked_table
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import Proposal, parted
from standpunkt.proposals.rows import PositionRow
from standpunkt.stance.engine import Engine

HEARINGS = Path(__file__).parent / "hearings"

LIST = (
    Proposal("A", "Krav om måler for vann", "Kapittel 3, punkt 3.1.", paragraphs=("§ 15-8",)),
    Proposal("B", "Gebyr for sen innlevering", "Kapittel 3, punkt 3.2.", paragraphs=("§ 5",)),
    Proposal("C", "Felles skjenketider", "Kapittel 4, punkt 4.1.", paragraphs=("§ 6",)),
    Proposal("D", "Meldeplikt for hunder", "Punkt 5.", paragraphs=("§ 7 tredje ledd",)),
)


CODED = (
    Proposal("E1", "Nattestengning av havner", chapter="4.1"),
    Proposal("E2", "Gebyr for sen innlevering"),
    Proposal("E10", "Påbud om hjelm"),
    Proposal("B", "Aldersgrense ved leie", chapter="4.2"),
)


def links(words: str, target: str | None, *, list_: tuple[Proposal, ...] = LIST, **fields: object):  # type: ignore[no-untyped-def]
    """The ids and reasons that a position on `target`, the last place it stands, is linked to."""
    where = Span(words.rindex(target), words.rindex(target) + len(target)) if target else None
    start = max(words.rfind("\n", 0, where.start if where else len(words)), words.rfind(". ")) + 1
    given = {
        "document": Document("a", "a.txt", words),
        "evidence": Span(start, len(words)),
        "cue": Span(start, start + 1),
        "target": where,
        "stance": Stance.SUPPORT,
        "holder": "respondent",
        "tier": Tier.CORE,
        "confidence": 0.9,
        "rule": "r",
        "sentence": Span(start, len(words)),
    }
    position = Position(**(given | fields))  # type: ignore[arg-type]
    (linked,) = link(Linker(list_), position.document, [position])
    return parted(linked.proposal_id), linked.link_reason


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        ("Vi støtter § 15-8 tredje ledd", "§ 15-8 tredje ledd", ("A",)),
        ("Vi støtter §§ 5–7", "§§ 5–7", ("B", "C", "D")),
        ("Vi støtter §§ 5 og 6", "§§ 5 og 6", ("B", "C")),
        ("Vi støtter § 7 første ledd", "§ 7 første ledd", ()),
        ("Vi støtter punkt 3.2", "punkt 3.2", ("B",)),
        ("Vi støtter punktene 3.1 og 4.1", "punktene 3.1 og 4.1", ("A", "C")),
        ("Vi støtter kapittel 3", "kapittel 3", ("A", "B")),
        ("Begge forslagene i kapittel 3 om gebyr", "Begge forslagene i kapittel 3", ("A", "B")),
        ("De to endringene i kapittel 3 om gebyr", "De to endringene i kapittel 3", ("A", "B")),
        ("Vi støtter §§ 5 og 15-8", "§§ 5 og 15", ("A", "B")),
        ("Me støttar framlegg nr. 2", "framlegg nr. 2", ("B",)),
        ("Vi støtter de to første forslagene", "de to første forslagene", ("A", "B")),
        ("Vi støtter siste forslag", "siste forslag", ("D",)),
        ("Vi støtter nest siste forslag", "nest siste forslag", ("C",)),
        (
            "Vi er for det første og det tredje punktet",
            "det første og det tredje punktet",
            ("A", "C"),
        ),
        ("Vi støtter forslag 9", "forslag 9", ()),
        ("Vi støtter forslag III", "forslag III", ("C",)),
        ("Vi støtter forslaget i § 6", "forslaget i § 6", ("C",)),
        ("Me stør framlegga i §§ 5 og 6", "framlegga i §§ 5 og 6", ("B", "C")),
        ("Vi slutter oss til endringen under 4.1", "endringen under 4.1", ("C",)),
        ("Me stør framlegga til 3.2 og 4.1", "framlegga til 3.2 og 4.1", ("B", "C")),
        ("Vi støtter økningen til 4.1 prosent", "økningen til 4.1 prosent", ()),
        ("Vi støtter forslaget i kap. 3 om vannmåler", "forslaget i kap. 3 om vannmåler", ("A",)),
        ("Vi støtter § 15-80", "§ 15-80", ()),
    ],
)
def test_by_number(words: str, target: str, expected: tuple[str, ...]) -> None:
    found, reason = links(words, target)
    assert found == expected
    if expected:
        assert set(reason.split(";")) == {"number"}


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        ("E2: Støttes ikke", "E2:", ("E2",)),
        ("Vi støtter E1 og E10", "E1 og E10", ("E1", "E10")),
        ("Til forslag nr. E10: Kommunen er enig", "forslag nr. E10", ("E10",)),
        ("Vi går imot forslag B", "forslag B", ("B",)),
        ("Vi går imot framlegga E1, E2 og E10", "framlegga E1, E2 og E10", ("E1", "E2", "E10")),
        ("Forslag E2\nVi støtter det", "det", ("E2",)),
        ("Vi er bekymret for trafikken på E2 ved skolen", "trafikken på E2 ved skolen", ()),
        ("Vi støtter B-laget", "B-laget", ()),
        ("Vi støtter forslag E3", "forslag E3", ()),
    ],
)
def test_by_the_ids_of_the_list(words: str, target: str, expected: tuple[str, ...]) -> None:
    assert links(words, target, list_=CODED)[0] == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Forslag E2: ", "E2"),
        ("Forslag 3: ", "E10"),
        ("E1 – ", "E1"),
        ("Til forslag nr. E2: ", "E2"),
        ("Kap. 4.1: ", "E1"),
        ("Til punkt 4.2 – ", "B"),
    ],
)
def test_what_a_sentence_begins_with_before_a_colon(label: str, expected: str) -> None:
    words = f"{label}Vi støtter forslaget"
    found, reason = links(
        words,
        "forslaget",
        list_=CODED,
        evidence=Span(len(label), len(words)),
        sentence=Span(0, len(words)),
    )
    assert (found, reason) == ((expected,), "number")


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        ("§ 6\nVi støtter ikke forslaget", "forslaget", ("C",)),
        ("§ 5\n\nIngen merknader\n\n§ 6:\n\nVi går imot dette", "dette", ("C",)),
        ("§§ 5 og 6\nVi går imot dem", "dem", ("B", "C")),
        ("Til § 6\nVi er sterkt imot bestemmelsen", "bestemmelsen", ("C",)),
        ("Hunder\nDette går for langt", "Dette", ("D",)),
        ("4.1 Skjenketider\nDette går for langt", "Dette", ("C",)),
        ("3.1 Skjenketider\nDette går for langt", "Dette", ("C",)),
        ("Skjenketider (4.1)\nDette går for langt", "Dette", ("C",)),
        ("Forslag 2 og 4\nVi har ingen merknader til dem", "dem", ("B", "D")),
        ("Til § 6\nMen § 5 går vi imot", "§ 5", ("B",)),
        ("Hunder\nSkjenketider: Dette går for langt", "Dette", ("C",)),
        ("Hunder\nKonklusjon: Dette går for langt", "Dette", ("D",)),
        ("Skjenketider\nKommunene bør selv få bestemme", "Kommunene bør selv få bestemme", ("C",)),
        ("Høringssvar om vannmålere og hunder\nDette går for langt", "Dette", ()),
        ("Økonomiske konsekvenser\nDet må følge friske midler med", "friske midler", ()),
    ],
)
def test_by_heading(words: str, target: str, expected: tuple[str, ...]) -> None:
    assert links(f"Til departementet\n\n{words}", target)[0] == expected


def test_a_point_in_a_list_is_known_by_what_introduces_it() -> None:
    words = "Til § 6 har vi dette å si:\n\n- tiden er for kort\n- prisen er for høy"
    assert links(words, "prisen")[0] == ("C",)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Det første", ("B",)),
        ("Det andre", ("D",)),
        ("De to første", ("B", "D")),
        ("Sistnevnte", ("D",)),
        ("Det tredje", ()),
    ],
)
def test_by_place_in_a_row_that_was_named(target: str, expected: tuple[str, ...]) -> None:
    words = f"Vi nøyer oss med to ting: gebyret og meldeplikten.\n\n{target} går vi imot"
    assert links(words, target)[0] == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [("De to siste", ("C", "D")), ("Det tredje", ("C",)), ("Dei to siste", ("C", "D"))],
)
def test_the_rest_of_a_list_part_of_which_was_counted(
    target: str, expected: tuple[str, ...]
) -> None:
    words = f"Vi støtter de to første forslagene.\n{target} går vi imot"
    assert links(words, target)[0] == expected


def test_the_place_of_a_proposal_goes_before_the_words_in_front_of_it() -> None:
    words = "Når det gjelder punkt 3.1, er vi for. Det siste forslaget går vi imot"
    assert links(words, "Det siste forslaget")[0] == ("D",)


def test_what_stands_under_a_run_in_heading_is_not_on_the_one_before(engine: Engine) -> None:
    words = "Skjenketider: Vi er for. Hunder: Vi støtter dette. § 5: Dette er vi imot."
    document = Document("a", "a.txt", words)
    found = link(Linker(LIST), document, engine.read(document))
    assert [position.proposal_id for position in found] == ["C", "D", "B"]


def test_by_what_a_pointing_target_stands_for() -> None:
    words = "Vi viser til gebyret for sen innlevering. Dette går vi imot"
    assert links(words, "Dette", referent=Span(0, 43)) == (("B",), "referent")


@pytest.mark.parametrize("target", ["forslagene", "alle forslagene", "framlegga", "endringene"])
def test_a_stand_on_all_proposals(target: str) -> None:
    found, reason = links(f"Vi har ingen merknader til {target}", target)
    assert (found, set(reason.split(";"))) == (("A", "B", "C", "D"), {"all"})


@pytest.mark.parametrize("target", ["forslaget", "dette", "framlegget", None])
def test_of_a_list_of_one_the_proposal_is_that_one(target: str | None) -> None:
    assert links(f"Vi støtter {target or ''}", target, list_=LIST[:1])[0] == ("A",)


@pytest.mark.parametrize("target", ["dette", "ordningen", None])
def test_of_a_list_of_several_a_pointing_word_alone_is_on_none(target: str | None) -> None:
    assert links(f"Vi støtter {target or ''}", target)[0] == ()


BOATS = (
    Proposal(
        "B1",
        "Registreringsplikt for fritidsbåter",
        "Et offentlig småbåtregister.",
        paragraphs=("§ 3",),
    ),
    Proposal(
        "B2", "Fartsgrense på 5 knop nær land", "Kommunen kan gjøre unntak.", paragraphs=("§ 7",)
    ),
    Proposal("B3", "Aldersgrense på 18 år for vannscooter", paragraphs=("§ 11",)),
)


def read(engine: Engine, text: str, list_: tuple[Proposal, ...] = BOATS) -> list[Position]:
    document = Document("a", "a.txt", text, Metadata("Norsk Brolag"))
    return link(Linker(list_), document, engine.read(document))


ALL_BOATS = "B1;B2;B3"


@pytest.mark.parametrize(
    "text",
    [
        "Norsk Brolag har ingen merknader til forslaget.",
        "Vi viser til brev av 2. mai om forslag til ny småbåtlov.\n\nVi støtter lovforslaget.",
        "Brolaget har ikkje merknader til framlegget.",
        "Vi går imot utkastet.",
        "Vi støtter forslaget til ny småbåtlov i sin helhet.",
        "Norsk Brolag støtter forslag til ny småbåtlov.",
        "Me støttar utkastet til ny småbåtlov.",
        "Fjordvik slutter seg til lovforslaget i sin helhet.",
        "Vi viser til høringsnotatet. Vi har ingen kommentarer til høringsnotatet.",
        "Vi har gjennomgått utkastet, og har ingen merknader til dette.",
        "Det vises til forslag til ny småbåtlov. Vi stiller oss bak dette.",
        "Vi får registreringsplikt, fartsgrense og aldersgrense. Vi støtter forslaget.",
        "Vi er positive til at det kommer en ny småbåtlov.",
        "Vi fraråder at lovforslaget vedtas.",
        "Generelle merknader: Vi støtter forslaget.",
        "Konklusjon. Me støttar lovframlegget.",
        "Forslag til ny småbåtlov\n\nVi har ingen innvendinger mot forslaget.",
    ],
)
def test_one_word_for_the_whole_paper_is_on_all(engine: Engine, text: str) -> None:
    assert [position.proposal_id for position in read(engine, text)] == [ALL_BOATS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Om § 7\n\nVi støtter forslaget.", "B2"),
        ("Fartsgrense nær land\n\nVi har ingen merknader til forslaget.", "B2"),
        ("Fartsgrensen på 5 knop er et stort skritt. Vi støtter forslaget.", "B2"),
        ("Havnevakt\n\nVi støtter forslaget.", ""),
        ("Om havnevakt: Vi støtter forslaget.", ""),
        ("Havnevakt. Vi støtter forslaget.", ""),
        ("Vi støtter fartsgrensen på 5 knop.\n\nHavna er viktig.\n\nVi støtter forslaget.", ""),
        ("Rederlaget har tatt til orde for fri los. Vi støtter forslaget.", ""),
    ],
)
def test_under_one_proposal_the_proposal_is_that_one(
    engine: Engine, text: str, expected: str
) -> None:
    assert read(engine, text)[-1].proposal_id == expected


def test_a_table_alone_tells_of_the_whole_paper_too(row: MakeRow) -> None:
    def made(doc_id: str, target: str) -> PositionRow:
        said = f"Vi støtter {target}."
        return replace(row(doc_id=doc_id), target=target, evidence=said, sentence=said)

    rows = [
        made("a", "forslaget"),
        made("b", "fartsgrensen på 5 knop"),
        made("b", "forslaget"),
        made("c", "lovforslaget"),
    ]
    linked = linked_table(Linker(BOATS), rows)
    assert [one.proposal_id for one in linked] == [ALL_BOATS, "B2", "", ALL_BOATS]


@pytest.mark.parametrize(
    "text",
    [
        "Ellers har vi ingen merknader til forslaget.",
        "Utover dette har vi ingen merknader til lovforslaget.",
        "Ut over dette har me ingen merknader til lovframlegget.",
        "Vi har ingen ytterligere merknader til lovforslaget.",
        "Me har ingen fleire merknader til høyringsnotatet.",
        "Forslaget for øvrig støttes.",
        "Forslaget elles vert støtta.",
        "Lovforslaget støttes for øvrig.",
        "Utover dette har vi ingen merknader.",
    ],
)
def test_what_is_left_is_what_is_answered_nowhere_else(engine: Engine, text: str) -> None:
    first, *others = BOATS
    dealt_with = f"Vi støtter {first.title[:1].lower()}{first.title[1:]}. "
    expected = ";".join(one.id for one in others)
    assert read(engine, dealt_with + text)[-1].proposal_id == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter forslaget til lov om fritidsbåter i innsjøer.",
        "Me støttar framlegget til ny lov om båtar (båtlova).",
        "Svar\n\nSammendrag\n\nVi hilser lovforslaget velkommen.",
        "Vi er uenige i fartsgrensen på 5 knop. Vi hilser lovforslaget velkommen.",
        "Fartsgrensen er for lav.\n\nMe støttar lovframlegget.",
    ],
)
def test_the_law_is_all_of_the_list(engine: Engine, text: str) -> None:
    assert read(engine, text)[-1].proposal_id == ALL_BOATS


def test_a_response_that_is_read_and_adopted_is_not_the_paper(engine: Engine) -> None:
    text = "Vi har lest høringsuttalelsen fra Norsk Brolag Vest. Den stiller vi oss bak."
    (found,) = read(engine, text)
    assert (found.inherited_from, found.proposal_id) == ("Norsk Brolag Vest", "")


def test_a_law_about_one_entry_and_one_under_its_heading_are_that_entry(engine: Engine) -> None:
    list_ = (Proposal("H1", "Forbud mot vannskutere"), Proposal("H2", "Båtførerprøve"))
    text = "Vi støtter forslaget til lov om forbud mot vannskutere."
    assert read(engine, text, list_)[-1].proposal_id == "H1"
    text = "Svar\n\nBåtførerprøve\n\nVi støtter lovforslaget."
    assert read(engine, text, list_)[-1].proposal_id == "H2"


def test_a_law_that_gives_an_entry_its_name_is_that_entry(engine: Engine) -> None:
    list_ = (Proposal("H1", "Ny havbrukslov"), Proposal("H2", "Gebyr for tilsyn"))
    assert read(engine, "Vi støtter forslaget til ny havbrukslov.", list_)[0].proposal_id == "H1"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Rederiene har tatt til orde for at losplikten samtidig mykes opp.", ""),
        ("Havnelaget har foreslått at meldeplikten oppheves.", ""),
        ("Fiskarlaget går inn for ei eiga fiskegrense.", ""),
        ("Losforbundet krever at losplikten utvides.", ""),
        ("Norges Brolag ønsker at registreringsloven oppheves.", ""),
        ("Havnelaget har foreslått at registrerte kaier åpnes.", ""),
        ("Departementet har foreslått at fritidsbåter registreres.", "B1"),
        ("Det har vært foreslått at fartsgrensen heves.", "B2"),
        ("Båtlaget har tatt til orde for en registreringsplikt for fritidsbåter.", "B1"),
    ],
)
def test_somebodys_idea_that_is_on_no_proposal(engine: Engine, before: str, expected: str) -> None:
    found = read(engine, f"{before} Det er vi sterkt imot.")
    assert [position.proposal_id for position in found if position.holder == "respondent"] == [
        expected
    ]


@pytest.mark.parametrize(
    "premise",
    [
        "Departementet legger til grunn at unntak kan gis overalt.",
        "Departementet anslår at fartsgrensen på 5 knop er kjent.",
        "Høringsnotatet går ut fra at alle kommuner har oversikt over farten.",
    ],
)
def test_a_premise_is_not_the_proposal_that_a_direct_stand_is_on(
    engine: Engine, premise: str
) -> None:
    on = f"Fartsgrense\n\n{{}}{premise} Det er vi ikke enige i."
    found = read(engine, on.format("Vi støtter fartsgrensen på 5 knop. "))
    assert [(p.stance, p.proposal_id) for p in found if p.holder == "respondent"] == [
        (Stance.SUPPORT, "B2"),
        (Stance.OPPOSE, ""),
    ]


def test_no_remarks_under_the_number_of_a_provision_are_on_it() -> None:
    said = links("§ 6\n\nIngen merknader", None, stance=Stance.NEUTRAL)
    assert said == (("C",), "heading")


def test_no_remarks_without_a_target_are_on_all() -> None:
    assert links("Ingen merknader", None, stance=Stance.NEUTRAL)[0] == ("A", "B", "C", "D")


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Uten merknad", None),
        ("Utan merknader", None),
        ("Ingen bemerkninger", None),
        ("Fjordvik kommune har ikkje noko å merke", None),
        ("Vi har ingenting å bemerke", None),
        ("Kommunen finner ikke grunn til å uttale seg", None),
        ("Me ønskjer ikkje å uttale oss", "oss"),
        ("Vi avstår fra å uttale oss", "oss"),
        ("Norsk Brolag avgir ikke høringssvar", None),
        ("Me gjev ikkje høyringssvar", None),
    ],
)
def test_a_response_that_says_nothing_is_on_all(words: str, target: str | None) -> None:
    assert links(words, target, stance=Stance.NEUTRAL)[0] == ("A", "B", "C", "D")


@pytest.mark.parametrize("words", ["Vi tar ikke stilling", "Vi kan ikke gi støtte"])
def test_taking_no_side_is_not_on_all(words: str) -> None:
    assert links(words, None, stance=Stance.NEUTRAL)[0] == ()


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        (
            "Vi forstår behovet for vannmålere, men er imot at det innføres",
            "at det innføres",
            ("A",),
        ),
        (
            "Gebyret kan vi forstå, men vi er imot at det blir innført",
            "at det blir innført",
            ("B",),
        ),
        ("Vi krever at det vedtas", "det vedtas", ()),
        ("Vi er imot at det gjennomføres", "at det gjennomføres", ()),
    ],
)
def test_words_of_adoption_tell_of_no_proposal(
    words: str, target: str, expected: tuple[str, ...]
) -> None:
    adopting = (
        *LIST[:3],
        Proposal("D", "Meldeplikt", "Det innføres og vedtas, og kreves av alle."),
    )
    start = words.find("er imot")
    evidence = Span(max(start, 0), len(words))
    found, _ = links(words, target, list_=adopting, evidence=evidence, sentence=Span(0, len(words)))
    assert found == expected


def test_a_target_that_names_two_is_on_both() -> None:
    found, _ = links("Vi støtter vannmålere og skjenketidene", "vannmålere og skjenketidene")
    assert found == ("A", "C")


@pytest.mark.parametrize(
    "words", ["alle forslagene, bortsett fra gebyret", "forslagene i høringen, med unntak av § 5"]
)
def test_all_but_one_is_on_the_others(words: str) -> None:
    found, _ = links(f"Vi støtter {words}", words)
    assert set(found) == {"A", "C", "D"}


def test_the_proposal_as_it_stands_is_known_by_its_heading() -> None:
    list_ = (*LIST, Proposal("E", "Utforming av havner", "Universell utforming av havner."))
    words = "§ 5 Gebyr\n\nVi støtter ikke forslaget slik det nå er utformet"
    target = "forslaget slik det nå er utformet"
    assert links(words, target, list_=list_, section=Span(0, 9))[0] == ("B",)


def test_the_name_of_who_answers_tells_of_no_proposal() -> None:
    list_ = (*LIST, Proposal("E", "Vegvesenet godkjenner måler", "Statens vegvesen godkjenner."))
    words = "Statens vegvesen har merknader til dette"
    document = Document("a", "a.txt", words, Metadata("Statens vegvesen"))
    assert links(words, "dette", list_=list_, document=document)[0] == ()


def test_the_rest_is_what_the_response_names_nowhere_else() -> None:
    words = "Vi støtter § 5 og § 6.\nResten av forslagene har vi ikke sett på"
    document = Document("a", "a.txt", words)
    spans = [Span(11, 21), Span(words.index("Resten"), words.index(" har"))]
    made = [
        Position(document, s, s, s, Stance.NEUTRAL, "respondent", Tier.CORE, 0.9, "r", s)
        for s in spans
    ]
    first, rest = link(Linker(LIST), document, made)
    assert (first.proposal_id, rest.proposal_id) == ("B;C", "A;D")


def test_criticism_of_the_process_is_on_no_proposal() -> None:
    words = "Til § 6\nFristen er altfor kort"
    assert links(words, "Fristen", aspect=Aspect.PROCESS)[0] == ()


def test_what_is_not_sure_enough_is_offered_for_review() -> None:
    assert links("Vi takker for invitasjonen", "invitasjonen") == ((), "")
    found, _ = links("Vi vil ha reine gater og parker", "reine gater og parker")
    assert found == ()
    mention = Mention("målere og gebyrer i alle kommuner", "om målere og gebyrer i alle kommuner")
    nearest = Linker(LIST).find(mention).nearest
    assert {proposal.id for proposal, *_ in nearest[:2]} == {"A", "B"}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("vannmålerkravet", "A"),
        ("kravet om målar for vatn", "A"),
        ("vassmålarar", "A"),
        ("avgifta for sein levering", "B"),
        ("hundehald og melding", "D"),
        ("tida det er lov å skjenkje", "C"),
    ],
)
def test_parts_of_words_and_nynorsk_meet(said: str, wanted: str) -> None:
    scores = Likeness(LIST).scores(said)
    assert LIST[best(scores)[0]].id == wanted


@pytest.mark.parametrize("hearing", ["havn", "omsorg"])
def test_quotations_of_invented_hearings(hearing: str) -> None:
    proposals = read_proposals(HEARINGS / f"proposals-{hearing}.csv").proposals
    linker = Linker(proposals)
    first = three = count = linked = right = 0
    path = HEARINGS / f"quotations-{hearing}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            found = linker.find(Mention(record["quotation"], record["quotation"]))
            nearest = [proposal.id for proposal, *_ in found.nearest]
            linked += len(found.links)
            right += sum(link.proposal.id == record["proposal"] for link in found.links)
            if record["proposal"]:
                count += 1
                first += nearest[:1] == [record["proposal"]]
                three += record["proposal"] in nearest[:3]
    assert first / count >= 0.8
    assert three / count >= 0.92
    assert linked >= count / 2
    assert right / linked >= 0.9


def test_a_list_of_one_entry_and_a_text_without_words_do_no_harm() -> None:
    linker = Linker(LIST[:1])
    assert linker.find(Mention("vannmålere", "Vi støtter vannmålere")).links
    assert not Linker(LIST[:2]).find(Mention("", "")).links


def test_few_words_in_common_are_less_sure_than_many() -> None:
    linker = Linker(LIST)

    def score(words: str) -> float:
        (link,) = linker.find(Mention(words, words)).links
        assert link.reason == "likeness"
        return link.score

    few = score("at det tas gebyr for alt mulig annet enn det som står i planen for området")
    assert few < score("gebyr for sen innlevering") <= 0.92


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Til punkt 3.2 – Gebyr\nStøttes ikke.\n\nTil punkt 4.1\nIngen merknader.", ["B", "C"]),
        ("Ad § 5\nVert ikkje støtta.\n\nAd § 6\nStøttast.", ["B", "C"]),
        ("§ 5: Nei\n§ 6: OK", ["B", "C"]),
        ("Me støttar:\n- felles skjenketider\nmen går imot:\n- gebyr for sen innlevering",
         ["C", "B"]),
        ("Dette går vi imot\n\n- Meldeplikt for hundar\n- Krav om målar for vatn", ["D", "A"]),
        ("Framlegg\tVårt syn\nMeldeplikt for hundar\tStøttast ikkje\nGebyr\tStøttast", ["D", "B"]),
        ("Er de samde i at det blir felles skjenketider?\nNei\n\nHar de innvendingar mot § 5?\nJa",
         ["C", "B"]),
        ("Svar fra 1 (uenig) til 5 (enig).\nMeldeplikt for hunder: 5\nKrav om måler: 1",
         ["D", "A"]),
    ],
)  # fmt: skip
def test_what_the_layout_says_links_by_what_it_stands_at(
    engine: Engine, text: str, expected: list[str]
) -> None:
    document = Document("a", "a.txt", text, Metadata("Fjordvik kommune"))
    linked = link(Linker(LIST), document, engine.read(document))
    assert [position.proposal_id for position in linked] == expected
