"""The catalog as it stands in the repository, for tests of the core."""

from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from server.catalog import load_catalog
from server.core.scale import Scale

CATALOG: Final = load_catalog(Path(__file__).parents[2] / "scales")
SCALES: Final = {scale.id: scale for scale in CATALOG.scales}
ROOTS: Final = range(12)


def scales() -> st.SearchStrategy[Scale]:
    return st.sampled_from(CATALOG.scales)


def roots() -> st.SearchStrategy[int]:
    return st.sampled_from(ROOTS)


def degrees_in(scale: Scale, semitones: list[int]) -> tuple[int, ...]:
    """Which degrees of a tempered scale lie so many semitones above the root."""
    return tuple(scale.nearest_12tet.index(step) for step in semitones)
