import pytest
from tests.stance.trees import flat

from standpunkt.positions import Stance
from standpunkt.stance.judging import wanted


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("forslaget avvises", Stance.OPPOSE),
        ("framlegget blir trekt", Stance.OPPOSE),
        ("forslaget ikke vedtas", Stance.OPPOSE),
        ("forslaget vedtas", Stance.SUPPORT),
        ("fristen forlenges", Stance.DEMAND),
        ("staten betaler", Stance.DEMAND),
    ],
)
def test_wanted(text: str, stance: Stance) -> None:
    reading = flat(text)
    assert wanted(reading, 0, len(reading.tokens) - 1) is stance
