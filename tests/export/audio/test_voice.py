"""[K3] One tone: its envelope, its end, its slides."""

import numpy as np
import pytest

from server.export.audio.arrays import RATE
from server.export.audio.automation import Ramp
from server.export.audio.pack import Pack
from server.export.audio.tones import Tones
from server.export.audio.voice import Voice


def voice(*, began: float = 1.0, rise: float = 0.0, instrument: str = "harp", rate: float = 1.0) -> Voice:
    return Voice(
        id=1,
        seat=1,
        hold=False,
        sample=Pack().instrument(instrument).samples[2],
        rate=Ramp(rate),
        bends=True,
        dark=None,
        level=0.8,
        told=began,
        began=began,
        rise=rise,
        release=0.25,
    )


def test_a_struck_tone_ends_with_its_recording() -> None:
    """[K3] Sooner when it runs faster; a looped one never."""
    sample = voice().sample
    assert voice().ends == pytest.approx(1 + sample.length / RATE)
    assert voice(rate=2.0).ends == pytest.approx(1 + sample.length / RATE / 2)
    assert voice(instrument="strings").ends == float("inf")


def test_ending_sooner_outranks_ending_later() -> None:
    """[K3] As on the speaker page: a quick end in a slow one counts, the other way round it doesn't."""
    tone = voice(instrument="strings")
    assert tone.fade(2.0, 2.0, 1.0)
    assert not tone.fade(2.1, 2.1, 1.0)
    assert tone.ends == 3.0
    assert tone.fade(2.2, 2.2, 0.1)
    assert tone.ends == pytest.approx(2.3)
    assert tone.gain.at(2.29) < 0.01


def test_a_tone_called_off_before_it_began_is_not_there() -> None:
    """[K3] Planned, then silenced."""
    tone = voice(began=5.0)
    assert tone.fade(4.0, 4.0, 0.3)
    assert tone.gone


def test_a_swell_cut_short_keeps_its_slope() -> None:
    """[K3] It goes from where it has come to."""
    tone = voice(rise=2.0, instrument="strings")
    tone.fade(2.0, 2.0, 0.6)
    assert tone.gain.at(1.5) == pytest.approx(0.2)
    assert tone.gain.at(2.0) == pytest.approx(0.4)
    assert tone.gain.at(2.1) == pytest.approx(0.4 * np.exp(-1))


def test_a_slide_takes_the_tone_along_without_a_jump() -> None:
    """[K3] Stretches asked for one after the other are the whole; before the slide it is the tone as it was."""
    slid, plain = (voice(instrument="strings") for _ in range(2))
    slid.bend(2.0, 2.0, 0.5)
    begin, end = RATE, 4 * RATE
    tones = Tones()
    whole = slid.sound(tones, begin, end)
    assert np.abs(whole[:, : RATE - 200] - plain.sound(tones, begin, 2 * RATE - 200)).max() < 1e-4
    again = voice(instrument="strings")
    again.bend(2.0, 2.0, 0.5)
    cuts = [begin, RATE + 700, 2 * RATE + 333, 3 * RATE, end]
    parts = [again.sound(tones, since, until) for since, until in zip(cuts, cuts[1:], strict=False)]
    assert np.abs(np.concatenate(parts, axis=1) - whole).max() < 1e-3
