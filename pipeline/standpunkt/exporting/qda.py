"""REFI-QDA: a project (.qdpx) or a codebook (.qdc) for programs of qualitative analysis.

A code is one stance on one proposal, a case one organisation with its kind, a source one response.
Texts have "\\n" for line breaks and no byte order mark, and positions count code points, as the
standard asks.
"""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from standpunkt.exporting.passages import Marked, Passage, plain_lines
from standpunkt.positions import Stance
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import row_ids
from standpunkt.writing.files import prepare, replacing
from standpunkt.writing.palette import FILLS

PROJECT: Final = "urn:QDA-XML:project:1.0"
CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
BETWEEN: Final = " · "
"""What stands between proposal and stance in the name of a code."""
THIRD: Final = "omtalt"
"""The last part of the name of a code for stands that are told of others."""
NO_PROPOSAL: Final = "uten forslag"

_SPACE: Final = uuid.UUID("6f0f1f9e-6f5b-5d59-9d0e-3a0b6f6f7a11")
_DAY: Final = (1980, 1, 1, 0, 0, 0)

Code = tuple[str, Stance, bool]
"""A proposal's id, a stance, and whether it is told of others."""


def write(path: Path, documents: Iterable[Marked], proposals: Sequence[Proposal] = ()) -> None:
    """Write a project, the same bytes each time. Raises OutputError."""
    prepare(path)
    marked = [plain_lines(document) for document in documents]
    with replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", project(marked, proposals))
        for document in marked:
            # Before the text, never a byte order mark: every program would count it.
            name = f"sources/{_guid('source', document.doc_id)}.txt"
            _put(archive, name, document.text.encode())


def write_codebook(
    path: Path, documents: Iterable[Marked], proposals: Sequence[Proposal] = ()
) -> None:
    """Write the codes alone. Raises OutputError."""
    prepare(path)
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK}, origin="Standpunkt")
    _codes(root, CODEBOOK, _used(documents), proposals)
    with replacing(path) as part:
        part.write_bytes(_xml(root))


def project(documents: Sequence[Marked], proposals: Sequence[Proposal] = ()) -> bytes:
    """The project.qde of a project."""
    root = etree.Element(
        f"{{{PROJECT}}}Project", nsmap={None: PROJECT}, name="Standpunkt", origin="Standpunkt"
    )
    user = _guid("user", "standpunkt")
    root.set("creatingUserGUID", user)
    _sub(_sub(root, "Users"), "User", guid=user, name="Standpunkt")
    _codes(_sub(root, "CodeBook"), PROJECT, _used(documents), proposals)
    kind = _guid("variable", "kind")
    _sub(_sub(root, "Variables"), "Variable", guid=kind, name="kind", typeOfVariable="Text")
    _cases(root, documents, kind)
    if documents:
        sources = _sub(root, "Sources")
        for document in documents:
            _source(sources, document, user)
    return _xml(root)


def code_of(passage: Passage) -> list[Code]:
    """The codes of a position: one for each proposal it is on."""
    row = passage.row
    links = row.links or (("", row.stance),)
    return [(key, stance, not row.own) for key, stance in links]


def name_of(code: Code) -> str:
    """What a code is called.

    >>> name_of(("G1", Stance.OPPOSE, False)), name_of(("", Stance.SUPPORT, True))
    ('G1 · støtter ikke', 'uten forslag · støtter · omtalt')
    """
    proposal, stance, third = code
    parts = [proposal or NO_PROPOSAL, stance.label()]
    return BETWEEN.join([*parts, THIRD] if third else parts)


def _used(documents: Iterable[Marked]) -> list[Code]:
    """All codes that occur, in the order of proposals as they come, then of stances."""
    found = {code for d in documents for p in d.passages for code in code_of(p)}
    order = list(Stance)
    return sorted(found, key=lambda code: (code[0] == "", code[0], order.index(code[1]), code[2]))


def _codes(
    parent: etree._Element, space: str, used: Sequence[Code], proposals: Sequence[Proposal]
) -> None:
    """The codes under their proposals; without any, what the standard wants at least: one."""
    titles = {p.id: p.title for p in proposals}
    described = {p.id: p.description for p in proposals}
    codes = _sub(parent, "Codes", space)
    keys = [*dict.fromkeys([*titles, *(code[0] for code in used)])] or [""]
    for key in keys:
        name = f"{key} {titles.get(key, '')}".strip() or NO_PROPOSAL
        above = _sub(codes, "Code", space, guid=_guid("proposal", key), name=name)
        above.set("isCodable", "false")
        if described.get(key):
            _sub(above, "Description", space).text = described[key]
        for code in used:
            if code[0] == key:
                made = _sub(above, "Code", space, guid=_guid("code", name_of(code)))
                made.set("name", name_of(code))
                made.set("isCodable", "true")
                made.set("color", FILLS[code[1].value])


def _cases(root: etree._Element, documents: Sequence[Marked], kind: str) -> None:
    by_name: dict[str, list[Marked]] = {}
    for document in documents:
        first = document.first
        name = first.organisation if first else ""
        by_name.setdefault(name or document.doc_id, []).append(document)
    if not by_name:
        return
    cases = _sub(root, "Cases")
    for name, of_it in by_name.items():
        case = _sub(cases, "Case", guid=_guid("case", name), name=name)
        first = next((d.first for d in of_it if d.first), None)
        if first and first.organisation_kind:
            value = _sub(case, "VariableValue")
            _sub(value, "VariableRef", targetGUID=kind)
            _sub(value, "TextValue").text = first.organisation_kind
        for document in of_it:
            _sub(case, "SourceRef", targetGUID=_guid("source", document.doc_id))


def _source(sources: etree._Element, document: Marked, user: str) -> None:
    guid = _guid("source", document.doc_id)
    source = _sub(sources, "TextSource", guid=guid, name=document.doc_id)
    source.set("plainTextPath", f"internal://{guid}.txt")
    source.set("creatingUser", user)
    ids = row_ids(p.row for p in document.passages)
    for key, passage in zip(ids, document.passages, strict=True):
        selection = _sub(
            source,
            "PlainTextSelection",
            guid=_guid("selection", key),
            name=" ".join(passage.evidence.of(document.text).split())[:80],
            startPosition=str(passage.evidence.start),
            endPosition=str(passage.evidence.end),
            creatingUser=user,
        )
        _sub(selection, "Description").text = f"row_id {key}; holder {passage.row.holder}"
        for code in code_of(passage):
            coding = _sub(selection, "Coding", guid=_guid("coding", key, name_of(code)))
            coding.set("creatingUser", user)
            _sub(coding, "CodeRef", targetGUID=_guid("code", name_of(code)))


def _sub(parent: etree._Element, tag: str, space: str = PROJECT, **known: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{tag}", attrib=known)


def _guid(*parts: str) -> str:
    """The same for the same thing in every run, so that programs know it again."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def _xml(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)
