"""Copies of a SQLite record beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from server.core.errors import Refused
from server.core.tape import Marked
from server.storage import backups
from server.storage.archive import Archive
from tests.storage.sessions import OTHER, SESSION, keep, new, played


def sessions_in(copy: Path) -> int:
    with closing(sqlite3.connect(copy)) as connection:
        (count,) = connection.execute("select count(*) from sessions").fetchone()
    return int(count)


def test_the_newest_few_are_kept_for_their_owner_alone(sqlite_archive: Archive) -> None:
    """[K5] Each a whole database."""
    made = []
    for count, session in enumerate((SESSION, OTHER, "third0000000", "fourth000000"), 1):
        keep(sqlite_archive, played(), new(session))
        copy = sqlite_archive.back_up()
        assert copy is not None
        assert sessions_in(copy) == count
        made.append(copy)
    file = sqlite_archive.database.file
    assert file is not None
    assert backups.all_of(file) == made[:0:-1]
    assert {path.stat().st_mode & 0o777 for path in made[1:]} == {0o600}
    assert backups.folder(file).stat().st_mode & 0o777 == 0o700
    assert all(map(backups.is_whole, made[1:]))


def test_one_that_is_overtaken_by_an_erasure_is_none(
    sqlite_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[K5] It was begun before, and would be finished after."""
    keep(sqlite_archive, played())
    file = sqlite_archive.database.file
    assert file is not None
    counted = backups.erasures

    def erased_between(connection: sqlite3.Connection) -> int:
        count = counted(connection)
        if sqlite_archive.sessions():
            sqlite_archive.erase(SESSION)
        return count

    monkeypatch.setattr(backups, "erasures", erased_between)
    assert sqlite_archive.back_up() is None
    assert list(backups.folder(file).iterdir()) == []


def test_a_copy_is_never_what_fills_the_disk(
    sqlite_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[F2] Rather none."""
    keep(sqlite_archive, played())
    monkeypatch.setattr(backups, "free_bytes", lambda folder: 500_000_000)
    assert sqlite_archive.back_up() is None


def test_a_copy_that_fails_leaves_nothing(sqlite_archive: Archive) -> None:
    """[K5] Half a file would take room and say nothing."""
    file = sqlite_archive.database.file
    assert file is not None
    sqlite_archive.close()
    for path in file.parent.glob("roundelay.db-*"):
        path.unlink()
    file.write_bytes(b"nothing " * 1000)
    with pytest.raises(Refused, match="damaged"):
        backups.back_up(file)
    assert list(backups.folder(file).iterdir()) == []


def test_what_is_written_meanwhile_does_not_begin_it_anew(
    sqlite_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[T1][F2] It takes many steps, a recording writes between any two of them, and the copy is of when it began."""
    keep(sqlite_archive, played(2_000, every=0.5))
    sqlite_archive.begin(new(OTHER))
    file = sqlite_archive.database.file
    assert file is not None
    monkeypatch.setattr(backups, "STEP", 8)
    written: list[int] = []

    def recorded(seconds: float) -> None:
        event = Marked(at=1.0, icon="star", word="")
        sqlite_archive.append(OTHER, len(written), [event])
        written.append(len(written))

    monkeypatch.setattr("server.storage.backups.time.sleep", recorded)
    copy = backups.back_up(file)
    assert copy is not None
    assert len(written) > 20
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert backups.is_whole(copy)
    with closing(Archive.open(f"sqlite:///{copy}")) as archive:
        assert [line.id for line in archive.sessions()] == [SESSION, OTHER]
        assert list(archive.events(SESSION)) == list(sqlite_archive.events(SESSION))
        assert list(archive.events(OTHER)) == []


def test_writing_goes_on_meanwhile(sqlite_archive: Archive) -> None:
    """[T1] A copy reads; whoever records isn't held up by it."""
    keep(sqlite_archive, played())
    file = sqlite_archive.database.file
    assert file is not None
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from events").fetchone()
        commits: list[int] = []
        event.listen(sqlite_archive.database.engine, "commit", lambda connection: commits.append(1))
        keep(sqlite_archive, played(), new(OTHER))
        assert len(commits) == 3
