"""Facts in words, by the rules by which the page says them (`web/src/pages/session/values.ts`)."""

from server.export.page.words import Words, lasting
from server.protocol import Baseline, Measure


def bare(words: Words, value: float, unit: str) -> str:
    """A number of its unit, without the unit. `of` is whole when it counts, and a share in a baseline."""
    return _figures(words, value, unit).replace("-", "\u2212")


def _figures(words: Words, value: float, unit: str) -> str:
    whole = float(value).is_integer()
    match unit:
        case "share" | "level":
            return words.figure(_half_up(value * 100, 0))
        case "of" | "pads" | "milliseconds":
            return words.figure(_half_up(value, 0))
        case "a_minute":
            decimals = 1 if abs(value) < 10 and not whole else 0
        case _:
            decimals = 0 if whole or abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    return words.figure(_half_up(value, decimals), decimals)


def _half_up(value: float, decimals: int) -> float:
    """As browsers round: the page and the paper say the same."""
    scale = 10**decimals
    return float(int(abs(value) * scale + 0.5) / scale * (1 if value >= 0 else -1))


def _in_unit(words: Words, value: str, unit: str, n: int) -> str:
    return words.say(f"report.unit.{unit}", {"value": value, "n": n}, instead=value)


def value_words(words: Words, fact: Measure) -> str:
    """ "41 %", "3.2 s", "5 of 6", "2 to 14 semitones"; long times in minutes."""
    if fact.value is None:
        return words.say("report.not_shown")
    if fact.high is not None:
        low, high = bare(words, fact.value, fact.unit), bare(words, fact.high, fact.unit)
        return _in_unit(words, words.say("report.range", {"low": low, "high": high}), fact.unit, fact.n)
    if fact.unit == "seconds" and fact.value >= 90:
        return lasting(words, fact.value)
    return _in_unit(words, bare(words, fact.value, fact.unit), fact.unit, fact.n)


def counted_words(words: Words, fact: Measure) -> str:
    """ "214 touches", "of 22 min 10 s"."""
    if fact.counted == "seconds":
        return words.say("report.counted.seconds", {"time": lasting(words, fact.n)})
    return words.say(f"report.counted.{fact.counted}", {"count": fact.n})


def baseline_words(words: Words, baseline: Baseline, unit: str) -> str:
    """ "28 to 44 %, 5 sessions before", "by chance 24 to 30 %, shuffled 200 times"."""
    unit = "share" if unit == "of" else unit
    low, high = bare(words, baseline.low, unit), bare(words, baseline.high, unit)
    span = _in_unit(words, words.say("report.range", {"low": low, "high": high}), unit, 0)
    count = {"count": baseline.n}
    if baseline.kind == "chance":
        return f"{words.say('report.by_chance', {'range': span})}, {words.say('report.chance_runs', count)}"
    return f"{span}, {words.say('report.past_sessions', count)}"
