"""text -> tagging: the one neural pass. Loads nothing heavy before the first text."""

from __future__ import annotations

from broadsheet.encoder.network import Encoder
from broadsheet.encoder.tagging import Cue, Tagging

__all__ = ["Cue", "Encoder", "Tagging"]
