"""[K3] The pack as the export reads it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from server.core.errors import Refused
from server.export.audio.pack import EDGE, PLACE, Pack


def test_every_instrument_is_there_with_its_tones() -> None:
    """[K3][A1] Sixteen and more with pitch, low to high, and the percussion."""
    pack = Pack()
    assert [sample.loop is None for sample in pack.instrument("marimba").samples] == [True] * 13
    assert all(sample.loop is not None for sample in pack.instrument("strings").samples)
    keys = [sample.key for sample in pack.instrument("harp").samples]
    assert keys == sorted(keys)
    assert len(pack.instrument("percussion:triangle").samples) == 1


def test_a_recording_begins_with_its_own_first_sample() -> None:
    """[K3] What the decoder puts before it is left out, and silence lies around it."""
    sample = Pack().instrument("percussion:woodblock_high").samples[0]
    loud = np.flatnonzero(np.abs(sample.sound[0]) > 0.05)
    assert EDGE < loud[0] < EDGE + 200
    assert not sample.sound[:, :EDGE].any()
    assert not sample.sound[:, -EDGE:].any()
    assert sample.length == sample.sound.shape[1] - 2 * EDGE
    assert sample.channels == 1
    assert len(sample.powers) == 24
    assert sample.powers[0] > sample.powers[12]


def test_the_nearest_recording_sounds_a_pitch() -> None:
    """[K3] Of two equally near the lower."""
    kalimba = Pack().instrument("kalimba")
    assert round(kalimba.nearest(60.4).key) == 60
    assert round(kalimba.nearest(20.0).key) == 48


def test_what_is_missing_has_a_stand_in() -> None:
    """[K3] An instrument of an older tape sounds as the speaker would sound it: kalimba, or another hit."""
    pack = Pack()
    assert pack.instrument("theremin") is pack.instrument("kalimba")
    assert len(pack.instrument("percussion:anvil").samples) == 1


def test_without_the_pack_it_is_one_sentence(tmp_path: Path) -> None:
    """[K3] Nothing there, something broken, a recording that has gone."""
    with pytest.raises(Refused, match="start Roundelay once"):
        Pack(tmp_path)
    (tmp_path / "manifest.json").write_text("{broken")
    with pytest.raises(Refused, match="start Roundelay once"):
        Pack(tmp_path)
    for name in ("manifest.json", "cal.mp3"):
        shutil.copy(PLACE / name, tmp_path / name)
    with pytest.raises(Refused, match="start Roundelay once"):
        Pack(tmp_path).instrument("harp").samples[0].sound.any()
