"""Goal attainment scaling: what the therapist's own ratings come to, with the correction its authors published."""

from collections.abc import Sequence
from math import sqrt
from typing import Final

BETWEEN_GOALS: Final = 0.3
"""How far ratings of one person's goals are taken to go together (Kiresuk & Sherman 1968)."""


def attainment(rated: Sequence[tuple[int, int]]) -> float | None:
    """(weight, rating from -2 to 2) of each goal as a T score; 50: all came out as expected, None: nothing was rated.

    T = 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho (sum w)^2).
    """
    weights = [weight for weight, _ in rated]
    if sum(weights) <= 0:
        return None
    spread = (1 - BETWEEN_GOALS) * sum(weight**2 for weight in weights) + BETWEEN_GOALS * sum(weights) ** 2
    return 50 + 10 * sum(weight * rating for weight, rating in rated) / sqrt(spread)
