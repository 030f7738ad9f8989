"""Arguments: what is said of a proposal without judging it - what it leads to, leaves out, meets.

Each function finds the candidates of one detector, for the rule that names it. What they find
is implicit: a reader sees which way it points, and no word says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.clauses import Clause, clause_of, finite_of
from standpunkt.stance.construction import HAS_HOLDER, Construction
from standpunkt.stance.constructions.common import dependent, from_finite
from standpunkt.stance.constructions.gone_without import without_in_front
from standpunkt.stance.fates import is_proposal
from standpunkt.stance.holders import Who, classify
from standpunkt.stance.matter import Matter
from standpunkt.stance.phrases import Tokens, find_row, is_word, negator, without_punctuation
from standpunkt.stance.polarity import noun_forms, set_forms
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import endings, phrases, verb_forms, words


def consequences(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Ordningen vil binde opp folk", "Rapporteringen blir mye papir", "Uten penger får …".

    Whoever is for a proposal says that its effect is good; where no word of praise says so, what
    it leads to is told as an objection.
    """
    if scene.context.matter is Matter.FAR:
        return
    yield from _supposed(scene, rule)
    reading = scene.reading
    for token in reading.tokens:
        if not token.finite:
            continue
        clause = _clause(reading, token)
        if clause.finite != token.i or dependent(reading, clause) or _praised(scene, clause):
            continue
        perhaps = token.lower in words("permitting") and _leads_to(reading, clause)
        coming = [t.lower for t in reading.tokens[token.i + 1 : token.i + 3]] == ["til", "å"]
        coming = coming and token.lower in ("kommer", "kjem")
        foretells = token.lower in words("foretelling") or perhaps or coming
        foretold = foretells and not _recaps(reading, clause, token.i)
        priced = _prices(reading, token.i)
        priced = priced or (token.lower in words("turning_out") and _is_cost(reading, clause))
        turns = token.lower in words("turning_out") and _turns_out(reading, token)
        becomes = turns or (token.lower == "vil" and _becomes(reading.tokens, token.i))
        befalls = becomes and _cleft(reading, clause, token.i)
        befalls = befalls or _comes_to(reading, clause, token.i)
        befalls = befalls or _loses(reading, clause, token.i) or _lacks(scene, clause, token.i)
        befalls = befalls or _unfit(reading, token.i, clause.last)
        if befalls or ((foretold or priced or turns) and _foreseen(scene, clause, priced)):
            yield _candidate(scene, rule, clause, token.i, clause.subject)


def _praised(scene: Scene, clause: Clause) -> bool:
    """Whether a rule has words for a good effect here: "vil bidra til", which are read by that."""
    return any(
        m.rule.construction is Construction.JUDGE
        and m.rule.tier is Tier.IMPLICIT
        and m.rule.stance is Stance.SUPPORT
        and clause.first <= m.first
        and m.last <= clause.last
        for m in scene.matches
    )


def _prices(reading: Reading, finite: int) -> bool:
    """Whether the verb tells a price: "krever to årsverk", "vil krevje minst fire stillingar"."""
    tokens = reading.tokens
    if tokens[finite].lower in words("implying"):
        return _costs(reading, finite)
    if tokens[finite].lower not in words("foretelling_modals"):
        return False
    verb = _full_verb(tokens, finite, len(tokens) - 1)
    priced = verb is not None and tokens[verb].lower in verb_forms("implying_verbs")
    return priced and verb is not None and _costs(reading, verb)


def _full_verb(tokens: Sequence[Token], modal: int, last: int) -> int | None:
    """The infinitive after a modal, past those that only help it: "vil kunne måtte tape"."""
    near = range(modal + 1, min(modal + _NEAR_VERB, last + 1))
    helping = words("auxiliary_modals")
    return next(
        (i for i in near if "VerbForm=Inf" in tokens[i].feats and tokens[i].lower not in helping),
        None,
    )


def _costs(reading: Reading, verb: int) -> bool:
    """Whether a number or a cost follows: "innebærer en økning på 1 900 kroner"."""
    after = reading.tokens[verb + 1 : verb + 9]
    if any(t.lower in ("at", "å") for t in after[:2]):
        return False
    return any(t.pos == "NUM" or t.lower.startswith(endings("costs")) for t in after)


def _is_cost(reading: Reading, clause: Clause) -> bool:
    """Whether so much is what a cost comes to: "merkostnaden blir 3 millioner kroner"."""
    if clause.subject_head is None or clause.finite is None:
        return False
    cost = reading.tokens[clause.subject_head].lower.startswith(endings("costs"))
    return cost and _costs(reading, clause.finite)


def _comes_to(reading: Reading, clause: Clause, verb: int) -> bool:
    """Whether the outcome is told: "resultatet blir at køene vokser", "å vente betyr at".

    "I praksis betyr det at …" tells it too.
    """
    tokens = reading.tokens
    after = [t.lower for t in tokens[verb + 1 : min(verb + 5, clause.last + 1)]]
    if clause.subject is None or clause.subject_head is None:
        return False
    if tokens[verb].lower in words("implying"):
        front = {t.lower for t in tokens[clause.first : verb]}
        acts = tokens[clause.subject[0]].lower == "å" or not front.isdisjoint(words("in_practice"))
        return acts and "at" in after
    outcome = tokens[clause.subject_head].lower in words("outcomes")
    comes = tokens[verb].lower in ("er", "blir", "vert") or not {"bli", "verte"}.isdisjoint(after)
    return outcome and comes and "at" in after


def _loses(reading: Reading, clause: Clause, verb: int) -> bool:
    """Whether somebody is left worse off: "bygda mister legen", "vi sitter igjen med regningen"."""
    tokens = reading.tokens
    near = tokens[verb : min(verb + _NEAR_VERB, clause.last + 1)]
    told = _of_some(tokens, clause) or bool(
        find_row(tokens, clause.first, clause.last, phrases("in_force_phrases"))
    )
    if told or negator(tokens, verb, near[-1].i) is not None:
        return False
    full = near
    if near[0].lower in words("foretelling_modals"):
        at = _full_verb(tokens, verb, clause.last)
        if at is None:
            return False
        full = tokens[at : min(at + _NEAR_VERB, clause.last + 1)]
    elif "Tense=Pres" not in near[0].feats:
        return False
    said = [t.lower for t in full]
    if said[:2] in (["får", "svi"], ["få", "svi"]):
        return True
    if said[0] in ("får", "få") and said[1:2] != [] and said[1] in words("yet_another"):
        return True  # "får enda en rapporteringsplikt"
    if said[0] in ("kommer", "kjem", "komme", "kome") and "ut" in said[1:4]:
        return not words("badly").isdisjoint(said[1:3])  # "kommer dårlig ut"
    if _worse_off(tokens, full[0].i, clause.last) or _is_harmed(full):
        return True
    if said[0] in verb_forms("losing_verbs"):
        return len(full) > 1 and full[1].pos in (
            "ADJ",
            "DET",
            "NOUN",
            "NUM",
            "PRON",
            "PROPN",
            "ADV",
        )
    left = next((n for n, w in enumerate(said[:4]) if n and w in words("left_with")), None)
    return (
        said[0] in verb_forms("leaving_verbs")
        and left is not None
        and said[left + 1 : left + 2] not in (["oss"], ["meg"])  # "bli enige uten oss"
    )


def _worse_off(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """Whether the verb ends in what nobody wants to end in: "kommer i klem", "tar støyten"."""
    if tokens[verb].lower not in verb_forms("ending_up_verbs"):
        return False
    return find_row(tokens, verb + 1, min(verb + _SOON, last), phrases("worse_off")) is not None


_SOON = 5
"""Tokens after a verb within which it is told where somebody ends up."""


def _is_harmed(said: Sequence[Token]) -> bool:
    """Whether harm is done to the subject: "småskolene straffes", "blir mistenkeliggjort".

    What it is harmed by is told of the world: "barna rammes av sykdom".
    """
    word = said[0].lower
    passive = word in set_forms("HARM") and word.endswith(("s", "st"))
    if not passive:
        become = word in words("become")
        said = next(
            (said[n:] for n in range(1, 3) if become and said[n:] and _is_harming(said[n])), ()
        )
    return bool(said) and not any(t.lower in ("av", "i") for t in said[1:3])


def _is_harming(word: Token) -> bool:
    """Whether it is the participle of a verb of harm."""
    done = "VerbForm=Part" in word.feats or word.pos == "ADJ"
    return done and word.lower in set_forms("HARM")


def _of_some(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether it is told of so and so many: "fire av dei står utan tannlege"."""
    if clause.subject is None:
        return False
    return "av" in (t.lower for t in tokens[clause.subject[0] + 1 : clause.subject[0] + 3])


def _lacks(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether others have not what it takes: "politiet har verken tid eller opplæring til å".

    What the respondent itself has no time for is mostly the answer that it writes, unless it is
    what is to be carried out: "vi har ikke folk til å følge opp kravet".
    """
    tokens = scene.reading.tokens
    if tokens[verb].lower != "har" or clause.subject is None or clause.subject_head is None:
        return False
    after = tokens[verb + 1 : min(verb + 7, clause.last + 1)]
    ours = _who(scene, clause.subject, clause.subject_head) is Who.RESPONDENT
    if ours and not _to_carry_out([t.lower for t in tokens[verb + 1 : clause.last + 1]]):
        return False
    no = next((n for n, t in enumerate(after) if _denies(tokens, t.i)), None)
    if no is None or any("VerbForm=Part" in t.feats for t in after[no : no + 2]):
        return False  # "har ikke hatt tid"
    at = next((t.i for t in after[no:] if t.lower in noun_forms("MEANS_TO_ACT")), None)
    goes_on = {t.lower for t in tokens[at + 1 : at + 5]} if at is not None else set()
    return not goes_on.isdisjoint(("til", "å"))


def _unfit(reading: Reading, verb: int, last: int) -> bool:
    """Whether those who are to do it are not made for it: "skolen er ikke rigget for dette"."""
    tokens = reading.tokens
    near = tokens[verb + 1 : min(verb + _SOON, last) + 1]
    no = next((t.i for t in near if t.lower in words("negators")), None)
    if no is None or tokens[verb].lower not in ("er", "blir", "vert"):
        return False
    made = next((t.i for t in near if t.i > no and t.lower in words("fitted")), None)
    return made is not None and tokens[made + 1].lower in ("for", "til", "slik", "med")


def _to_carry_out(said: Sequence[str]) -> bool:
    """Whether one of the verbs by which a duty is met is what it would take means for."""
    at = next((n for n, w in enumerate(said) if w == "å"), None)
    return at is not None and not verb_forms("carrying_out").isdisjoint(said[at + 1 : at + 3])


_NEAR_VERB = 9
"""Tokens from a verb on, within which what goes with it stands."""


def _becomes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "bli" follows a modal: "vil til syvende og sist bli abonnentene som betaler"."""
    full = _full_verb(tokens, verb, len(tokens) - 1)
    return full is not None and tokens[full].lower in ("bli", "verte")


def _cleft(reading: Reading, clause: Clause, verb: int) -> bool:
    """Whether it is told who it is that bears it: "da blir det pasienten som får svi"."""
    tokens = reading.tokens
    if tokens[verb].lower == "vil":
        full = _full_verb(tokens, verb, clause.last)
        after = [t.lower for t in tokens[(full or verb) + 1 : min((full or verb) + 5, clause.last)]]
        return "som" in after and tokens[verb - 1].lower == "det"
    after = [t.lower for t in reading.tokens[verb + 1 : min(verb + 7, clause.last + 1)]]
    said = [t.lower for t in reading.tokens[clause.first : verb]]
    return "som" in after and "det" in (*after[:1], *said[-1:])


def _clause(reading: Reading, token: Token) -> Clause:
    head = token.head if token.dep in ("aux", "cop", "aux:pass", "advmod") else token.i
    return clause_of(reading, token.i, token.i, head)


def _candidate(
    scene: Scene, rule: Rule, clause: Clause, verb: int, target: Tokens | None
) -> Candidate:
    reading = scene.reading
    missed = _without_it(reading, clause)
    good = rule.stance is Stance.SKEPTICAL and (missed is not None or _promises(reading, clause))
    return Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=Stance.SUPPORT if good else rule.stance,
        cue=from_finite(clause, (verb, max(verb, min(clause.head, clause.last)))),
        evidence=(clause.first, clause.last),
        target=missed or target,
        holder=scene.context.holder,
        tier=rule.tier,
        elements=0,
    )


def _without_it(reading: Reading, clause: Clause) -> Tokens | None:
    """The proposal or part of it without which something is foretold: "Uten § 5 vil folk miste"."""
    tokens = reading.tokens
    first = clause.first
    if clause.finite is None or tokens[first].lower not in ("uten", "utan"):
        return None
    front = tokens[first + 1 : min(first + _NEAR_WITHOUT, clause.finite)]
    named = next((t.i for t in front if is_proposal(t)), None)
    return without_in_front(tokens, clause.finite) if named is None else (first + 1, named)


_NEAR_WITHOUT = 5
"""Tokens from "uten" within which the proposal is named."""


def _promises(reading: Reading, clause: Clause) -> bool:
    """Whether the clause foretells some good: "vil gjøre det lettere", "gir tryggere pasienter"."""
    tokens = reading.tokens
    first = clause.first if clause.finite is None else clause.finite
    good = _changes_well(reading, clause)
    for token in tokens[first : clause.last + 1]:
        if token.lower in words("gap_blocks") or token.lower in ("uten", "utan"):
            break
        good = good or token.lower in ("mulig", "mogleg")
        good = good or token.lower.startswith(endings("boons"))
    return good and negator(tokens, first, clause.last) is None


def _changes_well(reading: Reading, clause: Clause) -> bool:
    """Whether what nobody wants gets less, or what is worth having more: "køene vil minke"."""
    if clause.subject_head is None or clause.finite is None:
        return False
    noun = reading.tokens[clause.subject_head].lower
    said = {t.lower for t in reading.tokens[clause.finite : clause.last + 1]}
    if noun in noun_forms("ILL"):
        return not said.isdisjoint(words("falling"))
    return noun in noun_forms("VALUE") and not said.isdisjoint(words("rising"))


def _foreseen(scene: Scene, clause: Clause, priced: bool = False) -> bool:
    """Whether the subject is a thing, or anybody it may meet: "en part som er innlagt".

    What one body will do is its plan, and "de" are those who plan. What is `priced` is told of a
    thing even with a verb that a body can ask with: "det krever to årsverk".
    """
    reading = scene.reading
    if clause.subject is None or clause.subject_head is None:
        return False
    head = reading.tokens[clause.subject_head]
    if head.lower in ("de", "dei"):
        return _leads_to(reading, clause)
    if head.pos == "PRON" and head.lower not in words("thing_pronouns"):
        return False
    if _proposes(head.lower):
        return False  # what it will do is what it proposes
    if not priced and any(
        m.rule.construction in HAS_HOLDER and m.first <= clause.head <= m.last
        for m in scene.matches
    ):
        return False  # "Forslaget vil vi advare mot"
    who = _who(scene, clause.subject, clause.subject_head)
    anybody = head.pos == "NOUN" and "Definite=Ind" in head.feats
    return who is Who.THING or (who is Who.OTHER and anybody)


def _proposes(word: str) -> bool:
    """Whether a word is a noun for who has put something to hearing: "kulturdepartementet"."""
    return word in words("planners") or judging.is_proposer(word)


def _who(scene: Scene, subject: Tokens, head: int) -> Who:
    """Who a subject is; a capital at the head of the line makes no name of "Gebyrkravet"."""
    reading = scene.reading
    who = classify(reading, subject, head, scene.context.names).who
    lone = subject == (head, head) and head == 0 and reading.tokens[head].pos == "PROPN"
    if who is Who.OTHER and lone and judging.proposal_like(reading, *subject):
        return Who.THING
    return who


def _leads_to(reading: Reading, clause: Clause) -> bool:
    """Whether the verb is one of leading to something, which no person does: "vil føre til"."""
    first = clause.first if clause.finite is None else clause.finite
    near = {t.lower for t in reading.tokens[first : first + 4]}
    return not near.isdisjoint(verb_forms("leading_verbs"))


def _recaps(reading: Reading, clause: Clause, verb: int) -> bool:
    """Whether the clause only tells what is proposed, or something else than what follows.

    "Ifølge notatet vil", "forslaget åpner for at", "kommunen fører tilsyn".
    """
    tokens = reading.tokens
    after = [t.lower for t in tokens[verb + 1 : verb + 6]]
    front = [t.lower for t in tokens[clause.first : verb]]
    by = front[:1] in (["ifølge"], ["etter"]) and words("frame_nouns").isdisjoint(front)
    if after[:1] == ["si"] or by:
        return True
    if any(t.lower.startswith(endings("own_answers")) for t in tokens[verb + 1 : clause.last + 1]):
        return True  # "vil konsentrere uttalelsen om kapittel 2"
    if tokens[verb].lower == "vil":
        return after[:1] in (["ha"], ["at"]) or _tells_what_is(tokens, clause, verb)
    opens = tokens[verb].lower in ("åpner", "opnar")
    if opens and {"for", "døra", "døren"}.isdisjoint(after):
        return True
    if tokens[verb].lower == "fører" and {"til", "med"}.isdisjoint(after[:3]):
        return True  # "fører tilsyn"
    proposed = clause.subject is not None and any(
        t.lower.startswith(endings("proposal_nouns")) or t.lower.endswith(_PROPOSAL)
        for t in tokens[clause.subject[0] : clause.subject[1] + 1]
    )
    return proposed and "at" in after


def _tells_what_is(tokens: Sequence[Token], clause: Clause, verb: int) -> bool:
    """Whether it is told what something is: "vil fortsatt være regelen", "vil det være … å".

    So it is of what matters: "vil være viktig for", "vil ha betydning for".
    """
    said = [t.lower for t in tokens[verb + 1 : clause.last + 1]]
    if said[:1] in (["ha"], ["bety"]) and not words("weights").isdisjoint(said[1:4]):
        return True
    is_ = next((n for n, w in enumerate(said[:5]) if w in ("være", "vere")), None)
    if is_ is None:
        return False
    if said[is_ + 1 : is_ + 2] == ["å"] or not _weighty().isdisjoint(said[is_ + 1 : is_ + 3]):
        return True
    to_do = "det" in said[:is_] and "å" in said[is_ + 2 : is_ + 6]
    return to_do or not words("going_on_as_now").isdisjoint(said[:is_])


@cache
def _weighty() -> frozenset[str]:
    return words("importance") | words("required")


_PROPOSAL = ("forslaget", "framlegget", "fremlegget", "utkastet", "forskriften", "forskrifta")


def _turns_out(reading: Reading, token: Token) -> bool:
    """Whether "blir" has a predicate and is no passive: "blir mye papir", "blir stående"."""
    tokens = reading.tokens
    head = tokens[token.head]
    passive = token.dep == "aux:pass" and head.pos != "NOUN" and "Degree=Cmp" not in head.feats
    if not token.finite or passive:
        return False
    if "VerbForm=Part" in head.feats and token.dep != "ROOT":
        return False
    after = tokens[token.i + 1 : token.i + 5]
    said = [t for t in after if t.pos in ("NOUN", "ADJ", "VERB")]
    if any(t.lower == "stadig" for t in after):
        return False  # how the world goes
    like = next((n for n, t in enumerate(after) if t.lower == "som"), None)
    if like is not None and not any(t.pos in ("NOUN", "PRON", "PROPN") for t in after[:like]):
        return False  # "blir som en ny skatt"
    counted = any(t.pos == "NUM" for t in after[:3])
    counted = counted and not any("Degree=Cmp" in t.feats for t in after)  # "to timer lengre"
    done = bool(said) and "VerbForm=Part" in said[0].feats
    weighs = any(t.lower in _weighty() for t in after[:3])  # "blir spesielt viktig å styrke"
    return bool(said) and not counted and not done and not weighs


def _supposed(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Uten penger får reglene liten virkning": what follows from a case that is put in front."""
    reading = scene.reading
    tokens = reading.tokens
    root = next((t.i for t in tokens if t.head == t.i), None)
    verb = None if root is None else finite_of(reading, root)
    first = next((t.i for t in tokens if is_word(t.lower)), 0)
    if root is None or verb is None or verb <= first:
        return
    told = tokens[verb].lower
    then = verb == first + 1 and tokens[first].lower in words("then")
    ends = told in words("ending") or (told == "er" and "slutt" in _lower(tokens, verb))
    if not (ends if then else verb > first + 1 and _supposes(reading, first, verb)):
        return
    if "Tense=Pres" not in tokens[verb].feats or told in words("modals") or told == "kan":
        return
    if told in words("needing"):
        return  # "Skal det virke, trengs det penger": asked for
    clause = clause_of(reading, verb, verb, root)
    if not (_told_of_others(scene, clause) if then else _befalls(scene, clause, verb)):
        return
    opened = first if tokens[first].finite else first + 1
    front = (opened, without_punctuation(tokens, opened, verb - 1))
    target = clause.subject if then else front if front[0] <= front[1] else None
    yield _candidate(scene, rule, clause, verb, target)


def _lower(tokens: Sequence[Token], verb: int) -> tuple[str, ...]:
    """The words soon after the verb."""
    return tuple(t.lower for t in tokens[verb + 1 : verb + 4])


def _told_of_others(scene: Scene, clause: Clause) -> bool:
    """Whether it is anybody but the respondent: "da legger mange ned"."""
    if clause.subject is None or clause.subject_head is None:
        return True
    return _who(scene, clause.subject, clause.subject_head) is not Who.RESPONDENT


def _befalls(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether what follows the verb is a thing, or somebody that something befalls."""
    tokens = scene.reading.tokens
    if clause.subject is None or clause.subject_head is None:
        after = tokens[verb + 1 : verb + 2]
        if any(
            t.lower == "det" and t.pos == "PRON" for t in after
        ):  # "blir det hengelås på porten"
            return any(t.pos in ("DET", "NOUN", "NUM") for t in tokens[verb + 2 : verb + 3])
        # where the tree names none
        return any(t.pos in ("ADJ", "DET", "NOUN", "NUM") for t in after)
    if clause.subject[0] < verb:
        return False
    none = negator(tokens, verb + 1, min(verb + 4, clause.last)) is not None
    if none and tokens[verb].lower in words("there_is") and tokens[verb + 1].lower == "det":
        return True  # "er det ikke mange som orker"
    who = _who(scene, clause.subject, clause.subject_head)
    return who is Who.THING or tokens[verb].lower in words("befalling")


def _supposes(reading: Reading, first: int, verb: int) -> bool:
    """Whether what stands before the verb puts a case: "uten", "dersom", "blir X innført,"."""
    tokens = reading.tokens
    word, front = tokens[first], tokens[first + 1 : verb]
    if word.lower in ("uten", "utan"):
        return True
    if word.lower == "med":
        return tokens[verb].lower in ("blir", "vert", "vil", "får")
    closed = front[-1].lower == ","
    if word.lower == "slik":
        return closed and any(t.lower in words("worded") for t in front)
    if word.lower == "når" and front[0].lower == "det":
        return False  # "når det gjelder"
    return closed and word.lower in words("supposing")


def missing(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Dette er ikke omtalt", "Hvem som betaler, går ikke fram": what is left out is a fault."""
    reading = scene.reading
    tokens = reading.tokens
    for token in tokens:
        if not (_denies(tokens, token.i) and says_missing(reading, token.i)):
            continue
        clause = _clause(reading, token)
        if dependent(reading, clause) or clause.finite is None:
            continue
        if judging.told_as_past(reading, clause.finite) or _tells_itself(scene, clause):
            continue
        target = _untold(reading, clause)
        yield Candidate(
            rule=rule.id,
            construction=rule.construction,
            stance=rule.stance,
            cue=from_finite(clause, (token.i, max(token.i, min(clause.head, clause.last)))),
            evidence=(min(clause.first, target[0] if target else clause.first), clause.last),
            target=target,
            holder=scene.context.holder,
            tier=rule.tier,
            elements=0,
        )


def _denies(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether token `i` denies, or leaves next to nothing: "ikke", "lite", "i liten grad"."""
    word = tokens[i].lower
    return word in words("negators") or word in words("barely_told")


def says_missing(reading: Reading, no: int) -> bool:
    """Whether a verb of telling is denied: "ikke omtalt", "drøfter ikke", "går ikke fram"."""
    tokens = reading.tokens
    near = [t.lower for t in tokens[max(0, no - 2) : no + 5]]
    if not verb_forms("telling_verbs").isdisjoint(near):
        return True
    wide = [t.lower for t in tokens[max(0, no - 4) : no + 5]]  # "gis i notatet ingen avklaring"
    return any(a in wide and not b.isdisjoint(wide[wide.index(a) :]) for a, b in _TOLD)


_TOLD = (
    ("går", {"fram", "frem"}),
    ("lagt", {"ved", "fram", "frem"}),
    ("tatt", {"stilling"}),
    ("teke", {"stilling"}),
    ("er", {"sagt", "foreslått", "føreslått", "vedlagt", "avklart"}),
    ("gis", {"avklaring", "begrunnelse", "svar"}),
)
"""Words of telling that need a second one."""


def _tells_itself(scene: Scene, clause: Clause) -> bool:
    """Whether somebody has not told, or the clause is about no document: "vi har ikke vurdert".

    In a passive a person can be what is left out: "Regnskapsførerne er ikke nevnt".
    """
    reading = scene.reading
    if clause.subject is None or clause.subject_head is None:
        return reading.tokens[clause.first].lower not in _asking() | {"det"}
    finite = "" if clause.finite is None else reading.tokens[clause.finite].lower
    passive = finite in ("er", "blir", "vert")
    who = _who(scene, clause.subject, clause.subject_head)
    if who is Who.RESPONDENT:
        return True
    if passive or reading.tokens[clause.subject_head].lower == "det":
        return False
    said = reading.tokens[clause.subject[0] : clause.subject[1] + 1]
    proposes = any(_proposes(t.lower) for t in said)
    return not (proposes or (who is Who.THING and judging.proposal_like(reading, *clause.subject)))


@cache
def _asking() -> frozenset[str]:
    """What opens a clause that asks, or that something is said of."""
    return words("clause_openers") | words("asking")


def _untold(reading: Reading, clause: Clause) -> Tokens | None:
    """What is left out: the subject, or the clause that "det" stands for."""
    tokens = reading.tokens
    subject = clause.subject
    if subject is None or tokens[subject[0]].lower == "det":
        after = range(clause.head + 1, clause.last)
        opener = next((i for i in after if tokens[i].lower in words("clause_openers")), None)
        return subject if opener is None else (opener, clause.last)
    return subject[0], without_punctuation(tokens, *subject)


def obstacles(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Kravet lar seg ikke oppfylle", "Ingen vet hvor de skal komme fra", "Da risikerer vi at"."""
    if scene.context.matter is Matter.FAR:
        return
    reading = scene.reading
    for token in reading.tokens:
        if token.lower not in words("hindering") | words("hindering_denied") or not token.finite:
            continue
        if not _hinders(reading.tokens, token.i):
            continue
        clause = _clause(reading, token)
        if dependent(reading, clause) or not _meets_thing(scene, clause, token.lower):
            continue
        found = _candidate(scene, rule, clause, token.i, _on_what(scene, clause))
        hard = not words("hardly").isdisjoint(t.lower for t in reading.tokens[token.i :][:5])
        # "kan vanskelig forenes med" judges; "lar seg ikke oppfylle" tells a fact
        yield replace(found, tier=Tier.CORE) if hard else found


def _meets_thing(scene: Scene, clause: Clause, verb: str) -> bool:
    """Whether a thing meets the obstacle; of "vet" and "risikerer" anybody can be the subject."""
    if verb in ("vet", "veit") or verb.startswith("risiker"):
        return True
    if clause.subject is None or clause.subject_head is None:
        return verb[0] == "l"  # "det lar seg ikke gjøre"
    head = scene.reading.tokens[clause.subject_head]
    if head.lower == "det" and not verb.startswith("hjelp"):
        return verb[0] == "l"
    who = _who(scene, clause.subject, clause.subject_head)
    return who is Who.THING


def _on_what(scene: Scene, clause: Clause) -> Tokens | None:
    """What an obstacle is told of: the subject where that is a thing, else what follows."""
    if clause.subject is None or clause.subject_head is None or clause.finite is None:
        return clause.subject
    who = _who(scene, clause.subject, clause.subject_head)
    thing = who is Who.THING and scene.reading.tokens[clause.subject_head].lower != "det"
    after = (max(clause.finite, clause.subject[1]) + 1, clause.last)
    return clause.subject if thing or after[0] > after[1] else after


def _hinders(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the verb at `i` says with what follows that something cannot be, or is unknown."""
    word = tokens[i].lower
    before = {t.lower for t in tokens[max(0, i - 4) : i]}
    after = [t.lower for t in tokens[i + 1 : i + 10]]
    at = next((n for n, w in enumerate(after[:2]) if w == "etter"), None)
    if at is not None:  # "gir etter vårt skjønn lite", "lar seg etter vårt syn ikke"
        framed = next((n for n, w in enumerate(after) if w in words("frame_nouns")), at - 1)
        after = after[:at] + after[framed + 1 :]
    after = after[:5]
    denied = not words("negators").isdisjoint(after[:4])
    hard = not words("hardly").isdisjoint(after[:4])
    if word.startswith("risiker"):
        return not {"at", "å"}.isdisjoint(after)
    if word in ("vet", "veit"):
        whether = next((n for n, w in enumerate(after) if w in ("om", "hvorvidt")), None)
        if whether is not None and not words("first_nominative").isdisjoint(after[whether:]):
            return False  # "vi vet ikke om vi kan støtte forslaget": undecided
        nobody = denied or not words("negating_subjects").isdisjoint(before)
        follows = {t.lower for t in tokens[i + 1 : i + 9]}
        return nobody and not (_asking() - {"at", "å"}).isdisjoint(follows)
    little = not words("next_to_nothing").isdisjoint(after[:3])
    if word in ("hjelper", "hjelp", "gir", "gjev"):
        return denied or little
    if word == "kan":
        verbs = [t for t in tokens[i + 1 : i + 6] if t.pos == "VERB"]
        told = bool(verbs) and verbs[0].lower in verb_forms("perceiving_verbs")
        passive = bool(verbs) and verbs[0].lower.endswith(("es", "as", "ast", "ås"))
        enough = "nok" in after  # "kan ikke gjennomføres fort nok"
        return (denied or hard) and passive and not told and not enough
    if word == "er":
        return not words("negators").isdisjoint(after[:3]) and _is_no_such(tokens, i)
    return "seg" in after[:3] and (denied or hard)


def _is_no_such(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "er ikke" is followed by a noun: "Brukermedvirkning er ikke et vedlegg"."""
    near = tokens[i + 1 : i + 4]
    no = next((t.i for t in near if t.lower in words("negators")), None)
    after = tokens[no + 1 : no + 4] if no is not None else ()
    if no is None or not after or tokens[i].head == i:
        return False
    if [t.lower for t in after[:2]] in (["det", "samme"], ["det", "same"]):
        return True
    if "del" in [t.lower for t in after]:
        return False  # "er ikke en del av høringen"
    if any(t.lower in words("plain_truth") for t in after):
        return False  # "er ikke tilfelle at": what follows is denied
    if any(t.lower.startswith(endings("faults")) or t.lower in _ills() for t in after):
        return False  # "er ikke noe problem", "er ingen forverring"
    named = after[0].lower in ("noe", "noko", "en", "ein", "et", "eit", "ei")
    head = tokens[tokens[i].head]
    return head.i > no and (head.pos == "NOUN" or (named and head.lower in ("noe", "noko")))


@cache
def _ills() -> frozenset[str]:
    """Every form of a noun for what nobody wants."""
    return noun_forms("ILL") | noun_forms("BANE")
