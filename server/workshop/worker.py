"""`python -m server.workshop.worker`: one job, read from stdin as a line, done in a process of its own, told on stdout.

It works at low priority and imports what is slow; when whoever started it is gone, it ends.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from errno import EDQUOT, ENOSPC
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

import msgspec

from server.core.document import Document
from server.core.errors import Refused
from server.export.span import still_running
from server.protocol import ExportFormat, Phrase, Report, SeatKeyOrder, SessionLine
from server.storage.archive import Archive
from server.storage.mistakes import mistake
from server.storage.reading import no_such_key
from server.workshop.jobs import no_disk
from server.workshop.work import (
    BackUp,
    Erase,
    EraseKey,
    Line,
    Made,
    MakeExport,
    MakeReport,
    No,
    Purge,
    TakeAway,
    TakeIn,
    Task,
)

KINDNESS: Final = 15
"""How far it stands back: a room that plays always comes first."""

THREAD_POOLS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

TELL_EVERY: Final = 0.2
"""Seconds between two words on how far it is."""

SCRUBS: Final = 20
SCRUB_AGAIN: Final = 0.5
"""Seconds."""

PAST_MOST: Final = 20
"""Earlier sessions of a series that a report looks back on."""

Told = Callable[[float], None]


class Worker:
    """One task."""

    def __init__(self, task: Task, say: Callable[[Line], None]) -> None:
        self._task = task
        self._say = say
        self._out = Path(task.out)
        self._spoke = float("-inf")

    def do(self) -> Made:
        archive = Archive.open(self._task.url)
        try:
            match job := self._task.job:
                case MakeExport():
                    return self._export(archive, job)
                case MakeReport():
                    return self._report(archive, job)
                case TakeAway():
                    return self._take_away(archive, job.order)
                case TakeIn():
                    return self._take_in(archive, Path(job.file))
                case Erase():
                    self._tell("erasing", 0.1)
                    archive.erase(job.session)
                    return self._clean(archive, [job.session])
                case EraseKey():
                    return self._erase_key(archive, job.order)
                case Purge():
                    return self._purge(archive, job)
                case BackUp():
                    return self._back_up(archive)
        finally:
            archive.close()

    # --- files

    def _export(self, archive: Archive, job: MakeExport) -> Made:
        self._tell("reading", 0.0)
        line = self._ended(archive, job.session)
        document = archive.document(job.session)
        write: Callable[..., Path] = import_module(f"server.export.{job.order.format}").write
        more: dict[str, Any] = {}
        if job.order.format == "csv":
            more["beside"] = self._counted(archive, line)
        since = 0.1
        if job.order.format == "pdf":
            from server.export.part import part

            since, document = 0.8, part(document, job.order)
            more["report"] = self._reported(archive, line, document, self._share("counting", 0.1, since))
        made = write(document, job.order, self._out, self._share("making", since, 1.0), **more)
        return Made(file=self._named(made, line, job.order.format))

    def _counted(self, archive: Archive, line: SessionLine) -> Iterator[object]:
        """The other sessions of a series, for the table of months; each is let go before the next is read."""
        from server.export.csv import counted

        for other in self._past(archive, line, most=None):
            yield counted(archive.document(other))

    def _report(self, archive: Archive, job: MakeReport) -> Made:
        self._tell("reading", 0.0)
        line = self._ended(archive, job.session)
        document = archive.document(job.session)
        made = self._reported(archive, line, document, self._share("counting", 0.2, 1.0))
        file = self._out / "report.json"
        file.write_bytes(msgspec.json.encode(made))
        return Made(file=file.name)

    def _reported(self, archive: Archive, line: SessionLine, document: Document, told: Told) -> Report:
        from server.analysis.report import report
        from server.storage.writing import now

        past = (archive.document(other) for other in self._past(archive, line, most=PAST_MOST))
        return report(document, past, now(), told)

    def _past(self, archive: Archive, line: SessionLine, *, most: int | None) -> list[str]:
        """Sessions of its series that are over, the oldest first: all others, or the last ones that were before it."""
        if line.series is None:
            return []
        others = [
            view.line
            for view in archive.series(line.series)
            if view.line.id != line.id and view.line.state != "running"
        ]
        if most is None:
            return [other.id for other in others]
        return [other.id for other in others if other.began < line.began][-most:]

    def _take_away(self, archive: Archive, order: SeatKeyOrder) -> Made:
        from server.export.everything import write_many
        from server.export.part import of_key

        self._tell("reading", 0.0)
        chosen = self._of_key(archive, order)

        def parts() -> Iterator[Document]:
            for session in chosen:
                own = of_key(archive.document(session), order.key)
                if own is not None:
                    yield own

        made = write_many(parts(), len(chosen), order.language, self._out, self._share("making", 0.1, 1.0))
        named = made.with_name("roundelay-one-seat.zip")
        made.rename(named)
        return Made(file=named.name)

    def _of_key(self, archive: Archive, order: SeatKeyOrder) -> list[str]:
        """The sessions in which the key occurs, the oldest first."""
        if order.session is not None:
            views = [archive.session(order.session)]
        elif order.series is not None:
            views = archive.series(order.series)
        else:
            views = []
        found = [view for view in views if any(seat.key == order.key for seat in view.seats)]
        if not found:
            raise no_such_key()
        for view in found:
            self._refuse_running(view.line)
        return [view.line.id for view in found]

    # --- what changes the record

    def _take_in(self, archive: Archive, file: Path) -> Made:
        from server.workshop.take_in import counted, read

        self._tell("checking", 0.0)
        incoming = read(file)
        before = {line.id for line in archive.sessions()}
        done: list[str] = []
        try:
            for number, one in enumerate(incoming):
                share = self._share(
                    "taking_in", 0.3 + 0.7 * number / len(incoming), 0.3 + 0.7 * (number + 1) / len(incoming)
                )
                events = counted(one.events(), one.count, share)
                done.append(archive.take_in(one.session, events))
        except BaseException:  # whatever ended it: half a file is not brought in
            for session in set(done) - before:
                archive.erase(session)
            self._scrub(archive)
            raise
        return Made(sessions=done)

    def _erase_key(self, archive: Archive, order: SeatKeyOrder) -> Made:
        self._tell("erasing", 0.1)
        found = self._of_key(archive, order)
        archive.erase_key(order.key, series=order.series, session=order.session)
        return self._clean(archive, found)

    def _purge(self, archive: Archive, job: Purge) -> Made:
        self._tell("erasing", 0.1)
        due = archive.due(job.now, job.held)
        for session in due:
            archive.erase(session)
        return self._clean(archive, due) if due or archive.owes_scrub() else Made()

    def _back_up(self, archive: Archive) -> Made:
        if archive.back_up() is None:
            raise Refused(
                "no_copy",
                "The record could not be copied just now: see that there is room on the disk for it twice.",
            )
        return Made()

    def _clean(self, archive: Archive, sessions: list[str]) -> Made:
        """Nothing of it is left on the disk; files made of it go with the end of this job."""
        self._tell("erasing", 0.5)
        if not self._scrub(archive):
            raise Refused(
                "traces_left",
                "It is erased, but traces of it may still be on the disk, because something reads the record just now: "
                "start Roundelay again, and they go.",
            )
        return Made(sessions=sessions)

    def _scrub(self, archive: Archive) -> bool:
        """Readers are there for moments only, so it is tried again for a while."""
        for _ in range(SCRUBS):
            if archive.scrub():
                return True
            sleep(SCRUB_AGAIN)
        return False

    # --- what it tells

    def _ended(self, archive: Archive, session: str) -> SessionLine:
        line = archive.session(session).line
        self._refuse_running(line)
        return line

    def _refuse_running(self, line: SessionLine) -> None:
        if line.state == "running":
            raise still_running()

    def _named(self, made: Path, line: SessionLine, format: ExportFormat) -> str:
        """A plain name that any system takes, with nothing in it of whoever was there."""
        suffix = "".join(made.suffixes[-2:]) if made.suffixes[-2:] == [".musicxml", ".zip"] else made.suffix
        if format == "research":
            name = f"roundelay-research-copy{suffix}"
        else:
            kind = {"csv": "-tables", "everything": "-everything", "score": "-score"}.get(format, "")
            name = f"roundelay-{line.began[:10]}-{line.seats}-seats{kind}{suffix}"
        made.rename(made.with_name(name))
        return name

    def _share(self, doing: str, since: float, until: float) -> Told:
        return lambda share: self._tell(
            doing, since + (until - since) * min(1.0, max(0.0, share)), often=True
        )

    def _tell(self, doing: str, share: float, *, often: bool = False) -> None:
        now = monotonic()
        if often and now - self._spoke < TELL_EVERY:
            return
        self._spoke = now
        self._say(Line(share=round(share, 3), doing=Phrase(key=f"jobs.doing.{doing}")))


def main() -> int:
    """The exit code. Whatever happens, the last line says how it ended."""
    signal.signal(signal.SIGTERM, _leave)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer

    def say(line: Line) -> None:
        stdout.write(msgspec.json.encode(line) + b"\n")
        stdout.flush()

    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    for pool in THREAD_POOLS:  # read when numpy is imported: the other core is for those who play
        os.environ.setdefault(pool, "1")
    task = msgspec.json.decode(stdin.readline(), type=Task)
    threading.Thread(target=_watch, args=(stdin.fileno(),), daemon=True).start()
    try:
        say(Line(done=Worker(task, say).do()))
    except Refused as no:
        say(Line(refused=No(no.code, no.text, no.values)))
    except OSError as error:
        full = no_disk(error)
        known = error.errno in (ENOSPC, EDQUOT)
        say(Line(refused=No(full.code, full.text, full.values)) if known else Line(broken=mistake(error)))
    except Exception as error:  # whatever it is, it is told once, without what was being read
        say(Line(broken=mistake(error)))
    return 0


def _leave(*_: object) -> None:
    raise SystemExit(143)


def _watch(stdin: int) -> None:
    """The end of its input is the end of whoever waits for it."""
    while os.read(stdin, 4096):
        continue
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
