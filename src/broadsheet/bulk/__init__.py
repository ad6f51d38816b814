"""The arrows of `pipeline` over many inputs at once: workers extract and read, this process stores, in batches.

Each batch is one transaction, so that a kill loses at most the batch under way, and the same command run again takes
what is missing and nothing twice. Nothing is imported here, so that a command loads only what it needs.
"""
