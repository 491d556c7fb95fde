"""No word for people is written in the pages' own source: pages say what the catalogs hold."""

import re

from tests.structure.tree import ending, text

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\\])//[^\n]*|<!--.*?-->", re.S)

TOLD_TO_US = re.compile(r"(?:new \w*Error|super)\([^;]*?\)", re.S)
"""What goes wrong in the program is told to whoever mends it."""

ATTRIBUTE = re.compile(
    r"\b(?:aria-\w+|title|label|alt|placeholder|words|less|more|action)=\"([^\"]*[^\W\d_]{2}[^\"]*)\""
)
NOT_WORDS = re.compile(
    r"^(?:true|false|polite|off|step|page|[a-z]+(?:-[a-z]+)+|rooms-title|what-title|sound-title)$"
)

JSX_TEXT = re.compile(r"(?<![=-])>\s*([^<>{}=;()]*[^\W\d_]{2}[^<>{}=;()]*?)\s*(?:<|\{)")

SET_BY_CODE = re.compile(
    r"(?:textContent|innerText|\.title|\.alt|\.label) = (['`\"])(?!\$\{[^}]*\}\1)([^'`\"]*[^\W\d_]{2}[^'`\"]*)\1"
    r"|setAttribute\('(?:aria-label|title|alt)', (['`])([^'`]*[^\W\d_]{2}[^'`]*)\3"
)

SENTENCE = re.compile(r"(['`])([A-Z][a-z]+(?:’\w+)? [a-z][^'`\n]*)\1")

ALLOWED = {"Roundelay", "dBA"}
"""The name of it all, and a unit."""


def sources(*suffixes: str) -> dict[str, str]:
    names = [name for name in ending(*suffixes) if name.startswith("web/src/") and ".test." not in name]
    return {
        name: TOLD_TO_US.sub("", COMMENT.sub("", text(name))) for name in names if "protocol.gen" not in name
    }


def found_in(pattern: re.Pattern[str], group: int, *suffixes: str) -> dict[str, list[str]]:
    found = {
        name: [one for hit in pattern.finditer(words) if (one := (hit[group] or "").strip()) not in ALLOWED]
        for name, words in sources(*suffixes).items()
    }
    return {
        name: kept
        for name, words in found.items()
        if (kept := [one for one in words if one and not NOT_WORDS.match(one)])
    }


def test_no_attribute_holds_words() -> None:
    """[X4] Labels for screen readers are words, too."""
    assert found_in(ATTRIBUTE, 1, ".tsx") == {}


def test_no_element_holds_words() -> None:
    """[X4] Between the tags stands what a page says, or a sign."""
    assert found_in(JSX_TEXT, 1, ".tsx") == {}


def test_no_words_are_set_by_code() -> None:
    """[X4] Pages of plain code say theirs, too."""
    assert found_in(SET_BY_CODE, 2, ".ts", ".tsx") == {}
    assert found_in(SET_BY_CODE, 4, ".ts", ".tsx") == {}


def test_no_sentence_is_kept_in_the_code() -> None:
    """[X4] Not in a table or a constant either."""
    assert found_in(SENTENCE, 2, ".ts", ".tsx") == {}


def test_the_pages_files_hold_no_words() -> None:
    """[X4] An .html file has a title until the page speaks, and nothing else to be read."""
    left = {}
    for name in ending(".html"):
        if not name.startswith("web/") or name.startswith("web/test/"):
            continue
        body = re.sub(r"<script.*?</script>", "", text(name).partition("<body>")[2], flags=re.S)
        words = re.findall(r">\s*([^<>]*[^\W\d_]{2}[^<>]*?)\s*<", COMMENT.sub("", body))
        if words:
            left[name] = words
    assert left == {}


def test_planted_words_are_found() -> None:
    """[X4] Each of the patterns sees what it is for."""
    assert ATTRIBUTE.search('<Stepper less="Slower in the end" />')
    assert JSX_TEXT.search("<h2>\n  Nothing to sound here\n</h2>")
    assert SET_BY_CODE.search("word.textContent = 'Loud';")
    assert SENTENCE.search("const NO = 'There is no link to the room';")
