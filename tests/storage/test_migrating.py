"""Old databases become new ones; one from a newer Roundelay is left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text

from server.core.errors import Refused
from server.storage.archive import Archive
from server.storage.migrating import NEWEST, is_up_to_date, migrate, script, version_of
from server.storage.tables import Table
from tests.storage.postgres_server import PostgresServer

RELEASED = ("0001", "0002")
"""Versions of the tables that somebody may have sessions in."""


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Of a database without any table."""
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        made = create_engine(server.new_database())
    yield made
    made.dispose()


def test_the_steps_lead_to_the_tables(engine: Engine) -> None:
    """[K3] Nothing is left to be done, on either database."""
    with engine.begin() as connection:
        migrate(connection)
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Table.metadata) == []


@pytest.mark.parametrize("version", RELEASED)
def test_every_released_version_comes_up_to_date(engine: Engine, version: str) -> None:
    """[K5] Whoever skipped ten versions keeps their sessions."""
    with engine.begin() as connection:
        migrate(connection, version)
        assert version_of(connection) == version
        if not is_up_to_date(connection):
            migrate(connection)
        assert is_up_to_date(connection)


def test_the_newest_version_is_the_last_step() -> None:
    """It is written down twice."""
    assert script().get_current_head() == NEWEST
    assert RELEASED[-1] == NEWEST


def test_a_database_from_the_future_is_left_alone(sqlite_url: str) -> None:
    """[S4] One sentence; nothing in it is touched."""
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    for serving in (True, False):
        with pytest.raises(Refused, match="newer Roundelay"):
            Archive.open(sqlite_url, serving=serving)
    with engine.connect() as connection:
        assert version_of(connection) == "9999"
    engine.dispose()


def test_a_step_that_fails_is_no_step(tmp_path: Path) -> None:
    """[K5] Half a table would be in everybody's way."""
    file = tmp_path / "half.db"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("create table moods (half integer)"))
    engine.dispose()
    with pytest.raises(Exception, match="moods"):
        Archive.open(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert version_of(connection) is None
        assert connection.execute(text("select count(*) from sqlite_master")).scalar() == 1
    engine.dispose()
