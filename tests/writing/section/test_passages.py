"""What a quotation takes along from beside a stand, and what it leaves."""

from dataclasses import replace

import pytest
from tests.writing.section.conftest import position_row

from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.section.draft import draft
from standpunkt.writing.section.passages import LONGEST_PASSAGE, Passages, plain

TEXT = """\
Fjordvik kommune

Vannmålere
Departementet foreslår målere i alle boliger. I fjor lakk en tredel av vannet i byen. Kommunen
støtter forslaget om målere. En måler koster 900 kroner. Avlesing tar to dager i året. Vi har
elleve rørleggere.

Gebyr
Gebyret er for høyt. Det rammer hytteeierne.
"""


def at(text: str, said: str, stance: str = "support", **more: object) -> PositionRow:
    """The row of words that stand in a text."""
    start = text.index(said)
    row = position_row("a", "Fjordvik kommune", stance, said)
    return replace(row, evidence_start=start, evidence_end=start + len(said), **more)  # type: ignore[arg-type]


STAND = at(TEXT, "Kommunen\nstøtter forslaget om målere")


def quoted(row: PositionRow, *others: PositionRow, text: str = TEXT, **how: bool) -> str:
    """The words of a row's passage on V1."""
    return Passages({"a": text}, [row, *others]).of(row, "V1", **how).words


def test_grounds_beside_a_stand_go_with_it_and_what_is_proposed_does_not() -> None:
    assert quoted(STAND) == (
        "I fjor lakk en tredel av vannet i byen. Kommunen støtter forslaget om målere. "
        "En måler koster 900 kroner. Avlesing tar to dager i året."
    )


def test_it_ends_before_what_is_said_of_another_proposal_or_of_none() -> None:
    after = "En måler koster 900 kroner"
    for where in ("V2", ""):
        other = at(TEXT, after, "skeptical", proposal_id=where, proposal_stance="")
        assert quoted(STAND, other).endswith("forslaget om målere.")
    same = at(TEXT, after, "skeptical")
    assert after in quoted(STAND, same)


def test_it_ends_before_what_somebody_else_says() -> None:
    other = at(TEXT, "En måler koster 900 kroner", "skeptical", holder="Bylista")
    assert quoted(STAND, other).endswith("forslaget om målere.")


def test_of_those_who_differ_anyone_is_quoted() -> None:
    text = "Nes ser fordelene. Aure vil ikke ha det. Møtet stemte ikke."
    nes = at(text, "Nes ser fordelene", holder="Nes")
    aure = at(text, "Aure vil ikke ha det", "oppose", holder="Aure")
    assert quoted(nes, aure, text=text, anyone=True) == text
    assert quoted(nes, aure, text=text) == "Nes ser fordelene."


def test_what_stands_before_a_stand_of_others_is_not_theirs() -> None:
    text = "Rådmannen orienterte. Bylista foreslo at saken utsettes. Det falt."
    other = at(text, "Bylista foreslo at saken utsettes", "demand", holder="Bylista")
    assert quoted(other, text=text) == "Bylista foreslo at saken utsettes. Det falt."


@pytest.mark.parametrize(
    "outcome",
    [
        "Forslaget fikk to stemmer og falt.",
        "Framlegget fekk tre røyster og fall.",
        "Bylistas forslag ble vedtatt med én stemmes overvekt.",
    ],
)
def test_what_became_of_a_motion_goes_with_the_motion_and_not_with_the_stand(outcome: str) -> None:
    text = f"Bylista foreslo at målere avvises. {outcome} Kommunen støtter målere."
    motion = at(text, "Bylista foreslo at målere avvises", "oppose", holder="Bylista")
    stand = at(text, "Kommunen støtter målere")
    assert quoted(motion, stand, text=text) == f"Bylista foreslo at målere avvises. {outcome}"
    assert quoted(stand, motion, text=text) == "Kommunen støtter målere."


def test_it_stays_within_its_paragraph() -> None:
    last = at(TEXT, "Gebyret er for høyt", "oppose")
    assert quoted(last) == "Gebyret er for høyt. Det rammer hytteeierne."


def test_its_rows_are_all_that_stand_in_it() -> None:
    other = at(TEXT, "En måler koster 900 kroner", "skeptical")
    assert Passages({"a": TEXT}, [other, STAND]).of(STAND, "V1").rows == (STAND, other)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "no text"),
        (TEXT.replace("Fjordvik", "Fjordviken"), "of another run"),
    ],
)
def test_without_its_text_the_sentence_stands_alone(text: str | None, why: str) -> None:
    found = Passages({} if text is None else {"a": text}, [STAND]).of(STAND, "V1")
    assert found.words == plain(STAND.sentence), why


def test_of_a_private_person_no_more_than_the_stand_is_quoted() -> None:
    text = "Jeg er imot målere. Mannen min er syk og trenger mye vann."
    row = at(text, "Jeg er imot målere", "oppose", organisation_kind="person")
    found = draft(matrix([row], [Proposal("V1", "Målere")]), [row], texts={"a": text})
    told = " ".join(c.text for t in found.topics for p in t.paragraphs for c in p)
    assert "«Jeg er imot målere»" in told
    assert "syk" not in told


def test_a_passage_has_an_end() -> None:
    text = " ".join(f"Punkt {n} gjelder vannet i byen og alle som bor der." for n in range(40))
    text = text.replace("Punkt 20 gjelder", "Vi støtter i punkt 20")
    found = quoted(at(text, "Vi støtter i punkt 20"), text=text)
    assert len(found) <= LONGEST_PASSAGE
    assert found in text


def test_a_point_of_a_list_says_no_more_than_the_stand() -> None:
    text = "Kommunen støtter:\n • målere i alle boliger\n • felles tilsyn\n"
    row = at(text, "målere i alle boliger", sentence="målere i alle boliger")
    found = draft(matrix([row], [Proposal("V1", "Målere")]), [row], texts={"a": text})
    assert [c.text for c in found.topics[0].paragraphs[1]] == [
        "Fjordvik kommune støtter forslaget."
    ]


def test_lines_and_hyphens_of_the_page_are_not_quoted() -> None:
    text = "Kommunen støtter målere. De gir inn-\nbyggerne lavere\ngebyr."
    row = at(text, "Kommunen støtter målere")
    assert quoted(row, text=text) == "Kommunen støtter målere. De gir innbyggerne lavere gebyr."


def test_what_sets_words_off_is_quoted_as_it_stands() -> None:
    text = "Det gir *mindre* støy (1). Kommunen støtter _målere_ (2)*. (3) Vi *ber* om frist."
    row = at(text, "Kommunen støtter _målere_")
    assert quoted(row, text=text) == text


@pytest.mark.parametrize(
    "retold",
    [
        "Departementet vil ha målere i hus.",
        "Forslaget går ut på at alle får måler.",
        "Føresegna gjeld alle bustader.",
        "I høyringsnotatet er grensa sett til 30.",
        "Det følger av merknadene at alle får måler.",
        "Innstillingen falt med 3 mot 8 stemmer.",
        "Rådmannen sitt framlegg vart ikkje vedteke.",
    ],
)
def test_what_the_paper_proposes_is_no_ground(retold: str) -> None:
    text = f"{retold} Kommunen støtter målere. {retold}"
    assert quoted(at(text, "Kommunen støtter målere"), text=text) == "Kommunen støtter målere."


def test_what_a_body_says_of_the_proposal_is_one() -> None:
    text = "Forslaget treffer godt. Kommunen støtter målere. Forslaget fikk to stemmer."
    assert quoted(at(text, "Kommunen støtter målere"), text=text) == text
