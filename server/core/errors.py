"""The one way a room says no to a person."""


class Refused(Exception):
    """What a person may be told: a short code and one clear sentence with the way out.

    Pages say it in their own language by its code, `refused.CODE` in the catalogs, with `values` in its places;
    the text is the English one.
    """

    def __init__(self, code: str, text: str, **values: str | int | float) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.values = values
