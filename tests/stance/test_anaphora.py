import pytest
from tests.stance.trees import flat

from standpunkt.positions import Aspect
from standpunkt.stance.anaphora import aspect, is_anaphor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("høringsfristen", Aspect.PROCESS),
        ("høyringsnotatet", Aspect.PROCESS),
        ("behovet for endring", Aspect.PREMISE),
        ("intensjonen bak forslaget", Aspect.PREMISE),
        ("gebyret", Aspect.PROPOSAL),
    ],
)
def test_aspect(text: str, expected: Aspect) -> None:
    reading = flat(text)
    assert aspect(reading, (0, len(reading.tokens) - 1)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dette", True),
        ("en slik ordning", True),
        ("gebyret", False),
        ("ordningen i kapittel 5", False),
    ],
)
def test_is_anaphor(text: str, expected: bool) -> None:
    reading = flat(text)
    assert is_anaphor(reading, (0, len(reading.tokens) - 1)) is expected
