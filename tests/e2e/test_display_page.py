"""The display page in a real room: who plays, the code while the door is open, dim and off, sound from here."""

import math
import re
import subprocess
import sys

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from server.protocol import NewCode, NoteOff, NoteOn, RoomState, SetDisplay, SetDoor, SetSeats, Stop
from tests.e2e.asking import wait_until
from tests.e2e.devices import Devices, Screen, moving
from tests.e2e.flashes import Floats, flashes_in
from tests.e2e.rooms import Room
from tests.e2e.serving import ROOT, Server
from tests.e2e.socket_client import SocketClient

SMALL_TV = Screen(1280, 720)

LIGHT_AT = """([x, y]) => {
  const stage = document.querySelector('.stage');
  const eye = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const scale = stage.width / stage.clientWidth;
  eye.drawImage(stage, Math.round(x * scale), Math.round(y * scale), 1, 1, 0, 0, 1, 1);
  const [red, green, blue] = eye.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""
"""How bright the picture is at a point, 0 to 1."""

CELLS = """() => {
  const [across, down] = [64, 36];
  const stage = document.querySelector('.stage');
  window.eye = window.eye || document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  eye.canvas.width = 4 * across;
  eye.canvas.height = 4 * down;
  eye.drawImage(stage, 0, 0, 4 * across, 4 * down);
  const pixels = eye.getImageData(0, 0, 4 * across, 4 * down).data;
  const linear = (v) => (v <= 10.3 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const cells = new Array(across * down * 3).fill(0);
  for (let i = 0; i < pixels.length; i += 4) {
    const cell = Math.floor(Math.floor(i / 4 / (4 * across)) / 4) * across + Math.floor(((i / 4) % (4 * across)) / 4);
    for (let c = 0; c < 3; c += 1) cells[3 * cell + c] += linear(pixels[i + c]) / 16;
  }
  return cells;
}"""
"""The picture as cells of mean linear light (see flashes.py), row by row."""


def seat_point(seat: int, *, screen: Screen = SMALL_TV) -> list[float]:
    """A point of a seat's disc beside its symbol, while nothing stands beside the circle."""
    unit = screen.height / 1080
    turn = ((seat - 1) / 12 - 0.25) * 2 * math.pi
    x = screen.width / 2 + unit * 456 * math.cos(turn)
    y = screen.height / 2 + unit * 456 * math.sin(turn)
    return [x + unit * 47, y]


def wait_for_light(page: Page, point: list[float], *, above: float = 0.0, below: float = 2.0) -> None:
    """Waits until the picture is so bright there."""
    seen = (
        f"([point, above, below]) => {{ const it = ({LIGHT_AT})(point); return it >= above && it < below; }}"
    )
    wait_until(page, seen, [point, above, below])


def box_of(page: Page, name: str) -> dict[str, float]:
    box: dict[str, float] = page.locator(name).evaluate("(one) => one.getBoundingClientRect().toJSON()")
    return box


@pytest.fixture
def display(room: Room) -> Page:
    """A display without the code, so that the circle stands in the middle."""
    room.conductor.send(SetDisplay(show_code=False))
    room.conductor.until(RoomState, lambda state: not state.show_code)
    page = room.open_display(SMALL_TV)
    expect(page.locator(".in-words")).to_have_text("Nobody sits in the circle yet.")
    return page


def test_a_touch_fills_its_seat_and_no_other(room: Room, display: Page) -> None:
    """[D1] Filled is who sounds, or has just sounded; everyone else is hollow."""
    sun, moon = room.member(), room.member()
    expect(display.locator(".in-words")).to_have_text("2 are here: Sun, Moon.")
    room.conductor.send(SetSeats(seats=[1, 2], instrument="kalimba"))
    with moon.saying(lambda count: NoteOn(pad=2, velocity=0.8, note=count)):
        wait_for_light(display, seat_point(2), above=0.4)
        assert display.evaluate(LIGHT_AT, seat_point(1)) < 0.2
    wait_for_light(display, seat_point(2), below=0.2)
    with sun.saying(lambda count: NoteOn(pad=0, velocity=0.8, note=count)):
        wait_for_light(display, seat_point(1), above=0.5)


def holds_a_note(room: Room) -> SocketClient:
    """A tablet in the first seat that plays strings and touches a pad."""
    sun = room.member()
    room.conductor.send(SetSeats(seats=[1], instrument="strings"))
    room.conductor.until(RoomState, lambda state: state.seats[0].instrument == "strings")
    sun.send(NoteOn(pad=2, velocity=0.8, note=1))
    return sun


def test_a_lasting_note_is_held_light_until_it_ends(room: Room, display: Page) -> None:
    """[D1] Light stays exactly as long as the tone."""
    lobe = [SMALL_TV.width / 2, SMALL_TV.height / 2 - 720 / 1080 * 330]
    sun = holds_a_note(room)
    with sun.holding(1):
        wait_for_light(display, lobe, above=0.3)
    sun.send(NoteOff(note=1))
    wait_for_light(display, lobe, below=0.25)


def test_stop_empties_every_seat(room: Room, display: Page) -> None:
    """[D1] While everything rests, all seats are hollow, whatever hands do, and the words say so."""
    sun = holds_a_note(room)
    with sun.holding(1):
        wait_for_light(display, seat_point(1), above=0.5)
        room.conductor.send(Stop())
        wait_for_light(display, seat_point(1), below=0.2)
    expect(display.locator(".in-words")).to_have_text("Sun is here. Everyone rests.")


def test_the_room_is_heard_before_the_first_frame(room: Room) -> None:
    """[D1] A machine may be slow to draw; what the room says meanwhile is not missed."""
    context = room.host_device(SMALL_TV)
    context.clock.install(time=0)
    context.clock.pause_at(1000)  # no frame and no timer comes any more
    page = room.open_display(on=context)
    expect(page.locator(".in-words")).to_have_text("Nobody sits in the circle yet.")


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160), (1024, 768), (768, 1024)]
)
def test_the_code_can_be_read_while_the_door_is_open(room: Room, width: int, height: int) -> None:
    """[D1] QR, code and address stand beside the circle, at least 5 % of the height, and cover nothing."""
    page = room.open_display(Screen(width, height))
    expect(page.locator(".beside .code")).to_have_text(f"{room.code[:3]} {room.code[3:]}")
    expect(page.locator(".beside .address")).to_have_text(re.compile(r"^[^/]+:\d+$"))
    wait_until(page, "document.querySelector('.qr').naturalWidth > 0")
    sizes = page.locator(".code, .address, .come").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    least = 0.05 if width > height else 0.033
    assert min(sizes) >= least * height - 0.01
    beside, corner, qr = (box_of(page, name) for name in (".beside", ".corner", ".qr"))
    for box in (beside, corner, qr):
        assert box["left"] >= 0
        assert box["top"] >= 0
        assert box["right"] <= width + 1
        assert box["bottom"] <= height + 1
    assert qr["height"] >= 0.25 * min(width, height)
    apart = (
        corner["right"] <= qr["left"]
        or corner["bottom"] <= qr["top"]
        or corner["top"] >= qr["bottom"]
        or corner["left"] >= qr["right"]
    )
    assert apart
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")


def test_the_code_goes_with_the_door_and_comes_back_new(room: Room) -> None:
    """[D1] Nobody is invited through a closed door, and an old code isn't shown."""
    page = room.open_display(SMALL_TV)
    expect(page.locator(".beside")).to_be_visible()
    room.conductor.send(SetDoor(open=False))
    expect(page.locator(".beside")).to_be_hidden()
    room.conductor.send(NewCode())
    fresh = room.conductor.until(RoomState, lambda state: state.code != room.code).code
    room.conductor.send(SetDoor(open=True))
    expect(page.locator(".beside .code")).to_have_text(f"{fresh[:3]} {fresh[3:]}")
    expect(page.locator(".beside")).to_be_visible()


def test_dim_and_off(room: Room, display: Page) -> None:
    """[D1] Dim leaves 42 % of the light; off is black, the buttons too."""
    room.member()
    ring = [SMALL_TV.width / 2, SMALL_TV.height / 1080 * 24]
    wait_for_light(display, ring, above=0.6)
    room.conductor.send(SetDisplay(light="dim"))
    wait_for_light(display, ring, above=0.2, below=0.45)
    room.conductor.send(SetDisplay(light="off"))
    wait_for_light(display, ring, below=0.001)
    expect(display.locator(".corner")).to_have_css("opacity", "0")
    room.conductor.send(SetDisplay(light="full"))
    wait_for_light(display, ring, above=0.6)


def test_a_screen_that_is_not_paired_asks_for_the_passphrase(room: Room) -> None:
    """[R3] Knowing the address shows nothing; the passphrase of the host page does."""
    room.devices.expect("401")
    room.host.post("/api/passphrase", {"passphrase": "green tea at four"})
    page = room.devices.open(SMALL_TV).new_page()
    page.goto(f"/display?room={room.id}")
    page.get_by_label("Passphrase").fill("green coffee at four")
    page.get_by_role("button", name="Show the room").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Passphrase").fill("green tea at four")
    page.get_by_role("button", name="Show the room").click()
    expect(page.get_by_role("img", name="The circle of seats")).to_be_visible()


def test_sound_can_be_switched_on_here_and_taken_over(room: Room, display: Page) -> None:
    """[R4] One press, or OK on a remote control, makes the display the speaker; the next one takes over from it."""
    display.get_by_role("button", name="Sound here").click()
    expect(display.get_by_role("button", name="Sounds here")).to_be_visible(timeout=30_000)
    room.conductor.until(RoomState, lambda state: state.speaker.state == "ready", seconds=30)
    other = room.open_display(SMALL_TV)
    expect(other.get_by_role("button", name="Sound here")).to_be_visible()
    other.keyboard.press("Enter")
    expect(other.get_by_role("button", name="Sounds here")).to_be_visible(timeout=30_000)
    expect(display.get_by_role("button", name="Sound here")).to_be_visible()


def test_a_press_before_the_room_is_in_reach_is_kept(room: Room) -> None:
    """[R4] Nobody has to press twice because the network was slow."""
    page = room.host_device(SMALL_TV).new_page()
    kept: list[Route] = []

    def slow(route: Route) -> None:
        if "speaker" in (route.request.post_data or ""):
            kept.append(route)
        else:
            route.continue_()

    page.route(re.compile(r"/pass$"), slow)
    with page.expect_request(lambda request: "speaker" in (request.post_data or "")):
        page.goto(f"/display?room={room.id}")
    page.get_by_role("button", name="Sound here").click()
    expect(page.get_by_role("button", name="Sound is waking up")).to_be_visible()
    for route in kept:
        route.continue_()
    expect(page.get_by_role("button", name="Sounds here")).to_be_visible(timeout=30_000)


def test_a_press_that_can_not_be_granted_says_why(room: Room) -> None:
    """[S4] It doesn't wait for ever; pressed again, it asks again."""
    page = room.host_device(SMALL_TV).new_page()
    room.devices.expect("401")
    no = {"code": "not_host", "text": "This device is not paired any more."}

    def refused(route: Route) -> None:
        if "speaker" in (route.request.post_data or ""):
            route.fulfill(status=401, json=no)
        else:
            route.continue_()

    page.route(re.compile(r"/pass$"), refused)
    page.goto(f"/display?room={room.id}")
    page.get_by_role("button", name="Sound here").click()
    expect(page.get_by_role("status").filter(has_text=no["text"])).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Sound here").click()
    expect(page.get_by_role("button", name="Sounds here")).to_be_visible(timeout=30_000)


def test_a_lost_link_leaves_the_picture_calm(own_server: Server, browser: Browser) -> None:
    """[D1] Without the server the circle stays, held light lets go, and no words alarm anyone."""
    devices = Devices(browser, own_server.url)
    devices.expect("WebSocket|ERR_CONNECTION_REFUSED")
    with Room(own_server, devices) as room:
        room.conductor.send(SetDisplay(show_code=False))
        room.conductor.until(RoomState, lambda state: not state.show_code)
        page = room.open_display(SMALL_TV)
        expect(page.locator(".in-words")).to_have_text("Nobody sits in the circle yet.")
        with holds_a_note(room).holding(1):
            wait_for_light(page, seat_point(1), above=0.5)
            own_server.kill()
        wait_for_light(page, seat_point(1), above=0.02, below=0.2)
        expect(page.get_by_role("alert")).to_have_count(0)
    assert devices.leave() == []


def test_a_closed_room_says_so(room: Room, display: Page) -> None:
    """[D1] When the room has ended the screen says it, and where to go on."""
    room.host.post(f"/api/rooms/{room.id}/close", {})
    expect(display.get_by_role("heading", name="The circle rests")).to_be_visible()
    expect(display.get_by_role("link", name="To the start page")).to_be_visible()


def test_rehearsal_players_are_seen_and_nothing_flashes(room: Room) -> None:
    """[D2] The real page, driven frame by frame while players play folk tunes: their light comes, safely."""
    page = room.host_device(moving(Screen(640, 360))).new_page()
    page.clock.install(time=0)
    page.goto(f"/display?room={room.id}")
    expect(page.locator(".in-words")).to_have_text("Nobody sits in the circle yet.")
    page.clock.pause_at(3_600_000)  # from here on only run_for lets time pass
    link = f"{room.server.url}/j#{room.invitation}"
    command = [
        sys.executable,
        "-m",
        "server.rehearse",
        link,
        "--players",
        "8",
        "--minutes",
        "2",
        "--seed",
        "3",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as players:
        try:
            room.conductor.until(RoomState, lambda s: sum(x.link == "here" for x in s.seats) == 8, seconds=60)
            frames: list[Floats] = []
            for _ in range(70):
                page.clock.run_for(50)
                frames.append(np.array(page.evaluate(CELLS), dtype=np.float32).reshape(36, 64, 3))
        finally:
            players.terminate()
    film = np.stack(frames)
    seen = flashes_in(film, fps=20)
    assert seen.per_second <= 2
    assert seen.red_per_second == 0
    assert (film.max(axis=0) - film.min(axis=0)).max() > 0.1, "nobody was seen playing"
