"""Set time and memory beside those of other tools with like rules for terms and negation.

    python benchmarks/peers.py --install [--rounds N]
    python benchmarks/peers.py [--python LIBRARY=PYTHON ...] [--rounds N]

Each tool reads all annotated responses in a process of its own, and is timed there once it is
loaded; the best of some rounds counts, in which the tools take turns. The other libraries want
other versions of spaCy: `--install` makes an environment for each, with the network's help, and
takes it away; `--python medspacy=PYTHON` names one that is there. A tool whose library is
missing is left out, and said to be.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages import markdown

HERE = Path(__file__).resolve().parent
LIBRARIES = ("medspacy", "edsnlp")
"""What `--install` installs, each into an environment of its own."""

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: its function in `peer/`, what it does, and the library it needs besides spaCy."""

    name: str
    does: str
    module: str
    load: str = "load"
    library: str = ""


_TERMS = "terms, negation in the sentence"
_PARSE_AND_TERMS = f"parse, {_TERMS}"
_ON_PARSE = "load_on_parse"

PEERS = (
    Peer("naive pattern", "own name + støtter / er skeptisk til", "naive"),
    Peer("pattern", "terms, negation near by", "pattern"),
    Peer("edsnlp", _TERMS, "edsnlp_rules", library="edsnlp"),
    Peer("medspacy", _TERMS, "medspacy_rules", library="medspacy"),
    Peer("standpunkt", "respondent, positions", "ours"),
    Peer("pipeline without ner", "parse", "pipeline", "load_without_names"),
    Peer("pipeline", "parse, names", "pipeline"),
    Peer("edsnlp on a parse", _PARSE_AND_TERMS, "edsnlp_rules", _ON_PARSE, "edsnlp"),
    Peer("medspacy on a parse", _PARSE_AND_TERMS, "medspacy_rules", _ON_PARSE, "medspacy"),
)


def installed(library: str, folder: Path) -> str:
    """The interpreter of a new environment in `folder` with the library in it."""
    print(f"installing {library}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-qq", library], check=True)
    return str(python)


def measured(peer: Peer, python: str) -> dict[str, Any]:
    """What one round took; only why not, where the tool does not run."""
    command = [python, "-m", "peer.measure", f"peer.{peer.module}", peer.load]
    done = subprocess.run(
        command,
        cwd=HERE,
        env=os.environ | _ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return {"reason": (done.stderr.strip().splitlines() or ["no reason given"])[-1]}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def row(peer: Peer, took: Mapping[str, Any]) -> tuple[str, ...]:
    """The line of the table for one tool.

    >>> took = {"found": 3, "seconds": 0.5, "peak": 90, "words": 1000, "used": ["spacy 3.8"]}
    >>> row(PEERS[1], took)
    ('pattern', 'terms, negation near by', 'spacy 3.8', '3', '0.50', '2,000', '90')
    """
    if "reason" in took:
        return peer.name, f"left out: {took['reason']}", "", "", "", "", ""
    return (
        peer.name,
        peer.does,
        ", ".join(took["used"]),
        str(took["found"]),
        f"{took['seconds']:.2f}",
        f"{took['words'] / took['seconds']:,.0f}",
        str(took["peak"]),
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--install", action="store_true", help="environments made for this run")
    parser.add_argument("--python", action="append", default=[], metavar="LIBRARY=PYTHON")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    pythons = dict(entry.split("=", 1) for entry in given.python)
    with ExitStack() as stack:
        if given.install:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            missing = (library for library in LIBRARIES if library not in pythons)
            pythons |= {library: installed(library, place / library) for library in missing}
        rounds = [
            [measured(peer, pythons.get(peer.library, sys.executable)) for peer in PEERS]
            for _ in range(given.rounds)
        ]
    best = [
        min(took, key=lambda one: one.get("seconds", 0.0)) for took in zip(*rounds, strict=True)
    ]
    heading = ("tool", "what it does", "with", "found", "seconds", "words a second", "peak MB")
    print(markdown(heading, map(row, PEERS, best), text=3))


if __name__ == "__main__":
    main()
