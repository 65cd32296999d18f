import unittest

from failure import BUSY, COVER_OPEN, NO_MEDIA, PRINTER_ERROR, WRONG_MEDIA
from ql.status import COMPLETED, REPLY, Frames, Status
from test.printer import frame


class StatusTest(unittest.TestCase):
    def test_frames_are_found_however_they_are_cut(self):
        stream = b"\0\x80\x20" + frame(6, 1) + b"\x80garbage" + frame(1, 1) + frame(6)
        for size in (1, 2, 3, 31, 32, 33, 64, len(stream)):
            with self.subTest(size=size):
                frames, found = Frames(), []
                for at in range(0, len(stream), size):
                    found += frames.feed(stream[at : at + size])
                self.assertEqual([6, COMPLETED, 6], [one.kind for one in found])

    def test_an_unfinished_frame_is_none(self):
        self.assertEqual([], Frames().feed(frame(0)[:31]))

    def test_each_error_has_its_code_and_words(self):
        for error1, error2, code, words in (
            (0x01, 0, NO_MEDIA, "no labels"),
            (0x02, 0, NO_MEDIA, "end"),
            (0x10, 0, BUSY, "in use"),
            (0x04, 0, PRINTER_ERROR, "cutter"),
            (0, 0x01, WRONG_MEDIA, "right roll"),
            (0, 0x10, COVER_OPEN, "cover"),
            (0, 0x40, NO_MEDIA, "cannot be fed"),
            (0, 0x04, PRINTER_ERROR, "cable"),
            (0, 0x80, PRINTER_ERROR, "system"),
        ):
            with self.subTest(words=words):
                fault = Status(frame(2, error1=error1, error2=error2)).fault()
                self.assertEqual(code, fault.code)
                self.assertIn(words, fault.words)

    def test_no_bit_of_an_error_is_overlooked(self):
        for byte in (8, 9):
            for bit in range(8):
                made = bytearray(frame(2))
                made[byte] = 1 << bit
                with self.subTest(byte=byte, bit=bit):
                    self.assertNotIn("does not name:", Status(bytes(made)).fault().words)

    def test_an_open_cover_is_told_before_the_labels_that_it_uncovers(self):
        self.assertEqual(COVER_OPEN, Status(frame(2, error1=1, error2=0x11)).fault().code)

    def test_an_error_without_a_bit_is_shown_in_hex(self):
        self.assertIn("80 20 42 30 4f", Status(frame(2)).fault().words)

    def test_a_printer_that_is_switched_off_is_an_error(self):
        self.assertEqual(PRINTER_ERROR, Status(frame(4)).fault().code)

    def test_a_good_status_is_no_error(self):
        for kind in (REPLY, COMPLETED, 5, 6, 0x77):
            self.assertIsNone(Status(frame(kind)).fault())
        self.assertIsNone(Status(frame(0)).wrong_media())

    def test_only_endless_labels_of_38_millimetres_fit(self):
        for media, code, words in (
            ((0, 0), NO_MEDIA, "no labels"),
            ((62, 0x0A), WRONG_MEDIA, "62 mm, endless"),
            ((29, 0x0B), WRONG_MEDIA, "29 mm, die-cut"),
            ((38, 0x0B), WRONG_MEDIA, "38 mm, die-cut"),
            ((38, 0x4A), WRONG_MEDIA, "0x4a"),
        ):
            with self.subTest(media=media):
                fault = Status(frame(0, media=media)).wrong_media()
                self.assertEqual(code, fault.code)
                self.assertIn(words, fault.words)
