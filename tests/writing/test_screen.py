import io
from collections.abc import Callable

import pytest
from rich.console import Console

from standpunkt.positions import Position
from standpunkt.writing.screen import table
from standpunkt.writing.table import rows


def test_table_shows_documents_as_they_are(position: Callable[..., Position]) -> None:
    console = Console(width=200, file=io.StringIO(), record=True)
    console.print(table(rows([position("[red]støtter\n\x1b[31m[/red]")])))
    shown = console.export_text()
    assert "[red]støtter \\x1b[31m[/red]" in shown
    assert "oppose" in shown
    assert "0.88" in shown or "0.87" in shown


@pytest.mark.parametrize("width", [80, 120])
def test_words_are_whole_and_the_organisation_is_shown(
    position: Callable[..., Position], width: int
) -> None:
    console = Console(width=width, file=io.StringIO(), record=True)
    third = position(holder="Vestvik kommune")
    console.print(table(rows([position(), third]), width))
    shown = console.export_text()
    words = shown.split()
    for word in ("Fjordvik", "kommune", "oppose", "forslaget", "målere", "Vestvik"):
        assert word in words
    assert max(map(len, shown.splitlines())) <= width
