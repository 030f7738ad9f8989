"""From a name to who bears it: its own way of writing, key, kind, department and how sure.

A name comes from the user, a table, a register's page or the text. What the catalogue knows of
its bearer goes before what the name itself tells by its nouns.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from standpunkt.documents import (
    NAME_ORIGIN,
    Metadata,
    NameOrigin,
    OrganisationKind,
    Respondent,
)
from standpunkt.respondent import names
from standpunkt.respondent.aliases import definite_nouns
from standpunkt.respondent.catalogue import Body, Catalogue, id_of, shipped
from standpunkt.respondent.cleaning import unit_apart
from standpunkt.respondent.persons import UNNAMED, looks_private
from standpunkt.respondent.together import collective

UNNAMED_PERSON: Final = "Privatperson"
"""What a private person is called who gives no name."""

_SURE: Final = {"metadata": 1.0, "page": 0.98}
"""How sure a name is that somebody else has put beside the text."""
_KINDS: Final = {
    word.casefold(): kind
    for kind in OrganisationKind
    for word in (kind.value, kind.label("nb"), kind.label("nn"), kind.label("en"))
}


def described(
    metadata: Metadata, text: str, catalogue: Catalogue | None = None, doc_id: str = ""
) -> Metadata:
    """The metadata with all that is known of the respondent they name.

    `doc_id` tells persons without a name apart. The name as it was stays an alias where its
    bearer writes it otherwise. A name that a user gives stays as it is.

    >>> known = described(Metadata("HELSEDIREKTORATET", origin=(("organisation", "title"),)), "")
    >>> known.organisation, known.respondent.kind, known.respondent.origin
    ('Helsedirektoratet', 'agency', 'letterhead')
    """
    catalogue = catalogue or shipped()
    read = dict(metadata.origin).get("organisation")
    origin: NameOrigin = NAME_ORIGIN[read] if read else "none"
    found = metadata.respondent
    base = replace(
        found,
        origin=origin if metadata.organisation else "none",
        confidence=_SURE.get(origin, found.confidence) if metadata.organisation else 0.0,
    )
    respondent = _respondent(metadata, text, catalogue, doc_id, base)
    aliases = dict.fromkeys((metadata.organisation, *metadata.aliases))
    own = respondent.organisation.casefold()
    return replace(
        metadata,
        organisation=respondent.organisation,
        aliases=tuple(alias for alias in aliases if alias and alias.casefold() != own),
        respondent=respondent,
    )


def _respondent(
    metadata: Metadata, text: str, catalogue: Catalogue, doc_id: str, base: Respondent
) -> Respondent:
    name = metadata.organisation
    given = _kind_given(metadata)
    if not name:
        return replace(base, kind=given)
    if UNNAMED.fullmatch(name):
        key = "-".join(filter(None, (id_of(UNNAMED_PERSON), id_of(doc_id))))
        return replace(base, organisation=UNNAMED_PERSON, id=key, kind=OrganisationKind.PERSON)
    if given == OrganisationKind.PERSON or (not given and looks_private(name, text)):
        return replace(base, organisation=name, id=id_of(name), kind=OrganisationKind.PERSON)
    given_name = base.origin == "metadata"
    whole, unit = unit_apart(name)
    parts = names.parts_of(whole)
    several = [_one(part, metadata, text, catalogue) for part in parts]
    kinds = {kind for _, _, kind in several}
    return replace(
        base,
        organisation=name if given_name else "; ".join(written for written, _, _ in several),
        id=";".join(key for _, key, _ in several),
        kind=given or (kinds.pop() if len(kinds) == 1 else OrganisationKind.OTHER),
        unit="" if given_name else unit or base.unit,
    )


def _one(name: str, metadata: Metadata, text: str, catalogue: Catalogue) -> tuple[str, str, str]:
    """One body's own way of writing, its key and its kind."""
    bodies = bodies_called(name, metadata.date, text, catalogue)
    if len(bodies) == 1:
        (body,) = bodies
        return (
            written(name, body),
            catalogue.lasting_id(body),
            body.kind or kind_from_words(name, text),
        )
    kinds = {body.kind for body in bodies}
    if not kinds and (whole := _whole_of(name)):  # "NTL ved Testvik kontor"
        kinds = {body.kind for body in catalogue.called(whole) if body.kind}
    return name, id_of(name), kinds.pop() if len(kinds) == 1 else kind_from_words(name, text)


def _whole_of(name: str) -> str:
    """The abbreviation of the body that those who are named by it and a place belong to."""
    whole, _, place = name.partition(" ")
    kind = names.telling_kind(name)
    at_work = kind is None or kind.name == "municipality"  # "NTL Testvik kommune"
    return whole if place and names.is_abbreviation(whole) and at_work else ""


def bodies_called(name: str, day: date | None, text: str, catalogue: Catalogue) -> tuple[Body, ...]:
    """The bodies of the catalogue that a name in a response may stand for.

    Two letters stand for too many, and so does a definite noun: "Bondelaget" is any farmers'
    union, unless the text names the one in full. A user's own list is taken at its word.

    >>> bodies_called("Bondelaget", None, "Bondelaget er imot.", shipped())
    ()
    """
    found = catalogue.called(name, day, text)
    if any(body.id in catalogue.own for body in found):
        return found
    if len(name) < 3 and catalogue.is_short(name):
        return ()
    heads = names.heads_of(name)
    noun = " " not in name and bool(heads) and heads[0].is_definite
    key = names.fold(name)
    return tuple(
        body
        for body in found
        if not noun or body.name in text or key in map(names.fold, _full_names(body))
    )


def written(name: str, body: Body) -> str:
    """The name as its bearer writes it, in the language it was written in here."""
    key = names.fold(name)
    return next((own for own in _full_names(body) if names.fold(own) == key), body.name)


def _full_names(body: Body) -> tuple[str, ...]:
    return tuple(filter(None, (body.name, body.nynorsk, body.sami)))


def kind_from_words(name: str, text: str) -> str:
    """The kind that the nouns of a name give away, or else what the text says that it is.

    >>> kind_from_words("Ytre Testvik tingrett", ""), kind_from_words("Fotfolk", "")
    ('court', 'other')
    >>> kind_from_words("Fotfolk", "Fotfolk er en landsforening for fotgjengere.")
    'association'
    """
    kind = names.telling_kind(name)
    if kind is None:
        kind = (
            _kind_said(name, text)
            or _kind_of_members(name, text)
            or (None if _is_about(name) else names.kind_of(name))
        )
    elif _is_a_plain_union(name) and _has_a_cause(name, text):
        kind = next(other for other in names.kinds() if other.name == "interest")
    if collective(name) and (kind is None or kind.kind != OrganisationKind.SCHOOL):
        return OrganisationKind.OTHER.value  # those who work somewhere are not that body
    return kind.kind if kind else OrganisationKind.OTHER.value


_MEMBERS_AT_WORK: Final = (
    r" (?:organiserer|representerer|samler|samlar) [^.\n]{0,40}"
    r"(?:bedrift|virksomhet|verksemd|selskap|arbeidsgiv|arbeidstak|arbeidstakar|ansatte|tilsette)"
)


def _kind_of_members(name: str, text: str) -> names.Kind | None:
    """The kind of a body without a telling noun that organises firms or those who work."""
    if re.search(re.escape(name) + _MEMBERS_AT_WORK, text) is None:
        return None
    return next(kind for kind in names.kinds() if kind.name == "trade")


def _is_about(name: str) -> bool:
    """Whether the only noun of a name is what it is about: "Mangfold i Barnehagen"."""
    heads = names.heads_of(name)
    return bool(heads) and heads[0].is_definite and names.telling_kind(name) is None


def _is_a_plain_union(name: str) -> bool:
    """Whether only "forbund" tells the kind: a union as well as the friends of a river."""
    heads = names.heads_of(name)
    return bool(heads) and heads[0].noun == "forbund" and heads[0].kind.name == "union"


_CAUSE: Final = re.compile(
    r"\b(?:interesse|natur|miljø|frilufts|bruker|brukar|pasient|pårørende|idretts|barne|ungdoms"
    r"|kultur|bistands|dyrevern|forbruker|forbrukar|pensjonist|likepersons)\w*(?:organisasjon"
    r"|forbund|forening|foreining|rørsle|bevegelse)(?!\w)"
    r"|\b(?:frivillig|frivilleg|ideell|humanitær|veldedig)\w* (?:\w+ )?(?:organisasjon|forbund)",
    re.I,
)
"""What a body says that it is whose members have a cause in common, and no trade."""


def _has_a_cause(name: str, text: str) -> bool:
    """Whether a text says that its respondent, or "we", are no union.

    >>> _has_a_cause("Elveforbundet", "Elveforbundet er en landsdekkende naturvernorganisasjon.")
    True
    """
    called = (name, *definite_nouns(name), "vi", "me")
    subject = "|".join(re.escape(own) for own in called)
    said = re.finditer(rf"(?<![\w-])(?:{subject}){_IS_A}", text, re.I)
    return any(_CAUSE.search(found["what"]) for found in said)


_IS_A: Final = r" (?:er|som) (?:en|ein|ei|et|eit|den|det) (?P<what>[^.,;:]{3,80})"
_OWN_NOUN: Final = re.compile(r"(?:^|[.!?:] |\n)(?P<noun>[A-ZÆØÅ][a-zæøå]+) (?=[a-zæøå])")


def _kind_said(name: str, text: str) -> names.Kind | None:
    """The kind by what the text says its respondent is, or calls it by a noun alone."""
    said = re.search(re.escape(name) + _IS_A, text)
    heads = names.heads_of(said["what"]) if said else ()
    if heads:
        return _in_text(heads[0])
    for found in _OWN_NOUN.finditer(text):
        heads = names.heads_of(found["noun"])
        plain = heads and found["noun"].casefold() in heads[0].definite
        if plain and heads[0].kind.name not in ("ministry", "municipality", "county", "council"):
            return _in_text(heads[0])
    return None


def _in_text(head: names.Head) -> names.Kind:
    """The kind of a noun in running text, where a "selskap" is no learned society."""
    if head.noun == "selskap":
        return next(kind for kind in names.kinds() if kind.name == "company")
    return head.kind


def _kind_given(metadata: Metadata) -> str:
    """The kind that the user, a table or a register's page says, where it is one of ours."""
    for key, value in metadata.extra:
        if key.casefold() in ("organisation_kind", "kind", "category", "type", "kategori"):
            said = value.casefold()
            kind = _KINDS.get(said) or (
                OrganisationKind.PERSON if said.startswith("privat") else None
            )
            if kind:
                return kind.value
    return ""
