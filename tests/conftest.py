"""What several test modules need: documents, positions and an engine of one rule."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from standpunkt import cli
from standpunkt.documents import Document, Metadata, Span
from standpunkt.language import pipeline
from standpunkt.language.pipeline import load
from standpunkt.positions import Position, Stance, Tier
from standpunkt.running import engines
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., int]
"""The program, called with the words of a command line."""

# A few examples of each property while one works; .ci/run tries many, as somebody does who asks for
# --hypothesis-profile=many.
settings.register_profile("few", max_examples=20, deadline=None)
settings.register_profile("many", max_examples=200, deadline=None)
settings.load_profile("few")

SHARE = pytest.mark.parametrize(
    "share", [pytest.param(6, id="a sixth"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
"""For tests over all annotated texts or all sentences: every sixth of them, and all if slow."""

TEXT = "Til departementet\nFjordvik kommune støtter ikke forslaget om målere.\n"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@cache
def shipped_pipeline() -> Language:
    """The shipped pipeline, loaded once."""
    return load()


@cache
def shipped_engine() -> Engine:
    """The shipped rules over the shipped pipeline, made once."""
    return Engine(shipped_pipeline())


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline."""
    return shipped_pipeline()


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The shipped rules over the shipped pipeline."""
    return shipped_engine()


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    """Lets what runs in this process have the pipeline and the engine that are made already.

    Making them takes seconds, and hundreds of tests run the program with what is shipped.
    """
    made = engines.make

    def make(model: str | None, rules: Sequence[str]) -> Engine:
        return made(model, rules) if model is not None or rules else shipped_engine()

    def loaded(name: str | None = None) -> Language:
        return load(name) if name is not None else shipped_pipeline()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "make", make)
        patch.setattr(engines, "load", loaded)
        patch.setattr(pipeline, "load", loaded)
        yield


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program as from a shell and gives its exit status."""

    def call(*words: str | Path) -> int:
        monkeypatch.setattr(sys, "argv", ["standpunkt", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert isinstance(ended.value.code, int)
        return ended.value.code

    return call


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Whom access rights hold for: not root, which may read and write everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def document() -> Document:
    """A short response with all that is known about it."""
    when = date(2026, 11, 18)
    known = Metadata("Fjordvik kommune", hearing="Vannmåling", date=when, language="nb")
    return Document("svar", "inn/svar.txt", TEXT, known)


@pytest.fixture
def position(document: Document) -> Callable[..., Position]:
    """Makes a position in `document`, with whatever fields a test wants otherwise."""

    def make(text: str | None = None, **fields: object) -> Position:
        where = document if text is None else Document("svar", "svar.txt", text)
        given: dict[str, object] = {
            "document": where,
            "evidence": span(where.text, "Fjordvik kommune støtter ikke forslaget om målere"),
            "cue": span(where.text, "støtter ikke"),
            "target": span(where.text, "forslaget om målere"),
            "stance": Stance.OPPOSE,
            "holder": "respondent",
            "tier": Tier.CORE,
            "confidence": 0.875,
            "rule": "support.verb",
            "sentence": span(where.text, "Fjordvik kommune støtter ikke forslaget om målere."),
        }
        return Position(**(given | fields))  # type: ignore[arg-type]

    return make


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`; the whole text where they do not."""
    start = text.find(words)
    return Span(0, len(text)) if start < 0 else Span(start, start + len(words))


class OneRule:
    """An engine that knows "X støtter Y.", for tests of what stands around the engine."""

    def read(self, document: Document) -> list[Position]:
        """Each stand in turn, last first, so that whoever needs text order must sort."""
        if "UFORUTSETT" in document.text:
            raise ZeroDivisionError("ikke forutsett")
        found = re.finditer(r"(\w+) (støtter) ([^.]+)\.", document.text)
        return [
            Position(
                document,
                Span(m.start(), m.end() - 1),
                Span(*m.span(2)),
                Span(*m.span(3)),
                Stance.SUPPORT,
                "respondent",
                Tier.CORE,
                0.5,
                "one",
                Span(*m.span()),
            )
            for m in found
        ][::-1]


@pytest.fixture
def one_rule() -> OneRule:
    """The engine of one rule."""
    return OneRule()
