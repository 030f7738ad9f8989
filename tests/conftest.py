"""What several test modules need: documents, positions and an engine of one rule."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from standpunkt import cli
from standpunkt.documents import Document, Metadata, Span
from standpunkt.language.pipeline import load
from standpunkt.positions import Position, Stance, Tier
from standpunkt.running import engines
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., int]
"""The program, called with the words of a command line."""

TEXT = "Til departementet\nFjordvik kommune støtter ikke forslaget om målere.\n"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline, loaded once."""
    return load()


@pytest.fixture(scope="session")
def engine(nlp: Language) -> Engine:
    """The shipped rules over the shipped pipeline, made once."""
    return Engine(nlp)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Run:
    """Runs the program as from a shell and gives its exit status.

    A run in this process with the shipped pipeline and rules has the engine that is made already.
    """
    made = engines.make

    def make(model: str | None, rules: Sequence[str]) -> Engine:
        if model is not None or rules:
            return made(model, rules)
        shared: Engine = request.getfixturevalue("engine")
        return shared

    monkeypatch.setattr(engines, "make", make)

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
