"""Detectors: what each one's words are, what must stand around them, and the code that reads it.

A detector finds what no row of words tells. A rule names it, and says what it stands for. A new
one gets its name and construction in `construction.py`, a function that finds its candidates in a
module here, its line in `DETECTORS`, and its rule in `rules/detected.toml`. PLAIN, DOUBT and WISH
have no line: they only say what a frame or a saying verb comes to, in `framed` and `judging`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.construction import Detector
from standpunkt.stance.constructions import answered, argued, bare, echoed, framed
from standpunkt.stance.constructions.answered import LABEL_ENDS
from standpunkt.stance.constructions.owned import COPULA, view_noun
from standpunkt.stance.judging import never_too
from standpunkt.stance.phrases import is_word
from standpunkt.stance.polarity import noun_forms, set_forms
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import phrases, verb_forms, words

Words = Sequence[str]
"""The words of a sentence in lower case, token by token."""

Condition = Callable[[Words, int], bool]
"""Whether the words around word `i` allow what the word can start."""


@dataclass(frozen=True)
class Declared:
    """What a detector is: the code that finds its candidates, and the words they start from.

    Each word, or set of `words.toml`, goes with the condition that must hold around it. It may
    let through too much but never too little, as a sentence that meets none is never parsed.
    """

    find: Callable[[Scene, Rule], Iterator[Candidate]]
    sets: Mapping[str, Condition]
    others: Mapping[str, Condition]

    @cached_property
    def starts(self) -> Mapping[str, tuple[Condition, ...]]:
        """The conditions by the word that they start from."""
        found = {word: (condition,) for word, condition in self.others.items()}
        for name, condition in self.sets.items():
            for word in words(name):
                found[word] = (*found.get(word, ()), condition)
        return found


def found_by(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """What the detector of a rule finds in a sentence; nothing in a question."""
    declared = None if rule.detector is None else DETECTORS.get(rule.detector)
    if declared is None or scene.asks or declared.starts.keys().isdisjoint(scene.said):
        return
    yield from declared.find(scene, rule)


def _always(_said: Words, _i: int) -> bool:
    """A word that is enough by itself."""
    return True


def _first(said: Words, i: int) -> bool:
    """ "Stryk § 5": the first word of the line."""
    return not any(map(is_word, said[:i]))


def _important(said: Words, i: int) -> bool:
    """ "Det er viktig at", "like viktig er det at", "regler er viktig for at"."""
    after = said[i + 1 : i + 7]
    if after[:2] in (("for", "at"), ("for", "å")):
        return True
    if after[:2] in (("er", "det"), ("blir", "det"), ("vert", "det")):
        return "at" in after or "å" in after
    return _needed(said, i) and not {"at", "å", "med"}.isdisjoint(after)


def _needed(said: Words, i: int) -> bool:
    """ "Det er behov for"."""
    return "det" in said[max(0, i - 6) : i]


def _at_last(said: Words, i: int) -> bool:
    """ "Endelig lytter de", "får endelig en plan"."""
    return _first(said, i) or not words("something").isdisjoint(said[i + 1 : i + 2])


def _equated(said: Words, i: int) -> bool:
    """ "er å be om bråk", "blir som å"."""
    return not verb_forms("equating_verbs").isdisjoint(said[max(0, i - 3) : i])


def _denied(said: Words, i: int) -> bool:
    """ "kan ikke", "er likevel ikke", "kan vanskelig", "gir liten"."""
    after = said[i + 1 : i + 10]
    denying = words("negators") | words("next_to_nothing") | words("hardly")
    return not denying.isdisjoint(after if "etter" in after[:1] else after[:3])


def _commands(said: Words, i: int) -> bool:
    """ "Stryk § 5", "Ikke stryk § 5", "… , så stryk § 5", "Altså: ikke stryk § 5"."""
    opening = words("negators") | words("before_imperative") | {":"}
    return _first(said, i) or said[i - 1] == "så" or (i <= 3 and said[i - 1] in opening)


def _missing(said: Words, i: int) -> bool:
    """ "ikke omtalt", "går ikke fram"."""
    near = said[max(0, i - 4) : i + 5]
    return not verb_forms("telling_verbs").isdisjoint(near) or not _SAID.isdisjoint(near)


_SAID = frozenset({"går", "lagt", "tatt", "teke", "sagt", "foreslått", "føreslått", "gis"})


def _advised(said: Words, i: int) -> bool:
    """ "kan med fordel", "kan strykes"."""
    return "fordel" in said[i + 1 : i + 6] or not verb_forms("dropping_from").isdisjoint(
        said[i + 1 : i + 6]
    )


def _decides(said: Words, i: int) -> bool:
    """ "Vaktene finansieres av staten": a short line with the verb soon after its subject."""
    return 0 < i < _LONGEST_SUBJECT and len(said) < _LONGEST_POINT


_LONGEST_SUBJECT = 10
_LONGEST_POINT = 25
"""Words of a point of a decision; a longer one has a cue of its own."""


def _may_lead(said: Words, i: int) -> bool:
    """ "Kan føre til"."""
    return not verb_forms("leading_verbs").isdisjoint(said[i + 1 : i + 4])


def _badly_off(said: Words, i: int) -> bool:
    """ "får svi", "får enda en plikt", "kommer dårlig ut", "kommer i klem", "kommer til å lyve"."""
    after = said[i + 1 : i + 9]
    if "svi" in after[:1] or "ut" in after[1:3] or list(after[:2]) == ["til", "å"]:
        return True
    if not words("yet_another").isdisjoint(after[:1]):
        return True
    return not (words("left_with").isdisjoint(after) and _WORSE_OFF.isdisjoint(after))


_WORSE_OFF = frozenset(row[-1] for rows in phrases("worse_off").values() for row in rows)


def _unfit(said: Words, i: int) -> bool:
    """ "er ikke rigget for"."""
    return not words("fitted").isdisjoint(said[i + 2 : i + 7])


def _harmed(said: Words, i: int) -> bool:
    """ "straffes"."""
    return said[i].endswith(("s", "st"))


def _outcome_or_unfit(said: Words, i: int) -> bool:
    """ "Konsekvensen er at", "er ikke rigget for"."""
    return _outcome(said, i) or _unfit(said, i)


def _outcome(said: Words, i: int) -> bool:
    """ "Konsekvensen er at"."""
    return "at" in said[i + 1 : i + 5] and not words("outcomes").isdisjoint(said[max(0, i - 9) : i])


def _without(said: Words, i: int) -> bool:
    """ "har ikke kapasitet", "har verken tid eller folk"."""
    after = said[i + 1 : i + 7]
    denying = words("negators") | words("barely_told")
    return not denying.isdisjoint(after) and not noun_forms("MEANS_TO_ACT").isdisjoint(after)


def _excess(said: Words, i: int) -> bool:
    """ "for kort"."""
    if i + 1 == len(said) or never_too(said[i + 1]):
        return False
    before = said[i - 1] if i else ""
    return before not in ("i", "grunnlag", "behov", "fare")


def _politely(said: Words, i: int) -> bool:
    """ "vel langt", "virker lavt"."""
    return i + 1 < len(said) and said[i + 1] in words("too_much_of")


def _measured(said: Words, i: int) -> bool:
    """ "i for liten grad", "ikke i tilstrekkelig grad"."""
    return i > 1 and (said[i - 2] in ("for", "altfor", "nok") or said[i - 1] in _ENOUGH)


_ENOUGH = ("naudsynt", "nødvendig", "tilstrekkeleg", "tilstrekkelig", "nok")


def _view(said: Words, i: int) -> bool:
    """ "Slik vi ser det"."""
    return i == 0 and not verb_forms("viewing_verbs").isdisjoint(said[2:9])


def _opens_view(said: Words, i: int) -> bool:
    """ "etter vårt syn", "vår vurdering er at", "vårt krav er", "vår bekymring gjelder"."""
    after = said[i + 1 : i + 8]
    return (
        "etter" in said[max(0, i - 7) : i]
        or "at" in after
        or "å" in after
        or (":" in after and not set(COPULA).isdisjoint(after))
    )


def _asks_view(said: Words, i: int) -> bool:
    """The same, "vårt krav er full dekning", "vi har to ønsker:"."""
    return not {*COPULA, ":"}.isdisjoint(said[i + 1 : i + 8]) or _opens_view(said, i)


def _feels(said: Words, i: int) -> bool:
    """ "vår bekymring gjelder", "vår støtte forutsetter", "motstanden vår mot gebyret er stor"."""
    near = said[i + 1 : i + 5]
    concerned = not (words("revolving") | words("hinging")).isdisjoint(near[:3])
    held = not words("held_to").isdisjoint(near) and not words("firm").isdisjoint(said[i + 2 :])
    return concerned or held or _opens_view(said, i)


def _possessed(said: Words, i: int) -> bool:
    """The same with the noun in its definite form: "synet vårt er at"."""
    noun = None if i == 0 else view_noun(said[i - 1], said[i])
    return noun is not None and (_asks_view(said, i - 1) or _feels(said, i - 1))


def _same(said: Words, i: int) -> bool:
    """ "det samme gjelder", "tilsvarende gjelder", "på samme måte", "det samme mener vi"."""
    after = said[i + 1] if i + 1 < len(said) else ""
    verbs = verb_forms("applying_verbs") | verb_forms("same_view_verbs")
    return after in verbs or after in words("after_same")


def _so_it_is(said: Words, i: int) -> bool:
    """ "Slik er det også med"."""
    return list(said[i + 1 : i + 3]) == ["er", "det"]


def _sides(said: Words, i: int) -> bool:
    """ "Det gjør ikke vi", "vi er det ikke": no more follows in the clause."""
    near = said[max(0, i - 3) : i + 4]
    return not words("pro_pointers").isdisjoint(near) and not all(map(is_word, said[i + 1 : i + 8]))


def _joins(said: Words, i: int) -> bool:
    """ ", men ikke vi", ", vi også"."""
    return not words("first_nominative").isdisjoint(said[max(0, i - 1) : i + 2])


def _ends(said: Words, i: int) -> bool:
    """ "Gebyr: 2", "4": what a line ends in, alone or after its label."""
    return (i == 0 or said[i - 1] in LABEL_ENDS) and not any(map(is_word, said[i + 1 :]))


DETECTORS: Mapping[Detector, Declared] = {
    Detector.FRAME: Declared(
        framed.views,
        {
            "eyes": _always,
            "frame_nouns": _opens_view,
            "request_nouns": _asks_view,
            "doubt_nouns": _feels,
            "approval_nouns": _feels,
            "refusal_nouns": _feels,
            "first_possessive": _possessed,
        },
        {"slik": _view, "sånn": _view},
    ),
    Detector.EXCESS: Declared(
        bare.excess,
        {"politely": _politely, "seeming": _politely},
        {"for": _excess, "altfor": _excess, "grad": _measured},
    ),
    Detector.REGRET: Declared(bare.regrets, {"regretting": _always}, {}),
    Detector.JOY: Declared(
        bare.joys, {"rejoicing": _always}, {"endelig": _at_last, "endeleg": _at_last}
    ),
    Detector.EQUATION: Declared(bare.equations, {}, {"å": _equated}),
    Detector.MODAL: Declared(
        bare.modals,
        {"strong_modals": _always, "permitting": _advised},
        {
            **dict.fromkeys(verb_forms("deciding_verbs"), _decides),
            **dict.fromkeys(("får", "skal"), _decides),
        },
    ),
    Detector.NEED: Declared(
        bare.needs,
        {"importance": _important, "need": _needed, "needing": _always, "required": _always},
        {},
    ),
    Detector.CONSEQUENCE: Declared(
        argued.consequences,
        {
            "foretelling": _always,
            "implying": _always,
            "turning_out": _always,
            "supposing": _first,
            "then": _first,
        },
        {
            **dict.fromkeys(set_forms("HARM"), _harmed),
            **dict.fromkeys(verb_forms("losing_verbs"), _always),
            **dict.fromkeys(verb_forms("leaving_verbs") | {"får", "få"}, _badly_off),
            **dict.fromkeys(verb_forms("ending_up_verbs"), _badly_off),
            "er": _outcome_or_unfit,
            "kan": _may_lead,
            "kunne": _may_lead,
            "har": _without,
        },
    ),
    Detector.MISSING: Declared(argued.missing, {"negators": _missing, "barely_told": _missing}, {}),
    Detector.OBSTACLE: Declared(
        argued.obstacles, {"hindering": _always, "hindering_denied": _denied}, {}
    ),
    Detector.ECHO: Declared(
        echoed.echoes,
        {"likewise": _always, "same_words": _same, "pro_verbs": _sides, "likewise_too": _joins},
        {
            "slik": _so_it_is,
            "sånn": _so_it_is,
            **dict.fromkeys(words("final_negators"), _joins),
        },
    ),
    Detector.IMPERATIVE: Declared(
        bare.imperative,
        {"imperatives_against": _commands, "imperatives_for": _commands},
        {"ikke": _first, "ikkje": _first},
    ),
    Detector.SCALE: Declared(answered.rated, {}, {str(n): _ends for n in range(11)}),
}
