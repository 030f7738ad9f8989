import hashlib
import json
from pathlib import Path

from standpunkt import __version__
from standpunkt.errors import InputError
from standpunkt.reading.containers.parts import Options
from standpunkt.running.entries import Entry
from standpunkt.running.manifest import made_with, path_of, without_times, writing
from standpunkt.running.setup import Setup
from standpunkt.writing import jsonl
from standpunkt.writing.table import COLUMNS, Row

ROW: Row = tuple(None for _ in COLUMNS)


def written(path: Path, *entries: Entry, named: bool = True) -> dict[str, object]:
    with writing(path, {"software": {"name": "standpunkt"}}, named=named) as manifest:
        for entry in entries:
            manifest.add(entry)
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_a_manifest_tells_each_response(tmp_path: Path) -> None:
    read = Entry("å", "inn/å.txt", read=True, rows=(ROW, ROW), sha256="12", seconds=0.5)
    failed = Entry("b", "inn/b.txt", number=2, failure=InputError("er tom", path="inn/b.txt"))
    remark = Entry("c", "inn/c.zip", number=3, remark="skipped: 1 .png")
    found = written(tmp_path / "m.json", read, remark, failed)
    assert found["inputs"] == [
        {
            "source": "inn/å.txt",
            "doc_id": "å",
            "sha256": "12",
            "status": "read",
            "error": None,
            "positions": 2,
            "seconds": 0.5,
        },
        {
            "source": "inn/b.txt",
            "doc_id": "b",
            "sha256": None,
            "status": "failed",
            "error": "inn/b.txt: er tom",
            "positions": 0,
            "seconds": 0.0,
        },
    ]
    assert (found["documents"], found["failed"]) == (1, 1)


def test_the_digest_is_of_the_table_as_json_lines(tmp_path: Path) -> None:
    found = written(tmp_path / "m.json", Entry("a", "a", rows=(ROW,)), Entry("b", "b", rows=(ROW,)))
    jsonl.write(tmp_path / "p.jsonl", [ROW, ROW])
    digest = hashlib.sha256((tmp_path / "p.jsonl").read_bytes()).hexdigest()
    assert found["table"] == {"positions": 2, "sha256": digest}


def test_a_run_without_responses_has_a_manifest_too(tmp_path: Path) -> None:
    assert written(tmp_path / "m.json")["inputs"] == []


def test_names_of_files_are_left_out_where_persons_are(tmp_path: Path) -> None:
    failure = InputError("er tom", path="inn/Kari Nordmann.txt")
    found = written(tmp_path / "m.json", Entry("Kari", "Kari.txt", failure=failure), named=False)
    assert "Kari" not in json.dumps(found)


def test_times_are_no_part_of_what_is_compared(tmp_path: Path) -> None:
    paths = [path_of(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv")]
    for path, seconds, digest in zip(paths, (1.0, 2.0, 2.0), "112", strict=True):
        written(path, Entry("a", "a.txt", read=True, sha256=digest, seconds=seconds))
    first, second, third = map(without_times, paths)
    assert first == second != third


def test_made_with_tells_program_model_rules_and_settings(tmp_path: Path) -> None:
    (tmp_path / "egne.toml").write_text("disable = []\n")
    (tmp_path / "m.csv").write_text("doc_id;dato\n")
    setup = Setup(rules=(str(tmp_path / "egne.toml"),), options=Options("svar"))
    told = made_with(setup, tmp_path / "m.csv")
    assert told["software"]["version"] == __version__
    assert told["model"]["name"] == "nb_standpunkt_sm"
    assert told["model"]["version"]
    assert len(told["model"]["sha256"]) == 64
    files = [rule["file"] for rule in told["rules"]]
    assert files[-1] == "egne.toml"
    assert "support.toml" in files
    assert told["settings"]["text_column"] == "svar"
    assert told["settings"]["metadata"] == hashlib.sha256(b"doc_id;dato\n").hexdigest()
    (tmp_path / "egne.toml").write_text("disable = []\n#\n")
    assert made_with(setup)["rules"] != told["rules"]


def test_a_model_folder_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "modell").mkdir()
    meta = {"lang": "nb", "name": "egen", "version": "1.2"}
    (tmp_path / "modell" / "meta.json").write_text(json.dumps(meta))
    (tmp_path / "modell" / "config.cfg").touch()
    told = made_with(Setup(str(tmp_path / "modell")))["model"]
    assert (told["name"], told["version"], len(told["sha256"])) == ("nb_egen", "1.2", 64)
    assert made_with(Setup("finnes_ikke"))["model"]["sha256"] is None
