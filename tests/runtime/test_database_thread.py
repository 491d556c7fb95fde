"""The one native thread that all work with a database goes through: the same on both engines."""

import logging

import pytest

from server.runtime import start_engine
from server.runtime.database_thread import Answer, DatabaseThread, WorkLine
from tests.runtime.test_eventlet_engine import run


@pytest.fixture
def thread() -> DatabaseThread:
    return start_engine("threads").database_thread()


def test_calls_run_one_after_another_in_order(thread: DatabaseThread) -> None:
    """[T1] A tape is written in its order."""
    done: list[int] = []
    for number in range(100):
        thread.post(done.append, number)
    assert thread.run(list, done) == list(range(100))


def test_what_a_call_raises_comes_back(thread: DatabaseThread) -> None:
    """[S4] The sentence reaches whoever asked."""
    with pytest.raises(ZeroDivisionError):
        thread.run(lambda: 1 // 0)
    assert thread.run(max, 3, 5) == 5


def test_a_mistake_in_one_call_stops_no_other(
    thread: DatabaseThread, caplog: pytest.LogCaptureFixture
) -> None:
    """[T4] Logged once."""
    with caplog.at_level(logging.ERROR):
        thread.post(lambda: 1 // 0)
        assert thread.run(lambda: "still here") == "still here"
    assert len(caplog.records) == 1


def test_what_is_for_later_comes_in_its_time() -> None:
    """[F2] The earlier first, whatever was handed over first; what is for now does not wait for it."""
    line, done = WorkLine(), list[str]()
    line.hand(lambda: done.append("last"), 0.03)
    line.hand(lambda: done.append("second"), 0.01)
    line.hand(lambda: done.append("first"))
    line.hand(line.end, 0.06)
    line.work()
    assert done == ["first", "second", "last"]


def test_an_answer_is_carried_once_worked_out() -> None:
    """[T4] With what was raised, if anything was."""
    answer = Answer(lambda: 7)
    answer.work_out()
    assert answer.get() == 7


@pytest.mark.parametrize("engine", ["eventlet", "threads"])
def test_nothing_waits_for_a_slow_disk(engine: str) -> None:
    """[F2] While one call takes its time, the room goes on; calls come home to where the rooms live."""
    script = f"""
        from server.runtime import start_engine
        engine = start_engine("{engine}")
        import threading, _thread
        if "{engine}" == "eventlet":
            from eventlet.patcher import original
            real = original("threading")
        else:
            real = threading
        thread, turned, home = engine.database_thread(), [], threading.Event()
        here = real.get_ident()
        released = real.Event()
        engine.after(0.02, lambda: turned.append("turned"))
        engine.after(0.04, released.set)
        there, ok = thread.run(lambda: (real.get_ident(), released.wait(10)))
        thread.post(thread.home, home.set)
        print(ok, turned, there != here, home.wait(10))
        thread.stop()
    """
    assert run(script) == "True ['turned'] True True"


def test_many_wait_at_once_and_each_gets_its_own_answer() -> None:
    """[R5] Green threads of many pages ask at the same time."""
    script = """
        from server.runtime import start_engine
        engine = start_engine("eventlet")
        import eventlet
        thread = engine.database_thread()
        pool = eventlet.GreenPool(200)
        print(list(pool.imap(lambda number: thread.run(lambda: number * 2), range(500))) == list(range(0, 1000, 2)))
    """
    assert run(script) == "True"
