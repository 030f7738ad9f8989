"""Acts, requests and sayings: the subject of the cue is the holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Context, Rejected, Scene
from standpunkt.stance.clauses import Clause, clause_of, heads_clause, subjects
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    anchor_of,
    evidence_of,
    finite_word,
    from_finite,
    hypothetical,
    quoted,
)
from standpunkt.stance.degree import degree
from standpunkt.stance.holders import Names, Subject, Who, classify, subject_of
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, at_row, negator, opens_condition, without_punctuation
from standpunkt.stance.rules import Construction
from standpunkt.stance.targets import Reach, fronted, reach
from standpunkt.stance.words import endings, phrases, verb_forms, words

_ADDRESSEES = ("departement", "regjering", "direktorat")
"""Those whose own "foreslår" is a recap of what is put to hearing."""
_RECAPS = ("demand.foresla", "demand.be-om", "demand.anbefale")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A match in its clause."""

    reading: Reading
    match: Match
    clause: Clause
    anchor: int
    passive: bool

    @property
    def places(self) -> Tokens:
        return self.match.first, self.match.last


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """What the cue means with its subject as holder."""
    reading, rule = scene.reading, match.rule
    anchor = anchor_of(reading, match)
    clause = clause_of(reading, match.first, match.last, anchor)
    if rule.impersonal:
        clause = replace(clause, subject=None, subject_head=None)
    cue = _Cue(reading, match, clause, anchor, _passive(reading, match))
    reason = _no_stand(scene, cue)
    if reason:
        return Rejected(rule.id, cue.places, reason)
    found = _holder(cue, scene.context)
    if isinstance(found, str):
        return Rejected(rule.id, cue.places, found)
    subject, why = found
    span = None if cue.passive else subject.span
    reached = _reach(cue, span)
    level = degree(reading, match, clause, reached)
    if level.stance is None:
        return Rejected(rule.id, cue.places, "negated: asks for nothing")
    candidate = Candidate(
        rule=rule.id,
        construction=rule.construction.value,
        stance=level.stance,
        cue=_cue_span(cue, reached),
        evidence=evidence_of(clause, cue.places, reached.target, span),
        target=reached.target,
        condition=level.condition,
        holder=subject.name if subject.who is Who.OTHER else scene.context.holder,
        tier=rule.tier,
        strength=level.strength,
        own=subject.who is Who.RESPONDENT and subject.certain >= 0.8 and not (why or level.why),
        elements=len(match.places),
        why=(*why, *level.why),
    )
    return _with_content(scene, cue, candidate, reached, span)


# ------------------------------------------------------------- no stand at all


def _no_stand(scene: Scene, cue: _Cue) -> str:
    """Why the cue is no stand whoever the subject is; empty when it can be one."""
    tokens, match = cue.reading.tokens, cue.match
    if scene.asks:
        return "a question"
    if hypothetical(cue.reading, cue.clause):
        return "an if-clause"
    if quoted(cue.reading, match.first) or _said_by_another(cue, scene.context.names):
        return "quoted"
    last = tokens[match.last]
    if last.lower == "for" and last.pos != "ADP" and len(match.places) == 2:
        return "'for' is 'too' here"
    purpose = _purpose(cue.reading, cue.anchor)
    if purpose:
        return f"an infinitive under {purpose!r}"
    if cue.passive:
        reason = _no_own_passive(cue)
        if reason:
            return reason
    if match.rule.construction is Construction.REQUEST and _asked_before(cue):
        return "what was asked at some time"
    if _habit(cue):
        return "a habit"
    if _would_have(cue):
        return "would have"
    wished = finite_word(cue.reading, cue.clause) in ("skulle", "skal")
    if wished and cue.clause.relation in ("acl", "ccomp", "advcl"):
        return "somebody ought to"
    return ""


def _said_by_another(cue: _Cue, names: Names) -> bool:
    """Whether the cue stands in a quotation that somebody else says: '«…», sa elevene'."""
    tokens = cue.reading.tokens
    close = next((t.i for t in tokens[cue.match.last :] if t.text == "»"), None)
    if close is None or tokens[0].text != "«" or close + 2 >= len(tokens):
        return False
    verb = close + 1 + (tokens[close + 1].lower == ",")
    after = (h for h in subjects(cue.reading, verb) if h > verb)
    return tokens[verb].finite and any(
        _classified(cue.reading, head, names).who is Who.OTHER for head in after
    )


def _no_own_passive(cue: _Cue) -> str:
    """Why a passive is nobody's stand; empty when it can be the respondent's."""
    tokens, clause, rule = cue.reading.tokens, cue.clause, cue.match.rule
    if clause.relation in SUBORDINATE:
        return "a passive in a subordinate clause"
    after = [t.lower for t in tokens[cue.match.last + 1 : cue.match.last + 3]]
    if after[:1] == ["i"] and after[1:] and after[1] in words("documents"):
        return "the advice of a document"
    if finite_word(cue.reading, clause) in ("ble", "blei", "vart") and rule.stance is Stance.OPPOSE:
        return "an event"
    if not rule.passive and finite_word(cue.reading, clause) in ("kan", "skal", *words("become")):
        return "a rule or an event"
    if rule.construction is Construction.REQUEST:
        asked = tokens[clause.first].lower
        procedural = asked == "det" and words("answers") & {*after}
        if procedural or asked.startswith(endings("invited")):
            return "an invitation to answer"
    return ""


def _asked_before(cue: _Cue) -> bool:
    """Whether the request is told of: "bad om hjelp fem gonger", "har bedt klubbene om innspill"."""
    tokens, match = cue.reading.tokens, cue.match
    if tokens[match.first].lower in ("ba", "bad"):
        return True
    after = {t.lower for t in tokens[match.last + 1 : match.last + 3]}
    return finite_word(cue.reading, cue.clause) == "har" and bool(after & words("answers"))


def _habit(cue: _Cue) -> bool:
    """Whether the clause tells what is done already: "krever i dag 200 kroner"."""
    tokens, match = cue.reading.tokens, cue.match
    n = at_row(tokens, match.last + 1, phrases("habits"))
    return n > 0 and tokens[min(match.last + n + 1, len(tokens) - 1)].lower not in ("at", "å")


def _would_have(cue: _Cue) -> bool:
    """Whether the stand belongs to a case that never was: "hvis X hadde, ville vi ha støttet"."""
    tokens = cue.reading.tokens
    if finite_word(cue.reading, cue.clause) != "ville" or not any(
        t.lower == "hadde" for t in tokens
    ):
        return False
    near = {t.lower for t in tokens[cue.clause.finite or 0 : cue.match.last + 1]}
    return "ha" in near and bool(words("if_words") & {t.lower for t in tokens})


def _purpose(reading: Reading, anchor: int) -> str:
    """The word before "å" when the cue is an infinitive of purpose or manner: "for å støtte"."""
    tokens = reading.tokens
    for i in range(anchor - 1, max(-1, anchor - 4), -1):
        if tokens[i].lower == "å":
            before = tokens[i - 1].lower if i else ""
            return before if before in words("before_purpose") else ""
        if tokens[i].pos not in ("ADV", "PART", "ADJ", "PRON"):
            return ""
    return ""


def _passive(reading: Reading, match: Match) -> bool:
    """Whether a verb of the cue is passive: "støttes", "blir støtta", "bør avvisast"."""
    tokens = reading.tokens
    for i in match.places:
        token = tokens[i]
        if token.pos not in ("VERB", "ADJ", "AUX", "NOUN") or token.lower in words("deponents"):
            continue
        if "Voice=Pass" in token.feats:
            return True
        synthetic = token.lower.endswith(("es", "ast", "as")) and len(token.lower) > 4
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


# ------------------------------------------------------------------ the holder


def _holder(cue: _Cue, context: Context) -> tuple[Subject, tuple[str, ...]] | str:
    """Who takes the stand and what told so, or why nobody does."""
    reading, rule, clause, names = cue.reading, cue.match.rule, cue.clause, context.names
    why: tuple[str, ...] = ()
    if cue.passive:
        agent = _by_agent(reading, cue.match.last + 1, clause.last, names)
        if agent is None and not rule.passive:
            return "a passive that names nobody"
        subject, why = agent or Subject(Who.NOBODY), ("passive",)
    elif rule.impersonal:
        subject = Subject(Who.NOBODY)
    else:
        subject = subject_of(reading, clause, names)
    if subject.who is Who.THING and _ruled_out(cue):
        return _for_whom(cue, names), ("ruled out",)
    if subject.who is Who.THING and subject.span is not None and _thinks(cue, subject.span):
        subject = replace(subject, who=Who.OTHER, name=reading.words(*subject.span))
    if subject.who is Who.THING and subject.span is not None:
        return f"the subject is a thing: {reading.words(*subject.span)!r}"
    if subject.who is Who.NOBODY and not cue.passive:
        if not rule.impersonal and _expletive(reading, clause):
            return "the subject is a bare 'det'"
        found = _shared_subject(reading, clause, names)
        if found is not None:
            subject = replace(found, certain=found.certain * 0.8, span=None)
            why = ("the subject is that of the clause before",)
        elif not rule.impersonal and not _may_be_bare(cue):
            return "nobody takes this stand"
    if subject.who is Who.OTHER:
        reason = _no_third_party(cue, subject)
        if reason:
            return reason
    return subject, why


def _thinks(cue: _Cue, subject: Tokens) -> bool:
    """Whether the subject is a noun that thinks: it is somebody, though no known kind of body."""
    tokens = cue.reading.tokens
    verb = tokens[cue.match.first]
    thinks = verb.finite and verb.lower in verb_forms("thinking_verbs")
    return thinks and tokens[subject[0]].pos == "NOUN"


def _ruled_out(cue: _Cue) -> bool:
    """Whether the cue is an infinitive that its clause denies: "det er uaktuelt å støtte"."""
    tokens, clause, rule = cue.reading.tokens, cue.clause, cue.match.rule
    head = tokens[clause.head].lower
    supports = rule.stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT)
    return (
        (supports or rule.negated == Stance.OPPOSE)
        and head in words("ruling_out") | words("ruling_in")
        and negator(tokens, clause.finite or clause.head, cue.match.first - 1) is not None
    )


def _for_whom(cue: _Cue, names: Names) -> Subject:
    """Who "uaktuelt for oss å" is of; the respondent where it does not say."""
    reading = cue.reading
    for c in reading.children[cue.clause.head]:
        if any(reading.tokens[k].lower == "for" for k in reading.children[c]):
            span = reading.subtree(c)
            found = classify(reading, (span[0] + 1, span[-1]), c, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return Subject(Who.RESPONDENT, certain=0.5)


def _no_third_party(cue: _Cue, subject: Subject) -> str:
    """Why somebody else's "stand" is none; empty when it is one."""
    if not subject.name:
        return "no one in particular takes this stand"
    if cue.match.rule.respondent_only:
        return "a fact about somebody else"
    if finite_word(cue.reading, cue.clause) in words("wishing") | {"skulle"}:
        return "somebody ought to"
    if any(noun in subject.name.lower() for noun in _ADDRESSEES):
        if cue.match.rule.id in _RECAPS:
            return "a recap of the proposal"
        if finite_word(cue.reading, cue.clause) == "kan":
            return "what the authority may do"
    return ""


def _by_agent(reading: Reading, first: int, last: int, names: Names) -> Subject | None:
    """Who "av" names after a passive, or "fra vår side"."""
    tokens = reading.tokens
    if at_row(tokens, first, phrases("own_side")):
        return Subject(Who.RESPONDENT, certain=0.8)
    for i in range(first, last):
        if tokens[i].lower == "av" and tokens[i].dep == "case":
            head = tokens[i].head
            span = reading.subtree(head)
            found = classify(reading, (span[0] + (span[0] == i), span[-1]), head, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return None


def _shared_subject(reading: Reading, clause: Clause, names: Names) -> Subject | None:
    """The subject that an infinitive or an elided conjunct shares with a clause before it."""
    tokens = reading.tokens
    at = clause.head
    for _ in range(6):
        subject = next(
            (c for c in reading.children[at] if tokens[c].dep.split(":")[0] == "nsubj"), None
        )
        if subject is not None:
            found = _classified(reading, subject, names)
            if found.who is Who.OTHER and _after_comma(reading, clause):
                return _main_respondent(reading, names) or found
            if found.who is not Who.THING:
                return found
        if tokens[at].dep not in ("conj", "xcomp", "parataxis") or tokens[at].head == at:
            break
        at = tokens[at].head
    if clause.relation not in ("conj", "parataxis", "root", "ROOT"):
        return None
    for i in range(clause.first - 1, -1, -1):
        if tokens[i].dep == "nsubj" and heads_clause(reading, tokens[i].head):
            found = _classified(reading, i, names)
            if found.who in (Who.RESPONDENT, Who.OTHER):
                return found
    return None


def _after_comma(reading: Reading, clause: Clause) -> bool:
    """Whether the clause follows ", og": it goes on from the main clause, not from one inside."""
    before = [t.lower for t in reading.tokens[max(0, clause.first - 2) : clause.first]]
    return before in ([",", "og"], [",", "men"])


def _main_respondent(reading: Reading, names: Names) -> Subject | None:
    """The subject of the sentence's own verb, if it is the respondent."""
    root = next((t.i for t in reading.tokens if t.head == t.i), 0)
    for head in subjects(reading, root):
        found = _classified(reading, head, names)
        if found.who is Who.RESPONDENT:
            return found
    return None


def _classified(reading: Reading, head: int, names: Names) -> Subject:
    span = reading.subtree(head)
    return classify(reading, (span[0], span[-1]), head, names)


def _expletive(reading: Reading, clause: Clause) -> bool:
    """Whether a "det" that stands for nothing is the clause's subject."""
    return clause.finite is not None and any(
        reading.tokens[c].dep == "expl" and abs(c - clause.finite) == 1
        for c in reading.children[clause.head]
    )


def _may_be_bare(cue: _Cue) -> bool:
    """Elliptic lines: "Støtter forslaget", "Enig", a heading, a list item."""
    tokens = cue.reading.tokens
    before = tokens[: cue.match.first]
    labels = [t.i for t in before if t.lower == ":"]
    if labels:
        before = before[labels[-1] + 1 :]
    if cue.match.first <= 1 or all(t.pos in ("PUNCT", "ADV", "CCONJ", "NUM") for t in before):
        return True
    return tokens[cue.anchor].pos in ("ADJ", "NOUN") and cue.clause.finite is None


# ------------------------------------------------------------------ the target


def _reach(cue: _Cue, holder: Tokens | None) -> Reach:
    """Target and condition of the cue."""
    reading, match, clause = cue.reading, cue.match, cue.clause
    asked = match.rule.construction is Construction.REQUEST and (
        reading.tokens[match.last].lower in ("at", "om", "å")
    )
    if cue.passive and clause.subject is not None and not asked:
        found = reach(reading, clause, match.first, match.last, None)
        subject = _whole_subject(reading, clause, clause.subject)
        expletive = subject[0] == subject[1] and reading.tokens[subject[0]].lower == "det"
        return found if expletive else replace(found, target=subject, fronted=True)
    gap = match.gap
    if match.rule.construction is not Construction.ACT or gap == clause.subject:
        gap = None  # whom it is asked of, or the holder itself
    found = reach(reading, clause, match.first, match.last, holder, gap)
    noun = _needed(cue)
    if noun is not None and found.target is not None and found.target[0] > noun:
        found = replace(found, target=(noun, found.target[1]))
    if found.target is None and clause.relation.startswith("acl"):
        found = replace(found, target=_antecedent(reading, clause), fronted=True)
    condition = found.condition or _fronted_condition(reading, clause)
    if condition is None and finite_word(reading, clause) in ("kan", "kunne"):
        condition = _when(reading, match.last)
    return replace(found, condition=condition)


def _needed(cue: _Cue) -> int | None:
    """The noun of a cue like "ser behovet for": it tells what the stand is on."""
    tokens, places = cue.reading.tokens, cue.match.places
    if len(places) < 2 or cue.match.rule.stance is not Stance.SUPPORT:
        return None
    return places[-2] if tokens[places[-2]].lower in words("needs") else None


def _when(reading: Reading, after: int) -> Tokens | None:
    """ "kan vi godta når staten betaler": after "kan" a "when" is a condition."""
    tokens = reading.tokens
    for i in range(after + 1, len(tokens) - 1):
        if tokens[i].lower == "når" and tokens[i + 1].lower not in ("det", "ein", "man"):
            return i, without_punctuation(tokens, i, len(tokens) - 1)
    return None


def _whole_subject(reading: Reading, clause: Clause, subject: Tokens) -> Tokens:
    """The subject of a passive: trees cut it short, all before the verb belongs to it."""
    if clause.finite is None or not clause.first <= subject[0] <= subject[1] < clause.finite:
        return subject
    return subject[0], without_punctuation(reading.tokens, subject[0], clause.finite - 1)


def _antecedent(reading: Reading, clause: Clause) -> Tokens | None:
    """The noun phrase that a relative clause belongs to: "uttalelsen fra X, som vi støtter"."""
    tokens = reading.tokens
    noun = tokens[clause.head].head
    span = [i for i in reading.subtree(noun, without=frozenset({clause.head})) if i < clause.first]
    while span and (tokens[span[-1]].pos in ("PUNCT", "SCONJ") or tokens[span[-1]].lower == "som"):
        span.pop()
    return (span[0], span[-1]) if span else None


def _fronted_condition(reading: Reading, clause: Clause) -> Tokens | None:
    """What limits the stand before its verb: "Dersom …, kan vi", "Bortsett fra X er vi"."""
    tokens = reading.tokens
    if clause.finite is None:
        return None
    for c in reading.children[clause.head]:
        if tokens[c].dep != "advcl" or c > clause.finite:
            continue
        span = reading.subtree(c)
        if tokens[span[0]].lower in words("if_words"):
            return span[0], without_punctuation(tokens, span[0], span[-1])
    start = _start_of_main(tokens, clause.finite)
    inverted = clause.subject is not None and clause.subject[0] > clause.finite
    if clause.parent is None and inverted and opens_condition(tokens, start):
        return start, without_punctuation(tokens, start, clause.finite - 1)
    return None


def _start_of_main(tokens: Sequence[Token], before: int) -> int:
    """Where the words before the finite verb start: the sentence, or what follows a colon."""
    stops = [i for i in range(before) if tokens[i].lower in (":", ";")]
    start = stops[-1] + 1 if stops else 0
    while start < before and tokens[start].pos == "PUNCT":
        start += 1
    return start


def _cue_span(cue: _Cue, found: Reach) -> Tokens:
    """The cue with its finite verb and the negation that belongs to it."""
    first, last = from_finite(cue.clause, cue.places)
    for i in range(last + 1, min(found.start, len(cue.reading.tokens))):
        if cue.reading.tokens[i].lower in words("negators"):
            last = i
    return first, last


# ----------------------------------------------------------------- the content


def _with_content(
    scene: Scene, cue: _Cue, c: Candidate, found: Reach, holder: Tokens | None
) -> Candidate | Rejected:
    """The candidate once what is said, asked for or shared has been read."""
    rule = cue.match.rule
    if rule.construction is Construction.SAY:
        return _said(scene, cue, c, found, holder)
    if c.target is None:
        return c
    if rule.construction is Construction.REQUEST:
        front = fronted(cue.reading, cue.clause, cue.match.first, holder)
        if front is not None and _is_end(cue.reading, c.target):
            # "§ 9 ser vi helst strøket"
            return replace(c, stance=Stance.OPPOSE, target=front, content=c.target)
        wish = _wish(cue, c.target) if c.stance is Stance.DEMAND else c.stance
        if wish is Stance.SUPPORT and c.condition is not None:
            wish = Stance.CONDITIONAL_SUPPORT
        target = c.target if wish is c.stance else _fate_of(cue.reading, c.target)
        return replace(c, stance=wish, target=target, content=c.target)
    if rule.content == "matter" and not _is_matter(cue.reading, c.target):
        return Rejected(rule.id, cue.places, "no matter to take a stand on")
    if rule.content == "opinion":
        shared = {t.lower for t in cue.reading.tokens[c.target[0] : c.target[1] + 1]}
        if not shared & words("opinions"):
            return Rejected(rule.id, cue.places, "what is shared is no opinion")
        return replace(c, content=c.target)
    return c


def _is_end(reading: Reading, target: Tokens) -> bool:
    """Whether the target is a lone participle that makes an end: "strøket", "trukket"."""
    word = reading.tokens[target[0]].lower
    return target[0] == target[1] and word in verb_forms("rejecting_verbs")


def _is_matter(reading: Reading, target: Tokens) -> bool:
    """Whether one can take a stand on the target: "støtte til forslaget", not "til idrettslag"."""
    tokens = reading.tokens
    said = {t.lower for t in tokens[target[0] : target[1] + 1]}
    named = tokens[target[0]].pos == "PROPN"
    return named or bool(said & words("opinions")) or judging.on_proposal(reading, *target)


def _fate_of(reading: Reading, target: Tokens) -> Tokens:
    """What is to be rejected or adopted: the object of the verb, or the subject of its passive."""
    tokens = reading.tokens
    first, last = target
    if "VerbForm=Inf" in tokens[first].feats:
        while first < last and (
            tokens[first].pos in ("VERB", "ADV") or tokens[first].dep == "compound:prt"
        ):
            first += 1
        return first, last
    verb = next((i for i in range(first + 1, last + 1) if tokens[i].finite), None)
    if verb is None:
        return target
    end = verb - 1
    while end > first and tokens[end].lower in words("negators"):
        end -= 1
    return first, without_punctuation(tokens, first, end)


def _wish(cue: _Cue, target: Tokens) -> Stance:
    """What a request for `target` comes to: opposition where it asks to leave something be."""
    tokens = cue.reading.tokens
    inner = negator(tokens, cue.match.first, cue.match.last, cue.match.places)
    if inner is not None and tokens[inner - 1].lower == "om":
        return Stance.OPPOSE  # "ber om ikke å"
    first = target[0] + (tokens[target[0]].dep == "expl" and target[0] < target[1])
    return judging.wanted(cue.reading, first, target[1])


def _said(
    scene: Scene, cue: _Cue, c: Candidate, found: Reach, holder: Tokens | None
) -> Candidate | Rejected:
    """A saying verb takes the judgement that its content passes."""
    reading, match = cue.reading, cue.match
    if c.target is None:
        if match.first == match.last:
            return Rejected(c.rule, cue.places, "says nothing")
        return c
    first = c.target[0] + (reading.tokens[c.target[0]].dep == "expl")
    judgement = judging.judge(reading, first, c.target[1], scene.matches)
    said = replace(c, content=c.target)
    low = cue.clause.finite if cue.clause.finite is not None else match.first
    high = max(match.last, found.start - 1)
    denied = negator(reading.tokens, low, high, match.places) is not None
    noticed = reading.tokens[match.first].lower in verb_forms("noticing_verbs")
    if judgement is None and noticed and finite_word(reading, cue.clause) in ("har", "hadde"):
        return Rejected(c.rule, cue.places, "a reported fact")
    if judgement is None and denied and _foretells(reading, c.target):
        return replace(said, stance=Stance.SKEPTICAL, why=(*c.why, "denied"))
    if judgement is not None:
        stance = judgement.stance
        if denied:
            undone = _UNDONE if judgement.modal else _DENIED
            stance = undone.get(stance, Stance.POSITION)
        if stance is Stance.SUPPORT and c.condition is not None:
            stance = Stance.CONDITIONAL_SUPPORT
        said = replace(said, stance=stance, rule=f"{c.rule}+{judgement.rule}")
    front = fronted(reading, cue.clause, match.first, holder)
    if front is not None and reading.tokens[c.target[0]].finite:
        # "Fristen tykkjer vi er for kort"
        evidence = (min(front[0], said.evidence[0]), said.evidence[1])
        said = replace(said, target=front, evidence=evidence)
    return said


def _foretells(reading: Reading, content: Tokens) -> bool:
    """Whether the content tells what a proposal will lead to: "dette vil virke"."""
    tokens = reading.tokens
    verb = next((i for i in range(content[0], content[1] + 1) if tokens[i].finite), None)
    return (
        verb is not None
        and tokens[verb].lower in words("foretelling")
        and judging.proposal_like(reading, content[0], verb - 1)
    )


_DENIED = {Stance.SUPPORT: Stance.SKEPTICAL}
"""What "mener ikke at" makes of a judgement."""
_UNDONE = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.DEMAND: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""What it makes of a wish: "mener ikke at forslaget bør vedtas"."""
