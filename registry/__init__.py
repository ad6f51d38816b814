"""The maintainers' side of `broadsheet.outlets`: how its data file is made, and how it is kept fresh.

python -m registry.build LISTS    feed lists and the hand-kept names -> src/broadsheet/outlets/press.jsonl
python -m registry.check          asks every feed, and notes what moved or died in checked.tsv
"""
