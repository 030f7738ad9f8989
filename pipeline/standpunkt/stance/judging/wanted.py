"""What a wish wants done: with a proposal as a whole, or with anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.fates import befalls, is_proposal
from standpunkt.stance.judging.reach import REACH
from standpunkt.stance.phrases import Tokens, at_row, negator
from standpunkt.stance.words import endings, phrases, verb_forms, words


def wanted(reading: Reading, first: int, last: int, wish: Stance = Stance.DEMAND) -> Stance:
    """The stance of a wish: oppose or support where it is for the end or adoption of a proposal.

    Of anything else only that it is not to be enacted, or is to be dropped, is opposition; not
    where that is only so until something is done. What counts is the verb that says what is to be
    done: "forslaget bør trekkes", but not "forslaget bør presisere når en søknad trekkes".
    """
    tokens = reading.tokens
    said = [t.lower for t in tokens[first : last + 1]]
    if "," in said and (said[0] in words("if_words") or (said[0] == "om" and said[1] != "at")):
        return wish  # "Om forslaget fremmes, må …": its fate is only a condition
    aside = _relative(said, first)
    for verb in _done(tokens, first, last, aside):
        denied = _is_denied(tokens, first, verb, aside)
        stance = _comes_to(tokens, (first, last), verb, denied=denied)
        if stance is not None:
            return stance
    return _place(tokens, first, last) or wish


def _place(tokens: Sequence[Token], first: int, last: int) -> Stance | None:
    """What is to be gone or to stay, with no verb done to it: "§ 5 må bort", "må bli stående"."""
    modal = next((i for i in range(first, last) if tokens[i].lower in words("modals")), None)
    if modal is None or not _is_subject(tokens, first, modal):
        return None
    near = range(modal + 1, min(modal + REACH, last) + 1)
    no = negator(tokens, near.start, near.stop - 1)
    if no is not None:
        touched = no < last and tokens[no + 1].lower in verb_forms("touching_verbs")
        return Stance.SUPPORT if touched else None
    at = next((i for i in near if tokens[i].pos != "ADV" or _goes(tokens, i)), None)
    if at is None:
        return None
    stays = at_row(tokens, at, phrases("staying"))
    onward = tokens[at + (stays or 1)] if at + (stays or 1) <= last else None
    of = onward is not None and onward.lower == "av"
    if stays:
        return None if of else Stance.SUPPORT  # "§ 5 må bestå av to ledd"
    ends = onward is None or onward.pos in ("PUNCT", "ADV", "SCONJ", "CCONJ")
    away = ends or (onward is not None and onward.lower in ("av", "fra", "frå"))
    # not "forslaget må ut på høring"
    return Stance.OPPOSE if away and _goes(tokens, at) else None


def _goes(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower in words("gone")


def _comes_to(tokens: Sequence[Token], span: Tokens, verb: int, *, denied: bool) -> Stance | None:
    """What doing `verb` comes to for the proposal; None where it leaves it to be what it is."""
    first, last = span
    word = tokens[verb].lower
    short = _length(tokens, first, last) <= _SHORT
    itself = _object(tokens, verb, last)
    if word in verb_forms("taking_verbs") and befalls(tokens, verb) and denied:
        # "§ 6 bør ikke tas inn i loven"
        put = tokens[min(verb + 1, last)].lower in ("inn", "med")
        return Stance.OPPOSE if put and short and not _is_case(tokens[first:verb]) else None
    if short and (_is_subject(tokens, first, verb) or itself is not None):
        if _rejects(tokens, verb, last):
            if not denied:
                return Stance.OPPOSE
            return Stance.SUPPORT if any(map(is_proposal, tokens[first : last + 1])) else None
        # "bør vedta forslaget", but "bør vedta forslaget i god tid før nyttår" is on when
        if _adopts(tokens, verb) and (denied or itself in (None, last)):
            return Stance.OPPOSE if denied else Stance.SUPPORT
        return None
    bounded = any(t.lower in words("until") for t in tokens[first : last + 1])
    ends = word in (verb_forms("enacting_verbs") if denied else verb_forms("dropping_verbs"))
    if word in verb_forms("turning_down") and befalls(tokens, verb):
        ends = not denied and not _is_case(tokens[first:verb])
    return Stance.OPPOSE if ends and short and not bounded else None


def _is_case(subject: Sequence[Token]) -> bool:
    """Whether it is a case that is turned down, which an office does: "søknaden må avvises"."""
    return any(case in t.lower for t in subject for case in endings("cases"))


def _is_subject(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether it is the proposal that the verb is done to, named among the first words."""
    said = [t.lower for t in tokens[first : first + 3]]
    at = next((n for n, word in enumerate(said) if _names_it(word, tokens[verb].lower)), None)
    # "at et nytt forslag fremmes" is not about the one that is put to hearing
    new = at is not None and not words("new_one").isdisjoint(said[:at])
    if at is None or (new and said[0] not in ("den", "det", "dei", "de")):
        return False
    # "forslaget ikke innfører klagerett": what it does is not what is done to it
    after = tokens[verb + 1 : verb + 3]
    return befalls(tokens, verb) or not any(t.pos in ("NOUN", "PROPN", "PRON") for t in after)


def _names_it(word: str, verb: str) -> bool:
    """Whether a word is for the proposal, or for the act that is passed: "loven vedtas"."""
    passed = verb in verb_forms("passing_verbs") and word in words("passed_acts")
    return passed or word in _WHOLE or any(noun in word for noun in words("proposal_nouns"))


def _object(tokens: Sequence[Token], verb: int, last: int) -> int | None:
    """The proposal that the verb is done to, named after it: "bør trekke hele forslaget"."""
    for token in tokens[verb + 1 : min(verb + REACH, last + 1)]:
        if _names_it(token.lower, tokens[verb].lower) and token.lower in words("passed_acts"):
            return token.i
        if is_proposal(token):
            definite = "Definite=Def" in token.feats or token.lower.endswith(("et", "a", "ene"))
            return token.i if definite else None
        passed = token.lower in words("particles") | words("to_object")
        if token.pos in ("ADP", "SCONJ", "VERB", "NOUN") and not passed:
            return None
    return None


def _adopts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is to carry something through: "vedta", "gå videre med"."""
    if tokens[verb].lower in verb_forms("going_verbs"):
        return at_row(tokens, verb + 1, phrases("carried_on")) > 0
    if tokens[verb].lower in verb_forms("voting_verbs"):
        return at_row(tokens, verb + 1, phrases("voted_for")) > 0
    return tokens[verb].lower in verb_forms("adopting_verbs")


def _rejects(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """Whether the verb puts an end to something: "trekkes", "legges bort", not "trekkes fram"."""
    after = [t.lower for t in tokens[verb + 1 : min(verb + 3, last) + 1]]
    if tokens[verb].lower in verb_forms("laying_verbs"):
        return not words("away").isdisjoint(after)
    if tokens[verb].lower in verb_forms("voting_verbs"):
        return not words("voted_down").isdisjoint(after[:1])
    if tokens[verb].lower in verb_forms("taking_verbs"):
        return not words("gone").isdisjoint(after[:1])
    rejecting = tokens[verb].lower in verb_forms("rejecting_verbs")
    return rejecting and words("forth").isdisjoint(after[:1])


def _done(tokens: Sequence[Token], first: int, last: int, aside: range) -> Iterator[int]:
    """The verb of what is to be done, past modals and "bli", and those that "og" joins to it."""
    modal = (i for i in range(first, last + 1) if tokens[i].lower in words("modals"))
    start = at = next((i for i in modal if i not in aside), first - 1) + 1
    found = led = False
    while at <= last:
        word = tokens[at].lower
        if at in aside:
            at = aside.stop
            continue
        if at > start and _opens_clause(tokens, at):
            return
        if found:
            if word == "å":
                return
            if tokens[at].pos == "CCONJ":
                joined = at + 1
                while joined < last and tokens[joined].pos == "ADV":
                    joined += 1
                if joined <= last and _is_verb(tokens, joined):
                    yield joined
        elif _is_verb(tokens, at) and not _helps(tokens, at):
            if not led and _of_noun(tokens, start, at):
                at += 1
                continue
            yield at
            led = _leads_on(tokens, at)
            found = not led
        at += 1


def _of_noun(tokens: Sequence[Token], start: int, i: int) -> bool:
    """Whether the verb belongs to a noun before it: "forslaget om å oppheve plikten trekkes"."""
    return i - 2 > start and [t.lower for t in tokens[i - 2 : i]] in (
        ["om", "å"],
        ["til", "å"],
        ["for", "å"],
        ["av", "å"],
    )


def _leads_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is the next verb that tells: "velge å skrinlegge", "be regjeringen trekke"."""
    word = tokens[verb].lower
    if word in verb_forms("asking_verbs"):
        return True
    after = tokens[min(verb + 1, len(tokens) - 1)].lower
    return after == "å" and word in verb_forms("choosing_verbs")


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether another clause starts at token `i`: "før", "dersom", not "så snart som mulig"."""
    opens = tokens[i].pos == "SCONJ" or tokens[i].lower in words("another_clause")
    return opens and tokens[min(i + 1, len(tokens) - 1)].lower not in ("mulig", "mogleg", "råd")


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token is a verb, and no participle before a noun."""
    token = tokens[i]
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("amod", "nmod", "obj", "obl", "nsubj")  # "nye gebyrer"
    # what taggers take for a noun or adjective: "bør leggjast bort", "blir lagt bort", "bør utgå"
    return any(
        token.lower in words(name) or (token.lower in verb_forms(name) and befalls(tokens, i))
        for name in ("rejecting_verbs", "laying_verbs", "adopting_verbs", "taking_verbs")
    )


def _helps(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb only helps the next one along: "bør bli trukket", "burde vært avvist"."""
    word = tokens[i].lower
    if word in words("become") | words("auxiliary_modals") | words("having"):
        return True
    done = "VerbForm=Part" in tokens[min(i + 1, len(tokens) - 1)].feats
    return word in words("being") and done


def _is_denied(tokens: Sequence[Token], first: int, verb: int, aside: range) -> bool:
    """Whether what is to be done is not to be: "ikke vedtas", "bør ikke", "vedtas ikke"."""
    until = verb + 1 if tokens[verb].finite else verb
    return negator(tokens, first, until, aside) is not None


def _length(tokens: Sequence[Token], first: int, last: int) -> int:
    """Tokens before a clause set after the verb: "må beregnes før grensen blir fastsatt"."""
    said = [t.lower for t in tokens[first : last + 1]]
    verb = next((n for n, word in enumerate(said) if word in words("modals")), len(said))
    after = range(verb + 2, len(said))
    return next((n for n in after if said[n] in words("another_clause")), len(said))


def _relative(said: list[str], first: int) -> range:
    """The tokens of a relative clause set in among the first: "forskriften, som …, bør"."""
    for n in range(1, min(_BEFORE_RELATIVE, len(said) - 2)):
        if said[n] == "," and said[n + 1] in ("som", "der", "hvor", "kor"):
            closed = next((k for k in range(n + 2, len(said)) if said[k] == ","), None)
            return range(0) if closed is None else range(first + n, first + closed + 1)
    return range(0)


_BEFORE_RELATIVE = 6
"""Tokens of a subject, within which a relative clause of it opens."""


_SHORT = 14
"""Tokens; a longer wish is about more than the fate of the proposal."""


_WHOLE = ("denne", "dette", "det", "kapittel", "§")
