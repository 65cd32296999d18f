"""AWS IoT Jobs over MQTT, as far as a printer uses it, on a Mosquitto of this machine with mutual TLS."""

import json
import os
import queue
import socket
import subprocess
import threading
import time
from pathlib import Path

from test.authority import Authority

_CONFIGURATION = """
listener {port} 127.0.0.1
cafile {root}
certfile {certificate}
keyfile {key}
require_certificate true
use_identity_as_username true
allow_anonymous false
acl_file {folder}/acl
persistence false
"""
_RULES = "user service\ntopic readwrite $aws/#\n\npattern readwrite $aws/things/%u/jobs/#\n"


class Jobs:
    """The jobs of one thing. `updates` are what it said of its jobs, in order."""

    def __init__(self, folder: Path, authority: Authority, thing: str):
        folder.mkdir()
        self.port = _free_port()
        self.updates: queue.Queue[tuple[str, dict]] = queue.Queue()
        self._topic = f"$aws/things/{thing}/jobs"
        self._waiting: list[dict] = []
        certificate, key = authority.issue("broker", server=True)
        configuration = _CONFIGURATION.format(
            port=self.port, root=authority.root, certificate=certificate, key=key, folder=folder
        )
        if os.geteuid() == 0:  # Mosquitto would become a user who cannot read the key.
            configuration += "user root\n"
        (folder / "mosquitto.conf").write_text(configuration)
        (folder / "acl").write_text(_RULES)
        self._broker = subprocess.Popen(
            ["mosquitto", "-c", folder / "mosquitto.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PATH": "/usr/sbin:/usr/bin:/bin"},
        )
        self._wait_for_broker()
        own, own_key = authority.issue("service")
        self._connection = ["-h", "localhost", "-p", str(self.port), "-q", "1"]
        self._connection += ["--cafile", authority.root, "--cert", own, "--key", own_key]
        self._listener = subprocess.Popen(
            ["mosquitto_sub", *self._connection, "-F", "%t %p", "-t", f"{self._topic}/#"],
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> "Jobs":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._listener, self._broker):
            process.terminate()
            process.wait()
        assert self._listener.stdout
        self._listener.stdout.close()

    def create(self, job: str, command: str) -> None:
        """Queues a job of the template AWS-Run-Command, and tells the thing of it."""
        action = {"name": "Run-Command", "type": "runCommand", "input": {"command": command}, "runAsUser": ""}
        document = {"version": "1.0", "steps": [{"action": action}]}
        execution = {"jobId": job, "status": "QUEUED", "executionNumber": 1, "versionNumber": 1}
        self._waiting.append(execution | {"jobDocument": document})
        self.notify()

    def notify(self) -> None:
        """Tells the thing of its next job. AWS IoT may do so more than once."""
        notice: dict = {"timestamp": int(time.time())}
        self._publish("notify-next", notice | ({"execution": self._waiting[0]} if self._waiting else {}))

    def ended(self) -> tuple[str, dict]:
        """Waits for the next update that ends a job."""
        while True:
            job, update = self.updates.get(timeout=60)
            if update["status"] != "IN_PROGRESS":
                return job, update

    def _serve(self) -> None:
        assert self._listener.stdout
        for line in self._listener.stdout:
            topic, payload = line.split(" ", 1)
            request = topic.removeprefix(self._topic + "/")
            if request == "start-next":
                execution = self._waiting[0] if self._waiting else {}
                self._publish("start-next/accepted", {"execution": execution, "timestamp": int(time.time())})
            elif request.endswith("/update"):
                self._update(request.split("/")[0], json.loads(payload))

    def _update(self, job: str, update: dict) -> None:
        answer = {"clientToken": update["clientToken"], "timestamp": int(time.time())}
        self._publish(f"{job}/update/accepted", answer)
        if update["status"] != "IN_PROGRESS":
            self._waiting = [one for one in self._waiting if one["jobId"] != job]
            self.notify()
        self.updates.put((job, update))

    def _publish(self, topic: str, message: dict) -> None:
        command = ["mosquitto_pub", *self._connection, "-t", f"{self._topic}/{topic}", "-m", json.dumps(message)]
        subprocess.run(command, check=True)

    def _wait_for_broker(self) -> None:
        while self._broker.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.01)
        raise RuntimeError("mosquitto did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
