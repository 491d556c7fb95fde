"""What every technique is about: seats in a circle."""

from hypothesis import given
from hypothesis import strategies as st

from server.core.techniques.technique import Circle


@given(st.permutations(range(1, 9)), st.sets(st.integers(1, 8)), st.integers(1, 10))
def test_the_next_one_round_the_circle(order: list[int], there: set[int], seat: int) -> None:
    """[C2] Going on from anybody visits everybody who is there once, in the order of the chairs."""
    circle = Circle(seats=tuple(order), present=tuple(one for one in order if one in there))
    if not there:
        assert circle.after(seat) is None
        return
    visited = []
    following = circle.after(seat)
    for _ in there:
        assert following is not None
        visited.append(following)
        following = circle.after(following)
    assert sorted(visited) == sorted(there)
    assert following == visited[0]
