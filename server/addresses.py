"""Under which addresses the tablets in the room can reach this laptop."""

import socket

ANY = "0.0.0.0"  # noqa: S104  the tablets are not on this machine
ANYWHERE = (ANY, "::")


def lan_address() -> str | None:
    """The address other devices see; None without a network. Asks the routing table and sends nothing."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("192.0.2.1", 9))  # a documentation address: any will do, as nothing is sent
        found = str(probe.getsockname()[0])
    except OSError:
        return None
    finally:
        probe.close()
    return None if found.startswith("127.") or found == ANY else found


def tablet_hosts(bound: str) -> list[str]:
    """The hosts to show to tablets, best first; empty when only this machine itself can reach the server."""
    if bound in ANYWHERE:
        found = lan_address()
        return [found] if found else []
    return [] if bound.startswith("127.") or bound in ("localhost", "::1") else [bound]


def url(host: str, port: int, *, tls: bool, path: str = "") -> str:
    shown = f"[{host}]" if ":" in host else host
    usual = port == (443 if tls else 80)
    return f"{'https' if tls else 'http'}://{shown}{'' if usual else f':{port}'}{path}"
