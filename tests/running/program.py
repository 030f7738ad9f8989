"""The program as a process of its own, with an engine that needs no model."""

import json
import subprocess
import sys
import time
from pathlib import Path

_CODE = (
    "import sys, json, signal; sys.path[:] = json.loads(sys.argv.pop(1));"
    # A shell without job control has what it starts in the background ignore interrupts.
    "signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from standpunkt.running import cluster, setup;"
    "setup.ENGINE = 'dying';"
    "cluster.CONNECT = 600;"  # how fast a busy machine answers is nothing that is tested
    "from standpunkt.cli import main; main()"
)


def command(*words: str) -> list[str]:
    path = [str(Path(__file__).parent), *sys.path]  # the engine of these tests lies here
    return [sys.executable, "-P", "-c", _CODE, json.dumps(path), "extract", *words]


def started(*words: str, folder: Path | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder
    )


def wait_for(path: Path, lines: int, program: subprocess.Popen[bytes]) -> None:
    """Wait until the file that a program writes has that many lines.

    As long as it runs, however busy the machine is.
    """
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        assert program.poll() is None, program.stderr and program.stderr.read().decode()
        time.sleep(0.005)


def gate(folder: Path) -> Path:
    """A last text in a folder that is not read before the file that is given here is there.

    A run over the folder is then in its middle until the test lets it end.
    """
    opened = folder.parent / "fri"
    text = f"VENT PÅ {opened} Vi støtter siste."
    (folder / "zzz.txt").write_text(text, encoding="utf-8")
    return opened
