"""What is kept of a room while a recording runs: everything as it happens, and of a seat left out nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Final, Literal

from server.core import speaking, views
from server.core.effects import Effect, Send
from server.core.leaving_out import mix_without, stage_without, words_without
from server.core.standing import Standing
from server.core.tape import (
    Assisted,
    Changed,
    Event,
    Kept,
    Lifted,
    Marked,
    Mixed,
    Moved,
    Silenced,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    Touched,
    seat_of,
    shifted,
)
from server.protocol import Fact, MarkIcon, MarkView, Mix, Silence, SoundBend, SoundOff, SoundOn, Stage

if TYPE_CHECKING:
    from server.core.room import Room

REMEMBERED = 256
"""Tones that may have to be ended: beyond so many those go that have ended by themselves."""

CUT = 0.03
"""Seconds in which a tone ends on the tape that the recording doesn't see end."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """A tone on the tape whose end may still have to be told."""

    number: int
    """Its id on the tape: counted there anew, so that no gap tells how much a seat left out has played."""
    seat: int
    until: float
    """When it ends by itself, or can't be called off any more, room's time."""


@dataclass(slots=True)
class Help:
    """A helper's mark, on the tape in as many pieces as the seat was kept."""

    since: float
    pieces: list[float] = field(default_factory=list)
    """When each began."""
    goes_on: bool = False
    """Whether the last of them has no end yet."""


class Recorder:
    """Nothing is kept but while it is on. What it gives is in seconds since the recording began."""

    def __init__(self, session: str | None = None, title: str = "") -> None:
        self.session: Final = session
        self.title: Final = title
        self.state: Literal["off", "on", "paused"] = "off"
        self.began = 0.0
        self.marks: Final[list[MarkView]] = []
        self._left_out: frozenset[int] = frozenset()
        self.pending: list[Event] = []
        """What is on the tape and hasn't been taken from here."""
        self._standing = Standing()
        self._span = 0.0
        """Since when it has been keeping without a pause."""
        self._since: dict[int, float] = {}
        """The same for a seat that was left out meanwhile."""
        self._numbers = 0
        self._latest: int | None = None
        """The tone of the touch that was kept last."""
        self._down: dict[tuple[int, int], int | None] = {}
        """The touches on the tape that go on, and their tones."""
        self._sounding: dict[int, Sounding] = {}
        """By the room's own numbers."""
        self._lifted: list[int] = []
        """Tones of touches that end in what goes on just now."""
        self._unheard: set[int] = set()
        self._help: dict[int, Help] = {}
        self._mix: Mix | None = None
        self._stage: Stage | None = None

    def take(self) -> list[Event]:
        """What has come onto the tape since the last time."""
        events, self.pending = self.pending, []
        return events

    def keeps(self, touch: Touched) -> bool:
        """Whether a touch belongs onto the tape."""
        return (
            self.state == "on"
            and touch.seat not in self._left_out
            and touch.touched >= self._since.get(touch.seat, self._span)
        )

    # --- its life

    def begin(self, room: Room, now: float) -> None:
        self.began = now
        self._left_out = room.consent.left_out
        self._go_on(room, "began", now)

    def pause(self, room: Room, now: float) -> None:
        self._cut(now)
        self._keep(Kept(at=now, what="paused"))
        self.state = "paused"

    def resume(self, room: Room, now: float) -> None:
        self._go_on(room, "resumed", now)

    def end(self, now: float) -> None:
        if self.state == "on":
            self._cut(now)
        self._keep(Kept(at=now, what="ended"))
        self.state = "off"

    def leave_out(self, room: Room, left_out: frozenset[int], now: float) -> None:
        """From now on these are left out, and no others."""
        gone, back = left_out - self._left_out, self._left_out - left_out
        if self.state == "on":
            self._cut(now, gone)
        self._left_out = left_out
        self._since.update(dict.fromkeys(back, now))
        if self.state == "on" and (gone or back):
            self._tell(room, now)

    def _go_on(self, room: Room, what: Literal["began", "resumed"], now: float) -> None:
        """The tape hears of everything that is so, so that it is understood by itself."""
        self.state = "on"
        self._span = now
        self._since.clear()
        self._standing.forget()
        self._mix = self._stage = None
        self._keep(Kept(at=now, what=what))
        self._tell(room, now)
        for sound in room.accompaniment.lasting():
            self._speak(sound, now)

    def _tell(self, room: Room, now: float) -> None:
        self._standing.look()
        for event in self._standing.changes(room, self._left_out, now):
            self._keep(event)
        self._marks(room, now)
        self._mixed(room, speaking.balance(room), now)
        self._staged(room, views.stage(room, now), now)

    def _cut(self, now: float, seats: frozenset[int] | None = None) -> None:
        """What goes on of these seats, or of all, ends on the tape: what becomes of it isn't kept."""
        for seat, note in [key for key in self._down if seats is None or key[0] in seats]:
            del self._down[seat, note]
            self._keep(Lifted(seat=seat, note=note, at=now, ended=now, why="left"))
        for sound, tone in list(self._sounding.items()):
            if seats is None or tone.seat in seats:
                del self._sounding[sound]
                if tone.until > now:
                    self._keep(SoundEnded(at=now, sound=SoundOff(id=tone.number, fade=CUT)))
        for seat, mark in self._help.items():
            if (seats is None or seat in seats) and mark.goes_on:
                mark.goes_on = False
                self._keep(Assisted(seat=seat, since=mark.pieces[-1], until=now, at=now))
        for event in self._standing.cut(now, seats):
            self._keep(event)

    # --- what happens

    def mark(self, at: float, icon: MarkIcon, word: str) -> None:
        self._keep(Marked(at=at, icon=icon, word=word))
        self.marks.append(MarkView(id=len(self.marks) + 1, at=at - self.began, icon=icon, word=word))

    def note(self, event: Event) -> None:
        """An event of the room's tape."""
        if self.state != "on":
            return
        if type(event) is Touched:
            self._touched(event)
        elif type(event) is Lifted:
            self._lift(event)
        elif isinstance(event, Assisted):
            self._helped(event)
        elif isinstance(event, Changed):
            words = words_without(event.what, self._left_out)
            if words is not None:
                self._keep(Changed(what=words, at=event.at))
        elif seat_of(event) not in self._left_out:
            self._keep(event)
            if isinstance(event, Moved):
                self._standing.moved(event)

    def hear(self, room: Room, effects: list[Effect], now: float, *, only_touches: bool) -> None:
        """What the room answers: what the speaker is told, what displays show, and what holds from now on."""
        if not only_touches:
            for event in self._standing.changes(room, self._left_out, now):
                self._keep(event)
        for effect in effects:
            if type(effect) is not Send:
                continue
            if effect.to == "speaker":
                self._speak(effect.fact, now)
            elif effect.to == "speakers" and isinstance(effect.fact, Mix):
                self._mixed(room, effect.fact, now)
            elif effect.to == "displays" and isinstance(effect.fact, Stage):
                self._staged(room, effect.fact, now)
        if self._lifted:
            for sound in self._lifted:
                self._sounding.pop(sound, None)
            self._lifted.clear()

    def leave_out_sound(self, sound: int) -> None:
        """This tone comes of what isn't kept, so it isn't kept either."""
        if self.state == "on":
            self._unheard.add(sound)

    # --- inside

    def _keep(self, event: Event) -> None:
        self.pending.append(shifted(event, -self.began))

    def _touched(self, touch: Touched) -> None:
        if not self.keeps(touch):
            return
        began, sound, sounded = self.began, touch.sound, touch.sounded
        self._down[touch.seat, touch.note] = self._latest = sound
        if sound is not None:
            self._numbers += 1
            sound = self._numbers
        self.pending.append(  # in their order, which is much quicker than by their names: it happens with every touch
            Touched(
                touch.seat,
                touch.note,
                touch.pad,
                touch.pitch,
                touch.velocity,
                touch.touched - began,
                None if sounded is None else sounded - began,
                sound,
                touch.timing,
            )
        )

    def _lift(self, lift: Lifted) -> None:
        if (lift.seat, lift.note) not in self._down:
            return
        sound, began = self._down.pop((lift.seat, lift.note)), self.began
        if sound in self._sounding:
            self._lifted.append(sound)
        self.pending.append(Lifted(lift.seat, lift.note, lift.at - began, lift.ended - began, lift.why))

    def _speak(self, fact: Fact, now: float) -> None:
        if type(fact) is SoundOn:
            self._began(fact, now)
            return
        match fact:
            case SoundOff(id=sound):
                tone = self._sounding.pop(sound, None)
                if tone is None:
                    return
                at = None if fact.at is None else fact.at - self.began
                off = SoundOff(id=tone.number, at=at, fade=fact.fade)
                self.pending.append(SoundEnded(now - self.began, off))
                if fact.at is not None and fact.at > now:
                    self._remember(sound, Sounding(tone.number, tone.seat, fact.at), now)
            case SoundBend(id=sound):
                if sound in self._sounding:
                    number = self._sounding[sound].number
                    bend = SoundBend(id=number, pitch=fact.pitch, over=fact.over, at=fact.at)
                    self._keep(SoundBent(at=now, sound=bend))
            case Silence(seat=seat):
                if seat in self._left_out:
                    return
                self._keep(Silenced(at=now, silence=fact))
                for sound, tone in list(self._sounding.items()):
                    if seat in (None, tone.seat):
                        del self._sounding[sound]

    def _began(self, sound: SoundOn, now: float) -> None:
        if sound.seat > 0:
            if sound.id != self._latest:
                return  # its touch isn't on the tape
        elif sound.id in self._unheard:
            self._unheard.discard(sound.id)
            return
        else:
            self._numbers += 1
        number, began, at = self._numbers, self.began, sound.at
        told = SoundOn(
            number,
            sound.seat,
            sound.instrument,
            sound.soft,
            sound.pitch,
            sound.velocity,
            sound.hold,
            None if at is None else at - began,
            sound.rise,
        )
        self.pending.append(SoundBegan(now - began, told))
        if sound.hold:
            self._remember(sound.id, Sounding(number, sound.seat, inf), now)
        elif at is not None:
            self._remember(sound.id, Sounding(number, sound.seat, at), now)

    def _remember(self, sound: int, tone: Sounding, now: float) -> None:
        self._sounding[sound] = tone
        if len(self._sounding) > REMEMBERED:
            self._sounding = {sound: tone for sound, tone in self._sounding.items() if tone.until > now}

    def _helped(self, event: Assisted) -> None:
        if event.until is None and event.seat not in self._left_out:
            self._help_since(event.seat, event.since, event.at)
            return
        mark = self._help.pop(event.seat, None)
        if mark is None or event.until is None or event.seat in self._left_out:
            return
        taken_back = event.until == event.since
        for since in mark.pieces if taken_back else mark.pieces[-1:]:
            until = since if taken_back else max(event.until, since)
            self._keep(Assisted(seat=event.seat, since=since, until=until, at=event.at))

    def _help_since(self, seat: int, since: float, now: float) -> None:
        """A mark goes on the tape as far as it lies in what is kept of the seat."""
        mark = self._help.get(seat)
        if mark is None or mark.since != since:
            mark = self._help[seat] = Help(since=since)
        piece = max(since, self._since.get(seat, self._span))
        if piece not in mark.pieces:
            mark.pieces.append(piece)
            mark.goes_on = True
            self._keep(Assisted(seat=seat, since=piece, until=None, at=now))

    def _marks(self, room: Room, now: float) -> None:
        marks = room.helping.marks
        for seat in [seat for seat, mark in self._help.items() if seat not in marks]:
            del self._help[seat]
        for seat, mark in marks.items():
            if seat not in self._left_out:
                self._help_since(seat, mark.since, now)

    def _mixed(self, room: Room, mix: Mix, now: float) -> None:
        told = mix_without(room, mix, self._left_out)
        if told != self._mix:
            self._mix = told
            self._keep(Mixed(at=now, mix=told))

    def _staged(self, room: Room, stage: Stage, now: float) -> None:
        told = stage_without(room, stage, self._left_out)
        if told != self._stage:
            self._stage = told
            self._keep(Staged(at=now, stage=told))
