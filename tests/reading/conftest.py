"""Word-processor files made part by part, for what no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_WORD_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ODT_SPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{_OASIS}:{name}:1.0"'
            for name in ("office", "text", "style", "table", "manifest")
        ),
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
_ROOTS = {"header": "hdr", "footer": "ftr"}

MakeFile = Callable[..., Path]

RESPONSES = ("b.txt", "A.md", "under/ø svar.txt", "under/b.txt", "README.md")
"""What a folder of responses holds, wherever it is; the last is none."""


def _pack(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Writes a ZIP of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return path


@pytest.fixture
def pack() -> MakeFile:
    """Writes a ZIP of parts: `pack(path, {name: content})`."""
    return _pack


@pytest.fixture
def make_docx(tmp_path: Path) -> MakeFile:
    """Makes a DOCX of the XML of its body and of other parts, by their kind."""

    def make(body: str, *, name: str = "svar.docx", **others: str) -> Path:
        relations = "".join(
            f'<Relationship Id="rId{kind}" Type="{_OFFICE}/{kind.rstrip("0123456789")}" '
            f'Target="{kind}.xml"/>'
            for kind in others
        )
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": (
                f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_RELS}">{relations}</Relationships>'
            ),
            "word/document.xml": (
                f"<w:document {_WORD_SPACES}><w:body>{body}</w:body></w:document>"
            ),
        }
        for kind, content in others.items():
            root = _ROOTS.get(kind.rstrip("0123456789"), kind)
            parts[f"word/{kind}.xml"] = f"<w:{root} {_WORD_SPACES}>{content}</w:{root}>"
        return _pack(tmp_path / name, parts)

    return make


@pytest.fixture
def make_odt(tmp_path: Path) -> MakeFile:
    """Makes an ODT of the XML of its text and of its styles."""

    def make(
        text: str,
        *,
        automatic: str = "",
        styles: str = "",
        masters: str = "",
        manifest: str = "",
        name: str = "svar.odt",
    ) -> Path:
        return _pack(
            tmp_path / name,
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": (
                    f"<manifest:manifest {_ODT_SPACES}>{manifest}</manifest:manifest>"
                ),
                "styles.xml": (
                    f"<office:document-styles {_ODT_SPACES}><office:styles>{styles}"
                    f"</office:styles><office:master-styles>{masters}</office:master-styles>"
                    "</office:document-styles>"
                ),
                "content.xml": (
                    f"<office:document-content {_ODT_SPACES}><office:automatic-styles>{automatic}"
                    f"</office:automatic-styles><office:body><office:text>{text}</office:text>"
                    "</office:body></office:document-content>"
                ),
            },
        )

    return make
