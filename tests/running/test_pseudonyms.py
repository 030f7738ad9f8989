import sys
from dataclasses import replace
from types import ModuleType

import pytest

from standpunkt.documents import Document
from standpunkt.running.pseudonyms import pseudonymiser


def test_documents_are_numbered_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    persons = ModuleType("standpunkt.persons")
    persons.pseudonymised = lambda document, number: replace(  # type: ignore[attr-defined]
        document, text=f"{number} {document.text}"
    )
    monkeypatch.setitem(sys.modules, "standpunkt.persons", persons)
    alter = pseudonymiser()
    assert [alter(Document(x, x, x)).text for x in "ab"] == ["1 a", "2 b"]
