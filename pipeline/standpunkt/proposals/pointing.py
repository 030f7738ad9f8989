"""What a target that names no matter stands for: the whole paper, somebody's idea, a premise.

"Vi støtter forslaget" is on all that is put to hearing, "det er vi imot" on what is told before.
"""

from __future__ import annotations

import re
from typing import Final

from standpunkt.proposals.mentions import Mention

ANAPHOR: Final = re.compile(r"^(?:at\s+)?(?:det|dette|denne|den|dei?|disse|desse|slik\w*)\b", re.I)
_OTHERWISE: Final = r"(?:ellers|elles|for\s+øvrig|forøvrig)"
# What follows is on all that the response has not dealt with.
_REST: Final = re.compile(
    rf"\b(?:{_OTHERWISE}|(?:ut\s?over|foruten|føruten|bortsett\s+fr[aå])\s+de(?:tte|t|sse)?|"
    r"utanom\s+de(?:tte|t)|ytterlige?re|ytterlegare|"
    r"(?:flere|fleire|andre|øvrige)\s+(?:merknad|kommentar|innspe|bemerkning|innvending)\w*)\b",
    re.IGNORECASE,
)
# One word for the whole paper, where no single entry has been named.
_WHOLE_PAPER: Final = re.compile(
    r"^(?:at\s+)?(?:(?:dette|det|departementets|departementet\s+sitt|hele|heile|selve|sjølve)\s+)?"
    r"(?:(?:framlagte|fremlagte|framlagde|foreliggende|føreliggjande|foreslåtte|nye|samla|samlede)"
    r"\s+)?"
    r"(?:lov|endrings|forskrifts|hørings|høyrings)?(?:forslag|framlegg|fremlegg|utkast)(?:et)?"
    rf"(?:\s+{_OTHERWISE})?"
    r"(?P<entire>\s+(?:i\s+(?:sin|si)\s+(?:helhet|heilskap)|som\s+(?:helhet|heilskap)))?"
    r"(?:\s+(?:fra|frå|til|i|som|slik)\b.*|"
    r"\s+(?:vedtas|vedtakast|(?:blir|vert)\s+(?:vedtatt|vedteke|gjennomført)|gjennomføres|fremmes))?$",
    re.IGNORECASE | re.DOTALL,
)
# The same, where it tells besides that it is a law.
_LAW_PAPER: Final = re.compile(r"\b(?:lov|forskrifts)(?:forslag|framlegg|fremlegg|utkast)", re.I)
_ON_THE_WHOLE: Final = re.compile(
    r"\bvelkom(?:men|en|ne)\b|\b(?:alt\s+i\s+alt|(?:samlet|samla|totalt|generelt)\s+(?:sett|sedd?)|"
    r"i\s+det\s+store\s+og\s+he[il]\w+|i\s+(?:hovedsak|hovudsak))\b",
    re.IGNORECASE,
)
# Words that only tell which paper is answered: "dette" after them is all of it.
_READ_PAPER: Final = re.compile(
    r"\b(?:vis(?:er|es|ast)|gjennomgått|gått\s+gjennom|gjennomgjekk|lest|lese|vurdert|mottatt|"
    r"motteke|fått|behandlet|handsama)\b(?!.*\bat\b).*"
    r"(?:forslag|framlegg|fremlegg|utkast|notat|høring|høyring|lov)\w*\b",
    re.IGNORECASE,
)
# Somebody's idea, that is told of to take a stand on it.
_IDEA: Final = re.compile(
    r"\b(?:tatt|tar|tok|teke|tek|tatt\s+til)\s+(?:\w+\s+)?til\s+orde\s+for\b|"
    r"\b(?:har|hadde)\s+(?:\w+\s+){0,2}(?:foreslått|føreslått|lansert|kravd|krevd|argumentert|bedt|"
    r"bede|fremmet|fremja|ønsket|ynskt|etterlyst)\b|"
    r"\b(?:krever|krev|kravde|krevde|ønsker|ynskjer|ynskte|ønsket)\s+at\b|"
    r"\b(?:argumenterer|argumenterar|går\s+(?:\w+\s+)?inn|ivrer|agiterer|kjemper)\s+for\b",
    re.IGNORECASE,
)
# Who is behind what is put to hearing, and who answers: their ideas are no others'.
_NO_OTHER: Final = re.compile(
    r"\b(?:vi|me|jeg|eg|departement\w*|regjering\w*|direktorat\w*|utvalg\w*|utval\w*|"
    r"høringsnotat\w*|høyringsnotat\w*|lovforslag\w*|forslag\w*|framlegg\w*)\b",
    re.IGNORECASE,
)
# What others take for given, which is a premise and not the proposal.
_PREMISE: Final = re.compile(
    r"\b(?:legg(?:er|ar)?|la)\s+(?:\w+\s+){0,2}til\s+grunn\b|\bgår\s+(?:\w+\s+)?ut\s+(?:fra|frå)\b|"
    r"\b(?:forutsetter|føreset|forutsatte|antar|antok|anslår|hevder|hevdar|påstår|skriver|skriv|"
    r"reknar\s+med|regner\s+med|viser\s+til)\b",
    re.IGNORECASE,
)
_OWN_PREMISE: Final = re.compile(
    r"^(?:vi|me|jeg|eg)\b|\b(?:vi|me|jeg|eg)\s+(?:legg|forut|føres|viser)", re.I
)
# Headings that tell of no matter: what stands under them may be on all.
_NO_MATTER: Final = re.compile(
    r"\b(?:generel\w*|overord\w*|innledning|innleiing|oppsummering|konklusjon|vurdering\w*|"
    r"vedtak|bakgrunn|samla|samlet|innstilling|tilråding|sammendrag|samandrag|oppsummert|"
    r"ho(?:ved|vud)(?:syn\w*|punkt\w*|bodskap|budskap)|vårt\s+syn|avslut\w*|til\s+slutt|helhet\w*)\b",
    re.IGNORECASE,
)


def only_points(mention: Mention) -> bool:
    """Whether the target is a pronoun and no more: "det", "dette"."""
    return ANAPHOR.fullmatch(mention.target) is not None


def pointed_at(mention: Mention) -> str:
    """The words that a target which only points stands for; empty where nothing is before it."""
    return mention.referent or next(iter(mention.before), "")


def names_paper(target: str) -> bool:
    """Whether a target is one word for the whole paper, and no matter in it.

    >>> names_paper("lovforslaget"), names_paper("forslaget om gebyr")
    (True, False)
    """
    return _WHOLE_PAPER.match(target) is not None


def names_all_of_paper(target: str) -> bool:
    """Whether it says besides that all of it is meant: "forslaget i sin helhet"."""
    found = _WHOLE_PAPER.match(target)
    return found is not None and found["entire"] is not None


def names_law(target: str) -> bool:
    """Whether the paper is called a law: "lovforslaget", which is no single entry of a list.

    >>> names_law("lovforslaget"), names_law("forslaget"), names_law("lovforslaget om gebyr")
    (True, False, False)
    """
    return names_paper(target) and _LAW_PAPER.search(target) is not None


def on_the_whole(mention: Mention) -> bool:
    """Whether its words say that all is meant: "alt i alt", "hilser … velkommen"."""
    return _ON_THE_WHOLE.search(mention.evidence) is not None


def of_the_rest(target: str, said: str) -> bool:
    """Whether a stand on the paper, or on nothing that is named, is on what is left of it.

    `said` are its words, with the few that its sentence begins with.

    >>> of_the_rest("lovforslaget", "Utover dette har vi ingen merknader til lovforslaget")
    True
    >>> of_the_rest("gebyret", "Ellers støtter vi gebyret")
    False
    """
    return (not target or names_paper(target)) and _REST.search(said) is not None


def may_mean_paper(mention: Mention) -> bool:
    """Whether the target names the paper, or points at words that only tell which one is read."""
    read = only_points(mention) and _READ_PAPER.search(pointed_at(mention)) is not None
    return names_paper(mention.target) or read


def tells_no_matter(heading: str) -> bool:
    """Whether what stands under a heading may be on all: "Generelt", "Konklusjon"."""
    return _NO_MATTER.search(heading) is not None


def idea_of_others(mention: Mention) -> str:
    """The idea of somebody else's that a target only points at; empty where there is none.

    Those behind what is put to hearing, and who answers, are no others.
    """
    said = pointed_at(mention)
    found = _IDEA.search(said)
    if found is None or _NO_OTHER.search(said[: found.start()]):
        return ""
    return said[found.end() :] or said


def points_at_premise(mention: Mention) -> bool:
    """Whether the target only points at what others take for given."""
    said = pointed_at(mention)
    premise = only_points(mention) and _PREMISE.search(said) is not None
    return premise and _OWN_PREMISE.search(said) is None
