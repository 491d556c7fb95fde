"""The tables of kept sessions: what is a column here is searched or changed, the rest of an event is its JSON."""

from sqlalchemy import CheckConstraint, Double, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """What all tables share: constraints have names, so that a later version can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def of_session(*, primary: bool = False) -> Mapped[str]:
    """Whose row it is; it goes with its session."""
    return mapped_column(String(12), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=primary)


class Series(Table):
    """The same group over weeks."""

    __tablename__ = "series"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(40), unique=True)


class Session(Table):
    """One recording."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("state in ('running', 'ended', 'cut', 'partial')", name="state"),
        CheckConstraint("keep_days >= 0", name="keep_days"),
    )
    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    began: Mapped[str] = mapped_column(String(32), index=True)
    """ISO 8601, UTC."""
    ended: Mapped[str | None] = mapped_column(String(32))
    taken_in: Mapped[str | None] = mapped_column(String(32))
    """When it was imported: its days count from then."""
    length: Mapped[float] = mapped_column(Double)
    """Seconds; while it runs, 0."""
    state: Mapped[str] = mapped_column(String(9))
    """`partial`: being taken in or erased; nobody sees it, and the next start removes what is left of it."""
    plan: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    keep_days: Mapped[int]
    marks_made: Mapped[int]
    """The number of its newest mark: those of deleted ones are not given again."""


class SessionSeat(Table):
    """A seat of a session, and the nameless key of who sat there."""

    __tablename__ = "session_seats"
    session: Mapped[str] = of_session(primary=True)
    seat: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text)
    kept: Mapped[bool]
    assent: Mapped[str] = mapped_column(String(3))


class Event(Table):
    """One event of a tape, numbered from 0."""

    __tablename__ = "events"
    __table_args__ = {"sqlite_with_rowid": False}
    session: Mapped[str] = of_session(primary=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[float] = mapped_column(Double)
    """Seconds since the recording began."""
    seat: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(16))
    data: Mapped[str] = mapped_column(Text)
    """The whole event as JSON."""


class Second(Table):
    """What lies in one second of a tape: so spans are found, and pictures drawn, without reading all events."""

    __tablename__ = "seconds"
    __table_args__ = {"sqlite_with_rowid": False}
    session: Mapped[str] = of_session(primary=True)
    second: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first: Mapped[int]
    """The lowest `seq` of its events."""
    last: Mapped[int]
    touches: Mapped[str] = mapped_column(Text)
    """Touches by seat, JSON."""


class Mark(Table):
    """A kept moment, also an event of the tape."""

    __tablename__ = "marks"
    session: Mapped[str] = of_session(primary=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[float] = mapped_column(Double)
    icon: Mapped[str] = mapped_column(String(8))
    word: Mapped[str] = mapped_column(Text)
    seq: Mapped[int | None]
    """Its event; None when it was added afterwards."""


class Goal(Table):
    """Something agreed beforehand: of one session, or of a series."""

    __tablename__ = "goals"
    id: Mapped[int] = mapped_column(primary_key=True)
    goal: Mapped[str] = mapped_column(String(64))
    """Its name on the page."""
    session: Mapped[str | None] = mapped_column(
        String(12), ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(String(16))
    seat_key: Mapped[str | None] = mapped_column(Text)
    weight: Mapped[int]
    levels: Mapped[str] = mapped_column(Text)
    """JSON: a list of sentences."""
    for_series: Mapped[bool]
    """Meant for a series, even while its session is in none."""
    retired: Mapped[bool]
    """Taken out of later sessions; those that rated it keep it."""


class Rating(Table):
    """How a goal was rated in a session."""

    __tablename__ = "ratings"
    __table_args__ = (CheckConstraint("rating between -2 and 2", name="rating"),)
    session: Mapped[str] = of_session(primary=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), primary_key=True)
    rating: Mapped[int]


class Mood(Table):
    """What the therapist observed before and after."""

    __tablename__ = "moods"
    session: Mapped[str] = of_session(primary=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """In the order in which they were written down."""
    seat_key: Mapped[str | None] = mapped_column(Text)
    before: Mapped[int | None]
    after: Mapped[int | None]
