"""Called by Alembic for each run: the steps go into the transaction that the archive has opened."""

from __future__ import annotations

from alembic import context

from broadsheet.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
