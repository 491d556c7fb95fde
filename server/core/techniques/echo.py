"""Echo: what a seat has just played is given back once, in the therapist's timbre, and never mocking-exact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from server.core.accompaniment import LOOKAHEAD
from server.core.chance import Chance
from server.core.effects import Effect, Send
from server.core.errors import Refused
from server.core.instruments import INSTRUMENTS
from server.core.playing import OLDEST_TOUCH
from server.core.seat import symbol_of
from server.core.tape import Lifted, Touched
from server.core.techniques.technique import Technique
from server.protocol import LEADER, Cue, SoundOff, SoundOn, TechniqueState

if TYPE_CHECKING:
    from server.core.room import Room

SHORTEST, USUAL, LONGEST = 2.0, 4.0, 8.0
"""Seconds that are given back."""

LOOSENED = 0.1
"""Each gap grows or shrinks by up to this share."""

TONE_SHORTEST = 0.1
"""Seconds."""
TONE_LONGEST = 4.0
"""Beats."""

NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone of it: when, in server seconds, and how long."""

    at: float
    pitch: float
    velocity: float
    length: float


class Echo(Technique):
    """It begins on the next beat, moves its tones into the scale in force as each sounds, and ends by itself."""

    name = "echo"

    def __init__(self, state: TechniqueState) -> None:
        super().__init__(state)
        self._tones: list[Tone] = []
        """What the speaker has not been told yet, the next one first."""
        self._began = self._ends = 0.0
        self._of_kept = False
        """Whether a record may hold what is given back: all of it was kept when it was played."""

    @classmethod
    def asked(cls, room: Room, state: TechniqueState, now: float) -> TechniqueState:
        if not room.plays:
            raise Refused("stopped", "The room is stopped: press GO, then there is something to give back.")
        last = next(iter(_heard(room, state.seats, now - _seconds(state))), None)
        if last is None:
            who = symbol_of(state.seats[0]) if len(state.seats) == 1 else "Nobody here"
            span = NUMBERS[round(_seconds(state))]
            raise Refused(
                "nothing_to_echo",
                f"{who} has {_not(who)}played in the last {span} seconds.",
                span=round(_seconds(state)),
            )
        return msgspec.structs.replace(state, seats=(last.seat,))

    # --- its life

    def begin(self, room: Room, now: float) -> list[Effect]:
        beat = room.transport.next_change(now, LOOKAHEAD, "beat")
        self._began = room.transport.seconds_at(beat)
        played = _heard(room, self.state.seats[:1], now - _seconds(self.state)) if self.state.seats else []
        self._of_kept = all(map(room.recorder.keeps, played))
        self._tones = _loosened(_as_played(room, played[::-1], now), self._began, Chance(now))
        self._ends = max((tone.at + tone.length for tone in self._tones), default=now)
        return []

    def change(self, room: Room, state: TechniqueState, now: float) -> list[Effect]:
        """Asked again meanwhile: what was played last is given back instead."""
        self.state = state
        return self.begin(room, now)

    def stopped(self, room: Room, now: float) -> None:
        """What was cut off is not taken up again."""
        self.finish(now)

    def due(self, room: Room) -> float | None:
        return self._tones[0].at - LOOKAHEAD if self._tones else self._ends

    def wake(self, room: Room, now: float) -> list[Effect]:
        effects: list[Effect] = []
        while self._tones and self._tones[0].at - LOOKAHEAD <= now:
            effects += self._sound(room, self._tones.pop(0), now)
        if not self._tones and now >= self._ends:
            self.finish(now)
        return effects

    def _sound(self, room: Room, tone: Tone, now: float) -> list[Effect]:
        at, ends = max(tone.at, now), tone.at + tone.length
        instrument = INSTRUMENTS[room.settings.leader_instrument]
        coming, tuning = room.coming, room.tuning
        if coming is not None and at >= coming.at:
            tuning = coming.tuning
        pitch = tuning.nearest(tone.pitch)
        if coming is not None and not coming.tuning.contains(pitch):
            ends = min(ends, coming.at)
        sound = SoundOn(
            id=room.next_sound(),
            seat=LEADER,
            instrument=instrument.id,
            soft=room.settings.leader_soft,
            pitch=pitch,
            velocity=tone.velocity,
            hold=instrument.hold,
            at=at,
        )
        if not self._of_kept or not room.consent.left_out.isdisjoint(self.state.seats):
            room.recorder.leave_out_sound(sound.id)
        off = [Send("speaker", SoundOff(id=sound.id, at=max(ends, at)))] if instrument.hold else []
        return [Send("speaker", sound), *off]

    # --- what it says

    def cue(self, room: Room) -> Cue:
        beat = room.transport.beat_at
        return Cue(
            technique=self.name,
            phase="echo",
            now=[LEADER],
            next=list(self.state.seats),
            began=beat(self._began),
            until=beat(self._ends),
        )


def _not(who: str) -> str:
    return "" if who == "Nobody here" else "not "


def _seconds(state: TechniqueState) -> float:
    return min(LONGEST, max(SHORTEST, state.seconds or USUAL))


def _heard(room: Room, seats: tuple[int, ...], since: float) -> list[Touched]:
    """The touches of whoever played last, of these seats or of all, that were heard since then; the newest first."""
    found: list[Touched] = []
    for event in reversed(room.tape):
        if not isinstance(event, Touched):
            continue
        if event.touched < since - OLDEST_TOUCH:
            break
        if event.touched < since or event.sounded is None or (seats and event.seat not in seats):
            continue
        if not found or event.seat == found[0].seat:
            found.append(event)
    return found


def _as_played(room: Room, played: list[Touched], now: float) -> list[Tone]:
    """The touches as they were heard, each as long as the hand stayed."""
    since = min((touch.touched for touch in played), default=now)
    later = takewhile(
        lambda event: event.at >= since, (e for e in reversed(room.tape) if isinstance(e, Lifted))
    )
    lifted = {(event.seat, event.note): event.at for event in later}
    longest = TONE_LONGEST * 60 / room.transport.bpm_at(now)
    tones = [
        Tone(
            at=touch.touched if touch.sounded is None else touch.sounded,
            pitch=touch.pitch,
            velocity=touch.velocity,
            length=min(
                longest, max(TONE_SHORTEST, lifted.get((touch.seat, touch.note), now) - touch.touched)
            ),
        )
        for touch in played
    ]
    return sorted(tones, key=lambda tone: tone.at)


def _loosened(tones: list[Tone], begins: float, chance: Chance) -> list[Tone]:
    """The same from `begins` on, each gap a little longer or shorter than it was."""
    loose: list[Tone] = []
    at = begins
    for place, tone in enumerate(tones):
        if place:
            at += (tone.at - tones[place - 1].at) * (1 + chance.between(-LOOSENED, LOOSENED))
        loose.append(replace(tone, at=at))
    return loose
