"""The grounds under the playing, planned a little ahead so that the speaker sounds them exactly on time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from server.core.effects import Effect, Send
from server.core.errors import Refused
from server.core.grounds import cues
from server.core.grounds.bed_layer import BedLayer
from server.core.grounds.chords_layer import INSTRUMENT as CHORDS_INSTRUMENT
from server.core.grounds.chords_layer import ChordsLayer
from server.core.grounds.cues import Roll
from server.core.grounds.drone import INSTRUMENT as DRONE_INSTRUMENT
from server.core.grounds.drone import Drone
from server.core.grounds.layer import LOOKAHEAD as LOOKAHEAD
from server.core.grounds.pulse import PulseLayer
from server.core.instruments import percussion
from server.protocol import BED, CHORDS, DRONE, PULSE, GroundName, Silence, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

REFILL = 0.05
"""Seconds between looks ahead while a ground sounds."""

SPACE_FADE = 0.3
"""Seconds in which the grounds go when the conductor asks for space."""

NAMES: Final[dict[int, GroundName]] = {PULSE: "pulse", DRONE: "drone", BED: "bed", CHORDS: "chords"}

LED = ("echo", "call_answer")
"""Techniques that sound with the therapist's timbre."""


class Accompaniment:
    """All grounds of a room: what of them has been sent to the speaker so far."""

    def __init__(self) -> None:
        self.drone = Drone()
        self.bed = BedLayer()
        self.chords = ChordsLayer()
        self.roll = Roll()
        self._grounds = (PulseLayer(), self.bed, self.chords)
        self._holders: set[str] = set()
        """The pages that hold the space."""
        self._counted: float | None = None
        """The beat of a count-in for which the grounds are ready."""
        self._waits = False
        self._refill_at = 0.0

    # --- what pages are told

    @property
    def in_space(self) -> bool:
        return bool(self._holders)

    @property
    def opening(self) -> list[GroundName]:
        """Grounds that wait for their bar."""
        return [NAMES[layer.strip] for layer in self._grounds if layer.opens]

    @property
    def leaving(self) -> list[GroundName]:
        """Grounds that are off and still fading."""
        return [NAMES[layer.strip] for layer in self._grounds if layer.leaves]

    @property
    def rumbles(self) -> bool:
        return bool(self.roll.holders)

    def instruments(self, room: Room) -> frozenset[str]:
        """What has to be loaded, but for what every speaker page has anyway."""
        settings = room.settings
        wanted: set[str] = set()
        if settings.drone.on:
            wanted.add(DRONE_INSTRUMENT)
        if settings.chords.on:
            wanted.add(CHORDS_INSTRUMENT)
        bed = room.collection.beds.get(settings.bed.style)
        if settings.bed.on and bed is not None:
            wanted |= bed.instruments(settings.bed.density)
        pulse = room.collection.pulses.get(settings.pulse.pattern)
        if settings.pulse.on and pulse is not None:
            wanted |= {percussion(stroke.sound) for stroke in (*pulse.first, *pulse.others)}
        if any(technique.technique in LED for technique in settings.techniques):
            wanted.add(settings.leader_instrument)
        return frozenset(wanted)

    def lasting(self) -> list[SoundOn]:
        """What sounds on, for a speaker page that takes over."""
        return [*self.drone.sounding.values(), *self.chords.sounding.values()]

    # --- time

    def due(self) -> float | None:
        return self._refill_at if any(layer.active for layer in (*self._grounds, self.roll)) else None

    def wake(self, room: Room, now: float) -> list[Effect]:
        """Everything up to the look-ahead."""
        self._refill_at = now + REFILL
        before = (self.opening, self.leaving)
        effects = [effect for layer in (*self._grounds, self.roll) for effect in layer.wake(room, now)]
        if (self.opening, self.leaving) != before:
            room.picture.stale = True
        return effects

    # --- what the conductor wants

    def follow(self, room: Room, now: float) -> list[Effect]:
        """Brings the grounds to what the settings, a space and the techniques say."""
        waits = self.in_space or room.ensemble.silences_grounds
        effects: list[Effect] = []
        if waits and not self._waits:
            effects += self._fall_silent()
        self._waits = waits
        if self._counted is not None and room.counting is None:
            # Called off, so that all play at once: what was ready for the bar begins anew.
            if room.transport.beat_at(now + LOOKAHEAD) < self._counted:
                self._begin_anew()
            self._counted = None
        if room.counting is not None:
            self._counted = room.counting.beat
        if not waits and room.settings.running:
            for layer in self._grounds:
                effects += layer.follow(room, now)
        effects += self.roll.follow(room, now)
        return [*effects, *self.wake(room, now), *self._drone(room, now)]

    def retune(self, room: Room, now: float) -> list[Effect]:
        """Another scale is in force: whatever sounds on follows."""
        return [*self.bed.retune(room, now), *self.chords.retune(room, now), *self._drone(room, now)]

    def _drone(self, room: Room, now: float) -> list[Effect]:
        return self.drone.follow(room, mute=self._waits or not room.plays, now=now)

    # --- silence

    def _fall_silent(self) -> list[Effect]:
        """The grounds wait: what sounds goes softly, what is planned doesn't come."""
        self.drone.silenced()
        for layer in self._grounds:
            layer.wait()
        return [
            Send("speaker", Silence(fade=SPACE_FADE, seat=strip)) for strip in (PULSE, DRONE, BED, CHORDS)
        ]

    def _begin_anew(self) -> None:
        for layer in self._grounds:
            layer.drop()

    def begin_again(self, room: Room, now: float) -> list[Effect]:
        """After everything was silenced: the drone comes back softly, the others with the next beat."""
        self.drone.silenced()
        for layer in self._grounds:
            layer.wait()
        return self.follow(room, now)

    def silenced(self) -> None:
        """The room has stopped, and the speaker has ended everything by itself."""
        self.drone.silenced()
        self._begin_anew()
        self._counted = None
        self.roll.holders.clear()
        self.roll.drop()

    # --- what is held

    def space(self, room: Room, connection: str, on: bool, now: float) -> list[Effect]:
        """The grounds wait in silence for as long as a page asks for it."""
        _hold(self._holders, connection, on)
        room.picture.stale = True
        return self.follow(room, now)

    def rumble(self, room: Room, connection: str, on: bool, now: float) -> list[Effect]:
        if on and not room.plays:
            raise _stopped()
        _hold(self.roll.holders, connection, on)
        room.picture.stale = True
        return self.follow(room, now)

    def accent(self, room: Room, now: float) -> list[Effect]:
        if not room.plays:
            raise _stopped()
        return cues.accent(room, now)

    def released(self, room: Room, connection: str, now: float) -> list[Effect]:
        """A page has gone, and with it what it held."""
        if connection not in self._holders | self.roll.holders:
            return []
        self._holders.discard(connection)
        self.roll.holders.discard(connection)
        room.picture.stale = True
        return self.follow(room, now)


def _hold(holders: set[str], connection: str, on: bool) -> None:
    if on:
        holders.add(connection)
    else:
        holders.discard(connection)


def _stopped() -> Refused:
    return Refused("stopped", "The room is stopped: press GO first.")
