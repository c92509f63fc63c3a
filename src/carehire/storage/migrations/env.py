"""Alembic's entry: runs the steps on the connection, and in the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from carehire.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
