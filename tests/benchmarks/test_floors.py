import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.hearing import HearingScore
from standpunkt.evaluation.predictions import Predictions
from standpunkt.evaluation.scoring import Rates, score


@pytest.fixture(scope="module")
def floors(root: Path) -> dict[str, Any]:
    return runpy.run_path(str(root / "benchmarks" / "floors.py"))


def test_every_floor_is_a_known_figure_of_a_folder(root: Path, floors: dict[str, Any]) -> None:
    wanted = tomllib.loads(floors["FLOORS"].read_text(encoding="utf-8"))
    assert set(wanted) >= {"ks", "train", "train2", "dev", "dev2", "hearing-gategrunn"}
    single = {floors["WITHOUT_OWN_CUES"], floors["SECTION_POINTS"]}
    known = {*floors["OF_A_SET"], *floors["OF_A_HEARING"], *single}
    for folder, names in wanted.items():
        assert (root / "corpus" / "gold" / folder).is_dir()
        assert set(names) <= known
        assert all(0 < floor <= 1 for floor in names.values())


def test_figures_of_nothing_found_are_none(floors: dict[str, Any]) -> None:
    none: tuple[Gold, ...] = ()
    document = GoldDocument("svar", Path("svar.txt"), "tekst", "nb", none)
    overall = score([document], Predictions(())).overall
    assert {name: figure(overall) for name, figure in floors["OF_A_SET"].items()} == dict.fromkeys(
        floors["OF_A_SET"]
    )
    found = HearingScore({"": Rates(0, 0, 0, 0)}, (), (), None)
    assert {name: figure(found) for name, figure in floors["OF_A_HEARING"].items()} == (
        dict.fromkeys(floors["OF_A_HEARING"])
    )


def test_an_unknown_figure_is_refused(floors: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        floors["figure"]("ks", "evaluative")


def test_a_figure_of_a_set(floors: dict[str, Any]) -> None:
    assert 0.9 < floors["figure"]("ks", "evaluative_f1") <= 1
