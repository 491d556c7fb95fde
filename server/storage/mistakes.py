"""A mistake of ours, as it may stand in a log: its kind and its place, and nothing of what was read or written."""

import traceback
from pathlib import Path
from typing import Final

PLACES: Final = 3
"""As many of our own lines are named, the innermost first."""


def mistake(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in reversed(frames) if "server" in Path(frame.filename).parts]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours[:PLACES])
    return f"{type(error).__name__} at {places or '?'}"
