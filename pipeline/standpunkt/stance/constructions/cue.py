"""Cues in their clauses: what acts, requests and sayings are read from."""

from __future__ import annotations

from dataclasses import dataclass

from standpunkt.language.reading import Reading
from standpunkt.stance.clauses import Clause, span_of
from standpunkt.stance.holders import Names, Subject, classify
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.words import verb_forms, words


@dataclass(frozen=True, slots=True)
class Cue:
    """A match in its clause."""

    reading: Reading
    match: Match
    clause: Clause
    anchor: int
    passive: bool

    @property
    def places(self) -> Tokens:
        """The first and the last token of the cue."""
        return self.match.first, self.match.last


def is_passive(reading: Reading, match: Match) -> bool:
    """Whether a verb of the cue is passive: "støttes", "blir støtta", "bør avvisast"."""
    tokens = reading.tokens
    for i in match.places:
        token = tokens[i]
        if token.pos not in ("VERB", "ADJ", "AUX", "NOUN") or token.lower in words("deponents"):
            continue
        if "Voice=Pass" in token.feats:
            return True
        synthetic = token.lower.endswith(("es", "ast", "as", "ås")) and len(token.lower) > 4
        if synthetic and token.pos == "VERB":
            return True
        if "VerbForm=Part" not in token.feats and not token.lower.endswith(("t", "d", "a", "e")):
            continue
        helpers = [c for c in reading.children[i] if tokens[c].dep.startswith("aux")]
        if any(tokens[c].lower in words("become") for c in helpers):
            return True
        hung = token.head != i and token.pos in ("ADJ", "VERB")
        if hung and tokens[token.head].lower in words("become"):
            return True
    return False


def classified(reading: Reading, head: int, names: Names) -> Subject:
    """Who the phrase with head token `head` is."""
    return classify(reading, span_of(reading, head), head, names)


def seems(cue: Cue) -> bool:
    """Whether the verb tells how a thing seems, and nobody's opinion: "Kravet synes å være"."""
    tokens, last = cue.reading.tokens, cue.match.last
    verb = tokens[cue.match.first].lower in verb_forms("seeming_verbs")
    to = last + 1 < len(tokens) and tokens[last + 1].lower == "å"
    return verb and to and cue.clause.subject is not None
