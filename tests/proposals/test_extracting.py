"""Linking in a run: the same whatever is read beside a response, and by however many processes."""

from __future__ import annotations

import time
from collections.abc import Callable
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


@pytest.fixture
def linked(run: Run, tmp_path: Path) -> Callable[..., pd.DataFrame]:
    """What a run over texts gives, which are read in turn or backwards, with more options."""
    listing = tmp_path / "forslag.csv"
    listing.write_text(LIST, encoding="utf-8")

    def extracted(texts: dict[str, str], *options: str, step: int = 1) -> pd.DataFrame:
        paths = [tmp_path / f"{name}.txt" for name in texts]
        for path in paths:
            path.write_text(texts[path.stem], encoding="utf-8")
        out = tmp_path / "ut.csv"
        words = ("--proposals", listing, "-o", out, *options)
        assert run("extract", *paths[::step], *words) == 0
        frame = pd.read_csv(out, dtype=str, keep_default_na=False)
        return frame.sort_values(["doc_id", "evidence_start"], ignore_index=True)

    return extracted


def test_each_document_is_linked_by_itself(linked: Callable[..., pd.DataFrame]) -> None:
    forward = linked(TEXTS)
    assert forward.equals(linked(TEXTS, step=-1))
    found = forward.set_index("doc_id")
    assert found.loc[["a"], "proposal_id"].tolist() == ["1", "2"]
    assert found.loc[["b"], "proposal_id"].tolist() == ["2"]
    assert (found.loc["c", "proposal_id"], found.loc["c", "inherited_from"]) == ("", "Norsk Brolag")


# Under which heading, what, and the proposals it is limited to: none where all that the other says
# is adopted, "–" where nothing is.
ADOPTING = [
    ("", "Når det gjelder vannmålere, slutter vi oss til uttalelsen fra Norsk Brolag.", "1"),
    ("", "Når det gjeld § 5, sluttar vi oss til fråsegna frå Norsk Brolag.", "1"),
    ("", "Når det gjelder hundehold, slutter vi oss til uttalelsen fra Norsk Brolag.", "–"),
    ("", "Vi slutter oss til Norsk Brolag sin uttalelse om gebyr for gjestehavn.", "2"),
    ("", "Vi slutter oss til uttalelsen fra Norsk Brolag av 3. mai når det gjelder målere.", "1"),
    ("", "Me sluttar oss til svaret frå Norsk Brolag i spørsmålet om gebyr for gjestehamn.", "2"),
    ("", "For § 6 slutter vi oss til uttalelsen fra Norsk Brolag.", "2"),
    ("", "For § 99 slutter vi oss til uttalelsen fra Norsk Brolag.", "–"),
    ("Til § 6", "Her støtter vi uttalelsen fra Norsk Brolag.", "2"),
    ("Vannmålere", "Vi slutter oss til uttalelsen fra Norsk Brolag.", "1"),
    ("Gebyr for gjestehavn", "Vi sluttar oss til fråsegna frå Norsk Brolag.", "2"),
    ("§ 99", "Vi slutter oss til uttalelsen fra Norsk Brolag.", "–"),
    ("Vannmålere", "For øvrig slutter vi oss til uttalelsen fra Norsk Brolag.", ""),
    ("Innledning", "Vi slutter oss til uttalelsen fra Norsk Brolag.", ""),
    ("", "Vi slutter oss til uttalelsen fra Norsk Brolag til høringen.", ""),
    ("", "På vegne av medlemmene slutter vi oss til uttalelsen fra Norsk Brolag.", ""),
    ("", "Vi har lest om gebyr for gjestehavn. Vi støtter uttalelsen fra Norsk Brolag.", ""),
    ("", "Gebyr for gjestehavn er vanskelig. Her støtter vi uttalelsen fra Norsk Brolag.", "2"),
]


def test_what_is_adopted_on_one_proposal_is_limited_to_it(
    linked: Callable[..., pd.DataFrame],
) -> None:
    heading = [f"{above}\n\n" if above else "" for above, *_ in ADOPTING]
    texts = {
        f"{n:02}": f"Sunnvik kommune\n\nHøringssvar\n\n{heading[n]}{said}\n"
        for n, (_, said, _) in enumerate(ADOPTING)
    }
    found = linked(texts)
    adopting = found[found["inherited_from"] == "Norsk Brolag"].set_index("doc_id")["proposal_id"]
    told = [(*ADOPTING[n][:2], adopting.get(f"{n:02}", "–")) for n in range(len(ADOPTING))]
    assert told == ADOPTING


def test_many_processes_link_as_one_does(
    linked: Callable[..., pd.DataFrame], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each process loads its engine, so it is one that needs no model.
    monkeypatch.setattr("standpunkt.running.setup.ENGINE", "dying")
    monkeypatch.syspath_prepend(str(root / "tests" / "running"))
    texts = {
        "a": "Fjordvik kommune\n\nVi støtter vannmålere. Vi støtter § 6.\n",
        "b": "Norsk Brolag\n\nTil § 6\nVi støtter bestemmelsen.\n",
        "c": "Sunnvik kommune\n\nVi støtter høringssvaret fra Norsk Brolag.\n",
    }
    found = linked(texts, "--jobs", "1")
    assert found.equals(linked(texts, "--jobs", "2"))
    assert found["proposal_id"].tolist()[:3] == ["1", "2", "2"]


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
    adopted(text, text, Stance.SUPPORT, text)
    towards(Stance.SUPPORT, mention, linker.proposals[0])
    found_in_letter(text)
    assert time.process_time() - start < 2
