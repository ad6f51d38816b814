"""Packed bodies: whole at every cut of the wire, never whole when cut, and small however much they hold."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Iterator

import brotli
import pytest

from broadsheet.fetch.codings import PIECE, CorruptCoding, unpackers

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"<p>The harbour of Velm reopened on Friday.</p>" * 3000 + bytes(range(256)) * 40
PACKED = {
    "gzip": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
    "zstd, gzip": gzip.compress(zstd.compress(TEXT)),
}


def pieces(coding: str, wire: Iterator[bytes]) -> Iterator[bytes]:
    """What comes out, as it comes; an `EOFError` at the end if the stream was not."""
    layers = unpackers(coding)

    def through(depth: int, chunk: bytes) -> Iterator[bytes]:
        if depth == len(layers):
            yield chunk
            return
        for piece in layers[depth].unpack(chunk):
            yield from through(depth + 1, piece)

    for chunk in wire:
        yield from through(0, chunk)
    if not all(layer.finished for layer in layers):
        raise EOFError


def cut(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("size", [1, 777, 1 << 30])
@pytest.mark.parametrize("coding", PACKED)
def test_it_does_not_matter_how_the_wire_cuts(coding: str, size: int) -> None:
    assert b"".join(pieces(coding, cut(PACKED[coding], size))) == TEXT


@pytest.mark.parametrize("coding", PACKED)
def test_no_cut_passes_for_the_whole(coding: str) -> None:
    short = b"Velm, 3 May: " + bytes(range(200))
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}
    packed = short
    for name in coding.split(", "):
        packed = packers[name](packed)
    passed = []
    for stop in range(len(packed)):
        try:
            passed.append((stop, b"".join(pieces(coding, iter([packed[:stop]])))))
        except (EOFError, CorruptCoding):
            continue
    assert passed == []


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_broken_body_is_corrupt(coding: str) -> None:
    with pytest.raises((CorruptCoding, EOFError)):
        list(pieces(coding, iter([b"\x1f\x8bthis is nothing packed" * 20])))


def test_two_frames_are_one_body() -> None:
    assert b"".join(pieces("zstd", cut(PACKED["zstd"] * 2, 100))) == TEXT * 2
    assert b"".join(pieces("gzip", cut(PACKED["gzip"] * 2 + bytes(9), 100))) == TEXT * 2


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_each_piece_of_a_bomb_is_small(coding: str) -> None:
    packer = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}[coding]
    bomb = packer(bytes(100_000_000))
    tracemalloc.start()
    most = total = 0
    for piece in pieces(coding, iter([bomb])):
        most, total = max(most, len(piece)), total + len(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total == 100_000_000
    assert most < 2 * PIECE  # brotli rounds up to its blocks
    assert peak < 4_000_000


def test_a_zstd_window_over_eight_megabytes_is_refused() -> None:
    wide = zstd.compress(bytes(range(256)) * 100_000, options={zstd.CompressionParameter.window_log: 27})
    with pytest.raises(CorruptCoding):
        list(pieces("zstd", iter([wide])))


@pytest.mark.parametrize("coding", ["compress", "gzip, gzip, gzip", "aes128gcm"])
def test_other_codings_are_not_read(coding: str) -> None:
    with pytest.raises(CorruptCoding):
        unpackers(coding)
