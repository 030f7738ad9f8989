"""E-mail: real messages, made here; every sender is invented."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.reading import email as reading
from standpunkt.reading.email import attachments, mail, own_words, read_email


def message(text: str = "Vi støtter forslaget.", html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    shown = {
        "From": "Testvik kommune <post@testvik.example>",
        "Subject": "SV: Høringssvar – ny lov om vann",
        "Date": "Tue, 03 Feb 2026 21:14:00 +0100",
    } | headers
    for key, value in shown.items():
        made[key] = value
    if text:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def test_headers_become_metadata() -> None:
    read = mail(message().as_bytes(), "svar.eml")
    known = read.metadata
    assert read.text == "Vi støtter forslaget."
    assert (known.organisation, known.hearing) == ("Testvik kommune", "Ny lov om vann")
    assert known.date is not None
    assert known.date.isoformat() == "2026-02-03"
    assert dict(known.extra)["subject"] == "Høringssvar – ny lov om vann"
    assert dict(known.origin)["organisation"] == "mail header"


@pytest.mark.parametrize(
    ("sender", "organisation"),
    [
        ("Postmottak Testvik kommune <a@b.example>", "Testvik kommune"),
        ('"Norsk Prøveforbund - Kari Prøve" <a@b.example>', "Norsk Prøveforbund"),
        ("Ola Testmann <a@b.example>", ""),
        ("a@b.example", ""),
        ("=?utf-8?q?Pr=C3=B8velaget?= <a@b.example>", "Prøvelaget"),
    ],
)
def test_only_an_organisation_is_taken_for_the_sender(sender: str, organisation: str) -> None:
    data = f"From: {sender}\nSubject: x\n\nEnig.".encode()
    assert mail(data, "a.eml").metadata.organisation == organisation


def test_plain_text_goes_before_html() -> None:
    both = message("Vi er for.", "<p>Vi er <b>for</b>, i HTML.</p>")
    assert mail(both.as_bytes(), "a.eml").text == "Vi er for."
    alone = message("", "<style>p {}</style><p>Vi er for.</p><ul><li>a b</ul>")
    assert mail(alone.as_bytes(), "a.eml").text == "Vi er for.\n\n- a b"


EARLIER = [
    "> Hva mener dere?\n> Hilsen etaten",
    "-----Opprinnelig melding-----\nFra: Etaten\nSendt: 3. mai\nTil: Oss\n\nVi støtter alt.",
    "-------- Videresendt melding --------\nVi støtter alt.",
    "Fra: Etaten <a@b.example>\nSendt: 3. mai 2026\nTil: Oss\nEmne: Høring\n\nVi støtter alt.",
    "Frå: Etaten\nSendt: 3. mai 2026\nTil: Oss\n\nVi støtter alt.",
    "From: Etaten\nDate: 3 May 2026\nTo: Oss\nSubject: x\n\nVi støtter alt.",
    "Den 3. mai 2026 kl. 12.30 skrev Etaten <a@b.example>:\n> Vi støtter alt.",
    "Den søn. 3. mai 2026 kl. 12:30 skrev Etaten for Prøver og Mønstre <\na@b.example>:\n> Alt.",
    "On 3 May 2026, at 12:30, Etaten wrote:\n> Vi støtter alt.",
    "________________________________\nFra: Etaten\nSendt: 3. mai\nTil: Oss\n\nVi støtter alt.",
]


@pytest.mark.parametrize("earlier", EARLIER)
def test_the_mail_it_answers_is_left_out(earlier: str) -> None:
    read = mail(message(f"Vi er imot.\n\nHilsen\nTestvik\n\n{earlier}\n").as_bytes(), "a.eml")
    assert read.text == "Vi er imot.\n\nHilsen\nTestvik"
    assert "quoted earlier mail left out" in read.notes


@pytest.mark.parametrize(
    "text",
    [
        "Rådet skrev i 2024: Dette bør endres.",
        "Fra: Testvik\n\nVi er imot.",
        "Vi viser til det departementet skrev om dette:\nIngen ting.",
        "a > b og b > c",
        "Til § 3:\nVi er imot.\n____\nTil § 4:\nVi er for.",
    ],
)
def test_what_only_looks_like_earlier_mail_is_kept(text: str) -> None:
    assert own_words(text) == (text, False)


def test_answers_between_the_lines_are_kept() -> None:
    text = "Den 3. mai 2026 skrev Etaten <a@b.example>:\n> Er dere for?\nNei.\n> Hvorfor?\nDyrt."
    assert own_words(text) == ("Nei.\nDyrt.", True)


def test_a_mail_sent_on_is_the_mail_within() -> None:
    text = "Fra: Prøvelaget\nSendt: 3. mai 2026\nTil: Etaten\nEmne: Svar\n\nVi er imot."
    earlier = "-----Opprinnelig melding-----\nFra: Etaten\nSendt: 1. mai\nTil: Alle\n\nSvar oss."
    read = mail(message(f"{text}\n\n{earlier}").as_bytes(), "a.eml")
    assert read.text.endswith("Vi er imot.")
    assert read.notes == ("sends on an earlier mail, which is read",)


def test_a_confidentiality_notice_goes_and_the_signature_stays() -> None:
    legal = "Denne e-posten er konfidensiell. Er du feil mottaker, ber vi deg slette den."
    read = mail(message(f"Enig.\n\nHilsen\nTestvik kommune\n\n{legal}\n").as_bytes(), "a.eml")
    assert read.text == "Enig.\n\nHilsen\nTestvik kommune"
    assert read.notes == ("a confidentiality notice left out",)


def test_attachments_are_named_and_handed_over() -> None:
    made = message("Se vedlegg.")
    for name in ("svar.pdf", "../../etc/svar.docx"):
        made.add_attachment(b"abc", maintype="application", subtype="pdf", filename=name)
    made.add_attachment(message("Indre."), filename="eldre.eml")
    data = made.as_bytes()
    read = mail(data, "a.eml")
    assert read.text == "Se vedlegg."
    assert "svar.pdf; svar.docx; eldre.eml" in read.notes[-1]
    found = attachments(data)
    assert [name for name, _ in found] == ["svar.pdf", "svar.docx", "eldre.eml"]
    assert found[0][1] == b"abc"
    assert mail(found[2][1], "eldre.eml").text == "Indre."


def test_attachments_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = message("Se vedlegg.")
    for n in range(4):
        made.add_attachment(b"abc", maintype="image", subtype="png", filename=f"{n}.png")
    monkeypatch.setattr(reading, "MAX_ATTACHMENTS", 2)
    assert len(attachments(made.as_bytes())) == 2
    monkeypatch.setattr(reading, "MAX_ATTACHED", 3)
    assert len(attachments(made.as_bytes())) == 1


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\n\nSt\xf8tter", "Støtter"),
        (b"Content-Type: text/plain; charset=tull\n\nSt\xf8tter", "Støtter"),
        (b"Content-Type: text/plain\n\nSt\xc3\xb8tter", "Støtter"),
        (b"Content-Transfer-Encoding: base64\n\nRW5pZy4=", "Enig."),
        (b"Content-Transfer-Encoding: quoted-printable\n\nEn=\nig.", "Enig."),
        (b"Content-Type: text/plain; format=flowed\n\nVi er \nimot.\nJa.", "Vi er imot.\nJa."),
    ],
)
def test_encodings(body: bytes, text: str) -> None:
    assert mail(b"From: a@b.example\nMIME-Version: 1.0\n" + body, "a.eml").text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is no mail"),
        (b"Hei, dette er tekst.", "is no mail"),
        (b"From: a@b.example\n\n", "holds no words of the sender's own"),
    ],
)
def test_what_is_refused(data: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=problem):
        read_email(path, "a.eml")


def test_an_empty_mail_tells_what_comes_with_it() -> None:
    made = message("\n")
    made.add_attachment(b"abc", maintype="application", subtype="pdf", filename="svar.pdf")
    with pytest.raises(InputError, match=r"it comes with svar\.pdf; read the attachments"):
        mail(made.as_bytes(), "a.eml")


WHOLE = message("Vi er imot.\n> nei", "<p>Vi er <b>imot</b>.</p>")
WHOLE.add_attachment(b"abc", maintype="application", subtype="pdf", filename="svår.pdf")
WHOLE_BYTES = WHOLE.as_bytes()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE_BYTES)), st.integers(0, 30), st.binary(max_size=6)),
        max_size=5,
    )
)
def test_damaged_mail_is_read_or_refused(cuts: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE_BYTES
    for at, length, put in cuts:
        data = data[:at] + put + data[at + length :]
    attachments(data)
    with suppress(InputError):
        assert mail(data, "a.eml").text.strip()
