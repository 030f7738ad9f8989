"""Sentences: where they end in this genre's text, how they read, and how they map back."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Span
from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.language.sentences import LONGEST, boundaries, endless, split
from standpunkt.text.spacing import Words, read, seam


def texts(source: str) -> list[str]:
    return [sentence.text for sentence in split(source)]


# A bar stands where a sentence ends; the bar is no part of the text.
WITHIN_A_PARAGRAPH = [
    # Paragraphs, numbers, points.
    "Vi viser til § 5.| KS støtter forslaget.",
    "Vi viser til § 5 a.| Departementet bør vente.",
    "Etter § 11-6 a andre ledd skal kommunen svare.| Det er bra.",
    "Jf. nr. 2.| Departementet er uenig.",
    "KS støtter forslaget i nr. 2 og nr. 3.| Vi er imot nr. 4.",
    "Kravet i kap. 3.2 er uklart.| Kap. 4 er bedre.",
    "Vi viser til kap. 11.5.3.| Språket er tungt.",
    "Se pkt. 3 og pkt. 4.| Der står det noe annet.",
    "Terskelen står i punkt 6.3.| Vi ber om endring.",
    "Lekkasjen er målt til 19.| I 2026 fornya kommunen nettet.",
    "Taket var 45.| 71 prosent er over det.",
    "Det gjelder 1.–3. trinn og 8.–10. trinn.| Vi støtter det.",
    "Forslaget i 2. ledd er uklart.| 3. ledd er bra.",
    "Spørsmål 1. Støtter dere forslaget?| Ja.",
    "Del A. Gravplasser",
    # Abbreviations in the middle.
    "Dette følger av lov, jf. Prop. 12 L (2025–2026).| Vi er enige.",
    "Se Innst. 5 S og St.meld. nr. 30.| Vi støtter begge.",
    "Jfr. Ot.prp. nr. 4 er dette feil.| Det bør endres.",
    "KS støtter bl.a. NAV i dette.| Det er viktig.",
    "Vi nevner f.eks. Oslo og Bergen.| Andre finnes.",
    "Vi nevner f. eks. Oslo og Bergen.| Andre finnes.",
    "Ca. 40 prosent er enige.| Resten er imot.",
    "Møtet varte fra kl. 9 til kl. 15.| Deretter ble det stemt.",
    "Se s. 12.| Der står det.",
    "Vi møtte adm.dir. Hansen og fung. dir. Olsen.| De var positive.",
    "Avd. Nord er imot.| Avd. Sør er for.",
    "Kostnaden er ca. 3 mill. kroner.| Det er for mye.",
    "Ift. forslaget er vi usikre mht. Finansdepartementets rolle.| Den bør avklares.",
    "Dette gjelder o.l. saker.| Vi er enige.",
    "Me nemner t.d. Bergen og m.a. Voss.| Dei er samde.",
    "Det veit eg.| Men eg er usamd.",
    "Framlegget er bra, jf. kap. 3.| Me stør det.",
    # Abbreviations that may end a sentence.
    "Vi støtter satsing på kultur mv.| Vi mener den er viktig.",
    "Vi støtter kultur, idrett m.v.| Departementet bør følge opp.",
    "Det gjelder skoler, barnehager osv.| Kommunene betaler.",
    "Det gjelder skoler m.m. i hele landet.| Kommunene betaler.",
    "Det koster 5 mill.| KS ber om dekning.",
    "Økningen er 10 pst.| Det er for lite.",
    # Dates.
    "Høringsfristen er 1. mai 2027.| KS ber om utsettelse.",
    "Loven trer i kraft 1. januar 2027.| Det er for tidlig.",
    "Styret møttes 18. februar.| Saken ble vedtatt.",
    "Brevet kom 03.09.20.| Vi svarer nå.",
    "Brevet kom 3. 9. 2020 og fristen er kort.| Vi svarer nå.",
    "Kvinnedagen er 8. mars.| Vi feirer den.",
    "I 2024.| Dette er feil.",
    # Names and single letters.
    "Tor A. Nilsen og K.G. Hansen er enige.| De støtter det.",
    "NFSR foretrekker modell A.| Modell B vil gi ventetid.",
    "Valget står mellom A og B.| Departementet må velge.",
    "Vi støtter alternativ 2 og bokstav b.| Resten er vi imot.",
    "Den som sier A, må også si B.| Vi regner med det.",
    "Kong Harald 5. åpnet møtet.| Alle reiste seg.",
    # Question and exclamation marks.
    "Hvem skal betale?| Kommunen kan ikke.",
    "Gjelder kravet også oss??| Hvis nei, er det greit.",
    "Nei!| Hvorfor skal staten vite det?",
    "Støttes!!| hos oss er det innført.",
    "Hva?!| Dette er uhørt.",
    "Forslaget er (!) uklart.| Det bør endres.",
    "«Hvorfor?» spør mange.| Vi vet ikke.",
    # Quotes.
    "Hun sa: «Dette støtter vi.»| Forslaget falt.",
    "Det heter at kravet er «enkelt å etterleve».| Det er feil.",
    "Loven lyder: «Kommunen skal svare.| Fristen er en uke.»| Vi er enige.",
    'Det står: "Eldre kjøretøy er uegnet."| Det er vi ikke enige i.',
    "De kaller det “lokal tilpasning”.| Vi kaller det ansvarsfraskrivelse.",
    # Parentheses.
    "Vi støtter dette (jf. kap. 3. Se også vedlegg 2) fullt ut.| Takk.",
    "Vi støtter dette (se vedlegg).| Takk.",
    "(Dette gjelder også oss.)| Vi er enige.",
    "Teksten er forkortet ( . . . ) her.| Resten står.",
    # Ellipsis, semicolon, colon, dash.
    "Vi venter … og venter.| Det er for galt.",
    "Vi venter…| Departementet sover.",
    "Vi er ikke enige; antallet har stått stille.| Det er feil.",
    "Avtalene er ulike: Noen gjelder praksis, andre ikke.| Vi vil ha like.",
    "Biogass: KS er imot.| Hydrogen: KS er for.",
    "Vi støtter dette – men ikke nå.| Senere kanskje.",
    # A missing blank.
    "Dette gjelder fylkeskommuner.|Da er saken klar.",
    "De har driftet det selv siden.|Vannprøvene er fine.",
    "Det gjelder kultur mv.|Vi er enige.",
    "Vi var imot i 2024.|Departementet lyttet ikke.",
    "Se www.ks.no/Fagomrader.Helse for mer.| Takk.",
    "Skriv til post@Fjordvik.example.Com i dag.| Takk.",
    # Small letters after a full stop.
    "Vi er imot.| det er for dyrt.",
    "Det må evt. vurderes.| Vi er åpne for tidl. løsninger.",
    "Vi viser til forskr. om dette.| Den er god.",
    # Units, footnotes and other signs.
    "Arealet er 100 m².| Ifølge notatet er det nok.",
    "Rekkevidden er 40 km.| Det er for kort.",
    "Kostnadene øker frem til 2050.⁵| For å hindre det trengs penger.",
    "Sendingen gikk på tv.| Er det nok?",
    "Det er vedtatt av SSB.| KS er enig.",
    # Nynorsk.
    "Fylkeskommunen er samd.| Det gjeld t.d. skular, m.a. i Sogn.| Me stør det ikkje.",
    "Kvifor skal staten vite det?| Eg er usamd.",
    "Framlegget kom 1. juli.| Kommunen har ikkje merknader.",
    "Elles stør vi fråsegna frå KS mfl.| Departementet bør lytte.",
]


@pytest.mark.parametrize("marked", WITHIN_A_PARAGRAPH)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    plain = marked.replace("|", "")
    found = [0, *boundaries(plain), len(plain)]
    assert [plain[a:b].strip() for a, b in pairwise(found)] == expected


WHOLE_TEXTS = {
    "wrapped lines are read as one": (
        "Kommunen støtter forslaget om å innføre en lovfestet plikt til å ha\n"
        "nærværsteam i alle skoler. Fristen er kort, og kommunene må få dekket\n"
        "utgiftene.\n",
        [
            "Kommunen støtter forslaget om å innføre en lovfestet plikt til å ha nærværsteam i "
            "alle skoler.",
            "Fristen er kort, og kommunene må få dekket utgiftene.",
        ],
    ),
    "a line that ends before a name goes on": (
        "Høringen gjelder endringer i opplæringsloven som er sendt ut av\n"
        "Kunnskapsdepartementet før sommeren, og som har frist i oktober, slik\n"
        "departementet skriver. Kommunen har lest forslaget og vil gi sitt syn\n"
        "på det her.\n",
        [
            "Høringen gjelder endringer i opplæringsloven som er sendt ut av "
            "Kunnskapsdepartementet før sommeren, og som har frist i oktober, slik departementet "
            "skriver.",
            "Kommunen har lest forslaget og vil gi sitt syn på det her.",
        ],
    ),
    "one long line a paragraph": (
        "Vi er enige. Forslaget er godt.\nDet haster. Vedta loven nå.\n",
        ["Vi er enige.", "Forslaget er godt.", "Det haster.", "Vedta loven nå."],
    ),
    "a title without a full stop": (
        "Nei til søndagsåpne butikker\n\nVi er imot forslaget.\n",
        ["Nei til søndagsåpne butikker", "Vi er imot forslaget."],
    ),
    "headings right above their text": (
        "1 Bakgrunn\nDette er bakgrunnen.\n2.1 Lovfesting av heltidsnorm\nVi støtter den.\n"
        "Til § 5\nIngen merknader.\n",
        [
            "1 Bakgrunn",
            "Dette er bakgrunnen.",
            "2.1 Lovfesting av heltidsnorm",
            "Vi støtter den.",
            "Til § 5",
            "Ingen merknader.",
        ],
    ),
    "a heading that fills two lines": (
        "HØRING – ENDRINGER I STRAFFEPROSESSLOVEN OG POLITILOVEN (HURTIGSPOR,\n"
        "ANSIKTSGJENKJENNING MV.)\n\nVi er imot.\n",
        [
            "HØRING – ENDRINGER I STRAFFEPROSESSLOVEN OG POLITILOVEN (HURTIGSPOR, "
            "ANSIKTSGJENKJENNING MV.)",
            "Vi er imot.",
        ],
    ),
    "a page foot in the middle of a sentence": (
        "Uten en slik plan kan vi vanskelig se at målet i loven noen gang vil\n"
        "nås. Det er uheldig, og departementet bør derfor vurdere om det er\n\n"
        "NLTF – høringsuttalelse H-04/27                                 1\n\n"
        "mulig å nå det innen 2035. Vi tviler.\n",
        [
            "Uten en slik plan kan vi vanskelig se at målet i loven noen gang vil nås.",
            "Det er uheldig, og departementet bør derfor vurdere om det er mulig å nå det innen "
            "2035.",
            "Vi tviler.",
        ],
    ),
    "a page foot in the middle of a word": (
        "Kommunen mener at departementet bør legge fram en ny vurdering av forsk-\n\n"
        "Side 2 av 6\n\nriften før loven trer i kraft.\n",
        [
            "Kommunen mener at departementet bør legge fram en ny vurdering av forskriften før "
            "loven trer i kraft.",
        ],
    ),
    "a footnote in the middle of a sentence": (
        "Det må sikres forutsigbarhet for finansiering av utvikling av nasjonale\n\n"
        "⁴ Rapport: Kostnader til tjenester\n\nløsninger. Samtidig må staten betale.\n",
        [
            "Det må sikres forutsigbarhet for finansiering av utvikling av nasjonale løsninger.",
            "Samtidig må staten betale.",
        ],
    ),
    "a footnote of two lines in the middle of a sentence": (
        "Det må sikres forutsigbarhet for finansiering av utvikling av nasjonale\n\n"
        "⁴ Rapport fra et institutt 2019: Holdninger til læring og kompetanse\n"
        "for senior arbeidstakere\n\nløsninger. Samtidig må staten betale.\n",
        [
            "Det må sikres forutsigbarhet for finansiering av utvikling av nasjonale løsninger.",
            "Samtidig må staten betale.",
        ],
    ),
    "a colon at the end of a full line": (
        "Kommunen støtter en utvidelse av programmet under visse forutsetninger:\n"
        "Det må settes av betydelige og langsiktige ressurser til arbeidet, slik\n"
        "at kommunene kan planlegge, og slik at de ansatte vet hva de har å gå\n"
        "ut fra.\n",
        [
            "Kommunen støtter en utvidelse av programmet under visse forutsetninger: Det må "
            "settes av betydelige og langsiktige ressurser til arbeidet, slik at kommunene kan "
            "planlegge, og slik at de ansatte vet hva de har å gå ut fra.",
        ],
    ),
    "bullets are never one sentence": (
        "KS støtter:\n• gebyr\n• tilsyn\n- flere leger\n",
        ["KS støtter:", "gebyr", "tilsyn", "flere leger"],
    ),
    "wrapped bullets": (
        "Fylkestinget mener at:\n"
        "•  departementet bør legge bort hele forslaget om å samle ansvaret for\n"
        "tjenestene i helseforetakene\n"
        "•  kommunene må få dekket alle sine utgifter til de nye oppgavene, slik\n"
        "   at de kan løses\n",
        [
            "Fylkestinget mener at:",
            "departementet bør legge bort hele forslaget om å samle ansvaret for tjenestene i "
            "helseforetakene",
            "kommunene må få dekket alle sine utgifter til de nye oppgavene, slik at de kan løses",
        ],
    ),
    "glyphs from a private area": (
        "Vi mener:\n\uf0b7 Fristen er kort\n\uf0b7\tGebyret er høyt\n",
        ["Vi mener:", "Fristen er kort", "Gebyret er høyt"],
    ),
    "bullets run into one line": (
        "Vi ber om: • lengre frist • lavere gebyr\n",
        ["Vi ber om:", "lengre frist", "lavere gebyr"],
    ),
    "a numbered decision": (
        "Kommunestyret vedtar:\n1. Kommunen støtter forslaget.\n2. Kommunen er imot gebyr. Det "
        "bør falle.\n",
        [
            "Kommunestyret vedtar:",
            "Kommunen støtter forslaget.",
            "Kommunen er imot gebyr.",
            "Det bør falle.",
        ],
    ),
    "questions and answers in a form": (
        "Spørsmål 1: Støtter dere forslaget?\nSvar: Enig\nSpørsmål 2: Bør loven endres? Nei\n"
        "Velg et alternativ: Delvis enig\n",
        [
            "Spørsmål 1: Støtter dere forslaget?",
            "Svar:",
            "Enig",
            "Spørsmål 2: Bør loven endres?",
            "Nei",
            "Velg et alternativ:",
            "Delvis enig",
        ],
    ),
    "an answer on its own line": (
        "4. Bør leirskole lovfestes?\nJa\nKommentar: Det er viktig.\n",
        ["4. Bør leirskole lovfestes?", "Ja", "Kommentar: Det er viktig."],
    ),
    "letterhead and signature are left out": (
        "Helsedepartementet\nPostboks 8011 Dep\n0030 OSLO\n\n"
        "Deres ref.: 26/22    Vår ref.: 27/1-2    Dato: 18.11.2026\n\n"
        "Høringssvar om legevakt\n\nVi støtter forslaget.\n\nMed vennlig hilsen\n\n"
        "Kari Nordmann\nadministrerende direktør\n\nDokumentet er elektronisk godkjent.\n",
        ["Høringssvar om legevakt", "Vi støtter forslaget."],
    ),
    "portal page": (
        "Høringssvar fra Fjellvik IL\n\nDato: 03.02.2025\nSvartype: Med merknad\n\nVi er imot.\n",
        ["Høringssvar fra Fjellvik IL", "Vi er imot."],
    ),
    "windows line ends and trailing blanks": (
        "Vi støtter forslaget.  \r\n\r\n  Det er godt. \r\n",
        ["Vi støtter forslaget.", "Det er godt."],
    ),
    "no-break spaces and soft hyphens within words": (
        "Vi\u00a0støtter opp\u00adlærings\u200bloven  fullt ut.",
        ["Vi støtter opplæringsloven fullt ut."],
    ),
    "markdown": ("# Sammendrag\n\nVi er imot.\n", ["Sammendrag", "Vi er imot."]),
    "an ordinal or an abbreviation at the end of a short line": (
        "Saken ble behandlet den 12.\njuni 2026, jf.\nProp. 12 L. Den er viktig.\n",
        ["Saken ble behandlet den 12. juni 2026, jf. Prop. 12 L.", "Den er viktig."],
    ),
    "lines cut up by markup": (
        "KS støtter\nforslaget\nom heltidsnorm.\n",
        ["KS støtter forslaget om heltidsnorm."],
    ),
    "numbered paragraphs": (
        "3.1 Vi støtter loven. Den er god.\n3.2 Vi er imot gebyr.\n",
        ["Vi støtter loven.", "Den er god.", "Vi er imot gebyr."],
    ),
    "rows of a table": (
        "Forslag\tVårt syn\nGebyr\tStøtter ikke\n",
        ["Forslag Vårt syn", "Gebyr", "Støtter ikke"],
    ),
    "rows of another table": (
        "Navn\tSted\nKari Strand\tFjordvik\nVi støtter forslaget.\n",
        ["Navn Sted", "Kari Strand Fjordvik", "Vi støtter forslaget."],
    ),
    "a list indented in its sentence": (
        "I dag har vi\n\n    •   32 kommunale havner\n    •   11 selskaper\n\n"
        "som alle er selvfinansierte.\n",
        ["I dag har vi", "32 kommunale havner", "11 selskaper", "som alle er selvfinansierte."],
    ),
    "roman numbers head sections": (
        "I. Generelt\nVi er for.\nII. Spesielt\nVi er imot.\n",
        ["I. Generelt", "Vi er for.", "II. Spesielt", "Vi er imot."],
    ),
    "nothing": ("", []),
    "blank": (" \n\t\n\u00a0\n", []),
}


@pytest.mark.parametrize("name", WHOLE_TEXTS)
def test_a_text_is_read_as_its_sentences(name: str) -> None:
    source, expected = WHOLE_TEXTS[name]
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("opp-", "læringen", "opplæringen"),
        ("opp\u2010", "læringen", "opplæringen"),
        ("opp\u00ad", "læringen", "opplæringen"),
        ("opp\ufffe", "læringen", "opplæringen"),
        ("helse-", "og omsorgstjenester", "helse- og omsorgstjenester"),
        ("helse\u00ad", "og omsorgstjenester", "helse- og omsorgstjenester"),
        ("kultur-", "eller idrettsformål", "kultur- eller idrettsformål"),
        ("NATO-", "øvelser", "NATO-øvelser"),
        ("30-", "dagersregelen", "30-dagersregelen"),
        ("e-", "helse", "e-helse"),
        ("ikke-", "statlig", "ikke-statlig"),
        ("Nord-", "Norge", "Nord-Norge"),
        ("2025–", "2026", "2025–2026"),
        ("covid-", "19", "covid-19"),
        ("AVLØPS-", "ANLEGG", "AVLØPSANLEGG"),
        ("leveår -", "en friskere", "leveår - en friskere"),
        ("lokale/", "regionale", "lokale/regionale"),
        ("to", "ord", "to ord"),
    ],
)
def test_words_divided_at_a_line_end(left: str, right: str, expected: str) -> None:
    drop, joint = seam(left, right, Words(""))
    assert left[: len(left) - drop] + joint + right == expected


def test_the_rest_of_the_document_tells_how_a_divided_word_is_written() -> None:
    divided = "Vi vil ha fjern-\nstyring."
    assert texts(divided) == ["Vi vil ha fjernstyring."]
    assert texts(f"{divided} Ordet fjern-styring er nytt.")[0] == "Vi vil ha fjern-styring."


def test_a_name_divided_at_its_hyphen_keeps_it() -> None:
    source = "Prosjektet Jobbvinner er bra. Vi støtter Jobbvinner-\nprosjektet fullt ut."
    assert texts(source)[-1] == "Vi støtter Jobbvinner-prosjektet fullt ut."


def test_evidence_maps_back_to_the_untouched_source() -> None:
    source = "Kommunen støtter opp-\n  læring i helse-\nog omsorg. Takk."
    sentence = split(source)[0]
    start = sentence.text.index("opplæring")
    span = sentence.source(start, start + len("opplæring i helse- og"))
    assert span.of(source) == "opp-\n  læring i helse-\nog"
    assert sentence.span.of(source) == "Kommunen støtter opp-\n  læring i helse-\nog omsorg."


def test_section_is_the_nearest_heading_above() -> None:
    source = "Gebyr\nVi er imot.\nTilsyn\nVi er for.\n"
    sections = [s.section.of(source) if s.section else None for s in split(source)]
    assert sections == [None, "Gebyr", None, "Tilsyn"]


def test_items_know_the_sentence_that_introduces_them() -> None:
    source = "Saken er kjent. Vi ber om:\n- frist\n- penger. Mange.\nVi takker.\n- noe annet\n"
    found = [(s.text, s.lead_in) for s in split(source)]
    assert found[2:5] == [("frist", 1), ("penger.", 1), ("Mange.", 1)]
    assert found[-1] == ("noe annet", None)


def test_a_lead_in_that_reads_as_nothing_introduces_nothing() -> None:
    assert [s.lead_in for s in split("\u00ad\u00ad\n- ja\n")] == [None]


def test_inner_items_are_introduced_by_the_outer_one() -> None:
    source = "Vi ber om:\n1. lengre frist, som gir:\n   a) ro\n   b) tid\n2. penger\n"
    assert [s.lead_in for s in split(source)] == [None, 0, 1, 1, 0]


def test_a_paragraph_between_numbered_items_does_not_end_the_list() -> None:
    source = "Vi peker på:\n1. Penger.\nDet koster mye for kommunene.\n2. Frist.\n"
    assert [s.lead_in for s in split(source)] == [None, 0, None, 0]


def test_a_marker_is_kept_beside_the_first_sentence_of_its_item() -> None:
    source = "Vedtak:\n1. Vi støtter loven. Den er god.\n2. Vi takker.\n"
    assert [s.marker for s in split(source)] == ["", "1.", "", "2."]


def test_boundaries_of_ones_own() -> None:
    found = split("Ja nei ja.", lambda text: [3, 7])
    assert [s.text for s in found] == ["Ja", "nei", "ja."]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Vi støtter " + ", ".join(["forslaget om målere"] * 100) + ".", 1),
        ("Me støttar " + " og ".join(["framlegget om gebyr"] * 100) + ".\n\nTakk.", 1),
        ("Vi støtter forslaget. " * 100, 0),
        ("Vi støtter forslaget.", 0),
        ("", 0),
    ],
)
def test_what_was_cut_for_its_length_is_known(text: str, cut: int) -> None:
    assert endless(split(text)) == cut


def test_overlong_sentences_are_cut_at_a_sensible_place() -> None:
    found = texts("; ".join(["kommunen støtter forslaget"] * 200))
    assert all(len(text) <= LONGEST for text in found)
    assert all(text.endswith(";") for text in found[:-1])


@pytest.mark.slow
def test_a_line_of_a_million_characters_and_many_lines_are_read() -> None:
    assert len(split("Vi støtter § 5. " * 62_500)) == 62_500
    for worst in (
        "." * 1_000_000,
        "(" * 200_000,
        "- " * 200_000,
        "a" * 1_000_000,
        "\u00ad" * 10_000,
        "1." * 200_000,
        " " * 1_000_000,
        "«" * 200_000,
        "Side 1 " * 100_000,
        "deres ref " * 100_000,
        "x\n" * 20_000,
        "a-\n" * 20_000,
    ):
        split(worst)


GOLD = Path(__file__).parents[2] / "corpus" / "gold"


@pytest.mark.parametrize("width", [60, 72, 80, 95])
@pytest.mark.parametrize("hyphen", ["", "-", "\u00ad"])
def test_a_text_reads_the_same_however_it_is_wrapped(width: int, hyphen: str) -> None:
    for name in ("109-transportkjoepernes-landsforening", "201-landsforeningen-for-balansesyke"):
        source = (GOLD / "train" / f"{name}.txt").read_text(encoding="utf-8")
        lines = [wrapped(line, width, hyphen) for line in source.splitlines()]
        foot = "\n\nTestforbundet – høringsuttalelse                Side 2 av 9\n\n"
        paged = [
            line.replace("\n", foot, 1) if i % 7 == 0 else line for i, line in enumerate(lines)
        ]
        assert texts("\n".join(lines)) == texts(source)
        assert texts("\n".join(paged)) == texts(source)


def wrapped(line: str, width: int, hyphen: str) -> str:
    """The line in lines of `width`, long words divided with `hyphen` where there is one."""
    lines, now = [], ""
    for word in line.split(" "):
        if now and len(now) + 1 + len(word) > width:
            room = width - len(now) - 2
            if hyphen and word.isalpha() and word.islower() and 3 <= room <= len(word) - 3:
                lines.append(f"{now} {word[:room]}{hyphen}")
                now = word[room:]
            else:
                lines.append(now)
                now = word
        else:
            now = f"{now} {word}" if now else word
    return "\n".join([*lines, now])


# --- properties ------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Vi",
        "støtter",
        "§ 5.",
        "opp-",
        "læring",
        "«Nei.»",
        "kl. 9",
        "1.",
        "a)",
        "•",
        "-",
        "Side 2",
        "mv.",
        "\n",
        "\n\n",
        "\n",
        "\n  ",
        "\f",
        "\r\n",
        "\u00ad",
        "\u00a0",
        "\t",
        "Svar:",
        "Ja",
        "Med vennlig hilsen",
        "Dato: 01.01.2027",
        "helse-",
        "og",
        "...",
        "(",
        ")",
        "?",
        "KAPITTEL",
        "2.1",
        "\ufffe",
        "\u200b",
        "\u2028",
        "#",
        ":",
        "  ",
    ]
)
DOCUMENTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
    st.text(max_size=300),
)


@given(DOCUMENTS)
def test_every_reading_character_stands_where_it_says_and_in_order(source: str) -> None:
    sentences = split(source)
    taken = [offset for sentence in sentences for offset in sentence.offsets[:-1]]
    assert all(here < after for here, after in pairwise(taken))
    for sentence in sentences:
        assert len(sentence.offsets) == len(sentence.text) + 1
        assert all(here < after for here, after in pairwise(sentence.offsets))
        for character, offset in zip(sentence.text, sentence.offsets, strict=False):
            stands = source[offset]
            assert (
                character == stands
                or (character == " " and stands.isspace())
                or (character == " " and stands in "\u200b\ufeff\u00ad\ufffe")
                or (character == "-" and stands in "\u2010\u00ad\ufffe")
                or (character == " " and not stands.isalnum())  # a mark between two words
                or character == unicodedata.normalize("NFKC", stands)
                or not stands.isascii()  # a letter of another alphabet that looks like ours
            )
        assert sentence.text == sentence.text.strip()
        assert "  " not in sentence.text


@given(DOCUMENTS)
def test_nothing_but_chrome_markers_and_divisions_is_left_out(source: str) -> None:
    left = {i for i, character in enumerate(source) if character.isalnum()}
    for sentence in split(source):
        left -= set(sentence.offsets[:-1])
    for block in find_blocks(source):
        if block.kind is BlockKind.CHROME:
            for span in block.lines:
                left -= set(range(span.start, span.end))
        if block.marker:
            marker = source.index(block.marker, max(0, block.lines[0].start - 40))
            left -= set(range(min(marker, block.lines[0].start), block.lines[0].start))
    for mark in re.finditer(r"<[^<>]+>|&nbsp;|\[\w{1,3}\]|\d{1,3}|[⁰¹²³⁴-⁹]", source):
        left -= set(range(*mark.span()))  # "ikke<b>", "ikke[1]", "ikke1": see `marks`
    assert not left


@given(DOCUMENTS)
def test_a_single_line_reads_as_itself_apart_from_white_space(source: str) -> None:
    readable = read(source, [Span(0, len(source))])
    kept = [
        c
        for c in source
        if not c.isspace() and c not in "\u00ad\ufffe\u200b\u200c\u200d\u2060\ufeff"
    ]
    assert [c for c in readable.text if c != " "] == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi støtter\u200bikke forslaget.", "Vi støtter ikke forslaget."),
        ("Vi\u200bstøtter\u200bforslaget\u200bom\u200btilsyn.", "Vi støtter forslaget om tilsyn."),
        ("Vi støtter \u200bikke\u200b forslaget.", "Vi støtter ikke forslaget."),
        ("Opplærings\u200blova gjeld her òg.", "Opplæringslova gjeld her òg."),
        ("Forslaget om til\u200btak støttes.", "Forslaget om tiltak støttes."),
    ],
)
def test_zero_width_spaces_between_words_are_spaces(text: str, expected: str) -> None:
    assert [sentence.text for sentence in split(text)] == [expected]
