"""Archives for the tests of the storage."""

from collections.abc import Iterator

import pytest

from server.storage.archive import Archive
from tests.storage.databases import (
    postgres,
    postgres_url,
    ready_file,
    ready_postgres,
    sqlite_url,
    url,
)

__all__ = ["postgres", "postgres_url", "ready_file", "ready_postgres", "sqlite_url", "url"]


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    opened = Archive.open(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_archive(sqlite_url: str) -> Iterator[Archive]:
    opened = Archive.open(sqlite_url)
    yield opened
    opened.close()
