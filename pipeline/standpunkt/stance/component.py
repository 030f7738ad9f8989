"""Standpunkt as a spaCy component: `nlp.add_pipe("standpunkt")`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from standpunkt import wire
from standpunkt.documents import Document, Metadata, Stretch
from standpunkt.errors import ModelError
from standpunkt.language.identify import stretches
from standpunkt.positions import Position
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine
from standpunkt.stance.overlays import rules_with

KEY = "positions"
"""Where the component leaves its spans: `doc.spans[KEY]`."""

STORED = "standpunkt"
"""Where it leaves the positions, in plain values that spaCy can store: `doc.user_data[STORED]`."""


class Standpunkt:
    """Leaves one span a position in `doc.spans["positions"]`, labelled with the stance.

    The span is the evidence, widened to whole tokens; `span._.position` is the position
    itself with its own offsets. The sentences are split and parsed again, each by itself
    and with wrapped lines joined, as the program does with a file.
    """

    def __init__(self, nlp: Language, name: str, rules: Sequence[str] = ()) -> None:
        self.nlp = nlp
        self.name = name
        self.engine = Engine(nlp, rules_with(rules), remembered=0)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its positions."""
        if "parser" not in self.nlp.pipe_names:
            raise ModelError(
                f"the pipeline that {self.name!r} was added to has no parser",
                'add it to one that has, such as spacy.load("nb_standpunkt_sm")',
            )
        known = identify(doc.text)
        languages = stretches(doc.text, known.language)
        document = Document("", "", doc.text, known, languages=languages)
        with self.nlp.select_pipes(disable=self._self_and_after()):
            positions = self.engine.read(document)
        spans = []
        for number, position in enumerate(positions):
            span = doc.char_span(
                *position.evidence,
                label=str(position.stance),
                alignment_mode="expand",
                span_id=f"position-{number}",
            )
            if span is not None:  # "expand" finds tokens for every span of the text
                spans.append(span)
        doc.spans[KEY] = spans
        doc.user_data[STORED] = {
            "metadata": wire.plain(known),
            "languages": [list(stretch) for stretch in languages],
            "positions": [wire.from_position(position) for position in positions],
        }
        return doc

    def _self_and_after(self) -> list[str]:
        names = self.nlp.pipe_names
        return names[names.index(self.name) :]


def _position(span: Span) -> Position | None:
    """The position a span stands for, also after the Doc was stored; None for other spans."""
    stored = span.doc.user_data.get(STORED)
    begins, _, number = span.id_.rpartition("-")
    if stored is None or begins != "position" or not number.isdigit():
        return None
    known = wire.made(stored["metadata"], Metadata)
    languages = tuple(Stretch(*stretch) for stretch in stored["languages"])
    document = Document("", "", span.doc.text, known, languages=languages)
    return wire.to_position(stored["positions"][int(number)], document)


Span.set_extension("position", getter=_position, force=True)


@Language.factory(
    "standpunkt",
    assigns=["doc.spans"],
    requires=["token.dep", "token.pos"],
    default_config={"rules": []},
)
def create(nlp: Language, name: str, rules: Sequence[str] = ()) -> Standpunkt:
    """The component, made by spaCy for `nlp.add_pipe("standpunkt")`.

    `rules` are the paths of files that lie over the shipped rules.
    """
    return Standpunkt(nlp, name, rules)
