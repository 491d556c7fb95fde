"""What holds for every test."""

from hypothesis import settings

settings.register_profile(
    "roundelay", deadline=None
)  # a busy machine is no mistake; pytest-timeout catches hangs
settings.load_profile("roundelay")
