"""The recipes of docs/cluster.md, run as they stand there."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pandas as pd
import pytest

import standpunkt

RESPONSES = 7
# What Slurm does with a script: takes a copy of it, and starts it somewhere.
SBATCH = """#!/bin/bash
copy=$(mktemp -p "$JOBS"); cp "$1" "$copy"
setsid bash "$copy" >/dev/null 2>&1 &
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/bash
for job; do kill -- "-$job"; done
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with responses as files and as a table; the program is on the PATH."""
    (tmp_path / "svar").mkdir()
    text = "Fjordvik kommune støtter forslag {0}. Vi støtter ikke frist {0}."
    texts = [text.format(n) for n in range(RESPONSES - 1)]
    for n, words in enumerate(texts):
        (tmp_path / "svar" / f"{n}.txt").write_text(words, encoding="utf-8")
    (tmp_path / "svar" / "tom.txt").touch()
    table = pd.DataFrame({"doc_id": range(RESPONSES), "text": [*texts, ""]})
    table.to_parquet(tmp_path / "svar.parquet", row_group_size=2)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return tmp_path


def recipe(root: Path, heading: str, number: int = 0) -> str:
    """The indented program under a heading."""
    page = (root / "docs" / "cluster.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = [
        textwrap.dedent(block)
        for block in re.findall(r"(?:^(?: {4}.*)?\n)+", section, re.MULTILINE)
        if block.strip()
    ]
    return blocks[number].strip() + "\n"


def run(program: str, *, status: int = 0, **environment: str) -> None:
    shell = program.startswith("#!/bin/bash")
    file = Path("oppskrift.sh" if shell else "oppskrift.py")
    file.write_text(program, encoding="utf-8")
    command = ["bash", str(file)] if shell else [sys.executable, str(file)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, timeout=400, check=False
    )
    assert done.returncode == status, done.stderr.decode()


def same_as_here(folder: str) -> None:
    """The dataset in a folder holds what one process gives, and dates as dates."""
    found = pd.read_parquet(folder, dtype_backend="numpy_nullable")
    here = standpunkt.read_partition(pd.read_parquet("svar.parquet"))
    order = ["doc_id", "evidence_start", "cue_start"]
    one, other = (
        frame.astype(here.dtypes.to_dict()).sort_values(order, ignore_index=True)
        for frame in (found, here)
    )
    pd.testing.assert_frame_equal(one, other)
    assert one["error"].notna().sum() == 1
    assert len(one) == 2 * RESPONSES - 1


@pytest.mark.slow
def test_a_dataset_of_texts_becomes_one_of_positions(root: Path, place: Path) -> None:
    run(recipe(root, "dask: a table of texts"))
    assert len(list(Path("posisjoner").glob("*.parquet"))) > 1
    same_as_here("posisjoner")


@pytest.mark.slow
def test_a_job_array_is_one_whole_run(root: Path, place: Path) -> None:
    array = recipe(root, "Slurm: a job array")
    for number in ("1", "2"):
        status = 2 if number == "2" else 0  # the last part has the empty file
        run(array, status=status, SLURM_ARRAY_TASK_ID=number, SLURM_ARRAY_TASK_COUNT="2")
    run(recipe(root, "Slurm: a job array", 1))
    whole = ["standpunkt", "extract", "svar/", "-o", "hel.csv"]
    assert subprocess.run(whole, capture_output=True, check=False).returncode == 2
    assert Path("posisjoner.csv").read_bytes() == Path("hel.csv").read_bytes()


@pytest.mark.system
def test_dask_jobqueue_starts_the_workers(
    root: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes = place / "slurm"
    fakes.mkdir()
    for name, script in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (fakes / name).write_text(script, encoding="utf-8")
        (fakes / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(fakes), prepend=os.pathsep)
    run(recipe(root, "Slurm: dask-jobqueue"), status=2, JOBS=str(fakes))
    assert Path("posisjoner.csv").read_bytes().count(b"\r\n") == 2 * RESPONSES - 1


@pytest.mark.system
def test_spark_gives_the_same(root: Path, place: Path) -> None:
    assert shutil.which("java"), "Spark needs Java"
    run(recipe(root, "Spark"))
    same_as_here("posisjoner")
