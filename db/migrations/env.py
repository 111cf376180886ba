"""Runs the migrations on the connection that is handed in; there is no other way to run them."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,  # the caller's one transaction is around it all
    render_as_batch=True,
)
context.run_migrations()
