"""What is taken away whole is brought in again unchanged."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.core.errors import Refused
from server.core.tape import Event
from server.protocol import ExportOrder, SeatKeyOrder, SessionEdit
from server.storage.archive import Archive
from server.workshop.work import (
    Erase,
    MakeExport,
    TakeAway,
    TakeIn,
)
from tests.tapes import MadeTape
from tests.workshop.house import SESSION, House


def test_out_and_in_again_is_the_same(house: House, file_house: House) -> None:
    """[K5] Erased in between; and into another copy, which keeps its record in another way."""
    house.keep(word="Ana", series="Tuesday")
    first = house.everything()
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    assert house.work(TakeIn(str(file))) == (None, [SESSION])
    assert house.everything() == first
    assert house.work(TakeIn(str(file))) == (None, [SESSION])  # it is here already
    assert file_house.work(TakeIn(str(file))) == (None, [SESSION])
    assert file_house.everything() == first


def test_a_session_with_nothing_in_it_goes_out_and_in(house: House) -> None:
    """[K5][S4] It is kept like any other; only what would be empty is refused."""
    house.keep(events=[])
    first = house.everything()
    with pytest.raises(Refused, match="Nothing was played"):
        house.work(MakeExport(SESSION, ExportOrder(format="csv")))
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    house.work(TakeIn(str(file)))
    assert house.everything() == first


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=WORDS.filter(bool),
    words=WORDS,
    mark=WORDS,
    touches=st.lists(st.tuples(st.integers(1, 2), st.floats(0, 59)), max_size=20),
)
def test_whatever_was_kept_goes_out_and_in_unchanged(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    words: str,
    mark: str,
    touches: list[tuple[int, float]],
) -> None:
    """[K5] Any words, any touches: the whole record, byte for byte."""
    house = House(tmp_path_factory.mktemp("house"))
    tape = MadeTape().marked(1.0, mark)
    for seat, at in sorted(touches, key=lambda one: one[1]):
        tape.plays(seat, at)
    house.keep(events=tape.document().events)
    archive = Archive.open(house.url)
    archive.edit(SESSION, SessionEdit(title=title, words=words))
    archive.close()
    first = house.everything()
    file = house.data / "brought"
    file.write_bytes(first)
    house.work(Erase(SESSION))
    house.work(TakeIn(str(file)))
    assert house.everything() == first


def test_a_file_that_breaks_in_the_middle_leaves_nothing(
    house: House, file_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[K5] Of two sessions in it the first was in already when the disk was full."""
    file_house.keep("aaaaaaaaaaaa", series="Tuesday", word="Ana")
    file_house.keep("bbbbbbbbbbbb", series="Tuesday", word="Ana")
    made, _ = file_house.work(TakeAway(SeatKeyOrder(key="1 Ana", series="Tuesday")))
    assert made is not None
    house.keep("cccccccccccc")
    taken: list[str] = []
    really = Archive.take_in

    def breaks(self: Archive, session: object, events: Iterator[Event]) -> str:
        if taken:
            raise OSError(28, "No space left on device")
        taken.append("one")
        return really(self, session, events)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "take_in", breaks)
    with pytest.raises(OSError, match="No space"):
        house.work(TakeIn(str(made)))
    archive = Archive.open(house.url)
    assert [line.id for line in archive.sessions()] == ["cccccccccccc"]
    archive.close()
