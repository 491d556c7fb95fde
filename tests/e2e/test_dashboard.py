"""The dashboard acts: every control changes the room, shows it, and is taken back in one tap."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from server.protocol import RoomState
from tests.e2e.devices import Devices
from tests.e2e.rooms import Room
from tests.e2e.serving import Server

Step = Callable[[Page], None]
Says = Callable[[RoomState], bool]


def button(page: Page, name: str, *, exact: bool = True) -> Locator:
    return page.get_by_role("button", name=name, exact=exact)


def seat(page: Page, number: int) -> Locator:
    return page.locator(f"[data-seat='{number}']")


def opened(room: Room) -> Page:
    page = room.open_dashboard()
    expect(page.get_by_text(room.code, exact=True)).to_be_visible()
    return page


def press(*names: str) -> Step:
    def step(page: Page) -> None:
        for name in names:
            button(page, name).click()

    return step


def press_seat(number: int, *names: str) -> Step:
    def step(page: Page) -> None:
        seat(page, number).click()
        press(*names)(page)

    return step


def press_in_seat_drawer(number: int, *names: str) -> Step:
    return press_seat(number, "Seat: instrument, place and more", *names)


def press_in_seat_view(number: int, *names: str) -> Step:
    return press_seat(number, "Touch, pads and light", *names)


CONTROLS: dict[str, tuple[Step, Says]] = {
    "hush": (press("Hush"), lambda s: s.hush),
    "louder": (press("Louder, the whole room"), lambda s: s.level == 7),
    "pulse": (press("Pulse heartbeat"), lambda s: s.pulse.on),
    "pulse sound": (press("Details", "Woodblock"), lambda s: s.pulse.pattern == "woodblock"),
    "pulse level": (press("Details", "Pulse louder"), lambda s: s.pulse.level == 6),
    "drone": (press("Drone one and five"), lambda s: s.drone.on),
    "drone tones": (press("Details", "Drone", "one tone"), lambda s: s.drone.voicing == "one"),
    "drone level": (press("Details", "Drone", "Drone softer"), lambda s: s.drone.level == 4),
    "steady": (press("Steady"), lambda s: s.timing == "steady"),
    "faster": (press("Faster"), lambda s: round(s.tempo.target) == 73),
    "glide": (
        press("Glide", "20 slower", "30 s", "Glide to 52 in 30 s"),
        lambda s: round(s.tempo.target) == 52,
    ),
    "mood": (press("Dusky"), lambda s: _is(s, "minor_pentatonic", 9)),
    "key": (press("Key C, now", "E♭, E flat"), lambda s: _is(s, "major_pentatonic", 3)),
    "scale": (press("All scales", "Shadow", "Take it: Hirajoshi on C"), lambda s: _is(s, "hirajoshi", 0)),
    "seat rests": (press_seat(3, "Rest"), lambda s: s.seats[2].rest),
    "seat solo": (press_seat(3, "Solo"), lambda s: s.seats[2].solo),
    "instrument": (press_in_seat_drawer(3, "Koto"), lambda s: s.seats[2].instrument == "koto"),
    "pads": (press_in_seat_view(3, "More: Pads"), lambda s: s.seats[2].access.pads == 6),
    "register": (press_in_seat_drawer(3, "Lower tones"), lambda s: s.seats[2].register == -1),
    "seat level": (press_in_seat_drawer(3, "Level louder"), lambda s: s.seats[2].level == 8),
    "loudness": (
        press_in_seat_view(3, "More", "by place"),
        lambda s: s.seats[2].access.loudness == "place",
    ),
    "soft start": (press_in_seat_drawer(3, "Soft start tones swell in"), lambda s: s.seats[2].soft),
    "calm seat": (press_in_seat_drawer(3, "Calm dim and soft"), lambda s: s.seats[2].calm),
    "calm": (press("Calm"), lambda s: s.calm),
    "preset": (
        press_in_seat_view(3, "Tremor Hold, ignore repeats, fewer pads"),
        lambda s: s.seats[2].access.hold_duration > 0,
    ),
    "chairs": (
        press("All seats: instrument, place and more", "Time and place", "Turn the circle clockwise"),
        lambda s: s.seats[0].place == 1,
    ),
    "one chair": (
        press_in_seat_drawer(3, "Time and place", "Move this seat clockwise"),
        lambda s: s.seats[2].place == 3,
    ),
    "display": (press("Display not open", "Dim"), lambda s: s.light == "dim"),
    "code hidden": (
        press("Display not open", "Show the code QR and letters, while the door is open"),
        lambda s: not s.show_code,
    ),
}


def _is(state: RoomState, scale: str, root: int) -> bool:
    """Now, or announced for the next bar."""
    wanted = state.coming or state.scale
    return (wanted.scale, wanted.root) == (scale, root)


@pytest.fixture(scope="module")
def hands(browser: Browser, server: Server) -> Iterator[tuple[Room, Page]]:
    """One room and one open dashboard for all controls: what a test changes, it takes back."""
    devices = Devices(browser, server.url)
    with Room(server, devices) as room:
        yield room, opened(room)
    assert devices.leave() == []


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_changes_the_room_and_undo_takes_it_back(hands: tuple[Room, Page], control: str) -> None:
    """[C1] Every control acts, and is undone in one tap."""
    room, page = hands
    step, says = CONTROLS[control]
    assert not says(room.state)
    step(page)
    changed = room.conductor.until(RoomState, says)
    assert changed.undo is not None
    expect(page.locator(".dock-undo")).to_contain_text(changed.undo.what)
    page.locator(".dock-undo").click()
    room.conductor.until(RoomState, lambda state: not says(state))
    page.keyboard.press("Escape")
    button(page, "All: everyone").click()


def test_stop_and_go_show_their_state_and_survive_a_reload(room: Room) -> None:
    """[C1] Big STOP and GO, the state always shown."""
    page = opened(room)
    page.locator(".dock-stop").click()
    room.conductor.until(RoomState, lambda state: not state.running)
    expect(page.locator(".dock-stop")).to_contain_text("stopped")
    expect(page.get_by_text("Everyone rests. Pads still glow.")).to_have_count(
        0
    )  # the missing speaker is told first
    page.reload()
    expect(page.locator(".dock-stop")).to_have_attribute("aria-pressed", "true")
    page.locator(".dock-go").click()
    room.conductor.until(RoomState, lambda state: state.running)
    expect(page.locator(".dock-stop")).to_have_attribute("aria-pressed", "false")


def test_two_dashboards_show_the_same(room: Room) -> None:
    """[C1] What one conductor does, another sees."""
    one, other = opened(room), opened(room)
    button(one, "Hush").click()
    expect(button(other, "Hush")).to_have_attribute("aria-pressed", "true")
    button(other, "Hush").click()
    expect(button(one, "Hush")).to_have_attribute("aria-pressed", "false")


def test_a_coming_scale_is_announced_before_it_sounds(room: Room) -> None:
    """[M2] A change lands on the bar and is announced."""
    page = opened(room)
    button(page, "Fresh").click()
    announced = room.conductor.until(RoomState, lambda state: state.coming is not None)
    assert announced.scale.scale == "major_pentatonic"
    room.conductor.until(RoomState, lambda state: state.scale.scale == "ritusen")
    expect(button(page, "Fresh")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Ritusen", exact=False).first).to_be_visible()


def test_a_mood_can_be_listened_to_before_the_room_hears_it(room: Room) -> None:
    """[M1] Listen first: heard on this device only, then taken with one tap."""
    page = opened(room)
    button(page, "Listen first").click()
    with page.expect_response("**/pack/**"):
        button(page, "Deep").click()
    expect(page.get_by_text("Heard here only")).to_be_visible()
    assert (room.state.coming, room.state.scale.scale) == (None, "major_pentatonic")
    button(page, "Take it").click()
    room.conductor.until(RoomState, lambda state: _is(state, "malkauns", 4))
    expect(page.get_by_text("Heard here only")).to_have_count(0)


TAPS = """
async (button) => {
  for (let tap = 0; tap < 5; tap++) {
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await new Promise((done) => setTimeout(done, 500));
  }
}
"""


def test_tapping_sets_the_tempo(room: Room) -> None:
    """[M3] Somebody taps twice a second: 120 a minute."""
    page = opened(room)
    page.locator(".tap").evaluate(TAPS)
    room.conductor.until(RoomState, lambda state: 105 < state.tempo.target < 135)


def test_a_missing_speaker_is_told_at_once_with_the_way_out(room: Room) -> None:
    """[R4] The dashboard says within 3 s when no speaker is there."""
    page = opened(room)
    expect(page.get_by_text("Nothing is heard yet: no speaker page is open.")).to_be_visible(timeout=3000)
    with page.context.expect_page() as speaker:
        button(page, "Open it here").click()
    assert f"/speaker?room={room.id}" in speaker.value.url


def test_the_link_goes_and_comes_back_without_anyone(room: Room) -> None:
    """[T2] A calm sentence while the link is away; the controls stay."""
    page = opened(room)
    room.devices.expect(r"WebSocket|ERR_INTERNET_DISCONNECTED|socket")
    page.context.set_offline(True)
    expect(page.get_by_text("It comes back by itself", exact=False)).to_be_visible(timeout=10_000)
    expect(page.locator(".dock-stop")).to_be_visible()
    button(page, "Hush").click()
    expect(page.get_by_text("It comes back by itself", exact=False)).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("It comes back by itself", exact=False)).to_have_count(0)
    assert not room.state.hush
