from standpunkt.documents import Document, Metadata, Respondent
from standpunkt.running.pseudonyms import pseudonymiser


def letter(name: str) -> Document:
    text = f"Jeg støtter ikke forslaget.\n\n{name}\n"
    return Document(name, f"{name}.txt", text, Metadata(name, respondent=Respondent(kind="person")))


def test_persons_are_numbered_as_they_come() -> None:
    alter = pseudonymiser()
    first, second = alter(letter("Ola Testmann")), alter(letter("Kari Prøvedatter"))
    assert first.metadata.organisation == "Privatperson 1"
    assert second.metadata.organisation == "Privatperson 2"
    assert "Testmann" not in first.text
    assert "Prøvedatter" not in second.text


def test_an_organisation_keeps_its_name() -> None:
    document = Document("a", "a.txt", "Vi er imot.", Metadata("Fjordvik kommune"))
    assert pseudonymiser()(document).metadata.organisation == "Fjordvik kommune"
