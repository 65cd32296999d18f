"""The printer's device file: usblp's `/dev/usb/lp0`, or a terminal that stands in for it."""

import errno
import os
import select
import time

from failure import BUSY, NOT_CONNECTED, SILENT, Failure
from ql.status import Frames, Status

# usblp answers a read with nothing at once, as at the end of a file, when the printer has nothing to say.
_PAUSE = 0.02
_UNPLUGGED = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESHUTDOWN, errno.EPIPE}


class Device:
    """An open printer. Nothing here waits past a deadline, which is a time of `time.monotonic`."""

    def __init__(self, path: str, deadline: float):
        """Opens the printer. Another program that has it open makes it busy: usblp lets one in at a time."""
        self._frames = Frames()
        self._arrived: list[Status] = []
        while True:
            try:
                self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
                return
            except OSError as error:
                if error.errno != errno.EBUSY:
                    raise _unusable(path, error) from None
                if time.monotonic() > deadline:
                    raise Failure(BUSY, f"the printer is in use by another program: {path}") from None
                time.sleep(_PAUSE)

    def __enter__(self) -> "Device":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def discard(self) -> None:
        """Forgets what the printer said before: it may be of another program's label."""
        while self._read():
            pass
        self._frames, self._arrived = Frames(), []

    def discard_reports(self, kind: int) -> None:
        """Forgets the reports of one kind that have arrived. Others, such as faults, stay to be received."""
        while self._read():
            pass
        self._arrived = [report for report in self._arrived if report.kind != kind]

    def send(self, data: bytes, deadline: float) -> None:
        """Sends everything, unless the printer reports an error meanwhile: it stops taking data then."""
        left = memoryview(data)
        while left:
            ready = self._wait(select.POLLIN | select.POLLOUT, deadline)
            if ready & select.POLLIN:
                self._read()
                self._raise_fault()
            if ready & select.POLLOUT:
                try:
                    left = left[os.write(self._file, left) :]
                except BlockingIOError:
                    time.sleep(_PAUSE)
                except OSError as error:
                    raise _gone(error) from None
            if left and time.monotonic() > deadline:
                raise Failure(SILENT, "the printer takes no data: is it on?")

    def receive(self, deadline: float) -> Status | None:
        """Returns the next frame; None if there is none by the deadline."""
        while not self._arrived:
            if self._wait(select.POLLIN, deadline) & select.POLLIN and not self._read():
                time.sleep(_PAUSE)
            if not self._arrived and time.monotonic() > deadline:
                return None
        return self._arrived.pop(0)

    def _raise_fault(self) -> None:
        for status in self._arrived:
            if fault := status.fault():
                raise fault

    def _read(self) -> int:
        try:
            data = os.read(self._file, 4096)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise _gone(error) from None
        self._arrived += self._frames.feed(data)
        return len(data)

    def _wait(self, events: int, deadline: float) -> int:
        poll = select.poll()
        poll.register(self._file, events)
        ready = poll.poll(max(0.0, deadline - time.monotonic()) * 1000)
        found = ready[0][1] if ready else 0
        # What the printer said last is read first; after that, every read ends at once.
        if found & (select.POLLERR | select.POLLHUP | select.POLLNVAL) and not self._read():
            raise Failure(NOT_CONNECTED, "the printer was unplugged")
        return found


def _gone(error: OSError) -> Failure:
    if error.errno in _UNPLUGGED:
        return Failure(NOT_CONNECTED, "the printer was unplugged")
    return Failure(NOT_CONNECTED, f"the printer cannot be used: {error.strerror}")


def _unusable(path: str, error: OSError) -> Failure:
    if error.errno in (errno.EACCES, errno.EPERM):
        return Failure(NOT_CONNECTED, f"no permission for the printer {path}: add the user to the group lp")
    if error.errno in _UNPLUGGED | {errno.ENOENT}:
        return Failure(NOT_CONNECTED, f"the printer is not connected, or off: there is no {path}")
    return Failure(NOT_CONNECTED, f"the printer {path} cannot be opened: {error.strerror}")
