"""A data folder with a record of one session or more, and a worker at hand."""

from pathlib import Path

from server.core.tape import Changed, Event
from server.protocol import ExportOrder, Goal, Mood, SessionEdit, SessionSeat
from server.storage.archive import Archive, NewSession
from server.workshop.work import (
    Line,
    MakeExport,
    Task,
    Work,
)
from server.workshop.worker import Worker
from tests.tapes import MadeTape

SESSION = "abc123def456"
PLANTED = "Xanthippe"
NOW, LATER = "2026-06-04T00:00:00Z", "2026-09-01T00:00:00Z"


class House:
    """A data folder with its record, and a worker at hand."""

    def __init__(self, data: Path, url: str = "") -> None:
        self.data = data
        self.url = url or f"sqlite:///{data / 'roundelay.db'}"
        self.said: list[Line] = []

    def keep(
        self, session: str = SESSION, *, word: str = "", series: str | None = None, keep_days: int = 30,
        events: list[Event] | None = None,
    ) -> None:  # fmt: skip
        """A session that ended on the third of June; `word` stands wherever a word may stand."""
        archive = Archive.open(self.url)
        seats = [SessionSeat(seat=seat, key=f"{seat} {word or 'Sun'}", kept=True) for seat in (1, 2)]
        archive.begin(
            NewSession(
                id=session, title=f"Title {word}", series=series, began="2026-06-03T09:30:00Z", keep_days=keep_days,
                plan=f"Plan {word}", seats=seats,
            )
        )  # fmt: skip
        tape = MadeTape().plays(1, 2.0).plays(2, 3.0).marked(4.0, word).scene(0.5, word)
        told = [Changed(what=f"{word} rests", at=59.0)] if word else []
        archive.append(session, 0, [*tape.document().events, *told] if events is None else events)
        archive.end(session, length=60.0, ended="2026-06-03T09:31:00Z")
        archive.edit(
            session,
            SessionEdit(
                words=f"{word} sang. " * 400,
                goals=[Goal(id="g", text=f"{word} waits", seat_key=f"1 {word or 'Sun'}", rating=1)],
                moods=[Mood(seat_key=f"1 {word or 'Sun'}", before=3, after=5)],
            ),
        )
        archive.close()

    def work(self, job: Work) -> tuple[Path | None, list[str]]:
        """In this process: what the process of its own would do."""
        out = self.data / "exports" / "0123456789abcdef"
        out.mkdir(parents=True, exist_ok=True)
        task = Task(url=self.url, data=str(self.data), out=str(out), job=job)
        made = Worker(task, self.said.append).do()
        return (out / made.file if made.file else None), made.sessions

    def everything(self, session: str = SESSION) -> bytes:
        made, _ = self.work(MakeExport(session, ExportOrder(format="everything")))
        assert made is not None
        return made.read_bytes()

    def holds(self, word: str) -> list[str]:
        """The files of the data folder in which this word stands, byte by byte."""
        files = [path for path in self.data.rglob("*") if path.is_file()]
        return [path.name for path in files if word.encode() in path.read_bytes()]
