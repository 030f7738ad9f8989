"""Whether a clause asserts what it says, and does not only tell, assume or concede it."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.judging.reach import LONGEST_REACH, REACH, clause_end
from standpunkt.stance.judging.subject import is_proposer
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import negates_word, negator
from standpunkt.stance.words import endings, verb_forms, words


def only_assumed(said: Sequence[Token]) -> bool:
    """Whether "må" only assumes or judges: "må forventes å øke", "må anses som uheldig"."""
    at = next((n for n, token in enumerate(said) if token.lower == "må"), None)
    if at is None:
        return False
    after = said[at + 1 : at + 5]
    known = next((n for n, t in enumerate(after) if _regards(t.lower)), None)
    as_such = known is not None and {"som", "å"}.intersection(
        t.lower for t in after[known + 1 : known + 3]
    )
    return bool(as_such) or any(
        t.lower in verb_forms("assuming") and t.lower.endswith(("s", "st")) for t in after[:3]
    )


def _regards(word: str) -> bool:
    """Whether the word is a passive of taking something for what it is: "anses", "sies"."""
    return word in verb_forms("regarding") and word.endswith(("s", "ast", "t"))


def counterfactual(reading: Reading, finite: int | None) -> bool:
    """ "hadde vært bedre", "ville truffet bedre": praise of what is not proposed."""
    if finite is None:
        return False
    tokens = reading.tokens
    return tokens[finite].lower in ("hadde", "ville", "skulle") and any(
        t.lower in ("vært", "vore", "være", "vere", "gitt", "gjeve", "truffet")
        for t in tokens[finite + 1 : finite + 5]
    )


def told_as_past(reading: Reading, finite: int | None) -> bool:
    """Whether a full verb or copula tells of the past: a narrative judges no proposal."""
    return finite is not None and told_by_form(reading.tokens[finite])


def only_possible(reading: Reading, stance: Stance, finite: int | None, cue: Sequence[int]) -> bool:
    """ "kan være et godt tiltak": no praise yet, but "kan bli stående" where that is the cue."""
    return (
        stance is Stance.SUPPORT
        and finite is not None
        and finite not in cue
        and reading.tokens[finite].lower in ("kan", "kunne")
        and not any(
            "Degree=Cmp" in reading.tokens[i].feats and negates_word(reading.tokens[i - 2])
            for i in cue  # "kunne ikke vært bedre"
        )
        # "kan få vår støtte" promises it
        and words("first_possessive").isdisjoint(reading.tokens[i].lower for i in cue)
    )


def may_praise(reading: Reading, finite: int, last: int) -> bool:
    """Whether it is praise all the same that a thing can be good: "stipendet kan redde faget".

    `last` is the last token of the cue. What may be wise to do is advice: "det kan være lurt å".
    """
    tokens = reading.tokens
    near = {t.lower for t in tokens[max(0, finite - 1) : finite + 2]}
    advises = "det" in near and "å" in {t.lower for t in tokens[last + 1 : last + 3]}
    return tokens[finite].lower == "kan" and not advises


def report_denied(tokens: Sequence[Token], cue: int) -> bool:
    """Whether what the cue says is denied to be so: "vi opplever ikke at", "ingen kan hevde at".

    Not where only the saying is denied: "kan ikke få sagt sterkt nok at", "trenger ikke å si at".
    """
    low = max(0, cue - LONGEST_REACH)
    at = next((i for i in range(cue - 1, low, -1) if tokens[i].lower == "at"), None)
    if at is None:
        return False
    frame = tokens[max(0, at - REACH - 1) : at]
    start = next((n + 1 for n, t in reversed([*enumerate(frame)]) if t.text in _ENDS), 0)
    said = [t.lower for t in frame[start:]]
    if said[-1:] == ["på"]:
        said.pop()  # "ingenting tyder på at"
    if not said or not {"nok", "å", "til"}.isdisjoint(said):
        return False
    verb = said[-1] if said[-1] not in words("negators") else said[-2] if len(said) > 1 else ""
    if verb not in verb_forms("finding_verbs"):
        return False
    if said[-3:-1] in (["lite", "som"], ["lita", "som"]) or "lite" in said[:1]:
        return True
    first = frame[start].i
    return negator(tokens, first, at - 1) is not None or bool(
        set(said) & words("negating_subjects")
    )


def truth_denied(tokens: Sequence[Token], cue: int) -> bool:
    """Whether what the cue says is said not to be true: "det er ikke tilfelle at", "en myte at"."""
    low = max(0, cue - LONGEST_REACH)
    at = next((i for i in range(cue - 1, low - 1, -1) if tokens[i].lower == "at"), None)
    if at is None or any(t.lower == "," for t in tokens[at:cue]):
        return False
    if at == 0:
        return _ends_untrue(tokens, cue)
    frame = tokens[max(0, at - REACH) : at]
    start = next((n + 1 for n, t in reversed([*enumerate(frame)]) if t.text in _ENDS), 0)
    said = [t.lower for t in frame[start:]]
    if _wrong_to_say(tokens, at):
        return True
    if "det" not in said:
        return False
    denied = negator(tokens, frame[start].i, at - 1) is not None
    if not words("plain_truth").isdisjoint(said[-2:]):
        return denied
    return not denied and said[-1] in words("plain_untruth")


def _ends_untrue(tokens: Sequence[Token], cue: int) -> bool:
    """Whether the sentence denies what it opens with: "At forslaget er dyrt, stemmer ikke"."""
    comma = next((t.i for t in tokens[cue:] if t.lower == ","), None)
    if comma is None:
        return False
    after = tokens[comma + 1 : comma + 1 + REACH]
    true = words("plain_truth") | words("confirming")
    said = not true.isdisjoint(t.lower for t in after)
    return said and negator(tokens, comma + 1, comma + len(after)) is not None


def _wrong_to_say(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody is wrong who says what follows: "tar feil når de hevder at"."""
    before = [t.lower for t in tokens[max(0, at - LONGEST_REACH) : at]]
    says = before[-1:] != [] and before[-1] in verb_forms("reporting_verbs")
    wrong = next((n for n, word in enumerate(before) if word == "feil"), 0)
    mistaken = wrong > 0 and before[wrong - 1] in ("tar", "tek", "ta")
    return says and mistaken and not {"når", "som"}.isdisjoint(before[wrong:])


_ENDS = (",", ";", ":", "–", "men", "og")


def only_acknowledged(reading: Reading, cue: int, *, everyday: bool) -> bool:
    """Whether what the cue says is told as known: "er klar over at arbeidet er krevende".

    Such a frame concedes how things are, and some only point at it: in those ("ser at", "viser til
    at") an `everyday` word judges nothing and any other does. What either says of the proposal
    itself, or of what is to come, is the writer's judgement: "viser til at forslaget er dyrt".
    """
    tokens = reading.tokens
    low = max(0, cue - LONGEST_REACH)
    at = next((i for i in range(cue - 1, low, -1) if tokens[i].lower == "at"), None)
    if at is None or any(t.lower == "," for t in tokens[at:cue]):
        return False  # "vi ser at X, og det er bra"
    frame = tokens[max(0, at - REACH) : at]
    start = next((n + 1 for n, t in reversed([*enumerate(frame)]) if t.text in _ENDS), 0)
    said = {t.lower for t in frame[start:]}
    known = words("acknowledging") | verb_forms("conceding_verbs")
    if everyday:
        known |= verb_forms("pointing_verbs")
    pointed = {t.lower for t in frame[start:] if t.pos != "ADV"}  # "så" is not always seen
    no_frame = words("negators") | {"slik", "som", "ut"}  # "ser ut til at"
    if not pointed.isdisjoint(verb_forms("contesting_verbs")):
        known, no_frame = known | verb_forms("contesting_verbs"), frozenset({"slik", "som", "ut"})
    if pointed.isdisjoint(known) or not said.isdisjoint(no_frame):
        return False
    verb = next((i for i in range(at + 1, cue + 1) if tokens[i].finite), cue)
    open_ones = words("modals").union(
        *map(words, ("auxiliary_modals", "foretelling", "turning_out"))
    )
    about = [t.lower for t in tokens[at + 1 : verb + 1]]
    named = any(noun in word for word in about for noun in words("proposal_nouns"))
    return not named and "dette" not in about and open_ones.isdisjoint(about)


def confirmed(tokens: Sequence[Token], match: Match) -> bool:
    """Whether something is only said to be true: "det er riktig at antallet har gått ned".

    What has happened and what is counted can be true or not; what is proposed, or what those who
    propose it have done, is right or wrong.
    """
    at = match.last + 1
    true = any(tokens[i].lower in words("confirming") for i in match.places)
    if not true or at >= len(tokens) or tokens[at].lower != "at":
        return False
    end = clause_end(tokens, at)
    verb = end + 1
    if verb >= len(tokens) or not tokens[verb].finite:
        return False
    about = [t.lower for t in tokens[at + 1 : verb]]
    if any(is_proposer(w) or any(n in w for n in endings("proposal_nouns")) for w in about):
        return False
    done = tokens[verb].lower in ("har", "hadde") and any(
        "VerbForm=Part" in t.feats for t in tokens[verb + 1 : verb + REACH]
    )
    counted = any(
        word[0].isdecimal() or word.startswith(endings("countings")) for word in about
    ) and not tokens[verb].lower.endswith(("s", "st"))
    narrated = told_by_form(tokens[verb]) or done
    open_ones = words("modals") | words("auxiliary_modals") | words("befalling")
    return narrated or (counted and tokens[verb].lower not in open_ones)


def told_by_form(verb: Token) -> bool:
    """Whether the verb is in the past, and no wish or possibility."""
    # nynorsk "let" is present, and tagged as "lét"
    open_ones = words("past_modals") | {"let"}
    return "Tense=Past" in verb.feats and verb.lower not in open_ones
