"""Free: nothing is imposed but the scale. Choosing it ends what runs, for everyone or for some seats."""

from dataclasses import replace

import msgspec

from server.core.settings import Settings
from server.core.techniques.choosing import without
from server.protocol import TechniqueState


def free(settings: Settings, seats: frozenset[int]) -> Settings:
    """The settings in which no technique applies to `seats`; none given: to nobody at all."""
    for state in settings.techniques:
        left = _left(settings, state, seats)
        if left is None:
            settings = without(settings, state.technique)
        elif left != state:
            kept = tuple(left if t.technique == state.technique else t for t in settings.techniques)
            settings = replace(settings, techniques=kept)
    if not seats:  # what a ramp has left behind is imposed, too
        settings = replace(settings, density=None, brightness=1.0)
    return settings


def _left(settings: Settings, state: TechniqueState, seats: frozenset[int]) -> TechniqueState | None:
    if not seats:
        return None
    covered = state.seats or tuple(settings.order)
    staying = tuple(seat for seat in covered if seat not in seats)
    if not staying:
        return None
    return state if len(staying) == len(covered) else msgspec.structs.replace(state, seats=staying)
