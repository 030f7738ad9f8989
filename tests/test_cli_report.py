from collections.abc import Callable
from pathlib import Path

import pytest

from standpunkt.writing import csv
from standpunkt.writing.report.conftest import hearing  # type: ignore
