"""What there is to choose from: read from files when the server starts, and shared by all its rooms."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.core.grounds.bed import Bed
from server.core.grounds.pulse import Pulse
from server.core.scale import Scale
from server.protocol import AccessPreset, Plan


@dataclass(frozen=True, slots=True)
class Collection:
    """Each by its id, in the order in which it is offered."""

    scales: Mapping[str, Scale]
    pulses: Mapping[str, Pulse]
    beds: Mapping[str, Bed]
    templates: tuple[Plan, ...] = ()
    """Plans to begin from, one for each kind of group."""
    presets: tuple[AccessPreset, ...] = ()
    """Access profiles to begin from, as a therapist would name them."""
