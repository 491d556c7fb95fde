"""How much of a seat's playing is heard: beyond so many touches a second the others glow, but stay silent."""

from dataclasses import dataclass

from server.core.settings import Settings

BURST = 2.0
"""Touches heard at once after a pause, whatever the limit: two hands on two pads are one gesture."""


@dataclass(slots=True)
class Sieve:
    """What a seat may still sound. It fills by the limit's rate and is emptied by touches."""

    left: float = BURST
    filled_at: float = 0.0

    def lets(self, rate: float, now: float) -> bool:
        """Whether a touch is heard now, at `rate` touches a second in the long run."""
        self.left = min(BURST, self.left + (now - self.filled_at) * rate)
        self.filled_at = now
        if self.left < 1.0:
            return False
        self.left -= 1.0
        return True


def limit(settings: Settings, seat: int) -> float | None:
    """Touches a second that are heard of a seat; None: all of them."""
    limits = [
        technique.density
        for technique in settings.techniques
        if technique.technique == "hold" and (not technique.seats or seat in technique.seats)
    ]
    if settings.density is not None:
        limits.append(settings.density)
    return min(limits, default=None)
