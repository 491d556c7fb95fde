"""One player: a tablet in all but glass, with a seat, a surface and fingers that always lift."""

import asyncio
import random
from collections.abc import Callable, Coroutine

from server.protocol import (
    SYMBOLS,
    VERSION,
    AllOff,
    AtTheDoor,
    Bye,
    Clock,
    ClockReply,
    Fact,
    Held,
    Hello,
    Link,
    NoteOff,
    NoteOn,
    Refused,
    Surface,
    Turn,
    Welcome,
)
from server.rehearse.wire import Joined, Wire, new_tab, open_wire

HEARTBEAT = 0.5
"""Seconds between two words about what is still held; a pad page keeps the same rhythm."""

LINK_EVERY = 10
"""Heartbeats between two reports about the connection."""

YOURS = Turn(mine=True)
"""How it is while no technique says otherwise."""

PATIENCE = 30.0
"""Seconds a lost player tries to come back before it gives up."""


class Player:
    """Joins, plays what it is told, comes back by itself after a lost connection, and leaves cleanly."""

    def __init__(
        self, server: str, joined: Joined, chance: random.Random, tell: Callable[[str], None]
    ) -> None:
        self._server, self._joined, self._chance, self._tell = server, joined, chance, tell
        self.seat = joined.seat
        self.waiting = joined.waiting
        self.farewell: str | None = None
        """Why this player is gone for good; None while it isn't."""
        self._surface: Surface | None = None
        self._coming: Surface | None = None
        self._turn = YOURS
        self._wire: Wire | None = None
        self._last_note = 0
        self._held: dict[int, int] = {}
        self._tab = new_tab()
        self._clock: tuple[float, float] | None = None
        """Least round trip so far, and what to add to our time to get the server's."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def name(self) -> str:
        return f"{SYMBOLS[(self.seat - 1) % len(SYMBOLS)]} (seat {self.seat})"

    # --- playing --------------------------------------------------------------------------------------------------

    @property
    def pads(self) -> list[float]:
        """The pitches under this player's fingers now; none while it rests, waits, is away or another has the turn."""
        surface = self._playing_surface()
        return [pad.pitch for pad in surface.pads] if surface is not None and self._may_play() else []

    @property
    def takes_part(self) -> bool:
        """Whether it plays in this room, be it now or when its turn comes."""
        return self._playing_surface() is not None

    def _playing_surface(self) -> Surface | None:
        if self._coming is not None and self._coming.at is not None and self._server_now() >= self._coming.at:
            self._surface, self._coming = self._coming, None
        here = self._surface is not None and self._surface.state == "play" and self._wire is not None
        return self._surface if here else None

    def touch(self, pad: int, velocity: float) -> int | None:
        """The number of the touch to lift again; None when nothing could be touched."""
        if self._wire is None:
            return None
        for note in [note for note, held in self._held.items() if held == pad]:
            self.lift(note)
        self._last_note += 1
        if not self._wire.send(
            NoteOn(pad=pad, velocity=velocity, note=self._last_note, at=self._now_if_known())
        ):
            return None
        self._held[self._last_note] = pad
        return self._last_note

    def lift(self, note: int) -> None:
        if self._held.pop(note, None) is not None and self._wire is not None:
            self._wire.send(NoteOff(note=note, at=self._now_if_known()))

    def _may_play(self) -> bool:
        """Whether it is this player's turn, as it was told; a word about later holds from its moment on."""
        turn = self._turn
        return turn.mine == (turn.at is None or self._server_now() >= turn.at)

    # --- coming and going -----------------------------------------------------------------------------------------

    async def enter(self) -> None:
        """Connects and says hello; the surface comes when the room lets this player in."""
        self._wire = await open_wire(self._server, self._joined.room, self._hear, self._lost)
        self._wire.send(Hello(version=VERSION, token=self._joined.token, tab=self._tab))
        if not self._tasks:
            self._start(self._heartbeat())

    def leave(self) -> None:
        """Every finger lifted, then gone."""
        self.farewell = self.farewell or "left"
        for task in self._tasks:
            task.cancel()
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.send(AllOff())
            wire.close()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _lost(self) -> None:
        self._wire = None
        self._held.clear()
        self._surface = self._coming = None
        self._turn = YOURS
        if self.farewell is None:
            self._start(self._come_back())

    async def _come_back(self) -> None:
        """With a little chance in the waiting, so that a whole room doesn't knock at the same instant."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < end:
            await asyncio.sleep(self._chance.uniform(0.2, 1.0))
            try:
                await self.enter()
            except OSError:
                continue
            return
        self.farewell = "The server is gone."
        self._tell(f"{self.name} could not come back: the server is gone.")

    async def _heartbeat(self) -> None:
        beats = 0
        while True:
            await asyncio.sleep(HEARTBEAT)
            if self._wire is None:
                continue
            if self._held:
                self._wire.send(Held(notes=list(self._held)))
            if beats % LINK_EVERY == 0:
                self._ask_the_time()
            beats += 1

    # --- what the server says -------------------------------------------------------------------------------------

    def _hear(self, fact: Fact) -> None:
        match fact:
            case Surface():
                self._take(fact)
            case Turn():
                self._turn = fact
                if not self._may_play():
                    self._lift_all()
            case ClockReply():
                self._learn_the_time(fact)
            case Welcome():
                self.seat = fact.seat or self.seat
                self._ask_the_time()
            case AtTheDoor():
                self.waiting = True
            case Refused():
                self._tell(f"{self.name}: {fact.text}")
            case Bye() if not fact.again:
                self.farewell = fact.text
                self._tell(f"{self.name} leaves: {fact.text}")
            case _:
                pass

    def _take(self, surface: Surface) -> None:
        """A surface may be told ahead of the bar from which it holds."""
        self.waiting = False
        self.seat = surface.seat
        if surface.at is not None and self._surface is not None and surface.at > self._server_now():
            self._coming = surface
            return
        self._surface, self._coming = surface, None
        if surface.state != "play":
            self._lift_all()

    def _lift_all(self) -> None:
        for note in list(self._held):
            self.lift(note)

    # --- time -----------------------------------------------------------------------------------------------------

    def _ask_the_time(self) -> None:
        if self._wire is not None:
            self._wire.send(Clock(client=_local()))

    def _learn_the_time(self, reply: ClockReply) -> None:
        """The reply with the shortest way there and back tells the time best."""
        way = _local() - reply.client
        if self._clock is None or way < self._clock[0]:
            self._clock = way, reply.server - (reply.client + way / 2)
        if self._wire is not None and not self.waiting:
            self._wire.send(Link(round_trip=1000 * way, jitter=1000 * (way - self._clock[0])))

    def _server_now(self) -> float:
        return _local() + (self._clock[1] if self._clock else 0.0)

    def _now_if_known(self) -> float | None:
        return self._server_now() if self._clock else None


def _local() -> float:
    return asyncio.get_running_loop().time()
