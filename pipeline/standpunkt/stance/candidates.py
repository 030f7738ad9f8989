"""All candidates of a sentence: each cue to the construction it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.constructions import acting, answered, bare, framed, judged
from standpunkt.stance.holders import seen_by
from standpunkt.stance.rules import Construction

_READERS = {
    Construction.ACT: acting.read,
    Construction.REQUEST: acting.read,
    Construction.SAY: acting.read,
    Construction.JUDGE: judged.read,
    Construction.ANSWER: answered.read,
}


def candidates(scene: Scene) -> Iterator[Candidate | Rejected]:
    """Everything the cues of a sentence could mean."""
    seer = seen_by(scene.reading, scene.context.names)
    told = scene
    if seer is not None:
        # "Slik utvalget ser det": whatever names no holder is the committee's
        told = replace(scene, context=replace(scene.context, holder=seer))
    for match in scene.matches:
        judges = match.rule.construction is Construction.JUDGE
        yield _READERS[match.rule.construction](told if judges else scene, match)
    yield from framed.read(scene)
    yield from bare.read(told)
