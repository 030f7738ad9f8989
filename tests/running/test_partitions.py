from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import standpunkt
from standpunkt.errors import InputError, ModelError
from standpunkt.running import partitions
from standpunkt.writing.table import NAMES

TEXTS = [
    "Fjordvik kommune støtter ikke forslaget om målere. Vi ber om lengre frist.",
    "Vi støtter forslaget 😀, og vi støtter fristen.",
    "<p>Vi st&oslash;tter forslaget om m&aring;lere.</p>",
]


@pytest.fixture
def responses() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc_id": [1, 2, 3],
            "avsender": ["Fjordvik kommune", None, "Ås kommune"],
            "dato": pd.to_datetime(["2026-11-18", "", "2026-11-20"]),
            "text": TEXTS,
        }
    )


def test_a_partition_is_read_as_a_table_is(responses: pd.DataFrame, tmp_path: Path) -> None:
    responses.to_parquet(tmp_path / "svar.parquet")
    with pytest.warns(standpunkt.ReadingWarning, match="HTML tags were taken out of 1 row"):
        whole = standpunkt.extract(tmp_path / "svar.parquet", text_column="text")
    there = standpunkt.to_frame(whole)
    found = standpunkt.read_partition(responses)
    assert found["error"].isna().all()
    own = ["doc_id", "source"]
    pd.testing.assert_frame_equal(found.drop(columns=[*own, "error"]), there.drop(columns=own))
    assert ("svar--" + found["doc_id"] == there["doc_id"]).all()
    assert found["date"].dropna().dt.date.unique().tolist() == [
        date(2026, 11, 18),
        date(2026, 11, 20),
    ]


def test_what_fails_has_a_row_of_its_own(responses: pd.DataFrame) -> None:
    responses["source"] = ["a.pdf", "b.pdf", None]
    responses.loc[1, "text"] = None
    responses["doc_id"] = ["x", "y", None]
    found = standpunkt.read_partition(responses)
    failed = found[found["error"].notna()]
    assert failed["doc_id"].tolist() == ["y", pd.NA]
    assert failed["source"].tolist() == ["b.pdf", pd.NA]
    assert failed["error"].tolist() == [
        "b.pdf: is empty; leave it out or put the text in it",
        "a response has no doc_id; fill it in",
    ]
    assert failed.drop(columns=["doc_id", "source", "error"]).isna().all(axis=None)
    assert set(found["doc_id"].dropna()) == {"x", "y"}


def test_types_hold_whatever_comes_in(responses: pd.DataFrame) -> None:
    empty = standpunkt.no_positions()
    assert (*NAMES, "error") == tuple(empty.columns)
    for frame in (responses, responses[:0], responses[1:2].assign(text="Hei.")):
        assert standpunkt.read_partition(frame).dtypes.equals(empty.dtypes)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"text_column": "svar"}, "no column 'svar'; name one with text_column= or id_column=: "),
        ({"id_column": "nr"}, "they have 'doc_id', 'avsender', 'dato', 'text'"),
    ],
)
def test_a_column_that_is_missing_is_told(
    responses: pd.DataFrame, words: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        standpunkt.read_partition(responses, **words)


def test_the_engine_is_made_once_and_anew_for_other_rules(
    responses: pd.DataFrame, tmp_path: Path
) -> None:
    rules = tmp_path / "egne.toml"
    rules.write_text("disable = []\n", encoding="utf-8")
    standpunkt.read_partition(responses, rules=[str(rules)])
    before = partitions._way.cache_info()
    standpunkt.read_partition(responses, rules=[str(rules)])
    assert partitions._way.cache_info().misses == before.misses
    rules.write_text("disable = []\n#\n", encoding="utf-8")
    standpunkt.read_partition(responses, rules=[str(rules)])
    assert partitions._way.cache_info().misses == before.misses + 1
    with pytest.raises(ModelError, match="no spaCy pipeline 'borte'"):
        standpunkt.read_partition(responses, model="borte")
