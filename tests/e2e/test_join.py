"""Coming in: by picture straight to the pads, by code to the door."""

from playwright.sync_api import Page, expect

from server.protocol import RoomState
from tests.e2e.devices import PHONE, TABLET
from tests.e2e.rooms import Room


def join_page(room: Room, path: str = "/") -> Page:
    page = room.devices.open(PHONE).new_page()
    page.goto(path)
    return page


def test_a_scanned_link_goes_straight_to_the_pads(room: Room) -> None:
    """[R2][S2] No code, no tap; the link's secret is neither in the address nor in the history afterwards."""
    page = join_page(room, f"/j#{room.invitation}")
    expect(page.locator("[data-pad]")).to_have_count(5)
    assert page.url.endswith("/pad")
    assert room.invitation not in page.url
    assert page.evaluate("history.length") <= 2


def test_the_same_tablet_scanning_twice_keeps_its_seat(room: Room) -> None:
    """[R1] Its pass says who it is."""
    first, other = room.open_tablet(), room.open_tablet()
    again = room.open_tablet(on=first.context)
    expect(again.page.locator(".corner")).to_have_attribute(
        "aria-label", "Seat 1, Sun. Hold for 3 seconds for settings and to leave"
    )
    expect(other.page.locator(".corner")).to_have_attribute(
        "aria-label", "Seat 2, Moon. Hold for 3 seconds for settings and to leave"
    )


def test_a_code_may_be_typed_as_people_do(room: Room) -> None:
    """[R2] Small letters, with a space or a dash between."""
    code = room.code
    page = join_page(room)
    field = page.get_by_role("textbox", name="Room code")
    for typed in (f"{code[:3]}-{code[3:]}", f"{code[:3]} {code[3:]}", code.lower()):
        field.fill(typed)
        expect(field).to_have_value(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()
    expect(page.get_by_text(f"Room {code[:3]} {code[3:]}")).to_be_visible()


def test_a_letter_that_no_code_has_is_kept_and_explained(room: Room) -> None:
    """[S4] What was typed stays; one sentence says why it can't be, at once and when trying it."""
    page = join_page(room)
    page.get_by_role("textbox", name="Room code").fill("kfm7ro")
    tell = page.get_by_role("alert")
    expect(tell).to_have_text("There is no letter O in any code.")
    page.get_by_role("button", name="Join").click()
    expect(tell).to_have_text(
        "There is no room with this code now. Look at the big screen once more. There is no letter O in any code."
    )
    expect(page.get_by_role("textbox", name="Room code")).to_have_value("KFM7RO")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_an_unknown_code_is_kept_and_can_be_mended(room: Room) -> None:
    """[S4] Unknown code: a sentence with the way out; the next try may be right."""
    room.devices.expect("Failed to load resource")
    page = join_page(room)
    field = page.get_by_role("textbox", name="Room code")
    wrong = "AAAAAA" if room.code != "AAAAAA" else "BBBBBB"
    field.fill(wrong)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_have_text(
        "There is no room with this code now. Look at the big screen once more."
    )
    expect(field).to_have_value(wrong)
    field.press("Control+a")
    page.keyboard.type(room.code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are at the door")).to_be_visible()


def test_a_short_code_says_how_much_is_missing(room: Room) -> None:
    """[S4] And asks the server nothing."""
    page = join_page(room)
    page.get_by_role("textbox", name="Room code").fill("KFM")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_have_text("A code has 6 letters and figures: 3 to go.")
    assert not any(url.endswith("/api/join") for url in room.devices.requests)


def test_an_old_link_leads_to_the_code(room: Room) -> None:
    """[R2][S4] Its end is said in one sentence, and the boxes are there."""
    room.devices.expect("Failed to load resource")
    page = join_page(room, "/j#AAAAAAAAAAAAAAAAAAAAAA")
    expect(page.get_by_role("alert")).to_contain_text("This link has ended")
    expect(page.get_by_role("textbox", name="Room code")).to_be_visible()


def test_a_link_without_its_secret_leads_to_the_code(room: Room) -> None:
    """[S4] Some scanners cut off what stands after the #."""
    page = join_page(room, "/j")
    expect(page.get_by_role("alert")).to_have_text(
        "This link is not complete. Type the code you see on the big screen."
    )


def test_no_answer_is_said_and_tried_again(room: Room) -> None:
    """[S4] A tablet outside the room's Wi-Fi: one sentence; the button tries the same link once more."""
    room.devices.expect("Failed to load resource|ERR_")
    page = room.devices.open(TABLET).new_page()
    page.route("**/api/join", lambda route: route.abort())
    page.goto(f"/j#{room.invitation}")
    expect(page.get_by_role("alert")).to_contain_text("same Wi-Fi")
    page.unroute("**/api/join")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-pad]")).to_have_count(5)


def test_a_tablet_with_a_seat_finds_the_way_back_from_the_join_page(room: Room) -> None:
    """[R1] One tap, no code."""
    tablet = room.open_tablet()
    tablet.page.goto("/join")
    tablet.page.get_by_role("link", name="Back to your pads").click()
    expect(tablet.pad(0)).to_be_visible()
    room.conductor.until(RoomState, lambda now: now.seats[0].link == "here")
    assert room.here() == {1}


def test_the_join_page_works_at_320_px_and_keeps_code_and_button_in_the_top_half(room: Room) -> None:
    """[R2] The keyboard on the screen never covers them, and nothing scrolls sideways."""
    page = room.devices.open(PHONE).new_page()
    for width, height in ((390, 844), (320, 568), (768, 1024)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/join")
        button = page.get_by_role("button", name="Join").bounding_box()
        assert button is not None
        assert button["y"] + button["height"] <= height / 2
        assert button["height"] >= 48
        assert page.evaluate("document.documentElement.scrollWidth") <= width
