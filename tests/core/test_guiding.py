"""The conductor's hand on techniques and groups."""

import pytest

from server.core.errors import Refused
from server.protocol import EndTechnique, NextPart, SetGroup, Undo
from tests.core.techniques.beats import running, start
from tests.harness import ScriptedRoom


def test_undo_names_what_it_takes_back(room: ScriptedRoom) -> None:
    """[C1] In the therapist's words."""
    room.sits(1, 2).conducts(start("call_answer"))
    undo = room.state().undo
    assert undo is not None
    assert undo.what == "Call & Answer on"
    room.conducts(EndTechnique(technique="call_answer"))
    undo = room.state().undo
    assert undo is not None
    assert undo.what == "Call & Answer off"


def test_steps_of_one_number_are_one_change(room: ScriptedRoom) -> None:
    """[C1] Beats up and up again are taken back together, and it still runs."""
    room.conducts(start("turns", beats=4))
    for beats in (5, 6, 7):
        room.at(room.now + 0.4).conducts(start("turns", beats=beats))
    room.conducts(Undo())
    assert [state.beats for state in room.room.settings.techniques] == [4]


def test_next_needs_something_that_runs(room: ScriptedRoom) -> None:
    """[C2] By its name."""
    with pytest.raises(Refused, match="Turns has ended already"):
        room.conducts(NextPart(technique="turns"))


def test_next_on_something_without_parts_does_no_harm(room: ScriptedRoom) -> None:
    """[C2] A pedal may be pressed at any time."""
    room.sits(1).conducts(start("hold"), start("ground"), NextPart(technique="hold"))
    assert running(room) == {"hold", "ground"}


def test_a_group_is_kept_and_cleared(room: ScriptedRoom) -> None:
    """[C1] Each seat once, in the order in which they were chosen."""
    room.conducts(SetGroup(group="B", seats=[3, 1, 3]))
    assert room.state().groups[1].seats == [3, 1]
    room.conducts(SetGroup(group="B", seats=[]))
    assert room.state().groups[1].seats == []
    room.conducts(Undo())
    assert room.state().groups[1].seats == [3, 1]


def test_a_group_with_a_seat_that_is_not_there(room: ScriptedRoom) -> None:
    """[C1] Is refused."""
    with pytest.raises(Refused, match="12 seats"):
        room.conducts(SetGroup(group="A", seats=[1, 20]))
