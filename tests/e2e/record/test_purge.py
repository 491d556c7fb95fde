"""What may not be kept any longer is gone from the disk, while the real server runs."""

from pathlib import Path

from server.storage.archive import Archive
from tests.e2e.record.library_shelf import Shelf
from tests.e2e.serving import Server
from tests.patience import until

PLANTED, STAYS = "Xanthippe", "Hyacinth"


def holding(data: Path, word: str) -> list[str]:
    """The files in which this word stands; one that goes while we look holds nothing."""
    found = []
    for path in data.rglob("*"):
        try:
            if path.is_file() and word.encode() in path.read_bytes():
                found.append(path.name)
        except FileNotFoundError:
            continue
    return found


def test_at_its_start_the_server_erases_what_is_due(own_server: Server) -> None:
    """[K5] Not a byte of it is left: in the record, its journal, its copies, the exports, or what the server said."""
    own_server.stop()
    shelf = Shelf(own_server)
    shelf.put(
        "aaaaaaaaaaaa", f"{PLANTED} sings", series=PLANTED, words=f"{PLANTED} laughed. " * 500,
        ended="2020-06-03T09:31:00Z",
    )  # fmt: skip
    shelf.put("bbbbbbbbbbbb", f"{STAYS} sings")
    archive = Archive.open(f"sqlite:///{own_server.data / 'roundelay.db'}")
    assert archive.back_up() is not None
    archive.close()
    exports = own_server.data / "exports" / "0123456789abcdef"
    exports.mkdir(parents=True)
    (exports / "session.json").write_text(PLANTED)
    assert len(holding(own_server.data, PLANTED)) >= 3
    own_server.start()
    until(lambda: not holding(own_server.data, PLANTED))
    assert holding(own_server.data, STAYS) != []
    assert not [line for line in own_server.said if PLANTED in line]
    own_server.stop()
    assert holding(own_server.data, PLANTED) == []
