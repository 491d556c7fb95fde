"""The first step."""

from sqlalchemy import create_engine, inspect

from server.storage.migrating import migrate


def test_it_makes_what_a_session_needs() -> None:
    """[K3] From nothing."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection, "0001")
        assert {"sessions", "session_seats", "events", "marks", "goals", "ratings", "moods", "series"} <= set(
            inspect(connection).get_table_names()
        )
    engine.dispose()
