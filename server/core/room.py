"""A room: one pure object that takes messages and the time, and answers with who is to be told what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from server.core import (
    conducting,
    counting,
    door,
    held_notes,
    landing,
    leading,
    playing,
    presence,
    replaying,
    speaking,
    views,
)
from server.core.accompaniment import Accompaniment
from server.core.banner import Banner
from server.core.collection import Collection
from server.core.consent import Consent
from server.core.counting import Counting
from server.core.effects import Effect, Send
from server.core.ensemble import Ensemble
from server.core.errors import Refused
from server.core.handlers import HANDLERS
from server.core.helping import Helpers
from server.core.history import History
from server.core.landing import ComingChange, ComingTempo
from server.core.lease import Lease
from server.core.listening import Listening
from server.core.mixer import sounds
from server.core.picture import Picture
from server.core.ramp import Ramp
from server.core.recorder import Recorder
from server.core.replaying import Replaying
from server.core.safety import Guard
from server.core.seat import Here, Seat
from server.core.settings import BEATS_PER_BAR, Settings, moves_only_sound, starting
from server.core.steadiness import Steadiness
from server.core.tap import TapTempo
from server.core.tape import Changed, Tape
from server.core.techniques import IN_WORDS
from server.core.techniques.choosing import without
from server.core.transport import TempoMap
from server.core.tuning import Tuning
from server.protocol import Command, Mix, PlanText, Role, Silence, SoundOn, Surface, TechniqueName


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a message: a connection, its role, and for members and helpers the seat they are about."""

    connection: str
    role: Role
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """How one gets in: the code people type and the link the QR code says."""

    code: str
    link: str


class Room:
    """A live place. Its handlers stand in modules by subject; see HANDLERS."""

    def __init__(self, collection: Collection, *, scale: str, invitation: Invitation, now: float) -> None:
        first = collection.scales[scale]
        self.collection: Final = collection
        self.settings: Settings = starting(first.id, first.root_pc)
        self.tuning = Tuning(first, first.root_pc)
        self.tuned_at = now
        self.coming: ComingChange | None = None
        self.transport = TempoMap.starting(now, self.settings.bpm)
        self.coming_tempo: ComingTempo | None = None
        self.taps = TapTempo()
        self.counting: Counting | None = None
        self.accompaniment = Accompaniment()
        self.ensemble = Ensemble()
        self.led: dict[tuple[str, int], SoundOn] = {}
        """The therapist's own tones that sound, by page and touch."""
        self.seats = [Seat(number=number) for number in self.settings.order]
        for seat in self.seats:
            seat.surface = self.tuning.surface(seat.number, self.settings)
        self.lease = Lease()
        self.steadiness = Steadiness()
        self.listening = Listening()
        self.helping = Helpers()
        self.safety = Guard()
        self.ramp = Ramp(self.settings.level)
        self.history = History()
        self.tape = Tape()
        self.recorder = Recorder()
        self.consent = Consent()
        self.banner = Banner()
        self.replaying = Replaying()
        self.invitation = invitation
        self.open_until: float | None = now + door.DOOR_OPEN_FOR
        self.stopped_at: float | None = None
        self.notices: tuple[str, ...] = ()
        self.news: tuple[str, ...] = ()
        """What has happened by itself, in sentences, the newest first; it stands until the conductor's next act."""
        self.picture = Picture(now)
        self.sounding: frozenset[int] = frozenset(self.settings.order)
        """The seats whose touches are heard now."""
        self.senders: dict[str, Sender] = {}
        """Every connected page."""
        self._sounds = 0
        self._mix: Mix | None = None

    # --- what the handlers share

    @property
    def door_open(self) -> bool:
        return self.open_until is not None

    @property
    def bar(self) -> int:
        """Beats in a bar: as the bed has it that is on."""
        bed = self.collection.beds.get(self.settings.bed.style) if self.settings.bed.on else None
        return BEATS_PER_BAR if bed is None else bed.bar

    @property
    def plays(self) -> bool:
        """Neither stopped nor being counted in."""
        return self.settings.running and self.counting is None

    def may_play(self, seat: int) -> bool:
        """Whether somebody sits there and the conductor lets them play; techniques choose among these."""
        return isinstance(self.seats[seat - 1].presence, Here) and sounds(self.settings, seat)

    @property
    def steady_delay(self) -> float:
        """Seconds by which Steady sounds everything later than it was touched."""
        return self.steadiness.delay

    @property
    def displays(self) -> int:
        return sum(sender.role == "display" for sender in self.senders.values())

    def seat(self, number: int) -> Seat:
        if not 1 <= number <= len(self.seats):
            text = f"This room has {len(self.seats)} seats, and no seat {number}."
            raise Refused("no_such_seat", text, seats=len(self.seats), number=number)
        return self.seats[number - 1]

    def seat_of(self, sender: Sender) -> Seat:
        """The seat a member sits in. Whoever still stands at the door has none."""
        if sender.role != "member" or sender.seat is None:
            raise Refused("no_seat", "Only a tablet with a seat can play.")
        seat = self.seat(sender.seat)
        if not isinstance(seat.presence, Here):
            raise Refused("at_the_door", "You are at the door. Someone in the room will let you in.")
        return seat

    def connected(self, seat: int) -> bool:
        """Whether a tablet is there that plays this seat; its helper's page is none."""
        return any(sender.role == "member" and sender.seat == seat for sender in self.senders.values())

    def next_sound(self) -> int:
        self._sounds += 1
        return self._sounds

    @staticmethod
    def light_id(seat: int, note: int) -> int:
        """One number for a touch among all the room's touches."""
        return note * 64 + seat

    def surface_fact(self, seat: Seat) -> Surface:
        return views.surface(self, seat, self.tuning, seat.surface, None)

    def mix_changed(self) -> list[Effect]:
        """The balance, if it is another one than the speaker knows."""
        new = speaking.balance(self)
        if self._mix is not None and new == msgspec.structs.replace(self._mix, over=new.over):
            return []  # only the way there would be another one
        self._mix = new
        return [Send("speakers", new)]

    # --- messages

    def handle(self, sender: Sender, message: Command, now: float) -> list[Effect]:
        """Answers one message. Raises Refused with nothing changed."""
        effects = HANDLERS[type(message)](self, sender, message, now)
        return self.told(effects, now, only_touches=type(message) in playing.TOUCHES)

    def arrive(self, sender: Sender, now: float) -> list[Effect]:
        """A page has connected and shown its pass."""
        self.senders[sender.connection] = sender
        self.picture.stale = True
        effects = [*presence.arrive(self, sender, now), *self.people_changed(now)]
        return self.told([*effects, *self.banner.tell(self, now)], now)

    def depart(self, sender: Sender, now: float) -> list[Effect]:
        """A page's connection has ended, however that came."""
        self.senders.pop(sender.connection, None)
        self.banner.forget(sender.connection)
        self.picture.stale = True
        return self.told([*presence.depart(self, sender, now), *self.people_changed(now)], now)

    def told(self, effects: list[Effect], now: float, *, only_touches: bool = False) -> list[Effect]:
        """Whatever the room answers goes through here, so that a recording has heard it."""
        if self.recorder.state == "on":
            self.recorder.hear(self, effects, now, only_touches=only_touches)
        return effects

    def invite(self, invitation: Invitation) -> list[Effect]:
        """Another code and link; the old ones are worth nothing any more."""
        self.invitation = invitation
        self.picture.stale = True
        return speaking.told_role(self)

    # --- settings

    def change(self, new: Settings, what: str, now: float, *, steps: str | None = None) -> list[Effect]:
        """The conductor wants `new`. Undo will name it `what`; quick `steps` of one kind count as one change."""
        if new == self.settings:
            return []
        self.history.remember(what, now, self.settings, steps=steps)
        self.tape.append(Changed(what=what, at=now))
        self.news = ()
        return self.put(new, now)

    def tell_news(self, sentence: str) -> None:
        """Something the conductor should know of happened without the conductor."""
        self.news = (sentence, *self.news)
        self.picture.stale = True

    def drift(self, name: TechniqueName, edit: Callable[[Settings], Settings], now: float) -> list[Effect]:
        """A running technique moves the settings on by itself.

        That is no step for Undo; what was remembered since it began moves along, so that taking back another change
        doesn't take this back, too.
        """

        def runs(settings: Settings) -> bool:
            return any(state.technique == name for state in settings.techniques)

        new = edit(self.settings)
        self.history.amend(edit, runs, new)
        self.ramp.follow(self.settings, new, now)
        if not moves_only_sound(self.settings, new):
            return self.put(new, now)
        self.settings = new  # nothing of it concerns a tablet
        self.picture.stale = True
        return self.mix_changed()

    def finish(self, name: TechniqueName, now: float) -> list[Effect]:
        """A technique has come to its end by itself: it doesn't run any more, and no Undo brings it back."""
        self.tape.append(Changed(what=f"{IN_WORDS[name]} over", at=now))
        return self.drift(name, lambda settings: without(settings, name), now)

    def put(self, new: Settings, now: float) -> list[Effect]:
        """Makes the room what `new` says: at once where nobody would notice, on the beat where they would."""
        old, self.settings = self.settings, new
        self.picture.stale = True
        self.ramp.follow(old, new, now)
        effects = replaying.end(self, now) if new.running and not old.running else []
        if old.running and not new.running:
            effects += [*counting.call_off(self), *self._fall_silent(now)]
            self.ensemble.stopped(self, now)
        for seat in self.seats:
            if sounds(old, seat.number) and not sounds(new, seat.number) and new.running:
                effects += playing.hush_seat(self, seat, now)
        if not old.running and new.running:
            self.stopped_at = None
        landing.reseat(self, old, new)
        if (new.scale, new.root) == (self.tuning.scale.id, self.tuning.root):
            self.coming = None
        elif (new.scale, new.root) != (old.scale, old.root):
            landing.announce(self, now)
        if (old.bpm, old.glide) != (new.bpm, new.glide):
            landing.announce_tempo(self, now)
        effects += self.ensemble.follow(self, now)
        effects += self.accompaniment.follow(self, now)
        effects += landing.tell_seats(self)
        effects += self.people_changed(now)
        if old.plan != new.plan:
            effects.append(Send("conductors", PlanText(plan=new.plan)))
        if not old.running and new.running and self.counting is None:
            effects += self.start(self.transport.beat_at(now), now)
        if self.coming and not new.running:
            effects += landing.land(self, now)
        return [*effects, *self.mix_changed()]

    def _fall_silent(self, now: float) -> list[Effect]:
        effects = [e for seat in self.seats for e in playing.let_go(self, seat, now, "stopped")]
        self.accompaniment.silenced()
        effects += [*leading.let_go(self), *self.safety.end_noise(self)]
        return [*effects, Send("speaker", Silence(fade=conducting.STOP_FADE))]

    def people_changed(self, now: float) -> list[Effect]:
        """Somebody came, left, rests, plays again, or the room stopped or started: who sounds is another question."""
        self.ensemble.seats_changed(self, now)
        return self.regroup(now)

    def regroup(self, now: float) -> list[Effect]:
        """Who sounds now. A lasting tone of a seat that no longer does ends; what was struck rings out."""
        before = self.sounding
        self.sounding = frozenset(
            seat.number
            for seat in self.seats
            if self.plays and sounds(self.settings, seat.number) and self.ensemble.lets(seat.number)
        )
        if self.sounding != before:
            self.picture.stale = True
        effects: list[Effect] = []
        for number in sorted(before - self.sounding):
            self.seats[number - 1].silent_since = now
            effects += playing.let_go(self, self.seats[number - 1], now, "turn")
        return [*effects, *self.ensemble.tell(self, now)]

    # --- time

    def next_wake(self) -> float | None:
        """When `wake` is wanted next."""
        dues = [self.open_until, self.lease.due(), self.accompaniment.due(), self.ensemble.due(self)]
        dues += [playing.lease_due(seat) for seat in self.seats if seat.held]
        dues += [landing.tempo_due(self), self.picture.due(), held_notes.ring_due(self)]
        dues += [self.listening.due(), self.ramp.due(), self.helping.due(), self.safety.due()]
        dues.append(self.replaying.due())
        if self.coming:
            dues.append(self.coming.at)
        if self.counting:
            dues.append(self.counting.go)
        return min((due for due in dues if due is not None), default=None)

    def wake(self, now: float) -> list[Effect]:
        """Does everything whose time has come."""
        effects: list[Effect] = []
        if self.open_until is not None and now >= self.open_until:
            self.open_until = None
            self.picture.stale = True
        if self.lease.expire(now):
            effects += speaking.handed_over(self)
        for seat in self.seats:
            due = playing.lease_due(seat)
            if due is not None and now >= due:
                effects += playing.let_go(self, seat, now, "lease")
        if self.coming and now >= self.coming.at:
            effects += landing.land(self, now)
        effects += [*landing.land_tempo(self, now), *held_notes.ring_out(self, now)]
        if self.counting and now >= self.counting.go:
            effects += self.start(self.counting.beat, now)
        if (due := self.ensemble.due(self)) is not None and now >= due:
            waited = self.ensemble.silences_grounds
            effects += [*self.ensemble.wake(self, now), *self.regroup(now)]
            if self.ensemble.silences_grounds != waited:
                effects += self.accompaniment.follow(self, now)
        effects += [*self.accompaniment.wake(self, now), *self.listening.wake(self, now)]
        self.picture.stale |= self.ramp.shown(now)
        self.helping.wake(self, now)
        effects += [*self.safety.wake(self, now), *self.replaying.wake(self, now)]
        return self.told([*effects, *self.picture.frame(self, now)], now)

    def start(self, beat: float, now: float) -> list[Effect]:
        """Everybody plays again, from `beat` on."""
        self.counting = None
        self.picture.stale = True
        self.ensemble.restarted(self, beat, now)
        return [*self.people_changed(now), *self.accompaniment.follow(self, now)]
