import struct
import unittest
import zlib

from failure import NOT_A_LABEL, Failure
from ql.bitmap import Bitmap
from ql.png import SIGNATURE, decode
from test.images import chunk, label, png

CHECKED = Bitmap(10, (0b1010101010, 0b0101010101, 0b1111100000))


def file(width: int, height: int, data: bytes, depth: int = 1, colour: int = 0, more: bytes = b"", lace: int = 0):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, lace))
    return SIGNATURE + header + more + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


class PngTest(unittest.TestCase):
    def refuses(self, data: bytes, why: str) -> None:
        with self.assertRaisesRegex(Failure, why) as caught:
            decode(data)
        self.assertEqual(NOT_A_LABEL, caught.exception.code)

    def test_the_dots_of_a_grey_image_are_read(self):
        self.assertEqual(CHECKED, decode(png(CHECKED)))
        self.assertEqual(label(), decode(png(label())))

    def test_a_palette_says_which_value_is_black(self):
        data = b"\0\xaa\x80"
        for palette, row in (
            (b"\0\0\0\xff\xff\xff", 0b0101010101),
            (b"\xff\xff\xff\0\0\0", 0b1010101010),
            (b"\0\0\0\0\0\0", 0b1111111111),
            (b"\xff\xff\xff", 0),
            (b"\0\0\0", 0b0101010101),
        ):
            with self.subTest(palette=palette):
                image = decode(file(10, 1, data, colour=3, more=chunk(b"PLTE", palette)))
                self.assertEqual(Bitmap(10, (row,)), image)

    def test_a_dark_grey_is_black_and_a_light_one_white(self):
        palette = chunk(b"PLTE", bytes([179] * 3 + [180] * 3))
        self.assertEqual((0b10,), decode(file(2, 1, b"\0\x40", colour=3, more=palette)).rows)

    def test_every_filter_is_undone(self):
        # The second row of each is 10110011 01 again, packed by the filter.
        above, row = (0b11001010, 0b11000000), (0b10110011, 0b01000000)
        packed = {
            0: row,
            1: (row[0], row[1] - row[0]),
            2: (row[0] - above[0], row[1] - above[1]),
            3: (row[0] - above[0] // 2, row[1] - (row[0] + above[1]) // 2),
            4: (row[0] - above[0], row[1] - row[0]),
        }
        for kind, bytes_ in packed.items():
            with self.subTest(filter=kind):
                data = b"\0" + bytes(above) + bytes([kind]) + bytes(one % 256 for one in bytes_)
                self.assertEqual(0b0100110010, decode(file(10, 2, data)).rows[1])

    def test_other_images_are_refused(self):
        self.refuses(b"GIF89a", "signature")
        self.refuses(file(10, 1, b"\0\0\0", depth=8), "8 bits")
        self.refuses(file(10, 1, b"\0\0\0", colour=6), "colour type 6")
        self.refuses(file(10, 1, b"\0\0\0", lace=1), "interlaced")
        self.refuses(file(10, 1, b"\0\0\0", colour=3), "palette")
        self.refuses(file(10, 1, b"\0\0\0", more=chunk(b"NEWS", b"")), "unknown chunk")
        self.refuses(file(10, 1, b"\5\0\0"), "filtered")
        self.refuses(file(0, 1, b"\0"), "0 x 1")
        self.refuses(SIGNATURE + chunk(b"IEND", b""), "header")

    def test_a_chunk_that_may_be_ignored_is_ignored(self):
        self.assertEqual((0b1111111111,), decode(file(10, 1, b"\0\0\0", more=chunk(b"tEXt", b"by nobody"))).rows)

    def test_a_damaged_file_is_refused(self):
        whole = png(label())
        self.refuses(whole[:-1], "cut off")
        self.refuses(whole[:200], "cut off")
        self.refuses(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:], "checksum")
        self.refuses(SIGNATURE + whole[8:33] + chunk(b"IDAT", b"no zlib") + chunk(b"IEND", b""), "unpacked")

    def test_no_more_is_unpacked_than_the_header_says(self):
        self.refuses(file(10, 1, bytes(100 * 1024 * 1024)), "more or fewer dots")
        self.refuses(file(10, 2, bytes(3)), "more or fewer dots")
        self.refuses(file(100_000, 1, b"\0"), "100000 x 1")
        self.refuses(SIGNATURE + bytes(2 * 1024 * 1024), "limit")
