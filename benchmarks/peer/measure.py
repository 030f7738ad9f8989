"""One tool read once: `python -m peer.measure MODULE LOAD` prints what it took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from peer.shared import Response, Tool, responses

_WARM_UP = [Response("Ås kommune", "Ås kommune støtter ikke at gebyret øker.")]
_LIBRARIES = ("medspacy", "edsnlp", "spacy")


def main() -> None:
    """Time is the processor's, once the tool is loaded and has read a sentence."""
    module, load = sys.argv[1:]
    tool: Tool = getattr(import_module(module), load)()
    texts = list(responses())
    tool(_WARM_UP)
    start = time.process_time()
    found = tool(texts)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    used = [f"{name} {number}" for name in _LIBRARIES if (number := _version(name))]
    words = sum(len(response.text.split()) for response in texts)
    print(
        json.dumps(
            {"found": found, "seconds": seconds, "peak": peak, "used": used} | {"words": words}
        )
    )


def _version(name: str) -> str:
    """Of a library that is loaded, empty for one that is not."""
    try:
        return version(name) if name in sys.modules else ""
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
