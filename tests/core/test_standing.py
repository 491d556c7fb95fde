"""What holds in a room, told whole once and then as it changes."""

from server.core.standing import Standing
from server.core.tape import (
    Event,
    Moved,
    Opened,
    PartBegan,
    SceneBegan,
    SeatKept,
    Surfaced,
    TechniqueRan,
    TempoSet,
)
from server.protocol import (
    GoToScene,
    NextPart,
    RemoveSeat,
    SetBed,
    SetPlan,
    SetSeats,
    StartTechnique,
    Stop,
    TechniqueState,
)
from tests.core.test_planning import PLAN
from tests.harness import ScriptedRoom, member

NOBODY: frozenset[int] = frozenset()


def told(standing: Standing, room: ScriptedRoom, left_out: frozenset[int] = NOBODY) -> list[Event]:
    standing.look()
    return list(standing.changes(room.room, left_out, room.now))


def test_nothing_is_said_twice(room: ScriptedRoom) -> None:
    """[K2] What stays needs no words."""
    standing = Standing()
    room.sits(1).conducts(StartTechnique(technique=TechniqueState(technique="turns", beats=4))).at(5.0)
    assert told(standing, room)
    assert told(standing, room) == []


def test_after_a_pause_all_of_it_is_said_again(room: ScriptedRoom) -> None:
    """[K2] With whoever has gone meanwhile."""
    standing = Standing()
    room.sits(1, 2)
    first = told(standing, room)
    room.goes(member(1)).conducts(RemoveSeat(seat=1))
    standing.forget()
    again = told(standing, room)
    assert {type(event) for event in again} == {type(event) for event in first}
    assert Moved(seat=1, at=0.0, what="removed") in again
    assert [event.seat for event in again if isinstance(event, Surfaced)] == [2]


def test_a_seat_that_is_left_out_disappears_and_comes_back(room: ScriptedRoom) -> None:
    """[K1] As if somebody had left, and come again: nothing else tells of it."""
    standing = Standing()
    room.sits(1, 2)
    told(standing, room)
    assert told(standing, room, frozenset({2})) == [
        SeatKept(at=0.0, seat=2, kept=False),
        Opened(at=0.0, seats=[1, *range(3, 13)]),
    ]
    room.conducts(SetSeats(seats=[2], register=1))
    assert told(standing, room, frozenset({2})) == []
    back = told(standing, room)
    assert [type(event) for event in back] == [SeatKept, Moved, Surfaced, Opened]


def test_an_instrument_or_other_pads_make_another_surface(room: ScriptedRoom) -> None:
    """[K4] Level and pitch are read against what the seat could play."""
    standing = Standing()
    room.sits(1)
    told(standing, room)
    room.conducts(SetSeats(seats=[1], instrument="flute"))
    (surfaced,) = told(standing, room)
    assert isinstance(surfaced, Surfaced)
    assert (surfaced.instrument, surfaced.hold, surfaced.loudness) == ("flute", True, "fixed")
    room.conducts(SetSeats(seats=[1], level=3))
    assert told(standing, room) == []


def test_another_bar_tells_the_tempo_anew(room: ScriptedRoom) -> None:
    """[K3] Notation needs the bars."""
    standing = Standing()
    told(standing, room)
    bed = next(bed for bed in room.room.collection.beds.values() if bed.bar != 4)
    room.at(3.0).conducts(SetBed(on=True, style=bed.id))
    tempo = [event for event in told(standing, room) if isinstance(event, TempoSet)]
    assert [(event.at, event.bar) for event in tempo] == [(3.0, bed.bar)]
    assert tempo[0].beat == room.room.transport.beat_at(3.0)


def test_scenes_are_named(room: ScriptedRoom) -> None:
    """[K4] Each time one begins, the same one again, too."""
    standing = Standing()
    room.sits(1).conducts(SetPlan(plan=PLAN), GoToScene(scene=0))
    scenes = [event for event in told(standing, room) if isinstance(event, SceneBegan)]
    room.at(9.0).conducts(GoToScene(scene=1)).at(12.0).conducts(GoToScene(scene=0))
    scenes += [event for event in told(standing, room) if isinstance(event, SceneBegan)]
    assert [(event.scene, event.name) for event in scenes] == [(0, "Hello"), (0, "Hello")]


def test_a_technique_is_told_for_the_others(room: ScriptedRoom) -> None:
    """[K1] One for a seat left out alone is not told at all."""
    standing, out = Standing(), frozenset({2})
    room.sits(1, 2)
    told(standing, room, out)
    room.conducts(StartTechnique(technique=TechniqueState(technique="lead", seats=(2,))))
    assert told(standing, room, out) == []
    room.conducts(StartTechnique(technique=TechniqueState(technique="turns", beats=4, seats=(1, 2))))
    assert told(standing, room, out) == [TechniqueRan(at=0.0, technique="turns", on=True, seats=[1])]


def test_a_part_that_is_handed_over_early_has_begun_when_it_began(room: ScriptedRoom) -> None:
    """[K4] By the therapist's hand, on the beat; and a stop makes no part."""
    standing = Standing()
    room.sits(1, 2).conducts(StartTechnique(technique=TechniqueState(technique="turns", beats=8)))
    room.at(5.0).conducts(NextPart(technique="turns"))
    told(standing, room)
    room.at(7.0)
    (part,) = (event for event in told(standing, room) if isinstance(event, PartBegan))
    assert part.seats == [2]
    assert abs(room.room.transport.beat_at(part.at) % 1) < 1e-6
    room.conducts(Stop())
    assert not [event for event in told(standing, room) if isinstance(event, PartBegan)]


def test_what_names_a_seat_that_goes_ends_before_it_is_gone(room: ScriptedRoom) -> None:
    """[K1] And begins anew for the others; at a pause all of it ends."""
    standing = Standing()
    room.sits(1, 2)
    for name, seats in (("turns", (1, 2)), ("hold", ()), ("lead", (2,))):
        state = TechniqueState(technique=name, seats=seats)  # type: ignore[arg-type]
        room.conducts(StartTechnique(technique=state))
    told(standing, room)
    out = frozenset({2})
    ended = list(standing.cut(room.now, out))
    assert [(event.technique, event.on) for event in ended if isinstance(event, TechniqueRan)] == [
        ("turns", False),
        ("lead", False),
    ]
    after = [event for event in told(standing, room, out) if isinstance(event, TechniqueRan)]
    assert after == [TechniqueRan(at=0.0, technique="turns", on=True, seats=[1])]
    assert {event.technique for event in standing.cut(room.now) if isinstance(event, TechniqueRan)} == {
        "hold",
        "turns",
    }
