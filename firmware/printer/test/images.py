"""Images in tests: the reverse of what the printer's programs read and write."""

import struct
import zlib

from ql.bitmap import Bitmap
from ql.raster import DOTS, HEAD_DOTS, RIGHT_MARGIN


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(image: Bitmap) -> bytes:
    """Returns a grey PNG of one bit per dot."""
    stride, every = (image.width + 7) // 8, (1 << image.width) - 1
    lines = [b"\0" + ((every & ~row) << (8 * stride - image.width)).to_bytes(stride, "big") for row in image.rows]
    header = struct.pack(">IIBBBBB", image.width, image.height, 1, 0, 0, 0, 0)
    data = zlib.compress(b"".join(lines))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def label(height: int = 413) -> Bitmap:
    """Returns a label without meaning: the one of the golden hashes."""
    rows = ("".join("1" if (7 * x + 13 * y) % 11 < 5 else "0" for x in range(DOTS)) for y in range(height))
    return Bitmap(DOTS, tuple(int(row, 2) for row in rows))


def centred(image: Bitmap) -> Bitmap:
    """Returns an image in the middle of a label of the printer's width, and no shorter than wide."""
    left, top = (DOTS - image.width) // 2, max(0, DOTS - image.height) // 2
    rows = [row << (DOTS - image.width - left) for row in image.rows]
    below = max(0, DOTS - image.height - top)
    return Bitmap(DOTS, tuple([0] * top + rows + [0] * below))


def printed(raster: bytes) -> Bitmap:
    """Returns what a raster shows on paper: read as the printer reads it, command after command."""
    rows, at, announced = [], 0, -1
    while True:
        if raster[at : at + 1] == b"\0":
            at += 1
        elif raster.startswith(b"\x1b@", at):
            rows, at = [], at + 2
        elif raster.startswith(b"\x1biS", at):
            at += 3
        elif raster.startswith(b"\x1biz", at):
            (announced,) = struct.unpack_from("<I", raster, at + 7)
            at += 13
        elif raster.startswith(b"\x1bid", at):
            at += 5
        elif raster.startswith(b"g\0\x5a", at):
            dots = f"{int.from_bytes(raster[at + 3 : at + 93], 'big'):0{HEAD_DOTS}b}"
            rows.append(int(dots[RIGHT_MARGIN : RIGHT_MARGIN + DOTS][::-1], 2))
            at += 93
        elif raster[at:] == b"\x1a" and len(rows) == announced:
            return Bitmap(DOTS, tuple(rows))
        else:
            raise ValueError(f"no command of the printer at byte {at}: {raster[at : at + 8].hex(' ')}")
