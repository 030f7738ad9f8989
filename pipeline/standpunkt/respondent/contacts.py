"""How to reach a person: addresses, telephone numbers and the like in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from standpunkt.respondent import names

# What RFC 5322 allows before the @, typographic apostrophes, and the @ spelt out.
EMAIL: Final = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~’‘-]+(?:@|[ ]?[(\[{][ ]?(?:at|alfa|krøllalfa|snabel-a)[ ]?[)\]}][ ]?)"
    r"[\w-]+(?:(?:\.|[ ]?[(\[{](?:dot|punktum|prikk)[)\]}][ ]?)[\w-]+)*\.?\w{2,}",
    re.I,
)
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|fb|linkedin|instagram|twitter|x)\.com/[\w./?=&%-]+", re.I
)
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:(?:\+|00)47 ?)?"
    r"(?:[2-9]\d(?: \d{2}){3}|[49]\d{2} \d{2} \d{3}|[49]\d{7})(?![\w/]|[.,-]\d)"
    r"|(?<![\w/.-])(?:\+|00)47 ?\d(?: ?\d){7}(?!\d)"
    r"|\b(?:tlf|telefon|tel|mobil|mob)\.?[ :]{1,3}(?P<labelled>\+?\d(?: ?\d){6,11})(?!\d)",
    re.I,
)
_NATIONAL_ID: Final = re.compile(r"(?<![\d/.-])\d{6} ?\d{5}(?![\d/-])")
_STREET: Final = re.compile(
    rf"(?:[{names.CAPITAL}][\w.'-]*[ ])*?"
    rf"[{names.CAPITAL}][\w'-]*(?:[ ]?(?:vei|veien|veg|vegen|gate|gata|gaten|allé|alleen"
    r"|plass|plassen|torg|torget|brygge|sti|stien|bakken|bakke|lia|stranda|haugen|tunet|jordet|svingen|terrasse)"
    r")[ ]\d{1,4}[ ]?[A-Za-z]?\b(?:,?[ \n]+\d{4}[ ][A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ]\w+)?)?"
)
_NUMBERED_LINE: Final = re.compile(
    rf"[ \t]*(?P<address>(?:[{names.CAPITAL}][\w.'-]*[ ]){{1,3}}\d{{1,4}}[ ]?[A-Za-z]?"
    r"(?:,?[ ]+\d{4}[ ][A-ZÆØÅ][\w-]+)?|Postboks[ ]\d+.*)[ \t]*"
)
_POSTCODE_LINE: Final = re.compile(
    r"[ \t]*(?P<address>(?:N-)?\d{4}[ ][A-ZÆØÅ][\w-]+(?:[ ]\w+)?)[ \t]*"
)
_LETTERHEAD_LINES: Final = 15
_SIGNATURE_LINES: Final = 15


@dataclass(frozen=True, slots=True)
class Change:
    """Something to put in place of the characters `start` to `end`."""

    start: int
    end: int
    put: str


def contacts_in(text: str) -> Iterator[Change]:
    """What tells how to reach somebody, with the mark that goes in its place.

    >>> [found.put for found in contacts_in("ola@post.example, tlf. 22 00 00 00")]
    ['[e-post]', '[telefon]']
    """
    yield from (Change(*m.span(), "[e-post]") for m in EMAIL.finditer(text))
    yield from (Change(*m.span(), "[profil]") for m in _PROFILE.finditer(text))
    yield from (Change(*m.span(m.lastgroup or 0), "[telefon]") for m in _PHONE.finditer(text))
    yield from (Change(*m.span(), "[fødselsnummer]") for m in _NATIONAL_ID.finditer(text))
    yield from (Change(*m.span(), "[adresse]") for m in _STREET.finditer(text))
    yield from _address_lines(text)


def _address_lines(text: str) -> Iterator[Change]:
    """Addresses that stand on lines of their own at the top and the bottom."""
    lines = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, line.rstrip("\r")))
        start += len(line) + 1
    top = lines[:_LETTERHEAD_LINES]
    edges = [*top, *lines[max(len(top), len(lines) - _SIGNATURE_LINES) :]]
    follows = False
    for start, line in edges:
        match = _NUMBERED_LINE.fullmatch(line)
        if match is None and follows:
            match = _POSTCODE_LINE.fullmatch(line)
        # A public office's box and postcode may stay.
        public = re.search(r"\bDep\b", line) is not None
        follows = match is not None or _STREET.search(line) is not None
        if match and not public:
            yield Change(start + match.start("address"), start + match.end("address"), "[adresse]")
