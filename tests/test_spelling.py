"""music21 looks at every scale: the degrees, the published files, the note names."""

from pathlib import Path

import pytest
from music21 import pitch
from music21 import scale as music21_scale
from music21.scale import scala

from server import spelling
from server.core.scale import Scale
from server.scala_file import read_scl
from tests.core.scales import CATALOG, SCALES

ARCHIVE = Path(scala.__file__).parent / "scl"
VERIFIED = [scale for scale in CATALOG.scales if scale.verify and scale.verify.scl]


@pytest.mark.parametrize("scale", CATALOG.scales, ids=lambda scale: scale.id)
def test_music21_gives_the_degrees_back(scale: Scale) -> None:
    """[M1] Within a hundredth of a cent, wherever the period is an octave; it shifts any other period."""
    assert (scale.period == 1200.0) == (scale.id not in STRETCHED)
    if scale.period == 1200.0:
        tones: list[pitch.Pitch | str] = [
            pitch.Pitch(ps=scale.root + cents / 100) for cents in (*scale.degrees, 1200.0)
        ]
        concrete = music21_scale.ConcreteScale(pitches=tones)
        for degree, cents in enumerate(scale.degrees, start=1):
            heard = concrete.pitchFromDegree(degree).ps
            assert (heard - scale.root) * 100 % 1200 == pytest.approx(cents, abs=0.01)


STRETCHED = {
    "ambassel_measured",
    "anchihoye_measured",
    "bati_measured",
    "pelog_selisir_measured",
    "slendro_average",
    "tizita_measured",
}


@pytest.mark.parametrize("scale", VERIFIED, ids=lambda scale: scale.id)
def test_the_degrees_are_those_of_the_published_file(scale: Scale) -> None:
    """[M1] As music21's reader and ours see the file of the Scala archive."""
    assert scale.verify is not None
    assert scale.verify.scl is not None
    ours = [*scale.degrees, scale.period]
    storage = scala.parse(scale.verify.scl)  # type: ignore[no-untyped-call]  # music21 types some of itself
    theirs = [0.0, *storage.getCentsAboveTonic()]
    assert ours == pytest.approx(theirs, abs=scale.verify.tolerance_cents)
    _, read = read_scl((ARCHIVE / scale.verify.scl).read_text(encoding="latin-1"))
    assert [0.0, *read] == pytest.approx(theirs, abs=0.01)


def test_every_measured_tuning_names_its_file() -> None:
    """[M1] What isn't tempered says where it was measured, or is arithmetic."""
    unnamed = {scale.id for scale in CATALOG.scales if scale.tier == "gong" and scale.verify is None}
    assert unnamed == {"equipentatonic", "thai_five_of_seven"}


def test_the_table_of_note_names_is_fresh() -> None:
    """[M1] python -m server.spelling --check."""
    assert spelling.TABLE.read_text(encoding="utf-8") == spelling.table(CATALOG)


def test_a_stale_table_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spelling, "TABLE", tmp_path / "note_table.py")
    spelling.TABLE.write_text("old", encoding="utf-8")
    assert spelling.main(["--check"]) == 1
    assert "python -m server.spelling" in capsys.readouterr().out
    assert spelling.main([]) == 0
    assert spelling.main(["--check"]) == 0


def test_the_better_of_two_spellings_is_chosen() -> None:
    """[M1] E flat major pentatonic, not D sharp; F sharp minor, not G flat."""
    assert spelling.spelled(SCALES["major_pentatonic"], 3)[0] == "E♭"
    assert spelling.spelled(SCALES["minor_pentatonic"], 6) == ["F♯", "A", "B", "C♯", "E"]
