"""Finding a seat's settings together: asked for, suggested, and changed only by somebody's consent."""

import pytest

from server.core.errors import Refused
from server.core.room import Sender
from server.protocol import (
    AccessProfile,
    AccessProposal,
    Calibrate,
    Calibrated,
    Calibration,
    ChangeAccess,
    RemoveSeat,
    SeatState,
    TakeProposal,
    Undo,
)
from tests.core.hands import Hand
from tests.harness import ScriptedRoom, member


def shaking() -> Calibrated:
    hand = Hand()
    for _ in range(20):
        hand.waits(1.0).touches_asked(0.12).shakes(0.1, 0.05)
    return hand.result()


def steady() -> Calibrated:
    hand = Hand()
    for _ in range(20):
        hand.waits(1.0).touches_asked(0.2)
    return hand.result()


def asked(room: ScriptedRoom, seat: int = 1) -> ScriptedRoom:
    return room.sits(seat).conducts(Calibrate(seat=seat, on=True))


def shown(room: ScriptedRoom, seat: int = 1) -> SeatState:
    return room.state().seats[seat - 1]


def access(room: ScriptedRoom, seat: int = 1) -> AccessProfile:
    return room.room.settings.seats[seat - 1].access


def told(room: ScriptedRoom, seat: int = 1) -> AccessProposal:
    """What the tablet was told last."""
    return room.facts(AccessProposal, to=seat)[-1]


def test_the_tablet_asks_and_the_dashboard_sees_that_it_does(room: ScriptedRoom) -> None:
    """[X1] Until the touches are made, or it is called off."""
    asked(room)
    assert shown(room).calibrating
    assert not shown(room, 2).calibrating
    room.conducts(Calibrate(seat=1, on=False))
    assert [fact.on for fact in room.facts(Calibration, to=1)] == [True, False]
    assert room.facts(Calibration)[0].touches == 20
    assert not shown(room).calibrating
    assert shown(room).proposal is None


def test_nothing_is_called_off_twice(room: ScriptedRoom) -> None:
    """[X1] Nor told of what never was."""
    room.sits(1).conducts(Calibrate(seat=1, on=False))
    assert not room.facts(Calibration)


def test_nobody_can_be_asked_where_nobody_sits(room: ScriptedRoom) -> None:
    """[X1] One sentence; calling off is always fine."""
    with pytest.raises(Refused, match="No tablet is at seat 4 now"):
        room.conducts(Calibrate(seat=4, on=True))
    room.conducts(Calibrate(seat=4, on=False))


def test_touches_become_a_proposal_for_both_and_change_nothing(room: ScriptedRoom) -> None:
    """[X1] The tablet and the dashboard see the same, with its reasons."""
    asked(room).says(member(1), shaking())
    state = shown(room)
    assert not state.calibrating
    assert state.proposal == told(room)
    assert [(change.field, change.value) for change in told(room).changes] == [("ignore_repeat", 0.15)]
    assert told(room).touches == 20
    assert not room.facts(Calibration, to=1)[-1].on
    assert access(room) == AccessProfile()


@pytest.mark.parametrize("by", [Sender("conductor", "conductor"), member(1)])
def test_consent_changes_it_in_one_step_for_undo(room: ScriptedRoom, by: Sender) -> None:
    """[X1, C1] By the therapist or on the tablet itself; the other sees that it was answered."""
    asked(room).conducts(ChangeAccess(seats=[1], changes={"pads": 3}))
    room.says(member(1), shaking()).says(by, TakeProposal(seat=1, take=True))
    assert access(room) == AccessProfile(pads=3, ignore_repeat=0.15)
    assert room.surface(1).access == access(room)
    assert told(room).over
    assert shown(room).proposal is None
    room.conducts(Undo())
    assert access(room) == AccessProfile(pads=3)


def test_it_can_be_put_away(room: ScriptedRoom) -> None:
    """[X1] Nothing has changed then, and there is nothing to undo."""
    asked(room).says(member(1), shaking(), TakeProposal(seat=1, take=False))
    assert access(room) == AccessProfile()
    assert told(room).over
    assert shown(room).proposal is None
    assert room.state().undo is None


def test_nothing_to_suggest_is_a_proposal_too(room: ScriptedRoom) -> None:
    """[X1] It says so, and taking it changes nothing."""
    asked(room).says(member(1), steady())
    assert (told(room).says.key, told(room).changes) == ("access.proposal.none", [])
    room.conducts(TakeProposal(seat=1, take=True))
    assert access(room) == AccessProfile()
    assert room.state().undo is None


def test_an_answer_counts_once(room: ScriptedRoom) -> None:
    """[X1] Whoever comes second is told."""
    asked(room).says(member(1), shaking()).conducts(TakeProposal(seat=1, take=True))
    with pytest.raises(Refused, match="answered already"):
        room.says(member(1), TakeProposal(seat=1, take=True))


def test_a_tablet_answers_for_itself_only(room: ScriptedRoom) -> None:
    """[R3] Another seat's settings are none of its business."""
    asked(room).sits(2).says(member(1), shaking())
    with pytest.raises(Refused, match="its own settings only"):
        room.says(member(2), TakeProposal(seat=1, take=True))
    assert access(room) == AccessProfile()


def test_touches_nobody_asked_for_are_refused(room: ScriptedRoom) -> None:
    """[X1] Called off meanwhile, or never asked for: the last good profile stays."""
    asked(room).conducts(Calibrate(seat=1, on=False))
    with pytest.raises(Refused, match="Nothing was changed"):
        room.says(member(1), shaking())
    assert shown(room).proposal is None


def test_a_tablet_that_goes_asks_no_more(room: ScriptedRoom) -> None:
    """[X1] When it comes back it plays on as ever."""
    asked(room).goes(member(1))
    assert not shown(room).calibrating
    room.sits(1)
    assert not shown(room).calibrating
    with pytest.raises(Refused):
        room.says(member(1), shaking())


def test_a_page_that_takes_over_asks_no_more(room: ScriptedRoom) -> None:
    """[X1] The same tablet in another window, before the old one is gone."""
    asked(room).comes(Sender("another window", "member", 1))
    assert not shown(room).calibrating


def test_a_proposal_waits_for_a_tablet_and_a_dashboard_that_come_later(room: ScriptedRoom) -> None:
    """[X1] Nobody has to hurry."""
    asked(room).says(member(1), shaking()).goes(member(1))
    later = Sender("a second dashboard", "conductor")
    assert shown(room.forget().comes(later)).proposal is not None
    room.comes(member(1))
    assert room.facts(AccessProposal, to="tablet 1")[-1] == shown(room).proposal


def test_whoever_sits_down_next_begins_anew(room: ScriptedRoom) -> None:
    """[X1] Nothing of the last tablet's touches waits for them."""
    asked(room).says(member(1), shaking()).conducts(RemoveSeat(seat=1))
    assert shown(room).proposal is None
    asked(room, 2).conducts(RemoveSeat(seat=2))
    assert not shown(room, 2).calibrating


def test_asking_again_puts_the_last_proposal_away(room: ScriptedRoom) -> None:
    """[X1] One at a time."""
    asked(room).says(member(1), shaking()).conducts(Calibrate(seat=1, on=True))
    assert told(room).over
    assert shown(room).proposal is None
    assert shown(room).calibrating
