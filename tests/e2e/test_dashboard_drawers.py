"""The second level of the dashboard, as it looks: plan, details, iso ramp, playing along, keys, groups."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from server.protocol import (
    GoToScene,
    RoomState,
    SetGroup,
    SetPlan,
    SpeakerState,
    StartTechnique,
    TechniqueState,
)
from tests.e2e.dashboards import button, card, peopled
from tests.e2e.devices import Devices, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import Server
from tests.e2e.test_dashboard_plan import PLAN

SIZES = {"1280x800": Screen(1280, 800), "1024x768": Screen(1024, 768), "1920x1080": Screen(1920, 1080)}
DRAWERS = {
    "nothing": "",
    "details": ".sound .head .act.outline",
    "grow": ".level-middle",
    "iso": "[data-card='iso']",
    "play": ".what .head .act",
    "seat": ".strip-seat",
    "plan": ".plan-strip",
}
MAY_SCROLL = ("plan",)
"""A plan has up to 24 scenes: a list."""


@pytest.fixture(scope="module")
def planned(browser: Browser, server: Server) -> Iterator[Room]:
    """A plan under way, two techniques running, a group kept."""
    devices = Devices(browser, server.url)
    with Room(server, devices) as room:
        peopled(room, 6)
        room.conductor.send(SetGroup(group="A", seats=[1, 2]), SetPlan(plan=PLAN), GoToScene(scene=0))
        room.conductor.send(StartTechnique(technique=TechniqueState(technique="ground")))
        room.conductor.until(RoomState, lambda state: len(state.techniques) == 2)
        with room.speaker().saying(lambda _: SpeakerState(state="ready")):
            yield room
    assert devices.leave() == []


def opened(room: Room, screen: Screen, theme: str = "linen") -> Page:
    context = room.host_device(screen)
    context.add_init_script(f"try {{ localStorage.setItem('roundelay.theme', '{theme}') }} catch {{ }}")
    page = room.open_dashboard(on=context)
    expect(page.locator(".now-bar")).to_be_visible()
    return page


@pytest.mark.parametrize("size", SIZES)
def test_what_runs_and_every_drawer_fit_one_screen(planned: Room, size: str) -> None:
    """[C1] Two techniques and a plan on: nothing scrolls, nothing is too small to hit or to read."""
    page = opened(planned, SIZES[size])
    page.locator("[data-now='turns'] .now-face").click()
    expect(button(page, "Until quiet")).to_be_visible()
    for name, opens in DRAWERS.items():
        if opens:
            page.locator(opens).click()
            expect(page.locator(".drawer")).to_be_visible()
        for tab in page.locator(".drawer .choices").first.locator("button").all() if opens else []:
            tab.click()
            look(page, name)
        look(page, name)
        page.keyboard.press("Escape")


def look(page: Page, name: str) -> None:
    seen = look_at(page)
    assert (seen.wide, seen.tall) == (0, 0), name
    assert name in MAY_SCROLL or seen.scrolls == [], name
    assert (seen.narrow, seen.small, seen.nameless) == ([], [], []), name


@pytest.mark.parametrize("theme", ["linen", "dusk", "contrast"])
def test_all_words_of_what_runs_can_be_read(planned: Room, theme: str) -> None:
    """[X4] At least 4.5 : 1, with something running, chosen, held back and opened."""
    page = opened(planned, SIZES["1280x800"], theme)
    page.locator("[data-now='turns'] .now-face").click()
    for name, opens in DRAWERS.items():
        if opens:
            page.locator(opens).click()
        assert look_at(page).pale == [], name
        page.keyboard.press("Escape")
    button(page, "Until quiet").click()
    card(page, "space").hover()
    page.mouse.down()
    expect(card(page, "space")).to_have_attribute("aria-pressed", "true")
    assert look_at(page).pale == []
    page.mouse.up()
    button(page, "Until quiet").click()
    page.locator(".chip-screen").click()
    button(page, "Choose the keys").click()
    page.locator("[data-act='hush']").click()
    assert look_at(page).pale == []


def test_low_and_narrow_screens_hold_it_too(planned: Room) -> None:
    """[X4] A low laptop without scrolling; from 768 to 320 px one long column, nothing sideways."""
    page = opened(planned, Screen(1366, 625))
    seen = look_at(page)
    assert (seen.wide, seen.tall, seen.scrolls, seen.small) == (0, 0, [], [])
    page.locator(".plan-strip").click()
    for width, height in ((768, 1024), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        seen = look_at(page)
        assert (seen.wide, seen.small, seen.narrow) == (0, [], []), width
