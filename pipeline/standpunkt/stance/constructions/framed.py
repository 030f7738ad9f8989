"""Own-view frames: "etter vår vurdering", "slik NN ser det", "vår oppfatning er at"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from standpunkt.language.definite import stems
from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Context, Scene
from standpunkt.stance.clauses import Clause, clause_of
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.constructions import argued, bare, judged
from standpunkt.stance.constructions.content import impersonal
from standpunkt.stance.holders import Names, Who, view
from standpunkt.stance.opposites import VIEW_DENIED, WISH_DENIED
from standpunkt.stance.phrases import Tokens, at_row, negator, without_punctuation
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import phrases, words

_POSSESSIVES = ("sitt", "sin", "si", "sine")
_GENITIVE_MARKS = ("'", "’", "`", "´")


def views(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """A candidate for every view that the sentence says is somebody's."""
    reading = scene.reading
    tokens = reading.tokens
    yield from _viewed(scene, rule)
    if _view_nouns().isdisjoint(scene.said) and not scene.says("first_possessive"):
        return
    for i in range(len(tokens)):
        noun = _noun(tokens, i)
        if noun is None:
            continue
        owner = _owner(reading, i, scene.context)
        if owner is None or (owner != scene.context.holder and noun in words("own_proposal")):
            continue
        about = _concerned(reading, i) if noun in words("doubt_nouns") else None
        if about is not None:
            yield from _framed(
                scene,
                rule,
                (_start(reading, i), about - 1),
                (about, _end_of_main(reading, i)),
                owner,
                None,
            )
            continue
        opener = next((k for k in range(max(0, i - 7), i) if tokens[k].lower == "etter"), None)
        if opener is not None and noun not in words("doubt_nouns"):
            clause = clause_of(reading, opener, i, tokens[opener].head)
            end = _end_of_main(reading, i)
            span = (clause.first, end if end > i + 2 else clause.last)
            yield from _framed(scene, rule, (opener, i), span, owner, clause)
            continue
        at = _content_start(reading, i)
        if at is not None:
            last = without_punctuation(tokens, at, len(tokens) - 1)
            if last > at:
                yield from _framed(
                    scene, rule, (_start(reading, i), at), (at + 1, last), owner, None
                )


def _viewed(scene: Scene, rule: Rule) -> Iterator[Candidate]:
    """ "Slik vi ser det, …": all that follows is the respondent's view."""
    found = view(scene.reading, scene.context.names)
    if found is None or found[0].who is not Who.RESPONDENT:
        return
    first = found[1] + 1
    if scene.reading.tokens[first].lower == ",":
        first += 1
    last = _end_of_main(scene.reading, first)
    if last <= first:
        return
    said = {t.lower for t in scene.reading.tokens[1 : found[1] + 1]}
    holder = scene.context.holder
    for viewed in _framed(scene, rule, (0, found[1]), (first, last), holder, None):
        if viewed.stance.evaluative or not said & words("reading_verbs"):
            yield viewed  # "Slik vi leser forslaget, skal alle …" only recounts it


def closes_as_own(scene: Scene) -> bool:
    """Whether the sentence closes by saying whose it is, the respondent's: ", mener vi".

    What it asks for or foretells is then said by somebody.
    """
    tokens = scene.reading.tokens
    last = without_punctuation(tokens, 0, len(tokens) - 1)
    low = max(0, last - _LONGEST_TAIL)
    comma = next((i for i in range(last, low, -1) if tokens[i].lower == ","), 0)
    said = {t.lower for t in tokens[comma + 1 : last + 1]}
    if not comma or said.isdisjoint(words("tails")) or "som" in said:
        return False
    ours = words("first_person") | words("first_possessive")
    named = next(scene.context.names.within(tokens, comma + 1, last), None) is not None
    return named or not ours.isdisjoint(said)


_LONGEST_TAIL = 7
"""Tokens of "slik vi nå ser det" and the like."""


def _noun(tokens: Sequence[Token], i: int) -> str | None:
    """The noun of a view, doubt or wish at token `i`."""
    return view_noun(tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else "")


def view_noun(word: str, after: str) -> str | None:
    """The noun of a view, doubt or wish that `word` is; definite before "vår": "synet vårt"."""
    if word in _view_nouns():
        return word
    if after in words("first_possessive"):
        return next((noun for noun in stems(word) if noun in _view_nouns()), None)
    return None


@cache
def _view_nouns() -> frozenset[str]:
    return words("frame_nouns") | words("request_nouns") | words("doubt_nouns")


def _concerned(reading: Reading, i: int) -> int | None:
    """Where the matter starts in "vår bekymring gjelder …", "vår uro knytter seg til …"."""
    tokens = reading.tokens
    for k in range(i + 1, min(i + 4, len(tokens) - 1)):
        if tokens[k].lower in words("revolving"):
            after = range(k + 1, min(k + 5, len(tokens) - 1))
            return next((n + 1 for n in after if tokens[n].pos == "ADP"), k + 1)
    return None


def _content_start(reading: Reading, i: int) -> int | None:
    """The "at" or "å" after "vår oppfatning er", "vårt råd til departementet er"."""
    tokens = reading.tokens
    wishes = words("request_nouns") | words("doubt_nouns")
    opener = ("at", "å") if _noun(tokens, i) in wishes else ("at",)
    at = next((k for k in range(i + 1, min(i + 8, len(tokens))) if tokens[k].lower in opener), None)
    if at is None or not any(t.lower in ("er", "var") for t in tokens[max(0, i - 6) : at]):
        return None
    return at


def _judged(scene: Scene, frame: Tokens, span: Tokens) -> judging.Judgement | None:
    """What a view comes to: by its noun, else by its content; None where nothing judges."""
    tokens = scene.reading.tokens
    nouns = {_noun(tokens, k) for k in range(frame[0], frame[1] + 1)}
    doubt, wish = scene.detected.get(Detector.DOUBT), scene.detected.get(Detector.WISH)
    if doubt and nouns & words("doubt_nouns"):
        # "Vår bekymring er at …": what is feared is no wish, whatever it says
        return judging.Judgement(doubt.stance, frame, doubt.id)
    if wish and nouns & words("request_nouns"):
        # "Vårt råd er at …": what is advised is asked for, whatever it says
        return judging.wished(scene.reading, wish, frame, span)
    found = judging.judge(scene, *span) or impersonal(scene, span)
    if found is None or negator(tokens, *frame) is None:
        return found
    # "det er ikke vår mening at forslaget bør vedtas"
    undone = WISH_DENIED if found.modal else VIEW_DENIED
    return replace(found, stance=undone.get(found.stance, Stance.POSITION))


_ARGUES = (
    (Detector.NEED, bare.needs),
    (Detector.OBSTACLE, argued.obstacles),
    (Detector.MISSING, argued.missing),
    (Detector.CONSEQUENCE, argued.consequences),
)


def _argued(scene: Scene, frame: Tokens, span: Tokens) -> judging.Judgement | None:
    """What is argued in a view, or denied of a proposal: "treffer etter vårt skjønn ikke"."""
    for detector, find in _ARGUES:
        rule = scene.detected.get(detector)
        for found in find(scene, rule) if rule else ():
            if span[0] <= found.cue[0] and found.cue[1] <= span[1]:
                return judging.Judgement(found.stance, found.cue, found.rule)
    around = _judged_around(scene, span)
    if around is not None:
        return around
    plain = scene.detected.get(Detector.PLAIN)
    clause = clause_of(scene.reading, *frame, scene.reading.tokens[frame[0]].head)
    if plain is None or clause.finite is None or clause.subject is None:
        return None
    no = negator(scene.reading.tokens, clause.finite, min(clause.last, frame[1] + 1), frame)
    if no is None or not judging.proposal_like(scene.reading, *clause.subject):
        return None
    return judging.Judgement(Stance.SKEPTICAL, (min(frame[0], no), max(frame[1], no)), plain.id)


def _judged_around(scene: Scene, span: Tokens) -> judging.Judgement | None:
    """What is judged in the clause that the frame stands in: "fremstår etter vårt syn som streng".

    The words round a frame hold together less well, and the tree less often says so.
    """
    found = [
        judged.read(scene, match)
        for match in scene.matches
        if match.rule.construction is Construction.JUDGE
        and span[0] <= match.first <= match.last <= span[1]
    ]
    core = [c for c in found if isinstance(c, Candidate) and c.tier is Tier.CORE]
    if not core:
        return None
    most = min(core, key=lambda c: (c.cue[0] - c.cue[1], -c.elements, c.rule))
    return judging.Judgement(most.stance, most.cue, most.rule)


def _framed(
    scene: Scene, rule: Rule, frame: Tokens, span: Tokens, owner: str, clause: Clause | None
) -> Iterator[Candidate]:
    judgement = _judged(scene, frame, span) or _argued(scene, frame, span)
    plain = scene.detected.get(Detector.PLAIN)
    if judgement is None and plain is not None:
        judgement, clause = judging.Judgement(plain.stance, frame, plain.id), None
    if judgement is None:
        return
    judges = judgement.core and judgement.stance.evaluative and not judgement.modal
    if judges and plain is not None and _on_world(scene, span):
        judgement, clause = judging.Judgement(plain.stance, frame, plain.id), None
    cue, target = frame, span
    if clause is not None:
        cue = (min(frame[0], judgement.cue[0]), max(frame[1], judgement.cue[1]))
        target = clause.subject or _inverted(clause, frame, judgement.cue) or span
        empty = target[0] == target[1] and scene.reading.tokens[target[0]].lower == "det"
        if judgement.modal and empty and frame[1] < span[1]:
            target = (frame[1] + 1, span[1])  # "Det bør etter vårt syn presiseres at …"
        if judgement.modal and frame[0] <= span[0] + 1 and judgement.cue[1] < span[1]:
            target = (judgement.cue[1] + 1, span[1])
    yield Candidate(
        rule=f"{rule.id}+{judgement.rule}",
        construction=rule.construction,
        stance=judgement.stance,
        cue=cue,
        evidence=(min(frame[0], span[0]), span[1]),
        target=target,
        holder=owner,
        tier=rule.tier,
        own=True,
        content=span,
        elements=2,
    )


def _on_world(scene: Scene, span: Tokens) -> bool:
    """Whether what is judged is how things are today: "etter vårt syn er dagens ordning god"."""
    tokens = scene.reading.tokens
    verb = next((i for i in range(*span) if tokens[i].finite), span[0])
    near = range(span[0], min(verb + 2, span[1]))
    return any(tokens[i].lower in words("in_force") for i in near) or judging.as_now(
        tokens, span[0], min(verb + _LONGEST_NOW, len(tokens))
    )


_LONGEST_NOW = 4
"""Tokens behind the verb of "lova slik ho er i dag" and the like."""


def _inverted(clause: Clause, frame: Tokens, predicate: Tokens) -> Tokens | None:
    """The subject between verb and predicate: "Etter vårt syn er unntaket for vidt"."""
    if clause.finite is None or clause.finite < frame[1] or predicate[0] <= clause.finite + 1:
        return None
    return clause.finite + 1, predicate[0] - 1


def _end_of_main(reading: Reading, i: int) -> int:
    """The last token before the next contrast or the end of the sentence."""
    tokens = reading.tokens
    ends = ("men", ";", "mens", "medan")
    stop = next(
        (
            k
            for k in range(i + 1, len(tokens))
            if tokens[k].lower in ends or _opens_clause(reading, k)
        ),
        len(tokens),
    )
    return without_punctuation(tokens, i, stop - 1)


def _opens_clause(reading: Reading, i: int) -> bool:
    """Whether ", og" goes on with a clause of its own subject: ", og det frarådes"."""
    tokens = reading.tokens
    if tokens[i].lower != "og" or tokens[i - 1].lower != "," or i + 2 >= len(tokens):
        return False
    subject, verb = tokens[i + 1], tokens[i + 2]
    return subject.pos in ("PRON", "PROPN") and verb.finite


def _start(reading: Reading, i: int) -> int:
    """Where "vår klare oppfatning" or "det er NNs oppfatning" starts."""
    tokens = reading.tokens
    for k in range(max(0, i - 6), i):
        if tokens[k].lower in words("first_possessive") or tokens[k].lower in ("er", "det"):
            return k
    return i


def _owner(reading: Reading, i: int, context: Context) -> str | None:
    """Whose view a view-noun is: the respondent, somebody by name, or None."""
    tokens = reading.tokens
    if any(t.lower in words("first_possessive") for t in tokens[max(0, i - 4) : i + 2]):
        return context.holder
    if at_row(tokens, i + 1, phrases("own_side")):
        return context.holder  # "et minstekrav fra vår side er at"
    for k in range(i - 1, max(-1, i - 8), -1):
        apart = tokens[k].lower in (*_GENITIVE_MARKS, *_POSSESSIVES) and k > 0
        name = k - 1 if apart else k
        genitive = apart or "Case=Gen" in tokens[name].feats or (
            tokens[name].lower.endswith(("s", *_GENITIVE_MARKS))
            and tokens[name].pos in ("NOUN", "PROPN", "X", "ADJ")
        )  # fmt: skip
        if not genitive:
            continue
        whose = tokens[name].lower.rstrip("'’`´")
        own = any(
            context.names.body_is(word) or context.names.kind_is(word)
            for word in {whose, whose.removesuffix("s")}
        )
        if own or _names_respondent(reading, name, context.names):
            return context.holder
        if tokens[name].pos in ("PROPN", "NOUN", "X"):
            start = name
            while start > 0 and tokens[start - 1].pos in ("PROPN", "NOUN") and name - start < 4:
                start -= 1
            return reading.words(start, name)
    return None


def _names_respondent(reading: Reading, last: int, names: Names) -> bool:
    """Whether the words that end at token `last`, less a genitive, are the respondent's name."""
    said = [t.lower for t in reading.tokens[max(0, last - 8) : last + 1]]
    bare = said[-1].rstrip("'’`´")
    return any(
        (*said[-len(row) : -1], ending) == row
        for row in names.rows
        for ending in (said[-1], bare, bare.removesuffix("s"))
    )
