"""All rooms of a server: finds the room for a message, calls it, delivers what it answers, and wakes it in time."""

import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Final, Literal, Protocol

from server.clock import Clock
from server.core import recording, replaying
from server.core.collection import Collection
from server.core.door import knock
from server.core.effects import (
    Dismiss,
    DrawInvitation,
    Effect,
    EndSession,
    KeepAssent,
    KeepCeiling,
    LoadReplay,
    OpenSession,
    Reply,
    Send,
)
from server.core.errors import Refused
from server.core.playing import let_go
from server.core.replay import TapePart
from server.core.room import Invitation, Room, Sender
from server.core.said import Said
from server.core.seat import Waiting
from server.hosted import HelperPass, HostedRoom, Joined
from server.passes import Pass, Passes, as_typed, hashed, new_code, new_token, token_of
from server.protocol import (
    VERSION,
    Bye,
    ClockReply,
    Command,
    DeviceCeiling,
    Fact,
    Hello,
    Role,
    Welcome,
)
from server.protocol import (
    Clock as ClockAsked,
)
from server.recordings import Recordings
from server.runtime import Timer

NO_ROOM = "There is no room with this code now. Look at the big screen once more."
ROOMS_MOST = 200
RETRY = 0.2
"""Seconds until a room that failed to wake is woken again."""

LOG = logging.getLogger("roundelay")
FIRST_SCALE = "major_pentatonic"


class Wire(Protocol):
    """How facts reach pages."""

    def send(self, connection: str, fact: Fact) -> None: ...

    def close(self, connection: str) -> None: ...


class Timers(Protocol):
    """What the hub needs of the engine."""

    def after(self, seconds: float, call: Callable[[], None]) -> Timer: ...

    def lock(self) -> AbstractContextManager[object]: ...


class Hub:
    """Rooms by id, and connections by theirs."""

    def __init__(
        self,
        *,
        clock: Clock,
        timers: Timers,
        collection: Collection,
        recordings: Recordings,
        link: Callable[[str], str],
        helper_link: Callable[[str], str],
    ) -> None:
        self._clock: Final = clock
        self._timers: Final = timers
        self._collection: Final = collection
        self.recordings: Final = recordings
        self._link: Final = link
        self._helper_link: Final = helper_link
        self.wire: Wire | None = None
        self.passes: Final = Passes()
        self.rooms: Final[dict[str, HostedRoom]] = {}
        self.epoch: Final = secrets.token_hex(8)
        self.notices: tuple[str, ...] = ()
        self.ceilings: Mapping[str, DeviceCeiling] = {}
        """What was measured for speaker devices; every room knows it."""
        self.keep_ceiling: Callable[[str, DeviceCeiling], None] = lambda device, ceiling: None
        """Writes it down; put here by the app."""
        self.load_replay: Callable[[str, LoadReplay], None] = lambda room, wanted: None
        """Fetches a part of a kept tape for a room; put here by the app."""
        self.lock: Final = timers.lock()
        self._where: Final[dict[str, HostedRoom]] = {}

    # --- rooms and seats

    def start_room(self) -> HostedRoom:
        """A new room with its code and link."""
        with self.lock:
            if len(self.rooms) >= ROOMS_MOST:
                raise Refused(
                    "rooms_most", f"{ROOMS_MOST} rooms are open: close one of them first.", most=ROOMS_MOST
                )
            now = self._clock.now()
            code, link_token = self._free_code(), new_token()
            invitation = Invitation(code=code, link=self._link(link_token))
            scales = self._collection.scales
            first = FIRST_SCALE if FIRST_SCALE in scales else next(iter(scales))
            room = Room(self._collection, scale=first, invitation=invitation, now=now)
            room.notices = self.notices
            room.safety.kept = self.ceilings
            room.banner.trouble = self.recordings.trouble
            hosted = HostedRoom(
                id=secrets.token_hex(6), room=room, code=code, link_token=link_token, started=now
            )
            self.rooms[hosted.id] = hosted
            self._plan(hosted)
            return hosted

    def close_room(self, room_id: str) -> None:
        with self.lock:
            hosted = self.room(room_id)
            self._end_recording(hosted)
            bye = Bye(reason="closed", text="This room has closed. Thank you for playing.")
            for connection in list(hosted.connections):
                self._say_goodbye(connection, bye)
            if hosted.timer is not None:
                hosted.timer.cancel()
            self.passes.end_room(room_id)
            del self.rooms[room_id]
            self.recordings.room_closed(room_id)

    def room(self, room_id: str) -> HostedRoom:
        hosted = self.rooms.get(room_id)
        if hosted is None:
            raise Refused("room_closed", "This room has closed. Start a new one on the host page.")
        return hosted

    def join(self, *, invitation: str | None, code: str | None, device: str | None) -> Joined:
        """A seat for a tablet; the one it has already, if `device` is a token this room knows."""
        with self.lock:
            hosted = self._by_invitation(invitation) if invitation is not None else self._by_code(code or "")
            known = self.passes.find(device) if device else None
            if device and known and known.room == hosted.id and known.role == "member" and known.seat:
                waiting = isinstance(hosted.room.seat(known.seat).presence, Waiting)
                return Joined(room=hosted.id, token=device, seat=known.seat, waiting=waiting)
            sent_out = device is not None and self.passes.was_sent_out(device, hosted.id)
            by: Literal["qr", "code"] = "qr" if invitation is not None and not sent_out else "code"
            now = self._clock.now()
            knocked = knock(hosted.room, by, now)
            token = self.passes.issue(Pass(room=hosted.id, role="member", seat=knocked.seat))
            self._after(hosted, hosted.room.told(hosted.room.mix_changed(), now))
            return Joined(room=hosted.id, token=token, seat=knocked.seat, waiting=knocked.waiting)

    def pass_for(self, room_id: str, role: Role) -> str:
        """A token for one of the therapist's own pages."""
        return self.passes.issue(Pass(room=self.room(room_id).id, role=role))

    def helper_pass(self, room_id: str, seat: int) -> HelperPass:
        """For whoever helps at a seat: the same link until that seat is given up, for as many helpers as there are.

        A new code doesn't end it: that keeps strangers out, and a helper is inside.
        """
        with self.lock:
            hosted = self.room(room_id)
            hosted.room.seat(seat)
            token = token_of(hosted.helper_key, seat, hosted.stays.get(seat, 0))
            self.passes.keep(token, Pass(room=hosted.id, role="helper", seat=seat))
            return HelperPass(token=token, link=self._helper_link(f"{hosted.id}.{token}"))

    def readdress(self) -> None:
        """This machine's address may have changed: the links follow."""
        with self.lock:
            for hosted in self.rooms.values():
                link = self._link(hosted.link_token)
                if hosted.room.invitation.link != link:
                    self._after(hosted, hosted.room.invite(Invitation(code=hosted.code, link=link)))

    def let_go(self, token: str) -> None:
        """A page that is going says by other means that all its touches have ended."""
        granted = self.passes.find(token)
        if granted is None or granted.role != "member" or granted.room not in self.rooms:
            return
        with self.lock:
            hosted = self.rooms[granted.room]
            seat, now = hosted.room.seat(granted.seat or 0), self._clock.now()
            self._after(hosted, hosted.room.told(let_go(hosted.room, seat, now, "left"), now))

    def tell_news(self, sentence: str, *, lasts: bool = False) -> None:
        """Something every therapist should know of happened outside the rooms. `lasts`: those of later rooms, too."""
        with self.lock:
            self.notices += (sentence,) if lasts else ()
            for hosted in self.rooms.values():
                hosted.room.tell_news(sentence)
                self._plan(hosted)

    def tell_trouble(self, trouble: Said | None) -> None:
        """The record can't be written just now, or can be again."""
        with self.lock:
            for hosted in self.rooms.values():
                hosted.room.banner.trouble = trouble
                self._after(hosted, hosted.room.banner.tell(hosted.room, self._clock.now()))

    def replay_loaded(self, room_id: str, wanted: LoadReplay, answer: TapePart | Refused) -> None:
        """What a room asked for of a kept tape has come, or can't."""
        with self.lock:
            hosted = self.rooms.get(room_id)
            if hosted is not None:
                self._after(hosted, replaying.answered(hosted.room, wanted, answer, self._clock.now()))

    # --- connections

    def hello(self, connection: str, message: Hello) -> None:
        """A page shows its pass. Raises Refused if it opens nothing."""
        with self.lock:
            if message.version != VERSION:
                raise Refused("old_page", "This page is from an older Roundelay: load it again.")
            granted = self.passes.find(message.token)
            if granted is None or granted.room not in self.rooms:
                raise Refused("no_pass", "This page's place in the room has ended: join again.")
            if connection in self._where:
                raise Refused("said_hello", "This page is in the room already.")
            hosted = self.rooms[granted.room]
            now = self._clock.now()
            sender = Sender(connection=connection, role=granted.role, seat=granted.seat)
            before = [
                other
                for other, kept in hosted.connections.items()
                if granted.role == kept.role == "member" and kept.seat == granted.seat
            ]
            hosted.connections[connection] = sender
            self._where[connection] = hosted
            self._send(
                connection,
                Welcome(
                    version=VERSION,
                    epoch=self.epoch,
                    now=now,
                    room=hosted.id,
                    role=granted.role,
                    seat=granted.seat,
                ),
            )
            self._after(hosted, hosted.room.arrive(sender, now))
            for other in before:
                text = "This seat plays in another window now."
                self._say_goodbye(other, Bye(reason="replaced", text=text))

    def receive(self, connection: str, message: Command) -> None:
        """A message of a page that has said hello. Raises Refused with nothing changed."""
        with self.lock:
            hosted = self._where[connection]
            sender = hosted.connections[connection]
            now = self._clock.now()
            if isinstance(message, ClockAsked):
                self._send(connection, ClockReply(client=message.client, server=now))
                return
            self._after(hosted, hosted.room.handle(sender, message, now))

    def role_of(self, connection: str) -> Role | None:
        """None until the page has said hello."""
        hosted = self._where.get(connection)
        return hosted.connections[connection].role if hosted else None

    def gone(self, connection: str) -> None:
        """The connection has ended, however that came."""
        with self.lock:
            hosted = self._where.pop(connection, None)
            if hosted is None:
                return
            sender = hosted.connections.pop(connection)
            if hosted.id in self.rooms:
                self._after(hosted, hosted.room.depart(sender, self._clock.now()))

    def farewell(self) -> None:
        """The server is about to end."""
        with self.lock:
            for hosted in self.rooms.values():
                self._end_recording(hosted)
            for connection in list(self._where):
                text = "Roundelay restarts. This page comes back by itself."
                self._say_goodbye(connection, Bye(reason="restarting", text=text, again=True))

    # --- inside

    def _free_code(self) -> str:
        taken = {hosted.code for hosted in self.rooms.values()}
        return next(code for code in iter(new_code, "") if code not in taken)

    def _by_invitation(self, invitation: str) -> HostedRoom:
        given = hashed(invitation)
        for hosted in self.rooms.values():
            if secrets.compare_digest(hashed(hosted.link_token), given):
                return hosted
        raise Refused("old_link", "This link has ended. Scan the picture on the big screen once more.")

    def _by_code(self, code: str) -> HostedRoom:
        given = as_typed(code)
        found = [hosted for hosted in self.rooms.values() if secrets.compare_digest(hosted.code, given)]
        if not found:
            raise Refused("no_room", NO_ROOM)
        return found[0]

    def _end_recording(self, hosted: HostedRoom) -> None:
        self._after(hosted, recording.end(hosted.room, self._clock.now()))

    def _after(self, hosted: HostedRoom, effects: list[Effect]) -> None:
        """Delivers, the speaker first as rooms answer, hands over what was recorded, and plans the next wake."""
        if hosted.room.recorder.pending:
            self.recordings.hand_over(hosted.room)
        for effect in effects:
            match effect:
                case Send(to="speaker", fact=fact):
                    if hosted.room.lease.holder is not None:
                        self._send(hosted.room.lease.holder, fact)
                case Send(to=to, fact=fact):
                    for connection, sender in list(hosted.connections.items()):
                        if (sender.role, sender.seat) == ("member", to) or (sender.role, to) in _AUDIENCES:
                            self._send(connection, fact)
                case Reply(connection=connection, fact=fact):
                    self._send(connection, fact)
                case Dismiss(seat=seat, bye=bye):
                    self.passes.end_seat(hosted.id, seat, sent_out=bye.reason == "removed")
                    hosted.stays[seat] = hosted.stays.get(seat, 0) + 1
                    for connection in [c for c, s in hosted.connections.items() if s.seat == seat]:
                        self._say_goodbye(connection, bye)
                case KeepCeiling(device=device, ceiling=ceiling):
                    self._keep(device, ceiling)
                case DrawInvitation():
                    hosted.code, hosted.link_token = self._free_code(), new_token()
                    link = self._link(hosted.link_token)
                    self._after(hosted, hosted.room.invite(Invitation(code=hosted.code, link=link)))
                case OpenSession():
                    begun = self.recordings.open(effect, hosted.room, hosted.id, self._clock.now())
                    self._after(hosted, begun)
                case KeepAssent():
                    self.recordings.keep_assent(effect)
                case EndSession():
                    self.recordings.end(effect)
                case LoadReplay():
                    self.load_replay(hosted.id, effect)
        self._plan(hosted)

    def _keep(self, device: str, ceiling: DeviceCeiling) -> None:
        self.ceilings = {**self.ceilings, device: ceiling}
        self.keep_ceiling(device, ceiling)
        for other in self.rooms.values():
            other.room.safety.kept = self.ceilings
            other.room.picture.stale = True

    def _plan(self, hosted: HostedRoom) -> None:
        due = hosted.room.next_wake()
        if due is None or (hosted.due is not None and hosted.due <= due):
            return  # a wake that comes too early does nothing and plans the next
        if hosted.timer is not None:
            hosted.timer.cancel()
        hosted.due = due
        hosted.timer = self._timers.after(due - self._clock.now(), lambda: self._wake(hosted))

    def _wake(self, hosted: HostedRoom) -> None:
        with self.lock:
            hosted.timer = hosted.due = None
            if hosted.id not in self.rooms:
                return
            try:
                self._after(hosted, hosted.room.wake(self._clock.now()))
            except Exception:  # a bug of ours must not stop the room's clock
                LOG.exception("a room failed to wake")
                hosted.due = None
                hosted.timer = self._timers.after(RETRY, lambda: self._wake(hosted))

    def _say_goodbye(self, connection: str, bye: Bye) -> None:
        """The page is told why, and its touches end now rather than when the network notices."""
        self._send(connection, bye)
        self.gone(connection)
        if self.wire is not None:
            self.wire.close(connection)

    def _send(self, connection: str, fact: Fact) -> None:
        if self.wire is not None:
            self.wire.send(connection, fact)


_AUDIENCES = {("display", "displays"), ("conductor", "conductors"), ("speaker", "speakers")}
