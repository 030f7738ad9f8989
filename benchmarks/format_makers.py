"""Makers of files in the formats that are read, from the blocks of an annotated text."""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.text.spacing import Words, read

FOOTER = "Org.nr. 999 999 999 – Postboks 12, 0101 Byen – Side "
NOTE = "Jf. Prop. 12 L (2023–2024) punkt 4.2."
_EVERY = 3
_FONTS = Path("/usr/share/fonts/truetype/dejavu")


@dataclass(frozen=True, slots=True)
class Part:
    """One block as it is set: its kind, the bullet or number before it, its words.

    `note` is the number of the footnote it points to, 0 for none.
    """

    kind: BlockKind
    marker: str
    text: str
    note: int = 0


def parts(text: str, notes: bool = False) -> list[Part]:
    """The blocks of a text in order, some with a footnote where `notes` is asked for."""
    words = Words(text)
    found: list[Part] = []
    number = paragraphs = 0
    for block in find_blocks(text):
        paragraphs += block.kind is BlockKind.PARAGRAPH
        noted = notes and block.kind is BlockKind.PARAGRAPH and paragraphs % _EVERY == 0
        number += noted
        marker = "" if block.marker.startswith("#") else block.marker
        line = read(text, block.lines, words).text
        found.append(Part(block.kind, marker, line, number if noted else 0))
    return found


def plain(text: str, path: Path) -> None:
    """The text as it is."""
    path.write_text(text, encoding="utf-8")


# --- pip alone -------------------------------------------------------------------------


def reportlab_letter(text: str, path: Path) -> None:
    """A letter with a letterhead table, a footer with page numbers, and footnote marks."""
    _reportlab(parts(text, notes=True), path, columns=1)


def reportlab_columns(text: str, path: Path) -> None:
    """Two justified columns under a footer."""
    _reportlab(parts(text), path, columns=2)


def _reportlab(found: Sequence[Part], path: Path, columns: int) -> None:
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8,
        alignment=TA_JUSTIFY if columns > 1 else 0,
    )  # fmt: skip
    heading = ParagraphStyle(
        "heading", parent=body, fontName="Times-Bold", fontSize=13, leading=16, alignment=0
    )
    item = ParagraphStyle("item", parent=body, leftIndent=18, bulletIndent=4, spaceAfter=3)
    small = ParagraphStyle("small", parent=body, fontSize=8, leading=10)
    story: list[Flowable] = []
    if columns == 1:
        head = [Paragraph(html.escape(found[0].text), body), Paragraph("Besøksadresse: Torget 1")]
        story.append(Table([head], colWidths=[280, 170]))
        found = found[1:]
    notes = []
    for part in found:
        words = html.escape(part.text)
        if part.note:
            words += f"<super>{part.note}</super>"
            notes.append(Paragraph(f"<super>{part.note}</super> {NOTE}", small))
        if part.kind is BlockKind.ITEM:
            story.append(Paragraph(words, item, bulletText=part.marker))
        elif part.kind is BlockKind.CHROME:
            story.append(Paragraph(words, ParagraphStyle("head", parent=body, spaceAfter=0)))
        else:
            story.append(Paragraph(words, heading if part.kind is BlockKind.HEADING else body))
    story.extend(notes)
    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    frames = [
        Frame(60 + i * (width + 20), 70, width, A4[1] - 140, leftPadding=0, rightPadding=0)
        for i in range(columns)
    ]

    def footer(canvas: object, document: object) -> None:
        canvas.setFont("Times-Roman", 9)  # type: ignore[attr-defined]
        canvas.drawCentredString(  # type: ignore[attr-defined]
            A4[0] / 2,
            40,
            f"{FOOTER}{document.page}",  # type: ignore[attr-defined]
        )

    template = BaseDocTemplate(str(path), pagesize=A4)
    template.addPageTemplates(PageTemplate("page", frames, onPage=footer))
    template.build(story)


def weasyprint_letter(text: str, path: Path) -> None:
    """A justified, hyphenated letter with real footnotes and a running footer."""
    _weasyprint(parts(text, notes=True), path, "")


def weasyprint_columns(text: str, path: Path) -> None:
    """Two justified, hyphenated columns."""
    _weasyprint(parts(text), path, "main { columns: 2; column-gap: 24pt }")


def _weasyprint(found: Sequence[Part], path: Path, style: str) -> None:
    from weasyprint import HTML

    HTML(string=_html(found, style)).write_pdf(path)


_STYLE = f"""
@page {{ size: A4; margin: 25mm; @bottom-center {{ content: "{FOOTER}" counter(page); font-size: 8pt }} }}
html {{ font: 11pt/1.35 "DejaVu Serif"; hyphens: auto; text-align: justify }}
h2 {{ font-size: 12.5pt; text-align: left }} .chrome {{ margin: 0 }}
.note {{ float: footnote; font-size: 8.5pt }}
"""  # noqa: E501 - style rules


def _html(found: Sequence[Part], style: str, notes: bool = True) -> str:
    body = []
    for part in found:
        words = html.escape(part.text)
        if part.note and notes:
            words += f'<span class="note">{NOTE}</span>'
        if part.kind is BlockKind.HEADING:
            body.append(f"<h2>{html.escape(part.marker)} {words}</h2>")
        elif part.kind is BlockKind.ITEM:
            body.append(
                f'<ul style="margin: 2pt 0"><li style="list-style-type: '
                f"'{html.escape(part.marker)}\\2003'\">{words}</li></ul>"
            )
        else:
            body.append(f'<p class="{part.kind.value}">{words}</p>')
    return (
        f'<!doctype html><html lang="nb"><meta charset="utf-8"><style>{_STYLE}{style}</style>'
        f"<main>{''.join(body)}</main></html>"
    )


# --- programs that pip does not install ------------------------------------------------


def chromium(text: str, path: Path) -> None:
    """A web page printed by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(_html(parts(text), ".note { display: none }"), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={path}",
             f"--user-data-dir={folder}/profile", str(page)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def libreoffice(text: str, path: Path) -> None:
    """A justified, hyphenated letter with footnotes, exported by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, path.with_suffix(".fodt").name)
        source.write_text(_fodt(parts(text, notes=True)), encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", str(path.parent), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:margin-bottom="8pt" fo:line-height="120%"/><style:text-properties
 fo:font-family="Liberation Serif" fo:font-size="11pt" fo:language="nb" fo:country="NO"
 fo:hyphenate="true"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="3pt" fo:margin-top="8pt"/><style:text-properties
 fo:font-family="Liberation Sans" fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:text-properties
 fo:font-family="Liberation Serif" fo:font-size="11pt"/></style:style>
<style:style style:name="I" style:family="paragraph" style:parent-style-name="B">
<style:paragraph-properties fo:margin-left="18pt" fo:text-indent="-18pt" fo:margin-bottom="3pt">
<style:tab-stops><style:tab-stop style:position="0pt"/></style:tab-stops>
</style:paragraph-properties></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:footer-style/>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:footer><text:p text:style-name="C">@FOOTER<text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>@BODY</office:text></office:body></office:document>"""


def _fodt(found: Sequence[Part]) -> str:
    styles = {BlockKind.HEADING: "H", BlockKind.ITEM: "I", BlockKind.CHROME: "C"}
    body = []
    for part in found:
        words = html.escape(part.text)
        if part.note:
            words += (
                f'<text:note text:note-class="footnote"><text:note-citation>{part.note}'
                f"</text:note-citation><text:note-body><text:p>{NOTE}</text:p></text:note-body>"
                "</text:note>"
            )
        marker = f"{html.escape(part.marker)}<text:tab/>" if part.marker else ""
        style = styles.get(part.kind, "B")
        body.append(f'<text:p text:style-name="{style}">{marker}{words}</text:p>')
    return _FODT.replace("@FOOTER", FOOTER).replace("@BODY", "".join(body))


def scan(text: str, path: Path) -> None:
    """A letter printed and scanned: pages that are pictures of 200 dots an inch."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder, "printed.pdf")
        reportlab_letter(text, printed)
        document = pypdfium2.PdfDocument(printed)
        images = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
        document.close()
    images[0].save(path, save_all=True, append_images=images[1:], resolution=200)
