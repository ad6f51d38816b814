"""Article -> statements: who said what to whom, by ordered small rules over one language's data."""

from __future__ import annotations

from broadsheet.statements.modality import Modality, modality
from broadsheet.statements.reader import READER, Opinion, explain, read

__all__ = ["READER", "Modality", "Opinion", "explain", "modality", "read"]
