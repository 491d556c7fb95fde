"""A report made up for a session: plain counts and invented facts, for whatever draws reports."""

from server.core.document import Document
from server.core.tape import Lifted, Ran, SceneBegan, Touched
from server.protocol import (
    Baseline,
    Measure,
    NoteBar,
    Phrase,
    Report,
    SeatRow,
    Stretch,
    Timeline,
)

MADE = "2026-06-03T10:00:00Z"
NEVER_THIN = "first_response"


def reported(document: Document) -> Report:
    """Eight facts for each kept seat, one of them too little to tell; one for the group; a few pairs."""
    view = document.session
    length = view.line.length
    kept = [seat for seat in view.seats if seat.kept]
    rows = [
        SeatRow(seat.seat, seat.key, 5, _bars(document, seat.seat), [], [], [(0.0, length)]) for seat in kept
    ]
    begun = [event for event in document.events if isinstance(event, SceneBegan)]
    ends = [*(event.at for event in begun[1:]), length]
    touches = sum(len(row.notes) for row in rows)
    timeline = Timeline(
        length=length,
        rows=rows,
        therapist=[],
        scenes=[Stretch(event.at, end, event.name) for event, end in zip(begun, ends, strict=False)],
        techniques=[],
        scales=[],
        stops=_stops(document),
        pauses=[],
        tempo=[(0.0, 84.0)],
        marks=view.marks,
        density=[],
        density_step=10.0,
    )
    facts = [fact for row in rows for fact in _facts(row.seat, len(row.notes))]
    facts += [_pair(one.seat, other.seat) for one in rows[:3] for other in rows if other.seat > one.seat]
    facts.append(Measure("share_of_space", None, None, 0.22, None, "number", len(rows), "seats", None))
    return Report(
        session=view,
        made=MADE,
        timeline=timeline,
        measures=facts,
        curves=[],
        trends=[],
        helped=14,
        quantised=3,
        echoed=0,
        touches=touches,
    )


def _bars(document: Document, seat: int) -> list[NoteBar]:
    lifted = {
        event.note: event.at for event in document.events if isinstance(event, Lifted) and event.seat == seat
    }
    return [
        NoteBar(
            event.touched,
            lifted[event.note] - event.touched,
            event.pad,
            event.pitch,
            event.velocity,
            "unheard" if event.sounded is None else "",
        )
        for event in document.events
        if isinstance(event, Touched) and event.seat == seat
    ]


def _stops(document: Document) -> list[tuple[float, float]]:
    changes = [event for event in document.events if isinstance(event, Ran)]
    return [
        (one.at, next_.at)
        for one, next_ in zip(changes, changes[1:], strict=False)
        if not one.plays and next_.plays
    ]


def _facts(seat: int, touches: int) -> list[Measure]:
    past = Baseline("past", 0.28, 0.44, 5)
    return [
        Measure("playing_time", seat, None, 0.41, None, "share", 1330, "seconds", past),
        Measure(NEVER_THIN, seat, None, 3.21, None, "seconds", 6, "times", Baseline("past", 2.8, 7.5, 5)),
        Measure(
            "notes_a_minute",
            seat,
            None,
            37.6,
            None,
            "a_minute",
            touches,
            "touches",
            Baseline("past", 21, 40, 5),
        ),
        Measure("rests_taken", seat, None, 5, None, "of", 6, "rests", Baseline("past", 0.6, 1.0, 5)),
        Measure("longest_gap", seat, None, 142, None, "seconds", touches, "touches", None),
        Measure("pitch_range", seat, None, 0, 9, "semitones", touches, "touches", None),
        Measure(
            "near_beat", seat, None, 0.21, None, "number", 214, "touches", Baseline("chance", 0.04, 0.12, 200)
        ),
        Measure(
            "level",
            seat,
            None,
            None,
            None,
            "level",
            12,
            "touches",
            None,
            Phrase("report.thin.few", {"need": 20}),
        ),
    ]


def _pair(seat: int, other: int) -> Measure:
    return Measure(
        "together", seat, other, 0.31, None, "share", 188, "touches", Baseline("chance", 0.24, 0.30, 200)
    )
