"""What holds for every test."""

from hypothesis import settings

settings.register_profile(
    "roundelay",
    deadline=None,  # a busy machine is no mistake; pytest-timeout catches hangs
    derandomize=True,  # a build is red for what was changed, never by lot
)
settings.load_profile("roundelay")
