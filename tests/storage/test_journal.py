"""What happens goes onto the disk within moments, and no room waits for that."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from server.core.errors import Refused
from server.core.said import Said
from server.core.tape import Event, Kept, Marked, Touched, told_at
from server.storage.archive import Archive
from server.storage.disk import LOW, TOO_LOW
from server.storage.journal import AT_ONCE, LOOKS, MEMORY, RETRY, TOO_SLOW, WITHIN, Journal
from server.storage.troubles import FULL, LOCKED, NEARLY_FULL, NOT_ALL, SLOW, UNREACHABLE
from tests.storage.postgres_server import PostgresServer
from tests.storage.sessions import SESSION, keep, new, played
from tests.storage.threads import SteppedThread


def touch(at: float, seat: int = 1) -> Touched:
    return Touched(seat=seat, note=1, pad=0, pitch=60.0, velocity=0.5, touched=at, sounded=at, sound=None)


class Desk:
    """A journal on an archive, and what it told."""

    def __init__(self, archive: Archive, **more: int) -> None:
        self.archive = archive
        self.thread = SteppedThread()
        self.told: list[Said | None] = []
        self.news: list[Said] = []
        self.journal = Journal(
            archive,
            self.thread,
            tell=self.told.append,
            news=self.news.append,
            monotonic=self.thread.monotonic,
            **more,
        )
        self.journal.start()
        self.thread.go()

    def begins(self) -> None:
        self.journal.begin(new())
        self.thread.go()

    def kept(self) -> list[Event]:
        return list(self.archive.events(SESSION))


@pytest.fixture
def desk(archive: Archive) -> Desk:
    return Desk(archive)


@pytest.fixture
def file_desk(sqlite_archive: Archive) -> Desk:
    return Desk(sqlite_archive)


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program at the same file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_what_is_handed_over_is_kept_in_order(desk: Desk) -> None:
    """[T1] In whatever portions it came."""
    document = played().document(SESSION)
    desk.journal.begin(new())
    for place, one in enumerate(document.events):
        desk.journal.keep(SESSION, [one])
        if place % 7 == 0:
            desk.thread.go(0.01)
    desk.journal.end(SESSION, 30.0)
    desk.journal.flush()
    assert desk.kept() == document.events
    assert (desk.archive.session(SESSION).line.state, desk.archive.session(SESSION).line.length) == (
        "ended",
        30.0,
    )
    assert desk.told == []


def test_nobody_waits_and_nothing_is_written_at_once(
    file_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[F2] Handing over touches no disk; the writing is due 25 ms later, or at once after 64 events."""
    file_desk.begins()
    monkeypatch.setattr(file_desk.archive.database, "writing", no_writing)
    file_desk.journal.keep(SESSION, [touch(1.0)])
    assert file_desk.thread.waiting()[0] == WITHIN
    for place in range(AT_ONCE - 2):
        file_desk.journal.keep(SESSION, [touch(1.0 + place / 1000)])
    assert file_desk.thread.waiting()[:2] == [WITHIN, pytest.approx(LOOKS, abs=1)]
    file_desk.journal.keep(SESSION, [touch(2.0)])
    assert file_desk.thread.waiting()[:2] == [0.0, WITHIN]


def no_writing() -> None:
    raise AssertionError("somebody wrote")


def test_several_rooms_share_one_commit(desk: Desk) -> None:
    """[F3] The disk is asked once, not once a room."""
    commits: list[int] = []
    desk.begins()
    desk.journal.begin(new("other0000000"))
    desk.thread.go()
    event.listen(desk.archive.database.engine, "commit", lambda connection: commits.append(1))
    for place in range(10):
        desk.journal.keep(SESSION, [touch(place / 10)])
        desk.journal.keep("other0000000", [touch(place / 10)])
    desk.thread.go(WITHIN)
    assert len(commits) == 1
    assert len(desk.kept()) == len(list(desk.archive.events("other0000000"))) == 10


def test_a_locked_database_is_told_within_two_seconds_and_heals_by_itself(
    file_desk: Desk, other: sqlite3.Connection
) -> None:
    """[K1] Another program holds it: the music goes on, nothing is lost, the banner goes away again."""
    file_desk.begins()
    other.execute("begin immediate")
    for place in range(5):
        file_desk.journal.keep(SESSION, [touch(float(place))])
        file_desk.thread.go(RETRY)
    assert file_desk.told == [LOCKED]
    with pytest.raises(Refused, match="no recording begins"):
        file_desk.journal.may_begin()
    other.execute("commit")
    file_desk.thread.go(RETRY)
    assert file_desk.told == [LOCKED, None]
    assert len(file_desk.kept()) == 5
    file_desk.journal.may_begin()


def test_a_full_disk_is_told_and_heals_by_itself(file_desk: Desk) -> None:
    """[K1] As soon as there is room, all of it is written; SQLite's own limit stands in for a full disk."""
    file_desk.begins()
    pages = set_most_pages(file_desk.archive, 1)
    for place in range(200):
        file_desk.journal.keep(SESSION, [touch(place / 10)] * 20)
    file_desk.thread.go(2.0)
    assert file_desk.told == [FULL]
    set_most_pages(file_desk.archive, pages)
    file_desk.thread.go(RETRY)
    assert file_desk.told == [FULL, None]
    assert len(file_desk.kept()) == 4_000


def set_most_pages(archive: Archive, pages: int) -> int:
    """For every connection from now on; gives back what it could be before."""
    archive.database.greet = lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    archive.database.drop()
    return 2**31 - 3


def test_a_server_that_goes_away_is_waited_for(postgres: PostgresServer, postgres_url: str) -> None:
    """[K1] PostgreSQL stops and comes back: rooms go on, and all of it is kept."""
    archive = Archive.open(postgres_url)
    desk = Desk(archive)
    desk.begins()
    desk.journal.keep(SESSION, [touch(0.5)])
    desk.thread.go(WITHIN)
    postgres.stop()
    try:
        for place in range(3):
            desk.journal.keep(SESSION, [touch(1.0 + place)])
            desk.thread.go(RETRY)
        assert desk.told == [UNREACHABLE]
    finally:
        postgres.start()
    desk.thread.go(RETRY)
    assert desk.told == [UNREACHABLE, None]
    assert [one.touched for one in desk.kept() if isinstance(one, Touched)] == [0.5, 1.0, 2.0, 3.0]
    archive.close()


@pytest.mark.parametrize("lost", ["roundelay.db-wal", "roundelay.db-shm", "roundelay.db", "all"])
def test_deleted_files_are_mended_while_we_run(file_desk: Desk, path: Path, lost: str) -> None:
    """[T1] Somebody tidied up in the data folder: what was committed is there, and it goes on."""
    file_desk.begins()
    file_desk.journal.keep(SESSION, [touch(1.0)])
    file_desk.thread.go(WITHIN)
    for file in path.parent.glob("roundelay.db*" if lost == "all" else lost):
        file.unlink()
    file_desk.journal.keep(SESSION, [touch(2.0)])
    file_desk.thread.go(RETRY)
    with closing(Archive.open(f"sqlite:///{path}")) as elsewhere:
        assert [one.touched for one in elsewhere.events(SESSION) if isinstance(one, Touched)] == [1.0, 2.0]
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert file_desk.told == []


def impatient(archive: Archive) -> None:
    """Asks once whether the database is locked, instead of for a second."""
    archive.database.greet = lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    archive.database.drop()


def test_beyond_ten_minutes_the_oldest_is_let_go_and_the_tape_says_so(
    file_desk: Desk, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[K4] Nothing is lost in silence: the span counts as not kept, and the therapist is told which."""
    monkeypatch.setattr("server.storage.journal.RETRY", 30.0)
    impatient(file_desk.archive)
    file_desk.begins()
    other.execute("begin immediate")
    for minute in range(15):
        file_desk.journal.keep(SESSION, [touch(minute * 60.0), touch(minute * 60.0 + 30)])
        file_desk.thread.go(60.0)
    other.execute("commit")
    file_desk.thread.go(30.0)
    kept = file_desk.kept()
    first = (15 * 60 - MEMORY) / 60
    assert kept[:3] == [
        Kept(at=0.0, what="paused"),
        Kept(at=(first - 1) * 60 + 30, what="resumed"),
        touch(first * 60),
    ]
    assert len(kept) == 2 + 2 * (15 - int(first))
    said = file_desk.told[-1]
    assert said is not None
    assert "from 0:00:00 to 0:04:30" in said
    file_desk.journal.end(SESSION, 900.0)
    file_desk.thread.go()
    assert file_desk.journal.trouble is said
    file_desk.journal.begin(new("other0000000"))
    file_desk.thread.go()
    assert file_desk.told[-1] is None


def test_the_memory_has_an_end(sqlite_archive: Archive, other: sqlite3.Connection) -> None:
    """[T4] However wild the room, and also when an attempt to write hangs and can't be given up."""
    desk = Desk(sqlite_archive, memory_events=100)
    impatient(sqlite_archive)
    desk.begins()
    other.execute("begin immediate")
    for place in range(300):
        desk.journal.keep(SESSION, [touch(place / 10)])
    desk.thread.go(1.0)
    assert desk.told == [LOCKED]
    for place in range(300, 40_000):
        desk.journal.keep(SESSION, [touch(place / 10)])
    assert len(desk.journal._items) <= 30_101
    other.execute("commit")
    desk.thread.go(2.0)
    kept = desk.kept()
    gaps = [one for one in kept if isinstance(one, Kept)]
    assert [one.what for one in gaps] == ["paused", "resumed"] * (len(gaps) // 2)
    assert kept[0] == Kept(at=0.0, what="paused")
    desk.journal.end(SESSION, 4_000.0)
    desk.journal.flush()
    assert desk.kept()[-1] == Kept(at=3_999.9, what="resumed")
    assert [one.at for one in desk.kept() if isinstance(one, Kept)] == sorted(
        one.at for one in desk.kept() if isinstance(one, Kept)
    )


def test_an_attempt_that_hangs_is_told(file_desk: Desk) -> None:
    """[K1] The disk neither takes it nor refuses it: whoever hands over sees how long that has been so."""
    file_desk.begins()
    journal, thread = file_desk.journal, file_desk.thread

    def hangs(*_: object) -> None:
        thread.now += TOO_SLOW + 0.1
        journal.keep(SESSION, [touch(2.0)])

    event.listen(file_desk.archive.database.engine, "commit", hangs, once=True)
    journal.keep(SESSION, [touch(1.0)])
    thread.go(WITHIN)
    assert file_desk.told == [SLOW, None]
    thread.go(WITHIN)
    assert file_desk.told == [SLOW, None]
    assert len(file_desk.kept()) == 2


def test_a_mistake_of_ours_keeps_no_other_event_from_the_disk(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """[T4] It is told, and logged without a word of what it was about."""
    desk.begins()
    impossible = Marked(at=2.0, icon="a picture with a very long name")  # type: ignore[arg-type]
    broken: list[Event] = [touch("not a number")]  # type: ignore[arg-type]
    desk.journal.keep(SESSION, [touch(1.0)])
    desk.journal.keep(SESSION, broken)
    desk.journal.keep(SESSION, [touch(3.0)])
    desk.thread.go(WITHIN)
    assert [one.touched for one in desk.kept() if isinstance(one, Touched)] == [1.0, 3.0]
    assert desk.told == [NOT_ALL]
    assert "not a number" not in caplog.text
    assert impossible.icon not in caplog.text
    assert "could not be written" in caplog.text


def test_a_recording_is_not_begun_on_a_nearly_full_disk(
    file_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[K1] Below 500 MB a therapist is told, below 100 MB none begins; nobody asks the disk for that."""
    room = LOW - 1
    monkeypatch.setattr("server.storage.journal.free_bytes", lambda folder: room)
    file_desk.thread.go(LOOKS)
    assert file_desk.told == [NEARLY_FULL]
    file_desk.journal.may_begin()
    room = TOO_LOW - 1
    file_desk.thread.go(LOOKS)
    with pytest.raises(Refused, match=r"Only 99 MB .* make room"):
        file_desk.journal.may_begin()
    room = LOW
    file_desk.thread.go(LOOKS)
    assert file_desk.told == [NEARLY_FULL, None]
    file_desk.journal.may_begin()


def test_what_broke_off_is_told_at_the_start(archive: Archive) -> None:
    """[T1] Kept to its last event; and what begins now is not taken for broken off."""
    document = played().document(SESSION)
    archive.begin(new())
    archive.append(SESSION, 0, document.events[:40])
    desk = Desk(archive)
    last = told_at(document.events[39])
    assert 2 < last < 10
    assert [str(said) for said in desk.news] == [
        f"“Tuesday group” ended unexpectedly. It is kept to 0:00:0{int(last)}."
    ]
    line = archive.session(SESSION).line
    assert (line.state, line.length, line.goes) == ("cut", last, f"2026-07-03T09:30:0{int(last)}Z")
    desk.journal.begin(new("other0000000"))
    desk.journal.flush()
    assert archive.session("other0000000").line.state == "running"


def test_a_record_that_opens_later_is_waited_for(
    sqlite_url: str, path: Path, other: sqlite3.Connection
) -> None:
    """[K1] The server starts and rooms play, though the record can't be opened yet."""
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    with closing(Archive.open(sqlite_url, serving=True)) as archive:
        desk = Desk(archive)
        assert desk.told == [LOCKED]
        desk.journal.begin(new())
        desk.journal.keep(SESSION, [touch(1.0)])
        other.execute("commit")
        other.close()
        desk.thread.go(RETRY)
        assert desk.told == [LOCKED, None]
        assert desk.kept() == [touch(1.0)]


def test_a_session_that_was_erased_meanwhile_is_passed_over(desk: Desk) -> None:
    """[K5] What is still on its way for it goes nowhere; all else is kept."""
    keep(desk.archive, played(), new("gone00000000"))
    desk.begins()
    desk.archive.erase("gone00000000")
    desk.journal.keep("gone00000000", [touch(1.0)])
    desk.journal.keep(SESSION, [touch(2.0)])
    desk.thread.go(WITHIN)
    assert desk.kept() == [touch(2.0)]
    assert desk.told == []
    with desk.archive.database.reading() as connection:
        assert connection.scalar(text("select count(*) from events")) == 1


def test_a_session_that_is_taken_away_while_it_runs_is_told(desk: Desk) -> None:
    """[K4] Nothing is lost in silence, whoever did it."""
    desk.begins()
    desk.journal.keep(SESSION, [touch(1.0)])
    desk.thread.go(WITHIN)
    with desk.archive.together() as connection:
        connection.execute(text("delete from sessions"))
    desk.archive.database.rolled_back()
    for at in (2.0, 3.0):
        desk.journal.keep(SESSION, [touch(at)])
        desk.thread.go(WITHIN)
    assert desk.told == [NOT_ALL]
