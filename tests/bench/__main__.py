"""`python -m tests.bench`: measures the server on this machine and prints the figures beside the targets.

The machine's other work shows in every figure: compare ratios and columns of one run, not runs of different days.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from tests.bench.load import Page, Plan
from tests.bench.measuring import Hall, Result, ceiling, measure
from tests.bench.touches import cost
from tests.e2e.serving import ROOT, free_port

RATE = 8.0
"""Touches a second and tablet: as fast as excited children."""

CHORDS = 2.0


def main() -> int:
    asked = _arguments()
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {asked.rounds} rounds of {asked.seconds} s"
    )
    print(
        "Latency: tablet's send to speaker's receive, loopback. CPU: the server's, for one touch (down and up).\n"
    )
    print(f"{cost()}\n", flush=True)
    print(f"{'':38}{'p50 ms':>8}{'p99 ms':>8}{'worst':>8}{'CPU us':>8}{'lost':>6}   target")
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder), asked.engine)
        try:
            for tablets, target in (
                (10, ""),
                (50, "p50 at most 0.8x stock"),
                (200, "p50 at most 1.5x of 10"),
            ):
                runs = [hall.measure(tablets, rate=RATE, seconds=asked.seconds) for _ in range(asked.rounds)]
                row(f"{tablets} tablets, {RATE:.0f} touches/s each", runs, target)
            chord = [
                hall.measure(40, rate=0, seconds=asked.seconds, chords=CHORDS) for _ in range(asked.rounds)
            ]
            row("chord: 40 tablets at one instant", chord, "p99 17-27 ms stock, 3-4 ms lane")
            if not asked.short:
                most = ceiling(lambda rate: hall.measure(40, rate=rate, seconds=1.5), 40, start=200)
                told = (
                    f"{most:>8.0f} note events/s"
                    if most
                    else "  not to be found while this machine is so busy"
                )
                print(f"{'ceiling, 40 tablets':38}{told}          6,000 to 9,000 without the lane")
        finally:
            hall.close()
    if not asked.short:
        print()
        runs = [stock(RATE, asked.seconds) for _ in range(asked.rounds)]
        row(f"stock Flask-SocketIO, 50 x {RATE:.0f}", runs, "what we measure ourselves against")
        row(
            "stock Flask-SocketIO, chord of 40",
            [stock(0, asked.seconds, 40) for _ in range(asked.rounds)],
            "",
        )
    return 0


def row(name: str, runs: list[Result], target: str) -> None:
    """One line: medians over the rounds, losses summed."""

    def middle(of: Callable[[Result], float]) -> float:
        return statistics.median(of(run) for run in runs)

    lost = sum(run.figures.touches - run.figures.heard for run in runs)
    cpu = "-" if runs[0].cpu is None else f"{middle(lambda run: run.cpu or 0.0):.0f}"
    print(
        f"{name:38}{middle(lambda run: run.figures.p50):>8.2f}{middle(lambda run: run.figures.p99):>8.1f}"
        f"{middle(lambda run: run.figures.worst):>8.1f}{cpu:>8}{lost:>6}   {target}",
        flush=True,
    )


def stock(rate: float, seconds: float, tablets: int = 50) -> Result:
    """The same load on the plainest relay."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.bench.stock", str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        pages = [Page("stock", f"tablet-{seat}-0123456789") for seat in range(1, tablets + 1)]
        speaker = [Page("stock", "speaker-0-0123456789")]
        chords = 0.0 if rate else CHORDS
        return measure(
            Plan(f"http://127.0.0.1:{port}", pages, speaker, [], rate, seconds, chords), server.pid
        )
    finally:
        server.kill()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()


def _wait_for(port: int) -> None:
    end = monotonic() + 20
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if monotonic() > end:
                raise


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="length of one round (default 4)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each measurement (default 3)")
    parser.add_argument("--engine", choices=("eventlet", "threads"), default="eventlet")
    parser.add_argument("--short", action="store_true", help="leave out the ceiling and the stock relay")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
