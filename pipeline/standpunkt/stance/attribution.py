"""Attribution: whose words are told, in direct or reported speech: "…, sier KS", "KS hevder at"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standpunkt.language.definite import stems
from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import clause_of
from standpunkt.stance.holders import Names, Subject, Who, classify, subject_of
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.words import endings, verb_forms, words

_ENDS_SPEECH = (",", "»", '"', "”", "“", "?", "!", "–", "—", "-")
_LONGEST_NAME = 12
"""Tokens; how far the speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words the sentence gives up to token `last`."""

    speaker: str
    last: int


def attribution(reading: Reading, names: Names) -> Attribution | None:
    """The third party that a sentence quotes; None for none, and for the respondent itself."""
    tokens = reading.tokens
    presented = _presents_itself(reading, names) or _as_told_by(reading, names)
    if presented is not None:
        return presented
    for i in range(2, len(tokens) - 1):
        said = tokens[i].lower in verb_forms("speaking_verbs") and tokens[i].finite
        if not said or tokens[i - 1].lower not in _ENDS_SPEECH:
            continue
        if not any(t.finite for t in tokens[: i - 1]):
            continue
        span = _speaker(reading, i)
        if span is None:
            continue
        asked = tokens[span[1] + 1 : span[1] + 2]
        if asked and asked[0].lower in words("first_person"):
            continue  # ", spør du oss": the respondent's own
        subject = classify(reading, span, _head(reading, span), names)
        if subject.who is Who.RESPONDENT:
            return None
        return Attribution(subject.name or reading.words(*span), i - 1)
    return None


def _as_told_by(reading: Reading, names: Names) -> Attribution | None:
    """Who is named at the end as the source: "Kravet er uheldig, ifølge statskanalen."."""
    tokens = reading.tokens
    low = max(2, len(tokens) - _LONGEST_NAME)
    at = next((i for i in range(len(tokens) - 2, low, -1) if tokens[i].lower in _SOURCES), None)
    if at is None or tokens[at - 1].lower != ",":
        return None
    span = _speaker(reading, at)
    if span is None or any(t.finite for t in tokens[at + 1 :]):
        return None
    subject = classify(reading, span, _head(reading, span), names)
    return Attribution(subject.name, at - 1) if subject.who is Who.OTHER else None


_SOURCES = ("ifølge", "ifølgje")


def _presents_itself(reading: Reading, names: Names) -> Attribution | None:
    """Who says in quotation marks whom "we" are: "«Vi i Norsk Brolag støtter forslaget.»"."""
    tokens = reading.tokens
    for i in range(min(_FAR, len(tokens) - 4)):
        if tokens[i].text not in _OPENS_SPEECH or tokens[i + 2].lower not in _OF_WHICH:
            continue
        if tokens[i + 1].lower not in words("first_nominative") or tokens[i + 3].pos != "PROPN":
            continue
        last = i + 3
        while last + 1 < len(tokens) and last < i + _LONGEST_NAME and not tokens[last + 1].finite:
            last += 1
        span = (i + 3, last)
        if classify(reading, span, _head(reading, span), names).who is Who.RESPONDENT:
            return None
        end = next((t.i for t in tokens[last:] if t.text in _CLOSES_SPEECH), len(tokens) - 1)
        return Attribution(reading.words(*span), end)
    return None


_OPENS_SPEECH = ("«", '"', "“", "„", "”")
_CLOSES_SPEECH = ("»", '"', "”", "“")
_OF_WHICH = ("i", "ved", "fra", "frå", "på")
_FAR = 12
"""Tokens; a quotation that begins later is not looked for."""


def _speaker(reading: Reading, verb: int) -> Tokens | None:
    """The subject just after the verb of speaking: a noun, a name or "han"."""
    tokens = reading.tokens
    first = verb + 1
    they = tokens[first].lower in words("those") and tokens[first + 1 :][:1] == tokens[-1:]
    if tokens[first].pos == "PRON" and (they or tokens[first].lower not in words("thing_pronouns")):
        return first, first
    last = first - 1
    for i in range(first, min(first + _LONGEST_NAME, len(tokens))):
        if tokens[i].pos not in ("PROPN", "NOUN", "ADJ", "DET", "NUM", "X"):
            break
        last = i
    known = any(
        tokens[i].pos == "PROPN" or "Definite=Def" in tokens[i].feats
        for i in range(first, last + 1)
    )  # "skriver kontrakter": a noun that names nobody in particular is what is written
    return (first, last) if known else None


def _head(reading: Reading, span: Tokens) -> int:
    inside = range(span[0], span[1] + 1)
    return next((i for i in inside if reading.tokens[i].head not in inside), span[0])


@dataclass(frozen=True, slots=True)
class Report:
    """What others than the respondent are told to say, the tokens `first` to `last`.

    `speaker` is empty where it is nobody's in particular, or a paper's.
    """

    speaker: str
    first: int
    last: int


def reports(reading: Reading, names: Names) -> Iterator[Report]:
    """What a sentence reports of others: "Brukerne sier at …", "det hevdes at …"."""
    tokens = reading.tokens
    paper = _told_by_paper(tokens)
    if paper is not None:
        yield Report("", paper + 1, _end_of_report(tokens, paper + 1))
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower == "at" and tokens[i].pos == "SCONJ":
            verb = _reporting(tokens, i)
        else:
            verb = i if _thinks_on(tokens, i) else None
        if verb is None:
            continue
        speaker = _reported(reading, verb, names)
        if speaker is not None:
            yield Report(speaker, i + 1, _end_of_report(tokens, i + 1))


def _told_by_paper(tokens: Sequence[Token]) -> int | None:
    """The paper that the sentence opens by telling from: "Ifølge proposisjonen er …"."""
    opened = [t.lower for t in tokens[:2]]
    first = 1 if opened[:1] in (["ifølge"], ["ifølgje"]) else 0
    first = 2 if opened in (["i", "følge"], ["i", "følgje"]) else first
    near = tokens[first : first + _LONGEST_PAPER] if first else ()
    return next((t.i for t in near if _is_paper(t.lower)), None)


_LONGEST_PAPER = 3
"""Tokens of "den ferske rapporten"."""


def _reporting(tokens: Sequence[Token], at: int) -> int | None:
    """The verb whose content "at" opens: "har uttalt", "gir uttrykk for", "sa på møtet"."""
    noun = any(t.lower in words("reporting_nouns") for t in tokens[max(0, at - 3) : at])
    before = tokens[at - 1]
    if before.pos == "ADP" and not noun and before.lower not in ("med", "på", "til"):
        return None
    for i in range(at - 1, max(-1, at - _LONGEST_BETWEEN), -1):
        token = tokens[i]
        if token.pos in ("PUNCT", "SCONJ"):
            return None
        if token.lower in verb_forms("reporting_verbs") and token.pos in ("VERB", "AUX", "ADJ"):
            return i
        if token.finite:
            told = noun or (token.lower in words("standing_written") and _with_det(tokens, i))
            return i if told else None
    return None


_LONGEST_BETWEEN = 8
"""Tokens from a verb of saying to its "at"."""


def _thinks_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether the clause that a verb of thinking rules follows without "at"."""
    if not tokens[i].finite or tokens[i].lower not in verb_forms("thinking_verbs"):
        return False
    for token in tokens[i + 1 : i + _LONGEST_NAME]:
        if token.pos in ("PUNCT", "SCONJ"):
            return False
        if token.finite:
            return True
    return False


def _with_det(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "det" stands beside a verb: "i notatet står det", "det heter i notatet"."""
    return any(t.lower == "det" for t in tokens[max(0, verb - 1) : verb + 2])


def _reported(reading: Reading, verb: int, names: Names) -> str | None:
    """Who else says it, empty for nobody and for a paper; None for the respondent."""
    tokens = reading.tokens
    if tokens[verb].lower in words("standing_written"):
        return ""
    low = max(0, verb - 5)
    finite = next((i for i in range(verb, low - 1, -1) if tokens[i].finite), verb)
    passive = tokens[verb].lower in words("hearsay") or (
        any(t.lower in words("become") for t in tokens[low:verb])
        and tokens[verb].lower in words("hearsay_told")
    )
    if passive:  # "Det må sies at …" is said by who writes it
        modal = tokens[finite].lower in words("modals") | {"kan", "kunne", "vil"}
        return None if modal else ""
    thinks = tokens[verb].lower in verb_forms("thinking_verbs")
    if tokens[verb - 1].lower == "å" or (tokens[verb].lower.endswith("s") and not thinks):
        return None  # "Det understrekes at …" is the writer's own voice
    som = next((i for i in range(verb - 1, max(0, verb - 4), -1) if tokens[i].lower == "som"), None)
    if som is not None and finite in (som + 1, som + 2):
        return _of_relative(tokens, som, names)
    subject = subject_of(reading, clause_of(reading, verb, verb, verb), names)
    return _other(reading, verb, subject)


def _of_relative(tokens: tuple[Token, ...], som: int, names: Names) -> str | None:
    """The same where a relative clause says it: "de som mener at", "kommunen, som mener at"."""
    before = tokens[max(0, som - 6) : som]
    own = before and next(names.within(tokens, before[0].i, som - 1), None) is not None
    ours = words("first_person") | words("first_possessive")
    return None if own or any(t.lower in ours for t in before) else ""


def _other(reading: Reading, verb: int, subject: Subject) -> str | None:
    """What a subject of saying is called if it is not the respondent."""
    tokens = reading.tokens
    shows = tokens[verb].lower in verb_forms("showing")
    if subject.who in (Who.RESPONDENT, Who.NOBODY) or subject.span is None:
        return None
    first, last = subject.span
    head = _head(reading, subject.span)
    noun = tokens[head]
    if noun.pos not in ("NOUN", "PROPN", "ADJ", "X") and subject.who is Who.THING:
        return None  # "Dette viser at …" is the writer's own conclusion
    if _is_paper(noun.lower):
        return ""
    if shows:
        return subject.name or None if subject.who is Who.OTHER else None
    return subject.name or reading.words(first, last)


def _is_paper(word: str) -> bool:
    """Whether a noun is one for what is written or found out: "rapporten", "evalueringa"."""
    return any(stem.endswith(endings("papers")) for stem in stems(word))


def _end_of_report(tokens: Sequence[Token], first: int) -> int:
    """The last token before the writer takes over: ", men", ", noe som", ", og vi"."""
    for i in range(first, len(tokens) - 1):
        word, before = tokens[i].lower, tokens[i - 1].lower
        if word in (";", "men", "mens", "medan", "–"):
            return i - 1
        taken = tokens[i + 1].lower if word in ("og", "så") else word
        if before == "," and taken in words("taking_over"):
            return i - 1
    return len(tokens) - 1
