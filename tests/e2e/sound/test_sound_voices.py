"""How tones begin, last, give way and end."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Page, Playwright

from tests.e2e.asking import wait_until
from tests.e2e.devices import launch
from tests.e2e.sound.acoustics import RATE, cents_off, decibels, middle, onset, rms
from tests.e2e.sound.rendering import Manifest, Score, TestPages, arrivals, recording

BEGIN = 0.5
LIMITER = 0.006
"""Seconds the limiter looks ahead."""


PROMPT_MS = 10.0
"""What 95 of 100 tones take on a quiet machine; printed, and judged only by people, since machines are busy."""

PLANNED_MS = 25.0
"""What half the tones can't take on any machine unless they are planned ahead or pass a script on their way."""


def test_a_tone_is_heard_as_soon_as_it_arrives(bench: Page, manifest: Manifest) -> None:
    """[A2] Live, limiter on, at the level of a session's start; the best of up to three runs counts."""
    told = [(name, pitch) for name in manifest.pitched for pitch in (60.0, 67.0, 72.0)]
    medians: list[float] = []
    while len(medians) < 3 and min(medians, default=99.0) > PROMPT_MS:
        delays = arrivals(bench, told)
        medians.append(float(np.median(delays)))
        print(
            f"\narrival: median {medians[-1]:.1f} ms, p95 {np.quantile(delays, 0.95):.1f} ms (10 when quiet)"
        )
    assert min(medians) <= PLANNED_MS, medians


def test_a_planned_tone_sounds_at_its_very_moment(bench: Page) -> None:
    """[M2] A tone told early sounds when it was meant to, to the millisecond."""
    score = Score()
    score.plays(0.2, "marimba", 69, when=0.7)
    begun = onset(score.take(bench, 1.5).sound)
    assert begun is not None
    assert abs(begun - 0.7 - LIMITER) < 0.002


def test_a_tone_told_late_sounds_at_once(bench: Page) -> None:
    """[M2] What should have sounded already is not lost."""
    score = Score()
    score.plays(BEGIN, "marimba", 69, when=0.3)
    begun = onset(score.take(bench, 1.5).sound)
    assert begun is not None
    assert abs(begun - BEGIN - LIMITER) < 0.005


@pytest.mark.parametrize("instrument", ["warm_pad", "strings", "choir"])
def test_held_tones_come_round_without_a_dip(bench: Page, manifest: Manifest, instrument: str) -> None:
    """[A1] [P4] Where the loop closes, the level stays within 2 dB of what lies on either side, on every key."""
    lead = int(np.argmax(np.abs(middle(recording(bench, "cal.mp3"))))) - manifest.click
    for zone in manifest.instruments[instrument].zones:
        assert zone.loop is not None
        start, end = zone.loop
        sound = recording(bench, zone.file)[:, lead:]
        join = 0.15
        seam = (end / RATE - join, end / RATE)
        around = [(seam[0] - join, seam[0]), (start / RATE, start / RATE + join)]
        beside = [rms(sound, *part) for part in around]
        half = [rms(sound, seam[0], seam[0] + join / 2), rms(sound, seam[0] + join / 2, seam[1])]
        dip = decibels(min(half) / min(beside))
        assert dip > -2.0, (zone.file, dip)


def test_a_held_tone_lasts_evenly_for_as_long_as_it_is_held(bench: Page) -> None:
    """[P4] Twenty seconds of a warm pad: no half second is 4 dB below the usual (it beats by itself), no click."""
    score = Score(master=0.25)
    score.plays(BEGIN, "warm_pad", 55, hold=True)
    sound = score.take(bench, 21.0).sound
    levels = [rms(sound, at, at + 0.5) for at in np.arange(2.0, 20.5, 0.25)]
    assert decibels(min(levels) / float(np.median(levels))) > -4.0
    steps = np.abs(np.diff(middle(sound)[2 * RATE : 20 * RATE]))
    assert steps.max() < 8 * np.quantile(steps, 0.999) / 3


def test_a_held_tone_ends_when_it_is_let_go(bench: Page) -> None:
    """[P4] Within its own release it is gone; while it is held it is not."""
    score = Score(master=0.25)
    tone = score.plays(BEGIN, "flute", 72, hold=True)
    score.lets_go(2.5, tone)
    score.counts(2.4)
    score.counts(3.2)
    take = score.take(bench, 3.5)
    assert rms(take.sound, 2.0, 2.4) > 0.001
    assert rms(take.sound, 2.9, 3.4) < 1e-5
    assert take.voices == [1, 0]


def test_a_struck_tone_rings_by_itself(bench: Page) -> None:
    """[P4] Letting go of a struck pad doesn't cut it off."""
    score = Score(master=0.25)
    tone = score.plays(BEGIN, "vibraphone", 60)
    score.lets_go(BEGIN + 0.1, tone)
    assert rms(score.take(bench, 2.0).sound, 1.0, 1.5) > 0.001


def test_silence_ends_everything_within_its_fade_echoes_and_plans_too(bench: Page) -> None:
    """[C1] After Stop nothing is heard, though tones were ringing, held, planned, and echoing."""
    score = Score(reverb=True, master=1.0)
    for seat in range(1, 9):
        score.plays(BEGIN, "vibraphone", 50 + 3 * seat, seat=seat)
        score.plays(BEGIN, "strings", 50 + 3 * seat, seat=seat, hold=True)
        score.plays(BEGIN, "marimba", 60, seat=seat, when=1.8)
    score.silences(1.5, fade=0.08)
    score.plays(3.0, "marimba", 60)
    sound = score.take(bench, 4.5).sound
    assert rms(sound, 1.0, 1.5) > 0.01
    assert np.abs(sound[:, round(1.6 * RATE) : round(3.0 * RATE)]).max() < 0.001
    assert rms(sound, 3.0, 3.3) > 0.01
    assert rms(sound, 4.0, 4.3) > 1e-6, "the room echoes again"


def test_silence_of_one_seat_leaves_the_others(bench: Page) -> None:
    """[P4] Who leaves takes their own tones along, nobody else's."""
    score = Score(master=0.25)
    score.plays(BEGIN, "flute", 60, seat=1, hold=True)
    score.plays(BEGIN, "flute", 79, seat=2, hold=True)
    score.silences(1.5, fade=0.1, seat=1)
    score.counts(2.5)
    take = score.take(bench, 3.0)
    assert take.voices == [1]
    assert abs(cents_off(middle(take.sound)[2 * RATE : 3 * RATE], 79)) < 30


def test_a_new_tone_takes_the_oldest_of_the_busiest_seat(bench: Page) -> None:
    """[A2] With the voices used up, the seat that has most gives one; a lone tone and the ground stay."""
    score = Score(cap=24, master=0.25)
    score.plays(BEGIN, "warm_pad", 40, seat=0, hold=True)
    score.plays(BEGIN, "ocarina", 84, seat=1, hold=True)
    for i in range(60):
        score.plays(BEGIN + 0.1 + i * 0.02, "kalimba", 60 + i % 12, seat=2)
        score.counts(BEGIN + 0.1 + i * 0.02)
    take = score.take(bench, 4.5)
    assert max(take.voices) == 24
    later = middle(take.sound)[3 * RATE : 4 * RATE]
    assert abs(cents_off(later, 84, partials=1)) < 30
    assert abs(cents_off(later, 40, partials=1)) < 30


def test_a_missing_sound_is_told_and_another_plays(bench: Page) -> None:
    """[A4] The files of the harp are gone: one clear sentence, and the kalimba sounds in its place."""
    score = Score(master=0.25)
    score.plays(BEGIN, "harp", 60)
    take = score.take(bench, 1.5, folder="/broken/")
    assert take.problems == [
        "Harp can\u2019t be loaded, so another sound plays in its place. Reload this page to try again."
    ]
    assert rms(take.sound, BEGIN, 1.0) > 0.001


def test_tones_leave_nothing_behind(bench: Page) -> None:
    """[A2] Five seconds after the last of 300 touches no voice is left."""
    score = Score(cap=64, master=0.25)
    for i in range(300):
        score.plays(BEGIN + i * 0.01, "kalimba", 60 + i % 24, seat=1 + i % 8)
    score.counts(BEGIN + 8.0)
    assert score.take(bench, 9.0).voices == [0]


@pytest.fixture
def old_bench(playwright: Playwright, test_pages: TestPages) -> Iterator[Page]:
    """A browser without StereoPanner, AudioWorklet, or decoding by promise, as old iPads are."""
    browser = launch(playwright)
    page = browser.new_page()
    page.add_init_script(
        """delete BaseAudioContext.prototype.createStereoPanner; delete window.AudioWorkletNode;
        const decode = BaseAudioContext.prototype.decodeAudioData;
        BaseAudioContext.prototype.decodeAudioData = function (bytes, done, failed) {
          decode.call(this, bytes).then(done, failed); };"""
    )
    page.goto(f"{test_pages.url}/sound.html")
    wait_until(page, "'soundBench' in window")
    yield page
    browser.close()


def test_old_browsers_sound_and_place_the_seats_too(old_bench: Page) -> None:
    """[X4] Without the newer audio nodes the same is heard, left and right included."""
    score = Score(master=0.25)
    score.mix(0.0, master=0.25, pans={1: -1.0, 2: 1.0})
    score.plays(BEGIN, "marimba", 60, seat=1)
    score.plays(BEGIN + 1, "strings", 60, seat=2, hold=True)
    sound = score.take(old_bench, 3.0).sound
    left, right = sound[:1], sound[1:]
    assert decibels(rms(left, 0.5, 1.0) / rms(right, 0.5, 1.0)) > 6
    assert decibels(rms(right, 2.0, 2.5) / rms(left, 2.0, 2.5)) > 3
    assert abs(cents_off(middle(sound)[round(0.52 * RATE) : RATE], 60)) < 10
