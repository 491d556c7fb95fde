"""The pulse that is read from somebody's playing."""

import math
import random
from collections.abc import Callable
from time import process_time

import pytest

from server.core.pulse import (
    FASTEST,
    FEWEST,
    NO_PULSE,
    SLOWEST,
    WINDOW,
    Pulse,
    enough,
    nearest_octave,
    read_pulse,
)
from server.rehearse.tunes import Tune, folk_tunes

TIMES = 100
"""Players of each kind that are listened to."""


def steady(hand: random.Random, bpm: float, spread: float) -> list[float]:
    """Somebody on a beat, each touch beside it by `spread` seconds or so."""
    beat = 60 / bpm
    start = hand.random() * beat
    return sorted(start + n * beat + hand.gauss(0, spread) for n in range(int((WINDOW - start) / beat) + 1))


def by_chance(hand: random.Random, rate: float) -> list[float]:
    """Touches without any order."""
    onsets = [hand.expovariate(rate)]
    while onsets[-1] < WINDOW:
        onsets.append(onsets[-1] + max(0.06, hand.expovariate(rate)))
    return onsets[:-1]


def clumsy(hand: random.Random, pause: float, unrest: float) -> list[float]:
    """One touch after the other, after pauses that vary by the share `unrest`."""
    spread = math.sqrt(math.log(1 + unrest**2))
    onsets = [hand.random() * pause]
    while onsets[-1] < WINDOW:
        onsets.append(onsets[-1] + pause * math.exp(hand.gauss(-(spread**2) / 2, spread)))
    return onsets[:-1]


def share(right: Callable[[Pulse], bool], player: Callable[[random.Random], list[float]]) -> float:
    """Of many players of one kind, those of whom `right` is said."""
    hand = random.Random(7)
    return sum(right(read_pulse(player(hand))) for _ in range(TIMES)) / TIMES


def is_near(bpm: float) -> Callable[[Pulse], bool]:
    return lambda pulse: pulse.bpm is not None and abs(pulse.bpm / bpm - 1) < 0.03


def is_nothing(pulse: Pulse) -> bool:
    return pulse.bpm is None


@pytest.mark.parametrize("bpm", [50, 60, 72, 90, 110, 130, 160])
@pytest.mark.parametrize("spread", [0.02, 0.04])
def test_a_steady_player_is_found(bpm: float, spread: float) -> None:
    """[C3] Within three in a hundred, at any tempo."""
    assert share(is_near(bpm), lambda hand: steady(hand, bpm, spread)) >= 0.98


@pytest.mark.parametrize(
    ("bpm", "found"), [(50, 0.9), (72, 0.95), (90, 0.95), (110, 0.95), (130, 0.9), (160, 0.75)]
)
def test_an_unsteady_player_is_found_or_nothing_is_said(bpm: float, found: float) -> None:
    """[C3] Sixty milliseconds beside the beat: a sixth of it at 160, where one in four is not enough to say so."""
    assert share(is_near(bpm), lambda hand: steady(hand, bpm, 0.06)) >= found
    assert (
        share(lambda pulse: is_nothing(pulse) or is_near(bpm)(pulse), lambda h: steady(h, bpm, 0.06)) >= 0.97
    )


@pytest.mark.parametrize("rate", [0.7, 1, 1.5, 2, 3, 5, 8])
def test_chance_has_no_pulse(rate: float) -> None:
    """[C3] At least 95 of 100, however many touches there are."""
    assert share(is_nothing, lambda hand: by_chance(hand, rate)) >= 0.95


@pytest.mark.parametrize("pause", [0.3, 0.4, 0.6, 0.9])
@pytest.mark.parametrize("unrest", [0.5, 0.8])
def test_clumsy_playing_has_no_pulse(pause: float, unrest: float) -> None:
    """[C3] One touch after another is no beat yet."""
    assert share(is_nothing, lambda hand: clumsy(hand, pause, unrest)) >= 0.95


@pytest.mark.parametrize("players", [2, 4, 8])
@pytest.mark.parametrize("spread", [0.02, 0.06])
def test_a_group_on_one_beat_is_found(players: int, spread: float) -> None:
    """[C3] Each leaves out one stroke in five, and it is found all the more clearly for being several."""

    def group(hand: random.Random) -> list[float]:
        beats = 60 / 84
        return sorted(
            n * beats + hand.gauss(0, spread)
            for _ in range(players)
            for n in range(13)
            if hand.random() < 0.8
        )

    assert share(is_near(84), group) >= 0.97


@pytest.mark.parametrize("players", [2, 5, 12])
def test_a_group_without_a_beat_has_none(players: int) -> None:
    """[C3] Neither when each plays alone, nor when all follow one gesture that has no beat."""

    def alone(hand: random.Random) -> list[float]:
        return sorted(t for _ in range(players) for t in clumsy(hand, hand.uniform(0.4, 1.0), 0.5))

    def together(hand: random.Random) -> list[float]:
        gesture = clumsy(hand, 0.6, 0.5)
        return sorted(t + hand.gauss(0, 0.02) for t in gesture for _ in range(players))

    assert share(is_nothing, alone) >= 0.95
    assert share(is_nothing, together) >= 0.95


def test_two_fingers_are_one_stroke() -> None:
    """[C3] Chords make nobody's chance a pulse."""

    def chords(hand: random.Random) -> list[float]:
        return sorted(t + hand.uniform(0, 0.03) for t in clumsy(hand, 0.6, 0.5) for _ in range(3))

    assert share(is_nothing, chords) >= 0.95


def test_a_drifting_player_is_followed() -> None:
    """[C3] From 80 to 90 within the ten seconds: somewhere between."""
    onsets, beat = [0.0], 60 / 80
    while onsets[-1] < WINDOW:
        onsets.append(onsets[-1] + beat)
        beat *= (80 / 90) ** (1 / 14)
    pulse = read_pulse(onsets)
    assert pulse.bpm is not None
    assert 80 <= pulse.bpm <= 90


@pytest.fixture(scope="module")
def tunes() -> list[Tune]:
    """Real melodies, from the collection that music21 brings."""
    songs = folk_tunes(random.Random(3))
    return [next(songs) for _ in range(50)]


@pytest.mark.parametrize("bpm", [60, 80, 100])
def test_in_real_melodies_a_level_of_the_beat_is_found(tunes: list[Tune], bpm: float) -> None:
    """[C3] Sung rhythms played by a human hand: the beat, or its half, or nothing; never another tempo."""
    hand = random.Random(bpm)
    wrong = nothing = 0
    for tune in tunes:
        start = hand.uniform(0, max(0.0, tune.beats - WINDOW * bpm / 60))
        played = ((note.beat - start) * 60 / bpm + hand.gauss(0, 0.02) for note in tune.notes)
        pulse = read_pulse(sorted(t for t in played if 0 <= t < WINDOW))
        if pulse.bpm is None:
            nothing += 1
        elif min(abs(pulse.bpm / bpm / level - 1) for level in (0.5, 1, 2)) >= 0.03:
            wrong += 1
    assert wrong <= 1
    assert nothing <= 10


def test_who_divides_the_beat_is_ambiguous_and_says_so() -> None:
    """[C3] Four strokes a second: 120 with two of them to the beat, or 60 with four."""
    pulse = read_pulse([n * 0.25 for n in range(40)])
    assert pulse.bpm == pytest.approx(120, rel=0.01)
    assert nearest_octave(pulse, 66) == pytest.approx(60, rel=0.01)
    assert nearest_octave(pulse, 110) == pytest.approx(120, rel=0.01)


def test_who_plays_every_second_beat_of_the_room_is_with_it() -> None:
    """[C3] A clear 60 in a room at 116 lets the tempo move to 120, not to 60."""
    pulse = read_pulse([float(n) for n in range(10)])
    assert pulse.bpm == pytest.approx(60, rel=0.01)
    assert nearest_octave(pulse, 116) == pytest.approx(120, rel=0.01)
    assert nearest_octave(pulse, 60) == pytest.approx(60, rel=0.01)
    assert nearest_octave(NO_PULSE, 60) is None


def test_few_touches_are_no_pulse() -> None:
    """[C3] Six are not enough, however even; nor is one, nor none, nor seven at once."""
    assert read_pulse([n * 0.5 for n in range(FEWEST - 1)]) == NO_PULSE
    assert read_pulse([1.0]) == NO_PULSE
    assert read_pulse([]) == NO_PULSE
    assert read_pulse([1.0] * 7) == NO_PULSE
    assert read_pulse([n * 0.5 for n in range(9)]).bpm == pytest.approx(120, rel=0.02)


def test_the_old_is_forgotten() -> None:
    """[C3] Only the last ten seconds count."""
    hand = random.Random(1)
    before = sorted(hand.uniform(0, 50) for _ in range(60))
    assert read_pulse([*before, *(51 + n * 0.75 for n in range(14))]).bpm == pytest.approx(80, rel=0.02)


def test_a_pulse_lies_where_a_tempo_can() -> None:
    """[C3] Whatever is played."""
    hand = random.Random(11)
    for _ in range(150):
        pulse = read_pulse(sorted(hand.uniform(0, 10) for _ in range(hand.randint(0, 120))))
        assert 0 <= pulse.clarity <= 1
        for bpm in (pulse.bpm, *pulse.octaves):
            assert bpm is None or SLOWEST * 0.98 <= bpm <= FASTEST
    assert enough(7) == enough(8) > enough(20) > enough(100)


def test_it_costs_about_a_millisecond() -> None:
    """[C3][F1] Sixty touches or six hundred."""
    hand = random.Random(5)
    for touches in (60, 600):
        onsets = sorted(hand.uniform(0, 10) for _ in range(touches))
        begun = process_time()
        for _ in range(20):
            read_pulse(onsets)
        assert (process_time() - begun) / 20 < 0.005
