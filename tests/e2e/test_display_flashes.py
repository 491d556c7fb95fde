"""The display's light is safe: every wild minute is filmed and its flashes counted (see flashes.py)."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.display_stage import FPS, Step, film, lone_stage, stage, touches
from tests.e2e.flashes import flashes_in, safe
from tests.e2e.light.second_opinion import pictures_of, second_opinion

RATES = (1.0, 1.3, 1.6, 2.0, 2.7, 4.0, 8.0)
"""Touches a second of a whole room at once; around the limiter's own pace there are more."""


@pytest.fixture(scope="module")
def stage_page(browser: Browser, bundled: Path) -> Iterator[Page]:
    with lone_stage(browser, bundled) as page:
        yield page


def wild_minute(rng: random.Random, *, players: int, rate: float, seconds: float) -> list[Step]:
    """Everybody touches every pad without pause, struck and held; the therapist changes everything meanwhile."""
    script: list[Step] = [(0.0, "stage", stage(players))]
    count, ends = 0, []
    for frame in range(int(seconds * 25)):
        at = frame / 25
        on = []
        for seat in range(1, players + 1):
            if rng.random() < rate / 25:
                count += 1
                hold = rng.random() < 0.3
                on.append((seat, rng.randrange(12), count, hold))
                if hold:
                    ends.append((at + rng.expovariate(3), count))
        off = [note for end, note in ends if end <= at]
        ends = [(end, note) for end, note in ends if end > at]
        script.append((at, "lights", touches(on, off)))
        if rng.random() < 0.04:
            fact = stage(
                players,
                rest=rng.random() < 0.3,
                running=rng.random() < 0.8,
                light=rng.choice(("full", "full", "dim", "off")),
                bpm=rng.uniform(30, 200),
                pulse=rng.random() < 0.7,
                calm=rng.random() < 0.3,
            )
            script.append((at, "stage", fact))
    return script


def all_at_once(*, players: int, rate: float, seconds: float, hold: bool = False) -> list[Step]:
    script: list[Step] = [(0.0, "stage", stage(players))]
    for beat in range(int(seconds * rate)):
        on = [(seat, (beat + seat) % 12, beat * 50 + seat, hold) for seat in range(1, players + 1)]
        script.append((0.5 + beat / rate, "lights", touches(on)))
        if hold:
            script.append((0.5 + (beat + 0.5) / rate, "lights", touches([], [touch[2] for touch in on])))
    return script


def in_turns(*, players: int, rate: float, seconds: float, groups: int) -> list[Step]:
    """Neighbouring groups take turns, so that light always rises somewhere."""
    script: list[Step] = [(0.0, "stage", stage(players))]
    for beat in range(int(seconds * rate * groups)):
        on = [(s, s % 12, beat * 50 + s, False) for s in range(1, players + 1) if s % groups == beat % groups]
        script.append((0.5 + beat / rate / groups, "lights", touches(on)))
    return script


def one_after_another(*scripts: list[Step], seconds: float) -> list[Step]:
    return [(at + seconds * n, kind, fact) for n, script in enumerate(scripts) for at, kind, fact in script]


@pytest.mark.parametrize("seconds", [20, pytest.param(60, marks=pytest.mark.long)])
def test_the_wildest_minute_of_thirty_players(stage_page: Page, tmp_path: Path, seconds: int) -> None:
    """[D2] 30 players, 8 touches a second each, on all pads, all else changing: at most two flashes a second."""
    script = wild_minute(random.Random(7), players=30, rate=8, seconds=seconds)
    cells = film(stage_page, script, seconds=seconds)
    seen = flashes_in(cells, fps=FPS)
    verdict = second_opinion(pictures_of(cells), fps=FPS, folder=tmp_path)
    print(f"\nwildest minute: {seen}, {verdict}")
    assert safe(seen)
    assert verdict == {"Pass"}


def test_a_calm_and_a_busy_dozen(stage_page: Page) -> None:
    """[D2] Twelve large seats, touched once a second or eight times: as safe as thirty small ones."""
    rng = random.Random(11)
    script = one_after_another(
        wild_minute(rng, players=12, rate=1, seconds=10),
        wild_minute(rng, players=12, rate=8, seconds=10),
        seconds=10,
    )
    assert safe(flashes_in(film(stage_page, script, seconds=20), fps=FPS))


@pytest.mark.parametrize("players", [12, pytest.param(30, marks=pytest.mark.long)])
def test_everybody_at_once(stage_page: Page, players: int) -> None:
    """[D2] The whole room in one rhythm, at every pace from one to eight a second."""
    scripts = [all_at_once(players=players, rate=rate, seconds=3) for rate in RATES]
    seen = flashes_in(film(stage_page, one_after_another(*scripts, seconds=3.5), seconds=24.5), fps=FPS)
    print(f"\n{players} at once: {seen}")
    assert safe(seen)


def test_everybody_holding_and_letting_go(stage_page: Page) -> None:
    """[D2] Lasting notes, all begun and ended together, at every pace."""
    scripts = [all_at_once(players=12, rate=rate, seconds=3, hold=True) for rate in (1.0, 1.5, 2.0, 4.0)]
    assert safe(flashes_in(film(stage_page, one_after_another(*scripts, seconds=3.5), seconds=14), fps=FPS))


@pytest.mark.parametrize("players", [12, pytest.param(48, marks=pytest.mark.long)])
def test_neighbours_in_turns(stage_page: Page, players: int) -> None:
    """[D2] Light that always rises somewhere, just when it falls beside it."""
    scripts = [
        in_turns(players=players, rate=rate, seconds=3, groups=groups)
        for rate in (1.3, 1.6, 3.0)
        for groups in (2, 3)
    ]
    assert safe(flashes_in(film(stage_page, one_after_another(*scripts, seconds=3.5), seconds=21), fps=FPS))


@pytest.mark.parametrize(
    "rate", [pytest.param(1.0, marks=pytest.mark.long), 2.5, pytest.param(8.0, marks=pytest.mark.long)]
)
def test_a_therapist_who_flicks_every_switch(stage_page: Page, rate: float) -> None:
    """[D2] Light, STOP and GO, rest, tablets coming and going: changed to and fro while everybody plays."""
    script = all_at_once(players=12, rate=2, seconds=9)
    for n in range(int(9 * rate)):
        odd = n % 2 == 1
        part = int(n / rate) // 3
        fact = (
            stage(12, light="off" if odd else "full"),
            stage(12, running=not odd, rest=odd),
            stage(0 if odd else 12, light="dim" if odd else "full", calm=not odd),
        )[part]
        script.append((n / rate, "stage", fact))
    script.sort(key=lambda step: step[0])
    seen = flashes_in(film(stage_page, script, seconds=9), fps=FPS)
    assert seen.per_second <= 1.0
    assert safe(seen)


def test_without_motion(stage_page: Page) -> None:
    """[D2] Where motion is not wanted, sheets stand still: they come and go no faster."""
    script = one_after_another(
        wild_minute(random.Random(5), players=12, rate=4, seconds=6),
        all_at_once(players=12, rate=1.6, seconds=6),
        seconds=6,
    )
    assert safe(flashes_in(film(stage_page, script, seconds=12, still=True), fps=FPS))


def test_a_planted_strobe_is_caught(stage_page: Page, tmp_path: Path) -> None:
    """[D2] White and black past the limiter, five times a second in a corner: both counts must fail it."""
    cells = film(stage_page, [(0.0, "stage", stage(12))], seconds=3, strobe=5)
    seen = flashes_in(cells, fps=FPS)
    assert not safe(seen)
    assert "LuminanceFlashFailure" in second_opinion(pictures_of(cells), fps=FPS, folder=tmp_path)
    assert seen.per_second == pytest.approx(5, abs=0.5)
