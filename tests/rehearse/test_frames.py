"""WebSocket frames against an independent implementation of the standard."""

from hypothesis import given
from hypothesis import strategies as st
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Request, TextMessage

from server.rehearse import frames

PATH = "/socket.io/?EIO=4&transport=websocket&room=r"


def opened() -> WSConnection:
    far = WSConnection(ConnectionType.SERVER)
    key = frames.new_key()
    far.receive_data(frames.upgrade_request("http", "127.0.0.1:1", PATH, key))
    (request,) = far.events()
    assert isinstance(request, Request)
    assert request.target == PATH
    assert (b"origin", b"http://127.0.0.1:1") in [
        (name.lower(), value) for name, value in request.extra_headers
    ]
    answer = far.send(AcceptConnection())
    assert frames.accepts(answer, key)
    assert not frames.accepts(answer, frames.new_key())
    return far


@given(st.text(max_size=300) | st.integers(1, 70_000).map("x".__mul__))
def test_the_standard_reads_what_we_write(text: str) -> None:
    """Every length of payload, masked as a client must."""
    far = opened()
    far.receive_data(frames.frame(text.encode()))
    events = list(far.events())
    assert "".join(event.data for event in events if isinstance(event, TextMessage)) == text


@given(st.lists(st.text(max_size=200), min_size=1, max_size=6), st.integers(1, 40))
def test_we_read_what_the_standard_writes_however_it_is_chopped(texts: list[str], piece: int) -> None:
    """The network cuts where it likes; messages come out whole, in order."""
    far, reader = opened(), frames.FrameReader()
    stream = b"".join(far.send(TextMessage(text)) for text in texts)
    heard: list[str] = []
    for at in range(0, len(stream), piece):
        heard += [payload.decode() for _, payload in reader.feed(stream[at : at + piece])]
    assert heard == texts


def test_long_messages_and_pieces_of_one_message_are_read_whole() -> None:
    """Lengths in two and in eight bytes, and a message sent in two frames."""
    far, reader = opened(), frames.FrameReader()
    long = "y" * 70_000
    assert reader.feed(far.send(TextMessage("z" * 200))) == [(frames.TEXT, b"z" * 200)]
    assert reader.feed(far.send(TextMessage(long))) == [(frames.TEXT, long.encode())]
    pieces = far.send(BytesMessage(b"ab", message_finished=False)) + far.send(BytesMessage(b"cd"))
    assert reader.feed(pieces) == [(frames.TEXT, b"abcd")]


def test_a_close_is_told() -> None:
    far = opened()
    (told,) = frames.FrameReader().feed(far.send(CloseConnection(1000)))
    assert told[0] == frames.CLOSE


def test_an_answer_that_opens_nothing_is_not_accepted() -> None:
    """A web page instead of a websocket."""
    assert not frames.accepts(b"HTTP/1.1 200 OK\r\nContent-Type: text/html", frames.new_key())
