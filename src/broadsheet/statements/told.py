"""To whom words were said: an outlet or an audience, and how that is known.

Stated beside the words, carried on from the same speaker's earlier words, carried back from the next ones, or inferred
from the form of the article. An outlet has the name that the registry of the press gives it; how it was printed is what
its mention says.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.statements.found import Found, Place
from broadsheet.statements.spoken import Spoken
from broadsheet.types import ToldStatus


@dataclass(frozen=True, slots=True)
class Told:
    """The hearer's name and place; `outlet` is false for an audience. `sits` is that of a court or an assembly."""

    name: str
    status: ToldStatus
    mention: Place
    outlet: bool
    sits: bool = False

    def known(self, status: ToldStatus) -> Told:
        """The same hearer, known in another way."""
        return Told(self.name, status, self.mention, self.outlet, self.sits)


@dataclass(slots=True)
class Resolved:
    """An attribution with its speaker and hearer."""

    found: Found
    spoken: Spoken | None
    told: Told | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A hearer named in a sentence that need not attribute anything ("Ms Arcuri was on Good Morning Britain"): who of
    the article's people stands there before it, by key; nobody where a pronoun or a description does. `alone` is
    whether nothing is said in that sentence."""

    sentence: int
    told: Told
    keys: frozenset[str]
    alone: bool
