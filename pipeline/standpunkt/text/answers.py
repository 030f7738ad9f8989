"""Answers in forms: lines that say no more than yes, no or partly."""

from __future__ import annotations

import re

_LONGEST_ANSWER = 110

_ANSWER = re.compile(
    r"(?:(?:svar|kommentar|merknad)\s*:\s*)?"
    r"(?:(?:svært|helt|heilt|delvis|litt|noe|verken|hverken|meget|sterkt)\s)?"
    r"(?:ja|nei|nja|delvis|for|i?mot|i\smot|enig|uenig|einig|ueinig|samd|usamd|"
    r"vet\sikke|veit\sikkje|ingen|inga|-|–|"
    r"ikke\sbesvart|ikkje\ssvart|nøytral|verken\senig\seller\suenig|"
    r"støtt(?:er|es|ar|ast)(?:\s(?:ikke|ikkje|delvis|fullt\sut))?|går\si\s?mot|"
    r"(?:vert|blir)\s(?:ikke\s|ikkje\s)?støtt(?:a|et)|"
    r"(?:alt)?for\s(?:strengt|vidt|snevert|kort|langt|dyrt|uklart|høyt|høgt|lavt|lågt|"
    r"svakt|lite|mye|mykje|tidlig|tidleg|sent|seint)|"
    r"ingen\smening|ingen\s(?:merknad|merknader|kommentar|kommentarer|formening)|greit|greitt|ok)"
    r"(?:\s?[/,]\s?[\w\s]{0,30})?[.!]?",
    re.IGNORECASE,
)


def is_answer(text: str) -> bool:
    """Whether a line is no more than an answer in a form.

    >>> is_answer("Delvis enig"), is_answer("Enig i at fristen er kort")
    (True, False)
    """
    return len(text) < _LONGEST_ANSWER and _ANSWER.fullmatch(text) is not None
