"""How seats are touched and seen: live, refused whole, undone in one step."""

from typing import Any

import msgspec
import pytest
from hypothesis import given

from server.core.access import changed, settled
from server.core.errors import Refused
from server.core.mixer import CALM_DB, gain
from server.protocol import (
    AccessProfile,
    ChangeAccess,
    ChangeOwnAccess,
    Mix,
    SetCalm,
    Surface,
    Undo,
    UseAccess,
)
from tests.core.profiles import PROFILES
from tests.harness import ScriptedRoom, member


def told_access(room: ScriptedRoom, seat: int) -> AccessProfile:
    """What the tablet of a seat was told last."""
    surfaces = [told.fact for told in room.told if told.to == seat and isinstance(told.fact, Surface)]
    return surfaces[-1].access


def test_a_change_is_live_on_the_tablets_it_concerns(room: ScriptedRoom) -> None:
    """[X1] What is absent stays."""
    room.sits(1, 2).conducts(ChangeAccess(seats=[1], changes={"hold_duration": 0.15, "palm": True}))
    room.conducts(ChangeAccess(seats=[1], changes={"dwell": 0.7}))
    assert told_access(room, 1) == AccessProfile(hold_duration=0.15, palm=True, dwell=0.7)
    assert told_access(room, 2) == AccessProfile()


def test_a_tablet_changes_its_own_only(room: ScriptedRoom) -> None:
    """[X1] Behind the three-second hold."""
    room.sits(1, 2).says(member(2), ChangeOwnAccess(changes={"theme": "contrast"}))
    assert told_access(room, 2).theme == "contrast"
    assert room.room.settings.seats[0].access == AccessProfile()


def test_a_card_or_preset_is_used_whole(room: ScriptedRoom) -> None:
    """[X1] Nothing of the last profile stays."""
    room.sits(1).conducts(ChangeAccess(seats=[1], changes={"latch": True}))
    room.conducts(UseAccess(seats=[1], profile=AccessProfile(pads=2)))
    assert told_access(room, 1) == AccessProfile(pads=2)
    assert len(room.surface(1).pads) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"hold_duration": 2.1},
        {"dwell": 0.1},
        {"pads": 13},
        {"pads": 2, "scan_every": 0.0},
        {"theme": "pink"},
        {"palm": 1},
        {"pads": True},
        {"own_pad": 12},
        {"from_the_future": 1},
    ],
)
def test_impossible_values_are_refused_whole(
    room: ScriptedRoom, changes: dict[str, bool | float | str]
) -> None:
    """[X1] One sentence, and the last good profile stays."""
    room.sits(1).conducts(ChangeAccess(seats=[1], changes={"pads": 3}))
    with pytest.raises(Refused, match=r"last good one stays|Nothing was changed"):
        room.conducts(ChangeAccess(seats=[1], changes=dict(changes)))
    assert room.room.settings.seats[0].access == AccessProfile(pads=3)


def test_access_is_undone_in_one_step(room: ScriptedRoom) -> None:
    """[C1] Quick steps of one kind count as one."""
    room.sits(1).at(1.0)
    for steps in (0.05, 0.1, 0.15):
        room.conducts(ChangeAccess(seats=[1], changes={"hold_duration": steps}))
    room.conducts(Undo())
    assert told_access(room, 1) == AccessProfile()


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (ChangeAccess(seats=[4], changes={"pads": 1}), "Bell with 1 pad"),
        (ChangeAccess(seats=[4], changes={"loudness": "place"}), "Bell touched in another way"),
        (UseAccess(seats=[4, 5], profile=AccessProfile(pads=2)), "Bell and Drop touched in another way"),
        (SetCalm(on=True, seats=[4]), "Bell calm"),
        (SetCalm(on=True), "calm"),
    ],
)
def test_undo_names_it(room: ScriptedRoom, message: ChangeAccess | UseAccess | SetCalm, words: str) -> None:
    """[C1] In a few words."""
    room.at(1.0).conducts(message)
    undo = room.state().undo
    assert undo is not None
    assert undo.what == words


def balance(room: ScriptedRoom) -> Mix:
    return [told.fact for told in room.told if isinstance(told.fact, Mix)][-1]


def test_calm_everywhere_is_one_ramp_of_the_whole_room(room: ScriptedRoom) -> None:
    """[X3] Told to every tablet, the display and the speaker."""
    room.sits(1, 2).conducts(SetCalm(on=True))
    assert balance(room).calm
    assert balance(room).master == pytest.approx(gain(-12.0 + CALM_DB), abs=1e-4)
    assert room.surface(1).calm
    assert room.surface(2).calm
    room.conducts(SetCalm(on=False))
    assert balance(room).master == pytest.approx(gain(-12.0), abs=1e-4)
    assert not room.surface(1).calm


def test_calm_for_a_seat_leaves_the_others(room: ScriptedRoom) -> None:
    """[X3] Both at once are not twice as soft."""
    room.sits(1, 2).conducts(SetCalm(on=True, seats=[2]))
    one, two = (next(own.gain for own in balance(room).seats if own.seat == seat) for seat in (1, 2))
    assert two == pytest.approx(one * gain(CALM_DB), abs=1e-3)
    assert (room.surface(1).calm, room.surface(2).calm) == (False, True)
    room.conducts(SetCalm(on=True))
    assert {own.gain for own in balance(room).seats if own.seat in (1, 2)} == {one}


@pytest.mark.parametrize(
    ("first", "then", "now"),
    [
        ({"dwell": 0.7}, {"scanning": "auto"}, {"scanning": "auto"}),
        ({"scanning": "auto"}, {"dwell": 0.7}, {"dwell": 0.7}),
        ({"any_key": True}, {"scanning": "step"}, {"scanning": "step"}),
        ({"scanning": "step"}, {"any_key": True}, {"any_key": True}),
        ({"scanning": "held"}, {"dwell": 0.7, "any_key": True}, {"dwell": 0.7, "any_key": True}),
        ({"dwell": 0.7, "any_key": True}, {"scanning": "held"}, {"scanning": "held"}),
        ({"dwell": 0.7}, {"scanning": "off", "dwell": 0.8}, {"dwell": 0.8}),
        ({"scanning": "auto"}, {"scan_every": 2.0}, {"scanning": "auto", "scan_every": 2.0}),
        ({"own_pad": 4}, {"pads": 3}, {"own_pad": 2, "pads": 3}),
        ({"pads": 3}, {"own_pad": 11}, {"own_pad": 2, "pads": 3}),
    ],
)
def test_of_two_that_contradict_the_one_chosen_last_stays(
    room: ScriptedRoom,
    first: dict[str, bool | float | str],
    then: dict[str, bool | float | str],
    now: dict[str, Any],
) -> None:
    """[X1] Looking and a walking light can't both choose, nor can one key do two things; undone in one step."""
    room.sits(1).conducts(ChangeAccess(seats=[1], changes=dict(first)))
    before = told_access(room, 1)
    room.conducts(ChangeAccess(seats=[1], changes=dict(then)))
    assert told_access(room, 1) == AccessProfile(**now)
    room.conducts(Undo())
    assert told_access(room, 1) == before


@pytest.mark.parametrize(
    "profile",
    [AccessProfile(dwell=0.7, scanning="auto"), AccessProfile(any_key=True, scanning="step")],
)
def test_two_that_contradict_are_refused_when_chosen_together(
    room: ScriptedRoom, profile: AccessProfile
) -> None:
    """[X1] From a card or at once: nobody could say which was meant; the last good profile stays."""
    room.sits(1).conducts(ChangeAccess(seats=[1], changes={"pads": 3}))
    together = msgspec.to_builtins(profile)
    for message in (UseAccess(seats=[1], profile=profile), ChangeAccess(seats=[1], changes=together)):
        with pytest.raises(Refused, match="keep one of them on"):
            room.conducts(message)
    with pytest.raises(Refused, match="keep one of them on"):
        room.says(member(1), ChangeOwnAccess(changes=together))
    assert told_access(room, 1) == AccessProfile(pads=3)


@given(PROFILES, PROFILES)
def test_any_change_gives_a_profile_that_can_be_played(before: AccessProfile, other: AccessProfile) -> None:
    """[X1] Or is refused whole; settling twice is settling once."""
    for changes in ({name: value} for name, value in msgspec.to_builtins(other).items()):
        new = changed(before, changes)
        assert settled(new) == new
