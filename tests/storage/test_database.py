"""One connection to SQLite or PostgreSQL."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from server.core.errors import Refused
from server.storage.archive import Archive
from server.storage.database import Database
from server.storage.journal import RETRY, Journal
from server.storage.troubles import FULL, READ_ONLY
from tests.e2e.serving import ROOT
from tests.runtime.test_eventlet_engine import run
from tests.storage.postgres_server import NOBODY, is_root
from tests.storage.sessions import SESSION, new, played
from tests.storage.threads import SteppedThread

NOT_ROOT = "needs a disk of its own, which only root can make: run the tests as root on Linux"


def pragma(database: Database, name: str) -> object:
    with database.reading() as connection:
        return connection.scalar(text(f"pragma {name}"))


def test_a_commit_is_on_the_disk_and_what_is_erased_is_not(sqlite_archive: Archive) -> None:
    """[T1] The settings that the promises rest on, as SQLite itself has them."""
    database = sqlite_archive.database
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2
    assert pragma(database, "secure_delete") == 1
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "fullfsync") == 1


def test_the_files_are_their_owners_alone(tmp_path: Path) -> None:
    """[T4] The folder, the database, its journal, its index."""
    folder = tmp_path / "deep" / "data"
    with closing(Archive.open(f"sqlite:///{folder / 'roundelay.db'}", serving=True)) as archive:
        archive.begin(new())
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
        assert {modes[f"roundelay.db{end}"] for end in ("", "-wal", "-shm")} == {0o600}
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://a/b", "sqlite://", "oracle://x", "postgresql+nothing://x"]
)
def test_an_address_that_is_none_is_one_sentence(url: str) -> None:
    """[S4] With two that are."""
    with pytest.raises(Refused, match="sqlite:///FILE or postgresql"):
        Archive.open(url)


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    """[S4] A worker is refused; who serves goes on and tries again."""
    nowhere = "postgresql+psycopg://nobody@127.0.0.1:9/none"
    with pytest.raises(Refused, match="doesn't answer"):
        Archive.open(nowhere)
    Archive.open(nowhere, serving=True).close()


def test_half_a_transaction_is_none(archive: Archive) -> None:
    """[T1] And the next one works as if nothing had been."""

    def broken() -> None:
        with archive.together():
            archive.begin(new())
            archive.append(SESSION, 0, played().document().events)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert archive.sessions() == []
    archive.begin(new())
    assert len(archive.sessions()) == 1


def test_a_mistake_of_ours_stays_one(archive: Archive) -> None:
    """[T4] It is not taken for a trouble that may pass."""
    with pytest.raises(IntegrityError), archive.together() as connection:
        connection.execute(text("insert into marks values ('nothing', 1, 0, 'star', '', null)"))
    assert archive.sessions() == []


def test_errors_carry_nothing_of_what_was_kept(archive: Archive) -> None:
    """[T4] No word of a therapist in a log."""
    with pytest.raises(IntegrityError) as found, archive.together() as connection:
        connection.execute(
            text("insert into ratings values (:session, :goal, 9)"), {"session": "a secret", "goal": 1}
        )
    assert "a secret" not in str(found.value).split("DETAIL")[0]


def test_with_eventlet_a_server_is_waited_for_on_the_thread_alone(postgres_url: str) -> None:
    """[F2] While PostgreSQL takes its time, the hub turns: at least every 20 ms for most of its turns."""
    script = f"""
        from server.runtime import start_engine
        engine = start_engine("eventlet")
        import time, eventlet
        from sqlalchemy import text
        from server.storage.archive import Archive
        thread = engine.database_thread()
        archive = thread.run(Archive.open, "{postgres_url}")
        turns = []
        def turn():
            while True:
                turns.append(time.monotonic())
                eventlet.sleep(0.005)
        eventlet.spawn(turn)
        def slow():
            with archive.database.reading() as connection:
                connection.execute(text("select pg_sleep(0.5)"))
        thread.run(slow)
        gaps = sorted(b - a for a, b in zip(turns, turns[1:]))
        print(len(turns) > 20, gaps[len(gaps) // 2] < 0.02)
    """
    assert run(script) == "True True"


@contextmanager
def small_disk() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="small-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def can_mount() -> bool:
    if not (is_root() and sys.platform == "linux"):
        return False
    try:
        with small_disk():
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def test_a_disk_that_is_full_loses_nothing_that_was_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """[K1] A real one of 2 MB: told, waited for, and all of it is there once there is room."""
    if not can_mount():
        pytest.skip(NOT_ROOT)
    with (
        small_disk() as disk,
        closing(Archive.open(f"sqlite:///{disk / 'data' / 'r.db'}", serving=True)) as archive,
    ):
        told: list[object] = []
        monkeypatch.setattr("server.storage.journal.free_bytes", lambda folder: None)
        thread = SteppedThread()
        journal = Journal(archive, thread, tell=told.append, monotonic=thread.monotonic)
        journal.begin(new())
        journal.flush()
        events = played(120, every=0.25).document().events
        journal.keep(SESSION, events[:100])
        journal.flush()
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        for first in range(100, len(events), 100):
            journal.keep(SESSION, events[first : first + 100])
            thread.go(RETRY)
        assert told == [FULL]
        assert list(archive.events(SESSION)) == events[:100]
        filler.unlink()
        thread.go(RETRY)
        assert told == [FULL, None]
        assert list(archive.events(SESSION)) == events


READ_ONLY_CHILD = """
import os, sys
from server.storage.archive import Archive
from server.storage.journal import RETRY, Journal
from tests.storage.sessions import SESSION, new, played
from tests.storage.threads import SteppedThread
told, thread = [], SteppedThread()
Archive.open(sys.argv[3]).close()  # so that everything is imported while it may be read
os.setuid(int(sys.argv[2]))
archive = Archive.open(sys.argv[1])
journal = Journal(archive, thread, tell=told.append, monotonic=thread.monotonic)
journal.begin(new())
journal.keep(SESSION, played().document().events)
thread.go(1.0)
print([trouble and trouble.phrase.key for trouble in told], flush=True)
sys.stdin.readline()
thread.go(RETRY)
print([trouble and trouble.phrase.key for trouble in told], len(list(archive.events(SESSION))) > 100, flush=True)
"""


def test_a_file_that_may_not_be_written_is_told_and_heals(sqlite_url: str) -> None:
    """[K1] Somebody took the leave to write away, and gives it back."""
    if not is_root():
        pytest.skip("needs two users, which only root can be: run the tests as root on Linux")
    import pwd

    user = pwd.getpwnam(NOBODY).pw_uid
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    folder = Path(tempfile.mkdtemp(prefix="read-only-"))
    file = folder / "r.db"
    file.write_bytes(path.read_bytes())
    os.chown(folder, user, -1)
    file.chmod(0o444)
    command = [sys.executable, "-c", READ_ONLY_CHILD, f"sqlite:///{file}", str(user), f"sqlite:///{path}"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        first = child.stdout.readline()
        os.chown(file, user, -1)
        file.chmod(0o600)
        child.stdin.write("\n")
        child.stdin.flush()
        second = child.stdout.readline()
        told = child.stderr.read() if child.stderr else ""
    assert (first.strip(), second.strip()) == (
        f"['{READ_ONLY.phrase.key}']",
        f"['{READ_ONLY.phrase.key}', None] True",
    ), told
