"""Other programs' eyes and ears for files that were taken away: none of ours reads what ours has written."""

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import mido
import music21
import numpy as np
import pypdfium2
import soundfile
from lxml import etree
from numpy.typing import NDArray


@dataclass(frozen=True)
class Heard:
    """A sound file: its samples, mono, and how many of them make a second."""

    samples: NDArray[np.float64]
    rate: int

    @property
    def length(self) -> float:
        return len(self.samples) / self.rate

    def peak(self, since: float, until: float) -> float:
        """The loudest between two moments; 0 where there is nothing."""
        part = self.samples[max(0, round(since * self.rate)) : max(0, round(until * self.rate))]
        return float(np.abs(part).max()) if part.size else 0.0


def sound(path: Path) -> Heard:
    """By libsndfile."""
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    return Heard(samples.mean(axis=1), int(rate))


def midi_notes(path: Path) -> dict[str, int]:
    """Tones begun, by the name of their track; by mido. Tracks without a tone are left away."""
    file = mido.MidiFile(path)
    assert file.type == 1
    begun = {
        track.name: sum(message.type == "note_on" and message.velocity > 0 for message in track)
        for track in file.tracks
    }
    return {name: count for name, count in begun.items() if count}


def midi_texts(path: Path) -> str:
    """Whatever words are in it: names, markers, texts."""
    said: list[str] = []
    for track in mido.MidiFile(path, charset="utf-8").tracks:
        said += [str(message.dict()) for message in track if message.is_meta]
    return "\n".join(said)


def midi_tones(path: Path) -> int:
    """The same by another reader, music21, which ties what goes over its own bar lines."""
    parts = _parsed(path).parts
    return sum(len(note.pitches) for part in parts for note in part.stripTies().flatten().notes)


def score_notes(path: Path) -> dict[str, int]:
    """Tones of a MusicXML file by part, tied ones once; by music21. Every bar is as long as it says."""
    score = _parsed(path)
    found: dict[str, int] = {}
    for part in score.parts:
        for measure in part.getElementsByClass(music21.stream.Measure):
            assert measure.duration.quarterLength == measure.barDuration.quarterLength
        tones = sum(len(note.pitches) for note in part.stripTies().flatten().notes)
        found[str(part.partName)] = found.get(str(part.partName), 0) + tones
    return found


def _parsed(path: Path) -> Any:
    return music21.converter.parse(path, forceSource=True)


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    """The tables of a zip, by their names without ending; by the standard library."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {
            Path(name).stem: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def pictures(path: Path) -> list[str]:
    """The drawings of a zip, each well-formed SVG with something in it."""
    drawn = [data for name, data in members(path).items() if name.endswith(".svg")]
    for data in drawn:
        root = etree.fromstring(data)
        assert root.tag.endswith("}svg")
        assert sum(1 for _ in root.iter()) > 20
    return [data.decode() for data in drawn]


def page_words(path: Path) -> list[str]:
    """The words of each page of a PDF; by PDFium."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def whole(path: Path) -> dict[str, Any]:
    """A session as JSON."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def touches_by_seat(document: dict[str, Any]) -> Counter[int]:
    return Counter(event["seat"] for event in document["events"] if event["kind"] == "touched")


def about(document: dict[str, Any], seat: int) -> list[Any]:
    """Whatever of its events names this seat, wherever it stands, but that it is kept or left out."""

    def names_it(value: Any) -> bool:
        match value:
            case {"kind": "seat_kept"}:
                return False
            case dict():
                named = value.get("seat") == seat or seat in (value.get("seats") or [])
                return named or any(names_it(one) for one in value.values())
            case list():
                return any(names_it(one) for one in value)
            case _:
                return False

    return [event for event in document["events"] if names_it(event)]
