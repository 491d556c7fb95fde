"""What the tests of set-up share."""

from pathlib import Path

import pytest

from tests.bootstrap.toy import Toy, toy_project


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """A fresh toy project."""
    return toy_project(tmp_path)
