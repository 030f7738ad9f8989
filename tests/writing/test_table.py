from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import standpunkt
from standpunkt.documents import Document, Span
from standpunkt.positions import Position, Stance
from standpunkt.writing.table import COLUMNS, NAMES, rows, to_frame

EXPECTED: dict[str, Any] = {
    "doc_id": "svar",
    "source": "inn/svar.txt",
    "organisation": "Fjordvik kommune",
    "hearing": "Vannmåling",
    "date": pd.Timestamp("2026-11-18"),
    "language": "nb",
    "page": pd.NA,
    "section": pd.NA,
    "holder": "respondent",
    "stance": "oppose",
    "stance_label": "støtter ikke",
    "polarity": -1.0,
    "strength": "plain",
    "confidence": 0.875,
    "tier": "core",
    "aspect": "proposal",
    "proposal_id": pd.NA,
    "proposal": pd.NA,
    "target": "forslaget om målere",
    "target_start": 48,
    "target_end": 67,
    "referent": pd.NA,
    "condition": pd.NA,
    "cue": "støtter ikke",
    "cue_start": 35,
    "cue_end": 47,
    "evidence": "Fjordvik kommune støtter ikke forslaget om målere",
    "evidence_start": 18,
    "evidence_end": 67,
    "sentence": "Fjordvik kommune støtter ikke forslaget om målere.",
    "rule": "support.verb",
    "proposal_stance": pd.NA,
    "proposal_stance_reason": pd.NA,
    "link_reason": pd.NA,
    "link_score": pd.NA,
    "inherited_from": pd.NA,
    "organisation_id": pd.NA,
    "organisation_kind": pd.NA,
    "organisation_from": "none",
    "organisation_confidence": 0.0,
    "unit": pd.NA,
}


def test_to_frame_has_every_column_in_order(position: Callable[..., Position]) -> None:
    frame = to_frame([position()])
    assert frame.columns.tolist() == list(EXPECTED)
    found: dict[Any, Any] = frame.iloc[0].to_dict()
    same = {
        name: (pd.isna(found[name]) if pd.isna(value) else found[name] == value)
        for name, value in EXPECTED.items()
    }
    assert [name for name, equal in same.items() if not equal] == []


def test_to_frame_without_rows_has_the_same_types(position: Callable[..., Position]) -> None:
    empty, full = to_frame([]), to_frame([position(), position(target=None)])
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert {name: str(kind) for name, kind in full.dtypes.items()} == {
        column.name: column.kind.value for column in COLUMNS
    }


def test_rows_of_what_is_not_known(position: Callable[..., Position]) -> None:
    bare = position(document=Document("a", "a.txt", "x" * 80), target=None, stance=Stance.DEMAND)
    values = dict(zip(NAMES, rows([bare])[0], strict=True))
    unknown = {name for name, value in values.items() if value is None}
    never = {"page", "section", "referent", "condition", "proposal_id", "proposal"}
    never |= {"organisation_id", "organisation_kind", "unit"}
    target = {"target", "target_start", "target_end"}
    links = {"proposal_stance", "proposal_stance_reason", "link_reason", "link_score"}
    known = {"organisation", "hearing", "date", "language", "polarity"}
    assert unknown == known | target | never | links | {"inherited_from"}


def test_rows_hold_the_words_as_they_stand(position: Callable[..., Position]) -> None:
    text = "Kort om\r\nsaken\n\nVi støtter ikke for-\nslaget."
    p = position(text, evidence=Span(17, 43), section=Span(0, 14), sentence=Span(17, 44))
    values = dict(zip(NAMES, rows([p])[0], strict=True))
    assert values["evidence"] == text[17:43] == "Vi støtter ikke for-\nslaget"[1:]
    assert values["section"] == "Kort om saken"
    assert values["sentence"] == "i støtter ikke forslaget."


@pytest.mark.parametrize(("labels", "shown"), [("nb", "støtter ikke"), ("nn", "støttar ikkje")])
def test_to_frame_names_stances_in_the_chosen_language(
    position: Callable[..., Position], labels: str, shown: str
) -> None:
    assert to_frame([position()], labels)["stance_label"].tolist() == [shown]


def test_page_is_that_of_the_evidence(position: Callable[..., Position]) -> None:
    p = position()
    paged = Document("svar", "svar.pdf", p.document.text, pages=(0, 18))
    assert to_frame([position(document=paged)])["page"].tolist() == [2]


def test_the_users_own_columns_reach_pandas(tmp_path: Path) -> None:
    (tmp_path / "svar-1.txt").write_text("Norsk Brolag støtter forslaget om bruer.")
    (tmp_path / "svar-2.txt").write_text("Testvik kommune støtter forslaget om bruer.")
    (tmp_path / "m.csv").write_text("fil;sektor;merke\nsvar-1.txt;samferdsel;\nsvar-2.txt;stat;x\n")
    inputs = [tmp_path / "svar-1.txt", tmp_path / "svar-2.txt"]
    frame = standpunkt.to_frame(standpunkt.extract(inputs, metadata=tmp_path / "m.csv"))
    assert frame.columns[-2:].tolist() == ["meta_sektor", "meta_merke"]
    assert frame.meta_sektor.tolist() == ["samferdsel", "stat"]
    assert frame.meta_merke.isna().tolist() == [True, False]
    assert not [name for name in standpunkt.to_frame([]).columns if name.startswith("meta_")]
