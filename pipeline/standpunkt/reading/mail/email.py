"""E-mail (.eml): what the sender writes, without the mail it answers.

Headers become metadata. Attachments are named here, and `attachments` hands them over to
whoever opens containers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from email import errors, message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import accumulate, islice
from pathlib import Path
from typing import Final, NamedTuple, cast

from standpunkt.documents import QUESTION, Block, Metadata, Place, Span, on_lines
from standpunkt.errors import InputError
from standpunkt.reading.mail.quotes import (
    Own,
    earlier,
    only_sends_on,
    own_words,
    quoted_note,
    sent_on,
)
from standpunkt.reading.text import MAX_CHARACTERS, Read, characters, unreadable
from standpunkt.reading.web.html import page
from standpunkt.text.dates import dates_in

Mine = Callable[[str], bool]
"""Whether the line above an earlier mail names the sender of this one."""

MAX_BYTES: Final = 50_000_000
"""No larger mail is opened; post offices take half of that, attachments included."""

_MOST_PARTS: Final = 20_000
_NAMED_AT_MOST: Final = 10
_MANGLED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_DISCLAIMER: Final = re.compile(
    r"(?:denne (?:e-?posten|e-?post|meldingen|epostmeldingen)|denne e-postmeldinga"
    r"|this (?:e-?mail|message)|innholdet i denne e-?post).{0,200}"
    r"(?:fortrolig|konfidensiel|konfidensiell|taushet|tiltenkt|utilsiktet|confidential|intended"
    r"|feilsend|feil mottaker)",
    re.I | re.S,
)
_LINE: Final = re.compile(r".*\S.*")
_PAPER: Final = re.compile(
    r"(?:tenk på miljøet|please consider the environment|ta vare på miljøet"
    r"|vurder miljøet).{0,80}",
    re.I,
)
_STUB: Final = re.compile(
    r"\b(?:html|nettleser\w*|e-?postleser\w*|e-?postprogram\w*|epostklient\w*|browser|mail client"
    r"|email client|view (?:this|it) )",
    re.I,
)
_SHORT: Final = 40
_WORD: Final = re.compile(r"\w{2,}")
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
    message, encoding = _message(data, name)
    if not message.keys():
        raise InputError("is no mail", "save it as .eml, or copy the text to .txt", path=name)
    mine = _names_sender(message)
    body = _body(message, name, mine)
    own = body.own
    # A mail that only sends on another is that other mail.
    forwarded = own.quoted > 0 and not own.text.strip()
    below = body.written
    around = f"{_header(message, 'Subject')}\n{body.written}"
    if own.quoted and only_sends_on(_without_disclaimer(own.text)[0], around):
        forwarded, below = True, earlier(body.written)
    text, legal = _without_disclaimer(sent_on(below) if forwarded else own.text)
    attached = tuple(dict.fromkeys(file for file, _ in _attached(message)))
    if not text.strip():
        what = f"; it comes with {_listed(attached)}" if attached else ""
        raise InputError(
            f"holds no words of the sender's own{what}",
            "read the attachments" if attached else "leave it out",
            path=name,
        )
    if len(text) > MAX_CHARACTERS:
        raise InputError("is too long", "split it into one file a response", path=name)
    told = (
        encoding,
        *body.notes,
        _cut_short(message),
        "sends on an earlier mail, which is read" if forwarded else quoted_note(own),
        "a confidentiality notice left out" if legal else "",
        f"comes with {_listed(attached)}" if attached else "",
    )
    extra = body.extra
    if attached:
        extra = (*extra, ("attachments", _listed(attached)))
    return Read(
        text,
        notes=tuple(filter(None, told)),
        places=_carried(body.places, body.written, text),
        # Who sends on a mail does not answer, and its own head tells its day.
        metadata=_metadata(message, extra, text if forwarded else ""),
        blocks=_left(body.blocks, body.written, text),
    )


def only_brings(data: bytes) -> bool:
    """Whether a mail says nothing but that it sends on what is attached.

    >>> only_brings(b"From: Kari <a@b.example>\\nSubject: VS: Svar\\n\\nVideresender denne.")
    True
    """
    try:
        message = _message(data, "")[0]
        body = _body(message, "", _names_sender(message))
    except InputError:
        return False  # told where the mail itself is read
    own, _ = _without_disclaimer(body.own.text)
    return not body.own.quoted and only_sends_on(own, _header(message, "Subject"))


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each attachment, in order.

    A name is a bare file name; a part that cannot be decoded is left out. None where parts lie
    too deep in each other, which is told where the mail itself is read.

    >>> list(attachments(b"From: a@b.example\\n\\nHei"))
    []
    """
    try:
        message = _message(data, "")[0]
    except InputError:
        return
    for name, part in _attached(message):
        try:
            content = part.get_payload(decode=True)
            if content is None and part.get_content_type() == "message/rfc822":
                content = part.get_payload(0).as_bytes()  # type: ignore[union-attr]
        except Exception:  # noqa: BLE001, S112 - the email package raises many kinds on damage
            continue
        if isinstance(content, bytes):
            yield name, content


def _listed(attached: tuple[str, ...]) -> str:
    more = len(attached) - _NAMED_AT_MOST
    return "; ".join(attached[:_NAMED_AT_MOST]) + (f" and {more:,} more" if more > 0 else "")


def _carried(places: Iterable[Place], old: str, new: str) -> tuple[Place, ...]:
    """The places of a text, in what is left of it: each is found again by its lines."""
    listed = list(places)
    if old.startswith(new):
        return tuple(place for place in listed if place.start < len(new))
    ends = [*(place.start for place in listed[1:]), len(old)][: len(listed)]
    found: list[Place] = []
    at = 0
    for place, end in zip(listed, ends, strict=True):
        words = old[place.start : end].strip("\n")
        start = f"\n{new}\n".find(f"\n{words}\n", at) if words and place.name else -1
        if start >= 0:
            at = start + len(words)
            found += [Place(start, place.name), Place(at, "")]
    return tuple(found)


def _left(blocks: Iterable[Block], old: str, new: str) -> tuple[Block, ...]:
    """The blocks of a text that are whole in what is left of it: some of its lines, in order."""
    moved: dict[int, int] = {}
    kept = ((m.start(), m[0]) for m in _LINE.finditer(new))
    start, line = next(kept, (0, ""))
    for found in _LINE.finditer(old):
        if found[0] == line:
            moved[found.start()] = start
            start, line = next(kept, (0, ""))
    here = (
        block._replace(span=Span(start, start + block.span.end - block.span.start))
        for block in blocks
        if (start := moved.get(block.span.start, -1)) >= 0
        and new.startswith(block.span.of(old), start)
    )
    return on_lines(new, here)


# --- parts ------------------------------------------------------------------------------


def _message(data: bytes, name: str) -> tuple[EmailMessage, str]:
    """The mail in `data`, and a note where the file itself is not in the bytes of a mail.

    Programs that save a mail as text write all of it, headers too, in UTF-16.
    """
    note = ""
    if b"\0" in data[:200] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, remark = characters(data)
        note = remark.partition(" (")[0]
        data = (text or "").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    try:
        return message_from_bytes(data, policy=policy.default), note
    except RecursionError as error:
        raise InputError(
            "has parts that lie too deep in each other",
            "save its attachments and read them",
            path=name or None,
        ) from error


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail that hold something; those of a mail within it are not its own."""
    todo = [message]
    for _ in range(_MOST_PARTS):
        if not todo:
            return
        part = todo.pop()
        inside = _inside(part)
        if inside:
            todo += reversed(inside)
        else:
            yield part


def _cut_short(message: EmailMessage) -> str:
    """A note on a mail whose end is missing; empty where it is whole."""
    ends = (errors.CloseBoundaryNotFoundDefect, errors.InvalidBase64PaddingDefect)
    found = (d for part in islice(message.walk(), _MOST_PARTS) for d in part.defects)
    return "may be cut short: its end is missing" if any(isinstance(d, ends) for d in found) else ""


def _inside(part: EmailMessage) -> list[EmailMessage]:
    inside = part.get_payload() if part.is_multipart() else None
    if isinstance(inside, list) and part.get_content_maintype() == "multipart":
        return cast("list[EmailMessage]", inside)
    return []


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


# --- the body ---------------------------------------------------------------------------


class _Body(NamedTuple):
    """The text of a mail as `written`, the sender's `own` words in it, and how it was read."""

    written: str
    own: Own
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()


def _body(message: EmailMessage, name: str, mine: Mine) -> _Body:
    """What the mail says: of the forms that a passage comes in the one that holds it all."""
    read = [
        chosen
        for forms in _passages(message)
        if (chosen := _chosen(forms, name, mine)).written.strip()
    ]
    if len(read) == 1:
        return read[0]
    written = "\n\n".join(body.written for body in read)
    starts = list(accumulate((len(body.written) + 2 for body in read), initial=0))
    return _Body(
        written,
        own_words(written, mine),
        tuple(dict.fromkeys(note for body in read for note in body.notes)),
        tuple(
            Place(start + place.start, place.name)
            for start, body in zip(starts, read, strict=False)
            for place in (*body.places, Place(len(body.written), ""))
        ),
        tuple(pair for body in read for pair in body.extra),
        tuple(
            block._replace(span=Span(start + block.span.start, start + block.span.end))
            for start, body in zip(starts, read, strict=False)
            for block in body.blocks
        ),
    )


def _passages(message: EmailMessage) -> list[list[EmailMessage]]:
    """The text parts of the body, those together that are alternatives of each other."""
    found: list[list[EmailMessage]] = []
    todo: list[tuple[EmailMessage, list[EmailMessage] | None]] = [(message, None)]
    for _ in range(_MOST_PARTS):
        if not todo:
            break
        part, group = todo.pop()
        if inside := _inside(part):
            if group is None and part.get_content_subtype() == "alternative":
                group = []
                found.append(group)
            todo += [(inner, group) for inner in reversed(inside)]
            continue
        named = _safely(part.get_filename) or _safely(part.get_content_disposition) == "attachment"
        if named or part.get_content_type() not in ("text/plain", "text/html"):
            continue
        if group is None:
            found.append([part])
        else:
            group.append(part)
    return [group for group in found if group]


def _chosen(forms: list[EmailMessage], name: str, mine: Mine) -> _Body:
    """The plain form as a rule; the HTML where the plain one is a stub or holds less."""
    plain = _plain([part for part in forms if part.get_content_type() == "text/plain"], mine)
    pages = [part for part in forms if part.get_content_type() == "text/html"]
    if not pages:
        return plain
    try:
        shown = _page(pages, name, mine)
    except InputError:
        if not plain.written.strip():
            raise
        return plain
    if not plain.written.strip():
        return shown
    said, seen = _WORD.findall(plain.own.text.lower()), _WORD.findall(shown.own.text.lower())
    common = len(set(said) & set(seen)) / max(1, len(set(said)))
    if seen and common < 0.5 and (len(said) < _SHORT or len(seen) > 3 * len(said)):
        told = "the plain text only says that there is HTML, which is read"
        if not _STUB.search(plain.own.text) and said:
            told = f"the plain text is not the message and is left out ({len(said)} words)"
        return shown._replace(notes=(*shown.notes, told))
    if len(seen) > 1.5 * len(said) + 15:
        return shown._replace(notes=(*shown.notes, "the HTML is read: it holds more than the text"))
    if any(place.name == QUESTION for place in shown.places):
        return shown  # plain text does not keep what stands under which heading
    return plain


def _plain(parts: list[EmailMessage], mine: Mine) -> _Body:
    texts: list[str] = []
    notes: list[str] = []
    for part in parts:
        text, note = _decoded(*_content(part))
        if (_safely(lambda part=part: part.get_param("format")) or "") == "flowed":
            text = _unflowed(text)
        texts.append(text)
        notes.append(note)
    written = "\n\n".join(texts)
    return _Body(written, own_words(written, mine), tuple(dict.fromkeys(filter(None, notes))))


def _page(parts: list[EmailMessage], name: str, mine: Mine) -> _Body:
    reads = []
    for part in parts:
        data, charset = _content(part)
        reads.append(page(data, name, charset, quotes=True))
    written = "\n\n".join(read.text for read in reads)
    # Its notes on documents linked to, its facts of a response page.
    return _Body(
        written,
        own_words(written, mine),
        tuple(dict.fromkeys(note for read in reads for note in read.notes)),
        reads[0].places if len(reads) == 1 else (),
        tuple(pair for read in reads for pair in read.metadata.extra),
        reads[0].blocks if len(reads) == 1 else (),
    )


def _content(part: EmailMessage) -> tuple[bytes, str]:
    """The bytes of a text part, and the encoding it says that it has."""
    try:
        data = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - the kinds it raises on damage are many
        data = b""
    content = data if isinstance(data, bytes) else b""
    charset = _safely(part.get_content_charset) or ""
    # A mail saved as UTF-16 may say so of its parts, too, which are UTF-8 by now.
    utf16 = charset.replace("-", "").replace("_", "").startswith(("utf16", "ucs2", "unicode"))
    return content, "" if utf16 and b"\0" not in content else charset


def _decoded(data: bytes, charset: str) -> tuple[str, str]:
    old = charset.lower() in ("us-ascii", "iso-8859-1", "latin-1")
    if charset and not old and not _is_utf8(data):
        try:
            return _MANGLED.sub("", data.decode(charset)), ""
        except (LookupError, UnicodeError, ValueError):
            pass
    text, note = characters(data)
    return _MANGLED.sub("", text or ""), "" if old else note


def _is_utf8(data: bytes) -> bool:
    """Whether letters beyond ASCII are in UTF-8, which no other encoding looks like."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _unflowed(text: str) -> str:
    """Lines of format=flowed joined: a space at the end says that the line goes on."""
    return re.sub(r"(?m)^(?!-- $)(.*\S) \r?\n(?![> \r\n])", r"\1 ", text)


# --- notices ----------------------------------------------------------------------------


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


def _metadata(message: EmailMessage, extra: tuple[tuple[str, str], ...], sent: str) -> Metadata:
    """What the headers say; `sent` is the mail that this one only sends on, if it does."""
    sender = "" if sent else _sender(message)
    subject = _REPLY.sub("", _header(message, "Subject")).strip()
    is_hearing = re.search(r"høring|høyring", subject, re.I) is not None
    day = None if dates_in(sent.partition("\n\n")[0]) else _date(message)
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


def _names_sender(message: EmailMessage) -> Mine:
    """Tells a line that names the sender of this mail, by address or by name."""
    name, address = parseaddr(_header(message, "From"))
    keys = [key.casefold() for key in (address, name) if len(key) > 5]
    return lambda line: any(key in line.casefold() for key in keys)


def _sender(message: EmailMessage) -> str:
    """The display name of the sender, a person's or an organisation's."""
    return re.sub(r"\s*<[^>]*>\s*$", "", _header(message, "From")).strip(" \"'")


def _date(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
