"""All candidates of a sentence: each cue to the construction it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standpunkt.positions import Tier
from standpunkt.stance.attribution import Attribution, Report, attribution, reports
from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions import acting, answered, judged
from standpunkt.stance.constructions.detectors import found_by
from standpunkt.stance.constructions.framed import closes_as_own
from standpunkt.stance.holders import seen_by
from standpunkt.stance.matter import Matter
from standpunkt.stance.unread import unread

_READERS = {
    Construction.ACT: acting.read,
    Construction.REQUEST: acting.read,
    Construction.SAY: acting.read,
    Construction.JUDGE: judged.read,
    Construction.ANSWER: answered.read,
}


def candidates(scene: Scene) -> Iterator[Candidate | Rejected]:
    """Everything the cues of a sentence could mean."""
    quoted = attribution(scene.reading, scene.context.names)
    reported = tuple(reports(scene.reading, scene.context.names))
    for found in _read(scene):
        reported_as = found if isinstance(found, Rejected) else _as_reported(scene, found, reported)
        if isinstance(reported_as, Rejected):
            yield reported_as
        else:
            yield _in_context(scene, reported_as, quoted)


def _read(scene: Scene) -> Iterator[Candidate | Rejected]:
    seer = seen_by(scene.reading, scene.context.names)
    told = scene
    if seer is not None:
        # "Slik utvalget ser det": whatever names no holder is the committee's
        told = replace(scene, context=replace(scene.context, holder=seer))
    for match in scene.matches:
        judges = match.rule.construction is Construction.JUDGE
        found = _READERS[match.rule.construction](told if judges else scene, match)
        if seer is not None and isinstance(found, Candidate) and found.unnamed:
            found = replace(found, holder=seer)  # "Ifølge NN bør forslaget forkastes"
        yield found
    for rule in scene.detected.values():
        frames = rule.construction is Construction.FRAME
        yield from found_by(scene if frames else told, rule)


def _as_reported(
    scene: Scene, found: Candidate, reported: Sequence[Report]
) -> Candidate | Rejected:
    """The candidate as the stand of whom the sentence reports it of; the innermost one counts."""
    if found.holder != scene.context.holder:
        return found
    if found.own and not _in_quotes(scene, found.cue[0]):
        return found
    around = [r for r in reported if r.first <= found.cue[0] <= r.last]
    if not around:
        return found
    speaker = max(around, key=lambda report: report.first).speaker
    if not speaker:
        return Rejected(found.rule, found.cue, "about others, or nobody in particular")
    return replace(found, holder=speaker, why=(*found.why, "reported speech"))


def _in_quotes(scene: Scene, i: int) -> bool:
    """Whether the words are quoted, where "vi" is whoever said them: "noen sier at «vi …»"."""
    marks = [t.text for t in scene.reading.tokens[:i] if t.text in "«»"]
    return bool(marks) and marks[-1] == "«"


def _in_context(scene: Scene, found: Candidate, quoted: Attribution | None) -> Candidate:
    """The candidate as somebody's direct speech, or as no stand on anything put to hearing."""
    ours = found.holder == scene.context.holder
    if ours and quoted is not None and found.cue[1] <= quoted.last:
        return replace(found, holder=quoted.speaker, own=False, why=(*found.why, "direct speech"))
    if ours and found.construction is Construction.BARE and closes_as_own(scene):
        found = replace(found, tier=Tier.CORE, own=True)
    if found.stance.evaluative:
        word = unread(scene.reading, found)
        if word:
            why = (*found.why, f"{word!r} may be a negation that is not understood")
            found = replace(found, doubtful=True, why=why)
    far = scene.context.matter is Matter.FAR and found.stance.evaluative
    if ours and far and not _by_name(scene, found):
        why = (*found.why, "nothing around it is about the proposal")
        return replace(found, tier=Tier.IMPLICIT, why=why)
    return found


def _by_name(scene: Scene, found: Candidate) -> bool:
    """Whether the respondent stands in the evidence by name."""
    named = scene.context.names.within(scene.reading.tokens, *found.evidence)
    return next(named, None) is not None
