"""A process that records 240 notes a second and tells each as it hands it over, and when; somebody will kill it.

`python -m tests.storage.recording_child ENGINE URL SESSION`; it plays until then.
"""

import sys
import threading
import time

from server.runtime import EngineName, start_engine

NOTES = 240
"""A second: thirty tablets, eight touches each."""


def main(engine_name: EngineName, url: str, session: str) -> None:
    engine = start_engine(engine_name)
    from server.core.tape import Event, Lifted, Touched
    from server.storage.archive import Archive
    from server.storage.journal import Journal
    from tests.storage.sessions import new

    thread = engine.database_thread()
    archive = thread.run(lambda: Archive.open(url, serving=True))
    journal = Journal(archive, thread)
    journal.start()
    journal.begin(new(session))
    journal.flush()
    pace, began = threading.Event(), time.monotonic()
    count = 0
    while True:
        now = time.monotonic() - began
        while count < now * NOTES:
            at, seat = count / NOTES, 1 + count % 30
            notes: list[Event] = [
                Touched(
                    seat=seat, note=count, pad=0, pitch=60.0, velocity=0.5, touched=at, sounded=at, sound=None
                ),
                Lifted(seat=seat, note=count, at=at, ended=at, why="lift"),
            ]
            journal.keep(session, notes)
            count += 1
            print(count, time.monotonic() - began, flush=True)
        pace.wait(0.002)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])  # type: ignore[arg-type]
