"""The archive's form, step by step. Alembic loads these files by their path."""
