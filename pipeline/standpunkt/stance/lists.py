"""Lists and coordination: one cue, several targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standpunkt.documents import BlockKind
from standpunkt.language.definite import looks_definite
from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.construction import HAS_HOLDER, TAKES_STAND, Construction
from standpunkt.stance.numbered import Item, after_number, items
from standpunkt.stance.opposites import opposite
from standpunkt.stance.phrases import Tokens, at_row, gapped_denial, only, without_punctuation
from standpunkt.stance.words import endings, phrases, words
from standpunkt.text.finite import has_finite_verb

_JUDGING = (Construction.JUDGE, Construction.BARE)
_CLAUSAL = (Construction.REQUEST, Construction.SAY)
"""What follows is a clause: "ber om at", "mener at"."""


def listed(
    readings: Sequence[Reading],
    kept: Sequence[Sequence[Candidate]],
    scenes: Sequence[Scene],
    leads: Sequence[int | None],
    n: int,
) -> Iterator[Candidate]:
    """The candidates of reading `n` once lead-ins have handed their cues to the items.

    `kept`, `scenes` and `leads` hold of each reading the winning candidates, all its cues, and
    the reading that introduces the list which it opens an item of.
    """
    reading = readings[n]
    own = [
        part
        for won in kept[n]
        if not (hands_over(reading, won) and _has_items(leads, n))
        and not _says_nothing(won)
        and not _announces(reading.tokens, won)
        for part in conjuncts(scenes[n], won)
    ]
    lead, handed = _handed(readings, kept, leads, n)
    if any(cue.construction is Construction.SAY for cue in handed):
        # "Vi mener: – at fristen er for kort": what the item judges is what is said
        own = [part for part in own if part.construction not in _JUDGING]
    if _introduces_items(readings, leads, n):
        handed = []  # a list within the list: its items take the cue in turn
    items_of = [item for cue in handed for item in _item(scenes[n], lead, cue)]
    core = [part for part in (*own, *items_of) if part.tier is Tier.CORE]
    for part in own:
        inside = any(c.evidence[0] <= part.cue[0] <= c.evidence[1] for c in core)
        if part.tier is Tier.CORE or not inside:
            yield part
    yield from items_of


def _handed(
    readings: Sequence[Reading],
    kept: Sequence[Sequence[Candidate]],
    leads: Sequence[int | None],
    n: int,
) -> tuple[int, list[Candidate]]:
    """The lead-in of the item that reading `n` opens, and the cues that it hands over.

    One that is an item itself, and says nothing but what its items are about, hands over what it
    was handed: "Vi støtter:", "• for barn:", "– gratis buss".
    """
    lead = leads[n]
    if lead is None:
        return -1, []
    stands = any(
        won.own and won.tier is Tier.CORE and won.construction in TAKES_STAND for won in kept[n]
    )
    turns = _has_items(leads, n) and any(hands_over(readings[n], won) for won in kept[n])
    if stands or turns:
        return -1, []
    above = readings[lead]
    handed = [c for c in kept[lead] if hands_over(above, c) or _opens_numbers(above, c)]
    if handed or not (
        _introduces_items(readings, leads, lead) or _heads_parts(readings, leads, lead, n)
    ):
        return lead, handed
    denied = _denial(above.tokens) is not None
    lead, handed = _handed(readings, kept, leads, lead)
    return lead, [_denied(cue) for cue in handed] if denied else handed


def _heads_parts(
    readings: Sequence[Reading], leads: Sequence[int | None], lead: int, n: int
) -> bool:
    """Whether an item is what the one below it is a part of, though it has no colon.

    "Økonomi" is, and so is what lettered or numbered items are below; "– kortere svar" below "ny
    frist" only tells what that is good for.
    """
    above, reading = readings[lead].tokens, readings[n]
    if leads[lead] is None or not above or above[-1].pos == "PUNCT" or any(t.finite for t in above):
        return False
    counted = any(sign.isalnum() for sign in reading.sentence.marker)
    return (counted or len(above) == 1) and not has_finite_verb(reading.sentence.text)


def _denial(tokens: Sequence[Token]) -> int | None:
    """Where an item goes on that begins with a denial: "men ikke gebyret", "ikke: straff".

    What has a verb says itself what is denied: "ikkje har greidd ut kostnadene".
    """
    if any(t.finite for t in tokens):
        return None
    at = 0
    while at < len(tokens) - 1 and tokens[at].lower in words("joins") | {"men"}:
        at += 1
    if tokens[at].lower not in words("final_negators") or only(tokens, at):
        return None
    at += 1
    return at + (at < len(tokens) and tokens[at].lower == ":")


def _denied(cue: Candidate) -> Candidate:
    return replace(cue, stance=_other_stance(cue), why=(*cue.why, "denied of the item"))


def _introduces_items(readings: Sequence[Reading], leads: Sequence[int | None], n: int) -> bool:
    """Whether an item says no more than what those below it are about: "for barn:".

    "lengre frist, fordi:" and "frist i mai, slik det står:" are said, and what comes below is why
    and how; "gebyr på:" is what all below it are parts of, and so is "gebyret:" of "om vinteren".
    """
    tokens = readings[n].tokens
    if len(tokens) < _SHORTEST_CAPTION or tokens[-1].lower != ":" or not _has_items(leads, n):
        return False
    if tokens[-2].pos in ("SCONJ", "ADP") or any(token.finite for token in tokens):
        return False
    below = leads.index(n, n + 1)
    said = (token.pos for token in readings[below].tokens if token.pos not in ("PUNCT", "SYM"))
    part = next(said, "") in ("ADP", "ADV", "SCONJ")
    return not part or _introduces_items(readings, leads, below)


_SHORTEST_CAPTION = 2


def _opens_numbers(reading: Reading, won: Candidate) -> bool:
    """Whether the cue has the first item in its sentence: "Vi går imot: 1. Nye soner. 2. …"."""
    first = next(iter(items(reading.tokens)), None)
    return (
        first is not None
        and won.construction in HAS_HOLDER
        and won.cue[1] < first.marker
        and reading.tokens[first.marker - 1].lower == ":"
        and _introduces(reading.tokens, won, first)
    )


def _has_items(leads: Sequence[int | None], n: int) -> bool:
    """Whether reading `n` is the lead-in of items that follow."""
    return n in leads[n + 1 : n + 40]


def _says_nothing(won: Candidate) -> bool:
    """Whether a lone saying verb has no content: "Vi mener:" without items."""
    return won.construction is Construction.SAY and won.target is None and won.elements == 1


def _announces(tokens: Sequence[Token], won: Candidate) -> bool:
    """Whether it is only told what will be spoken of: "vil løfte fram disse temaene"."""
    if won.construction is not Construction.SAY or won.target is None:
        return False
    first, last = won.target
    if tokens[first].lower not in words("announcing") or any(
        t.finite or t.lower == "at" for t in tokens[first : last + 1]
    ):
        return False
    noun = next((t.lower for t in tokens[first + 1 : last + 1] if t.pos == "NOUN"), "")
    return noun.startswith(endings("announced"))


def hands_over(reading: Reading, won: Candidate) -> bool:
    """Whether a lead-in's cue has no target of its own: that stands in the items."""
    if won.tier is not Tier.CORE:
        return False
    tokens = reading.tokens
    colon = tokens[-1].lower == ":"
    if won.construction is Construction.ANSWER:
        return colon and won.target is None and won.cue[0] == 0 and won.cue[1] >= len(tokens) - 2
    if won.construction not in HAS_HOLDER and won.construction is not Construction.JUDGE:
        return False
    if tokens[-1].lower == ".":
        return won.target is not None and _points_below(tokens, won.target)
    if not colon and tokens[-1].pos == "PUNCT":
        return False
    if won.target is None:
        return won.construction in HAS_HOLDER
    if _unfinished(tokens, won.target):
        return True
    if won.construction is Construction.JUDGE and won.target[0] > won.cue[0]:
        return False
    if not colon and reading.sentence.kind is not BlockKind.HEADING:
        return False
    if won.target[0] < won.cue[0]:
        # "Dette sier vi ja til:", "Følgende forslag støttes ikke:"
        # and, as a caption, "Punkter vi støtter"
        points = tokens[won.target[0]].lower in words("cataphors") | words("fronted_cataphors")
        points = points or _is_caption(tokens, won)
        short = won.target[1] - won.target[0] < _LONGEST_CATAPHOR
        return points and short and won.cue[1] >= len(tokens) - 1 - _LONGEST_CATAPHOR
    if tokens[won.target[0]].lower in words("cataphors"):
        return True
    tail = [t.lower for t in tokens[won.target[0] : won.target[1] + 1]][-2:]
    return tail[-1] in words("introducing") or len(tail) == 1


def _is_caption(tokens: Sequence[Token], won: Candidate) -> bool:
    """Whether the target is what a list is called, before its clause: "Punkter vi støtter"."""
    return (
        won.target is not None
        and won.target[0] == won.target[1] < won.cue[0]
        and tokens[won.target[0]].lower in words("introducing")
    )


def _points_below(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the sentence ends in what announces the list below it: "følgende forslag."."""
    announces = tokens[target[0]].lower in words("below_only")
    return announces and target[1] >= len(tokens) - 2


def _unfinished(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether a clause is begun that the items end: "enige i at", "at departementet:"."""
    first, last = target
    if any(t.lower != ":" for t in tokens[last + 1 :]):
        return False
    if tokens[last].lower in ("at", "å"):
        return True
    return tokens[first].lower in ("at", "å") and not any(t.finite for t in tokens[first:last])


_LONGEST_CATAPHOR = 3
"""Tokens of what points at the items, and of what may stand between a cue and the colon."""


def _item(scene: Scene, lead: int, cue: Candidate) -> Iterator[Candidate]:
    reading = scene.reading
    last = len(reading.tokens) - 1
    while last > 0 and reading.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    if reading.tokens[last].pos == "PUNCT":
        return
    first = 0
    if not reading.sentence.marker:
        first = min(after_number(reading.tokens), last)
    denied = _denial(reading.tokens) if cue.construction not in _CLAUSAL else None
    if denied is not None and denied <= last:
        cue, first = _denied(cue), denied
    if cue.construction in _CLAUSAL and reading.tokens[first].lower == "at" and last > first:
        first += 1
    stance = cue.stance if _has_judged(cue) else _judged(scene, cue, first, last)[0]
    yield replace(
        cue,
        stance=stance or cue.stance,
        evidence=(0, last),
        target=(first, last),
        condition=None,
        content=None,
        lead=lead,
        why=(*cue.why, "the cue is in the lead-in"),
    )


def _has_judged(cue: Candidate) -> bool:
    """Whether a lead-in says all but the target: "Vi ber om at følgende forslag ikke vedtas:"."""
    if cue.construction is Construction.SAY:
        return cue.composed  # "Vi mener det er bra at:"
    return (
        cue.construction is Construction.REQUEST
        and cue.target is not None
        and cue.stance is not Stance.DEMAND
    )


def conjuncts(scene: Scene, won: Candidate) -> Iterator[Candidate]:
    """The candidate, once for each coordinated target with a head of its own."""
    reading = scene.reading
    run_in = _run_in(scene, won)
    if run_in:
        yield from run_in
        return
    denied = (
        _other_side(reading, won) or _gapped_second(reading, won) or _denied_second(reading, won)
    )
    if denied is not None:
        yield from denied
        return
    cut = _second_head(reading, won)
    if cut is None or won.target is None:
        yield won
        return
    end, start, last = cut
    tokens = reading.tokens
    first = won.target[0]
    evidence = (won.evidence[0], max(end, won.cue[1]))
    # "ber om at forslaget trekkes, eventuelt at det utsettes": the target is shorter than the wish
    yield replace(won, target=(first, min(end, won.target[1])), evidence=evidence)
    stance = won.stance
    begin = start
    if won.construction in _CLAUSAL and tokens[start].lower == "at" and start < last:
        begin = start + 1
    if won.construction is Construction.REQUEST:
        stance = judging.wanted(reading, begin, last)
    elif won.construction is Construction.SAY:
        judgement = judging.judge(scene, begin, last)
        points = tokens[begin].lower in words("pointers") and tokens[begin].dep != "expl"
        stance = won.stance if points and won.stance is Stance.SKEPTICAL else Stance.POSITION
        if won.stance is Stance.DEMAND and _passive(tokens, begin, last):
            stance = judging.wanted(reading, begin, last)  # "bør endres, og at kravet fjernes"
        stance = judgement.stance if judgement else stance
    elif stance is Stance.SUPPORT and at_row(tokens, begin, phrases("quantified")):
        stance = Stance.CONDITIONAL_SUPPORT  # "støtter målet og flere av tiltakene"
    second = replace(
        won,
        stance=stance,
        target=(begin, last),
        evidence=(start, last),
        content=None,
        why=(*won.why, "the second of two targets"),
    )
    yield from conjuncts(scene, second)


def _run_in(scene: Scene, won: Candidate) -> list[Candidate]:
    """The candidate, once for each item of the enumeration that follows its cue in the sentence.

    The items of another stand further on are that one's: "enige i at a) …, men uenige i at b) …".
    """
    if won.construction not in HAS_HOLDER or won.tier is not Tier.CORE or won.lead is not None:
        return []
    tokens = scene.reading.tokens
    after = [item for item in items(tokens) if item.marker > won.cue[1]]
    if not after and won.target is not None and _points_at_rest(tokens, won):
        rest = max(won.target[1], won.cue[1]) + 2, without_punctuation(tokens, 0, len(tokens) - 1)
        return [replace(won, target=rest, evidence=(won.evidence[0], rest[1]))]
    if not after or after[0].marker - won.cue[1] > _NEAR or not _introduces(tokens, won, after[0]):
        return []
    found: list[Candidate] = []
    for item in after:
        first, last = item.said
        turns = _next_stand(scene, item.said)
        if turns == first and found:
            break
        if turns is not None:
            last = without_punctuation(tokens, first, turns - 1)
            while last > first and tokens[last].pos in ("CCONJ", "PUNCT"):
                last -= 1
        if tokens[first].lower == "at" and first < last:
            first += won.construction in _CLAUSAL
        stance, rule = _judged(scene, won, first, last)
        found.append(
            replace(
                won,
                rule=rule or won.rule,
                stance=stance or (Stance.POSITION if rule else won.stance),
                target=(first, last),
                evidence=(won.evidence[0] if item is after[0] else first, last),
                condition=None,
                content=None,
                why=(*won.why, "an item of a list in the sentence"),
            )
        )
        if turns is not None:
            break
    return found


def _points_at_rest(tokens: Sequence[Token], won: Candidate) -> bool:
    """Whether a target announces what stands after the colon: "følgende: gebyr og register"."""
    if won.target is None:
        return False
    announces = tokens[won.target[0]].lower in words("below_only") or _is_caption(tokens, won)
    colon = max(won.target[1], won.cue[1]) + 1
    return announces and colon < len(tokens) - 1 and tokens[colon].lower == ":"


_NEAR = 6
"""Tokens from a cue to the first item that it can rule: "i at a)", "følgende tre forslag: 1)"."""


def _introduces(tokens: Sequence[Token], won: Candidate, item: Item) -> bool:
    """Whether the items are the cue's: what stands between says no more than that they follow."""
    between = tokens[won.cue[1] + 1 : item.marker]
    if any(t.finite for t in between) or tokens[item.marker].lower in words("prepositions"):
        return False
    if between and between[-1].lower == ":":
        said = [t.lower for t in between[:-1]]
        points = bool(said) and (said[0] in words("cataphors") or said[-1] in words("introducing"))
        return points or len(said) < 2
    return not between or between[-1].lower in words("before_items")


def _next_stand(scene: Scene, said: Tokens) -> int | None:
    """Where in an item the next stand of the sentence begins, which has the items after it."""
    tokens = scene.reading.tokens
    for i in range(said[0], said[1] + 1):
        if tokens[i].lower != "men" and not (
            tokens[i].lower == "og" and tokens[i - 1].lower == ","
        ):
            continue
        if any(
            i < m.first and m.last <= said[1] and m.rule.construction in TAKES_STAND
            for m in scene.matches
        ):
            return i
    return None


def _judged(scene: Scene, won: Candidate, first: int, last: int) -> tuple[Stance | None, str]:
    """What a wish or a saying verb comes to on one of its items, and the rule that it then has.

    None and nothing where the item says no more than what the cue is on.
    """
    wishes = won.stance in (Stance.DEMAND, Stance.OPPOSE, Stance.SUPPORT)
    if won.construction is Construction.REQUEST and wishes:
        return judging.wanted(scene.reading, first, last), ""
    if won.construction is not Construction.SAY:
        return None, ""
    rule = won.rule.partition("+")[0]
    judgement = judging.judge(scene, first, last)
    return (None, rule) if judgement is None else (judgement.stance, f"{rule}+{judgement.rule}")


def _denied_second(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """ "støtter at A, men ikke at B": the first target, and the second with the opposite stance.

    "støtter ikke A, men B" is the same the other way round. After a denial, or after "heller", the
    second has the same stance: "kan ikke se at A, heller ikke at B".
    """
    if won.construction is not Construction.ACT or won.target is None:
        return None
    tokens = reading.tokens
    opens = won.target[0] if won.target[0] > won.cue[1] else won.cue[1]
    for i in range(opens + 1, len(tokens) - 1):
        denies = tokens[i].lower in ("ikke", "ikkje") and not only(tokens, i)
        if not denies and not (won.denied and tokens[i].lower == "men"):
            continue
        begin = _begins_second(tokens, i + 1, won)
        if begin is None:
            continue
        end = i - denies
        while end > opens and tokens[end].lower in words("contrasting"):
            end -= 1
        if denies and end == i - 1:
            continue  # "er enig i at planen ikke at den nye": nothing sets the two apart
        also = any(t.lower == "heller" for t in tokens[end:i])
        last = _end_of(tokens, begin)
        stance = won.stance
        if not also and (not won.denied or not denies):
            stance = _other_stance(won)
        if won.target[0] < opens:
            first = replace(won, evidence=(won.evidence[0], max(won.cue[1], won.target[1])))
        else:
            first = replace(won, target=(won.target[0], end), evidence=(won.evidence[0], end))
        if won.condition is not None and won.condition[1] >= i:
            # what follows "men" is a position of its own here
            plain = Stance.SUPPORT if won.contrasted else won.stance
            first = replace(first, stance=plain, condition=None)
            stance = plain if stance is Stance.CONDITIONAL_SUPPORT else stance
        second = replace(
            won,
            stance=stance,
            cue=(i, i),
            target=(begin, last),
            evidence=(i, last),
            condition=None,
            why=(*won.why, "denied of a second target" if denies else "said of a second target"),
        )
        return first, second
    return None


def _other_side(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """The half that says no more than its side: "er for kvoter og mot avgifter"."""
    tokens, side = reading.tokens, reading.tokens[won.cue[1]].lower
    if won.construction is not Construction.ACT or side not in _SIDES or won.cue[0] == won.cue[1]:
        return None
    for i in range(won.cue[1] + 2, len(tokens) - 1):
        other = tokens[i].lower in _SIDES[side] and tokens[i - 1].lower in ("og", "men", ",")
        if tokens[i].finite and not other:
            return None
        if not other or tokens[i + 1].pos in ("PUNCT", "VERB", "AUX") or won.target is None:
            continue
        if tokens[i + 1].pos in ("ADV", "PRON", "SCONJ"):
            return None  # "imot det, for der er det trangt": a reason
        end = _end_before(reading, won.target[0], i - (tokens[i - 1].lower != ","))
        first = replace(won, target=(won.target[0], end), evidence=(won.evidence[0], end))
        last = _end_of(tokens, i + 1)
        second = replace(
            won,
            stance=_other_stance(replace(won, negated="")),
            cue=(i, i),
            target=(i + 1, last),
            evidence=(i, last),
            condition=None,
            why=(*won.why, "the other side of a second target"),
        )
        return first, second
    return None


_SIDES = {"for": ("mot", "imot"), "mot": ("for",), "imot": ("for",)}


def _gapped_second(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """The second half that has no verb: "Kapittel 2 støtter vi, kapittel 3 ikke"."""
    takes = won.construction in (Construction.ACT, Construction.JUDGE) and won.stance.evaluative
    end = max(won.evidence[1], won.cue[1])
    found = gapped_denial(reading.tokens, end) if takes else None
    if found is None or won.target is None or won.denied:
        return None
    first, last, no = found
    between = reading.tokens[end + 1 : first]
    if any(t.pos not in ("PUNCT", "CCONJ", "SCONJ") for t in between):
        return None
    second = replace(
        won,
        stance=_other_stance(won),
        cue=(no, no),
        target=(first, last),
        evidence=(first, no),
        condition=None,
        why=(*won.why, "denied of a second target"),
    )
    return won, second


def _other_stance(won: Candidate) -> Stance:
    """The stance of a half that denies the first: what is doubted no more is only taken up."""
    negated = "" if won.denied else won.negated  # "går ikke inn for A, men for B" takes it back
    return opposite(won.stance, won.construction, negated) or Stance.POSITION


def _begins_second(tokens: Sequence[Token], i: int, won: Candidate) -> int | None:
    """Where the second target starts: after the cue's preposition, at "at", or as the first does.

    "støtter målet, men ikke virkemidlene", "§ 3, men ikke § 4", "første ledd, men ikke andre".
    """
    first = won.target[0] if won.target else i
    word = tokens[i].lower
    preposition = tokens[won.cue[1]]
    if preposition.pos == "ADP" and word == preposition.lower:
        at_any_price = ("enhver", "kvar", "einkvar")
        follows = [t.lower for t in tokens[i + 1 : i + 2] if t.lower not in at_any_price]
        return i + 1 if follows else None
    if word in ("at", "å"):
        return i if word == "at" or tokens[first].lower == word else None
    phrase, end = _phrase(tokens, i), _end_of(tokens, i)
    if phrase is None or (end > i and any(t.finite for t in tokens[i : end + 1])):
        return None
    named = tokens[phrase].pos in ("PROPN", "SYM") or "Definite=Def" in tokens[phrase].feats
    # A lone noun is taken for a participle now and then: "men ikke gebyret"
    named = named or (i == end and looks_definite(word))
    same = word == tokens[first].lower
    alike = _is_reference(tokens[i]) and _is_reference(tokens[first])
    return i if named or same or alike else None


def _phrase(tokens: Sequence[Token], i: int) -> int | None:
    """The noun of the phrase that opens at `i`, or its last word where it names none."""
    if tokens[i].lower in words("universal") | words("undivided"):
        return None  # "støtter forslagene, men ikke alle" limits the support of the same ones
    at = i
    while at + 1 < len(tokens) and tokens[at].pos in ("DET", "ADJ", "NUM"):
        if tokens[at + 1].pos == "PUNCT":
            break
        at += 1
    lone = tokens[at].pos == "VERB" and at == _end_of(tokens, at)
    return at if tokens[at].pos in (*_NAMING, "DET", "ADJ", "NUM") or lone else None


_NAMING = ("NOUN", "PROPN", "SYM", "X")


def _is_reference(token: Token) -> bool:
    """Whether the word points at one of several: "første", "andre", "§", "2"."""
    sign = token.pos in ("NUM", "SYM") or token.text[0] in "§0123456789"
    return sign or token.lower in words("ordinals")


def _second_head(reading: Reading, won: Candidate) -> tuple[int, int, int] | None:
    """The end of a first target, the start and the end of a second: "… og at …", "… og til X"."""
    if won.target is None or won.target[0] < won.cue[1] or won.construction not in HAS_HOLDER:
        return None
    tokens = reading.tokens
    first, last = won.target
    reach = last
    if won.construction is Construction.REQUEST and won.content is not None:
        reach = max(last, won.content[1])
    while reach + 1 < len(tokens) and (
        tokens[reach + 1].lower == "," or tokens[reach + 1].lower in words("joins")
    ):
        reach += 1
    also = _also(reading, won)
    if also is not None:
        return _end_before(reading, first, also[0]), also[1], _end_of(tokens, also[1])
    preposition = tokens[won.cue[1]].lower if tokens[won.cue[1]].pos == "ADP" else ""
    for i in range(first + 1, reach + 1):
        if tokens[i].lower not in words("joins") or i >= len(tokens) - 2:
            continue
        follows = i + 1
        while follows < len(tokens) - 2 and tokens[follows].lower in words("after_join"):
            follows += 1
        word = tokens[follows].lower
        end = max(last, reach) if follows <= reach else _end_of(tokens, follows)
        if word == "at" and end > follows + 1:
            return _end_before(reading, first, i), follows, end
        if won.construction is Construction.SAY and _says_more(tokens, first, i, reach):
            return _end_before(reading, first, i), follows, end
        if preposition and word == preposition and follows < end:
            return _end_before(reading, first, i), follows + 1, end
        if word == tokens[first].lower and tokens[first].pos == "NOUN" and follows < last:
            return _end_before(reading, first, i), follows, end
        some = at_row(tokens, follows, phrases("quantified"))
        if some and follows + some <= last and won.construction is Construction.ACT:
            return _end_before(reading, first, i), follows, end
    return None


def _passive(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first finite verb is a passive present: "kravet fjernes", "gebyret blir tatt"."""
    verb = next((t for t in tokens[first : last + 1] if t.finite), None)
    return verb is not None and (
        verb.lower.endswith(("es", "ast", "est")) or verb.lower in ("blir", "vert")
    )


def _says_more(tokens: Sequence[Token], first: int, i: int, last: int) -> bool:
    """Whether what is said goes on in a clause of its own: "…, og kravet er uklart"."""
    verb = next((k for k in range(i + 1, last) if tokens[k].finite), None)
    if tokens[i - 1].lower != "," or verb is None or not any(t.finite for t in tokens[first:i]):
        return False
    subject = tokens[i + 1 : verb]
    return (
        any(t.dep.startswith("nsubj") for t in subject)
        and all(t.pos in _IN_SUBJECT for t in subject)
        and words("first_nominative").isdisjoint(t.lower for t in subject)
    )


_IN_SUBJECT = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PRON", "PROPN")


def _also(reading: Reading, won: Candidate) -> Tokens | None:
    """Where "men også" stands after "ikke bare …", and where what it adds starts."""
    tokens = reading.tokens
    start = next((i for i in range(won.cue[0], won.cue[1] + 4) if only(tokens, i)), None)
    if start is None or won.target is None:
        return None
    for i in range(won.target[0], len(tokens) - 2):
        if tokens[i].lower == "men" and tokens[i + 1].lower in words("separate"):
            return i, i + 2
    return None


def _end_of(tokens: Sequence[Token], start: int) -> int:
    stop = next(
        (k for k in range(start, len(tokens)) if tokens[k].lower in ("men", ";")), len(tokens)
    )
    return without_punctuation(tokens, start, stop - 1)


def _end_before(reading: Reading, first: int, i: int) -> int:
    return without_punctuation(reading.tokens, first, i - 1)
