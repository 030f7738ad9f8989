"""All candidates of a sentence: each cue to the construction it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.constructions import acting, answered, bare, framed, judged
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
    for match in scene.matches:
        yield _READERS[match.rule.construction](scene, match)
    yield from framed.read(scene)
    yield from bare.read(scene)
