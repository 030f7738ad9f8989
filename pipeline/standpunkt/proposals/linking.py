"""Which proposals a position is on: by number, place, heading, referent or likeness.

Of one mention by itself; what else its document says is looked at in `linked_documents.py`. No
label of a position is ever looked at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from standpunkt.positions import Aspect, Stance
from standpunkt.proposals.adoption import Adopted
from standpunkt.proposals.likeness import Likeness, Scores, best, rare, spelled
from standpunkt.proposals.link_columns import Columns, Found, Link, columns
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.pointing import (
    ANAPHOR,
    idea_of_others,
    may_mean_paper,
    names_law,
    names_paper,
    of_the_rest,
    on_the_whole,
    only_points,
    tells_no_matter,
)
from standpunkt.proposals.proposal import TO_ALL, Proposal
from standpunkt.proposals.references import (
    OWN_ID,
    PARAGRAPH,
    POINT,
    PROPOSAL,
    OwnIds,
    Reference,
    meets,
    number_of,
    places,
    provisions,
    references,
)

# What each thing that stands around a position adds, against 1 for its own words.
_HEADING: Final = 0.6
_LABELLED: Final = 0.8
_LEAD_IN: Final = 0.8
_REFERENT: Final = 0.7
_BEFORE: Final = (0.4, 0.2, 0.1)
_NAMED: Final = 1.0

_JOINT: Final = 4
_OTHER: Final = 0.3
_LITTLE: Final = 0.04
_LEAST: Final = 0.13
_MARGIN: Final = 0.12
# Less will do where no other entry comes near.
_LEAST_ALONE: Final = 0.055
_MARGIN_ALONE: Final = 0.5
_SURE: Final = 0.98
ALL_SURE: Final = 0.8
"""How sure a link to every proposal of the list is."""

_WHOLE_HEARING: Final = re.compile(
    r"^(?:emne|vedr\w*\.?|ad|re|sv|svar\w*|innspill?|innspel|uttal\w*|fråsegn\w*|merknad\w*|"
    r"kommentar\w*|felles|særutskrift|saksfram\w*|nou|prop|lov om)\b|hør?ing|høyring",
    re.IGNORECASE,
)
# A target that only points at what was named before it.
_POINTING: Final = re.compile(
    r"^(?:at\s+)?(?:det|dette|denne|den|dei?|disse|desse|slik\w*|(?:en|et|ei|ein|eit)\s+slik\w*|"
    r"(?:dette|denne|disse|det|den|desse)?\s*(?:forslag\w*|framlegg\w*|ordning(?:en|a)|krav(?:et)|"
    r"plikt(?:en|a)|bestemmelsen|føresegna|regel(?:en)|regelen|tiltak(?:et)|grep(?:et)|løysinga|"
    r"løsningen|modell(?:en)|endring(?:en|a)|lovendring(?:en|a)|rett(?:en)|grens(?:en|a)))"
    r"(?:\s+\w+){0,2}$",
    re.IGNORECASE,
)
# Of the proposal as it stands, with words that are in no way its own.
_AS_IT_IS: Final = re.compile(
    r",?\s+(?:slik|sånn|som|i den form)\s+(?:det|den|dei?|dette)\s+(?:\w+\s+){0,3}"
    r"(?:utform|foresl|føresl|forel|føreligg|ligg|står|formul|fremst|framst|er\b|var\b)\w*"
    r"(?:\s+(?:utform|foresl|føresl|formul|nå|no|i dag|fram|frem|føre|før)\w*)*",
    re.IGNORECASE,
)
_TOPIC: Final = re.compile(
    r"^(?:når det gjeld\w+|hva gjelder|hva angår|kva gjeld|for så vidt gjelder|"
    r"med hensyn til|med omsyn til|ved(?:rørende|rørande)|angående|angåande|"
    r"(?:i|om|til) (?:§|kap))",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^((?:\w+\s+){0,2}\w{4,}(?:en|et|a|ene|ane))\s+"
    r"(?:må|bør|skal|kan|vil|burde|er|blir|vert|har|ikk(?:e|je))\b"
)
# Whoever is to act is spoken of whatever the matter is: "kommunane bør sjølve få fastsetje".
_WHO_ACTS: Final = re.compile(
    r"\b(?:(?:fylkes)?kommun|stat(?:en)?\b|fylk|departement|regjering|storting|myndighet|styresmakt)",
    re.IGNORECASE,
)
# More than one, though they have one number: "begge forslagene i kapittel 5".
_SAID_OF_SEVERAL: Final = re.compile(
    r"\b(?:begge|alle|(?:to|tre|fire|fem|seks)\s+\w+|(?:forslag|endring)(?:ene|ane|a)|"
    r"(?:framlegg|tiltak)(?:a|ene)|paragrafene|paragrafane)\b",
    re.IGNORECASE,
)
# A part of the list, by its place in it.
_COUNTED: Final = re.compile(
    r"\b(?:(?:to|tre|fire|fem|seks)\s+)?(?:første|fyrste|siste)\s+"
    r"(?:forslag|framlegg|fremlegg|punkt|tiltak)\w*\b",
    re.IGNORECASE,
)
_SPOKEN_OF: Final = 0.5
_SHORTEST_NAME: Final = 3
_STEM: Final = 5
_ENDING: Final = 3
_CLAUSE: Final = 2
_EXCEPT: Final = re.compile(
    r",?\s+(?:bortsett\s+(?:fra|frå)|med\s+unn?tak\s+(?:av|for)|unntatt|unnateke|utenom|utanom|"
    r"foruten|føruten)\s+",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"^(?:begge|alle|disse|desse|dei?)?\s*(?:to|tre|fire|fem)?\s*(?:punkt\w*|forslag\w*|framlegg\w*|"
    r"ting\w*|område\w*|dei?|disse|desse|begge)(?:\s+\w+)?$",
    re.IGNORECASE,
)
THE_REST: Final = re.compile(
    r"^(?:resten|(?:alle\s+)?(?:de|dei)\s+(?:øvrige|andre|resterende)|øvrige|andre)\b.*"
    r"(?:forslag|framlegg|punkt|tiltak|endring)\w*$|^resten$",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"^(?:(?:alle|samtlige|samtlege)\s+(?:av\s+)?)?(?:dei?\s+)?(?:øvrige\s+|andre\s+|foreslåtte\s+)?"
    r"(?:lov|endrings|forskrifts)?(?:forslag(?:ene|a)|framlegg(?:ene|a)|endring(?:ene|ane)|"
    r"tiltak(?:ene|a)|regelverksendring(?:ene|ane)|høringsnotatet|høyringsnotatet|høringen|"
    r"høyringa|saken|saka)"
    r"(?:\s+(?:i|til|som|slik)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
# The law or the paper that is put to hearing: not one of the entries of its list.
_LAW: Final = re.compile(
    r"\b(?:(?:(?:forslag|utkast|framlegg|fremlegg)(?:et)?\s+til\s+)(?:(?:en|ei|ein|den)\s+)?"
    r"(?:(?:nye?|reviderte?|felles|endringer\s+i|endringar\s+i)\s+)*|"
    r"(?:(?:en|ei|ein|den)\s+)?nye?\s+)(\w*(?:lov|forskrift))(?:en|a)?\b"
    r"(?:\s+(?:om|for|mot|på)\s+(?P<about>(?:(?!(?:som|der|når|slik|at|kor|hvor|men|med)\b)"
    r"[\wæøåÆØÅ-]+(?:,?\s+|\b))+)(?:\(\w+\))?)?",
    re.IGNORECASE,
)
# What may stand with the name of the law, and tells of no part of it.
_NO_MORE: Final = re.compile(
    r"\W*(?:at\s+)?(?:(?:det|vi|me|nå|no)\s+){0,2}(?:kommer|kjem|får|lages|vedtas|foreslås)?\W*|"
    r".*\b(?:helhet|heilskap)\W*",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"\s*(?:,(?!\d)|;|\bog\b|\bsamt\b|\bmen\b)\s*(?:for\s+|til\s+|om\s+)?")


class Linker:
    """Links positions to the proposals of one list."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self.proposals = tuple(proposals)
        self.likeness = Likeness(self.proposals)
        self._named = [_named(proposal, n) for n, proposal in enumerate(self.proposals, 1)]
        self._own_ids = OwnIds(proposal.id for proposal in self.proposals)
        self._nothing = np.zeros(len(self.proposals))
        self._nothing.flags.writeable = False  # one for all
        self._said = [spelled(f"{p.title} {p.description}".lower()) for p in self.proposals]
        titles = " ".join(proposal.title.lower() for proposal in self.proposals)
        self._laws = frozenset(re.findall(r"\w*(?:lov|forskrift)(?=(?:en|a)?\b)", titles))
        self._titles = [frozenset(map(spelled, rare(p.title))) for p in self.proposals]
        self._scores = lru_cache(maxsize=256)(self._likeness)
        self._of_heading = lru_cache(maxsize=256)(self._heading)

    def _likeness(self, text: str) -> Scores:
        """How like a text is to each entry, but for the name of the law that all are part of."""
        return self.likeness.scores(_LAW.sub(self._without_law, text))

    def _without_law(self, found: re.Match[str]) -> str:
        """Nothing for "forslag til ny småbåtlov", unless an entry is called by that law.

        It is also where what the law is about is all that a title says.
        """
        about = rare(found["about"] or "")
        called = about and any(title <= {*map(spelled, about)} for title in self._titles)
        return found[0] if found[1].lower() in self._laws or called else " "

    def _is_law(self, target: str) -> bool:
        """Whether a target names the law, and at most that all of it is meant."""
        rest = _LAW.sub(self._without_law, target)
        return rest != target and _NO_MORE.fullmatch(rest) is not None

    def all(self) -> Found:
        """A stand on the whole of what is put to hearing."""
        return Found(tuple(Link(proposal, ALL_SURE, TO_ALL) for proposal in self.proposals))

    def may_be_paper(self, mention: Mention) -> bool:
        """Whether "forslaget" may be the whole of what is put to hearing.

        It is another's where the words before or the heading tell of another matter.
        """
        if not may_mean_paper(mention) or mention.aspect is not Aspect.PROPOSAL:
            return False
        # "Losplikt. Vi støtter forslaget": a heading in its paragraph, as "Losplikt:" is.
        run_in = [text for text in mention.before if text.count(" ") < _CLAUSE]
        headings = filter(None, (mention.section, mention.label, *run_in))
        if not all(self._is_whole(one) or tells_no_matter(one) for one in headings):
            return False
        return not idea_of_others(mention)

    def is_of_rest(self, mention: Mention, said: str) -> bool:
        """Whether it is on what its response has not dealt with: "ellers ingen merknader".

        `said` are its words, with the few that its sentence begins with. Under the heading of a
        matter it is on the rest of that.
        """
        target = "" if _ALL.match(mention.target) else mention.target
        if not of_the_rest(target, said) or mention.label:
            return False
        if not mention.target and not _NO_REMARKS.search(said):
            return False
        headed = self._is_whole(mention.section) or tells_no_matter(mention.section)
        return not mention.section or headed or names_law(mention.target)

    def names_one(self, text: str) -> bool:
        """Whether a text is about one entry, and not about several in a row."""
        if self._is_whole(text):
            return False
        return bool(self._around(text).any()) and not self._several(text)

    def _is_whole(self, heading: str) -> bool:
        """Whether a heading names the whole response or the law, and no matter in it."""
        return is_whole(heading) or self._is_law(heading)

    def limited(self, mention: Mention, what: Adopted) -> Columns | None:
        """The proposals that an adoption is limited to: "KS' svar når det gjelder § 9".

        Without any it is of all that the other says; None where it is of what is not on the list.
        """
        named = self._numbers(self._references(f"{mention.target} {mention.evidence}"))
        links = tuple(Link(self.proposals[n], _SURE, "number") for n in named)
        if not links:
            # Words of adoption tell of no proposal: only what stands around them does.
            said = Mention(target=what.about, evidence=what.about, label=mention.label)
            if not what.about and not what.rest:
                before = mention.before if what.here else ()
                said = replace(
                    said, section=mention.section, lead_in=mention.lead_in, before=before
                )
            links = self.find(said).links
            numbers = self._references(f"{said.target} {said.label} {said.section}")
            if not links and (what.surely or what.here or numbers):
                return None
            if any(link.reason == TO_ALL for link in links):
                links = ()
        found = columns(Found(links), Stance.SUPPORT, mention)
        return replace(found, proposal_stance="", proposal_stance_reason="")

    def find(self, mention: Mention) -> Found:
        """What a position is on."""
        whole, exception = _without_exception(mention)
        if exception:
            found = self.find(whole)
            several, only = self._several(exception), self._only(exception)
            left_out = several or ([] if only is None else [only])
            names = {self.proposals[n].id for n in left_out}
            others = tuple(link for link in found.links if link.proposal.id not in names)
            return replace(found, links=others, excepting=True)
        parts = self.weigh(mention)
        total = _sum(parts)
        nearest = tuple(
            (self.proposals[n], round(float(total[n]), 3), _reason(parts, n))
            for n in best(total)
            if total[n] > 0
        )
        return Found(tuple(self._links(mention, total, parts)), nearest)

    def _links(
        self, mention: Mention, total: Scores, parts: Mapping[str, Scores]
    ) -> Iterator[Link]:
        explicit = self._explicit(mention)
        if explicit:
            # A chapter may hold several: the words of the target tell which.
            own = parts["likeness"]
            one = _SAID_OF_SEVERAL.search(mention.target) is None
            if one and len(explicit) > 1 and len(self._references(mention.target)) < 2:
                first, second = _two_best(own, explicit)
                if _is_enough(float(own[first]), 1.5 * float(own[second])):
                    explicit = [first]
            yield from (Link(self.proposals[n], _SURE, "number") for n in explicit)
            return
        if row := self._in_row(mention):
            yield from (Link(self.proposals[n], 0.95, "place") for n in row)
            return
        several = self._several(mention.target)
        if not several and _SEVERAL.match(mention.target):
            several = self._several(mention.referent)
        if several:
            yield from (Link(self.proposals[n], 0.85, "likeness") for n in several)
            return
        if row := self._of_joint_heading(mention, parts):
            yield from (Link(self.proposals[n], 0.9, "heading") for n in row)
            return
        if self._is_of_law(mention, parts):
            yield from self.all().links
        elif not self._is_elsewhere(mention):
            yield from self._by_words(mention, total, parts)

    def _by_words(
        self, mention: Mention, total: Scores, parts: Mapping[str, Scores]
    ) -> Iterator[Link]:
        """The one proposal that its words and those around it come nearest, or all."""
        order = best(total, 2)
        first = order[0]
        runner_up = float(total[order[1]]) if len(order) > 1 else 0.0
        top = float(total[first])
        if THE_REST.match(mention.target):
            return
        silent = _ALL.match(mention.target) and _NO_REMARKS.search(mention.evidence)
        if mention.aspect is Aspect.PROCESS and parts["likeness"][first] < _LEAST and not silent:
            return
        if _is_enough(top, runner_up):
            reason = _reason(parts, first)
            yield Link(self.proposals[first], sure(top), reason)
        elif self._is_of_all(mention, top):
            yield from self.all().links

    def _is_of_law(self, mention: Mention, parts: Mapping[str, Scores]) -> bool:
        """Whether its target is the law, and nothing around it tells of one matter in it."""
        if mention.aspect is not Aspect.PROPOSAL or mention.label:
            return False
        if mention.before and _TOPIC.match(mention.before[0]):
            return False
        if self._is_law(mention.target):
            return float(parts["heading"].max()) < _LEAST
        if not names_law(mention.target) or not self.may_be_paper(mention):
            return False
        return on_the_whole(mention) or not any(map(self.names_one, mention.before))

    def _is_elsewhere(self, mention: Mention) -> bool:
        """Whether "det" points at an idea of somebody's that is on no proposal of the list.

        A compound's last part in common ("losplikten", "registreringsplikt") is another thing.
        """
        idea = idea_of_others(mention) if only_points(mention) else ""
        if not idea or self._references(idea):
            return False
        stems = [spelled(word)[: max(_STEM, len(word) - _ENDING)] for word in rare(idea)]
        return not any(stem in said for said in self._said for stem in stems)

    def weigh(self, mention: Mention) -> dict[str, Scores]:
        """What each thing adds to each proposal, by its name."""
        said = mention.evidence
        if mention.target not in said:  # a bullet's cue may stand in its lead-in
            said = f"{mention.target} {said}"
        own = self._scores(_clipped(_AS_IT_IS.sub("", _unnamed(said, mention.respondent))))
        subject = _SUBJECT.match(mention.target)
        if subject is not None and _WHO_ACTS.search(subject[1]) is None:
            # What is spoken of says more than what is said of it.
            own = own + _SPOKEN_OF * self._around(subject[1])
        none = self._nothing
        parts = {
            "likeness": own,
            "heading": _HEADING * (self._of_heading(mention.section) if mention.section else none),
            "lead-in": _LEAD_IN * self._around(mention.lead_in) if mention.lead_in else none,
            "referent": _REFERENT * self._around(mention.referent) if mention.referent else none,
            "before": none,
        }
        if mention.label and (labelled := self._around(mention.label)).any():
            # "Register: Ja. Fart: Vi støtter dette": its own heading says what "dette" is.
            return parts | {"heading": _LABELLED * labelled, "referent": none}
        # A letter without headings keeps to one matter in a paragraph.
        loose = not mention.section or self._is_whole(mention.section)
        if not mention.target or _POINTING.match(mention.target) or (loose and own.max() < _LITTLE):
            paper = names_paper(mention.target)
            for weight, sentence in zip(_BEFORE, mention.before, strict=False):
                if paper and self._several(sentence):
                    continue
                parts["before"] = np.maximum(parts["before"], weight * self._around(sentence))
        if own.max() >= _LEAST:  # its own words may say that the matter is another
            for name in ("heading", "before"):
                around = parts[name]
                # A number in the heading leaves no doubt, whatever the words.
                if around.argmax() != own.argmax() and around.max() < _HEADING * _NAMED:
                    parts[name] = _OTHER * around
        return parts

    def _around(self, text: str) -> Scores:
        scores = self._scores(_clipped(text))
        first, *others = best(scores, 2)
        if not _is_enough(float(scores[first]), float(scores[others[0]]) if others else 0.0):
            scores = self._nothing  # a word in common by chance is no context
        said = self._references(text)
        return np.maximum(scores, self._met(said)) if said else scores

    def _heading(self, heading: str) -> Scores:
        """What a heading says of what stands under it."""
        scores = self._scores(heading)
        said = self._references(heading)
        if said:
            return self._met(said)
        number = number_of(heading)
        if number is not None:
            # A response counts its own sections too: the words of the heading must agree.
            met = self._met([number])
            if met.any() and scores.argmax() == met.argmax() and scores.max() > _LITTLE:
                return met
        if self._is_whole(heading):
            return self._nothing
        return scores

    def _met(self, said: Sequence[Reference]) -> Scores:
        if not said:
            return self._nothing
        found = np.zeros(len(self.proposals))
        found[self._numbers(said)] = _NAMED
        return found

    def _references(self, text: str) -> tuple[Reference, ...]:
        """What a text refers to, by the ids of the list too."""
        return (*references(text), *self._own_ids.references(text))

    def _numbers(self, said: Sequence[Reference]) -> list[int]:
        """The proposals that references are to, in the order of the list."""
        found: set[int] = set()
        for reference in said:
            fitting = [
                n
                for n, named in enumerate(self._named)
                if any(meets(reference, listed) for listed in named)
            ]
            if not fitting and reference.kind == PARAGRAPH:
                bare = Reference(PARAGRAPH, reference.number.rstrip("abcdefgh"), reference.part)
                fitting = [
                    n for n, named in enumerate(self._named) if any(meets(bare, x) for x in named)
                ]
            found |= set(fitting)
        return sorted(found)

    def _explicit(self, mention: Mention) -> list[int]:
        """The proposals that the position names by number, in its target before the rest."""
        evidence = mention.evidence
        if mention.condition:
            evidence = evidence.replace(mention.condition, " ")
        for text in (_with_number(mention.target, evidence), evidence, mention.label):
            if found := self._numbers(self._references(text)):
                return found
        if place := places(mention.target):  # points at its place, and at no words before it
            return place.of(range(len(self.proposals))) if place.listed else []
        topic = _TOPIC.match(mention.before[0]) if mention.before else None
        if topic is not None and ANAPHOR.match(mention.target):
            return self._numbers(self._references(mention.before[0]))
        return []

    def _in_row(self, mention: Mention) -> list[int]:
        """ "Det tredje": the third of a row that stands before, such as "plikten, avgiften og"."""
        place = places(mention.target)
        if place is None:
            return []
        for sentence in (*mention.before, *mention.earlier):
            items = [self._only(item) for item in _PART.split(sentence.rpartition(":")[2])]
            row = [n for n in items if n is not None]
            if len(row) > 1 and (found := place.of(row)):
                return found
            if _COUNTED.search(sentence):  # "De tre første forslagene …": of the list itself
                return place.of(range(len(self.proposals)))
        return []

    def _only(self, words: str) -> int | None:
        """The one proposal that a few words are about."""
        if found := self._numbers(self._references(words)):
            return found[0]
        scores = self._scores(words)
        order = best(scores, 2)
        second = scores[order[1]] if len(order) > 1 else 0.0
        return order[0] if _is_enough(float(scores[order[0]]), float(second)) else None

    def _several(self, words: str) -> list[int]:
        """The proposals that words name more than one of: "plikten og avgiften"."""
        parts = [part for part in _PART.split(words) if part]
        # Few words each: a clause that goes on after "og" is about one matter.
        if not 1 < len(parts) <= 6 or any(part.count(" ") > 4 for part in parts):
            return []
        found = [self._only(part) for part in parts]
        numbers = list(dict.fromkeys(n for n in found if n is not None))
        return numbers if None not in found and len(numbers) > 1 else []

    def _of_joint_heading(self, mention: Mention, parts: Mapping[str, Scores]) -> list[int]:
        """What a position under "Forslag 2 og 4" is on: both, unless its own words tell which."""
        named = self._numbers(self._references(mention.section))
        if len(named) < 2 or not mention.section:
            return []
        own = parts["likeness"] + parts["referent"]
        first, second = _two_best(own, named)
        if own[first] > 0.02 and own[first] > 2 * own[second]:
            return [first]
        return named if len(named) <= _JOINT else []

    def _is_of_all(self, mention: Mention, top: float) -> bool:
        """Whether a position is on the whole hearing: "ingen merknader til forslagene"."""
        if mention.aspect is not Aspect.PROPOSAL:
            silent = _ALL.match(mention.target) and _NO_REMARKS.search(mention.evidence)
            return bool(silent)
        if len(self.proposals) == 1 and _POINTING.match(mention.target or "forslaget"):
            return True
        if mention.target not in _ONLY_ITSELF:
            return _ALL.match(mention.target) is not None or self._is_law(mention.target)
        return top < _LEAST and _NO_REMARKS.search(mention.evidence) is not None


_ONLY_ITSELF: Final = frozenset(("", "oss", "seg"))
_ANSWER: Final = r"(?:\w+\s+)?(?:hørings|høyrings)?(?:svar|uttal|fråsegn)"
# A response that says no more than that there is nothing to say.
_NO_REMARKS: Final = re.compile(
    r"\b(?:(?:ingen|ikke|ikkje|inga|uten|utan)\s+(?:\w+\s+){0,2}"
    r"(?:merknad|kommentar|innvending|innspill?|innspel|bemerkning)|"
    r"(?:ingenting|(?:ikke|ikkje)\s+no[eko]+|inkje)\s+å\s+(?:be)?merke\b|"
    r"(?:ikke|ikkje|avst\w+|unnl\w+)\s+(?:\w+\s+){0,5}uttale\b|"
    rf"(?:(?:av)?(?:gir?|gjev)|sender?)\s+(?:ikke|ikkje|ingen|inga)\s+{_ANSWER}|"
    rf"(?:ikke|ikkje)\s+(?:å\s+)?(?:(?:av)?(?:gir?|gjev?)|sende)\s+{_ANSWER})",
    re.IGNORECASE,
)


def _with_number(target: str, evidence: str) -> str:
    """The target with the rest of a number that parsing has cut: "§§ 4-3 og 4" of "4-5".

    >>> _with_number("§§ 4-3 og 4", "Vi støtter §§ 4-3 og 4-5")
    '§§ 4-3 og 4-5'
    """
    rest = (
        re.match(r"(?:[-.]\d+)+", evidence.partition(target)[2]) if target[-1:].isdigit() else None
    )
    return target + (rest[0] if rest else "")


def _unnamed(said: str, name: str) -> str:
    """Words without the respondent's name, or its first word where they begin with that."""
    if not name:
        return said
    first = name.split(maxsplit=1)[0]
    bare = said.replace(name, " ")
    return bare.removeprefix(first) if len(first) > _SHORTEST_NAME else bare


def _without_exception(mention: Mention) -> tuple[Mention, str]:
    """A mention of all but something, without the exception; and the exception, or ""."""
    told = (mention.target, mention.condition, mention.evidence)
    found = next((text for text in told if _EXCEPT.search(f" {text}")), "")
    if not found:
        return mention, ""
    exception = _EXCEPT.split(f" {found}", maxsplit=1)[1]
    target, evidence = (_EXCEPT.split(f" {text}", 1)[0].strip() for text in (told[0], told[2]))
    if _ALL.match(target) is None:
        return mention, ""
    return replace(mention, target=target, evidence=evidence, condition=""), exception


def is_whole(heading: str) -> bool:
    """Whether a heading names the whole response, and no matter in it."""
    return _WHOLE_HEARING.search(heading.strip()) is not None


def _sum(parts: Mapping[str, Scores]) -> Scores:
    total: Scores = np.add.reduce(list(parts.values()))
    return total


def _is_enough(top: float, second: float) -> bool:
    """Whether the highest of some sums is high enough, and far enough from the next."""
    if top >= _LEAST:
        return top - second >= _MARGIN * top
    return top >= _LEAST_ALONE and top - second >= _MARGIN_ALONE * top


def sure(top: float) -> float:
    """How sure a link is whose sum is the highest, 0 to 1, by a curve that was set by hand.

    How far the next one lies behind tells no more: few words in common are few, though no other
    proposal has any.

    >>> [sure(top) for top in (0.06, 0.09, 0.3, 0.6, 1.2)]
    [0.722, 0.738, 0.829, 0.914, 0.914]
    """
    return round(1 / (1 + math.exp(-(0.8 + 2.6 * min(top, 0.6)))), 3)


def _reason(parts: Mapping[str, Scores], n: int) -> str:
    """What adds most to the sum of one proposal."""
    return max(parts, key=lambda name: parts[name][n])


def _two_best(scores: Scores, among: Sequence[int]) -> tuple[int, int]:
    first, second, *_ = sorted(among, key=lambda n: -float(scores[n]))
    return first, second


def _named(proposal: Proposal, place: int) -> tuple[Reference, ...]:
    """What numbers an entry goes by: its provisions, its point and its own number."""
    paragraphs = [r for text in proposal.paragraphs for r in references(_as_paragraph(text))]
    found = [r for text in (proposal.title, *proposal.aliases) for r in references(text)]
    if number := number_of(proposal.title):
        found.append(number)
    # Further on, a description may name a provision to tell what is not changed.
    first = re.split(r"(?<=[a-zæøå)])\. (?=[A-ZÆØÅ])", proposal.description, maxsplit=1)[0]
    found += [r for r in references(first) if r.kind != PARAGRAPH]
    found += [] if paragraphs else [r for kind in provisions(first) for r in kind]
    if proposal.chapter:
        said = proposal.chapter
        found += references(f"punkt {said}" if said[:1].isdigit() else said)
    found.append(Reference(OWN_ID, proposal.id))
    if not any(reference.kind == PROPOSAL for reference in found):
        found.append(Reference(PROPOSAL, str(place)))
    # "Kapittel 4, punkt 4.1": the chapter is where the point stands, and others stand there too.
    points = [r.number for r in found if r.kind == POINT]
    return tuple(
        dict.fromkeys(
            [*paragraphs]
            + [
                r
                for r in found
                if r.kind != POINT or not any(p.startswith(f"{r.number}.") for p in points)
            ]
        )
    )


def _as_paragraph(text: str) -> str:
    return f"§ {text}" if text[:1].isdigit() else text


def _clipped(text: str) -> str:
    return text[:_LONGEST]


_LONGEST: Final = 600
"""Of a sentence without an end, what is held against the list."""
