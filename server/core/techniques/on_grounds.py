"""Techniques that bring grounds along: what they switch on they switch off again, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import msgspec

from server.core.settings import Settings
from server.core.techniques.technique import Technique
from server.protocol import GroundName, TechniqueState


class OnGrounds(Technique):
    """One tap in, one tap out, for the grounds in `brings`. The therapist may switch each of them meanwhile."""

    brings: ClassVar[tuple[GroundName, ...]]

    @classmethod
    def chosen(cls, settings: Settings, state: TechniqueState) -> tuple[Settings, TechniqueState]:
        running = next((t for t in settings.techniques if t.technique == cls.name), None)
        if running is not None:
            return settings, msgspec.structs.replace(state, lit=running.lit)
        lit = tuple(name for name in cls.brings if not getattr(settings, name).on)
        return _switched(settings, lit, on=True), msgspec.structs.replace(state, lit=lit)

    @classmethod
    def dropped(cls, settings: Settings, state: TechniqueState) -> Settings:
        others = {name for t in settings.techniques if t.technique != cls.name for name in t.lit}
        return _switched(settings, tuple(name for name in state.lit if name not in others), on=False)


def _switched(settings: Settings, names: tuple[GroundName, ...], *, on: bool) -> Settings:
    changed = {name: msgspec.structs.replace(getattr(settings, name), on=on) for name in names}
    return replace(settings, **changed)
