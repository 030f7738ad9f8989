from spacy.language import Language

from standpunkt.stance.explain import explain


def test_explain_tells_rule_scope_and_losers(nlp: Language) -> None:
    said = explain("Vi støtter i hovedsak forslaget, men ber om lengre frist.", nlp)
    for part in (
        "conditional_support",
        "support.stotte",
        "target     forslaget",
        "condition  ber om lengre frist",
        "limited by 'i hovedsak'",
        "demand.be-om: 'ber om': limits support.stotte",
    ):
        assert part in said


def test_explain_says_when_there_is_no_position(nlp: Language) -> None:
    assert "no position" in explain("Skolen ligger ved elva.", nlp)
