"""Blocks: what the lines of a hearing response are."""

import pytest

from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.text.answers import is_answer

PARAGRAPH, HEADING, ITEM, CELL, ROW, CHROME = BlockKind


def kinds(source: str) -> list[tuple[str, BlockKind]]:
    """The first line of each block, as far as it is read, and its kind."""
    return [(block.lines[0].of(source), block.kind) for block in find_blocks(source)]


@pytest.mark.parametrize(
    "line",
    [
        "Deres ref.: 26/2207     Vår ref.: 2026/1418-6     Arkivkode: A20 &13",
        "Vår dato 02.02.2027   Vår ref. 2027/88   Deres ref. 26/4410",
        "Dykkar ref.: 26/2207",
        "Saksbehandler: Kari Nordmann",
        "Saksbehandler/innvalgstelefon: Ola Nordmann, 22 00 00 00",
        "Sakshandsamar: –",
        "Arkivsak-dok.        25/03311-6",
        "Saksnr.: 2027/118",
        "Dato: 18.11.2026",
        "Dato: 30. august 2027",
        "Svartype: Med merknad",
        "Postboks 9004 Dep",
        "Postboks 9117 Dep, 0032 Oslo",
        "0031 OSLO",
        "Telefon: 22 00 00 00",
        "E-post: post@fjordvik.example",
        "post@fjordvik.example",
        "www.fjordvik.example",
        "Org.nr. 000 000 001",
        "Postadresse: Postboks 100, 6998 Vestheim  |  Telefon 00 00 00 00",
        "Norges Rådmannsforbund | Akersgata 1 | 0158 Oslo | Tlf. 22 00 00 00 | www.nrf.example",
        "Side 2 av 6",
        "side 2",
        "2 av 6",
        "NLTF – høringsuttalelse H-04/27                                              1",
        "Norsk Forbund  •  Postboks 311  •  9993 Innsjøen  •  Side 1 av 3",
        "Dokumentet er elektronisk godkjent og har derfor ikke signatur.",
        "Brevet er godkjent elektronisk og har ikkje underskrift",
        "Vedlegg: 1 Protokoll",
        "Kopi til: Studentparlamentet",
        "Sendt via høringsportalen",
        "Sendt fra min iPad",
        "Rett utskrift: 20.06.2025",
        "Med vennlig hilsen",
        "Med venleg helsing",
        "Mvh",
        "Helsing styret i Elevlaget",
        "- 2 -",
        "3",
        "Ønsker å ta stilling til høringen: Ja",
        "Ønsker dere å ta stilling til høringen?",
        "Ønskjer å ta stilling til høyringa: Nei",
        "Vi ønsker å gi innspill: Ja",
        "Samtykker til publisering: Ja",
        "Er svaret offentlig: Ja",
    ],
)
def test_chrome_by_itself(line: str) -> None:
    assert find_blocks(f"Vi støtter forslaget.\n\n{line}\n\nVi er mot gebyr.\n")[1].kind is CHROME


@pytest.mark.parametrize(
    "line",
    [
        "Nei til søndagsåpne butikker",
        "Høringssvar: Ingen merknader",
        "Ingen merknader.",
        "Enig",
        "Arkivloven: KS støtter ikke endringene i arkivloven.",
        "Vår referanse for hva som er forsvarlig er kommunens egen praksis og det vi har lært.",
        "Vedlegg 4 til utredningen viser at behovet er stort.",
        "Kopier av dokumentene bør følge saken.",
        "Datoen for ikrafttredelse er urealistisk.",
        "Fristen er 1. mai 2027.",
        "Til slutt: hele utredningen er for lang.",
        "For øvrig støtter vi forslaget",
        "For kommunen er dette viktig.",
        "Helsingørs erfaringer er gode.",
        "Side 2 i notatet er uklar.",
        "Telefonen er viktig for eldre.",
        "Postboksen bør bestå.",
        "Leder av utvalget bør velges av rådet.",
        "Vi ønsker å kommentere forslaget: Vi er imot gebyr.",
        "Vi ønsker å ta stilling til høringen på et senere tidspunkt, og ber om lengre frist.",
        "Støtter dere forslaget: Ja",
    ],
)
def test_body_that_looks_like_chrome(line: str) -> None:
    source = f"Vi støtter forslaget.\n\n{line}\n\nVi er mot gebyr.\n"
    assert find_blocks(source)[1].kind is not CHROME


@pytest.mark.parametrize(
    "line",
    [
        "Innledning",
        "OPPSUMMERING",
        "1 Bakgrunn",
        "2.1 Lovfesting av heltidsnorm",
        "3. Forslag 3: Kompetansekrav for rådgivere (§ 17-9)",
        "Til § 5 Rett til manuell behandling",
        "Ad punkt 2",
        "§ 6 Responstid",
        "Kapittel 4 Magasin",
        "Forslag 1 – nærværsteam",
        "Spørsmål 3: Bør praksisperioden utvides?",
        "## Vurdering",
        "IV Økonomi",
        "Vedtak:",
    ],
)
def test_headings(line: str) -> None:
    source = f"Vi støtter forslaget.\n\n{line}\nVi er mot gebyr.\n"
    assert [block.kind for block in find_blocks(source)] == [PARAGRAPH, HEADING, PARAGRAPH]


@pytest.mark.parametrize(
    ("marker", "other"),
    [
        ("•", "•"),
        ("-", "-"),
        ("–", "–"),
        ("*", "*"),
        ("·", "·"),
        ("\uf0b7", "\uf0b7"),
        ("\uf0a7", "\uf0a7"),
        ("▪", "▪"),
        ("1.", "2."),
        ("1)", "2)"),
        ("(1)", "(2)"),
        ("a)", "b)"),
        ("a.", "b."),
        ("(a)", "(b)"),
        ("i.", "ii."),
        ("i)", "ii)"),
        ("o", "o"),
        ("☒", "☒"),
        ("☐", "☐"),
        ("2.1", "2.2"),
    ],
)
def test_markers(marker: str, other: str) -> None:
    source = f"Kommunen ber om:\n{marker} lengre frist for svar\n{other} lavere gebyr for alle\n"
    found = find_blocks(source)
    assert [block.kind for block in found] == [PARAGRAPH, ITEM, ITEM]
    assert [block.marker for block in found] == ["", marker, other]
    assert found[1].lines[0].of(source) == "lengre frist for svar"
    assert [block.lead_in for block in found] == [None, 0, 0]


def test_a_list_of_unended_capital_sentences_is_no_row_of_headings() -> None:
    source = "Vedtak:\n1. Kommunen støtter loven\n2. Kommunen er imot gebyr\n3. Saken sendes\n"
    assert [kind for _, kind in kinds(source)] == [PARAGRAPH, ITEM, ITEM, ITEM]


def test_numbered_headings_with_text_between_are_no_list() -> None:
    source = "1. Bakgrunn\nVi er kommunen.\n2. Gebyr\nVi er imot.\n"
    assert [kind for _, kind in kinds(source)] == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_answers_head_no_section() -> None:
    source = "1. Støtter dere loven?\nEnig\n2. Bør den endres?\nNei\nDen er god.\n"
    assert [kind for _, kind in kinds(source)] == [
        HEADING,
        PARAGRAPH,
        HEADING,
        PARAGRAPH,
        PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enig", True),
        ("delvis uenig.", True),
        ("Vet ikke / ingen mening", True),
        ("Ja", True),
        ("Ingen", True),
        ("Ikke besvart", True),
        ("Svar: Nei", True),
        ("Ja til leirskole", False),
        ("Ingen vil dette", False),
        ("Enighet", False),
    ],
)
def test_answers(text: str, expected: bool) -> None:
    assert is_answer(text) is expected


def test_wrapped_lines_that_begin_like_a_list_are_no_items() -> None:
    source = (
        "Kommunen viser til høringsbrevet og til møtet som ble holdt i forrige\n"
        "uke. Saken er lagt fram for formannskapet, som sluttet seg til den\n"
        "uttalelsen som her blir gjengitt.\n"
        "Høringsfristen er satt til 24. november, og kommunen viser ellers til\n"
        "2. ledd i bestemmelsen, som den mener er uklar på flere punkter, slik\n"
        "– som nevnt over – mange andre har sagt, og som det står i uttalelsens\n"
        "8. avsnitt.\n"
    )
    assert {kind for _, kind in kinds(source)} == {PARAGRAPH}


@pytest.mark.parametrize(
    "last",
    ["2027 støttes ikke.", "2026 Kommunen", "departementet.", "3. mai 2027", "hilsen fra styret"],
)
def test_a_line_of_running_text_is_no_letterhead(last: str) -> None:
    source = (
        "Kommunen viser til høringsnotatet om den nye loven, som er sendt ut av\n"
        "Kommunal- og distriktsdepartementet og som bygger på et forslag fra det\n"
        "samme departementet, slik kommunen forstår det. Forslaget er uklart, og\n"
        f"det er ikke mulig å se av notatet at det som ble foreslått den gang, fra\n{last}\n"
    )
    assert [kind for _, kind in kinds(source)] == [PARAGRAPH]


def test_an_approval_with_an_opinion_is_body() -> None:
    source = "Svaret er godkjent av styret, som mener at loven bør falle.\n\nTakk.\n"
    assert CHROME not in [kind for _, kind in kinds(source)]


def test_running_title_that_repeats_at_page_breaks() -> None:
    page = "Kommunen støtter forslaget om å innføre en plikt til å ha nærværsteam i\n"
    rest = "alle skoler, men fristen er kort. Vi er likevel positive til forslaget og\n"
    source = (
        f"{page}{rest}mener at\f"
        "Fjordvik kommune – høringssvar\n\n"
        f"det haster. {page}{rest}ber om at\f"
        "Fjordvik kommune – høringssvar\n\n"
        "loven vedtas.\n"
    )
    found = kinds(source)
    assert [kind for _, kind in found].count(CHROME) == 2
    assert [kind for _, kind in found].count(PARAGRAPH) == 1


def test_an_answer_that_repeats_is_no_running_title() -> None:
    source = (
        "§ 3 Mål\n\nIngen merknader.\n\n§ 4 Krav\n\nIngen merknader.\n\n§ 5 Frist\n\nVi er for.\n"
    )
    assert CHROME not in [kind for _, kind in kinds(source)]


def test_numbered_headings_that_differ_only_in_number_are_no_page_numbers() -> None:
    source = "Spørsmål 1\n\nVi er for.\n\nSpørsmål 2\n\nVi er imot.\n\nSpørsmål 3\n\nVet ikke.\n"
    assert [kind for _, kind in kinds(source)] == [HEADING, PARAGRAPH] * 3


def test_a_list_goes_on_over_a_page_foot() -> None:
    source = (
        "Fakultetet\n– støtter loven\n– fraråder gebyr\n\n"
        "Østmarka universitet        2027/118        Side 4 av 4\n\n"
        "– tilrår en overgangsperiode\n"
    )
    found = find_blocks(source)
    assert [block.kind for block in found] == [PARAGRAPH, ITEM, ITEM, CHROME, ITEM]
    assert [block.lead_in for block in found] == [None, 0, 0, None, 0]


def test_a_title_between_letterhead_fields_is_kept() -> None:
    source = (
        "Høringssvar fra FAU ved Granlia skole\n\nJa til leirskole, nei til fraværsregister\n\n"
        "Dato: 23.11.2026\nSvartype: Med merknad\n\nVi er for.\n"
    )
    assert [text for text, kind in kinds(source) if kind is not CHROME] == [
        "Høringssvar fra FAU ved Granlia skole",
        "Ja til leirskole, nei til fraværsregister",
        "Vi er for.",
    ]


def test_a_title_in_one_cluster_with_a_reference_is_kept() -> None:
    source = "FORSKRIFT OM DRONER\nDeres ref: 2027/0088\n\nVi er imot.\n"
    assert kinds(source)[0] == ("FORSKRIFT OM DRONER", HEADING)


def test_an_appendix_after_the_signature_is_body() -> None:
    source = (
        "Vi støtter loven.\n\nMed vennlig hilsen\nKari Nordmann\ndirektør\n\n"
        "Merknader til § 4\n\nVi mener at § 4 bør strykes fordi den er uklar.\n"
    )
    assert [text for text, kind in kinds(source) if kind is not CHROME] == [
        "Vi støtter loven.",
        "Merknader til § 4",
        "Vi mener at § 4 bør strykes fordi den er uklar.",
    ]


def test_a_response_page_in_one_line() -> None:
    source = (
        "Høringsuttalelse fra Vik Dato: 21.02.2027 Svartype: Med merknad Vi er imot. Hilsen Vik"
    )
    assert [kind for _, kind in kinds(source)] == [HEADING, CHROME, PARAGRAPH]


def test_blocks_stand_in_order_and_cover_the_text() -> None:
    source = "Tittel\n\nDeres ref.: 1\n\n• en\n• to\n"
    starts = [block.lines[0].start for block in find_blocks(source)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Er dere enige?\n\n☐ Ja\n\n☒ Nei", ["heading", "chrome", "paragraph"]),
        ("Vi ønsker:\n☐ gebyr\n☐ tilsyn", ["paragraph", "item", "item"]),
        ("Enig?\n☐ Ja ☒ Nei\n☑ Annet", ["heading", "chrome", "paragraph", "item"]),
    ],
)
def test_answers_after_empty_boxes_are_not_given(text: str, kinds: list[str]) -> None:
    assert [block.kind.value for block in find_blocks(text)] == kinds


@pytest.mark.parametrize("line", ["§ 6", "§ 6:", "§ 5-7.", "§ 12 a", "§§ 5 og 6", "§§ 5–7"])
def test_the_number_of_a_provision_alone_is_a_heading(line: str) -> None:
    for gap in ("\n", "\n\n"):
        kinds = [block.kind for block in find_blocks(f"Vi mener dette.\n\n{line}{gap}Vi er imot.")]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_number_in_a_wrapped_line_is_no_heading() -> None:
    for text in (
        "Vi viser til ny\n§ 6\nog støtter den.",
        "Vi er enige i\n\n§ 6\n\nog støtter den.",
    ):
        assert BlockKind.HEADING not in [block.kind for block in find_blocks(text)[1:]]
