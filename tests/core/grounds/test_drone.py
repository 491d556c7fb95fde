"""The drone's tones."""

import pytest
from hypothesis import given

from server.core.grounds.drone import drone_pitches
from server.core.scale import Scale
from server.core.tuning import Tuning
from server.protocol import DRONE, Go, SetDrone, Stop
from tests.core.scales import SCALES, roots, scales
from tests.harness import ScriptedRoom


def test_the_drone_on_d() -> None:
    """[M4] 1, and 1+5: D2 and A2."""
    scale = SCALES["suspended_pentatonic"]
    assert drone_pitches(scale, 2) == (38.0,)
    assert drone_pitches(scale, 2, "one_five") == (38.0, 45.0)


@pytest.mark.parametrize("scale_id", ["malkauns", "iwato", "abhogi"])
def test_without_a_fifth_the_drone_takes_the_octave(scale_id: str) -> None:
    """[P3] A fifth that isn't in the scale would be a wrong note."""
    assert drone_pitches(SCALES[scale_id], 0, "one_five") == (36.0, 48.0)


def test_a_measured_fifth_is_taken_as_it_is() -> None:
    """[M1] The drone keeps the tuning's own fifth, and its own octave where there is no fifth."""
    low, high = drone_pitches(SCALES["slendro_measured"], 2, "one_five")
    assert high - low == pytest.approx(7.28)
    low, high = drone_pitches(SCALES["pelog_selisir_measured"], 4, "one_five")
    assert high - low == pytest.approx(12.05)


@given(scales(), roots())
def test_the_drone_is_low_and_in_the_scale(scale: Scale, root_pc: int) -> None:
    """[P3] Its root lies from C2 up, and its tones are the scale's own, stretched octaves and all."""
    tuning = Tuning(scale, root_pc)
    pitches = drone_pitches(scale, root_pc, "one_five")
    assert 36 - 1e-6 <= pitches[0] < 36 + scale.period / 100
    assert all(tuning.contains(pitch) for pitch in pitches)


def test_it_comes_and_goes_in_three_seconds_and_sooner_after_a_stop(room: ScriptedRoom) -> None:
    """[M4] Switched on it swells for three seconds; after STOP and GO it is back within one."""
    room.at(1.0).conducts(SetDrone(on=True))
    assert {sound.rise for sound in room.heard(DRONE)} == {3.0}
    room.at(8.0).conducts(Stop()).at(12.0).forget().conducts(Go(count_in=False))
    assert {sound.rise for sound in room.heard(DRONE)} == {1.0}
    room.at(20.0).conducts(SetDrone(on=False))
    assert {off.fade for off in room.ended()} == {3.0}


def test_the_other_voicing_comes_within_a_beat(room: ScriptedRoom) -> None:
    """[M4] The root stays, the fifth joins it."""
    room.at(1.0).conducts(SetDrone(on=True, voicing="one"))
    room.at(8.0).forget().conducts(SetDrone(voicing="one_five"))
    (fifth,) = room.heard(DRONE)
    assert fifth.pitch == 43.0
    assert fifth.rise == pytest.approx(60 / 72, abs=0.001)
    assert room.ended() == []
