"""The schema of a session is that of its types."""

from server.export.json import SCHEMA
from server.export.schema import schema


def test_the_schema_is_fresh() -> None:
    """[K3] `python -m server.export.schema` writes it anew."""
    assert SCHEMA.read_text("utf-8") == schema()
