"""The patterns of the pulse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.grounds.pulse import hits
from server.protocol import PULSE, SetPulse
from tests.core.collected import PULSES
from tests.harness import ScriptedRoom


def test_the_heartbeat_is_lub_dub_on_every_beat() -> None:
    """[M4] A low tone on the beat, a softer one a third of a beat later."""
    beat = hits(PULSES["heartbeat"], 0.0, 2.0)
    assert [(hit.beat, hit.sound) for hit in beat] == [
        (0.0, "frame_drum"),
        (pytest.approx(1 / 3), "frame_drum_soft"),
        (1.0, "frame_drum"),
        (pytest.approx(4 / 3), "frame_drum_soft"),
    ]
    assert all(dub.velocity < lub.velocity for lub, dub in zip(beat[::2], beat[1::2], strict=True))


def test_the_woodblock_marks_the_bar() -> None:
    """[M4] High where a bar begins, low elsewhere, in any meter."""
    four = [hit.sound for hit in hits(PULSES["woodblock"], 0.0, 8.0)]
    assert four == ["woodblock_high", *["woodblock_low"] * 3] * 2
    three = [hit.sound for hit in hits(PULSES["woodblock"], 3.0, 9.0, beats_per_bar=3)]
    assert three == ["woodblock_high", *["woodblock_low"] * 2] * 2


@pytest.mark.parametrize("pattern", sorted(PULSES))
@given(
    start=st.floats(-100, 1e6),
    widths=st.lists(st.floats(1e-9, 3.0), min_size=1, max_size=30),
    meter=st.integers(1, 7),
)
def test_windows_laid_end_to_end_miss_and_double_nothing(
    pattern: str, start: float, widths: list[float], meter: int
) -> None:
    """[M4] However the look-ahead falls, every hit is planned exactly once."""
    pulse = PULSES[pattern]
    edges = [start]
    for width in widths:
        edges.append(edges[-1] + width)
    pieces = [
        hit
        for low, high in zip(edges, edges[1:], strict=False)
        for hit in hits(pulse, low, high, beats_per_bar=meter)
    ]
    whole = hits(pulse, edges[0], edges[-1], beats_per_bar=meter)
    assert pieces == whole
    assert [hit.beat for hit in whole] == sorted(hit.beat for hit in whole)


@pytest.mark.parametrize("pattern", sorted(PULSES))
def test_every_beat_is_struck(pattern: str) -> None:
    """[M4] Whatever lies between."""
    assert {hit.beat for hit in hits(PULSES[pattern], 0.0, 64.0)} >= set(range(64))
    assert hits(PULSES[pattern], 4.0, 4.0) == hits(PULSES[pattern], 5.0, 4.0) == []


def test_switched_off_it_goes_within_two_beats_never_at_once(room: ScriptedRoom) -> None:
    """[M4] Softer and softer."""
    room.at(1.0).conducts(SetPulse(on=True, pattern="woodblock")).at(10.0)
    off = room.room.transport.beat_at(room.now)
    room.conducts(SetPulse(on=False)).at(16.0)
    late = [
        (room.room.transport.beat_at(sound.at), sound.velocity)
        for sound in room.heard(PULSE)
        if sound.at is not None and room.room.transport.beat_at(sound.at) > off + 0.3
    ]
    assert 1 <= len(late) <= 3
    assert [velocity for _, velocity in late] == sorted((v for _, v in late), reverse=True)
    assert late[-1][0] <= off + 2.5
