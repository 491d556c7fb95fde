"""The dashboard as it looks: one screen without scrolling, large enough, and readable in every theme and state."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from server.protocol import RoomState, SetSeats, Stop
from tests.e2e.devices import Devices, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import Server

ONE_SCREEN = {"1280x800": Screen(1280, 800), "1024x768": Screen(1024, 768), "1920x1080": Screen(1920, 1080)}
LOW = Screen(1366, 625)
STACKED = (Screen(768, 1024), Screen(390, 844), Screen(320, 640))
THEMES = ("linen", "dusk", "contrast")

DRAWERS = {
    "no drawer": "",
    "join": ".chip-room",
    "screens": ".chip-display",
    "keys": ".chip-screen",
    "key": ".scale-line button:last-child",
    "glide": ".tempo > button:last-child",
    "seat": ".strip-seat",
    "scales": ".all-scales",
}
SCROLLS_INSIDE = "scales"
"""Forty-five scales: a list."""


@pytest.fixture(scope="module")
def furnished(browser: Browser, server: Server) -> Iterator[Room]:
    """A room in which much is going on: some play, one rests, one is at the door."""
    devices = Devices(browser, server.url)
    with Room(server, devices) as room:
        for _ in range(4):
            room.member()
        room.conductor.until(RoomState, lambda state: state.seats[3].link == "here")
        room.conductor.send(SetSeats(seats=[2], rest=True), Stop())
        room.conductor.until(RoomState, lambda state: not state.running)
        yield room
    assert devices.leave() == []


def keep_theme(theme: str) -> str:
    """As if it had been chosen on this device. A page that is not ours yet has no storage."""
    return f"try {{ localStorage.setItem('roundelay.theme', '{theme}') }} catch {{ }}"


def opened(room: Room, screen: Screen, theme: str = "linen") -> Page:
    context = room.host_device(screen)
    context.add_init_script(keep_theme(theme))
    page = room.open_dashboard(on=context)
    expect(page.locator("[data-seat='4'] .is-hollow")).to_be_visible()
    return page


@pytest.mark.parametrize("size", ONE_SCREEN)
def test_everything_stands_on_one_screen(furnished: Room, size: str) -> None:
    """[C1] No scrolling, with every drawer open too; nothing too small to hit or to read."""
    page = opened(furnished, ONE_SCREEN[size])
    for name, opens in DRAWERS.items():
        if opens:
            page.locator(opens).click()
            expect(page.locator(".drawer")).to_be_visible()
        seen = look_at(page)
        assert (seen.wide, seen.tall) == (0, 0), name
        assert name == SCROLLS_INSIDE or seen.scrolls == [], name
        assert (seen.narrow, seen.small, seen.nameless) == ([], [], []), name
        page.keyboard.press("Escape")


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_can_be_read_in_every_theme(furnished: Room, theme: str) -> None:
    """[X4] At least 4.5 : 1 behind every word, stopped and with drawers open."""
    page = opened(furnished, ONE_SCREEN["1280x800"], theme)
    for name, opens in DRAWERS.items():
        if opens:
            page.locator(opens).click()
        assert look_at(page).pale == [], name
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Rows", exact=True).click()
    seen = look_at(page)
    assert (seen.pale, seen.scrolls, seen.narrow) == ([], [], [])


def test_a_low_laptop_screen_holds_it_all(furnished: Room) -> None:
    """[C1] What a browser's bars leave of a small laptop: seats a little smaller, all else as ever."""
    seen = look_at(opened(furnished, LOW))
    assert (seen.wide, seen.tall, seen.scrolls, seen.small) == (0, 0, [], [])
    assert [what for what in seen.narrow if "seat-spot" not in what] == []


def test_a_narrow_screen_is_one_long_column(furnished: Room) -> None:
    """[X4] Reflow down to 320 px: nothing sideways, STOP and GO always in reach."""
    page = opened(furnished, STACKED[0])
    for screen in STACKED:
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        seen = look_at(page)
        assert (seen.wide, seen.small) == (0, []), screen
        assert [what for what in seen.narrow if "seat-spot" not in what] == [], screen
        for hand in (".dock-stop", ".dock-go"):
            expect(page.locator(hand)).to_be_in_viewport(ratio=1)
    page.locator(".strip-seat").click()
    expect(page.get_by_role("heading", name="All seats")).to_be_visible()
    expect(page.get_by_role("button", name="Koto", exact=True)).to_be_visible()
    assert look_at(page).wide == 0


def test_the_theme_is_kept_on_the_device_and_follows_the_system_before(furnished: Room) -> None:
    """[X4] Dusk where the system is dark, until somebody chooses."""
    page = furnished.host_device().new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"/dashboard?room={furnished.id}")
    expect(page.locator("html")).to_have_class("dusk")
    page.locator(".chip-screen").click()
    page.get_by_role("button", name="High contrast", exact=True).click()
    page.reload()
    expect(page.locator("html")).to_have_class("contrast")
