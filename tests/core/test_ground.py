"""The pulse and the drone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.errors import Refused
from server.core.ground import PATTERNS, drone_pitches, hits
from server.core.ladder import Ladder
from server.core.scale import Scale
from tests.core.scales import SCALES, roots, scales


def test_the_heartbeat_is_lub_dub_on_every_beat() -> None:
    """[M4] A low tone on the beat, a softer one a third of a beat later."""
    beat = hits("heartbeat", 0.0, 2.0)
    assert [(hit.beat, hit.sound) for hit in beat] == [
        (0.0, "frame_drum"),
        (pytest.approx(1 / 3), "frame_drum_soft"),
        (1.0, "frame_drum"),
        (pytest.approx(4 / 3), "frame_drum_soft"),
    ]
    assert all(dub.velocity < lub.velocity for lub, dub in zip(beat[::2], beat[1::2], strict=True))


def test_the_woodblock_marks_the_bar() -> None:
    """[M4] High where a bar begins, low elsewhere, in any meter."""
    four = [hit.sound for hit in hits("woodblock", 0.0, 8.0)]
    assert four == ["woodblock_high", *["woodblock_low"] * 3] * 2
    three = [hit.sound for hit in hits("woodblock", 3.0, 9.0, beats_per_bar=3)]
    assert three == ["woodblock_high", *["woodblock_low"] * 2] * 2


@given(
    st.sampled_from(sorted(PATTERNS)),
    st.floats(-100, 1e6),
    st.lists(st.floats(1e-9, 3.0), min_size=1, max_size=30),
    st.integers(1, 7),
)
def test_windows_laid_end_to_end_miss_and_double_nothing(
    pattern: str, start: float, widths: list[float], meter: int
) -> None:
    """[M4] However the look-ahead falls, every hit is planned exactly once."""
    edges = [start]
    for width in widths:
        edges.append(edges[-1] + width)
    pieces = [
        hit
        for low, high in zip(edges, edges[1:], strict=False)
        for hit in hits(pattern, low, high, beats_per_bar=meter)
    ]
    whole = hits(pattern, edges[0], edges[-1], beats_per_bar=meter)
    assert pieces == whole
    assert all(edges[0] <= hit.beat < edges[-1] for hit in whole)
    assert [hit.beat for hit in whole] == sorted(hit.beat for hit in whole)


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_every_beat_is_struck(pattern: str) -> None:
    beats = {hit.beat for hit in hits(pattern, 0.0, 64.0)}
    assert beats >= set(range(64))


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_an_empty_window_has_no_hits(pattern: str) -> None:
    assert hits(pattern, 4.0, 4.0) == []
    assert hits(pattern, 5.0, 4.0) == []


def test_an_unknown_pulse_is_refused() -> None:
    with pytest.raises(Refused, match="no pulse 'rave'"):
        hits("rave", 0.0, 1.0)


def test_the_drone_on_d() -> None:
    """[M4] 1, and 1+5: D2 and A2."""
    scale = SCALES["suspended_pentatonic"]
    assert drone_pitches(scale, 2) == (38.0,)
    assert drone_pitches(scale, 2, "one_five") == (38.0, 45.0)


@pytest.mark.parametrize("scale_id", ["malkauns", "iwato", "abhogi"])
def test_without_a_fifth_the_drone_takes_the_octave(scale_id: str) -> None:
    """[P3] A fifth that isn't in the scale would be a wrong note."""
    low, high = drone_pitches(SCALES[scale_id], 0, "one_five")
    assert (low, high) == (36.0, 48.0)


def test_a_measured_fifth_is_taken_as_it_is() -> None:
    """[M1] The drone keeps the tuning's own fifth, and a stretched octave where there is no fifth."""
    assert drone_pitches(SCALES["slendro_measured"], 2, "one_five")[1] == pytest.approx(38 + 7.28)
    assert drone_pitches(SCALES["pelog_selisir_measured"], 4, "one_five")[1] == pytest.approx(40 + 12.05)


@given(scales(), roots())
def test_the_drone_is_low_and_in_the_scale(scale: Scale, root_pc: int) -> None:
    """[P3] Its root lies from C2 to B2, and every tone of it is a degree of the scale."""
    pitches = drone_pitches(scale, root_pc, "one_five")
    assert 36 <= pitches[0] < 48
    assert pitches[0] % 12 == root_pc
    assert len(pitches) == 2
    above = (pitches[1] - pitches[0]) * 100
    assert any(above == pytest.approx(cents) for cents in (*scale.degrees[1:], scale.period))
    assert {tone.pitch % 12 for tone in Ladder.build(scale, root_pc).tones if tone.period_index == 0} & {
        pitches[0] % 12
    }
