"""Which organisation the header of a mail names."""

from pathlib import Path

import pytest

from standpunkt.documents import Metadata
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load
from standpunkt.respondent.sender import organisation_in, without_persons


@pytest.mark.parametrize(
    ("shown", "organisation"),
    [
        ("Postmottak Testvik kommune", "Testvik kommune"),
        ("Norsk Prøveforbund - Kari Prøve", "Norsk Prøveforbund"),
        ("Ola Testmann", ""),
        ("a@b.example", ""),
        ("Prøvelaget", "Prøvelaget"),
        ("Klubben ved Nordfoss Mek", "Klubben ved Nordfoss Mek"),
        ("FAU ved Testbakken skole", "FAU ved Testbakken skole"),
        ("Fjordvik kommune ved Kari Testmann", "Fjordvik kommune"),
        ("Norsk Brolag ved generalsekretæren", "Norsk Brolag"),
    ],
)
def test_only_an_organisation_is_taken_for_the_sender(shown: str, organisation: str) -> None:
    assert organisation_in(shown) == organisation


def test_what_a_page_says_of_itself_is_left_as_it_is() -> None:
    page = Metadata("Ola Testmann", origin=(("organisation", "page"),))
    assert without_persons(page) == page


def test_a_person_who_sends_a_mail_is_nobody_whose_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(b"From: Ola Testmann <o@x.example>\nSubject: x\n\nVi er enige.")
    assert "Testmann" not in repr(load(Source("svar", "svar.eml", path)).metadata)
