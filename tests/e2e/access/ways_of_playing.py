"""Hands, switches and eyes on one tablet, each in its own way: every way begins a tone on a pad and ends it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from server.protocol import AccessProfile, RoomState, SetSeats, SoundOff, SoundOn, UseAccess
from tests.e2e.asking import wait_until
from tests.e2e.devices import TABLET, Screen
from tests.e2e.pad_hands import Hands
from tests.e2e.rooms import Room

TUNE = (0, 1, 3, 4, 2)

GAMEPAD = """
(() => {
  const down = new Set();
  let there = false;
  const button = (at) => ({ pressed: down.has(at), touched: down.has(at), value: down.has(at) ? 1 : 0 });
  const gamepad = { id: 'stub', index: 0, connected: true, mapping: 'standard', axes: [], timestamp: 0,
    get buttons() { return Array.from({ length: 16 }, (_, at) => button(at)); } };
  Object.defineProperty(Navigator.prototype, 'getGamepads', { value: () => [null, there ? gamepad : null] });
  window.gamepad = {
    down: (at) => down.add(at),
    up: (at) => down.delete(at),
    plug: (plugged) => {
      there = plugged;
      const event = new Event(plugged ? 'gamepadconnected' : 'gamepaddisconnected');
      window.dispatchEvent(Object.assign(event, { gamepad }));
    },
  };
})();
"""
"""A gamepad that isn't there until it is plugged in."""

FRAMED = """(pad) => {
  if (pad === null) return document.activeElement.classList.contains('corner');
  const frame = document.querySelector('.frame');
  const [at, goal] = [frame, document.querySelector(`[data-pad='${pad}']`)].map((one) => one.getBoundingClientRect());
  return frame.classList.contains('standing') && Math.hypot(at.left - goal.left, at.top - goal.top) < 2;
}"""

SWITCH = """
window.closeSwitch = (closed) => document.dispatchEvent(
  new KeyboardEvent(closed ? 'keydown' : 'keyup', { key: ' ', code: 'Space', bubbles: true, cancelable: true }));
"""
"""A switch that can be pressed in the very moment something is framed, however busy this machine is."""

WHEN = """([arg, closed]) => new Promise((done) => {{
  const look = () => {{
    if (!({0})(arg)) return void setTimeout(look, 20);
    closeSwitch(closed);
    done();
  }};
  look();
}})"""


PRESS_FOCUSED = """(words) => {
  const look = () => {
    if (document.activeElement.textContent.trim() !== words) return void setTimeout(look, 20);
    closeSwitch(true);
    closeSwitch(false);
  };
  look();
}"""

WATCH_WORDS = """() => {
  window.words_at = [];
  new MutationObserver(() => window.words_at.push(performance.now())).observe(
    document.getElementById('said'), { childList: true, characterData: true, subtree: true });
}"""


@dataclass(frozen=True)
class Way:
    """How a touch begins on a pad, and how it ends."""

    profile: AccessProfile
    begin: Callable[["Stage", int], object]
    end: Callable[["Stage", int], object]


class Stage:
    """One tablet with lasting tones, and a speaker that writes down."""

    def __init__(self, room: Room, *scripts: str, screen: Screen = TABLET) -> None:
        self.room = room
        self.speaker = room.speaker()
        context = room.devices.open(screen, scripts=[GAMEPAD, SWITCH, *scripts])
        self.tablet = room.open_tablet(on=context)
        self.page = self.tablet.page
        self.hands = Hands(self.page, context)
        room.conductor.send(SetSeats(seats=[1], instrument="flute"))
        self.tablet.wait_for_surface(lambda surface: surface.hold)

    def use(self, profile: AccessProfile) -> None:
        """From the dashboard, live."""
        self.room.conductor.send(UseAccess(seats=[1], profile=profile))
        self.room.conductor.until(RoomState, lambda now: now.seats[0].access == profile)
        self.tablet.wait_for_surface(lambda surface: surface.access == profile)
        expect(self.page.locator("[data-pad]")).to_have_count(profile.pads)

    def tones(self) -> list[int]:
        """The pads of all tones so far."""
        pitches = [pad.pitch for pad in self.tablet.surface.pads]
        return [pitches.index(tone.pitch) for tone in self.speaker.all(SoundOn)]

    def play(self, way: Way) -> None:
        """The tune; every tone sounds, and has ended before the next."""
        self.use(way.profile)
        before = len(self.tones())
        for pad in TUNE:
            way.begin(self, pad)
            tone = self.speaker.next(SoundOn)
            way.end(self, pad)
            assert self.speaker.next(SoundOff).id == tone.id
        assert tuple(self.tones()[before:]) == TUNE
        expect(self.page.locator(".touched")).to_have_count(0)

    def framed(self, pad: int | None) -> None:
        """Waits until the frame stands there; None: on the corner."""
        wait_until(self.page, FRAMED, pad)

    def switch_when_framed(self, pad: int | None, *, closed: bool = True) -> None:
        self.page.evaluate(WHEN.format(FRAMED), [pad, closed])

    def switch_when_focused(self, words: str) -> None:
        """Is pressed as soon as the button with these words is framed; doesn't wait: it may lead to another page."""
        self.page.evaluate(PRESS_FOCUSED, words)

    def switch(self, *, closed: bool) -> None:
        self.page.evaluate("(closed) => closeSwitch(closed)", closed)

    def said(self, words: str) -> None:
        expect(self.page.locator("#said")).to_have_text(words)
