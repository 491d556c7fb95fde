"""Who comes in, and who has to knock."""

import pytest

from server.core.door import DOOR_OPEN_FOR, WAITING_MOST, knock
from server.core.errors import Refused
from server.protocol import (
    Admit,
    AllowLeave,
    AtTheDoor,
    MoreSeats,
    NewCode,
    RemoveSeat,
    SetDisplay,
    SetDoor,
    SetLevel,
    SetSeats,
)
from tests.harness import ScriptedRoom, member


def test_a_link_leads_straight_in_while_the_door_is_open(room: ScriptedRoom) -> None:
    """[R2] No tap needed."""
    knocked = knock(room.room, "qr", room.now)
    assert (knocked.seat, knocked.waiting) == (1, False)


def test_a_typed_code_waits_for_one_tap(room: ScriptedRoom) -> None:
    """[R2] At the door, with its seat kept."""
    knocked = knock(room.room, "code", room.now)
    assert knocked.waiting
    room.comes(member(knocked.seat))
    assert room.facts(AtTheDoor)[-1].seat == knocked.seat
    assert room.state().seats[0].link == "waiting"
    room.conducts(Admit(seat=1, let_in=True))
    assert room.state().seats[0].link == "here"
    assert room.surface(1).state == "play"


def test_whoever_waits_cannot_play(room: ScriptedRoom) -> None:
    """[R3] The code alone gives no sound."""
    knock(room.room, "code", room.now)
    room.comes(member(1))
    with pytest.raises(Refused, match="at the door"):
        room.plays(1, pad=0)


def test_a_closed_door_makes_links_knock_too(room: ScriptedRoom) -> None:
    """[R2] Close the door, and every newcomer waits."""
    room.conducts(SetDoor(open=False))
    assert knock(room.room, "qr", room.now).waiting


def test_a_forgotten_door_closes_itself(room: ScriptedRoom) -> None:
    """[T4] After ten minutes; the code then leaves the display."""
    assert room.stage().code == "KFM7RQ"
    room.at(DOOR_OPEN_FOR + 1)
    assert not room.state().door_open
    assert room.stage().code is None


def test_the_code_can_be_kept_off_the_display(room: ScriptedRoom) -> None:
    """[D1] The door may be open without the code being shown."""
    room.conducts(SetDisplay(show_code=False))
    assert room.state().door_open
    assert room.stage().code is None


def test_not_now_frees_the_seat_with_a_kind_word(room: ScriptedRoom) -> None:
    """[R2] Declined, not blamed."""
    knock(room.room, "code", room.now)
    room.conducts(Admit(seat=1, let_in=False))
    assert room.dismissed[-1].bye.reason == "declined"
    assert room.state().seats[0].link == "free"


def test_admitting_nobody_is_refused(room: ScriptedRoom) -> None:
    """[R2] They may have gone meanwhile."""
    with pytest.raises(Refused, match="No tablet waits"):
        room.conducts(Admit(seat=1, let_in=True))


def test_removing_ends_touches_and_pass_and_keeps_the_seat(room: ScriptedRoom) -> None:
    """[R2] The place keeps its instrument for whoever sits there next."""
    room.sits(1).conducts(SetSeats(seats=[1], instrument="strings"))
    room.at(1.0).plays(1, pad=0)
    room.conducts(RemoveSeat(seat=1))
    assert len(room.ended()) == 1
    assert room.dismissed[-1].bye.reason == "removed"
    seat = room.state().seats[0]
    assert (seat.link, seat.instrument) == ("free", "strings")


def test_a_full_circle_grows_by_a_dozen(room: ScriptedRoom) -> None:
    """[R1] Late joining always works, and nobody moves."""
    for _ in range(12):
        knock(room.room, "qr", room.now)
    before = [seat.place for seat in room.state().seats]
    assert knock(room.room, "qr", room.now).seat == 13
    assert len(room.state().seats) == 24
    assert [seat.place for seat in room.state().seats][:12] == before


def test_forty_eight_seats_are_the_most(room: ScriptedRoom) -> None:
    """[R1] One clear sentence beyond."""
    for _ in range(48):
        knock(room.room, "qr", room.now)
    with pytest.raises(Refused, match="taken"):
        knock(room.room, "qr", room.now)
    with pytest.raises(Refused, match="at most 48"):
        room.conducts(MoreSeats())


def test_the_space_before_the_door_is_bounded(room: ScriptedRoom) -> None:
    """[T4] A flood of knocking fills nothing but the doormat."""
    for _ in range(WAITING_MOST):
        knock(room.room, "code", room.now)
    with pytest.raises(Refused, match="at the door already"):
        knock(room.room, "code", room.now)


def test_growing_forgets_what_undo_would_shrink(room: ScriptedRoom) -> None:
    """[C1] Undo never takes a seat away from somebody."""
    room.conducts(SetLevel(level=3), MoreSeats())
    assert room.state().undo is None
    assert len(room.state().seats) == 24


def test_a_new_code_replaces_the_old(room: ScriptedRoom) -> None:
    """[R2] The dashboard shows it."""
    room.conducts(NewCode())
    assert room.state().code == "ABCDEF"


def test_leaving_takes_the_therapists_word(room: ScriptedRoom) -> None:
    """[P7] Allowed on the tablet that asked, and taken back when it sits down anew."""
    room.sits(1).conducts(AllowLeave(seat=1, allow=True))
    assert room.surface(1).leave
    room.goes(member(1)).sits(1)
    assert not room.surface(1).leave
