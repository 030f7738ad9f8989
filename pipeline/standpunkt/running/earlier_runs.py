"""What a run tells beside its table: which responses it met, and what it was made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from standpunkt import wire
from standpunkt.errors import InputError
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response as Answered
from standpunkt.proposals.rows import PositionRow
from standpunkt.reading.finding.files import Source
from standpunkt.running.manifest import PROPOSALS, differing, path_of
from standpunkt.running.run_folder import is_of
from standpunkt.running.tasks import sha256
from standpunkt.wire import from_json
from standpunkt.writing.contents import Response, known_by
from standpunkt.writing.outputs import text_folder


def responses(
    tables: Iterable[Path], rows: Sequence[PositionRow], answered: Iterable[Answered] = ()
) -> list[Response]:
    """The responses of positions tables: those of their manifests, in order, then any others.

    `answered` are those of the table of responses; without it and a manifest, only responses with
    positions are known. A run that names no sources, as a
    pseudonymised one, tells only of those, and how many it could not read.
    """
    counts = Counter(row.doc_id for row in rows)
    first = {row.doc_id: row for row in reversed(rows)}
    found: dict[str, Response] = {}
    for table in tables:
        for n, told in enumerate(manifest_of(table).get("inputs", ()), 1):
            doc_id, source = told.get("doc_id") or "", told.get("source") or ""
            # The problem alone, as a workbook has it: what to do stood in the terminal.
            failure = (told.get("error") or "").removeprefix(f"{source}: ").partition("; ")[0]
            if told.get("status") == "failed" and not failure:
                source, failure = source or f"file {n}", "was not read; the run records no names"
            if doc_id or source:
                found[doc_id or f"{table}: {source}"] = Response(doc_id, source, failure=failure)
    for one in answered:
        known = found.get(one.doc_id) or Response(one.doc_id, one.doc_id)
        found[one.doc_id] = replace(
            known,
            organisation=one.organisation,
            organisation_id=one.organisation_id,
            organisation_kind=one.organisation_kind,
            organisation_confidence=one.organisation_confidence,
            language=one.language,
            notes=_without(known.source, one.notes),
        )
    for doc_id in counts:
        found.setdefault(doc_id, Response(doc_id, first[doc_id].source))
    return [_known(response, first.get(key), counts[key]) for key, response in found.items()]


def made_with(tables: Iterable[Path]) -> list[tuple[str, str]]:
    """What the runs were made with, for a person: program, model, rules and settings."""
    found: dict[tuple[str, str], None] = {}
    for table in tables:
        told = manifest_of(table)
        for name in ("software", "model"):
            one = told.get(name) or {}
            shown = " ".join(str(one[key]) for key in ("name", "version") if one.get(key))
            digest = (one.get("sha256") or "")[:16]
            if shown:
                found[name, f"{shown} ({digest})" if digest else shown] = None
        for name, value in (told.get("settings") or {}).items():
            if value not in (None, "", False):
                found[name, "✓" if value is True else str(value)[:64]] = None
    return list(found)


def manifest_of(table: Path) -> dict[str, Any]:
    """The manifest of a table's run, empty where there is none. Raises InputError if broken."""
    path = _manifest_path(table)
    return {} if path is None else _read(path)


def proposals_of(tables: Iterable[Path]) -> tuple[Proposal, ...]:
    """The list that positions were linked to in the runs of tables; none where they differ.

    Raises InputError for a broken manifest.
    """
    found = set()
    for table in tables:
        try:
            listed = manifest_of(table).get(PROPOSALS) or ()
            found.add(tuple(wire.made(one, Proposal) for one in listed))
        except (TypeError, ValueError) as error:
            raise InputError(
                "its manifest holds no list of proposals", "make the run again", path=table
            ) from error
    return found.pop() if len(found) == 1 else ()


def another_run(table: Path, made_with: Mapping[str, Any], files: Sequence[Source]) -> str:
    """What tells that a table is of another run than one over these files; empty where nothing is.

    A run over some of the files that the table was made of, or more, is the same one. Raises
    InputError for a broken manifest.
    """
    told = manifest_of(table)
    if not told:
        return "nothing beside it tells what it was made from"
    if found := differing({key: told.get(key) for key in made_with}, made_with):
        return f"it differs in {found}"
    sources = [(one.get("source") or "", one.get("sha256")) for one in told.get("inputs", ())]
    names = {file.name for file in files}
    if not sources or any(is_of(source, names) for source, _ in sources):
        return ""
    # The same files by another path.
    digests = {digest for _, digest in sources}
    if any(sha256(file.path) in digests for file in files if file.path.is_file()):
        return ""
    return f"it was made from other files, such as {sources[0][0]}"


def other_run(tables: Iterable[Path], beside: Path) -> str:
    """What tells that a table of responses, or a folder of texts, is of another run than `tables`.

    By the check sums of what was read, in their manifests: something that the tables were made of,
    it was not. Empty where it is of one of their runs, or where nothing tells. Raises InputError
    for a broken manifest.
    """
    theirs = _manifest_path(beside)
    why = ""
    for table in tables if theirs else ():
        own = _manifest_path(table)
        if own is None or theirs is None or own == theirs:
            return ""
        there, here = _digests(theirs), _digests(own)
        missing = [source for digest, source in here.items() if digest not in there]
        if not missing:
            return ""
        more = f" and {len(missing) - 1} more" * (len(missing) > 1)
        why = why or f"it was not made from {missing[0] or 'a file'}{more}, as {table.name} was"
    return why


def _digests(manifest: Path) -> dict[str, str]:
    """The files that were read, by their check sums."""
    inputs = _read(manifest).get("inputs", ())
    return {one["sha256"]: one.get("source") or "" for one in inputs if one.get("sha256")}


def texts_of(table: Path) -> Path:
    """The folder of the texts that were saved with a table, whichever output of its run it is.

    The one that is named after the table where its run tells of none.
    """
    path = _manifest_path(table)
    named = _read(path).get("texts") if path else None
    return path.parent / str(named) if path and named else text_folder(table)


def _manifest_path(table: Path) -> Path | None:
    """The manifest of a run: a table's own, or that of the first output, which tells of it.

    Texts that were saved are told of too.
    """
    own = path_of(table)
    if own.is_file():
        return own
    folder = table.parent
    near_by = [folder, folder / ".."]
    if folder.is_dir():
        near_by += sorted(inside for inside in folder.iterdir() if inside.is_dir())
    for near in near_by:
        for path in sorted(near.glob(path_of(Path("*")).name)):
            try:
                told = from_json(path.read_text(encoding="utf-8"))
                outputs = [*(told.get("outputs") or ()), told.get("texts") or ()]
            except (OSError, ValueError, AttributeError):
                continue  # another's file: what ails this table's own is told
            if any((near / str(name)).resolve() == table.resolve() for name in outputs if name):
                return path
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        told = from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            "is no manifest", "make the run again, or move it away", path=path
        ) from error
    if not isinstance(told, dict):
        raise InputError("is no manifest", "make the run again, or move it away", path=path)
    return told


def _without(source: str, notes: str) -> str:
    """Notes on a response without its path before each, which is shown beside them."""
    return "; ".join(note.removeprefix(f"{source}: ") for note in notes.split("; "))


def _known(response: Response, row: PositionRow | None, positions: int) -> Response:
    if row is None:
        return response
    return replace(response, positions=positions, **known_by(row))
