"""A session that comes from another copy."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from server.core.document import Document
from server.core.errors import Refused
from server.core.tape import Event, Marked
from server.protocol import Goal, Mood, SessionEdit, SessionView
from server.storage.archive import Archive
from server.storage.taking_in import CHUNK
from tests.storage.sessions import OTHER, SESSION, keep, new, played


def whole(archive: Archive, series: str | None = "Garden") -> Document:
    """A session with everything, taken away."""
    keep(archive, played(200, every=0.25), new(series=series, days=90))
    archive.add_mark(SESSION, at=7.0, icon="heart", word="quiet")
    archive.delete_mark(SESSION, archive.add_mark(SESSION, at=9.0, icon="flag").marks[-1].id)
    archive.edit(
        SESSION,
        SessionEdit(
            words="They waited for each other.",
            goals=[
                Goal(
                    id="g", text="Waits", series=True, rating=1, levels=["never", "always"], area="attention"
                ),
                Goal(id="h", text="Sings", seat_key="1 circle", weight=4),
            ],
            moods=[Mood(seat_key="1 circle", before=2, after=7)],
        ),
    )
    document = archive.document(SESSION)
    assert len(document.events) > CHUNK
    return document


def content(view: SessionView) -> SessionView:
    """Without what belongs to one copy alone."""
    return replace(view, line=replace(view.line, goes=None, imported=False))


def test_what_was_taken_away_comes_back_unchanged(archive: Archive) -> None:
    """[K5] Every event, mark, word, goal, rating and mood; under its own id."""
    document = whole(archive)
    archive.erase(SESSION)
    assert archive.take_in(document.session, iter(document.events)) == SESSION
    again = archive.document(SESSION)
    assert again.events == document.events
    assert content(again.session) == content(document.session)
    assert again.session.line.imported
    assert archive.due(str(document.session.line.goes)) == []


def test_marks_still_belong_to_their_moments_on_the_tape(archive: Archive) -> None:
    """[K2] Editing one afterwards finds its event."""
    document = whole(archive)
    archive.erase(SESSION)
    archive.take_in(document.session, document.events)
    archive.edit_mark(SESSION, 1, word="changed")
    assert [event.word for event in archive.events(SESSION) if isinstance(event, Marked)] == ["changed"]
    assert archive.add_mark(SESSION, at=1.0, icon="star").marks[-1].id == 3


def test_what_is_here_already_is_not_here_twice(archive: Archive) -> None:
    """[K5] Bringing the same file in again changes nothing."""
    document = whole(archive)
    assert archive.take_in(document.session, document.events) == SESSION
    assert archive.document(SESSION) == document
    assert len(archive.sessions()) == 1


@pytest.mark.parametrize("difference", ["title", "event", "shorter", "longer"])
def test_another_session_of_the_same_id_gets_a_new_one(archive: Archive, difference: str) -> None:
    """[K5] Nothing that is here is written over."""
    document = whole(archive)
    session, events = document.session, list(document.events)
    match difference:
        case "title":
            session = replace(session, line=replace(session.line, title="Another"))
        case "event":
            events[CHUNK + 5] = Marked(at=100.0, icon="flag")
        case "shorter":
            events.pop()
        case _:
            events.append(Marked(at=200.0, icon="flag"))
    taken = archive.take_in(session, events)
    assert taken != SESSION
    assert archive.document(SESSION) == document
    assert list(archive.events(taken)) == events
    assert [goal.text for goal in archive.session(taken).goals] == ["Waits", "Sings"]


def test_broken_off_it_leaves_nothing(archive: Archive) -> None:
    """[K5] Whole or not at all."""
    document = whole(archive)
    archive.erase(SESSION)

    def breaking() -> Iterator[Event]:
        yield from document.events[: CHUNK + 10]
        raise Refused("broken_file", "This file breaks off.")

    with pytest.raises(Refused, match="breaks off"):
        archive.take_in(document.session, breaking())
    assert archive.sessions() == []
    assert archive.take_in(document.session, document.events) == SESSION


def test_a_goal_of_the_series_that_is_here_is_that_one(archive: Archive) -> None:
    """[K4] Word for word the same: rated in both. Another one of the same id stays with its session."""
    document = whole(archive)
    for title, text in (("Same", "Waits"), ("Other", "Waits long")):
        goals = [replace(goal, text=text if goal.series else goal.text) for goal in document.session.goals]
        line = replace(document.session.line, id=OTHER if text == "Waits" else "other1234567", title=title)
        archive.take_in(replace(document.session, line=line, goals=goals), document.events)
    archive.edit(OTHER, SessionEdit(goals=[Goal(id="g", text="Waits for all", series=True)]))
    assert [goal.text for goal in archive.session(SESSION).goals] == ["Waits for all", "Sings"]
    assert sorted(goal.text for goal in archive.session("other1234567").goals) == [
        "Sings",
        "Waits for all",
        "Waits long",
    ]


def test_one_that_was_to_end_with_its_room_stays_a_month(archive: Archive) -> None:
    """[K5] There is no such room here; else it were gone before anybody saw it."""
    document = whole(archive)
    archive.erase(SESSION)
    line = replace(document.session.line, keep_days=0)
    archive.take_in(replace(document.session, line=line), document.events)
    assert archive.session(SESSION).line.keep_days == 30


def test_what_no_text_holds_is_refused(archive: Archive) -> None:
    """[K5] Before anything is kept."""
    document = whole(archive)
    archive.erase(SESSION)
    line = replace(document.session.line, words="a\x00")
    with pytest.raises(Refused, match="character"):
        archive.take_in(replace(document.session, line=line), document.events)
    assert archive.sessions() == []
