"""What is said, asked for or shared: the content can turn the stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.argued import says_missing
from standpunkt.stance.constructions.common import finite_word, is_power
from standpunkt.stance.constructions.composed import (
    acts_within,
    claimed,
    joined,
    on_stand,
    past,
    sided,
    widest_of,
)
from standpunkt.stance.constructions.cue import Cue, is_passive, seems
from standpunkt.stance.constructions.echoed import points_at_view
from standpunkt.stance.constructions.gone_without import lacking
from standpunkt.stance.fates import OF_END, fate, fate_of, is_end, keeps_all, long_due
from standpunkt.stance.matching import Match
from standpunkt.stance.opposites import VIEW_DENIED, WISH_DENIED, opposite_of
from standpunkt.stance.phrases import Tokens, find_row, negator
from standpunkt.stance.targets import Reach, fronted
from standpunkt.stance.words import endings, phrases, verb_forms, words


def with_content(
    scene: Scene, cue: Cue, c: Candidate, found: Reach, holder: Tokens | None
) -> Candidate | Rejected:
    """The candidate once what is said, asked for or shared has been read."""
    rule = cue.match.rule
    if rule.construction is Construction.SAY:
        return _said(scene, cue, c, found, holder)
    if c.target is None:
        return joined(scene, cue, c) or c
    lost = lacking(cue.reading.tokens, c.target)
    if lost is not None and c.stance in (Stance.SKEPTICAL, Stance.OPPOSE):
        why = (*c.why, "against doing without it")
        return replace(c, stance=Stance.SUPPORT, target=lost, content=c.target, why=why)
    if rule.construction is Construction.REQUEST:
        return _asked(scene, cue, c, c.target, holder)
    if rule.content == "denied":
        return _denied(scene, cue, c, c.target)
    if rule.content == "matter" and not _is_matter(cue.reading, c.target):
        return Rejected(rule.id, cue.places, "no matter to take a position on")
    composed = on_stand(scene, cue, c, c.target)
    if composed is not None:
        return composed
    if c.stance is Stance.SUPPORT and keeps_all(cue.reading.tokens, c.target):
        return replace(c, stance=Stance.OPPOSE, why=(*c.why, "for changing nothing"))
    if points_at_view(cue.reading.tokens, c.target):
        return sided(scene, cue, c)
    if rule.content == "opinion":
        shared = {t.lower for t in cue.reading.tokens[c.target[0] : c.target[1] + 1]}
        if not shared & words("opinions"):
            return Rejected(rule.id, cue.places, "what is shared is no opinion")
        fault = cue.reading.tokens[c.target[0]].lower.startswith(endings("faults"))
        if rule.polar and (fault or _fault_claimed(scene, c.target)):
            # "deler ikke bekymringen", "deler ikke synet om at X er dårlig"
            c = replace(c, stance=Stance.SUPPORT)
        return replace(c, content=c.target)
    return c


def _fault_claimed(scene: Scene, target: Tokens) -> bool:
    """Whether the view is that something is at fault: "oppfatningen om at kravene er urimelige"."""
    tokens, (first, last) = scene.reading.tokens, target
    near = range(first + 1, min(first + _LONGEST_OPINION, last))
    at = next((i for i in near if tokens[i].lower == "at"), None)
    if at is None or not (tokens[at - 1].lower in ("om", "av") or tokens[at - 1].pos == "NOUN"):
        return False
    fault = judging.judge(scene, at, last) or judging.judge(scene, at + 1, last)
    return fault is not None and fault.stance in (Stance.SKEPTICAL, Stance.OPPOSE)


_LONGEST_OPINION = 6
"""Tokens from an opinion to the clause that tells it."""


def _denied(scene: Scene, cue: Cue, c: Candidate, content: Tokens) -> Candidate:
    """The candidate turned where what it denies is itself a rejection or a fault.

    "Finner ikke grunn til å gå imot", "ser ingen grunn til bekymring", "kan ikke se at forslaget
    er urimelig".
    """
    tokens = cue.reading.tokens
    first, last = content
    if long_due(tokens, content, phrases("long_ago")):
        return replace(c, stance=Stance.SUPPORT, content=content, why=(*c.why, "long due"))
    undone = _left_undone(scene, content)
    if undone is not None:
        why = (*c.why, "what it denies is to leave something undone")
        return replace(c, stance=undone, content=content, why=why)
    if is_end(cue.reading, first, last):  # "ingen grunn til å ikke innføre ordningen"
        start = first + 1 + (tokens[first + 1].lower in words("negators"))
        on, why = fate_of(cue.reading, (start, last)), (*c.why, "what it denies is against")
        return replace(c, stance=Stance.SUPPORT, target=on, content=content, why=why)
    against = next(
        (
            m
            for m in sorted(scene.matches, key=lambda m: m.places)
            if first <= m.first <= first + _SOON
            and m.last <= last
            and m.rule.construction is Construction.ACT
            and m.rule.stance in (Stance.OPPOSE, Stance.SKEPTICAL)
            and negator(tokens, first, m.last, m.places) is None
        ),
        None,
    )
    why = (*c.why, "what it denies is against")
    if against is not None:
        on = past(tokens, against, last) if against.last < last else content
        return replace(c, stance=Stance.SUPPORT, target=on, content=content, why=why)
    approved = any(
        first <= m.first <= first + _SOON
        and m.rule.construction is Construction.ACT
        and m.rule.stance is Stance.SUPPORT
        and negator(tokens, cue.match.places[-2:][0] + 1, m.first, cue.match.places) is not None
        for m in scene.matches
    )
    if approved:  # "ser ingen grunn til ikke å støtte"
        return replace(c, stance=Stance.SUPPORT, content=content, why=why)
    opens = first + (tokens[first].lower == "at")
    if [t.lower for t in tokens[opens : opens + 2]] == ["det", "er"]:
        opens += 2  # "kan ikke se at det er noe problem"
    if first > cue.match.last and any(
        t.lower.startswith(endings("faults")) for t in tokens[opens : opens + 2]
    ):
        return replace(c, stance=Stance.SUPPORT, content=content, why=why)
    claim = claimed(tokens, content)
    if claim is not None:
        first = claim  # "kjenner oss ikke igjen i påstanden om at forslaget er dårlig"
    elif "at" not in (tokens[first].lower, tokens[cue.match.last].lower):
        return c
    judged = judging.judge(scene, first, last)
    if judged is None or judged.stance not in (Stance.OPPOSE, Stance.SKEPTICAL):
        return c
    stance = Stance.SUPPORT if judged.core else Stance.POSITION
    return replace(c, stance=stance, content=content, why=why)


def _left_undone(scene: Scene, content: Tokens) -> Stance | None:
    """What not leaving something undone comes to: "ingen grunn til ikke å endre (avvise) loven"."""
    reading, (first, last) = scene.reading, content
    tokens = reading.tokens
    if first >= last:
        return None
    if tokens[first].lower == "at":
        told = fate(reading, first, last)  # "at forslaget ikke innføres": the end of it
        return Stance.SUPPORT if told is None and _is_kept_from(tokens, content) else None
    if tokens[first].lower != "å":
        return None
    before = first > 0 and tokens[first - 1].lower in words("negators")
    after = tokens[first + 1].lower in words("negators")
    told = fate(reading, first, last)
    if before == after or (after and told is not None):
        return None  # "til å ikke innføre ordningen" is an end of its own
    verb = first + 1 + after
    acts = {m.rule.stance for m in acts_within(scene, verb, verb, last + 1)}
    if told is Stance.OPPOSE or Stance.OPPOSE in acts:
        return Stance.OPPOSE
    return Stance.SUPPORT


def _is_kept_from(tokens: Sequence[Token], content: Tokens) -> bool:
    """Whether the clause says what is not to be: "(ingen grunn til) at laget ikke skal få støtte".

    Not where only those whom it is about are so described: "at de som ikke har plan, skal …".
    """
    first, last = content
    verb = next((i for i in range(first + 1, last + 1) if tokens[i].finite), None)
    if verb is None or tokens[verb].lower not in words("auxiliary_modals"):
        return False
    no = negator(tokens, first + 1, min(verb + 1, last))
    before = {t.lower for t in tokens[first:verb]}
    return no is not None and before.isdisjoint({"som", "der", "bare", "berre"})


_SOON = 3
"""Tokens from the beginning of what is denied within which a rejection rules it all."""


def _asked(
    scene: Scene, cue: Cue, c: Candidate, content: Tokens, holder: Tokens | None
) -> Candidate | Rejected:
    """A request takes its stance from what is asked for: an end, an adoption, something new."""
    reading = cue.reading
    said = [t.lower for t in reading.tokens[content[0] : content[1] + 1]]
    if scene.context.names.body_is(said[1] if said[0] == "at" and said[1:] else said[0]):
        return Rejected(c.rule, cue.places, "asks its own body to decide")
    stand = _stand_wished(scene, cue, c, content)
    if stand is not None:
        return stand
    front = fronted(reading, cue.clause, cue.match.first, holder)
    if front is not None and _is_end(reading, content):
        # "§ 9 ser vi helst strøket"
        return replace(c, stance=Stance.OPPOSE, target=front, content=content)
    if c.stance is Stance.DEMAND and _recommends(cue, content):
        stance = Stance.SUPPORT if c.condition is None else Stance.CONDITIONAL_SUPPORT
        return replace(c, stance=stance, content=content)
    wish = _wish(cue, content) if c.stance is Stance.DEMAND else c.stance
    at = content[0] - (reading.tokens[content[0] - 1].lower in ("at", "å"))
    if c.stance is Stance.OPPOSE and is_end(reading, at, content[1]):
        wish = Stance.SUPPORT  # "anbefaler ikke at forslaget avvises"
    if wish is Stance.SUPPORT and c.condition is not None:
        wish = Stance.CONDITIONAL_SUPPORT
    target = content if wish is c.stance else fate_of(reading, content)
    return replace(c, stance=wish, target=target, content=content)


def _stand_wished(
    scene: Scene, cue: Cue, c: Candidate, content: Tokens
) -> Candidate | Rejected | None:
    """The stand that one wishes to take, or wishes that one could: "skulle ønske vi kunne støtte".

    What is wished in the past was not done.
    """
    tokens, (first, last) = cue.reading.tokens, content
    denied = c.stance is Stance.OPPOSE and cue.match.rule.stance is Stance.DEMAND
    if not (denied or c.stance is Stance.DEMAND) or c.holder != scene.context.holder:
        return None
    inner = acts_within(scene, first, first + _SOON, last)
    wishes = range(min(cue.match.last + 1, first), min(first + 3, last + 1))
    own = any(tokens[i].lower in words("first_nominative") for i in wishes)
    own = own or _decider(tokens, first, inner)
    infinitive = tokens[cue.match.last].lower in ("å", "ha") or tokens[first].lower == "å"
    widest = widest_of(inner)
    if widest is None or not (own or infinitive):
        return None
    no = negator(tokens, cue.match.first, widest.last, (*cue.match.places, *widest.places))
    verb = cue.clause.finite if cue.clause.finite is not None else cue.match.first
    unreal = (
        tokens[verb].lower in ("skulle", "hadde", "ville") or "Tense=Past" in tokens[verb].feats
    )
    if unreal and any(t.lower in words("if_words") for t in tokens):
        return Rejected(c.rule, cue.places, "would have")
    stance = widest.rule.stance
    if (no is not None) != unreal:
        stance = OF_END[stance]
    on = (widest.last + 1, last)
    why = (*c.why, "the position that is wished for")
    return replace(c, stance=stance, target=on, content=content, why=why)


def _decider(tokens: Sequence[Token], first: int, inner: Sequence[Match]) -> bool:
    """Whether it is wished that those who decide take the stand: "at Stortinget sier nei til X".

    What they may do ("at kommunene kan si nei til vindkraft") is no such wish, nor is what they
    are to help with ("at staten støtter små lag").
    """
    verb = min((m.first for m in inner), default=first)
    if not tokens[verb].finite or any(t.finite for t in tokens[first:verb]):
        return False
    asked = tokens[first:verb]
    decides = any(
        t.lower in words("addressed") | words("deciders") or judging.proposes(t.lower)
        for t in asked
    )
    rejects = all(m.rule.stance is Stance.OPPOSE for m in inner)
    return decides and (rejects or tokens[verb].lower in verb_forms("saying_yes"))


def _recommends(cue: Cue, content: Tokens) -> bool:
    """Whether the proposal itself, or one of its alternatives, is recommended, and nothing new."""
    tokens, (first, last) = cue.reading.tokens, content
    if tokens[cue.match.first].lower not in verb_forms("recommending_verbs"):
        return False
    if any(t.finite or t.lower in ("at", "å") for t in tokens[first : last + 1]):
        return False
    word = tokens[first].lower
    if word.endswith(endings("the_proposal")):
        return True
    numbered = first < last and (tokens[first + 1].pos == "NUM" or len(tokens[first + 1].text) == 1)
    return word in words("numbered_choices") and numbered


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


def _wish(cue: Cue, target: Tokens) -> Stance:
    """What a request for `target` comes to: opposition where it asks to leave something be."""
    tokens = cue.reading.tokens
    inner = negator(tokens, cue.match.first, cue.match.last, cue.match.places)
    asked = negator(tokens, cue.match.last + 1, target[0] - 1)
    addressed = asked == target[0] - 1 and cue.match.last > cue.match.first
    if addressed or (inner is not None and tokens[inner - 1].lower == "om"):
        ends = judging.wanted(cue.reading, *target) is Stance.OPPOSE
        # "ber om ikke å (trekke forslaget)", "ber dem ikke (trekke forslaget)"
        return Stance.SUPPORT if ends else Stance.OPPOSE
    first = target[0] + (tokens[target[0]].dep == "expl" and target[0] < target[1])
    verb = next((i for i in range(first, target[1] + 1) if tokens[i].pos == "VERB"), first)
    if is_power(tokens, verb):
        return Stance.DEMAND  # "vedtak om å avvise en sak skal kunne påklages"
    return judging.wanted(cue.reading, first, target[1])


def _said(
    scene: Scene, cue: Cue, c: Candidate, found: Reach, holder: Tokens | None
) -> Candidate | Rejected:
    """A saying verb takes the judgement that its content passes."""
    reading, match = cue.reading, cue.match
    if c.target is None:
        if match.first == match.last and reading.tokens[-1].lower != ":":
            return Rejected(c.rule, cue.places, "says nothing")
        if reading.tokens[cue.clause.first].lower == "som" and not c.own:
            return Rejected(c.rule, cue.places, "only tells who says so too")
        return c
    noticed = _notices(cue)
    passed = _passed(scene, c.target)
    if noticed and passed is not None and passed.modal:
        passed = None  # "har merket seg at satsen skal økes" wishes for nothing
    judgement = passed if _is_own(cue, c.target, passed) else None
    said = replace(c, content=c.target)
    low = cue.clause.finite if cue.clause.finite is not None else match.first
    high = max(match.last, found.start - 1)
    between = reading.tokens[low : c.target[0]]
    enough = any(
        t.lower == "nok" for t in between
    )  # "kan ikke få sagt sterkt nok at" denies nothing
    denied = not enough and negator(reading.tokens, low, high, match.places) is not None
    told = finite_word(reading, cue.clause) in ("har", "hadde") or _is_fact(reading, c.target)
    if judgement is None and not denied and _left_out(reading, c.target):
        return replace(said, stance=Stance.SKEPTICAL, why=(*c.why, "says what is left out"))
    bare = passed is None or (judgement is None and _of_world(reading, c.target))
    if bare and noticed and told and not denied:
        return Rejected(c.rule, cue.places, "a reported fact")
    if judgement is None and _is_anaphor(reading, c.target):
        return Rejected(c.rule, cue.places, "says nothing of its own")
    if judgement is None and denied and (_sees(cue) or _on_proposal(reading, c.target)):
        return replace(said, stance=Stance.SKEPTICAL, why=(*c.why, "denied"))
    if judgement is not None:
        stance = judgement.stance
        if denied:
            undone = WISH_DENIED if judgement.modal else VIEW_DENIED
            stance = undone.get(stance, Stance.POSITION)
        if stance is Stance.SUPPORT and c.condition is not None:
            stance = Stance.CONDITIONAL_SUPPORT
        said = replace(said, stance=stance, rule=f"{c.rule}+{judgement.rule}")
    if seems(cue) and judgement is None:
        return Rejected(c.rule, cue.places, "only tells how it seems")
    return _with_subject(cue, c.target, said, holder)


def _notices(cue: Cue) -> bool:
    """Whether the cue tells what is seen or heard; "vi ser det slik at …" is what one thinks."""
    said = [cue.reading.tokens[i].lower for i in cue.match.places]
    return said[0] in verb_forms("noticing_verbs") and words("in_this_way").isdisjoint(said)


def _with_subject(cue: Cue, content: Tokens, said: Candidate, holder: Tokens | None) -> Candidate:
    """The saying verb with what its content judges, where that stands before the verb."""
    reading = cue.reading
    front = fronted(reading, cue.clause, cue.match.first, holder)
    if seems(cue):
        front = cue.clause.subject  # "Kravet synes å være for strengt"
    elif not reading.tokens[content[0]].finite:
        return said
    if front is None:
        return said
    # "Fristen tykkjer vi er for kort"
    evidence = (min(front[0], said.evidence[0]), said.evidence[1])
    return replace(said, target=front, evidence=evidence)


def _passed(scene: Scene, content: Tokens) -> judging.Judgement | None:
    """The judgement that the content of a saying verb passes."""
    first = content[0] + (scene.reading.tokens[content[0]].dep == "expl")
    return (
        judging.judge(scene, first, content[1])
        or impersonal(scene, content)
        or _passive_stand(scene, content)
    )


def _is_own(cue: Cue, content: Tokens, passed: judging.Judgement | None) -> bool:
    """Whether the judgement is the speaker's, and on more than how the world is."""
    reading = cue.reading
    if passed is None or passed.modal:
        return passed is not None
    if _of_world(reading, content):
        return False  # how the world is, not the proposal: "at situasjonen er krevende"
    if judging.only_acknowledged(reading, passed.cue[0], everyday=passed.everyday):
        return False
    if _weighs(cue, content):
        return False
    cares = any(reading.tokens[i].lower in words("caring") for i in cue.match.places)
    return passed.core or not cares  # what the text would have, not what it finds


def _weighs(cue: Cue, content: Tokens) -> bool:
    """Whether it is said how much something matters: "peker på viktigheten av at", "kor viktig".

    What follows is then what ought to be so.
    """
    said = [t.lower for t in cue.reading.tokens[cue.match.first : content[0] + _SOON]]
    weighed = {"viktig", "viktigt", "avgjørende", "avgjerande", "nødvendig", "naudsynt"}
    how = any(a in ("hvor", "kor") and b in weighed for a, b in pairwise(said))
    return how or not words("importance_nouns").isdisjoint(said)


def _left_out(reading: Reading, content: Tokens) -> bool:
    """Whether the proposal or its makers have not told: "at departementet ikke har vurdert"."""
    scant = find_row(reading.tokens, *content, phrases("hardly_any"))
    no = scant[1] if scant else negator(reading.tokens, *content)
    return no is not None and says_missing(reading, no) and _on_proposal(reading, content)


def _is_fact(reading: Reading, content: Tokens) -> bool:
    """Whether the content tells what is so or was: "at ordningen ble avviklet"."""
    verbs = [t.lower for t in reading.tokens[content[0] : content[1] + 1] if t.finite]
    open_ones = words("modals") | words("auxiliary_modals") | words("foretelling")
    return bool(verbs) and open_ones.isdisjoint(verbs)


def _sees(cue: Cue) -> bool:
    """Whether the cue is "se at": what one cannot see one doubts."""
    return any(cue.reading.tokens[i].lower in ("se", "sjå") for i in cue.match.places)


def impersonal(scene: Scene, content: Tokens) -> judging.Judgement | None:
    """What a cue with no holder of its own says in the content: "det ikke er grunnlag for"."""
    for match in sorted(scene.matches, key=lambda m: (m.rule.id, m.places)):
        if match.rule.impersonal and content[0] <= match.first <= match.last <= content[1]:
            tokens, first = scene.reading.tokens, max(content[0], match.first - _SOON)
            no = None if match.rule.polar else negator(tokens, first, match.last, match.places)
            stance = match.rule.stance if no is None else opposite_of(match.rule)
            if stance is Stance.DEMAND and match.last < content[1]:
                # "det hadde vært best om forslaget ble trukket"
                stance = judging.wanted(scene.reading, match.last + 1, content[1])
            if stance is not None:
                cue = (match.first, match.last)
                return judging.Judgement(stance, cue, match.rule.id)
    return None


def _passive_stand(scene: Scene, content: Tokens) -> judging.Judgement | None:
    """The stand that the content takes in the passive: "at forslaget ikke kan støttes"."""
    tokens = scene.reading.tokens
    first, last = content
    for match in sorted(scene.matches, key=lambda m: (m.rule.id, m.places)):
        inside = first < match.first <= match.last <= last
        if not inside or match.rule.construction is not Construction.ACT or match.rule.polar:
            continue
        verb = next((i for i in range(first, match.first + 1) if tokens[i].finite), match.first)
        if not is_passive(scene.reading, match) or match.first - verb > _SOON:
            continue
        no = negator(tokens, verb - 1, min(match.last + 2, last), match.places)
        stance = match.rule.stance if no is None else opposite_of(match.rule)
        if stance is Stance.SUPPORT and find_row(tokens, first, last, phrases("limiters")):
            stance = Stance.CONDITIONAL_SUPPORT  # "at framlegget delvis blir støttet"
        if stance is not None:
            return judging.Judgement(stance, (match.first, match.last), match.rule.id)
    return None


def _of_world(reading: Reading, content: Tokens) -> bool:
    """Whether the content tells of a state of the world by its subject: "dagens situasjon er"."""
    if judging.as_now(reading.tokens, content[0], min(content[0] + _LONGEST_NOW, content[1])):
        return True
    verb = next((i for i in range(content[0], content[1] + 1) if reading.tokens[i].finite), None)
    if verb is None or verb == content[0]:
        return False
    return judging.about_world(reading, content[0], verb - 1)


_LONGEST_NOW = 8
"""Tokens of "lova slik ho er i dag" and the like."""


def _is_anaphor(reading: Reading, content: Tokens) -> bool:
    """Whether all that is said is "det": "Det tror jeg så gjerne"."""
    return content[0] == content[1] and reading.tokens[content[0]].lower == "det"


def _on_proposal(reading: Reading, content: Tokens) -> bool:
    """Whether the content is about the proposal or its makers, or what it will lead to."""
    tokens = reading.tokens
    verb = next((i for i in range(content[0], content[1] + 1) if tokens[i].finite), None)
    if verb is None or verb == content[0]:
        return False
    made = any(judging.is_proposer(t.lower) for t in tokens[content[0] : verb])
    return made or judging.proposal_like(reading, content[0], verb - 1)
