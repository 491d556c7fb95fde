"""What rooms hand over to be written."""

from hypothesis import given
from hypothesis import strategies as st

from server.core.tape import Kept
from server.storage.handed_over import Begin, End, Item, Keep, merged
from tests.storage.sessions import new

STEPS = st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 3), st.booleans()), max_size=30)


@given(STEPS)
def test_what_follows_on_one_another_is_written_as_one(steps: list[tuple[str, int, bool]]) -> None:
    """[F3] Each session's events stay in their order, between its beginning and its end; a gap stays a gap."""
    items: list[Item] = [Begin(new("a")), Begin(new("b"))]
    numbers = {"a": 0, "b": 0}
    for session, size, gap in steps:
        first = numbers[session] + (5 if gap else 0)
        numbers[session] = first + size
        items.append(
            Keep(session, first, [Kept(at=float(first + place), what="paused") for place in range(size)], 0.0)
        )
    items += [End("a", 1.0, ""), End("b", 1.0, "")]
    whole = merged(items)
    for session in ("a", "b"):
        assert _numbered(whole, session) == _numbered(items, session)
    if not any(gap for _, _, gap in steps):
        assert len([item for item in whole if isinstance(item, Keep)]) == len(
            {session for session, _, _ in steps}
        )
    assert whole[:2] == items[:2]
    assert whole[-2:] == items[-2:]


def _numbered(items: list[Item], session: str) -> list[tuple[int, Kept]]:
    return [
        (item.first + place, event)  # type: ignore[misc]
        for item in items
        if isinstance(item, Keep) and item.session == session
        for place, event in enumerate(item.events)
    ]
