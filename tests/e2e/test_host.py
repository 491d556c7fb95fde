"""The start page: from the key of the link to a started room, pairing another device, rooms that are open."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.devices import LAPTOP, PHONE, Devices, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import Server

NOT_PAIRED = r"status of 401"
"""The browser itself tells of the question that finds out."""


def paired(server: Server, devices: Devices, screen: Screen = LAPTOP) -> Page:
    page = devices.open(screen).new_page()
    page.goto(f"/host#key={server.host_key}")
    expect(page.get_by_role("button", name="Start a room")).to_be_visible()
    return page


def test_one_button_leads_to_a_room_with_its_code(server: Server, devices: Devices) -> None:
    """[S2] Start a room, and the code and QR are there. No account."""
    page = paired(server, devices)
    assert "key" not in page.url
    page.get_by_role("button", name="Start a room").click()
    page.wait_for_url("**/dashboard?room=*")
    page.get_by_role("button", name="Show the code", exact=True).click()
    expect(page.locator("img.qr")).to_be_visible()
    code = page.locator(".code").inner_text().replace(" ", "")
    assert len(code) == 6
    expect(page.locator(".chip-room")).to_contain_text(code)
    assert page.locator("img.qr").evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")


def test_the_key_does_not_stay_in_the_history(server: Server, devices: Devices) -> None:
    """[R3] The host key is swapped for a session and gone from the address."""
    page = paired(server, devices)
    page.go_back()
    assert server.host_key not in page.url
    page.go_forward()
    assert server.host_key not in page.url


def test_a_device_that_is_not_paired_is_asked_for_the_passphrase(server: Server, devices: Devices) -> None:
    """[R3] Knowing the address gives no power; the passphrase set on the laptop does."""
    devices.expect(NOT_PAIRED)
    laptop = paired(server, devices)
    laptop.locator(".check").filter(has_text="passphrase").get_by_role("button").click()
    laptop.get_by_label("Passphrase", exact=False).fill("three green boats sing")
    laptop.get_by_role("button", name="Keep it").click()
    expect(laptop.get_by_text("Another device can conduct with your passphrase")).to_be_visible()

    page = devices.open(PHONE).new_page()
    page.goto("/host")
    page.get_by_label("Passphrase").fill("three red boats sing")
    page.get_by_role("button", name="Conduct").click()
    expect(page.get_by_text("That is not the passphrase.", exact=False)).to_be_visible()
    page.get_by_label("Passphrase").fill("three green boats sing")
    page.get_by_role("button", name="Conduct").click()
    expect(page.get_by_role("button", name="Start a room")).to_be_visible()


def test_a_short_passphrase_is_refused_with_a_reason(server: Server, devices: Devices) -> None:
    """[S4] One sentence with the way out."""
    devices.expect(r"status of 400")
    page = paired(server, devices)
    page.locator(".check").filter(has_text="passphrase").get_by_role("button").click()
    page.get_by_label("Passphrase", exact=False).fill("boat")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert").filter(has_text="three or four words are good")).to_be_visible()


def test_an_open_room_is_continued_or_ended(room: Room) -> None:
    """[R5] Rooms live side by side; each can be gone back to."""
    page = room.host_device().new_page()
    page.goto("/host")
    code = f"{room.code[:3]} {room.code[3:]}"
    page.get_by_role("link", name=f"Continue room {code}").click()
    page.wait_for_url(f"**/dashboard?room={room.id}")
    page.go_back()
    page.get_by_role("button", name=f"Close room {code}").click()
    page.get_by_role("button", name=f"Keep room {code}").click()
    expect(page.get_by_role("link", name=f"Continue room {code}")).to_be_visible()
    page.get_by_role("button", name=f"Close room {code}").click()
    page.get_by_role("button", name=f"End room {code}").click()
    expect(page.get_by_text(code)).to_have_count(0)


def test_a_dashboard_without_its_room_says_so_and_leads_back(server: Server, devices: Devices) -> None:
    """[S4] A room that is gone: one sentence with the way out."""
    devices.expect(r"status of 404")
    page = paired(server, devices)
    page.goto("/dashboard?room=nowhere")
    expect(page.get_by_role("heading", name="No room here")).to_be_visible()
    page.get_by_role("link", name="To the start page").click()
    expect(page.get_by_role("button", name="Start a room")).to_be_visible()


def test_the_test_tone_is_played_on_this_laptop(server: Server, devices: Devices) -> None:
    """[S4] Whether anything is heard can be tried before anyone is in the room."""
    page = paired(server, devices)
    with page.expect_response("**/pack/**") as answer:
        page.get_by_role("button", name="Test tone").click()
    assert answer.value.ok
    expect(page.get_by_text("could not play", exact=False)).to_have_count(0)


@pytest.mark.parametrize("theme", ["linen", "dusk", "contrast"])
def test_the_start_page_can_be_read_and_hit(server: Server, devices: Devices, theme: str) -> None:
    """[X4] Words 4.5 : 1 and at least 14 px, controls at least 48 px, nothing sideways."""
    page = paired(server, devices)
    page.evaluate("(theme) => localStorage.setItem('roundelay.theme', theme)", theme)
    page.reload()
    expect(page.locator("html")).to_have_class(theme)
    expect(page.get_by_role("button", name="Start a room")).to_be_visible()
    for width, height in [(1280, 800), (1024, 768), (1920, 1080), (390, 844), (320, 640)]:
        page.set_viewport_size({"width": width, "height": height})
        seen = look_at(page)
        assert (seen.wide, seen.small, seen.pale, seen.narrow, seen.nameless) == (0, [], [], [], []), width


def test_the_licences_can_be_read(server: Server, devices: Devices) -> None:
    """[T5] What it is made of, and what it is not."""
    page = devices.open().new_page()
    page.goto("/licences")
    expect(page.get_by_text("it is not a medical device", exact=False)).to_be_visible()
    expect(page.locator("#sounds")).to_contain_text("opyright")
    seen = look_at(page)
    assert (seen.wide, seen.small, seen.pale, seen.narrow) == (0, [], [], [])
