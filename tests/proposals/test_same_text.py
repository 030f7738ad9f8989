"""Near-identical responses and pasted passages, with what is never taken for them."""

from __future__ import annotations

from standpunkt.proposals.same_text import groups, shared

LETTER = (
    "Vi bor i en kommune der ferja er den eneste veien ut. Når takstene øker, blir det vi som "
    "flytter. Derfor er vi imot forslaget om høyere takster. Båten må også gå om natta. "
)


def test_a_pasted_paragraph_is_found_with_what_was_changed() -> None:
    other = LETTER.replace("Derfor er vi imot", "Derfor er jeg imot")
    found = shared({"a": LETTER, "b": f"Hei. Jeg er 70 år gammel. {other}", "c": "Vi er for."})
    assert {p.documents for p in found} == {("a", "b")}
    assert [p.text[:12] for p in found] == [
        "Vi bor i en ",
        "Når takstene",
        "Derfor er vi",
        "Båten må ogs",
    ]
    assert [p.changed for p in found] == [False, False, True, False]


def test_a_sentence_with_the_same_opening_and_another_end_is_one_that_was_changed() -> None:
    other = LETTER.replace("blir det vi som flytter", "blir det helt i orden for oss alle her ute")
    found = shared({"a": LETTER, "b": other})
    assert [p.text[:12] for p in found if p.changed] == ["Når takstene"]


def test_what_every_letter_says_and_many_quote_makes_no_pair() -> None:
    of_all = (
        "Vi viser til høringsbrev av 3. august 2026 om forslag til ny lov om ferjer og takster. "
        "Departementet foreslår at takstene på ferjer skal øke med tolv prosent fra nyttår. "
        "Vi takker for muligheten til å uttale oss i denne saken som angår mange. "
    )
    assert shared({"a": f"{of_all}Vi er for.", "b": f"{of_all}Vi er imot."}) == ()


def test_one_short_sentence_in_common_makes_no_pair() -> None:
    text = "Saken ble behandlet i formannskapet. "
    assert shared({"a": f"{text}Vi er for.", "b": f"{text}Vi er imot."}) == ()


def test_a_campaign_letter_is_one_group() -> None:
    letter = [sentence + "." for sentence in LETTER.split(".") if sentence.strip()]
    senders = {f"svar-{n}": [f"Jeg heter nummer {n}.", *letter] for n in range(200)}
    (group,) = groups(senders | {"egen": ["Vi er for høyere takster."]})
    assert len(group.documents) == 200
    assert group.documents[0] == "svar-0"


def test_a_pasted_sentence_alone_makes_no_group() -> None:
    own = [f"Dette er vår egen setning nummer {n} om noe helt annet." for n in range(10)]
    long = "Ferja er den eneste veien ut av kommunen og den må gå hver time hele natta året rundt."
    assert groups({"a": [*own, long], "b": ["Vi er for.", "Vi vil ha ferje.", long, "Takk."]}) == ()
