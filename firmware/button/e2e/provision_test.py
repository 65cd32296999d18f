import os
import pathlib
import stat
import subprocess
import tempfile
import unittest

from booth import Booth
from lines import Process

BUTTON = pathlib.Path(__file__).parent.parent


class Provision(Booth):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="groundcrew-bench-")
        self.addCleanup(folder.cleanup)
        self.bench = pathlib.Path(folder.name)

    def run_script(self, *arguments, typed=""):
        command = [BUTTON / "provision.sh", *arguments, "--keys", self.bench / "keys"]
        return subprocess.run([str(part) for part in command], input=typed, capture_output=True, text=True, check=False)

    def request(self, thing="button-1"):
        return self.run_script("request", thing, "--requests", self.bench / "requests")

    def secrets(self, certificate, thing="button-1", endpoint="localhost"):
        return self.run_script(
            "secrets", thing, "--certificate", certificate, "--endpoint", endpoint, "--wifi", 'the "booth"', "--port",
            self.broker.port, "--root", self.authority.root, "--out", self.bench / "Secrets.h", typed='pass\\"word\n')

    def build(self):
        """Builds the sketch for Linux with the Secrets.h of the bench, and returns the program."""
        program = self.bench / "green-button"
        objects = [part for part in (BUTTON / "target/host").glob("*.o") if part.name != "sketch.o"]
        subprocess.run(
            ["g++", "-std=gnu++17", f"-I{BUTTON}/arduino", f"-I{BUTTON}/core", f"-I{self.bench}", "-include", "Arduino.h",
             "-x", "c++", BUTTON / "target/sketch/green_button.ino", "-x", "none", *objects, "-lssl", "-lcrypto", "-pthread",
             "-o", program], check=True)
        return program

    def test_a_button_with_the_secrets_that_were_written_connects(self):
        self.assertEqual(0, self.request().returncode)
        certificate = self.authority.sign(self.bench / "requests/button-1.csr")
        written = self.secrets(certificate)
        self.assertEqual((0, ""), (written.returncode, written.stderr))
        text = (self.bench / "Secrets.h").read_text()
        self.assertIn('WIFI_SSID R"text(the "booth")text"', text)
        self.assertIn('WIFI_PASSWORD R"text(pass\\"word)text"', text)
        button = Process([self.build()], os.environ)
        self.addCleanup(button.kill)
        button.wait_for("led ready")
        button.say("press")
        self.observer.wait_for_presses(1)

    def test_nobody_else_can_read_the_key_and_the_secrets(self):
        self.request()
        self.secrets(self.authority.sign(self.bench / "requests/button-1.csr"))
        for file in ("keys/button-1.key", "Secrets.h"):
            self.assertEqual(0o600, stat.S_IMODE((self.bench / file).stat().st_mode))

    def test_a_key_is_never_replaced(self):
        self.request()
        key = (self.bench / "keys/button-1.key").read_text()
        again = self.request()
        self.assertEqual(1, again.returncode)
        self.assertIn("is there already", again.stderr)
        self.assertEqual(key, (self.bench / "keys/button-1.key").read_text())

    def test_a_certificate_of_another_key_is_refused(self):
        self.request()
        refused = self.secrets(self.authority.device("button-1").certificate)
        self.assertEqual(1, refused.returncode)
        self.assertIn("is no certificate of", refused.stderr)
        self.assertFalse((self.bench / "Secrets.h").exists())

    def test_names_that_do_not_fit_are_refused(self):
        for thing in ("", "button:1", "a2345678901234567890123456789"):
            self.assertEqual(2, self.request(thing).returncode)
        self.request()
        self.assertEqual(2, self.secrets("x.pem", endpoint='a"b').returncode)

    def test_a_missing_key_says_what_to_do_first(self):
        missing = self.secrets(self.authority.device("button-1").certificate)
        self.assertEqual(1, missing.returncode)
        self.assertIn("run provision.sh request button-1", missing.stderr)


if __name__ == "__main__":
    unittest.main()
