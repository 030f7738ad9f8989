"""Standpunkt reads Norwegian hearing responses and says who takes which stance on what.

    import standpunkt
    positions = standpunkt.extract("corpus/")
    frame = standpunkt.to_frame(positions)

Importing this package is cheap: spaCy and pandas are loaded by the calls that need them.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from standpunkt.errors import StandpunktError
from standpunkt.positions import Position, Stance, Tier
from standpunkt.proposals.proposal import Proposal

if TYPE_CHECKING:
    import pandas as pd

    from standpunkt.proposals.matrix import Matrix
    from standpunkt.running.in_memory import Answer

__version__ = "0.1.0"
__all__ = [
    "Position",
    "Proposal",
    "ReadingWarning",
    "Stance",
    "StandpunktError",
    "Tier",
    "answers",
    "documents",
    "extract",
    "link",
    "matrix",
    "no_positions",
    "read_partition",
    "spark_schema",
    "to_frame",
]


class ReadingWarning(UserWarning):
    """A document that could not be read, or was read with something to know about it."""


def extract(
    *inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    model: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    organisations: str | os.PathLike[str] | None = None,
    invited: str | os.PathLike[str] | None = None,
    proposals: str | os.PathLike[str] | Iterable[Proposal] = (),
    rules: Iterable[str | os.PathLike[str]] = (),
    text_column: str = "",
    ocr: str = "auto",
    keep_running_titles: bool = False,
    time_limit: float | None = None,
    pseudonymise: bool = False,
    jobs: int = 1,
    resume: str | os.PathLike[str] | None = None,
) -> list[Position]:
    """The positions in files and folders, by path or URL: documents in order, each in text order.

    `inputs` are paths, or lists of them.
    `model` names another spaCy pipeline than the one that is shipped; `metadata` is a
    CSV file as in `docs/extract.md`; `organisations` and `invited` are lists of bodies as in
    `docs/respondent.md`; `proposals` a list, or its file as in `docs/matrix.md`,
    that positions are linked to; `rules` are files that lie over the shipped rules, as in
    `docs/rules.md`. `text_column` names the column of tables that holds the responses, `ocr`
    is "auto", "on" or "off", `keep_running_titles` leaves in what comes again at the edges of PDF
    pages, and `time_limit` the seconds the reading of one response may take,
    all as in `docs/formats.md`; `pseudonymise` puts marks for the names of persons first.
    `jobs` is how many processes read at a time, 0 for as many as the responses are worth; `resume`
    names a folder in which what is done is kept until all is, so that a run that was interrupted
    goes on where it was when it is asked for again.

    A document that cannot be read is left out with a ReadingWarning. Raises InputError where
    there is nothing to read at all, ModelError for a model that is missing or has no parser,
    RuleError for a rule file with a mistake in it, and OutputError for a folder to resume from
    that holds other things or was begun with other settings.
    """
    return _run(
        inputs,
        model=model,
        metadata=metadata,
        organisations=organisations,
        invited=invited,
        proposals=proposals,
        rules=rules,
        text_column=text_column,
        ocr=ocr,
        keep_running_titles=keep_running_titles,
        time_limit=time_limit,
        pseudonymise=pseudonymise,
        jobs=jobs,
        resume=resume,
    ).positions


def documents(
    *inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], **options: Any
) -> pd.DataFrame:
    """The table of responses as a pandas DataFrame: one row a document, with or without positions.

    `options` are those of `extract`, and so is what is raised; `docs/columns.md` tells the
    columns. What could not be read has a row that says so.
    """
    from standpunkt.writing.documents import COLUMNS
    from standpunkt.writing.table import frame_of

    return frame_of(_run(inputs, **options).documents, COLUMNS)


def _run(
    inputs: Iterable[str | os.PathLike[str] | Iterable[str | os.PathLike[str]]], **options: Any
) -> Answer:
    """What came of every response, with warnings for what there is to know."""
    from standpunkt.running.in_memory import read

    answer = read(inputs, **options)
    for line in answer.said:
        warnings.warn(line, ReadingWarning, stacklevel=3)
    return answer


def to_frame(positions: list[Position], labels: str = "nb") -> pd.DataFrame:
    """The positions table as a pandas DataFrame; see `standpunkt.writing.table.to_frame`."""
    from standpunkt.writing import table

    return table.to_frame(positions, labels)


def link(
    positions: Iterable[Position] | pd.DataFrame,
    proposals: str | os.PathLike[str] | Iterable[Proposal],
) -> pd.DataFrame:
    """The positions table with what each position is about, of a list of proposals.

    `positions` are those that `extract` gives, or a table of them, which knows less of what
    stands around them; `proposals` the list, or its file as in `docs/matrix.md`. Raises
    InputError for a list that cannot be used.
    """
    from dataclasses import fields

    import pandas as pd

    from standpunkt.proposals.link_columns import Columns
    from standpunkt.proposals.linked_documents import link_all, linked_rows
    from standpunkt.proposals.linking import Linker
    from standpunkt.proposals.rows import rows_of
    from standpunkt.running.in_memory import listed
    from standpunkt.writing import table

    linker = Linker(listed(proposals))
    if not isinstance(positions, pd.DataFrame):
        return to_frame(link_all(linker, positions))
    frame = positions.copy()
    filled = list(linked_rows(linker, rows_of(frame)))
    for name in (field.name for field in fields(Columns)):
        frame[name] = [getattr(columns, name) for columns, _ in filled]
    frame["inherited_from"] = [whose for _, whose in filled]
    kinds = {column.name: column.kind.value for column in table.COLUMNS if column.name in frame}
    return frame.replace("", None).astype(kinds)


def answers(
    positions: Iterable[Position] | pd.DataFrame,
    proposals: str | os.PathLike[str] | Iterable[Proposal] | None = None,
) -> pd.DataFrame:
    """One row for each organisation and proposal, with its answer and what that rests on.

    `positions` are linked ones: a positions table with proposals in it.
    Without a list, its proposals are those that the positions are linked to.
    """
    from standpunkt.writing import matrix as out

    return out.to_frame(_matrix(positions, proposals))


def matrix(
    positions: Iterable[Position] | pd.DataFrame,
    proposals: str | os.PathLike[str] | Iterable[Proposal] | None = None,
) -> pd.DataFrame:
    """The answers with one row an organisation and one column a proposal, by its id."""
    found = answers(positions, proposals)
    columns = found["proposal_id"].drop_duplicates()
    wide = found.pivot(index="organisation_id", columns="proposal_id", values="stance")
    wide = wide.reindex(index=found["organisation_id"].drop_duplicates(), columns=columns)
    names = found.drop_duplicates("organisation_id")["organisation"]
    return wide.set_axis(names, axis=0).rename_axis(columns=None)


def _matrix(
    positions: Iterable[Position] | pd.DataFrame,
    proposals: str | os.PathLike[str] | Iterable[Proposal] | None,
) -> Matrix:
    import pandas as pd

    from standpunkt.proposals.matrix import matrix as made
    from standpunkt.proposals.rows import rows_of
    from standpunkt.running.in_memory import listed

    frame = positions if isinstance(positions, pd.DataFrame) else to_frame(list(positions))
    return made(rows_of(frame), None if proposals is None else listed(proposals))


def read_partition(
    frame: pd.DataFrame,
    *,
    text_column: str = "text",
    id_column: str = "doc_id",
    model: str | None = None,
    rules: Iterable[str] = (),
) -> pd.DataFrame:
    """The positions in a frame with one response a row, for dask and Spark; see
    `standpunkt.running.partitions.read_partition`.
    """
    from standpunkt.running import partitions

    return partitions.read_partition(
        frame, text_column=text_column, id_column=id_column, model=model, rules=rules
    )


def no_positions() -> pd.DataFrame:
    """What `read_partition` gives, without any rows: the `meta` of dask."""
    from standpunkt.running import partitions

    return partitions.no_positions()


def spark_schema() -> str:
    """What `read_partition` gives, as a schema that Spark reads."""
    from standpunkt.running import partitions

    return partitions.spark_schema()
