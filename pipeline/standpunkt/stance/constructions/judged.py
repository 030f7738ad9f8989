"""Judgements on a matter: the subject of the cue is the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.language.definite import looks_definite
from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.clauses import Clause, clause_of, heads_clause, span_of, subjects
from standpunkt.stance.constructions.answered import ends_in_rating
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    anchor_of,
    before_question,
    contrasts,
    evidence_of,
    finite_word,
    from_finite,
    hypothetical,
    left_open,
    quoted,
)
from standpunkt.stance.constructions.composed import judged_stand
from standpunkt.stance.fates import (
    OF_END,
    fate_of,
    is_end,
    is_in_force,
    is_proposal,
    keeps_all,
    long_due,
)
from standpunkt.stance.holders import Subject, Who, classify, speaks, subject_of
from standpunkt.stance.matching import Match
from standpunkt.stance.matter import Matter
from standpunkt.stance.opposites import VIEW_DENIED, opposite
from standpunkt.stance.phrases import Tokens, at_row, find_row, negator, without_punctuation
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.targets import fronted, reach
from standpunkt.stance.words import endings, phrases, verb_forms, words

_LONGEST_FRAGMENT = 12
"""Tokens; a longer line without a finite verb is no judgement."""


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """What the predicate says of its subject: "Fristen er for kort", "vi finner det uheldig"."""
    reading = scene.reading
    places = (match.first, match.last)
    anchor = anchor_of(reading, match)
    if match.predicate:
        classes = ("ADJ", "NOUN", "VERB")
        said = [i for i in match.places if reading.tokens[i].pos in classes]
        anchor = said[-1] if said else match.last
        if any(reading.tokens[c].dep == "cop" for c in reading.children[match.first]):
            anchor = match.first  # "vel og bra": the copula hangs on the first
    clause = clause_of(reading, match.first, match.last, anchor)
    clause = _with_shared_subject(reading, _of_finder(reading, match, clause))
    clause = _of_heavy(reading, _of_kind(reading, clause))
    stance = _stance(scene, match, clause)
    if stance is None:
        return Rejected(match.rule.id, places, "negated: says nothing")
    finder = _finds(reading, match, clause)
    subject = _subject(scene, clause, finder=finder)
    reason = (
        _no_judgement(scene, match, clause, stance)
        or _fact(reading, match)
        or _of_person(reading, match, subject, finder)
    )
    if reason:
        return Rejected(match.rule.id, places, reason)
    cued = clause.finite in match.places  # "skulle vært innført for lenge siden" is no dream
    if stance is Stance.SUPPORT and not cued and judging.counterfactual(reading, clause.finite):
        stance = Stance.DEMAND
    target = _apart(reading, match, _target(reading, match, clause, subject, finder=finder))
    target = _claim(scene, match, clause) or _for_whom(reading.tokens, match, target) or target
    own = finder and subject is not None and subject.who is Who.RESPONDENT
    rather = _rather_as_it_is(reading.tokens, match, target)
    stance, target = _of_target(reading, match, target, stance, rather=rather)
    if target is not None:
        stance, target = judged_stand(scene, target, stance) or (stance, target)
    if target is not None and _denies_fault(scene, match, target, stance):
        stance = Stance.SUPPORT
    giver = _giver(scene, match) if match.rule.by_whom else None
    reason = _late(reading, match, clause, target, giver, own=own or rather)
    if reason:
        return Rejected(match.rule.id, places, reason)
    tier = match.rule.tier
    of_world = match.rule.near_matter and scene.context.matter <= Matter.AROUND
    if not own and (of_world or _argues(scene, match, clause, target)):
        tier = Tier.IMPLICIT
    stance, condition = _limited(scene, match, clause, target, stance)
    cue = from_finite(clause, places)
    rated = ends_in_rating(reading.tokens) and scene.context.scale is None
    if giver is not None:
        subject, own = giver, giver.who is Who.RESPONDENT
    named = (finder or giver is not None) and subject is not None and subject.who is Who.OTHER
    return Candidate(
        rule=match.rule.id,
        construction=match.rule.construction,
        stance=stance,
        cue=cue,
        evidence=evidence_of(
            clause, cue, target, subject.span if own and subject is not None else None
        ),
        target=target,
        condition=condition,
        holder=subject.name if named and subject is not None else scene.context.holder,
        tier=tier,
        own=own,
        elements=len(match.places),
        why=(
            *(() if condition is None else ("limited by a condition",)),
            *(("a claim that is rated, on no known scale",) if rated else ()),
        ),
        doubtful=rated,
        negated=match.rule.negated,
    )


def _for_whom(tokens: Sequence[Token], match: Match, target: Tokens | None) -> Tokens | None:
    """The clause behind the cue where trees take "for kommunen" in front for what is judged.

    "For kommunen er det en lettelse *at rapporteringen blir enklere*".
    """
    at = match.last + 1
    if target is None or target[0] != 1 or tokens[0].lower != "for" or at + 1 >= len(tokens):
        return None
    expletive = any(t.lower == "det" for t in tokens[target[1] + 1 : match.last])
    opens = tokens[at].lower.startswith(("hv", "kv", "kor")) or tokens[at].lower in _OPENS
    if not (expletive and opens):
        return None
    return at, without_punctuation(tokens, at, len(tokens) - 1)


_OPENS = ("at", "å", "om")


def _subject(scene: Scene, clause: Clause, *, finder: bool) -> Subject | None:
    """What is judged, or who judges it where the verb is one of finding."""
    reading, names = scene.reading, scene.context.names
    if finder:
        return subject_of(reading, clause, names)
    if clause.subject is None or clause.subject_head is None:
        return None
    first, last = clause.subject
    said = [t.lower for t in reading.tokens[first : last + 1]]
    if said[0] in ("at", "å") and words("first_nominative").isdisjoint(said):
        # "at kommunen får innsyn": whoever it is that does so; but "at vi støtter forslaget"
        return Subject(Who.THING, span=clause.subject)
    found = classify(reading, clause.subject, clause.subject_head, names)
    return replace(found, span=clause.subject)


def _of_heavy(reading: Reading, clause: Clause) -> Clause:
    """The main clause that a tree has hung below its own heavy subject.

    "Forslaget om at foreldrene må samtykke, smaker vondt": after a comma the verb stands alone.
    """
    tokens, verb = reading.tokens, clause.finite
    root = next((t for t in tokens if t.head == t.i), None)
    if verb is None or root is None or root.pos != "NOUN" or not root.i < verb - 1:
        return clause
    alone = tokens[verb - 1].lower == "," and clause.relation in ("conj", "acl", "acl:relcl")
    heavy = any(tokens[c].dep.startswith("acl") for c in reading.children[root.i])
    below = clause.subject is None or root.i < clause.subject[0] <= clause.subject[1] < verb
    if not (alone and heavy and below) or heads_clause(reading, root.i):
        return clause
    first = min(root.i, *reading.children[root.i])
    return replace(
        clause, first=first, subject=(first, verb - 2), subject_head=root.i, relation="root"
    )


def _stance(scene: Scene, match: Match, clause: Clause) -> Stance | None:
    """The stance of the cue, turned by what denies it, its report or its truth; None for none."""
    reading = scene.reading
    low = clause.first if clause.finite is None else clause.finite
    first = max(clause.first, min(low, match.first) - 2)
    stance = judging.shifted(reading, match, first, clause.first)
    if stance is None:
        return None
    if judging.report_denied(reading.tokens, match.first):
        return VIEW_DENIED.get(stance)
    if judging.truth_denied(reading.tokens, match.first):
        return opposite(stance, match.rule.construction, "")
    return _of_claim_denied(scene, match, clause) or stance


def _of_target(
    reading: Reading, match: Match, target: Tokens | None, stance: Stance, *, rather: bool
) -> tuple[Stance, Tokens | None]:
    """The stance once it is known what is judged: its end, an objection, that nothing changes.

    Of an end the target becomes what ends; `rather` says that it is found best as it is.
    """
    compared = _compared(reading.tokens, match, target)
    if compared is not None:
        worse = match.rule.stance in (Stance.SKEPTICAL, Stance.OPPOSE)
        return Stance.SUPPORT if worse else Stance.SKEPTICAL, compared
    if rather and stance is Stance.SUPPORT:
        stance = Stance.SKEPTICAL  # "Nullalternativet er å foretrekke"
    if target is not None and is_end(reading, *target) and stance in (*OF_END, Stance.DEMAND):
        # "det ville vært klokt å trekke forslaget"
        stance, target = (
            OF_END.get(stance, Stance.OPPOSE),
            fate_of(reading, (target[0] + 1, target[1])),
        )
    elif (
        target is not None
        and stance is Stance.SKEPTICAL
        and long_due(reading.tokens, target, phrases("long_ago"))
    ):
        stance = Stance.SUPPORT  # "det er rart at dette ikke er innført for lenge siden"
    return judging.of_objection(reading.tokens, target, match, stance), target


def _compared(tokens: Sequence[Token], match: Match, target: Tokens | None) -> Tokens | None:
    """The proposal that what is now is compared with: "dagens regler er verre enn forslaget"."""
    at = match.last + 1
    if target is None or at + 1 >= len(tokens) or tokens[at].lower != "enn":
        return None
    if not is_in_force(tokens, target) or not is_proposal(tokens[at + 1]):
        return None
    denied = negator(tokens, target[1] + 1, match.last) is not None
    return None if denied else (at + 1, at + 1)


def _denies_fault(scene: Scene, match: Match, target: Tokens, stance: Stance) -> bool:
    """Whether a fault is said not to be there: "det er ikke riktig at forslaget er dårlig"."""
    tokens, (first, last) = scene.reading.tokens, target
    said = {tokens[i].lower for i in match.places}
    truth = said & (words("confirming") | words("plain_untruth") | {"se", "sjå"})
    wrong = words("untrue")
    if tokens[first].lower == "når" and not said.isdisjoint(wrong):
        # "det er feil når det hevdes at forslaget er dårlig"
        first = next((i for i in range(first, last) if tokens[i].lower == "at"), first)
        truth = said
    if tokens[first].lower == "å" and _claims(tokens, first) and not said.isdisjoint(wrong):
        first, truth = first + 2, said  # "det er feil å si at forslaget er dårlig"
    if stance is not Stance.SKEPTICAL or not truth or tokens[first].lower != "at" or first >= last:
        return False
    fault = judging.judge(scene, first + 1, last)
    own = fault is not None and (fault.core or is_proposal(tokens[first + 1]))
    return fault is not None and own and fault.stance is Stance.SKEPTICAL


def _claims(tokens: Sequence[Token], to: int) -> bool:
    """Whether the infinitive at "å" is to say or believe that something is so: "å hevde at"."""
    said = [t.lower for t in tokens[to + 1 : to + 3]]
    says = (
        verb_forms("speaking_verbs") | verb_forms("claiming_verbs") | verb_forms("thinking_verbs")
    )
    return said[1:] == ["at"] and said[0] in says


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


def _rather_as_it_is(tokens: Sequence[Token], match: Match, target: Tokens | None) -> bool:
    """Whether it is found best that nothing is changed: "Dagens ordning er bedre"."""
    if target is None:
        return False
    compares = any("Degree=Cmp" in tokens[i].feats for i in match.places) or not {
        tokens[i].lower for i in match.places
    }.isdisjoint(verb_forms("preferring_verbs"))
    return keeps_all(tokens, target) or (compares and is_in_force(tokens, target))


def _finds(reading: Reading, match: Match, clause: Clause) -> bool:
    """Whether the subject judges the object: "vi finner X uheldig", "vi vil kalle X uheldig"."""
    if clause.finite in match.places:
        return False  # "Forslaget holder ikke"
    finite = finite_word(reading, clause)
    if finite in words("finding"):
        return not _seems(reading, clause)
    if clause.finite is None or finite not in words("auxiliary_modals"):
        return False
    between = reading.tokens[clause.finite + 1 : match.first]
    finds = verb_forms("finding_lemmas")
    return any(
        "VerbForm=Inf" in t.feats and t.lower in finds and not t.lower.endswith(("s", "st"))
        for t in between
    )


def _seems(reading: Reading, clause: Clause) -> bool:
    """Whether the verb tells how a thing looks: "Kravet synes strengt", not "vi synes godt om"."""
    if clause.finite is None or not judging.seems(reading.tokens, clause.finite):
        return False
    people = words("personal") | words("first_person")
    head = clause.subject_head
    return head is None or reading.tokens[head].lower not in people


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


def _late(
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


def _limited(
    scene: Scene, match: Match, clause: Clause, target: Tokens | None, stance: Stance
) -> tuple[Stance, Tokens | None]:
    """The stance with the words that limit it: a condition, or a predicate of the other sign."""
    both = judging.contrasted(scene, match, stance)
    if both is not None:
        return both[0], both[1] if both[0] is Stance.CONDITIONAL_SUPPORT else None
    opened = () if target is None else scene.reading.tokens[max(0, target[0] - 1) : target[0] + 1]
    supposed = not words("if_words").isdisjoint(t.lower for t in opened)
    if supposed or stance is not Stance.SUPPORT:
        return stance, None  # "Det er bra dersom fristen forlenges"
    condition = _limit(scene.reading, match, clause, target)
    return (stance if condition is None else Stance.CONDITIONAL_SUPPORT), condition


def _giver(scene: Scene, match: Match) -> Subject:
    """Who is named after the preposition that the cue ends in: "får støtte fra kommunen"."""
    reading, first = scene.reading, match.last + 1
    last = match.last
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].pos in _NAMES:
        last += 1
    if last < first:
        return Subject(Who.NOBODY)
    inside = range(first, last + 1)
    head = next((i for i in inside if reading.tokens[i].head not in inside), last)
    return replace(classify(reading, (first, last), head, scene.context.names), span=(first, last))


_NAMES = ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")


def _of_finder(reading: Reading, match: Match, clause: Clause) -> Clause:
    """The finding verb's clause where the tree makes one of its predicate: "anser X som uklar"."""
    if clause.relation not in SUBORDINATE:
        return clause
    tokens = reading.tokens
    opener = match.first - 1
    while opener > 0 and tokens[opener].pos in ("ADJ", "ADV", "DET"):
        opener -= 1
    verb = next((i for i in range(opener - 1, -1, -1) if tokens[i].finite), None)
    if verb is None or tokens[opener].lower != "som" or tokens[verb].lower not in words("finding"):
        return clause
    return clause_of(reading, verb, verb, verb)


def _of_kind(reading: Reading, clause: Clause) -> Clause:
    """What a thing is said to be in a relative clause: "Dette er en ordning som rammer mange".

    The clause then has the subject of the copula, and stands where that one does.
    """
    tokens, noun = reading.tokens, clause.parent
    if clause.relation != "acl:relcl" or noun is None or not judging.names_kind(reading, noun):
        return clause
    outer = clause_of(reading, noun, noun, noun)
    if outer.subject is None or outer.finite is None or outer.subject[1] >= noun:
        return clause
    if not {t.lower for t in tokens[noun + 1 : clause.head]} & {"som"}:
        return clause
    return replace(
        clause,
        first=outer.first,
        subject=outer.subject,
        subject_head=outer.subject_head,
        parent=outer.parent,
        relation=outer.relation,
    )


def _with_shared_subject(reading: Reading, clause: Clause) -> Clause:
    """A second verb with the subject of the first: "Framlegget er tydeleg og fortener ros"."""
    if clause.subject is not None or clause.relation != "conj" or clause.parent is None:
        return clause
    shared = next(iter(subjects(reading, clause.parent)), None)
    if shared is None:
        return clause
    return replace(clause, subject=span_of(reading, shared), subject_head=shared)


def _argues(scene: Scene, match: Match, clause: Clause, target: Tokens | None) -> bool:
    """Whether the words argue rather than judge: on no proposal, on a "when", or with "can"."""
    reading = scene.reading
    if finite_word(reading, clause) in ("kan", "kunne") and not match.rule.polar:
        # "kan ikke bli stående" leaves nothing open, "fondet kan bli bra" praises
        matter = scene.context.matter is Matter.LETTER or (
            target is not None and judging.on_proposal(reading, *target)
        )
        return not (matter and match.predicate and match.rule.stance is Stance.SUPPORT)
    if target is None:
        return False
    if reading.tokens[target[0]].lower in ("når", "hvis", "viss"):
        asks = reading.tokens[match.last].lower.startswith(endings("unsettled"))
        return not asks  # "det er uklart når fristen løper" asks for it
    return not judging.on_matter(reading, *target, scene.context.matter)


def _of_a_claim(tokens: Sequence[Token], cue: int) -> int | None:
    """Where a claim opens that is judged: "påstanden om at vi støtter forslaget er feil"."""
    opened = (
        i
        for i in range(2, cue)
        if tokens[i].lower == "at"
        and tokens[i - 1].lower in ("om", "av")
        and tokens[i - 2].lower.startswith(endings("claims"))
    )
    return next(opened, None)


def _claim(scene: Scene, match: Match, clause: Clause) -> Tokens | None:
    """The claim that is said to be wrong, from its noun on: trees cut it to its last words."""
    at = _of_a_claim(scene.reading.tokens, match.first)
    if at is None or clause.finite is None or _of_claim_denied(scene, match, clause) is None:
        return None
    return at - 2, without_punctuation(scene.reading.tokens, at, clause.finite - 1)


def _of_claim_denied(scene: Scene, match: Match, clause: Clause) -> Stance | None:
    """What a claim that is said to be wrong comes to: "påstanden om at X skader, er feil"."""
    tokens, verb = scene.reading.tokens, clause.finite
    at = _of_a_claim(tokens, match.first)
    wrong = not words("untrue").isdisjoint(tokens[i].lower for i in match.places)
    if at is None or verb is None or verb <= at + 1 or not wrong:
        return None
    if negator(tokens, verb, match.first) is not None:
        return None
    said = judging.judge(scene, at + 1, without_punctuation(tokens, at + 1, verb - 1))
    return None if said is None else opposite(said.stance, match.rule.construction, "")


def _no_judgement(scene: Scene, match: Match, clause: Clause, stance: Stance) -> str:
    """Why the words judge nothing here; empty when they do."""
    reading = scene.reading
    if scene.asks and not before_question(reading, clause, match.last):
        return "a question"
    if match.predicate and (_is_name(reading, match) or not judging.predicate_fits(reading, match)):
        return "no predicate"
    if hypothetical(reading, clause):
        return "an if-clause"
    if quoted(reading, match.first) or (
        _of_a_claim(reading.tokens, match.first) is not None
        and _of_claim_denied(scene, match, clause) is None
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
    alone = clause.finite is None and clause.relation != "root"
    gapped = _opens_line(reading, match) or _gapped(reading, match, clause)
    if alone and not (gapped or _shares_copula(scene, match, clause)):
        return "not said in a clause of its own"
    opened = [t.lower for t in reading.tokens[max(0, match.first - 3) : match.first]]
    foretold = opened[:1] and opened[0] in verb_forms("coming_to") and opened[1:] == ["til", "å"]
    if not match.predicate and opened[-1:] == ["å"] and not foretold:
        return "an infinitive"
    judges = judging.only_assumed(reading.tokens[clause.first : clause.last + 1])
    cued = clause.finite in match.places  # "skulle vært innført for lenge siden"
    if finite_word(reading, clause) in words("wishing") and not (judges or cued):
        if not _presumes(reading, match, clause, stance):
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
    near = range(match.first - 1, max(0, match.first - _LONGEST_INFINITIVE), -1)
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


def _fact(reading: Reading, match: Match) -> str:
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


def _of_person(reading: Reading, match: Match, subject: Subject | None, finder: bool) -> str:
    if subject is not None and not finder and _attitude(reading, match, subject):
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


_LONG_FOR_A_NAME = 9
"""Letters; so long a word with a definite ending is no name of a place or person."""


def _only_lettered(reading: Reading, subject: Subject) -> bool:
    """Whether it is one of several with letters or numbers: "Alternativ B", "korridor 2"."""
    if subject.span is None or subject.span[1] != subject.span[0] + 1:
        return False
    first, second = (reading.tokens[i] for i in subject.span)
    lettered = len(second.text) == 1 or second.text.isdigit()
    return lettered and not speaks(first)


def _target(
    reading: Reading, match: Match, clause: Clause, subject: Subject | None, *, finder: bool
) -> Tokens | None:
    """What is judged: the subject, the clause after "det er uheldig", the object of "finner"."""
    people = subject is not None and subject.who in (Who.RESPONDENT, Who.OTHER)
    holder = subject.span or clause.subject if people and subject is not None else None
    extraposed = _extraposed(reading, match, clause, holder)
    if finder and subject is not None:
        found = reach(reading, clause, match.first, match.last, subject.span)
        if found.fronted and found.target:
            return found.target
        if extraposed is None and clause.finite is not None and clause.finite + 1 < match.first:
            between = (clause.finite + 1, match.first - 1)
            return reach(
                reading, clause, match.first, match.last, subject.span, between
            ).target  # fmt: skip
        return extraposed or found.target
    if extraposed is not None or clause.subject is not None:
        return extraposed or clause.subject
    front = None if match.predicate else fronted(reading, clause, match.first, holder)
    # "En slik regel hører ikke hjemme i loven": a subject that the tree has not found
    return front or reach(reading, clause, match.first, match.last, None).target


def _apart(reading: Reading, match: Match, target: Tokens | None) -> Tokens | None:
    """The target without the judgement or a contrast that the tree has put into it."""
    if target is None:
        return None
    tokens, (first, last) = reading.tokens, target
    if first < match.first <= last + 1:
        last = match.first - 1
        while last > first and (
            tokens[last].lower in ("for", "som", "å", "være", "vere") or tokens[last].pos == "ADV"
        ):
            last -= 1
    if tokens[first].lower in words("giving_reason"):
        first = min(first + 1, last)  # "Siden tiltakene har ulemper"
    first = _with_infinitive(tokens, first)
    but = next((i for i in range(first + 1, last) if tokens[i].lower == "men"), last + 1)
    return first, without_punctuation(tokens, first, but - 1)


def _with_infinitive(tokens: Sequence[Token], first: int) -> int:
    """Where the infinitive opens whose object trees take for the subject: "å avvise X er feil"."""
    low = max(-1, first - _LONGEST_INFINITIVE)
    at = next((i for i in range(first - 1, low, -1) if tokens[i].lower == "å"), None)
    if at is None or (at > 0 and tokens[at - 1].pos not in ("PUNCT", "CCONJ")):
        return first
    within = all(t.pos in ("VERB", "ADV", "ADP", "PART") for t in tokens[at + 1 : first])
    return at if within and not any(t.finite for t in tokens[at:first]) else first


_LONGEST_INFINITIVE = 5
"""Tokens before the object of an infinitive: "å stemme ned"."""


def _opens_line(reading: Reading, match: Match) -> bool:
    """Whether "det er" is left out: "Svært uheldig at fristen er så kort"."""
    after = reading.tokens[match.last + 1 : match.last + 2]
    if match.first > 1 or not after:
        return False
    onward = reading.tokens[match.last + 2 : match.last + 4]
    said = after[0].lower == "det" and any(t.finite for t in onward)  # "Synd det er så få"
    return said or after[0].lower in ("at", "å")


def _extraposed(
    reading: Reading, match: Match, clause: Clause, holder: Tokens | None
) -> Tokens | None:
    """The clause that "det" stands for: "det er uheldig at …", "At …, er det vanskelig å se"."""
    tokens = reading.tokens
    front = fronted(reading, clause, match.first, holder)
    if front is not None and clause.finite is not None and tokens[front[0]].lower != "det":
        follows = tokens[clause.finite + 1 : clause.finite + 2]
        if follows and follows[0].lower == "det":
            return front
    if _opens_line(reading, match):
        return match.last + 1, max(clause.last, without_punctuation(tokens, 0, len(tokens) - 1))
    near = tokens[clause.first : match.last + 1]
    expletive = any(t.lower == "det" and t.pos == "PRON" for t in near)
    if not expletive and clause.subject is not None:
        return None
    for i in range(match.last + 1, min(match.last + 9, clause.last + 1)):
        if tokens[i].lower in words("clause_openers") or _is_if(tokens[i]):
            return i, clause.last
        if tokens[i].finite and tokens[i].lower not in ("er", "blir"):
            break  # "positivt er det at" goes on
    return None


def _is_if(token: Token) -> bool:
    """Whether it is the nynorsk "if", and not "ei viss uro"."""
    return token.lower == "viss" and token.pos == "SCONJ"


def _limit(reading: Reading, match: Match, clause: Clause, target: Tokens | None) -> Tokens | None:
    """The condition or limiter that makes praise conditional."""
    tokens = reading.tokens
    condition = reach(reading, clause, match.first, match.last, None).condition
    if condition is not None:
        return condition
    limiter = find_row(tokens, clause.first, match.first, phrases("limiters"))
    if limiter is not None or target is None:
        return limiter
    n = at_row(tokens, target[0], phrases("quantified"))
    return (target[0], target[0] + n - 1) if n else None
