"""A finished review -> the same review with sentences that a language model wrote, as far as they hold. Off by default.

settings.py   whom to ask: the [writer] table of the house style
request.py    a section of a review -> what a model is asked
answer.py     what it answered -> sentences by id
judging.py    its sentence beside the plain one -> why it cannot stand, if so
writing.py    the review with the sentences that hold, and the note of which are whose
client.py     the question sent, the answer fetched
"""

from __future__ import annotations

from broadsheet.writing.request import METHOD
from broadsheet.writing.settings import KEY_VARIABLE, WriterSettings, writer_settings
from broadsheet.writing.writing import write

__all__ = ["KEY_VARIABLE", "METHOD", "WriterSettings", "write", "writer_settings"]
