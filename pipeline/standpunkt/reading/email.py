"""E-mail (.eml): what the sender writes, without the mail it answers.

Headers become metadata, attachments are named and not read here: `attachments` hands them
over to whoever opens containers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, cast

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.html import page
from standpunkt.reading.text import MAX_CHARACTERS, Read, characters, unreadable
from standpunkt.respondent import names

MAX_BYTES: Final = 50_000_000
"""No larger mail is opened; post offices take half of that, attachments included."""

MAX_ATTACHMENTS: Final = 50
"""So many attachments are handed over at most."""

MAX_ATTACHED: Final = 100_000_000
"""So many bytes are handed over at most, all attachments of a mail together."""

_MAX_PARTS: Final = 500
_MANGLED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_HEADING: Final = (
    r"(?:fra|frå|from|von|sendt|sent|dato|date|til|to|kopi|cc|emne|subject|svar til|reply-to)"
)
_ORIGINAL: Final = re.compile(
    r"\s*(?:-{2,}|_{5,})\s*(?:opprinnelig melding|opprinneleg melding|original ?message"
    r"|videresendt melding|vidaresend melding|forwarded message|begynnelse på videresendt melding)"
    r"\s*-*\s*:?\s*|\s*_{10,}\s*",
    re.I,
)
_FROM: Final = re.compile(r"\s*[*>]?\s*(?:fra|frå|from)\s*:\s*\*?\s*\S.*", re.I)
_HEADER_LINE: Final = re.compile(rf"\s*[*>]?\s*{_HEADING}\s*:\*?.*", re.I)
_WROTE: Final = re.compile(
    r"\s*(?:den|on|på|(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)\.?\w*\.?,?)\s.{0,160}"
    r"\b(?:skrev|skreiv|wrote|skrev følgende)\b.{0,120}:\s*|\s*.{3,80}\sskrev\s.{0,80}:\s*",
    re.I,
)
_QUOTED: Final = re.compile(r"\s{0,3}>")
_DISCLAIMER: Final = re.compile(
    r"(?:denne (?:e-?posten|e-?post|meldingen|epostmeldingen)|denne e-postmeldinga"
    r"|this (?:e-?mail|message)|innholdet i denne e-?post).{0,200}"
    r"(?:fortrolig|konfidensiel|konfidensiell|taushet|tiltenkt|utilsiktet|confidential|intended"
    r"|feilsend|feil mottaker)",
    re.I | re.S,
)
_PAPER: Final = re.compile(
    r"(?:tenk på miljøet|please consider the environment|ta vare på miljøet"
    r"|vurder miljøet).{0,80}",
    re.I,
)
_REPLY: Final = re.compile(r"(?:(?:sv|re|vs|fwd?|aw|vidaresendt|videresendt)\s*:\s*)+", re.I)


def read_email(path: Path, name: str = "") -> Read:
    """Read a mail; `name` is how messages call it.

    Raises InputError for a file that cannot be opened, is too large, is no mail, or says
    nothing of its own.
    """
    name = name or str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                f"is too large for a mail (at most {MAX_BYTES / 1e6:.0f} MB are read)",
                "save its attachments and read them",
                path=name,
            )
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, name) from error
    return mail(data, name)


def mail(data: bytes, name: str) -> Read:
    """What the mail in `data` says; raises InputError where it says nothing.

    >>> mail(b"From: Testvik kommune <post@testvik.example>\\n\\nEnig.\\n\\n> Hva?", "a.eml").text
    'Enig.'
    """
    message = _message(data)
    if not message.keys():
        raise InputError("is no mail", "save it as .eml, or copy the text to .txt", path=name)
    written, notes, extra = _body(message, name)
    own, quoted = own_words(written)
    # A mail that only sends on another is that other mail.
    forwarded = quoted and not own.strip()
    if forwarded:
        own = _sent_on(written)
    text, legal = _without_disclaimer(own)
    attached = tuple(dict.fromkeys(file for file, _ in _attached(message)))
    if not text.strip():
        what = f"; it comes with {', '.join(attached)}" if attached else ""
        raise InputError(
            f"holds no words of the sender's own{what}",
            "read the attachments" if attached else "leave it out",
            path=name,
        )
    if len(text) > MAX_CHARACTERS:
        raise InputError("is too long", "split it into one file a response", path=name)
    told = (
        *notes,
        "sends on an earlier mail, which is read" if forwarded else "",
        "quoted earlier mail left out" if quoted and not forwarded else "",
        "a confidentiality notice left out" if legal else "",
        f"attachments that are not read: {'; '.join(attached)}" if attached else "",
    )
    if attached:
        extra = (*extra, ("attachments", "; ".join(attached)))
    return Read(text, notes=tuple(filter(None, told)), metadata=_metadata(message, extra))


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """File name and bytes of each attachment, within the bounds above.

    A name is a bare file name; a part that cannot be decoded is left out.

    >>> attachments(b"From: a@b.example\\n\\nHei")
    []
    """
    found: list[tuple[str, bytes]] = []
    size = 0
    for name, part in _attached(_message(data)):
        try:
            content = part.get_payload(decode=True)
            if content is None and part.get_content_type() == "message/rfc822":
                content = part.get_payload(0).as_bytes()  # type: ignore[union-attr]
        except Exception:  # noqa: BLE001, S112 - the email package raises many kinds on damage
            continue
        if not isinstance(content, bytes):
            continue
        size += len(content)
        if size > MAX_ATTACHED or len(found) == MAX_ATTACHMENTS:
            break
        found.append((name, content))
    return found


# --- parts ------------------------------------------------------------------------------


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail that hold something; those of a mail within it are not its own."""
    todo = [message]
    for _ in range(_MAX_PARTS):
        if not todo:
            return
        part = todo.pop(0)
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_maintype() == "multipart":
            todo[:0] = cast("list[EmailMessage]", inside)
        else:
            yield part


def _attached(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    for n, part in enumerate(_parts(message), 1):
        name = _safely(part.get_filename) or ""
        kind = _safely(part.get_content_disposition) or ""
        is_body = part.get_content_maintype() == "text" and kind != "attachment" and not name
        if is_body or (kind != "attachment" and part.get_content_maintype() == "image"):
            continue
        bare = re.split(r"[/\\]", _MANGLED.sub("", name).strip())[-1].strip(". ")[:120]
        if part.get_content_type() == "message/rfc822":
            bare = bare or "melding.eml"
        yield bare or f"vedlegg-{n}", part


def _safely(ask: object) -> str | None:
    """What a question about a part comes to; damaged headers make the email package raise."""
    try:
        return cast("str | None", ask()) if callable(ask) else None
    except Exception:  # noqa: BLE001 - the kinds it raises on damage are many
        return None


def _body(
    message: EmailMessage, name: str
) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The text of the mail, notes on how it was read, and what an HTML body says of itself."""
    plain: list[str] = []
    notes: list[str] = []
    pages: list[tuple[bytes, str]] = []
    for part in _parts(message):
        named = _safely(part.get_filename) or _safely(part.get_content_disposition) == "attachment"
        if named or part.get_content_maintype() != "text":
            continue
        data = part.get_payload(decode=True)
        content = data if isinstance(data, bytes) else b""
        charset = _safely(part.get_content_charset) or ""
        if part.get_content_type() == "text/html":
            pages.append((content, charset))
        elif part.get_content_type() == "text/plain":
            text, note = _decoded(content, charset)
            if (_safely(lambda part=part: part.get_param("format")) or "") == "flowed":
                text = _unflowed(text)
            plain.append(text)
            notes.append(note)
    if any(text.strip() for text in plain):
        return "\n\n".join(plain), tuple(dict.fromkeys(filter(None, notes))), ()
    for content, charset in pages:
        read = page(content, name, charset)
        # Its notes on documents linked to, its facts of a response page.
        return read.text, read.notes, read.metadata.extra
    return "", (), ()


def _decoded(data: bytes, charset: str) -> tuple[str, str]:
    try:
        if charset and charset.lower() not in ("us-ascii", "iso-8859-1", "latin-1"):
            return _MANGLED.sub("", data.decode(charset)), ""
    except (LookupError, UnicodeError, ValueError):
        pass
    text, note = characters(data)
    old = charset.lower() in ("iso-8859-1", "latin-1")
    return _MANGLED.sub("", text or ""), "" if old else note


def _unflowed(text: str) -> str:
    """Lines of format=flowed joined: a space at the end says that the line goes on."""
    return re.sub(r"(?m)^(?!-- $)(.*\S) \r?\n(?![> \r\n])", r"\1 ", text)


# --- the sender's own words -------------------------------------------------------------


def own_words(text: str) -> tuple[str, bool]:
    """The text without quoted earlier mail, and whether there was any.

    >>> own_words("Vi er imot.\\n\\nDen 3. mai 2026 skrev Etaten <a@b.example>:\\n> Enig?")
    ('Vi er imot.', True)
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((n for n in range(len(lines)) if _begins_earlier(lines, n)), len(lines))
    own = list(lines[:end])
    # An answer between the lines of the mail it answers: only what is quoted goes.
    after = [line for line in lines[end:] if not _QUOTED.match(line)]
    wrote = next((n for n in (1, 2) if _WROTE.fullmatch(" ".join(lines[end : end + n]))), 0)
    if wrote and any(map(str.strip, after[wrote:])):
        own += after[wrote:]
    kept = [line for line in own if not _QUOTED.match(line)]
    quoted = end < len(lines) or len(kept) < len(own)
    return "\n".join(kept).strip("\n \t"), quoted


def _sent_on(text: str) -> str:
    """The mail that a mail sends on: its headers and its sender's own words."""
    lines = re.sub(r"(?m)^ {0,3}(?:> ?)+", "", text).replace("\r\n", "\n").strip().split("\n")
    heads = 0
    while heads < len(lines) and (
        not lines[heads].strip()
        or any(p.fullmatch(lines[heads]) for p in (_HEADER_LINE, _ORIGINAL, _WROTE))
    ):
        heads += 1
    own = own_words("\n".join(lines[heads:]))[0]
    return "\n".join([*lines[:heads], own]).strip("\n \t")


def _begins_earlier(lines: list[str], n: int) -> bool:
    """Whether line `n` begins the mail that this one answers or sends on."""
    line = lines[n]
    if _ORIGINAL.fullmatch(line):
        return "_" not in line or any(map(_FROM.fullmatch, lines[n + 1 : n + 3]))
    if _FROM.fullmatch(line):
        near = [other for other in lines[n + 1 : n + 6] if other.strip()][:3]
        return sum(_HEADER_LINE.fullmatch(other) is not None for other in near) > 1
    quotes_follow = any(map(_QUOTED.match, lines[n + 1 : n + 5]))
    two = " ".join(lines[n : n + 2])
    if _WROTE.fullmatch(line):
        return quotes_follow or "@" in line or re.search(r"\d{4}|\d:\d\d", line) is not None
    return bool(quotes_follow and "@" in two and _WROTE.fullmatch(two))


def _without_disclaimer(text: str) -> tuple[str, bool]:
    """The text without paragraphs that tell who may read the mail; signatures stay."""
    paragraphs = re.split(r"(\n[ \t]*\n+)", text)
    kept = [
        ""
        if len(part) < 3000 and (_DISCLAIMER.search(part) or _PAPER.match(part.strip()))
        else part
        for part in paragraphs
    ]
    changed = kept != paragraphs
    return ("".join(kept).strip("\n \t") if changed else text), changed


# --- headers ----------------------------------------------------------------------------


def _metadata(message: EmailMessage, extra: tuple[tuple[str, str], ...]) -> Metadata:
    sender = _sender(message)
    subject = _REPLY.sub("", _header(message, "Subject")).strip()
    is_hearing = re.search(r"høring|høyring", subject, re.I) is not None
    day = _date(message)
    if subject:
        extra = (*extra, ("subject", subject))
    found = (("organisation", sender), ("date", day and "x"))
    return Metadata(
        organisation=sender,
        hearing=_hearing(subject) if is_hearing else "",
        date=day,
        extra=extra,
        origin=(
            *((key, "mail header") for key, value in found if value),
            *((("hearing", "mail header"),) if is_hearing and _hearing(subject) else ()),
        ),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - the email package raises many kinds on damage
        return ""
    return " ".join(_MANGLED.sub("", value).split())


def _hearing(subject: str) -> str:
    """The title in a subject line: "Høringssvar – ny vannlov" gives "ny vannlov"."""
    title = re.sub(
        r"^(?:hørings|høyrings)(?:svar|uttalelse|innspill|innspel|fråsegn|uttale)\w*"
        r"(?:\s+(?:til|på|om|vedr\.?|vedrørende))?[\s:–-]*",
        "",
        subject,
        flags=re.I,
    ).strip()
    return title[:1].upper() + title[1:] if re.search(r"\w \w", title) else ""


def _sender(message: EmailMessage) -> str:
    """The display name of the sender, where it is that of an organisation."""
    shown = re.sub(r"\s*<[^>]*>\s*$", "", _header(message, "From")).strip(" \"'")
    shown = re.sub(r"^(?:post(?:mottak)?|firmapost)\s+", "", shown, flags=re.I)
    parts = [part.strip() for part in re.split(r"\s[-–|/]\s|\s+(?:v/|ved)\s*", shown)]
    return next((part for part in parts if names.kind_of(part) is not None), "")


def _date(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
