"""Reads a .scl file, the exchange format of the Scala archive, as far as a pentatonic room needs it."""

import math
from typing import Final

LARGEST_RATIO_DIGITS: Final = 30


def read_scl(text: str) -> tuple[str, list[float]]:
    """The description and the pitches in cents above the root, the period last; ValueError says what is wrong."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith("!")]
    if len(lines) < 2:
        raise ValueError("it has no description and number of tones")
    description, count, *pitches = lines
    try:
        tones = int(count.split()[0])
    except (IndexError, ValueError):
        raise ValueError(f"the number of tones can't be {count[:20]!r}") from None
    written = [line.split()[0] for line in pitches if line][: max(tones, 0)]
    if tones < 1 or len(written) < tones:
        raise ValueError(f"it promises {tones} tones and has {len(written)}")
    return description, [_cents(pitch) for pitch in written]


def _cents(pitch: str) -> float:
    """A pitch with a point is in cents, any other is a ratio: "701.955", "3/2", "2"."""
    try:
        if "." in pitch:
            return float(pitch)
        if len(pitch) > LARGEST_RATIO_DIGITS:
            raise ValueError
        above, _, below = pitch.partition("/")
        return 1200 * math.log2(int(above) / int(below or 1))
    except (ValueError, ArithmeticError):
        raise ValueError(f"{pitch[:20]!r} is neither cents nor a ratio") from None
