import errno
import os
import time
import unittest
from unittest.mock import patch

from failure import BUSY, NOT_CONNECTED, Failure
from ql.device import Device
from test.printer import Printer, frame

OPEN = os.open


class DeviceTest(unittest.TestCase):
    """What usblp does and a pseudo-terminal does not: answers of the kernel are played."""

    def test_a_printer_that_another_program_has_open_is_waited_for(self):
        busy = [OSError(errno.EBUSY, "busy")] * 2
        with Printer() as printer, patch("os.open", lambda *how: self.next_of(busy, how)):
            Device(printer.path, time.monotonic() + 60).__exit__()
        self.assertEqual([], busy)

    def test_a_printer_that_another_program_keeps_open_is_busy(self):
        self.refuses(errno.EBUSY, BUSY, "in use by another program")

    def test_a_printer_that_the_user_may_not_use_is_told_with_the_cure(self):
        self.refuses(errno.EACCES, NOT_CONNECTED, "group lp")

    def test_a_printer_that_is_off_is_not_connected(self):
        self.refuses(errno.ENODEV, NOT_CONNECTED, "not connected, or off")

    def test_a_read_of_nothing_is_not_the_end(self):
        with Printer() as printer, Device(printer.path, time.monotonic()) as device:
            nothing, read = [b""] * 3, os.read
            printer.say(frame(0))
            with patch("os.read", lambda *how: nothing.pop() if nothing else read(*how)):
                self.assertEqual(0, device.receive(time.monotonic() + 60).kind)

    def refuses(self, number: int, code: int, words: str) -> None:
        error = OSError(number, os.strerror(number))
        with patch("os.open", side_effect=error), self.assertRaisesRegex(Failure, words) as caught:
            Device("/dev/ql500", time.monotonic())
        self.assertEqual(code, caught.exception.code)

    def next_of(self, errors: list[OSError], how: tuple) -> int:
        if errors:
            raise errors.pop()
        return OPEN(*how)
