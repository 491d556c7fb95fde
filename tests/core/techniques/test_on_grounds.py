"""Techniques on grounds: what they switch on they switch off again, and nothing else."""

from server.protocol import EndTechnique, PlayFree, SetDrone, SetPulse, Undo
from tests.core.techniques.beats import start
from tests.harness import ScriptedRoom


def on(room: ScriptedRoom) -> set[str]:
    settings = room.room.settings
    names = ("pulse", "drone", "bed", "chords")
    return {name for name in names if getattr(settings, name).on}


def test_what_was_on_before_stays_on_afterwards() -> None:
    """[M4] The therapist's own drone is not taken away."""
    room = ScriptedRoom().at(1.0).conducts(SetDrone(on=True), start("ground"))
    assert on(room) == {"pulse", "drone"}
    room.conducts(EndTechnique(technique="ground"))
    assert on(room) == {"drone"}


def test_each_ground_can_be_switched_meanwhile() -> None:
    """[M4] And isn't switched on again by anything."""
    room = ScriptedRoom().at(1.0).conducts(start("ground"), SetPulse(on=False))
    assert on(room) == {"drone"}
    room.conducts(EndTechnique(technique="ground"))
    assert on(room) == set()


def test_ground_ends_under_a_hold_that_goes_on() -> None:
    """[C2] The frame keeps its pulse and drone until it ends itself."""
    room = ScriptedRoom().at(1.0).conducts(start("ground"), start("hold"))
    room.conducts(EndTechnique(technique="ground"))
    assert on(room) == {"pulse", "drone", "chords"}
    room.conducts(EndTechnique(technique="hold"))
    assert on(room) == set()


def test_hold_ends_over_a_ground_that_goes_on() -> None:
    """[C2] The other way round: only the chords go."""
    room = ScriptedRoom().at(1.0).conducts(start("hold"), start("ground"))
    room.conducts(EndTechnique(technique="hold"))
    assert on(room) == {"pulse", "drone"}
    room.conducts(PlayFree())
    assert on(room) == set()


def test_undo_brings_the_grounds_back_along() -> None:
    """[C1] One tap."""
    room = ScriptedRoom().at(1.0).conducts(start("hold"), EndTechnique(technique="hold"), Undo())
    assert on(room) == {"pulse", "drone", "chords"}
    room.conducts(Undo())
    assert on(room) == set()
