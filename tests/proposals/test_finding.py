"""Lists that are found: in a ministry's letter, and in what responses are about."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run
from tests.proposals.conftest import MakeRow

from standpunkt.proposals.finding import found_in_letter, found_in_responses
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import Proposal

NUMBERED = """Høringsnotat

1 Bakgrunn
Havneloven er gammel. Departementet foreslår flere endringer.

Forslag 1: Havneavgift etter utslipp
Ny § 6 (punkt 3.1). Kommunen skal differensiere avgiften.

Forslag 2: Landstrøm
Ny § 9. Havner skal levere strøm.
"""
LISTED = """Høringsbrev

Departementet ber særlig om syn på følgende:
- gebyr for gjestehavner
- forbud mot fiske om natta
- om fristen i § 4 er lang nok

Frist for svar er 1. mai.
"""
SECTIONS = """Høringsnotat

1 Innledning
Departementet foreslår en ny lov.

2 Økonomiske og administrative konsekvenser
Departementet foreslår ingen bevilgning.

3.1 Gebyr for gjestehavner
I dag er det gratis. Departementet foreslår at kommunen kan kreve gebyr etter § 4.

3.2 Fiske om natta
Departementet foreslår et forbud.

3.3 Gjeldende rett
Loven er fra 1984.
"""


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        (NUMBERED, ["Havneavgift etter utslipp", "Landstrøm"]),
        (
            LISTED,
            ["Gebyr for gjestehavner", "Forbud mot fiske om natta", "Om fristen i § 4 er lang nok"],
        ),
        (SECTIONS, ["Gebyr for gjestehavner", "Fiske om natta"]),
        ("Vi takker for innspill.\n", []),
    ],
)
def test_what_a_letter_sets_out(letter: str, expected: list[str]) -> None:
    assert [proposal.title for proposal in found_in_letter(letter)] == expected


def test_what_is_found_has_the_numbers_that_responses_will_use() -> None:
    first, _ = found_in_letter(NUMBERED)
    assert first.paragraphs == ("§ 6",)
    assert first.description.startswith("Ny § 6")
    fee, _ = found_in_letter(SECTIONS)
    assert (fee.chapter, fee.paragraphs) == ("3.1", ("§ 4",))


def _letter(*sections: str) -> str:
    """A letter of sections "3.1 Title: what is proposed"."""
    parts = [f"{heading}\n\n{said}" for heading, _, said in (s.partition(": ") for s in sections)]
    return "Høringsnotat\n\n" + "\n\n".join(parts) + "\n"


_GATES = "3.1 Porter: Departementet foreslår at porter skal være låst, se § 3."
_BELLS = "3.2 Bjeller: Departementet foreslår at bjeller skal være stille om natten, se § 5."


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("foreslår gebyr ved brudd på §§ 3 og 5, se § 12.", ("§ 12",)),
        ("foreslår gebyr ved brudd på kravene om låsing i §§ 3 til 5, se § 12.", ("§ 12",)),
        ("føreslår gebyr ved brot på §§ 3 og 5, sjå § 12.", ("§ 12",)),
        ("føreslår gebyr for den som bryt reglane i § 7, sjå § 12.", ("§ 12",)),
        ("foreslår at hytter unntas fra § 3, se § 6 andre ledd.", ("§ 6 andre ledd",)),
        ("føreslår unntak for hytter, sjå § 6 andre ledd.", ("§ 6 andre ledd",)),
        ("foreslår tilsyn etter reglene i § 3, jf. § 9 og ny § 10.", ("§ 10",)),
        ("foreslår et tilsyn, jf. § 9.", ("§ 9",)),
        ("føreslår eit tilsyn, jf. § 3.", ()),
        ("foreslår at tilsynet skal følge opp § 3 og § 5.", ()),
        ("foreslår gebyr for overtredelse av § 8.", ()),
    ],
)
def test_a_provision_that_is_only_referred_to_is_not_its_own(
    last: str, expected: tuple[str, ...]
) -> None:
    found = found_in_letter(_letter(_GATES, _BELLS, f"4.1 Følger: Departementet {last}"))
    assert [one.paragraphs for one in found] == [("§ 3",), ("§ 5",), expected]


def test_a_provision_is_of_the_proposal_that_has_it_in_its_heading() -> None:
    first = "3.1 Bot: Departementet føreslår bot etter § 4 og ein ny § 3."
    found = found_in_letter(
        _letter(first, "3.2 Porter (§ 3): Departementet foreslår låste porter.")
    )
    assert [one.paragraphs for one in found] == [("§ 4",), ("§ 3",)]


def test_what_is_broken_is_no_provision_of_a_proposal_without_one() -> None:
    described = "Gebyr ved brudd på § 3."
    linker = Linker([Proposal("A", "Gebyr", described), Proposal("B", "Porter", "Låses, se § 3.")])
    found = linker.find(Mention("§ 3", "Vi støtter § 3"))
    assert [link.proposal.id for link in found.links] == ["B"]


def test_what_responses_are_about(row: MakeRow) -> None:
    rows = [
        row("A", on="", target="forslaget om obligatoriske vannmålere"),
        row("B", on="", target="vannmålarar i alle bustader"),
        row("C", on="", target="vannmålerne", section="Vannmålere (punkt 6.3)"),
        row("D", on="", target="dette", section="Til punkt 6.3 – Vannmålere"),
        row("A", on="", target="et nasjonalt lekkasjeregister"),
        row("B", on="", target="lekkasjeregisteret"),
        row("C", on="", target="§ 5 om gjestehavn"),
        row("D", on="", target="bestemmelsen", section="Til § 5 Gjestehavn"),
        row("C", on="", target="kaffen på møtet"),
        row("D", on="", target="KS sitt syn på vannmålere", holder="KS"),
    ]
    found = found_in_responses(rows)
    assert {proposal.title for proposal in found} == {
        "Vannmålere",
        "Lekkasjeregisteret",
        "§ 5 Gjestehavn",
    }
    assert [p.chapter for p in found if p.title == "Vannmålere"] == ["6.3"]
    shuffled = list(rows)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert found_in_responses(shuffled) == found


def test_compare_finds_saves_and_takes_back_a_list(
    run: Run, tmp_path: Path, row: MakeRow, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import asdict

    rows = [
        row(
            "A",
            on="",
            target="obligatoriske vannmålere",
            evidence="støtter obligatoriske vannmålere",
        ),
        row("B", on="", target="vannmålere", evidence="er imot vannmålere", stance="oppose"),
    ]
    table, listing = tmp_path / "p.csv", tmp_path / "liste.csv"
    pd.DataFrame([asdict(r) for r in rows]).to_csv(table, index=False)
    out = tmp_path / "m.csv"
    assert run("compare", table, "-o", out, "--save-proposals", listing) == 0
    assert "no list: 1 proposal found" in capsys.readouterr().err
    (proposal,) = read_proposals(listing).proposals
    assert (proposal.id, proposal.title) == ("P1", "Vannmålere")
    assert pd.read_csv(out).stance.tolist() == ["support", "oppose"]

    listing.write_text("id,title\nV,Krav om vannmåler\nH,Hunder\n", encoding="utf-8")
    assert run("compare", table, "-o", out, "--proposals", listing) == 0
    assert "linked here, by the table alone" in capsys.readouterr().err
    again = pd.read_csv(out)
    assert again[again.proposal_id == "V"].stance.tolist() == ["support", "oppose"]


def test_extract_links_to_what_the_ministrys_letter_sets_out(run: Run, tmp_path: Path) -> None:
    letter, answer = tmp_path / "notat.txt", tmp_path / "svar.txt"
    letter.write_text(NUMBERED, encoding="utf-8")
    answer.write_text("Fjordvik kommune\n\nVi støtter forslaget om landstrøm.\n", encoding="utf-8")
    out, listing = tmp_path / "p.csv", tmp_path / "liste.csv"
    words = ("extract", tmp_path, "--hearing", letter, "--save-proposals", listing, "-o", out)
    assert run(*words) == 0
    frame = pd.read_csv(out)
    assert frame.doc_id.unique().tolist() == ["svar"]  # the letter is no response
    assert frame.proposal_id.tolist() == ["P2"]
    assert len(read_proposals(listing).proposals) == 2


@pytest.mark.parametrize(
    "options",
    [("--save-proposals", "liste.csv"), ("--hearing", "notat.txt", "--proposals", "liste.csv")],
)
def test_options_that_do_not_go_together(
    run: Run, tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("svar.txt").write_text("Vi støtter forslaget.", encoding="utf-8")
    assert run("extract", "svar.txt", "-o", "p.csv", *options) == 1
    assert not Path("p.csv").exists()


def test_a_letter_that_sets_out_nothing_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "notat.txt"
    letter.write_text("Vi takker for innspill.\n", encoding="utf-8")
    assert run("extract", letter, "--hearing", letter, "-o", tmp_path / "p.csv") == 1
    assert "sets out no proposals" in capsys.readouterr().err
