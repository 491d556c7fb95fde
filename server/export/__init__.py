"""What is made of a kept session: a function `write` for each format, run in the worker, never where the room plays."""

from collections.abc import Callable

Told = Callable[[float], None]
"""Says what share of the work is done, 0 to 1."""
