"""Free: nothing is imposed but the scale."""

import pytest

from server.core.errors import Refused
from server.protocol import IsoRamp, PlayFree, StartTechnique, TechniqueState, Undo
from tests.core.techniques.beats import heard, running, start, to_beat
from tests.harness import ScriptedRoom


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3).at(0.5)


def test_for_everyone_everything_ends(room: ScriptedRoom) -> None:
    """[C2] One tap, and one tap back."""
    room.conducts(start("hold"), start("turns", beats=4), start("lead", seats=(1,)))
    to_beat(room, 5)
    room.conducts(PlayFree())
    assert running(room) == set()
    assert heard(room) == {1, 2, 3}
    room.conducts(Undo())
    assert running(room) == {"hold", "turns", "lead"}


def test_for_one_seat_the_others_go_on(room: ScriptedRoom) -> None:
    """[C2] That seat plays as it likes from now on."""
    room.conducts(start("turns", beats=4))
    to_beat(room, 5)
    room.conducts(PlayFree(seats=[3]))
    assert heard(room) == {1, 3}
    to_beat(room, 9)
    assert heard(room) == {2, 3}
    to_beat(room, 13)
    assert heard(room) == {1, 3}


def test_for_the_last_seat_of_a_technique_it_ends(room: ScriptedRoom) -> None:
    """[C2] There is nobody left whom it would concern."""
    room.conducts(start("turns", seats=(1, 2)), PlayFree(seats=[1]), PlayFree(seats=[2]))
    assert running(room) == set()


def test_what_a_ramp_has_left_behind_is_lifted(room: ScriptedRoom) -> None:
    """[C2] All touches are heard again, in full brightness."""
    ramp = IsoRamp(minutes=0.1, density=1.0, brightness=0.2)
    room.conducts(StartTechnique(TechniqueState(technique="iso", iso=ramp))).at(10.0)
    assert (room.room.settings.density, room.room.settings.brightness) == (1.0, 0.2)
    room.conducts(PlayFree())
    free = room.room.settings
    assert (free.density, free.brightness) == (None, 1.0)


def test_a_seat_that_is_not_there(room: ScriptedRoom) -> None:
    """[C2] Is refused with the number of seats there are."""
    with pytest.raises(Refused, match="12 seats"):
        room.conducts(PlayFree(seats=[30]))
