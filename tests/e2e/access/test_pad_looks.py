"""How pads lie and look, as each seat's profile wants them: every state on one tablet, seen and touched."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from server.protocol import AccessProfile as Profile
from server.protocol import (
    Calibrate,
    ChangeAccess,
    Go,
    RoomState,
    SetCalm,
    SetSeats,
    SoundOff,
    SoundOn,
    Stop,
)
from tests.e2e.asking import NEXT_TURN, wait_until
from tests.e2e.devices import TABLET
from tests.e2e.listening import Ears, with_ears
from tests.e2e.pad_hands import Hands
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room, Tablet

MM = 132 / 25.4
"""CSS px, as layout.ts has it."""

SHOWN = """() => Array.from(document.querySelectorAll('.pad:not([hidden])')).map((pad) => {
  const box = pad.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""

LOOK = """(what) => {
  const style = getComputedStyle(document.querySelector(what));
  return { opacity: Number(style.opacity), background: style.backgroundColor, fill: style.fill,
    running: style.animationName !== 'none' && style.animationPlayState === 'running' };
}"""

STILL = "() => !document.querySelector('.changing') && document.getAnimations().every((a) => a.playState !== 'running')"


def change(room: Room, tablet: Tablet, **changes: Any) -> None:
    """Until the pads show it."""
    room.conductor.send(ChangeAccess(seats=[1], changes=changes))
    tablet.wait_for_surface(
        lambda surface: all(getattr(surface.access, name) == value for name, value in changes.items())
    )
    tablet.page.evaluate(NEXT_TURN)


def shown(page: Page) -> list[list[float]]:
    return [[float(edge) for edge in box] for box in page.evaluate(SHOWN)]


def look(page: Page, what: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(LOOK, what)
    return found


def test_pads_lie_as_the_hand_needs_them(room: Room) -> None:
    """[P2][X1] Half a tablet, fewer and larger pads, margins, a place to rest, turned: played where they are drawn."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    page, hands = tablet.page, Hands(tablet.page, tablet.context)

    change(room, tablet, side="right", pads=3)
    assert min(box[0] for box in shown(page)) == pytest.approx(512)
    hands.tap(200, 400)
    tablet.touch(2)
    high = speaker.next(SoundOn).pitch

    change(room, tablet, side="all", pads=8, pad_size=60.0)
    boxes = shown(page)
    assert len(boxes) == 6  # of eight: the glass has no room for more of that size
    assert min(min(right - left, bottom - top) for left, top, right, bottom in boxes) >= 60 * MM - 0.5

    change(room, tablet, pads=5, pad_size=30.0, rest_zone=True, dead_margin=10.0)
    hands.tap(512, 740)  # where eyes rest
    hands.tap(20, 300)  # the margin
    tablet.touch(0)
    speaker.next(SoundOn)

    change(room, tablet, rest_zone=False, dead_margin=0.0, pads=3)
    for turned, low, last in (
        ("left", "left", (1000, 400)),
        ("right", "right", (20, 400)),
        ("upside_down", "right", (20, 400)),
    ):
        change(room, tablet, turned=turned)
        box = page.locator("[data-pad='0']").bounding_box()
        assert box is not None
        assert (box["x"] < 1) == (low == "left")
        hands.tap(*last)
        assert speaker.next(SoundOn).pitch == high
    assert len(speaker.all(SoundOn)) == 5


def test_every_look_has_its_light(room: Room) -> None:
    """[X1][X3] Four themes, calm, more or less motion: what they promise, as the browser works it out."""
    tablet = room.open_tablet(on=room.devices.open(TABLET, color_scheme="light"))
    page = tablet.page

    change(room, tablet, theme="linen")
    wait_until(page, STILL)
    assert look(page, ".pad")["background"] == "rgb(252, 209, 217)"
    change(room, tablet, theme="dusk")
    wait_until(page, STILL)
    assert look(page, ".pad")["background"] == "rgb(88, 33, 49)"
    change(room, tablet, theme="device")  # this one prefers light
    wait_until(page, STILL)
    expect(page.locator("html")).to_have_class("linen")

    change(room, tablet, theme="contrast")
    wait_until(page, STILL)
    tablet.press(1)
    assert look(page, "[data-pad='1'] .lit")["fill"] == "rgb(255, 225, 77)"
    assert look(page, "[data-pad='1'] .lit")["opacity"] == 1
    assert look(page, "[data-pad='0'] .solid")["fill"] == "rgb(255, 255, 255)"
    tablet.lift()

    change(room, tablet, theme="dusk", motion="full")
    wait_until(page, "() => document.documentElement.className === 'dusk'")
    assert look(page, ".halo")["running"]  # although this device wants less motion
    room.conductor.send(SetCalm(on=True, seats=[1]))
    expect(page.locator("#surface")).to_have_class(re.compile(r"\bcalm\b"))
    wait_until(page, STILL)
    assert look(page, "[data-pad='2'] .water")["opacity"] == pytest.approx(0.5)
    assert not look(page, ".halo")["running"]
    tablet.press(2)
    assert look(page, "[data-pad='2'] .lift")["opacity"] == pytest.approx(0.5)
    tablet.lift()
    room.conductor.send(SetCalm(on=False, seats=[1]))
    expect(page.locator("#surface")).not_to_have_class(re.compile(r"\bcalm\b"))
    change(room, tablet, motion="still")
    assert not look(page, ".halo")["running"]


def test_the_systems_own_colours_leave_shapes(room: Room) -> None:
    """[X1] Forced colours: fields go, marks and lines stay, others' turn is still to be seen."""
    tablet = room.open_tablet(on=room.devices.open(TABLET, forced_colors="active"))
    page = tablet.page
    canvas, text = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
    assert look(page, ".pad")["background"] == canvas
    assert look(page, ".pad .solid")["fill"] == text
    room.conductor.send(Stop())
    wait_until(page, "() => Number(getComputedStyle(document.querySelector('.water')).opacity) === 1")
    assert look(page, ".water")["background"] == canvas
    assert look(page, ".pad .hollow")["opacity"] == 1


def test_a_held_tone_goes_on_through_every_relayout(room: Room) -> None:
    """[P4][X4] Turned to portrait, split, zoomed to 200 %, a keyboard on the screen: held is held, and ends once."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    room.conductor.send(SetSeats(seats=[1], instrument="flute"))
    expect(tablet.page.locator("#surface")).to_have_class(re.compile("lasting"))
    tablet.press(2)
    tone = speaker.next(SoundOn)
    for width, height in ((768, 1024), (507, 768), (512, 384), (1024, 420), (320, 568), (1024, 768)):
        tablet.page.set_viewport_size({"width": width, "height": height})
        wait_until(tablet.page, f"document.getElementById('surface').clientWidth === {width}")
        tablet.page.evaluate(NEXT_TURN)
        boxes = shown(tablet.page)
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
        assert area == pytest.approx(width * height, rel=1e-3)
        expect(tablet.pad(2)).to_have_class(re.compile("touched"))
    assert speaker.all(SoundOff) == []
    tablet.lift()
    assert speaker.next(SoundOff).id == tone.id
    assert len(speaker.all(SoundOff)) == 1


def test_a_tablet_may_sound_itself(room: Room) -> None:
    """[X1][A3] Softly, while it is touched and only then; nobody's turn, no sound."""
    context = with_ears(room.devices.open(TABLET, bypass_csp=True))
    tablet = room.open_tablet(on=context)
    page = tablet.page
    room.conductor.send(SetSeats(seats=[1], instrument="flute"))
    change(room, tablet, own_sound=10)
    wait_until(page, "() => window.ears.context !== null")
    tablet.touch(0)  # the first one lets the browser sound
    wait_until(page, "() => window.ears.context.state === 'running'")
    ears = Ears(page)
    ears.wait(0.6)
    begun = ears.now
    tablet.press(2)
    ears.wait(0.5)
    tablet.lift()
    ended = ears.now
    ears.wait(0.9)
    take = ears.take()
    pitch = tablet.surface.pads[2].pitch
    print(
        f"own sound: {take.level(begun, ended):.1f} dB while held, {take.level(ended + 0.6, take.end):.1f} after"
    )
    assert take.risen(begun + 0.1, [pitch])[0] > 0
    assert -40 < take.level(begun, ended) < -12
    assert take.level(ended + 0.6, take.end) < -60
    room.conductor.send(Stop())
    expect(page.locator("#surface")).to_have_class(re.compile("listening"))
    quiet = ears.now
    tablet.touch(3)
    ears.wait(0.4)
    assert ears.take(quiet).level(quiet, quiet + 0.3) < -60
    room.conductor.send(Go(count_in=False))


def test_the_panel_behind_the_corner(room: Room) -> None:
    """[P7][X1] Three seconds open it: settings at once, the pads beside it play on, and it goes by itself."""
    speaker = room.speaker()
    context = room.devices.open(TABLET)
    context.clock.install()
    tablet = room.open_tablet(on=context)
    page, hands = tablet.page, Hands(tablet.page, context)
    panel = page.get_by_role("dialog")

    hands.down(20, 20)
    speaker.next(SoundOn)
    context.clock.fast_forward(3100)
    expect(panel).to_be_visible()
    hands.up()
    page.get_by_role("button", name="Settings of this seat").click()
    page.get_by_role("button", name="More: Hold before it sounds").click()
    tablet.wait_for_surface(lambda surface: surface.access.hold_duration == 0.1)
    page.get_by_role("button", name="Less: Hold before it sounds").click()
    tablet.wait_for_surface(lambda surface: surface.access.hold_duration == 0)
    page.get_by_role("button", name="More: Light").click()
    tablet.wait_for_surface(lambda surface: surface.access.theme == "linen")
    expect(panel).to_contain_text("linen")
    expect(page.get_by_role("button", name="More: Light")).to_be_focused()
    page.get_by_role("button", name="More: Language").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(panel).to_contain_text("Deutsch")
    page.evaluate("localStorage.clear()")
    tablet.touch(4)
    speaker.next(SoundOn)

    page.evaluate(
        "document.fullscreenElement && document.exitFullscreen()"
    )  # what fills the screen keeps its size
    for width, height in ((1024, 768), (320, 568), (512, 384)):
        page.set_viewport_size({"width": width, "height": height})
        facts = look_at(page)
        assert not facts.small
        assert not facts.pale
        assert page.evaluate("document.querySelector('.panel-sheet').scrollWidth") <= width
    context.clock.fast_forward(12_000)
    expect(panel).to_be_visible()
    context.clock.fast_forward(30_000)
    expect(panel).to_be_hidden()
    assert not room.state.seats[0].wants_to_leave
    assert room.state.seats[0].access.theme == "linen"


def test_a_little_piece_begins_and_can_be_called_off(room: Room) -> None:
    """[X1] One pad after the other is bright, what is touched sounds, and whenever it is over all are as before."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    page, hands = tablet.page, Hands(tablet.page, tablet.context)
    room.conductor.send(Calibrate(seat=1, on=True))
    asked = [next_bright(page, None)]
    while len(asked) < 3:
        hands.tap(*hands.middle(asked[-1]))
        asked.append(next_bright(page, asked[-1]))
    assert asked == [0, 1, 2]
    assert len([speaker.next(SoundOn) for _ in range(2)]) == 2
    room.conductor.send(Calibrate(seat=1, on=False))
    expect(page.locator(".aside")).to_have_count(0)
    expect(page.locator(".path")).to_be_hidden()
    assert room.state.seats[0].proposal is None


@pytest.mark.long
def test_a_little_piece_finds_what_would_help(room: Room) -> None:
    """[X1] Twenty touches of a hand that shakes; what they suggest waits for a tap, then holds."""
    tablet = room.open_tablet()
    page = tablet.page
    panel = page.get_by_role("dialog")
    play_all(room, tablet)
    expect(panel).to_contain_text("came twice within")
    assert room.state.seats[0].access == Profile()
    page.get_by_role("button", name="Keep as it is").click()
    expect(panel).to_be_hidden()
    play_all(room, tablet)
    # A switch that is pressed for a pad must not answer it.
    expect(page.get_by_role("button", name="Use these")).not_to_be_focused()
    page.get_by_role("button", name="Use these").click()
    room.conductor.until(RoomState, lambda state: state.seats[0].access.ignore_repeat > 0)
    expect(panel).to_be_hidden()


BRIGHT = """(before) => {
  const pads = Array.from(document.querySelectorAll('.pad'));
  const bright = pads.filter((pad) => !pad.classList.contains('aside'));
  const at = pads.indexOf(bright[0]);
  return bright.length === 1 && at !== before ? at + 1 : 0;
}"""


def next_bright(page: Page, before: int | None) -> int:
    """The one pad that is asked for, once it is another one."""
    wait_until(page, BRIGHT, before)
    return int(page.evaluate(BRIGHT, before)) - 1


def play_all(room: Room, tablet: Tablet) -> None:
    """Every touch comes twice, at once."""
    hands = Hands(tablet.page, tablet.context)
    room.conductor.send(Calibrate(seat=1, on=True))
    bright: int | None = None
    for _ in range(20):
        bright = next_bright(tablet.page, bright)
        hands.tap(*hands.middle(bright))
        hands.tap(*hands.middle(bright))
    expect(tablet.page.get_by_role("dialog")).to_be_visible()
