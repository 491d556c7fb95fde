"""Seat keys on the pages: who sat where without a name, given, followed over a series, taken back."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from server.core.document import Document
from server.protocol import Goal, Mood, SessionView
from tests.e2e.devices import Devices
from tests.e2e.page_facts import look_at
from tests.e2e.record.library_shelf import open_library
from tests.e2e.record.report_desk import Desk, open_session, put
from tests.e2e.serving import Server
from tests.e2e.wcag.axe import findings
from tests.tapes import MadeTape

FIRST, SECOND = "tuesdaygrp01", "tuesdaygrp02"
SERIES = "series:Tuesday"


@pytest.fixture
def own_devices(browser: Browser, own_server: Server) -> Iterator[Devices]:
    devices = Devices(browser, own_server.url)
    yield devices
    assert devices.leave() == []


def group(session: str, began: str) -> Document:
    """A minute of three people; something was agreed with Leaf, and observed."""
    tape = MadeTape(seats=[1, 2, 10])
    tape.title, tape.series = "Tuesday group", "Tuesday"
    for touch in range(20):
        for seat in (1, 2, 10):
            tape.plays(seat, round(2 + 2.5 * touch + 0.3 * seat / 10, 3), pad=touch % 5)
    tape.goals = [
        Goal(id="g1", text="waits for another’s turn to end", seat_key="10 Leaf"),
        Goal(id="g2", text="everyone is heard"),
    ]
    tape.moods = [Mood(seat_key="10 Leaf", before=4, after=6)]
    document = tape.document(session)
    line = replace(document.session.line, began=began)
    return replace(document, session=replace(document.session, line=line))


@pytest.fixture
def desk(own_server: Server) -> Desk:
    """The Tuesday group twice; nobody has been given a key yet."""
    put(own_server, group(FIRST, "2026-05-27T09:30:00Z"), group(SECOND, "2026-06-03T09:30:00Z"))
    return Desk(own_server)


def key_of(view: SessionView, seat: int) -> str:
    return next(one.key for one in view.seats if one.seat == seat)


def give(page: Page, keys: dict[str, str]) -> None:
    panel = page.locator(".keys-panel")
    panel.get_by_role("button", name="Change keys").click()
    for seat, key in keys.items():
        panel.get_by_label(seat).fill(key)
    panel.get_by_role("button", name="Keep", exact=True).click()


def trend_of(page: Page, seat: int) -> list[str]:
    """The days of the trend that stands with this seat's facts; none where there is no trend."""
    page.locator(f".pick button[data-seat='{seat}']").click()
    expect(page.locator("#facts-title")).to_contain_text(str(seat))
    return page.locator(".trend-list li span").all_text_contents()


def test_a_trend_follows_the_key_wherever_its_person_sat(
    own_server: Server, own_devices: Devices, desk: Desk
) -> None:
    """[K4] Last week's Leaf sits at Sun today: trend, goals and observations go along, and come back with Undo."""
    page = open_session(own_server, own_devices, SECOND)
    panel = page.locator(".keys-panel")
    panel.get_by_role("button", name="Change keys").click()
    expect(panel.locator("#key-of-10")).to_have_text("in 1 other session")
    panel.get_by_role("button", name="Not now").click()

    give(page, {"1 Sun": "10 Leaf", "10 Leaf": "by the window"})
    expect(panel.get_by_role("status")).to_contain_text("The keys are changed")
    session = desk.session(SECOND)
    assert (key_of(session, 1), key_of(session, 10)) == ("10 Leaf", "by the window")
    assert {goal.seat_key for goal in session.goals} == {None, "by the window"}
    assert [mood.seat_key for mood in session.moods] == ["by the window"]
    expect(page.locator(".moods-panel")).to_contain_text("10 Leaf")

    page.locator(".pick button[data-seat='10']").click()
    expect(page.locator(".session .trend-list")).to_have_count(0)
    assert trend_of(page, 1) == ["27 May 2026", "3 June 2026"]

    panel.get_by_role("button", name="Undo this change").click()
    expect(panel.get_by_role("status")).to_have_text("The keys are as they were.")
    session = desk.session(SECOND)
    assert (key_of(session, 1), key_of(session, 10)) == ("1 Sun", "10 Leaf")
    assert {goal.seat_key for goal in session.goals} == {None, "10 Leaf"}
    assert [mood.seat_key for mood in session.moods] == ["10 Leaf"]


def test_a_key_is_never_empty_and_two_of_one_are_said(
    own_server: Server, own_devices: Devices, desk: Desk
) -> None:
    """[K4] What is missing, and who will count as one person, stands below the fields; what was typed stays."""
    page = open_session(own_server, own_devices, SECOND)
    panel = page.locator(".keys-panel")
    give(page, {"2 Moon": "   "})
    expect(panel.get_by_role("alert")).to_contain_text("Every seat needs a key")
    panel.get_by_label("2 Moon").fill("10 Leaf")
    expect(panel.locator(".keys-same")).to_have_text(
        "2 Moon and 10 Leaf have the same key: they count as one person."
    )
    assert findings(page) == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        seen = look_at(page)
        assert (seen.wide, seen.small, seen.pale, seen.narrow) == (0, [], [], []), width
    assert key_of(desk.session(SECOND), 2) == "2 Moon"


def test_what_the_server_will_not_have_is_said_beside_the_fields(
    own_server: Server, own_devices: Devices, desk: Desk
) -> None:
    """[K4] The session was erased on another device meanwhile: one sentence, and nothing typed is lost."""
    own_devices.expect("status of 404")
    page = open_session(own_server, own_devices, SECOND)
    panel = page.locator(".keys-panel")
    panel.get_by_role("button", name="Change keys").click()
    panel.get_by_label("2 Moon").fill("blue")
    library = open_library(own_server, own_devices)
    library.locator(".line").first.get_by_role("button", name="Erase", exact=False).click()
    library.get_by_role("button", name="Erase it for good").click()
    expect(library.locator(".line")).to_have_count(1)
    panel.get_by_role("button", name="Keep", exact=True).click()
    expect(panel.get_by_role("alert")).not_to_be_empty()
    expect(panel.get_by_label("2 Moon")).to_have_value("blue")
    assert desk.session(FIRST).line.id == FIRST


def test_one_person_gets_another_key_in_a_whole_series(
    own_server: Server, own_devices: Devices, desk: Desk
) -> None:
    """[K4][K5] The library says where they sat each time; a taken key is refused; Undo gives the old one back."""
    page = open_library(own_server, own_devices)
    seat = page.locator(".one-seat")
    seat.get_by_label("Series or session").select_option(SERIES)
    seat.get_by_label("Seat key").select_option("10 Leaf")
    expect(seat.locator(".key-places li")).to_have_count(2)
    expect(seat.locator(".key-places li").first).to_contain_text("27 May 2026 10 Leaf")
    field, change = (
        seat.get_by_label("Another key for this person"),
        seat.get_by_role("button", name="Change it in the whole series"),
    )
    field.fill("2 Moon")
    change.click()
    expect(seat.get_by_role("alert")).to_contain_text("somebody’s key in this series already")
    field.fill("blue")
    change.click()
    expect(seat.locator(".done")).to_have_text("10 Leaf is now blue, in 2 sessions.")
    expect(seat.get_by_label("Seat key")).to_have_value("blue")
    assert [key_of(desk.session(one), 10) for one in (FIRST, SECOND)] == ["blue", "blue"]
    assert {goal.seat_key for goal in desk.session(FIRST).goals} == {None, "blue"}
    assert findings(page) == []
    seat.get_by_role("button", name="Undo this change").click()
    expect(seat.locator(".done")).to_have_text("blue is now 10 Leaf, in 2 sessions.")
    assert [key_of(desk.session(one), 10) for one in (FIRST, SECOND)] == ["10 Leaf", "10 Leaf"]
