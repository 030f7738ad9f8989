import pytest
from tests.stance.trees import tree

from standpunkt.stance.clauses import clause_of
from standpunkt.stance.holders import Names, Who, seen_by, subject_of

NAMES = Names.of(["Fjordvik kommune", "kommunen", "FK"])


def subject(words: str, head: int = 0) -> tuple[Who, str]:
    """Who the words are as subject of "støtter"; `head` is the place of their head."""
    said = words.split()
    verb = len(said) + 1
    rows = [
        f"{word} {pos(word)} {verb if i == head else head + 1} {'nsubj' if i == head else 'nmod'}"
        for i, word in enumerate(said)
    ]
    table = "\n".join([*rows, "støtter VERB 0 root VerbForm=Fin", f"dette PRON {verb} obj"])
    reading = tree(table)
    found = subject_of(reading, clause_of(reading, verb - 1, verb - 1, verb - 1), NAMES)
    return found.who, found.name


def pos(word: str) -> str:
    if word.lower() in ("vi", "det", "noen", "ingen", "oss"):
        return "PRON"
    if word in ("av", "i", "for"):
        return "ADP"
    return "PROPN" if word[0].isupper() else "NOUN"


@pytest.mark.parametrize(
    ("words", "head", "expected"),
    [
        ("Vi", 0, (Who.RESPONDENT, "")),
        ("kommunen", 0, (Who.RESPONDENT, "")),
        ("Fjordvik kommune", 0, (Who.RESPONDENT, "")),
        ("FK", 0, (Who.RESPONDENT, "")),
        ("Ingen av oss", 0, (Who.RESPONDENT, "")),
        ("formannskapet", 0, (Who.RESPONDENT, "")),
        ("kommunestyret i Fjordvik kommune", 0, (Who.RESPONDENT, "")),
        ("kommunestyret i Nes", 0, (Who.OTHER, "kommunestyret i Nes")),
        ("Fjordvik formannskap", 1, (Who.RESPONDENT, "")),
        ("Nes formannskap", 1, (Who.OTHER, "Nes formannskap")),
        ("fylkestinget", 0, (Who.OTHER, "fylkestinget")),
        ("Ingen i styret", 0, (Who.RESPONDENT, "")),
        ("noen av oss", 0, (Who.OTHER, "noen av oss")),
        ("Fjordvik Næringslag", 0, (Who.OTHER, "Fjordvik Næringslag")),
        ("departementet", 0, (Who.OTHER, "departementet")),
        ("det", 0, (Who.THING, "")),
        ("forslaget", 0, (Who.THING, "")),
        ("regelverket", 0, (Who.THING, "")),
    ],
)
def test_subject_of(words: str, head: int, expected: tuple[Who, str]) -> None:
    assert subject(words, head) == expected


def test_names_go_longest_first_and_know_the_first_word() -> None:
    assert NAMES.rows[0] == ("fjordvik", "kommune")
    assert ("fjordvik",) in NAMES.rows


@pytest.mark.parametrize(
    ("organisation", "body", "expected"),
    [
        ("Fjordvik kommune", "rådmannen", True),
        ("Vestnes fylkeskommune", "fylkestinget", True),
        ("Fjordvik kommune", "fylkestinget", False),
        ("Universitetet i Fjordvik", "fakultetet", True),
        ("Fjordvik idrettslag", "styret", True),
        ("Fjordvik idrettslag", "kommunestyret", False),
        ("Rådet for eldre i Fjordvik kommune", "kommunestyret", False),
        ("Fjordvik Almenning", "almenningsstyret", True),
        ("Fjordvik Almenning", "bankstyret", False),
    ],
)
def test_a_body_belongs_to_its_kind_of_organisation(
    organisation: str, body: str, *, expected: bool
) -> None:
    assert Names.of([organisation]).body_is(body) is expected


@pytest.mark.parametrize(
    ("seer", "kind", "expected"),
    [("utvalget", "NOUN", "utvalget"), ("kommunen", "NOUN", None), ("vi", "PRON", None)],
)
def test_a_view_is_that_of_who_sees_it_so(seer: str, kind: str, expected: str | None) -> None:
    reading = tree(f"""
    Slik    ADV   7 advmod
    {seer}  {kind} 3 nsubj
    ser     VERB  1 advcl VerbForm=Fin
    det     PRON  3 obj
    ,       PUNCT 1 punct
    er      AUX   7 cop   VerbForm=Fin
    nok     ADJ   0 root
    .       PUNCT 7 punct
    """)
    assert seen_by(reading, NAMES) == expected


@pytest.mark.parametrize(
    ("organisation", "word", "expected"),
    [
        ("Fjordvik kommune", "kommunen", True),
        ("Fjordvik kommune", "kommunene", False),
        ("Fjordvik Sparebank", "banken", True),
        ("Statsforvalteren i Nordfjord", "statsforvaltaren", True),
        ("Fagskolen i Fjordvik", "foreningen", False),
        ("Forum for vann", "vannet", False),
        ("Elevrådet ved Fjordvik skole", "skolen", False),
    ],
)
def test_a_definite_noun_says_what_the_respondent_is(
    organisation: str, word: str, *, expected: bool
) -> None:
    assert Names.of([organisation]).kind_is(word) is expected


def test_what_one_of_several_does_is_its_own() -> None:
    rows = Names.of(["Fjordvik kommune; Vestnes kommune"]).rows
    assert ("fjordvik",) not in rows


@pytest.mark.parametrize(
    ("words", "whose"), [("Bevar bygda , Fjordvik", True), ("Redd bygda , Fjordvik", False)]
)
def test_a_name_that_reads_as_a_clause_is_one(words: str, *, whose: bool) -> None:
    first, second, comma, last = words.split()
    reading = tree(f"""
    {first}  VERB  0 root
    {second} NOUN  1 obj
    {comma}  PUNCT 5 punct
    {last}   PROPN 5 nsubj
    støtter  VERB  1 conj VerbForm=Fin
    det      PRON  5 obj
    """)
    names = Names.of(["Bevar bygda, Fjordvik"])
    assert names.ends_at(reading.tokens, 3) is whose
