"""How the most quoted speakers look in a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from rich.table import Table
from rich.text import Text

from broadsheet.pages.shown import printed
from broadsheet.types import Speaker

# Of a role, so many characters fit beside the counts.
LONGEST_ROLE = 60


class Row(Protocol):
    """A speaker with counts (see `broadsheet.pipeline.quoted.Quoted`)."""

    @property
    def speaker(self) -> Speaker: ...
    @property
    def role(self) -> str | None: ...
    @property
    def statements(self) -> int: ...
    @property
    def different(self) -> int: ...
    @property
    def outlets(self) -> tuple[str, ...]: ...


def as_text(rows: Sequence[Row], *, colour: bool) -> str:
    """A table: the different statements, all as printed, the outlets, name and role."""
    table = Table("", "different", "printed", "outlets", "speaker", "role", box=None, pad_edge=False)
    for number, row in enumerate(rows, 1):
        role = row.role or ""
        cut = role if len(role) <= LONGEST_ROLE else f"{role[: LONGEST_ROLE - 1]}…"
        name = Text(row.speaker.name, "bold")
        table.add_row(
            str(number), str(row.different), str(row.statements), str(len(row.outlets)), name, Text(cut, "dim")
        )
    return printed(table, colour=colour)


def as_json(row: Row) -> str:
    """One line; roles as dated facts with their places."""
    speaker = row.speaker
    facts = [
        {"text": fact.text, "day": str(fact.day) if fact.day else None, "article": fact.span.article}
        | {"start": fact.span.start, "stop": fact.span.stop}
        for fact in speaker.roles
    ]
    said = {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": speaker.aliases,
        "item": speaker.item,
        "role": row.role,
        "statements": row.statements,
        "different": row.different,
        "outlets": row.outlets,
        "roles": facts,
    }
    return json.dumps(said, ensure_ascii=False)
