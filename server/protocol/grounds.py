"""What lies under the playing: pulse, drone, bed, chords."""

from msgspec import UNSET, Struct, UnsetType

from server.protocol.terms import Density, DroneVoicing, Name, Step
from server.protocol.wire import Command, sent_by


@sent_by("conductor")
class SetPulse(Command, frozen=True):
    """The beat that sounds under the playing."""

    on: bool | UnsetType = UNSET
    pattern: Name | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@sent_by("conductor")
class SetDrone(Command, frozen=True):
    """The low tone that lies under the playing."""

    on: bool | UnsetType = UNSET
    voicing: DroneVoicing | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@sent_by("conductor")
class SetBed(Command, frozen=True):
    """A figure of some bars that comes round again under the playing (an ostinato)."""

    on: bool | UnsetType = UNSET
    style: Name | UnsetType = UNSET
    density: Density | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@sent_by("conductor")
class SetChords(Command, frozen=True):
    """Soft chords from the scale under the playing."""

    on: bool | UnsetType = UNSET
    level: Step | UnsetType = UNSET


@sent_by("conductor")
class SetSpace(Command, frozen=True):
    """While it is on, all grounds wait in silence. It ends by itself when the page that holds it goes."""

    on: bool


class PulseState(Struct, frozen=True, forbid_unknown_fields=True):
    """The beat under the playing."""

    on: bool
    pattern: Name
    level: Step


class DroneState(Struct, frozen=True, forbid_unknown_fields=True):
    """The low tone under the playing."""

    on: bool
    voicing: DroneVoicing
    level: Step


class BedState(Struct, frozen=True, forbid_unknown_fields=True):
    """The figure that comes round under the playing."""

    on: bool
    style: Name
    density: Density
    level: Step


class ChordsState(Struct, frozen=True, forbid_unknown_fields=True):
    """The chords under the playing."""

    on: bool
    level: Step
