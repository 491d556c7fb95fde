"""The therapist's whole way with one switch: a frame goes round parts, rows and controls; a press takes what it is on.

The frame's own time is the test's: it moves when it is told to, so that no press can come too late on a busy machine.
All other time runs as ever.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from server.protocol import RoomState, SetPlan, SetSeats
from tests.e2e.asking import wait_until
from tests.e2e.devices import LAPTOP, Devices
from tests.e2e.page_facts import look_at
from tests.e2e.rooms import Room
from tests.e2e.serving import Server
from tests.e2e.test_dashboard_plan import PLAN

STEPPED = """(() => {
  // The frame goes on every 0.37 s: no other timer of ours lasts as long.
  const usual = window.setTimeout;
  let waiting = null;
  window.setTimeout = (what, delay, ...more) => {
    if (delay !== 370) return usual(what, delay, ...more);
    waiting = what;
    return usual(() => undefined, 0);
  };
  window.pressedAt = -1000;
  addEventListener('keydown', () => { window.pressedAt = performance.now(); }, true);
  window.stepFrame = () => {
    const step = waiting;
    waiting = null;
    if (step !== null) step();
    return step !== null;
  };
  try {
    localStorage.setItem('roundelay.scanning', '{"on": true, "every": 0.37, "pause": 0}');
  } catch {}
})()"""

AROUND = """() => {
  const frame = document.querySelector('.scan-frame');
  return frame === null || frame.hidden ? [] : frame.dataset.at.split('\\n');
}"""
"""The names of the controls that the frame stands round."""

NAME = "(one) => (one.getAttribute('aria-label') || one.textContent || one.labels[0].textContent).trim()"

BOUNCE = 260
"""Milliseconds: what comes within 250 of a press is the same one."""

STEPS_MOST = 120


class Switch:
    """One switch, and whoever waits with it until the frame is where it shall be."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0
        self.steps = 0

    def down(self) -> None:
        wait_until(self.page, f"() => performance.now() > window.pressedAt + {BOUNCE}")
        self.page.keyboard.down("Space")
        self.presses += 1

    def up(self) -> None:
        self.page.keyboard.up("Space")

    def press(self) -> None:
        self.down()
        self.up()

    def step(self) -> None:
        wait_until(self.page, "() => window.stepFrame()")
        self.steps += 1

    def to(self, control: Locator) -> None:
        """Waits until the frame stands on this control alone, going into whatever part or row it lies in."""
        expect(control).to_be_visible()
        name = control.evaluate(NAME)
        for _ in range(STEPS_MOST):
            around = self.page.evaluate(AROUND)
            if around == [name]:
                return
            if name in around:
                self.press()
            else:
                self.step()
        raise AssertionError(f"the frame never came to {name}; it stands on {around}")

    def take(self, control: Locator) -> None:
        self.to(control)
        self.press()


def named(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def test_from_the_start_page_to_a_technique_with_one_switch(server: Server, devices: Devices) -> None:
    """[X2] Start a room, STOP, GO, choose a seat, let it rest, a technique on and off: only the switch is used."""
    context = devices.open(LAPTOP)
    context.add_init_script(STEPPED)
    page = context.new_page()
    page.goto(f"/host#key={server.host_key}")
    start = Switch(page)
    start.take(named(page, "Start a room"))
    page.wait_for_url("**/dashboard?room=*")
    switch = Switch(page)
    stop = page.locator(".dock-stop")
    switch.take(stop)
    expect(stop).to_have_attribute("aria-pressed", "true")
    switch.take(page.locator(".dock-go"))
    expect(stop).to_have_attribute("aria-pressed", "false")
    fish = page.locator("[data-seat='3']")
    switch.take(fish)
    expect(fish).to_have_attribute("aria-pressed", "true")
    rest = named(page, "Rest")
    switch.take(rest)
    expect(rest).to_have_attribute("aria-pressed", "true")
    ground = page.locator("[data-card='ground']")
    switch.take(ground)
    expect(ground).to_have_attribute("aria-pressed", "true")
    switch.press()
    expect(ground).to_have_attribute("aria-pressed", "false")
    print(f"one switch: {start.steps + switch.steps} steps, {start.presses + switch.presses} presses")


@pytest.fixture
def scanned(room: Room) -> Switch:
    """A dashboard with two tablets, used with one switch."""
    for _ in range(2):
        room.member()
    context = room.host_device()
    context.add_init_script(STEPPED)
    page = room.open_dashboard(on=context)
    expect(page.locator("[data-seat='2'] .is-full")).to_be_visible()
    return Switch(page)


def test_what_is_opened_is_gone_into_and_back_out_of(room: Room, scanned: Switch) -> None:
    """[X2] The seat view, a setting, a stepper pressed twice, and back; STOP leads every round."""
    page = scanned.page
    scanned.take(page.locator("[data-seat='2']"))
    scanned.take(named(page, "Touch, pads and light"))
    expect(page.locator(".seat-view")).to_be_visible()
    more = named(page, "More: Hold before it sounds")
    scanned.take(more)
    scanned.press()  # the frame stays where it was pressed
    room.conductor.until(RoomState, lambda state: state.seats[1].access.hold_duration == 0.1)
    stop = page.locator(".dock-stop").evaluate(NAME)
    seen = []
    for _ in range(40):  # a round without a press, and the frame is out again
        seen.append(page.evaluate(AROUND))
        scanned.step()
    assert seen.count([stop]) >= 3
    assert any(len(around) > 10 for around in seen)
    scanned.take(named(page, "Back to the session"))
    expect(page.locator(".who")).to_be_visible()


def test_an_act_that_is_held_lasts_as_long_as_the_switch_is_down(room: Room, scanned: Switch) -> None:
    """[X2] Rumble; and the space bar is the switch now, not STOP."""
    scanned.to(scanned.page.locator(".dock-held"))
    scanned.down()
    room.conductor.until(RoomState, lambda state: state.rumble)
    scanned.up()
    assert room.conductor.until(RoomState, lambda state: not state.rumble).running


def test_a_field_is_written_by_a_board_of_letters(room: Room, scanned: Switch) -> None:
    """[X2] A plan gets a name of two letters."""
    page = scanned.page
    room.conductor.send(SetPlan(plan=PLAN))
    room.conductor.until(RoomState, lambda state: state.plan is not None)
    page.keyboard.press("f")
    scanned.take(page.locator(".plan-name input"))
    board = page.locator(".scan-board")
    for key in ("empty", "g", "o", "Done"):
        scanned.take(board.get_by_role("button", name=key, exact=True))
    expect(board).to_have_count(0)
    room.conductor.until(RoomState, lambda state: state.plan is not None and state.plan.name == "go")


def test_the_frame_is_off_until_it_is_switched_on_and_space_is_stop_until_then(room: Room) -> None:
    """[X2] Switched on by a plain control, remembered on this device; off again, the keys are as ever."""
    page = room.open_dashboard()
    expect(page.locator("[data-seat='2']")).to_be_visible()
    page.locator(".chip-screen").click()
    switch = page.locator(".scanning-control .tile")
    switch.click()
    expect(page.locator(".scan-frame")).to_be_visible()
    expect(named(page, "Faster steps")).to_be_visible()
    seen = look_at(page)
    assert (seen.wide, seen.tall, seen.small, seen.pale) == (0, 0, [], [])
    page.reload()
    expect(page.locator(".scan-frame")).to_be_visible()
    page.locator(".chip-screen").click()
    page.locator(".scanning-control .tile").click()
    expect(page.locator(".scan-frame")).to_have_count(0)
    page.keyboard.press("Escape")
    room.conductor.send(SetSeats(seats=[1], rest=True))
    room.conductor.until(RoomState, lambda state: state.seats[0].rest)
    page.keyboard.press("Space")
    room.conductor.until(RoomState, lambda state: not state.running)
