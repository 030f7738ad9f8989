import pytest

from standpunkt.stance.inflection import WordClass, forms

VERB, NOUN, ADJECTIVE = WordClass.VERB, WordClass.NOUN, WordClass.ADJECTIVE


@pytest.mark.parametrize(
    ("lemma", "word_class", "expected"),
    [
        ("støtte", VERB, "støtter støttar støttet støtta støttes støttast"),
        ("mene", VERB, "mener mente ment menes"),
        ("meine", VERB, "meiner meinte meint"),
        ("gå", VERB, "går gikk gjekk gått"),
        ("fraråde", VERB, "fraråder frarådes frarådet"),
        ("avvise", VERB, "avviser avvist avvises avvisast"),
        ("be", VERB, "ber ba bedt bed bede"),
        ("merknad", NOUN, "merknader merknadene merknadar"),
        ("regel", NOUN, "regler reglar reglene"),
        ("enig", ADJECTIVE, "enige einig einige"),
        ("usikker", ADJECTIVE, "usikre usikkert"),
        ("aktuell", ADJECTIVE, "aktuelt aktuelle"),
        ("uheldig", ADJECTIVE, "uheldige"),
        ("treffsikker", ADJECTIVE, "treffsikre treffsikkert"),
        ("tåle", VERB, "tåla tåles tåler"),
        ("godkjenne", VERB, "godkjend godkjent godkjente"),
        ("underbygge", VERB, "underbygd underbygt underbygde"),
        ("meningsløs", ADJECTIVE, "meningslaus meningslause meningslaust"),
        ("høveleg", ADJECTIVE, "høvelig høvelige høvelegare"),
        ("open", ADJECTIVE, "ope opne opent"),
        ("uprøvd", ADJECTIVE, "uprøvde uprøvt"),
        ("problemstilling", NOUN, "problemstellingar problemstellinga"),
    ],
)
def test_forms_of_both_standards(lemma: str, word_class: WordClass, expected: str) -> None:
    assert set(expected.split()) <= forms(lemma, word_class)


@pytest.mark.parametrize(
    ("lemma", "stranger"), [("mene", "men"), ("finne", "finnes"), ("mene", "mens")]
)
def test_forms_leave_out_words_of_their_own(lemma: str, stranger: str) -> None:
    assert stranger not in forms(lemma, VERB)


@pytest.mark.parametrize(
    ("lemma", "word_class", "strangers"),
    [
        ("feil", NOUN, "feiln feilr feilne"),
        ("syn", NOUN, "synn synr synne synns"),
        ("presis", ADJECTIVE, "presistt presisere presisare"),
        ("god", ADJECTIVE, "godtt"),
    ],
)
def test_no_ending_makes_another_word(lemma: str, word_class: WordClass, strangers: str) -> None:
    assert forms(lemma, word_class).isdisjoint(strangers.split())
