"""What reading in a process of its own costs: the same files read here and there.

    python benchmarks/guard.py [FILES]

Writes small CSV and ZIP files, reads them with and without the guard and prints the times,
also beside the time a whole run takes, as the engine has most to do. Then the memory that
tables of growing length take.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from standpunkt.language.pipeline import load
from standpunkt.reading.containers.parts import Part
from standpunkt.reading.containers.unpacking import parts
from standpunkt.reading.finding.files import Source, find
from standpunkt.reading.guard.guarded import Guard
from standpunkt.running.batch import run
from standpunkt.stance.engine import Engine

TEXT = (
    "Fjordvik kommune støtter forslaget om målere. Kommunen er imot kort frist. "
    "Vi mener at kostnadene bør dekkes av staten.\n"
) * 20


def write(folder: Path, files: int) -> tuple[Source, ...]:
    """Half ZIP files and half tables, with one response in each."""
    for number in range(files):
        if number % 2:
            with zipfile.ZipFile(folder / f"{number}.zip", "w") as archive:
                archive.writestr("svar.txt", TEXT)
        else:
            with (folder / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([["svar"], [TEXT]])
    return find([folder]).sources


def here(sources: tuple[Source, ...]) -> None:
    """Read without a guard."""
    for source in sources:
        for part in parts(source.path, source.name):
            if isinstance(part, Part):
                part.read()


def there(sources: tuple[Source, ...]) -> None:
    """Read with the guard, its process started and ended."""
    with Guard() as guard:
        for source in sources:
            list(guard.read(source))


def seconds(call: Callable[[], object]) -> float:
    """The best of three times."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def write_table(path: Path, rows: int) -> None:
    """A table of different texts."""
    texts = [(number, f"{TEXT}Saksnummer {number}.") for number in range(rows)]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("nr", "svar"), *texts])
    elif path.suffix == ".parquet":
        numbers, answers = zip(*texts, strict=True)
        parquet.write_table(pa.table({"nr": numbers, "svar": answers}), path)
    else:
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            for row, cells in enumerate([("nr", "svar"), *texts]):
                sheet.write_row(row, 0, cells)


def peak(path: Path) -> int:
    """The megabytes a process takes at most that reads a table row by row (Linux only)."""
    code = (
        "import sys; from pathlib import Path;"
        "from standpunkt.reading.containers.unpacking import parts;"
        "from standpunkt.reading.containers.parts import Part;"
        "path = Path(sys.argv[1]);"
        "sum(bool(p.read()) for p in parts(path, path.name) if isinstance(p, Part));"
        "status = Path('/proc/self/status').read_text().splitlines();"
        "print(next(line.split()[1] for line in status if line.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) // 1024


def main() -> None:
    """Print the comparison."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    engine = Engine(load())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "svar")
        folder.mkdir()
        sources = write(folder, files)
        without, guarded = seconds(lambda: here(sources)), seconds(lambda: there(sources))
        whole = seconds(lambda: run(sources, engine))
        print(f"{files} files read here      {without:7.3f} s")
        print(f"{files} files read guarded   {guarded:7.3f} s")
        print(f"{files} files, a whole run   {whole:7.3f} s")
        extra = guarded - without
        print(f"the guard's share of a run   {extra / whole:.1%}")
        for ending in ("csv", "parquet", "xlsx"):
            path = Path(name, f"rader.{ending}")
            for rows in (1_000, 10_000, 40_000):
                write_table(path, rows)
                size = path.stat().st_size / 1e6
                print(f"{ending} of {rows:6,} rows ({size:5.1f} MB): at most {peak(path)} MB")


if __name__ == "__main__":
    main()
