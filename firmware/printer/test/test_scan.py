import random
import subprocess
import tempfile
import unittest
from pathlib import Path

from ql.png import decode
from ql.raster import DOTS, OPENING, encode
from test.images import centred, png, printed

FIXTURES = Path(__file__).parent / "labels"
LABELS = 40
QUIET_ZONE = 4


class ScanTest(unittest.TestCase):
    """What a visitor's telephone does: a scanner reads the picture that is decoded from the printer's raster."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def scan(self, images: dict[str, bytes]) -> list[str]:
        for name, image in images.items():
            raster = OPENING + encode(decode(image))
            (self.folder / name).write_bytes(png(printed(raster)))
        command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *images]
        scanned = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return scanned.stdout.decode().splitlines()

    def test_labels_of_the_cloud_are_read(self):
        expected = (FIXTURES / "urls.txt").read_text().split()
        files = sorted(FIXTURES.glob("*.png"))
        self.assertEqual(expected, self.scan({file.name: file.read_bytes() for file in files}))

    def test_any_url_is_read(self):
        letters, images, urls = random.Random(7), {}, []
        for number in range(LABELS):
            path = "".join(letters.choices("0123456789abcdefXYZ-_", k=letters.randint(1, 60)))
            urls.append(f"https://tree-nation.com/collect/{path}")
            images[f"{number:03}.png"] = self.code(urls[-1])
        self.assertEqual(urls, self.scan(images))

    def code(self, url: str) -> bytes:
        """Returns a label as the cloud draws it: the most whole dots for a module."""
        modules = decode(self.qrencode(url, 1)).width
        return png(centred(decode(self.qrencode(url, DOTS // modules))))

    def qrencode(self, url: str, dots: int) -> bytes:
        options = ["-o", "-", "-l", "M", "-8", "-m", str(QUIET_ZONE), "-s", str(dots)]
        return subprocess.run(["qrencode", *options, url], check=True, stdout=subprocess.PIPE).stdout
