"""XML of unknown origin to a tree: no DOCTYPE, so no entities; bounded depth and size.

Names are written with the prefix this program uses for a namespace ("w:p"), whatever the
file calls it: the same element has one name in transitional and strict Office Open XML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAX_DEPTH = 150
"""Elements within elements; a table in a table in a table has some twenty."""

MAX_ELEMENTS = 3_000_000
"""Elements and attributes in one part: some thousands of pages."""


class MarkupError(Exception):
    """XML that is not well-formed or goes beyond the bounds; says which as a verb phrase."""


def parse(data: bytes, prefixes: Mapping[str, str]) -> Element:
    """The tree of an XML part; `prefixes` gives the prefix of each namespace that is known.

    Raises MarkupError for XML that is damaged, declares a document type or is too large.

    >>> parse(b'<a xmlns="urn:x" b="1"><c/></a>', {"urn:x": "x"})[0].tag
    'x:c'
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}
    depth = count = 0

    def called(name: str) -> str:
        known = names.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            known = names[name] = f"{prefixes.get(space, 'other')}:{local}" if space else local
        return known

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1 + len(attributes)
        if depth > MAX_DEPTH:
            raise MarkupError(f"is nested more than {MAX_DEPTH} elements deep")
        if count > MAX_ELEMENTS:
            raise MarkupError(f"has more than {MAX_ELEMENTS:,} elements and attributes")
        builder.start(called(name), {called(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(called(name))

    def doctype(*_: object) -> None:
        # Only in a document type can entities be declared that grow or point elsewhere.
        raise MarkupError("declares a document type, which no such file needs")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise MarkupError(f"is damaged ({error})") from error
    return builder.close()


def find(element: Element | None, path: str) -> Element | None:
    """The first element at a path of child names, "w:pPr/w:rPr"; None where there is none.

    >>> find(parse(b"<a><b><c/></b></a>", {}), "b/c").tag
    'c'
    """
    for step in path.split("/"):
        element = next(each(element, step), None)
    return element


def each(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name, in order; none of no element."""
    return (child for child in (() if element is None else element) if child.tag == name)
