"""E-mail: real messages, made here; every sender is invented."""

from __future__ import annotations

import itertools
import time
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import QUESTION, Place
from standpunkt.errors import InputError
from standpunkt.reading.mail.email import attachments, mail, read_email
from standpunkt.reading.mail.quotes import Own, own_words
from standpunkt.reading.text import Read


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
    ("sender", "name"),
    [
        ('"Norsk Prøveforbund - Kari Prøve" <a@b.example>', "Norsk Prøveforbund - Kari Prøve"),
        ("=?utf-8?q?Pr=C3=B8velaget?= <a@b.example>", "Prøvelaget"),
        ("a@b.example", "a@b.example"),
    ],
)
def test_the_sender_is_named_as_the_header_shows_it(sender: str, name: str) -> None:
    data = f"From: {sender}\nSubject: x\n\nEnig.".encode()
    assert mail(data, "a.eml").metadata.organisation == name


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
    assert any(note.startswith("quoted earlier mail left out (") for note in read.notes)


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
    assert own_words(text) == Own(text)


def test_answers_between_the_lines_are_kept() -> None:
    text = "Den 3. mai 2026 skrev Etaten <a@b.example>:\n> Er dere for?\nNei.\n> Hvorfor?\nDyrt."
    assert own_words(text) == Own("Nei.\nDyrt.", quoted=3, between=True)


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
    found = list(attachments(data))
    assert [name for name, _ in found] == ["svar.pdf", "svar.docx", "eldre.eml"]
    assert found[0][1] == b"abc"
    assert mail(found[2][1], "eldre.eml").text == "Indre."


def test_many_attachments_are_counted_and_not_all_named() -> None:
    made = message("Se vedlegg.")
    for n in range(12):
        made.add_attachment(b"abc", maintype="image", subtype="png", filename=f"{n}.png")
    assert len(list(attachments(made.as_bytes()))) == 12
    (note,) = mail(made.as_bytes(), "a.eml").notes
    assert note.startswith("comes with 0.png; 1.png")
    assert note.endswith("9.png and 2 more")


def deep(levels: int) -> bytes:
    """A mail with parts that lie that deep in each other."""
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(levels)
    )
    return head + parts + b"Content-Type: text/plain\n\nVi er imot.\n"


def test_parts_deep_in_each_other_are_refused() -> None:
    assert mail(deep(20), "a.eml").text == "Vi er imot."
    with pytest.raises(InputError, match="lie too deep in each other"):
        mail(deep(5_000), "a.eml")
    assert list(attachments(deep(5_000))) == []  # told once, where the mail itself is read


def sent(body: str, html: str = "") -> Read:
    return mail(
        message(body, html, From="Fjordvik kommune <p@fjordvik.example>").as_bytes(), "a.eml"
    )


THEIRS = "Vi støtter forslaget om gebyr og ber om innspill."
UNMARKED = [
    "Den ons. 26. aug. 2026 kl. 14:05 skrev Dep <d@e.example>:",
    "Den ons. 26. aug. 2026 kl. 14:05 skrev Brodepartementet\n<d@e.example>:",
    "Den ons. 26. aug. 2026 kl. 14:05 skrev Brodepartementet, avdelingen for\nbro <\nd@e.example>:",
    "På ons. 26. aug. 2026 kl. 14:05 skreiv Dep <d@e.example>:",
    "På onsdag 26. august 2026 kl. 14.05 skreiv Dep:",
    "26. aug. 2026 kl. 14:05 skrev Dep <d@e.example>:",
    "ons. 26. aug. 2026 kl. 14:05 skrev Dep <d@e.example>:",
    "2026-08-26 14:05 skrev Dep:",
    "Den ons 26 aug. 2026 kl 14:05 skrev Dep <d@e.example>:",
    "Den ons. 26. aug. 2026 kl. 14.05 skrev Dep <d@e.example>:",
    "On Wed, Aug 26, 2026 at 2:05 PM Dep <d@e.example> wrote:",
    "On Wed, Aug 26, 2026 at 2:05 PM Brodepartementet\n<d@e.example> wrote:",
    "Dep <d@e.example> skrev (26. aug. 2026 kl. 14:05):",
    "Dep skrev den 26.08.2026 14:05:",
    "Från: Dep\nSkickat: den 26 augusti 2026 14:05\nTill: F\nÄmne: H",
    "Fra: Dep\nSendt: 26. august 2026 14:05\nTil: F\nEmne: H",
    "Fra: Dep <d@e.example>\nDato: 26. august 2026 kl. 14.05\nTil: F\nEmne: H",
    "Frå: Dep\nSendt: 26. august 2026 14:05\nTil: F\nKopi: G\nEmne: H",
    "From: Dep\nSent: Wednesday, August 26, 2026 2:05 PM\nTo: F\nSubject: H",
    "Von: Dep\nGesendet: Mittwoch, 26. August 2026 14:05\nAn: F\nBetreff: H",
    "*Fra:* Dep\n*Sendt:* 26. august 2026 14:05\n*Til:* F\n*Emne:* H",
    "Fra: Dep\n\nSendt: 26. august 2026 14:05\n\nTil: F\n\nEmne: H",
    "Fra: Dep Sendt: onsdag 26. august 2026 14:05 Til: F Emne: H",
    "-----Oprindelig meddelelse-----\nFra: Dep\nSendt: 26. august 2026",
    "-----Ursprungligt meddelande-----\nFrån: Dep",
    "Begynnelse på videresendt melding:\n\nFra: Dep\nDato: 26. august 2026\nTil: F",
]


@pytest.mark.parametrize("head", UNMARKED)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_earlier_mail_without_quote_marks_is_left_out(head: str, gap: str) -> None:
    read = sent(f"Fjordvik kommune er imot.\n\n{head}{gap}{THEIRS}\n\nHilsen Dep\n")
    assert read.text == "Fjordvik kommune er imot."
    (note,) = read.notes
    assert note.startswith("quoted earlier mail left out (")


@pytest.mark.parametrize(
    "text",
    [
        "Den 3. mai 2026 skrev departementet følgende:\n\n«Gebyret skal innføres.»\n\nVi er imot.",
        "I punkt 3.10 skrev departementet:\nGebyret skal innføres.\n\nVi er imot.",
        "På side 12:30 skrev utvalget:\nGebyret skal innføres.\n\nVi er imot.",
        "Utvalget skriver:\nGebyret skal innføres.\n\nVi er imot.",
        "Fra: Fjordvik kommune\nVi er imot.\nTil: departementet",
        "Fra:\nVi er imot.",
    ],
)
def test_running_text_about_what_somebody_wrote_is_kept(text: str) -> None:
    assert own_words(text) == Own(text)


def test_quoted_lines_that_were_wrapped_go_whole() -> None:
    long = "> Vi støtter forslaget om gebyr for alle huseiere i hele kommunen og\nber om innspill."
    text = f"Vi er imot.\n\nDen 3. mai 2026 skrev Dep <d@e.example>:\n{long}\n> Hilsen Dep"
    assert own_words(text).text == "Vi er imot."


def test_an_earlier_mail_by_the_same_sender_is_read() -> None:
    head = "Den 3. mai 2026 kl. 12:30 skrev Fjordvik kommune <p@fjordvik.example>:"
    read = sent(f"Vi venter på svar.\n\n{head}\n\nVi er imot.")
    assert read.text == "Vi venter på svar.\n\nVi er imot."
    assert read.notes == ("an earlier mail by the same sender is read too",)
    # That a mail went to the sender does not make it the sender's.
    to = "Fra: Dep\nSendt: 3. mai 2026\nTil: Fjordvik kommune\nEmne: H\n\nVi er for."
    assert sent(f"Vi er imot.\n\n{to}").text == "Vi er imot."


QUOTING = [
    '<div class="gmail_quote"><div class="gmail_attr">ons. 26. aug. 2026 kl. 14:05 skrev Dep '
    "&lt;d@e.example&gt;:<br></div><blockquote class='gmail_quote'>{}</blockquote></div>",
    '<br><blockquote type="cite"><div>Den 26. aug. 2026 kl. 14:05 skrev Dep:</div><br>'
    "<div>{}</div></blockquote>",
    '<div class="moz-cite-prefix">Den 26.08.2026 14:05, skrev Dep:<br></div>'
    '<blockquote type="cite"><p>{}</p></blockquote>',
    '<hr><div id="divRplyFwdMsg"><b>Fra:</b> Dep<br><b>Sendt:</b> 26. august 2026 14:05<br>'
    "<b>Til:</b> F<br><b>Emne:</b> H</div><div>{}</div>",
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>Fra:</b> Dep<br><b>Sendt:</b> '
    "26. august 2026 14:05<br><b>Til:</b> F<br><b>Emne:</b> H</p></div><p>{}</p>",
    '<div id="appendonsend"></div><div><p><b>From:</b> Dep</p><p><b>Sent:</b> Wednesday</p>'
    "<p><b>To:</b> F</p><p><b>Subject:</b> H</p></div><div>{}</div>",
    "<div>Den ons. 26. aug. 2026 kl. 14:05 skrev Dep &lt;d@e.example&gt;:</div>"
    "<blockquote style='margin:0 0 0 .8ex'>{}</blockquote>",
    '<div class="yahoo_quoted"><div>Den 26. august 2026 kl. 14:05 skrev Dep:</div>'
    "<div>{}</div></div>",
    '<div class="protonmail_quote">On Wednesday, August 26th, 2026 at 2:05 PM, Dep wrote:<br>'
    "<blockquote class='protonmail_quote' type='cite'>{}</blockquote></div>",
]


@pytest.mark.parametrize("quoting", QUOTING)
@pytest.mark.parametrize("inner", [f"<p>{THEIRS}</p><ul><li>Vi er for.</li></ul>", THEIRS])
def test_earlier_mail_in_html_is_left_out(quoting: str, inner: str) -> None:
    own = "<div>Fjordvik kommune er imot.</div><div>Hilsen ordføreren</div>"
    read = sent("", own + quoting.replace("{}", inner))
    assert read.text == "Fjordvik kommune er imot.\n\nHilsen ordføreren"
    assert read.notes[0].startswith("quoted earlier mail left out (")


def test_what_the_sender_sets_in_itself_is_kept() -> None:
    page = "<p>Vi svarer slik:</p><blockquote style='margin-left:40px'>Vi er imot.</blockquote>"
    assert sent("", page).text == "Vi svarer slik:\n\nVi er imot."


def test_answers_between_quotes_in_html_are_kept() -> None:
    page = (
        '<div class="gmail_quote"><div class="gmail_attr">ons. 26. aug. 2026 kl. 14:05 skrev Dep '
        "&lt;d@e.example&gt;:</div><blockquote class='gmail_quote'>Er dere for gebyr?</blockquote>"
        "<div>Nei, vi er imot gebyr.</div><blockquote class='gmail_quote'>Og målere?</blockquote>"
        "<div>Vi er for målere.</div></div>"
    )
    read = sent("", page)
    assert read.text.split("\n\n") == ["Nei, vi er imot gebyr.", "Vi er for målere."]
    assert "what is between and below its lines is kept" in read.notes[0]


STUBS = [
    "Denne meldingen krever en e-postleser som viser HTML.",
    "This message is in HTML. Please use a browser to view it.",
    "E-postprogrammet ditt kan ikke vise denne e-posten.",
    "[cid:logo.png]",
]


@pytest.mark.parametrize("stub", STUBS)
def test_a_plain_part_that_is_no_message_does_not_hide_the_html(stub: str) -> None:
    read = sent(stub, "<p>Fjordvik kommune støtter ikke forslaget om målere.</p>")
    assert read.text == "Fjordvik kommune støtter ikke forslaget om målere."
    assert read.notes[0].startswith("the plain text ")


def test_a_plain_part_that_breaks_off_does_not_hide_the_rest() -> None:
    rest = "Vi er imot gebyret, fordi det rammer dem som har minst, og ber om at det utsettes. " * 3
    read = sent("Til departementet", f"<p>Til departementet</p><p>{rest}</p>")
    assert "rammer dem som har minst" in read.text
    assert read.notes == ("the HTML is read: it holds more than the text",)


def test_body_parts_that_follow_each_other_are_all_read() -> None:
    made = message("Vi er imot målere.")
    made.make_mixed()
    made.attach(message("", "<p>Vi er for gebyr.</p>"))
    assert mail(made.as_bytes(), "a.eml").text == "Vi er imot målere.\n\n\nVi er for gebyr."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16", "Windows-1252"])
def test_a_mail_that_was_saved_in_utf_16(encoding: str, charset: str) -> None:
    text = (
        "From: Fjordvik kommune <p@fjordvik.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
        "Vi støtter ikke målere på øya."
    )
    read = mail(text.encode(encoding), "a.eml")
    assert (read.text, read.notes) == ("Vi støtter ikke målere på øya.", ("read as UTF-16",))


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
    with suppress(InputError):
        list(attachments(data))
    with suppress(InputError):
        assert mail(data, "a.eml").text.strip()


def test_a_mail_whose_end_is_missing_says_so() -> None:
    made = message(html="<p>Vi støtter forslaget.</p>")
    made.add_attachment(b"a" * 900, maintype="application", subtype="pdf", filename="svar.pdf")
    data = made.as_bytes()
    assert mail(data, "a.eml").notes == ("comes with svar.pdf",)
    assert "may be cut short: its end is missing" in mail(data[:-400], "a.eml").notes


def test_heads_without_end_take_no_time() -> None:
    begin = time.process_time()
    mine = "Den 3. mai 2026 kl. 12:30 skrev Fjordvik kommune <p@fjordvik.example>:\nVi er imot.\n"
    assert "Vi er imot." in sent(mine * 3_000).text
    assert sent("Vi er imot.\n" + " " * 1_000_000 + "x").text.startswith("Vi er imot.")
    assert sent("Vi er imot.\nFra: " + "Fra: " * 100_000).text.startswith("Vi er imot.")
    assert time.process_time() - begin < 20


def test_questions_of_a_form_are_known_below_an_answer_that_is_left_in() -> None:
    table = "".join(
        f"<tr><td>{a}<td>{b}<td>{c}"
        for a, b, c in (("Forslag", "Ja", "Nei"), ("Gebyr", "", "x"), ("Målere", "x", ""))
    )
    quote = '<blockquote type="cite">Hva mener dere?</blockquote>'
    read = sent("", f"<p>Gebyr er saken.</p>{quote}<table>{table}</table>")
    said = [
        (read.text[place.start : after.start].strip(), place.name)
        for place, after in itertools.pairwise((*read.places, Place(len(read.text), "")))
        if place.name
    ]
    assert said == [("Forslag\tJa\tNei\n\nGebyr", QUESTION), ("Målere", QUESTION)]


SENT_ON = (
    "Fra: Testvik velforening <post@vel.example>\nSendt: mandag 4. mai 2026 21:02\nTil: Ola\n"
    "Emne: Høringssvar\n\nVi er imot gebyret.\n\nHilsen Testvik velforening"
)


@pytest.mark.parametrize("said", ["Videresender denne.", "Hei!\n\nVidaresender denne.\n\nMvh\nOla"])
def test_who_sends_on_a_mail_does_not_answer(said: str) -> None:
    made = message(f"{said}\n\n-----Opprinnelig melding-----\n{SENT_ON}")
    made.replace_header("From", "Prøve AS <post@prove.example>")
    read = mail(made.as_bytes(), "a.eml")
    assert "Vi er imot gebyret." in read.text
    assert said not in read.text
    assert read.notes == ("sends on an earlier mail, which is read",)
    assert read.metadata.organisation == ""
    assert read.metadata.date is None  # its own head tells its day


def test_a_subject_tells_that_a_mail_is_sent_on() -> None:
    made = message(f"Til orientering.\n\n{SENT_ON}")
    made.replace_header("Subject", "Fwd: Høringssvar")
    assert "Vi er imot" in mail(made.as_bytes(), "a.eml").text
    made.replace_header("Subject", "SV: Høring")
    assert mail(made.as_bytes(), "a.eml").text == "Til orientering."
