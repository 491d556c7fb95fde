"""Stamps: same content, same word; torn files are no stamp."""

from pathlib import Path

from server.bootstrap.stamps import Stamp, files_in, fingerprint, read_stamp, write_stamp


def test_a_fingerprint_knows_names_and_contents_but_not_the_folder(tmp_path: Path) -> None:
    """[S1] A moved project is still set up; a renamed or changed file is not."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "a.ts").write_text("one")
        (folder / "b.ts").write_text("two")
    before = fingerprint(files_in(here), under=here)
    assert fingerprint(reversed(files_in(there)), under=there) == before
    (there / "b.ts").rename(there / "c.ts")
    assert fingerprint(files_in(there), under=there) != before
    (here / "a.ts").write_text("on")
    (here / "b.ts").write_text("etwo")
    assert fingerprint(files_in(here), under=here) != before


def test_a_stamp_comes_back_as_written(tmp_path: Path) -> None:
    """[S1] And leaves no half file behind."""
    stamp = Stamp(made_from="x", made="y")
    write_stamp(tmp_path / "deep" / "step.json", stamp)
    assert read_stamp(tmp_path / "deep" / "step.json") == stamp
    assert [path.name for path in files_in(tmp_path)] == ["step.json"]


def test_a_torn_stamp_is_none(tmp_path: Path) -> None:
    """[S1] After a power cut the step is simply done again."""
    torn = tmp_path / "step.json"
    assert read_stamp(torn) is None
    for words in ("", '{"made_from": "x"', "[]", '{"made": "y"}'):
        torn.write_text(words)
        assert read_stamp(torn) is None


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    """A project may lack a folder that another version has."""
    assert files_in(tmp_path / "none") == []
