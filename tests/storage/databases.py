"""Databases for the tests: each on SQLite, and the same on a real PostgreSQL server. Fixtures, for the conftests."""

import shutil
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


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and nothing in them: making them takes longer than most tests."""
    file = tmp_path_factory.mktemp("ready") / "ready.db"
    Archive.open(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_url(tmp_path: Path, ready_file: Path) -> str:
    """Of a database nobody has used."""
    file = tmp_path / "data" / "roundelay.db"
    file.parent.mkdir(mode=0o700)
    shutil.copyfile(ready_file, file)
    file.chmod(0o600)
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def ready_postgres(postgres: PostgresServer) -> str:
    name = "ready"
    Archive.open(postgres.new_database(name)).close()
    return name


@pytest.fixture
def postgres_url(postgres: PostgresServer, ready_postgres: str) -> str:
    return postgres.new_database(template=ready_postgres)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """On either of them; a test that says `sqlite_url` is about files."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found
