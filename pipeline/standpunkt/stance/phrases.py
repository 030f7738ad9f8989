"""Small closed sets of words: negators, limiters, intensifiers, conditions, frames.

These are grammar rather than cues: they never make a position by themselves but turn,
weaken, strengthen or bound one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from standpunkt.language.reading import Token


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases from lines or commas, as token rows, longest first."""
    found = {tuple(piece.split()) for piece in re.split(r"[,\n]", text) if piece.strip()}
    return tuple(sorted(found, key=lambda row: (-len(row), row)))


NEGATORS = frozenset("ikke ikkje ingen inga intet inkje aldri neppe verken korkje hverken".split())
NOT_NEGATING = frozenset("bare berre minst kun".split())
"""After a negator these lift it: "ikke bare", "ikke minst"."""

HARDLY = frozenset("vanskelig vanskeleg".split())
"""Negate after "kan": "kan vanskelig støtte"."""


def negates(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` turns what it stands by."""
    word = tokens[i].lower
    if word in NEGATORS:
        return i + 1 >= len(tokens) or tokens[i + 1].lower not in NOT_NEGATING
    if word in HARDLY and i + 1 < len(tokens) and tokens[i + 1].lower not in ("å", "for"):
        return any(t.lower in ("kan", "kunne") for t in tokens[max(0, i - 4) : i])
    return False


LIMITERS = rows(
    """i hovedsak, i all hovedsak, i hovudsak, i det vesentlige, i det vesentlege, i alt vesentlig,
    langt på vei, langt på veg, i stor grad, i utgangspunktet, i utgangspunkt, delvis, til dels,
    til en viss grad, til ein viss grad, jamt over, jevnt over, i det store og hele,
    i det store og heile, stort sett, på de fleste punkter, på dei fleste punkt, på mange punkter,
    med enkelte reservasjoner, med noen reservasjoner, under tvil, med visse forbehold, i prinsippet,
    på det heile teke, i grove trekk, i store trekk, et stykke på vei, med enkelte unntak,
    med noen unntak, under visse forutsetninger, under visse føresetnader"""
)
QUANTIFIED = rows(
    """mange av, flere av, fleire av, deler av, delar av, de fleste av, dei fleste av, det meste av,
    de fleste, dei fleste, mesteparten av, store deler av, store delar av, mye av, mykje av,
    enkelte av, noen av, nokre av, hovedlinjene i, hovudlinjene i, hovedtrekkene i, hovudtrekka i,
    det aller meste, hovedlinjene, hovudlinjene, hovedtrekkene, hovudtrekka"""
)
INTENSIFIERS = rows(
    """svært, meget, særlig, særleg, sterkt, særdeles, fullt ut, helt, heilt, helt og holdent, helt og fullt,
    fullt og helt, fullt og heilt, på det sterkeste, klart, bestemt, dypt, djupt, grunnleggende,
    innstendig, på det innstendigste, uten forbehold, utan atterhald, helhjertet, heilhjarta,
    alvorlig, alvorleg, veldig, direkte, rett og slett, beint fram, absolutt, sterkeste, full, fulle"""
)
DISCOURSE = rows(
    """på bakgrunn av dette, i denne saken, på dette punktet, for øvrig, i stedet, i staden, med andre ord,
    når det gjelder dette, i tillegg, i dag, av den grunn, på nåværende tidspunkt, på noverande tidspunkt,
    til en viss grad, etter dette, først og fremst, fyrst og fremst, med dette, i så måte, på sin side,
    for sin del, i alle fall"""
)
WEAKENERS = rows("noe, noko, litt, nok, kanskje, muligens, kan hende, til en viss grad, uten videre")

CONDITIONS = rows(
    """forutsatt at, føresett at, under forutsetning av, under forutsetning om, under føresetnad av,
    under føresetnad om, under den forutsetning, under den klare forutsetning, under den føresetnad,
    under den føresetnaden, med føresetnad om, med forutsetning om, så lenge, så framt, så fremt,
    såfremt, såframt, så sant, med forbehold om, med forbehold, med følgende forbehold,
    med det forbehold, med atterhald om, med atterhald, med dette atterhaldet, med unntak av, med unntak for,
    med eitt unntak, med ett unntak, bortsett fra, bortsett frå, så nær som, på vilkår av,
    på vilkår om, på betingelse av, på den betingelse, dersom, hvis, viss, med mindre, utan at,
    uten at, berre, bare, når ein ser bort, når man ser bort, under visse forutsetninger,
    på alle punkter unntatt, unntatt, unnateke, så vidt, med de presiseringer, med dei presiseringane"""
)
_WEAK_CONDITIONS = frozenset({("berre",), ("bare",), ("så", "vidt")})

FRAME_NOUNS = frozenset(
    """mening meining vurdering syn oppfatning oppfatting skjønn erfaring forståelse forståing
    vurderinger vurderingar oppfatning tolkning tolking synspunkt standpunkt overbevisning
    konklusjon anbefaling tilråding holdning haldning utgangspunkt hovedsyn hovudsyn inntrykk
    bekymring bekymringa påstand""".split()
)


def at_row(tokens: Sequence[Token], i: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Length of the first of `phrases` (longest first) that stands at token `i`; 0 for none."""
    for row in phrases:
        if i + len(row) <= len(tokens) and all(
            tokens[i + n].lower == word for n, word in enumerate(row)
        ):
            return len(row)
    return 0


def find_row(
    tokens: Sequence[Token], first: int, last: int, phrases: Iterable[tuple[str, ...]]
) -> tuple[int, int] | None:
    """The first phrase within tokens `first` to `last`, as (first, last)."""
    for i in range(first, last + 1):
        n = at_row(tokens, i, phrases)
        if n and i + n - 1 <= last:
            return i, i + n - 1
    return None


def opens_condition(tokens: Sequence[Token], i: int) -> bool:
    """Whether a limiting condition starts at token `i`."""
    n = at_row(tokens, i, CONDITIONS)
    if not n:
        return False
    row = tuple(t.lower for t in tokens[i : i + n])
    if row in _WEAK_CONDITIONS:
        # "berre ho kan førast på mobilen": only before a clause, after a comma
        follows = tokens[i + 1 : i + 4]
        return i > 0 and tokens[i - 1].lower == "," and any(t.finite for t in follows)
    return True
