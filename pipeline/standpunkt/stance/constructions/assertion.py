"""Whether a cue asserts a stand, or is only told, asked, quoted, law text."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.candidate import Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.answered import ends_label
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    before_question,
    contrasts,
    finite_word,
    hypothetical,
    is_power,
    left_open,
    quoted,
    written_for,
)
from standpunkt.stance.constructions.cue import Cue
from standpunkt.stance.fates import is_proposal
from standpunkt.stance.phrases import at_row, negator, opens_condition, without_punctuation
from standpunkt.stance.revoking import taken_back
from standpunkt.stance.words import endings, phrases, verb_forms, words


def no_stand(scene: Scene, cue: Cue) -> str:
    """Why the cue is no stand whoever the subject is; empty when it can be one."""
    tokens, match = cue.reading.tokens, cue.match
    if scene.asks and not before_question(cue.reading, cue.clause, match.last):
        return "a question"
    if hypothetical(cue.reading, cue.clause):
        return "an if-clause"
    if quoted(cue.reading, match.first):
        return "quoted"
    last = tokens[match.last]
    ends = last.i + 1 >= len(tokens) or tokens[last.i + 1].pos == "PUNCT"
    ends = ends or "Degree=Cmp" in tokens[last.i + 1].feats  # "er for kortere ventetid"
    ends = ends or _has_noun(tokens, last.i + 1)  # "vi er for ny frist"
    if last.lower == "for" and last.pos != "ADP" and len(match.places) == 2 and not ends:
        return "'for' is 'too' here"
    if _judged_as_subject(cue):
        return "an infinitive that is judged"
    purpose = _purpose(cue.reading, cue.anchor)
    if purpose and not written_for(cue.reading, cue.anchor):
        return f"an infinitive under {purpose!r}"
    if cue.passive:
        reason = _no_own_passive(cue)
        if reason:
            return reason
    if match.rule.construction is Construction.REQUEST and _asked_before(cue):
        return "what was asked at some time"
    for met, reason in (
        (_describes(cue), "describes a noun"),
        (_befalls_person(cue), "done to somebody"),
        (_refrained(cue.reading, match.first), "what one refrains from"),
        (_denied_truth(cue), "what is denied or only claimed"),
        (opens_condition(tokens, match.first), "opens a condition"),
        (_habit(cue), "a habit"),
        (_of_power(cue), "what a power or decision is on"),
        (_when_turned_down(cue), "when something is turned down"),
        (_would_have(cue), "would have"),
        (_not_meant(cue), "what something does not mean"),
        (left_open(cue.reading, cue.match.first, cue.clause), "what is left open"),
        (_answered(cue), "a label with its answer"),
    ):
        if met:
            return reason
    wished = finite_word(cue.reading, cue.clause) in ("skulle", "skal")
    if wished and cue.clause.relation in ("acl", "ccomp", "advcl"):
        return "somebody ought to"
    return ""


def _judged_as_subject(cue: Cue) -> bool:
    """Whether the cue opens an infinitive of which something is said: "å stemme imot er en tabbe".

    Not where it is said to be ruled out, or in: "å støtte dette er uaktuelt".
    """
    tokens, at = cue.reading.tokens, cue.match.first - 1
    opens = at >= 0 and tokens[at].lower == "å" and (at == 0 or tokens[at - 1].pos == "PUNCT")
    if not opens or cue.clause.relation.startswith("csubj") or cue.clause.head > cue.match.last:
        return False
    verb = next((t.i for t in tokens[cue.match.last + 1 :] if t.finite), None)
    if verb is None or any(t.pos in ("PUNCT", "SCONJ") for t in tokens[at + 1 : verb]):
        return False
    said = {t.lower for t in tokens[verb:]}
    return said.isdisjoint(words("ruling_out") | words("ruling_in"))


def _has_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun starts at `i`, with an adjective or none, and no measure of too much."""
    onward = tokens[i : i + 2]
    if onward[0].lower in words("too_much_of"):
        return False
    if onward[0].lower.endswith(("er", "ar")) and len(onward[0].text) >= _LONG_FOR_ADJECTIVE:
        return True  # "vi er for karakterer i praktiske fag", tagged ADJ
    definite = onward[0].pos == "NOUN" and "Definite=Def" in onward[0].feats
    return definite or (len(onward) > 1 and onward[0].pos == "ADJ" and onward[1].pos == "NOUN")


_LONG_FOR_ADJECTIVE = 8
"""Letters; of such length a word in -er or -ar is a plural, and no "usikker" or "mager"."""


def _describes(cue: Cue) -> bool:
    """Whether the verb of the cue is a participle before its noun: "ikke godkjente midler"."""
    tokens, at = cue.reading.tokens, cue.match.first
    firmly = at > 0 and "Degree=Sup" in tokens[at - 1].feats  # "vil på det sterkeste fraråde"
    lone = at == cue.match.last and not firmly
    return lone and tokens[at].dep == "amod" and tokens[at].head > at


def _befalls_person(cue: Cue) -> bool:
    """Whether it is told what is done to people: "å oppleve at man ikke er ønsket"."""
    tokens, at = cue.reading.tokens, cue.match.first
    if "VerbForm=Part" not in tokens[at].feats or tokens[at - 1].lower not in ("er", "var"):
        return False
    who = at - 2
    while who > 0 and tokens[who].lower in words("negators"):
        who -= 1
    return who >= 0 and tokens[who].lower in words("anybody")


def _not_meant(cue: Cue) -> bool:
    """Whether the cue is what something does not mean: "det betyr ikke at vi støtter"."""
    tokens = cue.reading.tokens
    at = next((i for i in range(cue.match.first, 1, -1) if tokens[i].lower == "at"), None)
    if at is None:
        return False
    before = [t.lower for t in tokens[max(0, at - 3) : at]]
    return bool(words("meaning_verbs") & {*before} and words("negators") & {*before})


def _refrained(reading: Reading, cue: int) -> bool:
    """Whether the cue is what one does not do: "avstår fra å støtte", "lar være å støtte"."""
    tokens = reading.tokens
    to = next((i for i in range(cue, max(0, cue - 4), -1) if tokens[i].lower == "å"), None)
    if to is None or to < 2:
        return False
    before, earlier = tokens[to - 1].lower, [t.lower for t in tokens[max(0, to - 4) : to - 1]]
    if before in ("fra", "frå", "ifra", "ifrå"):
        return not verb_forms("refraining_from").isdisjoint(earlier)
    if before in ("være", "vere"):
        lets = next((n for n, w in enumerate(earlier) if w in verb_forms("letting")), None)
        denied = any(t.lower in words("negators") for t in tokens[max(0, to - 6) : to])
        return lets is not None and not denied
    if before == "med":
        return earlier[-1] in verb_forms("refraining")
    return before in verb_forms("refraining")


def _denied_truth(cue: Cue) -> bool:
    """Whether the cue is in a clause that is said to be wrong, claimed, or not yet so."""
    tokens, first = cue.reading.tokens, cue.match.first
    opener = tokens[cue.clause.first].lower
    if opener in ("før", "innan") and cue.clause.first < first:
        return cue.clause.relation == "advcl"  # "må avklares før vi kan støtte"
    at = next((i for i in range(first - 1, 0, -1) if tokens[i].lower == "at"), None)
    if at is None or any(t.finite for t in tokens[at + 1 : first] if t.pos == "VERB"):
        return False
    ends = next((t.i for t in tokens[at + 1 : first] if t.lower == ","), at)
    if any(t.finite for t in tokens[at + 1 : ends]):
        return False  # "Utan at vi har rekna på det, er vi positive": the clause has ended
    before = [t.lower for t in tokens[max(0, at - 4) : at]]
    if before[-1] in ("uten", "utan"):
        return True
    if before[-1] in words("untrue"):
        return negator(tokens, max(0, at - 4), at - 1) is None
    if before[-1] in ("om", "av") and before[-2:-1] and before[-2].startswith(endings("claims")):
        return True
    ours = words("first_nominative")
    own = not ours.isdisjoint(t.lower for t in tokens[at:first]) and not ours.isdisjoint(before)
    if own and "kan" in before and before[-1] in words("saying_so"):
        return False  # "kan ikke si at vi støtter": `degree` reads the denial
    return before[-1] in verb_forms("claiming_verbs") and not words("negators").isdisjoint(before)


def _answered(cue: Cue) -> bool:
    """Whether the cue stands in a label: "Støtte til forslaget: Nei", which `answered` reads."""
    tokens = cue.reading.tokens
    end = without_punctuation(tokens, 0, len(tokens) - 1)
    labelled = end > cue.match.last + 1 and ends_label(tokens, end - 1)
    return labelled and tokens[end].lower in words("closed_answers")


def _no_own_passive(cue: Cue) -> str:
    """Why a passive is nobody's position; empty when it can be the respondent's."""
    tokens, clause, rule = cue.reading.tokens, cue.clause, cue.match.rule
    if clause.relation in SUBORDINATE and not contrasts(cue.reading, clause):
        return "a passive in a subordinate clause"
    after = [t.lower for t in tokens[cue.match.last + 1 : cue.match.last + 3]]
    if after[:1] == ["av"] and after[1:] and after[1] in words("negating_subjects"):
        return "nobody's position"
    if after[:1] == ["i"] and after[1:] and after[1] in words("documents"):
        return "the advice of a document"
    happened = finite_word(cue.reading, clause) in ("ble", "blei", "vart")
    if happened and rule.construction is Construction.ACT and "av" not in after:
        return "an event"
    if not rule.passive and finite_word(cue.reading, clause) in ("kan", "skal", *words("become")):
        return "a rule or an event"
    if rule.construction is Construction.REQUEST:
        asked = tokens[clause.first].lower
        procedural = asked == "det" and words("answers") & {*after}
        if procedural or asked.startswith(endings("invited")):
            return "an invitation to answer"
    return ""


def _asked_before(cue: Cue) -> bool:
    """Whether the request is told of: "bad om hjelp fem gonger", "har bedt dem om innspill"."""
    tokens, match = cue.reading.tokens, cue.match
    if tokens[match.first].lower in ("ba", "bad"):
        return True
    after = {t.lower for t in tokens[match.last + 1 : match.last + 3]}
    return finite_word(cue.reading, cue.clause) == "har" and bool(after & words("answers"))


def _habit(cue: Cue) -> bool:
    """Whether the clause tells what is done already: "krever i dag 200 kroner"."""
    tokens, match = cue.reading.tokens, cue.match
    n = at_row(tokens, match.last + 1, phrases("habits"))
    return n > 0 and tokens[min(match.last + n + 1, len(tokens) - 1)].lower not in ("at", "å")


def _of_power(cue: Cue) -> bool:
    """Whether the cue reaches into what a power is to do: "ber om hjemmel til å stanse"."""
    tokens, last = cue.reading.tokens, cue.match.last
    if tokens[last].lower == "å":
        asks = cue.match.rule.construction is Construction.REQUEST
        return asks and last + 1 < len(tokens) and last > cue.match.first and is_power(tokens, last)
    # "har gjort vedtak om å avvise forslaget" is a stand
    on_proposal = any(map(is_proposal, tokens[last + 1 : last + 4]))
    return _turns_down(cue, last) and is_power(tokens, last) and not on_proposal


def _when_turned_down(cue: Cue) -> bool:
    """Whether a clause under a preposition tells of it: "regler for når man kan avvise"."""
    tokens, first = cue.reading.tokens, cue.match.first
    if not _turns_down(cue, first):
        return False
    asked = words("asking") | {"når", "hvorfor", "kvifor"}
    near = range(first - 1, max(0, first - _LONGEST_ASKED), -1)
    at = next((i for i in near if tokens[i].lower in asked), None)
    return at is not None and tokens[at - 1].pos == "ADP"


_LONGEST_ASKED = 7
"""Tokens from "når" to the verb of its clause."""


def _turns_down(cue: Cue, i: int) -> bool:
    """Whether the token is a verb that puts an end to something."""
    return cue.reading.tokens[i].lower in verb_forms("rejecting_verbs")


def _would_have(cue: Cue) -> bool:
    """Whether the stand belongs to a case that never was: "hvis X hadde, ville vi ha støttet".

    It is told so by the form of the verb, and by an "if" or "had" that the case hangs on. One that
    is denied outright ("…, men det kan vi ikke") is a stand after all.
    """
    tokens, first = cue.reading.tokens, cue.match.first
    finite = cue.clause.finite
    if finite is None or tokens[finite].lower not in ("ville", "kunne", "hadde") or finite >= first:
        return False
    past = "VerbForm=Part" in tokens[first].feats or any(
        t.lower == "ha" for t in tokens[finite:first]
    )
    said = {t.lower for t in tokens}
    had = {"hadde", "var"} if tokens[finite].lower != "hadde" else set()
    hangs = bool(said & (words("if_words") | had))
    return past and hangs and not taken_back(tokens, cue.match.last)


def _purpose(reading: Reading, anchor: int) -> str:
    """The word before "å" when the cue is an infinitive of purpose or manner: "for å støtte"."""
    tokens = reading.tokens
    for i in range(anchor - 1, max(-1, anchor - 4), -1):
        if tokens[i].lower == "å":
            before = tokens[i - 1].lower if i else ""
            other = i > 1 and tokens[i - 2].lower in ("annet", "anna")
            return before if before in words("before_purpose") and not other else ""
        if tokens[i].pos not in ("ADV", "PART", "ADJ", "PRON"):
            return ""
    return ""
