"""Turns on a tablet: whose it is, that one's own is near, and that it comes and goes on the beat, in reach or not."""

import re
from statistics import median

from playwright.sync_api import Page, expect

from server.protocol import (
    EndTechnique,
    Go,
    NextPart,
    RoomState,
    SetSeats,
    SetTempo,
    SoundOn,
    StartTechnique,
    Stop,
    TechniqueState,
    Turn,
)
from tests.e2e.asking import wait_until
from tests.e2e.cable import Cable
from tests.e2e.clocks import page_offset, server_offset, watch
from tests.e2e.devices import TABLET
from tests.e2e.rooms import Room, Tablet

SURFACE = "#surface"
OTHERS = re.compile(r"\bdark\b")
NOT_MINE = re.compile(r"\blistening\b")

LATE = 0.03
"""Seconds that a page's beat may be off the server's (music.md, one room)."""


def start_turns(room: Room, *, beats: int, bpm: float = 120) -> None:
    room.conductor.send(
        SetTempo(bpm=bpm), StartTechnique(technique=TechniqueState(technique="turns", beats=beats))
    )
    room.conductor.until(RoomState, lambda state: bool(state.cues and state.cues[0].now))


def is_others(tablet: Tablet) -> None:
    expect(tablet.page.locator(SURFACE)).to_have_class(OTHERS)


def is_mine(tablet: Tablet) -> None:
    expect(tablet.page.locator(SURFACE)).not_to_have_class(NOT_MINE)


def glow(page: Page) -> float:
    return float(page.evaluate("getComputedStyle(document.querySelector('[data-pad=\"1\"] .lift')).opacity"))


def test_a_turn_comes_near_and_is_there(room: Room) -> None:
    """[P6][C2] Others' turn: hollow, who plays at the top. Two beats before one's own: dots, a rim. Then as always."""
    tablet = room.open_tablet()
    room.member()
    start_turns(room, beats=8)
    is_others(tablet)
    expect(tablet.page.locator(".sign .token.seat-2")).to_have_count(1)
    expect(tablet.page.locator("#said")).to_have_text("Moon plays.")
    room.conductor.send(NextPart(technique="turns"))
    expect(tablet.page.locator(".sign .dot.full")).to_have_count(2)
    expect(tablet.page.locator(".edges")).to_have_class(re.compile("closed-2"))
    expect(tablet.page.locator(SURFACE)).not_to_have_class(OTHERS)
    is_mine(tablet)
    expect(tablet.page.locator(".sign .dot")).to_have_count(0)
    expect(tablet.page.locator("#said")).to_have_text("Your turn.")


def test_a_touch_out_of_turn_glows_and_is_silent(room: Room) -> None:
    """[P6] At sixty percent, and nothing sounds; in turn it does."""
    speaker = room.speaker()
    tablet = room.open_tablet()
    room.member()
    start_turns(room, beats=16)
    is_others(tablet)
    tablet.press(1)
    assert 0.4 < glow(tablet.page) < 0.7
    tablet.lift()
    room.conductor.send(NextPart(technique="turns"))
    is_mine(tablet)
    tablet.touch(2)
    tone = speaker.next(SoundOn, lambda one: one.seat == 1)
    assert [one.id for one in speaker.all(SoundOn) if one.seat == 1] == [tone.id]


def test_turns_go_on_while_the_network_is_away(room: Room) -> None:
    """[P6][T2] What was told ahead takes place in its time: a turn comes, and ends, without a word."""
    room.devices.expect("WebSocket|ERR_")
    room.member()
    with Cable(room.server.url) as cable:
        tablet = room.open_tablet(on=room.devices.open(TABLET, url=cable.url))
        start_turns(room, beats=4, bpm=60)
        is_others(tablet)
        expect(tablet.page.locator(".sign .dot.full")).to_have_count(1)
        cable.pull()
        is_mine(tablet)
        expect(tablet.page.locator(SURFACE)).to_have_class(re.compile("away"))


def test_a_turn_ends_by_itself_out_of_reach(room: Room) -> None:
    """[P6][T2] Nobody plays on into another's turn because the word that ends it never came."""
    room.devices.expect("WebSocket|ERR_")
    room.member()
    with Cable(room.server.url) as cable:
        tablet = room.open_tablet(on=room.devices.open(TABLET, url=cable.url))
        start_turns(room, beats=8, bpm=180)
        room.conductor.until(RoomState, lambda state: state.cues[0].now == [2])
        is_mine(tablet)
        cable.pull()
        is_others(tablet)
        expect(tablet.page.locator(".sign .token")).to_have_count(0)


def test_a_reload_finds_the_same_turn_again(room: Room) -> None:
    """[R1] Others still play, and it shows."""
    tablet = room.open_tablet()
    room.member()
    start_turns(room, beats=32)
    room.conductor.send(NextPart(technique="turns"))
    is_others(tablet)
    tablet.page.reload()
    is_others(tablet)
    expect(tablet.page.locator(".sign .token.seat-2")).to_have_count(1)
    room.conductor.send(EndTechnique(technique="turns"))
    is_mine(tablet)


def test_everyone_is_counted_in(room: Room) -> None:
    """[P6][C1] Three dots, one a beat, the fields come back, and all pads are alive on GO."""
    tablet = room.open_tablet()
    room.conductor.send(SetTempo(bpm=90), Stop())
    is_others(tablet)
    expect(tablet.page.locator(".sign .token")).to_have_count(0)
    expect(tablet.page.locator("#said")).to_have_text("Everyone rests. Your pads still glow.")
    room.conductor.send(Go())
    expect(tablet.page.locator(".sign .dot")).to_have_count(3)
    expect(tablet.page.locator(SURFACE)).not_to_have_class(OTHERS)
    expect(tablet.page.locator(SURFACE)).to_have_class(NOT_MINE)
    expect(tablet.page.locator(".sign .dot.full")).to_have_count(3)
    is_mine(tablet)


def test_a_group_is_shown_whole(room: Room) -> None:
    """[C2] All who play now stand at the top, and the therapist as an open hand."""
    tablet = room.open_tablet()
    for _ in range(2):
        room.member()
    room.conductor.send(
        SetTempo(bpm=160),
        StartTechnique(technique=TechniqueState(technique="call_answer", seats=(2, 3), beats=4)),
    )
    expect(tablet.page.locator(SURFACE)).not_to_have_class(NOT_MINE)
    room.conductor.send(StartTechnique(technique=TechniqueState(technique="call_answer", beats=8)))
    expect(tablet.page.locator(".sign .token.leader")).to_have_count(1)
    expect(tablet.page.locator("#said")).to_have_text("The therapist plays.")


def test_a_seat_that_rests_waits_without_a_sign(room: Room) -> None:
    """[P6] The conductor's own wish shows as the others' turn does, with nobody named."""
    tablet = room.open_tablet()
    room.conductor.send(SetSeats(seats=[1], rest=True))
    is_others(tablet)
    expect(tablet.page.locator(".sign .token")).to_have_count(0)
    expect(tablet.page.locator("#said")).to_have_text("Others play now. Your pads still glow.")


def test_turns_change_on_the_servers_beat(room: Room) -> None:
    """[M3] The light of a turn is within 30 ms of its moment on the server's clock."""
    tablet = room.open_tablet()
    room.member()
    watch(tablet.page, SURFACE, "class")
    start_turns(room, beats=2, bpm=150)
    wait_until(tablet.page, "window.seen.length >= 24")
    to_server = page_offset(tablet.page) + server_offset(room)
    seen = tablet.page.evaluate("window.seen")
    began = [
        at + to_server
        for (_, before), (at, after) in zip(seen, seen[1:], strict=False)
        if "listening" in before and "listening" not in after
    ]
    told = [turn.at for turn in tablet.told(Turn) if turn.mine and turn.at is not None]
    off = [min((at - moment for moment in told), key=abs) for at in began]
    print(f"\nturns begin {[f'{1000 * one:.1f}' for one in off]} ms after their beat")
    assert len(off) >= 3
    assert abs(median(off)) < LATE
