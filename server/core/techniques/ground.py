"""Ground: a beat and a low tone under free playing."""

from server.core.techniques.on_grounds import OnGrounds


class Ground(OnGrounds):
    """Pulse and drone in one tap."""

    name = "ground"
