"""How everybody plays now, as the dashboard is told."""

from time import process_time

import pytest

from server.core.listening import EVERY
from server.protocol import Match, Reading
from tests.harness import CONDUCTOR, ScriptedRoom


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3)


def taps(room: ScriptedRoom, seat: int, bpm: float, seconds: float, *, pad: int = 0) -> ScriptedRoom:
    """Somebody taps evenly for a while."""
    end = room.now + seconds
    while room.now + 60 / bpm <= end:
        room.at(room.now + 60 / bpm)
        room.lifts(seat, room.plays(seat, pad=pad))
    return room


def latest(room: ScriptedRoom) -> dict[int, Reading]:
    return {reading.seat: reading for reading in room.facts(Match, to="conductors")[-1].readings}


def test_who_plays_is_read_and_the_group_with_them(room: ScriptedRoom) -> None:
    """[C3] Pulse, loudness, register and density; whoever doesn't play is missing."""
    taps(room, 2, 90, 12, pad=3).at(room.now + EVERY)
    readings = latest(room)
    assert set(readings) == {0, 2}
    own = readings[2]
    assert own.bpm == pytest.approx(90, rel=0.01)
    assert own.clarity > 0.9
    assert own.loudness == pytest.approx(0.8)
    assert own.pitch == pytest.approx(room.surface(2).pads[3].pitch, abs=0.01)
    assert own.density == pytest.approx(1.5, abs=0.15)
    assert readings[0].bpm == own.bpm


def test_it_is_told_once_a_second_while_somebody_plays(room: ScriptedRoom) -> None:
    """[C3] And once more when all have been quiet for ten seconds; then no more."""
    taps(room, 1, 120, 10)
    assert 8 <= len(room.facts(Match)) <= 11
    room.at(room.now + 20).forget()
    assert room.at(room.now + 20).facts(Match) == []
    room.lifts(1, room.plays(1, pad=0))
    room.at(room.now + 2.5)
    assert [reading.seat for reading in room.facts(Match)[0].readings] == [1, 0]


def test_the_last_word_is_that_nobody_plays(room: ScriptedRoom) -> None:
    """[C3] So that nothing old stands on the dashboard."""
    taps(room, 1, 120, 4).at(room.now + 15)
    assert room.facts(Match)[-1].readings == []


def test_nobody_listens_while_nobody_looks(room: ScriptedRoom) -> None:
    """[F3] Without a dashboard nothing is worked out."""
    room.goes(CONDUCTOR)
    taps(room, 1, 120, 12)
    assert room.facts(Match) == []
    room.comes(CONDUCTOR)
    taps(room, 1, 120, 4)
    assert latest(room)[1].bpm == pytest.approx(120, rel=0.02)


def test_an_idle_room_is_left_alone(room: ScriptedRoom) -> None:
    """[F3] Nothing turns while nobody plays."""
    taps(room, 1, 120, 4).at(room.now + 30)
    assert room.room.listening.due() is None


def test_no_wake_stalls_the_room(room: ScriptedRoom) -> None:
    """[F1] Seats are read one at a time: no wake works for more than a few milliseconds."""
    for step in range(400):
        room.at(room.now + 0.025)
        seat = 1 + step % 3
        room.lifts(seat, room.plays(seat, pad=step % 5))
    longest = 0.0
    for _ in range(40):
        now = room.room.next_wake() or 0.0
        begun = process_time()
        room.room.wake(now)
        longest = max(longest, process_time() - begun)
    assert longest < 0.02


def test_silent_touches_are_read_too(room: ScriptedRoom) -> None:
    """[C3] Somebody who rests may be met all the same."""
    room.room.sounding = frozenset()
    taps(room, 1, 80, 12)
    assert latest(room)[1].bpm == pytest.approx(80, rel=0.01)
