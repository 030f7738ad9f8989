"""Each format says what the table says, at the places where the words stand."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import frictionless
import pandas as pd
import pyreadstat
import pytest
from lxml import etree
from tests.conftest import Run
from tests.exporting.conftest import TEXTS
from tests.proposals.conftest import MakeRow

from standpunkt.evaluation.gold import read_gold
from standpunkt.exporting import brat, conll, datapackage, gold, label_studio, qda
from standpunkt.exporting.passages import Collection, collected, plain_lines
from standpunkt.positions import RESPONDENT, Stance
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.review.merge import merge
from standpunkt.review.reviews import read_review
from standpunkt.writing import outputs
from standpunkt.writing.records import to_cells

WORDS = ("Fjordvik kommune støtter for-\r\nslaget om målere", "Vi er 👍 imot gebyret")
PLAIN = tuple(words.replace("\r\n", "\n") for words in WORDS)
LIST = (Proposal("G1", "Målere & <slikt>", "Kommunen kan kreve målere."), Proposal("G2", "Gebyr"))


def test_a_row_without_a_place_is_named(row: MakeRow) -> None:
    made = [row(doc_id="borte"), row(doc_id="tom", evidence="Vi støtter dette")]
    found = collected(made, TEXTS)
    assert [len(d.passages) for d in found.documents] == [0, 0]
    assert found.notes == [
        "tom: 'Vi støtter dette' is not in the text; its row is left out",
        "borte: no text is saved; its 1 rows are left out",
    ]


def test_words_of_a_workbook_are_found_in_the_text(row: MakeRow) -> None:
    joined = row(doc_id="fjordvik", evidence="Fjordvik kommune støtter forslaget om målere")
    (passage,) = collected([joined], TEXTS).documents[0].passages
    assert passage.evidence.of(TEXTS["fjordvik"]) == WORDS[0]


def test_gold_is_read_as_gold(found: Collection, tmp_path: Path) -> None:
    gold.write(tmp_path / "gold", found.documents)
    first, second = read_gold(tmp_path / "gold")
    assert first.text == TEXTS["fjordvik"]
    assert [p.evidence.of(first.text) for p in first.positions] == list(WORDS)
    one, other = first.positions
    assert one.target
    assert one.condition
    assert one.target.of(first.text) == "for-\r\nslaget om målere"
    assert one.condition.of(first.text) == "hvis det er billig"
    assert (one.stance, one.holder, one.proposals) == (
        Stance.CONDITIONAL_SUPPORT, RESPONDENT, ("G1", "G2")
    )  # fmt: skip
    assert (other.holder, other.proposals) == ("Bylaget", ())
    assert second.positions == ()


def test_brat_marks_the_same_words(found: Collection, tmp_path: Path) -> None:
    brat.write(tmp_path / "brat", found.documents)
    text = (tmp_path / "brat" / "fjordvik.txt").read_bytes().decode()
    assert "\r" not in text
    clauses = {}
    for line in (tmp_path / "brat" / "fjordvik.ann").read_text("utf-8").splitlines():
        if not line.startswith("T"):
            continue
        _, where, words = line.split("\t")
        kind, places = where.split(" ", 1)
        parts = [tuple(map(int, place.split())) for place in places.split(";")]
        assert " ".join(text[start:end] for start, end in parts) == words
        assert not any("\n" in text[start:end] for start, end in parts)
        clauses[kind] = words
    assert clauses["conditional_support"] == PLAIN[0].replace("\n", " ")
    assert clauses["oppose"] == PLAIN[1]
    assert clauses["condition"] == "hvis det er billig"
    conf = (tmp_path / "brat" / "annotation.conf").read_text("utf-8")
    sections = ["entities", "relations", "events", "attributes"]
    assert re.findall(r"^\[(\w+)\]$", conf, re.M) == sections
    assert (tmp_path / "brat" / "tom.ann").read_bytes() == b""


def test_label_studio_counts_as_a_browser_does(found: Collection, tmp_path: Path) -> None:
    label_studio.write(tmp_path / "ls.json", found.documents)
    tasks = json.loads((tmp_path / "ls.json").read_text("utf-8"))
    units = tasks[0]["data"]["text"].encode("utf-16-le")
    regions = [r for r in tasks[0]["predictions"][0]["result"] if r.get("type") == "labels"]
    for region in regions:
        value = region["value"]
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
    texts = {region["value"]["labels"][0]: region["value"]["text"] for region in regions}
    assert (texts["conditional_support"], texts["oppose"]) == PLAIN
    config = etree.fromstring((tmp_path / "ls.xml").read_bytes())
    names = {label.get("value") for label in config.iter("Label")}
    assert names >= {stance.value for stance in Stance}
    assert tasks[1]["predictions"][0]["result"] == []


def test_conll_tags_every_token_once(found: Collection, tmp_path: Path) -> None:
    conll.write(tmp_path / "p.conll", found.documents)
    lines = (tmp_path / "p.conll").read_bytes().decode().split("\n")
    tagged: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            token, start, end, *tags = line.split("\t")
            if token == "Takk":
                break
            assert TEXTS["fjordvik"][int(start) : int(end)] == token
            for tag in tags:
                begun, _, label = tag.partition("-")
                if begun == "B":
                    tagged.setdefault(label, []).append(token)
                elif begun == "I":
                    tagged[label][-1] += f" {token}"
    assert tagged["conditional_support"] == ["Fjordvik kommune støtter for - slaget om målere"]
    assert tagged["oppose"] == ["Vi er 👍 imot gebyret"]
    assert tagged["cue"] == ["støtter", "imot"]


# ------------------------------------------------------------ REFI-QDA

# What the published schema of projects (March 2019) says of the elements that are written: the
# attributes one must have, and its children in their order, with the least and most of each.
MANY: Final = 10**9
SCHEMA: Final[dict[str, tuple[set[str], list[tuple[str, int, int]]]]] = {
    "Project": ({"name"}, [("Users", 0, 1), ("CodeBook", 0, 1), ("Variables", 0, 1),
                           ("Cases", 0, 1), ("Sources", 0, 1)]),
    "Users": (set(), [("User", 1, MANY)]),
    "User": ({"guid"}, []),
    "CodeBook": (set(), [("Codes", 1, 1)]),
    "Codes": (set(), [("Code", 1, MANY)]),
    "Code": ({"guid", "name", "isCodable"}, [("Description", 0, 1), ("Code", 0, MANY)]),
    "Variables": (set(), [("Variable", 1, MANY)]),
    "Variable": ({"guid", "name", "typeOfVariable"}, [("Description", 0, 1)]),
    "Cases": (set(), [("Case", 1, MANY)]),
    "Case": ({"guid"}, [("Description", 0, 1), ("VariableValue", 0, MANY),
                        ("SourceRef", 0, MANY)]),
    "VariableValue": (set(), [("VariableRef", 1, 1), ("TextValue", 0, 1)]),
    "Sources": (set(), [("TextSource", 1, MANY)]),
    "TextSource": ({"guid", "plainTextPath"}, [("Description", 0, 1),
                                               ("PlainTextSelection", 0, MANY)]),
    "PlainTextSelection": ({"guid", "startPosition", "endPosition"},
                           [("Description", 0, 1), ("Coding", 0, MANY)]),
    "Coding": ({"guid"}, [("CodeRef", 1, 1)]),
}  # fmt: skip
ALLOWED: Final[dict[str, set[str]]] = {
    "Project": {"origin", "creatingUserGUID"},
    "User": {"name"},
    "CodeBook": {"origin"},
    "Code": {"color"},
    "Case": {"name"},
    "TextSource": {"name", "creatingUser"},
    "PlainTextSelection": {"name", "creatingUser"},
    "Coding": {"creatingUser"},
    "CodeRef": {"targetGUID"},
    "SourceRef": {"targetGUID"},
    "VariableRef": {"targetGUID"},
}
"""The attributes that they may have besides, of those that are written."""
GUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def valid(element: Any) -> None:
    """Assert that an element and all in it are as the schema has them."""
    name = etree.QName(element).localname
    attributes, children = SCHEMA.get(name, (set(), []))
    assert attributes <= set(element.attrib) <= attributes | ALLOWED.get(name, set()), name
    for key, value in element.attrib.items():
        if "guid" in key.casefold() or key == "creatingUser":
            assert GUID.fullmatch(value), (name, key)
        if key == "color":
            assert re.fullmatch("#[0-9A-Fa-f]{6}", value)
    order = [child for child, _, _ in children]
    names = [etree.QName(child).localname for child in element]
    assert [order.index(child) for child in names] == sorted(order.index(c) for c in names)
    for child, least, most in children:
        assert least <= names.count(child) <= most, (name, child)
    for child in element:
        valid(child)


@pytest.fixture
def project(found: Collection, tmp_path: Path) -> Path:
    path = tmp_path / "p.qdpx"
    qda.write(path, found.documents, LIST)
    return path


def test_a_project_is_as_the_schema_has_it(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        names = set(archive.namelist())
        space = {"q": qda.PROJECT}
        valid(root)
        guids = [e.get("guid") for e in root.iter() if e.get("guid")]
        assert len(set(guids)) == len(guids)
        for ref in root.iter("{*}CodeRef", "{*}SourceRef", "{*}VariableRef"):
            assert ref.get("targetGUID") in guids
        (source,) = root.findall(".//q:TextSource[@name='fjordvik']", space)
        file = source.attrib["plainTextPath"].replace("internal://", "sources/")
        assert file in names
        content = archive.read(file)
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
        text = content.decode()
        selections = source.findall("q:PlainTextSelection", space)
        spans = [(int(s.attrib["startPosition"]), int(s.attrib["endPosition"])) for s in selections]
        assert tuple(text[start:end] for start, end in spans) == PLAIN
        names_of = {code.get("guid"): code.get("name") for code in root.iter("{*}Code")}
        codes = [[names_of[r.get("targetGUID")] for r in s.iter("{*}CodeRef")] for s in selections]
        assert codes == [
            ["G1 · støtter med forbehold", "G2 · støtter med forbehold"],
            ["uten forslag · støtter ikke · omtalt"],
        ]
        (case,) = [c for c in root.iter("{*}Case") if c.get("name") == "Fjordvik kommune"]
        assert case.findtext("q:VariableValue/q:TextValue", None, space) == "municipality"


def test_a_codebook_and_an_empty_project(found: Collection, tmp_path: Path) -> None:
    qda.write_codebook(tmp_path / "p.qdc", found.documents, LIST)
    root = etree.fromstring((tmp_path / "p.qdc").read_bytes())
    assert root.tag == f"{{{qda.CODEBOOK}}}CodeBook"
    valid(root)
    valid(etree.fromstring(qda.project([])))


def test_passages_coded_in_another_program_are_read_back(
    project: Path, rows: list[PositionRow], tmp_path: Path
) -> None:
    review = read_review(project)
    assert review.notes == ()
    merged = merge(review.decisions, rows, LIST, TEXTS)
    assert [kept.row.stance for kept in merged.rows] == [row.stance for row in rows]
    assert [d.verdict.value for k in merged.rows if (d := k.decision)] == ["confirmed"] * 2
    recoded = tmp_path / "recoded.qdpx"
    with zipfile.ZipFile(project) as old, zipfile.ZipFile(recoded, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "project.qde":
                content = content.replace("støtter med forbehold".encode(), b"skeptisk")
                content = content.replace("uten forslag ·".encode(), "Viktig ·".encode())
            new.writestr(name, content)
    merged = merge(read_review(recoded).decisions, rows, LIST, TEXTS)
    assert [kept.row.stance.value for kept in merged.rows] == ["skeptical", "oppose"]
    assert merged.kept == 2


def test_a_code_that_tells_no_stance_is_named(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "andre.qdpx"
    with zipfile.ZipFile(project) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace("G1 · støtter med forbehold".encode(), b"Fint")
            )
    review = read_review(path)
    assert len(review.notes) == 1
    assert "the code 'Fint' is no stance" in review.notes[0]
    assert len(review.decisions) == 2


# ------------------------------------------------------------ the data package


def test_a_data_package_is_valid(rows: list[PositionRow], tmp_path: Path) -> None:
    datapackage.write(tmp_path / "dp", rows)
    report = frictionless.validate(str(tmp_path / "dp" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == [
        "positions", "positions-parquet", "positions-stata", "codebook"
    ]  # fmt: skip
    frame = pd.read_parquet(tmp_path / "dp" / "positions.parquet")
    assert frame["evidence"].tolist() == list(WORDS)


def test_a_value_off_the_code_list_is_no_valid_package(
    rows: list[PositionRow], tmp_path: Path
) -> None:
    datapackage.write(tmp_path / "dp", rows)
    path = tmp_path / "dp" / "positions.csv"
    path.write_bytes(path.read_bytes().replace(b",oppose,", b",mot,", 1))
    report = frictionless.validate(str(tmp_path / "dp" / "datapackage.json"))
    assert not report.valid
    assert any("mot" in str(message) for (message,) in report.flatten(["message"]))


def test_the_codebook_labels_every_column_and_code() -> None:
    lines = list(csv.DictReader(datapackage.codebook().splitlines()))
    labels = {(line["variable"], line["value"]): line["label_nn"] for line in lines}
    assert labels["stance", "oppose"] == "støttar ikkje"
    assert all(line["label_nb"] for line in lines)


def test_a_stata_file_has_its_values_labelled(rows: list[PositionRow], tmp_path: Path) -> None:
    long = "Vi støtter målere \U0001f44d" + " og vann" * 400
    made = [*rows, replace(rows[0], evidence=f"{long}\x00", date=date(2026, 5, 17), page=3)]
    datapackage.write(tmp_path / "a", made)
    datapackage.write(tmp_path / "b", made)
    path = tmp_path / "a" / "positions.dta"
    assert path.read_bytes() == (tmp_path / "b" / "positions.dta").read_bytes()
    frame, told = pyreadstat.read_dta(path, apply_value_formats=True)
    assert frame["stance"].astype(str).tolist() == [row.stance.label() for row in made]
    assert frame["evidence"].tolist() == [*WORDS, f"{long}\ufffd"]
    assert frame["page"].tolist()[-1] == 3
    assert frame["date"].tolist()[-1] == date(2026, 5, 17)
    assert list(told.variable_value_labels["stance"].values()) == [s.label() for s in Stance]
    assert told.column_names_to_labels["evidence"] == "leddet standpunktet står i"
    again = pd.read_stata(path)
    assert again["tier"].tolist() == [row.tier.value for row in made]


def test_an_empty_table_is_a_package_too(tmp_path: Path) -> None:
    datapackage.write(tmp_path / "dp", [])
    assert frictionless.validate(str(tmp_path / "dp" / "datapackage.json")).valid
    assert pd.read_stata(tmp_path / "dp" / "positions.dta").empty


# ------------------------------------------------------------ the command


@pytest.fixture
def table(rows: list[PositionRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    outputs.write(tmp_path / "p.csv", [to_cells(row) for row in rows])
    with outputs.saving_texts(tmp_path / "p-texts") as save:
        for doc_id, text in TEXTS.items():
            save(doc_id, text)
    return tmp_path / "p.csv"


@pytest.mark.parametrize(
    ("to", "name"),
    [("gold", "gold/fjordvik.jsonl"), ("qdpx", "positions.qdpx"), ("qdc", "positions.qdc"),
     ("label-studio", "label-studio.json"), ("brat", "brat/fjordvik.ann"),
     ("conll", "positions.conll"), ("datapackage", "datapackage/datapackage.json")],
)  # fmt: skip
def test_every_format_has_a_command(table: Path, run: Run, to: str, name: str) -> None:
    before = table.read_bytes()
    assert run("export", "p.csv", "--to", to) == 0
    first = Path(name).read_bytes()
    assert first
    assert table.read_bytes() == before


def test_a_folder_that_holds_other_things_is_left_alone(
    table: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("gold").mkdir()
    Path("gold", "mitt.txt").touch()
    assert run("export", table.name, "--to", "gold") == 1
    assert "gold: is not empty; name a new folder" in capsys.readouterr().err
    assert run("export", table.name, "--to", "brat", "--texts", "ingen") == 1
    assert "ingen: no such folder; name the folder of the saved texts" in capsys.readouterr().err
    Path("tom").mkdir()
    assert run("export", table.name, "--to", "brat", "--texts", "tom") == 1
    assert "run extract with --save-text" in capsys.readouterr().err


def test_plain_lines_moves_every_span(found: Collection) -> None:
    for document in found.documents:
        plain = plain_lines(document)
        for old, new in zip(document.passages, plain.passages, strict=True):
            for name in ("evidence", "cue", "target", "condition"):
                before, after = getattr(old, name), getattr(new, name)
                if before:
                    assert after.of(plain.text) == before.of(document.text).replace("\r\n", "\n")
