"""What the worker is tried on: a record in SQLite, and the same in PostgreSQL."""

from pathlib import Path

import pytest

from tests.storage.databases import (
    postgres,
    postgres_url,
    ready_file,
    ready_postgres,
    sqlite_url,
    url,
)
from tests.workshop.house import House

__all__ = ["postgres", "postgres_url", "ready_file", "ready_postgres", "sqlite_url", "url"]


@pytest.fixture
def house(tmp_path: Path, url: str) -> House:
    """On a file, and on a server."""
    return House(tmp_path, url)


@pytest.fixture
def file_house(tmp_path: Path) -> House:
    """On a file, whatever the other one is on."""
    folder = tmp_path / "file"
    folder.mkdir()
    return House(folder)
