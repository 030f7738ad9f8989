"""Judgement: what a clause says of its subject, good or bad, wanted or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Scene
from standpunkt.stance.clauses import finite_of, heads_clause
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.fates import OF_END, befalls, is_end, is_proposal
from standpunkt.stance.matching import Match
from standpunkt.stance.matter import Matter
from standpunkt.stance.phrases import (
    Tokens,
    at_row,
    final_negator,
    find_row,
    fronted_negator,
    negates_word,
    negator,
    only,
)
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.rules import Rule
from standpunkt.stance.turning import turned as turned_stance
from standpunkt.stance.words import endings, phrases, verb_forms, words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stretch of text says: the stance, the words that carry it, and the rule."""

    stance: Stance
    cue: tuple[int, int]
    rule: str
    modal: bool = False
    core: bool = True
    everyday: bool = False
    """Whether it is a predicate that is said as much of the world as of a proposal: "krevende"."""


def content_head(reading: Reading, first: int, last: int) -> int:
    """The token in the span whose head stands outside it, a clause head if there is one."""
    tokens = reading.tokens
    tops = [
        i
        for i in range(first, last + 1)
        if tokens[i].head == i or not first <= tokens[i].head <= last
    ]
    tops = [i for i in tops if tokens[i].pos not in ("PUNCT", "SCONJ", "CCONJ", "ADP", "PART")]
    clausal = [i for i in tops if heads_clause(reading, i)]
    if clausal:
        return clausal[0]
    finite = [i for i in range(first, last + 1) if tokens[i].finite]
    if finite and not clausal:
        verb = finite[0]
        return tokens[verb].head if tokens[verb].dep in ("aux", "cop", "aux:pass") else verb
    return tops[0] if tops else first


def predicate_fits(reading: Reading, match: Match) -> bool:
    """Whether a predicate match stands as a predicate and not as an attribute."""
    tokens = reading.tokens
    onward = next((t for t in tokens[match.last + 1 : match.last + 3] if t.lower != "nok"), None)
    adjective = tokens[match.last].pos in ("ADJ", "ADV")
    if (
        adjective
        and onward is not None
        and (
            (onward.pos == "NOUN" and onward.lower not in words("made"))
            or (match.rule.near_matter and _modified(onward))
        )
    ):
        # "ikke gode nok løsninger", "dramatisk annleis" (but "urimelig kort"), whatever the tree
        return False
    if tokens[match.last].lower == "slett" and negator(tokens, match.last + 1, match.last + 1):
        return False  # "er det slett ikke"
    if match.first == match.last and _only_adverb(reading, match.first):
        return False  # "glitrer så bra", "verst er det for dei små"
    head = match.last if tokens[match.last].pos in ("ADJ", "NOUN", "VERB") else match.first
    for i in match.places:
        token = tokens[i]
        if token.dep in ("amod", "nmod") and match.first == match.last:
            return False
        if token.dep == "amod" and token.head > match.last and not _made(tokens[token.head]):
            return False  # "ikke gode nok løsninger"
        if any(tokens[c].dep == "cop" for c in reading.children[i]):
            return True
    if tokens[match.first].pos == "ADV" and match.first == match.last:
        return False
    if _in_phrase(tokens, match):
        return False
    if _below_copula(tokens, head, match.first) or _found_as(tokens, match.first):
        return True
    after = tokens[match.last + 1 : match.last + 3]
    said = [t.lower for t in after]
    if match.first <= 1 and (said[:1] in (["at"], ["å"]) or said in _GOING_ON):
        return True  # "Positivt at dere lytter!"
    near = _same_clause(tokens, match)
    copula = next((t.i for t in near[::-1] if t.lower in verb_forms("copula_verbs")), None)
    # "mener forslaget fjerner en god ordning": that is its object
    noun = tokens[match.last].pos == "NOUN"
    return copula is not None and not any(
        noun and t.finite and t.pos == "VERB" for t in tokens[copula + 1 : match.first]
    )


def _below_copula(tokens: Sequence[Token], head: int, first: int) -> bool:
    """Whether it hangs on one: "fremstår som uklar", "finner det uheldig"."""
    at = head
    for _ in range(4):
        token = tokens[at]
        if token.lower in verb_forms("copula_verbs") and at < first:
            return True
        if token.head == at:
            break
        at = token.head
    return False


def seems(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "synes" tells how a thing looks: "kravet synes strengt", "synes å være uklart"."""
    if tokens[verb].lower not in words("seeming_or_thinking"):
        return False
    at = verb + 1
    while at < len(tokens) and tokens[at].pos in ("ADV", "PART") and tokens[at].lower != "å":
        at += 1
    if at < len(tokens) and tokens[at].lower in ("å", "som"):
        return True
    start = at
    while at < len(tokens) and tokens[at].pos == "ADJ":
        at += 1
    return at > start and (at == len(tokens) or tokens[at].pos not in ("NOUN", "PROPN", "DET"))


def _found_as(tokens: Sequence[Token], first: int) -> bool:
    """Whether "som" ties it to a verb of finding: "anser ordningen med X som et framskritt"."""
    as_ = next((i for i in range(first - 1, 1, -1) if tokens[i].pos not in ("ADV", "ADJ")), 0)
    if as_ < 2 or tokens[as_].lower != "som":
        return False
    verb = next((t for t in reversed(tokens[:as_]) if t.pos in ("VERB", "AUX")), None)
    finds = words("finding") | verb_forms("finding_lemmas")
    return verb is not None and verb.lower in finds


_GOING_ON = (["er", "det"], ["blir", "det"], ["er", "at"])
"""After a predicate that opens the line: "Positivt er det at"."""


def _same_clause(tokens: Sequence[Token], match: Match) -> Sequence[Token]:
    """The words just before a predicate among which its copula can stand."""
    before = tokens[max(0, match.first - 6) : match.first]
    if tokens[match.last].pos != "NOUN":
        return before
    opener = max((t.i for t in before if t.lower in words("gap_blocks")), default=-1)
    return [t for t in before if t.i > opener]  # "er avgjørende at strenge krav …"


def _in_phrase(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a preposition governs a noun phrase: "er opptatt av en god løsning"."""
    if tokens[match.last].pos != "NOUN":
        return False
    at = match.first - 1
    while at > 0 and (
        tokens[at].pos in ("ADJ", "ADV", "CCONJ", "DET", "NUM") or tokens[at].lower == "dagens"
    ):
        at -= 1
    held = any(t.lower in words("holding") for t in tokens[max(0, at - 8) : at])
    allowed = ("for", "som") if held else ("som",)  # "held det for ei god løysing"
    return at >= 0 and tokens[at].pos == "ADP" and tokens[at].lower not in allowed


def names_kind(reading: Reading, noun: int) -> bool:
    """Whether a predicate says what kind of thing its subject is: "dette er en ordning som …"."""
    tokens = reading.tokens
    below = [tokens[c] for c in reading.children[noun]]
    subject = next((t for t in below if t.dep == "nsubj"), None)
    if subject is None or not any(t.dep == "cop" and t.finite for t in below):
        return False
    indefinite = any(t.lower in words("articles") | words("some") for t in (*below, tokens[noun]))
    if not indefinite and "Number=Plur" not in tokens[noun].feats:
        return False
    thing = subject.pos == "NOUN" or subject.lower in words("judged_pronouns")
    return thing and (
        proposal_like_word(tokens[noun].lower) or tokens[noun].lower in words("kinds")
    )


def _only_adverb(reading: Reading, i: int) -> bool:
    """Whether an adjective tells how something is done, or who comes first or last."""
    token, head = reading.tokens[i], reading.tokens[reading.tokens[i].head]
    if "Degree=Sup" in token.feats:
        return True
    before = next(
        (t for t in reading.tokens[:i][::-1] if t.pos != "ADV" and t.lower != "som"), token
    )
    after = reading.tokens[i + 1 : i + 2]
    ends = not after or after[0].pos in ("CCONJ", "PUNCT", "SCONJ")
    if ends and before.lower in verb_forms("copula_verbs"):
        return False  # "er oversiktlig og lett å lese", whatever the tree
    done = head.pos == "VERB" and "VerbForm=Part" not in head.feats
    return token.dep == "advmod" and done and head.lower not in verb_forms("copula_verbs")


def _made(word: Token) -> bool:
    """Whether the word is a participle of making, which trees take for a noun now and then."""
    return word.lower in words("made")


def _modified(onward: Token) -> bool:
    """Whether the word after an adjective is what it says the degree or manner of."""
    if onward.lower in words("made"):
        return False  # "hensiktsmessig utformet" judges what is made
    return onward.pos == "ADJ" and "VerbForm=Part" not in onward.feats and onward.dep != "conj"


def judge(scene: Scene, first: int, last: int) -> Judgement | None:
    """The judgement that tokens `first` to `last` pass, or None for a plain statement."""
    reading = scene.reading
    tokens = reading.tokens
    if first > last:
        return None  # a line that was cut: "Vi synes det"
    first = _past_so(tokens, first, last)
    head = content_head(reading, first, last)
    finite = finite_of(reading, head)
    if finite is not None and not first <= finite <= last:
        finite = None
    if finite is None:
        finite = next((i for i in range(first, last + 1) if tokens[i].finite), None)
    inside = [m for m in scene.matches if first <= m.first and m.last <= last]
    wish = scene.detected.get(Detector.WISH)
    if wish and finite is not None and _wishes(tokens[first : last + 1], tokens[finite].lower):
        begin = finite if tokens[first].lower in words("if_words") else first
        after = tokens[finite + 1].lower if finite < last else "det"
        if tokens[first].lower == "etter" and after != "det":
            begin = finite + 1  # "Etter vårt syn bør forslaget ikke fremmes"
        return wished(reading, wish, (finite, finite), (begin, last))
    passed = (
        (_rank(match), found)
        for match in inside
        if match.rule.construction is Construction.JUDGE
        and _main(reading, match, head, finite, first)
        and (found := _passed(scene, match, (first, last), finite)) is not None
    )
    # The longest predicate says most, and of two as long the one that reads more of its
    # words ("gi færre skader"); the id makes the choice the same in any order.
    best = min(passed, key=lambda one: one[0], default=None)
    if best is not None:
        return best[1]
    too_much = scene.detected.get(Detector.EXCESS)
    found_at = excess(reading, first, last) if too_much is not None else None
    return Judgement(too_much.stance, found_at, too_much.id) if too_much and found_at else None


def _passed(scene: Scene, match: Match, within: Tokens, finite: int | None) -> Judgement | None:
    """The judgement of one cue, as what stands around it turns it; None where it is none."""
    reading, (first, last) = scene.reading, within
    tokens = reading.tokens
    stance = turned(reading, match, first)
    if stance is None or only_possible(reading, stance, finite, match.places):
        return None
    opens = first + (tokens[first].lower == "at")
    subject = (opens, match.first - 1) if opens < match.first else None
    stance = of_objection(tokens, subject, stance)
    both = contrasted(scene, match, stance)
    stance = stance if both is None else both[0]
    if match.last < last and is_end(reading, match.last + 1, last):
        stance = OF_END.get(stance, stance)  # "er feil å avvise forslaget"
    if match.rule.tier is Tier.IMPLICIT and not _of_proposal(reading, match, first, finite):
        return None
    if stance is Stance.SUPPORT and counterfactual(reading, finite):
        stance = Stance.DEMAND
    return Judgement(
        stance,
        (match.first, match.last),
        match.rule.id,
        core=match.rule.tier is Tier.CORE,
        everyday=match.rule.near_matter and match.predicate,
    )


def _of_proposal(reading: Reading, match: Match, first: int, finite: int | None) -> bool:
    """Whether the subject before the match, or behind its verb, can be put to hearing.

    "dette vil ramme bygdene", "vil dette ramme bygdene", "gir forslaget dårligere vilkår".
    """
    if finite is None or (first < finite and proposal_like(reading, first, match.first - 1)):
        return proposal_like(reading, first, match.first - 1)
    behind = [i for i in range(finite + 1, match.last) if i not in match.places]
    if not behind:
        return first == match.first
    word = reading.tokens[behind[0]].lower
    return word in words("judged_pronouns") or proposal_like_word(word)


def _past_so(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where what is so begins: past the "at" of "er det slik at", "det er slik at"."""
    for i in range(first, min(first + 2 * _REACH, last - 1)):
        if tokens[i].lower in ("slik", "sånn") and tokens[i + 1].lower == "at" and i > first:
            so = {t.lower for t in tokens[first:i]} >= {"er", "det"}
            return i + 1 if so else first
    return first


def _wishes(said: Sequence[Token], finite: str) -> bool:
    """Whether the modal of a content wishes: "bør gjelde", "kan tidligst gjelde fra 2030"."""
    if finite in ("kan", "kunne"):
        return any(token.lower in words("earliest") for token in said)
    return finite in words("modals") and not (finite == "må" and only_assumed(said))


def only_assumed(said: Sequence[Token]) -> bool:
    """Whether "må" only assumes or judges: "må forventes å øke", "må anses som uheldig"."""
    at = next((n for n, token in enumerate(said) if token.lower == "må"), None)
    if at is None:
        return False
    after = said[at + 1 : at + 5]
    known = next((n for n, t in enumerate(after) if _regards(t.lower)), None)
    as_such = known is not None and {"som", "å"}.intersection(
        t.lower for t in after[known + 1 : known + 3]
    )
    return bool(as_such) or any(
        t.lower in verb_forms("assuming") and t.lower.endswith(("s", "st")) for t in after[:3]
    )


def _regards(word: str) -> bool:
    """Whether the word is a passive of taking something for what it is: "anses", "sies"."""
    return word in verb_forms("regarding") and word.endswith(("s", "ast", "t"))


def wished(reading: Reading, rule: Rule, cue: Tokens, span: Tokens) -> Judgement:
    """The judgement that a wish passes on what the tokens of `span` want."""
    return Judgement(wanted(reading, *span, rule.stance), cue, rule.id, modal=True)


def _rank(match: Match) -> tuple[int, int, str, tuple[int, ...]]:
    return match.first - match.last, -len(match.places), match.rule.id, match.places


def counterfactual(reading: Reading, finite: int | None) -> bool:
    """ "hadde vært bedre", "ville truffet bedre": praise of what is not proposed."""
    if finite is None:
        return False
    tokens = reading.tokens
    return tokens[finite].lower in ("hadde", "ville", "skulle") and any(
        t.lower in ("vært", "vore", "være", "vere", "gitt", "gjeve", "truffet")
        for t in tokens[finite + 1 : finite + 5]
    )


def told_as_past(reading: Reading, finite: int | None) -> bool:
    """Whether a full verb or copula tells of the past: a narrative judges no proposal."""
    return finite is not None and told_by_form(reading.tokens[finite])


def only_possible(reading: Reading, stance: Stance, finite: int | None, cue: Sequence[int]) -> bool:
    """ "kan være et godt tiltak": no praise yet, but "kan bli stående" where that is the cue."""
    return (
        stance is Stance.SUPPORT
        and finite is not None
        and finite not in cue
        and reading.tokens[finite].lower in ("kan", "kunne")
        and not any(
            "Degree=Cmp" in reading.tokens[i].feats and negates_word(reading.tokens[i - 2])
            for i in cue  # "kunne ikke vært bedre"
        )
        # "kan få vår støtte" promises it
        and words("first_possessive").isdisjoint(reading.tokens[i].lower for i in cue)
    )


def proposal_like(reading: Reading, first: int, last: int) -> bool:
    """Whether the subject among these tokens is, or can be, a thing put to hearing."""
    tokens = reading.tokens
    if first > last:
        return True
    if tokens[first].lower in ("at", "å", "om", "en", "ein", "et", "eit") or tokens[
        first
    ].lower in words("judged_pronouns"):
        return True
    return any(
        t.pos in ("NOUN", "PROPN", "SYM", "X", "ADJ", "VERB") and proposal_like_word(t.lower)
        for t in tokens[first : min(last, first + 6) + 1]
    )


@lru_cache(maxsize=2**14)
def proposal_like_word(word: str) -> bool:
    """Whether a word is, begins with or ends in a noun for what is put to hearing."""
    if word.startswith(endings("no_hearing_nouns")):
        return False
    return any(
        _is_part(word, at, noun)
        for noun in endings("hearing_nouns")
        for at in (0, word.find(noun, _SHORTEST_FIRST))
        if word.startswith(noun, at)
    )


_SHORTEST_FIRST = 3
"""Letters; a shorter beginning makes no compound: the "svar" of "ansvar"."""
_SHORT_NOUN = 4
"""Letters; so short a noun is found by chance in longer words, unless it ends them."""
_INFLECTED = frozenset(
    """
    s e a n r t en ens et ets er ers ar ane anes ene enes ne nes
    """.split()  # noqa: SIM905 - a table of endings reads best as one
) | {""}


def _is_part(word: str, at: int, noun: str) -> bool:
    """Whether the noun at `at` is an element of the word: "lovforslaget", but not "planeten"."""
    return at >= 0 and (len(noun) > _SHORT_NOUN or word[at + len(noun) :] in _INFLECTED)


def _main(reading: Reading, match: Match, head: int, finite: int | None, first: int) -> bool:
    """Whether the match is the predicate of the content's own clause, not of one inside it."""
    tokens = reading.tokens
    if match.predicate and not predicate_fits(reading, match):
        return False
    opened = range(max(first, first if finite is None else finite) + 1, match.first)
    if any(tokens[i].lower == "at" and tokens[i].pos == "SCONJ" for i in opened):
        return False  # "det er viktig at systemene legger til rette"
    if _inside_judged(tokens, match, first):
        return False  # "det er ønskelig å flytte ansvaret til staten"
    if head in range(match.first, match.last + 1) or finite in range(match.first, match.last + 1):
        return True
    if any(tokens[i].head == head for i in match.places):
        return not any(
            tokens[i].dep in ("advcl", "acl:relcl", "ccomp")
            for i in match.places
            if tokens[i].head == head
        )
    if match.first > first and tokens[match.first - 1].lower == "å":
        return False
    if names_kind(reading, head) and any(
        tokens[i].dep == "acl:relcl" and tokens[i].head == head for i in match.places
    ):
        return True  # "dette er en ordning som vil ramme mange"
    return finite is not None and 0 <= match.first - finite <= 4


def _inside_judged(tokens: Sequence[Token], match: Match, first: int) -> bool:
    """Whether the match stands in an infinitive that an adjective before it judges."""
    to = next((i for i in range(match.first - 1, first, -1) if tokens[i].lower == "å"), None)
    if to is None or tokens[to - 1].pos != "ADJ" or any(t.finite for t in tokens[to : match.first]):
        return False
    return any(t.lower in verb_forms("copula_verbs") for t in tokens[max(first, to - _REACH) : to])


def turned(reading: Reading, match: Match, first: int, opens: int | None = None) -> Stance | None:
    """The stance of a judging match after negation and degree; None where none is left.

    Words from token `first` on are its clause's; `opens` is where the clause itself opens, if
    that is further back.
    """
    tokens = reading.tokens
    stance = match.rule.stance
    opens = first if opens is None else min(first, opens)
    verb = _verb_of(reading, match, opens)
    denied = (
        _denied_before(tokens, match, first, verb)
        or _denied_by_subject(tokens, match, opens, verb)
        or _denied_in_front(tokens, match, opens, verb)
        or _denied_after(reading, match, verb)
        or (
            not match.rule.polar
            and negator(tokens, match.first, match.last, match.places) is not None
        )
    )
    comparative = any(
        "Degree=Cmp" in tokens[i].feats or (i and tokens[i - 1].lower in ("mer", "meir"))
        for i in match.places
    )
    if denied and comparative and _unsurpassed(tokens, verb, match):
        denied = False  # "kunne ikke vært bedre", "har aldri vært verre"
    if match.rule.polar and comparative and _unsurpassed(tokens, verb, match):
        return None  # "kunne ikke vært bedre": what is praised is read by itself
    if _too_little(tokens, match, first) and stance is Stance.SUPPORT:
        return Stance.SKEPTICAL
    if not denied and stance is Stance.SUPPORT and _not_for(tokens, match.last):
        return Stance.SKEPTICAL
    if not denied and stance is Stance.SUPPORT and _on_paper(tokens, match):
        return Stance.SKEPTICAL
    if _without(tokens, match):
        return None
    if stance in (Stance.SKEPTICAL, Stance.OPPOSE) and _less_bad(tokens, match):
        return None
    hardly = _hardly(tokens, match, verb, opens) or _scarce(tokens, match)
    if _of_wrongdoing(tokens, match) or _hinders_bad(tokens, match):
        denied = not denied
    elif denied and _hinders_unknown(tokens, match):
        return None  # whether "hindrer ikke at laksen sprer seg" is good is not known
    return turned_stance(match.rule) if denied != hardly else stance


def _of_wrongdoing(tokens: Sequence[Token], match: Match) -> bool:
    """Whether what is helped or hindered is wrongdoing: "gjør det vanskeligere å jukse"."""
    if match.predicate:
        return False
    for i in range(match.first + 1, min(match.last + _NEAR_WRONG, len(tokens))):
        word = tokens[i].lower
        if i in match.places:
            continue
        if tokens[i].pos == "PUNCT" or word in ("mot", "imot", "uten", "utan", "og"):
            return False
        if word == "for" and tokens[i - 1].pos == "NOUN":
            return False  # "svekker rettsvernet for kriminelle"
        if word.startswith(endings("wrongdoing")):
            return True
    return False


def _hinders_clause(tokens: Sequence[Token], match: Match) -> int | None:
    """The "at" of what does not come about: "hindrer (ikke) at …"."""
    if tokens[match.last].lower not in verb_forms("hindering_verbs"):
        return None
    near = (t.i for t in tokens[match.last + 1 : match.last + 4] if t.lower == "at")
    at = next(near, None)
    between = tokens[match.last + 1 : at or match.last]
    return at if all(t.pos in ("ADV", "PART") for t in between) else None


def _hinders_unknown(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is not known if what is hindered is good: what somebody can do is."""
    at = _hinders_clause(tokens, match)
    return at is not None and not any(t.lower in ("kan", "får") for t in tokens[at : at + _REACH])


def _hinders_bad(tokens: Sequence[Token], match: Match) -> bool:
    """Whether what is hindered is bad by itself: "hindrer at noen mister jobben", "urett"."""
    if tokens[match.last].lower not in verb_forms("hindering_verbs") or match.predicate:
        return False
    if match.rule.stance is Stance.SUPPORT:
        return False  # a cue that has read what is hindered
    end = _clause_end(tokens, match.last)
    at = _hinders_clause(tokens, match)
    if at is not None:
        end = next((t.i for t in tokens[at:] if t.pos == "PUNCT"), len(tokens)) - 1
        befalls = verb_forms("bad_happenings")
        if any(t.lower in befalls for t in tokens[at : end + 1]):
            return negator(tokens, at, end) is None
    near = tokens[match.last + 1 : min(end, match.last + _REACH) + 1]
    return any(t.lower in _bad() for t in near)


@cache
def _bad() -> frozenset[str]:
    """Every form of what is bad whatever is done with it."""
    return set_forms("BAD") | set_forms("POOR") | set_forms("ILL")


_NEAR_WRONG = 7
"""Tokens after a judgement among which wrongdoing is what it is about."""


def contrasted(scene: Scene, match: Match, stance: Stance) -> tuple[Stance, Tokens] | None:
    """The stance after a second predicate of the other sign, and which words limit it.

    "Ordningen er dyr, men nødvendig" approves with a reservation, and so does "bra, men dyrt"; what
    is good for some and bad for others is no good thing: "bra for staten og dårlig for oss".
    """
    tokens = scene.reading.tokens
    joint = next(
        (
            i
            for i in range(match.last + 1, min(match.last + _LONGEST_WHOM, len(tokens) - 1))
            if tokens[i].lower in ("men", "og") or tokens[i].finite
        ),
        None,
    )
    if joint is None or tokens[joint].finite or not match.predicate:
        return None
    between = [t for t in tokens[match.last + 1 : joint] if t.pos != "PUNCT"]
    if between and between[0].pos != "ADP":
        return None
    second = next((m for m in scene.matches if _goes_on(tokens, m, joint, match)), None)
    if second is None:
        return None
    but, other = tokens[joint].lower == "men", second.rule.stance
    end = _clause_end(tokens, second.last)
    if stance is Stance.SUPPORT and other is Stance.SKEPTICAL:
        whom = [t.lower for t in tokens[second.last + 1 : second.last + 2]]
        some = any(t.lower == "for" for t in between) and whom == ["for"]
        return Stance.SKEPTICAL if some else Stance.CONDITIONAL_SUPPORT, (joint + 1, end)
    if but and stance is Stance.SKEPTICAL and other is Stance.SUPPORT:
        return Stance.CONDITIONAL_SUPPORT, (match.first, match.last)
    return None


def _goes_on(tokens: Sequence[Token], second: Match, joint: int, first: Match) -> bool:
    """Whether a predicate goes on from `first` after "men" or "og", with nothing that denies it."""
    start = joint + 1
    while start < second.first and tokens[start].pos in ("ADV", "ADJ"):
        start += 1
    same = second.predicate and second.rule.construction is Construction.JUDGE
    if not same or second.first != start or tokens[second.last].pos not in ("ADJ", "NOUN", "VERB"):
        return False
    ends = second.last + 1 >= len(tokens) or tokens[second.last + 1].pos not in ("NOUN", "ADJ")
    return ends and negator(tokens, joint, second.last, first.places) is None


def _on_paper(tokens: Sequence[Token], match: Match) -> bool:
    """Whether something is only said to look good: "god på papiret", "høres fint ut, men"."""
    after = find_row(tokens, match.last + 1, match.last + _REACH, phrases("on_paper"))
    if after is not None and not any(t.finite for t in tokens[match.last + 1 : after[0]]):
        both = tokens[after[0] - 1].lower in ("både", "ikke", "ikkje")
        return not both
    but = next((t for t in tokens[match.last + 1 : match.last + _REACH] if t.lower == "men"), None)
    before = tokens[max(0, match.first - _REACH) : match.first + 1]
    return but is not None and any(t.lower in words("looking") for t in before)


def report_denied(tokens: Sequence[Token], cue: int) -> bool:
    """Whether what the cue says is denied to be so: "vi opplever ikke at", "ingen kan hevde at".

    Not where only the saying is denied: "kan ikke få sagt sterkt nok at", "trenger ikke å si at".
    """
    low = max(0, cue - _LONGEST_REACH)
    at = next((i for i in range(cue - 1, low, -1) if tokens[i].lower == "at"), None)
    if at is None:
        return False
    frame = tokens[max(0, at - _REACH - 1) : at]
    start = next((n + 1 for n, t in reversed([*enumerate(frame)]) if t.text in _ENDS), 0)
    said = [t.lower for t in frame[start:]]
    if said[-1:] == ["på"]:
        said.pop()  # "ingenting tyder på at"
    if not said or not {"nok", "å", "til"}.isdisjoint(said):
        return False
    verb = said[-1] if said[-1] not in words("negators") else said[-2] if len(said) > 1 else ""
    if verb not in verb_forms("finding_verbs"):
        return False
    if said[-3:-1] in (["lite", "som"], ["lita", "som"]) or "lite" in said[:1]:
        return True
    first = frame[start].i
    return negator(tokens, first, at - 1) is not None or bool(
        set(said) & words("negating_subjects")
    )


_ENDS = (",", ";", ":", "–", "men", "og")


def only_acknowledged(reading: Reading, cue: int, *, everyday: bool) -> bool:
    """Whether what the cue says is told as known: "er klar over at arbeidet er krevende".

    Such a frame concedes how things are, and some only point at it: in those ("ser at", "viser til
    at") an `everyday` word judges nothing and any other does. What either says of the proposal
    itself, or of what is to come, is the writer's judgement: "viser til at forslaget er dyrt".
    """
    tokens = reading.tokens
    low = max(0, cue - _LONGEST_REACH)
    at = next((i for i in range(cue - 1, low, -1) if tokens[i].lower == "at"), None)
    if at is None or any(t.lower == "," for t in tokens[at:cue]):
        return False  # "vi ser at X, og det er bra"
    frame = tokens[max(0, at - _REACH) : at]
    start = next((n + 1 for n, t in reversed([*enumerate(frame)]) if t.text in _ENDS), 0)
    said = {t.lower for t in frame[start:]}
    known = words("acknowledging") | verb_forms("conceding_verbs")
    if everyday:
        known |= verb_forms("pointing_verbs")
    if said.isdisjoint(known) or not said.isdisjoint(words("negators") | {"slik", "som"}):
        return False
    verb = next((i for i in range(at + 1, cue + 1) if tokens[i].finite), cue)
    open_ones = words("modals").union(
        *map(words, ("auxiliary_modals", "foretelling", "turning_out"))
    )
    about = [t.lower for t in tokens[at + 1 : verb + 1]]
    named = any(noun in word for word in about for noun in words("proposal_nouns"))
    return not named and "dette" not in about and open_ones.isdisjoint(about)


def confirmed(tokens: Sequence[Token], match: Match) -> bool:
    """Whether something is only said to be true: "det er riktig at antallet har gått ned".

    What has happened and what is counted can be true or not; what is proposed, or what those who
    propose it have done, is right or wrong.
    """
    at = match.last + 1
    true = any(tokens[i].lower in words("confirming") for i in match.places)
    if not true or at >= len(tokens) or tokens[at].lower != "at":
        return False
    end = _clause_end(tokens, at)
    verb = end + 1
    if verb >= len(tokens) or not tokens[verb].finite:
        return False
    about = [t.lower for t in tokens[at + 1 : verb]]
    proposes = endings("proposers") + endings("proposal_nouns")
    if any(noun in word for word in about for noun in proposes):
        return False
    done = tokens[verb].lower in ("har", "hadde") and any(
        "VerbForm=Part" in t.feats for t in tokens[verb + 1 : verb + _REACH]
    )
    counted = any(
        word[0].isdecimal() or word.startswith(endings("countings")) for word in about
    ) and not tokens[verb].lower.endswith(("s", "st"))
    told = told_by_form(tokens[verb]) or done
    open_ones = words("modals") | words("auxiliary_modals") | words("befalling")
    return told or (counted and tokens[verb].lower not in open_ones)


def told_by_form(verb: Token) -> bool:
    """Whether the verb is in the past, and no wish or possibility."""
    # nynorsk "let" is present, and tagged as "lét"
    open_ones = words("past_modals") | {"let"}
    return "Tense=Past" in verb.feats and verb.lower not in open_ones


def of_objection(tokens: Sequence[Token], subject: Tokens | None, stance: Stance) -> Stance:
    """The stance turned where an objection is judged: "Frykten for byråkrati er ubegrunnet"."""
    if subject is None:
        return stance
    first, last = subject
    at = next((i for i in range(first, last + 1) if tokens[i].pos == "NOUN"), None)
    if at is None or any(t.pos not in ("ADJ", "DET", "PRON") for t in tokens[first:at]):
        return stance
    if not tokens[at].lower.startswith(endings("objections") + endings("resistance")):
        return stance
    return Stance.SKEPTICAL if stance is Stance.SUPPORT else Stance.SUPPORT


def _scarce(tokens: Sequence[Token], match: Match) -> bool:
    """Whether there is next to none of the good that is told: "gir liten fleksibilitet"."""
    inside = range(match.first + 1, match.last)
    said = (tokens[i].lower for i in inside if i not in match.places)
    return match.rule.stance is Stance.SUPPORT and any(word in words("scarce") for word in said)


def _not_for(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is said for whom it is not so: "bra for staten, men ikke for oss".

    Not where what it is good for is the respondent: "bra for oss, men ikke for staten".
    """
    if [t.lower for t in tokens[last + 1 : last + 3]] in (["for", "ingen"], ["for", "inga"]):
        return True
    ours = False
    for i in range(last + 1, min(len(tokens) - 2, last + _LONGEST_WHOM)):
        if tokens[i].finite:
            return False
        ours = ours or tokens[i].lower in words("first_person")
        if tokens[i].lower in words("negators") and tokens[i + 1].lower in ("for", "hos"):
            set_off = {t.lower for t in tokens[max(last + 1, i - 2) : i]} & {",", "men"}
            return bool(set_off) and not ours
    return False


_LONGEST_WHOM = 12
"""Tokens after a judgement among which it is said for whom it is not so."""


def _without(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is only said what something does not do: "uten å være dårlig", "utan å svekke"."""
    before = tokens[max(0, match.first - 5) : match.first + 1]
    at = next((n for n, t in enumerate(before[:-1]) if t.lower in ("uten", "utan")), None)
    if at is None or before[at + 1].lower not in ("å", "at"):
        return False
    return before[at + 1].lower == "at" or not any(t.finite for t in before[at:-1])


def _verb_of(reading: Reading, match: Match, opens: int) -> int | None:
    """The finite verb of a judgement: in its cue, else before it, else just after it."""
    tokens = reading.tokens
    own = [i for i in match.places if tokens[i].finite]
    before = [i for i in range(opens, match.first) if tokens[i].finite]
    after = [t.i for t in tokens[match.last + 1 : match.last + 3] if t.finite]
    return next(iter((*own, *before[-1:], *after)), None)


def _denied_before(tokens: Sequence[Token], match: Match, first: int, verb: int | None) -> bool:
    """ "er ikke god", "ikke er god", "kan ikke sies å være god"."""
    low = max(first, match.first - _REACH)
    if verb is not None and first <= verb < match.first:
        low = min(low, max(first, verb - 2, match.first - _LONGEST_REACH))
    for i in range(low, match.first):
        ruled = i + 1 in match.places and tokens[i + 1].lower in words("ruling_out")
        # "er ikke vanskelig å gjennomføre": what lifts the negator is the predicate itself
        no = negator(tokens, i, i) is not None or (ruled and tokens[i].lower in words("negators"))
        if i in match.places or not no:
            continue
        if _reaches(tokens, i, match.first):
            return True
    return False


_REACH = 5
"""Tokens before a judgement within which a negator is its own."""
_LONGEST_REACH = 14
"""The same where the finite verb stands between the two."""


def _reaches(tokens: Sequence[Token], no: int, match: int) -> bool:
    """Whether the negator at `no` belongs to the clause of the judgement that starts at `match`."""
    between = tokens[no + 1 : match]
    if any(t.lower in ("men", ";", ":") for t in between):
        return False
    if any(t.lower == "at" for t in between):
        return False
    if any(t.lower == "som" for t in between[:-1]):
        return False  # but "fremstår ikke som god"
    if (
        between
        and between[-1].lower == "som"
        and not any(t.lower in verb_forms("copula_verbs") for t in tokens[max(0, no - 3) : match])
    ):
        return False
    if sum(t.lower == "," for t in between) % 2:
        return False  # a pair of commas sets something in: "er ikke, slik vi ser det, god"
    verbs = [t.i for t in between if t.finite]
    # "å ikke høre kommunene er uheldig", but "forslaget ikke er godt"
    return not verbs or verbs[-1] - no <= _BEFORE_VERB


_BEFORE_VERB = 2
"""Tokens from a negator to the finite verb that it stands before in a subordinate clause."""


def _denied_by_subject(tokens: Sequence[Token], match: Match, opens: int, verb: int | None) -> bool:
    """ "Ingen av forslagene er gode", "Ingenting taler for"."""
    start = next((i for i in range(opens, match.first) if tokens[i].pos not in _OPENERS), None)
    if start is None or verb is None or not start < verb <= match.last:
        return False
    if tokens[start].lower not in words("negating_subjects") or start in match.places:
        return False
    if tokens[start].lower == "lite" and start + 1 != verb:
        return False  # "lite taler for", but "lite omtalte ordninger er"
    return not any("Degree=Cmp" in tokens[i].feats for i in match.places)


_OPENERS = ("PUNCT", "CCONJ")


def _denied_in_front(tokens: Sequence[Token], match: Match, opens: int, verb: int | None) -> bool:
    """ "Verken A eller B er godt nok", "Heller ikke X er god", "Ikke på noe punkt er X god"."""
    if verb is None or verb > match.last or match.rule.polar:
        return False
    first = opens
    while first and tokens[first - 1].lower in words("negators") | words("neither") | {"heller"}:
        first -= 1
    return fronted_negator(tokens, first, verb) is not None


def _denied_after(reading: Reading, match: Match, verb: int | None) -> bool:
    """ "svekker ikke", "skader på ingen måte", "Godt er forslaget ikke"."""
    tokens = reading.tokens
    end = _clause_end(tokens, match.last)
    if verb is None or verb < match.first:
        return final_negator(tokens, match.last + 1, end) is not None
    subject = {
        i
        for c in reading.children[tokens[verb].head] + reading.children[verb]
        if tokens[c].dep.startswith("nsubj")
        for i in reading.subtree(c)
    }
    i = max(verb, match.last) + 1
    while i < min(len(tokens), match.last + _LONGEST_REACH):
        if only(tokens, i):
            return False
        if tokens[i].lower in _NO_WAY[0] and _stands_no_way(tokens, i):
            return True
        if negator(tokens, i, i) is not None:
            return True
        skipped = at_row(tokens, i, phrases("discourse"))
        fills = tokens[i].pos in ("ADV", "PART", "PRON") or i in subject
        if not skipped and not fills:
            break
        i += skipped or 1
    return final_negator(tokens, max(verb, match.last) + 1, end) is not None


_NO_WAY = ("på",), ("ingen", "ingi")


def _stands_no_way(tokens: Sequence[Token], i: int) -> bool:
    """Whether "på ingen måte" stands at token `i`."""
    return i + 2 < len(tokens) and tokens[i + 1].lower in _NO_WAY[1]


def _clause_end(tokens: Sequence[Token], after: int) -> int:
    """The last token before the next comma, conjunction or subordinate clause."""
    for i in range(after + 1, len(tokens)):
        if tokens[i].pos in ("PUNCT", "SCONJ", "CCONJ") or tokens[i].finite:
            return i - 1
    return len(tokens) - 1


def _unsurpassed(tokens: Sequence[Token], verb: int | None, match: Match) -> bool:
    """Whether a denied comparative says that nothing is better, or worse."""
    opens = match.first if verb is None else min(verb, match.first)
    near = tokens[max(0, opens - 5) : match.last]
    return any(t.lower in ("aldri", "aldrig") for t in near) or (
        verb is not None and tokens[verb].lower in ("kan", "kunne")
    )


def _too_little(tokens: Sequence[Token], match: Match, first: int) -> bool:
    """ "for enkel", "lite god", "mindre heldig", "under middels god"."""
    before = tokens[match.first - 1].lower if match.first > first else ""
    held = any(
        t.lower in words("holding") for t in tokens[max(first, match.first - 8) : match.first]
    )
    if before == "for" and not held:  # "held vi for rett"
        return True
    twice = [t.lower for t in tokens[max(first, match.first - 2) : match.first]]
    return before == "altfor" or twice == ["under", "middels"]


def _less_bad(tokens: Sequence[Token], match: Match) -> bool:
    """Whether it is only said to be less bad than something: "mindre urimelig", "minst dårlig"."""
    at = [i for i in match.places if tokens[i].pos in ("ADJ", "NOUN")]
    # "gir mindre trygghet" has it in the cue
    before = {tokens[i - 1].lower for i in at if i and i - 1 not in match.places}
    return bool(before & {"færre", "kortere", "kortare", "lavere", "lågare", "mindre", "minst"})


def _hardly(tokens: Sequence[Token], match: Match, verb: int | None, opens: int) -> bool:
    """Whether so little of the judgement is left that it is turned: "i liten grad", "lite"."""
    before = tokens[match.first - 1].lower if match.first else ""
    praised = match.rule.stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT)
    if before in words("less") and (praised or before == "lite"):
        return tokens[match.first].pos not in ("NOUN", "VERB", "AUX")
    low = match.first if verb is None else min(match.first, verb)
    rows = phrases("hardly_any")
    # "I liten grad ivaretar forslaget distriktene"
    row = find_row(tokens, opens, opens + 3, rows) or find_row(tokens, low, match.last + 6, rows)
    return row is not None and set(range(row[0], row[1] + 1)).isdisjoint(match.places)


def excess(reading: Reading, first: int, last: int) -> Tokens | None:
    """Where "for kort", "altfor vid", "vel langt" stands: too much of anything is a fault."""
    tokens = reading.tokens
    unmeasured = _out_of_measure(tokens, first, last)
    if unmeasured is not None:
        return unmeasured
    for i in range(first, last):
        if _is_politely_too(tokens, first, i):
            return i, i + 1
        if tokens[i].lower in words("seeming") and _ends_measured(tokens, i):
            return i, i + 1
        if not (_is_too(tokens, i) and _is_predicate_of_too(reading, first, i)):
            continue
        if negator(tokens, max(first, i - 2), i - 1) is None and not _too_early_to_say(tokens, i):
            return i, i + 1
    return None


def _too_early_to_say(tokens: Sequence[Token], i: int) -> bool:
    """Whether a judgement is only put off: "for tidlig å si om forslaget er godt"."""
    said = [t.lower for t in tokens[i + 1 : i + 4]]
    concluding = verb_forms("speaking_verbs") | verb_forms("concluding_verbs")
    return said[:2] in (["tidlig", "å"], ["tidleg", "å"]) and not concluding.isdisjoint(said)


def _out_of_measure(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """ "i for liten grad", "ikke i tilstrekkelig grad"."""
    found = find_row(tokens, first, last, phrases("out_of_measure"))
    if found is not None:
        return found if negator(tokens, max(first, found[0] - 3), found[0] - 1) is None else None
    found = find_row(tokens, first, last, phrases("in_measure"))
    if found is None:
        return None
    no = negator(tokens, max(first, found[0] - _REACH), found[0] - 1)
    return None if no is None else (no, found[1])


def _is_politely_too(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether "vel langt", "litt knapp" stands at token `i` as a predicate."""
    if tokens[i].lower not in words("politely") or tokens[i + 1].lower not in words("too_much_of"):
        return False
    if tokens[i].lower in ("noe", "noko") and tokens[i + 1].lower in ("stort", "lite"):
        return False  # "er noe stort"
    onward = tokens[i + 2 : i + 3]
    if onward and (
        onward[0].pos in ("NOUN", "ADJ", "VERB") or onward[0].lower in ("siden", "sidan")
    ):
        return False
    near = tokens[max(first, i - _REACH) : i]
    copula = [
        t for t in near if t.lower in verb_forms("copula_verbs") or t.lower in ("går", "blir")
    ]
    return bool(copula) and "Tense=Past" not in copula[-1].feats


def _ends_measured(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb at `i` ends in a bare measure: "anslaget virker lavt"."""
    after = tokens[i + 1 : i + 3]
    ends = len(after) < 2 or after[1].pos in ("PUNCT", "SCONJ", "CCONJ")
    return bool(after) and after[0].lower in words("too_much_of") and ends


_ARTICLES = ("en", "ein", "et", "eit", "ei")
_MEASURES = ("lite", "mye", "mykje", "langt", "sent")


def _is_too(tokens: Sequence[Token], i: int) -> bool:
    """Whether "for" at token `i` means "too" and not "for"."""
    token = tokens[i]
    if token.lower not in ("for", "altfor") or token.pos in ("SCONJ", "CCONJ"):
        return False
    before = tokens[i - 1].lower if i else ""
    if token.lower == "for" and token.pos == "ADP" and before not in ("alt", "all", *_ARTICLES):
        # Tagged as a preposition: only a lone adjective after it tells otherwise.
        after = tokens[i + 1 : i + 3]
        alone = len(after) < 2 or after[1].pos in ("PUNCT", "SCONJ", "CCONJ", "PART")
        if not (alone and after and _says_how_much(after[0])):
            return False
    if any(t.lower in ("siden", "sidan") for t in tokens[i + 2 : i + 4]):
        return False  # "for lenge siden"
    if before in words("striving"):
        return False  # "har arbeidet for lenge", "har kjempet for"
    return not (before in ("i", "grunnlag", "behov", "fare") and i > 0)


def _says_how_much(token: Token) -> bool:
    """Whether the word is an adjective: by its tags, or because there can be too much of it."""
    tagged = token.pos == "ADJ" and "Degree=Pos" in token.feats
    return tagged or token.lower in words("too_much_of")


_SHORTEST_NOUN = 7


def never_too(word: str) -> bool:
    """Whether "for" before this word, in lower case, is never "too", whatever stands around it.

    >>> never_too("kommunene"), never_too("sene"), never_too("5")
    (True, False, True)
    """
    if not word[0].isalpha() or word in words("after_for"):
        return True
    return len(word) >= _SHORTEST_NOUN and word.endswith(endings("ends_after_for"))


def _is_predicate_of_too(reading: Reading, first: int, i: int) -> bool:
    """Whether what is too much is said of the subject, and is no attribute in passing."""
    tokens = reading.tokens
    word = tokens[i + 1]
    sure = tokens[i].lower == "altfor" or (i > 0 and tokens[i - 1].lower in ("alt", "all"))
    known = word.lower in words("too_much_of")
    if word.pos not in ("ADJ", "ADV") and not known and not (sure and word.pos == "NOUN"):
        return False
    if "Degree=Cmp" in word.feats or never_too(word.lower):
        return False
    if not (sure or known or word.pos == "ADJ" or word.lower in _MEASURES):
        return False
    near = tokens[max(first, i - 8) : i]
    verbs = [t for t in near if t.lower in verb_forms("copula_verbs") or t.finite]
    if not verbs:
        return False
    if tokens[i].pos == "ADP" and verbs[-1].lower not in verb_forms("copula_verbs"):
        return False  # "gjelder for statlige og private eiere"
    noun = tokens[i + 2] if i + 2 < len(tokens) else None
    if noun is None or noun.pos != "NOUN" or word.head != noun.i:
        return True
    # "er for kort tid", "har en for stor tro"
    predicate = any(tokens[c].dep == "cop" for c in reading.children[noun.i])
    return predicate or (i > 0 and tokens[i - 1].lower in _ARTICLES)


def wanted(reading: Reading, first: int, last: int, wish: Stance = Stance.DEMAND) -> Stance:
    """The stance of a wish: oppose or support where it is for the end or adoption of a proposal.

    Of anything else only that it is not to be enacted, or is to be dropped, is opposition; not
    where that is only so until something is done.
    The object is looked for among the first words: "forslaget trekkes", "kapittel 3 tas ut".
    """
    tokens = reading.tokens
    said = _until_another(_without_relative([t.lower for t in tokens[first : last + 1]]))
    if "," in said and (said[0] in words("if_words") or (said[0] == "om" and said[1] != "at")):
        return wish  # "Om forslaget fremmes, må …": its fate is only a condition
    # "at et nytt forslag fremmes" is not about the one that is put to hearing
    other = not words("new_one").isdisjoint(said[:3]) and not {"den", "det", "dei", "de"} & {
        *said[:1]
    }
    about_proposal = (
        not other
        and len(said) <= _SHORT
        and any(
            any(noun in word for noun in words("proposal_nouns")) or word in _WHOLE
            for word in said[:3]
        )
    )
    negative = negator(tokens, first, _before_reason(tokens, first, last)) is not None
    if not about_proposal:
        ending = verb_forms("enacting_verbs") if negative else verb_forms("dropping_verbs")
        short = len(said) <= _SHORT and words("until").isdisjoint(said)
        return Stance.OPPOSE if short and any(word in ending for word in said) else wish
    if not negative and _rejects(said):
        return Stance.OPPOSE
    adopting = verb_forms("adopting_verbs").intersection(said)
    adopted = (t for t in tokens[first : last + 1] if t.lower in adopting)
    own = next((t.i for t in tokens[first : first + 3] if is_proposal(t)), last)
    # "forslaget ikke innfører klagerett": what it does is not what is done to it
    if any(t.i < own or befalls(tokens, t.i) for t in adopted):
        return Stance.OPPOSE if negative else Stance.SUPPORT
    return wish


def _rejects(said: Sequence[str]) -> bool:
    """Whether the words want an end: "trekkes", "legges bort", but not "trekkes fram"."""
    for n, word in enumerate(said):
        after = said[n + 1 : n + 4]
        if word in verb_forms("rejecting_verbs") and words("forth").isdisjoint(after[:1]):
            return True
        if word in verb_forms("laying_verbs") and not words("away").isdisjoint(after):
            return True
    return False


def _until_another(said: list[str]) -> list[str]:
    """The words before a clause set after the verb: "må beregnes før grensen blir fastsatt"."""
    verb = next((n for n, word in enumerate(said) if word in words("modals")), len(said))
    after = range(verb + 2, len(said))
    return said[: next((n for n in after if said[n] in words("another_clause")), len(said))]


def _before_reason(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before a reason is given: "§ 4 bør utgå, da den ikke tilfører noe"."""
    reasons = (i for i in range(first + 1, last) if tokens[i].lower in words("giving_reason"))
    return next((i - 1 for i in reasons if tokens[i - 1].lower == ","), last)


def _without_relative(said: list[str]) -> list[str]:
    """The words without a relative clause set in among the first: "forskriften, som …, bør"."""
    for n in range(1, min(_BEFORE_RELATIVE, len(said) - 2)):
        if said[n] == "," and said[n + 1] in ("som", "der", "hvor", "kor"):
            closed = next((k for k in range(n + 2, len(said)) if said[k] == ","), None)
            return said if closed is None else said[:n] + said[closed + 1 :]
    return said


_BEFORE_RELATIVE = 6
"""Tokens of a subject, within which a relative clause of it opens."""
_SHORT = 14
"""Tokens; a longer wish is about more than the fate of the proposal."""
_WHOLE = ("denne", "dette", "det", "kapittel", "§")


def about_world(reading: Reading, first: int, last: int) -> bool:
    """Whether a judged noun phrase is a state of the world and no proposal."""
    tokens = reading.tokens
    if _is_clause(reading, first, last):
        return False
    if as_now(tokens, first, last):
        return True
    stop = next((i for i in range(first, last + 1) if tokens[i].pos == "ADP"), last + 1)
    head = tokens[first : min(stop, first + 3)]
    return any(
        t.lower.removeprefix(noun) in _ENDINGS
        for t in head
        for noun in endings("world_nouns")
        if t.lower.startswith(noun)
    ) or any(
        t.lower.endswith(noun + ending)
        for t in head
        for noun in endings("world_states")
        for ending in _ENDINGS
    )


def as_now(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun is said to be meant as it is now: "lova slik ho er i dag"."""
    as_ = next((i for i in range(first + 1, last) if tokens[i].lower in ("slik", "sånn")), None)
    if as_ is None:
        return False
    said = [t.lower for t in tokens[as_ + 1 : last + 1]]
    return any(w in ("er", "fungerer", "fungerar", "lyder", "lyd") for w in said[:4]) and (
        ["i", "dag"] in [said[n : n + 2] for n in range(len(said))] or said[-1:] in (["nå"], ["no"])
    )


_ENDINGS = ("", "a", "ane", "ar", "en", "ene", "ens", "er", "et", "ets", "n", "ne", "r", "s", "t")


def on_proposal(reading: Reading, first: int, last: int) -> bool:
    """Whether a judgement on these tokens is a stand on what is put to hearing.

    A clause, a pronoun, a date or number, a made-up case ("et påbud") and a noun of
    making or doing can be; any other noun only when it is one that hearings are about.
    """
    tokens = reading.tokens
    if _is_clause(reading, first, last) or proposal_like(reading, first, last):
        return True
    head = tokens[first : min(last, first + 3) + 1]
    if any(noun in t.lower for t in head for noun in endings("proposers")):
        return True  # what the ministry does well or badly is the proposal
    if tokens[first].lower in words("addressed"):
        return True  # "dere tar feil"
    return any(t.pos in ("NUM", "SYM") or t.lower.endswith(_DEEDS) for t in head)


def proposes(name: str) -> bool:
    """Whether the name is of somebody who has put something to hearing.

    >>> proposes("Kulturdepartementet"), proposes("Fjordvik kommune")
    (True, False)
    """
    return any(noun in name.lower() for noun in endings("proposers"))


def on_matter(reading: Reading, first: int, last: int, matter: Matter) -> bool:
    """Whether these tokens are what is put to hearing, told by what stands around them too.

    Near words for the matter a definite noun may point back to it: "det strengeste taket".
    """
    if matter is Matter.LETTER or on_proposal(reading, first, last):
        return True
    head = reading.tokens[content_head(reading, first, last)]
    return matter is Matter.NEAR and head.pos == "NOUN" and "Definite=Def" in head.feats


_DEEDS = ("ing", "inga", "ingen", "else", "elsen", "sjon", "sjonen", "ingane", "ingene")


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    if reading.tokens[first].lower in ("at", "å", "om"):
        return True
    return heads_clause(reading, content_head(reading, first, last))
