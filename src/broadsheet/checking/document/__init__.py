"""Bytes -> the lines of a document, with the evidence that it holds: ours in every form, and other people's."""

from __future__ import annotations

from broadsheet.checking.document.kinds import open_document
from broadsheet.checking.document.lines import Document, DocumentLine, Source

__all__ = ["Document", "DocumentLine", "Source", "open_document"]
