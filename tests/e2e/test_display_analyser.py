"""The counting of flashes itself, on films whose flashes are known."""

import numpy as np
import pytest

from tests.e2e.flashes import Floats, flashes_in

FPS = 30
ROWS, COLUMNS = 48, 64


def film_of(light: Floats, *, part: float = 1.0) -> Floats:
    """Grey light over time in the left `part` of the screen, black in the rest."""
    film = np.zeros((len(light), ROWS, COLUMNS, 3), dtype=np.float32)
    film[:, :, : round(part * COLUMNS)] = light[:, None, None, None]
    return film


def square(hz: float, *, low: float = 0.0, high: float = 0.5, seconds: float = 5) -> Floats:
    times = np.arange(round(seconds * FPS)) / FPS
    return np.where(np.floor(times * hz * 2) % 2 == 1, high, low).astype(np.float32)


@pytest.mark.parametrize("hz", [1.0, 2.0, 3.0, 5.0, 7.5])
def test_a_known_strobe_is_counted(hz: float) -> None:
    """[D2] As many flashes a second as there are."""
    assert flashes_in(film_of(square(hz)), fps=FPS).per_second == pytest.approx(hz, abs=0.5)


def test_slow_light_counts_as_fast_light_does() -> None:
    """[D2] A flash that swells is a flash, too."""
    times = np.arange(5 * FPS) / FPS
    swell = (0.3 + 0.3 * np.sin(2 * np.pi * 2 * times)).astype(np.float32)
    assert flashes_in(film_of(swell), fps=FPS).per_second == pytest.approx(2, abs=0.5)


def test_less_than_a_tenth_is_no_flash() -> None:
    """[D2] WCAG counts changes of a tenth of full luminance or more."""
    assert flashes_in(film_of(square(8, low=0.30, high=0.39)), fps=FPS).per_second == 0
    assert flashes_in(film_of(square(8, low=0.30, high=0.41)), fps=FPS).per_second > 5


def test_between_bright_and_brighter_is_no_flash() -> None:
    """[D2] The darker of the two must be below 0.80."""
    assert flashes_in(film_of(square(5, low=0.82, high=1.0)), fps=FPS).per_second == 0


def test_a_small_light_is_no_flash_and_a_quarter_of_a_field_is() -> None:
    """[D2] A field is a third of the screen each way; a quarter of it counts."""
    assert flashes_in(film_of(square(5), part=0.07), fps=FPS).per_second == 0
    assert flashes_in(film_of(square(5), part=0.10), fps=FPS).per_second == pytest.approx(5, abs=0.5)


def test_opposite_halves_do_not_hide_each_other() -> None:
    """[D2] Two lights in turns leave the mean of the screen unchanged, and are counted all the same."""
    film = film_of(square(4), part=0.5)
    film[:, :, COLUMNS // 2 :] = 0.5 - film[:, :, :1]
    assert flashes_in(film, fps=FPS).per_second == pytest.approx(4, abs=0.5)


def test_a_saturated_red_is_counted_by_its_own_rule() -> None:
    """[D2] Red flashes count even where they are too dark to be general ones."""
    film = np.zeros((4 * FPS, ROWS, COLUMNS, 3), dtype=np.float32)
    film[:, :, :, 0] = square(4, high=0.3, seconds=4)[:, None, None]
    seen = flashes_in(film, fps=FPS)
    assert seen.per_second == 0
    assert seen.red_per_second == pytest.approx(4, abs=0.5)
    film[:, :, :, 1:] = film[:, :, :, :1] * 0.5
    assert flashes_in(film, fps=FPS).red_per_second == 0
