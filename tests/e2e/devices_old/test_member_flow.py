"""A member's whole way, from the picture on the wall to leaving, on slow, old and small devices."""

import re
from dataclasses import replace
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from server.protocol import (
    AllowLeave,
    EndTechnique,
    NextPart,
    RoomState,
    SetSeats,
    SoundOff,
    SoundOn,
)
from tests.e2e.asking import wait_until
from tests.e2e.devices import PHONE, TABLET, Screen
from tests.e2e.pad_hands import Hands
from tests.e2e.rooms import Room, Tablet
from tests.e2e.test_pad_old_tablets import NEWER_THAN_IOS_12
from tests.e2e.test_pad_turns import is_mine, is_others, start_turns

SURFACE = "#surface"
SLOWER = 6
"""Times: a tablet with 1 GB beside a laptop."""

SMALL = "Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 1 });"
TOUCHES = 12

WATCH = """() => {
  window.touchesSeen = [];
  const begins = 'PointerEvent' in window ? 'pointerdown' : 'touchstart';
  let began = 0;
  window.addEventListener(begins, () => { began = performance.now(); }, { capture: true, passive: true });
  window.addEventListener(begins, (event) => {
    const work = performance.now() - began;
    const { clientX, clientY } = event.touches ? event.touches[0] : event;
    const pad = document.elementFromPoint(clientX, clientY).closest('.pad');
    if (pad === null) return; // the corner
    const lit = () => pad.classList.contains('touched');
    const before = lit();
    const seen = () => ({ work, before, lit: lit(), frame: performance.now() - began });
    requestAnimationFrame(() => window.touchesSeen.push(seen()));
  }, { passive: true });
}"""
"""How long the page's own work at each touch takes (ms), and whether the pad is lit when the next frame is made."""

HEAP = "() => performance.memory.usedJSHeapSize / 1048576"


def arrived(room: Room, screen: Screen, *scripts: str, slower: float = 1) -> Tablet:
    """A device that opens the link of the picture, slowed down from before its first page."""
    context = room.devices.open(screen, scripts=scripts)
    tablet = Tablet(context.new_page(), context)
    context.new_cdp_session(tablet.page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return tablet.show(f"/j#{room.invitation}")


def played(room: Room, tablet: Tablet) -> None:
    """Touches are lit at once and sound; the print is for whoever wants the figures."""
    speaker = room.speaker()
    tablet.page.evaluate(WATCH)
    for touch in range(TOUCHES):
        tablet.press(touch % 5)
        speaker.next(SoundOn)
        wait_until(tablet.page, f"window.touchesSeen.length === {touch + 1}")
        tablet.lift()
    seen = tablet.page.evaluate("window.touchesSeen")
    assert [(one["before"], one["lit"]) for one in seen] == [(True, True)] * TOUCHES, (
        "lit within the touch itself"
    )
    work, frame = median(one["work"] for one in seen), median(one["frame"] for one in seen)
    heap = tablet.page.evaluate(HEAP)
    print(f"a touch takes {work:.1f} ms of work, {frame:.1f} ms to the next frame; {heap:.1f} MB of memory")
    assert work < 16 * 8  # 16 ms on a quiet machine
    assert heap < 64


def turned(room: Room, tablet: Tablet) -> None:
    """Somebody else's turn, then this one's."""
    room.member()
    start_turns(room, beats=8)
    is_others(tablet)
    room.conductor.send(NextPart(technique="turns"))
    is_mine(tablet)
    room.conductor.send(EndTechnique(technique="turns"))


def left(room: Room, tablet: Tablet) -> None:
    """The corner is held, leaving asked for and granted."""
    hands = Hands(tablet.page, tablet.context)
    hands.down(20, 20)
    panel = tablet.page.locator(".panel-sheet")
    expect(panel).to_be_visible()
    hands.up()
    panel.locator("button").nth(2).click()
    room.conductor.until(RoomState, lambda state: state.seats[0].wants_to_leave)
    room.conductor.send(AllowLeave(seat=1, allow=True))
    expect(tablet.page.get_by_role("heading", name="Thank you for playing")).to_be_visible()


@pytest.mark.parametrize(
    "old", [pytest.param(False, marks=pytest.mark.long), True], ids=["slow", "slow and old"]
)
def test_a_slow_tablet_from_the_picture_to_leaving(room: Room, old: bool) -> None:
    """[X4][P1] Six times slower, 1 GB, with pointer events and without: a touch is lit before the next frame."""
    scripts = [SMALL, NEWER_THAN_IOS_12] if old else [SMALL]
    tablet = arrived(room, TABLET, *scripts, slower=SLOWER)
    played(room, tablet)
    turned(room, tablet)
    left(room, tablet)


def test_a_phone_of_2018_turned_and_split_while_it_is_held(room: Room) -> None:
    """[X4][P4] Touch events only. On its side, beside another app, and back: the tone under the finger goes on."""
    tablet = arrived(room, PHONE, NEWER_THAN_IOS_12)
    speaker = room.speaker()
    room.conductor.send(SetSeats(seats=[1], instrument="flute"))
    expect(tablet.page.locator(SURFACE)).to_have_class(re.compile("lasting"))
    hands = Hands(tablet.page, tablet.context)
    hands.down(*hands.middle(2))
    tone = speaker.next(SoundOn)
    for width, height in ((844, 390), (320, 844), (507, 390), (390, 844)):
        tablet.page.set_viewport_size({"width": width, "height": height})
        wait_until(tablet.page, f"document.getElementById('surface').clientWidth === {width}")
        expect(tablet.page.locator(".touched")).to_have_count(1)
    assert speaker.all(SoundOff) == []
    hands.up()
    assert speaker.next(SoundOff).id == tone.id


def in_sight(page: Page, what: str) -> bool:
    return bool(
        page.locator(what).first.evaluate(
            "(one) => { const box = one.getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= window.innerHeight; }"
        )
    )


@pytest.mark.parametrize("screen", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_keyboard_on_the_screen_leaves_the_code_in_sight(room: Room, screen: Screen) -> None:
    """[X4] It takes the lower half, on an old device as well: boxes, what is said of them and the button stay above."""
    context = room.devices.open(screen, scripts=[NEWER_THAN_IOS_12])
    page = context.new_page()
    page.goto("/")
    field = page.get_by_role("textbox")
    field.tap()
    shown = replace(screen, height=screen.height // 2)
    page.set_viewport_size({"width": shown.width, "height": shown.height})
    page.keyboard.type("kfm7ro")
    expect(page.get_by_role("alert")).to_be_visible()
    for what in ("input", "[role=alert]", "button[type=submit]"):
        assert in_sight(page, what), what
    field.fill(room.code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
