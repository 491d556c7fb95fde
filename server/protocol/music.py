"""What a conductor says about scale, time and loudness."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from server.protocol.terms import SEATS_MOST, Bpm, HeldNotes, Name, Root, Seconds, Step, TimingMode
from server.protocol.wire import Command, sent_by


@sent_by("conductor")
class SetScale(Command, frozen=True):
    """Another scale and, if given, another key; lands on the next bar."""

    scale: Name
    root: Root | None = None


@sent_by("conductor")
class SetTempo(Command, frozen=True):
    """Another tempo, at once or gliding over some seconds."""

    bpm: Bpm
    over: Annotated[float, Meta(ge=0, le=600)] = 0.0


@sent_by("conductor")
class TapTempo(Command, frozen=True):
    """One tap of the tempo; from the third on the tempo follows."""

    at: Seconds | None = None


@sent_by("conductor")
class SetTiming(Command, frozen=True):
    """When touches sound, for every seat without a timing of its own."""

    mode: TimingMode | UnsetType = UNSET
    swing: Annotated[float, Meta(ge=0.5, le=0.75)] | UnsetType = UNSET
    """Where the off-beat lies between two beats: 0.5 straight, 0.667 in thirds."""
    grid: Literal[1, 2, 4] | UnsetType = UNSET
    """Steps of the grid in a beat."""
    held: HeldNotes | UnsetType = UNSET
    """What becomes of held tones that don't belong to a new scale."""


@sent_by("conductor")
class PreviewScale(Command, frozen=True):
    """Lets the speaker sound a few tones of a scale, softly, before anything is changed."""

    scale: Name
    root: Root | None = None


@sent_by("conductor")
class TakePulse(Command, frozen=True):
    """Takes over the tempo in which a seat (0: the group) plays now, by a glide of some seconds."""

    seat: Annotated[int, Meta(ge=0, le=SEATS_MOST)]
    over: Annotated[float, Meta(ge=0, le=60)] = 4.0


@sent_by("conductor")
class SetLevel(Command, frozen=True):
    """How loud the room is, 0 to 10; at once, or growing or fading over some bars."""

    level: Step
    bars: Annotated[int, Meta(ge=0, le=64)] = 0


@sent_by("conductor")
class StepLevel(Command, frozen=True):
    """One step softer or louder."""

    by: Literal[-1, 1]


@sent_by("conductor")
class Accent(Command, frozen=True):
    """One strong beat, on the next beat there is."""


@sent_by("conductor")
class SetRumble(Command, frozen=True):
    """A low roll under the playing while it is held. It ends by itself when the page that holds it goes."""

    on: bool


@sent_by("conductor")
class Stop(Command, frozen=True):
    """Nobody sounds any more, what still rings fades within a second; a second Stop is silence now. Pads still glow."""


@sent_by("conductor")
class Go(Command, frozen=True):
    """The room plays again: counted in, three beats seen and heard, or, pressed again meanwhile, at once."""

    count_in: bool = True


@sent_by("conductor")
class SetHush(Command, frozen=True):
    """All sound 20 dB down in 80 ms, or back."""

    on: bool


@sent_by("conductor")
class AllNotesOff(Command, frozen=True):
    """Ends every sounding tone, whatever holds it."""


@sent_by("conductor")
class PlayTestTone(Command, frozen=True):
    """Lets the speaker sound a soft figure."""


@sent_by("conductor")
class Undo(Command, frozen=True):
    """Takes back the last change."""
