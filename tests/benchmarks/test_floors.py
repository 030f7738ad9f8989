import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Predictions
from standpunkt.evaluation.scoring import Figures, score


@pytest.fixture(scope="module")
def floors(root: Path) -> dict[str, Any]:
    return runpy.run_path(str(root / "benchmarks" / "floors.py"))


@pytest.fixture
def figures() -> Figures:
    """Those of an empty prediction."""
    none: tuple[Gold, ...] = ()
    document = GoldDocument("svar", Path("svar.txt"), "tekst", "nb", none)
    return score([document], Predictions(())).overall


def test_every_floor_is_a_known_figure_of_a_folder(
    root: Path, floors: dict[str, Any], figures: Figures
) -> None:
    wanted = tomllib.loads(floors["FLOORS"].read_text(encoding="utf-8"))
    assert set(wanted) == {"ks", "train", "train2", "dev", "dev2", "hearing-gategrunn"}
    for folder, names in wanted.items():
        assert (root / "corpus" / "gold" / folder).is_dir()
        for name, floor in names.items():
            assert floors["figure"](figures, name) == 0.0
            assert 0 < floor <= 1


@pytest.mark.parametrize(
    "name", ["evaluative_f1", "all_f1", "detection_f1", "target_f1", "implicit_f1"]
)
def test_a_figure_that_may_have_a_floor(
    floors: dict[str, Any], figures: Figures, name: str
) -> None:
    assert floors["figure"](figures, name) == 0.0


def test_an_unknown_figure_is_refused(floors: dict[str, Any], figures: Figures) -> None:
    with pytest.raises(KeyError):
        floors["figure"](figures, "evaluative")
