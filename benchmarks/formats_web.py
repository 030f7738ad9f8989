"""Measure what reading a web page or a mail costs: the annotated texts, made into such files.

    python benchmarks/formats_web.py [FOLDER ...]

Each text of a gold folder becomes a page with menus, a cookie banner, a script and a footer
that all take stands, and a mail; they are read and the engine run. Predictions are brought
back to the offsets of the .txt by aligning the characters that are no white space, and scored
as ever. The second table tells how an extractor does on the same pages: the share of the
words of annotated evidence that it keeps in order, the share of list items that still have a
marker, and how many of the site's own sentences come through. trafilatura is measured where
it is installed.
"""

from __future__ import annotations

import html as escaping
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from alignment import aligned, moved
from pages import figure
from standpunkt.documents import Document, Span
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import Prediction, Predictions, from_positions
from standpunkt.evaluation.scoring import score
from standpunkt.language.blocks import BlockKind, TextBlock, find_blocks
from standpunkt.reading.finding.files import Source
from standpunkt.reading.web.html import page
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine
from standpunkt.text.spacing import Words, read

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold"

SITE = (
    "Vi støtter ikke bruk av informasjonskapsler",
    "Vi mener at menyen bør åpnes",
    "Partiet er imot alt i denne menyen",
    "Redaksjonen støtter Vær varsom-plakaten",
    "Les også at andre er skeptiske til forslaget",
)
"""What the site around an answer says; none of it is the answer's."""

_PAGE = """<!DOCTYPE html>
<html lang="no"><head><meta charset="utf-8"><title>Høring</title>
<style>.menu {{ content: "støtter ikke" }}</style>
<script>const svar = "Vi støtter ikke forslaget. Vi krever svar.";</script></head>
<body class="page has-cookie-banner">
<a class="skip-link" href="#main">Hopp til hovedinnhold</a>
<div id="cookie-consent" role="dialog"><h2>Informasjonskapsler</h2><p>{site[0]}, men må ha dem.</p>
<button>Vi godtar alle</button></div>
<header class="site-header"><a href="/">Forsiden</a><p>{site[1]}.</p></header>
<nav><ul><li><a href="/a">Støtter ikke</a><li><a href="/b">{site[2]}</a></ul></nav>
<ol class="breadcrumb"><li><a href="/">Hjem</a><li><a href="/h">Høringer</a></ol>
{open}
{body}
<div class="share-buttons"><a href="#">Del på Facebook</a> <a href="#">Skriv ut</a></div>
{close}
<aside class="related"><h2>Les også</h2><p>{site[4]}.</p></aside>
<div hidden>Vi støtter ikke dette skjulte forslaget.</div>
<!-- Vi støtter ikke denne kommentaren. -->
<footer><p>{site[3]}. Ansvarlig redaktør: Kari Testmann</p></footer>
<script>document.write("Vi støtter ikke");</script></body></html>"""

LAYOUTS = {
    "main": ("<main id='main'><article>", "</article></main>"),
    "div": ("<div class='page-wrapper'><div class='entry'>", "</div></div>"),
}


HARD = {
    "rows of a table": (
        "<h1>Svar</h1><table><tr><th>Forslag<th>Vårt syn<tr><td>§ 3 Gebyr<td>Støttes ikke"
        "<tr><td>§ 4 Tilsyn<td>Ingen merknader</table>",
        ("§ 3 Gebyr", "Støttes ikke", "§ 4 Tilsyn", "Ingen merknader"),
    ),
    "a one-line answer": (
        "<h1>Høringssvar fra Testvik kommune</h1><p>Dato: 03.02.2026</p><p>Svartype: Uten "
        "merknad</p>",
        ("Høringssvar fra Testvik kommune", "Svartype: Uten merknad"),
    ),
    "questions as headings": (
        "<h1>Svar</h1><h3>Støtter dere forslaget om gebyr?</h3><p>Nei.</p><h3>Andre merknader?"
        "</h3><p>Vi ber om ny frist.</p>",
        ("Støtter dere forslaget om gebyr?", "Nei.", "Andre merknader?", "Vi ber om ny frist."),
    ),
    "div and br": (
        "<h1>Svar</h1><div>Vi støtter forslaget.<br><br>Vi er imot gebyret.<br>Hilsen laget</div>",
        ("Vi støtter forslaget.", "Vi er imot gebyret."),
    ),
    "a list of definitions": (
        "<h1>Svar</h1><dl><dt>Til § 2</dt><dd>Laget går imot endringen.</dd><dt>Til § 5</dt>"
        "<dd>Ingen merknader.</dd></dl>",
        ("Til § 2", "Laget går imot endringen.", "Til § 5", "Ingen merknader."),
    ),
    "lists within lists": (
        "<h1>Svar</h1><p>Vi mener at:</p><ul><li>fristen bør utsettes<ul><li>helst til mai</ul>"
        "<li>staten må betale</ul>",
        ("fristen bør utsettes", "helst til mai", "staten må betale"),
    ),
    "a box and a quotation": (
        "<h1>Svar</h1><p>Saken har vært behandlet i styret.</p><aside class='factbox'><h2>Kort "
        "sagt</h2><p>Laget støtter ikke forslaget.</p></aside><blockquote><p>Dette går vi imot, "
        "sier lederen.</p></blockquote>",
        ("Laget støtter ikke forslaget.", "Dette går vi imot, sier lederen."),
    ),
    "folded parts": (
        "<h1>Svar</h1><details><summary>Til § 3</summary><p>Vi fraråder endringen.</p></details>",
        ("Til § 3", "Vi fraråder endringen."),
    ),
    "a layout of tables": (
        "<table><tr><td><table><tr><td><h1>Svar</h1><p>Vi støtter forslaget.</p></table>"
        "<td><p>Vi er likevel imot § 4.</p></table>",
        ("Vi støtter forslaget.", "Vi er likevel imot § 4."),
    ),
    "tracked changes": (
        "<h1>Svar</h1><p>Vi støtter <del>ikke</del> <ins>fortsatt</ins> forslaget.</p>",
        ("Vi støtter fortsatt forslaget.",),
    ),
    "a footnote": (
        "<h1>Svar</h1><p>Vi støtter forslaget.<sup><a href='#fn1'>1</a></sup></p>"
        "<ol class='footnotes'><li id='fn1'>Mindretallet er imot forslaget.</li></ol>",
        ("Vi støtter forslaget.", "Mindretallet er imot forslaget."),
    ),
}
"""What an answer on the web looks like besides paragraphs, and the lines to be kept of it."""


# --- from text to files ------------------------------------------------------------------


def as_html(text: str) -> str:
    """The blocks of a text as elements, the way an editor for the web would write them."""
    words = Words(text)
    found = []
    for kind, several in groupby(find_blocks(text), key=lambda block: block.kind):
        blocks = list(several)
        said = [escaping.escape(read(text, block.lines, words).text) for block in blocks]
        match kind:
            case BlockKind.HEADING:
                found += [
                    f"<h2>{_marked(b)}{line}</h2>" for b, line in zip(blocks, said, strict=True)
                ]
            case BlockKind.CHROME:
                found.append(f"<p>{'<br>'.join(said)}</p>")
            case BlockKind.ITEM:
                found.append(_list(blocks, said))
            case _:
                found += [f"<p>{line}</p>" for line in said]
    return "\n".join(found)


def _marked(block: TextBlock) -> str:
    return f"{block.marker} " if block.marker and block.marker[0] != "#" else ""


def _list(blocks: Sequence[TextBlock], said: Sequence[str]) -> str:
    items = []
    for block, line in zip(blocks, said, strict=True):
        number = re.fullmatch(r"(\d{1,3})\.", block.marker)
        if number:
            items.append(f"<ol start='{number[1]}'><li>{line}</li></ol>")
        elif any(map(str.isalnum, block.marker)):
            items.append(f"<p>{block.marker} {line}</p>")
        else:
            items.append(f"<ul><li>{line}</li></ul>")
    together = re.sub(r"</ul><ul>", "", "".join(items))
    return re.sub(r"</ol><ol start='\d+'>", "", together)


def as_page(text: str, layout: str) -> bytes:
    """A page that holds the text, with a site around it."""
    before, after = LAYOUTS[layout]
    return _PAGE.format(site=SITE, open=before, close=after, body=as_html(text)).encode()


def as_mail(text: str, subtype: str) -> bytes:
    """A mail that holds the text, above a mail that it answers."""
    message = EmailMessage()
    message["From"] = "Mottaker <post@eksempel.example>"
    message["To"] = "postmottak@departement.example"
    message["Subject"] = "Svar"
    earlier = "Fra: Departementet\nSendt: 3. mai 2026\nTil: Alle\nEmne: Høring\n\nVi støtter alt."
    if subtype == "plain":
        message.set_content(f"{text}\n\n-----Opprinnelig melding-----\n{earlier}\n")
    else:
        message.set_content(f"<html><body>{as_html(text)}</body></html>", subtype="html")
    return message.as_bytes()


MAKERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "page with main": (".html", lambda text: as_page(text, "main")),
    "page of divs": (".html", lambda text: as_page(text, "div")),
    "mail, plain": (".eml", lambda text: as_mail(text, "plain")),
    "mail, HTML": (".eml", lambda text: as_mail(text, "html")),
}


# --- alignment ---------------------------------------------------------------------------


_NOWHERE = Span(0, 1)


def brought_back(predictions: Predictions, places: dict[int, int]) -> Iterator[Prediction]:
    """Predictions with the offsets of the .txt."""
    for row in predictions.rows:
        yield replace(
            row,
            evidence=moved(row.evidence, places) or _NOWHERE,
            cue=moved(row.cue, places) or _NOWHERE,
            target=moved(row.target, places),
        )


# --- tables ------------------------------------------------------------------------------


def measured(
    engine: Engine, gold: Sequence[GoldDocument], folder: Path, made_by: str | None
) -> list[str]:
    """One row of the first table: the .txt files, or the files that a maker makes."""
    rows: list[Prediction] = []
    seconds = 0.0
    characters = 0
    for document in gold:
        path = document.path
        if made_by is not None:
            ending, make = MAKERS[made_by]
            path = folder / f"{document.path.stem}{ending}"
            path.write_bytes(make(document.text))
        begin = time.perf_counter()
        loaded: Document = load(Source(document.doc_id, str(path), path))
        seconds += time.perf_counter() - begin
        characters += len(loaded.text)
        found = from_positions(engine.read(loaded))
        if made_by is None:
            rows += found.rows
        else:
            rows += brought_back(found, aligned(loaded.text, document.text))
    figures = score(gold, Predictions(tuple(rows))).overall
    rates = figures.evaluative
    return [
        made_by or ".txt",
        figure(rates.precision),
        figure(rates.recall),
        figure(rates.f1),
        figure(figures.all.f1),
        figure(figures.target_f1),
        f"{characters / seconds / 1000:,.0f}",
    ]


def _own(data: bytes) -> str:
    return page(data, "page.html").text


def _trafilatura(data: bytes) -> str:
    import trafilatura  # type: ignore[import-not-found, unused-ignore]

    return trafilatura.extract(data.decode(), include_tables=True, favor_recall=True) or ""


def kept(extract: Callable[[bytes], str], gold: Sequence[GoldDocument], layout: str) -> list[str]:
    """Shares of evidence words and list items kept, and the site's sentences let through."""
    words = words_kept = items = items_kept = leaked = 0
    begin = time.perf_counter()
    for document in gold:
        text = extract(as_page(document.text, layout))
        places = set(aligned(document.text, text))
        for position in document.positions:
            for found in re.finditer(r"\w+", document.text[slice(*position.evidence)]):
                start = position.evidence.start + found.start()
                words += 1
                words_kept += start in places
        items += as_html(document.text).count("<li>")
        items_kept += len(re.findall(r"(?m)^ *(?:-|\d+\.) ", text))
        leaked += sum(sentence in text for sentence in SITE)
    return [
        f"{words_kept / max(1, words):.4f}",
        f"{min(1, items_kept / max(1, items)):.3f}",
        str(leaked),
        f"{time.perf_counter() - begin:.1f}",
    ]


def kept_hard(extract: Callable[[bytes], str]) -> list[list[str]]:
    """For each of the hard fragments, how many of its lines stand in the text."""
    rows = []
    for name, (fragment, lines) in HARD.items():
        cells = [name]
        for before, after in LAYOUTS.values():
            data = _PAGE.format(site=SITE, open=before, close=after, body=fragment).encode()
            text = " ".join(extract(data).split())
            cells.append(f"{sum(line in text for line in lines)}/{len(lines)}")
        rows.append(cells)
    return rows


def _print(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"{heading[0]:<28}" + "".join(f"{cell:>12}" for cell in heading[1:]))
    for row in rows:
        print(f"{row[0]:<28}" + "".join(f"{cell:>12}" for cell in row[1:]))
    print()


def main(folders: Sequence[str]) -> None:
    """Print both tables for each folder."""
    from standpunkt.language import pipeline

    engine = Engine(pipeline.load())
    extractors = {"own": _own}
    if find_spec("trafilatura"):
        extractors["trafilatura"] = _trafilatura
    for called, extract in extractors.items():
        _print([f"lines kept, {called}", *LAYOUTS], kept_hard(extract))
    for name in folders or ("train", "dev"):
        gold = read_gold(GOLD / name)
        with TemporaryDirectory() as folder:
            rows = [measured(engine, gold, Path(folder), by) for by in (None, *MAKERS)]
        _print([name, "P", "R", "F1", "all F1", "target F1", "kchar/s"], rows)
        compared = [
            [f"{called}, {layout}", *kept(extract, gold, layout)]
            for layout in LAYOUTS
            for called, extract in extractors.items()
        ]
        _print([name, "evidence", "items", "site", "seconds"], compared)


if __name__ == "__main__":
    main(sys.argv[1:])
