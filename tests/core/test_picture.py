"""The next frame for watchers."""

from server.core.picture import FRAME
from server.protocol import Lights, RoomState, Stage
from tests.harness import ScriptedRoom


def test_many_touches_are_one_picture(room: ScriptedRoom) -> None:
    """[D1][F1] No message per touch for those who watch, and none while nothing changes."""
    room.sits(1).at(5.0).forget()
    for pad in range(5):
        room.plays(1, pad=pad)
    assert room.facts(Lights) == []
    room.at(5.0 + FRAME)
    assert [len(lights.on) for lights in room.facts(Lights, to="displays")] == [5]
    room.at(6.0).forget().at(6.4)
    assert room.facts(Lights) + room.facts(Stage) + room.facts(RoomState) == []
