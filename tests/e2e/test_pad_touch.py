"""Hands on the pads: what lights, what sounds, and what ends it. The speaker is a bare socket that writes all down."""

import re

import pytest
from playwright.sync_api import expect

from server.protocol import ChangeAccess, RoomState, SeatState, SetSeats, SoundOff, SoundOn, TouchLoudness
from tests.e2e.asking import wait_until
from tests.e2e.devices import TABLET, Screen, moving
from tests.e2e.pad_hands import Hands
from tests.e2e.rooms import Room, Tablet
from tests.e2e.socket_client import SocketClient

WATCH_FRAMES = """() => {
  window.frames_of_light = [];
  for (const name of ['pointerdown', 'keydown']) {
    window.addEventListener(name, () => {
      const touched = performance.now();
      requestAnimationFrame((painted) => {
        const lifts = Array.from(document.querySelectorAll('.pad .lift'));
        const lit = lifts.map((lift) => Number(getComputedStyle(lift).opacity));
        window.frames_of_light.push({ lit, waited: Math.max(0, painted - touched) });
      });
    });
  }
}"""
"""After the page's own handler: what the very next frame will paint."""

WATCH_SENDING = """
const send = WebSocket.prototype.send;
window.sent = [];
WebSocket.prototype.send = function (data) {
  window.sent.push([String(data), document.querySelectorAll('.touched').length]);
  return send.call(this, data);
};
"""


class Stage:
    """One tablet with lasting tones, and a speaker that writes down."""

    def __init__(self, room: Room, screen: Screen = TABLET) -> None:
        self.room = room
        self.speaker: SocketClient = room.speaker()
        context = room.devices.open(screen, scripts=[WATCH_SENDING])
        self.tablet: Tablet = room.open_tablet(on=context)
        self.page = self.tablet.page
        self.hands = Hands(self.page, context)

    def settings(self, **changes: object) -> SeatState:
        self.room.conductor.send(SetSeats(seats=[1], **changes))  # type: ignore[arg-type]
        wanted = self.room.conductor.until(
            RoomState, lambda now: all(getattr(now.seats[0], name) == to for name, to in changes.items())
        )
        return wanted.seats[0]

    def access(self, **changes: bool | int | str) -> None:
        self.room.conductor.send(ChangeAccess(seats=[1], changes=dict(changes)))
        self.room.conductor.until(
            RoomState,
            lambda now: all(getattr(now.seats[0].access, name) == to for name, to in changes.items()),
        )

    def pads(self, count: int) -> None:
        self.access(pads=count)
        expect(self.page.locator("[data-pad]")).to_have_count(count)

    def lasting(self) -> None:
        self.settings(instrument="flute")
        expect(self.page.locator("#surface")).to_have_class(re.compile("lasting"))


@pytest.fixture
def stage(room: Room) -> Stage:
    return Stage(room)


def test_a_pad_is_fully_lit_in_the_very_next_frame(room: Room) -> None:
    """[P1] Light on the tablet itself, whatever the network does: here it is switched off."""
    stage = Stage(room, moving(TABLET))
    stage.room.devices.expect("WebSocket|ERR_")
    stage.page.evaluate(WATCH_FRAMES)
    stage.page.context.set_offline(True)
    for pad in (0, 3):
        stage.tablet.touch(pad)
    stage.page.keyboard.press("2")
    wait_until(stage.page, "window.frames_of_light.length === 3")
    frames = stage.page.evaluate("window.frames_of_light")
    for frame, pad in zip(frames, (0, 3, 1), strict=True):
        assert frame["lit"][pad] == 1, f"pad {pad} was not lit when the next frame was painted"
    stage.page.context.set_offline(False)


def test_the_light_comes_before_the_message(stage: Stage) -> None:
    """[P1] Nothing is sent before the pad is lit, and then it is sent at once, in the same turn."""
    stage.tablet.press(2)
    stage.speaker.next(SoundOn)
    notes = [lit for data, lit in stage.page.evaluate("window.sent") if "note_on" in data]
    assert notes == [1]


def test_ten_fingers_are_ten_tones(stage: Stage) -> None:
    """[P1] All at once, each its own pad, and each ends by itself."""
    stage.pads(12)
    stage.lasting()
    points = [stage.hands.middle(pad) for pad in range(10)]
    for finger, (x, y) in enumerate(points):
        stage.hands.down(x, y, finger)
    for _ in range(10):
        stage.speaker.next(SoundOn)
    tones = stage.speaker.all(SoundOn)
    assert [tone.pitch for tone in tones] == sorted({tone.pitch for tone in tones})
    expect(stage.page.locator(".touched")).to_have_count(10)
    for finger in range(10):
        stage.hands.up(finger)
    for _ in range(10):
        stage.speaker.next(SoundOff)
    assert [off.id for off in stage.speaker.all(SoundOff)] == [tone.id for tone in tones]
    expect(stage.page.locator(".touched")).to_have_count(0)


def test_every_point_of_the_screen_answers(stage: Stage) -> None:
    """[P2] The rim, the corners, the lines between pads, the corner with the symbol: no dead gap anywhere."""
    points = [
        (0, 0),
        (1023, 0),
        (0, 767),
        (1023, 767),
        (205, 384),
        (2, 300),
        (1021, 500),
        (30, 30),
        (512, 767),
    ]
    for x, y in points:
        stage.hands.tap(x, y)
        stage.speaker.next(SoundOn)
    assert len(stage.speaker.all(SoundOn)) == len(points)


def test_a_touch_keeps_its_pad_until_it_lifts(stage: Stage) -> None:
    """[P2] A finger that wanders over three pads, and off the screen, plays the one it came down on."""
    stage.lasting()
    stage.hands.down(*stage.hands.middle(1))
    tone = stage.speaker.next(SoundOn)
    for pad in (2, 3, 4):
        stage.hands.move(*stage.hands.middle(pad))
    expect(stage.page.locator(".touched")).to_have_count(1)
    stage.hands.up()
    assert stage.speaker.next(SoundOff).id == tone.id
    assert len(stage.speaker.all(SoundOn)) == 1


def test_sliding_plays_where_the_therapist_turned_it_on(stage: Stage) -> None:
    """[P2] One finger over three pads: three tones, one after the other."""
    stage.lasting()
    stage.access(slide=True)
    stage.hands.down(*stage.hands.middle(0))
    for pad in (1, 2):
        stage.hands.move(*stage.hands.middle(pad))
    for _ in range(3):
        stage.speaker.next(SoundOn)
    expect(stage.page.locator(".touched")).to_have_count(1)
    stage.hands.up()
    tones = [tone.pitch for tone in stage.speaker.all(SoundOn)]
    assert tones == sorted(set(tones))


def test_keys_play_by_place(stage: Stage) -> None:
    """[P4] Down is down, up is up: a lasting tone stays while its key is held, without repeating."""
    stage.pads(12)
    stage.lasting()
    for key, pad in (("1", 0), ("5", 4), ("0", 9), ("-", 10), ("=", 11)):
        stage.page.keyboard.down(key)
        stage.page.keyboard.down(key)
        tone = stage.speaker.next(SoundOn)
        expect(stage.tablet.pad(pad)).to_have_class(f"pad pad-{pad + 1} touched")
        stage.page.keyboard.up(key)
        assert stage.speaker.next(SoundOff).id == tone.id
    assert len(stage.speaker.all(SoundOn)) == 5


def test_the_pad_in_focus_plays_by_space_and_enter(stage: Stage) -> None:
    """[P4] For a switch or a keyboard, held like any other touch."""
    stage.lasting()
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Tab")
    expect(stage.tablet.pad(1)).to_be_focused()
    for key in ("Space", "Enter"):
        stage.page.keyboard.down(key)
        tone = stage.speaker.next(SoundOn)
        stage.page.keyboard.up(key)
        assert stage.speaker.next(SoundOff).id == tone.id


def test_a_screen_reader_can_play(stage: Stage) -> None:
    """[P1] Every pad has a name, and "activate" without any touch sounds it, once."""
    name = stage.tablet.pad(2).get_attribute("aria-label")
    assert name is not None
    assert name.startswith("Pad 3, ")
    assert name.endswith(", triangle")
    stage.page.evaluate("document.querySelector('[data-pad=\"2\"]').click()")
    stage.speaker.next(SoundOn)
    expect(stage.page.locator(".touched")).to_have_count(0)
    assert len(stage.speaker.all(SoundOn)) == 1


ENDINGS = {
    "the system takes the touches": "",
    "the window loses the focus": "window.dispatchEvent(new Event('blur'))",
    "the page is frozen": "document.dispatchEvent(new Event('freeze'))",
    "the capture is lost": "for (let id = 0; id < 20; id++) {"
    " const surface = document.getElementById('surface');"
    " if (surface.hasPointerCapture(id)) surface.releasePointerCapture(id); }",
}


def test_what_a_hand_holds_ends_however_it_is_lost(stage: Stage) -> None:
    """[P4] No hand can be there any more, and no lift will be told: both tones end, and the pads go dark."""
    stage.lasting()
    for ending, script in ENDINGS.items():
        stage.hands.down(*stage.hands.middle(0), finger=0)
        stage.hands.down(*stage.hands.middle(4), finger=1)
        tones = [stage.speaker.next(SoundOn).id for _ in range(2)]
        if script:
            stage.page.evaluate(script)
        else:
            stage.hands.cancel()
        ended = [stage.speaker.next(SoundOff).id for _ in range(2)]
        assert sorted(ended) == sorted(tones), ending
        expect(stage.page.locator(".touched")).to_have_count(0)
        if script:
            stage.hands.cancel()


def test_turning_the_tablet_ends_no_tone(stage: Stage) -> None:
    """[P2][P4] The pads lie anew; the finger still holds what it held."""
    stage.lasting()
    stage.hands.down(*stage.hands.middle(2))
    tone = stage.speaker.next(SoundOn)
    stage.page.set_viewport_size({"width": 768, "height": 1024})
    expect(stage.tablet.pad(2)).to_have_class("pad pad-3 touched")
    assert stage.speaker.all(SoundOff) == []
    stage.hands.up()
    assert stage.speaker.next(SoundOff).id == tone.id


def loud(stage: Stage, mode: TouchLoudness, x: float, y: float) -> float:
    stage.access(loudness=mode)
    expect(stage.page.locator("#surface")).to_have_attribute("data-loudness", mode)
    stage.hands.tap(x, y)
    return stage.speaker.next(SoundOn).velocity


def test_loudness_is_fixed_or_by_place(stage: Stage) -> None:
    """[P5] Fixed: the same everywhere. By place: louder further up the pad."""
    x, _ = stage.hands.middle(2)
    assert loud(stage, "fixed", x, 40) == loud(stage, "fixed", x, 700)
    soft, middle, full = (loud(stage, "place", x, y) for y in (740, 384, 20))
    assert 0 < soft < middle < full <= 1
