"""The page itself: what stands in it, put into `template.html` and written as one file.

Everything that comes from a response or a table goes through the template's escaping; the script
and the style are the only ones that a browser runs, for the page's policy names their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup, escape

import standpunkt
from standpunkt.proposals import agreement
from standpunkt.proposals.matrix import Count
from standpunkt.proposals.organisations import Organisation
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.checks import checks
from standpunkt.writing.contents import Contents, Response
from standpunkt.writing.files import replacing_text
from standpunkt.writing.palette import ORDER, STRONG, SYMBOLS
from standpunkt.writing.report import charts
from standpunkt.writing.report.embedded import as_json, embedded
from standpunkt.writing.report.likeness import by_likeness
from standpunkt.writing.report.marks import Role, Segment, segments
from standpunkt.writing.report.placing import Placed, placed
from standpunkt.writing.report.words import Words, words

AGREEING: Final = 24
"""The most organisations in the map of who agrees: more cells cannot be read."""

CONTESTED: Final = 5
"""So many of the most contested proposals are listed."""

FIGURES: Final = 4_000
"""The most cells of a matrix that is also drawn: a larger drawing is for `standpunkt figures`."""

EXPLAINED: Final = 20_000
"""The most cells that carry their evidence with them."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
# What turns the direction of text, and controls that HTML forbids: shown as a sign of their own,
# one for one, so that offsets into the text stay what they are.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def write(
    path: Path, contents: Contents, texts: Mapping[str, str], language: str = "nb", mark: str = ""
) -> None:
    """Write the report to `path`, whole or not at all, the same bytes each time.

    `texts` are the texts of responses by doc_id, as far as there are any; `mark` is as in
    `files.replacing`.
    """
    with replacing_text(path, mark) as file:
        for piece in pieces(contents, texts, language):
            file.write(_HIDDEN.sub("\ufffd", piece))


def pieces(contents: Contents, texts: Mapping[str, str], language: str = "nb") -> Iterator[str]:
    """The page piece by piece."""
    said = words(language)
    style, script = (
        (resources.files(__package__) / name).read_text(encoding="utf-8")
        for name in ("style.css", "script.js")
    )
    style = f"{_colours()}\n{style}"
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("standpunkt.writing.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    page = _Page(contents, texts, said)
    yield from environment.get_template("template.html").stream(
        page=page,
        say=said.table,
        shared=said.shared,
        stances=said.stances(),
        signs=SYMBOLS,
        order=[stance.value for stance in ORDER],
        language=language,
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        style_hash=_hash(style),
        script_hash=_hash(script),
        version=standpunkt.__version__,
    )


def _hash(text: str) -> str:
    """How a Content-Security-Policy names a script or style that stands in the page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _colours() -> str:
    """The palette as classes: the fill of a stance and the letters on it."""
    return "\n".join(
        (
            *(f".s-{name}{{--fill:{fill};--on:{ink}}}" for name, (fill, ink) in STRONG.items()),
            *(f".a{n}{{--fill:{fill}}}" for n, fill in enumerate(charts.SHADES)),
        )
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the heat map; `number` is that of the row that decided, 0 where there is none."""

    stance: str
    number: int = 0
    marks: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: where it begins and how wide it is, in per cent, for how many."""

    stance: str
    start: float
    width: float
    number: int


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the map of who agrees; `shade` is one of `charts.SHADES`, or "none"."""

    shade: str
    same: int
    cells: int


def _square(pair: agreement.Pair | None) -> Square | None:
    if pair is None:
        return None
    shade = "none" if pair.share is None else str(charts.shade(pair.share))
    return Square(shade, pair.same, pair.cells)


class _Page:
    """What the template asks for."""

    def __init__(self, contents: Contents, texts: Mapping[str, str], said: Words) -> None:
        self.contents = contents
        self.matrix = contents.matrix
        self.said = said
        self.rows = contents.rows
        self.numbers: dict[PositionRow, int] = {}
        by_document: dict[str, dict[int, PositionRow]] = {}
        for n, row in enumerate(contents.rows, 1):
            self.numbers.setdefault(row, n)
            by_document.setdefault(row.doc_id, {})[n] = row
        # A response without positions is shown too, where its text was saved.
        for response in contents.responses:
            if response.doc_id in texts:
                by_document.setdefault(response.doc_id, {})
        self._by_document, self._texts = by_document, texts
        self._places = {doc_id: n for n, doc_id in enumerate(by_document, 1)}
        self.checks = [
            replace(check, detail=said.note(check.detail)) if check.row is None else check
            for check in checks(contents)
        ]
        self.responses = [
            replace(one, failure=said.note(one.failure), notes=said.note(one.notes))
            for one in contents.responses or _responses(contents.rows)
        ]
        self.counts = [(p, self.matrix.count(p)) for p in self.matrix.proposals]
        self.names = _names(self.matrix.organisations)
        self.labels = charts.Labels(
            said.stances(),
            said.table["parts"]["bars"],
            said.table["parts"]["heat"],
            said.table["parts"]["agreement"],
            said.table["notes"]["agreement"].format(fewest=agreement.FEWEST),
            said.table["of"],
        )

    @cached_property
    def placed(self) -> dict[str, Placed]:
        """What is shown of each response, by doc_id."""
        return {
            doc_id: placed(rows, self._texts.get(doc_id))
            for doc_id, rows in self._by_document.items()
        }

    # ------------------------------------------------------------ overview

    @property
    def title(self) -> str:
        """What the hearing is called, where the responses say so."""
        found = Counter(row.hearing for row in self.rows if row.hearing)
        return found.most_common(1)[0][0] if found else ""

    def facts(self) -> list[tuple[str, int]]:
        """The figures that the page opens with."""
        read = sum(not response.failure for response in self.responses)
        found = [
            ("read", read),
            ("organisations", len(self.matrix.organisations)),
            ("proposals", len(self.matrix.proposals)),
            ("positions", len(self.rows)),
            ("failed", len(self.responses) - read),
            ("checks", len(self.checks)),
        ]
        return [(name, number) for name, number in found if number or name != "failed"]

    def parts(self, count: Count) -> list[Part]:
        """The bar of a proposal."""
        found, at = [], 0.0
        for stance in ORDER:
            number = count.stances[stance]
            if number:
                width = 100 * number / count.base
                found.append(Part(stance.value, round(at, 3), round(width, 3), number))
                at += width
        return found

    def contested(self) -> list[tuple[Proposal, Count]]:
        """The proposals on which most would have to turn, the first first."""
        return [pair for pair in self.matrix.contested() if pair[1].contested][:CONTESTED]

    def sides(self) -> list[tuple[str, list[tuple[Proposal, Count]]]]:
        """The proposals by which side more organisations are on; the sides that have any."""
        found: dict[str, list[tuple[Proposal, Count]]] = {}
        for proposal, count in self.counts:
            lead = count.in_favour - count.against
            side = "for" if lead > 0 else "against" if lead < 0 else "even"
            if not count.in_favour and not count.against:
                side = "none"
            found.setdefault(side, []).append((proposal, count))
        return [(side, found[side]) for side in ("for", "against", "even", "none") if side in found]

    @cached_property
    def alike(self) -> list[Organisation]:
        """The organisations, those that answer alike next to each other."""
        return by_likeness(self.matrix)

    def heat(self) -> Iterator[tuple[Organisation, int, list[Cell]]]:
        """The matrix row by row, with the place of each organisation by likeness."""
        places = {o.id: n for n, o in enumerate(self.alike)}
        cells = len(self.matrix.organisations) * len(self.matrix.proposals)
        for organisation in self.matrix.organisations:
            yield (
                organisation,
                places[organisation.id],
                [
                    self._cell(organisation, p, told=cells <= EXPLAINED)
                    for p in self.matrix.proposals
                ],
            )

    def _cell(self, organisation: Organisation, proposal: Proposal, *, told: bool) -> Cell:
        answer = self.matrix.answer(organisation, proposal)
        if answer.decisive is None:
            return Cell(answer.stance.value)
        parts = []
        if answer.contradiction:
            parts.append(self.said.table["contradiction"])
        if answer.inherited_from:
            parts.append(self.said.table["inherited"].format(other=answer.inherited_from))
        if told:
            parts.append(f"«{_short(answer.evidence)}»")
            if answer.condition:
                shown = _short(answer.condition)
                parts.append(self.said.table["with_condition"].format(words=shown))
        marks = "!" * answer.contradiction + "↳" * bool(answer.inherited_from)
        number = self.numbers.get(answer.decisive, 0)
        return Cell(answer.stance.value, number, marks, "; ".join(parts))

    def kinds(self) -> list[tuple[str, list[Count]]]:
        """The counts of each kind of organisation, proposal by proposal; none if none is known."""
        known = [kind for kind in self.matrix.kinds if kind]
        if not known:
            return []
        return [
            (self.kind(kind), [self.matrix.count(p, kind=kind) for p in self.matrix.proposals])
            for kind in self.matrix.kinds
        ]

    def kind(self, kind: str) -> str:
        """The name of a kind."""
        return self.said.kind(kind)

    def alpha(self) -> str:
        """How far all agree, in words; empty where too little is known."""
        found = agreement.over_all(self.matrix)
        if found.value is None:
            return ""
        shown = self._decimal(found.value)
        return str(self.said.table["notes"]["alpha"]).format(cells=found.cells, value=shown)

    @cached_property
    def agreeing(self) -> tuple[list[str], list[agreement.Pair]]:
        """The organisations of the map, likes next to each other, and the pairs among them."""
        pairs = [pair for pair in agreement.pairs(self.matrix) if pair.first != pair.second]
        most: Counter[str] = Counter()
        for pair in pairs:
            if pair.share is not None:
                most.update({pair.first: pair.cells, pair.second: pair.cells})
        chosen = {name for name, _ in most.most_common(AGREEING)}
        names = [o.name for o in self.alike if o.name in chosen]
        return list(dict.fromkeys(names)), [p for p in pairs if {p.first, p.second} <= chosen]

    @property
    def fewest(self) -> int:
        """How many cells two must share for their agreement to be told."""
        return agreement.FEWEST

    def squares(
        self, names: Sequence[str], pairs: Sequence[agreement.Pair]
    ) -> list[list[Square | None]]:
        """The map of who agrees, each row up to its own organisation."""
        found = {frozenset((pair.first, pair.second)): pair for pair in pairs}
        return [
            [_square(found.get(frozenset((name, other)))) for other in names[:n]]
            for n, name in enumerate(names)
        ]

    def figures(self, most: int | None = FIGURES) -> Iterator[tuple[str, str, Markup]]:
        """The drawings that go with the overview: name, title, SVG.

        A matrix of more than `most` cells is left out.
        """
        matrix, titles = self.matrix, self.said.table["parts"]
        if not matrix.proposals or not matrix.organisations:
            return
        yield "bars", titles["bars"], charts.bars(self.counts, self.labels)
        if most is None or len(matrix.organisations) * len(matrix.proposals) <= most:
            yield "heat", titles["heat"], charts.heat(matrix, self.alike, self.labels)
        names, pairs = self.agreeing
        if names:
            yield "agreement", titles["agreement"], charts.agreement(pairs, names, self.labels)

    def same(self) -> list[tuple[list[str], list[str]]]:
        """The groups of responses that are alike: whose they are, and some of what they share."""
        return [
            (
                [self.name_of(doc_id) for doc_id in group.documents],
                [passage.text for passage in group.passages[:3]],
            )
            for group in self.matrix.same
        ]

    # ------------------------------------------------------------ responses

    def name_of(self, doc_id: str) -> str:
        """Whose a response is."""
        return self.names.get(doc_id, doc_id)

    def read(self) -> list[Response]:
        """What was read."""
        return [response for response in self.responses if not response.failure]

    def failed(self) -> list[Response]:
        """What was not read."""
        return [response for response in self.responses if response.failure]

    def place(self, doc_id: str) -> int | None:
        """The number of a response that is shown, from 1."""
        return self._places.get(doc_id)

    def shown(self) -> Iterator[tuple[int, str, Response, Placed]]:
        """The responses in their order."""
        known = {response.doc_id: response for response in self.responses}
        for n, (doc_id, of_one) in enumerate(self.placed.items(), 1):
            yield n, doc_id, known.get(doc_id, Response(doc_id, "")), of_one

    def date(self, day: date | None) -> str:
        """A date as the language writes it."""
        if day is None:
            return ""
        return day.isoformat() if self.said.language == "en" else f"{day:%d.%m.%Y}"

    def lang(self, language: str) -> str:
        """A language as HTML takes it, empty for what is none."""
        return language if _LANGUAGE.fullmatch(language) else ""

    def marked(self, of_one: Placed) -> Markup:
        """The text of a response with its positions marked, each with its sign where it ends."""
        text = of_one.text
        parts = (
            self._segment(segment, segment.span.of(text))
            for segment in segments(len(text), of_one.every())
        )
        return Markup("".join(parts))  # noqa: S704 - each part escapes what is not ours

    def _segment(self, segment: Segment, text: str) -> str:
        # A parser makes line feeds of carriage returns, unless they are written so.
        shown = str(escape(text)).replace("\r", "&#13;")
        if segment.numbers:
            rows = [self.rows[n - 1] for n in segment.numbers]
            own = any(row.own for row in rows)
            roles = {role.value for role in segment.roles if role is not Role.EVIDENCE}
            several = {"m"} if len(rows) > 1 else set()
            third = set() if own else {"o"}
            classes = " ".join((f"s-{rows[-1].stance.value}", *sorted(roles | several | third)))
            numbers = " ".join(map(str, segment.numbers))
            shown = f'<mark class="{classes}" data-p="{numbers}">{shown}</mark>'
        return shown + "".join(map(self._chip, segment.ends))

    def _chip(self, number: int) -> str:
        """The sign behind a position: number, stance, proposals, and whose it is if not own."""
        row = self.rows[number - 1]
        sign = SYMBOLS[row.stance.value]
        many = len(row.links) > 3
        proposals = f"×{len(row.links)}" if many else row.proposal_id.replace(";", ", ")
        shown = escape(" ".join(filter(None, (str(number), sign, proposals))))
        told = row.stance.label(self.said.language)
        if not row.own:
            told += f", {self.said.table['others'].format(holder=row.holder)}"
        classes = f"chip s-{row.stance.value}" + " o" * (not row.own)
        return (
            f'<a class="{classes}" id="t{number}" href="#p{number}" title="{escape(told)}">{shown}'
            f'<span class="unseen" id="p{number}"> {escape(told)}</span></a>'
        )

    # ------------------------------------------------------------ for the script

    def data(self) -> Markup:
        """What the script reads."""
        say = {
            **self.said.table["script"],
            "columns": self.said.shared["columns"],
            "checks": self.said.shared["checks"],
            "turned": self.said.table["turned"],
            "stances": self.said.stances(),
            "kinds": {kind: self.said.kind(kind) for kind in self.matrix.kinds if kind},
            "signs": dict(SYMBOLS),
            "order": [stance.value for stance in ORDER],
            "unknown": self.said.table["unknown"],
            "language": self.said.language,
        }
        return as_json(
            embedded(self.contents, self.placed, self.checks, say, self.said.rule, self.said.link)
        )

    def _decimal(self, number: float) -> str:
        shown = f"{number:.2f}"
        return shown if self.said.language == "en" else shown.replace(".", ",")


def figures(contents: Contents, said: Words) -> Iterator[tuple[str, str, Markup]]:
    """The drawings of a run: name, title, SVG; none where there are no proposals."""
    return _Page(contents, {}, said).figures(most=None)


def _names(organisations: Sequence[Organisation]) -> dict[str, str]:
    return {doc_id: o.name for o in organisations for doc_id in o.doc_ids}


def _short(text: str, most: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _responses(rows: Sequence[PositionRow]) -> list[Response]:
    """The responses that rows tell of, where nothing else does."""
    counted = Counter(row.doc_id for row in rows)
    first = {row.doc_id: row for row in reversed(rows)}
    return [
        Response(
            doc_id=doc_id,
            source="",
            organisation=first[doc_id].organisation,
            organisation_kind=first[doc_id].organisation_kind,
            date=first[doc_id].date,
            language=first[doc_id].language,
            positions=number,
        )
        for doc_id, number in counted.items()
    ]
