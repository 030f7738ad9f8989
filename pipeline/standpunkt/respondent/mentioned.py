"""Bodies that a letter only tells of: evidence for and against a name that its sentences have.

Who writes as "we" mostly names others too: who asked for the response, who has given one of
their own, whom "we" agree with. A name on a line of the sender's needs no more evidence. One
that only sentences have is the writer's where it does what only the writer does, and somebody
else's where the writer is set beside it; what is neither is weak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import (
    JUDGING,
    OPINION_VERBS,
    SPEAKING,
    definite_nouns,
    nouns_it_speaks_as,
)
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.voice import (
    SEVERAL,
    sorts_of_persons,
    speak_as_persons,
    speaks_as_one,
    without_quoted_voices,
)

RESPONSE: Final = r"\w*(?:svar|uttal|fråsegn|utsegn|innspill|innspel|merknad|brev)\w*"
"""What a response is called, in any form."""
_HAND: Final = (
    r"(?:høring|høyring|forslag|framlegg|utkast|notat|rapport|sak|brev|utredn"
    r"|utgreiing|NOU|varsel|søknad)"
)
_WRITES: Final = re.compile(
    rf"(?:vise?r (?:\w+ )?til [^.\n]{{0,60}}{_HAND}"
    r"|takka?e?r for [^.\n]{0,60}(?:mulig|moglegheit|høve|anledning|invit|tilsend|oversend"
    r"|høring|høyring)"
    r"|(?:har (?:\w+ )?(?:mottatt|motteke|fått|hatt|lest|lese|gjennomgått|vurdert)"
    rf"|(?:har (?:\w+ )?)?(?:behandlet|handsama|drøftet|drøfta)) [^.\n]{{0,60}}{_HAND}"
    r"|er (?:en|ein|ei|et|eit) [^.\n]{0,60}(?:organisasjon|forening|foreining|lag\b|forbund"
    r"|nettverk|gruppe|stiftelse|stifting|selskap|verksemd|virksomhet|slutning|aksjon|klubb|verk\b"
    r"|skole|skule|barnehage|museum|bedrift|firma|produsent|bank|sykehus|sjukehus|senter)"
    rf"|svare?a?r [^.\n]{{0,30}}{_HAND}"
    r"|(?:representerer|organiserer|samler|samlar|har) (?:om lag |rundt |over |ca\.? )?\d"
    r"|er (?:tilslutta|tilsluttet|tilknyttet|knytt|organisert|(?:en |ein )?del av|medlem) "
    r"|består av |driv(?:es|ast) av|vil (?:gjerne |gjerne få )?takke\b"
    r"|(?:vil|ønsker|ynskjer|ønskjer) med dette"
    r"|(?:avgir|avgjev|sender|leverer|gir|gjev) (?:med dette|herved|følg|dette|felles))",
    re.I,
)
"""What the name of the writer has behind it, and that of nobody whom the letter only tells of."""
_SPEAKS_FOR: Final = re.compile(
    r"(?:\b(?:vi|me|oss) (?:i|ved|på|fra|frå|er)|(?<!ikke )(?<!ikkje )på vegner? av(?: styret i)?"
    r"|\b(?:vi|me|jeg|eg|undertegnede|underteikna) (?:representere?r|driver|driv)"
    r"|\b(?:som|jeg er|eg er) (?:dagle?i?g )?\w*(?:leder|leiar|direktør|formann|talsperson) (?:i"
    r"|for|av|ved)"
    r"|(?:^|\n|[.!?] )(?:styret|leiinga|ledelsen) (?:i|for|ved)"
    r"|\b(?:dette|her) (?:er|kommer|kjem|følger|følgjer) [^.\n]{0,40} (?:fra|frå)"
    r"|\w*møtet?\b[^\n]{0,30} vedtok"
    r"|(?:^|\n)(?:forslag til )?(?:\w*vedtak|innstilling|tilråding)[^\n]{0,40}:?\s*(?:1\. ?)?)$",
    re.I,
)
"""What the name of the writer has before it."""

_STANDS: Final = (
    r"(?:støtt(?:et|a)|stødd|gått|tilrådd|tilrådt|frarådet|frarådd|anbefalt|advart|åtvara|uttal[ta]"
    r"|uttalt|avvist|kritisert|ment|meint|protestert)"
)
_THEY: Final = re.compile(
    r"har (?:(?:alle|begge|også|òg|selv|sjølv|allerede|alt|tidligere|tidlegare|og) )*"
    rf"{_STANDS}\b"
    rf"|(?:har )?i (?:sitt|si|sin) (?:\w+ )?(?:{RESPONSE}|utgreiing|utredning|tilråd\w+)"
    rf"|(?:har )?(?:\w+ )?(?:avgitt|avgjeve|sendt|sende|levert|gitt|gjeve|laga|laget)"
    rf" [^.\n]{{0,20}}(?:eget|eigen|eiga|eige|egen|felles) {RESPONSE}"
    r"|har (?:ikke|ikkje) svart|skrive?r?\b[^.\n]{0,30}: ?[«\"]",
    re.I,
)
"""What the name of one has behind it whom a letter in the first person tells of."""
_ASKS: Final = re.compile(
    r"har [^.\n]{0,40}?(?:bedt|bede|oppmoda|oppfordret|invitert|spurt) (?:(?:oss|meg)\b"
    rf"|(?:\w+ ){{0,2}}(?:om|til) (?:å )?{RESPONSE}(?! fra| frå))",
    re.I,
)
"""What the name of one has behind it who has asked for the response."""
_WE: Final = r"(?:vi|me|jeg|eg)"
_AGREED: Final = r"(?:u?ei?nige?|u?samde?)"
_SIDED_WITH: Final = (
    rf"{_AGREED} (?:\w+ )?(?:med|i med)|(?:i likhet|i likskap|på lini?j?e) med"
    r"|i motset\w+ (?:til|med)|medlem\w* (?:i|av|hos)"
    rf"|slutta?e?r (?:oss|meg) til(?: {RESPONSE}(?: fra| frå| til))?"
)
"""What ends in the name of one with whom one sides, against whom, or to whom one belongs."""
_BESIDE_US: Final = re.compile(
    rf"\b(?:(?:{_SIDED_WITH}|ulikt|deler|delar|(?:ikke|ikkje) på vegner? av"
    r"|(?:ansatt|tilsett|jobb|arbeid)\w* (?:i|for|hos))(?: det| den)?)$",
    re.I,
)
"""What the name of one has before it whom the writer belongs to or is set beside."""
_WE_BESIDE: Final = re.compile(
    rf"\b{_WE} (?:[^.!?\n]{{0,30}} )?(?:{_SIDED_WITH}"
    r"|(?:viser til|vise?r til|har (?:lest|lese|fått|mottatt|motteke|sett)|støtt?e?a?r|stør)"
    rf" (?:\w+ ){{0,2}}{RESPONSE} (?:fra|frå|til))$",
    re.I,
)
"""The same where the first person of the text is the one: then it is no other form of its name."""
_AND_WE: Final = re.compile(
    r"[^.!?\n]{0,160}(?:[.!?] +|, (?:men |og )?)"
    r"(?:(?:det|dette|den|dei|de) (?:gjør|gjer|er|støtter|støttar|stør|deler|kan) [^.!?\n]{0,20}"
    rf"\b{_WE}\b"
    rf"|{_WE} (?:er|ser) (?:\w+ ){{0,2}}(?:{_AGREED}(?=[.,]| med| i det[.,])"
    rf"|tvil\w+|annerledes|annleis)|{_WE} (?:mener|meiner) (?:likevel|derimot|det mot))",
    re.I,
)
"""What follows the name in which the writer is set beside what that one thinks; what sets the two
apart is in `_APART_FROM_US`."""

_RUNS_IT: Final = re.compile(
    r"\b(?:jeg|eg) (?:driver|driv|eier|eig|leder|leier|leiar) \w+(?:en|et|a)\b", re.I
)
"""What one says who writes for a body of one's own."""
_THINKS: Final = re.compile(
    rf"(?:{OPINION_VERBS}|er (?:\w+ )?(?:for\b|mot\b|(?:{JUDGING})\w*))(?!\w)"
)

_NOT_OR_TOO: Final = r"(?:heller )?(?:ikke|ikkje|også|òg)"
_PROPOSER_SAYS: Final = (
    r"\b(?:departementet|regjering(?:en|a)|utvalg?et|direktoratet|tilsynet)"
    rf" {SPEAKING}\b"
)
_ITS_SENTENCE: Final = rf"(?:(?!{_PROPOSER_SAYS})[^.!?\n]){{0,160}}(?:[.!?] +|, )"
"""The rest of the sentence that a name begins, unless another speaks in it."""
_APART_FROM_US: Final = re.compile(
    # "Brolaget takker for høringen. Det gjør ikke vi.", "…, men vi er ikke blant dem."
    rf"{_ITS_SENTENCE}(?:(?:de|dei|den) [^.!?\n]{{0,120}}(?:[.!?] +|, ))?(?:men |og )?(?:"
    rf"(?:det|dette) (?:gjør|gjer|er|vil|skal|kan|mener|meiner) {_NOT_OR_TOO} {_WE}\b"
    rf"|(?:det|dette) (?:gjør|gjer) {_WE} {_NOT_OR_TOO}\b(?! noe| noko)"
    rf"|{_WE} (?:gjør|gjer) (?:det )?{_NOT_OR_TOO}\b(?! noe| noko)"
    rf"|{_WE} (?:deler|delar) (?:\w+ )?(?:det|dette|denne|deres|hennar|hans) (?:\w+ )?"
    r"(?:syn|vurdering|mening|meining|oppfatning|oppfatting|standpunkt|haldning|holdning)\w*"
    rf"|{_WE} er (?:\w+ )?(?:blant|(?:en|ein|ei|noen|nokre) av) (?:dem|dei|disse)\b"
    rf"|{_WE} er (?:ikke|ikkje) medlem\w*(?: der| hos dem| hos dei)?[.,]"
    rf"|{_WE} ser (?:\w+ )?(?:annerledes|annleis) på (?:det|dette|saken|saka)\b"
    rf"|{_WE} (?:takke?a?r nei\b|tvile?a?r på det[.,])"
    r"|(?:de|dei) [^.!?\n]{0,30}\b(?:ikke|ikkje|aldri) (?:\w+ )?(?:oss|meg)\b)"
    # "Brolaget viser til forslaget og mener at det er bra. Men vi som bor her, er ikke enige."
    rf"|(?:[^.!?\n]{{0,100}}\bog )?{_THINKS.pattern}{_ITS_SENTENCE}(?:men |og )?{_WE}(?:"
    r",? (?:derimot|for (?:vår|min) (?:del|eigen del|egen del)|på (?:vår|mi|min) sid[ea])\b"
    r"|(?:,? som [^.!?\n]{2,60}?,?)? (?:er|ser|kan (?:ikke|ikkje) (?:være|vere|vera))"
    rf" (?:\w+ ){{0,2}}?{_AGREED}"
    r"(?=[.,!]| med (?:dem|dei)\b| i (?:det|dette)[.,!]))"
    # "Brolaget er en forening som vi samarbeider med", "Brolaget takker for møtet, skriver de"
    r"|er (?:en|ein|ei|et|eit) (?:(?!der|hvor|kor|og|at)\w+ ){1,4}?(?:som )?"
    rf"{_WE} (?:\w+ ){{0,3}}?(?:samarbeid\w*|respekt\w*|tillit|kontakt|kjenne?r?|støtt?e?a?r)\b"
    r"|[^.!?\n«»]{0,160}, (?:skrive?r|skrev|skreiv|sier|seier) (?:de|dei|laget)\b"
    r"|(?:representere?r|snakke?a?r|tale?a?r|spurte) (?:ikke|ikkje|aldri) (?:for )?(?:oss|meg)\b",
    re.I,
)
"""What stands behind the name of one whom the first person of a text sets itself beside."""
_PLACED: Final = 4.0
"""The weight of a line that by itself tells the sender."""
_MOSTLY: Final = 3.5
"""The weight of a line that mostly tells the sender: the first one, if of no known kind."""
_WEAK: Final = 0.9
_TELLS: Final = 2.0
"""What the writer's own words add to the weight of the name beside them."""
_OFTEN: Final = 2
_BACK: Final = 60
_AHEAD: Final = 220
_MOST: Final = 40
"""Places of one name that are looked at."""

_Around = list[tuple[str, str]]
"""What stands before and behind a name, place by place."""


def without_mentioned(
    text: str, placed: Sequence[NameCandidate], told: Sequence[NameCandidate]
) -> list[NameCandidate]:
    """Those of the candidates `told` in sentences that may be the writer of the text.

    `placed` are the candidates on the sender's own lines.

    >>> told = [NameCandidate("Fjordvik kommune", 4, "text")]
    >>> without_mentioned("Fjordvik kommune støtter det. Det gjør ikke vi.", [], told)
    []
    >>> without_mentioned("Fjordvik kommune støtter det.", [], told) == told
    True
    """
    plain = without_quoted_voices(text)
    alone = speaks_as_one(plain)
    persons = speak_as_persons(plain)
    first_person = alone or SEVERAL.search(plain) is not None
    groups: dict[str, list[NameCandidate]] = {}
    for found in told:
        groups.setdefault(names.fold(found.name), []).append(found)
    called = {key: _as_written(group[0]) for key, group in groups.items()}
    around = {key: _around(plain, name, called.values()) for key, name in called.items()}
    apart = {
        key
        for key, name in called.items()
        if _stands(around[key], _WE_BESIDE, _APART_FROM_US) or (name in text and name not in plain)
    }
    beside_all = alone and not _RUNS_IT.search(plain)
    # "Vi er elever ved Testvik skole" may be their council, and is not their school.
    sorts = sorts_of_persons(plain)
    of_others = {k for k in called if persons and not any(sort in k for sort in sorts)}
    writes = {
        key
        for key in called
        if _stands(around[key], _SPEAKS_FOR)
        or (
            not (beside_all or key in apart | of_others)
            and _does_as_writer(groups[key], around[key])
        )
    }
    theirs = {
        k for k in called.keys() - writes if k in apart or _is_beside(around[k], first_person)
    }
    ours = writes | {k for k in called.keys() - theirs if _is_one_of(k, called[k], placed, writes)}
    rest = {key: name for key, name in called.items() if key not in ours | theirs}
    theirs |= (
        rest.keys() if alone else _of_another_kind(plain, rest, map(called.__getitem__, theirs))
    )
    unclear = {
        key: _opinions(around[key]) + _by_noun(plain, called[key], called.values())
        for key in rest.keys() - theirs
    }
    titled = [line for line in placed if line.weight >= _MOSTLY]
    # A line that names another outweighs what anybody does.
    told_more = {
        key
        for key in writes
        if not titled
        or _stands(around[key], _SPEAKS_FOR)
        or _is_one_of(key, called[key], titled, set())
    }
    if ours or any(found.weight >= _PLACED for found in placed):
        return list(_weighed(groups, writes & told_more, theirs | unclear.keys(), set()))
    weak, others = _doubtful(unclear, first_person, persons)
    return list(_weighed(groups, writes, theirs | others, weak))


def _as_written(found: NameCandidate) -> str:
    """The name as the text has it, where several were told apart: "Lia og Vik kommuner"."""
    return found.short if found.short and "; " in found.name else found.name


def _does_as_writer(group: list[NameCandidate], around: _Around) -> bool:
    """Whether a name has behind it what the writer says of oneself, and others seldom do.

    Others do so too where a text says "I", or "we" of persons, or sets its "we" beside them.
    """
    abbreviated = any(found.short and found.weight > 0 for found in group)
    return abbreviated or _stands(around, None, _WRITES)


def _is_beside(around: _Around, first_person: bool) -> bool:
    """Whether a name is set beside the writer of a text."""
    told_of = first_person and _stands(around, None, _THEY, _AND_WE)
    return told_of or _stands(around, _BESIDE_US, _ASKS)


def _is_one_of(key: str, name: str, placed: Sequence[NameCandidate], writes: set[str]) -> bool:
    """Whether a name is another form of one that is known for the sender's."""
    return any(_is_called(key, name, line) for line in placed) or any(
        _goes_on(key, other) or _goes_on(other, key) for other in writes
    )


def _doubtful(
    unclear: dict[str, int], first_person: bool, persons: bool
) -> tuple[set[str], set[str]]:
    """The keys of names that nothing tells of but what they think, weak ones and others'.

    `unclear` has how often each thinks something, `persons` whether persons of a sort write.
    """
    lead, sure = _leading(unclear, 3 if first_person else 2)
    if first_person and not sure:
        lead = ""  # who writes as "we" seldom names oneself, and others now and then
    whole = {key for key in unclear if not any(key in other for other in unclear.keys() - {key})}
    if not first_person and len(whole) == 1:
        return set(), unclear.keys() - {lead} if persons else set()
    others = unclear.keys() - {lead} if len(whole) > 1 or persons else set()
    others |= unclear.keys() - whole if first_person else set()
    return unclear.keys() - ({lead} if sure else set()), others


def _weighed(
    groups: dict[str, list[NameCandidate]], writes: set[str], theirs: set[str], weak: set[str]
) -> Iterator[NameCandidate]:
    for key, (first, *others) in groups.items():
        if key in theirs:
            continue
        if key in weak:
            yield replace(first, weight=min(first.weight, _WEAK))
        else:
            yield replace(first, weight=first.weight + _TELLS * (key in writes))
            yield from others


def _goes_on(longer: str, shorter: str) -> bool:
    """Whether a name is another one and more, as "vikahagen skule" is, and no second body."""
    rest = longer.removeprefix(f"{shorter} ")
    return rest != longer and not rest.startswith("og ")


def _is_called(key: str, name: str, line: NameCandidate) -> bool:
    """Whether a name in the text is one, a part or an abbreviation of that on the sender's line."""
    known = names.fold(line.name)
    before, part, _ = f" {known} ".partition(f" {key} ")
    inside = bool(part) and (not before or before.split()[-1] not in names.PREPOSITIONS)
    same = inside or _goes_on(key, known) or key == names.fold(line.short)
    return same or (names.is_abbreviation(name) and names.abbreviates(name, line.name))


def _around(text: str, name: str, names_told: Iterable[str]) -> _Around:
    """What stands before and behind a name, its bracket and genitive, in each place that has it.

    A place in a longer name is none: "Fjordvik kommune" in "Eldrerådet i Fjordvik kommune".
    """
    longer = [other for other in names_told if name in other and other != name]
    # "Vi i grunneigarlaget på Lia"
    pattern = (
        rf"(?<![\w-])(?i:{re.escape(name[:1])}){re.escape(name[1:])}(?:s|['’])?(?![\w-])"
        r"(?: \([^()\n]{2,60}\))?,? ?"
    )
    places = []
    for found in islice(re.finditer(pattern, text), _MOST):
        start, end = found.span()
        if not any(text.startswith(other, start - other.find(name)) for other in longer):
            places.append((text[max(0, start - _BACK) : start].rstrip(), text[end : end + _AHEAD]))
    return places


def _stands(around: _Around, before: re.Pattern[str] | None, *after: re.Pattern[str]) -> bool:
    """Whether a name somewhere has words of a kind before it or behind it."""
    return any(
        (before is not None and before.search(left)) or any(words.match(right) for words in after)
        for left, right in around
    )


def _opinions(around: _Around) -> int:
    """How often a name is said to think something."""
    return sum(_THINKS.match(right) is not None for _, right in around)


def _by_noun(text: str, name: str, names_told: Iterable[str]) -> int:
    """How often a text speaks of a name by its noun ("laget"), where no other has that noun."""
    others = [other for other in names_told if other not in name and name not in other]
    shared = {name.casefold(), *(noun for other in others for noun in definite_nouns(other))}
    own = [re.escape(noun) for noun in definite_nouns(name) if noun not in shared]
    pattern = rf"(?<![\w-])(?:{'|'.join(own)}) {SPEAKING}(?!\w)"
    return len(re.findall(pattern, text, re.I)) if own else 0


def _leading(times: dict[str, int], by: int) -> tuple[str, bool]:
    """The name that thinks oftenest, empty for several, and whether it does so `by` times as often.

    >>> _leading({"one": 1, "two": 0}, 2), _leading({"one": 1, "two": 1}, 2), _leading({"a": 3}, 2)
    (('one', False), ('', False), ('a', True))
    """
    first, second = (*sorted(times.items(), key=lambda item: -item[1]), ("", 0), ("", -1))[:2]
    ahead = first[1] > second[1]
    return (first[0] if ahead else "", ahead and first[1] >= max(_OFTEN, by * second[1]))


def _of_another_kind(text: str, told: dict[str, str], others: Iterable[str]) -> set[str]:
    """The names of other kinds than the nouns by which a text takes its positions.

    A noun that is one of the `others`' is none of its own.
    """
    theirs = {noun for name in others for noun in definite_nouns(name)}
    spoken = {
        names.heads_of(noun)[0].kind.name for noun in nouns_it_speaks_as(text) if noun not in theirs
    }
    kinds = {key: names.kind_of(name) for key, name in told.items()}
    return {key for key, kind in kinds.items() if spoken and kind and kind.name not in spoken}
