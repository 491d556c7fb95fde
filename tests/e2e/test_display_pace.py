"""How long a frame of the display takes to draw, printed; only a gross ratio is judged, machines differ."""

import random
from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.display_stage import begin, open_stage, served, stage
from tests.e2e.test_display_flashes import wild_minute

SLOWER = 4
"""A cheap laptop beside this machine, as the browser plays it."""

FRAMES = 20
MOST_RATIO = 25.0
"""A wild frame may cost so many times a quiet one: the work must not grow with the touches."""


def test_a_wild_frame_costs_little_more_than_a_quiet_one(browser: Browser, bundled: Path) -> None:
    """[D1] 30 players with 8 touches a second each: drawing stays within reach of 60 frames a second."""
    with served(bundled) as url:
        page = open_stage(browser, url)
        devtools = page.context.new_cdp_session(page)

        def milliseconds(*, wild: bool, slower: int) -> float:
            wildest = wild_minute(random.Random(3), players=30, rate=8, seconds=4)
            begin(page, wildest if wild else [(0.0, "stage", stage(30))], width=1280, height=720)
            page.evaluate("() => { for (let f = 0; f < 60; f += 1) stageTest.show(f / 30); }")
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            took: float = page.evaluate("(frames) => stageTest.pace(2, frames, 60)", FRAMES)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            return took

        quiet, wild = milliseconds(wild=False, slower=1), milliseconds(wild=True, slower=1)
        on_a_slow_one = milliseconds(wild=True, slower=SLOWER)
        page.close()
    print(
        f"\na frame at 1280 x 720, no graphics card: quiet {quiet:.1f} ms, "
        f"wild {wild:.1f} ms, wild on a processor {SLOWER} times slower {on_a_slow_one:.1f} ms"
    )
    assert wild <= MOST_RATIO * max(quiet, 0.5)
