"""Safe sound: the measured ceiling and its lock, the level and dose estimated from it, the warning and the cut."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from math import log10
from typing import TYPE_CHECKING, Final

import msgspec

from server.core.effects import Effect, Handlers, KeepCeiling, Send
from server.core.errors import Refused
from server.core.mixer import gain
from server.core.said import Said
from server.protocol import (
    DeviceCeiling,
    LiftCut,
    Noise,
    PlayNoise,
    Safety,
    SetAccents,
    SetCeiling,
    SpeakerState,
    UnlockCeiling,
)

if TYPE_CHECKING:
    from server.core.room import Room, Sender

NOISE_LUFS: Final = -20.0
"""How loud the speaker's steady noise is."""

LOUDEST_LUFS: Final = -11.0
"""What the speaker's limiter lets through at the most over 400 ms; measured in tests/e2e/sound/test_sound_safety.py."""

NOISE_LASTS: Final = 20.0
UNLOCKING: Final = 15.0
"""Seconds in which the second word must come."""

ADVISED: Final = {"children": 75, "adults": 80}
"""dBA for forty hours a week: WHO-ITU H.870."""
WEEK: Final = 40 * 3600.0
EXCHANGE: Final = 3.0
"""dB by which the level rises for the time to halve."""

TOO_LOUD: Final = 85.0
"""dBA at which the room is cut."""
CUT_DB: Final = -6.0
RECENT: Final = 3.0
"""Seconds over which a level is meant."""
EASED: Final = 10.0
"""Seconds below the limit after which the warning ends."""
GAP_MOST: Final = 2.0
"""Seconds one report may speak for."""


class Guard:
    """What one room knows of its loudness. Nothing of it is a setting, so Undo never makes a room louder."""

    def __init__(self) -> None:
        self.kept: Mapping[str, DeviceCeiling] = {}
        """What was measured, for every speaker device this server knows; put here by the hub."""
        self.cut = False
        self.dose = 0.0
        self._recent: deque[tuple[float, float, float]] = deque()
        """When a report came, the seconds it speaks for, and the power they had, dBA as a ratio."""
        self._heard_at: float | None = None
        self._loud_at: float | None = None
        self._noise_until: float | None = None
        self._unlock_until: float | None = None
        self._told: Safety | None = None

    # --- what is known

    def ceiling(self, room: Room) -> DeviceCeiling | None:
        """What holds for the device that sounds."""
        active = room.lease.active
        return self.kept.get(active.device) if active is not None and active.device is not None else None

    def trim(self, room: Room) -> float:
        """Linear gain after everything: the loudest the speaker can be is the ceiling; less while cut."""
        over = 0.0
        if (kept := self.ceiling(room)) is not None:
            over = max(0.0, estimated(kept, LOUDEST_LUFS) - kept.ceiling)
        return round(gain(-over + (CUT_DB if self.cut else 0.0)), 5)

    def limit(self, room: Room) -> int:
        kept = self.ceiling(room)
        return ADVISED[kept.people if kept is not None else "children"]

    def level(self) -> float | None:
        """dBA over the last seconds; None while nothing sounded or nothing was measured."""
        seconds = sum(length for _, length, _ in self._recent)
        power = sum(length * ratio for _, length, ratio in self._recent)
        return 10 * log10(power / seconds) if seconds > 0 and power > 0 else None

    def fact(self, room: Room, now: float) -> Safety:
        level = self.level()
        return Safety(
            kept=self.ceiling(room),
            unlocking=self._unlock_until is not None,
            noise=self._noise_until is not None,
            level=None if level is None else round(level),
            limit=self.limit(room),
            dose=round(self.dose, 5),
            loud=self._loud_at is not None,
            accents=room.settings.accents,
            cut=self.cut,
        )

    def news(self, room: Room, now: float) -> bool:
        """Whether dashboards have yet to be told."""
        return self.fact(room, now) != self._told

    def tell(self, room: Room, now: float) -> list[Effect]:
        """To all dashboards, if it is another thing than they know."""
        if not self.news(room, now):
            return []
        self._told = self.fact(room, now)
        return [Send("conductors", self._told)]

    # --- what the speaker says

    def hear(self, room: Room, loudness: float | None, now: float) -> None:
        """A second of sound, as the page that sounds has measured it."""
        before, self._heard_at = self._heard_at, now
        while self._recent and self._recent[0][0] <= now - RECENT:
            self._recent.popleft()
        kept = self.ceiling(room)
        if kept is not None and loudness is not None and before is not None:
            seconds = min(GAP_MOST, now - before)
            dba = estimated(kept, loudness)
            self.dose += seconds / WEEK * 2 ** ((dba - ADVISED[kept.people]) / EXCHANGE)
            self._recent.append((now, seconds, 10 ** (dba / 10)))
        level = self.level()
        if level is not None and level >= self.limit(room):
            if self._loud_at is None:
                _warn(room, level, self.limit(room))
            self._loud_at = now
        elif self._loud_at is not None and now - self._loud_at >= EASED:
            self._loud_at = None
        if level is not None and level >= TOO_LOUD and not self.cut:
            self.cut = True
            _tell_cut(room)

    # --- what ends by itself

    def due(self) -> float | None:
        dues = [due for due in (self._noise_until, self._unlock_until) if due is not None]
        return min(dues, default=None)

    def wake(self, room: Room, now: float) -> list[Effect]:
        effects: list[Effect] = []
        if self._noise_until is not None and now >= self._noise_until:
            effects += self.end_noise(room)
        if self._unlock_until is not None and now >= self._unlock_until:
            self._unlock_until = None
            room.picture.stale = True
        return effects

    def play_noise(self, room: Room, now: float) -> list[Effect]:
        self._noise_until = now + NOISE_LASTS
        room.picture.stale = True
        return [Send("speaker", Noise(on=True))]

    def end_noise(self, room: Room) -> list[Effect]:
        """Also when the page that asked for it goes, or the room falls silent."""
        if self._noise_until is None:
            return []
        self._noise_until = None
        room.picture.stale = True
        return [Send("speaker", Noise(on=False))]

    def ask_unlock(self, now: float) -> None:
        self._unlock_until = now + UNLOCKING

    def may_unlock(self, now: float) -> bool:
        asked, self._unlock_until = self._unlock_until, None
        return asked is not None and now < asked


def _warn(room: Room, level: float, limit: int) -> None:
    text = f"About {level:.0f} dBA: these ears are advised {limit} at most. It is an estimate."
    room.tell_news(Said(text, "notices.sound_loud", level=round(level), limit=limit))


def _tell_cut(room: Room) -> None:
    text = (
        f"It was {TOO_LOUD:.0f} dBA or more, so everything is 6 dB softer until you give it back "
        "under “How loud at most”."
    )
    room.tell_news(Said(text, "notices.sound_cut", level=round(TOO_LOUD)))


def estimated(kept: DeviceCeiling, loudness: float) -> float:
    """dBA in the room, if the phone heard right and nobody has turned the amplifier since."""
    return kept.measured + loudness - NOISE_LUFS


# --- commands


def heard(room: Room, message: SpeakerState, now: float) -> list[Effect]:
    """What the page that sounds says of its loudness; a cut is told to it at once."""
    room.safety.hear(room, message.loudness, now)
    room.picture.stale |= room.safety.news(room, now)
    return room.mix_changed()


def play_noise(room: Room, sender: Sender, message: PlayNoise, now: float) -> list[Effect]:
    if not message.on:
        return room.safety.end_noise(room)
    if room.lease.active is None or room.lease.active.state == "asleep":
        raise Refused("no_speaker", "Nothing sounds yet: open the speaker page first, and start it.")
    return room.safety.play_noise(room, now)


def set_ceiling(room: Room, sender: Sender, message: SetCeiling, now: float) -> list[Effect]:
    before = room.safety.ceiling(room)
    if before is not None and before.locked:
        raise Refused("locked", "The ceiling is locked: unlock it first.")
    new = DeviceCeiling(
        measured=message.measured, people=message.people, ceiling=message.ceiling, locked=True
    )
    return [*room.safety.end_noise(room), *_keep(room, new)]


def unlock_ceiling(room: Room, sender: Sender, message: UnlockCeiling, now: float) -> list[Effect]:
    before = room.safety.ceiling(room)
    room.picture.stale = True
    if before is None or not before.locked:
        return []
    if not message.sure:
        room.safety.ask_unlock(now)
        return []
    if not room.safety.may_unlock(now):
        raise Refused("not_asked", "The ceiling stays locked: press Unlock, then confirm it.")
    return _keep(room, msgspec.structs.replace(before, locked=False))


def _keep(room: Room, new: DeviceCeiling) -> list[Effect]:
    active = room.lease.active
    if active is None or active.device is None:
        raise Refused("no_speaker", "Nothing sounds yet: open the speaker page first, and start it.")
    room.safety.kept = {**room.safety.kept, active.device: new}
    room.picture.stale = True
    return [KeepCeiling(device=active.device, ceiling=new), *room.mix_changed()]


def lift_cut(room: Room, sender: Sender, message: LiftCut, now: float) -> list[Effect]:
    room.safety.cut = False
    room.picture.stale = True
    return room.mix_changed()


def set_accents(room: Room, sender: Sender, message: SetAccents, now: float) -> list[Effect]:
    allowed, softened = Said("accents allowed", "undo.accents"), Said("accents softened", "undo.no_accents")
    what = allowed if message.on else softened
    return room.change(replace(room.settings, accents=message.on), what, now)


HANDLERS: Handlers = {
    PlayNoise: play_noise,
    SetCeiling: set_ceiling,
    UnlockCeiling: unlock_ceiling,
    LiftCut: lift_cut,
    SetAccents: set_accents,
}
