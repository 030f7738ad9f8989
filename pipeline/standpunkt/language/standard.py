"""Which written standard a stretch of Norwegian follows: bokmål (nb) or nynorsk (nn).

Words that only one of the two standards allows are counted; endings that lean one way
count less. The closed word classes carry nearly every sentence, so no dictionary is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

Standard = Literal["nb", "nn", ""]


class Evidence(NamedTuple):
    """How much speaks for each standard, in half words."""

    nb: int
    nn: int

    @property
    def standard(self) -> Standard:
        """The standard that has more evidence; empty when neither has.

        >>> Evidence(nb=2, nn=5).standard
        'nn'
        """
        if self.nb == self.nn:
            return ""
        return "nb" if self.nb > self.nn else "nn"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words the other standard does not have, or hardly ever writes.
_NB: Final = _words(
    """
    ikke jeg ham hun hva hvem hvor hvordan hvorfor hvilke hvilken hvilket hvis hver hvert
    noe noen mye være vært ble fra dere deres de dem mer flere bare uten sammen gjøre gjør
    gjøres kommer kommet sier følger følge vet tro ligger legger setter satt mener mente
    støtter ønsker ønsket foreslår forslag forslaget forslagene høring høringen høringssvar
    høringsnotatet høringsuttalelse høringsuttalelsen uttalelse uenig enige uenige samtidig
    imidlertid allerede egen eget egne mulig mulighet muligheten skolen skoler vurderinger
    økt økte økning endringer endringene kreves krever gjelder gjeldende innenfor utenfor
    kommuner kommunene medlemmer medlemmene tjenester tjenesten tjenestene myndighetene
    virksomhet virksomheter virksomheten regjeringen loven regjeringens anbefaler vennlig
    takker bruker brukes gir gitt tidligere senere fremdeles fortsatt annen annet eneste
    siden man synes samme saken særlig videre bedre finnes dårlig sted steder vei veien
    penger timer dager ganger uker måneder holde holder trenger skriver skrevet sikres
    regler reglene behandlet vedtatt fikk gikk støttes oppgaver oppgavene ansatte
    saksbehandler uttaler videregående høyere lavere øke ytterligere såkalte ellers
    viktigste forutsetter ungdommer elevene hensyn hensynet adgang dessuten bestemmelsen
    bestemmelser lærere lærerne en et
    """
)

_NN: Final = _words(
    """
    ikkje eg ein eit ei kva kven korleis kvifor kvar kvart kvarandre då kor noko nokon nokre
    mykje vere vera vore vart verte verta vert frå dykk dykkar dei deira sjølv sjølve meir
    fleire berre utan gjere gjera gjer gjev gje gjeve kjem kome komne seier seie seia sjå
    fylgje fylgjer båe medan hjå einaste fyrst fyrste desse me meiner meinte støttar ønskjer
    ynskjer ynskje syner føreslår føreslått føreslege krev framlegg framlegget framlegga
    høyring høyringa høyringssvar høyringsnotatet høyringar høyringsfråsegn høyringsfråsegna
    høyringsuttale høyringsuttalen fråsegn fråsegna ueinig einig einige ueinige samstundes
    korkje allereie eigen eiga eige eigne leggje legg mogleg moglege moglegheit moglegheita
    naudsynt naudsynte skule skulen skular skulane auka auke aukar endringar endringane
    gjeld gjeldande innanfor utanfor difor kommunane kommunar medlemer medlemmar medlemene
    medlemmane styresmaktene verksemd verksemda verksemder tenester tenesta tenestene
    regjeringa tilrår høve høvet omsyn omsynet elles òg óg att takkar merknadar venleg
    helsing brukast nyttar heile heilt gjerast sikrast bidreg tilhøve tilhøva tenkje trur
    opnast vedteke vedtek reknar soleis såleis anten diverre tykkjer tykkje sidan gong
    gonger gongen samd samde lyt tilskot tilskotet skriv blei vorte vorten fekk gjekk same
    saka særleg vidare betre finst dårleg stad staden veg vegen pengar pengane timar dagar
    veker månader halde held treng reglar reglane sakshandsamar handsaming handsama
    vidaregåande høgare lågare framleis tidlegare seinare anna tek teke synest talet
    tilsette veit kring trass jamvel enno viktigaste føresetnad elevane foreldra oppgåver
    oppgåvene ungdomar løysing løysingar opplæringa lærarar lærarane millionar set
    innbyggjarane døme endå vonar uttala
    """
)

# Derivation and inflection that lean one way: mulig/mogleg, kommunene/kommunane.
_NB_ENDING: Final = re.compile(
    r"(?:lige?|ligere|ligst|elsen?|elsene|elser|heten?|heter|hetene|inger|ingene|ende|asjoner"
    r"|erne|ere|[^aeiouyæøå]ene)$"
)
_NN_ENDING: Final = re.compile(
    r"(?:lege?|legare|legast|leik|leiken|heit|heita|ingar|ingane|ande|asjonar|asjonane"
    r"|arane|arar|are|[^aeiouyæøå]ane|[^aeiouyæøå]ar)$"
)
_SHORTEST_WITH_ENDING: Final = 6

_WORD: Final = re.compile(r"[^\W\d_]+")


def weigh(text: str) -> Evidence:
    """The evidence for each standard in `text`: two for a word, one for an ending.

    >>> weigh("Vi støttar ikkje framlegget.")
    Evidence(nb=0, nn=6)
    """
    nb = nn = 0
    for word, times in Counter(_WORD.findall(text.lower())).items():
        for_nb, for_nn = _weight(word)
        nb += times * for_nb
        nn += times * for_nn
    return Evidence(nb, nn)


@lru_cache(maxsize=2**15)
def _weight(word: str) -> tuple[int, int]:
    """How much one word says for bokmål, and for nynorsk."""
    if word in _NB:
        return 2, 0
    if word in _NN:
        return 0, 2
    if len(word) < _SHORTEST_WITH_ENDING:
        return 0, 0
    return bool(_NB_ENDING.search(word)), bool(_NN_ENDING.search(word))


def of(text: str) -> Standard:
    """The standard of a sentence or paragraph: "nb", "nn", or "" without evidence.

    >>> of("Kommunen støtter ikke forslaget."), of("Kommunen støttar ikkje framlegget.")
    ('nb', 'nn')
    >>> of("KS 2026")
    ''
    """
    return weigh(text).standard


def of_document(text: str) -> Standard:
    """The standard a whole response is written in.

    Forms and web pages wrap a nynorsk answer in bokmål labels and headings. Labels and
    headings have no full stop, so sentences decide where there are any.

    >>> of_document("Velg et alternativ: Enig\\nEventuell kommentar\\nEinig, men ikkje no.")
    'nn'
    """
    lines = [line.strip() for line in text.splitlines()]
    prose = (line for line, following in pairwise((*lines, "")) if _is_prose(line, following))
    return of(" ".join(prose)) or of(text)


def _is_prose(line: str, following: str) -> bool:
    """Whether a line ends a sentence, or is a full line that the next one carries on."""
    wrapped = len(line) >= 50 and following[:1].islower()
    return wrapped or line.endswith((".", "!"))
