from dataclasses import replace

import pytest

from standpunkt.positions import Stance
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.confidence import Weights, confidence, features, fitted, log_odds
from standpunkt.stance.construction import Construction

WON = Candidate(
    rule="support.stotte",
    construction=Construction.ACT,
    stance=Stance.SUPPORT,
    cue=(1, 1),
    evidence=(0, 3),
    target=(2, 3),
    holder="respondent",
    own=True,
)


def test_confidence_is_a_probability() -> None:
    assert 0.0 < confidence(WON) < 1.0


def test_confidence_grows_with_the_precision_of_the_rule() -> None:
    weights = dict.fromkeys(features(WON, {}), 0.0) | {"rule": 1.0}
    low, high = (confidence(WON, Weights(0.0, weights, {"support.stotte": p})) for p in (0.6, 0.9))
    assert low == pytest.approx(0.6)
    assert high == pytest.approx(0.9)


def test_confidence_is_no_constant_by_label() -> None:
    far = replace(WON, target=None, own=False, evidence=(0, 50), why=("passive",))
    assert confidence(far) < confidence(WON)


def test_log_odds_of_even_chances_is_nought() -> None:
    assert log_odds(0.5) == 0.0


def test_the_shipped_weights_cover_every_feature() -> None:
    assert set(fitted().weights) == set(features(WON, {}))
