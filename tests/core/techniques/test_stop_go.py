"""Stop & Go: all stop together, all start together."""

import pytest

from server.protocol import Go, NextPart, SetPulse, Silence, SoundOff, Stop
from tests.core.techniques.beats import cue, heard, last_turn, start, to_beat
from tests.harness import ScriptedRoom

ALL = {1, 2, 3}
NEXT = NextPart(technique="stop_go")


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3).at(0.5)


def lengths(room: ScriptedRoom, upto: int) -> list[tuple[str, float]]:
    """Phase and beats of the parts until a beat."""
    found: dict[float, tuple[str, float]] = {}
    for beat in range(4, upto):
        to_beat(room, beat + 0.5)
        technique = room.room.ensemble.running["stop_go"]
        part = technique.part  # type: ignore[attr-defined]
        if part.ends is not None:
            found[part.begins] = (part.phase, part.ends - part.begins)
    return list(found.values())


def test_everybody_then_nobody_then_everybody(room: ScriptedRoom) -> None:
    """[C2] It begins with all playing; each length is whole beats around what was set."""
    room.conducts(start("stop_go", beats=8))
    found = lengths(room, 150)
    assert [phase for phase, _ in found] == ["go", "stop"] * (len(found) // 2) + ["go"] * (len(found) % 2)
    beats = [length for _, length in found]
    assert all(length == int(length) and 4 <= length <= 12 for length in beats)
    assert len(set(beats)) >= 4


def test_another_game_another_chance(room: ScriptedRoom) -> None:
    """[C2] Drawn anew each time, and the same again from the same start: nothing in the room is random."""
    other, again = ScriptedRoom().sits(1, 2, 3).at(0.7), ScriptedRoom().sits(1, 2, 3).at(0.5)
    games = [lengths(each.conducts(start("stop_go", beats=8)), 90) for each in (room, other, again)]
    assert games[0] == games[2]
    assert games[0] != games[1]


def test_by_hand_each_change_waits_for_a_tap(room: ScriptedRoom) -> None:
    """[C2] On the next beat."""
    room.conducts(start("stop_go", by_hand=True))
    to_beat(room, 40.2)
    assert (cue(room).phase, cue(room).until, heard(room)) == ("go", None, ALL)
    room.conducts(NEXT)
    to_beat(room, 41.1)
    assert (cue(room).phase, heard(room)) == ("stop", set())
    to_beat(room, 60.2)
    assert heard(room) == set()
    room.conducts(NEXT)
    to_beat(room, 61.1)
    assert (cue(room).phase, heard(room)) == ("go", ALL)


def test_the_end_shows_two_beats_ahead_and_no_earlier(room: ScriptedRoom) -> None:
    """[C2][D1] Nobody can count it off, everybody can manage it together."""
    room.conducts(start("stop_go", beats=8))
    to_beat(room, 4.5)
    part = room.room.ensemble.running["stop_go"].part  # type: ignore[attr-defined]
    assert cue(room).until is None
    to_beat(room, part.ends - 2.1)
    assert cue(room).until is None
    to_beat(room, part.ends - 1.9)
    assert cue(room).until == part.ends


def test_all_tablets_count_to_go(room: ScriptedRoom) -> None:
    """[C2][D1] Two dots for each, at the same moments."""
    room.conducts(start("stop_go", beats=4))
    while cue(room).phase != "stop":
        to_beat(room, room.room.transport.beat_at(room.now) + 0.5)
    while (until := cue(room).until) is None:
        to_beat(room, room.room.transport.beat_at(room.now) + 0.25)
    told = [last_turn(room, seat) for seat in sorted(ALL)]
    assert {turn.at for turn in told} == {round(room.room.transport.seconds_at(until), 6)}
    assert all(len(turn.soon) == 2 and turn.mine for turn in told)


def test_held_tones_end_and_struck_ones_ring_out(room: ScriptedRoom) -> None:
    """[P4][C2] Nothing is cut by a silence."""
    room.conducts(start("stop_go", by_hand=True))
    to_beat(room, 5.1)
    room.plays(1, pad=0)
    room.conducts(NEXT).forget()
    to_beat(room, 6.2)
    assert heard(room) == set()
    assert room.facts(SoundOff) == []
    assert [silence for silence in room.facts(Silence) if silence.seat is None] == []


def test_the_grounds_wait_along(room: ScriptedRoom) -> None:
    """[M4][C2] Silence is silence; they come back with GO."""
    room.conducts(SetPulse(on=True), start("stop_go", by_hand=True))
    to_beat(room, 5.1)
    assert not room.room.ensemble.silences_grounds
    room.conducts(NEXT)
    to_beat(room, 6.1)
    assert room.room.ensemble.silences_grounds
    room.conducts(NEXT)
    to_beat(room, 8.1)
    assert not room.room.ensemble.silences_grounds


def test_go_in_a_stop_starts_all(room: ScriptedRoom) -> None:
    """[C1] The big button does what it says."""
    room.conducts(start("stop_go", by_hand=True))
    to_beat(room, 5.1)
    room.conducts(NEXT)
    to_beat(room, 7.1)
    room.conducts(Go())
    to_beat(room, 8.1)
    assert heard(room) == ALL


def test_after_a_real_stop_everybody_plays(room: ScriptedRoom) -> None:
    """[C1] However it was before."""
    room.conducts(start("stop_go", by_hand=True))
    to_beat(room, 5.1)
    room.conducts(NEXT)
    to_beat(room, 7.1)
    room.conducts(Stop()).at(room.now + 2).conducts(Go(count_in=False)).at(room.now + 0.1)
    assert heard(room) == ALL


def test_whoever_comes_while_all_play_plays(room: ScriptedRoom) -> None:
    """[R1] At once; and in a stop they stop along."""
    room.conducts(start("stop_go", by_hand=True))
    to_beat(room, 5.1)
    room.sits(4)
    assert heard(room) == ALL | {4}
    room.conducts(NEXT)
    to_beat(room, 7.1)
    room.sits(5)
    assert heard(room) == set()


def test_from_hand_to_chance_and_back(room: ScriptedRoom) -> None:
    """[C2] A part that waited goes on by itself; one that was counted waits."""
    room.conducts(start("stop_go", by_hand=True, beats=4))
    to_beat(room, 9.1)
    room.conducts(start("stop_go", by_hand=False, beats=4))
    to_beat(room, 16.9)
    assert cue(room).phase == "stop" or cue(room).began > 4
    room.conducts(start("stop_go", by_hand=True, beats=4))
    began = cue(room).began
    to_beat(room, 60)
    assert cue(room).began == began
