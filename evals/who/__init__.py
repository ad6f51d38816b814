"""Who is who: a gold set made by reading, and how well the reader's statements agree with it.

`guidelines.md` says how it was annotated. `dev.jsonl` and `test.jsonl` hold it, an article a line, as offsets and
labels; `first.jsonl` and `second.jsonl` hold two readings of some of its articles. `python -m evals.who` scores.
"""
