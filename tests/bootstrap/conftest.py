"""What the tests of set-up share."""

import shutil
from pathlib import Path

import pytest

from server.bootstrap.places import Places
from tests.bootstrap.toy import Toy, toy_project


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """A fresh toy project."""
    return toy_project(tmp_path)


@pytest.fixture(scope="session")
def _toy_once_set_up(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    toy = toy_project(tmp_path_factory.mktemp("toy"))
    assert toy.run("setup").returncode == 0
    return toy


@pytest.fixture
def ready_toy(_toy_once_set_up: Toy, tmp_path: Path) -> Toy:
    """A toy project that is set up already; it was moved since, which does no harm."""
    root = tmp_path / "moved"
    shutil.copytree(_toy_once_set_up.places.root, root, symlinks=True)
    return Toy(Places(root))
