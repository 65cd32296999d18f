"""The dots of a label."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bitmap:
    """Rows of dots from top to bottom. A row is an integer: its highest bit is the leftmost dot, a set bit is black."""

    width: int
    rows: tuple[int, ...]

    @property
    def height(self) -> int:
        return len(self.rows)
