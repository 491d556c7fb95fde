"""Recording on the pages: asked for, seen everywhere, marked, and played back in the room."""

import json
import re

from playwright.sync_api import Page, expect

from server.protocol import KeepSeats, NoteOff, NoteOn, Recording, Replay, SoundOn, StartRecording
from tests.e2e.dashboards import button, opened, peopled
from tests.e2e.devices import PHONE
from tests.e2e.rooms import Room


def helper_page(room: Room, seat: int) -> Page:
    answer = room.host.post(f"/api/rooms/{room.id}/helper", {"seat": seat})
    page = room.devices.open(PHONE).new_page()
    page.goto("/helper#" + json.loads(answer)["link"].partition("#")[2])
    return page


def sign(page: Page, words: str) -> None:
    """The sign of the recording stands on the page, and says this."""
    worn = page.locator(".recording-sign")
    expect(worn).to_have_text(words)
    expect(worn).to_be_visible()


def test_every_screen_says_that_the_room_is_recorded(room: Room) -> None:
    """[K1] Dashboard, pads, display, speaker and helper, with words; a seat left out is told so."""
    page = opened(room)
    first, second = room.open_tablet(), room.open_tablet()
    display, speaker = room.open_display(), room.open_speaker(start=False)
    helper = helper_page(room, 1)
    expect(page.locator(".chip-record")).to_contain_text("Not recording")
    for other in (first.page, second.page, display, speaker, helper):
        expect(other.locator(".recording-sign")).to_be_hidden()
    page.locator(".chip-record").click()
    page.locator("[data-kept='2']").click()
    expect(page.locator("[data-kept='2']")).to_have_attribute("aria-pressed", "false")
    button(page, "Everyone knows: record").click()
    expect(page.locator(".chip-record")).to_contain_text("Recording 0:0")
    expect(page.locator(".chip-record")).to_contain_text("all but seat 2")
    sign(first.page, "Recording")
    sign(second.page, "This seat is not recorded")
    sign(display, "Recording, not every seat")
    sign(speaker, "Recording, not every seat")
    sign(helper, "Recording")
    button(page, "Pause").click()
    sign(first.page, "Recording is paused")
    sign(display, "Recording is paused")
    button(page, "End the recording").click()
    button(page, "Yes, end it").click()
    expect(page.locator(".chip-record")).to_contain_text("nothing is kept")
    for other in (first.page, second.page, display, speaker, helper):
        expect(other.locator(".recording-sign")).to_be_hidden()


def test_a_tablet_is_asked_in_pictures(room: Room) -> None:
    """[K1] No word has to be read; a no leaves the seat out at once, and a yes is seen on the dashboard."""
    page = opened(room)
    first, second = room.open_tablet(), room.open_tablet()
    page.locator(".chip-record").click()
    button(page, "Ask on the tablets").click()
    for tablet in (first, second):
        expect(tablet.page.locator("#assent")).to_have_class(re.compile(r"\bheld\b"))
        assert tablet.page.locator("#assent").inner_text().strip() == ""
    first.page.get_by_role("button", name="Yes, keep it").tap()
    second.page.get_by_role("button", name="No, leave this seat out").tap()
    expect(page.locator("[data-kept='1']")).to_contain_text("said yes")
    expect(page.locator("[data-kept='2']")).to_have_attribute("aria-pressed", "false")
    for tablet in (first, second):
        expect(tablet.page.locator("#assent")).not_to_have_class(re.compile(r"\bheld\b"))
        expect(tablet.pad(0)).to_be_visible()
    recording = room.conductor.until(Recording, lambda told: len(told.left_out) == 1)
    assert recording.left_out == [2]


def test_a_switch_answers_too(room: Room) -> None:
    """[X2] The two pictures are reached by keyboard."""
    page = opened(room)
    tablet = room.open_tablet()
    page.locator(".chip-record").click()
    button(page, "Ask on the tablets").click()
    no = tablet.page.get_by_role("button", name="No, leave this seat out")
    expect(no).to_be_visible()
    no.focus()
    tablet.page.keyboard.press("Enter")
    room.conductor.until(Recording, lambda told: told.left_out == [1])


def test_one_tap_marks_a_moment(room: Room) -> None:
    """[K2] The button, its key, and three signs with a word; while nothing is recorded it says why not."""
    page = opened(room)
    page.keyboard.press("m")
    expect(page.get_by_text("Nothing is recorded, so there is no moment to mark.")).to_be_visible()
    room.conductor.send(StartRecording())
    expect(page.locator(".chip-record")).to_contain_text("Recording")
    page.keyboard.press("m")
    room.conductor.until(Recording, lambda told: len(told.marks) == 1)
    page.locator(".chip-record").click()
    page.get_by_label("A word for it, if you like").fill("Bell joins in")
    page.get_by_role("button", name="Mark with a Heart").click()
    marks = room.conductor.until(Recording, lambda told: len(told.marks) == 2).marks
    assert [(mark.icon, mark.word) for mark in marks] == [("star", ""), ("heart", "Bell joins in")]
    assert marks[0].at <= marks[1].at
    expect(page.locator(".mark-line")).to_have_count(2)
    expect(page.locator(".mark-line").last).to_contain_text("Bell joins in")


def test_the_last_minute_is_heard_again(room: Room) -> None:
    """[K2][K1] Played in the room with the same tones, nothing of a seat left out; then the recording goes on."""
    page = opened(room)
    members = peopled(room, 2)
    room.conductor.send(KeepSeats(seats=[2], kept=False))
    room.conductor.send(StartRecording(title="Tuesday group"))
    room.conductor.until(Recording, lambda told: told.state == "on")
    speaker = room.speaker()
    for note in range(1, 4):
        for member in members:
            member.send(NoteOn(pad=note, velocity=0.7, note=note))
            member.send(NoteOff(note=note))
    played = [speaker.next(SoundOn) for _ in range(6)]
    page.locator(".chip-record").click()
    button(page, "Play the last minute").click()
    again = [speaker.next(SoundOn, lambda sound: sound.at is not None) for _ in range(3)]
    assert [sound.pitch for sound in again] == [sound.pitch for sound in played if sound.seat == 1]
    expect(page.locator(".record-replay")).to_contain_text("Tuesday group")
    expect(page.locator(".chip-record")).to_contain_text("Paused")
    room.conductor.until(Replay, lambda told: told.session is None)
    expect(page.locator(".record-replay")).to_have_count(0)
    room.conductor.until(Recording, lambda told: told.state == "on")
