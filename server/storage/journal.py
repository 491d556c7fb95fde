"""What happens goes onto the disk within moments, and no room waits for that: until then it is kept in memory."""

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Literal

from server.core.errors import Refused
from server.core.said import Said
from server.core.tape import Event, Kept, told_at
from server.runtime.database_thread import DatabaseThread
from server.storage.archive import Archive, NewSession
from server.storage.disk import LOW, MEGABYTE, TOO_LOW, free_bytes
from server.storage.handed_over import Begin, End, Item, Keep, Lost, merged
from server.storage.mistakes import mistake
from server.storage.troubles import NEARLY_FULL, NOT_ALL, SLOW, RecordTrouble, lost
from server.storage.writing import now as calendar

LOG = logging.getLogger("roundelay")

WITHIN: Final = 0.025
"""Seconds an event waits to be written, at most."""

AT_ONCE: Final = 64
"""Events that are written without waiting for more."""

RETRY: Final = 1.0
"""Seconds until the next attempt when the disk doesn't take it."""

MEMORY: Final = 600.0
"""Seconds of events that wait in memory when nothing can be written."""

MEMORY_EVENTS: Final = 300_000
"""Some 100 MB; thirty tablets at the wildest fill that in ten minutes."""

SPARE_EVENTS: Final = 30_000
"""More than that beyond the memory, and the newest are let go: the writer hangs and can't let go of the oldest."""

BATCH: Final = 2_000
"""Events of one commit: other work for the database comes between two."""

TOO_SLOW: Final = 1.5
"""Seconds after which an attempt that neither succeeds nor fails is told: in two seconds a therapist must know."""

LOOKS: Final = 10.0
"""Seconds between two looks at the room on the disk."""

JournalTrouble = Said
"""A sentence: the disk is full, nearly full, locked ..."""


class Journal:
    """`begin`, `keep` and `end` are called where rooms live and never wait; the database thread does the writing."""

    def __init__(
        self,
        archive: Archive,
        thread: DatabaseThread,
        *,
        tell: Callable[[JournalTrouble | None], None] = lambda trouble: None,
        news: Callable[[Said], None] = lambda said: None,
        monotonic: Callable[[], float] = time.monotonic,
        memory_events: int = MEMORY_EVENTS,
    ) -> None:
        """`tell` hears of every new trouble, and of None when all is well again; `news` of what was found broken at the
        start, and what became of it, a sentence each. Both are called where the rooms live.
        """
        self._archive: Final = archive
        self._thread: Final = thread
        self._tell: Final = tell
        self._news: Final = news
        self._monotonic: Final = monotonic
        self._memory_events: Final = memory_events
        self._items: Final[deque[Item]] = deque()
        """Handed over and not on the disk: the rooms add at its end, the database thread takes from its beginning."""
        self._handed = 0
        self._settled = 0
        """Events handed over, and those of them that are written or lost: each counted by one thread alone."""
        self._numbers: Final[dict[str, int]] = {}
        self._running: Final[set[str]] = set()
        self._lost: Final[dict[str, list[Lost]]] = {}
        self._asked: Literal["no", "soon", "now"] = "no"
        """Whether a writing is due that has not begun."""
        self._began: float | None = None
        """When the writing began that is going on."""
        self._failing = False
        self._retries = False
        self._recovered = False
        self.trouble: JournalTrouble | None = None
        self.room_left: int | None = None
        """Bytes free on the disk of the record, as of the last look; None where that can't be known."""

    # --- where the rooms live

    def start(self) -> None:
        """Looks what an earlier run left, and how much room there is: once those who are told are there."""
        self._thread.post(self._start)

    def may_begin(self) -> None:
        """Raises Refused when a recording must not begin now. Asks nobody: no waiting."""
        if self.room_left is not None and self.room_left < TOO_LOW:
            raise Refused(
                "no_room_to_record",
                f"Only {self.room_left // MEGABYTE} MB are free on the disk, too little for a recording: "
                "make room on it, then start again.",
                free=self.room_left // MEGABYTE,
            )
        if self._failing:
            raise Refused(
                "record_not_ready",
                "The record can't be written now, so no recording begins: mend what the dashboard says about it first.",
            )

    def begin(self, new: NewSession) -> None:
        self._numbers[new.id] = 0
        self._running.add(new.id)
        self._items.append(Begin(new))
        self._write_now()

    def keep(self, session: str, events: Sequence[Event]) -> None:
        """Events in the order of their tape, with times since the recording began."""
        if not events:
            return
        now = self._monotonic()
        first = self._numbers.get(session, 0)
        self._numbers[session] = first + len(events)
        item = Keep(session, first, list(events), now)
        self._handed += len(events)
        if (
            self._unwritten > self._memory_events + SPARE_EVENTS
        ):  # not even the writer's own limit was looked at
            self._lose(item)
            return
        self._items.append(item)
        if self._failing:
            return
        if self._unwritten >= AT_ONCE:
            self._write_now()
        elif self._asked == "no":
            self._asked = "soon"
            self._thread.later(WITHIN, self._write)
        if self._began is not None and now - self._began > TOO_SLOW and self.trouble is None:
            self.trouble = SLOW
            self._tell(SLOW)

    def end(self, session: str, length: float, ended: str | None = None) -> None:
        """`ended`: ISO 8601 UTC; by itself now."""
        self._numbers.pop(session, None)
        self._running.discard(session)
        self._items.append(End(session, length, ended or calendar()))
        self._write_now()

    def flush(self) -> None:
        """Waits until everything handed over so far is on the disk, or known not to go there now."""
        self._thread.run(self._write_all)

    @property
    def _unwritten(self) -> int:
        return self._handed - self._settled

    def _write_now(self) -> None:
        if self._asked != "now" and not self._failing:
            self._asked = "now"
            self._thread.post(self._write)

    # --- on the database thread

    def _start(self) -> None:
        self._look()
        self._write()

    def _recover(self) -> None:
        try:
            found = self._archive.recover()
        except RecordTrouble:
            raise
        except Exception as error:  # never twice: what begins now is not broken off
            log_mistake(error)
            found = []
        self._recovered = True
        for said in found:
            self._thread.home(self._news, said)

    def _write_all(self) -> None:
        self._write()
        while self._items and not self._failing:
            self._write()

    def _retry(self) -> None:
        self._retries = False
        self._write_all()
        if self._failing:
            self._retry_later()

    def _retry_later(self) -> None:
        if not self._retries:
            self._retries = True
            self._thread.later(RETRY, self._retry)

    def _write(self) -> None:
        self._asked = "no"
        batch = self._taken()
        if not batch and self._recovered and not self._failing:
            return
        self._began = self._monotonic()
        try:
            if not self._recovered:
                self._recover()
            with self._archive.together():
                for item in merged(batch):
                    self._put(item)
        except RecordTrouble as trouble:
            self._items.extendleft(reversed(batch))
            self._fails(trouble.said)
        except Exception as error:
            log_mistake(error)
            self._write_one_by_one(batch)
        else:
            self._written(batch)
        finally:
            self._began = None

    def _taken(self) -> list[Item]:
        batch: list[Item] = []
        events = 0
        while self._items and events < BATCH:
            item = self._items.popleft()
            batch.append(item)
            events += len(item.events) if isinstance(item, Keep) else 0
        return batch

    def _put(self, item: Item) -> None:
        if isinstance(item, Begin):
            self._archive.begin(item.new)
            return
        for gap in self._gaps_before(item):
            if gap.first < gap.last:
                self._archive.append(item.session, gap.first, [Kept(at=gap.since, what="paused")])
                self._archive.append(item.session, gap.last, [Kept(at=gap.until, what="resumed")])
        if isinstance(item, Keep):
            kept = self._archive.append(item.session, item.first, item.events)
            if not kept and item.session in self._running and self.trouble is not NOT_ALL:
                self._say(NOT_ALL)  # somebody took the session away under us
        else:
            self._archive.end(item.session, length=item.length, ended=item.ended)

    def _gaps_before(self, item: Keep | End) -> list[Lost]:
        """What was let go of the session before this; it is told on the tape with what comes after it."""
        gaps = self._lost.get(item.session, ())
        return [gap for gap in gaps if isinstance(item, End) or gap.last < item.first]

    def _written(self, batch: Sequence[Item]) -> None:
        said: list[Lost] = []
        for item in batch:
            if isinstance(item, Keep):
                self._settled += len(item.events)
            if not isinstance(item, Begin) and (told := self._gaps_before(item)):
                said += told
                self._lost[item.session] = [gap for gap in self._lost[item.session] if gap not in told]
        was_failing, self._failing = self._failing, False
        if said:
            self._say(lost(min(one.since for one in said), max(one.until for one in said)))
        elif was_failing or self.trouble is SLOW or (self.trouble is not None and _any_begin(batch)):
            self._say(self._lasting())
        if self._items:
            self._write_now()

    def _write_one_by_one(self, batch: Sequence[Item]) -> None:
        """A mistake in one event must not keep the others from the disk for ever."""
        for place, item in enumerate(batch):
            try:
                with self._archive.together():
                    self._put(item)
            except RecordTrouble as trouble:
                self._items.extendleft(reversed(batch[place:]))
                self._fails(trouble.said)
                return
            except Exception as error:
                log_mistake(error)
                self._settled += len(item.events) if isinstance(item, Keep) else 0
                self._say(NOT_ALL)
            else:
                self._written([item])

    def _fails(self, said: Said) -> None:
        self._forget_oldest()
        if self.trouble != said:
            self._say(said)
        self._failing = True
        self._retry_later()

    def _forget_oldest(self) -> None:
        oldest = self._monotonic() - MEMORY
        stays: list[Item] = []
        while self._items:
            item = self._items.popleft()
            if not isinstance(item, Keep):
                stays.append(item)
            elif self._unwritten > self._memory_events or item.handed < oldest:
                self._lose(item)
                self._settled += len(item.events)
            else:
                self._items.appendleft(item)
                break
        self._items.extendleft(reversed(stays))

    def _lose(self, item: Keep) -> None:
        here = self._lost.setdefault(item.session, [])
        last = item.first + len(item.events) - 1
        since, until = told_at(item.events[0]), told_at(item.events[-1])
        if here and here[-1].last + 1 == item.first:
            here[-1] = Lost(here[-1].first, last, here[-1].since, until)
        else:
            here.append(Lost(item.first, last, since, until))

    def _look(self) -> None:
        folder = self._archive.folder
        self.room_left = free_bytes(folder) if folder is not None else None
        if self.trouble is None or self.trouble is NEARLY_FULL:
            now = self._lasting()
            if now != self.trouble:
                self._say(now)
        self._thread.later(LOOKS, self._look)

    def _lasting(self) -> JournalTrouble | None:
        """What is still to be said when everything is written."""
        return NEARLY_FULL if self.room_left is not None and self.room_left < LOW else None

    def _say(self, trouble: JournalTrouble | None) -> None:
        self.trouble = trouble
        self._thread.home(self._tell, trouble)


def _any_begin(batch: Sequence[Item]) -> bool:
    return any(isinstance(item, Begin) for item in batch)


def log_mistake(error: Exception) -> None:
    LOG.error("Something of a record could not be written: %s", mistake(error))
