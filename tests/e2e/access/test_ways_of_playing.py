"""The same five notes by every way of touching; each profile comes live from the conductor while the tablet plays."""

from itertools import pairwise

from playwright.sync_api import expect

from server.protocol import AccessProfile, AllowLeave, RoomState, SoundOff, SoundOn
from tests.e2e.access.ways_of_playing import FRAMED, WATCH_WORDS, Stage, Way
from tests.e2e.asking import NEXT_TURN, wait_until
from tests.e2e.rooms import Room

CORNER = 5
"""After the five pads the frame stands there."""

IN_THE_MARGIN = (3, 3)


def step_to(stage: Stage, pad: int) -> None:
    """The first of two switches, once for each step; then the second."""
    places = [one if one < CORNER else None for one in range(CORNER + 1)]
    at = next(index for index, place in enumerate(places) if stage.page.evaluate(FRAMED, place))
    while at != pad:
        stage.page.keyboard.press("Space")
        at = (at + 1) % len(places)
        stage.framed(places[at])
    stage.page.keyboard.down("Enter")


def walk_to(stage: Stage, pad: int) -> None:
    """One switch, held until the frame has come there."""
    stage.switch(closed=True)
    stage.switch_when_framed(pad, closed=False)


WAYS = {
    "touch": Way(
        AccessProfile(),
        lambda stage, pad: stage.hands.down(*stage.hands.middle(pad)),
        lambda stage, _: stage.hands.up(),
    ),
    "keyboard": Way(
        AccessProfile(),
        lambda stage, pad: stage.page.keyboard.down(str(pad + 1)),
        lambda stage, pad: stage.page.keyboard.up(str(pad + 1)),
    ),
    "gamepad": Way(
        AccessProfile(ignore_repeat=0.01),
        lambda stage, pad: stage.page.evaluate("(pad) => gamepad.down(pad)", pad),
        lambda stage, pad: stage.page.evaluate("(pad) => gamepad.up(pad)", pad),
    ),
    "dwell": Way(
        AccessProfile(dwell=0.25, dead_margin=10),
        lambda stage, pad: stage.page.mouse.move(*stage.hands.middle(pad)),
        lambda stage, _: stage.page.mouse.move(*IN_THE_MARGIN),
    ),
    "a touch that counts as it lifts": Way(
        AccessProfile(act_on="lift", hold_duration=0.02),
        lambda stage, pad: stage.page.mouse.click(*stage.hands.middle(pad), delay=60),
        lambda *_: None,
    ),
    "two switches": Way(
        AccessProfile(scanning="step"), step_to, lambda stage, _: stage.page.keyboard.up("Enter")
    ),
    "one switch": Way(
        AccessProfile(scanning="auto", scan_every=0.3, first_item_pause=0),
        lambda stage, pad: stage.switch_when_framed(pad),
        lambda stage, _: stage.switch(closed=False),
    ),
    "one switch, held": Way(
        AccessProfile(scanning="held", scan_every=0.3, first_item_pause=0), walk_to, lambda *_: None
    ),
}


def test_the_same_tune_by_every_way_of_touching(room: Room) -> None:
    """[X1][X2] Each tone begins once, ends once, and is the one that was meant; all on one tablet."""
    stage = Stage(room)
    stage.page.evaluate("gamepad.plug(true)")
    for way in WAYS.values():
        stage.play(way)
    expect(stage.page.get_by_role("dialog")).to_have_count(0)  # nobody held the corner


def test_any_key_or_button_plays_the_own_pad(room: Room) -> None:
    """[X1][X4] Held is held, repeats are one touch, a lost gamepad lets go; what belongs to the browser stays there."""
    stage = Stage(room)
    stage.use(AccessProfile(any_key=True, own_pad=3))
    stage.page.evaluate("gamepad.plug(true)")
    for key in ("q", "Space", "ArrowUp"):
        stage.page.keyboard.down(key)
        stage.page.keyboard.down(key)
        tone = stage.speaker.next(SoundOn)
        stage.page.keyboard.up(key)
        assert stage.speaker.next(SoundOff).id == tone.id
    stage.page.evaluate("gamepad.down(7)")
    tone = stage.speaker.next(SoundOn)
    stage.page.evaluate("gamepad.plug(false)")
    assert stage.speaker.next(SoundOff).id == tone.id
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Control+y")
    stage.page.keyboard.press("1")
    stage.speaker.next(SoundOff)
    assert stage.tones() == [3] * 5


def test_one_switch_from_the_code_to_leaving_and_back(room: Room) -> None:
    """[X1][X2][P7] Nothing but a switch: it plays, holds the corner, chooses to leave, and comes back."""
    stage = Stage(room)
    stage.use(AccessProfile(scanning="auto", scan_every=0.3, first_item_pause=0, loops=20, pads=2))
    for pad in (0, 1):
        stage.switch_when_framed(pad)
        stage.speaker.next(SoundOn)
        stage.switch(closed=False)
        stage.speaker.next(SoundOff)
    stage.switch_when_framed(None)
    expect(stage.page.get_by_role("dialog")).to_be_visible()
    stage.switch(closed=False)
    stage.switch_when_focused("Ask to leave")
    room.conductor.until(RoomState, lambda now: now.seats[0].wants_to_leave)
    room.conductor.send(AllowLeave(seat=1, allow=True))
    expect(stage.page.get_by_role("heading", name="Thank you for playing")).to_be_visible()
    stage.switch_when_focused("Play again")
    expect(stage.tablet.pad(1)).to_be_visible()


def test_a_profile_for_a_hand_that_trembles_comes_while_it_plays(room: Room) -> None:
    """[X1][P4] What is held ends once; from then on a short touch is none, and a ring shows how long it takes."""
    stage = Stage(room)
    x, y = stage.hands.middle(1)
    stage.hands.down(x, y)
    tone = stage.speaker.next(SoundOn)
    stage.use(AccessProfile(hold_duration=0.4, ignore_repeat=0.3, palm=True))
    assert stage.speaker.next(SoundOff).id == tone.id
    stage.hands.up()
    for _ in range(4):
        stage.hands.tap(x, y)
    stage.hands.down(x, y, finger=1)
    stage.hands.down(x + 60, y, finger=2)
    stage.speaker.next(SoundOn)
    stage.hands.up(1)
    stage.hands.up(2)
    stage.speaker.next(SoundOff)
    assert stage.tones() == [1, 1]
    assert len(stage.speaker.all(SoundOff)) == 2


NO_FEELING = """
for (const name of ['DeviceOrientationEvent', 'DeviceMotionEvent']) delete window[name];
delete Navigator.prototype.requestMIDIAccess;
"""


def test_a_tablet_without_the_sensor_says_so_and_plays(room: Room) -> None:
    """[X1][X2] One sentence, written and said, not on the heels of another; the pads are as alive as before."""
    stage = Stage(room, NO_FEELING)
    stage.page.evaluate(WATCH_WORDS)
    sheet = stage.page.get_by_role("dialog")
    stage.use(AccessProfile(tilt=True))
    stage.said("This tablet can’t tell how it is held or moved. Touching plays as before.")
    expect(sheet).to_contain_text("This tablet can’t tell how it is held or moved.")
    stage.use(AccessProfile(midi=True))
    stage.said("This tablet can’t hear MIDI instruments. Touching plays as before.")
    expect(sheet).to_contain_text("This tablet can’t hear MIDI instruments.")
    sheet.get_by_role("button", name="Back to the pads").click()
    expect(sheet).to_be_hidden()
    stage.hands.tap(*stage.hands.middle(4))
    stage.speaker.next(SoundOff)
    assert stage.tones() == [4]
    times = stage.page.evaluate("window.words_at")
    assert len(times) >= 2
    assert all(later - earlier >= 1900 for earlier, later in pairwise(times))


FEELING = """
window.asked = 0;
const feels = window.DeviceOrientationEvent || {}; // an empty page has none
feels.requestPermission = () => { window.asked += 1; return Promise.resolve('granted'); };
window.lean = (gamma) => window.dispatchEvent(new DeviceOrientationEvent('deviceorientation', { beta: 0, gamma }));
window.port = { id: 'port', state: 'connected', onmidimessage: null };
Object.defineProperty(Navigator.prototype, 'requestMIDIAccess', {
  value: () => Promise.resolve({ inputs: new Map([['port', window.port]]), onstatechange: null }),
});
window.midi = (...data) => window.port.onmidimessage({ data: Uint8Array.from(data) });
"""


def test_leaning_and_midi_play_once_they_are_wanted(room: Room) -> None:
    """[X2] A tablet that asks whoever holds it is asked from within a touch, and not before it is wanted."""
    stage = Stage(room, FEELING)
    stage.hands.tap(*stage.hands.middle(0))
    stage.speaker.next(SoundOff)
    stage.use(AccessProfile(tilt=True, midi=True))
    assert stage.page.evaluate("window.asked") == 0
    stage.hands.tap(*stage.hands.middle(1))
    stage.speaker.next(SoundOff)
    wait_until(stage.page, "window.asked === 1")
    stage.page.evaluate(NEXT_TURN)
    for angle in (0, -50, 0, 50, 0):
        stage.page.evaluate("(angle) => lean(angle)", angle)
        if angle:
            stage.speaker.next(SoundOn)
    wait_until(stage.page, "window.port.onmidimessage !== null")
    highest = round(stage.tablet.surface.pads[3].pitch) + 12
    stage.page.evaluate("(key) => midi(0x90, key, 100)", highest)
    stage.speaker.next(SoundOn)
    stage.page.evaluate("(key) => midi(0x80, key, 0)", highest)
    stage.speaker.next(SoundOff, lambda off: off.id == stage.speaker.all(SoundOn)[-1].id)
    assert stage.tones() == [0, 1, 0, 4, 3]
    assert len(stage.speaker.all(SoundOff)) == 5
