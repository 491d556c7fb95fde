"""Whoever helps at a seat: what their page is told, and its two buttons."""

import json

import pytest

from server.core.errors import Refused
from server.core.room import Sender
from server.core.seat import Away, Here, Waiting
from server.core.tape import Assisted
from server.core.techniques import TECHNIQUES
from server.protocol import (
    Go,
    Helping,
    Link,
    MarkAssisted,
    NotNow,
    RemoveSeat,
    SetCalm,
    SetSeats,
    StartTechnique,
    Stop,
    TechniqueName,
    TechniqueState,
    Undo,
)
from tests.harness import ScriptedRoom, member
from tests.structure.tree import ROOT


def helper(seat: int, name: str = "helper") -> Sender:
    return Sender(f"{name} {seat}", "helper", seat)


def told(room: ScriptedRoom, seat: int, name: str = "helper") -> Helping:
    """What the helper's page shows once everything has been told."""
    room.at(room.now + 0.1)
    return room.facts(Helping, to=f"{name} {seat}")[-1]


def marks(room: ScriptedRoom) -> list[tuple[float, float | None]]:
    """What the tape says was played with help: the last word on each."""
    last = {(e.seat, e.since): e.until for e in room.room.tape if isinstance(e, Assisted)}
    return [(since, until) for (_, since), until in last.items() if until != since]


def start(room: ScriptedRoom, technique: TechniqueName, **how: object) -> None:
    state = TechniqueState(technique=technique, **how)  # type: ignore[arg-type]
    room.conducts(StartTechnique(technique=state))


# --- it watches, and no more


def test_a_helpers_page_is_nobodys_presence(room: ScriptedRoom) -> None:
    """[X5] [R1] It neither seats a tablet, nor keeps one there, nor sends one away."""
    room.comes(helper(1))
    assert told(room, 1).link == "free"
    room.sits(1)
    assert told(room, 1).link == "here"
    room.goes(helper(1))
    assert isinstance(room.room.seat(1).presence, Here)
    room.comes(helper(1)).goes(member(1))
    assert isinstance(room.room.seat(1).presence, Away)
    assert told(room, 1).link == "away"


def test_a_held_tone_lasts_when_a_helper_comes_and_goes(room: ScriptedRoom) -> None:
    """[X5] [P4] Only the tablet's own going ends what it sounds."""
    room.sits(1).plays(1, 0)
    room.comes(helper(1)).goes(helper(1))
    assert room.room.seat(1).held
    assert room.ended() == []


def test_a_helpers_network_is_not_the_tablets(room: ScriptedRoom) -> None:
    """[X5] Steady timing follows those who play."""
    room.sits(1).comes(helper(1)).says(helper(1), Link(round_trip=900.0, jitter=300.0))
    assert room.room.seat(1).delay is None


def test_several_helpers_see_the_same_and_only_when_it_changes(room: ScriptedRoom) -> None:
    """[X5] A page is told once."""
    room.sits(1, 2).comes(helper(1)).comes(helper(1, "other"))
    assert told(room, 1) == told(room, 1, "other")
    room.forget().conducts(SetSeats(seats=[2], level=3))
    room.at(room.now + 1)
    assert room.facts(Helping) == []


# --- what goes on


def test_the_door_is_told(room: ScriptedRoom) -> None:
    """[X5] [R2] One tap of the therapist is awaited."""
    room.room.seat(3).presence = Waiting(since=0.0)
    room.comes(helper(3))
    assert told(room, 3).link == "waiting"


def test_the_turn_is_counted_down_to_from_afar(room: ScriptedRoom) -> None:
    """[X5] [C2] Three seats, eight beats each: the third one's turn comes two turns after the first."""
    room.sits(1, 2, 3).comes(helper(3))
    start(room, "turns", beats=8)
    room.at(room.room.transport.seconds_at(4.5))
    first = told(room, 3)
    assert first.part is not None
    assert first.part.now == [1]
    assert first.part.until is not None
    assert first.plays_at == first.part.until + 8
    assert not first.turn.mine
    assert first.turn.plays == [1]


def test_its_own_turn_has_no_countdown_to_it(room: ScriptedRoom) -> None:
    """[X5] While it plays the part's end is what counts."""
    room.sits(1, 2).comes(helper(1))
    start(room, "turns", beats=8)
    room.at(room.room.transport.seconds_at(5.0))
    now = told(room, 1)
    assert now.turn.mine
    assert now.plays_at is None
    assert now.doing.key == "helper.doing.turns"


def test_what_nobody_can_know_is_not_counted(room: ScriptedRoom) -> None:
    """[X5] Turns until it is quiet end when they end."""
    room.sits(1, 2).comes(helper(2))
    start(room, "turns", beats=16, until_quiet=True)
    room.at(room.room.transport.seconds_at(5.0))
    now = told(room, 2)
    assert now.plays_at is None
    assert now.part is not None
    assert now.part.until is None


@pytest.mark.parametrize(
    ("technique", "how", "key"),
    [
        ("ground", {}, "ground"),
        ("hold", {}, "hold"),
        ("call_answer", {"leader": 1}, "call"),
        ("call_answer", {"leader": 2}, "answer"),
        ("turns", {}, "turns"),
        ("pass_on", {}, "pass_on"),
        ("stop_go", {}, "stop_go"),
        ("build", {}, "build"),
        ("build", {"fading": True}, "fade"),
        ("lead", {"seats": (1,)}, "lead"),
    ],
)
def test_every_technique_has_its_sentence(
    room: ScriptedRoom, technique: TechniqueName, how: dict[str, object], key: str
) -> None:
    """[X5] One sentence on what goes on."""
    room.sits(1, 2).comes(helper(1))
    assert told(room, 1).doing.key == "helper.doing.free"
    start(room, technique, **how)
    assert told(room, 1).doing.key == f"helper.doing.{key}"


def test_stopped_and_counted_in(room: ScriptedRoom) -> None:
    """[X5] [C1] The helper sees the same count as the tablet."""
    room.sits(1).comes(helper(1)).conducts(Stop())
    assert told(room, 1).state == "stopped"
    room.conducts(Go(count_in=True))
    now = told(room, 1)
    assert now.state == "play"
    assert now.counting is not None
    assert len(now.counting.beats) == 3


def test_calm_is_told(room: ScriptedRoom) -> None:
    """[X5] [X3] Of this seat or everywhere: half the light beside it, too."""
    room.sits(1, 2).comes(helper(1)).conducts(SetCalm(on=True, seats=[2]))
    assert not told(room, 1).calm
    room.conducts(SetCalm(on=True))
    assert told(room, 1).calm


# --- I helped


def test_a_mark_reaches_back_to_where_the_touches_began(room: ScriptedRoom) -> None:
    """[X5] [K4] And ends by itself once it has been quiet for ten seconds."""
    room.sits(1, 2).comes(helper(1))
    room.at(1.0).lifts(1, room.plays(1, 0))
    room.at(20.0).lifts(1, room.plays(1, 0))
    room.at(22.0).lifts(2, room.plays(2, 0))
    room.at(24.0).lifts(1, room.plays(1, 1))
    room.at(25.0).says(helper(1), MarkAssisted(on=True))
    assert marks(room) == [(20.0, None)]
    assert told(room, 1).assisted
    room.at(33.0).lifts(1, room.plays(1, 2))
    room.at(42.9)
    assert marks(room) == [(20.0, None)]
    room.at(43.1)
    assert marks(room) == [(20.0, 43.0)]
    assert not told(room, 1).assisted
    assert room.state().seats[0].assisted is False


def test_a_mark_lasts_while_a_pad_is_held(room: ScriptedRoom) -> None:
    """[X5] A long touch is no silence."""
    room.sits(1).comes(helper(1)).says(helper(1), MarkAssisted(on=True))
    note = room.plays(1, 0)
    for second in range(1, 40):
        room.at(second * 0.5).holds_on(1, note)
    assert marks(room) == [(0.0, None)]


def test_a_mark_made_by_mistake_is_taken_back(room: ScriptedRoom) -> None:
    """[X5] [K4] The tape says so; nothing is left of it."""
    room.sits(1).comes(helper(1)).at(1.0).lifts(1, room.plays(1, 0))
    room.says(helper(1), MarkAssisted(on=True), MarkAssisted(on=True))
    assert room.state().seats[0].assisted is True
    room.says(helper(1), MarkAssisted(on=False))
    assert marks(room) == []
    assert room.state().seats[0].assisted is False


def test_a_mark_reaches_back_a_minute_at_most(room: ScriptedRoom) -> None:
    """[X5] Nobody knows any more who helped before that."""
    room.sits(1).comes(helper(1))
    for second in range(0, 100, 5):
        room.at(float(second)).lifts(1, room.plays(1, 0))
    room.says(helper(1), MarkAssisted(on=True))
    assert marks(room) == [(room.now - 60.0, None)]


# --- not now


def test_not_now_rests_the_seat_and_the_therapist_sees_why(room: ScriptedRoom) -> None:
    """[X5] [P4] What sounds ends; the dashboard says who asked."""
    room.sits(1, 2).comes(helper(1)).says(helper(1), NotNow(on=True))
    state = room.state()
    assert (state.seats[0].rest, state.seats[0].not_now) == (True, True)
    assert (state.seats[1].rest, state.seats[1].not_now) == (False, False)
    assert "not now" in state.notices[0].text
    assert room.surface(1).state == "rest"
    assert told(room, 1).not_now
    room.plays(1, 0)
    assert room.heard(1) == []


def test_not_now_is_taken_back_by_helper_undo_and_therapist(room: ScriptedRoom) -> None:
    """[X5] [C1] Three ways, each in one tap."""
    room.sits(1).comes(helper(1))
    room.says(helper(1), NotNow(on=True), NotNow(on=False))
    assert room.surface(1).state == "play"
    room.says(helper(1), NotNow(on=True)).conducts(Undo())
    assert room.surface(1).state == "play"
    room.says(helper(1), NotNow(on=True)).conducts(SetSeats(seats=[1], rest=False))
    assert room.surface(1).state == "play"
    assert not told(room, 1).not_now


def test_a_helper_cannot_end_the_therapists_rest(room: ScriptedRoom) -> None:
    """[X5] [R3] What the therapist rests only the therapist wakes."""
    room.sits(1).comes(helper(1)).conducts(SetSeats(seats=[1], rest=True))
    room.says(helper(1), NotNow(on=True), NotNow(on=False))
    assert room.surface(1).state == "rest"


def test_the_next_one_who_sits_there_plays(room: ScriptedRoom) -> None:
    """[X5] A wish to rest goes with whoever had it, and no Undo brings it back."""
    room.sits(1).comes(helper(1)).says(helper(1), NotNow(on=True), MarkAssisted(on=True))
    room.conducts(SetSeats(seats=[2], level=3), RemoveSeat(seat=1))
    room.sits(1).conducts(Undo())
    seat = room.state().seats[0]
    assert (seat.rest, seat.not_now, seat.assisted) == (False, False, False)
    assert room.surface(1).state == "play"


def test_nobody_is_helped_in_an_empty_seat(room: ScriptedRoom) -> None:
    """[X5] One clear sentence."""
    room.comes(helper(5))
    for button in (MarkAssisted(on=True), NotNow(on=True)):
        with pytest.raises(Refused, match=r"Nobody sits here yet\."):
            room.says(helper(5), button)


def test_the_pages_have_words_for_all_that_is_named() -> None:
    """[X5] A sentence is its name here, and its words in the catalogs."""
    catalog = json.loads((ROOT / "web" / "words" / "en.json").read_text("utf-8"))
    deciding = {"call_answer": {"call", "answer"}, "build": {"build", "fade"}}
    wanted = {"free"}.union(*(deciding.get(name, {name}) for name in TECHNIQUES))
    assert wanted == set(catalog["helper"]["doing"])
