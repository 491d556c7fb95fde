"""The page beside a seat: what goes on, when its turn comes, and two buttons. Live, and on without the network."""

import re
from itertools import pairwise

import msgspec
import pytest
from playwright.sync_api import Page, expect

from server.protocol import (
    EndTechnique,
    Go,
    NextPart,
    RemoveSeat,
    RoomState,
    SetSeats,
    SetTempo,
    StartTechnique,
    Stop,
    TechniqueState,
    Undo,
)
from tests.e2e.asking import wait_until
from tests.e2e.cable import Cable
from tests.e2e.devices import PHONE, Screen
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room

RIM = ".rim.lit"

LISTEN = """() => {
  window.saidAt = [];
  new MutationObserver(() => window.saidAt.push(performance.now()))
    .observe(document.getElementById('said'), { childList: true, characterData: true, subtree: true });
}"""

SIZES = [(390, 844), (320, 640), (844, 390), (1024, 768), (768, 1024), (1280, 800)]


class Given(msgspec.Struct):
    """The answer to a host."""

    room: str
    token: str
    link: str


def open_helper(room: Room, seat: int, screen: Screen = PHONE, *, url: str | None = None) -> Page:
    answer = room.host.post(f"/api/rooms/{room.id}/helper", {"seat": seat})
    fragment = msgspec.json.decode(answer, type=Given).link.partition("#")[2]
    page = room.devices.open(screen, url=url).new_page()
    page.goto(f"/helper#{fragment}")
    page.evaluate(LISTEN)
    return page


def says(page: Page, word: str, sentence: str) -> None:
    expect(page.locator("h1")).to_have_text(word)
    expect(page.locator(".sentence")).to_have_text(re.compile(sentence))


def start_turns(room: Room, *, bpm: float, beats: int = 8) -> None:
    room.conductor.send(
        SetTempo(bpm=bpm), StartTechnique(technique=TechniqueState(technique="turns", beats=beats))
    )
    room.conductor.until(RoomState, lambda state: bool(state.cues and state.cues[0].now))


@pytest.fixture
def beside(room: Room) -> tuple[Room, Page]:
    """A helper's page that has seen a tablet come to its seat."""
    page = open_helper(room, 1)
    says(page, "Nobody yet", "When a tablet takes this seat")
    expect(page.get_by_role("button", name="I helped")).to_have_attribute("aria-disabled", "true")
    return room, page


def test_the_page_follows_its_seat_through_a_session(beside: tuple[Room, Page]) -> None:
    """[X5] Somebody sits down, turns, rests, a count-in, the tablet goes and comes, the seat is given up."""
    room, page = beside
    tablet = room.member()
    room.member()
    says(page, "Play", "Any touch is right")
    expect(page.locator(RIM)).to_have_count(0)
    start_turns(room, bpm=90, beats=32)
    says(page, "Sun’s turn", "ten quiet seconds are fine")
    expect(page.locator(RIM)).to_have_count(1)
    expect(page.locator(".beads .full")).to_have_count(8)
    room.conductor.send(NextPart(technique="turns"))
    says(page, "Wait", r"^Moon plays\. Sun is next, in \d+ beats\.")
    expect(page.locator(RIM)).to_have_count(0)
    expect(page.locator(".beads i")).to_have_count(8)
    room.conductor.send(EndTechnique(technique="turns"), Stop())
    says(page, "Rest", "^Everyone rests")
    room.conductor.send(Go(count_in=True))
    says(page, "Soon", r"^The music begins in \d beats?\.")
    says(page, "Play", "Any touch is right")
    tablet.close()
    says(page, "One moment", "^Sun’s tablet is out of reach")
    said: list[float] = page.evaluate("window.saidAt")
    assert all(later - earlier >= 1900 for earlier, later in pairwise(said)), said
    room.conductor.send(RemoveSeat(seat=1))
    says(page, "This page has ended", "whoever sat here has left")
    expect(page.get_by_role("button", name="Not now")).to_have_attribute("aria-disabled", "true")


def test_its_two_buttons(beside: tuple[Room, Page]) -> None:
    """[X5] [C1] Each is undone by itself; not now by the therapist, too."""
    room, page = beside
    room.member()
    helped, rest = page.get_by_role("button", name="I helped"), page.get_by_role("button", name="Not now")
    says(page, "Play", "Any touch is right")
    places = [button.bounding_box() for button in (helped, rest)]
    helped.click()
    room.conductor.until(RoomState, lambda state: state.seats[0].assisted)
    expect(helped).to_have_attribute("aria-pressed", "true")
    helped.click()
    room.conductor.until(RoomState, lambda state: not state.seats[0].assisted)
    for undone in (SetSeats(seats=[1], rest=False), Undo()):
        rest.click()
        state = room.conductor.until(RoomState, lambda state: state.seats[0].not_now)
        assert state.seats[0].rest
        says(page, "Rest", "^Sun rests, as you asked")
        expect(rest).to_have_attribute("aria-pressed", "true")
        room.conductor.send(undone)
        says(page, "Play", "Any touch is right")
    rest.click()
    says(page, "Rest", "^Sun rests, as you asked")
    rest.click()
    says(page, "Play", "Any touch is right")
    assert [button.bounding_box() for button in (helped, rest)] == places


def test_the_turn_comes_without_the_network(room: Room) -> None:
    """[X5] [T2] Told two beats ahead: the wait is counted down and the turn is there, though nothing more arrives."""
    room.devices.expect(
        "Connection closed before receiving a handshake"
    )  # the cable is gone before the page is
    with Cable(room.server.url) as cable:
        page = open_helper(room, 2, url=cable.url)
        for _ in range(2):
            room.member()
        start_turns(room, bpm=60, beats=3)
        expect(page.locator("h1")).to_have_text("Soon")
        cable.pull()
        says(page, "Moon’s turn", "Any touch is right")
        expect(page.locator(RIM)).to_have_count(1)
        says(page, "Wait", "Others play now")
        cable.plug()


def test_it_fits_every_device(room: Room) -> None:
    """[X4] [X5] From 320 px to a laptop, upright and on its side: no scrolling sideways, nothing pale or small."""
    page = open_helper(room, 3)
    for _ in range(3):
        room.member()
    start_turns(room, bpm=120, beats=32)
    says(page, "Wait", r"Fish’s turn comes in \d+ beats\.")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        facts = look_at(page)
        assert (facts.small, facts.pale, facts.narrow, facts.nameless) == ([], [], [], []), (width, height)
        assert facts.wide <= 0, (width, height)
    page.set_viewport_size({"width": 390, "height": 844})
    assert look_at(page).tall <= 0
    # words twice as large, as a browser's own setting makes them
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    facts = look_at(page)
    assert facts.wide <= 0
    wait_until(page, "document.querySelector('.two').getBoundingClientRect().width <= window.innerWidth")


def test_a_link_that_is_not_complete(room: Room) -> None:
    """[X5] [S4] One clear sentence with the way out."""
    page = room.devices.open(PHONE).new_page()
    page.goto("/helper")
    says(page, "This page has ended", "Scan the picture on the therapist’s screen once more")
    page.goto("/j")
    page.goto(f"/helper#{room.id}.{'x' * 22}")
    says(page, "This page has ended", "scan that seat’s picture")
