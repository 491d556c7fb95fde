"""Echo: what a seat has just played is given back once, in the therapist's timbre."""

import pytest

from server.core.errors import Refused
from server.protocol import (
    LEADER,
    EndTechnique,
    SetLeader,
    SetScale,
    SetSeats,
    Silence,
    SoundOff,
    SoundOn,
    Stop,
    Undo,
)
from tests.core.techniques.beats import BEAT, cue, running, start
from tests.harness import ScriptedRoom, member


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3).at(10.0)


def phrase(room: ScriptedRoom, seat: int, gaps: tuple[float, ...] = (0.0, 0.4, 0.4, 0.8)) -> list[SoundOn]:
    """Some tones with these gaps before them; what was heard of them."""
    before = len(room.heard(seat))
    for place, gap in enumerate(gaps):
        room.at(room.now + gap)
        note = room.plays(seat, pad=place % 5)
        room.at(room.now + 0.1).lifts(seat, note)
    return room.heard(seat)[before:]


def echo(room: ScriptedRoom) -> list[SoundOn]:
    """What is given back, once it is over."""
    while "echo" in running(room):
        room.at(room.now + 0.05)
    return room.heard(LEADER)


def test_the_same_tones_from_the_next_beat_on(room: ScriptedRoom) -> None:
    """[C2] Pitch and touch as they were, in the therapist's timbre."""
    played = phrase(room, 1)
    room.conducts(SetLeader(instrument="harp", soft=True), start("echo"))
    asked = room.now
    given = echo(room)
    assert [sound.pitch for sound in given] == pytest.approx([sound.pitch for sound in played])
    assert {(sound.instrument, sound.soft, sound.velocity) for sound in given} == {("harp", True, 0.8)}
    assert given[0].at is not None
    beat = room.room.transport.beat_at(given[0].at)
    assert beat == pytest.approx(round(beat))
    assert 0 < given[0].at - asked <= BEAT + 0.16


def test_each_gap_is_loosened_by_a_tenth_at_most(room: ScriptedRoom) -> None:
    """[C2] Like somebody who plays after somebody, not like a machine."""
    phrase(room, 1, (0.0, *[0.2] * 12))
    room.conducts(start("echo"))
    times = [sound.at for sound in echo(room) if sound.at is not None]
    gaps = [after - before for before, after in zip(times, times[1:], strict=False)]
    assert all(0.3 * 0.9 - 1e-6 <= gap <= 0.3 * 1.1 + 1e-6 for gap in gaps)
    assert max(gaps) - min(gaps) > 0.02


def test_it_ends_by_itself_and_undo_has_nothing_to_do(room: ScriptedRoom) -> None:
    """[C1] It was heard; nobody can take that back."""
    phrase(room, 1)
    room.conducts(start("echo"))
    echo(room)
    assert room.state().undo is None
    with pytest.raises(Refused, match="nothing to take back"):
        room.conducts(Undo())


def test_a_change_during_it_can_be_undone_without_hearing_it_again(room: ScriptedRoom) -> None:
    """[C1] Undo takes back the chairs' sound, not the echo."""
    phrase(room, 1)
    room.conducts(start("echo"), SetSeats(seats=[2], instrument="flute"))
    echo(room)
    room.conducts(Undo())
    assert running(room) == set()
    assert room.room.settings.seats[1].instrument != "flute"


def test_of_nobody_chosen_whoever_played_last_is_given_back(room: ScriptedRoom) -> None:
    """[C2] And says so."""
    phrase(room, 1)
    phrase(room, 3, (0.1, 0.3))
    room.conducts(start("echo"))
    assert (cue(room).phase, cue(room).now, cue(room).next) == ("echo", [LEADER], [3])
    assert len(echo(room)) == 2


def test_of_those_chosen_whoever_played_last(room: ScriptedRoom) -> None:
    """[C2] Others don't mix in."""
    phrase(room, 1)
    phrase(room, 3, (0.1, 0.1))
    room.conducts(start("echo", seats=(1, 2)))
    assert cue(room).next == [1]
    assert len(echo(room)) == 4


@pytest.mark.parametrize(("seconds", "tones"), [(0.0, 4), (2.0, 2), (8.0, 6), (600.0, 6)])
def test_the_last_seconds_and_no_more(room: ScriptedRoom, seconds: float, tones: int) -> None:
    """[C2] Four, unless it is set: from two to eight."""
    for _ in range(6):
        room.at(room.now + 1.0)
        room.lifts(1, room.plays(1, pad=1))
    room.at(room.now + 0.5).conducts(start("echo", seconds=seconds))
    assert len(echo(room)) == tones


def test_nothing_to_give_back(room: ScriptedRoom) -> None:
    """[C2] One sentence that says who and how long."""
    with pytest.raises(Refused, match=r"Moon has not played in the last four seconds\."):
        room.conducts(start("echo", seats=(2,)))
    with pytest.raises(Refused, match=r"Nobody here has played in the last eight seconds\."):
        room.conducts(start("echo", seconds=8.0))
    phrase(room, 2)
    room.at(room.now + 4.1)
    with pytest.raises(Refused, match="Moon has not played"):
        room.conducts(start("echo", seats=(2,)))


def test_what_was_not_heard_is_not_given_back(room: ScriptedRoom) -> None:
    """[C2] A seat at rest has nothing that anybody knows of."""
    room.conducts(SetSeats(seats=[1], rest=True))
    phrase(room, 1)
    with pytest.raises(Refused, match="has not played"):
        room.conducts(start("echo", seats=(1,)))


def test_a_new_scale_is_heard_in_the_echo(room: ScriptedRoom) -> None:
    """[P3] Each tone is of the scale in force when it sounds."""
    phrase(room, 1, (0.0, *[0.3] * 10))
    room.conducts(start("echo", seconds=8.0), SetScale(scale="hirajoshi", root=1))
    coming = room.room.coming
    assert coming is not None
    before = room.room.tuning
    given = echo(room)
    assert any(sound.at is not None and sound.at >= coming.at for sound in given)
    for sound in given:
        assert sound.at is not None
        assert (coming.tuning if sound.at >= coming.at else before).contains(sound.pitch)


def test_a_lasting_timbre_is_ended(room: ScriptedRoom) -> None:
    """[P4] As long as the hand stayed, and four beats at most."""
    note = room.plays(1, pad=1)
    room.at(room.now + 0.7).lifts(1, note)
    room.plays(1, pad=2)
    room.at(room.now + 1.2).conducts(SetLeader(instrument="flute"), start("echo"))
    given = echo(room)
    ends = {off.id: off.at for off in room.facts(SoundOff) if off.id in {sound.id for sound in given}}
    lengths = [(ends[sound.id] or 0) - (sound.at or 0) for sound in given]
    assert lengths == pytest.approx([0.7, 1.2])


def test_stop_ends_it(room: ScriptedRoom) -> None:
    """[C1] Hardly anything is planned ahead, and after GO it isn't taken up again."""
    phrase(room, 1, (0.0, *[0.3] * 8))
    room.conducts(start("echo")).at(room.now + 1.5)
    planned = [sound for sound in room.heard(LEADER) if (sound.at or 0) > room.now]
    assert all((sound.at or 0) <= room.now + 0.151 for sound in planned)
    room.conducts(Stop()).forget().at(room.now + 10)
    assert room.heard(LEADER) == []
    assert running(room) == set()


def test_ended_by_hand_what_sounds_rings_out(room: ScriptedRoom) -> None:
    """[C1] One tap out, and nothing is cut."""
    phrase(room, 1, (0.0, *[0.3] * 8))
    room.conducts(start("echo")).at(room.now + 1.5).forget()
    room.conducts(EndTechnique(technique="echo")).at(room.now + 5)
    assert room.heard(LEADER) == []
    assert room.facts(Silence) == []


def test_asked_for_again_it_gives_back_what_was_played_since(room: ScriptedRoom) -> None:
    """[C2] Another seat, at once."""
    phrase(room, 1)
    room.conducts(start("echo", seats=(1,)))
    phrase(room, 2, (0.1, 0.1))
    room.forget().conducts(start("echo", seats=(2,)))
    assert cue(room).next == [2]
    assert len(echo(room)) == 2


def test_the_seat_that_is_given_back_may_leave(room: ScriptedRoom) -> None:
    """[C2] What was played was played."""
    phrase(room, 1)
    room.goes(member(1)).conducts(start("echo"))
    assert len(echo(room)) == 4


def test_while_the_room_is_stopped_there_is_nothing_to_answer_to(room: ScriptedRoom) -> None:
    """[C1] The way out is in the sentence."""
    phrase(room, 1)
    room.conducts(Stop())
    with pytest.raises(Refused, match="press GO"):
        room.conducts(start("echo"))
