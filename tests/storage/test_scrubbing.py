"""What was erased leaves no trace on the disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from server.protocol import Goal, MarkIcon, Mood, SessionEdit, SessionSeat
from server.storage.archive import Archive
from tests.storage.postgres_server import PostgresServer
from tests.storage.sessions import ENDED, OTHER, SESSION, keep, new, played

WORD = "Zwetschgenwasser"
"""In no other place of the world's disks, one hopes."""

ICON: MarkIcon = "star"


def plant(archive: Archive, session: str, series: str | None = None) -> None:
    """The word stands everywhere where words can stand, changed now and then, so that pages are used again."""
    tape = played(120, every=0.25).marked(3.0, WORD)
    keep(archive, tape, new(session, title=WORD, series=series))
    for times in range(5):
        archive.edit(
            session,
            SessionEdit(
                words=f"{WORD} " * 200 * (times + 1),
                title=f"{WORD} {times}",
                seats=[SessionSeat(seat=1, key=f"{WORD}", kept=True)],
                goals=[Goal(id=f"g{times}", text=WORD, seat_key=WORD, levels=[WORD], rating=1)],
                moods=[Mood(seat_key=WORD, before=1)],
            ),
        )
    archive.add_mark(session, at=9.0, icon=ICON, word=WORD)


def traces(folder: Path) -> list[str]:
    """The files that hold the word."""
    needle = WORD.encode()
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and needle in path.read_bytes()
    )


@pytest.mark.parametrize("others_run", [False, True])
def test_after_erasing_the_word_is_in_no_file(
    tmp_path: Path, sqlite_archive: Archive, others_run: bool
) -> None:
    """[K5] Not in the database, its journal, a backup, or what was set aside; also while another room records."""
    folder = tmp_path / "data"
    keep(sqlite_archive, played(), new("before000000"))
    if others_run:
        sqlite_archive.begin(new("running00000"))
        sqlite_archive.append("running00000", 0, played().document().events[:50])
    plant(sqlite_archive, SESSION, series=WORD)
    plant(sqlite_archive, OTHER)
    keep(sqlite_archive, played(), new("after0000000"))
    assert sqlite_archive.back_up() is not None
    (folder / "roundelay.damaged-20260101-000000.db").write_text(WORD)
    assert len(traces(folder)) >= 3

    sqlite_archive.erase(SESSION)
    sqlite_archive.erase(OTHER)
    assert sqlite_archive.scrub()

    assert traces(folder) == []
    assert {line.id for line in sqlite_archive.sessions()} >= {"before000000", "after0000000"}
    (backup,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("select count(*) from sessions").fetchone() == (3 if others_run else 2,)


def test_after_erasing_one_seat_its_key_is_in_no_file(tmp_path: Path, sqlite_archive: Archive) -> None:
    """[K5] What the therapist wrote in the session's own words is theirs to change."""
    plant(sqlite_archive, SESSION)
    sqlite_archive.erase_key(WORD, series=None, session=SESSION)
    for mark in sqlite_archive.session(SESSION).marks:
        sqlite_archive.edit_mark(SESSION, mark.id, word="")
    sqlite_archive.edit(SESSION, SessionEdit(words="", title="Tuesday"))
    assert sqlite_archive.scrub()
    assert traces(tmp_path / "data") == []


def test_while_somebody_reads_it_says_so(sqlite_url: str, sqlite_archive: Archive) -> None:
    """[K5] A reader still sees what was; the journal can't be emptied under it."""
    keep(sqlite_archive, played())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from events").fetchone()
        sqlite_archive.erase(SESSION)
        assert sqlite_archive.scrub() is False
    assert sqlite_archive.scrub()


def analyze(url: str) -> None:
    """What a server does by itself now and then: it notes samples of what stands in the columns."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("analyze"))
    engine.dispose()


def test_after_erasing_the_word_is_in_no_table_of_a_server(
    postgres: PostgresServer, postgres_url: str
) -> None:
    """[K5] Not in an index either, nor in the server's samples; its own log is in the hands of whoever runs it."""
    with closing(Archive.open(postgres_url)) as archive:
        keep(archive, played(), new("before000000"))
        plant(archive, SESSION, series=WORD)
        analyze(postgres_url)
        assert len(postgres.tables_with(WORD)) >= 5
        archive.erase(SESSION)
        assert archive.scrub()
        assert not archive.owes_scrub()
    assert postgres.tables_with(WORD) == []


def test_what_a_server_cannot_pack_while_it_records_is_packed_after(
    postgres: PostgresServer, postgres_url: str
) -> None:
    """[K5] [T1] Packing the tape would keep the recording from the disk; that it is owed outlasts a restart."""
    with closing(Archive.open(postgres_url)) as archive:
        archive.begin(new("running00000"))
        plant(archive, SESSION)
        archive.erase(SESSION)
        assert archive.scrub()
        assert archive.owes_scrub()
        archive.end("running00000", length=1.0, ended=ENDED)
    with closing(Archive.open(postgres_url)) as archive:
        assert archive.owes_scrub()
        assert archive.scrub()
        assert not archive.owes_scrub()
    assert postgres.tables_with(WORD) == []


def test_while_somebody_reads_a_server_says_so(postgres_url: str) -> None:
    """[K5] Whoever reads a table holds it; it is tried again."""
    with closing(Archive.open(postgres_url)) as archive:
        keep(archive, played())
        archive.erase(SESSION)
        engine = create_engine(postgres_url)
        with engine.connect() as reader:
            reader.execute(text("select count(*) from events"))
            assert archive.scrub() is False
        engine.dispose()
        assert archive.scrub()
