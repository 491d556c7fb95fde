"""How the tests of techniques count: in beats, by who is heard."""

from server.core.seat import Here
from server.protocol import Cue, StartTechnique, TechniqueState, Turn
from tests.harness import ScriptedRoom

BEAT = 60 / 72
"""Seconds, at the tempo a room begins with."""


def start(technique: str, **more: object) -> StartTechnique:
    return StartTechnique(TechniqueState(technique=technique, **more))  # type: ignore[arg-type]


def to_beat(room: ScriptedRoom, beat: float) -> ScriptedRoom:
    """Time moves on to that beat of the room, whatever its tempo."""
    return room.at(room.room.transport.seconds_at(beat) + 1e-6)


def heard(room: ScriptedRoom) -> set[int]:
    """The seats with somebody whose touches are heard."""
    here = {seat.number for seat in room.room.seats if isinstance(seat.presence, Here)}
    return here & room.room.sounding


def cue(room: ScriptedRoom) -> Cue:
    """What dashboards and displays would be shown of the only technique that says anything."""
    (only,) = room.room.ensemble.cues(room.room)
    return only


def last_turn(room: ScriptedRoom, seat: int) -> Turn:
    return room.facts(Turn, to=seat)[-1]


def running(room: ScriptedRoom) -> set[str]:
    return {state.technique for state in room.room.settings.techniques}
