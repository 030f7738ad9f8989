"""The measure of web pages and mail: what it makes, and how it goes back."""

from __future__ import annotations

import pytest

import formats_web
from alignment import aligned

TEXT = """Høring om gebyr

Vi støtter forslaget om å opp-
heve gebyret & mer.

1. Fristen bør utsettes.
2. Staten må betale.

- gebyr
- tilsyn
"""


def test_as_html_says_what_the_blocks_say() -> None:
    made = formats_web.as_html(TEXT)
    assert "<p>Vi støtter forslaget om å oppheve gebyret &amp; mer.</p>" in made
    assert "<ol start='1'><li>Fristen bør utsettes.</li><li>Staten må betale.</li></ol>" in made
    assert "<ul><li>gebyr</li><li>tilsyn</li></ul>" in made


@pytest.mark.parametrize("layout", formats_web.LAYOUTS)
def test_every_line_of_the_hard_answers_is_kept(layout: str) -> None:
    column = 1 + list(formats_web.LAYOUTS).index(layout)
    short = [
        row[0]
        for row in formats_web.kept_hard(formats_web._own)
        if row[column][0] != row[column][-1]
    ]
    assert short == ([] if layout == "main" else ["a box and a quotation"])


def test_aligned_goes_back_over_what_differs() -> None:
    made = "oppheve gebyret"
    text = "opp-\nheve  gebyret"
    places = aligned(made, text)
    assert "".join(text[places[i]] for i in sorted(places)) == "opphevegebyret"
