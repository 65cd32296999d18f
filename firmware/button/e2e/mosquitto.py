"""Mosquitto with mutual TLS and the permissions that the button's policy in AWS IoT has."""

import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import weakref

from lines import PATIENCE, Process

CONFIGURATION = """
user root
listener {port} 127.0.0.1
cafile {authority.root}
certfile {server.certificate}
keyfile {server.key}
require_certificate true
use_identity_as_username true
tls_version tlsv1.2
acl_file {folder}/acl
persistence true
persistence_location {folder}/
autosave_interval 1
connection_messages true
"""
# The name in the certificate is the thing's, as AWS knows it of the certificate.
PERMISSIONS = """
user observer
topic readwrite #
pattern write groundcrew/button/%u/press
pattern write groundcrew/button/%u/presence
pattern read groundcrew/button/%u/result
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Mosquitto:
    def __init__(self, authority, server=None, port=None):
        self.authority, self.port = authority, port or free_port()
        folder = pathlib.Path(tempfile.mkdtemp(prefix="groundcrew-mosquitto-"))
        weakref.finalize(self, shutil.rmtree, folder)
        (folder / "acl").write_text(PERMISSIONS)
        (folder / "acl").chmod(0o600)
        self._configuration = folder / "mosquitto.conf"
        self._server = server or authority.server()
        self._configuration.write_text(
            CONFIGURATION.format(port=self.port, authority=authority, server=self._server, folder=folder))
        self.start()

    def start(self):
        # Debian has it where only root looks.
        program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        self.process = Process([program, "-c", self._configuration])
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.02)
        raise AssertionError("Mosquitto does not start:\n" + "\n".join(self.process.lines))

    def stop(self):
        self.process.terminate()


class Observer:
    """Receives all messages, also those that came while it was away, and answers as the cloud does."""

    def __init__(self, mosquitto):
        identity = mosquitto.authority.device("observer")
        self._access = ["-h", "localhost", "-p", mosquitto.port, "--cafile", mosquitto.authority.root,
                        "--cert", identity.certificate, "--key", identity.key, "-q", "1"]
        self.process = Process(["mosquitto_sub", *self._access, "-i", "observer", "-c", "-t", "groundcrew/#", "-F", "%t %p"])
        # Its subscription is there when it hears itself.
        while not self.process.all_with("groundcrew/hello"):
            self.publish("groundcrew/hello", "")
            time.sleep(0.02)

    def publish(self, topic, payload):
        subprocess.run(["mosquitto_pub", *map(str, self._access), "-t", topic, "-m", payload], check=True, capture_output=True)

    def answer(self, thing, press, result):
        self.publish(f"groundcrew/button/{thing}/result", json.dumps({"press": press, "result": result}))

    def wait_for_presses(self, count):
        """Waits for so many different presses, and returns all messages of presses, in their order."""
        self.process.wait_for("groundcrew/hello")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if len({press["press"] for press in self.presses()}) >= count:
                return self.presses()
            time.sleep(0.02)
        raise AssertionError(f"not {count} presses in:\n" + "\n".join(self.process.lines))

    def presses(self):
        return [json.loads(line.split(" ", 1)[1]) for line in self.process.all_with("/press ")]

    def close(self):
        self.process.kill()
