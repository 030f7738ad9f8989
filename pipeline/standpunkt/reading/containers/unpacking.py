"""One file, many responses: ZIP files, e-mails with attachments, and tables.

A file inside another is read by the reader of its own ending. It is unpacked to a
temporary folder under a name of our own making, when it is its turn, and taken away after.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import signature
from pathlib import Path
from typing import Final
from zipfile import ZipInfo

from standpunkt.errors import InputError
from standpunkt.reading import registry
from standpunkt.reading.containers import archives
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.tables import responses as tables
from standpunkt.reading.text import Read, read_bytes

MAX_DEPTH: Final = 2
"""A ZIP file or e-mail in one that the user named is opened; one in that is not."""

MAX_MAIL: Final = 100_000_000
"""The most bytes an e-mail may have with its attachments."""

MAX_ATTACHMENTS: Final = 1_000
"""So many attachments of a mail are read at most; that there are more is a failure."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The readers there are, and what lists the attachments of a file, by ending."""

    readers: Mapping[str, registry.Reader] = field(default_factory=lambda: registry.READERS)
    attachments: Mapping[str, registry.Attachments] = field(
        default_factory=lambda: registry.ATTACHMENTS
    )


@dataclass(slots=True)
class _Room:
    """How many more bytes may be unpacked from one file, however deep they lie."""

    left: int = field(default_factory=lambda: archives.MAX_TOTAL)

    def take(self, size: int, name: str) -> None:
        self.left -= size
        if self.left < 0:
            raise InputError(
                f"would unpack to more than {archives.MAX_TOTAL / 1e9:,.0f} GB with all that is "
                "packed in it",
                "split it",
                path=name,
            )


@dataclass(frozen=True, slots=True)
class _At:
    """Where among files in files the reading stands."""

    name: str
    steps: tuple[str, ...]
    depth: int
    named: bool
    room: _Room


def parts(
    path: Path,
    name: str,
    options: Options | None = None,
    formats: Formats | None = None,
    *,
    named: bool = True,
) -> Iterator[Part | Remark]:
    """What there is to read in a file, in its order, each part read when it is asked to.

    `named` is whether the user named the file, rather than a folder it lies in. Asking for
    the next part may take away the files of the one before. Raises InputError for a file
    that cannot be opened; a file inside another that cannot be is a part that fails.
    """
    at = _At(name, (), 0, named, _Room())
    yield from _parts(path, at, options or Options(), formats or Formats())


def _parts(path: Path, at: _At, options: Options, formats: Formats) -> Iterator[Part | Remark]:
    ending = path.suffix.lower()
    if ending == registry.ZIP:
        yield from _members(path, at, options, formats)
    elif ending in registry.TABLES:
        for item in tables.responses(path, at.name, options, named=at.named):
            yield _below(item, at.steps)
    elif _is_cover(path, at, formats):
        yield Remark(at.name, "only sends on what is attached, which is read")
        yield from _attachments(path, at, options, formats)
    else:
        yield _whole(path, at, options, formats)
        if ending in formats.attachments:
            yield from _attachments(path, at, options, formats)


def _is_cover(path: Path, at: _At, formats: Formats) -> bool:
    """Whether a mail only sends on what is attached, and that can be read: it is no response."""
    ending = path.suffix.lower()
    listed, covers = formats.attachments.get(ending), registry.COVERS.get(ending)
    if listed is None or covers is None or at.depth >= MAX_DEPTH:
        return False
    try:
        data = read_bytes(path, at.name, MAX_MAIL)
    except InputError:
        return False  # told where the mail itself is read
    return covers(data) and any(_is_read(Path(name), formats) for name, _ in listed(data))


def _below(item: Part | Remark, steps: tuple[str, ...]) -> Part | Remark:
    if isinstance(item, Remark) or not steps:
        return item
    return Part(item.name, item.read, (*steps, *item.steps), item.titled, item.slow)


def _whole(path: Path, at: _At, options: Options, formats: Formats) -> Part:
    """The response that a file itself is."""
    reader = formats.readers.get(path.suffix.lower())
    if reader is None:
        raise registry.not_read(path, at.name)
    takes = signature(reader).parameters
    ocr = takes.get("ocr")
    said: dict[str, object] = {}
    if ocr is not None:
        said["ocr"] = type(ocr.default)(options.ocr)
    if "running_titles" in takes:
        said["running_titles"] = options.running_titles

    def read() -> Read:
        return reader(path, at.name, **said)

    return Part(at.name, read, at.steps, slow=ocr is not None and options.ocr != "off")


def _members(path: Path, at: _At, options: Options, formats: Formats) -> Iterator[Part | Remark]:
    """The files in a ZIP file."""
    _check_depth(at)
    passed_over: Counter[str] = Counter()
    with archives.opened(path, at.name) as archive:
        for member in archive.infolist():
            steps = archives.inner_path(member)
            if member.is_dir() or not steps:
                continue
            inside = Path(steps[-1])
            if any(step.startswith((".", "~$")) or step == "__MACOSX" for step in steps):
                continue
            if not _is_read(inside, formats) or registry.is_about_the_folder(inside):
                passed_over[registry.kind(inside)] += 1
                continue

            def unpack(to: Path, name: str, member: ZipInfo = member) -> None:
                archives.check(member, name)
                at.room.take(member.file_size, name)
                archives.unpack(archive, member, to, name)

            yield from _inside(inside, steps, unpack, at, options, formats)
    if passed_over:
        yield Remark(at.name, registry.passed_over(passed_over))


def _attachments(
    path: Path, at: _At, options: Options, formats: Formats
) -> Iterator[Part | Remark]:
    """The files that came with an e-mail."""
    data = read_bytes(path, at.name, MAX_MAIL)
    passed_over: Counter[str] = Counter()
    beyond = 0
    for number, (file_name, content) in enumerate(formats.attachments[path.suffix.lower()](data)):
        if number >= MAX_ATTACHMENTS:
            beyond += 1
            continue
        step = archives.plain_path(file_name)[-1:] or ("vedlegg",)
        inside = Path(step[0])
        if not _is_read(inside, formats):
            passed_over[registry.kind(inside)] += 1
            continue
        _check_depth(at)

        def unpack(to: Path, name: str, content: bytes = content) -> None:
            at.room.take(len(content), name)
            to.write_bytes(content)

        yield from _inside(inside, step, unpack, at, options, formats)
    if passed_over:
        yield Remark(at.name, registry.passed_over(passed_over))
    if beyond:
        error = InputError(
            f"has more than {MAX_ATTACHMENTS:,} attachments; the {beyond:,} after are not read",
            "save those and read them",
            path=at.name,
        )
        yield _failed(error, _At(at.name, (*at.steps, "more"), at.depth, False, at.room))


def _inside(
    inside: Path,
    steps: tuple[str, ...],
    unpack: Callable[[Path, str], None],
    at: _At,
    options: Options,
    formats: Formats,
) -> Iterator[Part | Remark]:
    """What there is to read in one file inside another: what it has at fault stays its own."""
    name = "/".join((at.name, *steps))
    below = _At(name, (*at.steps, *steps), at.depth + 1, False, at.room)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"member{inside.suffix.lower()}")
        try:
            unpack(path, name)
            yield from _parts(path, below, options, formats)
        except InputError as error:
            yield _failed(error, below)


def _failed(error: InputError, at: _At) -> Part:
    def read() -> Read:
        raise error

    return Part(at.name, read, at.steps)


def _is_read(path: Path, formats: Formats) -> bool:
    ending = path.suffix.lower()
    return ending in formats.readers or ending in (registry.ZIP, *registry.TABLES)


def _check_depth(at: _At) -> None:
    if at.depth >= MAX_DEPTH:
        raise InputError(
            f"lies more than {MAX_DEPTH} files deep in other files", "unpack it first", path=at.name
        )
