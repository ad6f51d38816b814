"""The day's press in one page."""

__version__ = "0.1.0"
