import pickle

import pytest

from standpunkt.errors import (
    InputError,
    ModelError,
    OutputError,
    RuleError,
    StandpunktError,
    unforeseen,
)


@pytest.mark.parametrize("kind", [InputError, ModelError, OutputError, RuleError])
def test_errors_are_of_one_family(kind: type[StandpunktError]) -> None:
    assert issubclass(kind, StandpunktError)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "er tom"),
        ({"path": "a.txt"}, "a.txt: er tom"),
        ({"place": "line 3"}, "line 3: er tom"),
        ({"path": "a.txt", "place": "l. 3", "remedy": "fyll den"}, "a.txt, l. 3: er tom; fyll den"),
        ({"path": "a\nb\x1b[2J.txt"}, "a b\\x1b[2J.txt: er tom"),
    ],
)
def test_errors_are_one_line(fields: dict[str, str], line: str) -> None:
    assert str(InputError("er tom", **fields)) == line


def test_errors_survive_pickling() -> None:
    error = InputError("er tom", "fyll den", path="a.txt", place="line 3")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.path, copy.place, copy.remedy) == (
        str(error),
        "a.txt",
        "line 3",
        "fyll den",
    )


def test_unforeseen_tells_what_a_report_needs() -> None:
    try:
        raise ZeroDivisionError("ikke\nforutsett " + "x" * 300)
    except ZeroDivisionError as error:
        said = str(unforeseen(error, "svar.txt"))
    assert said.startswith("svar.txt, at test_errors.py:")
    assert "stopped the program's own work (ZeroDivisionError: ikke forutsett xxx" in said
    assert said.endswith("please report this with the file")
    assert len(said) < 350


def test_unforeseen_without_a_trace() -> None:
    assert str(unforeseen(ValueError("x"), "a")).startswith("a: stopped the program's own work")
