"""articles -> stories: cluster, thread, rank.

`build` gathers the articles of a day into stories, `rank` threads them with the days before and puts them in order,
`arrange` and `place` obey what the desk decided, `explain` says why a story is one, `cluster` groups bare pieces
(articles or headlines) without an archive. The same input gives the same stories in any order of arrival: everything is
sorted by id first, likenesses are whole numbers, and ties go to the lower id.
"""

from __future__ import annotations

from broadsheet.stories.beat import choose
from broadsheet.stories.build import build, story_id
from broadsheet.stories.desk import Drop, Merge, Pin, Ruling, Split, arrange, place
from broadsheet.stories.explain import Why, explain
from broadsheet.stories.front import FrontPlace
from broadsheet.stories.growing import Growing, Vectors, cluster
from broadsheet.stories.pieces import Piece
from broadsheet.stories.profile import Profile, Profiles, read_profiles
from broadsheet.stories.publishers import Publisher, Publishers
from broadsheet.stories.rank import RANKING, rank
from broadsheet.stories.weights import Weights

METHOD = "average-link/4"  # a new name whenever the same articles would give other stories
TWO_VIEWS = "meaning/1"  # beside it where articles have vectors; a new name whenever the same vectors would

__all__ = [
    "METHOD",
    "RANKING",
    "TWO_VIEWS",
    "Drop",
    "FrontPlace",
    "Growing",
    "Merge",
    "Piece",
    "Pin",
    "Profile",
    "Profiles",
    "Publisher",
    "Publishers",
    "Ruling",
    "Split",
    "Vectors",
    "Weights",
    "Why",
    "arrange",
    "build",
    "choose",
    "cluster",
    "explain",
    "place",
    "rank",
    "read_profiles",
    "story_id",
]
