"""A speaker as the reader knows it within one article."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.language.base import Gender
from broadsheet.statements.found import Place
from broadsheet.statements.person import Person


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as resolved. `gender` is that of an unnamed human, None for a body or thing."""

    name: str
    named: bool
    mention: Place | None
    person: Person | None = None
    plural: bool = False
    gender: Gender | None = None

    @property
    def key(self) -> str:
        return self.name.lower()


def by_name(person: Person) -> Spoken:
    return Spoken(person.name, True, person.mention, person)
