"""The program as a process of its own, with an engine that needs no model."""

import json
import subprocess
import sys
import time
from pathlib import Path

_CODE = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1));"
    "from standpunkt.running import setup;"
    "setup.ENGINE = 'dying';"
    "from standpunkt.cli import main; main()"
)


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path), "extract", *words]


def started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def wait_for(path: Path, lines: int) -> None:
    """Wait until a file has that many lines."""
    end = time.monotonic() + 20
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < end
        time.sleep(0.005)
