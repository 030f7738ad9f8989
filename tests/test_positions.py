from collections.abc import Callable

import pytest

from standpunkt.positions import Position, Stance


@pytest.mark.parametrize(
    ("stance", "evaluative", "polarity", "nb", "nn", "en"),
    [
        ("support", True, 1.0, "støtter", "støttar", "supports"),
        (
            "conditional_support",
            True,
            0.5,
            "støtter med forbehold",
            "støttar med atterhald",
            "supports with reservations",
        ),
        ("skeptical", True, -0.5, "skeptisk", "skeptisk", "skeptical"),
        ("oppose", True, -1.0, "støtter ikke", "støttar ikkje", "opposes"),
        ("neutral", True, 0.0, "nøytral", "nøytral", "neutral"),
        ("demand", False, None, "krever", "krev", "demands"),
        ("position", False, None, "mener", "meiner", "states"),
    ],
)
def test_stance(
    stance: str, evaluative: bool, polarity: float | None, nb: str, nn: str, en: str
) -> None:
    s = Stance(stance)
    assert (s.evaluative, s.polarity) == (evaluative, polarity)
    assert [s.label(language) for language in ("nb", "nn", "en")] == [nb, nn, en]


def test_words_are_those_of_the_text(position: Callable[..., Position]) -> None:
    p = position()
    assert p.words(p.cue) == "støtter ikke"
    assert p.words(None) == ""
