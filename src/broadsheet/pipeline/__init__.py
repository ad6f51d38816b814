"""The arrows, in order, and nothing else.

    captured.py Capture -> Article
    text.py     Article -> Statement
    day.py      articles of a day -> Story -> Review
    view.py     what articles mean, for their stories
    lookup.py   a name -> what the archive knows by it

Nothing is imported here: a worker that extracts pages does not load the rooms that rank stories.
"""
