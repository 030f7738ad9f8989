"""Rules as data: the schema, the reader and its complaints.

A rule file is TOML with `[[rule]]` tables whose keys are those of `Rule`, and `disable`, a
list of ids. The schema is closed: whatever else stands there is a RuleError that names the
file, the rule, the key and the remedy. `docs/rules.md` tells it to those who write rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from standpunkt.errors import RuleError
from standpunkt.positions import Stance, Tier
from standpunkt.stance.construction import DETECTED, Construction, Detector
from standpunkt.stance.notation import Element, compile_cue, orders, spelled_out
from standpunkt.stance.rule_files import is_list, parsed

__all__ = ["Element", "Rule", "build", "in_order", "near", "read", "shipped"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, what it says, and its examples."""

    id: str
    stance: Stance
    cue: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Cues that look like this one and mean something else: "støtte seg til"."""
    construction: Construction = Construction.ACT
    detector: Detector | None = None
    """The code that finds it where it is no row of words; such a rule has no cue."""
    tier: Tier = Tier.CORE
    negated: str = ""
    """The stance under negation ("" for the usual one, "none" for no position)."""
    polar: bool = False
    """The cue holds its own negation."""
    respondent_only: bool = False
    """Of anybody else it is a fact and no stand: "kommunene har behov for"."""
    impersonal: bool = False
    """The clause names no holder: "det er ikke grunnlag for"."""
    passive: bool = True
    """A passive without an agent is the respondent's."""
    near_matter: bool = False
    """It says as much of the world as of a proposal, and counts only close to words for one."""
    also_past: bool = False
    """In the past tense it says the same: "det gledde oss at"."""
    by_whom: bool = False
    """It ends in a preposition, and whose stand it is follows: "får støtte fra kommunen"."""
    recaps: bool = False
    """Of an authority it recounts the proposal: "departementet foreslår"."""
    after_question: bool = False
    """It answers only what is asked: "ja" takes a stand after a question alone."""
    goes_on: bool = False
    """The line may go on after the answer: "ingen merknader til forslaget"."""
    content: str = ""
    """What the target must be: "opinion", "matter" for what hearings are about, "" for anything.

    "denied" says that the cue denies its content, so that a rejection in it turns the stance."""
    accept: tuple[Stance, ...] = ()
    """Other stances that its examples may come out as."""
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """Examples that are not read right yet."""
    note: str = ""
    file: str = ""
    """The file that it stands in, the last one where several say something of it."""
    cues: int = 0
    """How many of the patterns come from `cue`; the others come from `predicate`."""
    patterns: tuple[tuple[Element, ...], ...] = field(default=(), repr=False)
    sources: tuple[str, ...] = field(default=(), repr=False)
    """What each of the patterns is written as."""
    exceptions: tuple[tuple[Element, ...], ...] = field(default=(), repr=False)


_TEXTS = ("id", "stance", "construction", "detector", "tier", "negated", "content", "note")
_SWITCHES = (
    *("polar", "respondent_only", "impersonal", "passive", "near_matter", "also_past"),
    *("by_whom", "recaps", "after_question", "goes_on"),
    "extend",
)
_CUES = ("cue", "predicate", "unless")
_LISTS = (*_CUES, "accept", "positive", "negative", "open")
KEYS = (*_TEXTS, *_SWITCHES, *_LISTS)
"""Every key that a rule may have; all but `extend` are fields of `Rule`."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stance": tuple(Stance),
    "construction": tuple(Construction),
    "detector": tuple(Detector),
    "tier": tuple(Tier),
    "negated": ("none", *Stance, ""),
    "content": ("opinion", "matter", "denied", ""),
    "accept": tuple(Stance),
}


def build(table: Mapping[str, Any], name: str, base: Rule | None = None) -> Rule:
    """The rule of a table from the file `name`. Raises RuleError naming file, rule and key.

    With `base` the keys of the table replace those of that rule, or are added to its lists
    where the table says `extend = true`.
    """
    try:
        for key, value in table.items():
            _check(key, value)
        return _compiled(_merged(table, base), name)
    except RuleError as error:
        place = f"rule {table['id']}"
        raise RuleError(error.problem, error.remedy, path=name, place=place) from error


def _check(key: str, value: Any) -> None:
    """Raises RuleError, of no file yet, for a key or a value that the schema does not know."""
    if key not in KEYS:
        remedy = "write it above the first [[rule]]" if key == "disable" else near(key, KEYS)
        raise RuleError(f"unknown key {key!r}", remedy)
    if key in _SWITCHES and not isinstance(value, bool):
        raise RuleError(f"{key}: {value!r} is neither true nor false", f"write {key} = true")
    if key in _TEXTS and not isinstance(value, str):
        raise RuleError(f"{key}: {value!r} is no text", f'write {key} = "…", in quotes')
    if key in _LISTS and not (is_list(value, str) and all(map(str.strip, value))):
        raise RuleError(f"{key}: {value!r} is no list of texts", f'write {key} = ["…", "…"]')
    for choice in value if isinstance(value, list) else [value]:
        if key in _CHOICES and choice not in _CHOICES[key]:
            raise RuleError(f"{key}: {choice!r} is not known", near(choice, _CHOICES[key]))


def near(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not known: the one that looks like it, else all.

    >>> near("oppse", ["support", "oppose"])
    'did you mean oppose?'
    """
    known = [one for one in known if one]
    alike = get_close_matches(word, known, n=1)
    if alike:
        return f"did you mean {alike[0]}?"
    return f"known: {', '.join(known)}" if len(known) <= _FEW else "see standpunkt rules list"


_FEW = 30
"""Words that a message may list."""


def _merged(table: Mapping[str, Any], base: Rule | None) -> dict[str, Any]:
    """What a rule says in all, once the keys of the table stand over those of `base`."""
    said = {key: value for key, value in table.items() if key != "extend"}
    extend = table.get("extend", False)
    if base is None:
        if extend:
            raise RuleError(
                "extend: no rule under this file has the id", "correct the id, or leave extend out"
            )
        return said
    under = {key: getattr(base, key) for key in KEYS if key != "extend"}
    if base.detector is None:
        del under["detector"]
    if extend:
        said |= {key: (*under[key], *said[key]) for key in _LISTS if key in said}
    return under | said


def _compiled(said: Mapping[str, Any], name: str) -> Rule:
    values: dict[str, Any] = {
        key: tuple(value) if key in _LISTS else value for key, value in said.items()
    }
    for key in _CUES:
        if key in values:
            values[key] = tuple(one for cue in values[key] for one in spelled_out(cue))
    if "stance" not in values:
        raise RuleError("stance: a new rule has none", "give it one, or correct the id")
    values["stance"] = Stance(values["stance"])
    if "detector" in values:
        values["detector"] = Detector(values["detector"])
        usual = values["detector"].construction
    else:
        usual = Construction.ACT
    values["construction"] = Construction(values.get("construction", usual))
    values["tier"] = Tier(values.get("tier", Tier.CORE))
    values["accept"] = tuple(map(Stance, values.get("accept", ())))
    _check_together(values)
    elements = {key: [_elements(key, cue) for cue in values.get(key, ())] for key in _CUES}
    ordered = [
        (order, cue) for cue in values.get("cue", ()) for order in orders(_elements("cue", cue))
    ]
    patterns = [order for order, _ in ordered]
    if not (patterns or elements["predicate"] or "detector" in values):
        raise RuleError("cue: there is none", 'write cue = ["støtte.v"], say')
    return Rule(
        **values,
        file=name,
        cues=len(patterns),
        patterns=(*patterns, *elements["predicate"]),
        sources=(*(cue for _, cue in ordered), *values.get("predicate", ())),
        exceptions=tuple(elements["unless"]),
    )


_OF = {
    "predicate": (Construction.JUDGE,),
    "near_matter": (Construction.JUDGE,),
    "also_past": (Construction.JUDGE,),
    "by_whom": (Construction.JUDGE,),
    "content": (Construction.ACT,),
    "impersonal": (Construction.ACT, Construction.REQUEST, Construction.SAY),
    "passive": (Construction.ACT, Construction.REQUEST, Construction.SAY),
    "recaps": (Construction.ACT, Construction.REQUEST, Construction.SAY),
    "after_question": (Construction.ANSWER,),
    "goes_on": (Construction.ANSWER,),
    **dict.fromkeys(
        ("negated", "polar", "respondent_only"),
        tuple(c for c in Construction if c is not Construction.ANSWER),
    ),
}
"""The constructions that a key says something to; elsewhere it would be read by nobody."""


def _check_together(values: Mapping[str, Any]) -> None:
    """Raises RuleError, of no file yet, for keys that make no sense together."""
    _check_detector(values.get("detector"), values)
    for key, constructions in _OF.items():
        usual = _USUAL.get(key)
        if values.get(key, usual) != usual and values["construction"] not in constructions:
            who = " or ".join(f'"{c}"' for c in constructions)
            raise RuleError(
                f"{key}: only a judgement has one"
                if key == "predicate"
                else f'{key}: a rule with construction = "{values["construction"]}" has none',
                f"write construction = {who}, or leave {key} out",
            )


def _check_detector(detector: Detector | None, values: Mapping[str, Any]) -> None:
    construction = values["construction"]
    if detector is None:
        if construction in DETECTED:
            raise RuleError(
                f'construction: "{construction}" has no cues',
                "name a detector, or another construction",
            )
        return
    if construction is not detector.construction:
        raise RuleError(
            f'construction: what the detector "{detector}" finds is no "{construction}"',
            "leave construction out",
        )
    for key, value in values.items():
        if key not in _OF_DETECTED and value != _USUAL.get(key):
            raise RuleError(f"{key}: a rule with a detector has none", f"leave {key} out")


_OF_DETECTED = (
    *("id", "stance", "construction", "detector", "tier", "note"),
    *("accept", "positive", "negative", "open"),
)
"""The keys that say something to a rule whose detector finds it."""

_USUAL: Mapping[str, Any] = {
    f.name: f.default for f in fields(Rule) if isinstance(f.default, str | bool | tuple)
}
"""What a key says where it is left out."""


def _elements(key: str, cue: str) -> tuple[Element, ...]:
    try:
        return compile_cue(cue)
    except RuleError as error:
        raise RuleError(f"{key} {cue!r}: {error.problem}", error.remedy) from error


def read(text: str, name: str) -> tuple[Rule, ...]:
    """The rules of one file by itself. Raises RuleError naming file and rule."""
    return tuple(build(table, name) for table in parsed(text, name).tables)


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that come with the program, in the order of their ids."""
    folder = resources.files("standpunkt.stance") / "rules"
    found: list[Rule] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            found += read(entry.read_text(encoding="utf-8"), entry.name)
    return in_order(found)


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules by id, so that their order in files never matters. Raises RuleError on a double id."""
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    for before, after in pairwise(ordered):
        if before.id == after.id:
            raise RuleError(
                f"{before.file or 'another rule'} has the same id",
                "rename one of them",
                path=after.file or None,
                place=f"rule {after.id}",
            )
    return ordered


def by_detector(rules: Iterable[Rule]) -> Mapping[Detector, Rule]:
    """The rules that have a detector, by it. Raises RuleError where two have the same one."""
    found: dict[Detector, Rule] = {}
    for rule in rules:
        if rule.detector is None:
            continue
        other = found.setdefault(rule.detector, rule)
        if other is not rule:
            raise RuleError(
                f'{other.id} has the detector "{rule.detector}" already',
                "change that rule, or disable it in a file before this one",
                path=rule.file or None,
                place=f"rule {rule.id}",
            )
    return found
