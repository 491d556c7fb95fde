"""Nothing a hand does leads out of the instrument."""

from playwright.sync_api import Page, expect

from server.protocol import AllowLeave, RoomState, SoundOn
from tests.e2e.asking import wait_until
from tests.e2e.devices import TABLET
from tests.e2e.pad_hands import Hands
from tests.e2e.rooms import Room

LOOK = """() => ({
  zoom: window.visualViewport.scale,
  x: window.scrollX + document.scrollingElement.scrollLeft,
  y: window.scrollY + document.scrollingElement.scrollTop,
  selected: String(window.getSelection()),
})"""

UNMOVED = {"zoom": 1, "x": 0, "y": 0, "selected": ""}

PREVENTED = """(names) => names.filter((name) => {
  const event = new Event(name, { bubbles: true, cancelable: true });
  document.querySelector('[data-pad]').dispatchEvent(event);
  return !event.defaultPrevented;
})"""


def test_hands_neither_zoom_nor_scroll_nor_select(room: Room) -> None:
    """[P7] Double taps, pinches, pulls from every edge, a long press: the page stays as it is, and keeps playing."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    hands = Hands(tablet.page, tablet.context)
    for _ in range(4):
        hands.tap(500, 400)
    hands.down(400, 400, 0)
    hands.down(600, 400, 1)
    for step in range(10):
        hands.move(400 - 30 * step, 400, 0)
        hands.move(600 + 30 * step, 400, 1)
    hands.up(0)
    hands.up(1)
    for start, end in (
        ((512, 2), (512, 700)),
        ((512, 760), (512, 10)),
        ((2, 300), (800, 300)),
        ((1020, 300), (90, 300)),
    ):
        hands.down(*start)
        for step in range(1, 9):
            share = step / 8
            hands.move(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        hands.up()
    tablet.page.mouse.move(500, 400)
    tablet.page.keyboard.down("Control")
    tablet.page.mouse.wheel(0, -400)
    tablet.page.keyboard.up("Control")
    tablet.page.mouse.dblclick(300, 300)
    assert tablet.page.evaluate(LOOK) == UNMOVED
    speaker.skip()
    tablet.touch(2)
    speaker.next(SoundOn)


def test_menus_gestures_and_drags_are_held_back(room: Room) -> None:
    """[P7] Also those that only an iPad makes."""
    page = room.open_tablet().page
    names = ["contextmenu", "selectstart", "dragstart", "gesturestart", "gesturechange", "gestureend"]
    assert page.evaluate(PREVENTED, [*names, "touchstart", "touchmove"]) == []
    style = page.evaluate(
        "() => { const s = getComputedStyle(document.getElementById('surface'));"
        " return [s.touchAction, s.userSelect, getComputedStyle(document.body).overscrollBehaviorY]; }"
    )
    assert style == ["none", "none", "none"]


def test_a_swipe_back_lands_on_the_pads(room: Room) -> None:
    """[P7] Once a hand has played, going back stays here and the seat plays on."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    tablet.touch(0)
    speaker.next(SoundOn)
    for _ in range(3):
        tablet.page.evaluate("history.back()")
        wait_until(tablet.page, "history.state !== null && history.state.place === 'held'")
    assert tablet.page.url.endswith("/pad")
    tablet.touch(1)
    speaker.next(SoundOn)


def asks(page: Page) -> None:
    """What the corner opens, and the way out in it."""
    page.get_by_role("button", name="Ask to leave").click()
    expect(page.locator(".corner")).to_have_class("corner seat-1 rings-0 asked")


def test_leaving_takes_three_seconds_and_the_therapists_word(room: Room) -> None:
    """[P7] A short touch of the corner plays; a long one opens the way out; the therapist answers; the seat stays."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    hands = Hands(tablet.page, tablet.context)
    hands.tap(20, 20)
    speaker.next(SoundOn)
    expect(tablet.page.get_by_role("dialog")).to_have_count(0)
    hands.down(20, 20)
    expect(tablet.page.get_by_role("dialog")).to_be_visible()
    hands.up()
    assert not room.state.seats[0].wants_to_leave
    asks(tablet.page)
    room.conductor.until(RoomState, lambda now: now.seats[0].wants_to_leave)
    expect(tablet.page.get_by_role("dialog")).to_be_hidden()
    expect(tablet.pad(0)).to_be_visible()
    room.conductor.send(AllowLeave(seat=1, allow=True))
    expect(tablet.page.get_by_role("heading", name="Thank you for playing")).to_be_visible()
    tablet.page.get_by_role("button", name="Play again").click()
    expect(tablet.pad(0)).to_be_visible()
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "here")


def test_the_corner_can_be_held_by_key(room: Room) -> None:
    """[P7] The way out is there for a keyboard too, and just as long; the key that is still down presses nothing."""
    tablet = room.open_tablet(on=room.devices.open(TABLET))
    tablet.page.locator(".corner").focus()
    tablet.page.keyboard.down("Enter")
    back = tablet.page.get_by_role("button", name="Back to the pads")
    expect(back).to_be_focused()
    tablet.page.keyboard.down("Enter")  # as a key does that repeats
    expect(back).to_be_visible()
    tablet.page.keyboard.up("Enter")
    asks(tablet.page)
    room.conductor.until(RoomState, lambda now: now.seats[0].wants_to_leave)


def test_a_corner_that_can_fetch_nothing_still_lets_go(room: Room) -> None:
    """[P7][R1] What lies behind it can't be had: the wish to leave goes out at once."""
    room.devices.expect("Failed to fetch dynamically|ERR_FAILED|preload")
    tablet = room.open_tablet()
    tablet.page.route("**/faces-*", lambda route: route.abort())
    Hands(tablet.page, tablet.context).down(20, 20)
    expect(tablet.page.locator(".corner")).to_have_class("corner seat-1 rings-0 asked")
    room.conductor.until(RoomState, lambda now: now.seats[0].wants_to_leave)
