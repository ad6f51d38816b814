"""Bring an archive to the newest form: Alembic, run from inside the package, on a connection of ours."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def config() -> Config:
    made = Config()
    # Alembic reads its options with interpolation, where a percent sign stands for itself only when doubled.
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def migrate(connection: Connection) -> None:
    """Run what is missing, inside the transaction that is open on `connection`."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
