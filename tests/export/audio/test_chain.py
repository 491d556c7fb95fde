"""[K3][A3] The way to the loudspeaker."""

import msgspec
import numpy as np
import pytest

from server.export.audio.arrays import RATE, Sound
from server.export.audio.chain import CALM_CEILING, CEILING, Chain, brightness_hertz, soft_clip
from server.export.audio.limiter import LATE
from server.protocol import Mix

USUAL = Mix(master=0.25, hush=False, calm=False, seats=[], instruments=[])
BLOCK = 128 * 3456


def sine(amplitude: float, hertz: float = 440.0, samples: int = BLOCK) -> Sound:
    wave = amplitude * np.sin(2 * np.pi * hertz * np.arange(samples) / RATE)
    return np.stack([wave, wave]).astype(np.float32)


def rms(sound: Sound, begin: float, end: float) -> float:
    part = sound[:, round(begin * RATE) : round(end * RATE)].astype(np.float64)
    return float(np.sqrt(np.mean(part**2)))


def told(**changes: object) -> Mix:
    return msgspec.structs.replace(USUAL, **changes)


def test_the_level_moves_in_a_ramp() -> None:
    """[K3] From -12 dB to -6 in 300 ms, without a step."""
    chain = Chain(USUAL)
    chain.mix(told(master=0.5), 4.0, quiet=False)
    out = chain.process(sine(0.1), None, 0)
    assert rms(out, 6, 7) / rms(out, 2, 3) == pytest.approx(2.0, rel=0.01)
    assert np.abs(np.diff(out[0])).max() < 2.1 * np.abs(np.diff(out[0, : 2 * RATE])).max()


def test_hush_and_trim_come_after_everything() -> None:
    """[K3] 20 dB down within 80 ms; the trim is a plain gain."""
    chain = Chain(USUAL)
    chain.mix(told(hush=True), 3.0, quiet=False)
    chain.mix(told(hush=True, trim=0.5), 6.0, quiet=False)
    out = chain.process(sine(0.1), None, 0)
    assert rms(out, 3.2, 4) / rms(out, 2, 3) == pytest.approx(0.1, rel=0.02)
    assert rms(out, 7, 8) / rms(out, 2, 3) == pytest.approx(0.05, rel=0.02)


def test_nothing_passes_the_ceiling_calm_or_not() -> None:
    """[K3] However much comes in."""
    for mix, ceiling in ((told(master=4.0), CEILING), (told(master=4.0, calm=True), CALM_CEILING)):
        out = Chain(mix).process(sine(20.0), None, 0)
        assert 0.2 < np.abs(out).max() <= ceiling * 1.0001


def test_a_soft_clip_leaves_ordinary_levels_alone() -> None:
    """[K3] And bends the rest."""
    sound = np.array([[0.5, -0.7, 0.9, -3.0]], dtype=np.float32)
    soft_clip(sound)
    assert sound[0, :2].tolist() == pytest.approx([0.5, -0.7])
    assert 0.8 < sound[0, 2] < 0.9
    assert sound[0, 3] == pytest.approx(-CEILING)


def test_less_brightness_takes_what_is_high() -> None:
    """[K3] On its way and when it has come there."""
    assert brightness_hertz(1.0) == pytest.approx(18_000)
    assert brightness_hertz(0.0) == 1200
    chain = Chain(USUAL)
    chain.mix(told(brightness=0.0, over=2.0), 3.0, quiet=False)
    out = chain.process(sine(0.1, 8000.0), None, 0)
    levels = [rms(out, at, at + 0.1) for at in (2.0, 4.0, 4.5, 4.9, 6.0)]
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.05 * levels[0]


def test_calm_strips_are_darker_and_beside_the_others() -> None:
    """[K3] What is high goes; what is low stays, and so does everything once all are open again."""
    chain = Chain(USUAL)
    silence = np.zeros((2, BLOCK), dtype=np.float32)
    dark = [rms(chain.process(silence, sine(0.1, hertz), 0), 3, 9) for hertz in (300.0, 12_000.0)]
    plain = [rms(Chain(USUAL).process(sine(0.1, hertz), None, 0), 3, 9) for hertz in (300.0, 12_000.0)]
    assert dark[0] == pytest.approx(plain[0], rel=0.02)
    assert dark[1] < 0.35 * plain[1]


def test_echoes_end_when_they_are_told_to() -> None:
    """[K3] And what sounds afterwards has its echo again."""

    def after(*, dried: bool) -> tuple[float, float]:
        chain = Chain(told(master=1.0))
        sound = np.zeros((2, BLOCK), dtype=np.float32)
        sound[:, RATE : 2 * RATE] = sound[:, 5 * RATE : 6 * RATE] = sine(0.1)[:, :RATE]
        if dried:
            chain.dry_out(2.0, 0.2)
        out = chain.process(sound, None, 0)[:, LATE:]
        return rms(out, 2.3, 3.0), rms(out, 6.1, 6.5)

    wet, dry = after(dried=False), after(dried=True)
    assert wet[0] > 1e-4
    assert dry[0] < 1e-3 * wet[0]
    assert dry[1] == pytest.approx(wet[1], rel=0.01)
