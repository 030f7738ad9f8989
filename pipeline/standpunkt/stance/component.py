"""Standpunkt as a spaCy component: `nlp.add_pipe("standpunkt")`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from standpunkt.documents import Document
from standpunkt.language.identify import stretches
from standpunkt.language.pipeline import checked
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine

KEY = "positions"
"""Where the component leaves its spans: `doc.spans[KEY]`."""


class Standpunkt:
    """Leaves one span a position in `doc.spans["positions"]`, labelled with the stance.

    The span is the evidence, widened to whole tokens; `span._.position` is the position
    itself with its own offsets. The sentences are split and parsed anew, each by itself
    and with wrapped lines joined, as the program does with a file.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.name = name
        self.engine = Engine(nlp, remembered=0)
        if not Span.has_extension("position"):
            Span.set_extension("position", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its positions."""
        checked(self.nlp, self.name)
        known = identify(doc.text)
        languages = stretches(doc.text, known.language)
        document = Document("", "", doc.text, known, languages=languages)
        with self.nlp.select_pipes(disable=self._self_and_after()):
            positions = self.engine.read(document)
        spans = []
        for position in positions:
            span = doc.char_span(
                *position.evidence, label=str(position.stance), alignment_mode="expand"
            )
            if span is not None:  # "expand" finds tokens for every span of the text
                span._.position = position
                spans.append(span)
        doc.spans[KEY] = spans
        return doc

    def _self_and_after(self) -> list[str]:
        names = self.nlp.pipe_names
        return names[names.index(self.name) :]


@Language.factory("standpunkt", assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def create(nlp: Language, name: str) -> Standpunkt:
    """The component, made by spaCy for `nlp.add_pipe("standpunkt")`."""
    return Standpunkt(nlp, name)
