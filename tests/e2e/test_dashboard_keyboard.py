"""The dashboard by keyboard alone: shortcuts and pedals, the way of Tab, and the switch that turns shortcuts off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from server.protocol import RoomState
from tests.e2e.rooms import Room

KEYS: dict[str, Callable[[RoomState], bool]] = {
    " ": lambda s: not s.running,
    "h": lambda s: s.hush,
    "ArrowDown": lambda s: s.level == 5,
    "ArrowUp": lambda s: s.level == 7,
    "p": lambda s: s.pulse.on,
    "d": lambda s: s.drone.on,
}

OPEN = "Nothing is heard yet: no speaker page is open."


def opened(room: Room) -> Page:
    page = room.open_dashboard()
    expect(page.get_by_text(OPEN)).to_be_visible()
    return page


def test_every_key_acts_and_z_takes_it_back(room: Room) -> None:
    """[C1] Every control has a key, and so a foot pedal."""
    page = opened(room)
    for key, says in KEYS.items():
        page.keyboard.press(key)
        room.conductor.until(RoomState, says)
        page.keyboard.press("z")
        room.conductor.until(RoomState, lambda state, says=says: not says(state))  # type: ignore[misc]


def test_a_pedal_stops_the_room_even_after_a_mouse_click_on_a_button(room: Room) -> None:
    """[C1] A clicked button keeps the focus; the space bar must stop all the same, and enter go."""
    page = opened(room)
    page.get_by_role("button", name="Hush", exact=True).click()
    room.conductor.until(RoomState, lambda state: state.hush)
    page.keyboard.press("Space")
    stopped = room.conductor.until(RoomState, lambda state: not state.running)
    assert stopped.hush
    page.keyboard.press("Enter")
    room.conductor.until(RoomState, lambda state: state.running and state.hush)


def test_a_control_reached_by_tab_is_pressed_by_space(room: Room) -> None:
    """[X4] Space belongs to the control one stands on."""
    page = opened(room)
    tab_to(page, "Louder, the whole room")
    page.keyboard.press("Space")
    louder = room.conductor.until(RoomState, lambda state: state.level == 7)
    assert louder.running


def tab_to(page: Page, name: str) -> None:
    target = page.get_by_role("button", name=name, exact=True)
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {name!r}")


def test_tab_reaches_every_control_and_each_shows_where_one_is(room: Room) -> None:
    """[X4] Nothing is for the mouse alone, and the focus is seen."""
    page = opened(room)
    count = page.locator("button:visible, a[href]:visible").count()
    reached: set[str] = set()
    for _ in range(count):
        page.keyboard.press("Tab")
        at, outline = page.evaluate(
            """() => {
              const one = document.activeElement;
              const all = [...document.querySelectorAll('button, a[href]')];
              return [String(all.indexOf(one)), parseFloat(getComputedStyle(one).outlineWidth)];
            }"""
        )
        assert outline >= 2, at
        reached.add(at)
    assert len(reached) == count


def test_escape_closes_what_is_open_and_the_focus_returns(room: Room) -> None:
    """[X4] Nobody is lost in a drawer."""
    page = opened(room)
    tab_to(page, "All scales")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All scales")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="All scales")).to_have_count(0)
    expect(page.get_by_role("button", name="All scales", exact=True)).to_be_focused()


@pytest.mark.parametrize("key", ["h", " ", "ArrowUp"])
def test_shortcuts_can_be_switched_off_on_this_device(room: Room, key: str) -> None:
    """[X4] WCAG 2.1.4: a key pressed by chance, or by dictation, then does nothing."""
    page = opened(room)
    page.locator(".chip-screen").click()
    page.get_by_role("button", name="Keys and pedals", exact=False).click()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_text(OPEN)).to_be_visible()
    before = room.state
    page.keyboard.press(key)
    page.get_by_role("button", name="Steady", exact=True).click()
    after = room.conductor.until(RoomState, lambda state: state.timing == "steady")
    assert (after.hush, after.running, after.level) == (before.hush, before.running, before.level)
