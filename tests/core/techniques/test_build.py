"""Build & Fade: seats enter one by one, or leave one by one."""

import pytest

from server.protocol import EndTechnique, Go, NextPart, Turn
from tests.core.techniques.beats import cue, heard, last_turn, running, start, to_beat
from tests.harness import ScriptedRoom, member


@pytest.fixture
def room() -> ScriptedRoom:
    return ScriptedRoom().sits(1, 2, 3, 4).at(0.5)


def test_one_by_one_until_all_play(room: ScriptedRoom) -> None:
    """[C2] The first on the bar, each next one four beats later; then it has ended by itself."""
    room.conducts(start("build", beats=4))
    for beat, who in ((5, {1}), (9, {1, 2}), (13, {1, 2, 3})):
        to_beat(room, beat)
        assert heard(room) == who
        assert cue(room).phase == "build"
    to_beat(room, 16)
    assert heard(room) == {1, 2, 3, 4}
    assert running(room) == set()
    assert all(last_turn(room, seat).mine for seat in (2, 3, 4))


def test_ended_by_itself_it_leaves_nothing_to_undo(room: ScriptedRoom) -> None:
    """[C1] Undo would bring back nothing that anybody did."""
    room.conducts(start("build", beats=1))
    to_beat(room, 20)
    assert room.state().undo is None


def test_one_by_one_until_nobody_plays(room: ScriptedRoom) -> None:
    """[C2] Then it stays silent until it is ended."""
    room.conducts(start("build", beats=4, fading=True))
    for beat, who in ((3, {1, 2, 3, 4}), (5, {2, 3, 4}), (9, {3, 4}), (13, {4}), (17, set()), (60, set())):
        to_beat(room, beat)
        assert heard(room) == who
    assert (cue(room).phase, cue(room).now, cue(room).until) == ("fade", [], None)
    room.conducts(EndTechnique(technique="build"))
    assert heard(room) == {1, 2, 3, 4}


def test_go_ends_the_silence(room: ScriptedRoom) -> None:
    """[C1] The big button does what it says; before the end of the fade it changes nothing."""
    room.conducts(start("build", beats=1, fading=True))
    to_beat(room, 5.5)
    room.conducts(Go())
    to_beat(room, 6.5)
    assert heard(room) == {4}
    to_beat(room, 20)
    room.conducts(Go()).at(room.now + 0.01)
    assert heard(room) == {1, 2, 3, 4}
    assert running(room) == set()


def test_whoever_enters_sees_it_coming_and_whoever_is_in_stays(room: ScriptedRoom) -> None:
    """[C2][D1] Nothing ends for those who play."""
    room.conducts(start("build", beats=4))
    to_beat(room, 6.5)
    assert last_turn(room, 2).soon
    assert room.facts(Turn, to=1) == []
    assert cue(room).next == [1, 2]


def test_whoever_comes_meanwhile_enters_at_their_place(room: ScriptedRoom) -> None:
    """[R1] And whoever leaves is not waited for."""
    room.conducts(start("build", beats=4))
    to_beat(room, 9)
    room.sits(5).goes(member(3))
    to_beat(room, 13)
    assert heard(room) == {1, 2, 4}
    to_beat(room, 17)
    assert heard(room) == {1, 2, 4, 5}
    assert running(room) == set()


def test_whoever_comes_into_a_fade_waits_with_the_others(room: ScriptedRoom) -> None:
    """[C2] It gets quieter, never louder."""
    room.conducts(start("build", beats=4, fading=True))
    to_beat(room, 9)
    room.sits(5)
    assert heard(room) == {3, 4}
    to_beat(room, 20)
    room.sits(6)
    to_beat(room, 25)
    assert heard(room) == set()


def test_turned_round_it_begins_anew(room: ScriptedRoom) -> None:
    """[C2] From building to fading on the next bar; until then all play."""
    room.conducts(start("build", beats=4))
    to_beat(room, 9)
    room.conducts(start("build", beats=4, fading=True))
    assert heard(room) == {1, 2, 3, 4}
    to_beat(room, 13)
    assert heard(room) == {2, 3, 4}


def test_next_brings_the_next_one_in(room: ScriptedRoom) -> None:
    """[C2] And once all are silent there is no next one."""
    room.conducts(start("build", beats=64))
    to_beat(room, 5)
    room.conducts(NextPart(technique="build"))
    to_beat(room, 6.5)
    assert heard(room) == {1, 2}
    room.conducts(start("build", beats=1, fading=True))
    to_beat(room, 20)
    room.conducts(NextPart(technique="build"))
    to_beat(room, 24)
    assert heard(room) == set()


def test_those_in_all_leave_and_the_next_one_enters(room: ScriptedRoom) -> None:
    """[C2] Nobody waits for an empty chair."""
    room.conducts(start("build", beats=16))
    to_beat(room, 5)
    room.goes(member(1))
    to_beat(room, 7)
    assert heard(room) == {2}


def test_on_chosen_seats_the_others_play_freely(room: ScriptedRoom) -> None:
    """[C2] Only those chosen enter."""
    room.conducts(start("build", beats=4, seats=(3, 4)))
    to_beat(room, 5)
    assert heard(room) == {1, 2, 3}
