"""One value for each hearing of a run, whatever it is called and in what order it is read."""

from __future__ import annotations

import random
from io import FileIO
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run

import standpunkt
from standpunkt.running.entries import Entry
from standpunkt.running.hearings import Hearings, Held

RESPONSES = [
    ("Fjordvik kommune", "24/1234", "Høring – forslag til endringer i broloven"),
    ("Norsk Brolag", "24/1234-3", "HØRINGSSVAR - FORSLAG TIL ENDRINGER I BROLOVEN"),
    ("Testvik kommune", "", "Svar på høring av «Forslag til endringer i broloven»"),
    ("Skardal kommune", "2024/1234", "Høyringssvar – framlegg til endringar i brolova"),
    ("Brobyggernes forbund", "24/1234", "Innspill til gebyr for bruer"),
    ("Lomvik havn KF", "24/1234", ""),
    ("Elvedal kommune", "", "Høringsuttalelse: Endringer i broloven, 12. mai 2024"),
    ("Norsk Fergelag", "24/77", "Høring: NOU 2024: 3 Tid for museum"),
    ("Museumslaget", "24/77", "Høringssvar til NOU 2024:3 «Tid for museum»"),
    ("Nesvik kommune", "", "Fjordvik museums høringssvar – NOU 2024:3 Tid for museum"),
    ("Kunstnernes råd", "24/77", "Høringssvar NOU 2024: 3"),
    ("Sørvik kommune", "", "Høring av NOU 2024: 3 Tid for museum – høringssvar fra Sørvik kommune"),
]
TWO = {"Forslag til endringer i broloven": 7, "NOU 2024: 3 Tid for museum": 5}


def write(folder: Path, seed: int = 0) -> None:
    folder.mkdir()
    responses = list(RESPONSES)
    random.Random(seed).shuffle(responses)
    for number, (name, reference, subject) in enumerate(responses):
        ministry = "Kulturdepartementet" if "/77" in reference else "Brodepartementet"
        of_case = f"Deres ref: {reference}   Vår ref: 24/{900 + number}" if reference else ""
        lines = [name, "", ministry, "0032 Oslo", "", of_case, "", subject, ""]
        lines += ["Vi støtter forslaget om gebyr.", "", "Med hilsen", name]
        (folder / f"{number:02d}.txt").write_text("\n".join(lines), encoding="utf-8")


def hearings(path: str) -> dict[str, int]:
    counted = pd.read_csv(path).groupby("hearing")["doc_id"].nunique()
    return {str(hearing): int(count) for hearing, count in counted.items()}


def test_twelve_responses_to_two_hearings_are_two_groups(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for seed in range(3):
        write(Path(f"inn{seed}"), seed)
        tables = ["-o", f"{seed}.csv", "-o", f"{seed}-documents.csv"]
        assert run("extract", f"inn{seed}", *tables) == 0
        assert hearings(f"{seed}.csv") == hearings(f"{seed}-documents.csv") == TWO
    frame = standpunkt.to_frame(standpunkt.extract("inn0"))
    assert frame.groupby("hearing")["doc_id"].nunique().to_dict() == TWO
    assert standpunkt.documents("inn0").groupby("hearing").size().to_dict() == TWO


@pytest.mark.usefixtures("no_model")
def test_however_it_is_run_the_bytes_are_the_same(
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    write(Path("inn"))
    run("extract", "inn", "-o", "en.csv", "--jobs", "1")
    run("extract", "inn", "-o", "to.csv", "--jobs", "2")
    assert hearings("en.csv") == TWO
    assert Path("en.csv").read_bytes() == Path("to.csv").read_bytes()
    capfdbinary.readouterr()
    run("extract", "inn")
    assert capfdbinary.readouterr().out == Path("en.csv").read_bytes()
    run("extract", "inn", "-o", "sagt.csv", "--hearing-title", "Bruer", "--jobs", "2")
    assert hearings("sagt.csv") == {"Bruer": 12}


def test_what_the_user_says_stands(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("inn"))
    run("extract", "inn", "-o", "alle.csv", "--hearing-title", "Bruer")
    assert hearings("alle.csv") == {"Bruer": 12}
    Path("m.csv").write_text("doc_id;høring\n00;Egen tittel\n", encoding="utf-8")
    run("extract", "inn", "-o", "en.csv", "--metadata", "m.csv")
    frame = pd.read_csv("en.csv", dtype={"doc_id": str})
    assert set(frame[frame.doc_id == "00"].hearing) == {"Egen tittel"}
    assert frame[frame.doc_id != "00"].hearing.nunique() in (2, 3)


def test_parts_with_one_title_are_the_whole(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("inn"))
    run("extract", "inn", "-o", "hel.csv", "--hearing-title", "Bruer")
    parts = []
    for number in (1, 2):
        words = ("--part", f"{number}/2", "--hearing-title", "Bruer")
        run("extract", "inn", "-o", f"{number}.csv", *words)
        parts.append(Path(f"{number}.csv").read_bytes().split(b"\n", 1))
    assert parts[0][0] + b"\n" + parts[0][1] + parts[1][1] == Path("hel.csv").read_bytes()


def entry(title: str, reference: str = "", ministry: str = "") -> Entry:
    return Entry("a", "a.txt", hearing=(title, "title", reference, ministry))


def test_two_ministries_may_have_a_case_of_the_same_number() -> None:
    told = [
        entry("Ny brolov", "24/12", "Brodepartementet"),
        entry("Ny fergelov", "24/12", "Fergedepartementet"),
        entry("", "24/12", "Fergedepartementet"),
        entry("", "24/12"),
    ]
    found = Hearings()
    for one in told:
        found.learn(one)
    assert [found.title_of(one) for one in told] == [
        *("Ny brolov", "Ny fergelov", "Ny fergelov", "24/12")
    ]


def test_what_finds_no_room_on_the_disk_is_held_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = [entry("Ny brolov", f"24/{n}") for n in range(6)]

    def full(self: FileIO, line: bytes) -> int:
        if self.tell() > 300:
            raise OSError(28, "No space left on device")
        return real(self, line[: len(line) // (1 + (self.tell() > 200))])

    real = FileIO.write
    monkeypatch.setattr(
        "standpunkt.running.hearings.FileIO", type("Full", (FileIO,), {"write": full})
    )
    with Held() as held:
        for one in entries:
            held.add(one)
        assert list(held) == entries
