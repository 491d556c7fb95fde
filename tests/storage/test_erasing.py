"""Erasing for good."""

import pytest

from server.core.errors import Refused
from server.core.tape import seat_of
from server.core.tape_without import without
from server.protocol import Goal, Mood, SessionEdit, SessionSeat
from server.storage.archive import Archive
from tests.storage.sessions import OTHER, SESSION, keep, new, played


def test_an_erased_session_is_nowhere(archive: Archive) -> None:
    """[K5] Nor is a series that it was the last of, with what was agreed for it."""
    keep(archive, played(), new(series="Garden"))
    keep(archive, played(), new(OTHER))
    archive.edit(SESSION, SessionEdit(goals=[Goal(id="g", text="Waits", series=True, rating=1)]))
    archive.erase(SESSION)
    assert [line.id for line in archive.sessions()] == [OTHER]
    keep(archive, played(), new(series="Garden"))
    assert archive.session(SESSION).goals == []


def test_a_running_session_is_stopped_first(archive: Archive) -> None:
    """[K5] Else half of it would come after."""
    archive.begin(new())
    with pytest.raises(Refused, match="stop the recording"):
        archive.erase(SESSION)
    with pytest.raises(Refused, match="stop the recording"):
        archive.erase_key("1 circle", series=None, session=SESSION)


def test_of_one_person_nothing_is_left_in_a_series(archive: Archive) -> None:
    """[K5] In whatever seats; the others stay as they were, and so do other groups."""
    for session, seat in ((SESSION, 1), (OTHER, 2)):
        keep(archive, played(), new(session, series="Garden"))
        seats = [
            SessionSeat(seat=seat, key="blue", kept=True),
            SessionSeat(seat=3 - seat, key="green", kept=True),
        ]
        goals = [
            Goal(id="g", text="Waits", seat_key="blue", series=True, rating=1),
            Goal(id=f"h{session}", text="Sings", seat_key="blue", rating=2),
            Goal(id=f"i{session}", text="Ends", seat_key="green", rating=0),
        ]
        moods = [Mood(seat_key="blue", before=1, after=2), Mood(seat_key=None, before=5)]
        archive.edit(session, SessionEdit(seats=seats, goals=goals, moods=moods))
    keep(archive, played(), new("elsewhere123"))
    before = archive.document(SESSION)
    elsewhere = archive.document("elsewhere123")

    assert archive.erase_key("blue", series="Garden", session=None) == 2

    assert list(archive.events(SESSION)) == list(without(before.events, [1]))
    for session, gone in ((SESSION, 1), (OTHER, 2)):
        kept = archive.document(session)
        assert not [event for event in kept.events if seat_of(event) == gone]
        assert [(seat.seat, seat.key) for seat in kept.session.seats] == [(3 - gone, "green")]
        assert [goal.text for goal in kept.session.goals] == ["Ends"]
        assert kept.session.moods == [Mood(seat_key=None, before=5)]
        assert set(archive.densities(session).seats) == {str(3 - gone)}
    assert archive.document("elsewhere123") == elsewhere


def test_of_one_session_the_others_of_the_series_are_not_touched(archive: Archive) -> None:
    """[K5] A goal of the series stays; its rating here goes."""
    for session in (SESSION, OTHER):
        keep(archive, played(), new(session, series="Garden"))
        goals = [Goal(id="g", text="Waits", seat_key="1 circle", series=True, rating=1)]
        archive.edit(session, SessionEdit(goals=goals))
    other = archive.document(OTHER)
    assert archive.erase_key("1 circle", series=None, session=SESSION) == 1
    assert [goal.rating for goal in archive.session(SESSION).goals] == [None]
    assert archive.document(OTHER) == other


def test_each_session_goes_in_its_time(archive: Archive) -> None:
    """[K5] Counted from its end; one that is kept for its room alone goes with the room."""
    for session, days in ((SESSION, 30), (OTHER, 0), ("third0000000", 365)):
        keep(archive, played(), new(session, days=days))
    archive.begin(new("running00000", days=0))
    assert archive.due("2026-06-03T10:29:59Z") == []
    assert archive.due("2026-06-03T10:30:00Z", held=[OTHER]) == []
    assert archive.due("2026-06-03T10:30:00Z") == [OTHER]
    assert sorted(archive.due("2026-07-03T10:30:00Z")) == [SESSION, OTHER]
    archive.edit(SESSION, SessionEdit(keep_days=31))
    assert archive.due("2026-07-03T10:30:00Z", held=["third0000000"]) == [OTHER]
