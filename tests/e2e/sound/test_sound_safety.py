"""Safe sound: nothing begins suddenly, nothing passes the ceiling, Calm is calm, and the meter tells the truth."""

import numpy as np
import pytest
from playwright.sync_api import Page

from server.core.safety import LOUDEST_LUFS
from tests.e2e.sound.acoustics import decibels, loudness, rms
from tests.e2e.sound.rendering import Manifest, Score
from tests.e2e.sound.suddenness import FLOOR, RISE, momentary, rises

pytestmark = pytest.mark.timeout(400)

BEGIN = 0.5
SEAT = 0.708
"""Linear gain of a seat as a session starts."""


def everyone(score: Score, at: float, names: list[str], *, pitch: int | None = None) -> None:
    """Forty seats touch at once, as hard as they can."""
    for seat in range(1, 41):
        name = names[seat % len(names)]
        score.plays(at, name, 48 + seat % 36 if pitch is None else pitch, seat=seat, hold=True)


def scene(names: list[str], *, accents: bool) -> Score:
    """Silence, everybody at once and again, all on one tone, a lone soft tone for long, and everybody once more."""
    score = Score(reverb=True, accents=accents)
    everyone(score, 1.0, names)
    everyone(score, 1.4, names)
    score.silences(3.0, fade=0.3)
    everyone(score, 3.2, ["kalimba"], pitch=60)
    score.silences(4.5, fade=0.3)
    score.plays(5.0, "warm_pad", 60, seat=1, velocity=0.0, hold=True)
    everyone(score, 16.0, names)
    return score


def test_nobody_is_startled_even_by_forty_hands_after_silence(bench: Page, manifest: Manifest) -> None:
    """[A3] Accents off: no moment is 12 dB above silence, the last 10 s and 0.3 s ago; accents on, forty hands are."""
    names = list(manifest.pitched)
    held_back = rises(scene(names, accents=False).take(bench, 18.0).sound)
    print(f"accents off: {held_back.max():.1f} dB at {0.1 + 0.01 * held_back.argmax():.2f} s")
    assert held_back.max() <= RISE
    allowed = Score(reverb=True)
    everyone(allowed, 1.0, names)
    assert rises(allowed.take(bench, 1.6).sound).max() > RISE + 6


def test_the_first_sound_after_silence_is_soft_but_heard(bench: Page) -> None:
    """[A3] At the level of a session's start one touch is left alone; at full level it is taken back, and returns."""
    taken: dict[float, float] = {}
    for master in (0.25, 1.0):
        levels = []
        for accents in (True, False):
            score = Score(master=master, accents=accents)
            score.mix(0.0, master=master, gains={1: SEAT})
            for i in range(14):
                score.plays(BEGIN + 0.4 * i, "marimba", 60 + i, velocity=0.8, hold=True)
            sound = score.take(bench, 6.4).sound
            levels.append([rms(sound, BEGIN + at, BEGIN + at + 0.2) for at in (0.0, 5.2)])
        assert abs(decibels(levels[1][1] / levels[0][1])) < 1.0, (
            "after five seconds it is as loud as it was meant"
        )
        taken[master] = decibels(levels[1][0] / levels[0][0])
    assert abs(taken[0.25]) < 2.0
    assert -18.0 < taken[1.0] < -4.0


@pytest.mark.long
def test_a_seeded_storm_of_touches_and_plans_keeps_the_rule(bench: Page, manifest: Manifest) -> None:
    """[A3] Any instruments, strengths and moments, planned and at once, after silences of any length."""
    draw = np.random.default_rng(5)
    names = list(manifest.instruments)
    score = Score(reverb=True, accents=False)
    begin = 0.7
    for _ in range(4):
        for _ in range(60):
            name, at = str(draw.choice(names)), begin + float(draw.uniform(0.0, 0.8))
            score.plays(
                at,
                name,
                float(draw.integers(45, 90)),
                seat=int(draw.integers(1, 41)),
                velocity=float(draw.uniform(0.0, 1.0)),
                hold=":" not in name and bool(draw.random() < 0.2),
                when=at + float(draw.choice([0.0, 0.0, 0.15, 0.3])),
            )
        score.silences(begin + 1.8, fade=0.2)
        begin += float(draw.uniform(2.2, 3.0))
    assert rises(score.take(bench, begin).sound).max() <= RISE


def test_the_judge_of_sudden_sounds_finds_a_planted_one() -> None:
    """[A3] A tone 18 dB above what went before is found, one that grows by 12 dB in 0.3 s is not."""
    time = np.arange(12 * 44100) / 44100
    tone = 0.03 * np.sin(2 * np.pi * 997 * time)

    def judged(decibels_at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        wave = (tone * 10 ** (decibels_at / 20)).astype(np.float32)
        return float(rises(np.stack([wave, wave]))[1050:].max())

    assert judged(np.where(time > 11, 18.0, 0.0)) > RISE
    assert judged(np.clip((time - 11) * 39.0, 0.0, 24.0)) <= RISE
    assert judged(np.where(time > 11, 10.0, 0.0)) <= RISE
    assert FLOOR < -30


CEILING_DB = -0.75


@pytest.mark.parametrize("trim_db", [pytest.param(0.0, marks=pytest.mark.long), -18.0])
def test_nothing_passes_the_ceiling(bench: Page, manifest: Manifest, trim_db: float) -> None:
    """[A3] Level 10, forty hands, sudden sounds allowed: neither a sample nor 400 ms are above what was set."""
    names = list(manifest.pitched)
    score = Score(reverb=True)
    score.mix(0.0, trim=10 ** (trim_db / 20))
    everyone(score, BEGIN, names)
    everyone(score, BEGIN + 0.6, [names[0], "percussion:low_tom"], pitch=60)
    for i in range(120):
        score.plays(BEGIN + 1.0 + i * 0.002, names[i % len(names)], 45 + i % 40, seat=1 + i % 40)
    sound = score.take(bench, 2.5).sound
    loudest = momentary(sound)
    print(f"loudest 400 ms: {loudest:.1f} LUFS at a trim of {trim_db} dB")
    assert decibels(float(np.abs(sound).max())) <= CEILING_DB + trim_db + 0.1
    assert loudest <= LOUDEST_LUFS + trim_db + 0.1


def test_a_ceiling_set_while_all_play_is_a_ramp(bench: Page) -> None:
    """[A3] 18 dB less in 300 ms, and back by no more than 12 dB in 300 ms."""
    still, moved = (Score(master=0.25) for _ in range(2))
    for score in (still, moved):
        score.plays(BEGIN, "warm_pad", 60, hold=True)
    moved.mix(2.0, master=0.25, trim=0.125)
    moved.mix(3.0, master=0.25, trim=1.0)
    before, after = still.take(bench, 4.5).sound, moved.take(bench, 4.5).sound
    gains = [
        decibels(rms(after, at, at + 0.05) / rms(before, at, at + 0.05)) for at in (2.1, 2.5, 3.15, 3.35, 4.0)
    ]
    assert -12 < gains[0] < -3
    assert gains[1] == pytest.approx(-18.06, abs=0.1)
    assert gains[2] < -8
    assert gains[3] < -1
    assert gains[4] == pytest.approx(0.0, abs=0.1)


def band(
    sound: np.ndarray[tuple[int, ...], np.dtype[np.float32]], at: float, low: float, high: float
) -> float:
    """How much there is between two frequencies (Hz) in the half second from `at` on."""
    part = sound.astype(np.float64).mean(axis=0)[round(at * 44100) : round((at + 0.5) * 44100)]
    power = np.abs(np.fft.rfft(part * np.hanning(part.size)))
    return float(np.sqrt(np.sum(power[round(low / 2) : round(high / 2)] ** 2)))


def test_calm_is_lower_darker_and_never_sharp(bench: Page, manifest: Manifest) -> None:
    """[X3] Forty hands stay below -12 dBFS and are not clipped to it; it comes and goes in a ramp."""
    calm, plain = (Score(reverb=True) for _ in range(2))
    calm.mix(0.0, calm=True, master=0.355)
    plain.mix(0.0, master=0.355)
    for score in (calm, plain):
        everyone(score, BEGIN, list(manifest.pitched))
        score.plays(2.0, "strings", 55, hold=True)
        score.plays(2.0, "glockenspiel", 84, hold=True)
    soft, bright = calm.take(bench, 3.0).sound, plain.take(bench, 3.0).sound
    assert decibels(float(np.abs(soft).max())) <= -12.0 + 0.1
    assert np.count_nonzero(np.abs(soft) > 0.99 * np.abs(soft).max()) < 50
    assert decibels(band(soft, 2.2, 9000, 14000) / band(bright, 2.2, 9000, 14000)) < -6
    moving, still = (Score(master=0.25) for _ in range(2))
    for score in (moving, still):
        score.plays(BEGIN, "warm_pad", 60, hold=True)
    moving.mix(2.0, master=0.0888, calm=True)
    moving.mix(3.0, master=0.25)
    after, before = moving.take(bench, 4.2).sound, still.take(bench, 4.2).sound
    gains = [decibels(rms(after, at, at + 0.05) / rms(before, at, at + 0.05)) for at in (2.1, 2.5, 3.1, 3.8)]
    assert -8 < gains[0] < -1
    assert gains[1] == pytest.approx(-9, abs=1.0)
    assert -8 < gains[2] < -1
    assert gains[3] == pytest.approx(0, abs=0.5)


def test_one_calm_seat_leaves_the_others_as_they_are(bench: Page) -> None:
    """[X3] Its beginnings take 15 ms and its sharpness goes; its neighbour's stay."""
    score = Score(master=0.25)
    score.mix(0.0, master=0.25, calm_seats=(1,))
    for i, seat in enumerate((1, 2)):
        score.plays(BEGIN + i, "glockenspiel", 96, seat=seat, hold=True)
    sound = score.take(bench, 2.5).sound
    first = [rms(sound, BEGIN + i + 0.006, BEGIN + i + 0.011) for i in (0, 1)]
    assert decibels(first[0] / first[1]) < -6
    assert decibels(band(sound, BEGIN + 0.05, 9000, 14000) / band(sound, BEGIN + 1.05, 9000, 14000)) < -6


def test_the_meter_agrees_with_the_standard(bench: Page) -> None:
    """[A3] What the page tells without a worklet lies within 1 LU of BS.1770 over the last 0.4 and 3 seconds."""
    for seconds, pitch in ((3.0, 48), (0.4, 84)):
        score = Score(master=0.25)
        for i, name in enumerate(("strings", "marimba", "choir", "percussion:shaker")):
            score.plays(BEGIN + 0.3 * i, name, pitch, seat=1 + i, hold=True)
            score.plays(BEGIN + 2.0 + 0.3 * i, name, pitch + 7, seat=1 + i, hold=True)
        score.meters(4.55)
        take = score.take(bench, 4.55, metered=seconds)
        assert take.loudness is not None
        end = round(4.5 * 44100) // 128 * 128
        part = take.sound[:, end - round(seconds * 44100) : end]
        print(
            f"meter {take.loudness:.2f}, standard {loudness(part, seconds=seconds):.2f} LUFS over {seconds} s"
        )
        assert take.loudness == pytest.approx(loudness(part, seconds=seconds), abs=1.0)


def test_the_noise_is_steady_soft_to_begin_with_and_alone(bench: Page) -> None:
    """[A3] -20 LUFS whatever the room's level and ceiling; the music waits; it ends by itself after 20 s."""
    score = Score(master=1.0)
    score.mix(0.0, trim=0.1)
    score.plays(BEGIN, "flute", 90, seat=0, hold=True)
    score.measures(1.0)
    sound = score.take(bench, 22.5).sound
    for at in (3.0, 12.0, 18.0):
        heard = loudness(sound[:, round(at * 44100) :], seconds=2.0)
        assert heard == pytest.approx(-20.0, abs=0.7)
    assert decibels(rms(sound, 1.0, 1.05) / rms(sound, 3.0, 4.0)) < -12
    assert rms(sound, 21.4, 22.4) > 1e-4
    assert band(sound, 21.5, 1300, 1600) > 20 * band(sound, 21.5, 200, 500), (
        "the flute is back, the noise is not"
    )
