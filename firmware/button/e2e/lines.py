"""A process whose lines a test waits for."""

import subprocess
import threading
import time

# Only for a test that would hang: none of them says how fast something is.
PATIENCE = 40


class Process:
    """A process; what it prints is collected line by line."""

    def __init__(self, arguments, environment=None):
        self.lines = []
        self._news = threading.Condition()
        self._process = subprocess.Popen(
            [str(argument) for argument in arguments], env=environment, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._reader = threading.Thread(target=self._collect, daemon=True)
        self._reader.start()

    def say(self, line):
        self._process.stdin.write(line + "\n")

    def wait_for(self, wanted, count=1):
        """Waits until so many lines have the text, or fulfil the condition, and returns these."""
        fits = wanted if callable(wanted) else lambda line: wanted in line
        end = time.monotonic() + PATIENCE
        with self._news:
            while True:
                found = [line for line in self.lines if fits(line)]
                if len(found) >= count:
                    return found
                if not self._news.wait(end - time.monotonic()):
                    raise AssertionError(f"not {count} times {wanted!r} in:\n" + "\n".join(self.lines))

    def all_with(self, text):
        with self._news:
            return [line for line in self.lines if text in line]

    def forget(self):
        with self._news:
            self.lines.clear()

    def kill(self):
        """As a power cut does it."""
        self._process.kill()
        self._close()

    def terminate(self):
        self._process.terminate()
        self._close()

    def _close(self):
        self._process.wait()
        self._reader.join()
        self._process.stdin.close()
        self._process.stdout.close()

    def _collect(self):
        for line in self._process.stdout:
            with self._news:
                self.lines.append(line.rstrip("\n"))
                self._news.notify_all()
