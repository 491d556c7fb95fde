"""What a therapist writes to a kept session."""

import pytest

from server.core.errors import Refused
from server.core.tape import Marked
from server.protocol import Goal, Mood, SessionEdit, SessionSeat
from server.storage.archive import Archive
from tests.storage.sessions import OTHER, SESSION, keep, new, played


def test_what_is_absent_stays(archive: Archive) -> None:
    """[K4] Each field by itself."""
    keep(archive, played(), new(series="Garden"))
    archive.edit(SESSION, SessionEdit(words="They listened.\nLong."))
    archive.edit(SESSION, SessionEdit(title="Garden, third"))
    line = archive.edit(SESSION, SessionEdit(keep_days=365)).line
    assert (line.title, line.words, line.series, line.keep_days) == (
        "Garden, third",
        "They listened.\nLong.",
        "Garden",
        365,
    )
    assert line.goes == "2027-06-03T10:30:00Z"
    assert archive.edit(SESSION, SessionEdit(series=None)).line.series is None


def test_seats_get_the_keys_of_whoever_sat_there(archive: Archive) -> None:
    """[K4] The same key in a series is the same person; the name stays on paper."""
    keep(archive, played())
    seats = [SessionSeat(seat=2, key="blue", kept=True, assent="yes")]
    assert archive.edit(SESSION, SessionEdit(seats=seats)).seats == [
        SessionSeat(seat=1, key="1 circle", kept=True),
        SessionSeat(seat=2, key="blue", kept=True, assent="yes"),
    ]


def test_a_mark_is_edited_on_the_tape_too(archive: Archive) -> None:
    """[K2] Its word, its picture; and a deleted one is on neither."""
    keep(archive, played())
    archive.add_mark(SESSION, at=3.0, icon="heart", word="later")
    view = archive.edit_mark(SESSION, 1, icon="flag", word="for us", at=16.0)
    assert [(mark.id, mark.at, mark.icon, mark.word) for mark in view.marks] == [
        (1, 16.0, "flag", "for us"),
        (2, 3.0, "heart", "later"),
    ]
    assert [event for event in archive.events(SESSION) if isinstance(event, Marked)] == [
        Marked(at=15.0, icon="flag", word="for us")
    ]
    archive.delete_mark(SESSION, 2)
    assert archive.delete_mark(SESSION, 1).marks == []
    assert not [event for event in archive.events(SESSION) if isinstance(event, Marked)]
    for again in (archive.delete_mark, archive.edit_mark):
        with pytest.raises(Refused, match="no more"):
            again(SESSION, 1)


def test_a_goal_of_a_series_is_rated_anew_in_each_session(archive: Archive) -> None:
    """[K4] Written once, the same in all; the rating is each session's own."""
    keep(archive, played(), new(series="Garden"))
    keep(archive, played(), new(OTHER, series="Garden"))
    shared = Goal(id="g", text="Waits for the others", area="relationships", series=True, levels=["a", "b"])
    own = Goal(id="h", text="Sings", weight=3)
    archive.edit(SESSION, SessionEdit(goals=[rated(shared, -1), own]))
    assert archive.session(OTHER).goals == [shared]
    archive.edit(OTHER, SessionEdit(goals=[rated(shared, 2)]))
    assert archive.session(SESSION).goals == [rated(shared, -1), own]
    assert archive.session(OTHER).goals == [rated(shared, 2)]


def rated(goal: Goal, rating: int) -> Goal:
    from msgspec.structs import replace

    return replace(goal, rating=rating)


def test_a_goal_that_is_over_stays_where_it_was_rated(archive: Archive) -> None:
    """[K4] Taken out of this session, it is asked of no later one; earlier ratings are not lost."""
    keep(archive, played(), new(series="Garden"))
    keep(archive, played(), new(OTHER, series="Garden"))
    shared = Goal(id="g", text="Waits", series=True)
    archive.edit(SESSION, SessionEdit(goals=[rated(shared, 1)]))
    archive.edit(OTHER, SessionEdit(goals=[]))
    assert archive.session(OTHER).goals == []
    assert archive.session(SESSION).goals == [rated(shared, 1)]
    archive.edit(SESSION, SessionEdit(goals=[]))
    assert archive.session(SESSION).goals == []


def test_a_goal_meant_for_a_series_waits_for_one(archive: Archive) -> None:
    """[K4] Written before the session was in a group."""
    keep(archive, played())
    keep(archive, played(), new(OTHER, series="Garden"))
    shared = Goal(id="g", text="Waits", series=True)
    archive.edit(SESSION, SessionEdit(goals=[shared]))
    assert archive.session(OTHER).goals == []
    archive.edit(SESSION, SessionEdit(series="Garden"))
    assert archive.session(OTHER).goals == [shared]
    archive.edit(OTHER, SessionEdit(goals=[rated(shared, 0)]))
    archive.edit(OTHER, SessionEdit(series=None))
    assert archive.session(OTHER).goals == [rated(shared, 0)]


def test_moods_are_what_was_written_down(archive: Archive) -> None:
    """[K4] In their order; half of one is allowed."""
    keep(archive, played())
    moods = [Mood(seat_key="2 star", before=3), Mood(seat_key=None, before=4, after=8)]
    assert archive.edit(SESSION, SessionEdit(moods=moods)).moods == moods
    assert archive.edit(SESSION, SessionEdit(moods=[])).moods == []


def test_what_no_text_holds_is_refused_and_nothing_half_done(archive: Archive) -> None:
    """[K4] PostgreSQL would not take it, and a copy could not be read back."""
    keep(archive, played())
    for edit in (
        SessionEdit(title="Other", words="a\x00b"),
        SessionEdit(title="Other", goals=[Goal(id="g", text="a"), Goal(id="g", text="b")]),
        SessionEdit(title="Other", seats=[SessionSeat(seat=1, key="a\x00", kept=True)]),
        SessionEdit(title="Other", moods=[Mood(seat_key="\x00")]),
    ):
        with pytest.raises(Refused):
            archive.edit(SESSION, edit)
    assert archive.session(SESSION).line.title == "Tuesday group"
