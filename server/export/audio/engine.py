"""What the speaker page does with what it is told, once more: starts, bends, lets go and ends tones in tape time."""

import heapq
from typing import Final

from msgspec.structs import replace

from server.core.instruments import PERCUSSION_PREFIX
from server.export.audio.arrays import RATE
from server.export.audio.automation import Ramp
from server.export.audio.chain import Chain
from server.export.audio.pack import Pack
from server.export.audio.strip import Strip
from server.export.audio.sudden import Beginning, Sudden, tell
from server.export.audio.tones import soft_hertz
from server.export.audio.voice import Voice
from server.protocol import LEADER, Mix, SoundOn

LONGEST: Final = 30.0
"""Seconds after which a tone ends whatever holds it; the ground alone may last."""
STRUCK_ON_A_HELD_INSTRUMENT: Final = 1.2
STEAL_FADE: Final = 0.02
VOICES: Final = 128
"""At once, as on a laptop."""
CALM_ATTACK: Final = 0.015
SOFT_ATTACK: Final = 0.08
TOUCH_RANGE: Final = 20.0
"""Decibels between the lightest and the hardest touch."""
FARTHEST: Final = 72.0
"""Semitones between a recording and what it may have to sound."""
LOUDEST: Final = 16.0
"""Linear gain."""
SLOWEST: Final = 3600.0
"""Seconds of a ramp."""
TOO_OLD: Final = 0.15
"""Seconds; a touch heard later than this no longer belongs to the hand that made it."""


def is_ground(seat: int) -> bool:
    return seat <= 0 and seat != LEADER


def touch_gain(velocity: float) -> float:
    return float(10 ** (TOUCH_RANGE * (max(0.0, min(1.0, velocity)) - 1) / 20))


def rate_for(pitch: float, key: float) -> float:
    """How fast a recording of `key` runs to sound `pitch`."""
    return float(2 ** (max(-FARTHEST, min(FARTHEST, pitch - key)) / 12))


def within_bounds(mix: Mix) -> Mix:
    """A file from elsewhere may hold anything: what no room says is brought to what one could."""
    seats = [replace(seat, gain=_bounded(seat.gain, LOUDEST)) for seat in mix.seats]
    return replace(
        mix,
        master=_bounded(mix.master, LOUDEST),
        trim=_bounded(mix.trim, LOUDEST),
        brightness=_bounded(mix.brightness, 1.0),
        over=_bounded(mix.over, SLOWEST),
        seats=seats,
    )


def _bounded(value: float, most: float) -> float:
    return max(0.0, min(most, value))


class Engine:
    """Words come in the order of their times; `at` is always the time they were said."""

    def __init__(self, pack: Pack, initial: Mix) -> None:
        initial = within_bounds(initial)
        self._pack = pack
        self.chain = Chain(initial)
        self.strips: dict[int, Strip] = {}
        self._seats = {one.seat: one for one in initial.seats}
        self._sudden = Sudden(self.chain.outside, self.chain.outside_most)
        self._sudden.allowed = initial.accents
        self._calm = initial.calm
        self.voices: list[Voice] = []
        """Those that count: sounding, or told to."""
        self.heard: list[Voice] = []
        """Those whose sound is not yet rendered to its end, stolen ones too."""
        self._turns: list[tuple[float, int]] = []
        """Seats that move to another place in the middle of their dip."""

    def play(self, tone: SoundOn, at: float) -> None:
        start = at if tone.at is None else max(tone.at, at)
        if tone.at is not None and at - tone.at > TOO_OLD and not (is_ground(tone.seat) and tone.hold):
            return
        self._settle(at)
        percussion = tone.instrument.startswith(PERCUSSION_PREFIX)
        instrument = self._pack.instrument(tone.instrument)
        sample = instrument.nearest(tone.pitch)
        for same in self.voices:
            if same.id == tone.id:
                self._fade(same, at, start, STEAL_FADE)
        self._make_room(at)
        seat = self._seats.get(tone.seat)
        gentle = self._calm or (seat is not None and seat.calm)
        rate = Ramp(1.0 if percussion else rate_for(tone.pitch, sample.key))
        rise = max(tone.rise, SOFT_ATTACK if tone.soft else 0.0, CALM_ATTACK if gentle else 0.0)
        touch = touch_gain(tone.velocity)
        voice = Voice(
            id=tone.id,
            seat=tone.seat,
            hold=tone.hold,
            sample=sample,
            rate=rate,
            bends=not percussion,
            dark=soft_hertz(tone.pitch) if tone.soft else None,
            level=touch * (sample.soft if tone.soft else sample.gain),
            told=at,
            began=start,
            rise=rise,
            release=instrument.release,
        )
        self._strip(tone.seat)
        dips = self._sudden.begin(
            Beginning(
                id=tone.id,
                at=start,
                sample=sample,
                rate=rate.goal,
                amplitude=touch * sample.gain * (1.0 if seat is None else seat.gain),
                rise=rise,
                lasting=tone.hold and sample.loop is not None,
            ),
            at,
        )
        if dips is not None:
            tell(self.chain.gate, dips, at)
        longest: float | None = None
        if tone.hold:
            longest = None if is_ground(tone.seat) else LONGEST
        elif sample.loop is not None:
            longest = STRUCK_ON_A_HELD_INSTRUMENT
        if longest is not None:
            voice.descend(start + longest, voice.release)
            self._sudden.end(voice.id, start + longest)
        self.voices.append(voice)
        self.heard.append(voice)

    def release(self, sound: int, at: float, when: float | None, fade: float | None) -> None:
        """A struck tone rings on by itself unless a `fade` is asked for."""
        self._settle(at)
        start = at if when is None else max(when, at)
        for voice in list(self.voices):
            if voice.id == sound and (fade is not None or voice.hold):
                self._fade(voice, at, start, voice.release if fade is None else fade)

    def bend(self, sound: int, pitch: float, over: float, at: float, when: float | None) -> None:
        self._settle(at)
        start = at if when is None else max(when, at)
        for voice in self.voices:
            if voice.id == sound and voice.bends:
                voice.bend(rate_for(pitch, voice.sample.key), start, over)

    def silence(self, fade: float, seat: int | None, at: float) -> None:
        """Ends every tone, planned ones too: of one seat, or of all with their echoes."""
        self._settle(at)
        for voice in list(self.voices):
            if seat is None or voice.seat == seat:
                self._fade(voice, at, at, fade)
        if seat is None:
            self.chain.dry_out(at, fade)

    def let_go(self, at: float, seat: int | None = None) -> None:
        """Ends what lasts, since nobody says any more when it should."""
        self._settle(at)
        for voice in list(self.voices):
            if voice.hold and (seat is None or voice.seat == seat):
                self._fade(voice, at, at, voice.release)

    def mix(self, mix: Mix, at: float) -> None:
        mix = within_bounds(mix)
        self._settle(at)
        self._sudden.allowed = mix.accents
        self._calm = mix.calm
        self.chain.mix(mix, at, quiet=not self.voices)
        self._seats |= {one.seat: one for one in mix.seats}
        for seat, strip in self.strips.items():
            sounds = any(voice.seat == seat for voice in self.voices)
            told = self._seats.get(seat)
            if told is not None and strip.follow(told, at, sounds=sounds):
                heapq.heappush(self._turns, (strip.turns, seat))

    def settle(self, at: float) -> None:
        """Nothing is told until `at`: what was to happen by then does."""
        self._settle(at)

    def rendered(self, until: int) -> None:
        """Everything before this sample is done."""
        self.chain.forget(until / RATE)
        self.heard = [voice for voice in self.heard if not voice.gone and voice.ends * RATE > until]

    def _settle(self, now: float) -> None:
        while self._turns and self._turns[0][0] <= now:
            _, seat = heapq.heappop(self._turns)
            self.strips[seat].turn()
        self.voices = [voice for voice in self.voices if not voice.gone and voice.ends > now]

    def _strip(self, seat: int) -> Strip:
        if seat not in self.strips:
            self.strips[seat] = Strip(self._seats.get(seat))
        return self.strips[seat]

    def _fade(self, voice: Voice, now: float, at: float, seconds: float) -> None:
        if voice.fade(now, at, seconds):
            self._sudden.end(voice.id, at)
            if voice.gone:
                self.voices.remove(voice)

    def _make_room(self, now: float) -> None:
        """What is fading anyway goes first, else the oldest tone of the seat that has most; never the ground."""
        while len(self.voices) >= VOICES:
            players = [voice for voice in self.voices if not is_ground(voice.seat)]
            fading = [voice for voice in players if voice.released is not None]
            if not players:
                return
            if not fading:
                counts: dict[int, int] = {}
                for voice in players:
                    counts[voice.seat] = counts.get(voice.seat, 0) + 1
                most = max(counts.values())
                fading = [voice for voice in players if counts[voice.seat] == most]
            stolen = min(fading, key=lambda voice: voice.began)
            self._fade(stolen, now, now, STEAL_FADE)
            if stolen in self.voices:
                self.voices.remove(stolen)
