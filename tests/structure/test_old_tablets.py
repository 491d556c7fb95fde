"""What members and helpers hold may be old: iPadOS 12.5, Chrome 80. Their pages ask before they use what is newer.

The language itself is held by the compiler (ES2019) and by the built files; here are the browser's own things and the
style sheets, for every module that the pages of the pads, of joining and of helpers can fetch.
"""

import re
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.structure.tree import ROOT, text

PAGES = ("pad", "join", "helper")

NEWER = """
    PointerEvent setPointerCapture releasePointerCapture hasPointerCapture getCoalescedEvents ResizeObserver
    BroadcastChannel OffscreenCanvas AudioContext AudioWorkletNode audioWorklet DeviceMotionEvent
    DeviceOrientationEvent structuredClone reportError createImageBitmap BarcodeDetector EyeDropper
    requestIdleCallback CompressionStream AbortSignal WeakRef FinalizationRegistry BigInt64Array EventSource
    replaceChildren requestFullscreen exitFullscreen getAnimations checkVisibility toggleAttribute showModal
    showPopover inert roundRect adoptedStyleSheets visualViewport wakeLock vibrate getGamepads
    requestMIDIAccess randomUUID subtle clipboard userAgentData serviceWorker mediaSession mediaDevices
    timeOrigin PluralRules RelativeTimeFormat ListFormat DisplayNames Segmenter orientation sendBeacon
    requestPermission
""".split()  # noqa: SIM905 - sixty names are read more easily so
"""Names that Safari 12.1 or Chrome 80 doesn't have, or keeps to itself on plain http."""

OTHER_WAY = {
    "matchMedia listeners": re.compile(r"matchMedia\(.*?\)\s*\.(?:addEventListener|onchange)"),
    "a new EventTarget": re.compile(r"new EventTarget\b|extends EventTarget\b"),
    "promises of decoding": re.compile(r"await [\w.]*decodeAudioData\("),
    "looking behind in a pattern": re.compile(r"\(\?<[=!]"),
    "elements that animate": re.compile(r"\.animate\("),
}
"""Newer ways of things that are old: each has an older way that works everywhere."""

NEWER_STYLE = {
    "gap between flexible boxes": re.compile(
        r"\{[^{}]*display:\s*(?:inline-)?flex\b[^{}]*?[\s;{](?:row-|column-)?gap:"
    ),
    "gap after flexible boxes": re.compile(
        r"\{[^{}]*[\s;{](?:row-|column-)?gap:[^{}]*display:\s*(?:inline-)?flex\b"
    ),
    "inset": re.compile(r"(?<![-\w])inset(?:-[\w-]+)?:"),
    "aspect-ratio": re.compile(r"(?<![-\w])aspect-ratio:"),
    ":has": re.compile(r":has\("),
    ":is and :where": re.compile(r":(?:is|where)\("),
    "color-mix": re.compile(r"color-mix\("),
    "container queries": re.compile(r"@container|container-type:|\bcq[wh]\b"),
    "dvh": re.compile(r"\d[dsl]v[hw]\b"),
    "clamp": re.compile(r"\bclamp\("),
    "layers": re.compile(r"@layer\b"),
    "nesting": re.compile(r"&[\s.:\[]"),
    "media in ranges": re.compile(r"@media[^{]*[<>]"),
    "sides by direction": re.compile(r"(?<![-\w])(?:margin|padding|border)-(?:inline|block)(?:-\w+)?:"),
    "each transform by itself": re.compile(r"(?<![-\w])(?:rotate|translate|scale):\s"),
}
"""look.md names most of these: tablets of 2018 drop the line, or the whole rule."""

FROM = re.compile(r"(?:from\s*|import\s*\(?\s*)'(\.[^']+)'")


@cache
def modules_of(page: str) -> frozenset[str]:
    """Every file of ours that a page can fetch, at once or later; style sheets among them."""
    found: set[str] = set()
    waiting = [f"web/src/pages/{page}/main.ts"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name.endswith(".css"):
            waiting += [_beside(name, path) for path in re.findall(r"@import\s+['\"](\.[^'\"]+)", text(name))]
            continue
        for path in FROM.findall(text(name)):
            there = _beside(name, path)
            known = [one for one in (there, f"{there}.ts", f"{there}.tsx") if (ROOT / one).is_file()]
            waiting += known[:1]
    return frozenset(found)


def _beside(name: str, path: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(name).parent.parts, *path.split("/")):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def scripts() -> list[str]:
    return sorted({one for page in PAGES for one in modules_of(page) if not one.endswith(".css")})


def sheets() -> list[str]:
    return sorted({one for page in PAGES for one in modules_of(page) if one.endswith(".css")})


def without_notes(words: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", "", words, flags=re.S)


def asked_for(words: str, name: str) -> bool:
    """Whether the module asks the browser if it has this, or gets by where it hasn't."""
    if name.endswith("PointerCapture"):
        name = "PointerEvent"  # which came together
    asks = (
        rf"['\"]{name}['\"] in\b",
        rf"typeof [\w.]*\b{name}\b",
        rf"\b{name}\b\s*(?:[!=]==?|\?|\|\||&&)",
        rf"(?:if|return|&&|\|\||!)\s*\(?!?[\w.]*\b{name}\)",
        rf"\?\.{name}|{name}\?",
        rf"(?:const|let) \{{[^}}]*\b{name}\b[^}}]*\}} = .*\n\s*if \({name}\)",
    )
    return any(re.search(pattern, words) for pattern in asks)


def missing_checks(words: str) -> list[str]:
    """Newer things of the browser that are used without asking, and newer ways of old things."""
    plain = without_notes(words)
    uses = [name for name in NEWER if re.search(rf"(?:new\s+|\.)\b{name}\b(?!['\"])", plain)]
    return [name for name in uses if not asked_for(plain, name)] + [
        name for name, pattern in OTHER_WAY.items() if pattern.search(plain)
    ]


def newer_style(words: str) -> list[str]:
    """What an old tablet doesn't know, outside of @supports, where it does no harm."""
    plain = re.sub(r"/\*.*?\*/", "", words, flags=re.S)
    plain = re.sub(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
    return [name for name, pattern in NEWER_STYLE.items() if pattern.search(plain)]


def test_their_modules_are_found() -> None:
    """[X4] By following what each page imports, at once or later."""
    found = modules_of("pad")
    assert {
        "web/src/access/midi.ts",
        "web/src/pages/pad/calibration.ts",
        "web/src/styles/pad-panel.css",
    } <= found
    assert len(scripts()) > 40
    assert len(sheets()) > 8


@pytest.mark.parametrize("module", scripts())
def test_newer_things_are_asked_for_first(module: str) -> None:
    """[X4] Gamepads, MIDI, vibration, sensors, wake locks, full screen: where the tablet hasn't them, it plays on."""
    assert missing_checks(text(module)) == []


@pytest.mark.parametrize("sheet", sheets())
def test_style_sheets_are_old_enough(sheet: str) -> None:
    """[X4] Nothing in them is younger than the tablets."""
    assert newer_style(text(sheet)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "navigator.vibrate(12);",
        "const map = new ResizeObserver(() => 0);",
        "void navigator.requestMIDIAccess().then(hear);",
        "surface.setPointerCapture(event.pointerId);",
        "window.matchMedia('(x)').addEventListener('change', go);",
        "const form = new Intl.PluralRules('cy');",
        "const tail = /(?<=a)b/;",
    ],
)
def test_a_planted_use_is_found(planted: str) -> None:
    """[X4] And is none once it is asked for."""
    assert missing_checks(planted) != []
    if "vibrate" in planted:
        assert missing_checks(f"if ('vibrate' in navigator) {planted}") == []


@pytest.mark.parametrize(
    "planted",
    [
        ".a { display: flex; gap: 4px; }",
        ".a { gap: 4px; display: flex; }",
        ".a { inset: 0; }",
        ".a { height: 100dvh; }",
        ".a:has(b) { color: red; }",
        ".a { width: clamp(1px, 2px, 3px); }",
        "@media (width >= 600px) { .a { color: red; } }",
        ".a { margin-inline: 4px; }",
    ],
)
def test_a_planted_style_is_found(planted: str) -> None:
    """[X4] And does no harm where it is asked for."""
    assert newer_style(planted) != []
    assert newer_style(f"@supports (inset: 0) {{ {planted} }}") == [] or planted.startswith("@media")
