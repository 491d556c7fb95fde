"""What sound is while it is worked on."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 44_100
"""Samples a second: those of the pack, so that no tone at its own pace is resampled."""

Sound = NDArray[np.float32]
"""Channels by samples."""
Reals = NDArray[np.float64]
Amount = float | Reals
"""A gain: one number for the whole stretch, or one for each sample of it."""
