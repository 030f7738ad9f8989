"""Charts as plain SVG: they need no program to be shown, and stay sharp in print.

Every stance has its colour of `palette.STRONG` and its sign, so that no chart is told by colour
alone. Colours stand as attributes, for a strict Content-Security-Policy forbids style attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Final

from markupsafe import Markup, escape

from standpunkt.proposals.agreement import Pair
from standpunkt.proposals.matrix import Count, Matrix
from standpunkt.proposals.organisations import Organisation
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.palette import ORDER, STRONG, SYMBOLS

SHADES: Final = ("#F7FBFF", "#D6E6F4", "#ABD0E6", "#6AAED6", "#3787C0", "#105BA4")
"""ColorBrewer's Blues, from no agreement to full: one hue, which grey shows as well."""

INK: Final = "#1B1B1B"
PAPER: Final = "#FFFFFF"
QUIET: Final = "#595959"
FONTS: Final = "system-ui, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
_WIDTH: Final = 900.0
_LETTER: Final = 0.56
"""The width of a letter in its height, about, over all sans-serif fonts."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of charts; `stances` by the value of the stance."""

    stances: Mapping[str, str]
    bars: str
    heat: str
    agreement: str
    agreement_note: str
    of: str


@dataclass(slots=True)
class _Drawing:
    """An SVG being drawn."""

    width: float
    title: str
    parts: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, w: float, h: float, fill: str, title: str = "") -> None:
        told = f"<title>{escape(title)}</title>" if title else ""
        edge = f' stroke="{QUIET}" stroke-width="0.6"'
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"{edge}>'
            f"{told}</rect>"
        )

    def text(
        self, x: float, y: float, words: str, size: float = 13, fill: str = INK, anchor: str = ""
    ) -> None:
        where = f' text-anchor="{anchor}"' if anchor else ""
        # The ink of the page follows its theme; letters on a fill do not.
        follows = ' class="ink"' if fill == INK else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}"{where}{follows}>'
            f"{escape(words)}</text>"
        )

    def svg(self, height: float) -> Markup:
        return Markup(  # noqa: S704 - every part that is not ours was escaped
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {height:g}" '
            f'width="{self.width:g}" height="{height:g}" role="img" '
            f'aria-label="{escape(self.title)}" font-family="{FONTS}">'
            f'<rect class="paper" width="100%" height="100%" fill="{PAPER}"/>{"".join(self.parts)}'
            "</svg>"
        )


def bars(counts: Sequence[tuple[Proposal, Count]], labels: Labels) -> Markup:
    """A bar of stances for each proposal, over all organisations, with how many mention it."""
    drawing = _Drawing(_WIDTH, labels.bars)
    y = _legend(drawing, labels, 16.0)
    wide = _WIDTH - 32
    for proposal, count in counts:
        told = labels.of.format(n=count.mentioned, base=count.base)
        drawing.text(16, y + 14, _cut(f"{proposal.id} {proposal.title}", wide - 190, 14), 14)
        drawing.text(_WIDTH - 16, y + 14, told, 12, INK, "end")
        x = 16.0
        for stance in ORDER:
            number = count.stances[stance]
            if not number:
                continue
            part = wide * number / count.base
            fill, ink = STRONG[stance.value]
            label = labels.stances[stance.value]
            drawing.box(x, y + 20, part, 24, fill, f"{label}: {number}")
            said = f"{SYMBOLS[stance.value]} {number}"
            if part > 10 + 13 * _LETTER * len(said):
                drawing.text(x + part / 2, y + 37, said, 13, ink, "middle")
            x += part
        y += 58
    return drawing.svg(y + 4)


def heat(matrix: Matrix, organisations: Sequence[Organisation], labels: Labels) -> Markup:
    """Every organisation against every proposal, in the order that they are given in."""
    side, left = 26.0, 330.0
    # Few proposals have wide cells, so that the figure fills its width.
    wide = min(max(side, (_WIDTH - left - 16) / max(1, len(matrix.proposals))), 4 * side)
    titles = [f"{proposal.id} {proposal.title}" for proposal in matrix.proposals]
    drawing = _Drawing(max(_WIDTH, left + wide * len(titles) + 16), labels.heat)
    y = _legend(drawing, labels, 16.0)
    top = y + 16
    for n, title in enumerate(titles):
        drawing.text(16, top + 17 * n, _cut(title, left + 300, 12), 12)
    y = top + 17 * len(titles) + 8
    for n, proposal in enumerate(matrix.proposals):
        drawing.text(
            left + wide * (n + 0.5), y + 10, _cut(proposal.id, wide, 10), 10, INK, "middle"
        )
    y += 16
    for organisation in organisations:
        drawing.text(left - 8, y + 17, _cut(organisation.name, left - 24, 12), 12, INK, "end")
        for n, proposal in enumerate(matrix.proposals):
            stance = matrix.answer(organisation, proposal).stance
            fill, ink = STRONG[stance.value]
            told = f"{organisation.name}, {proposal.id}: {labels.stances[stance.value]}"
            drawing.box(left + wide * n, y, wide, side, fill, told)
            drawing.text(left + wide * (n + 0.5), y + 17, SYMBOLS[stance.value], 13, ink, "middle")
        y += side
    return drawing.svg(y + 16)


def agreement(pairs: Sequence[Pair], names: Sequence[str], labels: Labels) -> Markup:
    """How often two organisations are on the same side, and of how many shared cells.

    `names` are in the order that they are shown in; a pair with too few cells has no share.
    """
    side, left = 34.0, 330.0
    found = {frozenset((pair.first, pair.second)): pair for pair in pairs}
    drawing = _Drawing(max(_WIDTH, left + side * len(names) + 16), labels.agreement)
    drawing.text(16, 30, labels.agreement, 16)
    y = 48.0
    for line in wrap(labels.agreement_note, int((_WIDTH - 32) / (12 * _LETTER))):
        drawing.text(16, y, line, 12)
        y += 17
    for column in range(len(names) - 1):  # nobody is below the last
        drawing.text(left + side * (column + 0.5), y + 12, str(column + 1), 11, INK, "middle")
    y += 20
    for n, name in enumerate(names):
        drawing.text(left - 8, y + 21, _cut(f"{n + 1} {name}", left - 24, 12), 12, INK, "end")
        for column, other in enumerate(names[:n]):
            pair = found.get(frozenset((name, other)))
            if pair is None:
                continue
            fill = PAPER if pair.share is None else SHADES[shade(pair.share)]
            ink = "#FFFFFF" if pair.share is not None and shade(pair.share) > 4 else "#000000"
            told = f"{name}, {other}: {pair.same}/{pair.cells}"
            drawing.box(left + side * column, y, side, side, fill, told)
            said = f"{pair.same}/{pair.cells}"
            drawing.text(left + side * (column + 0.5), y + 21, said, 11, ink, "middle")
        y += side
    return drawing.svg(y + 16)


def shade(share: float) -> int:
    """Which of `SHADES` a share is shown by.

    >>> shade(0.0), shade(0.5), shade(1.0)
    (0, 2, 5)
    """
    return round(share * (len(SHADES) - 1))


def _legend(drawing: _Drawing, labels: Labels, y: float) -> float:
    """The signs and what they mean, in as many lines as they need; the place below them."""
    x = 16.0
    for stance in ORDER:
        fill, ink = STRONG[stance.value]
        label = labels.stances[stance.value]
        wide = 30 + 12 * _LETTER * len(label) + 22
        if x + wide > _WIDTH:
            x, y = 16.0, y + 26
        drawing.box(x, y, 22, 20, fill)
        drawing.text(x + 11, y + 15, SYMBOLS[stance.value], 13, ink, "middle")
        drawing.text(x + 29, y + 15, label, 12)
        x += wide
    return y + 38


def _cut(words: str, width: float, size: float) -> str:
    """Words that fit into a width, with an ellipsis where they had to be cut."""
    room = max(1, int(width / (size * _LETTER)))
    words = " ".join(words.split())
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"
