"""Techniques that bring grounds along: what they switch on they switch off again, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from server.core.settings import Settings
from server.core.techniques.technique import Technique
from server.protocol import GroundName, TechniqueName, TechniqueState

BRINGS: Final[dict[TechniqueName, tuple[GroundName, ...]]] = {
    "ground": ("pulse", "drone"),
    "hold": ("pulse", "drone", "chords"),
}


class OnGrounds(Technique):
    """One tap in, one tap out, for the grounds it brings. The therapist may switch each of them meanwhile."""

    @classmethod
    def chosen(cls, settings: Settings, state: TechniqueState) -> tuple[Settings, TechniqueState]:
        running = next((t for t in settings.techniques if t.technique == cls.name), None)
        if running is not None:
            return settings, msgspec.structs.replace(state, lit=running.lit)
        lit = tuple(name for name in BRINGS[cls.name] if not getattr(settings, name).on)
        return _switched(settings, lit, on=True), msgspec.structs.replace(state, lit=lit)

    @classmethod
    def dropped(cls, settings: Settings, state: TechniqueState) -> Settings:
        """What another running technique brings, too, stays on and is that one's to switch off."""
        techniques, dark = list(settings.techniques), list(state.lit)
        for place, other in enumerate(techniques):
            if other.technique != cls.name:
                shared = tuple(name for name in dark if name in BRINGS.get(other.technique, ()))
                techniques[place] = msgspec.structs.replace(other, lit=(*other.lit, *shared))
                dark = [name for name in dark if name not in shared]
        return _switched(replace(settings, techniques=tuple(techniques)), tuple(dark), on=False)


def _switched(settings: Settings, names: tuple[GroundName, ...], *, on: bool) -> Settings:
    changed = {name: msgspec.structs.replace(getattr(settings, name), on=on) for name in names}
    return replace(settings, **changed)
