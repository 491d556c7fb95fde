"""Pulse and drone: planned ahead, on the beat, in the key."""

import pytest

from server.core.accompaniment import LOOKAHEAD
from server.protocol import DRONE, Go, SetDrone, SetPulse, SetScale, SetTempo, SoundOn, Stop
from tests.harness import ScriptedRoom


def pulse(room: ScriptedRoom) -> list[float]:
    return [s.at for s in room.heard(0) if s.instrument.startswith("percussion:") and s.at is not None]


def test_the_pulse_is_planned_ahead_and_on_the_beat(room: ScriptedRoom) -> None:
    """[M4] Each hit is told in time and falls on its place in the music."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock")).at(12.0)
    beats = [room.room.transport.beat_at(at) for at in pulse(room)]
    assert beats == pytest.approx([round(beat) for beat in beats])
    assert beats == pytest.approx(list(range(round(beats[0]), round(beats[0]) + len(beats))))
    early = [
        told.fact.at - told.at
        for told in room.told
        if isinstance(told.fact, SoundOn) and told.fact.at is not None
    ]
    assert min(early) > LOOKAHEAD / 2
    assert max(early) <= LOOKAHEAD + 60 / 72


def test_the_pulse_keeps_every_beat_through_a_change_of_tempo(room: ScriptedRoom) -> None:
    """[M3] None missing, none doubled, while the tempo glides from 72 to 120."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock"), SetTempo(bpm=120.0, over=5.0)).at(15.0)
    times = pulse(room)
    assert all(earlier < later for earlier, later in zip(times, times[1:], strict=False))
    beats = [room.room.transport.beat_at(at) for at in times if at > 3.0]
    assert beats == pytest.approx([round(beat) for beat in beats], abs=1e-6)
    assert [round(b) for b in beats] == list(range(round(beats[0]), round(beats[0]) + len(beats)))


def test_the_pulse_stops_with_the_room_and_comes_back(room: ScriptedRoom) -> None:
    """[C1] STOP takes the ground along; GO brings it back on the next beat."""
    room.at(1.0).conducts(SetPulse(on=True)).at(3.0).conducts(Stop())
    room.forget().at(6.0)
    assert pulse(room) == []
    room.conducts(Go(count_in=False)).at(8.0)
    assert pulse(room)


def test_the_drone_is_the_root_and_its_fifth(room: ScriptedRoom) -> None:
    """[M4] C and G under a pentatonic on C."""
    room.at(1.0).conducts(SetDrone(on=True, voicing="one_five"))
    assert [sound.pitch for sound in room.heard(DRONE)] == [36.0, 43.0]
    assert all(sound.hold for sound in room.heard(DRONE))


def test_the_drone_moves_with_the_key_on_the_bar(room: ScriptedRoom) -> None:
    """[M2] The old tones go as the new ones come."""
    room.at(1.0).conducts(SetDrone(on=True, voicing="one"), SetScale(scale="minor_pentatonic", root=9))
    landing = room.room.coming
    assert landing is not None
    room.forget().at(landing.at)
    assert [sound.pitch for sound in room.heard(DRONE)] == [45.0]
    assert len(room.ended()) == 1


def test_switching_the_drone_off_fades_it(room: ScriptedRoom) -> None:
    """[M4] Fades, never a cut."""
    room.at(1.0).conducts(SetDrone(on=True)).at(2.0).conducts(SetDrone(on=False))
    assert {off.fade for off in room.ended()} == {3.0}
    assert {off.id for off in room.ended()} == {sound.id for sound in room.heard(DRONE)}
