"""Article -> statements: who said what to whom, by ordered small rules over one language's data."""

from __future__ import annotations

from broadsheet.statements.modality import Modality, modality
from broadsheet.statements.reader import READER, Opinion, explain, read
from broadsheet.statements.signed import TURN

__all__ = ["READER", "TURN", "Modality", "Opinion", "explain", "modality", "read"]
