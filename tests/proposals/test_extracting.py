"""Linking in a run: the same whatever is read beside a response, and by however many processes."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run

from standpunkt.positions import Stance
from standpunkt.proposals.adoption import adopted
from standpunkt.proposals.finding import found_in_letter
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.references import references
from standpunkt.proposals.towards import towards

LIST = "nr;tittel;paragraf\n1;Vannmålere;§ 5\n2;Gebyr for gjestehavn;§ 6\n"
TEXTS = {
    "a": "Fjordvik kommune\n\nVi støtter vannmålere. Til § 6 har vi ingen merknader.\n",
    "b": "Norsk Brolag\n\nTil § 6\nVi er imot bestemmelsen.\n",
    "c": "Sunnvik kommune\n\nVi slutter oss til høringssvaret fra Norsk Brolag.\n",
}


def test_each_document_is_linked_by_itself(run: Run, tmp_path: Path) -> None:
    listing = tmp_path / "forslag.csv"
    listing.write_text(LIST, encoding="utf-8")
    paths = []
    for name, text in TEXTS.items():
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    tables = []
    for number, inputs in enumerate((paths, paths[::-1], paths)):
        out = tmp_path / f"ut-{number}.csv"
        jobs = ("--jobs", "2") if number == 2 else ()
        assert run("extract", *inputs, "--proposals", listing, "-o", out, *jobs) == 0
        frame = pd.read_csv(out, dtype=str, keep_default_na=False)
        tables.append(frame.sort_values(["doc_id", "evidence_start"], ignore_index=True))
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])
    found = tables[0].set_index("doc_id")
    assert found.loc[["a"], "proposal_id"].tolist() == ["1", "2"]
    assert found.loc[["b"], "proposal_id"].tolist() == ["2"]
    assert (found.loc["c", "proposal_id"], found.loc["c", "inherited_from"]) == ("", "Norsk Brolag")


@pytest.mark.parametrize(
    "text",
    [
        "§ 1, 2 og 3 – 4, " * 120,
        "Norsk i og for av på A.B/C " * 80 + "s",
        "det den dei departementets regjeringens overordnede " * 40,
        "punkt I II III IV V " * 100,
        "forslag til forslag om " * 90 + "1",
        "a" * 2000,
        "1.1.1.1.1." * 200,
        "ikke bør skal må utsette avvikle oppheve som i dag " * 40,
    ],
)
def test_a_hostile_sentence_takes_no_time(text: str) -> None:
    linker = Linker([Proposal("1", "Vannmålere", paragraphs=("§ 5",)), Proposal("2", "Gebyr")])
    mention = Mention(text, text, referent=text, section=text, lead_in=text, before=(text,))
    start = time.process_time()
    linker.find(mention)
    references(text)
    adopted(text, text, Stance.SUPPORT)
    towards(Stance.SUPPORT, mention, linker.proposals[0])
    found_in_letter(text)
    assert time.process_time() - start < 2
