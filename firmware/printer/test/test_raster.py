import hashlib
import unittest

from failure import NOT_A_LABEL, Failure
from ql.bitmap import Bitmap
from ql.raster import OPENING, encode
from test.images import label, printed

# Of the rasters that brother_ql 0.9.4 makes of the same dots.
GOLDEN = {
    295: "9196baeede4a2ad09707162751829e325f4f6c375d709441e78cffe9e332da53",
    413: "8e85ce389131d4b146ab8cf18c114ba34fc9e080b15608924f7f57e5cdf99ac9",
    449: "139787ce19617d86cf061fdde894ff8fc23f1828a422b5e9b2344c898123bb47",
}


class RasterTest(unittest.TestCase):
    def test_it_is_byte_for_byte_that_of_another_implementation(self):
        for height, golden in GOLDEN.items():
            with self.subTest(height=height):
                self.assertEqual(golden, hashlib.sha256(OPENING + encode(label(height))).hexdigest())

    def test_a_row_takes_93_bytes(self):
        self.assertEqual(200 + 2 + 3 + 13 + 5 + 93 * 300 + 1, len(OPENING + encode(label(300))))

    def test_what_is_printed_are_the_dots_of_the_label(self):
        for height in (295, 413, 485):
            self.assertEqual(label(height), printed(OPENING + encode(label(height))))

    def test_a_label_of_another_width_is_refused_and_never_scaled(self):
        for width in (1, 412, 414, 720):
            with self.subTest(width=width), self.assertRaisesRegex(Failure, f"{width} dots wide") as caught:
                encode(Bitmap(width, (0,) * 413))
            self.assertEqual(NOT_A_LABEL, caught.exception.code)

    def test_a_label_that_the_cutter_does_not_reach_or_the_printer_not_take_is_refused(self):
        for height in (0, 294, 11_812):
            with self.subTest(height=height), self.assertRaisesRegex(Failure, f"{height} dots long"):
                encode(Bitmap(413, (0,) * height))
