import re
from dataclasses import replace

import pytest
from tests.writing.section.conftest import position_row as row

from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.matrix import Matrix, matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.section.draft import Clause, Draft, draft
from standpunkt.writing.section.phrases import phrases

PROPOSALS = (
    Proposal("V1", "Obligatoriske vannmålere", paragraphs=("§ 15-8",)),
    Proposal("V2", "Felles tilsyn"),
    Proposal("V3", "Gebyr for lekkasje"),
)


ROWS = [
    row("a", "Fjordvik kommune", "support", "Kommunen støtter forslaget om målere", page=2),
    row("a", "Fjordvik kommune", "demand", "Fristen må flyttes til 2031"),
    row("a", "Fjordvik kommune", "oppose", "Bylista går imot målere", holder="Bylista"),
    row(
        "b", "Norsk Brolag", "conditional_support", "Vi støtter målere dersom staten betaler",
        condition="dersom staten betaler", organisation_kind="association",
    ),
    row("c", "Storlia hytteeierforening", "oppose", "Vi går imot målere på hytter",
        organisation_kind="association"),
    row("d", "Kari Lilleby", "oppose", "Nei til målere", organisation_kind="person"),
    row("e", "Ola Lilleby", "oppose", "Jeg er imot måleren", organisation_kind="person"),
    row("f", "Målerdirektoratet", "neutral", "Direktoratet har ingen merknader til forslagene",
        proposal_id="V1;V2;V3", proposal="", proposal_stance="neutral;neutral;neutral",
        link_reason="all", organisation_kind="agency"),
    row("g", "Bratteli kommune", "demand", "Språket må bli klarere",
        proposal_id="", proposal="", proposal_stance=""),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Matrix:
    return matrix(iter(ROWS), PROPOSALS)


@pytest.fixture(scope="module", params=["nb", "nn"])
def drafted(request: pytest.FixtureRequest, found: Matrix) -> Draft:
    return draft(found, ROWS, request.param)


def clauses(drafted: Draft) -> list[Clause]:
    inside = [clause for topic in drafted.topics for p in topic.paragraphs for clause in p]
    return [*drafted.opening, *inside]


def topic(drafted: Draft, n: int) -> str:
    return " ".join(clause.text for p in drafted.topics[n].paragraphs for clause in p)


def test_the_section_on_a_proposal(found: Matrix) -> None:
    drafted = draft(found, ROWS)
    assert drafted.title == "Høringsinstansenes syn"
    assert drafted.topics[0].heading == "Obligatoriske vannmålere (§\u00a015-8)"
    assert "Målerdirektoratet har ingen merknader til forslagene" in drafted.opening[1].text
    assert [" ".join(c.text for c in p) for p in drafted.topics[0].paragraphs] == [
        "Fem av de sju instansene uttaler seg om forslaget. To støtter det, én av dem med "
        "forbehold, og tre går imot det.",
        "Fjordvik kommune støtter forslaget og uttaler: «Kommunen støtter forslaget om målere» "
        "(s. 2). Kommunen har også dette innspillet: «Fristen må flyttes til 2031».",
        "Norsk Brolag støtter forslaget med forbehold og uttaler: «Vi støtter målere dersom "
        "staten betaler».",
        "Storlia hytteeierforening og to privatpersoner går imot forslaget. Storlia "
        "hytteeierforening uttaler: «Vi går imot målere på hytter». Én privatperson skriver: "
        "«Nei til målere». Én privatperson uttaler: «Jeg er imot måleren».",
        "I svaret fra Fjordvik kommune er et syn hos Bylista gjengitt: «Bylista går imot målere».",
    ]


def test_who_has_no_remarks_at_all_is_in_no_balance(found: Matrix) -> None:
    """A ministry counts those who speak of a proposal, of all who answered."""
    nobody = Proposal("V9", "Sølvtråd i alle rør")
    drafted = draft(replace(found, proposals=(PROPOSALS[1], nobody)), ROWS)
    assert topic(drafted, 0) == "Ingen av de sju instansene uttaler seg om forslaget."
    assert topic(drafted, 1) == "Ingen av de sju instansene uttaler seg om forslaget."


def test_who_was_given_all_proposals_in_review_has_no_remarks_on_anything() -> None:
    silent = next(one for one in ROWS if one.organisation == "Målerdirektoratet")
    reviewed = replace(
        silent, link_reason="reviewed;reviewed;reviewed", decision="corrected", confidence=1.0
    )
    rows = [reviewed if one == silent else one for one in ROWS]
    drafted = draft(matrix(rows, PROPOSALS), rows)
    assert "Målerdirektoratet har ingen merknader til forslagene" in drafted.opening[1].text
    assert topic(drafted, 1) == "Ingen av de sju instansene uttaler seg om forslaget."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Instansen uttaler seg ikke om forslaget."),
        ("nn", "Instansen uttaler seg ikkje om framlegget."),
    ],
)
def test_of_one_organisation_nothing_is_counted(language: str, said: str) -> None:
    drafted = draft(matrix(ROWS[:1], PROPOSALS), ROWS[:1], language)
    assert topic(drafted, 1) == said


def test_what_a_person_quotes_in_mid_sentence_is_quoted() -> None:
    words = "at målere er riktig"
    point = row("a", "Fjordvik kommune", "support", words, sentence=words)
    added = replace(point, decision="added")
    told = [topic(draft(matrix([one], PROPOSALS), [one]), 0) for one in (point, added)]
    assert words not in told[0]
    assert "«(…) at målere er riktig»" in told[1]


def test_who_has_no_remarks_on_one_proposal_is_in_its_balance() -> None:
    rows = [
        row("a", "Fjordvik kommune", "neutral", "Kommunen har ingen merknader til forslaget"),
        row("b", "Norsk Brolag", "oppose", "Vi går imot målere", organisation_kind="association"),
    ]
    drafted = draft(matrix(rows, PROPOSALS[:1]), rows)
    assert topic(drafted, 0).startswith(
        "Alle de to instansene uttaler seg om forslaget. Én går imot det, og én har ingen "
        "merknader til det."
    )


def test_no_private_person_is_named(drafted: Draft) -> None:
    assert not [c.text for c in clauses(drafted) if "Lilleby" in c.text]


# ------------------------------------------------------------ the ledger


def test_every_quotation_is_in_a_row_of_its_clause(drafted: Draft) -> None:
    quoted = 0
    for clause in clauses(drafted):
        for words in re.findall("«(.+?)»", clause.text):
            said = words.removesuffix(" (…)")
            assert any(said in r.sentence or said in r.evidence for r in clause.rows), clause.text
            quoted += 1
    assert quoted >= 7


def test_every_name_is_that_of_a_row_of_its_clause(drafted: Draft) -> None:
    named = 0
    for clause in clauses(drafted):
        for run in clause.runs:
            if run.name:
                assert run.text in {r.organisation for r in clause.rows}, clause.text
                named += 1
    assert named >= 6


def test_every_count_is_that_of_the_matrix(drafted: Draft, found: Matrix) -> None:
    words = phrases(drafted.language)
    numbers = {word: n for n, word in enumerate(words.table["numbers"])}
    silent = {o.id for o in found.organisations if o.name == "Målerdirektoratet"}
    for proposal, told in zip(found.proposals, drafted.topics, strict=True):
        count = found.count(proposal, without=silent)
        if not count.mentioned:
            assert len(told.paragraphs[0]) == 1
            continue
        first, second = told.paragraphs[0][:2]
        said = [numbers[w] for w in re.findall(r"\w+", first.text.casefold()) if w in numbers]
        assert said == [count.mentioned, len(found.organisations)]
        said = [numbers[w] for w in re.findall(r"\w+", second.text.casefold()) if w in numbers]
        assert said == [
            n
            for n in (
                count.in_favour,
                count.stances[AnswerStance.CONDITIONAL_SUPPORT],
                count.stances[AnswerStance.SKEPTICAL],
                count.stances[AnswerStance.OPPOSE],
                count.stances[AnswerStance.NEUTRAL],
                count.stances[AnswerStance.OWN_VIEW],
            )
            if n
        ]


def test_every_clause_but_the_numbers_of_nobody_rests_on_rows(drafted: Draft) -> None:
    nobody = [t.paragraphs[0][0].text for t in drafted.topics if len(t.paragraphs) == 1]
    bare = [c.text for c in clauses(drafted) if not c.rows]
    assert bare == [drafted.opening[0].text, *nobody]


def test_a_stand_is_counted_and_named_once(drafted: Draft, found: Matrix) -> None:
    for proposal, told in zip(found.proposals, drafted.topics, strict=True):
        named = [
            run.text
            for p in told.paragraphs[1:]
            for run in p[0].runs
            if run.name and "Bylista" not in p[0].text
        ]
        assert sorted(named) == sorted(
            cell.organisation
            for o in found.organisations
            if (cell := found.answer(o, proposal)).mentioned
            and cell.organisation_kind != "person"
            and o.name != "Målerdirektoratet"
        )


# ------------------------------------------------------------ turns of its own


ADOPTING = row(
    "h", "Sunnvik kommune", "support", "Sunnvik kommune slutter seg til Fjordvik kommunes svar",
    proposal_id="", proposal="", proposal_stance="", inherited_from="Fjordvik kommune",
)  # fmt: skip


def test_adoption_is_told_and_counted() -> None:
    rows = [*ROWS, ADOPTING]
    drafted = draft(matrix(rows, PROPOSALS[:1]), rows)
    opening = " ".join(c.text for c in drafted.opening)
    assert (
        "Sunnvik kommune slutter seg til uttalelsen fra Fjordvik kommune og har ikke egne "
        "standpunkter ved siden av." in opening
    )
    assert "Seks av de åtte instansene uttaler seg om forslaget, medregnet Sunnvik kommune." in (
        topic(drafted, 0)
    )
    assert "Sunnvik kommune gjør det ved å slutte seg til" in topic(drafted, 0)


def test_who_adopts_and_says_more_is_not_said_to_have_nothing_of_its_own() -> None:
    more = row("h", "Sunnvik kommune", "demand", "Språket må bli klarere",
        proposal_id="", proposal="", proposal_stance="")  # fmt: skip
    rows = [*ROWS, ADOPTING, more]
    opening = " ".join(c.text for c in draft(matrix(rows, PROPOSALS[:1]), rows).opening)
    assert "Sunnvik kommune slutter seg til uttalelsen fra Fjordvik kommune." in opening


def test_what_is_adopted_on_one_proposal_is_told_there_alone() -> None:
    limited = replace(ADOPTING, proposal_id="V1", proposal="Målere", proposal_stance="support")
    rows = [*ROWS, limited]
    drafted = draft(matrix(rows, PROPOSALS[:1]), rows)
    assert "slutter seg til uttalelsen" not in " ".join(c.text for c in drafted.opening)
    assert "Sunnvik kommune gjør det ved å slutte seg til" in topic(drafted, 0)


def test_nothing_else_to_say_is_no_ground() -> None:
    demand = row("t", "Tilsynet for vann", "demand", "Vi ber om at hjemmelen presiseres")
    rest = row("t", "Tilsynet for vann", "neutral", "Tilsynet har ellers ingen merknader")
    told = topic(draft(matrix([demand, rest], PROPOSALS[:1])), 0)
    assert "hjemmelen presiseres" in told
    assert "ellers ingen merknader" not in told


def test_an_adopted_response_that_is_not_there_is_said() -> None:
    adopting = row(
        "h", "Sunnvik kommune", "support", "Vi slutter oss til svaret fra Norsk Rørlag",
        proposal_id="", proposal="", proposal_stance="", inherited_from="Norsk Rørlag",
    )  # fmt: skip
    drafted = draft(matrix([adopting], PROPOSALS[:1]))
    assert "som ikke er blant svarene som er lest" in drafted.opening[-1].text


def test_a_contradiction_is_told_and_noted() -> None:
    rows = [ROWS[0], row("a", "Fjordvik kommune", "oppose", "Kommunen går imot forslaget")]
    drafted = draft(matrix(rows, PROPOSALS[:1]))
    assert "Fjordvik kommune uttaler seg ulikt om forslaget" in topic(drafted, 0)
    assert drafted.notes[0].startswith("Fjordvik kommune uttaler seg ulikt om Obligatoriske")


def test_an_unsure_answer_is_noted() -> None:
    drafted = draft(matrix([replace(ROWS[0], confidence=0.41)], PROPOSALS[:1]))
    assert drafted.notes == (
        "Svaret fra Fjordvik kommune på Obligatoriske vannmålere er usikkert lest (0,41).",
    )


def test_a_long_quotation_is_cut_at_a_word_and_marked() -> None:
    long = "Kommunen støtter målere " + "fordi vannet er dyrt " * 40
    drafted = draft(matrix([replace(ROWS[0], evidence=long, sentence=long)], PROPOSALS[:1]))
    (quoted,) = re.findall("«(.+?)»", topic(drafted, 0))
    assert quoted.endswith(" (…)")
    assert quoted.removesuffix(" (…)") in " ".join(long.split())
    assert len(quoted) <= 330


def test_answers_after_one_template_are_said_to_be_so() -> None:
    said = (
        "Vi støtter forslaget om obligatoriske målere i alle boliger og hytter innen fristen",
        "Målere gjør at hver husholdning betaler for det vannet som den faktisk bruker selv",
        "Kommunen må likevel få dekket alle utgifter til innkjøp og avlesning av målerne",
    )
    rows = [
        row(doc, name, "support", words, organisation_kind="association")
        for doc, name in (("a", "Nordre Velforening"), ("b", "Søndre Velforening"))
        for words in said
    ]
    found = matrix(rows, PROPOSALS[:1])
    opening = [c.text for c in draft(found).opening]
    assert "Svarene fra Nordre Velforening og Søndre Velforening bygger på samme tekst." in opening


def test_what_goes_against_the_answer_is_not_given_as_its_reason() -> None:
    """The case paper may say the opposite of the decision that was made on it."""
    rows = [
        row("a", "Fjordvik kommune", "skeptical", "Rådmannen er ikke trygg på at målerne holder"),
        row("a", "Fjordvik kommune", "support", "Kommunen støtter målere", section="Vedtak"),
        row("a", "Fjordvik kommune", "support", "Målere er rettferdig"),
    ]
    said = topic(draft(matrix(rows, PROPOSALS[:1]), rows), 0)
    assert "I svaret heter det også: «Rådmannen er ikke trygg på at målerne holder»." in said
    assert "dette: «Målere er rettferdig»." in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Brolaget går imot forslaget og ber om at «paragrafen strykes»."),
        ("nn", "Brolaget går imot framlegget og ber om at «paragrafen strykes»."),
    ],
)
def test_speech_that_a_response_reports_is_reported(language: str, said: str) -> None:
    rows = [
        row("b", "Brolaget", "oppose", "Vi ber om at paragrafen strykes",
            organisation_kind="association"),
    ]  # fmt: skip
    assert said in topic(draft(matrix(rows, PROPOSALS[:1]), rows, language), 0)


def test_what_somebody_else_reports_is_quoted_whole() -> None:
    said = "Rådmannen mener at målere er unødvendige"
    rows = [row("a", "Fjordvik kommune", "oppose", said)]
    assert f"uttaler: «{said}»" in topic(draft(matrix(rows, PROPOSALS[:1]), rows), 0)


def test_the_same_words_are_quoted_once() -> None:
    said = "At fristen nå settes til neste vår, er et svik mot dem som bor her"
    rows = [
        row("b", "Norsk Brolag", "skeptical", said, organisation_kind="association"),
        row("d", "Kari Lilleby", "skeptical", said, organisation_kind="person"),
    ]
    drafted = topic(draft(matrix(rows, PROPOSALS[:1]), rows), 0)
    assert drafted.count(said) == 1
    assert "Én privatperson uttaler det samme med de samme ordene." in drafted


def test_municipalities_that_sign_together_share_their_noun() -> None:
    rows = [row("j", "Nes kommune; Aure kommune; Moen kommune", "support", "Vi støtter målere")]
    drafted = draft(matrix(rows, PROPOSALS[:1]), rows)
    assert drafted.opening[1].text.startswith("Nes, Aure og Moen kommuner har svart sammen")
    rows = [row("j", "Nes kommune; Norsk Brolag", "support", "Vi støtter målere")]
    drafted = draft(matrix(rows, PROPOSALS[:1]), rows)
    assert drafted.opening[1].text.startswith("Nes kommune og Norsk Brolag har svart sammen")


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("nb", "er skeptisk til forslaget", "er skeptiske til forslaget"),
        ("nn", "er skeptisk til framlegget", "er skeptiske til framlegget"),
    ],
)
def test_what_is_said_of_bodies_that_sign_together_is_in_the_plural(
    language: str, one: str, many: str
) -> None:
    for name, expected in (
        ("Nes kommune", one),
        ("Nes kommune; Aure kommune", many),
        ("Norsk Brolag; Fjordvik Havnelag", many),
    ):
        rows = [row("j", name, "skeptical", "Nytten av målere er uviss")]
        assert expected in topic(draft(matrix(rows, PROPOSALS[:1]), rows, language), 0)


def test_braces_in_a_response_are_words() -> None:
    rows = [row("a", "Fjordvik {names}", "support", "Vi støtter {quote} og {they} {0}")]
    assert "«Vi støtter {quote} og {they} {0}»" in topic(draft(matrix(rows, PROPOSALS[:1])), 0)


def test_what_one_body_sends_twice_is_quoted_once() -> None:
    """A letter and the text of a web form: each sentence stood there twice."""
    said = ("Kommunen går imot målere", "Målere er dyre", "Staten må betale")
    rows = [
        row(doc, "Fjordvik kommune", stance, words)
        for doc in ("brev", "skjema")
        for stance, words in zip(("oppose", "skeptical", "demand"), said, strict=True)
    ]
    told = topic(draft(matrix(rows, PROPOSALS[:1]), rows), 0)
    assert [told.count(words) for words in said] == [1, 1, 1]


def test_quotation_marks_inside_are_single_ones() -> None:
    rows = [row("a", "Fjordvik kommune", "support", "«Hus-hytte» er en god modell")]
    told = topic(draft(matrix(rows, PROPOSALS[:1]), rows), 0)
    assert "uttaler: «‘Hus-hytte’ er en god modell»." in told


def test_what_ticks_a_box_is_not_quoted_and_a_file_is_no_organisation() -> None:
    rows = [
        row("a", "Storvik borettslag", "oppose", "Nei", organisation_kind="association"),
        row("b", "Norsk Brolag", "oppose", "Helt uenig", organisation_kind="association"),
        row("b", "Norsk Brolag", "demand", "Målere må være frivillige"),
        row("scan0007", "", "support", "Målere er lurt"),
        row("c", "Testvik kommune", "neutral", "Vet ikke", organisation_kind="municipality"),
        row("c", "Testvik kommune", "oppose", "Flertallet er imot målere", holder="Flertallet"),
        row("c", "Testvik kommune", "support", "Et mindretall vil ha målere",
            holder="Et mindretall i rådet"),
    ]  # fmt: skip
    drafted = draft(matrix(iter(rows), PROPOSALS), rows)
    told = topic(drafted, 0)
    for ticked in ("«Nei»", "«Helt uenig»", "«Vet ikke»"):
        assert ticked not in told
    assert "Testvik kommune tar ikke stilling til forslaget." in told
    # Where the answer is not quoted, what goes on says who speaks.
    assert "Norsk Brolag" in told.split("Målere må være frivillige")[0].rsplit(". ", 1)[-1]
    assert "En instans uten kjent navn (scan0007)" in told
    assert "Scan0007" not in told
    assert "hos flertallet gjengitt" in told
    assert "hos et mindretall i rådet gjengitt" in told
