"""The page on the ministry's section keeps its word: its commands are run."""

import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest
from tests.conftest import Run


def test_the_commands_of_the_page(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing = Path("corpus", "gold", "hearing-gategrunn")
    shutil.copytree(root / hearing, tmp_path / hearing)
    monkeypatch.chdir(tmp_path)
    page = (root / "docs" / "summary.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    standpunkt (.*)$", page, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert run(*shlex.split(command)) == 0, command
    drafted = Path("syn.md").read_text(encoding="utf-8")
    assert drafted.count("\n## ") == 8 + 2
    assert "av de elleve instansene uttaler seg om forslaget" in drafted
    assert Path("synet.md").read_text(encoding="utf-8").startswith("# Synet til høyringsinstansane")
    paragraphs = docx.Document("syn.docx").paragraphs
    headings = [p.text for p in paragraphs if p.style and p.style.name == "Heading 2"]
    assert len(headings) == 8 + 1

    # Each quotation is in one of the responses, but for white space and the mark of what is cut.
    texts = [" ".join(path.read_text().split()) for path in hearing.glob("*.txt")]
    section = drafted.split("## Til den som skriver videre", maxsplit=1)[0]
    quoted = re.findall("«(.+?)»", re.sub(r"\\(.)", r"\1", section))
    assert len(quoted) > 40
    lost = [q for q in quoted if not any(q.removesuffix(" (…)") in text for text in texts)]
    assert lost == []


PAPERS = {
    "nordvik": """Nordvik kommune

Kommunedirektørens innstilling:

Nordvik kommune støtter vannmålere. Målere gir et rettferdig gebyr.

Kommunestyrets behandling:

Innstillingen falt med 7 mot 18 stemmer.

Vedtak:

Nordvik kommune går imot vannmålere.
""",
    "vestfjord": """Vestfjord kommune

Innstilling frå kommunedirektøren

Vestfjord kommune støttar vannmålere.

Handsaming

Innstillinga fall mot 2 røyster.

Vedtak

Vestfjord kommune ønskjer ikkje vannmålere.
""",
    "eid": """Eidbygd kommune

Rådmannens forslag til vedtak: Eidbygd kommune støtter vannmålere. Innstillingen ble nedstemt.
Eidbygd kommune går imot vannmålere.
""",
}


def test_a_motion_that_fell_is_not_quoted_as_the_councils(run: Run, tmp_path: Path) -> None:
    for name, text in PAPERS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    listed, table = tmp_path / "liste.csv", tmp_path / "ut" / "p.csv"
    listed.write_text("id,title\nV1,Vannmålere\nV2,Gebyr\n", encoding="utf-8")
    letters = sorted(tmp_path.glob("*.txt"))
    words = ("--proposals", listed, "-o", table, "--save-text")
    assert run("extract", *letters, *words) == 0
    assert run("summary", table, "--proposals", listed, "-o", tmp_path / "s.md") == 0
    section = (tmp_path / "s.md").read_text(encoding="utf-8").split("\n## ")[1]
    section = re.sub(r"\\(.)", r"\1", section)
    told, others = section.split("I svaret fra", maxsplit=1)
    assert "Tre går imot det" in told
    assert "støtt" not in "".join(re.findall("«(.+?)»", told))
    assert "et syn hos kommunedirektøren gjengitt" in others
    assert "et syn hos rådmannen gjengitt" in others
