import pytest

from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.stance.attribution import attribution
from standpunkt.stance.engine import Engine
from standpunkt.stance.holders import Names

NAMES = Names.of(("Fjordvik kommune", "kommunen"))


@pytest.mark.parametrize(
    ("text", "speaker", "quoted"),
    [
        ("Vi støtter dette, sier statsråden.", "statsråden", "Vi støtter dette,"),
        ("«Fristen er for kort», uttalte Bygdelista.", "Bygdelista", "«Fristen er for kort»,"),
        ("Dette er heilt feil, seier ho.", "ho", "Dette er heilt feil,"),
        ("Ordninga er god, meiner departementet.", "departementet", "Ordninga er god,"),
    ],
)
def test_direct_speech_is_the_speakers(
    engine: Engine, text: str, speaker: str, quoted: str
) -> None:
    (reading,) = parse(engine.nlp, split(text))
    found = attribution(reading, NAMES)
    assert found is not None
    assert found.speaker == speaker
    assert reading.words(0, found.last) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Fristen er for kort, mener kommunen.",
        "At fristen er kort, mener vi er uheldig.",
        "Rederiene vi selger til, skriver kontrakter på tre år.",
        "Departementet sier at fristen er kort.",
        "Dersom fristen er kort, sier vi nei.",
    ],
)
def test_nobody_else_is_quoted(engine: Engine, text: str) -> None:
    (reading,) = parse(engine.nlp, split(text))
    assert attribution(reading, NAMES) is None
