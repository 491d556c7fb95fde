"""After a bad end."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import update

from server.core.said import phrase_of
from server.storage.archive import Archive
from server.storage.mending import is_stump
from server.storage.tables import Session
from tests.storage.sessions import OTHER, SESSION, keep, new, played


def test_sessions_that_broke_off_are_kept_as_far_as_they_came(archive: Archive) -> None:
    """[T1] Once said, it is not said again; sessions that ended are left alone."""
    keep(archive, played(), new(OTHER))
    document = archive.document(OTHER)
    archive.begin(new())
    archive.append(SESSION, 0, played().document(SESSION).events)
    archive.begin(new("empty0000000"))
    said = archive.recover()
    assert [phrase.key for one in said if (phrase := phrase_of(one))] == ["record.mended.cut"] * 2
    assert archive.session(SESSION).line.length == 30.0
    assert archive.session(SESSION).line.goes == "2026-07-03T09:30:30Z"
    assert (archive.session("empty0000000").line.state, archive.session("empty0000000").line.length) == (
        "cut",
        0.0,
    )
    assert archive.document(OTHER) == document
    assert archive.recover() == []


def test_what_an_import_or_an_erasure_left_behind_goes(archive: Archive) -> None:
    """[K5] Nobody has seen it."""
    keep(archive, played(200, every=0.1))
    with archive.together() as connection:
        connection.execute(update(Session).values(state="partial"))
    assert archive.sessions() == []
    assert archive.recover() == []
    keep(archive, played(), new())
    assert [line.id for line in archive.sessions()] == [SESSION]


def test_a_stump_is_no_empty_database(tmp_path: Path) -> None:
    """[T1] SQLite would begin a new one in its place, in silence, though there is a backup."""
    file = tmp_path / "roundelay.db"
    file.write_bytes(b"")
    assert not is_stump(file)
    with closing(Archive.open(f"sqlite:///{file}", serving=True)) as archive:
        keep(archive, played())
        archive.back_up()
    assert not is_stump(file)
    for path in tmp_path.glob("roundelay.db*"):
        path.unlink()
    for content in (b"", b"SQLite format 3"):
        file.write_bytes(content)
        with closing(Archive.open(f"sqlite:///{file}", serving=True)) as archive:
            (said,) = archive.recover()
            assert "newest backup" in said
            assert len(archive.sessions()) == 1
