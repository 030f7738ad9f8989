"""Coded passages of a REFI-QDA project read back as decisions."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from lxml import etree

from standpunkt.decisions import Decision, Known, Verdict
from standpunkt.errors import InputError
from standpunkt.positions import RESPONDENT
from standpunkt.reading.containers import archives
from standpunkt.review import spoken
from standpunkt.review.reviews import Review

_SPACE: Final = "{urn:QDA-XML:project:1.0}"
_BETWEEN: Final = "·"
_THIRD: Final = "omtalt"
_NO_PROPOSAL: Final = "uten forslag"


def read(path: Path) -> Review:
    """The review in a project: each coded passage is a position with its stance and proposals.

    A passage that is not coded any more is no rejection: programs drop what they do not know.
    Raises InputError.
    """
    try:
        with archives.opened(path, str(path)) as archive:
            for member in archive.infolist():
                archives.check(member, str(path))
            texts = {
                Path(n).name: archive.read(n) for n in archive.namelist() if n.endswith(".txt")
            }
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            root = etree.fromstring(archive.read("project.qde"), parser)
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise InputError("is no REFI-QDA project", "export it again as .qdpx", path=path) from error
    codes = {c.get("guid"): c.get("name") or "" for c in root.iter(f"{_SPACE}Code")}
    notes: list[str] = []
    found = []
    for source in root.iter(f"{_SPACE}TextSource"):
        text = _text(source, texts)
        for selection in source.iter(f"{_SPACE}PlainTextSelection"):
            decision = _decision(source.get("name") or "", text, selection, codes, path, notes)
            if decision:
                found.append(decision)
    return Review(path, tuple(found), tuple(notes))


def _text(source: etree._Element, texts: dict[str, bytes]) -> str:
    inside = source.findtext(f"{_SPACE}PlainTextContent")
    if inside is not None:
        return str(inside)
    name = (source.get("plainTextPath") or "").rpartition("/")[2]
    return texts.get(name, b"").decode("utf-8", "replace").removeprefix("\ufeff")


def _decision(
    doc_id: str,
    text: str,
    selection: etree._Element,
    codes: dict[str | None, str],
    path: Path,
    notes: list[str],
) -> Decision | None:
    start, end = (int(selection.get(k) or 0) for k in ("startPosition", "endPosition"))
    place = f"{path.name}, source '{doc_id}', characters {start} to {end}"
    stances, proposals, third = [], [], False
    for ref in selection.iter(f"{_SPACE}CodeRef"):
        name = codes.get(ref.get("targetGUID"), "")
        parts = [part.strip() for part in name.split(_BETWEEN)]
        stance = spoken.stance(parts[1]) if len(parts) > 1 else None
        if stance is None:
            notes.append(f"{place}: the code '{name}' is no stance; it is not read")
            continue
        stances.append(stance)
        third = third or _THIRD in parts[2:]
        if parts[0] != _NO_PROPOSAL:
            proposals.append(parts[0])
    if not stances:
        return None
    if len(set(stances)) > 1:
        notes.append(f"{place}: has several stances; the first is read")
    person: dict[str, Known] = {
        "evidence": text[start:end],
        "stance": stances[0].value,
        "proposal_id": ";".join(dict.fromkeys(proposals)) or None,
    }
    if not third:
        person["holder"] = RESPONDENT
    return Decision("", doc_id, Verdict.ADDED, {}, person, path.stem, place=place)
