"""Choosing techniques: what ends when another begins."""

from itertools import permutations

import pytest

from server.core.errors import Refused
from server.core.techniques import IN_WORDS, TECHNIQUES
from server.core.techniques.choosing import with_technique, without
from server.protocol import IsoRamp, TechniqueName, TechniqueState, Undo
from tests.core.techniques.beats import heard, running, start, to_beat
from tests.harness import ScriptedRoom

WHO: dict[str, dict[str, object]] = {
    "lead": {"seats": (2,)},
    "iso": {"iso": IsoRamp(minutes=1.0, level=3.0)},
}
"""What some need to be started at all."""


@pytest.fixture
def room() -> ScriptedRoom:
    room = ScriptedRoom().sits(1, 2, 3, 4).at(5.0)
    room.lifts(1, room.plays(1, pad=0))  # so that there is something to echo
    return room


@pytest.mark.parametrize(("older", "newer"), list(permutations(sorted(TECHNIQUES), 2)))
def test_of_two_that_say_who_sounds_the_older_ends(
    room: ScriptedRoom, older: TechniqueName, newer: TechniqueName
) -> None:
    """[C2] Every pair: all others go on side by side, and the room plays on."""
    room.conducts(start(older, beats=2, **WHO.get(older, {})))
    room.conducts(start(newer, beats=2, **WHO.get(newer, {})))
    contradict = TECHNIQUES[older].decides_who and TECHNIQUES[newer].decides_who
    assert running(room) == ({newer} if contradict else {older, newer})
    room.at(12.0)
    while room.room.history.latest is not None:
        room.conducts(Undo()).at(room.now + 1.0)
    assert running(room) == set()
    assert heard(room) == {1, 2, 3, 4}


def test_on_different_seats_they_run_side_by_side(room: ScriptedRoom) -> None:
    """[C2] Two take turns while two others stop and go."""
    room.conducts(start("turns", beats=4, seats=(1, 2)), start("stop_go", by_hand=True, seats=(3, 4)))
    to_beat(room, 9)
    assert running(room) == {"turns", "stop_go"}
    assert heard(room) == {1, 3, 4}


def test_one_shared_seat_is_enough_to_contradict(room: ScriptedRoom) -> None:
    """[C2] A seat can't be in two games."""
    room.conducts(start("turns", seats=(1, 2)), start("build", seats=(2, 3)))
    assert running(room) == {"build"}


def test_begun_again_it_changes_and_keeps_its_turn(room: ScriptedRoom) -> None:
    """[C2] Longer turns from the next one on."""
    room.conducts(start("turns", beats=4))
    to_beat(room, 9)
    room.conducts(start("turns", beats=8))
    to_beat(room, 11.9)
    assert heard(room) == {1}
    to_beat(room, 19.9)
    assert heard(room) == {2}


@pytest.mark.parametrize("name", sorted(TECHNIQUES))
def test_a_seat_that_is_not_there_is_refused(room: ScriptedRoom, name: str) -> None:
    """[C2] Before anything has changed."""
    before = room.room.settings
    more = {**WHO.get(name, {}), "seats": (40,)}
    with pytest.raises(Refused):
        room.conducts(start(name, **more))
    assert room.room.settings == before


def test_what_has_ended_cannot_be_ended(room: ScriptedRoom) -> None:
    """[C2] It says so by its name."""
    for name, word in IN_WORDS.items():
        with pytest.raises(Refused, match=f"{word} has ended already"):
            without(room.room.settings, name)


def test_choosing_is_pure(room: ScriptedRoom) -> None:
    """[C2] A scene can be worked out without being entered."""
    before = room.room.settings
    new = with_technique(before, TechniqueState(technique="hold"))
    assert room.room.settings is before
    assert without(new, "hold") == before
