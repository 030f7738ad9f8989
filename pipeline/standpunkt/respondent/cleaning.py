"""What sticks to a name: the department, who signs for it, the matter, a second header.

A name that is cut out of a line or a clause is cleaned here, whoever's it is.
"""

from __future__ import annotations

import re
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.names import CAPITAL

_UNIT_NOUN: Final = (
    r"(?:avdeling|avd\.(?! ?\d)|eining|enhet|seksjon|etat for|stab|sektor|virksomhet|verksemd"
    r"|kommunalområde|tjenesteområde|tenesteområde|område|fagavdeling|fagseksjon|kommunalavdeling"
    r"|byrådsavdeling)"
)
_IS_UNIT: Final = re.compile(
    rf"(?:(?:hov[eu]d)?utvalg? (?:for|av) .*|komit[eé] for .*"
    rf"|{_UNIT_NOUN}(?! ?\d)(?:(?: for| av)? .*)?"
    r"|[\wæøå-]+ (?:avdeling|eining|enhet|seksjon|stab|sektor))",
    re.I,
)
_UNIT_BEHIND: Final = re.compile(rf"[,;:–-]? +(?P<unit>{_UNIT_NOUN}(?! ?\d)\b(?: .*)?)$", re.I)
_BRANCH_BEHIND: Final = re.compile(rf", (?P<unit>[{CAPITAL}][\w-]+ avdeling)$")
"""A branch after a comma: "Testminneforeningen, Lia avdeling"."""
_MATTER: Final = re.compile(
    r"\s+(?:[–—:-]\s*)?(?:NOU|Prop\.|Meld\.|St\.\s?meld\.|Innst\.|Dok\.|Ot\.\s?prp\.)\s?\d.*"
    r"|\s+(?:[–—:-]\s*)?(?:høring|høyring)\w*(?:\s.*)?$"
    r"|\s+(?:side|page)\s+\d.*",
    re.I,
)
_BY: Final = re.compile(
    r",?\s+(?:v/|c/o\b).*|,?\s+ved\s+(?:[\w-]*(?:leder|leiar|direktør|ansvarlig|ansvarleg|rådgiver|rådgjevar"
    r"|sekretær|styre\w*|ordfører|ordførar|rektor|advokat|sjef)\b|havneutvalget|\w+utvalget).*",
    re.I,
)
_ADDRESS: Final = re.compile(
    r",\s+(?:(?i:g\.?(?:b\.?)?nr\b)|(?i:postboks|boks|pb)\.? ?\d|\d{4} [A-ZÆØÅ]"
    r"|[A-ZÆØÅ][\w .-]{2,30}?(?i:gata|gaten|gate|veien|vegen|vei|veg|plass|torg|torget) \d).*"
)
_POST_ROOM: Final = re.compile(
    rf"^(?i:post|postmottak|firmapost|arkiv|servicetorget?)(?: (?:hos|i|ved))? (?=[{CAPITAL}]\w+ )"
)
_OWN_REPORT: Final = re.compile(r" (?:sitt|sin|si|sine)$")
_AFTER_LEGAL_FORM: Final = re.compile(
    rf"(?<= )(?P<form>AS|ASA|IKS|HF|RHF|KF|SA)(?= [{CAPITAL}][a-zæøå])"
)
_NEXT_PART: Final = re.compile(r"(?:og|,|&|avd)\b", re.I)
_OTHERS_NOUN: Final = re.compile(
    r"(?<=kommune) (?:flertallet|fleirtalet|mindretallet|mindretalet)\b.*"
)


def is_unit(line: str) -> bool:
    """Whether a line by itself names a department and nobody's whole.

    >>> is_unit("Avdeling for plan og samfunn"), is_unit("Juridisk avdeling")
    (True, True)
    >>> is_unit("Hjelpekontoret for flyktninger"), is_unit("Avdeling 14 Elvebyen")
    (False, False)
    """
    return _IS_UNIT.fullmatch(line) is not None


def unit_apart(name: str) -> tuple[str, str]:
    """A name without the department of its bearer, and the department.

    >>> unit_apart("Skardal kommune Eining for næring")
    ('Skardal kommune', 'Eining for næring')
    >>> unit_apart("Fakultet for språk, Testvik universitet")
    ('Fakultet for språk, Testvik universitet', '')
    """
    found = _BRANCH_BEHIND.search(name) or _UNIT_BEHIND.search(name)
    return (name[: found.start()].strip(" ,"), found["unit"]) if found else (name, "")


def cleaned(name: str) -> str:
    """A name without what sticks to it.

    >>> cleaned("Storvik kommune Storvik kommune"), cleaned("Ytre Leia regionråd NOU 2024:40")
    ('Storvik kommune', 'Ytre Leia regionråd')
    >>> cleaned("Storvik kommune, Postboks 3, 1234 Storvik")
    'Storvik kommune'
    >>> cleaned("Kodeverket AS v/ sikkerhetsansvarlig"), cleaned("Fosslia Kraft AS Kari Testmann")
    ('Kodeverket AS', 'Fosslia Kraft AS')
    """
    name = _POST_ROOM.sub("", name)
    bare = _OWN_REPORT.sub("", _BY.sub("", _MATTER.sub("", _ADDRESS.sub("", name)))).strip(" ,–—-:")
    bare = _once(_OTHERS_NOUN.sub("", bare))
    legal = _AFTER_LEGAL_FORM.search(bare)
    if legal and not _NEXT_PART.match(bare[legal.end() :].strip()):
        bare = bare[: legal.end()]
    return bare


def _once(name: str) -> str:
    """A name that stands twice or more in a row, once."""
    words = name.split()
    for times in (2, 3):
        size, left = divmod(len(words), times)
        parts = [words[start : start + size] for start in range(0, len(words), size or 1)]
        if size and not left and all(names.fold(" ".join(p)) == _key(parts[0]) for p in parts):
            return " ".join(parts[0]).rstrip(",")
    return name


def _key(words: list[str]) -> str:
    return names.fold(" ".join(words))


def third_party(name: str) -> str:
    """Another's name out of a clause: without article's genitive, verb or what follows it.

    >>> third_party("Statsforvalterens"), third_party("Fjordvik kommune flertallet i utvalget")
    ('Statsforvalteren', 'Fjordvik kommune')
    >>> third_party("Brolagets"), third_party("Norges Testlag")
    ('Brolaget', 'Norges Testlag')
    """
    bare = cleaned(" ".join(name.split())).strip(" «»\"'")
    first, _, last = bare.rpartition(" ")
    stem = last.removesuffix("s").rstrip("'’")
    definite = stem.endswith(("en", "et", "ene", "ane", "a")) and len(stem) > 4
    if last.endswith("s") and (definite and names.heads_of(stem)):
        bare = f"{first} {stem}".strip()
    return bare
