"""An English sentence that also knows its name in the catalogs of languages, so that pages can say it in theirs."""

from typing import Self

from server.protocol import Phrase


class Said(str):
    """The English words; `phrase` is what pages make their own of them."""

    phrase: Phrase

    def __new__(cls, text: str, key: str, **values: str | int | float) -> Self:
        made = super().__new__(cls, text)
        made.phrase = Phrase(key=key, values=values)
        return made


def phrase_of(text: str) -> Phrase | None:
    return text.phrase if isinstance(text, Said) else None


def numbers(seats: list[int]) -> str:
    """Seats as a value of a phrase; pages say their names."""
    return ",".join(str(seat) for seat in seats)
