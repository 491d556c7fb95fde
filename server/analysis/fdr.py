"""Many questions at once: how many of the answers that look clear would chance have given (Benjamini & Hochberg)."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from server.analysis.spans import Mask

FALSE_MOST: Final = 0.01
"""Share of what is called clear that chance may have made."""


def clear(chances: Sequence[float], most: float = FALSE_MOST) -> Mask:
    """Which of these probabilities (that it was chance) are small enough, given that there are so many."""
    order = np.argsort(chances)
    ranked = np.asarray(chances, float)[order]
    passed = np.flatnonzero(ranked <= most * np.arange(1, len(ranked) + 1) / max(len(ranked), 1))
    found = np.zeros(len(ranked), bool)
    if len(passed):
        found[order[: passed[-1] + 1]] = True
    return found


def above(deviations: float) -> float:
    """The probability of a normal value at least so many standard deviations above the mean."""
    return 0.5 * math.erfc(deviations / math.sqrt(2))
