from dataclasses import replace

import pytest

from standpunkt.language.reading import Reading
from standpunkt.language.sentences import BlockKind, Sentence
from standpunkt.positions import RESPONDENT
from standpunkt.stance.holders import Names
from standpunkt.stance.passages import passages


def readings(*blocks: str) -> list[Reading]:
    return [
        Reading(Sentence(text, range(len(text) + 1), BlockKind.PARAGRAPH, block), ())
        for block, text in enumerate(blocks)
    ]


def test_a_motion_has_the_one_who_moves_it_for_holder() -> None:
    found = passages(
        readings("Framlegg frå Bygdelista:", "«Kommunen er imot.»", "Vedtak:", "Kommunen er for.")
    )
    assert [p.holder for p in found] == ["Bygdelista", "Bygdelista", RESPONDENT, RESPONDENT]


def test_the_question_before_an_answer_is_known() -> None:
    found = list(passages(readings("Bør gebyret innføres?", "Ja.", "Takk.")))
    assert [p.question for p in found] == [None, 0, None]


def test_a_label_in_the_same_block_is_a_question() -> None:
    label, answer = readings("Deres syn:", "Enig.")
    same = replace(answer, sentence=replace(answer.sentence, block=0))
    assert [p.question for p in passages([label, same])] == [None, 0]


def test_what_is_known_for_a_question_needs_no_mark() -> None:
    found = list(passages(readings("Målere", "Nei", "Gebyr", "Ja"), asked={0, 2}))
    assert [p.question for p in found] == [None, 0, None, 2]


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Mindretallet (Frp) fremmet følgende forslag:", "Mindretallet"),
        ("Mindretallets merknad:", "Mindretallet"),
        ("Mindretalet fremja følgjande framlegg:", "Mindretalet"),
        ("Representanten Hansen (Frp) fremmet følgende forslag:", "Representanten Hansen (Frp)"),
        ("Ola Lund (H) la fram følgende merknad:", "Ola Lund (H)"),
        ("Kommunestyret fremmet følgende forslag:", RESPONDENT),
        ("Vi har følgende forslag:", RESPONDENT),
    ],
)
def test_what_a_minority_moves_is_its_own(line: str, holder: str) -> None:
    found = list(passages(readings(line, "Kommunen støtter gebyret.", "Vi er imot.")))
    assert [p.holder for p in found] == [holder, holder, RESPONDENT]


@pytest.mark.parametrize(
    ("lead", "below", "holder"),
    [
        ("KS skriver i sin uttalelse:", "«Vi støtter gebyret.»", "KS"),
        ("Norsk Brolag uttaler følgende:", '"Vi støtter gebyret."', "Norsk Brolag"),
        ("KS skriver i sin uttalelse:", "Vi støtter gebyret.", RESPONDENT),
        ("Vi skriver i vårt svar:", "«Vi støtter gebyret.»", RESPONDENT),
        ("Fjordvik kommune skriver i vedtaket:", "«Vi støtter gebyret.»", RESPONDENT),
        ("Kommunen uttaler:", "«Vi støtter gebyret.»", RESPONDENT),
    ],
)
def test_a_paragraph_in_quotation_marks_is_that_of_the_one_named_above(
    lead: str, below: str, holder: str
) -> None:
    own = Names.of(["Fjordvik kommune"])
    found = list(passages(readings(lead, below, "Vi er imot."), names=own))
    assert [p.holder for p in found] == [holder, holder, RESPONDENT]


@pytest.mark.parametrize(
    "paper",
    [
        """Kommunedirektørens innstilling:|Fjordvik kommune støtter gebyret.
        Behandling:|Nes sitt forslag ble vedtatt med 15 mot 10 stemmer.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Rådmannen si tilråding:|Fjordvik kommune støttar gebyret.
        Handsaming:|Tilrådinga vart røysta over og fall.
        Vedtak:|Fjordvik kommune støttar ikkje gebyret.""",
        """Kommunedirektørens forslag til vedtak: Fjordvik kommune støtter gebyret.
        Vedtak i kommunestyret:|Kommunedirektørens forslag ble nedstemt.
        Fjordvik kommune støtter ikke gebyret.""",
        """Kommunedirektørens innstilling:|Fjordvik kommune støtter gebyret.
        Vedtak:|Fjordvik kommune støtter ikke gebyret.""",
        """Kommunedirektørens innstilling til formannskapet: Fjordvik kommune støtter gebyret.
        Vedtak: Fjordvik kommune støtter ikke gebyret.""",
        """Innstilling frå kommunedirektøren|Fjordvik kommune støttar gebyret.
        Handsaming|Innstillinga fall mot 2 røyster.
        Vedtak|Fjordvik kommune støttar ikkje gebyret.""",
        """Framlegg til vedtak frå rådmannen:|Fjordvik kommune støttar gebyret.
        Handsaming:|Rådmannen sitt framlegg vart ikkje vedteke.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Innstilling:|Fjordvik kommune støtter gebyret.
        Behandling:|Innstillingen fikk ikke flertall.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Tilråding:|Fjordvik kommune støttar gebyret.
        Handsaming:|Tilrådinga vart ikkje følgd.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Formannskapets innstilling:|Fjordvik kommune støtter gebyret.
        Behandling i kommunestyret:|Formannskapets innstilling ble forkastet.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Kommunedirektøren si tilråding|Kommunestyret vedtek følgjande uttale:
        Fjordvik kommune støttar gebyret.
        Handsaming:|Endringsforslaget frå Nes vart vedteke med 14 mot 11 røyster.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Rådmannens tilrådning|Fjordvik kommune støtter gebyret.
        Behandling:|Nes sitt endringsforslag ble enstemmig vedtatt.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Kommunedirektørens innstilling|Kommunestyret avgir slik uttalelse:
        Fjordvik kommune støtter gebyret.
        Behandling:|Endringsforslaget til punkt 1 fikk flertall.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Kommunedirektørens innstilling:|Fjordvik kommune støtter gebyret.
        Behandling:|Innstillingen ble vedtatt med de endringene som Nes foreslo.
        Endringsforslaget fra Nes ble vedtatt.
        Vedtak:|Fjordvik kommune går imot gebyret.""",
        """Kommunedirektørens innstilling: Fjordvik kommune støtter gebyret.
        Innstillingen ble nedstemt.|Fjordvik kommune går imot gebyret.""",
    ],
)
def test_what_the_council_did_not_follow_is_the_directors(paper: str) -> None:
    lines = [line.strip() for row in paper.splitlines() for line in row.split("|")]
    found = dict(zip(lines, passages(readings(*lines)), strict=True))
    proposed = next(p for line, p in found.items() if "støtt" in line)
    assert proposed.holder.casefold() in {
        *("kommunedirektøren", "rådmannen", "formannskapet"),
        *("forslagsstilleren", "forslagsstillaren"),
    }
    assert found[lines[-1]].holder == RESPONDENT


@pytest.mark.parametrize(
    "told",
    [
        "Innstillingen ble enstemmig vedtatt.",
        "Nes sitt tillegg falt. Innstillingen ble vedtatt.",
        "Kommunedirektørens innstilling ble vedtatt med 20 mot 3 stemmer.",
        "Kommunedirektørens forslag ble vedtatt med 15 mot 4 stemmer, med ett tillegg.",
        "Tilleggsforslaget fra Nes ble vedtatt.",
        "Endringsforslaget fra Nes falt med 4 mot 19 stemmer.",
    ],
)
def test_what_the_council_followed_is_the_respondents(told: str) -> None:
    said = "Fjordvik kommune støtter gebyret."
    lines = ("Kommunedirektørens innstilling:", said, "Behandling:", told, "Vedtak:", said)
    assert {p.holder for p in passages(readings(*lines))} == {RESPONDENT}


@pytest.mark.parametrize("above", ["Forslag til vedtak:", "Innstilling:", "Framlegg til vedtak"])
def test_a_motion_that_names_nobody_and_was_adopted_is_the_respondents(above: str) -> None:
    said = "Fjordvik kommune støtter gebyret."
    lines = (above, said, "Behandling:", "Forslaget ble enstemmig vedtatt.")
    assert {p.holder for p in passages(readings(*lines))} == {RESPONDENT}


@pytest.mark.parametrize(
    ("paragraph", "holders"),
    [
        ("Forslag fra Høyre: A.|Forslaget falt med 3 stemmer.|Kommunen er for.", "Høyre"),
        ("Forslag fra SV: A.|Forslaget fikk 4 stemmer og falt.|Vedtak: Kommunen er for.", "SV"),
        ("Framlegg frå Bygdelista: A.|Framlegget fekk 4 røyster og fall.|Vi er for.", "Bygdelista"),
        ("Sp og SV foreslo: A.|Forslaget ble ikke vedtatt.|Vi er for.", "Sp og SV"),
        ("Under handsaminga føreslo Høgre: A.|Framlegget vart nedrøysta.|Me er for.", "Høgre"),
        ("I møtet fremja Raudt følgjande framlegg: A.|Votering: Det fall.|Me er for.", "Raudt"),
        (
            "Representanten Lie foreslo: A.|Lies forslag ble nedstemt.|Vi er for.",
            "Representanten Lie",
        ),
        ("Forslag fra SV: A.|Forslaget ble enstemmig vedtatt.|Vi er for.", RESPONDENT),
        ("Framlegg frå Venstre: A.|Framlegget fekk fleirtal.|Me er for.", RESPONDENT),
        ("Vi foreslo: A.|Forslaget falt.|Vi er for.", RESPONDENT),
        ("Styret foreslo: A.|Forslaget falt.|Vi er for.", RESPONDENT),
    ],
)
def test_a_motion_told_in_a_paragraph_ends_with_its_fate(paragraph: str, holders: str) -> None:
    told = [
        replace(r, sentence=replace(r.sentence, block=0)) for r in readings(*paragraph.split("|"))
    ]
    found = [p.holder for p in passages(told)]
    assert (found[0], found[-1]) == (holders, RESPONDENT)
