"""The server on eventlet, in a process of its own: importing it changes the standard library."""

import subprocess
import sys
import textwrap

from tests.e2e.serving import ROOT


def run(script: str) -> str:
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def test_everything_is_patched_before_anything_waits() -> None:
    """Half a patch is worse than none."""
    script = """
        from server.runtime import start_engine
        engine = start_engine("eventlet")
        from eventlet.patcher import is_monkey_patched
        print(all(is_monkey_patched(part) for part in ("socket", "thread", "time", "select")), engine.socketio_mode)
    """
    assert run(script) == "True eventlet"


def test_slow_work_holds_nothing_up() -> None:
    """[F2] While a passphrase is checked the hub goes on turning."""
    script = """
        from server.runtime import start_engine
        engine = start_engine("eventlet")
        from eventlet.patcher import original
        turned = []
        engine.after(0.02, lambda: turned.append("turned"))
        released = original("threading").Event()
        engine.after(0.04, released.set)
        print(engine.in_thread(released.wait, 10), turned)
    """
    assert run(script) == "True ['turned']"


def test_a_call_can_be_called_off() -> None:
    """[F3] A room's wake that is not wanted any more."""
    script = """
        from server.runtime import start_engine
        engine = start_engine("eventlet")
        from eventlet.event import Event
        rung, done = [], Event()
        engine.after(0.01, lambda: rung.append(1)).cancel()
        engine.after(0.05, lambda: done.send(True))
        done.wait()
        print(rung)
    """
    assert run(script) == "[]"
