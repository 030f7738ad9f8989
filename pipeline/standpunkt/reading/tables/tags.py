"""Cells that hold pieces of web pages: the text without its tags."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|strong|em|b|i|u|a|h[1-6]|table|tbody|tr|td|th|font)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile("&(?:nbsp|amp|lt|gt|quot|aring|aelig|oslash|#[0-9]{1,7});", re.I)
_BREAKS: Final = frozenset(
    ["p", "br", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr"]
)


class _Words(HTMLParser):
    """Collects what is between the tags, with a line break where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002 - HTMLParser gives it
    ) -> None:
        self.unseen += tag in ("script", "style")
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in ("script", "style") and self.unseen > 0
        if tag in _BREAKS and tag != "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


def without_tags(cell: str) -> str:
    r"""The words of a cell that was filled in by a web form; other cells as they are.

    >>> without_tags("<p>Vi st&oslash;tter<br>forslaget.</p>")
    'Vi støtter\nforslaget.'
    >>> without_tags("Frist < 3 uker")
    'Frist < 3 uker'
    """
    if not _TAG.search(cell):
        return html.unescape(cell) if _ENTITY.search(cell) else cell
    parser = _Words()
    parser.feed(cell)
    parser.close()
    lines = "".join(parser.words).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip("\n")
