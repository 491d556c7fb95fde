"""The second step."""

from sqlalchemy import create_engine, text

from server.storage.migrating import migrate
from tests.storage.postgres_server import PostgresServer

NOTED = "select count(*) from pg_stats where tablename = 'sessions' and attname = 'title'"


def test_samples_go_and_none_are_taken(postgres: PostgresServer) -> None:
    """[K5] Those taken before it go, too."""
    engine = create_engine(postgres.new_database())
    with engine.begin() as connection:
        migrate(connection, "0001")
        connection.execute(
            text(
                "insert into sessions (id, title, began, length, state, words, keep_days, marks_made) "
                "values ('abc123def456', 'Anna', '2026-06-03T09:30:00Z', 1, 'ended', '', 30, 0)"
            )
        )
        connection.execute(text("analyze sessions"))
        assert connection.scalar(text(NOTED)) == 1
        migrate(connection, "0002")
        assert connection.scalar(text(NOTED)) == 0
        connection.execute(text("analyze sessions"))
        assert connection.scalar(text(NOTED)) == 0
        assert connection.scalar(text("select title from sessions")) == "Anna"
    engine.dispose()


def test_a_file_keeps_no_samples_anyway() -> None:
    """[K5] The step has nothing to do there."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection, "0002")
    engine.dispose()
