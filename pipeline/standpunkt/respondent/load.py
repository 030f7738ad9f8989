"""From what was read to a Document: its metadata from the user, the file and the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standpunkt.documents import QUESTION, SCANNED, Document, Metadata, Origin, Place
from standpunkt.language import identify as tongue
from standpunkt.printable import LOST, counted, encodable
from standpunkt.reading import registry
from standpunkt.reading.finding.files import Source
from standpunkt.reading.finding.metadata import merge
from standpunkt.reading.invitation import Invitation, invitation_in
from standpunkt.reading.text import Read
from standpunkt.respondent.aliases import aliases_in
from standpunkt.respondent.catalogue import Catalogue, shipped
from standpunkt.respondent.described import described
from standpunkt.respondent.hearing import plain_title
from standpunkt.respondent.identify import identify
from standpunkt.respondent.letter import tidy
from standpunkt.respondent.names import abbreviates, fold
from standpunkt.respondent.sender import without_persons


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
    source: Source,
    read: Read,
    given: Metadata | None = None,
    *,
    titled: bool = True,
    catalogue: Catalogue | None = None,
) -> Document:
    """The document that was read from `source`.

    What the metadata file says goes before what the file says of itself (the columns of a
    table, a web page's head), and that before what the text says. `titled` is whether the
    name of the source may tell who wrote it. Bodies are looked up in `catalogue`, the one in
    the package where left out.
    """
    catalogue = catalogue or shipped()
    read = _mended(replace(read, metadata=without_persons(read.metadata)))
    given = _mended_metadata(given or Metadata())
    if given.extra:
        # So that a table made in Python knows which of what else is known the user brought.
        file: Origin = "file"
        brought = tuple((f"meta_{heading}", file) for heading, _ in given.extra)
        given = replace(given, origin=(*given.origin, *brought))
    read = replace(read, metadata=_plainly_titled(read.metadata))
    survey = not titled and any(place.name == QUESTION for place in read.places)
    # The answers of a survey are no letter: nobody's name stands at the top or signs.
    found = Metadata()
    if not survey:
        found = identify(read.text, source.name if titled else "", catalogue, read.blocks)
    invitation = invitation_in(read.text)
    if invitation is not None:
        return _invitation(source, read, given, invitation)
    metadata = merge(merge(given, read.metadata), found)
    if metadata.organisation != found.organisation:
        # The name is another's word; what the text calls its bearer follows from it.
        called = aliases_in(tidy(read.text), metadata.organisation)
        metadata = replace(metadata, aliases=tuple(dict.fromkeys((*metadata.aliases, *called))))
    metadata = described(metadata, read.text, catalogue, source.doc_id)
    document = _document(source, read, metadata)
    notes = (
        *_scanned(read),
        *tongue.notes(read.text, document.languages),
        *_notes_on_name(metadata, found, read.text, catalogue),
    )
    return replace(document, notes=(*read.notes, *notes))


def _document(source: Source, read: Read, metadata: Metadata) -> Document:
    return Document(
        doc_id=source.doc_id,
        source=source.name,
        text=read.text,
        metadata=metadata,
        pages=read.pages,
        notes=read.notes,
        places=read.places,
        languages=tongue.stretches(read.text, metadata.language, read.blocks),
        blocks=read.blocks,
    )


_SURE = 0.8


def _notes_on_name(
    metadata: Metadata, found: Metadata, text: str, catalogue: Catalogue
) -> Iterator[str]:
    """What there is to know about the respondent's name: two that differ, or two who bear it."""
    respondent, told = metadata.respondent, found.respondent
    if respondent.origin in ("metadata", "page") and told.confidence >= _SURE:
        ways = (metadata.organisation, *respondent.id.split(";"))
        if not any(_may_be_one(way, name) for way in ways for name in (told.organisation, told.id)):
            yield (
                f"the sender is given as “{metadata.organisation}”, and the text names "
                f"“{told.organisation}”: the first is taken"
            )
    bodies = catalogue.called(metadata.organisation, metadata.date, text)
    if len(bodies) > 1:
        several = ", ".join(body.id for body in bodies)
        yield f"“{metadata.organisation}” is the name of several: {several}; none is taken"


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one body's: one in the other, or its initials."""
    short, long = sorted(map(fold, (one, other)), key=len)
    return short in long or abbreviates(short, long)


def _invitation(source: Source, read: Read, given: Metadata, found: Invitation) -> Document:
    """The invitation to the hearing: all of it is what is asked, and nothing is answered."""
    extra = (("invited", "; ".join(found.invited)),) if found.invited else ()
    known = merge(read.metadata, Metadata(organisation=found.inviter))
    metadata = merge(given, replace(known, aliases=(), extra=(*known.extra, *extra)))
    read = replace(read, notes=(*read.notes, found.note), places=(Place(0, QUESTION),))
    return _document(source, read, metadata)


def _plainly_titled(metadata: Metadata) -> Metadata:
    """The metadata with a hearing's title that a subject line or a page gives as subjects do.

    What a table says is the user's own word.
    """
    if not metadata.hearing or dict(metadata.origin).get("hearing") == "table":
        return metadata
    title = plain_title(metadata.hearing)
    origin = tuple(pair for pair in metadata.origin if title or pair[0] != "hearing")
    return replace(metadata, hearing=title, origin=origin)


def _mended(read: Read) -> Read:
    """The reading without what no file and no table can hold, and with a note of that.

    Spreadsheets, Word files and mail may spell out half a character.
    """
    metadata = _mended_metadata(read.metadata)
    text = encodable(read.text)
    lost = text.count(LOST) - read.text.count(LOST)
    if not lost and metadata == read.metadata:
        return read
    where = f"{counted(lost, 'character')}" if lost else "characters in its metadata"
    note = f"{where} that cannot be written replaced by {LOST}"
    return replace(read, text=text, metadata=metadata, notes=(*read.notes, note))


def _mended_metadata(metadata: Metadata) -> Metadata:
    return replace(
        metadata,
        organisation=encodable(metadata.organisation),
        aliases=tuple(map(encodable, metadata.aliases)),
        hearing=encodable(metadata.hearing),
        language=encodable(metadata.language),
        extra=tuple((encodable(key), encodable(value)) for key, value in metadata.extra),
    )


def _scanned(read: Read) -> tuple[str, ...]:
    """A note where letters were recognised, as it lowers the confidence of what is found."""
    pages = len({place.name for place in read.places if place.name.startswith(SCANNED)})
    if not pages:
        return ()
    return (f"{counted(pages, 'scanned page')}: positions there have a lower confidence",)
