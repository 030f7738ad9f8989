"""The invitation to a hearing: the ministry's own page or letter, which is no response to it.

It lies among the responses where a whole hearing was saved. Told by what only the inviter says
("sendes med dette på høring", a deadline, how to answer) and by the list of invited bodies.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from standpunkt.text.markers import unmarked

_SENDS: Final = re.compile(
    r"\b(?:sende[rs]?|legge[rs]?|legg|legges|sendast|leggast)\b[^.!?\n]{0,200}?"
    r"\b(?:på|ut til|til) (?:alminnelig |offentlig |allmenn |offentleg |ekstern )?h[øo]y?ring\b",
    re.I,
)
_HEREBY: Final = re.compile(r"\b(?:med dette|herved|hermed|med dette brevet)\b", re.I)
_INVITES: Final = re.compile(
    r"\binviterer (?:med dette |herved |hermed )?(?:\w+ ){0,6}til (?:å gi )?"
    r"(?:høring|høyring|høringsinnspill|å uttale|å komme med innspill|innspill)",
    re.I,
)
_DEADLINE: Final = re.compile(
    r"\b(?:høringsfrist(?:en)?|høyringsfrist(?:en)?|svarfrist(?:en)?"
    r"|frist(?:en)? for (?:å (?:uttale|svare|sende|gi|komme)|uttalelse|høringssvar"
    r"|høringsuttalelse|innspill|innspel|merknader)\w*)\b",
    re.I,
)
_ASKS: Final = re.compile(
    r"\b(?:høringssvar(?:ene|et)?|høyringssvar\w*|høringsuttalelser?|høyringsfråsegn\w*|uttalelser?"
    r"|uttalar|innspill|innspel|merknader|svar)\b[^.!?\n]{0,60}\b(?:kan|skal|bes|må|vert)\b[^.!?\n]{0,60}"
    r"\b(?:sende[s]?|sendt|avgi\w*|gis|levere?s?|sendast|leverast)\b"
    r"|\bsend inn (?:høringssvar|høyringssvar|svar|uttalelse)|\bsvar på høringen\b"
    r"|\b(?:ber|inviterer)\b[^.!?\n]{0,40}\bhøringsinstansene\b"
    r"|\bhøringsinstansene (?:bes|inviteres|oppfordres|bes)\b"
    r"|\bhøyringsinstansane (?:blir|vert)\b|\balle kan (?:sende|svare|gi|avgi)\b",
    re.I,
)
_ANSWERS: Final = re.compile(
    r"\b(?:høringssvar|høyringssvar|høringsuttalelse|uttalelse|svar) (?:fra|frå)\s+(?-i:[A-ZÆØÅ])"
    r"|\bsvartype\s*:|\b(?:vi|kommunen|forbundet|foreningen|rådet|styret|undertegnede) viser til\b"
    r"|\bviser til (?:departementets|direktoratets|deres|høringsbrev|brev|høring(?:en)?\b)"
    r"|\bsyner til\b|\bdykkar brev\b",
    re.I,
)
_LIST_HEADING: Final = re.compile(
    r"#*\s*(?:liste over |vedlegg:? ?(?:liste over )?)?"
    r"(?:høringsinstans(?:er|ene)?|høyringsinstans(?:ar|ane)?|adresseliste|adressatliste|høringsliste"
    r"|adressater|mottakerliste|høringsadressater|likelydende brev (?:er )?sendt til|sendt til"
    r"|(?:følgende|desse|disse) (?:er )?(?:inviter\w+|høringsinstanser?))"
    r"(?:\s*\(\d+\))?\s*:?\s*",
    re.I,
)
_LIST_ENDS: Final = re.compile(
    r"#*\s*(?:kontakt|høringssvar|høyringssvar|send inn|relatert|tema|emne|publiser|oppdatert"
    r"|dokumenter|vedlegg|høringsnotat|høringsbrev|om høringen|status|ansvarlig"
    r"|følg sak|del på|til toppen|med (?:vennlig|venleg) hilsen|departementet vil|se også)\b",
    re.I,
)
_INVITER: Final = re.compile(
    r"\b(?:[A-ZÆØÅ][a-zæøå]+-?(?:,? (?:og )?[a-zæøå]+-?){0,3} ?(?:og )?)?[A-ZÆØÅa-zæøå]+"
    r"(?:departementet|direktoratet|tilsynet|etaten)\b"
)
_FEWEST_BODIES: Final = 8
_LONGEST_BODY: Final = 120
_MOST_BODIES: Final = 2_000
_TOP: Final = 4_000


class Invitation(NamedTuple):
    """Who invites to a hearing, empty where not known, and the bodies that are invited."""

    inviter: str
    invited: tuple[str, ...]

    @property
    def note(self) -> str:
        """What a user is told of it."""
        bodies = f"; it names {len(self.invited):,} invited bodies" if self.invited else ""
        return f"is the invitation to the hearing and no response: no positions are read{bodies}"


def invitation_in(text: str) -> Invitation | None:
    """The invitation that a text is; None for any other.

    >>> said = "Departementet sender med dette på høring et forslag om målere. "
    >>> invitation_in(f"{said}Høringsfristen er 1. mai. Høringssvar kan sendes på nettsiden.")
    Invitation(inviter='', invited=())
    >>> invitation_in("Vi viser til høringen. Fristen er for kort.") is None
    True
    """
    top = text[:_TOP]
    if _ANSWERS.search(top):
        return None
    sends = [found[0] for found in (*_SENDS.finditer(top), *_INVITES.finditer(top))]
    hereby = any(_HEREBY.search(said) or _INVITES.search(said) for said in sends)
    deadline = _DEADLINE.search(text) is not None
    invited = invited_in(text)
    asks = _ASKS.search(text) is not None
    if not ((invited and deadline and (sends or asks)) or (hereby and deadline and asks)):
        return None
    inviter = _INVITER.search(top)
    return Invitation(inviter[0] if inviter else "", invited)


def heads_the_invited(line: str) -> bool:
    """Whether a line is the heading of a list of those who were invited.

    >>> heads_the_invited("Høringsinstanser"), heads_the_invited("Fjordvik kommune")
    (True, False)
    """
    return _LIST_HEADING.fullmatch(line.strip()) is not None


def invited_in(text: str) -> tuple[str, ...]:
    """The bodies below a heading that says so, as far as the lines are names: many or none."""
    lines = text.split("\n")
    best: list[str] = []
    for n, line in enumerate(lines):
        if not heads_the_invited(line):
            continue
        found: list[str] = []
        for below in lines[n + 1 : n + 1 + 2 * _MOST_BODIES]:
            names = [unmarked(cell.strip()).strip(" ,;") for cell in below.split("\t")]
            names = [name for name in names if name]
            if not names:
                continue
            if _LIST_ENDS.match(below.strip()) or not all(map(_is_name, names)):
                break
            found += names
        best = max(best, found, key=len)
    bodies = tuple(dict.fromkeys(best))[:_MOST_BODIES]
    return bodies if len(bodies) >= _FEWEST_BODIES else ()


def _is_name(line: str) -> bool:
    return (
        len(line) <= _LONGEST_BODY
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".?!:"
    )
