"""What is not parsed would have given nothing: on all annotated texts, and on made-up ones."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.conftest import SHARE

from standpunkt.documents import Document, Metadata
from standpunkt.language.reading import Reading, parse, words_of
from standpunkt.language.sentences import Sentence, split
from standpunkt.respondent.identify import identify
from standpunkt.stance.candidate import Candidate, Context, Scene
from standpunkt.stance.candidate_generation import candidates
from standpunkt.stance.construction import Construction
from standpunkt.stance.engine import Engine
from standpunkt.stance.holders import Names
from standpunkt.stance.words import _file

ROOT = Path(__file__).parents[2]
NAMES = Names.of(("Fjordvik kommune", "kommunen"))


@cache
def gold() -> tuple[str, ...]:
    files = sorted((ROOT / "corpus" / "gold").glob("*/*.txt"))
    # A parse takes long, and there are more short responses than others: one set is enough.
    files = [file for file in files if file.parent.name != "short"]
    return tuple(file.read_text(encoding="utf-8") for file in files)


@cache
def hard() -> tuple[str, ...]:
    files = sorted((ROOT / "tests" / "stance" / "sentences").glob("*.toml"))
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return tuple(case["text"] for table in tables for case in table["case"])


def anything(engine: Engine, reading: Reading) -> list[object]:
    """All that a sentence could mean after a question, and its cues, unless it asks.

    A cue of an answer counts for nothing else, so where it is none it is left out.
    """
    found = tuple(engine.matcher.find(reading))
    scene = Scene(reading, found, engine.detected, Context(NAMES, question="Har dere merknader?"))
    meant = [c for c in candidates(scene) if isinstance(c, Candidate)]
    cues = [match for match in found if match.rule.construction is not Construction.ANSWER]
    return [*meant, *(() if scene.asks else cues)]


def skipped(engine: Engine, texts: Iterable[str]) -> list[Reading]:
    """The sentences that are not parsed, parsed all the same."""
    sentences = chain.from_iterable(map(split, texts))
    idle = [s for s in sentences if not engine.parser.triggers.any(words_in(engine, s.text))]
    return list(parse(engine.nlp, idle))


def words_in(engine: Engine, text: str) -> list[str]:
    return words_of(engine.nlp.make_doc(text))


def alone(engine: Engine, texts: Iterable[str]) -> Iterable[Reading]:
    """Texts that are a sentence each, those that are not parsed, parsed all the same."""
    idle = [text for text in texts if not engine.parser.triggers.any(words_in(engine, text))]
    return parse(engine.nlp, [Sentence(text, range(len(text) + 1)) for text in idle])


def lost(engine: Engine, readings: Iterable[Reading]) -> list[str]:
    """Those of sentences that are skipped whose parse gives something."""
    return [r.sentence.text for r in readings if r.tokens and anything(engine, r)]


@SHARE
def test_skipped_sentences_of_annotated_texts_give_nothing(engine: Engine, share: int) -> None:
    texts = (*gold()[::share], *hard()[::share])
    readings = skipped(engine, texts)
    every = sum(len(split(text)) for text in texts)
    assert every > 6000 / share
    assert len(readings) > 0.3 * every  # a large part is never parsed
    assert lost(engine, readings) == []


@SHARE
def test_rows_are_those_of_a_whole_parse_and_of_listed_rules(engine: Engine, share: int) -> None:
    listed = {rule.id for rule in engine.rules}
    # A whole parse takes long: a third of what others read.
    for text in (*gold()[:: 3 * share], *hard()[:: 3 * share]):
        readings = [replace(r, index=n) for n, r in enumerate(parse(engine.nlp, split(text)))]
        known = identify(text)
        if not known.organisation:
            known = Metadata("Fjordvik kommune", ("kommunen", "laget"))
        document = Document("a", "a.txt", text, known)
        rows = engine.read(document)
        assert rows == engine.read_parsed(document, readings)
        assert {part for row in rows for part in row.rule.split("+")} <= listed


@cache
def vocabulary(engine: Engine) -> tuple[str, ...]:
    """Words of all tables and rules: what sentences full of near misses are made of."""
    listed = [e.split() if isinstance(e, str) else e for e in _file().values()]
    said = {word for entries in listed for entry in entries for word in entry.split()}
    forms = {
        form
        for rule in engine.rules
        for elements in rule.patterns
        for e in elements
        for form in sorted(e.forms)[:3]
    }
    return tuple(sorted(word for word in said | forms if word.isalpha()))


PLAIN = (
    *("kommunen", "vi", "det", "forslaget", "fristen", "er", "i", "om", "med", "og", "på", "seg"),
    *("ikke", "kort", "som", "eleven", ",", ".", ":", "–"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_skipped_sentences_of_any_words_give_nothing(engine: Engine, data: st.DataObject) -> None:
    word = st.sampled_from(PLAIN) | st.sampled_from(vocabulary(engine))
    made = data.draw(st.lists(st.lists(word, min_size=1, max_size=9), min_size=5, max_size=15))
    texts = [" ".join(words).capitalize() for words in made]
    assert lost(engine, alone(engine, texts)) == []


def test_sentences_cut_from_real_ones_give_nothing_when_skipped(engine: Engine) -> None:
    whole = [s.text.split() for text in gold()[::4] for s in split(text)]
    spliced = [" ".join((*a[: len(a) // 2], *b[len(b) // 2 :])) for a, b in pairwise(whole)]
    assert lost(engine, alone(engine, spliced)) == []


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Kommunen støtter forslaget .", True),
        ("Møtet ble holdt tirsdag .", False),
        ("Vi går helhjertet inn for dette .", True),
        ("Vi går tur .", False),
        ("Vår vurdering er at dette holder .", True),
        ("Synet vårt er at det er sent .", True),
        ("Bør fristen flyttes ?", False),
        ("Fristen er altfor kort .", True),
        ("Dette er ikke omtalt .", True),
        ("Det er viktig at alle blir hørt .", True),
        ("Slik vi ser det , er alt sagt .", True),
    ],
)
def test_what_its_words_say(engine: Engine, text: str, needed: bool) -> None:
    assert engine.parser.triggers.any(text.lower().split()) is needed


def test_items_are_read_where_their_lead_in_is(nlp: Language) -> None:
    engine = Engine(nlp)
    document = Document("a", "a.txt", "Vi støtter:\n\n- nye bøker\n- ny skole\n\nMøtet var kort.\n")
    assert len(engine.read(document)) == 2
    assert (engine.parser.seen, engine.parser.parsed) == (4, 3)


def test_the_same_sentence_is_parsed_once_while_it_is_remembered(nlp: Language) -> None:
    document = Document("a", "a.txt", "Vi støtter forslaget.\n\nVi støtter forslaget.\n")
    for remembered, times in ((10, 1), (0, 2)):
        engine = Engine(nlp, remembered=remembered)
        rows = [engine.read(document) for _ in range(2)]
        assert rows[0] == rows[1]
        assert len(rows[0]) == 2
        assert engine.parser.parsed == times


def test_only_the_latest_sentences_are_remembered(nlp: Language) -> None:
    engine = Engine(nlp, remembered=2)
    for word in ("målet", "planen", "fristen", "målet"):
        engine.read(Document("a", "a.txt", f"Vi støtter {word}."))
    assert engine.parser.parsed == 4
