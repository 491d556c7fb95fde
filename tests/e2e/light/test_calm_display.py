"""A calm room on the display: half the light and no motion, there and back in 1.2 s."""

from pathlib import Path

import numpy as np
from playwright.sync_api import Browser

from tests.e2e.display_stage import FPS, Step, film, open_stage, served, stage, touches

ON, OFF, END = 1.0, 4.0, 6.0
"""Seconds at which the room becomes calm, and is no longer; the end."""

DRIFT = 1.2


def at(seconds: float) -> int:
    return round(seconds * FPS)


def test_half_the_light_and_nothing_moves(browser: Browser, bundled: Path) -> None:
    """[X3][D2] While the pulse beats and everybody plays: darker over 1.2 s, quite still, and back as slowly."""
    with served(bundled) as url:
        page = open_stage(browser, url)
        beating: list[Step] = [
            (0.0, "stage", stage(12)),
            (ON, "stage", stage(12, calm=True)),
            (OFF, "stage", stage(12)),
        ]
        quiet = film(page, beating, seconds=END)
        strike: Step = (2.5, "lights", touches([(3, 1, 1, False)]))
        struck = film(page, [*beating[:2], strike], seconds=4)
        page.close()
    light = quiet.mean(axis=(1, 2, 3))
    before, calm = light[at(ON) - 1], light[at(ON + DRIFT) + 1 : at(OFF)]
    print(f"\nlight before {before:.4f}, calm {calm.mean():.4f}, after {light[-1]:.4f}")
    assert 0.2 * before < calm.mean() < 0.7 * before
    assert np.ptp(quiet[at(ON + DRIFT) + 1 : at(OFF)], axis=0).max() == 0
    assert np.ptp(quiet[: at(ON)], axis=0).max() > 0
    assert light[-1] > 0.9 * before
    # Never a step: no frame takes more than a sixth of the way.
    assert np.abs(np.diff(light)).max() < (before - calm.mean()) / 6
    # A touch is still seen.
    assert np.abs(struck[at(2.7)] - struck[at(2.4)]).max() > 0.02
