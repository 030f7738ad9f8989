"""Detectors: what code finds is a rule like any other, to be switched off or named again."""

from pathlib import Path

import pytest
from spacy.language import Language

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Position
from standpunkt.stance.construction import DETECTED, Construction, Detector
from standpunkt.stance.constructions.detectors import DETECTORS
from standpunkt.stance.engine import Engine
from standpunkt.stance.lint import lint
from standpunkt.stance.overlays import rules_with
from standpunkt.stance.rules import by_detector, shipped

FOUND = {
    Detector.FRAME: ("Etter vårt syn er gebyret for høyt.", "skeptical"),
    Detector.PLAIN: ("Etter vårt syn handler dette om tillit.", "position"),
    Detector.DOUBT: ("Vår uro knytter seg til gebyret.", "skeptical"),
    Detector.APPROVAL: ("Støtten vår gjelder kapittel 4.", "support"),
    Detector.REFUSAL: ("Motstanden vår gjelder gebyret.", "oppose"),
    Detector.WISH: ("Vi mener at gebyret bør senkes.", "demand"),
    Detector.EXCESS: ("Gebyret er altfor høyt.", "skeptical"),
    Detector.REGRET: ("Dessverre er forslaget uten overgangsordning.", "skeptical"),
    Detector.JOY: ("Heldigvis er forslaget uten gebyr.", "support"),
    Detector.EQUATION: ("Et totalforbud er å slå i hjel en flue med slegge.", "skeptical"),
    Detector.MODAL: ("Gebyret må senkes.", "demand"),
    Detector.NEED: ("Det er behov for flere lærere.", "demand"),
    Detector.CONSEQUENCE: ("Ordningen vil binde opp folk i distriktene.", "skeptical"),
    Detector.MISSING: ("Forslaget beskriver ikke kostnadene.", "skeptical"),
    Detector.OBSTACLE: ("Ingen vet i dag hvem som skal betale.", "skeptical"),
    Detector.ECHO: ("Vi går imot gebyret. Det samme gjelder fristen.", "oppose"),
    Detector.IMPERATIVE: ("Behold ordningen.", "demand"),
    Detector.SCALE: ("Gebyr (1 = helt uenig, 5 = helt enig): 2", "oppose"),
}


def document(text: str) -> Document:
    return Document("a", "a.txt", text, Metadata("Fjordvik kommune"))


def rows(nlp: Language, text: str, *files: Path) -> list[Position]:
    return Engine(nlp, rules_with(files), remembered=0).read(document(text))


def by(detector: Detector, found: list[Position]) -> list[str]:
    rule_id = by_detector(shipped())[detector].id
    return [str(p.stance) for p in found if rule_id in p.rule.split("+")]


def test_every_detector_has_a_rule_and_code() -> None:
    assert by_detector(shipped()).keys() == FOUND.keys() == set(Detector)
    within = {
        Detector.PLAIN,
        Detector.DOUBT,
        Detector.APPROVAL,
        Detector.REFUSAL,
        Detector.WISH,
    }
    assert DETECTORS.keys() == set(Detector) - within


def test_a_construction_is_found_by_cues_or_by_detectors() -> None:
    assert {d.construction for d in Detector} == DETECTED | {
        Construction.ACT,
        Construction.ANSWER,
        Construction.JUDGE,
    }


@pytest.mark.parametrize("detector", list(Detector))
def test_a_detector_finds_by_its_rule(engine: Engine, detector: Detector) -> None:
    text, stance = FOUND[detector]
    assert by(detector, engine.read(document(text))) == [stance]


@pytest.mark.parametrize("detector", list(Detector))
def test_a_disabled_rule_finds_nothing(nlp: Language, detector: Detector, tmp_path: Path) -> None:
    off = tmp_path / "off.toml"
    off.write_text(f'disable = ["{by_detector(shipped())[detector].id}"]\n', encoding="utf-8")
    assert by(detector, rows(nlp, FOUND[detector][0], off)) == []


OF_ITSELF = {Detector.FRAME, Detector.ECHO, Detector.SCALE}
"""Those whose stance is that of what they find."""


@pytest.mark.parametrize("detector", sorted(set(Detector) - OF_ITSELF))
def test_a_rule_says_what_its_detector_stands_for(
    nlp: Language, detector: Detector, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.toml"
    rule_id = by_detector(shipped())[detector].id
    mine.write_text(f'[[rule]]\nid = "{rule_id}"\nstance = "neutral"\n', encoding="utf-8")
    assert by(detector, rows(nlp, FOUND[detector][0], mine)) == ["neutral"]


def test_a_detector_can_change_hands(nlp: Language, tmp_path: Path) -> None:
    off, mine = tmp_path / "off.toml", tmp_path / "mine.toml"
    off.write_text('disable = ["judge.too"]\n', encoding="utf-8")
    mine.write_text(
        '[[rule]]\nid = "mine.too"\nstance = "oppose"\ndetector = "excess"\n', encoding="utf-8"
    )
    (row,) = rows(nlp, "Gebyret er altfor høyt.", off, mine)
    assert (row.rule, str(row.stance)) == ("mine.too", "oppose")
    (error,) = lint([mine]).errors
    assert 'has the detector "excess" already' in str(error)
