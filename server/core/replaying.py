"""Replay in the room: the therapist's hand on it, and what the room says while something kept earlier is played back.

The room itself stands still meanwhile, and nothing of a replay is ever recorded as play.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET

from server.core import conducting
from server.core.effects import Effect, Handlers, LoadReplay, Send
from server.core.errors import Refused
from server.core.replay import Playback, Step, TapePart
from server.core.tape import Replayed, SoundBegan
from server.protocol import (
    EndReplay,
    LightOn,
    Mix,
    Replay,
    SeatMix,
    Silence,
    SoundBend,
    SoundOff,
    SoundOn,
    Stage,
    StartReplay,
    SteerReplay,
    Stop,
    event_name,
)
from server.protocol import Refused as RefusedFact

if TYPE_CHECKING:
    from server.core.room import Room, Sender

LEAD: Final = 0.3
"""Seconds from a tape that is at hand to its first moment."""

LOADING: Final = 2.0
"""The same when the speaker has to fetch instruments first."""

PART: Final = 20.0
"""Seconds of tape that are fetched at once: a session of hours is never in memory whole."""

AHEAD: Final = 10.0
"""Seconds of tape at hand below which the next part is fetched."""

FADE: Final = 0.3
"""Seconds in which what is played back goes when it is paused, moved or ended."""


class Replaying:
    """What is played back in a room now, if anything is."""

    def __init__(self) -> None:
        self.asked: StartReplay | None = None
        self.playback: Playback | None = None
        self.mix: Mix | None = None
        """The balance as it was on the tape."""
        self.stage: Stage | None = None
        """What displays showed, its moments in tape time."""
        self.ticket = 0
        """Counts what was asked of storage: an answer to an earlier question is no answer any more."""
        self.paused = False
        self.resumes = False
        """A recording waits for the end of it."""
        self._title = ""
        self._seats: list[int] = []
        self._since = 0.0
        self._known = False
        """How long the tape is, and whose."""
        self.fetching = False
        self._lit: set[int] = set()
        self._sounds: dict[int, int] = {}
        """The room's number of each tone of the tape."""

    @property
    def active(self) -> bool:
        return self.asked is not None

    # --- what pages are told

    def fact(self, now: float) -> Replay:
        asked, playback = self.asked, self.playback
        if asked is None or playback is None:
            return Replay(session=None)
        return Replay(
            session=asked.session,
            title=self._title,
            state="playing" if playback.runs else "paused" if self.paused else "loading",
            place=round(playback.place_at(now), 3),
            at=now,
            speed=playback.speed,
            since=self._since,
            until=playback.until if self._known else self._since,
            seats=[seat for seat in self._seats if seat not in playback.without],
            without=sorted(playback.without),
        )

    def tell(self, now: float) -> list[Effect]:
        return [Send("conductors", self.fact(now))]

    def shown(self, stage: Stage) -> Stage:
        """What displays show: the tape's stage while something is played back, with the room's own light and code."""
        played, playback = self.stage, self.playback
        if played is None or playback is None:
            return stage
        return msgspec.structs.replace(
            played,
            running=played.running and playback.runs,
            tempo=playback.moved_tempo(played.tempo),
            counting=None,
            plan=None,
            light=stage.light,
            calm=stage.calm or played.calm,
            code=stage.code,
        )

    def balanced(self, mix: Mix) -> Mix:
        """The balance of the tape: never louder than the room is set now, and all the room's own protection stays."""
        played = self.mix
        if not self.active or played is None:
            return mix
        return msgspec.structs.replace(
            mix,
            master=min(mix.master, played.master),
            hush=mix.hush or played.hush,
            calm=mix.calm or played.calm,
            seats=[*played.seats, *_others(mix, played)],
            instruments=sorted({*mix.instruments, *played.instruments}),
            brightness=played.brightness,
            over=played.over,
            accents=mix.accents and played.accents,
        )

    # --- asking storage

    def fetch(self, since: float, *, first: bool) -> list[Effect]:
        """Asks for the tape from a place on."""
        if self.asked is None:
            return []
        self.ticket += 1
        self.fetching = True
        until = self.asked.until
        return [
            LoadReplay(
                session=self.asked.session,
                ticket=self.ticket,
                since=since,
                until=since + PART if until is None else min(since + PART, until),
                first=first,
            )
        ]

    def due(self) -> float | None:
        return None if self.playback is None else self.playback.due()

    def wake(self, room: Room, now: float) -> list[Effect]:
        playback = self.playback
        due = self.due()
        if playback is None or due is None or now < due:
            return []
        if playback.over(now):
            return end(room, now)
        effects = self._say(room, playback.step(now))
        if not self.fetching and playback.loaded < min(playback.until, playback.place_at(now) + AHEAD):
            effects += self.fetch(playback.loaded, first=False)
        return effects

    # --- inside

    def ask(self, asked: StartReplay, since: float) -> list[Effect]:
        """Nothing of it is at hand yet."""
        self.asked, self._since = asked, since
        self.playback = Playback(until=inf if asked.until is None else asked.until, speed=asked.speed)
        self.playback.put(since)
        return self.fetch(since, first=True)

    def begin(self, room: Room, part: TapePart, since: float, now: float) -> list[Effect]:
        """Runs from `since` on, with the tape that has just come; or stands there, if it was paused meanwhile."""
        playback = self.playback
        if playback is None:
            return []
        self.fetching, self._known = False, True
        playback.until = min(playback.until, part.length)
        self._title, self._seats = part.title, sorted(part.seats)
        if self.paused:
            return self.tell(now)
        playback.reload(part.events, part.upto)
        wanted = {e.sound.instrument for e in (*part.before, *part.events) if isinstance(e, SoundBegan)}
        loaded = set(self.mix.instruments if self.mix is not None else ())
        step = playback.begin(since, now + (LEAD if wanted <= loaded else LOADING), part.before)
        if step.mix is not None:
            known = {*step.mix.instruments, *wanted}
            step.mix = msgspec.structs.replace(step.mix, instruments=sorted(known))
        room.picture.stale = True
        return [*self._say(room, step), *self.tell(now)]

    def go_on(self, part: TapePart) -> None:
        """The next part of the tape."""
        self.fetching = False
        if self.playback is not None:
            self.playback.load(part.events, part.upto)

    def silence(self, room: Room, now: float) -> list[Effect]:
        """Nothing of it sounds or shines any more; the place stays."""
        if self.playback is None:
            return []
        self.playback.stand(now)
        self.ticket += 1  # whatever is on its way belongs to what has been
        self.fetching = False
        self._sounds.clear()
        for light in sorted(self._lit):
            room.picture.unlight(light)
        self._lit.clear()
        room.picture.stale = True
        return [Send("speaker", Silence(fade=FADE))]

    def drop(self, sounds: list[SoundOff]) -> list[Effect]:
        return [Send("speaker", fact) for fact in self._numbered(sounds)]

    def _say(self, room: Room, step: Step) -> list[Effect]:
        effects: list[Effect] = []
        if step.mix is not None:
            self.mix = step.mix
            effects += room.mix_changed()
        for sound in step.sounds:
            if isinstance(sound, SoundOn):
                self._sounds[sound.id] = room.next_sound()
        effects += [Send("speaker", fact) for fact in self._numbered(step.sounds)]
        if step.stage is not None:
            self.stage = step.stage
            room.picture.stale = True
        lasting = self.playback.lasting if self.playback is not None else {}
        for touch in step.touched:
            light = _light(touch.seat, touch.note)
            self._lit.add(light)
            room.picture.light(
                LightOn(
                    seat=touch.seat,
                    pad=touch.pad,
                    id=light,
                    hold=lasting.get(touch.seat, False),
                    heard=touch.sound is not None,
                )
            )
        for lift in step.lifted:
            light = _light(lift.seat, lift.note)
            if light in self._lit:
                self._lit.discard(light)
                room.picture.unlight(light)
        return effects

    def _numbered(
        self, sounds: Sequence[SoundOn | SoundOff | SoundBend]
    ) -> list[SoundOn | SoundOff | SoundBend]:
        """The same in the room's own numbers, so that nothing of it is taken for a tone of now."""
        told: list[SoundOn | SoundOff | SoundBend] = []
        for sound in sounds:
            number = self._sounds.get(sound.id)
            if number is not None:
                told.append(msgspec.structs.replace(sound, id=number))
            if isinstance(sound, SoundOff):
                self._sounds.pop(sound.id, None)
        return told


def _light(seat: int, note: int) -> int:
    """Below nought, where no touch of now is."""
    return -(note * 64 + seat)


def _others(mix: Mix, played: Mix) -> list[SeatMix]:
    """The strips the tape says nothing of."""
    known = {strip.seat for strip in played.seats}
    return [strip for strip in mix.seats if strip.seat not in known]


# --- what the therapist does


def start_replay(room: Room, sender: Sender, message: StartReplay, now: float) -> list[Effect]:
    since = message.since
    if message.until is not None and message.until <= since:
        raise Refused("replay_empty", "Nothing lies between these two places: choose a later end.")
    recorder = room.recorder
    if message.last is not None:
        if recorder.state == "off" or recorder.session != message.session:
            raise Refused("replay_not_running", "This recording has ended: play it from one of its marks.")
        kept = now - recorder.began
        since = max(0.0, kept - message.last)
        message = msgspec.structs.replace(message, since=since, until=kept, last=None)
    effects = end(room, now)
    if room.settings.running:
        effects += conducting.stop(room, sender, Stop(), now)
    replaying = room.replaying
    if recorder.state == "on":
        recorder.note(Replayed(at=now, on=True))
        recorder.pause(room, now)
        replaying.resumes = True
    effects += replaying.ask(message, since)
    return [*effects, *replaying.tell(now), *room.banner.tell(room, now)]


def steer_replay(room: Room, sender: Sender, message: SteerReplay, now: float) -> list[Effect]:
    replaying = room.replaying
    playback = replaying.playback
    if playback is None:
        raise Refused("replay_none", "Nothing is played back just now.")
    if message.paused is not UNSET:
        replaying.paused = message.paused
    effects: list[Effect] = []
    if message.without is not UNSET:
        effects += replaying.drop(playback.leave_out(frozenset(message.without)))
    if message.speed is not UNSET:
        playback.change_speed(message.speed, now)
    if message.at is not UNSET or (replaying.paused and playback.runs):
        effects += replaying.silence(room, now)
    if message.at is not UNSET:
        playback.put(min(message.at, playback.until))
    if message.at is not UNSET or not (replaying.paused or playback.runs or replaying.fetching):
        effects += replaying.fetch(playback.place_at(now), first=True)
    return [*effects, *replaying.tell(now)]


def end_replay(room: Room, sender: Sender, message: EndReplay, now: float) -> list[Effect]:
    return end(room, now)


def end(room: Room, now: float) -> list[Effect]:
    """Back to the room as it was; nothing when nothing is played back."""
    replaying = room.replaying
    if not replaying.active:
        return []
    effects = replaying.silence(room, now)
    resumes, ticket = replaying.resumes, replaying.ticket
    room.replaying = Replaying()
    room.replaying.ticket = ticket
    room.picture.stale = True
    effects += [*room.mix_changed(), *room.replaying.tell(now)]
    if resumes and room.recorder.state == "paused":
        room.recorder.resume(room, now)
        room.recorder.note(Replayed(at=now, on=False))
    return [*effects, *room.banner.tell(room, now)]


# --- what storage answers


def answered(room: Room, wanted: LoadReplay, answer: TapePart | Refused, now: float) -> list[Effect]:
    """A part of the tape has come, or can't. An answer to an earlier question is none any more."""
    replaying = room.replaying
    if not replaying.active or wanted.ticket != replaying.ticket:
        return []
    if isinstance(answer, Refused):
        return _failed(room, answer, now)
    if not wanted.first:
        replaying.go_on(answer)
        return []
    if wanted.since >= answer.length:
        why = Refused("replay_past_end", "There is nothing on the tape at that place: choose an earlier one.")
        return _failed(room, why, now)
    return replaying.begin(room, answer, wanted.since, now)


def _failed(room: Room, why: Refused, now: float) -> list[Effect]:
    no = RefusedFact(code=why.code, text=why.text, event=event_name(StartReplay), values=why.values)
    return [*end(room, now), Send("conductors", no)]


HANDLERS: Handlers = {
    StartReplay: start_replay,
    SteerReplay: steer_replay,
    EndReplay: end_replay,
}
