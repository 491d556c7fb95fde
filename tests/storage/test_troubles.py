"""Everything that can be wrong with the record's disk or database."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.core.said import Said, phrase_of
from server.storage import troubles
from server.storage.troubles import (
    DAMAGED,
    FAILING,
    FULL,
    LOCKED,
    READ_ONLY,
    UNREACHABLE,
    RecordTrouble,
    clock,
    lost,
    read_trouble,
)
from tests.structure.test_catalogs import ENGLISH


class Coded(Exception):
    """What psycopg raises has a state of five letters."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__()
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, ""), FULL),
        (OSError(errno.EROFS, ""), READ_ONLY),
        (OSError(errno.EACCES, ""), READ_ONLY),
        (OSError(errno.EIO, ""), FAILING),
        (Coded(None), UNREACHABLE),
        (Coded("57P01"), UNREACHABLE),
        (Coded("08006"), UNREACHABLE),
        (Coded("53100"), FULL),
        (Coded("55P03"), LOCKED),
        (Coded("40P01"), LOCKED),
        (Coded("25006"), READ_ONLY),
        (Coded("22021"), None),
    ],
)
def test_each_has_its_sentence(error: Exception, said: Said | None) -> None:
    """[S4] What is a mistake of ours is none of them."""
    trouble = read_trouble(error)
    assert (trouble.said if trouble else None) == said


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    """[S4] By SQLite's own name for it."""
    file = tmp_path / "x.db"
    file.write_bytes(b"no database " * 100)
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.DatabaseError) as found:
        connection.execute("select * from sqlite_master")
    trouble = read_trouble(found.value)
    assert trouble is not None
    assert trouble.said is DAMAGED


def test_every_sentence_is_in_the_catalogs_word_for_word() -> None:
    """[X4] As a banner, and as an answer."""
    sentences = [found for found in vars(troubles).values() if isinstance(found, Said)]
    assert len(sentences) >= 9
    for said in sentences:
        phrase = phrase_of(said)
        assert phrase is not None
        assert str(ENGLISH[phrase.key]).replace("’", "'") == said
        if phrase.key.rpartition(".")[2] not in ("not_all", "nearly_full"):
            assert ENGLISH[f"refused.{RecordTrouble(said).code}"] == ENGLISH[phrase.key]


def test_what_was_lost_is_said_with_its_moments() -> None:
    """[K4] On the clock of the recording."""
    assert clock(3_725.9) == "1:02:05"
    phrase = phrase_of(lost(59.0, 3_725.9))
    assert phrase is not None
    assert phrase.values == {"since": "0:00:59", "until": "1:02:05"}
