"""Archives for the tests: each on SQLite, and the same one on a real PostgreSQL server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.bootstrap.database_server import POSTGRES, find_database_server
from server.storage.archive import Archive
from tests.storage.postgres_server import PostgresServer, running_server

NO_SERVER = (
    "not run on PostgreSQL, for this machine has none: install it, or name the folder of its initdb in "
    f"{POSTGRES}; `python3 run.py check` installs Debian's when it runs as root"
)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real server."""
    programs = find_database_server()
    if programs is None:
        pytest.skip(NO_SERVER)
    with running_server(programs) as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Of a database nobody has used."""
    return f"sqlite:///{tmp_path / 'data' / 'roundelay.db'}"


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    return postgres.new_database()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """On either of them; a test that says `sqlite_url` is about files."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


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
