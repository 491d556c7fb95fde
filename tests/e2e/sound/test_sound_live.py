"""The whole way, live: the server plans beats, the speaker page puts them on its audio clock."""

from statistics import median

import pytest

from server.protocol import PULSE, SetPulse, SetTempo, SoundOn
from tests.e2e.asking import wait_until
from tests.e2e.rooms import Room

WATCH = """
window.begun = [];
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (when = 0, ...more) {
  if (!this.loop && when > 0) window.begun.push([when, this.context.currentTime]);
  return start.call(this, when, ...more);
};
"""

BEATS = 30


@pytest.mark.long
@pytest.mark.timeout(200)
def test_beats_reach_the_audio_clock_as_evenly_as_they_were_planned(room: Room) -> None:
    """[M3] [M4] A glide from 100 to 160: the usual beat lies within 3 ms of its distance from the one before.

    Where each lies in the sound is measured on samples in test_sound_grounds.py; here a busy machine plays along.
    """
    device = room.host_device()
    device.add_init_script(WATCH)
    page = room.open_speaker(on=device)
    room.conductor.send(SetTempo(bpm=100.0))
    room.conductor.send(SetPulse(on=True, pattern="woodblock", level=5))
    room.conductor.send(SetTempo(bpm=160.0, over=15.0))
    wait_until(page, "many => begun.length >= many", BEATS, seconds=90)
    room.conductor.send(SetPulse(on=False))
    begun = [(float(when), float(now)) for when, now in page.evaluate("begun")][:BEATS]
    planned = [sound.at for sound in room.told(page, SoundOn) if sound.seat == PULSE and sound.at is not None]
    sure = [when for when, now in begun if when > now]  # one that came late sounds at once
    lead = leads(sure, planned)
    assert len(lead) > BEATS / 2
    uneven = sorted(abs(b - a) for a, b in zip(lead, lead[1:], strict=False))
    print(f"beats: usually {1000 * median(uneven):.2f} ms off, at worst {1000 * uneven[-1]:.2f} ms")
    assert median(uneven) < 0.003


def leads(sounded: list[float], planned: list[float]) -> list[float]:
    """What lies between the two clocks, beat by beat: beats that were left out must not shift the others."""
    offsets = [sounded[0] - at for at in planned]
    near = [[min((when - at - offset for at in planned), key=abs) for when in sounded] for offset in offsets]
    best = min(range(len(offsets)), key=lambda place: median(abs(one) for one in near[place]))
    return near[best]
