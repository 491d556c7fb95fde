"""The ceiling by hand: measured with a phone on the dashboard, heard on the speaker page, kept over a restart."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

import pytest
from playwright.sync_api import Page, expect

from server.ceilings import BROKEN
from server.core.safety import LOUDEST_LUFS
from server.protocol import (
    DeviceCeiling,
    Fact,
    Mix,
    Noise,
    RoomState,
    Safety,
    SetCeiling,
    SetHush,
    SpeakerState,
)
from tests.e2e.asking import NEXT_TURN, PATIENCE
from tests.e2e.dashboards import button
from tests.e2e.rooms import Room
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient

F = TypeVar("F", bound=Fact)

DEVICE = "0123456789abcdef"


@contextmanager
def sounding(room: Room, loudness: float | None = None) -> Iterator[SocketClient]:
    """A speaker without a browser, which the room knows by its device."""
    client = room.speaker()
    with client.saying(lambda _: SpeakerState(state="ready", device=DEVICE, loudness=loudness)):
        room.conductor.until(RoomState, lambda state: state.speaker.state == "ready")
        yield client


def told(room: Room, page: Page, kind: type[F], where: Callable[[F], bool]) -> F:
    """The first word of this kind told to a page, or still to come, that is so."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if found := [fact for fact in room.told(page, kind) if where(fact)]:
            return found[-1]
        page.evaluate(NEXT_TURN)  # lets frames come in
    raise AssertionError(f"no such {kind.__name__}; told: {room.told(page, kind)}")


def drawer(page: Page) -> Page:
    page.locator(".safety-line").click()
    expect(page.get_by_role("heading", name="How loud at most")).to_be_visible()
    return page


def test_a_therapist_measures_sets_and_locks_the_ceiling(room: Room) -> None:
    """[A3] Noise, a typed figure, one press; it holds at once, and the lock opens only by two presses."""
    speaker = room.open_speaker()
    page = drawer(room.open_dashboard())
    expect(button(page, "dBA ?. Loudness: not measured")).to_be_visible()
    button(page, "Play the noise").click()
    expect(button(page, "End the noise")).to_be_visible()
    told(room, speaker, Noise, lambda noise: noise.on)
    button(page, "Set and lock").click()
    expect(page.get_by_text("Type a number from 30 to 110")).to_be_visible()
    page.get_by_label("What does the phone show").fill("80,5")
    button(page, "Set and lock").click()
    expect(page.get_by_text("below about 75 dBA")).to_be_visible()
    expect(page.get_by_text("Locked.")).to_be_visible()
    room.conductor.until(Safety, lambda safety: safety.kept is not None and not safety.noise)
    told(room, speaker, Noise, lambda noise: not noise.on)
    over = 80.5 + LOUDEST_LUFS + 20.0 - 75.0
    trim = told(room, speaker, Mix, lambda mix: mix.trim < 1.0).trim
    assert trim == pytest.approx(10 ** (-over / 20), rel=1e-3)
    button(page, "Unlock to change it").click()
    expect(page.get_by_text("Unlock it all the same?")).to_be_visible()
    assert room.conductor.until(Safety, lambda safety: safety.unlocking).kept is not None
    button(page, "Yes, unlock it").click()
    expect(button(page, "Set and lock")).to_be_visible()
    assert room.told(speaker, Mix)[-1].trim < 1.0


def test_what_was_measured_survives_a_restart_and_a_broken_file_is_one_sentence(own_server: Server) -> None:
    """[A3] The same device finds its ceiling again; a broken file is told, and play goes on."""
    with Room(own_server) as room, sounding(room):
        room.conductor.send(SetCeiling(measured=80.0, people="adults", ceiling=80))
        room.conductor.until(Safety, lambda safety: safety.kept is not None)
        file = own_server.data / "ceilings.json"
        for turn in range(200):  # the disk is asked beside the playing: each round trip gives it time
            if file.is_file():
                break
            room.conductor.send(SetHush(on=turn % 2 == 0))
            room.conductor.next(RoomState)
    own_server.stop()
    own_server.start()
    with Room(own_server) as room, sounding(room):
        kept = room.conductor.until(Safety, lambda safety: safety.kept is not None).kept
        assert kept == DeviceCeiling(measured=80.0, people="adults", ceiling=80, locked=True)
        assert not room.state.notices
    own_server.stop()
    file.write_text("broken")
    own_server.start()
    with Room(own_server) as room, sounding(room):
        assert [notice.text for notice in room.state.notices] == [BROKEN]
        assert room.conductor.latest(Safety).kept is None


def test_a_room_that_has_become_too_loud_says_so_in_one_sentence(room: Room) -> None:
    """[A3] Cut by 6 dB until the therapist gives them back; words and a bar, nothing red."""
    with sounding(room, -19.0) as client:
        room.conductor.send(SetCeiling(measured=85.0, people="children", ceiling=85))
        page = drawer(room.open_dashboard())
        expect(page.get_by_text("so everything is 6 dB softer now")).to_be_visible()
        expect(button(page, "−6 dB. Loudness: made 6 dB softer")).to_be_visible()
        assert client.next(Mix, lambda mix: mix.trim < 0.26).trim > 0
    with client.saying(lambda _: SpeakerState(state="ready", device=DEVICE)):
        room.conductor.until(Safety, lambda safety: safety.level is None)
        button(page, "Give the 6 dB back").click()
        room.conductor.until(Safety, lambda safety: not safety.cut)
