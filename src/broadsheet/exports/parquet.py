"""Rows as Parquet, and back: a column a field, for data people. Needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.errors import DamagedInput, InputError
from broadsheet.exports.rows import Row

# Rows in a row group, and in memory.
GROUP = 5000
REMEDY = "Install it: pip install 'broadsheet[parquet]'."


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("Parquet", "pyarrow is not installed", REMEDY) from error
    return pyarrow, pyarrow.parquet


def write(rows: Iterable[Row], out: Path) -> int:
    """How many rows there were."""
    arrow, parquet = _pyarrow()
    needed = {"id", "title", "text"}
    schema = arrow.schema([arrow.field(name, arrow.string(), name not in needed) for name in Row.__struct_fields__])
    waiting, count = iter(rows), 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := [msgspec.structs.asdict(row) for row in islice(waiting, GROUP)]:
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def read(path: Path) -> Iterator[Row]:
    """The rows of a file; columns that a row does not know are left alone. DamagedInput if it is no such file."""
    arrow, parquet = _pyarrow()
    try:
        with parquet.ParquetFile(path) as file:
            known = [name for name in Row.__struct_fields__ if name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=GROUP, columns=known):
                for found in batch.to_pylist():
                    yield msgspec.convert(found, Row)
    except (arrow.ArrowException, msgspec.ValidationError) as error:
        raise DamagedInput(
            str(path), f"no Parquet file of articles ({error})", "Columns: id, title, text, ..."
        ) from error
