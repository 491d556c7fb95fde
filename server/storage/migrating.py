"""Old databases become new ones when they are opened; one from a newer Roundelay is left alone."""

from pathlib import Path
from typing import Final

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from server.core.errors import Refused
from server.storage.troubles import NEWER

VERSIONS: Final = Path(__file__).parent / "migrations"


def script() -> ScriptDirectory:
    return ScriptDirectory(str(VERSIONS), version_locations=[str(VERSIONS)])


def version_of(connection: Connection) -> str | None:
    """None: nothing was ever kept in it."""
    return MigrationContext.configure(connection).get_current_revision()


def is_up_to_date(connection: Connection) -> bool:
    """Raises Refused for a database of the future."""
    versions, version = script(), version_of(connection)
    if version is not None and version not in {known.revision for known in versions.walk_revisions()}:
        raise Refused("newer_record", NEWER)
    return version == versions.get_current_head()


def migrate(connection: Connection, to: str = "head") -> None:
    """All steps or none."""
    versions = script()
    environment = EnvironmentContext(
        Config(), versions, fn=lambda revision, _context: versions._upgrade_revs(to, revision)
    )
    with environment:
        environment.configure(connection=connection, target_metadata=None)
        environment.run_migrations()
