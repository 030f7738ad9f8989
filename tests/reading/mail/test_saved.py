"""Mails saved as text: what they quote is not the sender's own, and offsets stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.mail.saved import read_saved

ANSWER = "Hei!\n\nFjordvik kommune er imot gebyret.\n\nMvh\nKari Lundli"
HEADS = [
    "-----Opprinnelig melding-----\nFra: Testdepartementet <post@test.example>\nSendt: 3. mai 2026"
    "\nTil: Fjordvik kommune\nEmne: Høring\n\n",
    "Fra: Testdepartementet\nSendt: mandag 3. mai 2026 12:30\nTil: Fjordvik\nEmne: Høring\n\n",
    "Den 3. mai 2026 kl. 12.30 skrev Testdepartementet:\n\n",
]


def read(tmp_path: Path, text: str) -> tuple[str, tuple[str, ...]]:
    path = tmp_path / "svar.txt"
    path.write_bytes(text.encode())
    found = read_saved(path)
    assert len(found.text) == len(text)  # offsets are those of the file
    return "\n".join(filter(str.strip, found.text.splitlines())), found.notes


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "below",
    [
        *(head + "Vi støtter gebyret i forslaget." for head in HEADS),
        "> Vi støtter gebyret i forslaget.\n> Hilsen Testdepartementet",
        "| Vi støtter gebyret i forslaget.\n| Hilsen Testdepartementet",
    ],
)
def test_the_mail_below_an_answer_is_not_read(tmp_path: Path, below: str, newline: str) -> None:
    text = f"{ANSWER}\n\n{below}\n".replace("\n", newline)
    said, notes = read(tmp_path, text)
    assert said == "\n".join(filter(None, ANSWER.split("\n")))
    assert [note.startswith("quoted earlier mail left out") for note in notes] == [True]


@pytest.mark.parametrize("quoted", [HEADS[0] + "Vi er for.", HEADS[2] + "> Vi er for.", "> Enig?"])
def test_an_empty_reply_gives_nothing(tmp_path: Path, quoted: str) -> None:
    with pytest.raises(InputError, match="no words of the sender's own"):
        read(tmp_path, quoted)


@pytest.mark.parametrize(
    "text",
    [
        "Høringssvar\n\nFra: Fjordvik kommune\nTil: Testdepartementet\nDato: 3. mai 2026\n\n"
        "Vi er imot.",
        "Fra: Fjordvik kommune\nSendt: 3. mai 2026\nTil: Testdepartementet\nEmne: Svar\n\n"
        "Vi er for.",
        "Vi mener:\n> gebyret bør fjernes\n> fristen bør økes\n\nHilsen oss",
        "| Forslag | Svar |\n| Gebyr | Nei |",
        "Den 3. mai 2026 skrev departementet at fristen er kort. Vi er enige.",
    ],
)
def test_letters_lists_and_tables_stay_whole(tmp_path: Path, text: str) -> None:
    said, notes = read(tmp_path, text)
    assert said == "\n".join(filter(str.strip, text.splitlines()))
    assert not notes


def test_the_senders_own_head_does_not_hide_what_is_quoted(tmp_path: Path) -> None:
    own = "Fra: Fjordvik kommune\nSendt: 4. mai 2026\nTil: Testdepartementet\nEmne: SV: Svar\n\n"
    said, _ = read(tmp_path, f"{own}Vi er imot.\n\n{HEADS[1]}Vi er for.")
    assert "Vi er imot." in said
    assert "Vi er for." not in said


LETTER = (
    "Testvik velforening\n\nHøringssvar – fartsgrense\n\nVi støtter forslaget.\n\nMvh Kari Testmann"
)
ABOVE = "Fra: {}\nSendt: tirsdag 5. mai 2026 08:14\nTil: Etaten\nEmne: {}\n\n"
BELOW = (
    "-----Opprinnelig melding-----\nFra: Testvik velforening <post@vel.example>\n"
    "Sendt: mandag 4. mai 2026 21:02\nTil: Ola\nEmne: Høringssvar\n\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Høringssvar", "Videresender denne."),
        (
            "VS: Høringssvar",
            "Hei,\n\nvidaresender denne, som hamna hos oss.\n\nHelsing Ola\nTest AS",
        ),
        ("Fwd: Høringssvar", "Se under.\n\nOla Prøve\nIT-konsulent\nTest AS\nTlf. 900 00 000"),
        ("VS: Høringssvar", "Oversendes til orientering."),
    ],
)
def test_a_mail_that_only_sends_on_another_is_that_other(
    tmp_path: Path, subject: str, said: str, newline: str
) -> None:
    text = f"{ABOVE.format('Ola Prøve', subject)}{said}\n\n{BELOW}{LETTER}\n"
    found, notes = read(tmp_path, text.replace("\n", newline))
    assert found.endswith("Vi støtter forslaget.\nMvh Kari Testmann")
    assert said.split("\n", maxsplit=1)[0] not in found
    assert notes == ("sends on an earlier mail, which is read",)


def test_a_mail_sent_on_twice(tmp_path: Path) -> None:
    twice = f"Videresender.\n\n{BELOW.replace('Testvik velforening', 'Per')}Videresender den.\n\n"
    found, _ = read(tmp_path, f"{ABOVE.format('Ola', 'VS: Svar')}{twice}{BELOW}{LETTER}\n")
    assert "Videresender" not in found
    assert "Vi støtter forslaget." in found


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("SV: Høring", "Se under."),
        ("SV: Høring", "Vi er imot forslaget. Se under."),
        ("VS: Høring", "Vi støtter dette. Videresendes."),
        ("VS: Høring", "Enig! Videresender denne."),
        ("VS: Høring", "Videresender denne. Kommunen mener at gebyret er for høyt."),
    ],
)
def test_who_says_more_answers(tmp_path: Path, subject: str, said: str) -> None:
    text = f"{ABOVE.format('Ola Prøve', subject)}{said}\n\n{BELOW}Vi er for.\n"
    found, notes = read(tmp_path, text)
    assert said in found
    assert "Vi er for." not in found
    assert notes[0].startswith("quoted earlier mail left out")
