"""Turned stances, and rules of every kind on sentences of every kind."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from standpunkt.documents import Document, Metadata
from standpunkt.errors import RuleError
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.positions import Stance, Tier
from standpunkt.stance.construction import Construction
from standpunkt.stance.engine import Engine
from standpunkt.stance.opposites import opposite_of
from standpunkt.stance.rules import Rule, build


def rule(**keys: object) -> Rule:
    return build({"id": "a.b", "stance": "support", "cue": ["like.v"]} | keys, "mine.toml")


@pytest.mark.parametrize(
    ("keys", "stance"),
    [
        ({}, "oppose"),
        ({"stance": "conditional_support"}, "oppose"),
        ({"stance": "skeptical"}, "support"),
        ({"stance": "oppose"}, "support"),
        ({"stance": "neutral"}, "neutral"),
        ({"stance": "demand", "construction": "request"}, "demand"),
        ({"negated": "position"}, "position"),
        ({"negated": "none"}, None),
        ({"construction": "judge"}, "skeptical"),
        ({"construction": "judge", "stance": "conditional_support"}, "skeptical"),
        ({"construction": "judge", "stance": "oppose"}, "support"),
        ({"construction": "judge", "stance": "neutral"}, "neutral"),
        ({"construction": "judge", "negated": "none"}, None),
    ],
)
def test_one_table_turns_every_stance(keys: dict[str, str], stance: str | None) -> None:
    assert opposite_of(rule(**keys)) == stance


@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize("negated", ["", "none", *Stance])
def test_a_judgement_of_any_stance_can_be_denied(nlp: Language, stance: str, negated: str) -> None:
    made = rule(
        stance=stance, construction="judge", negated=negated, predicate=["katastrofal.a"], cue=[]
    )
    text = "Forslaget er ikke katastrofalt."
    found = Engine(nlp, [made], remembered=0).read(Document("a", "a.txt", text))
    read = [p.stance for p in found if p.rule == "a.b"]
    wanted = opposite_of(made)
    # Praise that is only denied, or nothing at all, is no row.
    assert read == ([] if wanted is None else [wanted])


PIECES = st.sampled_from(
    """
    støtte.v forslag.n god.a er ikke NEG REFL ADJ ADV COPH til om at å [x] [who] til? ikke! vi det
    være.v ADJ? mene.v be.v uheldig.a ja nei ingen|inga grunn.n for
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
CUES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
TABLES = st.fixed_dictionaries(
    {"stance": st.sampled_from([*map(str, Stance)]), "cue": st.lists(CUES, max_size=3)},
    optional={
        "construction": st.sampled_from([*map(str, Construction)]),
        "tier": st.sampled_from([*map(str, Tier)]),
        "negated": st.sampled_from(["none", "", *map(str, Stance)]),
        "content": st.sampled_from(["opinion", "matter", "denied", ""]),
        "predicate": st.lists(CUES, max_size=2),
        "unless": st.lists(CUES, max_size=2),
    }
    | {
        key: st.booleans()
        for key in (
            *("polar", "respondent_only", "impersonal", "passive", "near_matter"),
            *("also_past", "by_whom"),
            "recaps",
            "after_question",
            "goes_on",
        )
    },
)
SENTENCES = """
Vi støtter ikke forslaget om målere.
Forslaget er ikke godt, men vi er enige i at fristen er god.
Ingen av oss mener at forslaget ikke er uheldig.
Ja
Nei til gebyr: Ja
Ber om at forslaget ikke støttes, og at det utsettes.
Det er ikke grunn til å gå imot forslaget.
Ikke godt.
Støttes forslaget?
Vi ber departementet om å være god for det, etter vårt syn.
Etter vår mening er det uheldig at vi ikke støtter det ikke.
til å at om ikke
Vi støtter følgende:
""".strip().splitlines()


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> list[Any]:
    return list(parse(nlp, split("\n\n".join(SENTENCES))))


@settings(
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
@given(tables=st.lists(TABLES, min_size=3, max_size=12))
def test_a_rule_that_is_accepted_never_fails_on_a_sentence(
    nlp: Language, parsed: list[Any], tables: list[dict[str, object]]
) -> None:
    rules = []
    for n, table in enumerate(tables):
        try:
            rules.append(build({"id": f"a.b{n}", **table}, "mine.toml"))
        except RuleError:
            continue  # what is not accepted need not be read
    document = Document(
        "a", "a.txt", "\n\n".join(SENTENCES), Metadata("Fjordvik kommune", ("kommunen",))
    )
    for position in Engine(nlp, rules, remembered=0).read_parsed(document, parsed):
        assert 0 <= position.confidence <= 1
        assert position.evidence.start < position.evidence.end
        assert position.cue.start < position.cue.end
