"""Rooms by code, seats by connection, timers: the hub with a clock and a wire that remember."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from server.core.errors import Refused
from server.core.said import Said
from server.core.tape import Event
from server.hub import Hub
from server.passes import new_token
from server.protocol import (
    VERSION,
    Admit,
    AtTheDoor,
    Bye,
    Clock,
    ClockReply,
    Fact,
    Hello,
    Helping,
    Lights,
    NewCode,
    NoteOn,
    RemoveSeat,
    Role,
    RoomState,
    SoundOn,
    SpeakerRole,
    Surface,
    Welcome,
)
from server.recordings import Recordings
from server.runtime import Timer
from server.storage.writing import NewSession
from tests.core.collected import COLLECTION
from tests.harness import FakeClock

F = TypeVar("F", bound=Fact)


class Alarm:
    """A timer that rings when the test's time gets there."""

    def __init__(self, at: float, call: Callable[[], None]) -> None:
        self.at, self.call, self.alive = at, call, True

    def cancel(self) -> None:
        self.alive = False


class Alarms:
    """Timers on the test's clock."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.set: list[Alarm] = []

    def after(self, seconds: float, call: Callable[[], None]) -> Timer:
        self.set.append(Alarm(self.clock.now() + max(0.0, seconds), call))
        return self.set[-1]

    def lock(self) -> AbstractContextManager[object]:
        return nullcontext()

    def go_to(self, now: float) -> None:
        while ready := [alarm for alarm in self.set if alarm.alive and alarm.at <= now]:
            first = min(ready, key=lambda alarm: alarm.at)
            self.set.remove(first)
            self.clock.go_to(max(self.clock.now(), first.at))
            first.call()
        self.clock.go_to(now)


class Post:
    """A wire that keeps everything."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Fact]] = []
        self.closed: list[str] = []

    def send(self, connection: str, fact: Fact) -> None:
        self.sent.append((connection, fact))

    def close(self, connection: str) -> None:
        self.closed.append(connection)

    def to(self, connection: str, kind: type[F]) -> list[F]:
        return [fact for to, fact in self.sent if to == connection and isinstance(fact, kind)]


class Desk:
    """Where recordings are written down: it keeps everything."""

    def __init__(self) -> None:
        self.begun: list[NewSession] = []
        self.kept: list[tuple[str, Event]] = []
        self.ended: list[tuple[str, float]] = []
        self.trouble: Said | None = None
        self.full: Refused | None = None

    def may_begin(self) -> None:
        if self.full is not None:
            raise self.full

    def begin(self, new: NewSession) -> None:
        self.begun.append(new)

    def keep(self, session: str, events: list[Event]) -> None:
        self.kept += [(session, event) for event in events]

    def end(self, session: str, length: float) -> None:
        self.ended.append((session, length))

    def tape(self, session: str) -> list[Event]:
        return [event for kept_in, event in self.kept if kept_in == session]


class House:
    """A hub with one started room."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.clock = FakeClock()
        self.alarms = Alarms(self.clock)
        self.post = Post()
        self.hub = Hub(
            clock=self.clock,
            timers=self.alarms,
            collection=COLLECTION,
            recordings=Recordings(self.desk, lambda: datetime(2026, 6, 3, 9, 30, tzinfo=UTC)),
            link=lambda token: f"http://laptop/j#{token}",
            helper_link=lambda token: f"http://laptop/helper#{token}",
        )
        self.hub.wire = self.post
        self.room = self.hub.start_room()

    def hello(self, connection: str, token: str) -> None:
        self.hub.hello(connection, Hello(version=VERSION, token=token, tab=new_token()))

    def page(self, role: Role, name: str | None = None) -> str:
        connection = name or role
        self.hello(connection, self.hub.pass_for(self.room.id, role))
        return connection

    def tablet(self, name: str) -> str:
        joined = self.hub.join(invitation=self.room.link_token, code=None, device=None)
        self.hello(name, joined.token)
        return joined.token


@pytest.fixture
def house() -> House:
    return House()


def test_a_note_goes_from_the_tablet_to_the_speaker(house: House) -> None:
    """[P1] And to nobody else at that moment."""
    house.page("speaker")
    house.page("display")
    house.tablet("tablet")
    house.post.sent.clear()
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    assert [(to, type(fact)) for to, fact in house.post.sent] == [("speaker", SoundOn)]


def test_the_hub_wakes_the_room_when_it_asks(house: House) -> None:
    """[F3] The display's frame comes by the room's own timer."""
    house.page("display")
    house.tablet("tablet")
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    house.alarms.go_to(0.2)
    assert sum(len(frame.on) for frame in house.post.to("display", Lights)) == 1


def test_rooms_are_apart(house: House) -> None:
    """[R5] What one room plays the other's speaker never hears."""
    house.page("speaker", "first speaker")
    house.tablet("tablet")
    second = house.hub.start_room()
    house.hello("second speaker", house.hub.pass_for(second.id, "speaker"))
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    assert len(house.post.to("first speaker", SoundOn)) == 1
    assert house.post.to("second speaker", SoundOn) == []
    assert second.code != house.room.code


def test_a_device_gets_its_seat_back(house: House) -> None:
    """[R1] By its token, whichever way it comes in."""
    first = house.hub.join(invitation=house.room.link_token, code=None, device=None)
    other = house.hub.join(invitation=house.room.link_token, code=None, device=None)
    again = house.hub.join(invitation=None, code=house.room.code, device=first.token)
    assert (again.seat, again.token, again.waiting) == (first.seat, first.token, False)
    assert other.seat != first.seat


def test_a_typed_code_knocks_and_is_let_in(house: House) -> None:
    """[R2] One tap."""
    house.page("conductor")
    joined = house.hub.join(invitation=None, code=house.room.code.lower(), device=None)
    house.hello("tablet", joined.token)
    assert joined.waiting
    assert house.post.to("tablet", AtTheDoor)
    house.hub.receive("conductor", Admit(seat=joined.seat, let_in=True))
    assert house.post.to("tablet", Surface)


@pytest.mark.parametrize("code", ["ZZZZZZ", "", "A", "\u0000", "x" * 200])
def test_a_wrong_code_is_one_clear_sentence(house: House, code: str) -> None:
    """[R2] The same for every wrong one."""
    with pytest.raises(Refused, match="no room with this code"):
        house.hub.join(invitation=None, code=code, device=None)


def test_a_removed_tablet_may_knock_and_not_walk_in(house: House) -> None:
    """[R2] Even with the link in its hand."""
    house.page("conductor")
    token = house.tablet("tablet")
    house.hub.receive("conductor", RemoveSeat(seat=1))
    assert house.post.to("tablet", Bye)[-1].reason == "removed"
    assert "tablet" in house.post.closed
    with pytest.raises(Refused, match="join again"):
        house.hello("tablet again", token)
    assert house.hub.join(invitation=house.room.link_token, code=None, device=token).waiting


def test_of_two_windows_the_newest_plays(house: House) -> None:
    """[R1] The older one is told, kindly."""
    token = house.tablet("old")
    house.hello("new", token)
    assert house.post.to("old", Bye)[-1].reason == "replaced"
    assert house.hub.role_of("old") is None
    assert house.hub.role_of("new") == "member"


def test_a_new_code_ends_the_old_ones(house: House) -> None:
    """[R2] Those inside stay."""
    house.page("conductor")
    house.tablet("tablet")
    old_code, old_link = house.room.code, house.room.link_token
    house.hub.receive("conductor", NewCode())
    with pytest.raises(Refused):
        house.hub.join(invitation=None, code=old_code, device=None)
    with pytest.raises(Refused):
        house.hub.join(invitation=old_link, code=None, device=None)
    assert house.hub.role_of("tablet") == "member"
    house.alarms.go_to(0.2)
    assert house.post.to("conductor", RoomState)[-1].code == house.room.code


def test_a_strangers_token_opens_nothing(house: House) -> None:
    """[R3] And an old page is asked to load again."""
    with pytest.raises(Refused, match="join again"):
        house.hello("stranger", new_token())
    with pytest.raises(Refused, match="load it again"):
        house.hub.hello("old", Hello(version=VERSION - 1, token=new_token(), tab=new_token()))


def test_a_second_hello_is_refused(house: House) -> None:
    """[R3] A connection is one page."""
    token = house.tablet("tablet")
    with pytest.raises(Refused, match="already"):
        house.hello("tablet", token)


def test_the_clock_is_told_as_it_is(house: House) -> None:
    """[M3] Pages measure the way there and back by it."""
    house.tablet("tablet")
    house.clock.go_to(3.0)
    house.hub.receive("tablet", Clock(client=17.5))
    assert house.post.to("tablet", ClockReply) == [ClockReply(client=17.5, server=3.0)]
    assert house.post.to("tablet", Welcome)[0].now == 0.0


def test_a_lost_speaker_hands_over_to_the_standby(house: House) -> None:
    """[R4] The very moment its connection ends."""
    house.page("speaker", "one")
    house.page("speaker", "two")
    house.hub.gone("one")
    assert house.post.to("two", SpeakerRole)[-1].active


def test_closing_a_room_says_goodbye_to_all(house: House) -> None:
    """[R5] [K5] And frees its timers; nothing of the room is left."""
    house.tablet("tablet")
    house.page("display")
    house.hub.close_room(house.room.id)
    assert {to for to, fact in house.post.sent if isinstance(fact, Bye)} == {"tablet", "display"}
    assert not [alarm for alarm in house.alarms.set if alarm.alive]
    with pytest.raises(Refused, match="closed"):
        house.hub.room(house.room.id)


def test_a_beacon_ends_a_seats_touches(house: House) -> None:
    """[P4] The page is gone before its socket is."""
    token = house.tablet("tablet")
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    house.hub.let_go(token)
    assert house.room.room.seat(1).held == {}
    house.hub.let_go("no such token at all")


def test_farewell_tells_everybody_to_come_back(house: House) -> None:
    """[T1] A restart is no goodbye."""
    house.tablet("tablet")
    house.hub.farewell()
    assert house.post.to("tablet", Bye)[-1].again


def test_another_address_makes_other_links(house: House) -> None:
    """[S1] The laptop joined a Wi-Fi after the room was started."""
    before = house.room.room.invitation.link
    house.hub._link = lambda token: f"http://192.168.8.1/j#{token}"  # type: ignore[misc]
    house.hub.readdress()
    assert house.room.room.invitation.link == before.replace("laptop", "192.168.8.1")


def helper_of(house: House, seat: int, name: str) -> str:
    token = house.hub.helper_pass(house.room.id, seat).token
    house.hello(name, token)
    return token


def test_a_seats_helpers_share_one_link_while_it_is_taken(house: House) -> None:
    """[X5] [R2] A new code keeps strangers out and helpers in; whoever is removed takes the link along."""
    house.page("conductor")
    house.tablet("tablet")
    given = house.hub.helper_pass(house.room.id, 1)
    assert given.link == f"http://laptop/helper#{house.room.id}.{given.token}"
    house.hub.receive("conductor", NewCode())
    assert house.hub.helper_pass(house.room.id, 1) == given
    house.hello("helper", given.token)
    house.hello("another helper", given.token)
    assert house.hub.helper_pass(house.room.id, 2).token != given.token
    house.hub.receive("conductor", RemoveSeat(seat=1))
    assert [bye.reason for bye in house.post.to("helper", Bye)] == ["removed"]
    assert house.hub.helper_pass(house.room.id, 1).token != given.token
    with pytest.raises(Refused, match="has ended"):
        house.hello("helper", given.token)


def test_a_helper_replaces_nobody_and_is_told_nothing_of_the_tablets(house: House) -> None:
    """[X5] [R1] Tablet and helpers stay, whoever comes last."""
    house.page("conductor")
    token = house.tablet("tablet")
    helper_of(house, 1, "helper")
    helper_of(house, 1, "another")
    house.hello("tablet again", token)
    assert [bye.reason for bye in house.post.to("tablet", Bye)] == ["replaced"]
    assert house.post.to("helper", Bye) == house.post.to("another", Bye) == []
    house.alarms.go_to(0.2)
    assert house.post.to("helper", Surface) == []
    assert house.post.to("helper", Helping)[-1].link == "here"


def test_a_helpers_token_plays_nothing_and_joins_nothing(house: House) -> None:
    """[X5] [R3] It is no tablet's pass: it ends no touch, and gives no seat."""
    house.page("speaker")
    house.tablet("tablet")
    token = helper_of(house, 1, "helper")
    house.hub.receive("tablet", NoteOn(pad=0, velocity=0.8, note=1))
    house.hub.let_go(token)
    assert house.room.room.seat(1).held
    joined = house.hub.join(invitation=house.room.link_token, code=None, device=token)
    assert (joined.seat, joined.token == token) == (2, False)


def test_a_closed_room_says_goodbye_to_helpers(house: House) -> None:
    """[X5] And their link opens nothing any more."""
    token = helper_of(house, 1, "helper")
    house.hub.close_room(house.room.id)
    assert [bye.reason for bye in house.post.to("helper", Bye)] == ["closed"]
    with pytest.raises(Refused):
        house.hello("again", token)


def test_news_that_last_are_told_to_rooms_of_later_too(house: House) -> None:
    """[T1] What became of a session that broke off is found at the start; whoever comes then should know."""
    said = Said("“Tuesday” ended unexpectedly.", "record.mended.cut", title="Tuesday", length="0:01:00")
    house.hub.tell_news(said, lasts=True)
    house.hub.tell_news("The ceiling could not be written.")
    house.page("conductor")
    assert [notice.text for notice in house.post.to("conductor", RoomState)[-1].notices] == [
        "The ceiling could not be written.",
        str(said),
    ]
    later = house.hub.start_room()
    assert later.room.notices == (said,)
