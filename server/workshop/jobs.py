"""Slow work in a process of its own: one runs, the others wait in order; what they made lies ready for an hour."""

import logging
import secrets
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from server.core.errors import Refused
from server.protocol import JobView, Phrase
from server.runtime import Engine, Timer
from server.runtime.child_process import ChildProcess
from server.workshop.work import ERASING, Erase, Line, MakeExport, MakeReport, TakeAway, TakeIn, Task, Work

LOG = logging.getLogger("roundelay")

ROOT: Final = Path(__file__).resolve().parents[2]

WAITING_MOST = 20
"""Jobs that may stand in line."""

READY = 3600.0
"""Seconds a finished file waits to be taken away."""

TAKEN = 60.0
"""Seconds it stays after it was taken: a download that broke off can be tried once more."""

QUIET_MOST = 600.0
"""Seconds without a word after which a worker is taken for stuck."""

LASTS_MOST = 3600.0
"""Seconds one job may take at all."""

STUBBORN = 3.0
"""Seconds a worker has to stop when it is asked to."""

WORKER: Final = (sys.executable, "-m", "server.workshop.worker")

BROKEN = Refused("worker_broke", "This did not work, and nothing was changed. Try it once more.")
TOO_LONG = Refused(
    "worker_too_long", "This took too long and was ended. Choose a shorter part of the session."
)
CANCELLED = Refused("job_cancelled", "This was stopped, and nothing was kept of it.")


class _Job:
    """One piece of work from its order to the end of its file."""

    def __init__(self, work: Work, folder: Path, then: Callable[[bool], None]) -> None:
        self.id = folder.name
        self.work = work
        self.folder = folder
        self.then = then
        self.share = 0.0
        self.doing: Phrase | None = None
        self.child: ChildProcess | None = None
        self.ended = False
        self.file: Path | None = None
        self.sessions: list[str] = []
        self.refused: Refused | None = None
        self.stopped: Refused | None = None
        """Why it was ended from outside."""
        self.going: Timer | None = None
        """When its file goes."""

    @property
    def session(self) -> str | None:
        """The session a file would be made of."""
        return self.work.session if isinstance(self.work, MakeExport | MakeReport) else None

    def _state(self) -> Literal["waiting", "running", "done", "refused"]:
        if self.ended:
            return "refused" if self.refused else "done"
        return "running" if self.child else "waiting"

    def view(self) -> JobView:
        there = self.file is not None and self.file.is_file()
        no = self.refused if self.ended else None
        state = self._state()
        return JobView(
            id=self.id,
            state=state,
            share=1.0 if state == "done" else self.share,
            doing=None if self.ended else self.doing,
            file=self.file.name if self.file is not None and there else None,
            size=self.file.stat().st_size if self.file is not None and there else None,
            refused=Phrase(key=f"refused.{no.code}", values=no.values) if no else None,
            text=no.text if no else "",
            sessions=self.sessions,
        )


class Jobs:
    """Files are made in `data/exports/<job>`; what an earlier run left there goes at once."""

    def __init__(
        self,
        engine: Engine,
        *,
        url: str,
        data: Path,
        worker: Sequence[str] = WORKER,
        quiet_most: float = QUIET_MOST,
    ) -> None:
        self._engine = engine
        self._url, self._data = url, data
        self._worker = worker
        self._quiet_most = quiet_most
        self._lock = engine.lock()
        self._waiting: list[_Job] = []
        self._running: _Job | None = None
        self._jobs: dict[str, _Job] = {}
        self._folder = data / "exports"
        shutil.rmtree(self._folder, ignore_errors=True)

    def place(self) -> Path:
        """A fresh folder for a job whose file is still to be brought."""
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        return folder

    def add(
        self, work: Work, folder: Path | None = None, then: Callable[[bool], None] = lambda done: None
    ) -> JobView:
        """Puts it in line; what erases comes first. `folder` is one of `place`; `then` hears whether it was done."""
        with self._lock:
            erases = isinstance(work, ERASING)
            if len(self._waiting) >= WAITING_MOST and not erases:
                raise Refused(
                    "too_many_jobs", "Several files are being made already: wait until one is finished."
                )
            job = _Job(work, folder or self.place(), then)
            self._jobs[job.id] = job
            if isinstance(work, Erase):
                self.forget([work.session])
            first = next(
                (n for n, other in enumerate(self._waiting) if not isinstance(other.work, ERASING)),
                len(self._waiting),
            )
            self._waiting.insert(first if erases else len(self._waiting), job)
            self._next()
            return job.view()

    def view(self, job: str) -> JobView:
        return self._job(job).view()

    def take(self, job: str) -> Path:
        """The finished file. It goes soon after."""
        found = self._job(job)
        if found.file is None or not found.file.is_file():
            raise _no_such_job()
        self._let_go(found, TAKEN)
        return found.file

    def cancel(self, job: str) -> None:
        """Ends it, wherever it is; nothing of it stays."""
        with self._lock:
            found = self._job(job)
            if found in self._waiting:
                self._waiting.remove(found)
                found.ended, found.refused = True, CANCELLED
            elif not found.ended:
                self._stop(found, CANCELLED)
                return
            self._drop(found)

    def forget(self, sessions: Sequence[str]) -> None:
        """Files of sessions that are no more go with them, also those still being made."""
        for job in list(self._jobs.values()):
            if job.session in sessions or isinstance(job.work, TakeAway):
                self.cancel(job.id)

    def _job(self, job: str) -> _Job:
        found = self._jobs.get(job)
        if found is None:
            raise _no_such_job()
        return found

    def _next(self) -> None:
        if self._running is None and self._waiting:
            job = self._running = self._waiting.pop(0)
            self._engine.after(0.0, lambda: self._run(job))

    def _run(self, job: _Job) -> None:
        """Beside everything else, from its start to its last word."""
        try:
            if job.stopped is None:
                self._work(job)
            job.refused = job.refused or job.stopped
        except OSError as error:
            job.refused = no_disk(error)
        finally:
            with self._lock:
                self._put_away(job)
                job.ended, job.child, self._running = True, None, None
                self._next()
            job.then(job.refused is None)

    def _work(self, job: _Job) -> None:
        job.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        job.child = child = ChildProcess(self._worker, ROOT)
        last: list[Line] = []
        alarm = [self._engine.after(self._quiet_most, lambda: self._stop(job, TOO_LONG))]
        longest = self._engine.after(LASTS_MOST, lambda: self._stop(job, TOO_LONG))

        def heard(line: bytes) -> None:
            alarm.pop().cancel()
            alarm.append(self._engine.after(self._quiet_most, lambda: self._stop(job, TOO_LONG)))
            said = msgspec.json.decode(line, type=Line)
            job.share = job.share if said.share is None else said.share
            job.doing = said.doing or job.doing
            if said.done or said.refused or said.broken:
                last[:] = [said]

        task = Task(url=self._url, data=str(self._data), out=str(job.folder), job=job.work)
        try:
            child.say(msgspec.json.encode(task))
            child.listen(heard)
        except msgspec.MsgspecError:
            child.kill()
            child.listen(lambda _: None)
        finally:
            alarm.pop().cancel()
            longest.cancel()
        self._conclude(job, last[0] if last else Line(broken="it ended without a word"))

    def _conclude(self, job: _Job, said: Line) -> None:
        if said.done is not None:
            job.sessions = said.done.sessions
            job.file = job.folder / Path(said.done.file).name if said.done.file else None
        elif said.refused is not None:
            job.refused = Refused(said.refused.code, said.refused.text, **said.refused.values)
        else:
            if job.stopped is None:
                LOG.error("the worker broke: %s", said.broken)
            job.refused = job.stopped or BROKEN

    def _put_away(self, job: _Job) -> None:
        """A file stays for an hour, and how it ended as long; everything else goes now."""
        if isinstance(job.work, ERASING) and job.refused is None:
            self.forget(job.sessions)
        if job.refused is not None or job.file is None:
            shutil.rmtree(job.folder, ignore_errors=True)
        elif isinstance(job.work, TakeIn):
            Path(job.work.file).unlink(missing_ok=True)
        self._let_go(job, READY)

    def _stop(self, job: _Job, why: Refused) -> None:
        job.stopped = job.stopped or why
        child = job.child
        if child is not None:
            child.end()
            self._engine.after(STUBBORN, child.kill)

    def _let_go(self, job: _Job, seconds: float) -> None:
        if job.going is not None:
            job.going.cancel()
        job.going = self._engine.after(seconds, lambda: self._drop(job))

    def _drop(self, job: _Job) -> None:
        if job.going is not None:
            job.going.cancel()
        self._jobs.pop(job.id, None)
        shutil.rmtree(job.folder, ignore_errors=True)


def _no_such_job() -> Refused:
    return Refused("no_such_job", "That file is no longer here: make it again.")


def no_disk(error: OSError) -> Refused:
    return Refused(
        "no_disk",
        f"This could not be written to the disk ({error.strerror}): make room on it, then try again.",
    )
