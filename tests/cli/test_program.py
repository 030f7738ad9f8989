import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run

from standpunkt import __version__
from standpunkt.reading.registry import READERS, TABLES, ZIP
from standpunkt.writing.table import NAMES

SVAR = "Fjordvik kommune støtter forslaget om målere. Kommunen er imot kort frist.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two responses, one of them in Windows-1252, in a folder where the program runs."""
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "a.txt").write_text(SVAR)
    (tmp_path / "inn" / "b.txt").write_bytes(SVAR.encode("cp1252"))
    os.mkfifo(tmp_path / "rør.toml")
    (tmp_path / "dyp.toml").write_text("x = " + "[" * 5000 + "]" * 5000)
    deep = "[" * 100_000 + "]" * 100_000
    (tmp_path / "dyp.jsonl").write_text(deep)
    (tmp_path / "tom").mkdir()
    (tmp_path / "gull").mkdir()
    (tmp_path / "gull" / "a.txt").write_text(SVAR)
    (tmp_path / "gull" / "a.jsonl").write_text("")
    (tmp_path / "gull" / "a.meta.json").write_text(deep)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------ wrong use


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["extract"], "Missing argument 'INPUT...'"),
        (["extract", "inn", "--ukjent"], "No such option: --ukjent"),
        (["ukjent"], "No such command 'ukjent'"),
        (["extract", "inn", "-o", "ut.pdf"], "ut.pdf: unknown ending '.pdf'; use .csv"),
        (["extract", "inn", "-o", "a/b/ut.csv"], "a/b: no such folder; create it first"),
        (["extract", "inn", "-o", "inn"], "inn: unknown ending ''"),
        (["extract", "inn", "--save-text"], "--save-text writes beside a table; name one"),
        (["extract", "inn", "--excel", "-o", "ut.xlsx"], "--excel is about .csv outputs"),
        (["extract", "inn", "--metadata", "m.csv"], "m.csv: no such file or folder"),
        (["extract", "inn", "--model", "finnes_ikke"], "'finnes_ikke'"),
        (["extract", "inn", "--ocr", "kanskje"], "Invalid value for '--ocr'"),
        (["extract", "inn", "--time-limit", "inf"], "Invalid value for '--time-limit'"),
        (["extract", "inn", "--time-limit", "0"], "Invalid value for '--time-limit'"),
        (["extract", "inn", "--exel"], "did you mean --excel? (see standpunkt extract --help)"),
        (["extract", "inn", "--jobs", "to"], "'--jobs': it must be a whole number"),
        (["extract", "inn", "--jobs", "-1"], "'--jobs': it must be at least 0 (see standpunkt"),
        (["extract", "inn", "--ocr", "ja"], "'--ocr': 'ja' is not one of 'auto', 'on', 'off'"),
        (["rules", "list", "--stance", "x"], "(see standpunkt rules list --help)"),
        (["extract", "inn", "--model", "inn"], "inn: is no spaCy pipeline: it holds no config.cfg"),
        (["explain", " "], "there is no sentence to explain"),
        (
            ["explain", "svar/"],
            "svar/: no such file or folder; check the name, or write a sentence",
        ),
        (["explain", "svar/brev.docx"], "svar/brev.docx: no such file or folder"),
        (["explain", "tom"], "tom: holds no responses to explain; name a file"),
        (["extract", "inn", "--hearing", "dyp.jsonl"], "is no letter by its ending (.jsonl)"),
        (
            ["extract", "inn", "--hearing", "inn"],
            "inn: is a folder; --hearing names the ministry's",
        ),
        (["extract", "inn", "--rules", "rør.toml"], "rør.toml: is not an ordinary file"),
        (["extract", "inn", "--rules", "dyp.toml"], "dyp.toml: lists are nested too deeply"),
        (["extract", "inn", "--proposals", "dyp.toml"], "dyp.toml: lists are nested too deeply"),
        (["extract", "inn", "--hearing", "Ny lov"], "title, write --hearing-title 'Ny lov'"),
        (["compare", "dyp.jsonl", "-o", "m.csv"], "dyp.jsonl, line 1: is no JSON; fix it"),
        (["evaluate", "gull"], "gull/a.meta.json: is no JSON (nested too deep); fix it"),
        (["extract", "mangler"], "no responses to read; name a file, or a folder"),
        (["evaluate", "mangler"], "mangler: no such folder"),
        (["evaluate", "inn"], "inn: holds no gold files"),
    ],
)
def test_wrong_use_is_one_line_and_status_1(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert run(*words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("standpunkt: ")


def test_no_command_shows_the_help(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 1
    assert "extract" in "".join(capsys.readouterr())


def test_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"{__version__}\n"


# ------------------------------------------------------------ extract


def test_extract_writes_every_output(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    endings = ("csv", "xlsx", "jsonl", "parquet")
    outputs = [word for ending in endings for word in ("-o", f"ut/p.{ending}")]
    assert run("extract", "inn", *outputs, "--save-text") == 0
    rows = read_csv(folder / "ut" / "p.csv")
    assert list(rows[0]) == list(NAMES)
    stances = [(row["doc_id"], row["stance"]) for row in rows]
    assert stances == [("a", "support"), ("a", "oppose"), ("b", "support"), ("b", "oppose")]
    for row in rows:
        text = (folder / "ut" / "p-texts" / f"{row['doc_id']}.txt").read_text(encoding="utf-8")
        for kind in ("evidence", "cue", "target"):
            words = text[int(row[f"{kind}_start"]) : int(row[f"{kind}_end"])]
            assert words == row[kind]
    assert sorted(path.name for path in (folder / "ut").iterdir()) == sorted(
        [f"p.{ending}" for ending in endings] + ["p-texts", "p.csv.manifest.json"]
    )
    out, err = capsys.readouterr()
    assert out == ""
    assert "[1/2] inn/a.txt: 2 positions" in err
    assert "note: inn/b.txt: read as Windows-1252" in err
    assert err.endswith("4 positions in 2 documents\n")


def test_extract_goes_on_past_bad_files_with_status_2(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "inn" / "c.txt").write_bytes(b"")
    (folder / "inn" / "d.txt").write_bytes(b"\x00\x01\x02")
    (folder / "e.pptx").write_bytes(b"%PDF-1.7")
    assert run("extract", "inn", "e.pptx", "borte", "-o", "ut.csv") == 2
    assert {row["doc_id"] for row in read_csv(folder / "ut.csv")} == {"a", "b"}
    failures = [line for line in capsys.readouterr().err.splitlines() if line.startswith("failed")]
    assert [line.split(";")[0] for line in failures] == [
        "failed: e.pptx: the ending .pptx is not read",
        "failed: borte: no such file or folder",
        "failed: inn/c.txt: is empty",
        "failed: inn/d.txt: is a binary file, not text",
    ]


def test_extract_gives_the_same_bytes_each_time(folder: Path, run: Run) -> None:
    for name in ("en", "to"):
        assert run("extract", "inn", "-o", f"{name}.csv", "-o", f"{name}.xlsx") == 0
    for ending in ("csv", "xlsx"):
        one, two = ((folder / f"{name}.{ending}").read_bytes() for name in ("en", "to"))
        assert one == two


def test_extract_to_a_pipe_is_csv(
    folder: Path, run: Run, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("extract", "inn/a.txt") == 0
    out = capsysbinary.readouterr().out.decode()
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["stance"] for row in rows] == ["support", "oppose"]


def test_extract_to_a_terminal_is_a_short_table(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    assert run("extract", "inn/a.txt") == 0
    out = capsys.readouterr().out
    assert "forslaget om målere" in out
    assert "evidence_start" not in out


def test_extract_for_excel(folder: Path, run: Run) -> None:
    assert run("extract", "inn/a.txt", "-o", "ut.csv", "--excel") == 0
    data = (folder / "ut.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdoc_id;source;")
    assert ";1,0;" in data.decode()


def test_extract_takes_what_the_metadata_file_says(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "fil;organisasjon;dato\na.txt;Vestvik kommune;18.11.2026\nborte.txt;X;\n"
    (folder / "m.csv").write_bytes(table.encode("cp1252"))
    assert run("extract", "inn", "--metadata", "m.csv", "-o", "ut.csv") == 0
    rows = read_csv(folder / "ut.csv")
    assert {(r["doc_id"], r["organisation"], r["date"]) for r in rows} == {
        ("a", "Vestvik kommune", "2026-11-18"),
        ("b", "Fjordvik kommune", ""),
    }
    assert "note: m.csv: line 3 (borte.txt) fits no document" in capsys.readouterr().err


def test_extract_writes_the_other_outputs_when_one_fails(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standpunkt.writing.xlsx.MAX_ROWS", 1)
    assert run("extract", "inn", "-o", "ut.xlsx", "-o", "ut.csv", "--plain") == 1
    assert len(read_csv(folder / "ut.csv")) == 4
    assert not (folder / "ut.xlsx").exists()
    assert "not written: ut.xlsx: 4 positions are more" in capsys.readouterr().err


def test_extract_reads_the_column_that_is_named(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "svar.csv").write_text(f"id;Svar;Del 2\nx;Vi er imot alt.;{SVAR}")
    assert run("extract", "svar.csv", "--text-column", "Del 2", "-o", "ut.csv") == 0
    rows = read_csv(folder / "ut.csv")
    assert {(row["doc_id"], row["source"]) for row in rows} == {("svar--x", "svar.csv, row 2")}
    assert [row["stance"] for row in rows] == ["support", "oppose"]
    err = capsys.readouterr().err
    assert "[1/1] svar.csv, row 2: 2 positions\n" in err
    assert "note" not in err
    assert run("extract", "svar.csv", "--text-column", "Borte", "-o", "ut.csv") == 2
    assert "failed: svar.csv: has no column 'Borte'" in capsys.readouterr().err


def test_extract_does_not_read_its_own_files_again(folder: Path, run: Run) -> None:
    (folder / "inn" / "m.csv").write_text("doc_id;organisasjon;merknad\na;KS;En lang merknad.\n")
    for _ in range(2):
        words = [
            "extract",
            "inn",
            "--metadata",
            "inn/m.csv",
            "-o",
            "inn/ut.csv",
            "-o",
            "inn/ut.xlsx",
        ]
        assert run(*words) == 0
        assert {row["doc_id"] for row in read_csv(folder / "inn" / "ut.csv")} == {"a", "b"}


def test_extract_saves_the_text_of_every_response(folder: Path, run: Run) -> None:
    (folder / "svar.csv").write_text(f"id;svar\n../x;{SVAR}")
    assert run("extract", "svar.csv", "-o", "ut/p.csv", "--save-text") == 0
    assert [path.name for path in (folder / "ut" / "p-texts").glob("[!.]*")] == ["svar--.._x.txt"]


def test_extract_saves_the_text_of_files_with_long_names(folder: Path, run: Run) -> None:
    for place in ("inn/a", "inn/b"):
        (folder / place).mkdir()
        (folder / place / f"{'å' * 125}.txt").write_text(SVAR)
    assert run("extract", "inn", "-o", "p.csv", "--save-text") == 0
    assert len(list((folder / "p-texts").glob("*.txt"))) == 4


def test_extract_keeps_to_the_time_limit(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "inn" / "c.csv").write_text("nr,svar\n1,Ja.\n")
    monkeypatch.setattr("standpunkt.reading.guard.guarded._Child.tell", lambda *_: None)
    assert run("extract", "inn", "--time-limit", "0.5", "-o", "ut.csv") == 2
    assert "failed: inn/c.csv: was not read within 0.5 seconds" in capsys.readouterr().err


def test_extract_pseudonymises_before_reading(folder: Path, run: Run) -> None:
    letter = "Jeg støtter ikke forslaget om målere.\n\nMed hilsen\nOla Testmann\n"
    (folder / "inn" / "person.txt").write_text(letter)
    assert run("extract", "inn/person.txt", "--pseudonymise", "--save-text", "-o", "ut.csv") == 0
    (row,) = read_csv(folder / "ut.csv")
    assert row["organisation"] == "Privatperson 1"
    written = [path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file()]
    assert [text for text in written if "Testmann" in text] == [letter]


def test_the_help_names_the_formats(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "--help") == 0
    said = capsys.readouterr().out
    for part in (*READERS, *TABLES, ZIP, "--text-column", "--ocr", "--time-limit"):
        assert part in said


# ------------------------------------------------------------ no surprise


def test_what_a_user_knows_besides_has_columns_in_every_format(folder: Path, run: Run) -> None:
    (folder / "m.csv").write_text("fil;Sektor;sak nr\na.txt;kommune;=1+1\nb.txt;;7\n")
    outputs = [w for e in ("csv", "xlsx", "jsonl", "parquet") for w in ("-o", f"ut/p.{e}")]
    assert run("extract", "inn", "--plain", "--metadata", "m.csv", *outputs) == 0
    frames = [
        pd.read_csv(folder / "ut/p.csv", dtype=str),
        pd.read_excel(folder / "ut/p.xlsx", dtype=str),
        pd.read_json(folder / "ut/p.jsonl", lines=True, dtype=False),
        pd.read_parquet(folder / "ut/p.parquet"),
    ]
    for frame in frames:
        assert frame.columns[-2:].tolist() == ["meta_Sektor", "meta_sak nr"]
        assert frame["meta_Sektor"].dropna().tolist() == ["kommune", "kommune"]
        assert frame["meta_sak nr"].tolist() == ["=1+1", "=1+1", "7", "7"]
    told = json.loads((folder / "ut/p.csv.manifest.json").read_text())["table"]["sha256"]
    assert told == hashlib.sha256((folder / "ut/p.jsonl").read_bytes()).hexdigest()


def test_the_hearing_is_the_same_for_all_where_the_user_says_so(folder: Path, run: Run) -> None:
    (folder / "inn" / "c.txt").write_text(f"Høringssvar – ny lov om brygger\n\n{SVAR}")
    assert run("extract", "inn", "-o", "ut.csv", "--hearing-title", "Vannkommisjonen") == 0
    assert {row["hearing"] for row in read_csv(folder / "ut.csv")} == {"Vannkommisjonen"}


def test_standard_input_is_read(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsysbinary: object
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SVAR.encode("cp1252"))))
    assert run("extract", "-", "-o", "ut.csv") == 0
    rows = read_csv(folder / "ut.csv")
    assert {(row["doc_id"], row["source"]) for row in rows} == {("stdin", "-")}
    assert [row["stance"] for row in rows] == ["support", "oppose"]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["--part", "1/3"], "note: part 1/3 holds nothing: there are 2 files"),
        (
            ["--text-column", "svar"],
            "note: --text-column 'svar' had no effect, since no input is a table",
        ),
    ],
)
def test_an_option_that_comes_to_nothing_is_told(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], words: list[str], note: str
) -> None:
    assert run("extract", "inn", "-o", "ut.csv", *words) == 0
    assert note in capsys.readouterr().err


def test_a_link_out_of_the_folder_is_not_followed(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hemmelig.txt").write_text("Vi støtter hemmelige ting.")
    (folder / "inn" / "ut.txt").symlink_to(folder / "hemmelig.txt")
    (folder / "inn" / "også-a.txt").symlink_to(folder / "inn" / "a.txt")
    assert run("extract", "inn", "-o", "ut.csv") == 0
    assert "1 link out of the folder" in capsys.readouterr().err
    assert {row["doc_id"] for row in read_csv(folder / "ut.csv")} == {"a", "b"}


@pytest.mark.parametrize("words", [["explain"], ["evaluate"]])
def test_nothing_in_a_text_acts_on_the_terminal(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    hostile = "Vi støtter \x1b[31m\u202e\x07 forslaget om målere."
    if words == ["evaluate"]:
        (folder / "g").mkdir()
        (folder / "g" / "a.txt").write_text(hostile)
        (folder / "g" / "a.jsonl").write_text("")
    assert run(*words, "g" if words == ["evaluate"] else hostile) in (0, 1)
    out, err = capsys.readouterr()
    assert not {"\x1b", "\u202e", "\x07"} & set(out + err)


def test_cells_for_reading_are_whole_words_on_one_line(folder: Path, run: Run) -> None:
    text = (
        "Vi støtter forslaget om menin\u00adger\nog konse-\nkvenser "
        "hvis fris-\nten for\u00adlenges."
    )
    (folder / "inn" / "a.txt").write_text(text)
    outputs = ("-o", "p.csv", "-o", "p.xlsx", "-o", "q.jsonl")
    assert run("extract", "inn/a.txt", "--plain", *outputs) == 0
    assert run("extract", "inn/a.txt", "-o", "x.csv", "--excel") == 0
    (exact,) = read_csv(folder / "p.csv")
    for kind in ("target", "cue", "evidence"):
        assert text[int(exact[f"{kind}_start"]) : int(exact[f"{kind}_end"])] == exact[kind]
    shown, excel = (
        frame.iloc[0].to_dict()
        for frame in (
            pd.read_excel(folder / "p.xlsx"),
            pd.read_csv(folder / "x.csv", sep=";", encoding="utf-8-sig"),
        )
    )
    for row in (shown, excel):
        assert "forslaget om meninger og konsekvenser" in row["evidence"]
        assert row["target"].startswith("forslaget om meninger og konsekvenser")
    for sentence in (shown["sentence"], exact["sentence"]):
        assert "hvis fristen forlenges" in sentence


# ------------------------------------------------------------ evaluate


@pytest.fixture
def gold(folder: Path) -> Path:
    """A gold folder of one text in which one of two positions is annotated."""
    path = folder / "gold"
    path.mkdir()
    (path / "a.txt").write_text(SVAR)
    record = {"evidence": [0, 44], "cue": [17, 24], "target": [25, 44], "stance": "support"}
    (path / "a.jsonl").write_text(json.dumps(record))
    return path


def test_evaluate_prints_figures_and_errors(
    gold: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", gold) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(x.split() == ["all", "labels", "0.500", "1.000", "0.667", "1", "2"] for x in lines)
    assert any(line.startswith("false alarm a:46  - -> oppose") for line in lines)


def test_evaluate_scores_a_table_without_reading_anew(
    gold: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", "gold", "-o", "ut.parquet") == 0
    capsys.readouterr()
    for words in ([gold], [gold, "--predictions", "ut.parquet"]):
        assert run("evaluate", *words, "--no-errors") == 0
    out = capsys.readouterr().out
    assert out[: len(out) // 2] == out[len(out) // 2 :]
    assert "false alarm" not in out


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_evaluate_against_an_earlier_table_tells_what_changed(
    gold: Path, run: Run, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    earlier = f"for.{ending}"
    assert run("extract", "gold", "-o", earlier) == 0
    capsys.readouterr()
    assert run("evaluate", gold, "--against", earlier) == 0
    out = capsys.readouterr().out
    assert f"since {earlier}: gained 0, lost 0; false alarms: 0 new, 0 gone" in out
    assert "in the core set:" not in out  # the list of every error
    (gold.parent / "tom.csv").write_text(
        "doc_id,evidence_start,evidence_end,cue_start,cue_end,stance\n"
    )
    assert run("evaluate", gold, "--predictions", "tom.csv", "--against", earlier) == 0
    out = capsys.readouterr().out
    assert "gained 0, lost 1; false alarms: 0 new, 1 gone" in out
    assert "\nlost              a:0  support: support [support.stotte] -> -\n" in out
    assert "\ngone false alarm" in out


def test_evaluate_stops_at_a_bad_row(
    gold: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "ut.csv").write_text("doc_id,stance\na,support\n")
    assert run("evaluate", gold, "--predictions", gold / "ut.csv") == 1
    assert "row 1: has no evidence_start; fill it in" in capsys.readouterr().err


# ------------------------------------------------------------ start-up


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"]])
def test_help_loads_nothing_heavy_and_is_quick(words: list[str]) -> None:
    code = (
        "import sys, standpunkt.cli as c\n"
        f"sys.argv = ['standpunkt', *{words}]\n"
        "try: c.main()\n"
        "except SystemExit: pass\n"
        "heavy = ('spacy', 'pandas', 'numpy', 'pyarrow', 'openpyxl')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    after = os.times()
    assert done.stdout.splitlines()[-1] == "[]"
    # The processor's time and not the clock's: the machine may be busy with other things.
    taken = after.children_user - before.children_user
    assert taken + after.children_system - before.children_system < 1.5


def test_no_output_takes_the_place_of_what_is_read(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = {
        "forslag.csv": "id,title\n1,Gebyr\n",
        "om.csv": "file,organisasjon\na.txt,Fjordvik kommune\n",
        "hvem.csv": "navn\nFjordvik kommune\n",
        "svar.csv": "organisasjon,svar\nFjordvik kommune,Vi støtter forslaget.\n",
    }
    for name, text in listed.items():
        Path(name).write_text(text, encoding="utf-8")
    for command in (
        ["inn", "-o", "forslag.csv", "--proposals", "forslag.csv"],
        ["inn", "-o", "om.csv", "--metadata", "om.csv"],
        ["inn", "-o", "hvem.csv", "--organisations", "hvem.csv"],
        ["inn", "-o", "./hvem.csv", "--invited", "hvem.csv"],
        ["svar.csv", "-o", "svar.csv"],
    ):
        assert run("extract", *command) == 1, command
        assert "is read too, and would be overwritten" in capsys.readouterr().err
    assert {name: Path(name).read_text(encoding="utf-8") for name in listed} == listed
    for _ in range(2):  # its own table of last time it may write again
        assert run("extract", "inn", "-o", "inn/ut.csv") == 0
    assert run("extract", "inn/ut.csv", "-o", "inn/ut.csv") == 1
    assert len(read_csv(Path("inn/ut.csv"))) == 4
