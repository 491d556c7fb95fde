"""What was measured for each speaker device, on disk: one readable file, written whole or not at all."""

import os
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from server.core.errors import Refused
from server.core.said import Said
from server.protocol import Device, DeviceCeiling

KEPT_MOST = 50
"""Devices; the one measured longest ago is forgotten first."""

BROKEN = Said(
    "The loudness measured for the speaker can't be read, so no ceiling holds now: "
    "measure it once more under “How loud at most”.",
    "notices.ceilings_broken",
)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands."""

    version: int
    devices: dict[Device, DeviceCeiling]


class CeilingFile:
    """The measured ceilings, by the name a speaker's browser gives itself."""

    def __init__(self, path: Path) -> None:
        self._path: Final = path
        self._devices: dict[str, DeviceCeiling] = {}

    def load(self) -> tuple[dict[str, DeviceCeiling], str | None]:
        """All of them, and a sentence for the therapist if the file is broken; it then counts as empty."""
        try:
            read = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return {}, None
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}, BROKEN
        if read.version != 1:
            return {}, BROKEN
        self._devices = dict(read.devices)
        return dict(read.devices), None

    def keep(self, device: str, ceiling: DeviceCeiling) -> None:
        """Raises Refused when the disk won't take it; what was there stays."""
        devices = {name: kept for name, kept in self._devices.items() if name != device}
        devices = dict(list(devices.items())[-(KEPT_MOST - 1) :]) | {device: ceiling}
        new = self._path.with_suffix(".new")
        try:
            with new.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(_File(version=1, devices=devices))))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError as error:
            raise Refused(
                "disk",
                f"The ceiling holds now but could not be written ({error.strerror}): "
                "make room on the disk, then set it again.",
            ) from error
        self._devices = devices
