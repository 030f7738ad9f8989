"""Size and speed of the report: `python benchmarks/report_page.py [POSITIONS...]`.

For each number of positions (3,000 and 50,000 when left out) a run is made up from the shared
hearing's own responses, 30 positions each, under invented names; its report is written and opened
in headless Chromium. Needs `pip install -e '.[test]'` and a Chromium, see `docs/report.md`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import standpunkt
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow, rows_of
from standpunkt.writing.contents import Contents
from standpunkt.writing.report import page

HEARING = Path(__file__).parents[1] / "corpus" / "gold" / "hearing-gategrunn"
LIST = HEARING / "proposals.csv"
IN_ONE = 30
QUERIES = ("kommunen", "støtter ikke", "avgift", "zzz", "")


def rows_of_hearing() -> tuple[list[PositionRow], dict[str, str]]:
    """The positions and the texts of the shared hearing, read again."""
    positions = standpunkt.extract(*sorted(HEARING.glob("*.txt")), proposals=LIST)
    texts = {p.document.doc_id: p.document.text for p in positions}
    return list(rows_of(standpunkt.to_frame(positions))), texts


def made_up(
    rows: list[PositionRow], texts: dict[str, str], number: int
) -> tuple[list[PositionRow], dict[str, str]]:
    """So many positions in responses that are real ones put one after another."""
    parts = _parts(rows, texts)
    found: list[PositionRow] = []
    made: dict[str, str] = {}
    while len(found) < number:
        doc_id, text = f"svar-{len(made) + 1:04}", ""
        own: list[PositionRow] = []
        while len(own) < min(IN_ONE, number - len(found)):
            said, positions = next(parts)
            own += [_moved(row, len(text)) for row in positions]
            text += said + "\n\n"
        name = f"Testvik kommune {len(made) + 1}"
        own = own[: min(IN_ONE, number - len(found))]
        found += [replace(row, doc_id=doc_id, organisation=name) for row in own]
        made[doc_id] = text
    return found, made


def _parts(
    rows: list[PositionRow], texts: dict[str, str]
) -> Iterator[tuple[str, list[PositionRow]]]:
    while True:
        for doc_id, text in texts.items():
            yield text, [row for row in rows if row.doc_id == doc_id and not row.inherited_from]


def _moved(row: PositionRow, by: int) -> PositionRow:
    names = [f"{what}_{end}" for what in ("target", "cue", "evidence") for end in ("start", "end")]
    moved = {name: getattr(row, name) + by for name in names if getattr(row, name) is not None}
    return replace(row, **moved)


def measure(path: Path, contents: Contents, texts: dict[str, str]) -> dict[str, float]:
    """Size in MB and times in seconds of the report of one run."""
    from browser import chromium

    began = time.perf_counter()
    page.write(path, contents, texts)
    written = time.perf_counter() - began
    size = path.stat().st_size
    own = sum(len(text.encode()) for text in texts.values())
    with chromium() as browser:
        tab = browser.new_page()
        tab.goto("about:blank")
        began = time.perf_counter()
        tab.goto(f"{path.as_uri()}#positions", wait_until="commit")
        tab.wait_for_selector(".line", timeout=120_000)
        opened = time.perf_counter() - began
        times = [tab.evaluate(_FILTER, query) for query in QUERIES]
        tab.wait_for_timeout(1500)
        later = [tab.evaluate(_FILTER, query) for query in QUERIES]
    return {
        "size, MB": size / 1e6,
        "beyond the texts, MB": (size - own) / 1e6,
        "written in, s": written,
        "usable after, s": opened,
        "first filter, ms": times[0],
        "filter, median, ms": statistics.median(later),
        "filter, slowest, ms": max(later),
    }


# From a letter typed until what it leaves has been painted.
_FILTER = """async (query) => {
  const box = document.querySelector("#f-query");
  const paint = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  await paint();
  const began = performance.now();
  box.value = query;
  box.dispatchEvent(new Event("input"));
  await paint();
  return performance.now() - began;
}"""


def main() -> None:
    """Measure and print a table."""
    numbers = [int(number) for number in sys.argv[1:]] or [3_000, 50_000]
    proposals: tuple[Proposal, ...] = read_proposals(LIST).proposals
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, texts = rows_of_hearing()
        for number in numbers:
            made, made_texts = made_up(rows, texts, number)
            contents = Contents(made, matrix(made, proposals))
            found = measure(folder / f"{number}.html", contents, made_texts)
            print(f"{number:,} positions in {len(made_texts):,} responses")
            for what, value in found.items():
                print(f"  {what:<24}{value:>10.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the writing process: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
