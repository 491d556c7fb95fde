"""Which notes may share a MIDI channel."""

from server.export.channels import CHANNELS, RANGE, WIDE, Part, Ports
from server.export.midi import as_heard
from server.export.midi_clock import Clock
from server.export.played import notes
from server.export.tempo import Timeline
from server.protocol import ExportOrder
from tests.export.made import SLENDRO
from tests.tapes import MadeTape


def part(tape: MadeTape) -> Part:
    document = tape.document()
    clock = Clock(Timeline(document.events), 0.0, tape.length)
    return Part(notes(document, ExportOrder(format="midi")), clock, as_heard)


def test_tempered_tones_need_one_lane() -> None:
    """[K3] Nothing is bent."""
    made = part(MadeTape(seats=[1]).plays(1, 1.0).plays(1, 1.1, pad=2).plays(1, 1.2, pad=4))
    assert (made.lanes, made.range) == (1, RANGE)


def test_cents_need_a_lane_each_while_they_ring() -> None:
    """[M1] Five tones at once, five lanes; one after the other with silence between, one."""
    together, apart = MadeTape(seats=[1]), MadeTape(seats=[1])
    for step, tone in enumerate(SLENDRO):
        together.plays(1, 1.0 + step / 10, pitch=60.0 + tone)
        apart.plays(1, 1.0 + 5 * step, pitch=60.0 + tone)
    assert part(together).lanes == len({round(tone - round(tone), 6) for tone in SLENDRO})
    assert part(apart).lanes == 1


def test_more_bends_than_channels_take_the_quietest() -> None:
    """[M1] Forty different cents in two seconds: every note keeps its own, the oldest ringing gives way."""
    tape = MadeTape(seats=[1])
    for step in range(40):
        tape.plays(1, 1.0 + step / 20, pitch=60.0 + step / 100)
    made = part(tape)
    assert made.lanes == len(CHANNELS)
    ends = sorted(placed.off for placed in made.placed)
    assert len(made.placed) == 40
    assert all(placed.off > placed.on for placed in made.placed)
    assert ends[0] < made.placed[-1].on


def test_a_far_slide_bends_further() -> None:
    """[M2] Two semitones are what receivers do by themselves; more is said."""
    made = part(MadeTape(seats=[1]).plays(1, 1.0))
    assert made.range == RANGE < WIDE
    assert (made.bend(0.0), made.bend(2.0), made.bend(-2.0)) == (8192, 16383, 0)


def test_ports_keep_seats_whole() -> None:
    """[K3] A seat's lanes are on one port, and drums stay free; a bend keeps its channel where it can."""
    ports = Ports()
    placed = [ports.seat([8192, 9000, 7000, 8500, 7500]) for _ in range(6)]
    assert [port for port, _ in placed] == [0, 0, 0, 1, 1, 1]
    assert all(9 not in channels and len(set(channels)) == 5 for _, channels in placed)
    assert [channels for _, channels in placed[:3]] == [channels for _, channels in placed[3:]]
    assert ports.count == 2
