"""How loud the room may get: the ceiling measured with a phone, the level and the dose estimated from it."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.protocol.wire import Command, Fact, fact, sent_by

People = Literal["children", "adults"]
"""Whose ears: children are advised a lower level."""

Device = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
"""A browser that sounds rooms, as it names itself; what was measured belongs to it and its loudspeaker."""

Dba = Annotated[float, Meta(ge=30, le=110)]
"""What a phone's sound meter shows, dBA."""

Ceiling = Annotated[int, Meta(ge=60, le=85)]
"""dBA that nothing may exceed."""


@sent_by("conductor")
class PlayNoise(Command, frozen=True):
    """Lets the speaker play a steady noise of -20 LUFS and nothing else, 20 s at most, or ends it."""

    on: bool


@sent_by("conductor")
class SetCeiling(Command, frozen=True):
    """What the phone showed during the noise, whose ears there are and the ceiling: kept, enforced and locked."""

    measured: Dba
    people: People
    ceiling: Ceiling


@sent_by("conductor")
class UnlockCeiling(Command, frozen=True):
    """Opens the lock. Takes two: one that asks, and one that is `sure` within the next seconds."""

    sure: bool


@sent_by("conductor")
class LiftCut(Command, frozen=True):
    """Takes back the 6 dB that were cut because it had become too loud."""


@sent_by("conductor")
class SetAccents(Command, frozen=True):
    """Whether sounds may begin suddenly: off, every sudden one is softened."""

    on: bool


@fact
class Noise(Fact, frozen=True):
    """Play the steady noise of -20 LUFS and nothing else, or end it."""

    on: bool


class DeviceCeiling(Struct, frozen=True, forbid_unknown_fields=True):
    """What was measured and chosen for one speaker device."""

    measured: Dba
    people: People
    ceiling: Ceiling
    locked: bool


@fact
class Safety(Fact, frozen=True):
    """How loud the room is and may get, for the dashboard. All levels are estimates."""

    kept: DeviceCeiling | None
    """None: never measured on this speaker device."""
    unlocking: bool
    """The lock has been asked for, and waits for a second word."""
    noise: bool
    level: int | None
    """dBA over the last seconds; None while nothing is known."""
    limit: int
    """dBA from which on one is warned: what these ears are advised for a week."""
    dose: float
    """Share of a week's listening that this session has taken, 0 to 1 and more."""
    loud: bool
    """At or above `limit` lately."""
    accents: bool
    """Whether sounds may begin suddenly."""
    cut: bool
    """Everything is 6 dB softer because it was 85 dBA or more, until the therapist lifts it."""
