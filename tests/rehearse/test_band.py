"""The whole band against a room's far end: it plays tunes in time, and every finger lifts."""

import asyncio
import random
from itertools import repeat

import pytest

from server.core.errors import Refused
from server.protocol import AllOff, Command, Hello, NoteOff, NoteOn, Turn
from server.rehearse.band import Band
from server.rehearse.wire import Joined
from tests.e2e.serving import free_port
from tests.rehearse.peer import Peer, Room, run, surface, welcomes
from tests.rehearse.test_arranging import MAJOR, ladder, tune

PADS = ladder(MAJOR, 2, 50, 70)


def joined(players: int) -> list[Joined]:
    return [Joined("room", f"token-0123456789-{seat}", seat, False) for seat in range(1, players + 1)]


def band_at(url: str, said: list[str], players: int = 3) -> Band:
    return Band(url, joined(players), repeat(tune(0, 2, 4, 5)), random.Random(1), said.append)


def test_a_tune_is_played_through_and_every_touch_lifts() -> None:
    """[P4] Touches and lifts pair up, in time; at the end all say so and go."""
    said: list[str] = []

    async def story() -> None:
        async with Room(welcomes(*PADS)) as room:
            band = band_at(room.url, said)
            await band.play(4.0)
            for peer in room.peers:
                await asyncio.wait_for(peer.left.wait(), 5)
                touched = [command.note for command in peer.heard if isinstance(command, NoteOn)]
                lifted = [command.note for command in peer.heard if isinstance(command, NoteOff)]
                assert touched == list(range(1, len(touched) + 1))
                assert sorted(lifted) == touched
                assert isinstance(peer.heard[-1], AllOff)
            led = [command.pad for command in room.peers[0].heard if isinstance(command, NoteOn)]
            assert [PADS[pad] % 12 for pad in led[:4]] == [2, 6, 11, 2]

    run(story())
    assert said[0].startswith("a tune (here), 3 players at ")
    assert said[1] == "  Sun (seat 1): phrase 1 of 1, all join in"


def test_the_tune_goes_on_in_the_hands_of_whose_turn_it_is() -> None:
    """[C2] One plays for all while the others wait."""

    def third_has_the_turn(peer: Peer, command: Command) -> None:
        welcomes(*PADS)(peer, command)
        if isinstance(command, Hello) and not command.token.endswith("3"):
            peer.tell(Turn(mine=False, plays=[3]))

    async def story() -> None:
        async with Room(third_has_the_turn) as room:
            await band_at(room.url, []).play(4.0)
            touched = [sum(isinstance(c, NoteOn) for c in peer.heard) for peer in room.peers]
            assert touched[:2] == [0, 0]
            assert touched[2] >= 4
            lifted = sum(isinstance(c, NoteOff) for c in room.peers[2].heard)
            assert lifted == touched[2]

    run(story())


def test_a_turn_that_passes_on_takes_the_tune_along() -> None:
    """[C2] Who may play changes while a tune lasts; the tune is never left without hands."""

    def first_third_then_second(peer: Peer, command: Command) -> None:
        welcomes(*PADS)(peer, command)
        if not isinstance(command, Hello):
            return
        seat = int(command.token[-1])
        peer.tell(Turn(mine=seat == 3, plays=[3]))
        if seat != 1:
            asyncio.get_running_loop().call_later(1.5, peer.tell, Turn(mine=seat == 2, plays=[2]))

    async def story() -> None:
        async with Room(first_third_then_second) as room:
            long_tune = repeat(tune(0, 2, 4, 5, 4, 2, 0, 2, 4, 5, 4, 2, 0))
            await Band(room.url, joined(3), long_tune, random.Random(1), list[str]().append).play(6.0)
            touched = [sum(isinstance(c, NoteOn) for c in peer.heard) for peer in room.peers]
            assert touched[0] == 0
            assert min(touched[1:]) >= 2

    run(story())


def test_at_the_door_the_band_says_what_to_do_and_plays_once_let_in() -> None:
    """[R2] One sentence, said once."""
    said: list[str] = []

    def let_in_late(peer: Peer, command: object) -> None:
        if isinstance(command, Hello):
            asyncio.get_running_loop().call_later(0.6, peer.tell, surface(*PADS))

    async def story() -> None:
        waiting = [Joined("room", "token-0123456789-1", 1, True)]
        async with Room(let_in_late) as room:
            band = Band(room.url, waiting, repeat(tune(0, 2)), random.Random(1), said.append)
            await band.play(2.0)
            assert any(isinstance(command, NoteOn) for command in room.peers[0].heard)

    run(story())
    assert said[0] == "Waiting at the door: let them in on the dashboard."
    assert said.count(said[0]) == 1


def test_without_a_server_it_is_one_sentence() -> None:
    """[S4] Nothing is half started."""
    with pytest.raises(Refused, match="No Roundelay answers"):
        run(band_at(f"http://127.0.0.1:{free_port()}", []).play(1.0))
