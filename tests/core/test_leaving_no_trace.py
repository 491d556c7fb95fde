"""Laws of the kept tape, tried on sessions at random: of a seat left out nothing, of the others all, once, in order."""

from collections.abc import Iterable

import msgspec
from hypothesis import given, settings
from msgspec.structs import replace

from server.core.seat import symbol_of
from server.core.tape import (
    Event,
    Kept,
    Lifted,
    SeatKept,
    SoundBegan,
    SoundBent,
    SoundEnded,
    Staged,
    Touched,
)
from server.protocol import (
    KeepSeats,
    StartRecording,
    StopRecording,
)
from tests.core.sessions_at_random import (
    CONDUCTING,
    HELPING,
    LEAVING_OUT,
    LISTENING,
    PAUSES,
    RECORDING,
    REMOVED,
    SHY,
    WALKS,
    Deed,
    Said,
    played,
    seated,
    sounding,
    stories,
    traces,
)
from tests.harness import CONDUCTOR

Story = list[tuple[float, Deed]]

RECORD = StartRecording()


def shown(events: Iterable[Event]) -> str:
    """As it is written down, but for what the room plans or draws whenever it wakes: grounds, and displays."""
    numbers: dict[int, int] = {}
    lines: list[str] = []
    for event in events:
        match event:
            case Staged():
                continue
            case SoundBegan(sound=sound) if sound.seat <= 0 and sound.at is not None:
                continue
            case Touched() if event.sound is not None:
                numbers[event.sound] = len(numbers)
                event = replace(event, sound=numbers[event.sound])
            case SoundBegan(sound=sound):
                number = numbers.setdefault(sound.id, len(numbers))
                event = replace(event, sound=replace(sound, id=number))
            case SoundEnded(sound=sound) | SoundBent(sound=sound):
                if sound.id not in numbers:
                    continue
                event = replace(event, sound=replace(sound, id=numbers[sound.id]))
        lines.append(msgspec.json.encode(event).decode())
    return "\n".join(lines)


@settings(max_examples=25, deadline=None)
@given(stories(CONDUCTING, HELPING, WALKS, PAUSES))
def test_a_seat_left_out_might_as_well_have_kept_its_hands_still(story: Story) -> None:
    """[K1] Byte for byte the same tape of all others, whatever the one who is left out plays."""
    begin: Story = [
        (0.0, Said(CONDUCTOR, KeepSeats(seats=[SHY], kept=False))),
        (0.0, Said(CONDUCTOR, RECORD)),
    ]
    played_on, still = (
        played(seated(), [*begin, *story], hands_of_shy=hands).kept for hands in (True, False)
    )
    assert shown(played_on) == shown(still)


@settings(max_examples=30, deadline=None)
@given(stories(CONDUCTING, LISTENING, HELPING, WALKS, PAUSES, LEAVING_OUT, REMOVED, RECORDING))
def test_while_a_seat_is_left_out_nothing_speaks_of_it(story: Story) -> None:
    """[K1] No number, no name, in any event but the one that says so; and what was cut short hangs nowhere."""
    room = played(seated(), [(0.0, Said(CONDUCTOR, RECORD)), *story])
    if room.room.recorder.state != "off":
        room.conducts(StopRecording())
    left_out = False
    for event in room.kept:
        if isinstance(event, SeatKept):
            left_out = not event.kept
        elif isinstance(event, Kept) and event.what == "began":
            left_out = False
        elif left_out:
            assert not traces(event, SHY, symbol_of(SHY)), event


@settings(max_examples=30, deadline=None)
@given(stories(CONDUCTING, LISTENING, HELPING, WALKS, PAUSES, LEAVING_OUT, REMOVED))
def test_everything_of_the_seats_that_are_kept_is_there_once_and_in_order(story: Story) -> None:
    """[K2] Every touch with its tone and its end, as the room's own memory has them."""
    room = seated()
    room.records()
    began = room.now
    played(room, story)
    room.conducts(StopRecording())
    others = [1, 2, 4]
    spans: list[tuple[float, float]] = []
    since = None
    for kept in room.of(Kept):
        if kept.what in ("began", "resumed"):
            since = kept.at
        elif since is not None:
            spans.append((since, kept.at))
            since = None
    expected = [
        (event.seat, event.note, event.pad, event.touched - began)
        for event in room.room.tape
        if isinstance(event, Touched)
        and event.seat in others
        and event.touched >= began
        and any(low <= event.touched - began < high for low, high in spans)
    ]
    touched = room.of(Touched)
    assert [(e.seat, e.note, e.pad, e.touched) for e in touched if e.seat in others] == expected
    tones = [event.sound.id for event in room.of(SoundBegan)]
    of_hands = [event.sound for event in touched if event.sound is not None]
    assert [began.sound.id for began in room.of(SoundBegan) if began.sound.seat > 0] == of_hands
    assert len(set(of_hands)) == len(of_hands)
    assert set(of_hands) <= set(tones)
    down: dict[int, list[int]] = {seat: [] for seat in range(1, 5)}
    for event in room.kept:
        if isinstance(event, Touched):
            down[event.seat].append(event.note)
        elif isinstance(event, Lifted):
            down[event.seat].remove(event.note)
    assert not any(down.values())
    assert not sounding(room)
