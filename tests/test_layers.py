"""Imports point down the list of rooms, never up, and siblings do not import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "broadsheet"

# From the top of the house to its ground: a room may import only rooms of the floors below it.
FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(floor.split())
    for floor in (
        "__init__ __main__",
        "cli",
        "bulk",
        "pipeline",
        "writing",
        "checking",
        "fetch store pages exports deliver plugins",
        "review stories speakers",
        "statements copies",
        "articles encoder",
        "captures",
        "outlets",
        "language",
        "workers",
        "forms ninjs schema",
        "types",
        "errors",
        "sample_day",
    )
)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
FILES = sorted(HOUSE.rglob("*.py"))


def room(file: Path) -> str:
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(file: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            if node.module == "broadsheet":
                rooms |= {alias.name for alias in node.names if alias.name in FLOOR_OF}
            elif (node.module or "").startswith("broadsheet."):
                rooms.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("broadsheet.")}
    return rooms


def test_every_room_has_a_floor() -> None:
    assert {room(file) for file in FILES} <= set(FLOOR_OF)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_imports_point_down(file: Path) -> None:
    here = room(file)
    for other in imported_rooms(file) - {here}:
        assert FLOOR_OF[other] > FLOOR_OF[here], f"{file.relative_to(HOUSE)} imports {other}, which is not below it"
