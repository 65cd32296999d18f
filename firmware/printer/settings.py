"""The settings of printer.conf. print.sh reads the file and hands them over as variables GROUNDCREW_<NAME>."""

import os
from collections.abc import Callable
from typing import TypeVar

from failure import CONFIGURATION, Failure

T = TypeVar("T")


class Settings:
    """Reads settings one by one; `check` then reports everything that is wrong with them at once."""

    def __init__(self, variables: "os._Environ[str] | dict[str, str]" = os.environ):
        self._variables = variables
        self._faults: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        value = self._variables.get("GROUNDCREW_" + name, "")
        if value:
            return value
        if default is None:
            self._faults.append(f"{name} is missing")
        return default or ""

    def seconds(self, name: str, default: float) -> float:
        return self._read(name, default, _seconds, "seconds")

    def check(self) -> None:
        """Raises Failure CONFIGURATION if a setting was missing or malformed."""
        if self._faults:
            raise Failure(CONFIGURATION, "printer.conf: " + "; ".join(self._faults))

    def _read(self, name: str, default: T, read: Callable[[str], T], expected: str) -> T:
        value = self.text(name, "")
        if not value:
            return default
        try:
            return read(value)
        except ValueError:
            self._faults.append(f"{name} must be {expected}, not {value!r}")
            return default


def _seconds(value: str) -> float:
    seconds = float(value)
    if not 0 < seconds <= 3600:
        raise ValueError(value)
    return seconds
