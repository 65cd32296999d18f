"""A QL-500 on a pseudo-terminal: takes what it is sent, and answers as the real one does.

    python3 -B -m test.printer --save target/labels [--mode ok] [--seconds 0.1]

It prints the path of its terminal. It saves each label as label-001.bin and then as label-001.png, before it says that
the label is printed. A line on its standard input is the new mode; it ends with its standard input.
"""

import argparse
import os
import pty
import select
import sys
import threading
import time
import tty
from pathlib import Path

from test.images import png, printed

MODES = (
    "ok",
    "no-media",
    "wrong-media",
    "die-cut",
    "cover-open",  # while it prints: a QL-500 sees it as the end of its labels, its sisters name it
    "busy",
    "busy-then-ok",
    "silent",
    "silent-after-data",
    "late-report",  # of an earlier label, after the answer; of the label itself, it says nothing
    "deaf",  # answers, and takes no data then
    "end-of-roll",  # while it prints
    "system-error",  # while it prints
    "in-pieces",  # a frame in many reads
    "two-in-one",  # frames in one read, garbage between them
    "unknown-model",
    "unplugged",  # while it prints
)
MEDIA_38 = (38, 0x0A)


def frame(kind: int, phase: int = 0, error1: int = 0, error2: int = 0, media: tuple[int, int] = MEDIA_38) -> bytes:
    made = bytearray(32)
    made[:7] = b"\x80\x20B0O0\0"
    made[8:12] = bytes([error1, error2, *media])
    made[18:20] = bytes([kind, phase])
    return bytes(made)


class Printer:
    """A printer that answers in a thread of its own until it is closed."""

    def __init__(self, save: Path | None = None, mode: str = "ok", seconds: float = 0.0):
        self.mode = mode
        self.labels: list[bytes] = []
        self._save = save
        self._seconds = seconds
        self._asked = 0
        self._received = bytearray()
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)  # A terminal would echo, and change the bytes that mean line ends.
        self.path = os.ttyname(self._slave)
        self._end, self._closing = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> "Printer":
        return self

    def __exit__(self, *_: object) -> None:
        os.write(self._closing, b"x")
        self._thread.join()
        for file in (self._master, self._slave, self._end, self._closing):
            if file >= 0:
                os.close(file)

    def say(self, data: bytes) -> None:
        os.write(self._master, data)

    def _serve(self) -> None:
        while self._master >= 0:
            deaf = self.mode == "deaf" and self._asked
            readers = [self._end] if deaf else [self._end, self._master]
            ready, _, _ = select.select(readers, [], [], 0.05)
            if self._end in ready:
                return
            if self._master in ready:
                self._received += os.read(self._master, 65536)
                self._understand()

    def _understand(self) -> None:
        while (at := self._received.find(b"\x1biS")) >= 0 and b"\x1biz" not in self._received[:at]:
            del self._received[: at + 3]
            self._answer()
        start = self._received.find(b"\x1biz")
        # The last command is one byte that may stand in a row, too: the announced rows say where it is.
        if start >= 0 and len(self._received) >= start + 11:
            rows = int.from_bytes(self._received[start + 7 : start + 11], "little")
            end = start + 13 + 5 + 93 * rows + 1
            if len(self._received) >= end:
                raster = bytes(200) + b"\x1b@\x1biS" + bytes(self._received[start:end])
                del self._received[:end]
                self._print(raster)

    def _answer(self) -> None:
        self._asked += 1
        busy = self.mode == "busy" or self.mode == "busy-then-ok" and self._asked < 3
        replies = {
            "no-media": frame(0, error1=1, media=(0, 0)),
            "wrong-media": frame(0, media=(62, 0x0A)),
            "die-cut": frame(0, media=(29, 0x0B)),
            "unknown-model": frame(0)[:3] + b"\x35\x7f" + frame(0)[5:],
        }
        reply = replies.get(self.mode, frame(0, phase=1 if busy else 0))
        if self.mode == "in-pieces":
            for byte in reply:
                self.say(bytes([byte]))
                time.sleep(0.002)
        elif self.mode == "two-in-one":
            self.say(b"\x80\x20" + frame(6, phase=0) + b"\0\x80" + reply)
        elif self.mode == "late-report":
            self.say(reply + frame(1, 1))
        elif self.mode != "silent":
            self.say(reply)

    def _print(self, raster: bytes) -> None:
        errors = {"end-of-roll": 0x40, "cover-open": 0x10, "system-error": 0x80}
        if self.mode == "unplugged":
            os.close(self._slave)
            os.close(self._master)
            self._master = self._slave = -1
        elif self.mode in errors:
            self.say(frame(6, 1) + frame(2, 1, error2=errors[self.mode]))
        elif self.mode not in ("silent-after-data", "late-report"):
            self.say(frame(6, 1))
            time.sleep(self._seconds)
            self._keep(raster)
            self.say(frame(1, 1) + frame(6, 0))

    def _keep(self, raster: bytes) -> None:
        self.labels.append(raster)
        if self._save:
            name = self._save / f"label-{len(list(self._save.glob('*.bin'))) + 1:03}"
            name.with_suffix(".bin").write_bytes(raster)
            name.with_suffix(".png").write_bytes(png(printed(raster)))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--save", type=Path, required=True)
    arguments.add_argument("--mode", choices=MODES, default="ok")
    arguments.add_argument("--seconds", type=float, default=0.1, help="time that a label takes")
    chosen = arguments.parse_args()
    chosen.save.mkdir(parents=True, exist_ok=True)
    with Printer(chosen.save, chosen.mode, chosen.seconds) as printer:
        os.chmod(printer.path, 0o666)  # print.sh may run as another user.
        print(printer.path, flush=True)
        for line in sys.stdin:
            if line.strip() in MODES:
                printer.mode = line.strip()
            else:
                print(f"no mode: {line.strip()}; one of {', '.join(MODES)}", file=sys.stderr)


if __name__ == "__main__":
    main()
