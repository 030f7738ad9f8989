"""The command that shows how a sentence or a file is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standpunkt.cli.options import Model, ProposalList, RuleFiles
from standpunkt.cli.proposals import explained_links, listed_in
from standpunkt.cli.status import SOME_FAILED
from standpunkt.errors import InputError, StandpunktError
from standpunkt.printable import shown


def explain(
    sentence: Annotated[
        str,
        typer.Argument(
            metavar="SENTENCE", help="A Norwegian sentence, in quotes, or the name of a file."
        ),
    ],
    proposals: ProposalList = None,
    model: Model = None,
    rules: RuleFiles = None,
) -> None:
    """Show how a sentence is read: tokens, cues, the rule that won, and why others lost.

    Of a file each sentence is shown as `extract` reads it, without its tokens. With --proposals
    also which proposal a sentence is on, and why not the next.
    """
    from standpunkt.language import pipeline
    from standpunkt.reading.finding.files import find
    from standpunkt.running.batch import run
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.explain import explain as explained
    from standpunkt.stance.explain import explain_document
    from standpunkt.stance.overlays import rules_with

    if not sentence.strip():
        raise StandpunktError("there is no sentence to explain", "write one, in quotes")
    if _looks_like_a_path(sentence) and not _names_file(sentence):
        raise InputError(
            "no such file or folder", "check the name, or write a sentence in quotes", path=sentence
        )
    known_rules = rules_with(rules or ())
    nlp = pipeline.load(model)
    engine = Engine(nlp, known_rules)
    if not _names_file(sentence):
        typer.echo(shown(explained(sentence, nlp, rules=known_rules)))
        if listed := listed_in(proposals):
            typer.echo(shown(explained_links(sentence, engine, listed)))
        return
    found = find([sentence])
    for note in found.notes:
        typer.echo(note, err=True)
    if not found.sources and not found.failures:
        raise InputError("holds no responses to explain", "name a file", path=sentence)
    result = run(found.sources, engine)
    for document in result.documents:
        who = document.metadata.organisation or "nobody known"
        typer.echo(shown(f"{document.source}: {who}\n"))
        for line in explain_document(document, engine):
            typer.echo(shown(line))
    failures = [*found.failures, *result.failures]
    for failure in failures:
        typer.echo(str(failure), err=True)
    if failures:
        raise typer.Exit(SOME_FAILED)


def _looks_like_a_path(words: str) -> bool:
    """Whether an argument can only be meant as a name.

    >>> [_looks_like_a_path(words) for words in ("svar/", "mitt brev.docx", "ja/nei", "Nei.")]
    [True, True, False, False]
    """
    from standpunkt.reading.registry import is_read

    few = words.count(" ") < _FEW
    return words.endswith(("/", "\\")) or (few and is_read(Path(words.strip())))


_FEW = 4
"""Words of a file's name that nobody would take for a sentence."""


def _names_file(words: str) -> bool:
    """Whether an argument is the name of a file or folder; a long sentence is no name at all."""
    try:
        return Path(words).exists()
    except (OSError, ValueError):  # too long, or with a character that no name has
        return False
