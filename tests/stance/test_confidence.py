from dataclasses import replace

import pytest
from spacy.language import Language

from standpunkt.documents import Document, Metadata
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.confidence import Setting, Weights, confidence, features, fitted
from standpunkt.stance.construction import Construction
from standpunkt.stance.engine import Engine

WON = Candidate(
    rule="support.stotte",
    construction=Construction.ACT,
    stance=Stance.SUPPORT,
    cue=(1, 1),
    evidence=(0, 3),
    target=(2, 3),
    holder="respondent",
    own=True,
)


@pytest.fixture
def at(nlp: Language) -> Setting:
    """The four words that `WON` stands in, as a sentence of its own."""
    return Setting(reading(nlp, "Vi støtter det forslaget."))


def reading(nlp: Language, text: str) -> Reading:
    """The only sentence of a text."""
    (found,) = parse(nlp, split(text))
    return found


def test_confidence_is_a_probability(at: Setting) -> None:
    assert 0.0 < confidence(WON, at) < 1.0


def test_the_shipped_weights_cover_every_feature(at: Setting) -> None:
    assert set(fitted().weights) == set(features(WON, at))


def test_confidence_is_the_logistic_of_the_weighted_features(at: Setting) -> None:
    assert confidence(WON, at, Weights(0.0, {})) == 0.5
    assert confidence(WON, at, Weights(-1.0, {"holder named": 1.0})) == 0.5
    assert confidence(WON, at, Weights(0.0, {"holder named": 1.0})) == 0.731


@pytest.mark.parametrize(
    "less",
    [
        replace(WON, stance=Stance.POSITION),
        replace(WON, own=False),
        replace(WON, construction=Construction.REQUEST),
        replace(WON, tier=Tier.IMPLICIT),
        replace(WON, rule="judge.good-everyday"),
    ],
)
def test_what_is_less_explicit_is_less_sure(less: Candidate, at: Setting) -> None:
    assert confidence(less, at) < confidence(WON, at)


def test_the_text_around_counts(at: Setting) -> None:
    assert confidence(WON, at) < confidence(WON, replace(at, others=20))


def test_what_is_asked_for_in_a_text_of_few_positions_is_less_sure(at: Setting) -> None:
    asked = replace(WON, construction=Construction.REQUEST)
    name = "asks or says in a short text"
    assert features(asked, at)[name] > features(asked, replace(at, others=3))[name] > 0
    assert features(asked, replace(at, others=20))[name] == 0
    assert features(WON, at)[name] == 0


def test_a_line_without_an_end_is_less_sure(nlp: Language, at: Setting) -> None:
    line = Setting(reading(nlp, "Vi støtter det forslaget"))
    assert confidence(WON, line) < confidence(WON, at)


def test_the_tree_tells_whether_target_and_cue_belong_together(nlp: Language) -> None:
    at = Setting(reading(nlp, "Vi støtter det forslaget, og hun kjøpte en bil."))
    far = replace(WON, target=(8, 9))
    assert at.reading.words(*far.target or (0, 0)) == "en bil"
    assert features(WON, at)["parse joins cue and target"] == 1.0
    assert features(far, at)["parse joins cue and target"] == 0.0


def test_a_cue_in_a_lead_in_is_not_sought_among_the_words_of_the_item(nlp: Language) -> None:
    item = Setting(reading(nlp, "lengre frist"))
    assert features(replace(WON, cue=(7, 9), target=(0, 1), evidence=(0, 1), lead=0), item)


def test_the_same_sentence_is_surer_where_more_is_found(engine: Engine) -> None:
    def first(text: str) -> float:
        document = Document("svar", "", text, Metadata(organisation="Fjordvik kommune"))
        return engine.read(document)[0].confidence

    alone = "Vi støtter forslaget til ny forskrift."
    more = " Vi er enig i kravet. Vi er kritiske til fristen. Vi ber om en lengre frist."
    assert first(alone) < first(alone + more)
