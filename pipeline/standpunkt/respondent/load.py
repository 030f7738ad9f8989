"""From what was read to a Document: its metadata from the user, the file and the text."""

from __future__ import annotations

from dataclasses import replace

from standpunkt.documents import SCANNED, Document, Metadata
from standpunkt.language import identify as tongue
from standpunkt.printable import counted
from standpunkt.reading import registry
from standpunkt.reading.files import Source
from standpunkt.reading.metadata import merge
from standpunkt.reading.text import Read
from standpunkt.respondent.aliases import aliases_in
from standpunkt.respondent.described import described
from standpunkt.respondent.identify import identify
from standpunkt.respondent.letter import tidy


def load(source: Source, given: Metadata | None = None) -> Document:
    """Read a file that holds one response, here and without limits.

    `given` is what the metadata file says of it, if anything. Raises InputError where the
    file cannot be read, or holds several responses.
    """
    reader = registry.reader_for(source.path)
    if reader is None:
        raise registry.not_read(source.path, source.name)
    return document(source, reader(source.path, source.name), given)


def document(
    source: Source, read: Read, given: Metadata | None = None, *, titled: bool = True
) -> Document:
    """The document that was read from `source`.

    What the metadata file says goes before what the file says of itself (the columns of a
    table, a web page's head), and that before what the text says. `titled` is whether the
    name of the source may tell who wrote it.
    """
    found = identify(read.text, source.name if titled else "")
    given = given or Metadata()
    metadata = merge(merge(given, read.metadata), found)
    if metadata.organisation != found.organisation:
        # The name is another's word; what the text calls its bearer follows from it.
        called = aliases_in(tidy(read.text), metadata.organisation)
        metadata = replace(metadata, aliases=tuple(dict.fromkeys((*metadata.aliases, *called))))
    metadata = described(metadata, read.text, doc_id=source.doc_id)
    languages = tongue.stretches(read.text, metadata.language)
    return Document(
        doc_id=source.doc_id,
        source=source.name,
        text=read.text,
        metadata=metadata,
        pages=read.pages,
        notes=(*read.notes, *_scanned(read), *tongue.notes(read.text, languages)),
        places=read.places,
        languages=languages,
    )


def _scanned(read: Read) -> tuple[str, ...]:
    """A note where letters were recognised, as it lowers the confidence of what is found."""
    pages = len({place.name for place in read.places if place.name.startswith(SCANNED)})
    if not pages:
        return ()
    return (f"{counted(pages, 'scanned page')}: positions there have a lower confidence",)
