"""What an analyser that isn't ours says of a film: EA's IRIS, in its Python form, on a recorded AVI.

IRIS judges the mean of a whole picture, which a strobe in a corner hardly moves; so each ninth of the picture is shown
to it as a film of its own, too.
"""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from iris_pse_detection import AnalysisResult, Configuration, VideoAnalyser
from numpy.typing import NDArray

from tests.e2e.flashes import Floats

Pictures = NDArray[np.uint8]

LINES_MOST = 192
"""Means don't need more."""

SIDE_LEAST = 48
"""Pixels. Smaller pictures are shown enlarged: codecs work in blocks of 16."""


def second_opinion(pictures: Pictures, *, fps: int, folder: Path) -> set[str]:
    """All that IRIS has to say, of the whole and of each ninth; {"Pass"} is well, without a warning."""
    every = max(1, pictures.shape[1] // LINES_MOST)
    pictures = pictures[:, ::every, ::every]
    verdicts = set()
    for number, part in enumerate(_parts(pictures)):
        film = folder / f"part-{number}.avi"
        _record(part, film, fps=fps)
        settings = Configuration()
        settings.results_path = str(folder / "iris")
        result = VideoAnalyser(settings).analyse_video(str(film))
        verdicts |= {result.overall_result.name, *(AnalysisResult(one).name for one in result.results)}
        film.unlink()
    return verdicts


def pictures_of(cells: Floats) -> Pictures:
    """A film of cells of linear light as pictures again."""
    light = np.where(cells <= 0.0031308, cells * 12.92, 1.055 * np.maximum(cells, 1e-9) ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(255 * light), dtype=np.uint8)


def _parts(pictures: Pictures) -> Iterator[Pictures]:
    yield pictures
    height, width = pictures.shape[1] // 3, pictures.shape[2] // 3
    for row in range(3):
        for column in range(3):
            top, left = row * height, column * width
            yield pictures[:, top : top + height, left : left + width]


def _record(pictures: Pictures, film: Path, *, fps: int) -> None:
    enlarged = -(-SIDE_LEAST // min(pictures.shape[1:3]))
    size = (pictures.shape[2] * enlarged, pictures.shape[1] * enlarged)
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), fps, size)
    writer.set(cv2.VIDEOWRITER_PROP_QUALITY, 95)
    for picture in pictures:
        writer.write(cv2.resize(picture[..., ::-1], size, interpolation=cv2.INTER_NEAREST))
    writer.release()
