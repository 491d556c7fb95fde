"""PostgreSQL keeps samples of what stands in columns, also of rows that are gone: not of those that hold words."""

from alembic import op

revision = "0002"
down_revision = "0001"

WORDS = {
    "series": {"label": "varchar(40)"},
    "sessions": {"title": "text", "plan": "text", "words": "text"},
    "session_seats": {"key": "text"},
    "events": {"data": "text"},
    "marks": {"word": "text"},
    "goals": {"goal": "varchar(64)", "text": "text", "seat_key": "text", "levels": "text"},
    "moods": {"seat_key": "text"},
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in WORDS.items():
        for column, kind in columns.items():
            # Naming its kind anew, though it is the same, drops the samples taken so far; no row is touched.
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE {kind}')
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET STATISTICS 0')
