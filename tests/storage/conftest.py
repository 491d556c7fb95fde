"""Archives for the tests: on SQLite, and the same ones on a real PostgreSQL server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.storage.archive import Archive


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Of a database nobody has used."""
    return f"sqlite:///{tmp_path / 'data' / 'roundelay.db'}"


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    opened = Archive.open(url)
    yield opened
    opened.close()
