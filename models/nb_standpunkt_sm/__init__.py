"""Small spaCy pipeline for Norwegian, Bokmål and Nynorsk: classes, trees, lemmas, names.

The folder ``data`` beside this file is an ordinary spaCy pipeline: ``spacy.load`` of that folder
works as well, without this package.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

DATA: Path = Path(__file__).parent / "data"
__version__: str = str(json.loads((DATA / "meta.json").read_text(encoding="utf-8"))["version"])

__all__ = ["DATA", "__version__", "load"]


def load(**overrides: Any) -> Language:
    """Load the pipeline.

    ``overrides`` go to spaCy as they are: ``vocab``, ``disable``, ``enable``, ``exclude``,
    ``config``. Enable the disabled ``senter`` with ``nlp.enable_pipe("senter")``, or load with
    ``exclude=["parser"]`` and enable it for sentences without trees.
    Raises OSError when the data folder is missing or damaged.
    """
    return load_model_from_path(DATA, **overrides)
