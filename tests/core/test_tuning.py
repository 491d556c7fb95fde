"""The scale in force, on every pad of every seat."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server.core.instruments import INSTRUMENTS
from server.core.scale import Scale
from server.core.settings import seat_defaults, starting
from server.core.tuning import REGISTERS, Tuning
from server.protocol import AccessProfile
from tests.core.scales import SCALES, roots, scales

PADS = st.integers(1, 12)
SEATS = st.integers(1, 12)


@given(scales(), roots(), SEATS, PADS, st.sampled_from(sorted(INSTRUMENTS)), st.integers(-4, 4))
def test_every_pad_is_a_tone_of_the_scale(
    scale: Scale, root: int, seat: int, pads: int, instrument: str, register: int
) -> None:
    """[P3] Never a wrong note, and always rising from low to high."""
    tuning = Tuning(scale, root)
    settings = starting(scale.id, root)
    own = replace(
        seat_defaults(seat), access=AccessProfile(pads=pads), instrument=instrument, register=register
    )
    settings = replace(settings, seats=(*settings.seats[: seat - 1], own, *settings.seats[seat:]))
    pitches = [tone.pitch for tone in tuning.surface(seat, settings)]
    assert len(pitches) == pads
    assert pitches == sorted(set(pitches))
    assert all(tuning.contains(pitch) for pitch in pitches)


@given(scales(), roots(), scales(), roots(), SEATS)
def test_a_change_of_scale_moves_pads_into_the_new_one(
    old: Scale, old_root: int, new: Scale, new_root: int, seat: int
) -> None:
    """[M2] Same number of pads, each a tone of the new scale."""
    settings = starting(old.id, old_root)
    before = Tuning(old, old_root).surface(seat, settings)
    after = Tuning(new, new_root).moved(seat, before, settings)
    assert len(after) == len(before)
    assert all(Tuning(new, new_root).contains(tone.pitch) for tone in after)


def test_seats_get_different_registers() -> None:
    """[P3] A dozen places, each used once, and neighbours apart."""
    assert sorted(REGISTERS) == list(range(12))
    assert min(abs(a - b) for a, b in zip(REGISTERS, REGISTERS[1:], strict=False)) >= 4


def test_a_bass_stays_low_and_a_glockenspiel_high() -> None:
    """[A1] The window moves until the instrument can play it."""
    tuning = Tuning(SCALES["major_pentatonic"], 0)
    settings = starting("major_pentatonic", 0)
    for number, name in ((6, "bass"), (7, "glockenspiel")):
        own = replace(settings.seats[number - 1], instrument=name)
        chosen = replace(settings, seats=(*settings.seats[: number - 1], own, *settings.seats[number:]))
        pitches = [tone.pitch for tone in tuning.surface(number, chosen)]
        assert pitches[0] >= INSTRUMENTS[name].low - 0.01
        assert pitches[-1] <= INSTRUMENTS[name].high + 0.01


def test_a_tone_from_outside_is_known() -> None:
    """[P3] C sharp is none of C D E G A, in any octave."""
    tuning = Tuning(SCALES["major_pentatonic"], 0)
    assert tuning.contains(36.0)
    assert tuning.contains(91.0)
    assert not tuning.contains(61.0)
    assert not tuning.contains(60.5)
