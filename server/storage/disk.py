"""How much room is left where the record lies."""

import shutil
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1_000_000

LOW: Final = 500 * MEGABYTE
"""Below that a therapist is told: half a dozen long sessions more."""

TOO_LOW: Final = 100 * MEGABYTE
"""Below that no recording begins: it might not come to its end."""


def free_bytes(folder: Path) -> int | None:
    """None where that can't be known."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
