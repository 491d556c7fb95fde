"""All kept sessions."""

from server.storage.archive import Archive
from tests.storage.sessions import SESSION, keep, new, played


def test_a_tape_comes_back_as_it_was(archive: Archive) -> None:
    """[K3] Every event, in order, to the last digit."""
    document = keep(archive, played())
    kept = archive.document(SESSION)
    assert kept.events == document.events
    assert kept.session.line.length == 30.0
    assert (kept.session.line.state, kept.session.line.seats) == ("ended", 2)
    assert [(mark.id, mark.at, mark.word) for mark in kept.session.marks] == [(1, 15.0, "together")]


def test_saying_it_twice_changes_nothing(archive: Archive) -> None:
    """[T1] After a trouble nobody knows what the disk took: what is there already is passed over."""
    document = keep(archive, played())
    archive.begin(new())
    archive.append(SESSION, 0, document.events)
    archive.append(SESSION, 10, document.events[10:])
    assert archive.document(SESSION) == archive.document(SESSION)
    assert archive.document(SESSION).events == document.events
    assert sum(archive.densities(SESSION).seats["1"]) == 29
