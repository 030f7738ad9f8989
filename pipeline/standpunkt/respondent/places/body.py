"""Who speaks in the body: the subject of its first sentences, and names that often say things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import (
    COMMON_VERBS,
    JUDGING,
    OPINION_VERBS,
    SPEAKING,
    named_by_its_noun,
)
from standpunkt.respondent.letter import Letter, LineKind, line_kind
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.places.answering import answers, is_proper
from standpunkt.respondent.places.cutting import (
    OF_A_SUBJECT,
    reads_as_matter,
    split_bracket,
)
from standpunkt.respondent.voice import SEVERAL, without_quoted_voices
from standpunkt.text.markers import BARE_NUMBER, marker_in

_OPENING: Final = re.compile(
    rf"(?:(?:Vi|Me) i |(?:På|Etter) vegner? av |For )?(?P<name>[{CAPITAL}](?:[^.:;!?\n]"
    rf"|(?<= avd)\.){{1,140}}?)"
    rf"(?P<bracket> \([^()\n]{{2,60}}\))?,? (?P<verb>{SPEAKING})\b(?P<rest>[^.\n]{{0,90}})"
)
_JUDGES: Final = re.compile(
    r" (?:ikke |ikkje |svært |veldig |sterkt |meget |godt |i hovedsak |i hovudsak |også |òg )*"
    rf"(?:{JUDGING}|for at|spørrende|tvilende|betenkt)\w*\b"
)
_REFERS: Final = re.compile(
    r"viser til [^.]{0,60}(?:brev|høring|høyring|forslag|framlegg|nou\b)"
    r"|takka?e?r for (?:mulig|moglegheit|høve|anledning|invitasjon|tilsend|oversend)",
    re.I,
)
_SPEAKS_FOR: Final = ("Vi i ", "Me i ", "På vegne", "På vegner", "Etter vegne")
_WROTE_IT: Final = re.compile(
    r" (?:laget|lagd|laga|utarbeidet|utarbeidd|sendt|skrevet|skrive|lagt fram|lagt frem|foreslått"
    r"|føreslått|utredet|greidd|levert)\b[^.]{0,60}(?:notat|forslag|framlegg|utredning|utgreiing"
    r"|rapport|høring|høyring)",
    re.I,
)
_NOT_NAME: Final = re.compile(
    r"(?!de[nt]? norske )"
    r"(?:vi|me|jeg|eg|min|mitt|mine|det|dette|den|de|dei|denne|i|etter|når|som|for|med|på|til|om|ved|fra|frå|vår"
    r"|vårt|våre|departementet|regjering\w*|forslag\w*|framlegg\w*|høring\w*|høyring\w*|en|ein"
    r"|et|eit|ei|å|at|dersom|hvis|men|og|også|alle|mange|noen|nokre|flere|fleire|kommunene"
    r"|kommunane|utvalget|utvalet|flertallet|fleirtalet|mindretallet|stortinget|saken|saka|norge"
    r"|noreg|loven|lova|her|der|dagens|endring\w*|videre|vidare|samtidig|samstundes|imidlertid"
    r"|man|ingen|hun|han|ho|dere|dykk|ja|nei|hva|kva|hvor|kor|formålet|føremålet|målet|svar\w*"
    rf"|rett|mens|slik|forskrift\w*|staten|norske(?! (?-i:[{CAPITAL}]))|tillegg|bakgrunn"
    r"|både|hver|kvar|barn|elever"
    r"|elevar|særlig|særleg|dessuten|likevel|derfor|difor|hvem|kven|dermed|nå|no|så|jo|nei"
    r"|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
    r"|krav(?:et|ene|a)?|ordning\w*|gebyr(?:et|ene|a)?|avgift\w*|frist\w*|plikt\w*|bestemmelse\w*"
    r"|tiltak\w*|behovet|bruken|reglene|reglane|spørsmål|punkt|kapittel|tabell|figur|vedtak|velg|enig|einig|uenig|ueinig)(?!\w)",
    re.I,
)
# "Arbeidsgiveren min, Fjordkraft AS"
_SOMEBODY_OF_OURS: Final = re.compile(r"\w+ (?:min|mi|mitt|mine|vår|vårt|våre)(?:,| [A-ZÆØÅ])")
# "Barn av Vidda" is a name, "Barn i skolen" is none.
_CALLED_SO: Final = re.compile(rf"(?:Barn|Elever|Elevar|Alle|Rett) (?:av|på|for|i) [{CAPITAL}]\w+$")
_BODY: Final = re.compile(
    r"(?P<place>.+) (?:kommunestyre|bystyre|heradsstyre|formannskap|kommunestyret|bystyret)$"
)
_BODY_IN: Final = re.compile(
    rf"(?:Kommunestyret|Bystyret|Heradsstyret|Formannskapet) i (?P<place>[{CAPITAL}][\w-]+)"
)
_OFFICER_IN: Final = re.compile(
    r"(?:Råd(?:mannen|kvinnen)|Kommunedirektøren|Ordfør(?:eren|aren)|Varaordfør(?:eren|aren)) i"
    rf" (?P<place>[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*)(?: kommune)?"
)
_COUNTY_BODY_IN: Final = re.compile(
    r"(?:Fylkesutvalg?et|Fylkestinget|Fylkesrådet|Fylkesrådmannen|Fylkesordfør(?:eren|aren)"
    r"|Fylkes(?:kommune)?direktøren) i"
    rf" (?P<place>[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*)"
)
_SUBJECT: Final = re.compile(
    r"(?<![\w&-])(?<!\bi )(?<! på )(?<! frå )(?<! fra )"
    rf"(?P<name>[{CAPITAL}][\w&-]{{0,40}}(?: (?:[{CAPITAL}][\w&-]{{0,40}}|for|og|i|av"
    rf"|ved|kommune|fylkeskommune|kommunestyre|avd\."
    rf"|\w{{0,30}}(?:lag|råd|forening|foreining|forbund|rett|herad|bank|skole|skule))){{0,6}})"
    rf" (?:(?P<opinion>{OPINION_VERBS})|{COMMON_VERBS})\b"
)
_SPEAKER: Final = frozenset(["vi", "me", "jeg", "eg"])


_SHORTEST: Final = 20
"""Letters of a line that opens with who speaks; of one in a short message half of that."""
_A_MESSAGE: Final = 200


def is_no_name(name: str) -> bool:
    """Whether what stands as subject begins as no name does.

    >>> is_no_name("Naboen vår, Testvik Kraft AS"), is_no_name("Testvik Kraft AS")
    (True, False)
    """
    begins_so = _NOT_NAME.match(name) is not None and not _CALLED_SO.match(name)
    return begins_so or _SOMEBODY_OF_OURS.match(name) is not None


def owner_of_body(name: str) -> str:
    """Whose a council or an officer of a municipality or county is, any other name as it is.

    >>> owner_of_body("Straumfjell kommunestyre"), owner_of_body("Fylkestinget i Ytre Vestheim")
    ('Straumfjell kommune', 'Ytre Vestheim fylkeskommune')
    >>> owner_of_body("Ordføreren i Straumfjell")
    'Straumfjell kommune'
    """
    if county := _COUNTY_BODY_IN.fullmatch(name):
        return f"{county['place']} fylkeskommune"
    body = _BODY.match(name) or _BODY_IN.fullmatch(name) or _OFFICER_IN.fullmatch(name)
    return f"{body['place']} kommune" if body else name


def from_opening(letter: Letter, text: str) -> Iterator[NameCandidate]:
    """The subject of the first sentences, as in "X (ABBR) viser til …"."""
    paragraphs = [
        line
        for line in letter.head[:60]
        if len(line) >= (_SHORTEST if len(text) > _A_MESSAGE else _SHORTEST // 2)
        and line_kind(line) in (LineKind.OTHER, LineKind.PAPER)
    ]
    for index, line in enumerate(paragraphs[:10]):
        for sentence in re.split(r"(?<! avd\.)(?<=[.!?]) ", line)[:4]:
            marker = marker_in(sentence) or BARE_NUMBER.match(sentence)
            start = marker.end() if marker else 0
            # What is set in capitals is read as it would be written without them.
            capitals = sentence.isupper()
            plain = sentence[:start] + sentence[start:].capitalize() if capitals else sentence
            match = _OPENING.match(plain, start)
            if match and not is_no_name(match["name"]):
                for found in _opened(match, index, text):
                    yield replace(found, name=found.name.upper()) if capitals else found


def _opened(match: re.Match[str], index: int, text: str) -> Iterator[NameCandidate]:
    name, short = split_bracket(match["name"] + (match["bracket"] or ""))
    name, written = owner_of_body(names.spelt_out(name)), name
    if names.spelt_out(written) != written:
        short = written
    if (
        not all(map(names.looks_like_name, name.split("; ")))
        or name.casefold() in names.self_names()
    ):
        return
    kind = names.kind_of(name)
    speaks_for = match.start("name") > match.start() and match.group().startswith(_SPEAKS_FOR)
    if not (short or speaks_for) and (
        reads_as_matter(name, OF_A_SUBJECT) or not answers(match["name"], text, kind)
    ):
        return  # "Lossing og lasting er", "Ambisjonen om å bevare bygg har"
    verb, rest = match["verb"], match["rest"]
    opinion = re.fullmatch(OPINION_VERBS, verb) or (verb == "er" and _JUDGES.match(rest))
    weight = 1.0 + 2 * (kind is not None) + 3 * bool(short)
    weight += bool(opinion) - (" " not in name and not short)
    if _REFERS.match(f"{verb}{rest}"):
        weight += 2
    if speaks_for:
        weight += 2
    if verb in ("har", "hadde") and _WROTE_IT.match(rest):
        weight -= 6
    if kind and kind.name == "ministry":
        weight -= 3
    yield NameCandidate(name, weight if index < 4 else weight / 2, "text", short)


_A_NAME: Final = (
    # "Folkeaksjonen for ferja"
    rf"(?:[{CAPITAL}]\w*(?:aksjonen|foreningen|foreininga|gruppa|gruppen|komite[e]n|komitéen|nettverket|laget"
    r"|forbundet|alliansen|rådet|initiativet|vennene|venene) (?:for|mot"
    r"|av) [a-zæøå]+(?: og [a-zæøå]+)?"
    rf"(?= [a-zæøå.]|[.,\n])|[{CAPITAL}][\w&-]{{0,40}}"
    rf"(?: (?:[{CAPITAL}][\w&-]{{0,40}}|(?:for|og|i|av|ved)(?= [{CAPITAL}])"
    r"|\w{0,30}(?:lag|råd|forening|foreining|forbund|rett|bank)(?!\w)"
    rf"|{names.OF_A_PLACE}(?!\w))){{0,7}})"
)
_FIRST_PERSON: Final = re.compile(
    r"(?:\b(?:[Vv]i|[Mm]e|[Oo]ss) (?:i|ved|frå|fra)|(?<!ikke )(?<!ikkje )\b[Pp]å vegner? av"
    r"|\b(?:[Vv]i|[Mm]e) er (?:en|ein|ei|et|eit) [^.\n]{3,60}?"
    r"(?:kalt|kalla|som heter|som heiter|ved navn|ved namn|med navnet|med namnet)"
    r"|\b(?:[Vv]i|[Mm]e|[Jj]eg|[Ee]g|[Uu]ndertegnede|[Uu]nderteikna) representere?r)"
    rf" (?P<name>{_A_NAME})"
)
_WE_RUN: Final = re.compile(
    rf"\b(?:[Vv]i|[Mm]e|[Jj]eg|[Ee]g) (?:driver|driv) (?P<name>[{CAPITAL}]\w*"
    rf"(?: [{CAPITAL}]\w*){{1,3}})"
)
_WE_ARE: Final = re.compile(
    rf"\b(?:[Vv]i|[Mm]e) (?:er|i|frå|fra) (?P<name>[a-zæøå]{{2,30}}(?:et|en|a)"
    rf" (?:på|ved|i|for) [{CAPITAL}][\w-]{{0,40}}"
    rf"(?: (?:[{CAPITAL}][\w-]{{0,40}}"
    r"|\w{0,30}(?:skole|skule|barnehage|kommune|herad)(?!\w))){0,4})"
)
_AND_MORE: Final = re.compile(rf"(?:, {_A_NAME}){{1,9}}")
_AS_LEADER: Final = re.compile(
    r"\b(?:som|[Jj]eg er|[Ee]g er) (?:dagle?i?g )?"
    r"\w{0,20}(?:leder|leiar|direktør|formann|talsperson) (?:i|for|av|ved)"
    rf" (?P<name>{_A_NAME})"
)
_ALONE: Final = re.compile(
    r"\b(?:(?:egne|eigne|eigen|egen) (?:vegner?|hånd|hand|tankar?|meninger)|eget navn|eige namn"
    r"|(?:svarer|svarar|skriver|skriv|uttaler meg|uttalar meg)(?: \w+){0,2} privat"
    r"|privat grunnlag|som privatperson)",
    re.I,
)


_MOST_NAMES: Final = 20


def from_own_noun(text: str) -> Iterator[NameCandidate]:
    """The body that a text in the third person names once, and then calls by its noun."""
    plain = without_quoted_voices(text)
    if not SEVERAL.search(plain):
        yield from (NameCandidate(name, 2, "text") for name in named_by_its_noun(plain))


_DECIDED: Final = re.compile(
    rf"\b(?i:\w*møtet?)\b[^\n]{{0,30}} vedtok (?P<name>{_A_NAME}) (?:denne|følgende|følgjande|disse"
    r"|desse|ei|en)\b"
)


def from_first_person(text: str) -> Iterator[NameCandidate]:
    """The names that "we" give ourselves: "vi i Norsk Brolag", "svar frå oss i Norsk Brolag"."""
    plain = without_quoted_voices(text)
    for decided in islice(_DECIDED.finditer(plain), _MOST_NAMES):
        yield NameCandidate(decided["name"], 5, "text")
    for run in islice(_WE_RUN.finditer(plain), _MOST_NAMES):
        if names.telling_kind(run["name"]) or text.count(run["name"]) > 1:
            yield NameCandidate(run["name"], 5, "text")
    patterns = [_FIRST_PERSON, _WE_ARE, *([] if _ALONE.search(plain) else [_AS_LEADER])]
    met = chain.from_iterable(pattern.finditer(plain) for pattern in patterns)
    for found in islice(met, _MOST_NAMES):
        more = _AND_MORE.match(plain, found.end())
        listed = f"{found['name']}{more[0]}" if more else ""
        if len(names.parts_of(listed)) > 1:
            yield NameCandidate("; ".join(dict.fromkeys(names.parts_of(listed))), 5, "text", listed)
            continue
        name = owner_of_body(found["name"][:1].upper() + found["name"][1:])
        if names.telling_kind(name) and name.casefold() not in names.self_names():
            yield NameCandidate(name, 5, "text")


def from_subjects(text: str) -> Iterator[NameCandidate]:
    """Names that stand as subject, verbs of opinion counting most, by how often they do."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for match in _SUBJECT.finditer(text):
        name = owner_of_body(match["name"])
        if name.split()[-1:] and name.split()[-1].casefold() in _SPEAKER:
            continue  # "Til departementet Vi støtter": a page that came as one line
        if not is_no_name(name) and name.casefold() not in names.self_names():
            written[name] = match["name"]
            counts[name] += 4 if match["opinion"] else 1
    for name, count in counts.most_common(6):
        kind = names.kind_of(name)
        if reads_as_matter(name, OF_A_SUBJECT) or not answers(written[name], text, kind):
            continue
        if count >= 4 and (" " in name or is_proper(name, text)):
            yield NameCandidate(name, min(4.0, count / 5), "text")
        elif count >= 4 and _speaks_as_its_noun(name, text):
            yield NameCandidate(name, 2, "text")


def _speaks_as_its_noun(word: str, text: str) -> bool:
    """Whether a definite compound speaks as its noun too: "Brodirektoratet", "Direktoratet mener".

    No other body of that kind may be named, as the noun could be that one's.
    """
    heads = names.heads_of(word)
    if not heads or not heads[0].is_definite or heads[0].kind.name == "ministry":
        return False
    short = "|".join(re.escape(form) for form in heads[0].definite)
    named = {found.casefold() for found in re.findall(rf"\w+(?:{short})\b", text, re.I)}
    speaks = re.search(rf"(?<!\w)(?:{short}) (?:{OPINION_VERBS})\b", text, re.I)
    return named == {word.casefold()} and speaks is not None
