"""All there is to choose from."""

from typing import Literal

from msgspec import Struct

from server.protocol.access import AccessPreset
from server.protocol.plan import Plan
from server.protocol.wire import Fact, fact


class ScaleView(Struct, frozen=True):
    """One scale as it is offered."""

    id: str
    name: str
    aka: list[str]
    tier: Literal["open", "colour", "shadow", "gong"]
    mood: str | None
    region: str
    character: str
    note: str
    degrees: list[float]
    """Cents above the root."""
    period: float
    root: int


class GroundView(Struct, frozen=True):
    """One pulse or bed as it is offered."""

    id: str
    name: str


class InstrumentView(Struct, frozen=True):
    """One instrument as it is offered."""

    id: str
    name: str
    hold: bool


@fact
class Offer(Fact, frozen=True):
    """All there is to choose from; sent once to a dashboard."""

    scales: list[ScaleView]
    instruments: list[InstrumentView]
    pulses: list[GroundView]
    beds: list[GroundView]
    templates: list[Plan]
    presets: list[AccessPreset]


@fact
class PlanText(Fact, frozen=True):
    """The whole plan, for editing; told when it changes."""

    plan: Plan | None
