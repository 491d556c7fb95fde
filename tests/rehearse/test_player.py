"""One player against a room's far end: seat, pads, fingers, clock, farewell."""

import asyncio
import random
from collections.abc import Awaitable, Callable

from server.protocol import (
    AccessProposal,
    AllOff,
    AtTheDoor,
    Bye,
    Calibration,
    Held,
    Hello,
    Link,
    NoteOff,
    NoteOn,
    Phrase,
    Refused,
    Turn,
)
from server.rehearse.player import Player
from server.rehearse.wire import Joined
from tests.rehearse.peer import Answer, Peer, Room, run, surface, welcomes

TOKEN = "token-0123456789-3"
C_D_E = (60.0, 62.0, 64.0)


class Said(list[str]):
    """What the player tells its people."""

    def __init__(self) -> None:
        super().__init__()
        self._news = asyncio.Event()

    def tell(self, line: str) -> None:
        self.append(line)
        self._news.set()

    async def lines(self, count: int) -> None:
        """Waits for so many."""
        while len(self) < count:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 5)


Story = Callable[[Room, Player, Said], Awaitable[None]]


def play(story: Story, answer: Answer | None = None) -> None:
    async def whole() -> None:
        said = Said()
        async with Room(answer or welcomes(*C_D_E)) as room:
            player = Player(room.url, Joined("room", TOKEN, 3, False), random.Random(1), said.tell)
            await player.enter()
            await room.peers[0].hears(Hello)
            if answer is None:
                await room.peers[0].hears(Link)  # the surface has come, and the time is known
            await story(room, player, said)
            player.leave()

    run(whole())


def test_it_says_hello_and_plays_its_pads() -> None:
    """Touches are numbered from 1, carry the server's time, and lift once."""

    async def story(room: Room, player: Player, said: Said) -> None:
        (peer,) = room.peers
        assert player.name == "Fish (seat 3)"
        assert player.pads == list(C_D_E)
        note = player.touch(1, 0.6)
        assert note == 1
        player.lift(note)
        player.lift(note)
        on = await peer.hears(NoteOn)
        off = await peer.hears(NoteOff)
        assert (on.pad, on.velocity, on.note, off.note) == (1, 0.6, 1, 1)
        assert on.at is not None
        assert on.at > 900
        player.leave()
        await peer.hears(AllOff)
        assert len([command for command in peer.heard if isinstance(command, NoteOff)]) == 1

    play(story)


def test_what_is_held_is_told_again_and_again() -> None:
    """[P4] A lease: whatever is not told any more has ended."""

    async def story(room: Room, player: Player, said: Said) -> None:
        note = player.touch(0, 0.5)
        assert (await room.peers[0].hears(Held)).notes == [note]

    play(story)


def test_one_pad_holds_one_finger() -> None:
    """A touch on a pad still held lifts the old one first."""

    async def story(room: Room, player: Player, said: Said) -> None:
        player.touch(2, 0.5)
        player.touch(2, 0.5)
        await room.peers[0].hears(NoteOn, count=2)
        touches = [(type(c).__name__, c.note) for c in room.peers[0].heard if isinstance(c, NoteOn | NoteOff)]
        assert touches == [("NoteOn", 1), ("NoteOff", 1), ("NoteOn", 2)]

    play(story)


def test_resting_lifts_every_finger_and_shows_no_pads() -> None:
    async def story(room: Room, player: Player, said: Said) -> None:
        player.touch(0, 0.5)
        room.peers[0].tell(surface(*C_D_E, seat=3, state="rest"))
        assert (await room.peers[0].hears(NoteOff)).note == 1
        assert player.pads == []

    play(story)


def test_a_surface_told_ahead_holds_from_its_moment() -> None:
    """[M2] The change lands on the bar, not when it is told."""

    async def story(room: Room, player: Player, said: Said) -> None:
        peer = room.peers[0]
        now = asyncio.get_running_loop().time() + 1000
        peer.tell(surface(65.0, seat=3, at=now + 60))
        peer.tell(Refused("x", "heard until here", "hello"))
        await said.lines(1)
        assert player.pads == list(C_D_E)
        peer.tell(surface(65.0, seat=3, at=now - 1))
        peer.tell(Refused("x", "and here", "hello"))
        await said.lines(2)
        assert player.pads == [65.0]

    play(story)


def test_it_plays_in_its_turn_only() -> None:
    """[C2] Told ahead, it waits for the moment; when the turn is over every finger lifts."""

    async def story(room: Room, player: Player, said: Said) -> None:
        peer = room.peers[0]
        now = asyncio.get_running_loop().time() + 1000
        player.touch(0, 0.5)
        peer.tell(Turn(mine=False, plays=[1]))
        assert (await peer.hears(NoteOff)).note == 1
        assert player.pads == []
        for at, pads in ((now + 60, []), (now - 1, list(C_D_E))):
            peer.tell(Turn(mine=True, at=at, plays=[1]))
            peer.tell(Refused("x", "heard until here", "hello"))
            await said.lines(len(said) + 1)
            assert player.pads == pads

    play(story)


def test_it_plays_on_when_twenty_touches_are_asked_for() -> None:
    """[X1] A rehearsal has no hands to find settings for: it says nothing, and misses nothing."""

    async def story(room: Room, player: Player, said: Said) -> None:
        peer = room.peers[0]
        peer.tell(Calibration(on=True))
        peer.tell(AccessProposal(seat=3, touches=20, says=Phrase(key="access.proposal.none"), changes=[]))
        peer.tell(Refused("x", "heard until here", "hello"))
        await said.lines(1)
        assert player.pads == list(C_D_E)
        player.touch(1, 0.5)
        assert (await peer.hears(NoteOn)).pad == 1

    play(story)


def test_after_a_lost_connection_it_comes_back_with_the_same_token() -> None:
    """[R1] The same seat again."""

    async def story(room: Room, player: Player, said: Said) -> None:
        room.arrived.clear()
        room.peers[0].drop()
        await asyncio.wait_for(room.arrived.wait(), 5)
        hello = await room.peers[1].hears(Hello)
        assert hello.token == TOKEN
        await room.peers[1].hears(Link)
        assert player.pads == list(C_D_E)

    play(story)


def test_when_it_is_sent_away_it_stays_away_and_says_why() -> None:
    async def story(room: Room, player: Player, said: Said) -> None:
        room.peers[0].tell(Bye("removed", "The therapist has closed this seat."))
        room.peers[0].tell(Refused("x", "heard until here", "hello"))
        await said.lines(2)
        assert player.farewell == "The therapist has closed this seat."
        assert said[0] == "Fish (seat 3) leaves: The therapist has closed this seat."

    play(story)


def test_at_the_door_it_waits() -> None:
    """[R2] A typed code waits for one tap."""

    def answer(peer: Peer, command: object) -> None:
        if isinstance(command, Hello):
            peer.tell(AtTheDoor(seat=3, taken=[1, 2], code="HARP24"))
            peer.tell(Refused("x", "heard until here", "hello"))

    async def story(room: Room, player: Player, said: Said) -> None:
        await said.lines(1)
        assert player.waiting
        room.peers[0].tell(surface(60.0, seat=3))
        room.peers[0].tell(Refused("x", "heard until here", "hello"))
        await said.lines(2)
        assert not player.waiting
        assert player.pads == [60.0]

    play(story, answer)
