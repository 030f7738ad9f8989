"""A list of proposals where there is none: from the ministry's letter, or from the responses.

What is found is a beginning: a user edits the list and gives it back. It hangs on the words alone
and not on the order of documents, so that two runs over the same responses find the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from standpunkt.language.sentences import BlockKind, Sentence, split
from standpunkt.positions import Aspect
from standpunkt.proposals.likeness import rare, spelled
from standpunkt.proposals.linking import is_whole
from standpunkt.proposals.policy import policy
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.references import (
    PARAGRAPH,
    POINT,
    Reference,
    meets,
    number_of,
    provisions,
    references,
    written,
)
from standpunkt.proposals.rows import PositionRow

MOST: Final = 60
"""The most proposals that are found."""

_FEWEST: Final = 2
_STEM: Final = 7
_LONGEST_TITLE: Final = 90
_TITLE_WORDS: Final = 7

_NUMBERED: Final = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*)\.?\s+)?(?:forslag|framlegg|tiltak)\s+(?:nr\.?\s*)?(\d{1,3}|[IVX]{1,5})\s*"
    r"(?:[:.–—-]|\s)\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_PROPOSES: Final = re.compile(
    r"\b(?:foreslår|føreslår|foreslås|føreslås|går inn for|vil innføre|legger fram forslag om)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\bber\b.{0,60}\b(?:syn|innspill?|innspel|merknad\w*|vurdering\w*)\b.{0,20}(?:på|til|om|av)?|"
    r"\b(?:følgende|desse|disse)\s+(?:forslag|endring|framlegg|tiltak)\w*|\b(?:forslag|endring)\w*\s+"
    r"(?:er|går ut på|omfatter|gjelder)\s*:",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(
    r"^(?:[\d.]+\s+)?(?:innl(?:e|ei)\w+|bakgrunn|hovedinnhold\w*|hovudinnhald\w*|sammendrag|samandrag|"
    r"gjeldende rett|gjeldande rett|økonomisk\w*.*|administrativ\w*.*|konsekvens\w*|merknad\w*.*|"
    r"høring\w*|høyring\w*|forslag(?:et|ene)?|departementets (?:vurdering|forslag)\w*.*|"
    r"frist\w*|svar\w*|oppsummering|konklusjon|vedlegg|utkast\b.*|forslag til\b.*|generel\w*.*|"
    r"\w*vedtak\w*.*|(?:øvrige|andre)\b.*|til slutt|anna|annet)$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:(?:at|å|om|til|for|i|på|av|med|den|det|dei?|en|et|ein|eit|ei|dette|denne|disse|desse|"
    r"forslag(?:et|ene)?|framlegg(?:et|a)?|krav(?:et|a)?|departementets?|regjeringens?|"
    r"innføring(?:en|a)?|å innføre)\s+)+",
    re.IGNORECASE,
)
_NUMBERS: Final = re.compile(
    r"^til\b|^ad\b|^\d+(?:\.\d+)*\.?(?=\s)|\([^)]*\d[^)]*\)|§+\s*[\d][\d\s–,.-]*(?:[a-h]\b)?|"
    r"\b(?:forslag|framlegg|punkt|pkt\.?|kap(?:ittel|\.)?)\s+(?:nr\.?\s*)?[\dIVX][\d.]*",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:skal|bør|må|vil|kan|har|er|blir|ikke|ikkje|som|være|vere|får|vi|me|jeg|eg|nå|no|ble|blei)\b",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"(?:ene|ane|ingen|inga|en|et|er|ar|a|e|s)$")


@dataclass(frozen=True, slots=True)
class _Said:
    """A target and the heading above it, with their document and the stems of their rare words."""

    doc_id: str
    phrases: tuple[str, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A proposal of a letter without its provisions, and the heading that may name them."""

    proposal: Proposal
    heading: str


def found_in_letter(text: str) -> tuple[Proposal, ...]:
    """The proposals in a ministry's letter, by how it sets them out.

    Numbered proposals go first ("Forslag 3: …"); else the points of a list that it asks about or
    says it proposes; else each section in which it proposes something, by its heading.

    >>> letter = "Vi ber om syn på:\\n- gebyr for gjestehavn\\n- forbud mot fiske om natta\\n"
    >>> [(p.id, p.title) for p in found_in_letter(letter)]
    [('P1', 'Gebyr for gjestehavn'), ('P2', 'Forbud mot fiske om natta')]
    """
    sentences = split(text)
    for found in (_headed(sentences), _listed(sentences), _sections(text, sentences)):
        entries = list(found)
        if len(entries) > 1:
            return _with_ids(_with_provisions(entries))
    return ()


def found_in_responses(rows: Iterable[PositionRow]) -> tuple[Proposal, ...]:
    """The proposals that responses take stands on, those that most of them mention first.

    Provisions that several name by number are proposals of their own; other targets are brought
    together by their rarest words. What one response alone mentions is left out.
    """
    numbers: dict[Reference, dict[str, None]] = defaultdict(dict)
    names: dict[Reference, Counter[str]] = defaultdict(Counter)
    said: list[_Said] = []
    for row in rows:
        if not row.own or row.aspect is Aspect.PROCESS or row.inherited_from:
            continue
        heading = row.section if _is_telling(row.section) else ""
        named = references(row.target) or references(heading)
        if len({reference.kind for reference in named}) < len(named):
            heading = ""  # "Forslag 2 og 4": its words are about both
        for reference in named:
            numbers[reference][row.doc_id] = None
            names[reference][_without_numbers(heading)] += 1
        phrases = tuple(filter(None, (_matter(row.target), _without_numbers(heading))))
        if not named and phrases:
            stems = frozenset(_stem(word) for phrase in phrases for word in rare(phrase))
            said.append(_Said(row.doc_id, phrases, stems - _NO_MATTER))
    found = [
        (len(documents), _numbered(reference, names[reference]))
        for reference, documents in numbers.items()
        if len(documents) >= _FEWEST
    ]
    found += list(_grouped(said))
    found.sort(key=lambda pair: (-pair[0], pair[1].title.casefold()))
    return _with_ids(_merged([proposal for _, proposal in found])[:MOST])


# ------------------------------------------------------------------ the letter


def _headed(sentences: Sequence[Sentence]) -> Iterator[_Entry]:
    for n, sentence in enumerate(sentences):
        match = _NUMBERED.match(sentence.text)
        if match and (sentence.kind is BlockKind.HEADING or sentence.marker):
            yield _entry(match["title"], _after(sentences, n), sentence.text)


def _listed(sentences: Sequence[Sentence]) -> Iterator[_Entry]:
    for sentence in sentences:
        if not sentence.marker or sentence.lead_in is None:
            continue
        lead = sentences[sentence.lead_in].text
        if _PROPOSES.search(lead) or _ASKS.search(lead):
            yield _entry(sentence.text, "", sentence.text)


def _sections(text: str, sentences: Sequence[Sentence]) -> Iterator[_Entry]:
    """One for each heading under which the ministry says that it proposes something."""
    by_heading: dict[str, list[str]] = {}
    for sentence in sentences:
        if sentence.section is None or not _PROPOSES.search(sentence.text):
            continue
        heading = " ".join(sentence.section.of(text).split())
        if not _GENERAL.match(heading):
            by_heading.setdefault(heading, []).append(sentence.text)
    for heading, proposing in by_heading.items():
        yield _entry(heading, " ".join(proposing)[:400], heading)


def _is_telling(heading: str) -> bool:
    """Whether a heading names a matter, and not the whole response or a part that all have."""
    return not (_GENERAL.match(heading) or is_whole(heading) or policy().place(heading))


def _after(sentences: Sequence[Sentence], n: int) -> str:
    """The first sentences of what stands under a heading."""
    told = []
    for sentence in sentences[n + 1 : n + 4]:
        if sentence.kind is BlockKind.HEADING:
            break
        told.append(sentence.text)
    return " ".join(told)[:400]


def _entry(title: str, description: str, numbered: str) -> _Entry:
    points = [r.number for r in references(numbered) if r.kind == POINT]
    if number := number_of(numbered):
        points.insert(0, number.number)
    proposal = Proposal("", _title(title), description, chapter=points[0] if points else "")
    return _Entry(proposal, numbered)


def _with_provisions(entries: Sequence[_Entry]) -> Iterator[Proposal]:
    """Each with the provisions that are its own.

    Those in its heading are. Of those that its text names, or leans on where it names none, it
    has the ones that no other entry has in its heading and none before it names.
    """
    in_headings = [provisions(entry.heading).named for entry in entries]
    told = [provisions(entry.proposal.description) for entry in entries]
    taken: list[Reference] = []
    for n, entry in enumerate(entries):
        named = [r for m, headed in enumerate(in_headings) if m != n for r in headed]
        own = [*in_headings[n], *_free(told[n].named, [*named, *taken])]
        if not own:
            others = [r for m, one in enumerate(told) if m != n for r in one.named]
            own = _free(told[n].leant_on, [*named, *taken, *others])
        taken += own
        yield replace(entry.proposal, paragraphs=tuple(dict.fromkeys(map(written, own))))


def _free(provisions_: Iterable[Reference], taken: Sequence[Reference]) -> list[Reference]:
    return [r for r in provisions_ if not any(meets(r, other) for other in taken)]


# ------------------------------------------------------------------ the responses


def _grouped(said: Sequence[_Said]) -> Iterator[tuple[int, Proposal]]:
    """Targets brought together by the stem that most documents have in common, again and again."""
    left = sorted(said, key=lambda one: (one.phrases, one.doc_id))
    while left:
        holders: dict[str, dict[str, None]] = defaultdict(dict)
        for one in left:
            for stem in one.stems:
                holders[stem][one.doc_id] = None
        if not holders:
            return
        stem = min(holders, key=lambda s: (-len(holders[s]), -len(s), s))
        if len(holders[stem]) < _FEWEST:
            return
        together = [one for one in left if stem in one.stems]
        left = [one for one in left if stem not in one.stems]
        phrases = Counter(phrase for one in together for phrase in one.phrases)
        yield len(holders[stem]), _proposal(stem, phrases)


def _proposal(stem: str, phrases: Mapping[str, int]) -> Proposal:
    """A group of targets, with the title that most of them would have: short, with its word."""

    def fitness(phrase: str) -> tuple[bool, bool, int, int, str]:
        words = phrase.split()
        told = {_stem(word) for word in rare(phrase)}
        return (
            stem not in told or len(words) > _TITLE_WORDS,
            _FINITE.search(phrase) is not None,  # a title is no sentence
            -phrases[phrase],
            len(told - {stem}) + len(words),
            phrase,
        )

    ranked = sorted(phrases, key=fitness)
    return Proposal("", _title(ranked[0]), "; ".join(ranked[1:6]).replace(";", ","))


def _numbered(reference: Reference, names: Mapping[str, int]) -> Proposal:
    called = sorted((-count, name) for name, count in names.items() if name)
    words = called[0][1] if called else ""
    if reference.kind == PARAGRAPH:
        number = f"§ {reference.number}"
        return Proposal("", _title(f"{number} {words}"), paragraphs=(number,))
    title = _title(words or f"{reference.kind} {reference.number}")
    if reference.kind == POINT:
        return Proposal("", title, chapter=reference.number)
    return Proposal("", title, aliases=(f"forslag {reference.number}",))


def _merged(proposals: Sequence[Proposal]) -> list[Proposal]:
    """With those brought together whose titles have the same rare words, or one those of another.

    The first, which more responses mention, keeps its title.
    """
    kept: list[tuple[frozenset[str], Proposal]] = []
    for proposal in proposals:
        stems = frozenset(map(_stem, rare(proposal.title))) - _NO_MATTER
        for n, (others, twin) in enumerate(kept):
            if stems and others and (stems <= others or others <= stems):
                kept[n] = (others, _both(twin, proposal))
                break
        else:
            kept.append((stems, proposal))
    return [proposal for _, proposal in kept]


def _both(one: Proposal, other: Proposal) -> Proposal:
    return replace(
        one,
        description="; ".join(filter(None, (one.description, other.title, other.description))),
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        paragraphs=tuple(dict.fromkeys((*one.paragraphs, *other.paragraphs))),
        chapter=one.chapter or other.chapter,
    )


def _with_ids(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """With ids, one for each title."""
    found: dict[str, Proposal] = {}
    for proposal in proposals:
        found.setdefault(proposal.title.casefold(), proposal)
    return tuple(replace(proposal, id=f"P{n}") for n, proposal in enumerate(found.values(), 1))


def _title(words: str) -> str:
    plain = re.sub(r"^[\d.]+\s+", "", " ".join(words.split())).strip(" .:;,–-")
    if len(plain) > _LONGEST_TITLE:
        plain = plain[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return plain[:1].upper() + plain[1:]


def _matter(target: str) -> str:
    """The words of a target that say what it is about."""
    words = " ".join(target.split())
    while (shorter := _LEAD.sub("", words)) != words:
        words = shorter
    return words.strip(" .:;,«»\"'()")


def _without_numbers(heading: str) -> str:
    """What a heading is called besides its numbers: "Til § 5 Gebyr (punkt 3)" is "Gebyr"."""
    words = _NUMBERS.sub(" ", " ".join(heading.split()))
    return " ".join(words.split()).strip(" .:;,–-—()")


def _stem(word: str) -> str:
    return _ENDING.sub("", spelled(word))[:_STEM]


_NO_MATTER: Final = frozenset(
    map(
        _stem,
        (
            *("mindretallet", "flertallet", "kommisjonen", "utvalget", "forslaget", "lovforslaget"),
            *("framlegget", "kommunen", "fylkeskommunen", "departementet", "ordningen", "krav"),
            *("foreldre", "nasjonalt", "plikt"),
        ),
    )
)
"""Words that many targets have and that no proposal is told by."""
