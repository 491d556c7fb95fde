"""The grounds under the playing, planned a little ahead so that the speaker sounds them exactly on time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from server.core.effects import Effect, Send
from server.core.ground import drone_pitches, hits
from server.core.instruments import percussion
from server.core.settings import Settings
from server.protocol import DRONE, PULSE, SoundOff, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

LOOKAHEAD = 0.15
"""Seconds. Long enough to hide a Wi-Fi retransmission, short enough that a tempo change feels immediate."""

REFILL = 0.05
"""Seconds between looks ahead while the pulse sounds."""

GROUND_INSTRUMENT = "warm_pad"
"""What the drone sounds with."""

DRONE_VELOCITY = 0.55
DRONE_FADE = 1.5
"""Seconds for a drone to go away when it is switched off."""


class Accompaniment:
    """What of pulse and drone has been sent to the speaker so far."""

    def __init__(self) -> None:
        self.planned_to: float | None = None
        """Beat up to which the pulse has been sent; None while it is silent."""
        self.drone: dict[float, SoundOn] = {}

    def due(self) -> float | None:
        return None if self.planned_to is None else self._refill_at

    _refill_at = 0.0

    def wake(self, room: Room, now: float) -> list[Effect]:
        """The pulse's hits up to the look-ahead."""
        if self.planned_to is None:
            return []
        horizon = room.transport.beat_at(now + LOOKAHEAD)
        self._refill_at = now + REFILL
        if horizon <= self.planned_to:
            return []
        pattern = room.settings.pulse.pattern
        planned = hits(pattern, self.planned_to, horizon, beats_per_bar=room.bar)
        self.planned_to = horizon
        return [
            Send(
                "speaker",
                SoundOn(
                    id=room.next_sound(),
                    seat=PULSE,
                    instrument=percussion(hit.sound),
                    soft=False,
                    pitch=60.0,
                    velocity=hit.velocity,
                    hold=False,
                    at=room.transport.seconds_at(hit.beat),
                ),
            )
            for hit in planned
        ]

    def instruments(self, settings: Settings) -> frozenset[str]:
        """What has to be loaded for the grounds, percussion apart."""
        return frozenset({GROUND_INSTRUMENT} if settings.drone.on else ())

    def follow(self, room: Room, now: float) -> list[Effect]:
        """Brings the grounds to what the settings say."""
        effects: list[Effect] = []
        wanted = room.settings.pulse.on and room.plays
        if wanted and self.planned_to is None:
            self.planned_to = math.ceil(room.transport.beat_at(now) + 1e-6)
            effects += self.wake(room, now)
        elif not wanted:
            self.planned_to = None
        return effects + self.retune(room, now)

    def retune(self, room: Room, now: float) -> list[Effect]:
        """Moves the drone to the tones it should have: the new ones come in as the old ones go."""
        settings = room.settings
        pitches: tuple[float, ...] = ()
        if settings.drone.on and room.plays:
            pitches = drone_pitches(room.tuning.scale, room.tuning.root, settings.drone.voicing)
        beat = 60.0 / room.transport.bpm_at(now)
        fade = beat if pitches else DRONE_FADE
        gone = [self.drone.pop(pitch) for pitch in list(self.drone) if pitch not in pitches]
        effects: list[Effect] = [Send("speaker", SoundOff(id=sound.id, fade=fade)) for sound in gone]
        for pitch in pitches:
            if pitch not in self.drone:
                self.drone[pitch] = SoundOn(
                    id=room.next_sound(),
                    seat=DRONE,
                    instrument=GROUND_INSTRUMENT,
                    soft=True,
                    pitch=pitch,
                    velocity=DRONE_VELOCITY,
                    hold=True,
                )
                effects.append(Send("speaker", self.drone[pitch]))
        return effects

    def begin_again(self, room: Room, now: float) -> list[Effect]:
        """After everything was silenced: the drone comes back softly, the pulse with its next beat."""
        self.drone.clear()
        if self.planned_to is not None:
            self.planned_to = math.ceil(room.transport.beat_at(now) + 1e-6)
        return self.retune(room, now)

    def silenced(self) -> None:
        """The speaker has ended everything by itself."""
        self.drone.clear()
        self.planned_to = None

    # --- what is held

    in_space = False
    rumbles = False

    def space(self, room: Room, connection: str, on: bool, now: float) -> list[Effect]:
        return []

    def rumble(self, room: Room, connection: str, on: bool, now: float) -> list[Effect]:
        return []

    def accent(self, room: Room, now: float) -> list[Effect]:
        return []

    def released(self, room: Room, connection: str, now: float) -> list[Effect]:
        return []
