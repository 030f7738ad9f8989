"""The tokenizer, as a table of strings with the tokens expected."""

from typing import Any, cast

import pytest
import spacy
from spacy.language import Language

from training.tokenizer import NOT_ABBREVIATIONS, build_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("nb")
    pipeline.tokenizer = build_tokenizer(pipeline)
    return pipeline


TABLE: list[tuple[str, str]] = [
    # Numbers and dates: a sentence-final full stop is a token, a day number keeps its own.
    ("Det var i 2005.", "Det var i 2005 ."),
    ("Fristen er 02.05.2023.", "Fristen er 02.05.2023 ."),
    ("Til sammen 45.", "Til sammen 45 ."),
    ("den 26. april", "den 26. april"),
    ("1. januar 2027. KS støtter", "1. januar 2027 . KS støtter"),
    ("1 000 000 kroner", "1 000 000 kroner"),
    ("10 % eller 50%", "10 % eller 50 %"),
    ("3,5 mill. kr", "3,5 mill. kr"),
    # Sections, ranges, documents.
    ("§ 5 og §§ 5-7", "§ 5 og §§ 5 - 7"),
    ("§19-2 gjelder", "§ 19 - 2 gjelder"),
    ("§§5-7", "§§ 5 - 7"),
    ("etter § 36.", "etter § 36 ."),
    ("(2005–2006)", "( 2005 – 2006 )"),
    ("Prop. 12 L (2019-2020)", "Prop. 12 L ( 2019 - 2020 )"),
    ("Meld. St. 5 og St.meld. nr. 7", "Meld. St. 5 og St.meld. nr. 7"),
    ("Ot.prp. nr. 3, Innst. 45 S", "Ot.prp. nr. 3 , Innst. 45 S"),
    ("Rt. 2010 s. 15", "Rt. 2010 s. 15"),
    ("Dok.nr. 8:12 S", "Dok.nr. 8:12 S"),
    ("jf. kap. 3.2 og pkt. 4 bokst. b", "jf. kap. 3.2 og pkt. 4 bokst. b"),
    ("(jf. kap. 8)", "( jf. kap. 8 )"),
    ("Jf. § 3, jfr. art. 4 flg.", "Jf. § 3 , jfr. art. 4 flg."),
    # Abbreviations.
    ("bl.a. f.eks. ift. mht. ca.", "bl.a. f.eks. ift. mht. ca."),
    ("mv. m.v. mfl. m.m. osv. o.l. d.d.", "mv. m.v. mfl. m.m. osv. o.l. d.d."),
    ("inkl. evt. vedr. pga. iht. ref.", "inkl. evt. vedr. pga. iht. ref."),
    ("tlf. avd. adm.dir. hhv. dvs.", "tlf. avd. adm.dir. hhv. dvs."),
    ("f.o.m. t.o.m. tilsv. nr. s.", "f.o.m. t.o.m. tilsv. nr. s."),
    ("m.a. t.d. o.a. ol. dss.", "m.a. t.d. o.a. ol. dss."),
    ("kommuner mv. Vi mener", "kommuner mv. Vi mener"),
    # Words that look like abbreviations of spaCy's list.
    ("de to.", "de to ."),
    ("før jul.", "før jul ."),
    ("er min.", "er min ."),
    ("med i.", "med i ."),
    ("støttar eg.", "støttar eg ."),
    ("bygd opp att.", "bygd opp att ."),
    ("enn Frp.", "enn Frp ."),
    # Genitives and apostrophes.
    ("KS' syn", "KS' syn"),
    ("KS’ syn", "KS’ syn"),
    ("KSs syn", "KSs syn"),
    ("EU's og EU’s", "EU's og EU’s"),
    ("'ikke'", "' ikke '"),
    # Slashes, quotes, dashes.
    ("og/eller", "og / eller"),
    ("A/S og km/t", "A/S og km/t"),
    ("«Hero»-spillet", "« Hero » -spillet"),
    ("”ikke” “ikke” „ikke”", "” ikke ” “ ikke ” „ ikke ”"),
    ("først—sist", "først — sist"),
    ("velferds- og helsesektoren", "velferds- og helsesektoren"),
    ("(SV): Ja", "( SV ) : Ja"),
    # Addresses.
    ("post@ks.no.", "post@ks.no ."),
    ("se www.regjeringen.no.", "se www.regjeringen.no ."),
    # The soft hyphen is part of its word, and no token by itself.
    ("hørings\u00adsvaret.", "hørings\u00adsvaret ."),
    ("hørings\u00ad.", "hørings\u00ad ."),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_tokens(nlp: Language, text: str, expected: str) -> None:
    doc = nlp.make_doc(text)
    assert " ".join(token.text for token in doc) == expected
    assert "".join(token.text_with_ws for token in doc) == text


def test_rules_survive_saving(nlp: Language) -> None:
    plain = spacy.blank("nb")
    tokenizer: Any = plain.tokenizer
    tokenizer.from_bytes(cast(Any, nlp.tokenizer).to_bytes())
    for text, expected in TABLE:
        assert " ".join(token.text for token in plain.make_doc(text)) == expected


@pytest.mark.parametrize("text", sorted(NOT_ABBREVIATIONS))
def test_ordinary_words_are_no_exceptions(nlp: Language, text: str) -> None:
    assert text not in cast(Any, nlp.tokenizer).rules
