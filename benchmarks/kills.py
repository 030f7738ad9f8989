"""What is lost when a run is killed: the program, one of its workers or its reader, at any moment.

    python benchmarks/kills.py --trials 60

Each trial starts a run, sends one signal to one of its processes, and continues the run with
`--resume`. Told for each kind: how often the outputs differ by a byte from those of a run that
nobody disturbed, how many responses were neither read nor named as failed, and how many files are
left. The engine is one of a few lines, as what is measured stands around it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from standpunkt.documents import Document, Span
from standpunkt.positions import Position, Stance, Tier

OUTPUTS = ("p.csv", "p.xlsx", "p.jsonl", "p.parquet")
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
WHO = ("program", "worker", "reader")
TEXTS, ROWS, MEMBERS = 40, 40, 40

_CODE = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1));"
    "from standpunkt.running import setup;"
    "setup.ENGINE = 'kills';"
    "from standpunkt.cli import main; main()"
)


class Slow:
    """Reads "Vi støtter X.", and takes its time."""

    def read(self, document: Document) -> list[Position]:
        """The positions in a document."""
        time.sleep(0.01)
        return [
            Position(
                document,
                Span(*m.span()),
                Span(*m.span(1)),
                Span(*m.span(2)),
                Stance.SUPPORT,
                "respondent",
                Tier.CORE,
                0.5,
                "one",
                Span(*m.span()),
            )
            for m in re.finditer(r"Vi (støtter) ([^.]+)\.", document.text)
        ]


def make(_model: str | None, _rules: Sequence[str]) -> Slow:
    """The engine, for `Setup.engine`."""
    return Slow()


def responses(folder: Path) -> int:
    """Texts, a table and a ZIP file of letters; how many responses they hold."""
    folder.mkdir()
    for n in range(TEXTS):
        (folder / f"{n}.txt").write_text(f"Vi støtter forslag {n}.", encoding="utf-8")
    rows = "".join(f"{n},Vi støtter rad {n}.\n" for n in range(ROWS))
    (folder / "tabell.csv").write_text(f"nr,svar\n{rows}", encoding="utf-8")
    with zipfile.ZipFile(folder / "pakke.zip", "w") as archive:
        for n in range(MEMBERS):
            archive.writestr(f"{n}.html", f"<p>Vi støtter side {n}.</p>")
    return TEXTS + ROWS + MEMBERS


def command(inputs: Path, out: Path, jobs: int) -> list[str]:
    """The command line of a run."""
    outputs = [word for name in OUTPUTS for word in ("-o", str(out / name))]
    words = ["extract", str(inputs), *outputs, "--jobs", str(jobs), "--save-text", "--resume"]
    return [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path), *words]


def children(pid: int) -> dict[str, list[int]]:
    """The processes below one, by what they are."""
    found: dict[str, list[int]] = defaultdict(list)
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return found
    for child in map(int, told):
        try:
            words = Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        kind = "worker" if b"running.pool_worker" in words else "reader"
        found[kind].append(child)
        for below, pids in children(child).items():
            found[below] += pids
    return found


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of all that a whole run leaves."""
    texts = {f"texts/{path.name}": path.read_bytes() for path in (out / "p-texts").glob("*.txt")}
    return texts | {name: (out / name).read_bytes() for name in OUTPUTS if (out / name).exists()}


def left(out: Path, temporary: Path) -> list[str]:
    """Files that nobody needs: all in the temporary folder, unfinished parts, the run folder."""
    parts = [path for path in out.rglob("*") if path.name.endswith((".part", ".run"))]
    return [str(path) for path in (*temporary.rglob("*"), *parts)]


def trial(
    place: Path, chance: random.Random, who: str, number: signal.Signals, whole: dict[str, bytes]
) -> Counter[str]:
    """One run that is disturbed, and what came of it."""
    out, temporary = place / "ut", place / "tmp"
    for folder in (out, temporary):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    told: Counter[str] = Counter(trials=1)
    words = command(place / "inn", out, 2 if who == "worker" else 1)
    environment = os.environ | {"TMPDIR": str(temporary)}
    program = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )
    journal = out / "p.csv.run" / "journal.jsonl"
    wanted = chance.randint(0, 100)
    while program.poll() is None:
        if journal.exists() and journal.read_bytes().count(b"\n") >= wanted:
            pids = [program.pid] if who == "program" else children(program.pid)[who]
            if pids:
                told["sent"] += 1
                try:
                    os.kill(chance.choice(pids), number)
                except ProcessLookupError:
                    told["sent"] -= 1
                break
        time.sleep(0.002)
    said = program.communicate(timeout=120)[1].decode()
    told["tracebacks"] += "Traceback" in said
    manifest = out / "p.csv.manifest.json"
    if manifest.exists():
        inputs = json.loads(manifest.read_text())["inputs"]
        told["failed"] += sum(one["status"] == "failed" for one in inputs)
        told["neither read nor named"] += abs(TEXTS + ROWS + MEMBERS - len(inputs))
    told["left until the next start"] += len(list(temporary.rglob("*")))
    subprocess.run(words, capture_output=True, env=environment, check=False, timeout=120)
    told["differ after --resume"] += contents(out) != whole
    told["left after --resume"] += len(left(out, temporary))
    return told


def main() -> None:
    """Run the trials and print what came of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - moments, no secrets
    kinds = [(who, number) for who in WHO for number in SIGNALS]
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        responses(place / "inn")
        (place / "hel").mkdir()
        subprocess.run(command(place / "inn", place / "hel", 1), capture_output=True, check=True)
        whole = contents(place / "hel")
        for n in range(given.trials):
            who, number = kinds[n % len(kinds)]
            tally[f"{number.name} of the {who}"] += trial(place, chance, who, number, whole)
    names = (
        "trials",
        "sent",
        "tracebacks",
        "failed",
        "neither read nor named",
        "left until the next start",
        "differ after --resume",
        "left after --resume",
    )
    print(f"| | {' | '.join(names)} |")
    print(f"|---|{'---:|' * len(names)}")
    for kind, told in [*tally.items(), ("all", sum(tally.values(), Counter()))]:
        print(f"| {kind} | {' | '.join(str(told[name]) for name in names)} |")


if __name__ == "__main__":
    main()
