"""The voice layer in a real browser, rendering what a test tells it: the page, its server, the words of a score."""

import functools
import http.client
import http.server
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import numpy as np
from playwright.sync_api import Page

from tests.e2e.serving import ROOT
from tests.e2e.sound.acoustics import RATE, Pcm

PACK = ROOT / "web" / "pack"


class Zone(msgspec.Struct, frozen=True):
    """One recorded tone of the pack."""

    file: str
    key: float
    gain: float
    soft: float
    loop: tuple[int, int] | None

    @property
    def nominal(self) -> int:
        """The MIDI key it was made of, as its file name says."""
        return int(self.file.removesuffix(".mp3").rsplit("-", 1)[1])


class PackInstrument(msgspec.Struct, frozen=True):
    """All recordings of one instrument."""

    hold: bool
    release: float
    zones: list[Zone]


class Manifest(msgspec.Struct, frozen=True):
    """What the pack says of itself."""

    version: int
    rate: int
    click: int
    hash: str
    instruments: dict[str, PackInstrument]

    @property
    def pitched(self) -> dict[str, PackInstrument]:
        return {name: one for name, one in self.instruments.items() if ":" not in name}


def read_manifest() -> Manifest:
    return msgspec.json.decode((PACK / "manifest.json").read_bytes(), type=Manifest)


class _Files(http.server.SimpleHTTPRequestHandler):
    """The test pages at /, the pack at /pack/, and at /broken/ a pack whose harp has gone.

    What a page puts at /heard/ is kept until it is fetched: minutes of sound as they are, not spelled out in letters.
    """

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, directory: str, heard: dict[str, bytes]) -> None:
        self._heard = heard
        super().__init__(*args, directory=directory)

    def do_POST(self) -> None:
        self._heard[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(b"")

    def do_GET(self) -> None:
        if self.path in self._heard:
            self._answer(self._heard.pop(self.path))
        else:
            super().do_GET()

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        name = urlsplit(path).path.lstrip("/")
        if name.startswith("broken/"):
            name = name.removeprefix("broken/")
            return str(PACK / ("gone" if name.startswith("harp") else name))
        if name.startswith("pack/"):
            return str(PACK / name.removeprefix("pack/"))
        return str(Path(self.directory) / name)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


class TestPages:
    """A little server for the test pages in `folder`."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        heard: dict[str, bytes] = {}
        handler = functools.partial(_Files, directory=str(folder), heard=heard)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Take(msgspec.Struct, frozen=True):
    """What a score sounded like."""

    sound: Pcm
    voices: list[int]
    problems: list[str]
    loudness: float | None
    """LUFS over the last moments, as the page tells it."""


class Score:
    """What the engine is told, and when (seconds). Full loudness and no limits unless said; sudden sounds allowed."""

    def __init__(
        self, *, cap: int = 128, reverb: bool = False, master: float = 1.0, accents: bool = True
    ) -> None:
        self._cap, self._reverb, self._accents = cap, reverb, accents
        self._steps: list[dict[str, Any]] = []
        self._instruments: set[str] = {"kalimba"}
        self._ids = 0
        self.mix(0.0, master=master)

    def mix(
        self,
        at: float,
        *,
        master: float = 1.0,
        hush: bool = False,
        gains: dict[int, float] | None = None,
        pans: dict[int, float] | None = None,
        over: float = 0.0,
        brightness: float = 1.0,
        calm: bool = False,
        calm_seats: tuple[int, ...] = (),
        trim: float = 1.0,
    ) -> None:
        gains, pans = gains or {}, pans or {}
        seats = [
            {
                "seat": seat,
                "gain": gains.get(seat, 1.0),
                "pan": pans.get(seat, 0.0),
                "calm": seat in calm_seats,
            }
            for seat in sorted(gains.keys() | pans.keys() | set(calm_seats))
        ]
        mix = {"master": master, "hush": hush, "seats": seats, "instruments": [], "over": over}
        mix |= {"brightness": brightness, "calm": calm, "trim": trim, "accents": self._accents}
        self._steps.append({"at": at, "do": "mix", "mix": mix})

    def plays(
        self,
        at: float,
        instrument: str,
        pitch: float,
        *,
        seat: int = 1,
        velocity: float = 1.0,
        hold: bool = False,
        soft: bool = False,
        when: float | None = None,
        rise: float = 0.0,
    ) -> int:
        """Tells the engine at `at` to sound a tone (at `when` of the audio clock, if said); its id."""
        self._ids += 1
        self._instruments.add(instrument)
        tone = {
            "id": self._ids,
            "seat": seat,
            "instrument": instrument,
            "soft": soft,
            "pitch": pitch,
            "velocity": velocity,
            "hold": hold,
            "rise": rise,
        }
        step: dict[str, Any] = {"at": at, "do": "play", "tone": tone}
        self._steps.append(step if when is None else {**step, "when": when})
        return self._ids

    def lets_go(self, at: float, tone: int, *, fade: float | None = None, when: float | None = None) -> None:
        step: dict[str, Any] = {"at": at, "do": "release", "id": tone}
        step |= {} if fade is None else {"fade": fade}
        self._steps.append(step if when is None else {**step, "when": when})

    def bends(self, at: float, tone: int, pitch: float, *, over: float) -> None:
        self._steps.append({"at": at, "do": "bend", "id": tone, "pitch": pitch, "over": over})

    def silences(self, at: float, *, fade: float, seat: int | None = None) -> None:
        step: dict[str, Any] = {"at": at, "do": "silence", "fade": fade}
        self._steps.append(step if seat is None else {**step, "seat": seat})

    def counts(self, at: float) -> None:
        """Asks how many voices there are."""
        self._steps.append({"at": at, "do": "count"})

    def measures(self, at: float, *, on: bool = True) -> None:
        """The steady noise."""
        self._steps.append({"at": at, "do": "noise", "on": on})

    def meters(self, seconds: float, *, every: float = 0.1) -> None:
        """Reads the meter all along, as the page does."""
        for i in range(1, round(seconds / every)):
            self._steps.append({"at": i * every, "do": "meter"})

    def wakes(self, at: float) -> None:
        self._steps.append({"at": at, "do": "wake"})

    def take(self, page: Page, seconds: float, *, folder: str = "/pack/", metered: float = 3.0) -> Take:
        """Renders it."""
        answer = page.evaluate(
            "score => soundBench.render(score)",
            {
                "seconds": seconds,
                "steps": self._steps,
                "instruments": sorted(self._instruments),
                "cap": self._cap,
                "reverb": self._reverb,
                "folder": folder,
                "metered": metered,
            },
        )
        sound = heard(page, answer["heard"]).reshape(2, -1)
        return Take(
            sound=sound,
            voices=answer["voices"],
            problems=answer["problems"],
            loudness=answer["loudness"],
        )


def recording(page: Page, file: str) -> Pcm:
    """A file of the pack as the browser decodes it, whatever the decoder put before it included."""
    answer = page.evaluate("name => soundBench.file(name)", file)
    return heard(page, answer["heard"]).reshape(answer["channels"], -1)


def arrivals(page: Page, tones: Sequence[tuple[str, float]]) -> list[float]:
    """Milliseconds of the audio clock from telling the live engine to the first sample above -60 dBFS."""
    told = [
        {
            "id": 1000 + i,
            "seat": 1,
            "instrument": instrument,
            "soft": False,
            "pitch": pitch,
            "velocity": 0.8,
            "hold": True,
        }
        for i, (instrument, pitch) in enumerate(tones)
    ]
    return [float(delay) for delay in page.evaluate("tones => soundBench.arrivals(tones)", told)]


def heard(page: Page, address: str) -> Pcm:
    """What a page has put there, one channel after the other."""
    connection = http.client.HTTPConnection(urlsplit(page.url).netloc, timeout=60)
    try:
        connection.request("GET", address)
        return np.frombuffer(connection.getresponse().read(), dtype=np.float32)
    finally:
        connection.close()


def seconds(samples: int) -> float:
    return samples / RATE
