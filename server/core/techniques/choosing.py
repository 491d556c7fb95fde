"""Choosing techniques: pure changes of the settings, with everything that begins or ends along with them."""

from dataclasses import replace

from server.core.errors import Refused
from server.core.settings import Settings
from server.core.techniques import IN_WORDS, TECHNIQUES
from server.protocol import TechniqueName, TechniqueState


def with_technique(settings: Settings, state: TechniqueState) -> Settings:
    """The settings in which it runs. Of two that say who sounds on one seat the older ends."""
    kind = TECHNIQUES[state.technique]
    check_seats(settings, state)
    state = kind.settled(settings, state)
    if kind.decides_who:
        for other in settings.techniques:
            beside = other.technique != state.technique and TECHNIQUES[other.technique].decides_who
            if beside and _meet(other, state):
                settings = without(settings, other.technique)
    settings, kept = kind.chosen(settings, state)
    others = tuple(t for t in settings.techniques if t.technique != state.technique)
    return replace(settings, techniques=(*others, kept))


def check_seats(settings: Settings, state: TechniqueState) -> None:
    """Raises Refused if it names a seat that isn't there."""
    for seat in (*state.seats, state.leader):
        if seat > len(settings.seats):
            text = f"This room has {len(settings.seats)} seats, and no seat {seat}."
            raise Refused("no_such_seat", text, seats=len(settings.seats), number=seat)


def without(settings: Settings, name: TechniqueName) -> Settings:
    """The settings in which it has ended."""
    running = next((t for t in settings.techniques if t.technique == name), None)
    if running is None:
        raise Refused("not_running", f"{IN_WORDS[name]} has ended already.", technique=name)
    settings = TECHNIQUES[name].dropped(settings, running)
    return replace(settings, techniques=tuple(t for t in settings.techniques if t is not running))


def _meet(one: TechniqueState, other: TechniqueState) -> bool:
    return not one.seats or not other.seats or bool(set(one.seats) & set(other.seats))
