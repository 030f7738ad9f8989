"""Forty letters of invented private persons: no name in any output, message or file."""

import re
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from docx import Document as Word
from reportlab.pdfgen.canvas import Canvas
from tests.conftest import Run
from tests.sheets import only_sheet

IMOT = "Jeg støtter ikke forslaget om målere."


@dataclass(frozen=True)
class Letter:
    """A letter as plain text, what may not come out of it, and what its file is called."""

    text: str
    gone: str
    file: str = ""


KARI = "Kari Nordmann"
LETTERS = [
    # those that name themselves
    Letter(f"Jeg heter Kari Nordmann og er privatperson. {IMOT}", "Kari Nordmann"),
    Letter(f"Eg heiter Kari Nordmann. {IMOT}", "Kari Nordmann"),
    Letter(f"Mitt navn er Kari Nordmann.\n\n{IMOT}", "Kari Nordmann"),
    Letter(f"Navnet mitt er Kari B. Nordmann, og jeg bor her. {IMOT}", "Kari Nordmann"),
    Letter(f"jeg heter kari nordmann og er imot. {IMOT}", "Kari Nordmann"),
    Letter(f"Undertegnede, Kari Nordmann, er privatperson. {IMOT}", "Kari Nordmann"),
    Letter(f"Navn: Kari Nordmann\nAdresse: Lilleveien 3\n\n{IMOT}", "Kari Nordmann Lilleveien"),
    Letter(f"Høringssvar fra Kari Nordmann\n\n{IMOT}", "Kari Nordmann"),
    Letter(f"Jeg er Kari Nordmann. {IMOT} Kari Nordmanns syn er klart.", "Kari Nordmann"),
    Letter(f"Jeg, Kari Nordmann, bor i Testvik. {IMOT}", "Kari Nordmann"),
    Letter(f"Jeg heter Anne-Lise von Nordmann. {IMOT}", "Anne-Lise Nordmann"),
    Letter(f"Jeg heter KARI NORDMANN. {IMOT}", "Kari Nordmann"),
    # those that sign
    Letter(f"{IMOT}\n\nHilsen fra Kari Nordmann (sign.)", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nMed vennlig hilsen\n\nKari Nordmann\nPrivatperson", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nMvh Kari", "Kari"),
    Letter(f"{IMOT}\n\nMvh\nkari nordmann", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nHilsen Kari og Ola Nordmann", "Kari Ola Nordmann"),
    Letter(f"{IMOT}\n\nKari Nordmann /s/", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nHelsing frå\nKari Nordmann", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nNordmann, Kari", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nSignert: Kari Nordmann", "Kari Nordmann"),
    # other people in them
    Letter(f"{IMOT} Naboen min, Petter Prøveberg, er enig.\n\nKari Nordmann", "Kari Petter"),
    Letter(f"{IMOT} Fastlegen Tor Testvik har advart.\n\nHilsen Kari", "Kari Tor"),
    Letter(f"{IMOT} Sammen med Liv Prøveberg har jeg ventet.\n\nHilsen Kari", "Kari Liv Prøveberg"),
    Letter(f"{IMOT} Datteren min Ida er syk.\n\nHilsen Kari", "Kari Ida"),
    # where else a name may stand
    Letter(f"{IMOT}\n\nkari.o'nordmann@post.example", "kari nordmann"),
    Letter(f"{IMOT}\n\nKari Nordmann\nkari.nordmann (at) post.example", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nKari Nordmann\nfacebook.com/kari.nordmann.5", "Kari Nordmann"),
    Letter(f"{IMOT}\n\nKari Nordmann, karinordmann, nordmann-kari", "Kari Nordmann"),
    Letter(IMOT, "Bjørn Dag", "BjørnDag.txt"),
    Letter(IMOT, "Kari Nordmann", "Kari Nordmann.txt"),
    Letter(IMOT, "Kari Nordmann", "nordmann_kari.txt"),
    Letter(f"{IMOT}\n\nKari Nordmann", "Kari Nordmann", "Kari Nordmann/svar.txt"),
    Letter("", "Kari Nordmann", "Kari Nordmann, tomt.txt"),
    Letter("\x00\x01", "Kari Nordmann", "brev fra Kari Nordmann.txt"),
]  # fmt: skip


def mail(path: Path) -> None:
    message = EmailMessage()
    message["From"] = "Kari Nordmann <kari.nordmann@post.example>"
    message["Subject"] = "Høringssvar fra Kari Nordmann"
    message.set_content(IMOT)
    message.add_attachment("Vi støtter A.", filename="CV Kari Nordmann.txt")
    path.write_bytes(bytes(message))


def word(path: Path) -> None:
    document = Word()
    document.core_properties.author = document.core_properties.last_modified_by = KARI
    document.core_properties.title = f"Svar fra {KARI}"
    paragraph = document.add_paragraph(IMOT)
    document.add_comment(paragraph.runs, "Husk dette", author=KARI, initials="KN")
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    inserted = (
        f'<w:p><w:ins w:id="1" w:author="{KARI}" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:t>Jeg er imot fristen.</w:t></w:r></w:ins></w:p></w:body>"
    ).encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:body>", inserted)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.setAuthor(KARI)
    canvas.setTitle(f"Svar fra {KARI}")
    canvas.drawString(72, 700, IMOT)
    canvas.save()


def table(path: Path) -> None:
    book = openpyxl.Workbook()
    only_sheet(book).append(["Innsender", "E-post", "Kategori", "svar"])
    only_sheet(book).append([KARI, "kari@post.example", "Privatperson", IMOT])
    book.save(path)


MADE = {"svar.eml": mail, f"{KARI}.docx": word, f"{KARI}.pdf": pdf, f"{KARI}.xlsx": table}


def everything(folder: Path, said: str) -> str:
    """All that a run left: names and contents of files, messages."""
    found = [said]
    for path in folder.rglob("*"):
        found.append(path.relative_to(folder).as_posix())
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            found += [
                str(cell) for sheet in book.worksheets for row in sheet.values for cell in row
            ]
        elif path.is_file():
            found.append(path.read_bytes().decode("utf-8", errors="replace"))
    return "\n".join(found)


def leaks(gone: str, told: str) -> list[str]:
    """The names that stand in it, also joined to digits and signs, or in the genitive."""
    plain = told.casefold()
    words = gone.casefold().split()
    return [name for name in words if re.search(rf"(?<![^\W\d_]){name}(?:s?(?![^\W\d_]))", plain)]


def run_over(
    run: Run, capsys: pytest.CaptureFixture[str], folder: Path, metadata: Path | None = None
) -> str:
    words = ["--metadata", metadata] if metadata else []
    outputs = [w for e in ("csv", "xlsx", "jsonl") for w in ("-o", folder / f"ut/p.{e}")]
    run("extract", folder / "inn", *outputs, "--pseudonymise", "--save-text", *words)
    return everything(folder / "ut", "".join(capsys.readouterr()))


@pytest.mark.parametrize("number", range(len(LETTERS)))
def test_no_name_comes_out_of_a_letter(
    tmp_path: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    letter = LETTERS[number]
    path = tmp_path / "inn" / (letter.file or f"svar-{number}.txt")
    path.parent.mkdir(parents=True)
    path.write_text(letter.text, encoding="utf-8")
    told = run_over(run, capsys, tmp_path)
    assert leaks(letter.gone, told.replace(str(tmp_path), "")) == []
    assert (",oppose," in told) == (IMOT in letter.text)


@pytest.mark.parametrize("name", MADE)
def test_no_name_comes_out_of_a_file_with_more_in_it(
    tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "inn").mkdir()
    MADE[name](tmp_path / "inn" / name)
    told = run_over(run, capsys, tmp_path)
    assert leaks("Kari Nordmann", told.replace(str(tmp_path), "")) == []
    assert ",oppose," in told


def test_no_name_comes_out_of_the_metadata_file(
    tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "svar-1.txt").write_text(IMOT, encoding="utf-8")
    (tmp_path / "m.csv").write_text(
        f"fil;organisasjon;kontaktperson\nsvar-1.txt;{KARI};Ola Prøveberg\n{KARI}.txt;X;Y\n",
        encoding="utf-8",
    )
    told = run_over(run, capsys, tmp_path, tmp_path / "m.csv")
    assert leaks("Kari Nordmann Ola Prøveberg", told.replace(str(tmp_path), "")) == []
    assert "line 3 fits no document" in told
