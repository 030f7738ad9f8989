"""Letters that come as one line, as scanners and forms leave them; all names are invented."""

from __future__ import annotations

import pytest

from standpunkt.language.sentences import sentences
from standpunkt.respondent.identify import identify

BODY = (
    "Vi viser til brevet. Vi støtter en lengre frist. Vi er imot at gebyret øker. Kravet til "
    "bredde må fjernes, siden det rammer små anlegg. Ordningen bør evalueres etter tre år."
)

HEADS = [
    ("Haugli skole", "HAUGLI SKOLE Elevrådet Til departementet"),
    ("Testvik kommune", "Testvik kommune Kommunal- og distriktsdepartementet Dato: 4. mai 2026"),
    ("Testby kommune", "Testby kommune Rådmannens stab Pb 5 1234 Testby Finansdepartementet"),
    ("Norsk Svømmehallag", "Norsk Svømmehallag Oslo 7. oktober 2026"),
    ("S.K.U.R.", "S.K.U.R. Testvik, den 2. februar 2026"),
    ("Stiftelsen Lykten på!", "Stiftelsen Lykten på! Samferdselsdepartementet 12.03.2026"),
    ("Nordre Test vann IKS", "Nordre Test vann IKS Miljødirektoratet Postboks 5672 7485 Testheim"),
    ("Nesvik vel", "Org.nr. 999 888 777 Nesvik vel Nesvik 1. juni 2026"),
    ("Fjordvik turlag", "HØRINGSSVAR Fra: Fjordvik turlag Til: Klima- og miljødepartementet"),
    ("Fjordvik kommune", "Til Kommunal- og distriktsdepartementet Fra Fjordvik kommune"),
    ("Ungdomsrådet i Elvedal", "Ungdomsrådet i Elvedal Elvedal kommune 3. mai 2026"),
    ("Lomvik vannverk SA", "Lomvik vannverk SA v/ daglig leder Mattilsynet 2. mars 2026"),
    ("Norsk Brolag", "Norsk Brolag Storgata 5 0155 Oslo post@brolag.example"),
    ("Testdal sokneråd", "Testdal sokneråd Sak 14/26 Høyring – ny kyrkjeordning"),
]


@pytest.mark.parametrize(("name", "head"), HEADS)
def test_the_respondent_is_found_and_no_sentence_is_lost(name: str, head: str) -> None:
    page = f"{head} {BODY}"
    assert identify(page).organisation == name
    read = " ".join(" ".join(s.text.split()) for s in sentences(page))
    assert [s for s in BODY.split(". ") if s.rstrip(".") not in read] == []


def test_a_paragraph_without_a_head_names_nobody() -> None:
    assert identify(BODY).organisation == ""
