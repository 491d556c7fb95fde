"""What the screens say: a musical instrument, never a cure."""

import re
from json import loads

from tests.structure.tree import ending, text

CATALOG = "web/words/en.json"

CLAIMS = re.compile(
    r"\b(heal(?:s|ing)?|cur(?:e|es|ing|ative)|diagnos\w+|clinical\w*|treat(?:s|ment|ments)?|symptoms?|patients?|disorders?"
    r"|medical|medicine|therapeutic\w*|rehabilitat\w+|proven)\b",
    re.I,
)

SAYS_WHAT_IT_IS = re.compile(r"not a medical\s+device|no claim to heal", re.I)
"""The one way these words may stand on a screen."""


def screens() -> dict[str, str]:
    """The catalog, the pages and their parts, without the notes we leave for each other."""
    names = [
        name for name in ending(".tsx", ".ts", ".html") if name.startswith("web/") and ".test." not in name
    ]
    said = {
        name: re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*|<!--.*?-->", "", text(name), flags=re.S) for name in names
    }
    return {**said, CATALOG: text(CATALOG)}


def test_no_screen_claims_to_heal() -> None:
    """[T5] No word of medicine on any page but the one that says what Roundelay is not."""
    found = {name: CLAIMS.findall(SAYS_WHAT_IT_IS.sub("", words)) for name, words in screens().items()}
    assert not {name: words for name, words in found.items() if words}


def test_the_first_page_says_what_it_is() -> None:
    """[T5] Where the therapist starts."""
    start = loads(text(CATALOG))["host"]
    assert re.search(r"musical instrument, not a medical device", start["what_it_is"])
