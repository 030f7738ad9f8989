"""Targets and conditions: what the stand is on, and what limits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import Clause
from standpunkt.stance.holders import speaks
from standpunkt.stance.phrases import (
    Tokens,
    at_row,
    condition_openers,
    either_way,
    final_negator,
    negates,
    none_exceeds_us,
    opens_condition,
    without_punctuation,
    word_at,
)
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.words import phrases, verb_forms, words


@dataclass(frozen=True, slots=True)
class Reach:
    """Target and condition as token spans; `fronted` tells that the target stood first."""

    target: Tokens | None
    condition: Tokens | None = None
    fronted: bool = False
    start: int = 0
    """Where the complement starts: the negation is looked for before it."""


def reach(
    reading: Reading,
    clause: Clause,
    cue_first: int,
    cue_last: int,
    holder: Tokens | None,
    gap: Tokens | None = None,
) -> Reach:
    """What a cue with its holder as subject is about."""
    tokens = reading.tokens
    start = cue_last + 1
    past = None if gap is not None else _negator_ahead(tokens, start, len(tokens) - 1)
    if past is not None:
        start = past + 1
        if past > clause.last:
            # "støtter, som nemnt, ikkje framlegget": trees end the clause at the insertion
            clause = replace(clause, last=_end_of_object(tokens, start))
    if tokens[cue_last].lower != "at":
        start = _skip(tokens, start, clause.last, holder)
    if gap is not None:
        target = _cleaned(tokens, *gap, holder=holder)
        rest = _split(tokens, start, clause.last)
        return Reach(target, rest[1] or _after(tokens, clause), start=start)
    inserted = _inserted_condition(tokens, start, clause.last)
    if inserted is not None:
        start = _skip(tokens, inserted[1] + 2, clause.last, holder)
    ends = _before_result(tokens, cue_first, start, clause.last)
    complement, condition = _split(tokens, start, ends)
    condition = inserted or condition
    target = _cleaned(tokens, *complement) if complement else None
    alone = start > cue_last and all(t.pos == "PUNCT" for t in tokens[start : clause.last + 1])
    stranded = tokens[cue_last].lower in words("prepositions") and alone
    front = fronted(reading, clause, cue_first, holder, stranded=stranded)
    if target is not None and not (front and _only_adjunct(tokens, target, cue_last)):
        return Reach(target, condition or _after(tokens, clause), start=start)
    if front is not None:
        return Reach(front, condition or _after(tokens, clause), fronted=True, start=start)
    return Reach(target, condition or _after(tokens, clause), start=start)


def _before_result(tokens: Sequence[Token], cue_first: int, start: int, last: int) -> int:
    """Where the target ends that what comes of it follows: "så glad for X | at eg gret"."""
    degree = next((i for i in range(cue_first, start - 1) if tokens[i].lower == "så"), None)
    if degree is None or tokens[degree + 1].pos not in ("ADJ", "ADV"):
        return last
    opens = (
        i - 1
        for i in range(start + 1, last)
        if tokens[i].lower == "at" and tokens[i - 1].pos in ("NOUN", "PROPN", "NUM", "PRON")
    )
    return next(opens, last)


def _inserted_condition(tokens: Sequence[Token], start: int, last: int) -> Tokens | None:
    """A condition set in before the target: "støtter – med ett unntak – forslaget"."""
    opened = start if tokens[min(start, last)].lower in (",", *_DASHES) else start - 1
    mark = tokens[opened].lower
    if mark not in (",", *_DASHES) or opened >= last or not opens_condition(tokens, opened + 1):
        return None
    for i in range(opened + 2, last):
        if tokens[i].lower == mark and tokens[i + 1].pos in _NOMINAL:
            return opened + 1, i - 1
    return None


_NOMINAL = ("NOUN", "PROPN", "DET", "ADJ", "PRON", "SYM")
_DASHES = ("–", "—", "-")


def _skip(tokens: Sequence[Token], at: int, last: int, holder: Tokens | None) -> int:
    """Past an inverted subject, negators, adverbs and limiters after the cue."""
    while at <= last:
        if holder is not None and holder[0] <= at <= holder[1]:
            at = holder[1] + 1
            continue
        step = (
            at_row(
                tokens,
                at,
                phrases("discourse", "intensifiers", "limiters", "own_side", "hardly_any"),
            )
            or _insertion(tokens, at, last)
            or _skips_one(tokens, at, last)
        )
        if not step:
            no = _negator_ahead(tokens, at, last)
            if no is None:
                break
            step = no + 1 - at
        at += step
    return at


def _negator_ahead(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """The negator of the verb that stands past adverbials from `at` on, before any object.

    "støtter slett ikke forslaget", "støtter av hensyn til barna ikke forslaget", "støtter (jf.
    punkt 3) ikke forslaget": no object stands before it, and no clause opens.
    """
    in_phrase = False
    while at < last:
        token = tokens[at]
        if negates(tokens, at):
            return None if tokens[at - 1].pos in ("CCONJ", "ADP") else at
        if token.lower in _BRACKETS:
            close = _BRACKETS[token.lower]
            inside = range(at + 1, min(at + _LONGEST_INSERTION, last))
            end = next((i for i in inside if tokens[i].lower in close), None)
            aside = token.lower == "(" or tokens[at + 1].lower in ("som", "slik")
            if end is None or not (aside or not any(t.finite for t in tokens[at:end])):
                return None
            at, in_phrase = end + 1, False
            continue
        if token.finite or token.pos in ("PUNCT", "SCONJ") or token.lower in _OPENS_CONTENT:
            return None
        in_phrase = in_phrase or token.pos == "ADP"
        adverb = token.pos in ("ADV", "PART") or (token.pos == "ADJ" and negates(tokens, at + 1))
        if not (in_phrase or adverb):
            return None
        at += 1
    return None


def _end_of_object(tokens: Sequence[Token], first: int) -> int:
    """The last token of what stands from `first` on, up to the next mark."""
    ends = (i - 1 for i in range(first + 1, len(tokens)) if tokens[i].pos == "PUNCT")
    return next(ends, len(tokens) - 1)


_BRACKETS = {"(": (")",), ",": (",",), "–": ("–",), "—": ("—",), "-": ("-",)}
_LONGEST_INSERTION = 14
_OPENS_CONTENT = ("at", "å", "om", "som")


def _insertion(tokens: Sequence[Token], at: int, last: int) -> int:
    """Length of what is put in before "at" or the object: "– i likhet med X –", "i 2022"."""
    if tokens[at].lower == "i" and at < last and tokens[at + 1].text[:2] in ("19", "20"):
        return 2 if len(tokens[at + 1].text) == 4 and tokens[at + 1].text.isdigit() else 0
    if tokens[at].lower not in (",", "(", *_DASHES):
        return 0
    for i in range(at + 2, min(at + 12, last)):
        if tokens[i].finite:
            return 0
        if tokens[i].lower in (",", ")", *_DASHES) and tokens[i + 1].lower in ("at", "å"):
            return i + 1 - at
    return 0


def _skips_one(tokens: Sequence[Token], at: int, last: int) -> int:
    """1 for a word or comma that stands between cue and target, else 0."""
    token = tokens[at]
    if token.lower in words("negators") or token.lower in _CLOSING_QUOTES:
        return 1
    if token.lower in words("target_adverbs") and token.pos in ("ADV", "PART", "ADJ"):
        return 1
    if token.pos == "PRON" and token.lower in words("first_nominative"):
        return 1
    if token.lower in (",", *_DASHES) and at < last:
        onward = tokens[at + 1]
        return int(onward.lower in ("at", "om", "å") or onward.pos in ("ADV", "DET", "NOUN", "ADP"))
    return 0


_CLOSING_QUOTES = ("»", "”")
"""After a cue in quotation marks: 'vi «støtter» ikke'."""


@cache
def _turns() -> frozenset[str]:
    """Every word at which `_split` may split: most are none of them, and one look tells."""
    scant = frozenset(phrases("hardly_any"))  # "støtter forslaget i liten grad"
    return condition_openers() | words("if_words") | scant | {"og", "men", "ja", "nei", "enn"}


_PARTS = (",", "(", "–")
"""What stands before a reason, comment or other party's view."""


def _split(tokens: Sequence[Token], first: int, last: int) -> tuple[Tokens | None, Tokens | None]:
    """Complement and condition in tokens `first` to `last`."""
    turns = _turns()
    for i in range(first, last + 1):
        if tokens[i].lower not in turns and tokens[i - 1].lower not in _PARTS:
            continue
        if _conditions_content(tokens, first, i) or _in_subject(tokens, first, last, i):
            continue
        if opens_condition(tokens, i) and (i > first or tokens[i].lower != "om"):
            end = _end_before(tokens, first, i)
            return ((first, end) if end >= first else None), (i, last)
        if _goes_on(tokens, first, i) or spliced(tokens, first, i):
            return (first, _end_before(tokens, first, i)), None
        little = at_row(tokens, i, phrases("hardly_any"))
        scant = little and not any(
            t.finite or t.lower in _OPENS_CONTENT
            for t in (*tokens[first:i], *tokens[i + little : i + little + 2])
        )  # "støtter forslaget i liten grad", but "mener forslaget i liten grad ivaretar dem"
        ends = scant or tokens[i].lower == "men" or _goes_on_aside(tokens, i) or _slogan(tokens, i)
        if tokens[i].lower == "enn":
            ends = any(none_exceeds_us(tokens, k) for k in range(i))
        if i > first and (ends or _says_who(tokens, i)):
            end = _end_before(tokens, first, i)
            return ((first, end) if end >= first else None), None
    return ((first, last) if first <= last else None), None


def _conditions_content(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether a condition belongs to what is proposed: "at en kommune kan vente dersom det …".

    What may be done may be done under a condition, unless a comma parts the two.
    """
    if tokens[i].lower not in words("if_words") or tokens[i - 1].lower == ",":
        return False
    opened = next((k for k in range(first, i) if tokens[k].lower in ("at", "som")), None)
    return opened is not None and any(
        t.finite and t.lower in words("permitting") for t in tokens[opened:i]
    )


def _in_subject(tokens: Sequence[Token], first: int, last: int, i: int) -> bool:
    """Whether what opens at `i` stands in a subject: "at fristen, dersom den gjelder, er kort"."""
    if any(t.finite for t in tokens[first:i]):
        return False
    closes = (k for k in range(i + 1, last) if tokens[k].lower == "," and tokens[k + 1].finite)
    return any(not _of_relative(tokens, i, k) for k in closes)


def _of_relative(tokens: Sequence[Token], i: int, comma: int) -> bool:
    """Whether the comma closes a relative clause of the condition that opens at `i`.

    "dersom de som har prøve, får kjøre": its own verb is still to come.
    """
    som = next((k for k in range(i + 1, comma) if tokens[k].lower == "som"), None)
    return som is not None and not any(t.finite for t in tokens[i:som])


def _slogan(tokens: Sequence[Token], i: int) -> bool:
    """Whether the other half of "Ja til X, nei til Y" starts here."""
    return (
        0 < i < len(tokens) - 2
        and tokens[i].lower in ("nei", "ja")
        and tokens[i + 1 + (tokens[i + 1].lower == "takk")].lower == "til"
        and tokens[i - 1].pos in ("PUNCT", "CCONJ")
    )


def _says_who(tokens: Sequence[Token], i: int) -> bool:
    """Whether all that follows is who says so: "nei til gebyr, seier vi", "…, mener laget"."""
    says = verb_forms("speaking_verbs") | verb_forms("thinking_verbs")
    after = [t for t in tokens[i + 1 :] if t.pos != "PUNCT"]
    return tokens[i - 1].lower == "," and tokens[i].lower in says and len(after) == 1


def _end_before(tokens: Sequence[Token], first: int, i: int) -> int:
    """The last token before `i` that parts nothing; `first` - 1 when there is none.

    "støtter forslaget, dog med": a word of contrast after a comma is of what follows.
    """
    end = i - 1
    while end >= first and (
        tokens[end].pos in ("PUNCT", "CCONJ")
        or (tokens[end].lower in words("contrasting") and tokens[end - 1].pos == "PUNCT")
    ):
        end -= 1
    return end


def _goes_on(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether the main clause goes on at "og": "at fristen bør forlenges og støtter gebyret".

    After a modal a second verb of the content would be no finite one, and no thing takes a stand:
    "at det lovfestes en norm, og støtter også forslaget".
    """
    if i <= first or tokens[i].lower != "og" or i + 1 >= len(tokens):
        return False
    finite = [t for t in tokens[first:i] if t.finite]
    if tokens[i + 1].lower in words("first_nominative") and i + 2 < len(tokens):
        # "at departementet bør lytte, og vi ber om et møte"
        return bool(finite) and tokens[i - 1].lower == "," and _takes_stand(tokens, i + 2)
    if not tokens[i + 1].finite:
        return False
    if not finite:
        return False
    if finite[-1].lower in words("auxiliary_modals"):
        return tokens[i + 1].lower not in words("auxiliary_modals")
    return _takes_stand(tokens, i + 1) and (
        tokens[i - 1].lower == "," or not _has_speaker(tokens[first : finite[-1].i])
    )


def _takes_stand(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a stand or a feeling is told from the verb on: "støtter", "er svært redd for"."""
    if at_row(tokens, verb, phrases("taking_stand")):
        return True
    if word_at(tokens, verb + 1) in words("target_adverbs"):
        without = (tokens[verb], *tokens[verb + 2 : verb + 5])  # "og går derfor imot den"
        if at_row(without, 0, phrases("taking_stand")):
            return True
    if tokens[verb].lower not in verb_forms("copula_verbs"):
        return False
    onward = [t for t in tokens[verb + 1 : verb + 5] if t.dep != "advmod"]
    return bool(onward) and onward[0].lower in set_forms("WORRIED") | set_forms("GLAD")


def _has_speaker(said: Sequence[Token]) -> bool:
    """Whether somebody who can take a stand is named: "at departementet følger opp".

    "De fleste endringene" are no persons, though "de" and "flere" alone can be.
    """
    return any(
        speaks(t)
        or t.pos == "PROPN"
        or (t.lower in words("personal") and not _qualifies(said[n + 1 : n + 3]))
        or t.lower == "som"
        for n, t in enumerate(said)
    )


def _qualifies(onward: Sequence[Token]) -> bool:
    """Whether a noun for a thing follows: "fleire endringar", "flere av forslagene"."""
    noun = next((t for t in onward if t.pos not in ("ADJ", "ADP", "DET", "NUM")), None)
    return noun is not None and noun.pos == "NOUN" and not speaks(noun)


def spliced(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether a clause of its own is only set behind a comma: "at det er feil, det er uklokt".

    In a clause that goes on its verb would not stand behind a pronoun, unless the pronoun takes
    up a phrase with a clause in it ("at det som haster, det er fristen").
    """
    if i <= first + 1 or tokens[i - 1].lower != "," or i + 1 >= len(tokens):
        return False
    if tokens[i].lower not in words("spliced_subjects") or not tokens[i + 1].finite:
        return False
    said = tokens[first : i - 1]
    taken_up = said[0].lower == "å" or any(t.lower in _TAKEN_UP for t in said[:4])
    return any(t.finite for t in said) and not taken_up


_TAKEN_UP = ("som", "når", "dersom", "hvis", "viss", "om")


def _goes_on_aside(tokens: Sequence[Token], i: int) -> bool:
    """Whether a reason, comment or other party's view starts here, after a comma."""
    return tokens[i - 1].lower in _PARTS and at_row(tokens, i, phrases("asides")) > 0


def _after(tokens: Sequence[Token], clause: Clause) -> Tokens | None:
    """A condition that follows the clause, after a comma or none."""
    i = clause.last + 1
    if i < len(tokens) and tokens[i].lower in (",", "–", "("):
        i += 1
    if i < len(tokens) and opens_condition(tokens, i):
        return i, without_punctuation(tokens, i, len(tokens) - 1)
    return None


def _cleaned(
    tokens: Sequence[Token], first: int, last: int, holder: Tokens | None = None
) -> Tokens | None:
    """The span without punctuation at its ends, a leading preposition or the holder."""
    first += at_row(tokens, first, phrases("concerning"))
    while first <= last:
        token = tokens[first]
        if holder is not None and holder[0] <= first <= holder[1]:
            first = holder[1] + 1
        elif token.lower == "om" and first > 0 and tokens[first - 1].pos == "ADP":
            break  # "usikker på om": a question, not a preposition
        elif (
            (token.pos == "PUNCT" and token.text not in '«"“”(§')
            or (token.lower in words("prepositions") and token.pos == "ADP" and first < last)
            or token.lower in words("negators")
            or (token.lower in words("target_adverbs") and token.pos == "ADV")
            or _speaker_again(tokens, first, last)
        ):
            first += 1
        else:
            break
    while last >= first and (
        (tokens[last].pos == "PUNCT" and tokens[last].text not in '»"”)')
        or final_negator(tokens, last, last) is not None
    ):
        last -= 1
    return (first, last) if first <= last else None


def _speaker_again(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the reflexive of a verb of speaking stands here: "(å uttale) oss om gebyret"."""
    reflexive = i > 0 and i + 1 < last and tokens[i - 1].lower in verb_forms("uttering_verbs")
    return reflexive and tokens[i].lower in _REFLEXIVES and tokens[i + 1].pos == "ADP"


_REFLEXIVES = ("seg", "oss", "meg")


def with_title(tokens: Sequence[Token], target: Tokens) -> Tokens:
    """The target with the title that follows the number of a report: "NOU 2019:5 Ny lov om …"."""
    first, last = target
    said = [t.lower.rstrip(".") for t in tokens[first : last + 1]]
    onward = last + 1
    if said[-1] in words("numbered_choices") and onward < len(tokens):
        choice = tokens[onward]  # "alternativ 2": the tree can hang the number elsewhere
        return first, onward if choice.pos == "NUM" or len(choice.text) == 1 else last
    if onward < len(tokens) and tokens[onward].lower == ")":
        onward += 1  # "Meld. St. 6 (2019–2020) Tett på": the tree ends before the bracket
    numbered = not words("numbered_reports").isdisjoint(said) and any(c.isdigit() for c in said[-1])
    if not numbered or onward >= len(tokens):
        return target
    title = tokens[onward]
    if not title.text[:1].isupper() or title.pos == "PUNCT":
        return first, onward - 1
    end = next((i for i in range(onward, len(tokens)) if tokens[i].pos == "PUNCT"), len(tokens))
    return first, end - 1


def with_number(tokens: Sequence[Token], target: Tokens) -> Tokens:
    """The target with the number or letter that its last noun has: "punkt 2", "alternativ B".

    A number alone goes with the noun of the cue: "faller ned på alternativ | 1".
    """
    first, last = target
    if (
        first
        and tokens[first - 1].lower in words("numbered_parts")
        and (tokens[first].pos == "NUM" or len(tokens[first].text) == 1)
    ):
        first -= 1
    follows = tokens[last + 1].text.rstrip(".") if last + 1 < len(tokens) else ""
    numbered = tokens[last].lower.rstrip(".") in words("numbered_parts")
    counts = follows.isdecimal() or (len(follows) == 1 and follows.isupper())
    return (first, last + 1) if numbered and counts else (first, last)


def _only_adjunct(tokens: Sequence[Token], span: Tokens, cue_last: int) -> bool:
    """Whether the words after the cue are an adverbial, so that the target must stand first."""
    first, last = span
    token = tokens[first]
    before = tokens[first - 1].lower if first else ""
    if before in words("prepositions") and first - 1 > cue_last and last - first <= 6:
        return True
    if before == "å" or token.lower == "å":
        # "har vi ingen problemer med å støtte": a verb that still wants its object
        return last - first <= 1 or tokens[last].pos == "ADP"
    if token.pos in ("ADV", "PART", "ADP", "SCONJ") and token.lower not in ("at", "om", "å"):
        return True
    return all(t.pos in ("ADV", "ADP", "PUNCT", "ADJ") for t in tokens[first : last + 1])


def fronted(
    reading: Reading,
    clause: Clause,
    cue_first: int,
    holder: Tokens | None,
    *,
    stranded: bool = False,
) -> Tokens | None:
    """The phrase before the finite verb, when it can be the target.

    With a preposition `stranded` at the end, an "om" in front asks and sets no condition: "Om det
    blir to, har vi ingen mening om".
    """
    tokens = reading.tokens
    first, last = clause.first, cue_first - 1
    if clause.finite is not None:
        last = min(last, clause.finite - 1)
    while first <= last and (
        tokens[first].pos in ("PUNCT", "CCONJ")
        or tokens[first].lower in words("focus")
        or tokens[first].lower in words("negators")
    ):
        first += 1
    first += at_row(tokens, first, phrases("concerning"))
    while last >= first and tokens[last].lower == ",":
        last -= 1
    if first > last or (holder is not None and first <= holder[0] <= last):
        return None
    phrase = at_row(tokens, first, phrases("discourse", "intensifiers", "limiters"))
    if phrase and first + phrase - 1 >= last:
        return None
    if asks_whether(tokens, first, last) or (stranded and tokens[first].lower == "om"):
        return first, last
    if _is_subject(tokens, first, clause, holder):
        return _cleaned(tokens, first, last)
    if opens_condition(tokens, first):
        return None
    if first < last and tokens[first].lower in words("singling_out"):
        first += 1  # "akkurat rentesatsen lar vi andre vurdere"
    opener = tokens[first].lower
    if opener in words("sentential") and first == last and first > 1:
        return _cleaned(tokens, 0, first - 1)  # "…, noe vi mener er riktig"
    if opener in ("for", "til", "i", "om"):
        return _inside_adverbial(tokens, first, last)
    adverbial = opener in words("adverbial_openers") or tokens[first].pos in ("ADV", "SCONJ")
    asks = opener in words("asking_openers") and any(t.finite for t in tokens[first + 1 : last])
    if adverbial and not asks and opener not in ("at", "å", "hva", "kva", "hvor", "der"):
        return None
    return _cleaned(tokens, first, last)


def _is_subject(tokens: Sequence[Token], first: int, clause: Clause, holder: Tokens | None) -> bool:
    """Whether an "om"-clause is what the verb is on: "om det blir to, er ikke avgjørende for oss".

    Behind a condition the subject follows the verb: "om det blir to, er vi enige".
    """
    verb = clause.finite
    if holder is not None or verb is None or tokens[first].lower != "om":
        return False
    if tokens[verb - 1].lower != ",":
        return False
    after = tokens[verb + 1 : verb + 2]
    return bool(after) and (after[0].pos in ("ADV", "PART", "ADJ") or negates(tokens, verb + 1))


def asks_whether(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the clause leaves both open, and is no condition: "om X skal gjelde eller ikke"."""
    both = any(either_way(tokens, i) for i in range(first + 1, last + 1))
    return tokens[first].lower == "om" and both


def _inside_adverbial(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """The noun phrase in "For månedsabonnement (sier vi nei)"; None for plain adverbials."""
    if first < last and tokens[first + 1].pos in ("NOUN", "PROPN", "DET", "ADJ", "SYM", "NUM"):
        return first + 1, last
    return None
