"""Beds: what sounds when, and that it can never clash."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.core.grounds.bed import DENSITIES, notes_between, pitch_of
from server.core.grounds.chords import cycle
from server.core.grounds.drone import drone_pitches
from server.core.instruments import INSTRUMENTS
from server.core.scale import Scale
from server.core.tuning import Tuning
from server.protocol import Density
from tests.core.collected import BEDS
from tests.core.scales import CATALOG, ROOTS


def grinds(low: float, high: float, period: float) -> bool:
    """A semitone or a tritone, whole octaves of the tuning taken off: worked out here in another way than there."""
    within = round((high - low) * 100, 3) % period
    semitones = {round(cents / 100) % 12 for cents in (within, period - within)}
    return min(semitones) == 1 or semitones == {6}


@pytest.mark.parametrize("scale", CATALOG.scales, ids=lambda scale: scale.id)
def test_beds_drone_and_chords_never_clash(scale: Scale) -> None:
    """[P3] [M4] In every key, style and density: all tones are the scale's, and no two of them grind."""
    for root_pc in ROOTS:
        tuning = Tuning(scale, root_pc)
        pitches = {pitch for chord in cycle(scale, root_pc) for pitch in chord}
        pitches |= set(drone_pitches(scale, root_pc, "one_five"))
        for bed in BEDS.values():
            for voice in bed.playing("full"):
                if voice.instrument in INSTRUMENTS:
                    pitches |= {pitch_of(note, scale, root_pc) for note in voice.notes}
        assert all(tuning.contains(pitch) for pitch in pitches)
        for low, high in combinations(sorted(pitches), 2):
            assert not grinds(low, high, scale.period), (root_pc, low, high)


@pytest.mark.parametrize("style", BEDS)
@given(
    density=st.sampled_from(DENSITIES),
    begun=st.integers(0, 10_000),
    widths=st.lists(st.floats(1e-6, 5.0), min_size=1, max_size=20),
)
def test_windows_laid_end_to_end_miss_and_double_nothing(
    style: str, density: Density, begun: int, widths: list[float]
) -> None:
    """[M4] However the look-ahead falls, every tone is planned exactly once."""
    edges = [float(begun)]
    for width in widths:
        edges.append(edges[-1] + width)
    bed = BEDS[style]
    pieces = [
        sound
        for low, high in zip(edges, edges[1:], strict=False)
        for sound in notes_between(bed, density, begun, low, high)
    ]
    whole = notes_between(bed, density, begun, edges[0], edges[-1])
    assert sorted(pieces, key=lambda sound: round(sound[0], 6)) == whole


@pytest.mark.parametrize("style", BEDS)
def test_every_bed_is_a_figure_of_some_bars_in_three_densities(style: str) -> None:
    """[M4] Four to eight bars; each density has more in it than the one before; there is room to breathe."""
    bed = BEDS[style]
    assert 4 <= bed.bars <= 8
    counts = [len(notes_between(bed, density, 0, 0, bed.bar * bed.bars)) for density in DENSITIES]
    assert counts[0] < counts[1] < counts[2]
    assert counts[0] <= 4 * bed.bars
    assert bed.instruments("thin") <= bed.instruments("middle") <= bed.instruments("full")


@pytest.mark.parametrize("style", BEDS)
def test_it_comes_round_again(style: str) -> None:
    """[M4] After its bars it is the same."""
    bed = BEDS[style]
    length = bed.bar * bed.bars
    first = notes_between(bed, "full", 8, 8, 8 + length)
    second = notes_between(bed, "full", 8, 8 + length, 8 + 2 * length)
    assert [note for _, _, note in first] == [note for _, _, note in second]
    assert [beat + length for beat, _, _ in first] == pytest.approx([beat for beat, _, _ in second])


@pytest.mark.parametrize("style", BEDS)
def test_it_lies_between_the_drone_and_the_players(style: str) -> None:
    """[M4] In every key: nothing below the bass, and what is high is light."""
    for scale in CATALOG.scales[:7]:
        for root_pc in ROOTS:
            for voice in BEDS[style].playing("full"):
                if voice.instrument not in INSTRUMENTS:
                    continue
                for note in voice.notes:
                    pitch = pitch_of(note, scale, root_pc)
                    assert INSTRUMENTS[voice.instrument].low - 12 <= pitch <= 84
                    assert pitch < 72 or note.velocity <= 0.75
