"""Light gets onto a page by `web/src/light` alone, and changes over time as `styles/light.css` says: no page by habit.

What is held here: style sheets let nothing change over time but opacity, transform and visibility, light with the
times that light.css names; scripts outside `light/` set no colour and no opacity, draw on no canvas, run no frames, and
switch no class that a lamp switches. Each rule is shown to bite on planted breaches.
"""

import re

import pytest

from tests.structure.tree import ending, text

TIMES = "web/src/styles/light.css"
LIGHT = "web/src/light/"

MAY_CHANGE = {"opacity", "transform", "visibility", "none"}

QUIET_CLASSES = {
    "surface": "what the pads are drawn in; never taken away",
    "lasting": "whether tones last: shapes of the next touch",
    "latching": "whether a touch stays: shapes of the next touch",
    "still": "motion off",
    "moving": "motion on",
    "tall": "where the row of tokens stands",
    "away": "the corner grows, over 600 ms",
    "covered": "takes the pads away once the cards have faded over them",
    "unheard": "how bright the next touch of a card is",
    "full": "a dot of a beat, 20 px",
    "filling": "a ring turns",
    "holding": "a ring turns",
    "asked": "a ring stays",
    "idle": "the pointer is hidden",
    "unknown": "a helper's page without its seat yet",
    "mine": "the colour of a helper's one word",
    "is-own": "a seat in the small circle, drawn once",
    "focused": "the frame of a box",
    "next": "the frame of a box",
    "wrong": "the frame of a box",
}
"""Classes that scripts may switch by themselves, and why that is no light: small, slow, once, or shape only."""

FRAMES = {
    "web/src/pages/speaker/page.tsx": "the size of the meter's disc, never its brightness",
    "web/src/access/gamepads.ts": "reads gamepads, draws nothing",
}
CANVASES = {
    "web/src/pages/display/show.ts": "measures words",
    "web/src/pages/dashboard/access/card-reader.ts": "reads a picture that is never shown",
    "web/src/pages/session/timeline/drawing.ts": "draws what was played, when somebody moves through it",
    "web/src/pages/session/timeline/roll.tsx": "hands that drawing its sheet",
}

SETS_LIGHT = re.compile(
    r"\.style\.(?:opacity|background\w*|color|filter|boxShadow|fill|stroke|border\w*|outline\w*|transition|animation)\b"
    r"|setProperty\(\s*['\"](?:opacity|background|color|filter|fill|stroke|transition|animation)"
    r"|style=\{\{[^}]*\b(?:opacity|background\w*|color|filter|boxShadow|fill|transition|animation)\s*:"
    r"|\.animate\("
)


CHOSEN = re.compile(r"\?\s*'([\w -]*)'|:\s*'([\w -]*)'")
"""The two words of a choice."""

TIME = re.compile(r"var\((?:[^()]|\([^()]*\))*\)|cubic-bezier\([^)]*\)")


def styles() -> dict[str, str]:
    names = [name for name in ending(".css") if name.startswith("web/src/")]
    return {name: re.sub(r"/\*.*?\*/", "", text(name), flags=re.S) for name in names}


def scripts() -> dict[str, str]:
    """What runs on pages, without our notes, outside the one folder that may do all this."""
    names = [name for name in ending(".ts", ".tsx") if name.startswith("web/src/") and ".test." not in name]
    return {
        name: re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text(name), flags=re.S)
        for name in names
        if not name.startswith(LIGHT)
    }


def breaches_of_style(css: str) -> list[str]:
    """What a style sheet lets change over time though it may not."""
    found = []
    for name, value in re.findall(r"(?<![\w-])(transition(?:-property)?)\s*:\s*([^;}]+)", css):
        for part in TIME.sub("var(--)", value.replace("!important", "")).split(","):
            what = part.split()[0]
            if what not in MAY_CHANGE:
                found.append(f"{name}: {part.strip()}")
            elif what == "opacity" and name == "transition" and not re.match(r"\s*opacity var\(--", part):
                found.append(f"{name}: {part.strip()} has a time of its own")
    blinking = set()
    for name, body in re.findall(r"@keyframes\s+([\w-]+)\s*\{((?:[^{}]*\{[^}]*\})*)", css):
        changed = set(re.findall(r"([\w-]+)\s*:", body))
        found += [f"@keyframes {name}: {what}" for what in sorted(changed - {"opacity", "transform"})]
        if "opacity" in changed:
            blinking.add(name)
    for value in re.findall(r"(?<![\w-])animation\s*:\s*([^;}]+)", css):
        if "infinite" in value and blinking & set(value.split()):
            found.append(f"animation: {value.strip()}: light again and again")
    return found


def lamps() -> set[str]:
    """The classes that lamps and shades switch."""
    made = re.compile(r"new (?:Lamp|Shade)\(\s*[\w.()!]+,\s*'([\w-]+)'")
    names = [name for name in ending(".ts", ".tsx") if name.startswith("web/src/") and ".test." not in name]
    return {lit for name in names for lit in made.findall(text(name))}


def breaches_of_script(name: str, script: str, lit: set[str]) -> list[str]:
    """Where a script puts light on a page by itself."""
    found = [match[0] for match in SETS_LIGHT.finditer(script)]
    if "requestAnimationFrame" in script and name not in FRAMES:
        found.append("requestAnimationFrame")
    if re.search(r"getContext\(|fillStyle", script) and name not in CANVASES:
        found.append("a canvas")
    for switched in re.findall(r"classList\s*\.\s*(?:add|remove|toggle|replace)\(([^)]*)", script):
        named = re.findall(r"'([\w-]+)'", switched)
        found += [
            f"classList: {one}" for one in named or [switched] if one in lit or one not in QUIET_CLASSES
        ]
    for chosen in re.findall(r"class(?:Name)?=\{`([^`]*)`\}", script):
        words = set(" ".join(one or other for one, other in CHOSEN.findall(chosen)).split())
        found += [f"class: {one}" for one in sorted(words & lit)]
    return found


def test_style_sheets_change_nothing_else_over_time() -> None:
    """[D2] Opacity, transform and visibility only, light with the times of light.css."""
    found = {name: breaches_of_style(css) for name, css in styles().items() if name != TIMES}
    assert not {name: breaches for name, breaches in found.items() if breaches}


def test_scripts_put_no_light_on_a_page_by_themselves() -> None:
    """[D2] They ask a lamp, a shade or a scene."""
    found = {name: breaches_of_script(name, script, lamps()) for name, script in scripts().items()}
    assert not {name: breaches for name, breaches in found.items() if breaches}


def test_lamps_are_what_pads_and_seats_are_lit_by() -> None:
    """[D2] The rules above would be empty without them."""
    assert {"touched", "listening", "dark", "lit"} <= lamps()


def test_what_is_allowed_is_used() -> None:
    """Reasons without a case would let the next breach through."""
    everything = "".join(scripts().values())
    assert not [name for name in QUIET_CLASSES if f"'{name}'" not in everything]
    assert not [name for name in (*FRAMES, *CANVASES) if name not in scripts()]


@pytest.mark.parametrize(
    "css",
    [
        ".pad { transition: background-color 300ms }",
        ".pad { transition: all var(--fall) }",
        ".pad { transition: opacity 100ms linear }",
        ".pad { transition: transform 1s, color 2s }",
        ".pad { transition-property: filter }",
        "@keyframes glow { from { background: red } to { background: blue } }",
        "@keyframes flicker { to { opacity: 0 } } .pad { animation: flicker 200ms infinite }",
    ],
)
def test_a_planted_style_is_found(css: str) -> None:
    """[D2] Each of these would flash."""
    assert breaches_of_style(css)


@pytest.mark.parametrize(
    "script",
    [
        "element.style.opacity = '1';",
        "element.style.backgroundColor = colour;",
        "element.style.setProperty('background', colour);",
        "element.animate([{ opacity: 0 }], 100);",
        "const pen = canvas.getContext('2d');",
        "window.requestAnimationFrame(blink);",
        "pad.classList.toggle('touched', on);",
        "pad.classList.add('shining');",
        "pad.classList.add(name);",
        "const seat = <b class={`seat ${plays ? 'lit' : ''}`} />;",
        "const seat = <b style={{ left: 0, opacity: level }} />;",
    ],
)
def test_a_planted_script_is_found(script: str) -> None:
    """[D2] Each of these puts light on a page past the lamps."""
    assert breaches_of_script("web/src/pages/pad/blink.ts", script, {"touched", "lit"})


@pytest.mark.parametrize(
    "css",
    [
        ".pad { transition: opacity var(--fall) ease-in-out var(--linger), visibility 0s linear var(--drift) }",
        ".pad { transition: transform 3s cubic-bezier(0.2, 0.7, 0.2, 1), opacity var(--drift) }",
        "@keyframes breathe { to { transform: scale(1.04) } } .halo { animation: breathe 6s infinite }",
    ],
)
def test_what_is_slow_is_let_through(css: str) -> None:
    """Rules that found everything would hold nothing."""
    assert not breaches_of_style(css)


def test_what_rests_costs_little() -> None:
    """[P6][X4] Breathing goes in a few steps a second: at a screen's full rate it took half a processor."""
    steps, breath = (
        re.search(rule, text(TIMES)) for rule in (r"--ease-breath: steps\((\d+)\)", r"--breath: (\d+)ms")
    )
    assert steps
    assert breath
    keys = len(re.findall(r"\d+%", text(TIMES)))
    assert int(steps[1]) * (keys - 1) / (int(breath[1]) / 1000) <= 5
