"""The QL-500's raster language, for endless labels of 38 mm: 413 dots of its head's 720 print."""

import struct

from failure import NOT_A_LABEL, Failure
from ql.bitmap import Bitmap

HEAD_DOTS = 720
DOTS = 413
RIGHT_MARGIN = 12
MEDIA_MILLIMETRES = 38
CONTINUOUS = 0x0A
FEWEST_ROWS = 295  # 25 mm: a shorter label does not reach the cutter
MOST_ROWS = 11_811

# 200 zeros end a row that a killed sender left unfinished; ESC @ forgets what came before.
INITIALIZE = bytes(200) + b"\x1b@"
STATUS_REQUEST = b"\x1biS"
OPENING = INITIALIZE + STATUS_REQUEST

_KIND_WIDTH_AND_QUALITY_MATTER = 0xCE
_FEED_DOTS = 35
_ROW = b"g\x00" + bytes([HEAD_DOTS // 8])
_PRINT_AND_FEED = b"\x1a"


def encode(label: Bitmap) -> bytes:
    """Returns what follows the OPENING to print a label.

    Raises Failure NOT_A_LABEL for a label that would have to be scaled: a scaled QR code cannot be scanned.
    """
    if label.width != DOTS:
        raise Failure(NOT_A_LABEL, f"the label is {label.width} dots wide, {MEDIA_MILLIMETRES} mm labels have {DOTS}")
    if not FEWEST_ROWS <= label.height <= MOST_ROWS:
        raise Failure(NOT_A_LABEL, f"the label is {label.height} dots long, not {FEWEST_ROWS} to {MOST_ROWS}")
    media = struct.pack(
        "<3sBBBBIBB",
        b"\x1biz",
        _KIND_WIDTH_AND_QUALITY_MATTER,
        CONTINUOUS,
        MEDIA_MILLIMETRES,
        0,
        label.height,
        0,
        0,
    )
    margins = struct.pack("<3sH", b"\x1bid", _FEED_DOTS)
    return media + margins + b"".join(_ROW + _line(row) for row in label.rows) + _PRINT_AND_FEED


def _line(row: int) -> bytes:
    """Returns the dots of the whole head. It prints from right to left."""
    mirrored = int(f"{row:0{DOTS}b}"[::-1], 2)
    return (mirrored << (HEAD_DOTS - RIGHT_MARGIN - DOTS)).to_bytes(HEAD_DOTS // 8, "big")
