"""One person's key over a whole series."""

import pytest

from server.core.errors import Refused
from server.protocol import Goal, Mood, SessionEdit
from server.storage.archive import Archive
from tests.storage.sessions import OTHER, SESSION, keep, new, played


@pytest.fixture
def series(archive: Archive) -> Archive:
    """Two sessions of one series, with what was written of the person in seat 1."""
    keep(archive, played(), new(series="Garden"))
    keep(archive, played(), new(OTHER, series="Garden"))
    goals = [
        Goal(id="s", text="Waits", series=True, seat_key="1 circle", rating=1),
        Goal(id="o", text="Looks up", seat_key="1 circle"),
        Goal(id="g", text="All at once"),
    ]
    archive.edit(SESSION, SessionEdit(goals=goals, moods=[Mood(seat_key="1 circle", before=2)]))
    return archive


def keys(archive: Archive, session: str) -> list[str]:
    return [seat.key for seat in archive.session(session).seats]


def test_a_key_changes_in_every_session_of_its_series(series: Archive) -> None:
    """[K4] With the goals and moods that were written under it; nobody else's, and no other series."""
    assert series.rename_key("Garden", "1 circle", "wren") == 2
    assert "wren" in keys(series, SESSION)
    assert "1 circle" not in keys(series, SESSION) + keys(series, OTHER)
    view = series.session(SESSION)
    assert {goal.id: goal.seat_key for goal in view.goals} == {"s": "wren", "o": "wren", "g": None}
    assert [mood.seat_key for mood in view.moods] == ["wren"]
    assert {goal.id: goal.rating for goal in view.goals}["s"] == 1
    assert series.rename_key("Garden", "wren", "1 circle") == 2  # and back again


@pytest.mark.parametrize(
    ("name", "key", "to", "code"),
    [
        ("Garden", "1 circle", "2 square", "key_taken"),
        ("Garden", "nobody", "wren", "no_such_key"),
        ("Meadow", "1 circle", "wren", "no_such_key"),
        ("Garden", "1 circle", "a\x00b", "not_words"),
    ],
)
def test_what_can_not_be_is_refused_whole(series: Archive, name: str, key: str, to: str, code: str) -> None:
    """[S4] Two people never become one, and nothing is changed."""
    if to == "2 square":
        to = keys(series, OTHER)[-1]
    before = keys(series, SESSION), keys(series, OTHER)
    with pytest.raises(Refused) as refused:
        series.rename_key(name, key, to)
    assert refused.value.code == code
    assert (keys(series, SESSION), keys(series, OTHER)) == before
