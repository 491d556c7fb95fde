"""The speaker page: one tap and it sounds, it looks after itself, and it says plainly what it needs."""

import re

import numpy as np
from playwright.sync_api import Page, expect

from server.protocol import NoteOn, RoomState, SetDrone, SetSeats
from tests.e2e.asking import wait_until
from tests.e2e.cable import Cable
from tests.e2e.devices import PHONE
from tests.e2e.listening import Ears, with_ears
from tests.e2e.rooms import Room

SILENT = -70.0
"""dB below full scale."""

FREEZE = """() => {
  const context = window.ears.context;
  const stands = context.currentTime;
  Object.defineProperty(context, 'currentTime', { get: () => stands });
  window.frozen = context;
}"""


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def listened_to(room: Room) -> Ears:
    return Ears(room.open_speaker(on=with_ears(room.host_device(bypass_csp=True))))


def is_ready(state: RoomState) -> bool:
    return state.speaker.state == "ready"


def test_one_tap_and_the_room_sounds_here(room: Room) -> None:
    """[A5] Before the tap the page and the dashboard both say what is needed; the space bar does it too."""
    page = room.open_speaker(start=False)
    heading(page, "The room can sound here")
    room.conductor.until(RoomState, lambda state: state.speaker.state == "asleep")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    heading(page, "The room sounds here")
    room.conductor.until(RoomState, is_ready, seconds=30)


def test_the_test_tone_is_soft_and_short(room: Room) -> None:
    """[A3] At the level of a session's start the figure stays well below full scale, and ends."""
    ears = listened_to(room)
    ears.page.get_by_role("button", name="Test tone").click()
    ears.wait_for_voices(7)
    ears.wait(4.5)
    take = ears.take()
    assert 0.005 < float(np.abs(take.samples).max()) < 0.3
    assert take.level(take.end - 0.3, take.end) < SILENT


def test_only_what_the_room_plays_is_loaded(room: Room) -> None:
    """[A4] A room of one kalimba fetches it and the pulse; another instrument comes when it is chosen."""
    page = room.open_speaker()
    heading(page, "The room sounds here")
    loaded = {_sound(url) for url in room.devices.requests if "/pack/" in url}
    assert loaded == {"kalimba", "percussion", "cal", "manifest"}
    room.member()
    room.conductor.send(SetSeats(seats=[1], instrument="koto"))
    with page.expect_response(re.compile("koto-")):
        pass
    room.conductor.until(RoomState, is_ready, seconds=30)
    assert "koto" in {_sound(url) for url in room.devices.requests if "/pack/" in url}


def _sound(url: str) -> str:
    return re.split(r"[-.]", url.rsplit("/", 1)[1])[0]


def test_a_missing_sound_is_named_and_another_plays(room: Room) -> None:
    """[A4] One clear sentence with the way out; the touch is heard all the same."""
    room.devices.expect("Failed to load resource")
    device = with_ears(room.host_device(bypass_csp=True))
    device.route("**/pack/koto-*.mp3", lambda route: route.abort())
    ears = Ears(room.open_speaker(on=device))
    member = room.member()
    room.conductor.send(SetSeats(seats=[1], instrument="koto"))
    expect(
        ears.page.get_by_text("Koto can\u2019t be loaded, so another sound plays in its place.")
    ).to_be_visible()
    member.send(NoteOn(pad=2, velocity=0.8, note=1))
    ears.wait_for_voices(1)


def test_a_frozen_clock_is_replaced_without_a_tap(room: Room) -> None:
    """[A5] The context says that it runs, but its time stands still: a new one sounds, and the drone goes on."""
    ears = listened_to(room)
    room.conductor.send(SetDrone(on=True))
    ears.wait_for_voices(1)
    before = ears.voices
    ears.page.evaluate(FREEZE)
    wait_until(ears.page, "window.ears.context !== window.frozen")
    ears.wait_for_voices(before + 1)
    heading(ears.page, "The room sounds here")


def test_an_interrupted_context_asks_for_one_tap_and_goes_on(room: Room) -> None:
    """[A5] A call took the loudspeaker: page and dashboard say so; after the tap the drone sounds again."""
    ears = listened_to(room)
    room.conductor.send(SetDrone(on=True))
    ears.wait_for_voices(1)
    ears.page.evaluate("() => window.ears.context.suspend()")
    heading(ears.page, "Sound needs one tap here")
    room.conductor.until(RoomState, lambda state: state.speaker.state == "asleep")
    ears.page.get_by_role("button", name="Start sound").click()
    heading(ears.page, "The room sounds here")
    ears.wait(1.0)
    take = ears.take()
    assert take.level(take.end - 0.5, take.end) > SILENT
    room.conductor.until(RoomState, is_ready)


def test_without_a_link_held_tones_end(room: Room) -> None:
    """[P4] [T1] Nobody can say when they should end: after two seconds they do, and come back with the link."""
    room.devices.expect("WebSocket|ERR_|Failed to load|another host")
    with Cable(room.server.url) as cable:
        device = with_ears(room.devices.open(url=cable.url, bypass_csp=True))
        key = {"key": room.server.host_key}
        assert device.request.post("/api/login", data=key, headers={"X-Roundelay": "1"}).ok
        ears = Ears(room.open_speaker(on=device))
        room.conductor.send(SetDrone(on=True))
        ears.wait_for_voices(1)
        ears.wait(1.0)
        cable.pull()
        heading(ears.page, "The link to the laptop is away")
        # The watchdog's two seconds, the release, and the room's echo.
        ears.wait(5.0)
        take = ears.take()
        assert take.level(take.end - 0.3, take.end) < SILENT
        voices = ears.voices
        cable.plug()
        heading(ears.page, "The room sounds here")
        ears.wait_for_voices(voices + 1)


def test_the_page_fits_a_phone(room: Room) -> None:
    """[X4] Nothing is cut off at 320 pixels, and the button is large."""
    page = room.open_speaker(on=room.host_device(PHONE), start=False)
    page.set_viewport_size({"width": 320, "height": 568})
    button = page.get_by_role("button", name="Start sound")
    box = button.bounding_box()
    assert box is not None
    assert box["width"] >= 160
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
