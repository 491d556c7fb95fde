"""A second judge of every page: axe-core, brought in from outside, since the pages' content rules let no script in.

What axe leaves open about contrast (words over pictures, single letters, gradients) is settled by looking: the words
are made clear as glass, and what then lies behind them is compared with their colour, pixel by pixel.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

from tests.e2e.serving import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

QUESTION = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations', 'incomplete'],
  });
  const brief = (kind) => found[kind].flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id,
    where: node.target.join(' '),
    html: node.html.slice(0, 250),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' '),
  })));
  return { wrong: brief('violations'), open: brief('incomplete') };
}"""

NOT_HERE = """() => [
  ...(/-x-/.test(document.documentElement.lang) ? ['label-content-name-mismatch'] : []),
  ...(matchMedia('(forced-colors: active)').matches ? ['color-contrast'] : []),
]"""
"""What axe can't know: a made-up language lengthens the name of a control and what stands on it each by itself; forced
colours are the system's, and axe compares them with those that the page had asked for."""

NAMED = """(where) => {
  const one = document.querySelector(where);
  const words = one.textContent.trim(), name = one.getAttribute('aria-label') || words;
  return /^[−+]$/.test(words) || name.split(/[ :,]+/).includes(words);
}"""
"""Explained: a single letter that is a word of the name, or the sign of "Less" or "More" of something."""

GLASS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, *::before, *::after, *::placeholder {
    -webkit-text-fill-color: transparent !important; text-shadow: none !important;
    transition: none !important; caret-color: transparent !important }
    svg text { fill-opacity: 0 !important; stroke-opacity: 0 !important }`);
  window.glassSheet = sheet;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

NO_GLASS = """() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== window.glassSheet);
}"""

WORDS = """(where) => {
  const e = document.querySelector(where);
  if (e === null) return null;
  const before = e.getBoundingClientRect();
  e.scrollIntoView({ block: 'center', inline: 'nearest' });
  const after = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const boxes = [];
  for (const node of e.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  if (boxes.length === 0) { // a field: what lies within its border
    const whole = e.getBoundingClientRect();
    const [left, top] = [e.clientLeft || 0, e.clientTop || 0];
    boxes.push(new DOMRect(
      whole.x + left, whole.y + top, e.clientWidth || whole.width, e.clientHeight || whole.height));
  }
  let opacity = 1;
  for (let at = e; at; at = at.parentElement) opacity *= parseFloat(getComputedStyle(at).opacity);
  const colour = e instanceof SVGElement ? style.fill : style.color;
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  // What lies over the words, if they can be pointed at: all of them (a drawer: they aren't seen) or some.
  const shares = [0.02, 0.25, 0.5, 0.75, 0.98];
  const points = boxes.flatMap((box) => shares.map((s) => [box.x + s * box.width, box.y + box.height / 2]));
  const over = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((one) => one !== null);
  const under = over.filter((one) => !one.contains(e) && !e.contains(one)).length;
  const pointed = style.pointerEvents !== 'none' && !(e instanceof SVGElement);
  const fixed = (one) => one !== null && (getComputedStyle(one).position === 'fixed' || fixed(one.parentElement));
  const away = over.some((one) => !one.contains(e) && fixed(one)); // under what always stands there: to be scrolled
  return {
    boxes: boxes.map(({ x, y, width, height }) => [x, y, width, height]),
    opacity, large,
    moved: before.x !== after.x || before.y !== after.y, // the page has scrolled, or a part of it
    colour: (colour.match(/[\\d.]+/g) || []).map(Number),
    covered: pointed && under > 0 && under < over.length,
    hidden: away || (pointed && under > 0 && under === over.length),
  };
}"""

NAMES = "label-content-name-mismatch"
"""What stands on a control is part of its name."""


GONE = ":root"
"""Where axe says something was that has been drawn anew meanwhile (a clock's second)."""

Picture = NDArray[np.uint8]

SHARE = 0.03
"""Of the pixels behind words, the most that may be lines or rims which letters happen to touch."""


@dataclass(frozen=True)
class Finding:
    """One thing that axe, or looking closer, found."""

    rule: str
    where: str
    why: str


@cache
def _source() -> str:
    return (ROOT / "web/node_modules/axe-core/axe.min.js").read_text("utf-8")


def findings(page: Page) -> list[Finding]:
    """What breaks WCAG 2.2 AA on this page as it stands; empty is well."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    answer: dict[str, list[dict[str, str]]] = page.evaluate(QUESTION, RULES)
    not_here = set(page.evaluate(NOT_HERE))
    wrong = [_named(one["rule"], one) for one in answer["wrong"] if one["rule"] not in not_here]
    answer["open"] = [one for one in answer["open"] if one["rule"] not in not_here]
    pale = [one for one in answer["open"] if one["rule"] == "color-contrast"]
    explained = [one for one in answer["open"] if one["rule"] == NAMES and page.evaluate(NAMED, one["where"])]
    other = [_named(f"open: {one['rule']}", one) for one in answer["open"] if one not in pale + explained]
    return wrong + other + (_looked_at(page, pale) if pale else [])


def _named(rule: str, one: dict[str, str]) -> Finding:
    return Finding(rule, one["where"], f"{one['why']} {one['html']}")


def _looked_at(page: Page, open_ones: list[dict[str, str]]) -> list[Finding]:
    """Those of these words that have too little contrast to what is behind them, or that something covers in part."""
    found: list[Finding] = []
    page.evaluate(GLASS)
    try:
        picture: Picture | None = None
        stale = False
        for one in open_ones:
            if one["where"] == GONE:
                continue
            words: dict[str, Any] | None = page.evaluate(WORDS, one["where"])
            stale = stale or (words is not None and words["moved"])
            if words is None or words["hidden"]:
                continue
            if words["covered"]:
                found.append(Finding("covered in part", one["where"], one["html"]))
                continue
            if picture is None or stale:
                shot = page.screenshot(scale="css", caret="initial")
                decoded = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR)
                picture, stale = np.asarray(decoded)[:, :, ::-1], False
            ratio = _least(picture, words)
            need = 3.0 if words["large"] else 4.5
            if ratio < need - 0.05:
                why = f"{ratio:.2f}, not {need} {words['colour']} {one['html']}"
                found.append(Finding("looked at: contrast", one["where"], why))
    finally:
        page.evaluate(NO_GLASS)
    return found


def _least(picture: Picture, words: dict[str, Any]) -> float:
    """The contrast of these words to nearly all of what lies behind them."""
    parts = [
        picture[max(0, round(y)) : round(y + height), max(0, round(x)) : round(x + width)].reshape(-1, 3)
        for x, y, width, height in words["boxes"]
    ]
    ground = np.concatenate(parts).astype(np.float64)
    if ground.size == 0:
        return 21.0  # scrolled out of sight within its own part of the page
    red, green, blue, *rest = words["colour"]
    alpha = words["opacity"] * (rest[0] if rest else 1.0)
    colour = alpha * np.array([red, green, blue]) + (1 - alpha) * ground
    light, dark = luminance(colour), luminance(ground)
    ratios = (np.maximum(light, dark) + 0.05) / (np.minimum(light, dark) + 0.05)
    return float(np.quantile(ratios, SHARE))


def luminance(colour: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of sRGB colours, 0 to 255 a channel."""
    share = colour / 255
    linear = np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed
