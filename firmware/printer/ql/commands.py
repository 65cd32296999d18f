"""The commands about the printer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ql.device import Device
from ql.png import decode
from ql.printing import Patience, print_label, ready
from ql.raster import encode
from settings import Settings


def print_file(file: str) -> None:
    """Prints a PNG. One that is no label is refused before the printer is opened."""
    raster = encode(decode(Path(file).read_bytes()))
    with _printer() as (device, patience):
        print_label(device, raster, patience)


def show_status() -> None:
    """Says that the printer could print. Its failures are those of print_file."""
    with _printer() as (device, patience):
        ready(device, patience)
    print("ready")


@contextmanager
def _printer() -> Iterator[tuple[Device, Patience]]:
    settings = Settings()
    path = settings.text("DEVICE", "/dev/ql500")
    patience = Patience(
        to_answer=settings.seconds("ANSWER_SECONDS", Patience.to_answer),
        while_busy=settings.seconds("BUSY_SECONDS", Patience.while_busy),
        to_print=settings.seconds("COMPLETION_SECONDS", Patience.to_print),
    )
    settings.check()
    with Device(path, time.monotonic() + patience.while_busy) as device:
        yield device, patience
