"""Changes that land in time: a scale on a bar, a tempo on a beat."""

import pytest

from server.core.accompaniment import LOOKAHEAD
from server.core.landing import LONGEST_LEAD
from server.protocol import Go, Link, SetScale, SetTempo, Stop, Surface, Undo
from tests.harness import ScriptedRoom, member

BEAT = 60 / 72


def coming_at(room: ScriptedRoom) -> float:
    coming = room.room.coming
    assert coming is not None
    return coming.at


def test_a_scale_lands_on_the_next_bar(room: ScriptedRoom) -> None:
    """[M2] And each tablet is told what it will be, and when, before it is."""
    room.sits(1).at(1.0).conducts(SetScale(scale="hirajoshi", root=1))
    assert coming_at(room) == pytest.approx(4 * BEAT)
    (ahead,) = [fact for fact in room.facts(Surface, to=1) if fact.at is not None]
    assert ahead.at == pytest.approx(4 * BEAT)
    room.at(4 * BEAT + 0.01)
    assert room.room.tuning.scale.id == "hirajoshi"
    assert room.surface(1).pads == ahead.pads


def test_a_bar_too_near_to_be_heard_of_is_left_out(room: ScriptedRoom) -> None:
    """[M2] A slow tablet hears of it in time, too; a hopeless one doesn't hold up the room."""
    room.sits(1, 2).says(member(1), Link(round_trip=200.0, jitter=20.0))
    room.at(4 * BEAT - 0.5).conducts(SetScale(scale="hirajoshi", root=1))
    assert coming_at(room) == pytest.approx(8 * BEAT)
    room.conducts(Undo()).says(member(2), Link(round_trip=9000.0, jitter=0.0))
    room.conducts(SetScale(scale="hirajoshi", root=1))
    assert coming_at(room) - room.now <= LONGEST_LEAD + 4 * BEAT


def test_taken_back_in_time_it_never_lands(room: ScriptedRoom) -> None:
    """[C1] The old scale goes on as if nothing had been."""
    room.sits(1).at(1.0).conducts(SetScale(scale="hirajoshi", root=1), Undo()).at(10.0)
    assert room.room.tuning.scale.id == "major_pentatonic"


def test_a_tempo_lands_on_the_next_beat(room: ScriptedRoom) -> None:
    """[M2] As late as can be and still in time for what is planned ahead."""
    room.at(1.1).conducts(SetTempo(bpm=120.0))
    room.at(2 * BEAT - LOOKAHEAD - 0.01)
    assert room.room.coming_tempo is not None
    room.at(2 * BEAT)
    assert room.room.transport.beat_at(2 * BEAT) == pytest.approx(2)
    assert room.room.transport.bpm_at(2 * BEAT + 0.01) == 120


def test_a_gliding_tempo_begins_on_a_beat_and_arrives(room: ScriptedRoom) -> None:
    """[M2] Evenly, within the seconds that were asked for."""
    room.at(1.1).conducts(SetTempo(bpm=100.0, over=4.0)).at(3.0)
    tempo = room.room.transport
    assert tempo.bpm_at(2 * BEAT) == pytest.approx(72)
    assert tempo.bpm_at(2 * BEAT + 2) == pytest.approx(86)
    assert tempo.bpm_at(2 * BEAT + 4.01) == 100


def test_a_scale_on_its_way_keeps_its_bar_through_a_change_of_tempo(room: ScriptedRoom) -> None:
    """[M2] [M3] Twice as fast from the second beat on: the bar line comes sooner, and the scale with it."""
    room.sits(1).at(0.2).conducts(SetScale(scale="hirajoshi", root=1), SetTempo(bpm=144.0)).at(BEAT)
    assert coming_at(room) == pytest.approx(BEAT + 3 * 60 / 144)
    ahead = [fact.at for fact in room.facts(Surface, to=1) if fact.at is not None]
    assert ahead[-1] == pytest.approx(coming_at(room))
    room.at(BEAT + 3 * 60 / 144 + 0.01)
    assert room.room.tuning.scale.id == "hirajoshi"


def test_the_last_of_two_quick_changes_lands(room: ScriptedRoom) -> None:
    """[M2] A hand on the slider."""
    room.at(1.1).conducts(SetTempo(bpm=90.0), SetTempo(bpm=96.0)).at(4.0)
    assert room.room.transport.bpm_at(4.0) == 96


def test_a_tempo_set_during_a_count_in_holds_from_its_first_beat(room: ScriptedRoom) -> None:
    """[C1][M2] What has been counted is kept."""
    room.at(1.0).conducts(Stop()).at(5.0).conducts(Go())
    counting = room.room.counting
    assert counting is not None
    room.at(5.5).conducts(SetTempo(bpm=144.0))
    assert room.room.transport.bpm_at(counting.go - 0.01) == 72
    room.at(counting.go + 0.5)
    assert room.room.transport.beat_at(counting.go) == pytest.approx(counting.beat)
    assert room.room.transport.bpm_at(room.now) == 144
