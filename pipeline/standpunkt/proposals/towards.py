"""The stance towards the proposal, where it is not the one towards the target.

"Slutter seg til mindretallet" is support of what it names, and opposition to the proposal.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from standpunkt.positions import Aspect, Stance
from standpunkt.proposals.likeness import spelled
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.pointing import only_points, pointed_at
from standpunkt.proposals.proposal import Proposal
from standpunkt.stance.words import verb_forms


class Towards(NamedTuple):
    """A stance towards a proposal, and why it is not the one towards the target."""

    stance: Stance
    reason: str = ""


_TURNED: Final = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.CONDITIONAL_SUPPORT: Stance.SKEPTICAL,
    Stance.OPPOSE: Stance.SUPPORT,
    # Doubt about the other side is no stand on this one.
    Stance.SKEPTICAL: Stance.POSITION,
}

_MINORITY: Final = re.compile(r"(?:\b|\w+s\s+)mindretal\w*", re.IGNORECASE)
_ITS_OWN: Final = re.compile(r"\bmindretall?e?ts?\s+(?:forslag|framlegg)|\bmindretall?e?t foreslår")
_AIM: Final = re.compile(
    r"^(?:at\s+)?(?:(?:den|det|dei?|departementets|regjeringens|kommisjonens|utvalgets|"
    r"overordnede|overordna|gode)\s+)*"
    r"(?:for)?(?:mål(?:et|a|ene|setting\w*)?|hensikt\w*|formål\w*|føremål\w*|intensjon\w*|"
    r"behov(?:et)?|ambisjon\w*|tanke(?:n|gang\w*)|idé?en|siktemål\w*|ønske[t]?|bakgrunn(?:en)?)\b",
    re.IGNORECASE,
)
# What is no more, be it the proposal or the thing that it puts an end to.
_GONE: Final = r"utgår?\b|bortfall\w*|fall\w*\s+bort"
# What a clause says is to become of a proposal: "bør avvises", "ikke vedtas", "strykes".
_REJECTION: Final = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(verb_forms('dropping_verbs') | verb_forms('turning_down')))})\b|"
    rf"trekk(?:es|ast|e|ja)\b|trekt|trukket|{_GONE}|stryk\w*|(?<!i )strøk(?:et|ne)\b|"
    r"legg(?:es|ast)\s+(?:bort|vekk)|slett(?:es|ast|a|et)\b|"
    r"fjern(?:es|ast)\b|gå(?:r)?\s+ut\b|ta(?:s|kast)?\s+ut\b|t(?:as|att|eken|eke)\s+(?:ut|bort)\b|"
    r"ikk(?:e|je)\s+(?:(?:blir|bør|skal)\s+)?"
    r"(?:vedta\w*|vedtek\w*|innfør\w*|gjennomfør\w*|lovfest\w*|følg\w*|ta(?:s|kast)\b))",
    re.IGNORECASE,
)
_MODAL: Final = r"\b(?:må|måtte|bør|burde|skal|lyt)\s+(?:(?!ikk)\w+\s+)?"
# What is to be gone, with no verb done to it or with one that has it for its object.
_AWAY: Final = re.compile(
    rf"{_MODAL}(?:bort|ut|vekk)(?:\s+(?:av|fra|frå)\s.*)?$|"
    rf"{_MODAL}(?:fjerne|stryke|ta\s+(?:bort|ut|vekk))\s+(?P<object>.+)$",
    re.IGNORECASE,
)
# What is to stay.
_STAYS: Final = re.compile(
    rf"{_MODAL}(?:bestå(?!\s+av)|bli\s+(?:stående|ståande|værende|verande)|ligg(?:e|je)\s+fast|"
    r"stå\s+(?:fast|ved\s+lag|som|uend\w+))\b|"
    rf"{_MODAL}ikk(?:e|je)\s+(?:(?:bort|ut|vekk)$|rør(?:es|ast)\b|"
    r"(?:fjerne|stryke|ta\s+(?:bort|ut|vekk)|røre(?:\s+ved)?)\s+(?P<object>.+)$)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\bikk(?:e|je)\b", re.IGNORECASE)
# A cue that takes no side by itself: opposition after it was read from the clause that follows.
_SAYING: Final = re.compile(
    r"\b(?:bør|burde|må|måtte|skal|kan|kunne|syn(?:et)?|holdning\w*|haldning\w*|standpunkt\w*|"
    r"oppfatning\w*|oppfatting\w*|konklusjon\w*|påstand\w*|råd(?:et)?|innstilling\w*|"
    r"foresl\w*|føresl\w*|be[rs]?|ba|bedt|tilrå\w*|rår|råder|anbefal\w*|oppford\w*|"
    r"oppmod\w*|krev\w*|ønsk\w*|ynsk\w*|vil|m[ei]+ner?|mein\w*|syn[es]s?|synast|"
    r"vurder\w*|forvent\w*|legg\w* til grunn)\b",
    re.IGNORECASE,
)
_IT: Final = re.compile(
    r"^(?:at\s+)?(?:(?:den|det|dette|denne|forslag\w*|framlegg\w*|bestemmels\w*|føresegn\w*|"
    r"paragraf\w*|lov\w*|endring\w*|§)\b|§)",
    re.IGNORECASE,
)
# A thing in one word, in the definite, of which nothing more is said than what is to become of it:
# "avstandskravet bør strykes" on what the paragraph is about is on the paragraph.
_THING: Final = re.compile(
    r"^(?:at\s+)?(?:dette\s+|det\s+|den\s+)?(?:foreslåtte\s+|føreslåtte\s+|nye\s+)?"
    r"(\w{3,})(?:en|et|a|ene|ane)\s+(?:ikk(?:e|je)\s+)?(?:bør|burde|må|skal|kan|ikk(?:e|je)|blir|"
    r"vert|tas|tatt|teken|innfør\w*|vedta\w*|vedtek\w*|str[yø]k\w*|fjern\w*|slett\w*|utgår?|"
    r"gå(?:r)?\s+ut)\b",
    re.IGNORECASE,
)
# What a rule is called: a proposal that is a rule is meant by it, whatever its own words are.
_RULE: Final = (
    *("krav", "forbud", "forbod", "påbud", "påbod", "plikt", "gebyr", "avgift", "ordning"),
    *("føresegn", "bestemmels", "regel", "regul", "hjemm", "heim", "adgang", "høve", "unntak"),
    *("paragraf", "register", "konsesjon", "forslag", "framlegg", "endring", "tiltak"),
)
_STEM: Final = 5
"""Letters of a word that tell it again in another form."""
_LONGEST_ENDING: Final = 3
"""Letters in which two forms of one word differ."""
_LONGEST_FATE: Final = 8
"""Words; a longer wish says how, when or where too, and is no plain yes or no."""
_ADOPTION: Final = re.compile(
    r"\b(?:vedta(?:s|tt|kast)\b|vedtek\w*|innfør(?:es|ast|t|te)\b|lovfest(?:es|ast|et|a)\b|"
    r"gjennomfør(?:es|ast|t|te)\b|t(?:as|att|akast|eken|eke)\s+inn\b|tre(?:r)?\s+i\s+kraft\b)",
    re.IGNORECASE,
)
_IT_ALONE: Final = re.compile(r"^(?:det|dette|den|denne)(?:\s+syn\w*)?$", re.IGNORECASE)
_KEPT: Final = re.compile(
    r"\b(?:dagens\s+(?:ordning|system|regel\w*|regler|modell|praksis|lov\w*|organisering)|"
    r"gjeldende\s+(?:rett|ordning|regel\w*|regler)|gjeldande\s+(?:rett|ordning|regl\w*)|status quo|"
    r"som\s+(?:i\s+dag|før|no\b|nå\b)|uendre[dt]\w*|uendra|"
    r"(?:behold|behald|bevar|vidarefør|viderefør|opprettho?ld|oppretthald)\w*)",
    re.IGNORECASE,
)
_DELAY: Final = re.compile(
    r"\b(?:ut(?:sett|set|satt)\w*|vente\w*|skyv\w*|skjøv\w*|forsink\w*|på\s+(?:is|vent)\b|"
    r"legges?\s+i\s+skuff\w*|ikke\s+nå\b|ikkje\s+no\b)|(?:utsettels|utsetjing)\w*",
    re.IGNORECASE,
)
# What puts an end to a thing, in any form; a proposal is only rejected, and by passives mostly.
_END: Final = re.compile(
    rf"\b(?:{_GONE}|av(?:vikl|skaff|slutt)\w*|opp?hev\w*|fjern(?:e[rst]?|ast|ar?|ing\w*)\b|"
    r"nedl(?:egg|agt)\w*|legg\w*\s+ned\b|slopp?\w*)",
    re.IGNORECASE,
)
# What a proposal that puts an end to something can say in other words: "gebyrfri", "forbud mot".
_ENDS: Final = re.compile(
    rf"{_END.pattern}|"
    r"\b(?:str[yø]k\w*|sl[øo]y?f\w*|ta(?:s|kast)?\s+(?:bort|ned|ut|vekk)|"
    r"tatt\s+(?:bort|ned|ut)|slutt\s+på|slipp\w*|fritak\w*|fritatt|friteken|forb[uo]d\w*|forby\w*|"
    r"uten|utan|gratis|ikk(?:e|je)\s+(?:lenger|lengre|lengje|kunne)|skal\s+ikk(?:e|je)|"
    r"\w+fri(?:e|tt)?)\b",
    re.IGNORECASE,
)
# What a proposal forbids: who is against that is for the proposal.
_BAN: Final = re.compile(r"\b\w*(?:forb[uo]d|forby|ulovl[ie]g)\w*", re.IGNORECASE)
_FREE_OF: Final = re.compile(r"\b(?!valg?fri)(\w{3,}?)s?fri(?:e|tt)?\b", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(
    r"(?:(?:et|eit|nytt|generelt|totalt|nasjonalt|kommunalt)\s+){0,2}forb[uo]d(?:et)?\s+mot\s+(?:å\s+)?"
    r"(?:(?:bruk|kjøring|køyring|salg?|bruke|ha|selje|selge)\s+(?:(?:av|med|på)\s+)?)?(\w{3,})|"
    r"(\w{3,})\b.*\b(?:forbys|forbydast|forbudt|forbode|ulovl[ie]g)\b",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(r"dei?|disse|desse", re.IGNORECASE)
# A sentence of a description that tells of something else than what is proposed.
_NOT_PROPOSED: Final = re.compile(
    r"\b(?:mindretal\w*|i\s+dag|gjeld[ea]nde|fortsatt|framleis|ikk(?:e|je))\b", re.IGNORECASE
)
# A wish that asks for less, more or something else than the words beside it name.
_OTHERWISE: Final = re.compile(
    r"\b(?:bare|berre|kun|først|fyrst|heller|fortsatt|framleis|frivillig\w*|unn?tat\w*|unntak\w*|"
    r"utenom|utanom|uten|utan|mer|meir|mindre|enda|hvis|viss|dersom|inntil|før|eller)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(
    r"\b(?:kan|kunne|adgang|høve|anledning|rett\s+til|får?\s+(?:lov|selv|sjølv|ha|kreve|krevje|"
    r"bestemme|avgjøre|avgjere|fastsett?e|fastsetje|velge|velje|bruke|gjøre|gjere|innføre))\b",
    re.IGNORECASE,
)
_MUST: Final = re.compile(r"\b(?:må|skal|plikt\w*|påbud\w*|påbod\w*|krav\w*)\b", re.IGNORECASE)
_WORDS_OF_A_WISH: Final = re.compile(
    r"bør|burde|kan|kunne|må|måtte|skal|krev(?:e|es|je|jast)|det|der|dette|den|denne|dei|som|"
    r"ikk(?:e|je)|også|selv|sjølv|selve|være|vere|blir|blitt|vert|vorte|har|hatt|for|til|fra|frå|"
    r"med|ved|mot|hos|når|enn|sine?|sitt|alt|her"
)
_NUMBERS: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_TELLING: Final = re.compile(r"\d{2,}")


def towards(stance: Stance, mention: Mention, proposal: Proposal) -> Towards:
    """The stance towards a proposal of a position on it.

    >>> from standpunkt.proposals.proposal import Proposal
    >>> delay = Proposal("5", "Nye soner – utsettelse til 2032")
    >>> towards(Stance.OPPOSE, Mention("å utsette", "nei til å utsette"), delay)
    Towards(stance=<Stance.OPPOSE: 'oppose'>, reason='')
    >>> plain = Proposal("4", "Vannmålere i alle boliger")
    >>> towards(Stance.OPPOSE, Mention("å utsette dette", "nei til å utsette dette"), plain)
    Towards(stance=<Stance.SUPPORT: 'support'>, reason='rejects a delay')
    """
    target = mention.target
    if mention.aspect is Aspect.PROCESS and stance.evaluative:
        return Towards(Stance.POSITION, "on the process")
    if mention.aspect is Aspect.PREMISE and stance is not Stance.NEUTRAL and stance.evaluative:
        return Towards(Stance.POSITION, "on a premise")
    # "Mindretallet mener at … Det er vi ikke enige i."
    told = mention.referent or (mention.before[0] if mention.before else "")
    of_minority = _MINORITY.search(target) or (_IT_ALONE.match(target) and _MINORITY.match(told))
    if of_minority and stance in _TURNED and not _of_minority(proposal):
        return Towards(_TURNED[stance], "sides with or against the minority")
    if stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT) and _AIM.match(target):
        return Towards(Stance.POSITION, "the aim or need alone")
    if found := (
        _on_place(stance, mention, proposal)
        or _on_rejection(stance, mention, proposal)
        or _on_adoption(stance, mention, proposal)
    ):
        return found
    if not _KEPT.search(_said(proposal)):
        if stance is Stance.DEMAND and _KEPT.search(f"{mention.cue} {target}"):
            return Towards(Stance.OPPOSE, "asks for what is now")
        if stance in _TURNED and _KEPT.search(target):
            return Towards(_TURNED[stance], "on what is now")
    for pattern, name in ((_DELAY, "a delay"), (_END, "an end")):
        found = _against(stance, mention, proposal, pattern, name)
        if found:
            return found
    return _on_what_it_forbids(stance, mention, proposal) or Towards(
        *_on_what_it_says(stance, mention, proposal)
    )


def _on_place(stance: Stance, mention: Mention, proposal: Proposal) -> Towards | None:
    """Where it is asked that the proposal, or the thing it is about, be gone or stay."""
    if stance is not Stance.DEMAND:
        return None
    for pattern, wish, reason in (
        (_AWAY, Stance.OPPOSE, "asks for its rejection"),
        (_STAYS, Stance.SUPPORT, "asks for it to stay"),
    ):
        asked = pattern.search(mention.target)
        if asked is None:
            continue
        # As what is to be done it is named after the verb, else before it.
        named = f"{asked['object']} skal" if asked["object"] else mention.target
        if not _is_it(named, proposal):
            continue
        ends = _ends(proposal, named)
        return Towards(_TURNED[wish] if ends else wish, "on an end" if ends else reason)
    return None


def _on_rejection(stance: Stance, mention: Mention, proposal: Proposal) -> Towards | None:
    """Where a target says that the proposal is, or is not, to be rejected."""
    target = mention.target
    rejection = _REJECTION.search(target)
    if not rejection or _is_read_already(stance, mention):
        return None
    if _NOT.search(target[: rejection.start()]):  # "ikke avvises"
        if stance is Stance.DEMAND and _is_it(target, proposal):
            return Towards(Stance.SUPPORT, "asks against its rejection")
        return None
    if stance in _TURNED and not (_REJECTION.search(_said(proposal)) or _ends(proposal, target)):
        return Towards(_TURNED[stance], "on its rejection")
    if stance is Stance.DEMAND and _is_it(target, proposal):
        return Towards(Stance.OPPOSE, "asks for its rejection")
    return None


def _on_adoption(stance: Stance, mention: Mention, proposal: Proposal) -> Towards | None:
    """Where it is asked that the proposal be adopted, and no more than that."""
    target = mention.target
    adoption = _ADOPTION.search(target)
    if stance is not Stance.DEMAND or adoption is None:
        return None
    if not (_is_it(target, proposal) or _is_title(target[: adoption.start()], proposal)):
        return None
    if _NOT.search(target) or target.count(" ") >= _LONGEST_FATE or mention.condition:
        return None
    return Towards(Stance.SUPPORT, "asks for its adoption")


def _is_it(target: str, proposal: Proposal) -> bool:
    """Whether a target is the proposal itself, by a word for it or for the thing it is about."""
    if _IT.match(target):
        return True
    thing = _THING.match(target)
    if thing is None or target.count(" ") >= _LONGEST_FATE:
        return False
    noun = thing[1].lower()
    return noun.endswith(_RULE) or noun[:_STEM] in proposal.title.lower()


def _is_title(named: str, proposal: Proposal) -> bool:
    """Whether what is to be adopted is named by words of the title alone: "et småbåtregister"."""
    words = [w for w in re.findall(r"\w{4,}", named.lower()) if not _SAYING.fullmatch(w)]
    return bool(words) and all(word[:_STEM] in proposal.title.lower() for word in words)


def _is_read_already(stance: Stance, mention: Mention) -> bool:
    """Whether opposition already is what "ikke vedtas" says: "foreslår at det ikke vedtas"."""
    return (
        stance is Stance.OPPOSE
        and _SAYING.search(mention.cue) is not None
        and not _NOT.search(mention.cue)
    )


def _against(
    stance: Stance, mention: Mention, proposal: Proposal, pattern: re.Pattern[str], name: str
) -> Towards | None:
    """Where a target is about a delay and the proposal is not, or the reverse."""
    if stance not in _TURNED or _is_read_already(stance, mention):
        return None
    proposes = pattern.search(_said(proposal)) is not None
    if pattern is _END and not proposes and _ends(proposal, mention.target):
        return None
    said = f"{mention.target} {mention.evidence}"
    speaks = pattern.search(said if proposes else mention.target) is not None
    if speaks and not proposes:
        done = "rejects" if stance in (Stance.OPPOSE, Stance.SKEPTICAL) else "wants"
        return Towards(_TURNED[stance], f"{done} {name}")
    if proposes and not speaks and _names_the_thing(mention.target, proposal, pattern):
        return Towards(_TURNED[stance], f"on what the proposal puts {name} to")
    return None


def _on_what_it_forbids(stance: Stance, mention: Mention, proposal: Proposal) -> Towards | None:
    """Where a target names what a proposal forbids, and not that it does: "imot vannscootere"."""
    thing = _forbidden(proposal.title)
    if not thing or stance not in _TURNED or mention.condition:
        return None
    said = pointed_at(mention) if only_points(mention) else mention.target
    # "Vannscootere bør forbys. De er en pest": one ban is not what a plural stands for.
    others = mention.evidence if _PLURAL.fullmatch(mention.target) else f"{said} {mention.evidence}"
    if _forbids(others) or said.count(" ") >= _LONGEST_FATE:
        return None
    # "Bruk av vannscooter" is the thing too.
    if not any(spelled(word).startswith(thing) for word in _words(said)[:2]):
        return None
    return Towards(_TURNED[stance], "on what the proposal forbids")


def _forbids(text: str) -> bool:
    return _BAN.search(text) is not None or _FREE_OF.search(text) is not None


def _forbidden(title: str) -> str:
    """How the thing begins that a title forbids; empty where it forbids none.

    >>> [_forbidden(t) for t in ("Forbud mot vannscooter", "Leksefri skole", "Unntak fra forbud")]
    ['vansc', 'lekse', '']
    """
    found = _FREE_OF.search(title) or _FORBIDDEN.match(title)
    return spelled(next(filter(None, found.groups())).lower())[:_STEM] if found else ""


def _on_what_it_says(stance: Stance, mention: Mention, proposal: Proposal) -> Towards:
    """A wish all of whose words the proposal has is for it, or against it where it is denied.

    "Alle bør ha båtførerbevis", "grensen bør ikke senkes". Another number, a limit or a word of its
    own make it another wish, and what the proposal denies or puts off can be said in its words too.
    """
    target = mention.target
    plain = stance is Stance.DEMAND and not mention.condition and mention.aspect is Aspect.PROPOSAL
    if not plain or _OTHERWISE.search(target) or _KEPT.search(target):
        return Towards(stance)
    said = _proposed(proposal)
    if _DELAY.search(said) or _END.search(said) or _NOT.search(said):
        return Towards(stance)
    if bool(_BAN.search(target)) != bool(_BAN.search(said)):
        return Towards(stance)
    may = _MAY.search(said) is not None
    if (_MAY.search(target) and not may) or (_MUST.search(target) and may):
        return Towards(stance)
    if not _numbers(target) <= _numbers(proposal.title) or not _has_words_of(target, said):
        return Towards(stance)
    if _NOT.search(target):
        return Towards(Stance.OPPOSE, "asks for the opposite")
    return Towards(Stance.SUPPORT, "asks for what it says")


def _has_words_of(target: str, said: str) -> bool:
    """Whether what is proposed has all words of a wish that tell what it is, and two at least."""
    adopted = verb_forms("adopting_verbs")
    words = [
        word
        for word in _words(target, 3)
        if word not in adopted and not _WORDS_OF_A_WISH.fullmatch(word) and not _BAN.fullmatch(word)
    ]
    named = len(words) + (_BAN.search(target) is not None)
    theirs = [spelled(word) for word in _words(said, 3)]
    return named > 1 and all(
        any(_is_form(spelled(word), other) for other in theirs) for word in words
    )


def _words(text: str, shortest: int = 4) -> list[str]:
    return re.findall(rf"[^\W\d_]{{{shortest},}}", text.lower())


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone, so that "fylket" is not "fylkesveg".

    >>> _is_form("senkast", "senkes"), _is_form("fylket", "fylkesveg")
    (True, False)
    """
    pairs = zip(one, other, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    longer = max(len(one), len(other))
    return common >= min(_STEM - 1, len(one)) and common >= longer - _LONGEST_ENDING


def _numbers(text: str) -> set[str]:
    return {number.replace(",", ".") for number in _NUMBERS.findall(text)}


def _proposed(proposal: Proposal) -> str:
    """The title, and the sentences of the description that say what is to be."""
    told = (s for s in _SENTENCE.split(proposal.description) if not _NOT_PROPOSED.search(s))
    return " ".join((proposal.title, *told))


def _ends(proposal: Proposal, target: str) -> bool:
    """Whether the proposal itself puts an end to what the target names.

    The title can say so in any words; a sentence of the description must name the same thing.
    """
    if _ENDS.search(proposal.title):
        return True
    named = {word[:_STEM] for word in re.findall(r"[^\W\d_]{5,}", target.lower())}
    return any(
        _ENDS.search(sentence)
        and any(word[:_STEM] in named for word in re.findall(r"[^\W\d_]{5,}", sentence.lower()))
        for sentence in _SENTENCE.split(proposal.description)
    )


def _names_the_thing(target: str, proposal: Proposal, pattern: re.Pattern[str]) -> bool:
    """Whether a target names what a proposal delays or ends, and not that it does.

    Only the words of the title before the delay are taken for the thing, and a target with a
    number of the proposal's in it ("2032") is about the delay.
    """
    if not pattern.search(proposal.title):
        return False
    numbers = set(_TELLING.findall(_said(proposal)))
    if numbers & set(_TELLING.findall(target)):
        return False
    thing = pattern.split(proposal.title)[0]
    stems = {word[:6] for word in re.findall(r"[^\W\d_]{6,}", thing.lower())}
    words = re.findall(r"[^\W\d_]{6,}", target.lower())
    return 0 < len(words) <= 3 and any(word[:6] in stems for word in words)


def _of_minority(proposal: Proposal) -> bool:
    return _ITS_OWN.search(proposal.title.lower()) is not None


@lru_cache(maxsize=2**11)
def _said(proposal: Proposal) -> str:
    return f"{proposal.title}. {proposal.description}"
