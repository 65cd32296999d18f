"""Reads PNG images of one bit per dot: grey, or with a palette of two colours. Others are no labels of this project.

The file comes from a network, so nothing in it is believed: each chunk's checksum is verified, and no more is
inflated than the header announces.
"""

import struct
import zlib
from collections.abc import Iterator

from failure import NOT_A_LABEL, Failure
from ql.bitmap import Bitmap

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_FILE = 1024 * 1024
LARGEST_SIDE = 12_000
GREY, PALETTE = 0, 3
WHITE_FROM = 180  # luminance; the golden rasters of the tests have the same threshold


def _refuse(why: str) -> Failure:
    return Failure(NOT_A_LABEL, f"the label is not a PNG of one bit per dot: {why}")


def decode(data: bytes) -> Bitmap:
    """Returns the dots of a PNG file.

    Raises Failure NOT_A_LABEL for everything else.
    """
    if len(data) > LARGEST_FILE:
        raise _refuse(f"{len(data)} bytes, the limit is {LARGEST_FILE}")
    if not data.startswith(SIGNATURE):
        raise _refuse("the signature is missing")
    header, palette, packed = b"", b"", bytearray()
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            header = body
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed += body
        elif kind != b"IEND" and not kind[0] & 0x20:
            raise _refuse("an unknown chunk is critical")
    width, height, colour = _size(header)
    black = _black(colour, palette)
    rows = _rows(_inflate(bytes(packed), height * (1 + (width + 7) // 8)), width, height)
    every = (1 << width) - 1
    if black[0]:
        rows = [every & ~row for row in rows] if not black[1] else [every] * height
    elif not black[1]:
        rows = [0] * height
    return Bitmap(width, tuple(rows))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while True:
        if at + 12 > len(data):
            raise _refuse("the file is cut off")
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if at + 12 + length > len(data):
            raise _refuse("the file is cut off")
        (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(kind + body) != checksum:
            raise _refuse("a checksum is wrong")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length


def _size(header: bytes) -> tuple[int, int, int]:
    if len(header) != 13:
        raise _refuse("the header is missing")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", header)
    if depth != 1 or colour not in (GREY, PALETTE):
        raise _refuse(f"{depth} bits per dot, colour type {colour}")
    if packing or filtering or interlace:
        raise _refuse("interlaced, or packed in an unknown way")
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise _refuse(f"{width} x {height} dots")
    return width, height, colour


def _black(colour: int, palette: bytes) -> list[bool]:
    """Returns which of the two values of a dot is black."""
    if colour == GREY:
        return [True, False]
    if len(palette) not in (3, 6):
        raise _refuse("the palette is missing")
    colours = [palette[at : at + 3] for at in range(0, len(palette), 3)]
    dark = [(299 * red + 587 * green + 114 * blue) < WHITE_FROM * 1000 for red, green, blue in colours]
    return dark + [False] * (2 - len(dark))


def _inflate(packed: bytes, size: int) -> bytes:
    inflating = zlib.decompressobj()
    try:
        data = inflating.decompress(packed, size + 1)
    except zlib.error:
        raise _refuse("the dots cannot be unpacked") from None
    if len(data) != size or not inflating.eof and inflating.unconsumed_tail:
        raise _refuse("it has more or fewer dots than its header says")
    return data


def _rows(data: bytes, width: int, height: int) -> list[int]:
    stride = (width + 7) // 8
    above, rows = bytes(stride), []
    for y in range(height):
        start = y * (stride + 1)
        above = _unfilter(data[start], data[start + 1 : start + 1 + stride], above)
        rows.append(int.from_bytes(above, "big") >> (8 * stride - width))
    return rows


def _unfilter(kind: int, line: bytes, above: bytes) -> bytes:
    if kind == 0:
        return line
    if kind > 4:
        raise _refuse("a row is filtered in an unknown way")
    clear, left, corner = bytearray(line), 0, 0
    for x, up in enumerate(above):
        guess = (left, up, (left + up) // 2, _paeth(left, up, corner))[kind - 1]
        left, corner = (clear[x] + guess) & 0xFF, up
        clear[x] = left
    return bytes(clear)


def _paeth(left: int, up: int, corner: int) -> int:
    # The order decides between equal distances.
    return min((left, up, corner), key=lambda value: abs(left + up - corner - value))
