"""What a page really sounds: every voice it starts, and the samples on their way to the loudspeaker."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import BrowserContext, Page

from tests.e2e.asking import PATIENCE, wait_until

HERE = Path(__file__).parent

_TAKE = """since => {
  const { rate, shift } = window.ears;
  const chunks = window.ears.chunks.filter(({ frame }) => frame + shift >= since * rate);
  if (chunks.length === 0) return { rate, frame: 0, samples: '' };
  const first = chunks[0].frame;
  const last = chunks[chunks.length - 1];
  const samples = new Float32Array(last.frame + last.both.length - first);
  for (const { frame, both } of chunks) samples.set(both, frame - first);
  const bytes = new Uint8Array(samples.buffer);
  let text = '';
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return { rate, frame: first + shift, samples: btoa(text) };
}"""

_LATER = "seconds => [window.ears.context.currentTime + seconds, window.ears.contexts]"

Samples = NDArray[np.float32]


def with_ears(context: BrowserContext) -> BrowserContext:
    """Call before a page opens in it. It must bypass the content rules: our listener is no script of the server's."""
    worklet = (HERE / "listening_worklet.js").read_text(encoding="utf-8")
    context.add_init_script(f"window.listeningWorklet = {json.dumps(worklet)};")
    context.add_init_script(path=HERE / "listening_tap.js")
    return context


class Ears:
    """At the loudspeaker of one page opened in a context `with_ears`."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def voices(self) -> int:
        """How many tones the page has started since it was loaded."""
        return int(self.page.evaluate("() => window.ears.voices.length"))

    @property
    def started(self) -> list[float]:
        """When each of them began, on the audio clock."""
        return [
            float(at)
            for at in self.page.evaluate("() => window.ears.voices.map((v) => Math.max(v.now, v.when))")
        ]

    @property
    def now(self) -> float:
        """Seconds on the page's audio clock."""
        return float(self.page.evaluate("() => window.ears.context.currentTime"))

    def at(self, epoch_milliseconds: float) -> float:
        """A moment of this machine's clock (`performance.timeOrigin + now()` of any page) on the audio clock."""
        pair = "() => [window.ears.context.currentTime, performance.timeOrigin + performance.now()]"
        sounding, here = self.page.evaluate(pair)
        return float(sounding - (here - epoch_milliseconds) / 1000)

    def wait_for_voices(self, count: int) -> None:
        """At least so many tones in all."""
        wait_until(self.page, "count => window.ears.voices.length >= count", count)

    def wait(self, seconds: float) -> None:
        """Until so much more sound has been taken down, by one and the same clock."""
        until, contexts = self.page.evaluate(_LATER, seconds)
        heard = "([until, contexts]) => window.ears.heardUntil() >= until || window.ears.contexts > contexts"
        wait_until(self.page, heard, [until, contexts], seconds=PATIENCE + seconds)
        if self.page.evaluate("window.ears.contexts") > contexts:
            raise AssertionError(
                "the page began its sound anew while we listened: its watchdog saw the audio clock stand still"
            )

    def take(self, since: float = 0.0) -> "Take":
        """Everything heard so far, or since a moment of the audio clock."""
        heard = self.page.evaluate(_TAKE, since)
        samples = np.frombuffer(base64.b64decode(heard["samples"]), dtype=np.float32)
        return Take(samples, float(heard["rate"]), heard["frame"] / heard["rate"])


@dataclass(frozen=True)
class Take:
    """A piece of sound; times are seconds on the audio clock of its page."""

    samples: Samples
    rate: float
    start: float

    @property
    def end(self) -> float:
        return self.start + len(self.samples) / self.rate

    def part(self, begin: float, end: float) -> Samples:
        at = [int(max(0.0, time - self.start) * self.rate) for time in (begin, end)]
        return self.samples[at[0] : at[1]]

    def level(self, begin: float, end: float) -> float:
        """RMS in dB below full scale."""
        piece = self.part(begin, end)
        if len(piece) == 0:
            return -200.0
        return float(20 * np.log10(np.sqrt(np.mean(np.square(piece, dtype=np.float64))) + 1e-10))

    def newest_pitch(self, at: float, pitches: Sequence[float]) -> float:
        """Which of these pitches came in at the moment `at`: the one whose fundamental has grown most."""
        risen = self.risen(at, pitches)
        return pitches[risen.index(max(risen))]

    def risen(self, at: float, pitches: Sequence[float], window: float = 0.18) -> list[float]:
        """For each pitch, how much its fundamental has grown across the moment `at` (linear magnitude)."""
        before = self.part(at - window, at)
        after = self.part(at, at + window)
        return [self._strength(after, pitch) - self._strength(before, pitch) for pitch in pitches]

    def strength_db(self, begin: float, end: float, pitch: float) -> float:
        """Level of one pitch's fundamental."""
        return float(20 * np.log10(self._strength(self.part(begin, end), pitch) + 1e-10))

    def _strength(self, piece: Samples, pitch: float) -> float:
        """Magnitude at one frequency, and nowhere else (a Hann-windowed Fourier sum)."""
        if len(piece) == 0:
            return 0.0
        frequency = 440.0 * 2 ** ((pitch - 69) / 12)
        turns = np.exp(-2j * np.pi * frequency / self.rate * np.arange(len(piece)))
        return float(abs(np.sum(piece * np.hanning(len(piece)) * turns)) / len(piece))
