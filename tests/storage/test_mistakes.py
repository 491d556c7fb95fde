"""What a log may say of a mistake."""

import msgspec
import pytest

from server.core.errors import Refused
from server.storage.database import Database
from server.storage.mistakes import mistake


def test_a_mistake_is_told_without_what_was_read() -> None:
    """[T4] Its kind, and where it happened in our own files."""
    with pytest.raises(msgspec.ValidationError) as elsewhere:
        msgspec.json.decode(b'"Anna"', type=int)
    assert mistake(elsewhere.value) == "ValidationError at ?"
    with pytest.raises(Refused) as ours:
        Database("no address")
    assert mistake(ours.value).startswith("Refused at database.py:")
