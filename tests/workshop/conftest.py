"""What the worker is tried on: a record in SQLite, and the same in PostgreSQL."""

from tests.storage.databases import (
    postgres,
    postgres_url,
    ready_file,
    ready_postgres,
    sqlite_url,
    url,
)

__all__ = ["postgres", "postgres_url", "ready_file", "ready_postgres", "sqlite_url", "url"]
