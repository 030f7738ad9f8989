"""Wheel, sdist and editable install: each in an environment of its own, run from elsewhere."""

import csv
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SVAR = "Fjordvik kommune støtter forslaget om målere.\n"


def pip(python: Path, *words: str | Path) -> None:
    """Install offline and without dependencies, into the environment of `python`."""
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    call(sys.executable, "-m", "pip", "--python", python, "install", *options, *words)


def call(*words: str | Path, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, words)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder with the sdist, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """The python of a fresh environment that sees the dependencies installed here.

    They come last on its path, so that what a test installs goes before.
    """
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(call(python, "-c", code).strip())
    here = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (site / "dependencies.pth").write_text("\n".join(here))
    return python


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_an_install_works_from_any_folder(
    tmp_path: Path, root: Path, environment: Path, built: Path, kind: str
) -> None:
    if kind == "editable":
        pip(environment, "--no-build-isolation", "--editable", root)
        home = root
    else:
        (package,) = built.glob("*.whl" if kind == "wheel" else "*.tar.gz")
        pip(environment, "--no-build-isolation", package)
        home = tmp_path / "venv"
    code = (
        "import standpunkt, nb_standpunkt_sm, importlib.metadata as m;"
        "print(standpunkt.__file__, nb_standpunkt_sm.__file__, sep='\\n');"
        "print(m.version('standpunkt') == standpunkt.__version__)"
    )
    *files, version = call(environment, "-c", code, cwd=tmp_path).splitlines()
    assert all(Path(file).is_relative_to(home) for file in files)
    assert version == "True"

    code = (
        "import spacy; nlp = spacy.load('nb_standpunkt_sm'); nlp.add_pipe('standpunkt');"
        f"doc = nlp({SVAR!r}); print([span.label_ for span in doc.spans['positions']])"
    )
    assert call(environment, "-c", code, cwd=tmp_path) == "['support']\n"

    (tmp_path / "svar.txt").write_text(SVAR, encoding="utf-8")
    program = environment.with_name("standpunkt")
    assert "extract" in call(program, "--help", cwd=tmp_path)
    call(program, "extract", "svar.txt", "-o", "ut.csv", cwd=tmp_path)
    with (tmp_path / "ut.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["stance"], row["target"]) == ("support", "forslaget om målere")


def test_the_wheel_holds_the_program_the_model_and_the_licence(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = call(sys.executable, "-m", "zipfile", "--list", wheel)
    for name in (
        "standpunkt/py.typed",
        "standpunkt/stance/rules/",
        "nb_standpunkt_sm/data/meta.json",
        "licenses/LICENSE",
    ):
        assert name in names
    assert "tests/" not in names
