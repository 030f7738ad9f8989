"""Bare answers: a line, or what follows a label, that is nothing but a stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from standpunkt.language.reading import Token
from standpunkt.positions import Stance
from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.construction import HAS_HOLDER
from standpunkt.stance.matching import Match
from standpunkt.stance.numbered import items
from standpunkt.stance.opposites import ASKED_AGAINST
from standpunkt.stance.phrases import Tokens, opens_condition, without_punctuation
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import endings, verb_forms, words

LABEL_ENDS = (":", "–")
"""What stands between a label and the answer."""

LONGEST_ANSWER = 9
"""Tokens; a longer line is a sentence."""


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """The answer that the line gives: "§ 5: Ingen merknader", "Enig", "Ja"."""
    tokens = scene.reading.tokens
    side = _side(scene, match) or _half(scene, match)
    if side is not None:
        return side
    colon = next((i for i in range(match.first) if ends_label(tokens, i)), None)
    start = 0 if colon is None else colon + 1
    last = max(match.last, without_punctuation(tokens, match.last, len(tokens) - 1))
    condition = _condition(scene, match, last)
    if condition is not None:
        last = max(match.last, without_punctuation(tokens, match.last, condition[0] - 1))
    reason = _no_answer(scene, match, start, last, labelled=colon is not None)
    if reason:
        return Rejected(match.rule.id, (match.first, match.last), reason)
    stance = match.rule.stance
    if match.rule.after_question and _asks_against(scene, colon):
        stance = ASKED_AGAINST[stance]
        if stance is Stance.SKEPTICAL and _asks_rejection(scene, colon):
            stance = Stance.OPPOSE
    elif stance is Stance.NEUTRAL and _is_none(tokens, match) and _asks_against(scene, colon):
        stance = Stance.SUPPORT  # "Ser dere svakheter ved modellen? Ingen."
    limited = condition is not None and stance is Stance.SUPPORT
    target = None
    if colon and not _labels(tokens[:colon]):
        target = (1 if tokens[0].lower in ("til", "ad", "om") and colon > 1 else 0, colon - 1)
    elif match.last + 2 <= last and tokens[match.last + 1].lower == "til":
        target = (match.last + 2, last)
    elif match.last < last and tokens[match.last].lower in words("prepositions"):
        target = (match.last + 1, last)  # "Ønske om lengre frist"
    if target is None and _says_much(tokens, match, start, last):
        last = match.last  # "Ja, og ho må gjelde fleire": the rest is read by itself
    return Candidate(
        rule=match.rule.id,
        construction=match.rule.construction,
        stance=Stance.CONDITIONAL_SUPPORT if limited else stance,
        cue=(match.first, match.last if target else last),
        evidence=(min(match.first, target[0]) if target else match.first, last),
        target=target,
        condition=condition,
        holder=scene.context.holder,
        own=True,
        tier=match.rule.tier,
        elements=len(match.places),
    )


def rated(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """The number that the line gives on a scale: "Gebyr: 2", "4" below a question."""
    tokens, scale = scene.reading.tokens, scene.context.scale
    last = without_punctuation(tokens, 0, len(tokens) - 1)
    number = tokens[last].lower.removesuffix(".")
    stance = scale.stance(int(number)) if scale and number.isdecimal() else None
    if stance is None:
        return
    label = tokens[last - 1].lower in LABEL_ENDS if last else False
    if last and not (label or scene.reading.sentence.marker):
        return
    names = label and last > 1 and not _labels(tokens[: last - 1])
    target = (0, _before_brackets(tokens, last - 2)) if names else None
    if names and tokens[0].lower in words("particulars"):
        return
    yield Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=stance,
        cue=(last, last),
        evidence=(0, last),
        target=target,
        holder=scene.context.holder,
        own=True,
    )


def _before_brackets(tokens: Sequence[Token], last: int) -> int:
    """The last token of a label without the legend in brackets that it may end in."""
    opened = next((i for i in range(1, last) if tokens[i].text == "("), None)
    return last if opened is None or tokens[last].text != ")" else opened - 1


def _side(scene: Scene, match: Match) -> Candidate | None:
    """The item that says which side the respondent is on: "Vi er: – for X – mot Y"."""
    tokens, at = scene.reading.tokens, match.first
    if match.last != at or tokens[at].lower not in words("sides") or at + 1 >= len(tokens):
        return None
    run_in = next((item.said for item in items(tokens) if item.said[0] == at), None)
    if run_in is not None:
        colon = next((i for i, t in enumerate(tokens) if t.lower == ":"), 0)
        lead, last = [t.lower for t in tokens[:colon]], run_in[1]
    else:
        lead = scene.context.lead.lower().removesuffix(":").split() if at == 0 else []
        last = without_punctuation(tokens, at, len(tokens) - 1)
    if last == at or not lead or lead[-1] not in verb_forms("copula_verbs"):
        return None
    if not scene.context.names.are(lead[:-1]):
        return None
    return Candidate(
        rule=match.rule.id,
        construction=match.rule.construction,
        stance=match.rule.stance,
        cue=(at, at),
        evidence=(at, last),
        target=(at + 1, last),
        holder=scene.context.holder,
        own=True,
    )


def _half(scene: Scene, match: Match) -> Candidate | None:
    """One half of a line of two opposite verdicts: "rett tanke, gal terskel"."""
    tokens = scene.reading.tokens
    end = without_punctuation(tokens, 0, len(tokens) - 1)
    start = next((i + 1 for i in range(end, -1, -1) if tokens[i].lower == ":"), 0)
    middle = [i for i in range(start, end) if tokens[i].lower in (",", "men")]
    if not middle or middle[-1] - middle[0] > 1 or any(t.finite for t in tokens[start : end + 1]):
        return None
    halves = (start, middle[0] - 1), (middle[-1] + 1, end)
    if any(not 1 <= last - first < _LONGEST_HALF for first, last in halves):
        return None
    stances = [
        {
            m.rule.stance
            for m in scene.matches
            if m.rule.construction is match.rule.construction
            and m.first == first
            and m.last <= last
        }
        for first, last in halves
    ]
    if not all(stances) or stances[0] & stances[1]:
        return None
    mine = next((h for h in halves if h[0] == match.first and match.last <= h[1]), None)
    if mine is None or tokens[mine[1]].pos not in ("NOUN", "VERB"):
        return None
    return Candidate(
        rule=match.rule.id,
        construction=match.rule.construction,
        stance=match.rule.stance,
        cue=(mine[0], mine[1] - 1),
        evidence=mine,
        target=(mine[1], mine[1]),
        holder=scene.context.holder,
        own=True,
        elements=len(match.places),
    )


_LONGEST_HALF = 4
"""Tokens."""


def ends_label(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` parts a label from the answer: ":", or a dash of any length."""
    if tokens[i].lower in LABEL_ENDS:
        return True
    # "Støtte til forslaget - nei", but "§ 2-1"
    return tokens[i].lower in ("-", "—") and i > 0 and tokens[i - 1].end < tokens[i].start


def _asked(scene: Scene, colon: int | None) -> list[str]:
    """The words that are answered: those before the colon, or those of the question above.

    A label that only says that an answer follows is no question: "Svar: Nei".
    """
    label = scene.reading.tokens[:colon] if colon else ()
    if label and not (_labels(label) and scene.context.question):
        return [t.lower for t in label]
    return re.findall(r"\w+", scene.context.question.lower())


def _asks_rejection(scene: Scene, colon: int | None) -> bool:
    """Whether a yes rejects: "Er dere uenige i forslaget?", "Bør forslaget avvises?"."""
    asked = _asked(scene, colon)
    return any(word.startswith(endings("asks_rejection")) for word in asked)


def _asks_against(scene: Scene, colon: int | None) -> bool:
    """Whether it is asked who is against: "Har dere innvendinger?", "Imot forslaget: Nei"."""
    asked = _asked(scene, colon)
    against = any(word.startswith(endings("asks_against")) for word in asked)
    against = against or any(
        first in _TOO and second in words("too_much_of") for first, second in pairwise(asked)
    )
    changes = not words("asks_change").isdisjoint(asked) and any(
        word.startswith(endings("asks_change_in")) for word in asked
    )
    changes = changes and {"støtter", "støttar"}.isdisjoint(asked)
    denied = any(
        before in words("negators") and word in verb_forms("asks_denied")
        for before, word in pairwise(asked)
    )
    return (against or changes or denied) and not any(
        word in ("eller", "enig", "einig", "samd") for word in asked
    )


_TOO = ("for", "altfor")


def _too_much(tokens: Sequence[Token], i: int) -> bool:
    """Whether "for" is "too" there: "for dårlig utredet"."""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return tokens[i].lower in _TOO and after in words("too_much_of")


def _is_none(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the answer is a bare "ingen"."""
    return match.first == match.last and tokens[match.first].lower in ("ingen", "inga")


def _labels(label: Sequence[Token]) -> bool:
    """Whether the words before a colon name no matter: "Svar", "Svar på spørsmål 2"."""
    if label[-1].lower in words("answer_labels"):
        return True
    return label[0].lower in words("answer_labels") and any(
        t.lower == "spørsmål" for t in label[1:]
    )


def _condition(scene: Scene, match: Match, last: int) -> Tokens | None:
    """What follows the answer as its condition: "Enig, dersom …", "Enig, men …"."""
    tokens = scene.reading.tokens
    start = match.last + 1
    if start < last and tokens[start].lower == ",":
        start += 1
    if start < last and tokens[start].lower == "men":
        return start + 1, last
    return (start, last) if start < last and opens_condition(tokens, start) else None


def _no_answer(scene: Scene, match: Match, start: int, last: int, *, labelled: bool) -> str:
    """Why the line is no bare answer; empty when it is one."""
    tokens = scene.reading.tokens
    if scene.asks and start == 0:
        return "a question"  # "Enig?"
    before = tokens[start : match.first]
    if any(t.pos not in ("ADV", "PUNCT", "INTJ", "AUX") and t.lower != "er" for t in before):
        return "does not open the line"
    if _says_much(tokens, match, start, last) and not _answers_and_goes_on(scene, match, start):
        return "too much is said for a bare answer"
    may_follow = words("giving_reason").union(_MAY_FOLLOW)
    goes_on = match.last < last and tokens[match.last + 1].lower not in may_follow
    if goes_on and not match.rule.goes_on:
        return "the line goes on"
    needs_question = match.rule.after_question or tokens[match.last].lower in (
        "ingen",
        "inga",
    )
    if needs_question and not (labelled or scene.context.question):
        return "no question before it"
    asked = scene.context.question.lower()
    if match.rule.after_question and any(w in asked for w in words("remark_nouns")):
        return "says only whether there is more to say"
    return ""


def _says_much(tokens: Sequence[Token], match: Match, start: int, last: int) -> bool:
    """Whether a line says more than an answer: "Ja, det blir mindre papir"."""
    long = last - start >= LONGEST_ANSWER
    return long or any(t.finite for t in tokens[match.last + 1 : last + 1])


def _agrees_and_goes_on(scene: Scene, match: Match, start: int) -> bool:
    """Whether "uenig" opens the line and what follows only tells why: "Uenig, det er dyrt"."""
    tokens = scene.reading.tokens
    if match.first != start or match.last + 2 >= len(tokens):
        return False
    said = {t.lower.removeprefix("u") for t in tokens[start : match.last + 1]}
    if words("asks_agreement").isdisjoint(said):
        return False
    follows = tokens[match.last + 1].lower
    return not _stands_after(scene, match) and (follows == "," or follows in words("giving_reason"))


def _answers_and_goes_on(scene: Scene, match: Match, start: int) -> bool:
    """Whether "ja" answers what should be, and no cue follows that says it better."""
    tokens = scene.reading.tokens
    if _agrees_and_goes_on(scene, match, start):
        return True
    if not match.rule.after_question or match.first != start or tokens[match.last + 1].lower != ",":
        return False
    asked = re.findall(r"\w+", scene.context.question.lower())
    opens = next((word for word in asked if not word.isdigit()), "")
    against = any(word.startswith(endings("asks_against")) for word in asked)
    stand = opens in words("asks_stand") or against
    if not stand and words("asks_agreement").isdisjoint(asked):
        return False
    return not _stands_after(scene, match)


def _stands_after(scene: Scene, match: Match) -> bool:
    """Whether a cue after an answer says it better: "Ja, vi støtter forslaget"."""
    return any(
        m.first > match.last
        and m.rule.construction in HAS_HOLDER
        and not _too_much(scene.reading.tokens, m.last)
        for m in scene.matches
    )


_MAY_FOLLOW = (",", ".", "for", "fra", "frå", "men")
