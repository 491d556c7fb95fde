"""The display while techniques run: safe light however fast turns change; who plays, who is next, how long."""

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect

from server.protocol import (
    EndTechnique,
    Go,
    NextPart,
    RoomState,
    SetDisplay,
    SetTempo,
    Stage,
    StartTechnique,
    Stop,
    TechniqueState,
)
from tests.e2e.asking import wait_until
from tests.e2e.clocks import page_offset, server_offset, watch
from tests.e2e.display_stage import FPS, Fact, Step, film, lone_stage, stage, touches
from tests.e2e.flashes import flashes_in, safe
from tests.e2e.rooms import Room
from tests.e2e.test_display_page import LIGHT_AT, SMALL_TV, seat_point, wait_for_light

LEADER = -4


@pytest.fixture(scope="module")
def stage_page(browser: Browser, bundled: Path) -> Iterator[Page]:
    with lone_stage(browser, bundled) as page:
        yield page


# --- safe light ---------------------------------------------------------------------------------------------------


def cue(phase: str, now: list[int], after: list[int], began: float, until: float | None) -> Fact:
    cue = {"phase": phase, "now": now, "next": after, "began": began, "until": until, "share": None}
    return {"technique": "turns", **cue}


def in_parts(players: int, bpm: float, beat: int, kind: str, rng: random.Random) -> Fact:
    """One beat of a technique whose parts last one beat each."""
    everyone = list(range(1, players + 1))
    odd, even = everyone[::2], everyone[1::2]
    groups = (odd, even) if beat % 2 else (even, odd)
    parts = {
        "turns": ("play", [1 + beat % players], [1 + (beat + 1) % players]),
        "pass": ("play", *groups),
        "stop and go": (("stop", [], []) if beat % 2 else ("go", everyone, [])),
        "call": (("call", [LEADER], everyone) if beat % 2 else ("answer", everyone, [LEADER])),
        "build": ("build", everyone[: 1 + beat % players], [2 + beat % players]),
    }
    phase, now, after = parts[kind]
    fact = stage(players, bpm=bpm, rest=True)
    plan = {"name": "x", "scenes": [{"name": "Play", "minutes": 1.0}] * 3, "scene": beat % 3, "since": 0.0}
    counting = {"beats": [beat * 60 / bpm], "go": (beat + 1) * 60 / bpm} if rng.random() < 0.2 else None
    return {**fact, "cues": [cue(phase, now, after, beat, beat + 1)], "counting": counting, "plan": plan}


KINDS = ("turns", "pass", "stop and go", "call", "build")


def wild_parts(
    rng: random.Random, *, players: int, bpm: float, seconds: float, kinds: tuple[str, ...] = KINDS
) -> list[Step]:
    """Parts of one beat, of every technique in turn, while everybody touches all the time."""
    script: list[Step] = [(0.0, "stage", stage(players, bpm=bpm))]
    count = 0
    beats = int(seconds * bpm / 60)
    for beat in range(beats):
        at = beat * 60 / bpm
        kind = kinds[beat * len(kinds) // beats]
        script.append((at, "stage", in_parts(players, bpm, beat, kind, rng)))
        for part in range(4):
            on = []
            for seat in range(1, players + 1):
                if rng.random() < 0.5:
                    count += 1
                    on.append((seat, rng.randrange(12), count, False))
            script.append((at + part * 15 / bpm, "lights", touches(on)))
    return script


@pytest.mark.parametrize(
    ("players", "bpm"),
    [
        (12, 200.0),
        pytest.param(12, 76.0, marks=pytest.mark.long),
        pytest.param(30, 120.0, marks=pytest.mark.long),
    ],
)
def test_turns_of_one_beat_are_safe(stage_page: Page, players: int, bpm: float) -> None:
    """[D2] Parts of one beat of every technique, everybody touching: at most two flashes a second."""
    script = wild_parts(random.Random(3), players=players, bpm=bpm, seconds=15)
    seen = flashes_in(film(stage_page, script, seconds=15), fps=FPS)
    print(f"\n{players} players, parts of one beat at {bpm:g} bpm: {seen}")
    assert safe(seen)


def test_stop_and_go_of_one_beat_without_a_touch(stage_page: Page) -> None:
    """[D2] The whole circle filled and emptied as fast as the limiter lets it, and nothing else."""
    rng = random.Random(5)
    facts = [in_parts(12, 150, beat, "stop and go", rng) for beat in range(24)]
    script: list[Step] = [(beat * 0.4, "stage", fact) for beat, fact in enumerate(facts)]
    seen = flashes_in(film(stage_page, script, seconds=10), fps=FPS)
    print(f"\nstop and go: {seen}")
    assert safe(seen)


# --- a real room --------------------------------------------------------------------------------------------------

LATE = 0.03
"""Seconds that a page's beat may be off the server's (music.md, one room)."""


BRIGHTEST_AROUND = f"""([x, y]) => {{
  const points = [];
  for (let dx = -60; dx <= 60; dx += 6) for (let dy = -90; dy <= 90; dy += 6) points.push([x + dx, y + dy]);
  return Math.max(...points.map({LIGHT_AT}));
}}"""
"""Where a figure as large as a counted number would be: the most light of it."""


@pytest.fixture
def display(room: Room) -> Page:
    """A display without the code, so that the circle stands in the middle, and two who play."""
    room.conductor.send(SetDisplay(show_code=False))
    room.conductor.until(RoomState, lambda state: not state.show_code)
    page = room.open_display(SMALL_TV)
    for _ in range(2):
        room.member()
    expect(page.locator(".in-words")).to_have_text("2 are here: Sun, Moon.")
    return page


def start(room: Room, technique: TechniqueState, *, bpm: float = 150) -> None:
    room.conductor.send(SetTempo(bpm=bpm), StartTechnique(technique=technique))


def words(page: Page, text: str) -> None:
    expect(page.locator(".in-words")).to_have_text(f"2 are here: Sun, Moon.{text}")


def test_turns_fill_the_seat_that_plays(room: Room, display: Page) -> None:
    """[D1][C2] Filled without a touch: whose turn it is; the beads say for how many beats more."""
    start(room, TechniqueState(technique="turns", beats=8))
    words(display, " Sun plays. Next: Moon.")
    wait_for_light(display, seat_point(1), above=0.5)
    wait_for_light(display, seat_point(2), below=0.2)
    for left in (6, 5, 4):
        wait_until(display, "(left) => document.querySelector('.stage').dataset.beats === left", str(left))
    words(display, " Moon plays. Next: Sun.")
    wait_for_light(display, seat_point(2), above=0.3)
    wait_for_light(display, seat_point(1), below=0.2)
    room.conductor.send(EndTechnique(technique="turns"))
    words(display, "")
    wait_for_light(display, seat_point(2), below=0.2)


def test_each_technique_has_its_words(room: Room, display: Page) -> None:
    """[D1][C2] Call and answer, stop and go, lead: said as it is shown."""
    start(room, TechniqueState(technique="call_answer", beats=4))
    words(display, " Call: The therapist. Next: Sun, Moon.")
    words(display, " Answer: Sun, Moon. Next: The therapist.")
    start(room, TechniqueState(technique="stop_go", beats=4, by_hand=True))
    words(display, " Go.")
    room.conductor.send(NextPart(technique="stop_go"))
    words(display, " Stop.")
    start(room, TechniqueState(technique="build", beats=16))
    words(display, " Coming in. Next: Moon.")
    room.conductor.send(EndTechnique(technique="build"))
    start(room, TechniqueState(technique="lead", seats=(2,)))
    words(display, " Conducts: Moon.")


def test_the_count_in_is_seen(room: Room, display: Page) -> None:
    """[D1][C1] Three, two, one in the middle of a room that rests; then nothing but the playing."""
    middle = [SMALL_TV.width / 2, SMALL_TV.height / 2]
    room.conductor.send(SetTempo(bpm=60), Stop())
    words(display, " Everyone rests.")
    room.conductor.send(Go())
    wait_until(display, f"(point) => ({BRIGHTEST_AROUND})(point) > 0.8", middle)
    wait_until(display, f"(point) => ({BRIGHTEST_AROUND})(point) < 0.6", middle)


def test_beads_go_with_the_servers_beat(room: Room, display: Page) -> None:
    """[M3][D1] A bead empties within 30 ms of its beat on the server's clock."""
    watch(display, ".stage", "data-beats")
    start(room, TechniqueState(technique="turns", beats=8), bpm=120)
    wait_until(display, "window.seen.length >= 20")
    to_server = page_offset(display) + server_offset(room)
    tempo = room.told(display, Stage)[-1].tempo
    off = []
    for at, left in display.evaluate("window.seen"):
        if left in ("", "8"):
            continue  # a new part: that waits for the server's word
        beat = tempo.beat + (at + to_server - tempo.at) * tempo.target / 60
        off.append((beat - round(beat)) * 60 / tempo.target)
    print(f"\nbeads change {[f'{1000 * one:.1f}' for one in off]} ms after their beat")
    assert abs(median(off)) < LATE
