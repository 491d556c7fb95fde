"""[K3] Voices put together."""

import numpy as np
import pytest

from server.export.audio.arrays import RATE, Sound
from server.export.audio.engine import Engine
from server.export.audio.mixing import Mixing
from server.export.audio.pack import Pack
from server.protocol import Mix, SeatMix, SoundOn

PACK = Pack()


def heard(*tones: tuple[float, str, int], seats: list[SeatMix], cut: int | None = None) -> Sound:
    """Three seconds of tones: when, on what, by whom."""
    engine = Engine(PACK, Mix(master=1.0, hush=False, calm=False, seats=seats, instruments=[], accents=True))
    for number, (at, instrument, seat) in enumerate(tones):
        struck = SoundOn(
            id=number, seat=seat, instrument=instrument, soft=False, pitch=60, velocity=1.0, hold=False
        )
        engine.play(struck, at)
    mixing = Mixing(engine)
    edges = [0, *([] if cut is None else [cut]), 3 * RATE]
    parts = [mixing.block(begin, end) for begin, end in zip(edges, edges[1:], strict=False)]
    return np.concatenate([plain if calm is None else plain + calm for plain, calm in parts], axis=1)


def seat(number: int, *, gain: float = 1.0, pan: float = 0.0, calm: bool = False) -> SeatMix:
    return SeatMix(seat=number, gain=gain, pan=pan, calm=calm)


def level(sound: Sound, begin: float, end: float) -> float:
    return float(np.sqrt(np.mean(sound[:, round(begin * RATE) : round(end * RATE)].astype(np.float64) ** 2)))


def test_a_tone_begins_on_its_sample_and_comes_from_its_place() -> None:
    """[K3] Nothing before it; left is louder for who sits left."""
    sound = heard((0.5, "marimba", 1), seats=[seat(1, pan=-1.0)])
    assert not sound[:, : RATE // 2].any()
    assert sound[0, RATE // 2 : RATE // 2 + 60].any()
    assert np.abs(sound[0]).max() > 3 * np.abs(sound[1]).max()


def test_seats_are_as_loud_as_their_gain() -> None:
    """[K3] And a muted one isn't heard."""
    plain, half, none = (heard((0.5, "harp", 1), seats=[seat(1, gain=gain)]) for gain in (1.0, 0.5, 0.0))
    assert half == pytest.approx(plain / 2, abs=1e-6)
    assert not none.any()


def test_where_blocks_are_cut_makes_no_difference() -> None:
    """[K3] A tone goes on in the next."""
    tones = ((0.5, "piano", 1), (0.9, "strings", 2))
    seats = [seat(1, pan=0.5), seat(2, pan=-0.5)]
    whole, cut = heard(*tones, seats=seats), heard(*tones, seats=seats, cut=47_001)
    assert np.abs(whole - cut).max() < 1e-6


def test_beside_sound_of_two_channels_a_tone_of_one_is_panned_as_the_browser_does() -> None:
    """[K3] In the middle 3 dB louder for as long as the other is there: what the room heard is what is kept."""
    seats = [seat(1), seat(2, gain=0.0)]
    alone = heard((0.5, "marimba", 1), seats=seats)
    beside = heard((0.4, "strings", 2), (0.5, "marimba", 1), seats=seats)
    assert level(beside, 0.5, 0.8) / level(alone, 0.5, 0.8) == pytest.approx(2**0.5, rel=1e-3)


def test_calm_seats_go_their_own_way() -> None:
    """[K3] All that is heard is there all the same."""
    open_, calm = (heard((0.5, "harp", 1), seats=[seat(1, calm=calm)]) for calm in (False, True))
    assert level(calm, 0.6, 1.0) == pytest.approx(level(open_, 0.6, 1.0), rel=1e-3)
