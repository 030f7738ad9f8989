"""Many documents, one after another: one that cannot be read never stops the rest."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from standpunkt.documents import Document, Metadata
from standpunkt.errors import InputError, StandpunktError, unforeseen
from standpunkt.positions import Position
from standpunkt.printable import counted
from standpunkt.reading.containers.parts import Remark
from standpunkt.reading.finding import remote
from standpunkt.reading.finding.files import Source, shortened
from standpunkt.reading.finding.metadata import Known
from standpunkt.reading.guard.guarded import Got, Guard, too_slow
from standpunkt.reading.guard.time_limit import TimeIsUp, within
from standpunkt.respondent.load import document
from standpunkt.respondent.organisations import catalogue_with
from standpunkt.running.setup import Setup
from standpunkt.running.stages import Reader, Response, Stage, stages

_NAMED: Final = 5
"""How many responses that are the same as another are named."""

_UNSAFE_IN_ID = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Item:
    """One response that was met in a file, its positions not yet read.

    `source` is the response and `file` the file it lies in, the same where it is one; `got`
    is its reading or why there is none, and `given` what the metadata file says of it.
    """

    number: int
    file: Source
    source: Source
    got: Got
    given: Metadata


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one response: a document with its positions, or why there is none.

    `source` is the response and `file` the file it lies in, the same where it is one; the
    file is the `number`th that was read. `remark` is something to know about a file that
    holds several responses, and then there is neither document nor failure. `digest` is the
    same for two responses with the same words.
    """

    source: Source
    document: Document | None = None
    positions: tuple[Position, ...] = ()
    failure: StandpunktError | None = None
    file: Source | None = None
    number: int = 1
    remark: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of all sources, in their order."""

    outcomes: tuple[Outcome, ...]

    @property
    def positions(self) -> list[Position]:
        """All positions: documents in order, each in text order."""
        return [position for outcome in self.outcomes for position in outcome.positions]

    @property
    def documents(self) -> list[Document]:
        """The documents that were read."""
        return [outcome.document for outcome in self.outcomes if outcome.document]

    @property
    def failures(self) -> list[StandpunktError]:
        """Why the others were not."""
        return [outcome.failure for outcome in self.outcomes if outcome.failure]

    @property
    def notes(self) -> list[str]:
        """What a user should know of how files and documents were read, in their order."""
        twins = Twins()
        for outcome in self.outcomes:
            if outcome.document:
                twins.add(outcome.digest, outcome.document.source)
        return [*(note for outcome in self.outcomes for note in _notes(outcome)), *twins.notes()]

    @property
    def inside(self) -> list[tuple[Source, Source]]:
        """Each file that holds several responses, with each of them."""
        return [(o.file, o.source) for o in self.outcomes if o.file and o.document]


def without_private_names(outcome: Outcome, setup: Setup) -> Outcome:
    """The outcome as it may be told: where persons are to go, files are not called by name.

    What was read has marks for its names; what was not may be anybody's.
    """
    if setup.named or outcome.document:
        return outcome
    called = f"file {outcome.number}"
    failure = outcome.failure and without_names(outcome.failure, outcome.source.name, called)
    source = replace(outcome.source, doc_id=called, name=called)
    return replace(outcome, source=source, failure=failure)


def without_names(error: StandpunktError, name: str, called: str) -> StandpunktError:
    """The error with `called` in place of the file's name, and without what a text brought out.

    >>> print(without_names(InputError("no file inn/Kari.txt", path="inn/Kari.txt"),
    ...                     "inn/Kari.txt", "file 3"))
    file 3: no file file 3
    """
    path = PurePosixPath(name)
    problem = re.sub(r"\((\w+): .*\)", r"(\1)", error.problem, flags=re.S)
    for part in (name, path.name, path.stem):
        problem = problem.replace(part, called) if len(part) > 1 else problem
    return type(error)(problem, error.remedy, path=called, place=error.place if path.suffix else "")


def run(
    sources: Iterable[Source],
    engine: Reader,
    known: Known | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
    setup: Setup | None = None,
) -> Result:
    """Read every response in every source with an engine, and call `progress` after each."""
    files = tuple(sources)
    known, setup = known or Known(), setup or Setup()
    way = stages(engine, setup)
    taken = {source.doc_id.casefold() for source in files}
    outcomes = []
    with Guard(setup.options, setup.limits) as guard:
        for number, file in enumerate(files, 1):
            for met in of_file(file, number, guard, known, taken):
                read = outcome_of(met, way, setup) if isinstance(met, Item) else met
                outcome = without_private_names(read, setup)
                progress(outcome)
                outcomes.append(outcome)
    return Result(tuple(outcomes))


def of_file(
    file: Source, number: int, guard: Guard, known: Known, taken: set[str]
) -> Iterator[Item | Outcome]:
    """What one file holds: one response, or many, each to be read by `outcome_of`.

    What there is to know about the file itself is an outcome already. The doc_ids of
    responses inside it differ from those `taken`, and are added to them. What lies on a store is
    here for as long as it is asked about.
    """
    try:
        with remote.here(file) as near:
            yield from _of_file(near, number, guard, known, taken)
    except InputError as error:
        yield Outcome(file, failure=error, number=number)


def _of_file(
    file: Source, number: int, guard: Guard, known: Known, taken: set[str]
) -> Iterator[Item | Outcome]:
    met = remarked = False
    for got in guard.read(file):
        if isinstance(got, Remark):
            remarked = True
            source = replace(file, name=got.name)
            yield Outcome(source, number=number, remark=got.text)
            continue
        met = True
        if not got.steps:
            source, inside = replace(file, name=got.name), None
        else:
            doc_id = id_inside(file.doc_id, got.steps, taken)
            source = inside = replace(file, doc_id=doc_id, name=got.name)
        yield Item(number, file, source, got, known.of(file, inside))
    # A list of addresses in a folder is no fault of anybody's: that it was skipped is said.
    if not met and (file.named or not remarked):
        failure = InputError("holds no responses", "leave it out", path=file.name)
        yield Outcome(file, failure=failure, number=number)


def outcome_of(item: Item, way: Sequence[Stage], setup: Setup) -> Outcome:
    """What a response comes to on its `way` through the stages, or why it does not."""
    source, got = item.source, item.got
    file = item.file if got.steps else None
    found: Response | None = None
    failure: StandpunktError | None = None
    if isinstance(got.what, StandpunktError):
        return Outcome(source, None, (), got.what, file, item.number)
    seconds = setup.limits.for_text(len(got.what.text))
    try:
        with within(seconds):
            known = catalogue_with(setup.bodies)
            made = document(source, got.what, item.given, titled=got.titled, catalogue=known)
            found = Response(made)
            for stage in way:
                found = stage(found)
    except TimeIsUp:
        found, failure = None, too_slow(seconds, source.name)
    except StandpunktError as error:
        found, failure = None, error
    except Exception as error:  # noqa: BLE001 - whatever one text brings out spares the rest
        found, failure = None, unforeseen(error, source.name)
    if found is None:
        return Outcome(source, None, (), failure, file, item.number)
    digest = _digest(got.what.text)
    return Outcome(source, found.document, found.positions, None, file, item.number, digest=digest)


def _digest(text: str) -> str:
    """What two texts with the same words have in common, however they are broken into lines."""
    words = " ".join(text.split()).encode(errors="replace")
    return hashlib.blake2b(words, digest_size=8).hexdigest()


class Twins:
    """Responses of a run with the same words, told in one line."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._found: list[str] = []
        self._number = 0

    def add(self, digest: str, source: str) -> None:
        """Count a response in."""
        first = self._first.setdefault(digest, source)
        if first == source:
            return
        self._number += 1
        if len(self._found) < _NAMED:
            self._found.append(f"{source} (as {first})")

    def notes(self) -> list[str]:
        """What there is to say: nothing, or one line."""
        if not self._number:
            return []
        more = f" and {self._number - len(self._found)} more" * (self._number > len(self._found))
        responses = counted(self._number, "response")
        same = "has" if self._number == 1 else "have"
        return [
            f"{responses} {same} the same words as one before and may be the same, counted twice: "
            f"{', '.join(self._found)}{more}"
        ]


def id_inside(file_id: str, steps: Sequence[str], taken: set[str]) -> str:
    """A doc_id for a response inside a file, which is added to those `taken`.

    Fit for a file name, as --save-text makes one of it, and without the ending of the last
    step where that tells it from the others.

    >>> taken = {"svar"}
    >>> [id_inside("svar", ("brev", name), taken) for name in ("a.pdf", "a.docx", "a.docx")]
    ['svar--brev--a', 'svar--brev--a.docx', 'svar--brev--a.docx~2']
    """
    *folders, last = steps
    for end in _ends(last):
        doc_id = shortened("--".join([file_id, *map(_plain, folders), _plain(end)]))
        if doc_id.casefold() not in taken:
            break
    taken.add(doc_id.casefold())
    return doc_id


def _ends(name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    # "3.1" is a row's own number, and no file with the ending "1".
    yield path.stem if path.suffix[1:].isalpha() else name
    yield name
    twin = 2
    while True:
        yield f"{name}~{twin}"
        twin += 1


def _plain(part: str) -> str:
    return _UNSAFE_IN_ID.sub("_", unicodedata.normalize("NFC", part)).strip()


def _notes(outcome: Outcome) -> Iterator[str]:
    if outcome.remark:
        yield f"{outcome.source.name}: {outcome.remark}"
    if outcome.document:
        yield from (f"{outcome.document.source}: {note}" for note in outcome.document.notes)
