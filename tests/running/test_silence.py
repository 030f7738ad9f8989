"""Documents that came to nothing are named with why."""

import pytest

from standpunkt.documents import Document, Stretch
from standpunkt.running.silence import silence

HEAD = "Brodepartementet\nPostboks 8000 Dep\n0030 Oslo\n\nDeres ref.: 12/34\nDato: 12.3.2024\n\n"


def test_letterhead_is_named() -> None:
    told = silence(Document("a", "a.txt", HEAD + "Norsk Brolag har lest dette."))
    assert "was taken for letterhead" in told


def test_another_language_is_named() -> None:
    text = "\n\n".join(["We do not support the proposed fee at all."] * 6)
    told = silence(Document("a", "a.txt", text, languages=(Stretch(0, "en"),)))
    assert told == "no position was found: 100% was taken for another language"


@pytest.mark.parametrize(
    "text",
    ["Side 1 av 1", "", "\n\n".join(["Kommunen har lest forslaget nøye og drøftet det."] * 9)],
)
def test_what_is_short_or_was_read_is_not(text: str) -> None:
    assert silence(Document("a", "a.txt", text)) == ""
