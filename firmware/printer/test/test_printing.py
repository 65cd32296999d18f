import os
import time
import unittest

from failure import (
    BUSY,
    COVER_OPEN,
    NO_MEDIA,
    NOT_CONNECTED,
    SILENT,
    WRONG_MEDIA,
    Failure,
)
from ql.device import Device
from ql.printing import Patience, print_label
from ql.raster import OPENING, encode
from test.images import label
from test.printer import Printer, frame

SHORT = Patience(to_answer=0.3, while_busy=0.4, to_print=0.3)
LONG = Patience(to_answer=10, while_busy=10, to_print=10)


def print_on(printer: Printer, patience: Patience = LONG) -> None:
    with Device(printer.path, time.monotonic() + patience.while_busy) as device:
        print_label(device, encode(label()), patience)


class PrintingTest(unittest.TestCase):
    def fails(self, mode: str, code: int, words: str, patience: Patience = LONG) -> Printer:
        with Printer(mode=mode) as printer, self.assertRaisesRegex(Failure, words) as caught:
            print_on(printer, patience)
        self.assertEqual(code, caught.exception.code)
        return printer

    def test_a_label_is_printed_when_the_printer_says_so(self):
        with Printer() as printer:
            print_on(printer)
            self.assertEqual([OPENING + encode(label())], printer.labels)

    def test_labels_are_printed_one_after_the_other(self):
        with Printer() as printer:
            for _ in range(3):
                print_on(printer)
            self.assertEqual(3, len(printer.labels))

    def test_frames_in_pieces_or_glued_and_an_unknown_model_are_understood(self):
        for mode in ("in-pieces", "two-in-one", "unknown-model"):
            with self.subTest(mode=mode), Printer(mode=mode) as printer:
                print_on(printer)
                self.assertEqual(1, len(printer.labels))

    def test_the_report_of_an_earlier_label_does_not_count_for_this_one(self):
        self.fails("late-report", SILENT, "does not say that the label is printed", SHORT)

    def test_nothing_is_sent_to_a_printer_without_labels_or_with_others(self):
        for mode, code, words in (
            ("no-media", NO_MEDIA, "no labels"),
            ("wrong-media", WRONG_MEDIA, "62 mm"),
            ("die-cut", WRONG_MEDIA, "die-cut"),
        ):
            with self.subTest(mode=mode):
                self.assertEqual([], self.fails(mode, code, words).labels)

    def test_an_error_while_it_prints_is_the_reason(self):
        self.fails("cover-open", COVER_OPEN, "cover")
        self.fails("end-of-roll", NO_MEDIA, "end")

    def test_a_busy_printer_is_waited_for(self):
        with Printer(mode="busy-then-ok") as printer:
            print_on(printer)
            self.assertEqual(1, len(printer.labels))

    def test_a_printer_that_stays_busy_is_given_up(self):
        self.assertEqual([], self.fails("busy", BUSY, "busy", Patience(10, 0.7, 10)).labels)

    def test_a_printer_that_says_nothing_has_printed_nothing(self):
        self.fails("silent", SILENT, "does not answer", SHORT)

    def test_a_label_that_is_not_confirmed_is_no_success(self):
        self.fails("silent-after-data", SILENT, "does not say", Patience(10, 10, 0.3))

    def test_a_printer_that_takes_no_data_is_given_up(self):
        self.fails("deaf", SILENT, "takes no data", Patience(10, 10, 0.3))

    def test_a_printer_that_is_unplugged_while_it_prints_is_no_success(self):
        self.fails("unplugged", NOT_CONNECTED, "unplugged")

    def test_what_was_said_of_an_earlier_label_is_not_believed(self):
        with Printer(mode="silent-after-data") as printer:
            printer.say(frame(1, 1) + frame(6) + frame(0)[:20])
            with self.assertRaisesRegex(Failure, "does not say"):
                print_on(printer, Patience(10, 10, 0.3))

    def test_a_printer_that_is_not_there_is_named(self):
        for path in ("/dev/no-printer", os.path.dirname(__file__)):
            with self.subTest(path=path), self.assertRaisesRegex(Failure, path) as caught:
                Device(path, time.monotonic())
            self.assertEqual(NOT_CONNECTED, caught.exception.code)
