"""Kept sessions, in SQLite or PostgreSQL. SQLAlchemy stops here; all of it runs on the one database thread."""
