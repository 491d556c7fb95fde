"""The one kind of refusal."""

from server.core.errors import Refused


def test_a_refusal_is_a_code_and_a_sentence() -> None:
    """[S4] The code is for programs, the sentence for people."""
    refused = Refused("no_room", "There is no room with this code now.")
    assert (refused.code, refused.text, str(refused)) == ("no_room", refused.text, refused.text)
