"""What stands beside tables of positions: the proposals, the responses, their saved texts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpunkt.errors import InputError, OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.proposals.proposal import Proposal
    from standpunkt.proposals.responses import Response
    from standpunkt.proposals.rows import PositionRow
    from standpunkt.stance.engine import Engine


def responses_of(
    positions: Sequence[Path], documents: Sequence[Path] | None
) -> tuple[Response, ...]:
    """The responses of the tables named, else of those beside the positions, which is told.

    A workbook that has none of its run beside it knows them itself.
    """
    from standpunkt.proposals.responses import beside, read_responses
    from standpunkt.review.tables import responses_in
    from standpunkt.running.console import remark
    from standpunkt.running.earlier_runs import manifest_of, other_run

    if documents:
        given = tuple(read_responses(documents))
        _tell_of_documents(positions, documents, {response.doc_id for response in given})
        return given
    beside_them: dict[Path, None] = {}
    found: list[Response] = []
    for table in positions:
        path = beside(table)
        outputs = manifest_of(table).get("outputs") if path and path.stem == "documents" else None
        if path and ((outputs and path.name not in outputs) or other_run([table], path)):
            own = responses_in(table)
            if not own:
                remark(f"{path} is of another run than {table.name}, and is not used")
            found += own
        elif path:
            beside_them.setdefault(path)
        else:
            found += responses_in(table)
    for path in beside_them:
        remark(f"{path}, beside the table, says who has answered without taking a position")
    return (*read_responses(beside_them), *found)


def _tell_of_documents(
    positions: Sequence[Path], documents: Sequence[Path], known: set[str]
) -> None:
    """Tell of tables of responses that are of another run than the positions, by what was read."""
    from standpunkt.proposals.rows import document_ids
    from standpunkt.running.console import remark
    from standpunkt.running.earlier_runs import other_run

    named = False
    for path in documents:
        if why := other_run(positions, path):
            named = True
            remark(f"{path} is of another run than the positions: {why}")
    unknown = [] if named else [key for key in document_ids(positions) if key not in known]
    if unknown:
        shown = ", ".join(map(str, documents))
        many = counted(len(unknown), "response")
        remark(f"{shown} lacks {many} with positions, such as {unknown[0]}: is it of another run?")


def tell_of_texts(
    positions: Sequence[Path],
    folders: Sequence[Path],
    rows: Sequence[PositionRow],
    saved: Mapping[str, str],
) -> None:
    """Tell of saved texts that are of another run than the positions, by what was read or says."""
    from standpunkt.running.console import remark
    from standpunkt.running.earlier_runs import other_run
    from standpunkt.writing.texts import fits

    for folder in folders:
        if folder.is_dir() and (why := other_run(positions, folder)):
            remark(f"{folder}{os.sep} is of another run than the positions: {why}")
            return
    astray = {r.doc_id: r for r in rows if r.doc_id in saved and not fits(r, saved[r.doc_id])}
    lost = [row for row in astray.values() if row.evidence_start is not None]
    if lost:
        shown = ", ".join(f"{folder}{os.sep}" for folder in folders)
        remark(
            f"the saved text of {counted(len(lost), 'response')}, such as {lost[0].doc_id}, is not "
            f"what its positions were read in: {shown} is of another run, or was changed"
        )


def text_folders(given: Path | None, positions: Sequence[Path]) -> list[Path]:
    """The folder of saved texts that was named, else those beside the tables, there or not.

    Raises InputError for one that is named and not there.
    """
    from standpunkt.running.earlier_runs import texts_of

    if given is None:
        return [texts_of(table) for table in positions]
    if not given.is_dir():
        raise InputError("no such folder", "name the folder of the saved texts", path=given)
    return [given]


def proposals_of(
    listing: Path | None, letter: Path | None, save: Path | None
) -> tuple[Proposal, ...]:
    """The proposals that positions are linked to: of the list, else of the ministry's letter.

    Raises StandpunktError for options that do not go together.
    """
    if save and letter is None:
        raise OutputError(
            "--save-proposals writes what is found in the ministry's letter",
            "name it with --hearing, or save a list from standpunkt compare",
        )
    if letter is None:
        return listed_in(listing)
    if listing is not None:
        raise OutputError("--proposals does not go with --hearing", "leave one of them out")
    if not letter.exists():
        raise InputError(
            "no such file; --hearing names the ministry's letter",
            f"to give the hearing its title, write --hearing-title '{letter}'",
            path=letter,
        )
    return found_in_letter(letter, save)


_NO_LETTER = frozenset({".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".toml", ".zip"})
"""What holds many responses, or a list, where a letter is asked for."""


def found_in_letter(path: Path, save: Path | None) -> tuple[Proposal, ...]:
    """The proposals that a ministry's letter sets out, told and saved.

    Raises InputError where it cannot be read or sets out none.
    """
    from standpunkt.proposals import finding
    from standpunkt.reading.finding.files import Source
    from standpunkt.respondent.load import load
    from standpunkt.running.console import say

    if path.is_dir():
        raise InputError("is a folder; --hearing names the ministry's letter", "name it", path=path)
    if path.suffix.lower() in _NO_LETTER:
        raise InputError(
            f"is no letter by its ending ({path.suffix}); --hearing reads the ministry's own",
            "name the letter as text, PDF or Word, or give a list of proposals with --proposals",
            path=path,
        )
    found = finding.found_in_letter(load(Source(path.stem, str(path), path)).text)
    if not found:
        raise InputError(
            "sets out no proposals that were found", "list them with --proposals", path=path
        )
    say(f"{counted(len(found), 'proposal')} found in {path}")
    save_list(found, save)
    return found


def save_list(found: Sequence[Proposal], save: Path | None) -> None:
    """Write a list of proposals where it is to be saved, and tell of it."""
    from standpunkt.running.console import say
    from standpunkt.writing import proposals as out

    if save:
        out.write(save, found)
        say(f"wrote {save}; edit it and give it back with --proposals")


def listed_in(path: Path | None) -> tuple[Proposal, ...]:
    """The proposals of a list, none without one; what is to know about it is told."""
    from standpunkt.proposals.listing import read_proposals
    from standpunkt.running.console import say

    if path is None:
        return ()
    listing = read_proposals(path)
    for note in listing.notes:
        say(f"note: {path}: {note}")
    return listing.proposals


def list_of(path: Path | None, positions: Sequence[Path]) -> tuple[Proposal, ...] | None:
    """The proposals of a list, else those that workbooks know; None where the rows name them."""
    from standpunkt.review.tables import proposals_in

    return listed_in(path) if path else proposals_in(positions) or None


def explained_links(sentence: str, engine: Engine, listed: tuple[Proposal, ...]) -> str:
    """Why a sentence is linked to one of these proposals, and not to the next."""
    from standpunkt.documents import Document
    from standpunkt.proposals.explaining import explain_links
    from standpunkt.proposals.linking import Linker
    from standpunkt.respondent.identify import identify

    document = Document("", "", sentence, identify(sentence))
    return explain_links(document, engine.read(document), Linker(listed))
