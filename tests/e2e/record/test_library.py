"""The library: what was kept, found and changed, taken away, erased for good, brought in again."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.devices import LAPTOP, PHONE, TV, Devices
from tests.e2e.page_facts import look_at
from tests.e2e.record.library_shelf import Shelf, open_library
from tests.e2e.serving import Server
from tests.e2e.wcag.axe import findings
from tests.e2e.words.test_words_layout import bears

NOT_PAIRED = r"status of 401"


@pytest.fixture
def own_devices(browser: Browser, own_server: Server) -> Iterator[Devices]:
    devices = Devices(browser, own_server.url)
    yield devices
    assert devices.leave() == []


@pytest.fixture
def shelf(own_server: Server) -> Shelf:
    """Three sessions: two of a group, the newer with words, and one by itself."""
    shelf = Shelf(own_server)
    shelf.put("aaaaaaaaaaaa", "Morning group", day=3, series="Ward 4")
    shelf.put(
        "bbbbbbbbbbbb", "Bells and drums", day=10, series="Ward 4", words="They sang, " + "and laughed " * 30
    )
    shelf.put("cccccccccccc", "A first try", day=1)
    return shelf


def titles(page: Page) -> list[str]:
    return page.locator(".line h2").all_inner_texts()


def saved(page: Page, press: str) -> bytes:
    """What the browser saves when this button is pressed."""
    with page.expect_download() as download:
        page.get_by_role("button", name=press, exact=True).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.usefixtures("shelf")
def test_the_list_is_read_and_searched(own_server: Server, own_devices: Devices) -> None:
    """[K5] The newest first; by a word of the therapist's, a series, a date."""
    page = open_library(own_server, own_devices)
    assert titles(page) == ["Bells and drums", "Morning group", "A first try"]
    first = page.locator(".line").first
    expect(first).to_contain_text("10 June 2026 · 26 minutes · 2 seats · Series: Ward 4 · Plan: Tuesday")
    expect(first).to_contain_text("They sang, and laughed")
    expect(first).to_contain_text("Goes on")
    for letters, found in (("LAUGHED", 1), ("ward", 2), ("2026-06-01", 1), ("", 3)):
        page.get_by_role("searchbox").fill(letters)
        expect(page.locator(".line")).to_have_count(found)
    page.get_by_role("searchbox").fill("giraffe")
    expect(page.get_by_text("No session fits these letters.")).to_be_visible()


def test_an_empty_library_says_how_a_session_comes_into_it(own_server: Server, own_devices: Devices) -> None:
    """[K1][X4] Reached from the start page; nothing is recorded by itself."""
    page = own_devices.open(LAPTOP).new_page()
    page.goto(f"/host#key={own_server.host_key}")
    page.get_by_role("link", name="Kept sessions").click()
    expect(page.get_by_text("A room records only when you turn it on")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    assert findings(page) == []
    page.get_by_role("link", name="Start page").click()
    expect(page.get_by_role("button", name="Start a room")).to_be_visible()


@pytest.mark.usefixtures("shelf")
def test_a_session_is_renamed_put_into_a_series_and_kept_longer(
    own_server: Server, own_devices: Devices
) -> None:
    """[K5] By keyboard alone, and still so after the page was loaded again."""
    page = open_library(own_server, own_devices)
    page.get_by_role("button", name="Change A first try").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # to erase, the last of the row
    page.keyboard.press("Tab")
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("The second try")
    page.keyboard.press("Tab")
    page.keyboard.type("Ward 4")
    page.get_by_label("Keep it for").select_option("365")
    page.get_by_role("button", name="Keep changes").press("Enter")
    expect(page.get_by_role("heading", name="The second try")).to_be_visible()
    page.reload()
    row = page.locator(".line").filter(has_text="The second try")
    expect(row).to_contain_text("Series: Ward 4")
    expect(row).to_contain_text(re.compile("Goes on .* June 2100"))


@pytest.mark.usefixtures("shelf")
def test_a_session_is_taken_away_erased_and_brought_in_again(
    own_server: Server, own_devices: Devices, tmp_path: Path
) -> None:
    """[K5] The whole way, on the page: what comes in again is what went out."""
    page = open_library(own_server, own_devices)
    data = saved(page, "Take away the whole record of Bells and drums")
    with ZipFile(io.BytesIO(data)) as archive:
        assert "They sang" in archive.read("session.json").decode()
    page.get_by_role("button", name="Erase Bells and drums").click()
    expect(page.get_by_text("It can’t be brought back")).to_be_visible()
    page.get_by_role("button", name="Keep it", exact=True).click()
    page.get_by_role("button", name="Erase Bells and drums").click()
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.locator(".line")).to_have_count(2)
    expect(page.get_by_text("It is erased, with every copy")).to_be_visible()
    file = tmp_path / "whole.zip"
    file.write_bytes(data)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("1 session is in.")).to_be_visible()
    row = page.locator(".line").filter(has_text="Bells and drums")
    expect(row).to_contain_text("Brought in")
    expect(row).to_contain_text("They sang, and laughed")
    assert saved(page, "Take away the whole record of Bells and drums") == data


@pytest.mark.usefixtures("shelf")
def test_a_foreign_file_is_one_sentence_in_ones_own_language(
    own_server: Server, own_devices: Devices, tmp_path: Path
) -> None:
    """[S4][X4] And nothing has come in."""
    page = open_library(own_server, own_devices, language="de")
    file = tmp_path / "beach.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("sand.txt", "sand")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".bring .sentence")).to_contain_text("keine Sitzung von Roundelay")
    expect(page.locator(".line")).to_have_count(3)


@pytest.mark.usefixtures("shelf")
def test_everything_of_one_seat_is_taken_away_and_erased(own_server: Server, own_devices: Devices) -> None:
    """[K5] Over a series, without anyone's name."""
    page = open_library(own_server, own_devices)
    seat = page.locator(".one-seat")
    seat.get_by_label("Series or session").select_option("series:Ward 4")
    seat.get_by_label("Seat key").select_option("2 Moon")
    with ZipFile(io.BytesIO(saved(page, "Take all of it away"))) as archive:
        assert "002/session.json" in archive.namelist()
    seat.get_by_role("button", name="Erase all of it").click()
    seat.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_text("It is erased from 2 sessions.")).to_be_visible()
    seat.get_by_label("Series or session").select_option("series:Ward 4")
    assert seat.get_by_label("Seat key").locator("option").all_inner_texts() == ["Choose", "1 Sun"]


def test_a_session_that_runs_is_shown_and_left_alone(
    own_server: Server, own_devices: Devices, shelf: Shelf
) -> None:
    """[K5] It has no acts until it has ended."""
    shelf.put("dddddddddddd", "Just now", day=20, ends=False)
    page = open_library(own_server, own_devices)
    row = page.locator(".line").filter(has_text="Just now")
    expect(row).to_contain_text("It is being recorded now.")
    expect(row.get_by_role("button")).to_have_count(0)


@pytest.mark.usefixtures("shelf")
def test_only_paired_devices_see_it(own_server: Server, own_devices: Devices) -> None:
    """[R3] Others are asked for the passphrase."""
    own_devices.expect(NOT_PAIRED)
    page = own_devices.open(PHONE).new_page()
    page.goto("/sessions")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.get_by_text("Morning group")).to_have_count(0)


@pytest.mark.parametrize("theme", ["linen", "dusk", "contrast"])
@pytest.mark.usefixtures("shelf")
def test_it_can_be_read_and_hit(own_server: Server, own_devices: Devices, theme: str) -> None:
    """[X4] Every state of it, from 320 px to a television: axe finds nothing, nothing runs sideways."""
    page = open_library(own_server, own_devices)
    page.evaluate("(theme) => localStorage.setItem('roundelay.theme', theme)", theme)
    page.reload()
    page.get_by_role("button", name="Change Bells and drums").click()
    page.get_by_role("button", name="Erase A first try").click()
    page.locator(".one-seat").get_by_label("Series or session").select_option("series:Ward 4")
    page.locator(".one-seat").get_by_label("Seat key").select_option("2 Moon")
    page.get_by_role("button", name="Erase all of it").click()
    assert findings(page) == []
    for width, height in [(TV.width, TV.height), (1280, 800), (768, 1024), (390, 844), (320, 640)]:
        page.set_viewport_size({"width": width, "height": height})
        seen = look_at(page)
        assert (seen.wide, seen.small, seen.pale, seen.narrow, seen.nameless) == (0, [], [], [], []), width


@pytest.mark.parametrize("language", ["en-x-long", "en-x-rtl"])
@pytest.mark.usefixtures("shelf")
def test_it_bears_longer_words_and_the_other_direction(
    own_server: Server, own_devices: Devices, language: str
) -> None:
    """[X4] On a phone of 320 px and on a laptop."""
    page = open_library(own_server, own_devices, language=language)
    page.locator(".line").first.get_by_role("button").nth(1).click()
    page.locator(".line").last.get_by_role("button").nth(2).click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        bears(page)
