"""The sender of a mail: which organisation its header names, if it names one and no person."""

from __future__ import annotations

import re
from dataclasses import replace

from standpunkt.documents import Metadata
from standpunkt.respondent import names
from standpunkt.respondent.cleaning import cleaned
from standpunkt.text.first_names import is_first_name


def without_persons(metadata: Metadata) -> Metadata:
    """What a file says of itself, without the name of a person who sent it as a mail.

    >>> header = (("organisation", "mail header"),)
    >>> without_persons(Metadata("Kari Testmann", origin=header)).organisation
    ''
    >>> without_persons(Metadata("Norsk Brolag v/ Kari Testmann", origin=header)).organisation
    'Norsk Brolag'
    """
    if dict(metadata.origin).get("organisation") != "mail header":
        return metadata
    name = organisation_in(metadata.organisation)
    kept = tuple(pair for pair in metadata.origin if name or pair[0] != "organisation")
    return replace(metadata, organisation=name, origin=kept)


def organisation_in(shown: str) -> str:
    """The organisation in the display name of a sender, empty where there is none."""
    shown = re.sub(r"^(?:post(?:mottak)?|firmapost)\s+", "", shown, flags=re.I)
    parts = [_without_person(part.strip()) for part in re.split(r"\s[-–|/]\s|\s+v/\s*", shown)]
    return next((part for part in parts if names.kind_of(part) is not None), "")


def _without_person(part: str) -> str:
    """ "Fjordvik kommune ved Kari Testmann" without her; "Klubben ved Sørvik Støperi" is whole.

    What follows in small letters is an office: "ved generalsekretæren".
    """
    body, _, by = part.partition(" ved ")
    is_person = names.is_person_name(by) and is_first_name(by.split()[0])
    return body if is_person or by[:1].islower() else cleaned(part)
