"""Vectors of titles and leads, as a second view for the evals of stories: which texts, and how they are read back.

    python -m evals.vectors OUT.jsonl [ARCHIVE...]          the texts of the development sets, and of English articles

OUT has rows {"id", "text"}: of a set "NAME/ID", of an archive the article's id. Text of the press goes to that file
and nowhere else. Any encoder may read it: `python -m training.openings MODEL OUT.jsonl VECTORS.npz` has a sentence
encoder do it. `evals.stories` and `evals.press_day` take `--vectors VECTORS.npz`: arrays `ids` and `vectors`, of length
one.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from broadsheet.pipeline.view import OPENING, opening
from broadsheet.store import Archive
from broadsheet.stories import Vectors
from broadsheet.stories.pieces import Piece


def of_piece(piece: Piece) -> str:
    """As `broadsheet.pipeline.view.opening` of an article; a bare headline once."""
    body = piece.body.strip()[:OPENING]
    return f"{piece.title.rstrip(' .')}. {body}" if body and body != piece.title.strip() else piece.title


def of_archive(archive: Path) -> Iterator[tuple[str, str]]:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        ids = sorted(row[0] for row in connection.execute("select id from articles where language = 'en'"))
    with Archive.open(archive) as opened:
        found = opened.articles(ids)
    return ((id_, opening(found[id_])) for id_ in ids if id_ in found)


def read(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    """The vectors by id."""
    with np.load(path, allow_pickle=False) as arrays:
        return dict(zip(arrays["ids"].tolist(), arrays["vectors"].astype(np.float32), strict=True))


def of_set(vectors: Vectors | None, name: str) -> Vectors | None:
    """Those of a development set, by the ids of its pieces."""
    if vectors is None:
        return None
    return {id_.removeprefix(f"{name}/"): row for id_, row in vectors.items() if id_.startswith(f"{name}/")}


def texts(archives: Sequence[Path]) -> Iterator[tuple[str, str]]:
    from evals.stories import SETS, load, shared

    folder = shared()
    if folder is not None:
        for name in SETS:
            yield from ((f"{name}/{piece.id}", of_piece(piece)) for piece in load(folder, name).pieces)
    for archive in archives:
        yield from of_archive(archive)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("archives", type=Path, nargs="*", metavar="ARCHIVE")
    asked = parser.parse_args()
    with asked.out.open("w", encoding="utf-8") as file:
        for id_, text in texts(asked.archives):
            file.write(json.dumps({"id": id_, "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
