"""The printer's status: frames of 32 bytes."""

from dataclasses import dataclass

from failure import BUSY, COVER_OPEN, NO_MEDIA, PRINTER_ERROR, WRONG_MEDIA, Failure
from ql.raster import CONTINUOUS, MEDIA_MILLIMETRES

HEADER = b"\x80\x20B"
LENGTH = 32
REPLY, COMPLETED, ERROR, TURNED_OFF = 0x00, 0x01, 0x02, 0x04
PRINTING = 0x01
_DIE_CUT = 0x0B

# Byte and bit of each error, the one that a person must see to first standing first.
_ERRORS = (
    (9, 4, COVER_OPEN, "the cover is open"),
    (8, 0, NO_MEDIA, "no labels: put in a roll"),
    (8, 1, NO_MEDIA, "the roll is at its end"),
    (9, 6, NO_MEDIA, "the labels cannot be fed: the roll is at its end, or stuck"),
    (9, 0, WRONG_MEDIA, "the labels are not those of the job: put in the right roll"),
    (8, 4, BUSY, "the printer is in use"),
    (8, 2, PRINTER_ERROR, "the cutter is jammed"),
    (8, 5, PRINTER_ERROR, "the printer was switched off"),
    (8, 3, PRINTER_ERROR, "an error that its manual does not name (byte 8, bit 3)"),
    (8, 6, PRINTER_ERROR, "the adapter has the wrong voltage"),
    (8, 7, PRINTER_ERROR, "the fan does not turn"),
    (9, 1, PRINTER_ERROR, "the expansion buffer is full"),
    (9, 2, PRINTER_ERROR, "the data was damaged on its way: check the cable"),
    (9, 3, PRINTER_ERROR, "the receive buffer is full"),
    (9, 5, PRINTER_ERROR, "somebody pressed the cancel key"),
    (9, 7, PRINTER_ERROR, "an error of the printer's system: switch it off and on"),
)


@dataclass(frozen=True)
class Status:
    """A frame. What is unknown in it, such as the model, is never refused: newer printers and clones differ."""

    frame: bytes

    @property
    def kind(self) -> int:
        return self.frame[18]

    @property
    def printing(self) -> bool:
        return self.frame[19] == PRINTING

    def fault(self) -> Failure | None:
        """Returns why the printer cannot print, or did not; None when it reports no error."""
        for byte, bit, code, words in _ERRORS:
            if self.frame[byte] >> bit & 1:
                return Failure(code, words)
        if self.kind == TURNED_OFF:
            return Failure(PRINTER_ERROR, "the printer was switched off")
        if self.kind == ERROR:
            return Failure(PRINTER_ERROR, f"an error that it does not name: {self.frame.hex(' ')}")
        return None

    def wrong_media(self) -> Failure | None:
        """Returns why the roll does not fit; None when it does."""
        width, media = self.frame[10], self.frame[11]
        if media == 0:
            return Failure(NO_MEDIA, "no labels: put in a roll")
        if media == CONTINUOUS and width == MEDIA_MILLIMETRES:
            return None
        name = {CONTINUOUS: "endless", _DIE_CUT: "die-cut"}.get(media, f"of the unknown kind {media:#04x}")
        return Failure(
            WRONG_MEDIA,
            f"wrong labels: {width} mm, {name}, where {MEDIA_MILLIMETRES} mm, endless, are needed",
        )


class Frames:
    """Finds the frames in what is read: one may come in two reads, and two in one."""

    def __init__(self) -> None:
        self._unread = bytearray()

    def feed(self, data: bytes) -> list[Status]:
        """Takes bytes that were read; returns the frames that are complete now. Bytes between frames are skipped."""
        self._unread += data
        complete: list[Status] = []
        while True:
            start = self._unread.find(HEADER)
            if start < 0:
                # The end may be the beginning of a header.
                del self._unread[: max(0, len(self._unread) - len(HEADER) + 1)]
                return complete
            del self._unread[:start]
            if len(self._unread) < LENGTH:
                return complete
            complete.append(Status(bytes(self._unread[:LENGTH])))
            del self._unread[:LENGTH]
