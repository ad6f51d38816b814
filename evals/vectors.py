"""Vectors of titles and leads, as a second view for the evals of stories: which texts, and what an encoder says.

    python -m evals.vectors OUT.npz [ARCHIVE...]      vectors of the development sets, and of English articles
    python -m evals.vectors OUT.jsonl [ARCHIVE...]    their texts, for another encoder to read

OUT.npz has the arrays `ids` (of a set "NAME/ID", of an archive the article's id) and `vectors`, of length one, by the
package's encoder or that of `--model`; `evals.stories` and `evals.press_day` take it with `--vectors`. OUT.jsonl has
rows {"id", "text"}; text of the press goes to that file and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from broadsheet.encoder import Encoder
from broadsheet.encoder.network import HERE
from broadsheet.pipeline.view import OPENING, opening
from broadsheet.store import Archive
from broadsheet.stories.pieces import Piece
from broadsheet.workers import processors
from evals.stories import SETS, load, shared


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


def texts(archives: Sequence[Path]) -> Iterator[tuple[str, str]]:
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
    parser.add_argument("--model", type=Path, default=HERE)
    asked = parser.parse_args()
    rows = list(texts(asked.archives))
    if asked.out.suffix == ".npz":
        vectors = Encoder(asked.model, threads=processors()).vectors([text for _, text in rows])
        np.savez(asked.out, ids=np.array([id_ for id_, _ in rows]), vectors=vectors)
        return
    with asked.out.open("w", encoding="utf-8") as file:
        for id_, text in rows:
            file.write(json.dumps({"id": id_, "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
