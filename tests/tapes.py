"""Made-up tapes for everything that reads one: a session written down as one would tell it."""

from collections.abc import Iterable
from typing import Final, Self

from server import __version__
from server.core.document import FORMAT, Document
from server.core.seat import symbol_of
from server.core.tape import (
    Event,
    Kept,
    Lifted,
    Marked,
    Moved,
    Opened,
    Ran,
    ScaleSet,
    SceneBegan,
    SeatKept,
    SoundBegan,
    SoundEnded,
    Surfaced,
    TempoSet,
    Touched,
    told_at,
)
from server.protocol import (
    Goal,
    MarkIcon,
    MarkView,
    Mood,
    SessionLine,
    SessionSeat,
    SessionView,
    SoundOn,
    TimingMode,
)
from server.protocol import (
    SoundOff as SoundOffFact,
)

MAJOR: Final = [0.0, 2.0, 4.0, 7.0, 9.0]
C_MAJOR: Final = ["C", "D", "E", "G", "A"]
PADS: Final = [60.0, 62.0, 64.0, 67.0, 69.0]


class MadeTape:
    """Seconds since the recording began. `of(...)` starts with everything a real tape starts with."""

    def __init__(self, *, seats: Iterable[int] = (1, 2), bpm: float = 100.0, length: float = 60.0) -> None:
        self.seats: Final = list(seats)
        self.length = length
        self.events: list[Event] = []
        self.marks: list[MarkView] = []
        self.words = ""
        self.title = "A made-up session"
        self.series: str | None = None
        self.goals: list[Goal] = []
        self.moods: list[Mood] = []
        self._left_out: set[int] = set()
        self._notes: dict[int, int] = {}
        self._sounds = 0
        self.instrument: dict[int, str] = {}
        self._hold: dict[int, bool] = {}
        self.events += [Kept(at=0.0, what="began")]
        self.tempo(0.0, bpm)
        self.scale(0.0)
        for seat in self.seats:
            self.events.append(Moved(seat=seat, at=0.0, what="came"))
            self.sits(seat)
        self.events += [Ran(at=0.0, plays=True), Opened(at=0.0, seats=list(self.seats))]

    def sits(
        self,
        seat: int,
        *,
        at: float = 0.0,
        pads: list[float] = PADS,
        instrument: str = "marimba",
        hold: bool = False,
    ) -> Self:
        """What a seat plays on from `at` on."""
        self.instrument[seat], self._hold[seat] = instrument, hold
        self.events.append(
            Surfaced(seat=seat, at=at, pads=pads, instrument=instrument, hold=hold, loudness="place")
        )
        return self

    def tempo(self, at: float, bpm: float, *, beat: float | None = None, bar: int = 4) -> Self:
        """Another tempo at `at`, at once."""
        earlier = [event for event in self.events if isinstance(event, TempoSet)]
        if beat is None:
            last = earlier[-1] if earlier else None
            beat = 0.0 if last is None else last.beat + (at - last.at) * last.bpm / 60
        self.events.append(
            TempoSet(told=at, at=at, beat=beat, bpm=bpm, target=bpm, until=at, glide=None, bar=bar)
        )
        return self

    def scale(
        self,
        at: float,
        *,
        scale: str = "major_pentatonic",
        root: int = 0,
        degrees: list[float] = MAJOR,
        period: float = 12.0,
        tones: list[str] = C_MAJOR,
    ) -> Self:
        name = f"{scale.replace('_', ' ').capitalize()} on {tones[0]}"
        self.events.append(
            ScaleSet(at=at, scale=scale, root=root, name=name, degrees=degrees, period=period, tones=tones)
        )
        return self

    def scene(self, at: float, name: str, *, scene: int = 0) -> Self:
        self.events.append(SceneBegan(at=at, plan="A plan", scene=scene, name=name))
        return self

    def marked(self, at: float, word: str = "", icon: MarkIcon = "star") -> Self:
        self.events.append(Marked(at=at, icon=icon, word=word))
        self.marks.append(MarkView(id=len(self.marks) + 1, at=at, icon=icon, word=word))
        return self

    def runs(self, at: float, plays: bool) -> Self:
        """GO or STOP."""
        self.events.append(Ran(at=at, plays=plays))
        self.events.append(Opened(at=at, seats=list(self.seats) if plays else []))
        return self

    def leaves_out(self, at: float, seat: int) -> Self:
        self.events.append(SeatKept(at=at, seat=seat, kept=False))
        self._left_out.add(seat)
        return self

    def plays(
        self,
        seat: int,
        at: float,
        *,
        pad: int = 0,
        pitch: float | None = None,
        velocity: float = 0.7,
        length: float = 0.3,
        sounded: float | None = None,
        heard: bool = True,
        timing: TimingMode = "as_played",
    ) -> Self:
        """One touch, as long as `length`; `sounded` when it was heard at another time than it was touched."""
        note = self._notes[seat] = self._notes.get(seat, 0) + 1
        self._sounds += 1
        hold = self._hold[seat]
        begun = at if sounded is None else sounded
        tone = PADS[pad] if pitch is None else pitch
        sound = self._sounds if heard else None
        self.events.append(
            Touched(
                seat=seat,
                note=note,
                pad=pad,
                pitch=tone,
                velocity=velocity,
                touched=at,
                sounded=begun if heard else None,
                sound=sound,
                timing=timing,
            )
        )
        if sound is not None:
            told = SoundOn(
                id=sound,
                seat=seat,
                instrument=self.instrument[seat],
                soft=False,
                pitch=tone,
                velocity=velocity,
                hold=hold,
                at=None if sounded is None else sounded,
            )
            self.events.append(SoundBegan(at=at, sound=told))
            if hold:
                ended = SoundOffFact(id=sound, at=begun + length)
                self.events.append(SoundEnded(at=at + length, sound=ended))
        self.events.append(Lifted(seat=seat, note=note, at=at + length, ended=begun + length, why="lift"))
        return self

    def document(self, session: str = "abc123def456") -> Document:
        """The whole as it would be kept, in the order in which it was told."""
        events = sorted(
            [*self.events, Kept(at=self.length, what="ended")],
            key=told_at,
        )
        line = SessionLine(
            id=session,
            title=self.title,
            series=self.series,
            began="2026-06-03T09:30:00Z",
            length=self.length,
            state="ended",
            seats=len(self.seats) - len(self._left_out),
            plan=None,
            words=self.words,
            keep_days=30,
            goes="2026-07-03T09:30:00Z",
        )
        seats = [
            SessionSeat(seat=seat, key=f"{seat} {symbol_of(seat)}", kept=seat not in self._left_out)
            for seat in self.seats
        ]
        view = SessionView(
            line=line, seats=seats, marks=self.marks, goals=self.goals, moods=self.moods, attainment=None
        )
        return Document(format=FORMAT, made_by=__version__, session=view, events=events)
