"""The arrows of `pipeline` over many inputs at once: workers extract and read, this process stores, in batches.

Each batch is one transaction, so that a kill loses at most the batch under way, and the same command run again takes
what is missing and nothing twice.
"""

from broadsheet.bulk.adding import add, rebuild
from broadsheet.bulk.gathering import gather, policy
from broadsheet.bulk.reading import group, read_inputs, read_pieces, review
from broadsheet.bulk.taking import Taken

__all__ = ["Taken", "add", "gather", "group", "policy", "read_inputs", "read_pieces", "rebuild", "review"]
