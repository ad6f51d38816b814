"""The rules of a line and everything it rests on: is each quoted word, name, number, date, office, outlet there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from broadsheet.checking.facts.basis import Basis
from broadsheet.checking.facts.names import name
from broadsheet.checking.facts.offices import office
from broadsheet.checking.facts.quoted import quotation
from broadsheet.checking.facts.values import date, number
from broadsheet.checking.findings import Finding
from broadsheet.checking.pieces import Text

FactRule = Callable[[Text, Basis], Iterator[Finding]]
FACTS: tuple[FactRule, ...] = (quotation, number, date, name, office)
__all__ = ["FACTS", "Basis", "FactRule"]
