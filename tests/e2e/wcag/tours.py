"""Each page in each of its states, one visit after the other: what the tests of accessibility walk through.

A tour yields (state, page) whenever there is something new to judge, and goes on from there: states are reached as
people reach them, so that one opened page serves for many.
"""

import re
from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from server.protocol import (
    AskAssent,
    Calibrate,
    ChangeAccess,
    Go,
    GoToScene,
    KeepSeats,
    Mark,
    NoteOff,
    NoteOn,
    Recording,
    RemoveSeat,
    Replay,
    RoomState,
    SetCalm,
    SetDisplay,
    SetDoor,
    SetPlan,
    SetSeats,
    SpeakerState,
    StartRecording,
    StartReplay,
    StartTechnique,
    SteerReplay,
    Stop,
    StopRecording,
    TechniqueState,
    Undo,
)
from tests.e2e.dashboards import peopled
from tests.e2e.devices import LAPTOP, PHONE, TABLET
from tests.e2e.rooms import Room
from tests.e2e.test_dashboard_plan import PLAN
from tests.e2e.test_helper_page import open_helper, says

Stop_ = tuple[str, Page]
Tour = Callable[[Room], Iterator[Stop_]]

DRAWERS = {
    "join": ".chip-room",
    "screens": ".chip-display",
    "this screen": ".chip-screen",
    "key": ".key-act",
    "glide": ".tempo > button:last-child",
    "scales": ".all-scales",
    "seats": ".strip-seat",
    "details": ".sound .head .act.outline",
    "grow": ".level-middle",
    "iso": "[data-card='iso']",
    "rehearse": ".what .head .act",
    "plan": ".plan-strip",
    "loudness": ".safety-line",
}


def join(room: Room) -> Iterator[Stop_]:
    page = room.devices.open(PHONE).new_page()
    page.goto("/")
    yield "empty", page
    page.get_by_role("textbox").fill("kfm7ro")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "a wrong letter", page


def pad(room: Room) -> Iterator[Stop_]:
    tablet = room.open_tablet()
    page = tablet.page
    yield "playing", page
    page.locator(".corner").focus()
    page.keyboard.down("Space")
    panel = page.locator(".panel-sheet")
    expect(panel.locator("button")).to_have_count(3)
    page.keyboard.up("Space")
    yield "behind the corner", page
    panel.locator("button").nth(1).click()
    expect(panel.locator(".panel-row").first).to_be_visible()
    yield "its settings", page
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    room.conductor.send(ChangeAccess(seats=[1], changes={"dwell": 0.7, "rest_zone": True, "pads": 3}))
    expect(page.locator("[data-pad]")).to_have_count(3)
    yield "with a place to rest", page
    room.conductor.send(SetCalm(on=True), Stop())
    expect(page.locator("#surface")).to_have_class(re.compile("listening"))
    yield "calm and stopped", page
    room.conductor.send(SetCalm(on=False), Go(), Calibrate(seat=1, on=True))
    yield "asked for twenty touches", page
    room.conductor.send(Calibrate(seat=1, on=False))
    room.conductor.send(StartTechnique(technique=TechniqueState(technique="lead", seats=(1,), seconds=0)))
    expect(page.locator("#cards")).to_have_class(re.compile(r"\bheld\b"))
    yield "cards to conduct with", page
    second = tablet.context.new_page()
    second.goto("/pad")
    expect(page.locator("#screen h1")).to_be_visible()
    yield "open elsewhere", page
    page.locator("#screen button").first.click()
    room.conductor.send(RemoveSeat(seat=1))
    expect(page.locator("#screen h1")).to_be_visible()
    yield "thanked", page
    room.conductor.send(SetDoor(open=True))
    page.goto("/")
    page.get_by_role("textbox").fill(room.code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/pad")
    expect(page.locator("#screen h1")).to_be_visible()
    yield "at the door", page


def dashboard(room: Room) -> Iterator[Stop_]:
    page = room.open_dashboard(LAPTOP)
    expect(page.locator(".map-centre, .who-body").first).to_be_visible()
    yield "empty", page
    peopled(room, 6)
    room.conductor.send(SetPlan(plan=PLAN), GoToScene(scene=0), SetSeats(seats=[2], rest=True))
    expect(page.locator(".now-bar")).to_be_visible()
    with room.speaker().saying(lambda _: SpeakerState(state="ready")):
        expect(page.locator(".plan-strip")).to_be_visible()
        yield from in_full_swing(room, page)


def in_full_swing(room: Room, page: Page) -> Iterator[Stop_]:
    """The dashboard with people, a plan, a speaker: its seat view, its drawers, its other view of the seats."""
    yield "playing", page
    page.locator("[data-seat='3']").click()
    page.locator(".strip-access").click()
    expect(page.locator(".seat-view")).to_be_visible()
    yield "a seat's own view", page
    for number in range(4):
        page.locator(".seat-acts .act").nth(number).click()
        yield f"a seat's own view, {number + 1} beside it", page
    page.locator(".seat-acts .act").last.click()
    expect(page.locator(".seat-view")).to_have_count(0)
    for name, opens in DRAWERS.items():
        page.locator(opens).first.click()
        expect(page.locator(".drawer")).to_be_visible()
        yield f"the drawer of {name}", page
        page.keyboard.press("Escape")
    page.locator(".chip-screen").click()
    page.locator(".drawer .act").filter(has_text=re.compile(r".")).last.click()
    yield "keys", page
    page.keyboard.press("Escape")
    page.locator(".who .choices button").nth(1).click()
    yield "seats as rows", page
    page.locator(".who .choices button").nth(0).click()
    room.conductor.send(SetCalm(on=True), Stop())
    expect(page.locator(".dock-stop")).to_have_attribute("aria-pressed", "true")
    yield "calm and stopped", page


def lost(room: Room) -> Iterator[Stop_]:
    room.devices.expect(r"status of 40\d")
    page = room.host_device().new_page()
    page.goto("/dashboard?room=nowhere")
    expect(page.get_by_role("heading").first).to_be_visible()
    yield "a dashboard without its room", page
    stranger = room.devices.open(PHONE).new_page()
    stranger.goto("/host")
    expect(stranger.locator("input")).to_be_visible()
    yield "not paired", stranger
    stranger.locator("input").fill("three red boats sing")
    stranger.locator("input").press("Enter")
    expect(stranger.get_by_role("alert")).to_be_visible()
    yield "a wrong passphrase", stranger


def host(room: Room) -> Iterator[Stop_]:
    page = room.host_device().new_page()
    page.goto("/host")
    expect(page.get_by_role("link").first).to_be_visible()
    expect(page.locator(".rooms button").first).to_be_visible()
    yield "a room is open", page
    page.locator(".rooms button").first.click()
    yield "asked whether to close it", page


def speaker(room: Room) -> Iterator[Stop_]:
    page = room.open_speaker(start=False)
    expect(page.locator(".start")).to_be_visible()
    yield "before its tap", page
    page.locator(".start").click()
    room.conductor.until(RoomState, lambda state: state.speaker.state == "ready", seconds=30)
    yield "sounding", page


def display(room: Room) -> Iterator[Stop_]:
    page = room.open_display()
    expect(page.locator(".beside .code")).to_be_visible()
    yield "the code", page
    peopled(room, 3)
    room.conductor.send(SetDisplay(show_code=False), SetCalm(on=True))
    expect(page.locator(".beside .code")).to_be_hidden()
    yield "playing, calm", page


def helper(room: Room) -> Iterator[Stop_]:
    page = open_helper(room, 1)
    says(page, "Nobody yet", ".")
    yield "nobody yet", page
    peopled(room, 2)
    says(page, "Play", ".")
    yield "playing", page
    page.locator(".two button").nth(1).click()
    says(page, "Rest", ".")
    yield "not now", page
    room.conductor.send(Undo())
    room.conductor.send(RemoveSeat(seat=1))
    expect(page.locator("h1")).to_have_text("This page has ended")
    yield "ended", page


def guide(room: Room) -> Iterator[Stop_]:
    page = room.devices.open(TABLET).new_page()
    page.goto("/guide")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "all cards", page
    for chapter in ("guided-access", "accessibility", "record", "data-protection", "hazards"):
        page.goto(f"/guide#{chapter}")
        yield chapter, page


def recording(room: Room) -> Iterator[Stop_]:
    """Asked for, running and played back: on the dashboard, a tablet and beside it."""
    tablet = room.open_tablet()
    helper_page = open_helper(room, 1)
    page = room.open_dashboard(LAPTOP)
    others = peopled(room, 2)
    page.locator(".chip-record").click()
    page.locator(".record-more summary").click()
    room.conductor.send(AskAssent(seats=[1]), KeepSeats(seats=[3], kept=False))
    expect(page.locator("[data-kept='1']")).to_contain_text("asked")
    expect(page.locator("[data-kept='3']")).to_have_attribute("aria-pressed", "false")
    yield "before it begins", page
    expect(tablet.page.locator("#assent")).to_have_class(re.compile(r"\bheld\b"))
    yield "asked on a tablet", tablet.page
    expect(helper_page.get_by_role("button", name="Yes, keep it")).to_be_visible()
    yield "asked beside a seat", helper_page
    room.conductor.send(
        AskAssent(seats=[]), StartRecording(title="A morning"), Mark(icon="star", word="Bells")
    )
    expect(page.locator(".mark-line")).to_have_count(1)
    yield "while it runs", page
    expect(tablet.page.locator(".recording-sign")).to_be_visible()
    yield "recorded", tablet.page
    others[0].send(NoteOn(pad=1, velocity=0.7, note=1), NoteOff(note=1))
    told = room.conductor.until(Recording, lambda told: told.session is not None)
    assert told.session is not None
    room.conductor.send(StartReplay(session=told.session, speed=0.5))
    room.conductor.until(Replay, lambda replay: replay.state == "playing")
    room.conductor.send(SteerReplay(paused=True))
    expect(page.locator(".record-replay [aria-pressed=true]").first).to_be_visible()
    expect(page.locator(".record-replay .density")).to_be_visible()
    yield "played back", page


def kept(room: Room, title: str) -> str:
    """A session as short as can be."""
    member = room.member()
    room.conductor.send(StartRecording(title=title, series="Ward 4"), Mark(icon="star", word="Bells"))
    for note in range(3):
        member.send(NoteOn(pad=note, velocity=0.7, note=note), NoteOff(note=note))
    told = room.conductor.until(Recording, lambda told: told.session is not None)
    room.conductor.send(StopRecording())
    room.conductor.until(Recording, lambda told: told.state == "off")
    assert told.session is not None
    return told.session


def library(room: Room) -> Iterator[Stop_]:
    for _ in range(2):
        kept(room, "A noon")
    page = room.host_device().new_page()
    page.goto("/sessions")
    expect(page.locator(".line").filter(has_text="A noon").first).to_be_visible()
    page.get_by_role("button", name="Change A noon").first.click()
    page.get_by_role("button", name="Erase A noon").last.click()
    seat = page.locator(".one-seat")
    seat.get_by_label("Series or session").select_option("series:Ward 4")
    seat.get_by_label("Seat key").select_option(index=1)
    expect(seat.locator(".key-places li").first).to_be_visible()
    yield "changed, and to be erased", page


def report(room: Room) -> Iterator[Stop_]:
    session = kept(room, "An evening")
    page = room.host_device().new_page()
    page.goto(f"/session#{session}")
    expect(page.locator(".session .facts").first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Take away", exact=True).click()
    page.get_by_role("button", name="Add a goal").click()
    page.get_by_label("Add someone").select_option(index=1)
    page.get_by_role("button", name="Change keys").click()
    yield "taken away, and written on", page


def licences(room: Room) -> Iterator[Stop_]:
    page = room.devices.open(LAPTOP).new_page()
    page.goto("/licences")
    expect(page.locator("#sounds")).to_contain_text("opyright")
    yield "as it is", page


TOURS: dict[str, Tour] = {
    one.__name__: one
    for one in (
        join,
        pad,
        dashboard,
        lost,
        host,
        speaker,
        display,
        helper,
        guide,
        licences,
        recording,
        library,
        report,
    )  # fmt: skip
}
