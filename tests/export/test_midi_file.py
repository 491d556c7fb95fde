"""The bytes of MIDI files, beside the standard's own table and an independent reader."""

import io

import mido
import pytest

from server.export.midi_file import (
    BEGIN,
    END,
    NAME,
    NOTE_OFF,
    NOTE_ON,
    ORDERS,
    PORT,
    PROGRAM,
    SET,
    bar,
    file,
    number,
    tempo,
    to_all,
    track,
    words,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0x00, "00"),
        (0x40, "40"),
        (0x7F, "7f"),
        (0x80, "8100"),
        (0x2000, "c000"),
        (0x3FFF, "ff7f"),
        (0x4000, "818000"),
        (0x1FFFFF, "ffff7f"),
        (0x200000, "81808000"),
        (0x0FFFFFFF, "ffffff7f"),
    ],
)
def test_numbers_are_those_of_the_standard(value: int, said: str) -> None:
    """[K3] The examples it gives."""
    assert number(value).hex() == said


def test_a_file_is_read_as_it_was_meant() -> None:
    """[K3] By mido: what comes at one tick ends, is set, begins; far and near, with names of any language."""
    first = [(0, words(NAME, "Côr ★ Ana")), (0, bar(3)), (0, tempo(596_000)), (ORDERS * 9000, tempo(1))]
    second = [
        (ORDERS * 5000 + BEGIN, bytes((NOTE_ON | 3, 62, 1))),
        (BEGIN, bytes((NOTE_ON | 3, 60, 127))),
        (ORDERS * 5000 + SET, bytes((PROGRAM | 3, 12))),
        (ORDERS * 5000 + END, bytes((NOTE_OFF | 3, 60, 64))),
        (ORDERS * 5001 + END, bytes((NOTE_OFF | 3, 62, 64))),
        (0, to_all(PORT, b"\x02")),
    ]
    made = file(960, [track(first, 10_000), track(second, 10)])
    read = mido.MidiFile(file=io.BytesIO(made), charset="utf-8")
    assert (read.type, read.ticks_per_beat) == (1, 960)
    assert [(one.time, one.type) for one in read.tracks[0]] == [
        (0, "track_name"),
        (0, "time_signature"),
        (0, "set_tempo"),
        (9000, "set_tempo"),
        (1000, "end_of_track"),
    ]
    assert read.tracks[0].name == "Côr ★ Ana"
    assert (read.tracks[0][1].numerator, read.tracks[0][1].denominator) == (3, 4)
    assert [one.tempo for one in read.tracks[0][2:4]] == [596_000, 1]
    assert [(one.time, one.type) for one in read.tracks[1]] == [
        (0, "midi_port"),
        (0, "note_on"),
        (5000, "note_off"),
        (0, "program_change"),
        (0, "note_on"),
        (1, "note_off"),
        (0, "end_of_track"),
    ]
    assert [one.note for one in read.tracks[1] if one.type.startswith("note")] == [60, 60, 62, 62]
