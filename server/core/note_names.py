"""What the tones of a scale are called in a key, for people who read notes."""

from typing import Final

from server.core.note_table import NOTE_TABLE
from server.core.scale import SEMITONES_OF_INTERVAL, Scale, nearest_semitone

CENTS_WORTH_SAYING: Final = 8.0
"""A tone nearer to the tempered note than this is called by the note's name alone."""

SHARPS: Final = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
FLATS: Final = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
KEYS_WITH_SHARPS: Final = frozenset({2, 4, 6, 7, 9, 11})


def tone_names(scale: Scale, root_pc: int) -> tuple[str, ...]:
    """One name a degree, such as "F♯" or, where the tone lies beside the tempered note, "E −14" (cents)."""
    notes = [SEMITONES_OF_INTERVAL[interval] for interval in scale.spelling]
    spelled = NOTE_TABLE[scale.id].split(" | ")[root_pc].split() if scale.id in NOTE_TABLE else []
    if len(spelled) != len(notes):
        # A scale that was dropped in: the nearest notes, with the key's usual accidentals.
        notes = [nearest_semitone(cents) for cents in scale.degrees]
        accidentals = SHARPS if root_pc in KEYS_WITH_SHARPS else FLATS
        spelled = [accidentals[(root_pc + note) % 12] for note in notes]
    beside = [cents - 100 * note for cents, note in zip(scale.degrees, notes, strict=True)]
    return tuple(name + _mark(cents) for name, cents in zip(spelled, beside, strict=True))


def _mark(cents: float) -> str:
    if abs(cents) <= CENTS_WORTH_SAYING:
        return ""
    return f" {'+' if cents > 0 else '−'}{abs(cents):.0f}"


def scale_in_words(scale: Scale, root_pc: int) -> str:
    """ "Major pentatonic on C"."""
    return f"{scale.name} on {tone_names(scale, root_pc)[0].split()[0]}"
