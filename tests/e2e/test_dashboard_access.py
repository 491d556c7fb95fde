"""How seats are touched and seen, from the dashboard: the seat view, cards, finding together, Calm."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from server.protocol import (
    Calibrated,
    Calibration,
    CalibrationTouch,
    ChangeAccess,
    RoomState,
    SetCalm,
    SetSeats,
    Surface,
)
from tests.e2e.dashboards import button, opened, peopled, seat
from tests.e2e.devices import Devices, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient

Says = Callable[[RoomState], bool]


def access(field: str, value: Any) -> Says:
    return lambda state: getattr(state.seats[2].access, field) == value


SETTINGS: dict[str, list[tuple[str, str, Any]]] = {
    "Hand": [
        ("More: Hold before it sounds", "hold_duration", 0.05),
        ("More: Ignore repeats for", "ignore_repeat", 0.05),
        ("lets go", "act_on", "lift"),
        ("Slide from pad to pad off: a touch keeps its pad", "slide", True),
        ("Rest a palm on the glass broad touches count as one", "palm", True),
        ("A tone stays until its pad is touched again", "latch", True),
        ("More: Notes a second", "most_per_second", 1),
    ],
    "Gaze": [
        ("More: Look and wait", "dwell", 0.7),
        ("A place to rest part of the glass is no pad", "rest_zone", True),
        ("Look away first before the same pad plays again", "look_away_first", True),
        ("Less: Look and wait", "dwell", 0.65),
    ],
    "Switches": [
        ("by itself", "scanning", "auto"),
        ("More: It stays on a pad for", "scan_every", 1.2),
        ("More: Longer on the first", "first_item_pause", 1.5),
        ("More: Rounds until it waits", "loops", 1),
        ("Any key is one pad a key, switch or gamepad button", "any_key", True),
        ("More: Which pad that is", "own_pad", 1),
    ],
    "More": [
        ("More: Quiet edge", "dead_margin", 2),
        ("by speed", "loudness", "speed"),
        ("Tilting plays where the tablet can tell", "tilt", True),
        ("MIDI pads play plugged into the tablet", "midi", True),
        ("Shaking plays where the tablet can tell", "shake", True),
    ],
    "Pads": [
        ("Less: Pads", "pads", 4),
        ("More: At least so wide", "pad_size", 35),
        ("one row", "arrangement", "row"),
        ("down", "turned", "upside_down"),
    ],
    "Light": [
        ("contrast", "theme", "contrast"),
        ("none", "motion", "still"),
        ("A touch is felt where the tablet can buzz", "haptics", True),
        ("More: Own sound", "own_sound", 1),
    ],
}


class View:
    """A room with three tablets, and a dashboard on which Fish's touch is open."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.members = peopled(room, 3)
        self.page = opened(room)
        seat(self.page, 3).click()
        button(self.page, "Touch, pads and light").click()
        expect(self.page.locator(".seat-view")).to_be_visible()

    def until(self, says: Says) -> RoomState:
        return self.room.conductor.until(RoomState, says)


@pytest.fixture
def view(room: Room) -> View:
    return View(room)


def test_everything_of_a_profile_is_set_at_once_and_undone(view: View) -> None:
    """[X1] Every field, live on the seat; one Undo; no Save."""
    page, columns = view.page, view.page.locator(".seat-columns")
    for tab, settings in SETTINGS.items():
        button(page, tab).first.click()
        for name, field, value in settings:
            columns.get_by_role("button", name=name, exact=True).click()
            view.until(access(field, value))
    page.locator(".dock-undo").click()
    view.until(access("own_sound", 0))
    assert view.members[2].next(Surface, lambda one: one.access.theme == "contrast").access.pads == 4
    expect(page.locator(".tablet-contrast.top-upside_down")).to_have_accessible_name(
        "4 pads, as on the tablet"
    )
    page.keyboard.press("Escape")
    expect(button(page, "Touch, pads and light")).to_be_focused()


def test_a_preset_is_worn_by_several_and_where_they_differ_it_says_so(view: View) -> None:
    """[X1] Chosen alike: one tap for all; a value that differs is called so; STOP stays in sight."""
    page = view.page
    page.locator("[data-preset='tremor']").click()
    tremor = view.until(lambda state: state.seats[2].access.hold_duration > 0).seats[2].access
    expect(page.locator("[data-preset='tremor']")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    seat(page, 2).click()
    button(page, "Touch, pads and light").click()
    expect(page.get_by_role("heading", name="2 seats")).to_be_visible()
    expect(page.locator("[data-setting='hold_duration']")).to_contain_text("differs")
    expect(page.get_by_text("These seats look different")).to_be_visible()
    page.locator("[data-preset='tremor']").click()
    view.until(lambda state: state.seats[1].access == tremor and state.seats[2].access == tremor)
    expect(page.locator("[data-setting='hold_duration']")).not_to_contain_text("differs")
    expect(page.locator(".dock-stop")).to_be_in_viewport(ratio=1)


def test_a_card_is_shown_kept_and_used_again_by_file_or_picture(view: View, tmp_path: Path) -> None:
    """[X1] The QR code and the file bring the same profile back; what can't be read changes nothing, and says so."""
    page = view.page
    view.room.devices.expect(r"status of 400")
    page.locator("[data-preset='tremor']").click()
    tremor = view.until(lambda state: state.seats[2].access.hold_duration > 0).seats[2].access
    button(page, "Show as a card").click()
    picture = page.get_by_role("img", name="QR code of these settings")
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")
    shown = tmp_path / "card.png"
    picture.screenshot(path=shown)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Keep as a file").click()
    card = tmp_path / "card.json"
    kept.value.save_as(card)
    assert json.loads(card.read_text("utf-8"))["format"] == "roundelay access 1"

    button(page, "Use a card").click()
    said = page.locator(".seat-begin [role='status']")
    for file in (shown, card):
        page.locator(".dock-undo").click()
        view.until(lambda state: state.seats[2].access.hold_duration == 0)
        page.get_by_label("Choose a file or picture").set_input_files(file)
        view.until(lambda state: state.seats[2].access == tremor)
        expect(said).to_contain_text("The card is in use now.")
    bad = tmp_path / "list.json"
    bad.write_text('{"format": "shopping"}', "utf-8")
    page.get_by_label("Choose a file or picture").set_input_files(bad)
    expect(said).to_have_class("sentence")
    bare = tmp_path / "bare.png"
    page.locator(".dock-stop").screenshot(path=bare)
    page.get_by_label("Choose a file or picture").set_input_files(bare)
    expect(said).to_contain_text("There is no card in this picture.")
    assert view.room.state.seats[2].access == tremor


def touches(member: SocketClient) -> Calibrated:
    """A hand that touches everything twice, a tenth of a second apart."""
    made = [
        CalibrationTouch(
            pad=at % 5,
            hit=at % 5,
            x=0,
            y=0,
            wait=0.1 if again else 1.5,
            lasted=0.2,
            since=0.1 if again else 1.0,
            contacts=1,
        )
        for at in range(20)
        for again in (False, True)
    ]
    return Calibrated(pad_width=50, touches=made)


def test_twenty_touches_suggest_and_nothing_changes_without_a_tap(view: View) -> None:
    """[X1] Begun here, called off here, and its suggestions with their reasons: used or left."""
    page, member = view.page, view.members[2]
    button(page, "Find these together").click()
    button(page, "Start").click()
    assert member.next(Calibration).on
    expect(page.get_by_text("The tablet asks for 20 touches now", exact=False)).to_be_visible()
    button(page, "Stop here").click()
    assert not member.next(Calibration).on
    button(page, "Start").click()
    assert member.next(Calibration).on
    member.send(touches(member))
    view.until(lambda state: state.seats[2].proposal is not None)
    expect(page.locator(".proposal li").first).to_contain_text("Ignore repeats for")
    expect(page.locator(".proposal li").first).to_contain_text("came twice within")
    assert view.room.state.seats[2].access.ignore_repeat == 0
    button(page, "Use these").click()
    view.until(lambda state: state.seats[2].access.ignore_repeat > 0 and state.seats[2].proposal is None)
    expect(button(page, "Start")).to_be_visible()


def test_calm_is_one_key_for_everyone_and_one_tap_for_a_seat(view: View) -> None:
    """[X3] By key and dock everywhere, in the seat view for one; the seat wears its sign; the helper has a QR code."""
    page = view.page
    button(page, "Helper's page").click()
    helper = page.get_by_role("img", name="QR code of the helper's page")
    assert helper.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")
    page.keyboard.press("c")
    view.until(lambda state: state.calm)
    expect(button(page, "Calm")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("z")
    view.until(lambda state: not state.calm)
    button(page, "Light").click()
    button(page, "Calm half the light, no motion, softer").click()
    view.until(lambda state: state.seats[2].calm)
    button(page, "Back to the session").click()
    expect(seat(page, 3)).to_have_accessible_name("Seat 3, Fish: may play, calm, level 7 of 10")
    expect(seat(page, 3).locator(".sign-calm")).to_be_visible()


@pytest.fixture(scope="module")
def looked_at(browser: Browser, server: Server) -> Iterator[Room]:
    devices = Devices(browser, server.url)
    with Room(server, devices) as room:
        peopled(room, 4)
        room.conductor.send(
            SetSeats(seats=[2], rest=True),
            SetCalm(on=True, seats=[3]),
            ChangeAccess(seats=[3], changes={"pads": 3}),
        )
        room.conductor.until(RoomState, lambda state: state.seats[2].access.pads == 3)
        yield room
    assert devices.leave() == []


@pytest.mark.parametrize(
    "theme", ["linen", *(pytest.param(theme, marks=pytest.mark.long) for theme in ("dusk", "contrast"))]
)
def test_the_seat_view_can_be_read_and_hit_at_every_size(looked_at: Room, theme: str) -> None:
    """[X4] From 1920 to 320 px: nothing sideways, words 4.5 : 1 and at least 14 px, controls at least 48 px."""
    context = looked_at.host_device(Screen(1280, 800))
    context.add_init_script(f"try {{ localStorage.setItem('roundelay.theme', '{theme}') }} catch {{ }}")
    page = looked_at.open_dashboard(on=context)
    seat(page, 3).click()
    button(page, "Touch, pads and light").click()
    for tab in ("Switches", "Light", "Show as a card"):
        button(page, tab).click()
        seen = look_at(page)
        assert (seen.wide, seen.tall, seen.pale, ours(seen.narrow), seen.small) == (0, 0, [], [], []), tab
    for width, height in ((1024, 768), (1920, 1080), (768, 1024), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        seen = look_at(page)
        assert (seen.wide, seen.pale, ours(seen.narrow), seen.small) == (0, [], [], []), width
        expect(page.locator(".dock-stop")).to_be_in_viewport(ratio=1)


def ours(found: list[str]) -> list[str]:
    return [what for what in found if "seat-spot" not in what]
