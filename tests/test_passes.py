"""Tokens, codes and links."""

from hypothesis import given
from hypothesis import strategies as st

from server.passes import (
    CODE_LENGTH,
    LETTERS,
    PASSES_MOST,
    Pass,
    Passes,
    as_typed,
    new_code,
    new_token,
    token_of,
)


def test_codes_have_no_look_alikes() -> None:
    """[R2] 31 letters, six of them."""
    assert len(LETTERS) == 31
    assert not set("O0I1L") & set(LETTERS)
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == CODE_LENGTH and set(code) <= set(LETTERS) for code in codes)


@given(st.text(max_size=40))
def test_a_code_is_read_as_people_type_it(text: str) -> None:
    """[R2] Lower case, spaces and dashes don't matter; nothing grows long."""
    assert len(as_typed(text)) <= CODE_LENGTH + 1
    assert as_typed(" kfm-7rq ") == "KFM7RQ"


def test_a_pass_is_found_by_its_token_alone() -> None:
    """[R3] 128 random bits, kept as a hash."""
    passes = Passes()
    token = passes.issue(Pass("room", "member", 3))
    assert passes.find(token) == Pass("room", "member", 3)
    assert passes.find(new_token()) is None
    assert token not in repr(vars(passes))


def test_a_seats_passes_end_together() -> None:
    """[R2] Removed tablets are remembered as sent out of that room, and no other."""
    passes = Passes()
    one, two = passes.issue(Pass("room", "member", 1)), passes.issue(Pass("room", "member", 2))
    passes.end_seat("room", 1, sent_out=True)
    assert passes.find(one) is None
    assert passes.find(two) is not None
    assert passes.was_sent_out(one, "room")
    assert not passes.was_sent_out(one, "other")
    passes.end_room("room")
    assert passes.find(two) is None
    assert not passes.was_sent_out(one, "room")


def test_memory_is_bounded_and_members_stay_longest() -> None:
    """[T4] A page reloaded for ever pushes out pages, not people."""
    passes = Passes()
    child = passes.issue(Pass("room", "member", 1))
    for _ in range(PASSES_MOST + 10):
        passes.issue(Pass("room", "display"))
    assert passes.find(child) is not None


def test_a_token_made_of_a_key_is_always_the_same() -> None:
    """[X5] [R3] And tells nobody the key or the next one."""
    key = bytes(range(32))
    assert token_of(key, 7, 0) == token_of(key, 7, 0)
    tokens = {token_of(key, seat, stay) for seat in range(1, 49) for stay in range(3)}
    assert len(tokens) == 48 * 3
    assert all(len(token) == len(new_token()) for token in tokens)
    assert token_of(bytes(32), 7, 0) not in tokens
    assert token_of(key, 1, 11) != token_of(key, 11, 1)
