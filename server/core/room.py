"""A room: one pure object that takes messages and the time, and answers with who is to be told what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from server.core import conducting, door, playing, presence, speaking, views
from server.core.accompaniment import LOOKAHEAD, Accompaniment
from server.core.effects import Effect, Handler, Send
from server.core.errors import Refused
from server.core.history import History
from server.core.lease import Lease
from server.core.mixer import sounds
from server.core.scale import Scale
from server.core.seat import Here, Seat
from server.core.settings import BEATS_PER_BAR, Settings, starting
from server.core.tap import TapTempo
from server.core.tape import Changed, Tape
from server.core.timing import STEADY_DELAY
from server.core.transport import SHORTEST_GLIDE, TempoMap, lead_for
from server.core.tuning import Tuning
from server.protocol import Command, LightOn, Lights, Mix, Role, Silence, Surface

FRAME = 0.04
"""Seconds between two pictures for dashboards and displays, at the least."""


LONGEST_LEAD = 1.0
"""Seconds. One tablet on a bad network must not hold up the room."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a message: a connection, its role, and for members their seat."""

    connection: str
    role: Role
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """How one gets in: the code people type and the link the QR code says."""

    code: str
    link: str


@dataclass(frozen=True, slots=True)
class ComingChange:
    """A scale or key that lands on a bar."""

    tuning: Tuning
    at: float


@dataclass(frozen=True, slots=True)
class ComingTempo:
    """A tempo that lands on a beat."""

    beat: float
    bpm: float
    glide: float


class Room:
    """A live place. Handlers by subject: `playing`, `conducting`, `door`, `speaking`."""

    def __init__(
        self, scales: Mapping[str, Scale], *, scale: str, invitation: Invitation, now: float
    ) -> None:
        first = scales[scale]
        self.scales: Final = scales
        self.settings: Settings = starting(first.id, first.root_pc)
        self.tuning = Tuning(first, first.root_pc)
        self.coming: ComingChange | None = None
        self.transport = TempoMap.starting(now, self.settings.bpm)
        self.coming_tempo: ComingTempo | None = None
        self.taps = TapTempo()
        self.accompaniment = Accompaniment()
        self.seats = [Seat(number=number) for number in self.settings.order]
        for seat in self.seats:
            seat.surface = self.tuning.surface(seat.number, self.settings)
        self.lease = Lease()
        self.history = History()
        self.tape = Tape()
        self.invitation = invitation
        self.open_until: float | None = now + door.DOOR_OPEN_FOR
        self.stopped_at: float | None = None
        self.notices: tuple[str, ...] = ()
        self.stale = True
        """Whether dashboards and displays have yet to see something."""
        self.senders: dict[str, Sender] = {}
        """Every connected page."""
        self._sounds = 0
        self._lights: list[LightOn] = []
        self._dark: list[int] = []
        self._framed_at = now
        self._mix: Mix | None = None

    # --- what the handlers share

    @property
    def door_open(self) -> bool:
        return self.open_until is not None

    @property
    def steady_delay(self) -> float:
        return STEADY_DELAY

    @property
    def displays(self) -> int:
        return sum(sender.role == "display" for sender in self.senders.values())

    def seat(self, number: int) -> Seat:
        if not 1 <= number <= len(self.seats):
            raise Refused("no_such_seat", f"This room has {len(self.seats)} seats, and no seat {number}.")
        return self.seats[number - 1]

    def seat_of(self, sender: Sender) -> Seat:
        """The seat a member sits in. Whoever still stands at the door has none."""
        if sender.seat is None:
            raise Refused("no_seat", "Only a tablet with a seat can play.")
        seat = self.seat(sender.seat)
        if not isinstance(seat.presence, Here):
            raise Refused("at_the_door", "You are at the door. Someone in the room will let you in.")
        return seat

    def connected(self, seat: int) -> bool:
        return any(sender.seat == seat for sender in self.senders.values())

    def next_sound(self) -> int:
        self._sounds += 1
        return self._sounds

    @staticmethod
    def light_id(seat: int, note: int) -> int:
        """One number for a touch among all the room's touches."""
        return note * 64 + seat

    def light(self, touch: LightOn) -> None:
        self._lights.append(touch)

    def unlight(self, light_id: int) -> None:
        self._dark.append(light_id)

    def surface_fact(self, seat: Seat) -> Surface:
        return views.surface(self, seat, self.tuning, seat.surface, None)

    def mix_changed(self) -> list[Effect]:
        """The balance, if it is another one than the speaker knows."""
        new = speaking.balance(self)
        if new == self._mix:
            return []
        self._mix = new
        return [Send("speakers", new)]

    # --- messages

    def handle(self, sender: Sender, message: Command, now: float) -> list[Effect]:
        """Answers one message. Raises Refused with nothing changed."""
        return HANDLERS[type(message)](self, sender, message, now)

    def arrive(self, sender: Sender, now: float) -> list[Effect]:
        """A page has connected and shown its pass."""
        self.senders[sender.connection] = sender
        self.stale = True
        return presence.arrive(self, sender, now)

    def depart(self, sender: Sender, now: float) -> list[Effect]:
        """A page's connection has ended, however that came."""
        self.senders.pop(sender.connection, None)
        self.stale = True
        return presence.depart(self, sender, now)

    def invite(self, invitation: Invitation) -> list[Effect]:
        """Another code and link; the old ones are worth nothing any more."""
        self.invitation = invitation
        self.stale = True
        return speaking.told_role(self)

    # --- settings

    def change(self, new: Settings, what: str, now: float, *, steps: str | None = None) -> list[Effect]:
        """The conductor wants `new`. Undo will name it `what`; quick `steps` of one kind count as one change."""
        if new == self.settings:
            return []
        self.history.remember(what, now, self.settings, steps=steps)
        self.tape.append(Changed(what=what, at=now))
        return self.put(new, now)

    def put(self, new: Settings, now: float) -> list[Effect]:
        """Makes the room what `new` says: at once where nobody would notice, on the beat where they would."""
        old, self.settings = self.settings, new
        self.stale = True
        effects: list[Effect] = []
        if old.running and not new.running:
            effects += self._fall_silent(now)
        for seat in self.seats:
            if sounds(old, seat.number) and not sounds(new, seat.number) and new.running:
                effects += playing.hush_seat(self, seat, now)
        if not old.running and new.running:
            self.stopped_at = None
        self._reseat(old, new)
        if (new.scale, new.root) == (self.tuning.scale.id, self.tuning.root):
            self.coming = None
        elif (new.scale, new.root) != (old.scale, old.root):
            self._announce(now)
        if old.bpm != new.bpm:
            beat = self.transport.next_change(now, LOOKAHEAD, "beat")
            self.coming_tempo = ComingTempo(beat=beat, bpm=new.bpm, glide=new.glide)
        effects += self.accompaniment.follow(self, new, now)
        effects += self._tell_seats()
        return [*effects, *self.mix_changed(), *self._land_when_stopped(now)]

    def _fall_silent(self, now: float) -> list[Effect]:
        effects = [e for seat in self.seats for e in playing.let_go(self, seat, now, "stopped")]
        self.accompaniment.silenced()
        return [*effects, Send("speaker", Silence(fade=conducting.STOP_FADE))]

    def _reseat(self, old: Settings, new: Settings) -> None:
        """New surfaces where pads, register or instrument have changed."""
        for seat in self.seats:
            before, after = old.seats[seat.number - 1], new.seats[seat.number - 1]
            if (before.pads, before.register, before.instrument) != (
                after.pads,
                after.register,
                after.instrument,
            ):
                seat.surface = self.tuning.surface(seat.number, new)
                if self.coming:
                    seat.coming = self.coming.tuning.moved(seat.number, seat.surface, new)

    def _announce(self, now: float) -> None:
        """Another scale or key: on the next bar that everybody can know of in time."""
        tuning = Tuning(self.scales[self.settings.scale], self.settings.root)
        beat = self.transport.next_change(now, self._change_lead(), "bar", BEATS_PER_BAR)
        self.coming = ComingChange(tuning=tuning, at=self.transport.seconds_at(beat))
        for seat in self.seats:
            seat.coming = tuning.moved(seat.number, seat.surface, self.settings)

    def _change_lead(self) -> float:
        slowest = max((seat.delay or 0.0 for seat in self.seats), default=0.0)
        return min(LONGEST_LEAD, lead_for(2 * slowest / 1000))

    def _tell_seats(self) -> list[Effect]:
        """Each tablet its surface, and what it will be."""
        effects: list[Effect] = []
        for seat in self.seats:
            if not isinstance(seat.presence, Here):
                continue
            effects.append(Send(seat.number, self.surface_fact(seat)))
            if self.coming and seat.coming:
                fact = views.surface(self, seat, self.coming.tuning, seat.coming, self.coming.at)
                effects.append(Send(seat.number, fact))
        return effects

    def _land_when_stopped(self, now: float) -> list[Effect]:
        return self._land(now) if self.coming and not self.settings.running else []

    def _land(self, now: float) -> list[Effect]:
        """The announced change is here: tones that don't belong end, all others are held on."""
        if self.coming is None:
            return []
        self.tuning, self.coming = self.coming.tuning, None
        self.stale = True
        effects: list[Effect] = []
        for seat in self.seats:
            seat.surface = seat.coming or self.tuning.moved(seat.number, seat.surface, self.settings)
            seat.coming = None
            foreign = [note for note, held in seat.held.items() if not self.tuning.contains(held.pitch)]
            for note in foreign:
                effects += playing.end(self, seat, note, now, "scale", fade=0.12)
        return [*effects, *self._tell_seats(), *self.accompaniment.retune(self, now)]

    # --- time

    def next_wake(self) -> float | None:
        """When `wake` is wanted next."""
        dues = [self.open_until, self.lease.due(), self.accompaniment.due()]
        dues += [playing.lease_due(seat) for seat in self.seats if seat.held]
        if self.coming:
            dues.append(self.coming.at)
        if self.coming_tempo:
            dues.append(self.transport.seconds_at(self.coming_tempo.beat) - LOOKAHEAD)
        if self.stale or self._lights or self._dark:
            dues.append(self._framed_at + FRAME)
        return min((due for due in dues if due is not None), default=None)

    def wake(self, now: float) -> list[Effect]:
        """Does everything whose time has come."""
        effects: list[Effect] = []
        if self.open_until is not None and now >= self.open_until:
            self.open_until = None
            self.stale = True
        if self.lease.expire(now):
            effects += speaking.handed_over(self)
        for seat in self.seats:
            due = playing.lease_due(seat)
            if due is not None and now >= due:
                effects += playing.let_go(self, seat, now, "lease")
        if self.coming and now >= self.coming.at:
            effects += self._land(now)
        self._land_tempo(now)
        effects += self.accompaniment.wake(self, now)
        return [*effects, *self._frame(now)]

    def _land_tempo(self, now: float) -> None:
        coming = self.coming_tempo
        if coming is None:
            return
        at = self.transport.seconds_at(coming.beat)
        if now >= at - LOOKAHEAD:
            tempo = self.transport.since(now)
            if coming.glide >= SHORTEST_GLIDE:
                self.transport = tempo.glide_to(at, coming.bpm, over_seconds=coming.glide)
            else:
                self.transport = tempo.set_tempo(at, coming.bpm)
            self.coming_tempo = None
            self.stale = True

    def _frame(self, now: float) -> list[Effect]:
        """One picture for all dashboards and displays."""
        if now < self._framed_at + FRAME or not (self.stale or self._lights or self._dark):
            return []
        self._framed_at = now
        effects: list[Effect] = []
        if self._lights or self._dark:
            lights = Lights(on=self._lights, off=self._dark)
            effects += [Send("displays", lights), Send("conductors", lights)]
            self._lights, self._dark = [], []
        if self.stale:
            effects.append(Send("conductors", views.room_state(self, now)))
            effects.append(Send("displays", views.stage(self, now)))
            self.stale = False
        return effects


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    **playing.HANDLERS,
    **conducting.HANDLERS,
    **door.HANDLERS,
    **speaking.HANDLERS,
}
"""One for every command but `Hello` and `Clock`, which the hub answers itself."""
