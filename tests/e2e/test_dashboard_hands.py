"""Hands on the dashboard: keys that can be taught, MIDI, playing along, groups, growing, counting in, the match."""

import re
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from server.core.settings import START_BPM
from server.protocol import (
    CUES,
    LEADER,
    Match,
    NoteOff,
    NoteOn,
    RoomState,
    SoundOff,
    SoundOn,
    Stop,
    Welcome,
)
from tests.e2e.dashboards import begun, button, card, opened, peopled, seat
from tests.e2e.rooms import Room

MIDI = """
const input = { name: 'Stage keys', onmidimessage: null };
navigator.requestMIDIAccess = async () => ({ inputs: new Map([['1', input]]), onstatechange: null });
window.midiSays = (...data) => input.onmidimessage({ data: new Uint8Array(data) });
"""
"""A MIDI keyboard as a browser shows it."""


def keys_open(page: Page) -> None:
    page.locator(".chip-screen").click()
    button(page, "Choose the keys").click()


def test_a_pedal_is_taught_and_this_device_remembers(room: Room) -> None:
    """[C1] Press the row, press the pedal; what is taken says so."""
    page = opened(room)
    keys_open(page)
    row = page.locator("[data-act='accent']")
    row.click()
    page.keyboard.press("h")
    expect(page.locator(".drawer [role=status]")).to_have_text(
        "H is “Hush, and back” already: press another key."
    )
    page.keyboard.press("F9")
    expect(row.locator(".key")).to_have_attribute("data-cap", "f9")
    page.keyboard.press("Escape")
    expect(page.locator(".drawer")).to_have_count(0)
    page.reload()
    speaker = room.speaker()
    expect(page.get_by_text(room.code, exact=True)).to_be_visible()
    page.keyboard.press("F9")
    speaker.next(SoundOn, lambda sound: sound.seat == CUES)
    assert not room.state.hush
    keys_open(page)
    button(page, "As they were").click()
    expect(page.locator("[data-act='accent'] .key")).to_have_attribute("data-cap", "A")


def test_escape_while_a_key_is_chosen_leaves_it_as_it_is(room: Room) -> None:
    """[C1] Escape is never given away."""
    page = opened(room)
    keys_open(page)
    page.locator("[data-act='hush']").click()
    page.keyboard.press("Escape")
    expect(page.locator("[data-act='hush'] .key")).to_have_attribute("data-cap", "H")
    page.locator("[data-act='hush']").click()
    page.keyboard.press("Delete")
    expect(page.locator("[data-act='hush']")).to_contain_text("no key")


def test_playing_along_sounds_on_the_speaker(room: Room) -> None:
    """[C2] The therapist's own pads, held as long as the finger stays."""
    speaker = room.speaker()
    page = opened(room)
    button(page, "Play along").click()
    button(page, "Your sound").click()
    button(page, "Flute").click()
    room.conductor.until(RoomState, lambda state: state.leader.instrument == "flute")
    button(page, "Pads").click()
    page.locator("[data-own-pad='2']").hover()
    page.mouse.down()
    sound = speaker.next(SoundOn, lambda one: one.seat == LEADER)
    assert sound.pitch == room.state.leader.pads[2].pitch
    page.mouse.up()
    speaker.next(SoundOff, lambda one: one.id == sound.id)


def test_a_midi_keyboard_plays_along_and_a_midi_pedal_is_taught(room: Room) -> None:
    """[C1][C2] As loud as it is struck; a pedal does what it was taught, and sounds nothing."""
    speaker = room.speaker()
    context = room.host_device()
    context.add_init_script(MIDI)
    page = room.open_dashboard(on=context)
    button(page, "Play along").click()
    button(page, "Use a MIDI keyboard").click()
    expect(page.get_by_text("Stage keys plays along.")).to_be_visible()
    page.evaluate("() => window.midiSays(0x90, 61, 127)")
    sound = speaker.next(SoundOn, lambda one: one.seat == LEADER)
    assert (sound.pitch in (60, 62), sound.velocity) == (True, 1.0)
    page.evaluate("() => window.midiSays(0x80, 61, 0)")
    keys_open(page)
    page.locator("[data-act='hush']").click()
    page.evaluate("() => window.midiSays(0xb0, 64, 127)")
    expect(page.locator("[data-act='hush'] [data-cap='midi control 64']")).to_have_count(1)
    page.evaluate("() => window.midiSays(0xb0, 64, 0)")
    page.evaluate("() => window.midiSays(0xb0, 64, 127)")
    room.conductor.until(RoomState, lambda state: state.hush)


def test_groups_are_kept_chosen_and_acted_on(room: Room) -> None:
    """[C1] Choose, tap a free letter; later one tap chooses them again."""
    peopled(room, 4)
    page = opened(room)
    button(page, "Group A: empty").click()
    expect(page.get_by_role("status")).to_contain_text("Group A is empty")
    seat(page, 1).click()
    seat(page, 3).click()
    button(page, "Group A: keep Sun and Fish").click()
    kept = room.conductor.until(RoomState, lambda state: bool(state.groups[0].seats))
    assert kept.groups[0].seats == [1, 3]
    button(page, "All: everyone").click()
    button(page, "Group A: Sun, Fish").click()
    expect(seat(page, 3)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("6")
    assert begun(room, "turns").seats == (1, 3)
    button(page, "Seat: instrument, place and more").click()
    button(page, "Time and place").click()
    button(page, "Keep as B").click()
    room.conductor.until(RoomState, lambda state: state.groups[1].seats == [1, 3])


def test_the_room_grows_over_bars(room: Room) -> None:
    """[C1] Where it goes is shown while it moves."""
    page = opened(room)
    page.locator(".level-middle").click()
    button(page, "Softer in the end").click()
    button(page, "16 bars").click()
    button(page, "Grow to 7 over 16 bars").click()
    room.conductor.until(RoomState, lambda state: state.level_goal == 7 and state.level < 7)
    expect(page.locator(".level-middle")).to_contain_text("Room at 6, going to 7")


def test_the_count_in_is_seen_and_a_second_press_goes_at_once(room: Room) -> None:
    """[C1] GO counts 3, 2, 1."""
    peopled(room, 1)
    page = opened(room)
    room.conductor.send(Stop())
    expect(page.locator(".dock-go")).to_contain_text("counts in 3, 2, 1")
    page.locator(".dock-go").click()
    room.conductor.until(RoomState, lambda state: state.counting is not None)
    expect(page.locator(".map-centre")).to_contain_text("counting in")
    page.locator(".dock-go").click()
    room.conductor.until(RoomState, lambda state: state.running and state.counting is None)


def test_accent_and_rumble(room: Room) -> None:
    """[C1] One strong beat; a low roll while held."""
    speaker = room.speaker()
    page = opened(room)
    button(page, "Accent softened").click()
    speaker.next(SoundOn, lambda sound: sound.seat == CUES)
    button(page, "Rumble, while held").hover()
    page.mouse.down()
    room.conductor.until(RoomState, lambda state: state.rumble)
    expect(button(page, "Rumble, while held")).to_have_attribute("aria-pressed", "true")
    page.mouse.up()
    room.conductor.until(RoomState, lambda state: not state.rumble)


@pytest.mark.parametrize("key", ["6", "8"])
def test_keys_in_a_text_field_are_letters(room: Room, key: str) -> None:
    """[X4] Naming a plan starts no technique."""
    peopled(room, 2)
    page = opened(room)
    button(page, "Choose a plan").click()
    button(page, "Add what is on now").click()
    page.get_by_label("Name of the plan").press(key)
    card(page, "ground").click()
    begun(room, "ground")
    assert (len(room.state.techniques), room.state.space) == (1, False)


STEP = 0.3
"""Seconds from touch to lift and from lift to touch: 100 touches a minute."""


def test_the_pulse_of_one_seat_is_shown_and_taken_over(room: Room) -> None:
    """[C3] A steady player is met by one tap; before that there is no pulse to follow."""
    member, _ = peopled(room, 2)
    page = opened(room)
    expect(page.get_by_text("No pulse to follow at the moment")).to_be_visible()
    when, welcome = next(iter(member.timed(Welcome)))
    began = monotonic()

    def steady(count: int) -> NoteOn | NoteOff:
        """On the beat, however late this busy machine says so."""
        at = welcome.now + began - when + (monotonic() - began) // STEP * STEP
        if count % 2:
            return NoteOn(pad=count % 5, velocity=0.6, note=count, at=at)
        return NoteOff(note=count - 1, at=at)

    with member.saying(steady):
        room.conductor.next(
            Match, lambda match: any(one.seat == 1 and one.bpm is not None for one in match.readings), 40
        )
        expect(page.locator(".match-line")).to_contain_text(
            re.compile(r"The group plays near (9[7-9]|10[0-3])")
        )
        seat(page, 1).click()
        expect(page.locator(".match-line")).to_contain_text("Sun plays near")
        button(page, "Take it over").click()
        taken = room.conductor.until(RoomState, lambda state: state.tempo.target != START_BPM)
        told = [match for _, match in room.conductor.timed(Match)]
        read = [one.bpm for match in told for one in match.readings if one.seat == 1 and one.bpm is not None]
        near = [taken.tempo.target / (bpm * octave) for bpm in read for octave in (0.5, 1, 2)]
        assert min(abs(ratio - 1) for ratio in near) < 0.03, "it is what was read, and shown"


def test_a_lost_finger_ends_the_own_tone(room: Room) -> None:
    """[P4] The page loses the focus while a pad is held: the tone ends all the same."""
    speaker = room.speaker()
    page = opened(room)
    button(page, "Play along").click()
    button(page, "Your sound").click()
    button(page, "Strings").click()
    button(page, "Pads").click()
    page.locator("[data-own-pad='0']").hover()
    page.mouse.down()
    sound = speaker.next(SoundOn, lambda one: one.seat == LEADER)
    page.evaluate("() => window.dispatchEvent(new Event('blur'))")
    speaker.next(SoundOff, lambda one: one.id == sound.id)


def test_a_scale_is_kept_on_this_device_and_heard_in_the_room_before_it_is_taken(room: Room) -> None:
    """[M1] The speaker sounds a few soft tones; nothing has changed until it is taken."""
    speaker = room.speaker()
    page = opened(room)
    button(page, "All scales").click()
    button(page, "Shadow").click()
    button(page, "Keep: Keep Hirajoshi on this device").click()
    page.reload()
    button(page, "All scales").click()
    button(page, "Kept").click()
    button(page, "Room: Listen to Hirajoshi first, in the room").click()
    speaker.next(SoundOn)
    assert (room.state.coming, room.state.scale.scale) == (None, "major_pentatonic")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Heard, not taken")).to_be_visible()
    button(page, "Take it").click()
    room.conductor.until(RoomState, lambda state: (state.coming or state.scale).scale == "hirajoshi")
