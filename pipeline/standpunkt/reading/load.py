"""From a source to a Document: text, and metadata from the user or from the text."""

from __future__ import annotations

from dataclasses import replace

from standpunkt.documents import Document, Metadata
from standpunkt.errors import InputError
from standpunkt.language import identify as tongue
from standpunkt.reading.files import Source
from standpunkt.reading.metadata import merge
from standpunkt.reading.persons import classified
from standpunkt.reading.registry import endings, reader_for
from standpunkt.reading.respondent import identify
from standpunkt.reading.respondent_aliases import aliases_in
from standpunkt.reading.respondent_letter import tidy


def load(source: Source, given: Metadata | None = None) -> Document:
    """Read one source; `given` is what the metadata file says of it, if anything.

    Raises InputError where the file cannot be read.
    """
    reader = reader_for(source.path)
    if reader is None:
        raise InputError(
            f"the ending {source.path.suffix} is not read",
            path=source.name,
            mend=f"only {endings()} files are",
        )
    read = reader(source.path, source.name)
    found = identify(read.text, source.name)
    given = given or Metadata()
    metadata = merge(merge(given, read.metadata), found)
    if metadata.organisation != found.organisation:
        # The name is another's word; what the text calls its bearer follows from it.
        called = aliases_in(tidy(read.text), metadata.organisation)
        metadata = replace(metadata, aliases=tuple(dict.fromkeys((*metadata.aliases, *called))))
    if "kind" not in dict(given.extra):
        metadata = classified(metadata, read.text)
    languages = tongue.stretches(read.text, metadata.language)
    return Document(
        doc_id=source.doc_id,
        source=source.name,
        text=read.text,
        metadata=metadata,
        pages=read.pages,
        notes=(*read.notes, *tongue.notes(read.text, languages)),
        places=read.places,
        languages=languages,
    )
