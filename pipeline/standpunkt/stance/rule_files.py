"""Rule files: what a TOML file must look like before its rules are read one by one."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standpunkt.errors import RuleError

LARGEST = 1_000_000
"""Bytes; all shipped rules together are a tenth of that, so a larger file is something else."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """What a rule file holds: its rules as they are written, and the ids that it disables."""

    name: str
    tables: tuple[Mapping[str, Any], ...]
    disable: tuple[str, ...] = ()


def load(path: str | os.PathLike[str]) -> RuleFile:
    """A rule file from disk. Raises RuleError where it cannot be read as one."""
    name = os.fspath(path)
    try:
        if Path(path).exists() and not Path(path).is_file():  # opening a pipe would wait for ever
            raise RuleError("is not an ordinary file", "name a .toml file", path=name)
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise RuleError(
            getattr(error, "strerror", None) or "cannot be read", "name a .toml file", path=name
        ) from error
    if len(data) > LARGEST:
        raise RuleError("is larger than 1 MB", "name a rule file, or split this one", path=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError("is not UTF-8", "save it as UTF-8", path=name) from error
    return parsed(text, name)


_ID = re.compile(r"[a-zæøå0-9]+([._-][a-zæøå0-9]+)*")


def parsed(text: str, name: str) -> RuleFile:
    """A file as far as it can be read without looking into its rules. Raises RuleError."""
    try:
        top = tomllib.loads(text)
    except RecursionError as error:
        raise RuleError(
            "lists are nested too deeply", "a rule has lists of texts alone", path=name
        ) from error
    except ValueError as error:  # TOMLDecodeError, and numbers that are too long
        raise RuleError(str(error), "correct the TOML", path=name) from error
    unknown = set(top) - {"rule", "disable"}
    if unknown:
        raise RuleError(
            f"unknown key {min(unknown)!r}",
            "a file holds [[rule]] tables, and before them disable = [ids]",
            path=name,
        )
    tables, disable = top.get("rule", []), top.get("disable", [])
    if not is_list(tables, dict):
        raise RuleError("rule is no list of tables", "head each rule with [[rule]]", path=name)
    if not is_list(disable, str):
        raise RuleError("disable is no list of ids", 'write disable = ["an.id"]', path=name)
    for n, table in enumerate(tables, 1):
        if not isinstance(table.get("id"), str) or not _ID.fullmatch(table["id"]):
            raise RuleError(
                "it has no id" if "id" not in table else f"id {table['id']!r} is no id",
                "write small letters and digits with . _ or - between them, such as "
                'id = "support.applaudere"',
                path=name,
                place=f"rule {n}",
            )
    ids = Counter([table["id"] for table in tables] + list(dict.fromkeys(disable)))
    twice = [rule_id for rule_id, times in ids.items() if times > 1]
    if twice:
        raise RuleError(
            f"the id {twice[0]!r} is there twice",
            "disable it or give it, but not both" if twice[0] in disable else "rename one of them",
            path=name,
            place=f"rule {twice[0]}",
        )
    return RuleFile(name, tuple(tables), tuple(dict.fromkeys(disable)))


def is_list(value: object, kind: type) -> bool:
    """Whether a value is a list of nothing but that kind."""
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
