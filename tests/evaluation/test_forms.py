from dataclasses import replace
from pathlib import Path

import pytest

from standpunkt.documents import Span
from standpunkt.evaluation.forms import Family, HolderForm, family, holder_form
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction
from standpunkt.positions import Stance

LETTER = "FJORDVIK KOMMUNE\nTil departementet\n\n"


def marked(sentence: str) -> tuple[GoldDocument, Gold]:
    """A sentence with its cue in [brackets] and its target in {braces}; what follows | is no
    part of the evidence."""
    plain = sentence.translate(str.maketrans("", "", "[]{}|"))
    text = LETTER + plain

    def offset(mark: str) -> int:
        before = sentence[: sentence.index(mark)]
        return len(LETTER) + len(before.translate(str.maketrans("", "", "[]{}|")))

    cue = Span(offset("["), offset("]"))
    target = Span(offset("{"), offset("}")) if "{" in sentence else None
    start = offset("|") if "|" in sentence else len(LETTER)
    gold = Gold(Span(start, len(text)), cue, target, Stance.SUPPORT, frozenset({Stance.SUPPORT}))
    return GoldDocument("svar", Path("svar.txt"), text, "nb", (gold,)), gold


@pytest.mark.parametrize(
    ("sentence", "kind", "holder"),
    [
        ("Vi [støtter] {forslaget}", Family.PREDICATE, HolderForm.FIRST_PERSON),
        ("Fjordvik kommune [er positiv til] {gebyret}", Family.PREDICATE, HolderForm.NAME),
        ("Kommunestyret [går imot] {at vi må betale}", Family.PREDICATE, HolderForm.NOUN),
        ("{Forslaget} [støttes]", Family.PREDICATE, HolderForm.PASSIVE),
        ("{Framlegget} [blir ikkje tilrådd]", Family.ASKS, HolderForm.PASSIVE),
        ("[støtter] {kravet til styret}", Family.PREDICATE, HolderForm.NOBODY),
        ("[savner] {en drøfting av forslaget}", Family.PREDICATE, HolderForm.NOBODY),
        ("Rådet [ber departementet om] {en ny frist}", Family.ASKS, HolderForm.NOUN),
        ("[ber departementet om] {en ny frist}", Family.ASKS, HolderForm.NOBODY),
        ("[anbefa\xad\nler at] {fristen økes}", Family.ASKS, HolderForm.NOBODY),
        ("Laget [meiner] {fristen} er for kort", Family.SAYS, HolderForm.NOUN),
        ("Vi [deler departementets syn på] {dette}", Family.PREDICATE, HolderForm.FIRST_PERSON),
        ("{Fristen} [er for kort]", Family.JUDGES, HolderForm.NOBODY),
        ("[Det er uheldig] {at fristen er kort}", Family.JUDGES, HolderForm.NOBODY),
        ("{Fristen} [er etter vårt syn for kort]", Family.VIEW, HolderForm.FIRST_PERSON),
        ("Etter rådets mening [er] {fristen} for kort", Family.VIEW, HolderForm.NOUN),
        ("{Fristen} [er grei for oss]", Family.VIEW, HolderForm.FIRST_PERSON),
        ("{§ 5}: [Ingen merknader]", Family.ANSWER, HolderForm.NOBODY),
        ("[Delvis enig]", Family.ANSWER, HolderForm.NOBODY),
        ("Vi [er delvis enig i] {dette}", Family.PREDICATE, HolderForm.FIRST_PERSON),
        # a lead-in, whose holder stands outside the evidence
        ("Laget [krever]:\n- {|at fristen forlenges}", Family.ASKS, HolderForm.NOUN),
    ],
)
def test_family_and_holder_form(sentence: str, kind: Family, holder: HolderForm) -> None:
    document, gold = marked(sentence)
    assert (family(document, gold), holder_form(document, gold)) == (kind, holder)


def test_both_sides_are_read_alike() -> None:
    document, gold = marked("{Fristen} [er for kort]")
    row = Prediction("svar", gold.evidence, gold.cue, gold.target, Stance.SKEPTICAL, rule="ny")
    assert family(document, row) is family(document, gold)
    assert holder_form(document, row) is holder_form(document, gold)


def test_a_text_that_names_nobody_has_no_names() -> None:
    document, gold = marked("Vi [støtter] {forslaget}")
    bare = replace(document, text="x" * len(LETTER) + document.text[len(LETTER) :])
    assert bare.names == ()
    assert holder_form(bare, gold) is HolderForm.FIRST_PERSON
