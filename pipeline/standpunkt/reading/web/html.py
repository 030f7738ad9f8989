"""Saved web pages: what a page says, without the site around it.

Nothing is fetched: a page is the bytes in its file. The text is made here, so offsets count
the characters of `Read.text`, which `--save-text` writes out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from standpunkt.documents import BlockKind
from standpunkt.errors import InputError
from standpunkt.printable import counted
from standpunkt.reading.text import (
    MAX_CHARACTERS,
    Read,
    characters,
    unreadable,
)
from standpunkt.reading.web import furniture
from standpunkt.reading.web.lines import Lines, Piece, tidy
from standpunkt.reading.web.response_page import facts_apart, facts_of

Element = Any
"""An lxml element; lxml says no types."""

MAX_BYTES: Final = 20_000_000
"""No larger page is opened; saved pages with their images inside are some megabytes."""

MAX_ELEMENTS: Final = 300_000
"""No page of prose has more; the law of taxation in one page has a tenth."""

_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}encoding="
    rb"[\"']([\w.:-]{1,40})",
    re.I,
)
_HEAD: Final = 8192
# What browsers read as Windows-1252 whatever it is called.
_OLD: Final = frozenset(["iso8859-1", "ascii", "cp1252", "iso8859-15"])
_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_DOCUMENT: Final = re.compile(r"\.(?:pdf|docx?|odt|rtf|xlsx?|pptx?|zip|txt)$", re.I)
_MOST_ATTACHMENTS: Final = 20
_MUCH_HIDDEN: Final = 500
_MOSTLY: Final = 0.8
_ONLY_SCRIPT: Final = (
    "open it in a browser, wait until it shows, and save it again or copy the text to a .txt file"
)


def read_html(path: Path, name: str = "") -> Read:
    """Read a saved web page (.html, .htm); `name` is how messages call it.

    Raises InputError for a file that cannot be opened, is too large, or holds no text outside
    its menus and scripts.
    """
    name = name or str(path)
    return page(_bytes_of(path, name), name)


def read_mhtml(path: Path, name: str = "") -> Read:
    """Read a web page saved with all it shows in one file (.mhtml, .mht).

    Raises InputError as `read_html` does, and where the file holds no page.
    """
    name = name or str(path)
    message = message_from_bytes(_bytes_of(path, name), policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            return page(data if isinstance(data, bytes) else b"", name, _charset_of(part))
    raise InputError("holds no web page", "save the page as .html", path=name)


def _charset_of(part: EmailMessage) -> str:
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, name) from error


def _too_large(name: str) -> InputError:
    return InputError(
        f"is too large for a web page (at most {MAX_BYTES / 1e6:.0f} MB are read)",
        "save the page without its images, or copy the text to a .txt file",
        path=name,
    )


def page(data: bytes, name: str, charset: str = "", *, quotes: bool = False) -> Read:
    """What the page in `data` says; `charset` is what came with it, if anything did.

    With `quotes`, lines that the page of a mail quotes from an earlier one begin with "> ".

    Raises InputError where it holds no text.

    >>> page("<nav>Meny</nav><h1>Svar</h1><p>Vi støtter forslaget.".encode(), "a.html").text
    'Svar\\n\\nVi støtter forslaget.'
    """
    root, encoding = _root(data, name, charset)
    weights = furniture.Weights(root)
    found = root.find("body")
    body = root if found is None else found
    prose = weights.prose(body)
    main = furniture.main_of(body, weights)
    hidden: dict[Element, int] = {}

    def left_out(element: Element) -> bool:
        if furniture.is_hidden(element, weights):
            hidden[element] = weights.letters(element)
            return True
        return furniture.is_furniture(element, weights, prose)

    def in_sentence(element: Element) -> bool:
        return furniture.stands_in_sentence(element, weights)

    gathered = Lines(left_out, in_sentence, marks_quotes=quotes).read(main)
    lines = _with_heading(gathered, body, main)
    lines.pieces = [
        piece if text == piece.text else Piece(text, apart, piece.place)
        for piece in lines.pieces
        for text, apart in facts_apart(piece.text, piece.apart)
    ]
    composed = lines.composed()
    text = composed.text
    if not text.strip():
        raise InputError("holds no text outside menus and scripts", _ONLY_SCRIPT, path=name)
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"is too long ({len(text):,} characters; at most {MAX_CHARACTERS:,} are read)",
            "split it into one file a response",
            path=name,
        )
    attachments = _attachments(main, left_out)
    metadata = facts_of(text, _meta(root))
    if attachments:
        named = ("attachments", "; ".join(attachments))
        metadata = replace(metadata, extra=(*metadata.extra, named))
    concealed = sum(hidden.values())
    notes = (
        encoding,
        lines.deleted and f"{counted(lines.deleted, 'deleted passage')} left out",
        concealed > _MUCH_HIDDEN and f"{concealed:,} characters that the page hides are left out",
        _menus_note(len("".join(text.split())), weights.letters(body) - concealed),
        attachments and f"names documents that are not read: {'; '.join(attachments)}",
    )
    return Read(
        text,
        notes=tuple(n for n in notes if n),
        places=tuple(composed.places),
        metadata=metadata,
        blocks=tuple(composed.blocks),
    )


def _root(data: bytes, name: str, charset: str) -> tuple[Element, str]:
    """The root of a page, and a note on its encoding. Raises InputError where it is none."""
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if data.startswith(_BINARY) or _is_binary(data):
        raise InputError("is a binary file, not a web page", "check the ending", path=name)
    source, encoding = decode(data, charset)
    if not source.strip():
        raise InputError("is empty", "leave it out or save the page again", path=name)
    root = _parse(source, name)
    if root is None:
        raise InputError("holds no text", "leave it out or save the page again", path=name)
    return root, encoding


def _menus_note(read: int, whole: int) -> str:
    """A note where most of the page is not read, given the letters of both; else nothing.

    >>> _menus_note(200, 2000), _menus_note(1500, 2000)
    ('90% of the page was taken for menus and the like', '')
    """
    left = 1 - read / max(1, whole)
    return f"{left:.0%} of the page was taken for menus and the like" if left > _MOSTLY else ""


def _parse(source: str, name: str) -> Element | None:
    # huge_tree: without it libxml2 drops what lies deeper than some hundred elements.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = html.document_fromstring(_CONTROLS.sub("", source).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any("depth" in error.message for error in parser.error_log.filter_from_fatals()):
        raise InputError(
            "has elements that lie too deep in each other, so that its end would be lost",
            "copy the text to a .txt file",
            path=name,
        )
    if sum(1 for _ in zip(range(MAX_ELEMENTS + 1), root.iter(), strict=False)) > MAX_ELEMENTS:
        raise InputError(
            f"has more than {MAX_ELEMENTS:,} elements, so it is data and not a response",
            "copy the text to a .txt file",
            path=name,
        )
    return root


def _with_heading(lines: Lines, body: Element, main: Element) -> Lines:
    """The lines with the page's heading first, where it stands outside the main part."""
    if main is body or next(main.iter("h1"), None) is not None:
        return lines
    outside = [tidy(" ".join(h1.itertext())).strip() for h1 in body.iter("h1")]
    if len(outside) == 1 and outside[0]:
        lines.pieces[:1] = [
            Piece(outside[0], True, kind=BlockKind.HEADING, level=1),
            *(piece._replace(apart=True) for piece in lines.pieces[:1]),
        ]
    return lines


# --- what the page says of itself --------------------------------------------------------


def _meta(root: Element) -> dict[str, str]:
    """What the head of the page says, by name: title, og:title, og:site_name …"""
    found = {
        (element.get("property") or element.get("name") or "").lower(): element.get("content", "")
        for element in root.iter("meta")
    }
    title = next(root.iter("title"), None)
    if title is not None:
        found["title"] = title.text or ""
    return {key: tidy(value).strip() for key, value in found.items() if key and value.strip()}


def _attachments(main: Element, left_out: Any) -> tuple[str, ...]:
    """Names of the documents that the page's main part links to."""
    names = []
    for link in main.iter("a"):
        try:
            target = unquote(PurePosixPath(urlsplit(link.get("href", "")).path).name)
        except ValueError:
            continue
        if not _DOCUMENT.search(target):
            continue
        if any(left_out(above) for above in (link, *link.iterancestors()) if above is not main):
            continue
        said = tidy(" ".join(link.itertext())).strip()
        names.append(target if not said or len(said) > 80 else said)
    return tuple(dict.fromkeys(names))[:_MOST_ATTACHMENTS]


# --- characters --------------------------------------------------------------------------


def decode(data: bytes, charset: str = "") -> tuple[str, str]:
    """The characters of a page and a note where they are not in UTF-8.

    A byte order mark goes first, then UTF-8 where every byte fits, then what was declared.

    >>> decode('<meta charset="iso-8859-1">støtter – ja'.encode("cp1252"))
    ('<meta charset="iso-8859-1">støtter – ja', 'read as Windows-1252')
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
        for called in (charset, _declared(data)):
            if called and not _fits_utf8(data):
                try:
                    known = codecs.lookup(called).name
                    known = "cp1252" if known in _OLD else known
                    text = data.decode(known)
                except (LookupError, UnicodeError, ValueError):
                    continue
                return text, f"read as {'Windows-1252' if known == 'cp1252' else known}"
    text_or_none, note = characters(data)
    return text_or_none or "", note


def _is_binary(data: bytes) -> bool:
    """Whether zero bytes stand in what is not UTF-16."""
    return b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    return "" if found is None else (found[1] or found[2]).decode("ascii", "replace")


def _fits_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
