"""Ground: a beat and a low tone under free playing."""

from server.protocol import EndTechnique
from tests.core.techniques.beats import heard, start
from tests.harness import ScriptedRoom


def test_pulse_and_drone_in_one_tap_and_everybody_plays() -> None:
    """[C2][M4] In and out; nobody is told to wait."""
    room = ScriptedRoom().sits(1, 2).at(1.0).conducts(start("ground"))
    assert (room.room.settings.pulse.on, room.room.settings.drone.on) == (True, True)
    assert heard(room) == {1, 2}
    assert room.room.ensemble.cues(room.room) == []
    room.conducts(EndTechnique(technique="ground"))
    assert (room.room.settings.pulse.on, room.room.settings.drone.on) == (False, False)
