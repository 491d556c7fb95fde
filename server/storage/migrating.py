"""Old databases become new ones when they are opened; one from a newer Roundelay is left alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from server.core.errors import Refused
from server.storage.troubles import NEWER

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

VERSIONS: Final = Path(__file__).parent / "migrations"

NEWEST: Final = "0002"
"""The version of the tables in `tables`. Written here so that a start without any step to take needs no Alembic."""


def script() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(VERSIONS), version_locations=[str(VERSIONS)])


def version_of(connection: Connection) -> str | None:
    """None: nothing was ever kept in it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("select version_num from alembic_version"))
    return version


def is_up_to_date(connection: Connection) -> bool:
    """Raises Refused for a database of the future."""
    version = version_of(connection)
    if version in (None, NEWEST):
        return version == NEWEST
    if version not in {known.revision for known in script().walk_revisions()}:
        raise Refused("newer_record", NEWER)
    return False


def migrate(connection: Connection, to: str = NEWEST) -> None:
    """All steps or none."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    versions = script()
    environment = EnvironmentContext(
        Config(), versions, fn=lambda revision, _context: versions._upgrade_revs(to, revision)
    )
    with environment:
        environment.configure(connection=connection, target_metadata=None)
        environment.run_migrations()
