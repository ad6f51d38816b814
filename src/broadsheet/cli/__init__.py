"""The command line: it parses, calls and shows. Heavy rooms are imported inside the commands that need them."""

from broadsheet.cli.app import main

__all__ = ["main"]
