"""Files that were cut off: by a power cut, a full stick, a copy that broke off."""

import hashlib
import os
import random
import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from server.core.tape import Event
from server.storage.archive import Archive
from tests.storage.sessions import SESSION, new, played

BLOCK = 7
"""Events of a commit."""

HEADER, FRAME, PAGE = 32, 24 + 4096, 4096
"""Bytes of SQLite's journal, of a page in it, and of a page."""

NAMES = "select name from sqlite_master where type = 'table' order by name"


class Recorded:
    """The files of a recording, as they lay on the disk at some moment, and what had been committed by then."""

    def __init__(self, folder: Path, ready_file: Path) -> None:
        self.folder = folder
        file = folder / "source" / "roundelay.db"
        file.parent.mkdir()
        shutil.copyfile(ready_file, file)
        self.events: list[Event] = played(16, every=1.0).document(SESSION).events
        with closing(Archive.open(f"sqlite:///{file}")) as archive:
            archive.begin(new())
            for first in range(0, len(self.events), BLOCK):
                archive.append(SESSION, first, self.events[first : first + BLOCK])
            self.journal = Path(f"{file}-wal").read_bytes()
            self.before = file.read_bytes()
            with archive.database.alone() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self.after = file.read_bytes()

    def opened(self, database: bytes, journal: bytes) -> tuple[list[Event] | None, list[str]]:
        """What is there afterwards (None: no session), and what was said."""
        lies = self.folder / "cut"
        shutil.rmtree(lies, ignore_errors=True)
        lies.mkdir()
        (lies / "roundelay.db").write_bytes(database)
        if journal:
            (lies / "roundelay.db-wal").write_bytes(journal)
        with closing(Archive.open(f"sqlite:///{lies / 'roundelay.db'}", serving=True)) as archive:
            said = [str(one) for one in archive.recover()]
            there = [line.id for line in archive.sessions()]
            archive.begin(new("next00000000"))
            archive.append("next00000000", 0, self.events)
            assert list(archive.events("next00000000")) == self.events, "the next recording is kept as ever"
            return (list(archive.events(SESSION)) if there else None), said

    def journal_cut_at(self, place: int) -> int:
        """How many events are there; a beginning of the tape, in whole commits, or nothing at all."""
        kept, said = self.opened(self.before, self.journal[:place])
        if kept is None:
            assert said == []
            return 0
        assert kept == self.events[: len(kept)]
        assert len(kept) % BLOCK == 0 or len(kept) == len(self.events)
        assert len(said) == 1
        assert "ended unexpectedly" in said[0]
        return len(kept)

    def found_at_every_cut(self) -> list[bytes]:
        """All that SQLite itself finds behind a journal of so many bytes, as a fingerprint, from none to all."""
        lies = self.folder / "walked"
        lies.mkdir()
        file, journal = lies / "roundelay.db", lies / "roundelay.db-wal"
        file.write_bytes(self.before)
        journal.write_bytes(self.journal)
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            names = [str(name) for (name,) in connection.execute(NAMES)]
        found = []
        for place in range(len(self.journal), -1, -1):
            os.truncate(journal, place)
            # Who may only read never writes the journal into the file, so that the next cut is one of the same files.
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
                rows = [connection.execute(f'select * from "{name}"').fetchall() for name in names]  # noqa: S608
            found.append(hashlib.sha256(repr(rows).encode()).digest())
        assert file.read_bytes() == self.before
        return found[::-1]

    def database_cut_at(self, place: int) -> None:
        """All of it, or a plain word that it is damaged."""
        kept, said = self.opened(self.after[:place], b"")
        if kept is not None:
            assert kept == self.events
        elif place > 0:
            assert len(said) == 1
            assert "set aside" in said[0]


@pytest.fixture
def recorded(tmp_path: Path, ready_file: Path) -> Recorded:
    return Recorded(tmp_path, ready_file)


def test_a_journal_cut_anywhere_gives_a_beginning_of_the_tape(recorded: Recorded) -> None:
    """[T1] At the border of every page, beside it, and somewhere within."""
    chance = random.Random(1)
    whole = len(recorded.journal)
    borders = range(HEADER, whole + 1, FRAME)
    places = {0, 1, HEADER - 1, *borders, *(border + chance.choice((-1, 1)) for border in borders)}
    places |= {chance.randrange(whole) for _ in range(10)}
    counts = [recorded.journal_cut_at(place) for place in sorted(place for place in places if place <= whole)]
    assert counts == sorted(counts), "more of the file is never less of the tape"
    assert counts[-1] == len(recorded.events)


def test_a_database_cut_anywhere_is_whole_or_set_aside(recorded: Recorded) -> None:
    """[T1] Never half a tape that passes for a whole one; and the next recording is kept."""
    chance = random.Random(2)
    whole = len(recorded.after)
    places = {0, 1, 99, 100, *range(PAGE, whole + 1, PAGE), *(chance.randrange(whole) for _ in range(6))}
    for place in sorted(places):
        recorded.database_cut_at(place)


@pytest.mark.long
@pytest.mark.timeout(3_000)
def test_a_journal_cut_at_every_byte(recorded: Recorded) -> None:
    """[T1] Really every one. What SQLite finds there is read each time; where that changes, all of recovery is tried.

    A beginning that was found once is the same beginning wherever else it is found.
    """
    found = recorded.found_at_every_cut()
    borders = [place for place, (one, next_) in enumerate(pairwise(found)) if one != next_]
    assert len(borders) > len(recorded.events) // BLOCK
    places = {*range(HEADER + 30), len(found) - 1, *(place + one for place in borders for one in (0, 1))}
    counts = {place: recorded.journal_cut_at(place) for place in sorted(places)}
    assert list(counts.values()) == sorted(counts.values())
    assert counts[len(found) - 1] == len(recorded.events)
    known: dict[bytes, int] = {}
    for place, count in counts.items():
        assert known.setdefault(found[place], count) == count
    assert set(found) == set(known), "no cut leaves anything that was not recovered from here"
    assert [known[one] for one in found] == sorted(known[one] for one in found)


@pytest.mark.parametrize("what", [b"", b"no database at all\n" * 500, bytes(8192)])
def test_what_was_never_a_database_is_set_aside(recorded: Recorded, what: bytes) -> None:
    """[S4] The music starts all the same."""
    kept, said = recorded.opened(what, b"")
    assert kept is None
    assert len(said) == (1 if what else 0)
    aside = [path for path in (recorded.folder / "cut").iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in aside] == ([what] if what else [])


def test_the_newest_backup_takes_its_place(recorded: Recorded) -> None:
    """[T1] What was kept until the last session ended is there again."""
    lies = recorded.folder / "backed"
    lies.mkdir()
    (lies / "roundelay.db").write_bytes(recorded.after)
    with closing(Archive.open(f"sqlite:///{lies / 'roundelay.db'}", serving=True)) as archive:
        archive.recover()
        backup = archive.back_up()
        assert backup is not None
        damaged = backup.with_name("roundelay-99990101-000000-000000.db")
        damaged.write_bytes(recorded.after[:PAGE])
    (lies / "roundelay.db").write_bytes(recorded.after[: 3 * PAGE])
    with closing(Archive.open(f"sqlite:///{lies / 'roundelay.db'}", serving=True)) as archive:
        (said,) = archive.recover()
        assert "newest backup" in said
        assert list(archive.events(SESSION)) == recorded.events
        assert archive.session(SESSION).line.state == "cut"
