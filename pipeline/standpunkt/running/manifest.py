"""The manifest: what a run was made from and with, so that its table can be proved the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import standpunkt
from standpunkt.language.pipeline import SHIPPED, check_folder
from standpunkt.printable import encodable
from standpunkt.proposals.proposal import Proposal
from standpunkt.respondent.catalogue import Body
from standpunkt.running.entries import Entry
from standpunkt.running.setup import Setup
from standpunkt.running.tasks import sha256
from standpunkt.writing.files import replacing_text
from standpunkt.writing.jsonl import line
from standpunkt.writing.table import NAMES

PROPOSALS = "proposals"
"""The key of the list of proposals, so that a table knows what it was linked to."""

_TIMES = frozenset({"seconds"})
_NAMES = frozenset({"outputs", "texts"})
_PASSED_OVER = frozenset({"__pycache__", ".pyc", ".git"})


def path_of(table: Path) -> Path:
    """The manifest of a run with this first output.

    >>> path_of(Path("ut/posisjoner.csv")).as_posix()
    'ut/posisjoner.csv.manifest.json'
    """
    return table.with_name(f"{table.name}.manifest.json")


def made_with(setup: Setup, metadata: Path | None = None) -> dict[str, Any]:
    """What decides which rows a response gets, besides its own bytes.

    Raises ModelError for a model that is named by a folder which holds none.
    """
    package = Path(standpunkt.__file__).parent
    return {
        "software": {
            "name": "standpunkt",
            "version": standpunkt.__version__,
            "sha256": _tree(package),
        },
        "model": _model(setup.model or SHIPPED),
        "rules": _rules(package / "stance" / "rules", setup.rules),
        "settings": {
            "text_column": setup.options.text_column,
            "ocr": setup.options.ocr,
            "keep_running_titles": setup.options.running_titles,
            "time_limit": setup.limits.seconds,
            "pseudonymise": setup.pseudonymise,
            "save_text": setup.texts,
            "metadata": sha256(metadata) if metadata else None,
            "proposals": _list(setup.proposals),
            "organisations": _list(setup.bodies),
        },
    }


def _list(given: Sequence[Proposal] | Sequence[Body]) -> str | None:
    """A digest of a user's list of proposals or of bodies; None without one."""
    told = json.dumps([asdict(one) for one in given], default=str)
    return hashlib.sha256(told.encode()).hexdigest() if given else None


def differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """In what two runs differ that were made with these, for a message; empty where in nothing.

    >>> differing({"settings": {"ocr": "auto", "proposals": "ab"}}, {"settings": {"ocr": "on"}})
    'settings (ocr and proposals)'
    """
    now = json.loads(json.dumps(now))  # as it is read back
    found = []
    for key in sorted(now.keys() | before.keys()):
        one, other = before.get(key), now.get(key)
        if one == other:
            continue
        if key == "settings" and isinstance(one, dict) and isinstance(other, dict):
            names = [n for n in sorted(one.keys() | other.keys()) if one.get(n) != other.get(n)]
            found.append(f"settings ({' and '.join(names)})")
        else:
            found.append(key)
    return " and ".join(found)


@dataclass(slots=True)
class Manifest:
    """A manifest being written, entry by entry; `named` is whether sources may be told."""

    file: IO[str]
    named: bool = True
    names: Sequence[str] = NAMES
    positions: int = 0
    documents: int = 0
    failed: int = 0
    told: int = 0
    # Of the table as JSON lines, whatever formats it is written in.
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, entry: Entry) -> None:
        """Put a response, or a failure, into the manifest."""
        for row in entry.rows:
            self.digest.update(f"{line(row, self.names)}\n".encode(errors="surrogatepass"))
        if entry.remark:
            return
        self.positions += len(entry.rows)
        self.documents += entry.read
        self.failed += entry.failure is not None
        self.file.write(",\n  " if self.told else "\n  ")
        self.told += 1
        self.file.write(_json(self._input_of(entry)))

    def _input_of(self, entry: Entry) -> dict[str, Any]:
        return {
            "source": entry.source if self.named else None,
            "doc_id": entry.doc_id if self.named else None,
            "sha256": entry.sha256 or None,
            "status": "failed" if entry.failure else "read",
            "error": str(entry.failure) if entry.failure and self.named else None,
            "positions": len(entry.rows),
            "seconds": entry.seconds,
        }


@contextmanager
def writing(
    path: Path,
    head: Mapping[str, Any],
    mark: str = "",
    names: Sequence[str] = NAMES,
    *,
    named: bool = True,
) -> Iterator[Manifest]:
    """Write a manifest of a table with columns of these `names`, whole or not at all.

    Raises OutputError.
    """
    with replacing_text(path, mark) as file:
        file.write("{\n")
        for key, value in head.items():
            file.write(f" {json.dumps(key)}: {_json(value)},\n")
        file.write(' "inputs": [')
        manifest = Manifest(file, named, names)
        yield manifest
        table = {"positions": manifest.positions, "sha256": manifest.digest.hexdigest()}
        file.write(f'\n ],\n "documents": {manifest.documents},\n "failed": {manifest.failed},\n')
        file.write(f' "table": {json.dumps(table)}\n}}\n')


def without_times(path: str | os.PathLike[str]) -> dict[str, Any]:
    """A manifest as it must be the same for two runs whose tables are the same.

    Without times, and without the names of the outputs.
    """
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    inputs = [{k: v for k, v in told.items() if k not in _TIMES} for told in found["inputs"]]
    # What a run wrote, and where, is not what it was made from.
    return {k: v for k, v in found.items() if k not in _NAMES} | {"inputs": inputs}


def _json(value: object) -> str:
    # The name of a file of rules, or of a model, may be no UTF-8.
    return encodable(json.dumps(value, ensure_ascii=False))


def _rules(shipped: Path, given: Iterable[str]) -> list[dict[str, str]]:
    """The rule files in the order they lie over each other, by name without folders."""
    files = [*sorted(shipped.glob("*.toml")), *map(Path, given)]
    return [{"file": file.name, "sha256": sha256(file)} for file in files]


def _model(name: str) -> dict[str, Any]:
    folder = _model_folder(name)
    if folder is None:
        return {"name": name, "version": None, "sha256": None}
    meta = next(iter(sorted(folder.glob("**/meta.json"), key=lambda p: len(p.parts))), None)
    told = json.loads(meta.read_text(encoding="utf-8")) if meta else {}
    lang, called = told.get("lang", ""), told.get("name", "")
    return {
        "name": f"{lang}_{called}" if lang and called else folder.name,
        "version": told.get("version"),
        "sha256": _tree(folder),
    }


def _model_folder(name: str) -> Path | None:
    if Path(name).is_dir():
        return check_folder(Path(name)).resolve()
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


@lru_cache
def _tree(folder: Path) -> str:
    """A digest of all files under a folder, their names among it."""
    digest = hashlib.sha256()
    files = [(path.relative_to(folder).as_posix(), path) for path in folder.rglob("*")]
    for name, path in sorted(files):
        if path.is_file() and _PASSED_OVER.isdisjoint((*path.parts, path.suffix)):
            digest.update(f"{name}\0{sha256(path)}\n".encode(errors="surrogatepass"))
    return digest.hexdigest()
