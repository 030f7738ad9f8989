"""The spaCy pipeline: which one, and is it fit for use."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from standpunkt.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "nb_standpunkt_sm"
"""The import name of the pipeline that is installed with the program."""

_NEEDED = ("parser",)
_NOT_READ = ("ner", "senter")


def load(name: str | None = None) -> Language:
    """The spaCy pipeline called `name`: a package, a folder, or None for the shipped one.

    Components that no rule reads are left out. Raises ModelError, with what to install,
    when there is no such pipeline or it has no parser.
    """
    import spacy

    from standpunkt.language.replaced_layers import fits, replace_layers

    name = SHIPPED if name is None else name
    if not name.strip():
        raise ModelError("--model names nothing", "name a pipeline, or leave --model out")
    if Path(name).is_dir():
        check_folder(Path(name))
    try:
        if name == SHIPPED:
            # It lies beside the program in one distribution, so spaCy does not know it by name.
            nlp = import_module(SHIPPED).load(exclude=list(_NOT_READ))
            if fits(nlp):
                replace_layers(nlp)
        else:
            nlp = spacy.load(name, exclude=list(_NOT_READ))
    except Exception as error:
        if Path(name).exists():
            reason = " ".join(str(error).split())[:200]
            raise ModelError(
                f"{name!r} cannot be loaded as a spaCy pipeline ({type(error).__name__}: {reason})",
                "name the folder that holds its config.cfg, made with a version of spaCy that fits",
            ) from error
        if not isinstance(error, (OSError, ModuleNotFoundError, AttributeError)):
            raise
        raise ModelError(
            f"no spaCy pipeline {name!r}",
            "install it (python -m spacy download nb_core_news_sm, for example), give the path "
            "of a pipeline folder, or leave --model out to use the one that is shipped",
        ) from error
    return checked(cast("Language", nlp), name)


def check_folder(folder: Path) -> Path:
    """The folder itself. Raises ModelError where it holds no spaCy pipeline, without looking on.

    Somebody may name the folder of the responses, or a whole disk.
    """
    if (folder / "config.cfg").is_file():
        return folder
    inside = next(iter(sorted(folder.glob("*/config.cfg"))), None)
    remedy = "name the folder that spaCy wrote, or leave --model out to use the one that is shipped"
    raise ModelError(
        "is no spaCy pipeline: it holds no config.cfg",
        f"name {inside.parent}, which does" if inside else remedy,
        path=folder,
    )


def checked(nlp: Language, name: str) -> Language:
    """`nlp` itself, or ModelError when it lacks what the rules read."""
    missing = [component for component in _NEEDED if component not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {name!r} has no {' and no '.join(missing)}",
            "install one that has, such as nb_core_news_sm (python -m spacy download "
            "nb_core_news_sm), or leave --model out to use the one that is shipped",
        )
    return nlp
