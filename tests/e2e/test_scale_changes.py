"""Scales change while people play: what sounds is always of the scale in force. Bare sockets, many touches."""

import random

import pytest

from server.protocol import (
    ChangeAccess,
    Clock,
    ClockReply,
    Lights,
    NoteOff,
    NoteOn,
    Offer,
    RoomState,
    ScaleView,
    SetScale,
    SetSeats,
    SetTempo,
    SetTiming,
    SoundOff,
    SoundOn,
    Surface,
)
from tests.e2e.rooms import Room
from tests.e2e.socket_client import SocketClient

EDGE = 0.6
"""Seconds around a change in which either scale is right: what is decided before it may arrive here after it."""

CHANGES = [
    ("hirajoshi", 2),
    ("just_major_pentatonic", 0),
    ("ryukyu", 7),
    ("septimal_slendro", 9),
    ("open_fifth", 2),
]


def belongs(pitch: float, scale: ScaleView, root: int) -> bool:
    """Whether a pitch is a tone of an octave scale on this root, to a cent."""
    cents = (pitch - root) * 100 % 1200
    return min(abs(cents - degree) for degree in (*scale.degrees, 1200.0)) < 1


def ahead(client: SocketClient) -> float:
    """What to add to our clock to get the server's, seconds."""
    best = (1.0, 0.0)
    for _ in range(5):
        sent = client.send(Clock(client=0.0))
        came, reply = client.next_timed(ClockReply)
        best = min(best, (came - sent, reply.server - (sent + came) / 2))
    return best[1]


@pytest.mark.parametrize("instrument", ["marimba", "flute"], ids=["struck", "held"])
def test_a_scale_change_under_play_never_sounds_a_foreign_tone(instrument: str, room: Room) -> None:
    """[P3][M2] Six tablets play on while scale and key change five times, each on its bar."""
    speaker = room.speaker()
    players = Players(room, instrument)
    offset = ahead(speaker)
    scales = {scale.id: scale for scale in room.conductor.all(Offer)[0].scales}
    in_force = [(0.0, scales[room.state.scale.scale], room.state.scale.root)]
    for scale, root in CHANGES:
        room.conductor.send(SetScale(scale=scale, root=root))
        while room.state.scale.scale != scale:
            players.touch_once()
            if room.state.coming_at is not None and room.state.coming_at > in_force[-1][0]:
                in_force.append((room.state.coming_at, scales[scale], root))
    assert len(in_force) == len(CHANGES) + 1

    def sounded(when: float, sound: SoundOn) -> float:
        return sound.at if sound.at is not None else when + offset

    tones = [(sounded(when, sound), sound) for when, sound in speaker.timed(SoundOn)]
    assert len(tones) > 200
    for at, sound in tones:
        before = [change for change in in_force if change[0] <= at + EDGE]
        allowed = before[-2:] if at - EDGE < before[-1][0] else before[-1:]
        assert any(belongs(sound.pitch, scale, root) for _, scale, root in allowed), (at, sound, in_force)

    ended = {off.id: off.at if off.at is not None else when + offset for when, off in speaker.timed(SoundOff)}
    for change, tuning, root in in_force[1:]:
        held_over = [tone for at, tone in tones if tone.hold and at < change < ended.get(tone.id, change + 9)]
        foreign = [tone for tone in held_over if not belongs(tone.pitch, tuning, root)]
        late = [(tone, ended[tone.id] - change) for tone in foreign if ended[tone.id] > change + EDGE]
        assert late == []
        assert held_over or instrument == "marimba"


class Players:
    """Six tablets of bare sockets; each touches one pad a round, and holds it for two rounds more."""

    def __init__(self, room: Room, instrument: str) -> None:
        self._room = room
        self._chance = random.Random(5)
        self._members = [room.member() for _ in range(6)]
        self._held: list[list[tuple[SocketClient, int]]] = []
        self._notes = 0
        seats = list(range(1, 7))
        room.conductor.send(
            SetSeats(seats=seats, instrument=instrument),
            ChangeAccess(seats=seats, changes={"pads": 7}),
            SetTempo(bpm=200),
        )
        room.conductor.send(SetTiming(held="release"))
        room.conductor.until(RoomState, lambda state: state.tempo.bpm == 200)  # bars move along with it
        for member in self._members:
            member.until(Surface, lambda surface: surface.instrument == instrument and len(surface.pads) == 7)

    def touch_once(self) -> None:
        """A round, as long as a picture for the dashboard: about 40 ms."""
        touched = []
        for member in self._members:
            self._notes += 1
            member.send(NoteOn(pad=self._chance.randrange(7), velocity=0.5, note=self._notes))
            touched.append((member, self._notes))
        self._held.append(touched)
        if len(self._held) > 3:
            for member, note in self._held.pop(0):
                member.send(NoteOff(note=note))
        self._room.conductor.next(Lights)
