"""Iso ramp: meet the group where it is, then change slowly."""

import pytest

from server.core.errors import Refused
from server.protocol import (
    EndTechnique,
    Go,
    IsoRamp,
    Mix,
    SetLevel,
    SetScale,
    SetSeats,
    SetTempo,
    StartTechnique,
    Stop,
    Surface,
    TechniqueState,
    Undo,
)
from tests.core.techniques.beats import cue, running
from tests.harness import ScriptedRoom


def iso(minutes: float = 2.0, *, seats: tuple[int, ...] = (), **more: object) -> StartTechnique:
    ramp = IsoRamp(minutes=minutes, **more)  # type: ignore[arg-type]
    return StartTechnique(TechniqueState(technique="iso", seats=seats, iso=ramp))


END = EndTechnique(technique="iso")


@pytest.fixture
def room() -> ScriptedRoom:
    """Three people, 72 beats a minute, room at 6."""
    return ScriptedRoom().sits(1, 2, 3).at(10.0)


def bpm(room: ScriptedRoom) -> float:
    return room.room.transport.bpm_at(room.now)


def test_from_here_to_there_evenly_and_then_it_stays(room: ScriptedRoom) -> None:
    """[C2] All five at once; it ends by itself and everything keeps the value it has come to."""
    room.conducts(iso(2.0, bpm=50.0, level=3.0, register=-2, density=2.0, brightness=0.4)).at(70.0)
    half = room.room.settings
    assert bpm(room) == pytest.approx(61.0, abs=0.3)
    assert half.level == pytest.approx(4.5, abs=0.05)
    assert half.density == pytest.approx(5.0, abs=0.1)
    assert half.brightness == pytest.approx(0.7, abs=0.01)
    assert half.seats[0].register == -1
    assert cue(room).share == pytest.approx(0.5, abs=0.01)
    room.at(135.0)
    after = room.room.settings
    assert running(room) == set()
    assert (bpm(room), after.level, after.density, after.brightness) == (50.0, 3.0, 2.0, 0.4)
    assert {seat.register for seat in after.seats} == {-2}
    room.at(600.0)
    assert bpm(room) == 50.0


def test_undo_goes_back_to_how_it_was_before(room: ScriptedRoom) -> None:
    """[C1] The whole ramp is one change, in the middle of it and when it has arrived."""
    before = room.room.settings
    for end in (60.0, 150.0):
        room.conducts(iso(2.0, bpm=50.0, level=3.0, register=-2)).at(room.now + end)
        room.conducts(Undo()).at(room.now + 3.0)
        assert room.room.settings == before
        assert bpm(room) == 72.0
        assert room.state().undo is None


def test_taking_back_something_else_keeps_the_ramp(room: ScriptedRoom) -> None:
    """[C1] A scale chosen meanwhile is undone alone: the level doesn't leap back."""
    room.conducts(iso(2.0, level=2.0, bpm=50.0)).at(30.0).conducts(SetScale(scale="hirajoshi")).at(70.0)
    level = room.room.settings.level
    room.conducts(Undo())
    assert room.room.settings.level == level
    assert room.room.settings.scale == "major_pentatonic"
    room.at(135.0)
    assert (room.room.settings.level, bpm(room)) == (2.0, 50.0)


def test_it_begins_where_the_group_plays(room: ScriptedRoom) -> None:
    """[C3] At the pulse that was read, on the next beat, and from there on evenly."""
    room.conducts(iso(2.0, bpm=60.0, start_bpm=100.0)).at(12.0)
    assert bpm(room) == pytest.approx(100.0, abs=1.0)
    room.at(70.0)
    assert bpm(room) == pytest.approx(80.0, abs=1.0)
    room.at(135.0)
    assert bpm(room) == 60.0


def test_paused_it_holds_where_it_is_and_goes_on_over_the_time_left(room: ScriptedRoom) -> None:
    """[C2] However long the pause is."""
    room.conducts(iso(2.0, bpm=52.0, level=2.0)).at(70.0)
    room.conducts(iso(2.0, bpm=52.0, level=2.0, paused=True)).at(75.0)
    tempo, level = bpm(room), room.room.settings.level
    assert tempo == pytest.approx(62.0, abs=0.5)
    room.at(500.0)
    assert (bpm(room), room.room.settings.level) == (tempo, level)
    room.conducts(iso(2.0, bpm=52.0, level=2.0)).at(530.0)
    assert bpm(room) == pytest.approx(57.0, abs=0.5)
    room.at(566.0)
    assert (bpm(room), room.room.settings.level) == (52.0, 2.0)
    assert running(room) == set()


def test_ended_early_it_holds_where_it_is(room: ScriptedRoom) -> None:
    """[C2] Nothing leaps, neither to the target nor back."""
    room.conducts(iso(2.0, bpm=52.0, level=2.0)).at(70.0).conducts(END).at(75.0)
    tempo, level = bpm(room), room.room.settings.level
    assert tempo == pytest.approx(62.0, abs=0.3)
    assert level == pytest.approx(4.0, abs=0.05)
    assert room.room.settings.bpm == tempo
    room.at(300.0)
    assert (bpm(room), room.room.settings.level) == (tempo, level)


def test_while_the_room_is_stopped_it_waits(room: ScriptedRoom) -> None:
    """[C1] After GO it goes on from where it was, over the time that is left."""
    room.conducts(iso(2.0, bpm=52.0, level=2.0)).at(70.0).conducts(Stop()).at(75.0)
    tempo, level = bpm(room), room.room.settings.level
    room.at(400.0)
    assert (bpm(room), room.room.settings.level) == (tempo, level)
    room.conducts(Go())
    counting = room.room.counting
    assert counting is not None
    go = counting.go
    room.at(go + 30)
    assert bpm(room) == pytest.approx(57.0, abs=0.7)
    room.at(go + 66)
    assert (bpm(room), room.room.settings.level) == (52.0, 2.0)
    assert running(room) == set()


def test_begun_while_the_room_is_stopped_it_begins_with_go(room: ScriptedRoom) -> None:
    """[C2] No time is lost in silence."""
    room.conducts(Stop(), iso(1.0, level=2.0)).at(100.0)
    assert room.room.settings.level == 6
    room.conducts(Go(count_in=False)).at(161.0)
    assert room.room.settings.level == 2.0


def test_what_is_set_by_hand_leaves_the_ramp(room: ScriptedRoom) -> None:
    """[C1] The therapist's hand is stronger; the rest goes on."""
    room.conducts(iso(2.0, bpm=52.0, level=2.0, register=-2)).at(70.0)
    room.conducts(SetLevel(level=7), SetSeats(seats=[2], register=3)).at(135.0)
    after = room.room.settings
    assert (after.level, bpm(room)) == (7, 52.0)
    assert [seat.register for seat in after.seats[:3]] == [-2, 3, -2]


def test_a_tempo_set_by_hand_leaves_the_ramp(room: ScriptedRoom) -> None:
    """[C1] And stays, also when the rest is ended."""
    room.conducts(iso(2.0, bpm=52.0, level=2.0)).at(70.0).conducts(SetTempo(bpm=90.0)).at(100.0)
    assert bpm(room) == 90.0
    room.conducts(END).at(110.0)
    assert bpm(room) == 90.0


def test_when_everything_has_left_it_is_over(room: ScriptedRoom) -> None:
    """[C2] It does not run on for nothing."""
    room.conducts(iso(2.0, bpm=52.0)).at(20.0).conducts(SetTempo(bpm=90.0)).at(22.0)
    assert running(room) == set()


def test_another_target_makes_another_ramp_from_here(room: ScriptedRoom) -> None:
    """[C2] Over the full time."""
    room.conducts(iso(2.0, level=2.0)).at(70.0).conducts(iso(2.0, level=8.0)).at(130.0)
    assert room.room.settings.level == pytest.approx(6.0, abs=0.1)
    room.at(192.0)
    assert room.room.settings.level == 8.0


def test_the_level_goes_in_small_even_steps(room: ScriptedRoom) -> None:
    """[A3] One balance a second, each reached within a second: nobody hears a step."""
    room.forget().conducts(iso(1.0, level=2.0)).at(71.0)
    mixes = room.facts(Mix, to="speakers")
    assert 58 <= len(mixes) <= 63
    assert {mix.over for mix in mixes} == {1.0}
    masters = [mix.master for mix in mixes]
    assert masters == sorted(masters, reverse=True)


def test_registers_move_a_step_at_a_time_on_the_bar(room: ScriptedRoom) -> None:
    """[M2] Pads move as little as can be, and for those who are meant only."""
    room.forget().conducts(iso(1.0, register=-3, seats=(1, 2)))
    seen = set()
    while running(room):
        before = room.room.settings.seats[0].register
        room.at(room.now + 0.1)
        after = room.room.settings.seats[0].register
        if after != before:
            assert before - after == 1
            seen.add(after)
    assert seen == {-1, -2, -3}
    assert room.room.settings.seats[2].register == 0
    assert len(room.facts(Surface, to=3)) <= 6


def test_no_tablet_is_told_of_what_it_doesnt_see(room: ScriptedRoom) -> None:
    """[F3] Two minutes of a level ramp: a word at the beginning, one at the end."""
    room.forget().conducts(iso(2.0, level=2.0, brightness=0.5)).at(140.0)
    assert len(room.facts(Surface, to=1)) <= 2


def test_nothing_to_change_is_refused(room: ScriptedRoom) -> None:
    """[C2] One sentence."""
    for technique in (TechniqueState(technique="iso"), iso().technique):
        with pytest.raises(Refused, match="Choose what is to change slowly"):
            room.conducts(StartTechnique(technique))


def test_a_very_short_ramp_arrives(room: ScriptedRoom) -> None:
    """[C2] Six seconds, with a tempo to begin with, still end where they should."""
    room.conducts(iso(0.1, bpm=60.0, start_bpm=110.0, level=3.0)).at(25.0)
    assert (bpm(room), room.room.settings.level) == (60.0, 3.0)
    assert running(room) == set()


def test_taken_back_the_end_the_ramp_goes_on_anew(room: ScriptedRoom) -> None:
    """[C1] From where things are then."""
    room.conducts(iso(1.0, level=2.0)).at(40.0).conducts(END).at(50.0).conducts(Undo())
    assert running(room) == {"iso"}
    room.at(112.0)
    assert room.room.settings.level == 2.0
