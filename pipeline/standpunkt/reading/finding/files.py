"""From the inputs as a user names them to the files to read, each with its doc_id."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.printable import plain_name
from standpunkt.reading import registry
from standpunkt.reading.finding.outputs import MARKER, holds_output, is_output, is_written_file
from standpunkt.reading.finding.remote import is_url, listed
from standpunkt.reading.text import not_ordinary, unreadable

_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: the id its document gets, the path as given, and where it is.

    `name` is printable and valid Unicode whatever the file system holds; `path` opens it;
    `named` is whether the user named it, rather than a folder it lies in. Where `version` is
    given, the name is a URL, and only `remote.here` gives a path that opens; `version` changes
    when the file on the store does. `sha256` is of a file that was fetched from there.
    """

    doc_id: str
    name: str
    path: Path
    named: bool = True
    version: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Sources in the order given, each folder's sorted; what could not be; what was not."""

    sources: tuple[Source, ...]
    failures: tuple[InputError, ...]
    notes: tuple[str, ...]


def find(
    inputs: Iterable[str | os.PathLike[str]], without: Iterable[str | os.PathLike[str]] = ()
) -> Found:
    """The files under `inputs`: files by name, folders with all that lies in them, and URLs
    of either.

    In a folder, hidden files, what a browser saved beside a page ("svar_files"), files about
    the folder (README and the like), endings nobody reads, what is no ordinary file and links
    that lead out of the folder are skipped, the last four with a note; so are the files
    `without`, which are the run's own, and what an earlier run wrote, also where it is
    named. A file named itself that cannot be read is a failure. A file reached twice is read once.
    """
    met: list[tuple[str, Source]] = []
    failures: list[InputError] = []
    outputs: list[str] = []
    passed_over: Counter[str] = Counter()
    left_out = [os.fspath(path) for path in without]
    own = {path if is_url(path) else os.path.realpath(path) for path in left_out}
    for given in [os.fspath(given) for given in inputs]:
        top = "" if is_url(given) or "\0" in given else os.path.realpath(given)
        for source in _under(given, failures, outputs):
            key = _key(source)
            if source.named:
                met.append((key, source))
            elif key in own:
                continue
            elif not registry.is_read(source.path) or registry.is_about_the_folder(source.path):
                passed_over[registry.kind(source.path)] += 1
            elif not source.version and (kind := _unfit(source.path, key, top)):
                passed_over[kind] += 1
            elif not source.version and is_written_file(source.path):
                outputs.append(f"{source.name}: skipped: an earlier run wrote it")
            else:
                met.append((key, source))
    named = {key for key, source in met if source.named}
    first: dict[str, Source] = {}
    for key, source in met:
        first.setdefault(key, source)
    ids = document_ids([source.path for source in first.values()])
    sources = tuple(
        replace(source, doc_id=doc_id, named=key in named)
        for doc_id, (key, source) in zip(ids, first.items(), strict=True)
    )
    return Found(sources, tuple(failures), (*outputs, *_note(passed_over)))


def _under(given: str, failures: list[InputError], outputs: list[str]) -> list[Source]:
    """The files that one input stands for, their doc_ids not told yet."""
    if is_url(given):
        return _on_store(given, failures)
    path = Path(given)
    if is_output(path):
        outputs.append(f"{shown(path)}: skipped: an earlier run wrote it")
        return []
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where access is denied
        return [Source("", shown(file), file, False) for file in _walk(path, failures)]
    if failure := _refusal(path):
        failures.append(failure)
        return []
    return [Source("", shown(path), path)]


def shown(path: Path) -> str:
    """The path as given, with forward slashes and characters that can be written."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def document_ids(paths: Sequence[Path]) -> list[str]:
    """An id for each path: its stem, with as much more of the path as makes it unique.

    The ids depend on which files there are, not on their order, and differ also where
    upper and lower case or the normal forms of æøå are not told apart.

    >>> document_ids([Path("/h/ks.txt"), Path("/h/a/svar.txt"), Path("/h/b/svar.txt")])
    ['ks', 'a--svar', 'b--svar']
    """
    names = [_candidates(path) for path in paths]
    owners = Counter(name for mine in names for name in {n.casefold() for n in mine})
    ids = [""] * len(paths)
    twins: Counter[str] = Counter()
    for index in sorted(range(len(paths)), key=lambda i: os.fsencode(paths[i])):
        mine = names[index]
        # A name that no other file could take is unique whatever the others end up with.
        unique = next((name for name in mine if owners[name.casefold()] == 1), None)
        if unique is None:
            # Two spellings that the file system tells apart and nobody else does.
            twins[mine[-1].casefold()] += 1
            unique = f"{mine[-1]}~{twins[mine[-1].casefold()]}"
        ids[index] = shortened(unique)
    return ids


def shortened(doc_id: str) -> str:
    """An id that --save-text can make a file name of, told apart by what was cut.

    >>> shortened("x" * 300) == shortened("x" * 301), len(shortened("x" * 300))
    (False, 200)
    """
    data = doc_id.encode(errors="replace")
    if len(data) <= _LONGEST_ID:
        return doc_id
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{data[: _LONGEST_ID - 9].decode(errors='ignore')}~{mark}"


def _candidates(path: Path) -> list[str]:
    """Names for a document, shortest first: stem, with its ending, with folders before."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    folders = [_as_shown(part) for part in absolute.parts[1:-1]]
    ends = (_as_shown(absolute.stem), _as_shown(absolute.name))
    starts = range(len(folders), -1, -1)
    return ["--".join([*folders[start:], end]) for start in starts for end in ends]


def _as_shown(part: str) -> str:
    name = os.fsencode(part).decode("utf-8", errors="replace")
    return plain_name(unicodedata.normalize("NFC", name))


def _walk(folder: Path, failures: list[InputError]) -> list[Path]:
    """Files under a folder in an order that no file system decides; hidden ones left out."""

    def failed(error: OSError) -> None:
        failures.append(unreadable(error, str(error.filename or folder)))

    found = []
    for parent, folders, files in os.walk(folder, onerror=failed):
        folders[:] = [
            name
            for name in folders
            if not (name.startswith(".") or _of_a_page(name, files) or holds_output(parent, name))
        ]
        found += [Path(parent, name) for name in files if not name.startswith((".", "~$"))]
    return sorted(found, key=lambda p: ([_as_shown(x) for x in p.parts], os.fsencode(p)))


def _on_store(url: str, failures: list[InputError]) -> list[Source]:
    """The file with this URL, or those in the folder, as `_walk` tells them."""
    try:
        found = listed(url)
    except InputError as error:
        failures.append(error)
        return []
    if not found:
        failures.append(InputError("no such file or folder", path=url, remedy="check the URL"))
    if [file.url for file in found] == [url]:
        (file,) = found
        if registry.is_read(file.path):
            return [Source("", url, file.path, version=file.version)]
        failures.append(registry.not_read(file.path, url))
        return []
    names: dict[Path, list[str]] = {}
    for file in found:
        names.setdefault(file.path.parent, []).append(file.path.name)
    top = len(Path("/", url.partition("://")[2]).parts)

    def hidden(path: Path) -> bool:
        folders = [path, *path.parents][: len(path.parts) - top]
        return path.name.startswith("~$") or any(
            step.name.startswith(".")
            or _of_a_page(step.name, names.get(step.parent, ()))
            or MARKER in names.get(step, ())
            for step in folders
        )

    return [
        Source("", file.url, file.path, False, file.version)
        for file in found
        if not hidden(file.path)
    ]


def _key(source: Source) -> str:
    """What two names of one file have in common."""
    return source.name if source.version else os.path.realpath(source.path)


def _of_a_page(folder: str, files: Sequence[str]) -> bool:
    """Whether a folder holds the images and frames that a browser saved with a page."""
    stem, mark, kind = folder.rpartition("_")
    pages = {f"{stem}.html", f"{stem}.htm"}
    return bool(mark) and kind in ("files", "filer") and not pages.isdisjoint(files)


def _refusal(path: Path) -> InputError | None:
    """Why a path that was named itself cannot be an input."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return unreadable(error, shown(path))
    if not stat.S_ISREG(mode):
        return not_ordinary(shown(path))
    return None if registry.is_read(path) else registry.not_read(path, shown(path))


def _unfit(path: Path, real: str, top: str) -> str:
    """What a file in the folder `top` is that is not to be opened, empty if it may be.

    Opening a pipe could wait for ever, and a link may show what nobody meant to hand over. What
    cannot be told is tried and told then.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "pipe or device"
    except OSError:
        return ""
    return "" if Path(real).is_relative_to(top) else "link out of the folder"


def _note(kinds: Counter[str]) -> tuple[str, ...]:
    if not kinds:
        return ()
    said = registry.passed_over(kinds).removeprefix("skipped")
    return (f"skipped in folders{said} (only {registry.endings()} files are read)",)
