"""What the wire lets through."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.protocol import COMMANDS, FACTS, VERSION, Hello, NoteOn, SetTempo, event_name

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_names_are_whole_words() -> None:
    """One rule from class to event."""
    assert event_name(NoteOn) == "note_on"
    assert COMMANDS["note_on"][0] is NoteOn
    assert "sound_on" in FACTS


@pytest.mark.parametrize(
    "data",
    [
        {"pad": 12, "velocity": 0.5, "note": 1},
        {"pad": -1, "velocity": 0.5, "note": 1},
        {"pad": 0, "velocity": 1.5, "note": 1},
        {"pad": 0, "velocity": 0.5, "note": -1},
        {"pad": 0, "velocity": 0.5, "note": 1, "seat": 3},
        {"pad": True, "velocity": 0.5, "note": 1},
        {"pad": "0", "velocity": 0.5, "note": 1},
        {"velocity": 0.5, "note": 1},
        [],
        None,
        "note",
    ],
)
def test_a_note_is_exactly_a_note(data: object) -> None:
    """[T4] Wrong ranges, types, missing and unknown fields are refused whole; the seat is never the page's to say."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(data, NoteOn)


@pytest.mark.parametrize("bpm", [0, 29.9, 200.1, -72, 1e308])
def test_a_tempo_outside_thirty_to_two_hundred_is_refused(bpm: float) -> None:
    """[M3] On the wire already."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"bpm": bpm}, SetTempo)


@given(st.sampled_from(sorted(COMMANDS)), ANYTHING)
def test_anything_is_either_a_message_or_refused(event: str, data: Any) -> None:
    """[T4] Nothing else can come out of decoding."""
    kind, _ = COMMANDS[event]
    try:
        message = msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return
    assert type(message) is kind


def test_a_token_is_no_free_text() -> None:
    """[T4] Letters, digits, - and _ only."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"version": VERSION, "token": "a b" * 8, "tab": "x" * 16}, Hello)
