"""Pass: groups hand over to each other while the music never stops."""

import pytest

from server.core.errors import Refused
from server.protocol import SetGroup, SetSeats
from tests.core.techniques.beats import BEAT, cue, heard, last_turn, start, to_beat
from tests.harness import ScriptedRoom, member


def room_of(*seats: int) -> ScriptedRoom:
    return ScriptedRoom().sits(*seats).at(0.5)


def players(room: ScriptedRoom, parts: int, beats: int = 4, first: int = 4) -> list[set[int]]:
    """Who is heard in so many parts from the first on."""
    found = []
    for part in range(parts):
        to_beat(room, first + (part + 0.5) * beats)
        found.append(heard(room))
    return found


@pytest.mark.parametrize(
    ("seats", "parts"),
    [
        ((1, 2), [{1}, {2}, {1}]),
        ((1, 2, 3), [{1, 2}, {3}, {1, 2}]),
        ((1, 2, 3, 4), [{1, 2}, {3, 4}, {1, 2}]),
        ((1, 2, 3, 4, 5), [{1, 2}, {3, 4, 5}, {1, 2}]),
        ((1, 2, 3, 4, 5, 6, 7, 8), [{1, 2}, {3, 4}, {5, 6}, {7, 8}, {1, 2}]),
    ],
)
def test_pairs_of_neighbours(seats: tuple[int, ...], parts: list[set[int]]) -> None:
    """[C2] Round the circle; an odd one out makes three, or plays alone among three."""
    room = room_of(*seats).conducts(start("pass_on", beats=4))
    assert players(room, len(parts)) == parts


def test_the_music_never_stops() -> None:
    """[C2] At the hand-over the next ones are heard from the very beat on which the others end."""
    room = room_of(1, 2, 3, 4).conducts(start("pass_on", beats=4))
    for beat in (4, 8, 12, 16):
        to_beat(room, beat - 0.001)
        before = heard(room)
        to_beat(room, beat)
        assert before
        assert heard(room)
        assert before != heard(room)


def test_the_next_group_is_lit_two_beats_ahead() -> None:
    """[C2][D1] All of it, and those who end know when."""
    room = room_of(1, 2, 3, 4).conducts(start("pass_on", beats=8))
    to_beat(room, 9.9)
    room.forget()
    to_beat(room, 10.1)
    for seat in (3, 4):
        assert last_turn(room, seat).soon == pytest.approx([10 * BEAT, 11 * BEAT])
        assert last_turn(room, seat).plays == [1, 2]
    assert last_turn(room, 1).at == pytest.approx(12 * BEAT)
    assert cue(room).next == [3, 4]


def test_groups_hand_over_in_their_order() -> None:
    """[C1][C2] A, B and C as they were kept, wherever they sit."""
    room = room_of(1, 2, 3, 4, 5, 6)
    room.conducts(
        SetGroup(group="A", seats=[1, 4]),
        SetGroup(group="B", seats=[2, 5]),
        SetGroup(group="C", seats=[3, 6]),
        start("pass_on", beats=4),
    )
    assert players(room, 4) == [{1, 4}, {2, 5}, {3, 6}, {1, 4}]


def test_an_empty_group_is_skipped() -> None:
    """[C2] B has nobody there; and when nobody of C is left it is passed over, too."""
    room = room_of(1, 2, 3, 4)
    room.conducts(
        SetGroup(group="A", seats=[1, 2]),
        SetGroup(group="B", seats=[9]),
        SetGroup(group="C", seats=[3, 4]),
        start("pass_on", beats=4),
    )
    assert players(room, 2) == [{1, 2}, {3, 4}]
    room.sits(9)
    assert players(room, 2, first=12) == [{1, 2}, {9}]


def test_those_in_no_group_are_one_more() -> None:
    """[C2] Nobody is left out because they were not put anywhere."""
    room = room_of(1, 2, 3, 4, 5)
    room.conducts(SetGroup(group="A", seats=[1, 2]), SetGroup(group="B", seats=[3]))
    room.conducts(start("pass_on", beats=4))
    assert players(room, 4) == [{1, 2}, {3}, {4, 5}, {1, 2}]


def test_one_group_alone_means_pairs() -> None:
    """[C2] There is nobody for it to hand over to."""
    room = room_of(1, 2, 3, 4).conducts(SetGroup(group="A", seats=[1, 3]), start("pass_on", beats=4))
    assert players(room, 2) == [{1, 2}, {3, 4}]


def test_groups_made_while_it_runs_take_over_with_the_next_part() -> None:
    """[C2] And cleared again, pairs go on."""
    room = room_of(1, 2, 3, 4).conducts(start("pass_on", beats=4))
    to_beat(room, 5)
    room.conducts(SetGroup(group="A", seats=[1, 3]), SetGroup(group="B", seats=[2, 4]))
    assert players(room, 2, first=8) == [{1, 3}, {2, 4}]
    room.conducts(SetGroup(group="A", seats=[]))
    assert players(room, 1, first=16) == [{1, 2}]


def test_whoever_comes_waits_for_their_place_and_nobody_is_passed_over() -> None:
    """[R1][C2] Every one of those who stay is heard within a round, though others come and go."""
    room = room_of(1, 2, 3, 4, 5, 6).conducts(start("pass_on", beats=4))
    to_beat(room, 5)
    room.goes(member(1)).sits(7)
    assert heard(room) == {2}
    assert players(room, 3, first=8) == [{3, 4}, {5, 6, 7}, {2, 3}]


def test_alone_there_is_nobody_to_hand_over_to() -> None:
    """[C2] Asked for it, one clear sentence; when the others leave meanwhile, whoever stays plays on."""
    room = room_of(1)
    with pytest.raises(Refused, match="Pass needs two tablets"):
        room.conducts(start("pass_on"))
    room.sits(2).conducts(start("pass_on", beats=4))
    to_beat(room, 5)
    room.goes(member(1))
    to_beat(room, 7)
    assert heard(room) == {2}
    to_beat(room, 30)
    assert heard(room) == {2}


def test_two_of_whom_one_rests_are_too_few() -> None:
    """[C2] It needs two who may play."""
    room = room_of(1, 2).conducts(SetSeats(seats=[2], rest=True))
    with pytest.raises(Refused, match="two tablets"):
        room.conducts(start("pass_on"))


def test_on_chosen_seats_the_others_play_freely() -> None:
    """[C2] Only those chosen hand over."""
    room = room_of(1, 2, 3).conducts(start("pass_on", beats=4, seats=(1, 2)))
    assert players(room, 2) == [{1, 3}, {2, 3}]
