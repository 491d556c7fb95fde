"""[K3][A3] The rule of sudden sounds, as the export keeps it."""

import pytest

from server.export.audio.automation import Automation
from server.export.audio.pack import Pack
from server.export.audio.sudden import Beginning, Dip, Sudden, gain_at, tell

PACK = Pack()


def rule(outside: float = 1.0) -> Sudden:
    return Sudden(lambda _: outside, lambda _: outside)


def tone(number: int, at: float, *, amplitude: float = 3.0, lasting: bool = False) -> Beginning:
    sample = PACK.instrument("strings" if lasting else "marimba").samples[number % 8]
    return Beginning(number, at, sample, 1.0, amplitude, 0.0, lasting)


def test_the_first_loud_tone_after_silence_is_taken_back() -> None:
    """[K3] And a soft one is left alone."""
    dips = rule().begin(tone(1, 5.0), 5.0)
    assert dips is not None
    assert dips[0].at == 5.0
    assert 0.01 < dips[0].gain < 0.5
    assert rule(outside=0.01).begin(tone(1, 5.0), 5.0) is None


def test_where_accents_are_allowed_nothing_is() -> None:
    """[K3] The therapist's choice."""
    free = rule()
    free.allowed = True
    assert free.begin(tone(1, 5.0), 5.0) is None


def test_what_has_sounded_lately_allows_more() -> None:
    """[K3] The same tone again and again is taken back less and less, then not at all."""
    one = rule(outside=0.5)
    told = [one.begin(tone(1, 5.0 + i * 0.31, amplitude=0.8), 5.0 + i * 0.31) for i in range(40)]
    assert told[0] is not None
    assert told[0][0].gain < 0.6
    assert told[-5:] == [None] * 5


def test_a_dip_stays_and_returns_evenly() -> None:
    """[K3] 0.35 s, then 24 dB a second; the gate is told the same."""
    dips = [Dip(1.0, 0.1), Dip(2.0, 0.05)]
    assert gain_at(dips, 0.9) == 1.0
    assert gain_at(dips, 1.3) == 0.1
    assert gain_at(dips, 1.35 + 0.25) == pytest.approx(0.1 * 10 ** (6 / 20))
    assert gain_at(dips, 2.2) == 0.05
    gate = Automation(1.0)
    tell(gate, dips, 0.5)
    for time in (0.6, 1.2, 1.5, 1.9, 2.1, 3.0, 3.9, 9.0):
        assert gate.at(time) == pytest.approx(gain_at(dips, time), rel=1e-6)


def test_lasting_tones_count_until_they_end() -> None:
    """[K3] What lasts is past that allows more, and no longer once it has ended."""
    lasts, ended = rule(outside=0.5), rule(outside=0.5)
    for one in (lasts, ended):
        one.begin(tone(1, 1.0, amplitude=2.0, lasting=True), 1.0)
    ended.end(1, 1.5)
    after = [one.begin(tone(2, 8.0, amplitude=0.5), 8.0) for one in (lasts, ended)]
    assert after[1] is not None
    assert after[0] is None or after[0][0].gain > 1.5 * after[1][0].gain
