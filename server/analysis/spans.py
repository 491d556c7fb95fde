"""Stretches of time: pairs of seconds, in order and apart from each other."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Spans = list[tuple[float, float]]
Times = NDArray[np.float64]
Mask = NDArray[np.bool_]


def joined(spans: Iterable[tuple[float, float]], near: float = 0.0) -> Spans:
    """In order, with those that touch, or lie at most `near` seconds apart, made one."""
    found: Spans = []
    for since, until in sorted(span for span in spans if span[1] > span[0]):
        if found and since <= found[-1][1] + near:
            if until > found[-1][1]:
                found[-1] = (found[-1][0], until)
        else:
            found.append((since, until))
    return found


def shared(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> Spans:
    """What lies in both."""
    found: Spans = []
    left = right = 0
    while left < len(one) and right < len(other):
        since, until = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if until > since:
            found.append((since, until))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return found


def without(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> Spans:
    """What lies in the first only."""
    return shared(one, rest(other))


def rest(spans: Sequence[tuple[float, float]]) -> Spans:
    """All the time between, before and after them."""
    edges = [float("-inf"), *(edge for span in joined(spans) for edge in span), float("inf")]
    return [(since, until) for since, until in zip(edges[::2], edges[1::2], strict=True) if until > since]


def total(spans: Iterable[tuple[float, float]]) -> float:
    """Seconds."""
    return sum(until - since for since, until in spans)


def inside(times: Times, spans: Sequence[tuple[float, float]]) -> Mask:
    """Which moments lie within: the beginning of a stretch does, its end doesn't."""
    if not spans:
        return np.zeros(len(times), bool)
    place = np.searchsorted([since for since, _ in spans], times, "right") - 1
    ends = np.array([until for _, until in spans])
    return np.asarray((place >= 0) & (times < ends[np.maximum(place, 0)]))
