"""Figures as pictures, for programs that take no SVG."""

from __future__ import annotations

from typing import Final

import resvg_py

from standpunkt.errors import OutputError
from standpunkt.writing.report.charts import FONTS

ZOOM: Final = 3.0
"""Pixels a unit: 300 to the inch where a figure of 900 units is printed 23 cm wide."""


def rendered(svg: str) -> bytes:
    """An SVG as PNG on white. Raises OutputError where the machine has no font for its letters."""
    if not _has_letters():
        raise OutputError(
            "this machine has no font to draw letters with",
            "install one, such as the package fonts-liberation, or write .svg",
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, background="#ffffff"))


def _has_letters() -> bool:
    """Whether letters leave a trace: without a font they are left out without a word."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    letters = f'<text y="16" font-family="{FONTS}">A</text>'
    empty, drawn = (
        bytes(resvg_py.svg_to_bytes(svg_string=frame.format(inside))) for inside in ("", letters)
    )
    return empty != drawn
