"""The speaker page's instrument once more, in numbers: the same tones, balance, room and limiter, only faster."""
