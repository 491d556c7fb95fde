"""Unmasking, against the rule and against eventlet's own."""

from hypothesis import given
from hypothesis import strategies as st

from server.runtime.unmask import unmask
from tests.runtime.test_eventlet_engine import run


@given(st.binary(max_size=300), st.binary(min_size=4, max_size=4), st.integers(0, 9))
def test_every_byte_meets_its_byte_of_the_mask(data: bytes, mask: bytes, offset: int) -> None:
    """[F1] As the standard says, and twice is back again."""
    assert unmask(data, mask, offset=offset) == bytes(b ^ mask[(offset + i) % 4] for i, b in enumerate(data))
    assert unmask(unmask(data, mask), mask) == data


def test_eventlet_still_has_the_place_for_it() -> None:
    """[F1] A private spot of eventlet's: this fails when a new version moves it."""
    script = """
        import warnings
        warnings.simplefilter("ignore")
        import eventlet.websocket
        own = eventlet.websocket.RFC6455WebSocket._apply_mask
        from server.runtime.unmask import unmask
        data, mask = bytes(range(200)), b"abcd"
        assert own(data, mask, 150, 3) == unmask(data, mask, 150, 3)
        from server.runtime import start_engine
        start_engine("eventlet")
        print(eventlet.websocket.RFC6455WebSocket._apply_mask is unmask)
    """
    assert run(script) == "True"
