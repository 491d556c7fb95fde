"""Coming, going, and coming back."""

from server.protocol import ChangeAccess, Lights, Offer, RoomState, SetScale, SetSeats, Stage, Surface
from tests.harness import CONDUCTOR, DISPLAY, ScriptedRoom, member


def test_a_tablet_that_comes_back_finds_everything_as_it_was(room: ScriptedRoom) -> None:
    """[R1] Same seat, instrument, pads and settings."""
    room.sits(3).conducts(SetSeats(seats=[3], instrument="harp", level=4)).conducts(
        ChangeAccess(seats=[3], changes={"pads": 3})
    )
    before = room.surface(3)
    room.goes(member(3))
    assert room.state().seats[2].link == "away"
    room.comes(member(3))
    assert room.surface(3) == before
    assert room.state().seats[2].link == "here"


def test_the_page_counts_its_touches_anew_after_a_reload(room: ScriptedRoom) -> None:
    """[R1] Note 1 of the new page is a new touch."""
    room.sits(1).at(1.0).plays(1, pad=0)
    room.goes(member(1)).comes(member(1))
    room.notes.clear()
    room.plays(1, pad=1)
    assert len(room.heard(1)) == 2


def test_a_second_window_does_not_make_the_seat_away(room: ScriptedRoom) -> None:
    """[R1] When the older window goes the newer one plays on."""
    room.sits(1)
    newer = type(member(1))("newer", "member", 1)
    room.comes(newer).goes(member(1))
    assert room.state().seats[0].link == "here"


def test_a_latecomer_hears_of_the_change_that_is_coming(room: ScriptedRoom) -> None:
    """[M2] Now these tones, from then on those."""
    room.sits(1).at(1.0).conducts(SetScale(scale="hirajoshi"))
    room.forget().sits(2)
    now, then = room.facts(Surface)
    assert now.at is None
    assert then.at is not None


def test_dashboard_and_display_are_shown_everything_at_once(room: ScriptedRoom) -> None:
    """[R1] A page loaded in mid-session needs no history."""
    room.forget().comes(CONDUCTOR).comes(DISPLAY)
    assert room.facts(Offer, to="conductor")
    assert room.facts(RoomState, to="conductor")
    assert room.facts(Stage, to="display")


def test_a_display_that_comes_late_sees_what_is_held(room: ScriptedRoom) -> None:
    """[D1] A lasting note is shown to it as to the others."""
    room.sits(2).conducts(SetSeats(seats=[2], instrument="strings")).at(1.0).plays(2, pad=3)
    room.forget().comes(DISPLAY)
    (touch,) = room.facts(Lights, to="display")[0].on
    assert (touch.seat, touch.pad, touch.hold, touch.heard) == (2, 3, True, True)


def test_displays_are_counted(room: ScriptedRoom) -> None:
    """[D1] The dashboard says whether one is there."""
    assert room.state().displays == 1
    assert room.goes(DISPLAY).state().displays == 0
