"""The sentences of S4: each is one, each has a way out, each is found from what programs really print."""

import errno
from pathlib import Path

import pytest

from server.bootstrap import sentences
from server.core.errors import Refused

ALL = [
    sentences.no_room(1200, 300),
    sentences.disk_full(),
    sentences.no_network("the Python packages"),
    sentences.not_writable(Path("here")),
    sentences.no_venv("3.11"),
    sentences.no_node(),
    sentences.no_pack(),
    sentences.python_untried("3.14"),
    sentences.step_failed("Pages", Path("log.txt")),
]


@pytest.mark.parametrize("refused", ALL, ids=lambda refused: refused.code)
def test_each_is_one_sentence_with_the_way_out(refused: Refused) -> None:
    """[S4] One full stop at the end, none before (but in names), and 'run this again'."""
    text = refused.text
    assert text.endswith(".")
    assert ". " not in text.removesuffix(".")
    assert "run this again" in text


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("OSError: [Errno 28] No space left on device", "no_room"),
        ("npm error code ENOSPC", "no_room"),
        ("Retrying after connection broken by 'NewConnectionError(... Failed to establish ...", "no_network"),
        ("npm error code EAI_AGAIN", "no_network"),
        ("npm error network request to the registry failed, reason: getaddrinfo ENOTFOUND", "no_network"),
        ("npm error code EACCES", "not_writable"),
        ("NewConnectionError ... later: No space left on device", "no_room"),
    ],
)
def test_known_troubles_are_recognised(printed: str, code: str) -> None:
    """[S4] By the words that pip, npm and the system use for them."""
    refused = sentences.from_output(printed, what="it")
    assert refused is not None
    assert refused.code == code


def test_unknown_troubles_are_not_guessed() -> None:
    """[S4] A wrong way out would be worse than none."""
    assert sentences.from_output("SyntaxError: Unexpected token", what="it") is None
    assert sentences.from_os_error(OSError(errno.EINTR, "interrupted"), Path()) is None


def test_no_room_tells_both_sizes() -> None:
    """[S4] In the unit a person knows."""
    assert "about 1.2 GB and only 300 MB is free" in sentences.no_room(1200, 300).text
