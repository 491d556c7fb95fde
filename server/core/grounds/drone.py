"""The low tone under the playing: the root, and its fifth, for as long as it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from server.core.effects import Effect, Send
from server.core.grounds.concord import root_within
from server.core.scale import Scale
from server.protocol import DRONE, DroneVoicing, SoundOff, SoundOn

if TYPE_CHECKING:
    from server.core.room import Room

DRONE_LOWEST: Final = 36.0
"""C2: the drone's root lies in the octave from here up."""

INSTRUMENT: Final = "warm_pad"
VELOCITY: Final = 0.75

FADE: Final = 3.0
"""Seconds in which it comes when it is switched on, and goes when it is switched off."""

AGAIN: Final = 1.0
"""Seconds in which it comes back after a stop or a space."""


def drone_pitches(scale: Scale, root_pc: int, voicing: DroneVoicing = "one") -> tuple[float, ...]:
    """The tones of the drone, low to high, in MIDI semitones.

    Over a scale without a fifth "one_five" gives the octave: a fifth from outside would be a wrong note.
    """
    root = root_within(scale, root_pc, DRONE_LOWEST)
    if voicing == "one":
        return (root,)
    above = scale.period if scale.fifth is None else scale.degrees[scale.fifth]
    return (root, root + above / 100)


class Drone:
    """The tones that have been sent and not ended."""

    def __init__(self) -> None:
        self.sounding: dict[float, SoundOn] = {}
        self._known = False
        """Whether it was on before it fell silent."""

    def follow(self, room: Room, *, mute: bool, now: float) -> list[Effect]:
        """Moves it to the tones it should have: the new ones come in as the old ones go."""
        settings = room.settings
        pitches: tuple[float, ...] = ()
        if settings.drone.on and not mute:
            pitches = drone_pitches(room.tuning.scale, room.tuning.root, settings.drone.voicing)
        beat = 60.0 / room.transport.bpm_at(now)
        rise = beat if self.sounding else AGAIN if self._known else FADE
        gone = [self.sounding.pop(pitch) for pitch in list(self.sounding) if pitch not in pitches]
        effects: list[Effect] = [
            Send("speaker", SoundOff(id=sound.id, fade=round(beat if pitches else FADE, 3))) for sound in gone
        ]
        for pitch in pitches:
            if pitch not in self.sounding:
                self.sounding[pitch] = SoundOn(
                    id=room.next_sound(),
                    seat=DRONE,
                    instrument=INSTRUMENT,
                    soft=True,
                    pitch=pitch,
                    velocity=VELOCITY,
                    hold=True,
                    rise=round(rise, 3),
                )
                effects.append(Send("speaker", self.sounding[pitch]))
        self._known = settings.drone.on
        return effects

    def silenced(self) -> None:
        """The speaker has ended its tones by itself."""
        self.sounding.clear()
