"""One server a record."""

import threading
from contextlib import closing

import pytest

from server.core.errors import Refused
from server.storage.archive import Archive
from server.storage.holding import hold_file
from tests.storage.sessions import SESSION, new


def test_a_second_server_is_refused_and_the_first_goes_on(url: str) -> None:
    """[S4] It would take the sessions of the first for broken off. A worker may read and write beside it."""
    with closing(Archive.open(url, serving=True)) as first:
        first.begin(new())
        with (
            pytest.raises(Refused, match="Another Roundelay"),
            closing(Archive.open(url, serving=True)) as second,
        ):
            second.recover()
        with closing(Archive.open(url)) as worker:
            assert worker.session(SESSION).line.state == "running"
    with closing(Archive.open(url, serving=True)) as third:
        assert len(third.recover()) == 1


def test_a_killed_server_is_waited_for(postgres_url: str) -> None:
    """[T1] PostgreSQL takes a moment to notice that a connection is gone: the next server doesn't give up before."""
    first = Archive.open(postgres_url, serving=True)
    let_go = threading.Timer(0.3, first.close)
    let_go.start()
    with closing(Archive.open(postgres_url, serving=True)) as second:
        assert second.recover() == []
    let_go.join()


def test_a_lock_ends_with_whoever_holds_it(sqlite_archive: Archive) -> None:
    """[T1] A server that was killed keeps nobody out."""
    file = sqlite_archive.database.file
    assert file is not None
    hold_file(file).close()
    hold_file(file).close()
