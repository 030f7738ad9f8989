"""Names cut out of lines, with those that the lines are wrapped into."""

from __future__ import annotations

import re
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import short_in
from standpunkt.respondent.letter import Letter, LineKind, is_prose, line_kind
from standpunkt.respondent.names import CAPITAL

_UNFINISHED: Final = re.compile(r"(?:,| (?:og|&|ved|for|i|av|på|med|mot|til|innen|under))$", re.I)
_ANOTHERS_LINE: Final = re.compile(r"(?:c/o|v/|att\b)", re.I)
"""Who takes the post or signs for whoever stands above."""
_WRAPPED_FROM: Final = 22
_FULL_LINE: Final = 55
OF_A_MATTER: Final = frozenset(["av", "i", "på", "om", "til", "og", "å", "at"])
OF_A_SUBJECT: Final = OF_A_MATTER | {"for", "med", "ved", "mot", "per", "hver", "kvar"}
_NAME_ENDS: Final = re.compile(
    r"\s+(?:[–—:|]|-(?= ))|(?<=[\w)])[:;] |(?<! ja)(?<! nei),? (?:til|om|vedr\w*|i sak\w*|dato"
    r"|datert|vedteke|vedtatt|angående|v/|i forbindelse|i samband)(?=[ :])"
    r"| (?:er|ble|vart|blei|blir|har|vil|kan|skal) (?=[a-zæøå])"
    r"|,? på (?=høring|høyring|forslag|utkast|nou)|\s{2,}|(?<!avd)(?<! [A-ZÆØÅ])\.(?: |$)",
    re.I,
)
_BRACKET: Final = re.compile(r" ?\(([^()]{2,60})\)")


def goes_on(letter: Letter, index: int, *, long_only: bool = False) -> bool:
    """Whether a line of the head that may hold a name is wrapped into the next one."""
    if index + 1 >= len(letter.head) or index + 1 in letter.apart:
        return False
    line, following = letter.head[index], letter.head[index + 1]
    if line_kind(following) is not LineKind.OTHER or len(following.split()) > 9:
        return False
    if _ANOTHERS_LINE.match(following):
        return False
    if following[-1] in ".:;?!" or (is_prose(line) and line.endswith(".")):
        return False
    if _UNFINISHED.search(line):
        return True
    if len(line) >= _WRAPPED_FROM and following[0].islower():
        return True
    return not long_only and len(line) >= _FULL_LINE and len(following.split()) <= 5


def unwrapped(letter: Letter, index: int, *, long_only: bool = False) -> str:
    """A line of the head with those that it is wrapped into."""
    line = letter.head[index]
    for at in range(index, index + 2):
        if not goes_on(letter, at, long_only=long_only):
            break
        line += f" {letter.head[at + 1]}"
    return line


def split_bracket(rest: str) -> tuple[str, str]:
    """`rest` without the first bracket, and the short name it introduces."""
    bracket = _BRACKET.search(rest)
    if not bracket:
        return trimmed(rest), ""
    return trimmed(rest[: bracket.start()]), short_in(bracket[1])


def trimmed(rest: str) -> str:
    """A name without what separates it; the stop of an initial stays: "Turid M."."""
    bare = rest.strip(" .,–-")
    return f"{bare}." if re.search(rf"[ .][{CAPITAL}]$", bare) and f"{bare}." in rest else bare


def cut_name(rest: str) -> tuple[str, str]:
    """The name at the start of `rest`, up to what can only be the title's next part."""
    bracket = _BRACKET.search(rest)
    end = _NAME_ENDS.search(rest)
    if bracket and (end is None or bracket.start() <= end.start()):
        return split_bracket(rest[: bracket.end()])
    name = trimmed(rest[: end.start()] if end else rest)
    first, _, after = name.partition(", ")
    joint = len(names.parts_of(name)) > 1 or names.SUB_UNIT.match(after) or " og " in after
    joint = joint or (after[:1].isupper() and len(after.split()) <= 2 and not names.kind_of(after))
    return (name if joint or names.SUB_UNIT.match(first) else first), ""


def reads_as_matter(name: str, small: frozenset[str] = OF_A_MATTER) -> bool:
    """Whether a line is as likely a title: "Bruk av bøker i skolen". Alone it names nobody.

    `small` are the words that such a title has; in a sentence there may be more of them.
    """
    first, *rest = name.split()
    if rest and rest[0] in small and rest[-1].islower() and _is_bare_noun(first):
        return True  # "Bank i butikk"
    return (
        bool(rest)
        and names.telling_kind(name) is None
        and all(word.islower() for word in rest)
        and not small.isdisjoint(rest)
        and not names.heads_of(first)
    )


def _is_bare_noun(word: str) -> bool:
    """Whether a word is a kind of body in the indefinite, and no body: "Bank", "Skole"."""
    heads = names.heads_of(word)
    return bool(heads) and word.istitle() and heads[0].noun == word.casefold()
