"""The one way a room says no to a person."""


class Refused(Exception):
    """What a person may be told: a short code for programs and one clear sentence with the way out."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
