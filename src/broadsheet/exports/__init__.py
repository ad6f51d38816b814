"""Captures and articles -> the forms that others read: WARC, JSON Lines, Parquet, ninjs; and rows back."""

from __future__ import annotations

from broadsheet.exports.rows import Row, row_bytes, row_of, within

__all__ = ["Row", "row_bytes", "row_of", "within"]
