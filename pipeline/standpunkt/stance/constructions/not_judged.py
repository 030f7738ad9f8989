"""Why a cue of judgement is none: facts, the past, persons, what is only told or asked."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.definite import looks_definite
from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Scene
from standpunkt.stance.clauses import Clause
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    before_question,
    contrasts,
    finite_word,
    hypothetical,
    left_open,
    quoted,
)
from standpunkt.stance.constructions.judged_claims import of_a_claim, stance_of_denied_claim
from standpunkt.stance.constructions.judged_target import LONGEST_INFINITIVE, opens_line
from standpunkt.stance.fates import is_proposal
from standpunkt.stance.holders import Subject, Who, speaks
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, at_row, before_aside, find_row, negator
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.words import endings, phrases, verb_forms, words

_LONGEST_FRAGMENT = 12
"""Tokens; a longer line without a finite verb is no judgement."""


def _is_saying(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is to say what one thinks: "(unødvendig) å si at vi støtter"."""
    said = [t.lower for t in tokens[target[0] : target[0] + 5]]
    own = words("first_nominative")
    return (
        said[:1] == ["å"]
        and said[1:2] != []
        and said[1] in verb_forms("speaking_verbs")
        and said[2:3] == ["at"]
        and not own.isdisjoint(said[3:])
    )


def _is_need(reading: Reading, target: Tokens) -> bool:
    """Whether it is a need: great needs are of the world, but "behovet kan diskuteres" is not."""
    return reading.tokens[target[0]].lower.startswith("behov")


def _told_in_paper(tokens: Sequence[Token], cue: int) -> bool:
    """Whether it is the paper that deals with a thing: "behovet er godt beskrevet i notatet"."""
    if cue + 2 >= len(tokens) or tokens[cue + 1].lower not in ("i", "av"):
        return False
    if tokens[cue].lower not in set_forms("TREATED") | {"for"}:
        return False
    onward = tokens[cue + 2 : cue + 5]
    return any(paper in t.lower for t in onward for paper in endings("dealing_papers"))


def no_judgement_on_target(
    reading: Reading,
    match: Match,
    clause: Clause,
    target: Tokens | None,
    giver: Subject | None,
    *,
    own: bool,
) -> str:
    """Why the words are no stand, told by what they are on and whose they are; empty if they are.

    `own` says that the respondent is named as the one who judges.
    """
    if target is not None and _is_saying(reading.tokens, target):
        return "only the saying is judged"
    forbids = any(reading.tokens[i].lower in words("forbidden") for i in match.places)
    if target is not None and reading.tokens[target[0]].lower == "å" and forbids:
        return "what the law says"
    if match.rule.respondent_only and not own:
        return "a fact as long as the respondent is not named"
    if clause.finite is None and clause.subject is None and len(reading.tokens) > _LONGEST_FRAGMENT:
        return "no clause"
    doubts = match.rule.polar and target is not None and _is_need(reading, target)
    told = doubts or _told_in_paper(reading.tokens, match.last)
    if target is not None and not (own or told) and judging.about_world(reading, *target):
        return "a state of the world"
    if giver is None:
        return ""
    if giver.who not in (Who.RESPONDENT, Who.OTHER):
        return "it is not known who gives it"
    matter = target is None or judging.on_proposal(reading, *target)
    return "" if matter else "no matter to take a position on"


def no_judgement(scene: Scene, match: Match, clause: Clause, stance: Stance) -> str:
    """Why the words judge nothing here; empty when they do."""
    reading = scene.reading
    if scene.asks and not before_question(reading, clause, match.last):
        return "a question"
    if match.predicate and (_is_name(reading, match) or not judging.predicate_fits(reading, match)):
        return "no predicate"
    if hypothetical(reading, clause):
        return "an if-clause"
    if quoted(reading, match.first) or (
        of_a_claim(reading.tokens, match.first) is not None
        and stance_of_denied_claim(scene, match, clause) is None
    ):
        return "quoted, or said of a claim"
    reported = judging.report_denied(reading.tokens, match.first)
    reported = reported or judging.truth_denied(reading.tokens, match.first)
    if not reported and left_open(reading, match.first, clause):
        return "what is left open"
    sure = _beyond_doubt(reading.tokens, match.first)
    if not (reported or sure) and _asked_whether(reading.tokens, match.first, clause):
        return "asks whether it is so"
    joined = clause.relation == "conj" and clause.parent is not None
    outer = reading.tokens[clause.parent].dep if joined and clause.parent is not None else ""
    # "ingenting tyder på at det vil hjelpe", "ingen tvil om at det er klokt"
    said = (reported and clause.relation in ("advcl", "csubj")) or (
        sure and clause.relation != "acl:relcl"
    )
    said = said or _seems_so(reading.tokens, match.first)
    apart = said or contrasts(reading, clause) or _comments(reading, clause)
    subordinate = clause.relation in (*SUBORDINATE, "csubj") and not apart
    if subordinate or outer in SUBORDINATE or _tells_which(reading, match, clause):
        return "in a subordinate clause"
    # "De små straffes": a passive present that is tagged as an infinitive has its subject
    main = clause.relation == "ROOT" and clause.subject is not None
    alone = clause.finite is None and not main
    gapped = opens_line(reading, match) or _gapped(reading, match, clause)
    if alone and not (gapped or _shares_copula(scene, match, clause)):
        return "not said in a clause of its own"
    opened = [t.lower for t in reading.tokens[max(0, match.first - 3) : match.first]]
    foretold = opened[:1] and opened[0] in verb_forms("coming_to") and opened[1:] == ["til", "å"]
    if not match.predicate and opened[-1:] == ["å"] and not foretold:
        return "an infinitive"
    judges = judging.only_assumed(reading.tokens[clause.first : clause.last + 1])
    judges = judges or _presumes(reading, match, clause, stance)
    cued = clause.finite in match.places  # "skulle vært innført for lenge siden"
    if finite_word(reading, clause) in words("wishing") and not (judges or cued):
        return "wished, not judged"
    if _is_past(reading, match, clause, stance):
        return "a thing of the past"
    possible = judging.only_possible(reading, stance, clause.finite, match.places)
    if possible and not judging.may_praise(reading, clause.finite or 0, match.last):
        return "only said to be possible"
    return ""


def _presumes(reading: Reading, match: Match, clause: Clause, stance: Stance) -> bool:
    """Whether "må" takes a fault for what must be so, which nobody wishes: "må være en glipp"."""
    tokens = reading.tokens
    noun = tokens[match.last].pos == "NOUN" and tokens[match.first].lower in words("articles")
    faults = match.predicate and noun and stance in (Stance.SKEPTICAL, Stance.OPPOSE)
    return faults and finite_word(reading, clause) == "må"


def _is_name(reading: Reading, match: Match) -> bool:
    """Whether it is what one is to call a thing: "det er feil å kalle forslaget urettferdig"."""
    tokens = reading.tokens
    near = range(match.first - 1, max(0, match.first - LONGEST_INFINITIVE), -1)
    to = next((i for i in near if tokens[i].lower == "å"), None)
    return to is not None and tokens[to + 1].lower in verb_forms("finding_lemmas")


def _is_past(reading: Reading, match: Match, clause: Clause, stance: Stance) -> bool:
    """Whether a thing of the past is told, other than how the proposal came about."""
    past = not match.rule.also_past and judging.told_as_past(reading, clause.finite)
    as_written = _on_process(reading, clause) or _as_read(reading, match)
    if past and not (as_written or (stance is Stance.SUPPORT and _as_put(reading, match, clause))):
        return True
    return _of_the_past(reading, match) or _come_about(reading, match, clause, stance)


def _as_read(reading: Reading, match: Match) -> bool:
    """Whether it is told how the paper was to read: "det var hyggelig å se at rådet er hørt"."""
    after = [t.lower for t in reading.tokens[match.last + 1 : match.last + 4]]
    read = after[1:2] != [] and after[1] in words("taking_in") and after[2:] == ["at"]
    return match.predicate and after[:1] == ["å"] and read


def _as_put(reading: Reading, match: Match, clause: Clause) -> bool:
    """Whether what is proposed is judged as one has read it: "forbudet var på sin plass".

    Not where a year or a word for what was before tells of an earlier one.
    """
    if clause.subject is None or not match.predicate:
        return False
    tokens, first = reading.tokens, clause.subject[0]
    put = is_proposal(tokens[first]) or judging.proposal_like_word(tokens[first].lower)
    year = any(len(t.text) == 4 and t.text.isdecimal() for t in tokens)
    before = year or find_row(tokens, 0, len(tokens) - 1, phrases("earlier")) is not None
    return put and looks_definite(tokens[first].lower) and not before


def _come_about(reading: Reading, match: Match, clause: Clause, stance: Stance) -> bool:
    """Whether a good effect is told as a fact: "har gjort det mulig", "har auka med 22 prosent"."""
    return (
        match.rule.tier is Tier.IMPLICIT
        and stance is Stance.SUPPORT
        and finite_word(reading, clause) in words("having")
        and clause.finite not in match.places
    )


def _of_the_past(reading: Reading, match: Match) -> bool:
    """Whether it is not known what has happened: "det er uklart hva som utløste brannen"."""
    tokens, at = reading.tokens, match.last + 1
    unsettled = tokens[match.last].lower.startswith(endings("unsettled"))
    if not unsettled or at >= len(tokens) or tokens[at].lower not in words("asking"):
        return False
    verb = next((t for t in tokens[at:] if t.finite), None)
    return verb is not None and judging.told_as_past(reading, verb.i)


def _tells_which(reading: Reading, match: Match, clause: Clause) -> bool:
    """Whether the clause tells which things are meant, hung as a noun: "arbeid som er i strid"."""
    tokens, noun = reading.tokens, match.first - 2
    hung = clause.relation in ("nmod", "obl") and noun >= 0
    which = hung and tokens[noun + 1].lower == "som" and tokens[noun].pos == "NOUN"
    return which and not judging.names_kind(reading, noun)


def _comments(reading: Reading, clause: Clause) -> bool:
    """Whether the clause comments on all that stands before it: "… dobles, noe vi finner galt"."""
    tokens, noun = reading.tokens, clause.parent
    return (
        clause.relation == "acl:relcl"
        and noun is not None
        and noun > 1
        and tokens[noun].lower in words("sentential")
        and tokens[noun - 1].lower == ","
    )


def only_fact(reading: Reading, match: Match) -> str:
    """Why the words tell what is so, and do not judge it; empty where they can judge."""
    everyday = match.rule.near_matter and match.predicate
    if match.predicate and judging.only_acknowledged(reading, match.first, everyday=everyday):
        return "only acknowledged"
    return "confirms a fact" if judging.confirmed(reading.tokens, match) else ""


def _beyond_doubt(tokens: Sequence[Token], cue: int) -> bool:
    """Whether what the cue says is said to be beyond doubt: "det er ingen tvil om at"."""
    rows = (i for i in range(cue - 1, 1, -1) if tokens[i].lower == "at")
    at = next(rows, 0)
    if [t.lower for t in tokens[max(0, at - 2) : at]] not in (["tvil", "om"], ["tvil", "på"]):
        return False
    return negator(tokens, max(0, at - 5), at - 2) is not None


def _seems_so(tokens: Sequence[Token], cue: int) -> bool:
    """Whether what the cue says is said to be so by all signs: "det ser ut til at"."""
    at = next((i for i in range(cue - 1, 2, -1) if tokens[i].lower in ("at", "om", "som")), None)
    if at is None:
        return False
    verb = next((i for i in range(at - 1, 0, -1) if tokens[i].finite), None)
    if verb is None or tokens[verb - 1].lower not in words("by_all_signs"):
        return False
    row = at_row(tokens, verb, phrases("it_seems"))
    return row > 0 and verb + row - 1 == at


def _asked_whether(tokens: Sequence[Token], cue: int, clause: Clause) -> bool:
    """Whether an "om" after the verb leaves it open: "spørsmålet er om forslaget er godt"."""
    if tokens[clause.first].lower == "om" and clause.first < cue:
        return True
    low = clause.first if clause.finite is None else clause.finite
    at = next((i for i in range(cue - 1, low, -1) if tokens[i].lower in ("om", "hvorvidt")), None)
    if at is not None and tokens[at + 1].lower == "at":
        return False  # "er enige om at"
    return at is not None and any(t.finite for t in tokens[at + 1 : cue + 1])


def _on_process(reading: Reading, clause: Clause) -> bool:
    """Whether the hearing itself is judged, which is past as one writes."""
    return clause.subject is not None and any(
        t.lower.startswith(endings("process_nouns") + _HEARING)
        for t in reading.tokens[clause.subject[0] : clause.subject[1] + 1]
    )


_HEARING = ("høring", "høyring")


def _shares_copula(scene: Scene, match: Match, clause: Clause) -> bool:
    """Whether the words are the second predicate after one that judges nothing: "ny og nyttig".

    Where the first judges too, the two are one stand, and that is read from the first.
    """
    first = clause.parent
    if not match.predicate or clause.relation != "conj" or first is None or first > match.first:
        return False
    if not any(scene.reading.tokens[c].dep == "cop" for c in scene.reading.children[first]):
        return False
    return not any(
        m.rule.construction is match.rule.construction and first in m.places for m in scene.matches
    )


def _gapped(reading: Reading, match: Match, clause: Clause) -> bool:
    """Whether the copula of the half before is left out: "Formålet er godt, midlene dårlige"."""
    tokens, subject = reading.tokens, clause.subject
    if not match.predicate or clause.relation != "conj" or clause.parent is None or not subject:
        return False
    copula = any(tokens[c].dep == "cop" for c in reading.children[clause.parent])
    apart = subject[0] > 0 and tokens[subject[0] - 1].lower in (",", "og", "men", "–", ";")
    return copula and apart and subject[1] + 1 >= match.first - 1


def _of_us_after_aside(tokens: Sequence[Token], last: int) -> bool:
    """Whether a claim on us follows an aside: "er ikke riktig, slik noen hevder, at vi er"."""
    return any(
        tokens[i].lower == "at"
        and tokens[i + 1].lower in words("first_nominative")
        and before_aside(tokens, i) == last + 1 < i
        for i in range(last + 2, len(tokens) - 1)
    )


def on_person(reading: Reading, match: Match, subject: Subject | None, finder: bool) -> str:
    """Why the words are said of persons and not of the matter; empty where they are not."""
    if subject is not None and not finder and _attitude(reading, match, subject):
        return "said of a person"
    if _of_us_after_aside(reading.tokens, match.last):
        return "said of a person"
    if subject is None or finder or subject.who not in (Who.RESPONDENT, Who.OTHER):
        return ""
    if subject.who is Who.OTHER and _only_capital(reading, subject):
        return ""
    if subject.who is Who.OTHER and _only_lettered(reading, subject):
        return ""
    if subject.who is Who.OTHER and _said_of_things(reading, match, subject):
        return ""
    if match.predicate or subject.who is Who.RESPONDENT:
        return "said of a person"
    named = subject.name.lower()
    if subject.span is not None:
        named = reading.words(*subject.span).lower()  # "ekspertgruppa ledet av Kari Elv"
    if not named or judging.proposes(named):
        return ""
    thing = subject.span is not None and judging.proposal_like(reading, *subject.span)
    return "" if thing else "said of somebody who proposes nothing"


def _attitude(reading: Reading, match: Match, subject: Subject) -> bool:
    """Whether it is told where some stand: "mange kommuner er positive til", no quality of them."""
    tokens = reading.tokens
    onward = tokens[match.last + 1].lower if match.last + 1 < len(tokens) else ""
    if not match.predicate or onward != "til" or subject.span is None:
        return False
    return any(speaks(t) for t in tokens[subject.span[0] : subject.span[1] + 1])


def _only_capital(reading: Reading, subject: Subject) -> bool:
    """Whether a capital at the head of the line makes a name of a thing: "Satsen er for høy"."""
    if subject.span is None or subject.span[0] != 0:
        return False
    word = reading.tokens[0].lower
    proposes = judging.is_proposer(word)
    thing = judging.proposal_like(reading, 0, 0) or len(word) >= _LONG_FOR_A_NAME
    return looks_definite(word) and not proposes and not speaks(reading.tokens[0]) and thing


_LONG_FOR_A_NAME = 9
"""Letters; so long a word with a definite ending is no name of a place or person."""


def _said_of_things(reading: Reading, match: Match, subject: Subject) -> bool:
    """Whether the line opens with a bare noun of which is said what one says of things.

    Its capital is the line's, or it is a kind of thing and no body: "Bøter er på sin plass",
    "Gebyr er greitt", "Bank i butikk er betre enn inkje".
    """
    tokens, span = reading.tokens, subject.span
    if span is None or span[0] != 0 or not match.predicate or tokens[0].text.isupper():
        return False
    alone = span[1] == 0 or tokens[1].pos == "ADP"
    kind = tokens[0].pos == "PROPN" and not speaks(tokens[0])
    bare = tokens[0].pos == "NOUN" and "Definite=Ind" in tokens[0].feats
    last = tokens[match.last]
    neuter = "Gender=Neut" in last.feats or last.lower == "inkje"
    return alone and (kind or bare) and (last.pos == "NOUN" or neuter)


def _only_lettered(reading: Reading, subject: Subject) -> bool:
    """Whether it is one of several with letters or numbers: "Alternativ B", "korridor 2"."""
    if subject.span is None or subject.span[1] != subject.span[0] + 1:
        return False
    first, second = (reading.tokens[i] for i in subject.span)
    lettered = len(second.text) == 1 or second.text.isdigit()
    return lettered and not speaks(first)
