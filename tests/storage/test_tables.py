"""The tables of kept sessions."""

from server.storage.tables import Session, Table


def test_everything_of_a_session_goes_with_it() -> None:
    """[K5] No table keeps rows of a session that is gone."""
    of_sessions = {
        table.name: {key.ondelete for key in table.foreign_keys if key.column.table is Session.__table__}
        for table in Table.metadata.sorted_tables
    }
    assert {name: found for name, found in of_sessions.items() if found} == dict.fromkeys(
        ("session_seats", "events", "seconds", "marks", "goals", "ratings", "moods"), {"CASCADE"}
    )
