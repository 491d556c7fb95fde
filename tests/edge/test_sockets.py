"""Live connections against the real server, on both engines: refusals reach their sender and nobody else."""

import os
import struct
from collections.abc import Iterator

import pytest

from server.protocol import (
    Bye,
    ChangeAccess,
    Lights,
    NoteOff,
    NoteOn,
    Refused,
    RoomState,
    SetSeats,
    SoundOff,
    SoundOn,
    Surface,
)
from server.rehearse.wire import join
from tests.e2e.rooms import Host
from tests.e2e.serving import Server
from tests.e2e.socket_client import SocketClient


@pytest.fixture(scope="module", params=["eventlet", "threads"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"), engine=request.param).start()
    yield server
    server.stop()


class Table:
    """One room, its conductor, its speaker and one tablet."""

    def __init__(self, server: Server) -> None:
        self.server = server
        host = Host(server)
        self.room = host.start_room().room
        self.conductor = SocketClient(server.url, self.room, host.pass_for(self.room, "conductor"))
        self.speaker = SocketClient(server.url, self.room, host.pass_for(self.room, "speaker"))
        link = self.conductor.until(RoomState, lambda state: state.link != "").link
        self.joined = join(server.url, invitation=link.partition("#")[2])
        self.tablet = SocketClient(server.url, self.room, self.joined.token)
        self.tablet.next(Surface)

    def close(self) -> None:
        for client in (self.tablet, self.speaker, self.conductor):
            client.close()


@pytest.fixture
def table(server: Server) -> Iterator[Table]:
    table = Table(server)
    yield table
    table.close()


def test_a_touch_reaches_the_speaker_and_the_dashboard(table: Table) -> None:
    """[P1] The sound at once, the light with the next frame."""
    table.tablet.send(NoteOn(pad=0, velocity=0.8, note=1))
    assert table.speaker.next(SoundOn).seat == 1
    assert table.conductor.next(Lights, lambda lights: lights.on != []).on[0].seat == 1


def test_the_order_of_a_hands_touches_is_kept(table: Table) -> None:
    """[T3] A hundred touches in one go arrive as they were made."""
    table.conductor.send(ChangeAccess(seats=[1], changes={"pads": 12}))
    table.tablet.next(Surface, lambda surface: len(surface.pads) == 12)
    pitches = [pad.pitch for pad in table.tablet.latest(Surface).pads]
    for note in range(1, 101):
        table.tablet.send(NoteOn(pad=note % 12, velocity=0.5, note=note), NoteOff(note=note))
    heard = [table.speaker.next(SoundOn).pitch for _ in range(100)]
    assert heard == [pitches[note % 12] for note in range(1, 101)]


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        (b'42["note_on",{"pad":99,"velocity":0.5,"note":1}]', "bad_message"),
        (b'42["note_on",{"pad":7,"velocity":0.5,"note":1}]', "no_such_pad"),
        (b'42["note_on"]', "bad_message"),
        (b'42["stop",{}]', "not_yours"),
        (b'42["set_tempo",{"bpm":100}]', "not_yours"),
        (b'42["dance",{}]', "bad_message"),
        (b'42["note_on",{"pad":NaN,"velocity":0.5,"note":1}]', "bad_message"),
        (b"42{half", "bad_message"),
    ],
)
def test_bad_messages_are_refused_to_their_sender_alone(table: Table, packet: bytes, code: str) -> None:
    """[T4] One clear sentence, nothing changed, and the connection lives on."""
    table.tablet.send_raw(packet)
    refused = table.tablet.next(Refused)
    assert refused.code == code
    assert refused.text.endswith(".")
    table.tablet.send(NoteOn(pad=0, velocity=0.8, note=1))
    assert table.speaker.next(SoundOn).seat == 1
    assert table.conductor.all(Refused) == table.speaker.all(Refused) == []


@pytest.mark.parametrize(
    "packet",
    [b'42["set_tempo",{"bpm":0}]', b'42["set_tempo",{"bpm":NaN}]', b'42["set_scale",{"scale":"../etc"}]'],
)
def test_a_conductors_mistakes_change_nothing(table: Table, packet: bytes) -> None:
    """[C1] The tempo and the scale stay as they were."""
    before = table.conductor.latest(RoomState)
    table.conductor.send_raw(packet)
    table.conductor.next(Refused)
    assert table.conductor.latest(RoomState).tempo.bpm == before.tempo.bpm
    assert table.conductor.latest(RoomState).scale == before.scale


def test_an_oversized_message_ends_its_connection_and_no_other(table: Table) -> None:
    """[T4] Nothing of ours is sixty-four kilobytes long."""
    table.tablet.send_raw(b'42["held",{"notes":[' + b"1," * 40_000 + b"1]}]")
    assert table.tablet.lost.wait(5)
    with SocketClient(table.server.url, table.room, table.joined.token) as again:
        again.next(Surface)
        again.send(NoteOn(pad=0, velocity=0.8, note=1))
        assert table.speaker.next(SoundOn).seat == 1


def test_a_lost_tablet_ends_its_tones(table: Table) -> None:
    """[P4] [T3] The network is cut without a word, and the tone ends within its lease."""
    table.conductor.send(SetSeats(seats=[1], instrument="strings"))
    table.tablet.next(Surface, lambda surface: surface.hold)
    table.tablet.send(NoteOn(pad=0, velocity=0.8, note=1))
    sound = table.speaker.next(SoundOn)
    table.tablet.cut()
    assert table.speaker.next(SoundOff).id == sound.id


def test_a_second_window_replaces_the_first(table: Table) -> None:
    """[R1] With a kind word and a closed connection."""
    with SocketClient(table.server.url, table.room, table.joined.token) as newer:
        newer.next(Surface)
        assert table.tablet.next(Bye).reason == "replaced"
        assert table.tablet.lost.wait(5)


def test_a_stranger_is_told_to_join(table: Table) -> None:
    """[R3] A made-up token opens nothing."""
    with pytest.raises(AssertionError, match="no Welcome, but: .* join again"):
        SocketClient(table.server.url, table.room, struct.pack("16s", os.urandom(16)).hex())
