"""The way of all sound to the loudspeaker: one level, room, limiter and ceiling, each as the speaker page has it."""

from math import tanh
from typing import Final

import numpy as np

from server.export.audio.arrays import RATE, Amount, Sound
from server.export.audio.automation import Automation, Ramp
from server.export.audio.filters import SHORT, Convolver, impulse, low_pass
from server.export.audio.limiter import Limiter
from server.export.audio.reverb import SEND, echo
from server.protocol import Mix

POST_GAIN: Final = 0.6
"""Takes back the limiter's make-up gain."""
HUSHED: Final = 0.1
HUSH_SECONDS: Final = 0.08
RAMP: Final = 0.3
STRAIGHT: Final = 0.7
BEND: Final = 0.27
CEILING: Final = STRAIGHT + BEND * tanh((1 - STRAIGHT) / BEND)
CALM_CEILING: Final = 0.2512
CALM_DRIVE: Final = 2.818
CALM_HERTZ: Final = 6000.0
OPEN_HERTZ: Final = 18_000.0
CLOSED_HERTZ: Final = 1200.0
STEP: Final = 512
"""Samples for which a colour on its way stays as it is."""


def brightness_hertz(brightness: float) -> float:
    share = max(0.0, min(1.0, brightness))
    return float(CLOSED_HERTZ * (OPEN_HERTZ / CLOSED_HERTZ) ** share)


class Chain:
    """Begins as `initial` says, without ramps."""

    def __init__(self, initial: Mix) -> None:
        self._master = Ramp(initial.master)
        self.gate = Automation(1.0)
        """Takes back what would be sudden."""
        self._calm = initial.calm
        self._hertz = Ramp(self._goal_hertz(initial.brightness))
        self._guard = Ramp(HUSHED if initial.hush else 1.0)
        self._narrow = Ramp(CEILING / CALM_CEILING if initial.calm else 1.0)
        self._drive = Ramp(CALM_DRIVE if initial.calm else 1.0)
        self._trim = Ramp(initial.trim)
        self._send = Automation(SEND)
        self._dry: list[tuple[float, float]] = []
        """When the echoes were told to end, and within how many seconds."""
        self._colour = Convolver(impulse(SHORT, low_pass(self._hertz.goal)))
        self._coloured = (self._hertz.goal, False)
        self._strips = _Strips()
        self._echo = Convolver(echo())
        self._limiter = Limiter()

    def mix(self, mix: Mix, at: float, *, quiet: bool) -> None:
        """`quiet`: nothing sounds that a change could startle with."""
        if self._master.goal != mix.master:
            if mix.over > 0:
                self._master.go(mix.master, at, mix.over, "even")
            elif quiet:
                self._master.go(mix.master, at, RAMP)
            else:
                self._master.fade(mix.master, at)
        if mix.calm != self._calm:
            self._narrow.go(CEILING / CALM_CEILING if mix.calm else 1.0, at, RAMP, "even")
            self._drive.go(CALM_DRIVE if mix.calm else 1.0, at, RAMP, "even")
        self._calm = mix.calm
        if self._trim.goal != mix.trim:
            self._trim.fade(mix.trim, at)
        hertz = self._goal_hertz(mix.brightness)
        if self._hertz.goal != hertz:
            self._hertz.go(hertz, at, max(RAMP, mix.over), "even")
        guard = HUSHED if mix.hush else 1.0
        if self._guard.goal != guard:
            if mix.hush:
                self._guard.go(guard, at, HUSH_SECONDS)
            else:
                self._guard.fade(guard, at)

    def outside(self, time: float) -> float:
        """How much louder or softer what sounds now comes out at `time`, the gate and the ceiling left out."""
        return self._master.at(time) * self._guard.at(time)

    def outside_most(self, now: float) -> float:
        """The same, the most it is now or will come to."""
        master, guard = self._master, self._guard
        return max(master.at(now), master.goal) * max(guard.at(now), guard.goal)

    def dry_out(self, at: float, fade: float) -> None:
        """The echoes of what has sounded end within `fade`; what sounds next has its echo again."""
        self._dry.append((at, fade))
        self._send.cancel(at)
        self._send.set(0.0, at)
        self._send.set(SEND, at + fade)

    def process(self, plain: Sound, calm: Sound | None, first: int) -> Sound:
        """What comes out for what goes in from sample `first` of the tape on, `LATE` samples late."""
        count = plain.shape[1]
        sound = self._strips.process(plain, calm)
        sound *= _narrowed(_times(self._master.param.over(first, count), self.gate.over(first, count)))
        sound = self._darkened(sound, first, all_open=calm is None)
        sound += self._echoed(sound, first)
        drive = self._drive.param.over(first, count)
        sound *= _narrowed(drive)
        sound = self._limiter.process(sound)
        narrow = self._narrow.param.over(first, count)
        after = _times(self._guard.param.over(first, count), narrow)
        sound *= _narrowed(_divided(_times(POST_GAIN, after), drive))
        soft_clip(sound)
        sound *= _narrowed(_divided(self._trim.param.over(first, count), narrow))
        self.forget((first + count) / RATE)
        return sound

    def _goal_hertz(self, brightness: float) -> float:
        hertz = brightness_hertz(brightness)
        return min(CALM_HERTZ, hertz) if self._calm else hertz

    def _darkened(self, sound: Sound, first: int, *, all_open: bool) -> Sound:
        """`all_open`: what the strips do to it is still to be done, too."""
        hertz = self._hertz.param.over(first, sound.shape[1])
        if isinstance(hertz, float):
            self._respond(hertz, all_open)
            return self._colour.process(sound)
        parts = []
        for begin in range(0, sound.shape[1], STEP):
            self._respond(float(hertz[begin + STEP // 2]), all_open)
            parts.append(self._colour.process(sound[:, begin : begin + STEP]))
        return np.concatenate(parts, axis=1)

    def _respond(self, hertz: float, all_open: bool) -> None:
        if self._coloured != (hertz, all_open):
            strips = (low_pass(OPEN_HERTZ),) if all_open else ()
            self._colour.respond(impulse(SHORT, low_pass(hertz), *strips))
            self._coloured = (hertz, all_open)

    def _echoed(self, sound: Sound, first: int) -> Sound:
        """The room's answer. Where echoes were told to end, what was still to come of them fades."""
        count = sound.shape[1]
        sent = sound * _narrowed(self._send.over(first, count))
        parts, done = [], 0
        while self._dry and self._dry[0][0] * RATE < first + count:
            at, fade = self._dry.pop(0)
            cut = min(count, max(done, round(at * RATE) - first))
            parts.append(self._echo.process(sent[:, done:cut]))
            done = cut
            left = np.arange(self._echo.tail.shape[1]) / max(1.0, fade * RATE)
            self._echo.tail *= np.clip(1 - left, 0, 1).astype(np.float32)
        parts.append(self._echo.process(sent[:, done:]))
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def forget(self, before: float) -> None:
        """Nobody asks any more for anything before this moment."""
        for ramp in (self._master, self._hertz, self._guard, self._narrow, self._drive, self._trim):
            ramp.param.forget(before)
        self.gate.forget(before)
        self._send.forget(before)


class _Strips:
    """The colours of strips: open or calm. As long as none is calm, the colour of the room does it all at once."""

    def __init__(self) -> None:
        self._open = Convolver(impulse(SHORT, low_pass(OPEN_HERTZ)))
        self._calm = Convolver(impulse(SHORT, low_pass(CALM_HERTZ)))

    def process(self, plain: Sound, calm: Sound | None) -> Sound:
        if calm is not None:
            return self._open.process(plain) + self._calm.process(calm)
        for colour in (self._open, self._calm):
            plain[:, : colour.tail.shape[1]] += colour.tail
            colour.tail[:] = 0
        return plain


def soft_clip(sound: Sound) -> None:
    """Leaves ordinary levels alone and bends every peak below full scale."""
    loud = np.abs(sound) > STRAIGHT
    if loud.any():
        size = np.minimum(np.abs(sound[loud]), 1.0)
        sound[loud] = np.sign(sound[loud]) * (STRAIGHT + BEND * np.tanh((size - STRAIGHT) / BEND))


def _times(one: Amount, other: Amount) -> Amount:
    return one * other


def _divided(one: Amount, other: Amount) -> Amount:
    return one / other


def _narrowed(amount: Amount) -> np.float32 | Sound:
    """So that sound stays as narrow as it is."""
    return np.float32(amount) if isinstance(amount, float) else amount.astype(np.float32)
