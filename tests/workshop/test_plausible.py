"""Numbers that no room ever makes."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from server.core.tape import (
    Event,
    Lifted,
    Marked,
    Opened,
    ScaleSet,
    SoundBegan,
    Surfaced,
    TempoSet,
    Touched,
)  # fmt: skip
from server.workshop.plausible import implausible
from tests.tapes import MadeTape

EVENTS = MadeTape().plays(1, 2.0).sits(1, at=1.0, hold=True).plays(1, 4.0).marked(5.0, "so").document().events


def of(kind: type[Event]) -> Event:
    return next(event for event in EVENTS if isinstance(event, kind))


def test_what_rooms_make_is_plausible() -> None:
    """[K5] Nothing of a real tape is turned away."""
    assert [implausible(event) for event in EVENTS] == [None] * len(EVENTS)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Touched, "touched", 1e9), (Touched, "pitch", -1e6), (Touched, "velocity", 2.0), (Touched, "pad", -1),
        (Touched, "seat", 4000), (Touched, "note", -5), (Touched, "sounded", 1e300), (Lifted, "ended", 1e12),
        (Surfaced, "pads", [1e5]), (Surfaced, "pads", [60.0] * 500), (Surfaced, "instrument", "x" * 5000),
        (TempoSet, "bpm", 0.0), (TempoSet, "bar", 0), (TempoSet, "beat", 1e30), (ScaleSet, "degrees", []),
        (ScaleSet, "period", -1.0), (ScaleSet, "tones", ["x" * 5000]), (Marked, "word", "x" * 5000),
        (Opened, "seats", list(range(5000))),
    ],
)  # fmt: skip
def test_what_no_room_makes_is_found(kind: type[Event], field: str, value: object) -> None:
    """[K5] It is named by its kind, and never by what stands in it."""
    change: Callable[..., Event] = replace
    assert implausible(change(of(kind), **{field: value})) is not None


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_tones_have_pitches_one_can_hear(pitch: float, at: float) -> None:
    """[K5] Whatever is let through is within the ranges everything else is made for."""
    event = of(SoundBegan)
    assert isinstance(event, SoundBegan)
    changed = replace(event, sound=replace(event.sound, pitch=pitch, at=at))
    fine = -24 <= pitch <= 152 and -86_400 <= at <= 90_000
    assert (implausible(changed) is None) == fine
