"""Exactly one speaker sounds."""

from hypothesis import given
from hypothesis import strategies as st

from server.core.lease import LEASE, Lease


def renewed(lease: Lease, page: str, now: float, state: str = "ready") -> bool:
    return lease.renew(page, state=state, latency=20.0, loading=1.0, now=now)  # type: ignore[arg-type]


def test_the_first_page_sounds_and_the_second_stands_by() -> None:
    """[R4] One holder."""
    lease = Lease()
    assert lease.enter("a", 0.0)
    assert not lease.enter("b", 1.0)
    assert lease.holder == "a"


def test_taking_over_raises_the_fence() -> None:
    """[R4] An old word can't outrank a new one."""
    lease = Lease()
    lease.enter("a", 0.0)
    lease.enter("b", 0.0)
    fence = lease.fence
    assert lease.take("b", 1.0)
    assert lease.holder == "b"
    assert lease.fence == fence + 1
    assert not lease.take("b", 1.0)


def test_a_standby_sounds_when_the_holder_goes() -> None:
    """[R4] At once when it says goodbye."""
    lease = Lease()
    lease.enter("a", 0.0)
    lease.enter("b", 0.0)
    assert lease.leave("a", 1.0)
    assert lease.holder == "b"
    assert lease.leave("b", 2.0)
    assert lease.holder is None


def test_a_standby_sounds_when_the_holder_falls_silent() -> None:
    """[R4] Within three seconds."""
    lease = Lease()
    lease.enter("a", 0.0)
    lease.enter("b", 0.0)
    renewed(lease, "a", 0.0)
    renewed(lease, "b", 2.0)
    assert not lease.expire(LEASE - 0.1)
    assert lease.expire(LEASE)
    assert lease.holder == "b"


def test_an_only_speaker_is_never_expired() -> None:
    """[R4] A slow one is better than none."""
    lease = Lease()
    lease.enter("a", 0.0)
    assert lease.due() is None
    assert not lease.expire(100.0)


def test_a_woken_standby_takes_over_from_a_sleeping_holder() -> None:
    """[A5] Somebody tapped Start sound on the second page, not on the first."""
    lease = Lease()
    lease.enter("a", 0.0)
    lease.enter("b", 0.0)
    renewed(lease, "a", 0.5, state="asleep")
    assert renewed(lease, "b", 1.0)
    assert lease.holder == "b"


PAGES = st.sampled_from(["a", "b", "c"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["enter", "leave", "renew", "take", "expire"]), PAGES), max_size=40
)


@given(STEPS)
def test_there_is_one_holder_whenever_there_is_a_page(steps: list[tuple[str, str]]) -> None:
    """[R4] Whatever comes in whatever order, and the fence never falls."""
    lease, fence = Lease(), 0
    for now, (step, page) in enumerate(steps):
        here = page in lease.pages
        if step == "enter" and not here:
            lease.enter(page, now)
        elif step == "leave" and here:
            lease.leave(page, now)
        elif step == "renew" and here:
            renewed(lease, page, now)
        elif step == "take" and here:
            lease.take(page, now)
        elif step == "expire":
            lease.expire(now)
        assert (lease.holder in lease.pages) if lease.pages else lease.holder is None
        assert lease.fence >= fence
        fence = lease.fence
