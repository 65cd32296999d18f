"""The credential provider of AWS IoT and S3, as far as a printer uses them, on HTTPS servers of this machine."""

import json
import re
import socket
import ssl
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from label.signature import Credentials, signed_headers
from test.authority import Authority

REGION = "eu-west-1"
THING = "printer"
ALIAS = "groundcrew-button-printer"

Reply = tuple[int, bytes, dict[str, str]]


class Cloud:
    """Both servers. `objects` are bytes by path; `failures` are answered first, one for each request."""

    def __init__(self, folder: Path):
        self.authority = Authority(folder)
        self.objects: dict[str, bytes] = {}
        self.failures: list[Reply | None] = []
        self.requests: list[str] = []
        self.lifetime = timedelta(hours=1)
        self.denied: set[str] = set()
        self._sold: dict[str, Credentials] = {}
        certificate, key = self.authority.issue("server", server=True)
        self._provider = _serve(self._credentials, certificate, key, self.authority.root)
        self._s3 = _serve(self._object, certificate, key, None)
        self.provider = f"localhost:{self._provider.server_port}"
        self.s3 = f"https://localhost:{self._s3.server_port}"

    def close(self) -> None:
        for server in (self._provider, self._s3):
            server.shutdown()
            server.server_close()

    def revoke(self) -> None:
        """Makes S3 refuse the credentials that were given so far."""
        self.denied |= set(self._sold)

    def _credentials(self, request: BaseHTTPRequestHandler) -> Reply:
        if request.path != f"/role-aliases/{ALIAS}/credentials":
            return _message(404, "Role Alias not found")
        if request.headers.get("x-amzn-iot-thingname") != THING:
            return _message(403, "Invalid thing name passed")
        expires = datetime.now(timezone.utc).replace(microsecond=0) + self.lifetime
        made = Credentials(f"ASIA{len(self._sold)}", "secret/+", f"token{len(self._sold)}", expires)
        self._sold[made.access_key] = made
        fields = {"accessKeyId": made.access_key, "secretAccessKey": made.secret_key, "sessionToken": made.token}
        expiration = expires.strftime("%Y-%m-%dT%H:%M:%SZ")
        return 200, json.dumps({"credentials": fields | {"expiration": expiration}}).encode(), {}

    def _object(self, request: BaseHTTPRequestHandler) -> Reply:
        signed = re.search(r"Credential=(\w+)/", request.headers.get("authorization", ""))
        credentials = self._sold.get(signed[1]) if signed else None
        if credentials is None or signed is None or signed[1] in self.denied:
            return _error(403, "InvalidAccessKeyId")
        then = datetime.strptime(request.headers["x-amz-date"] + "+0000", "%Y%m%dT%H%M%SZ%z")
        right = signed_headers(request.headers["host"], request.path, REGION, credentials, then)
        if any(request.headers.get(name) != value for name, value in right.items()):
            return _error(403, "SignatureDoesNotMatch")
        if abs(datetime.now(timezone.utc) - then) > timedelta(minutes=15):
            return _error(403, "RequestTimeTooSkewed")
        if request.path not in self.objects:
            return _error(404, "NoSuchKey")
        return 200, self.objects[request.path], {"content-type": "image/png"}


def _message(status: int, text: str) -> Reply:
    return status, json.dumps({"message": text}).encode(), {}


def _error(status: int, code: str) -> Reply:
    return status, f"<Error><Code>{code}</Code></Error>".encode(), {}


def _serve(
    answer: Callable[[BaseHTTPRequestHandler], Reply], certificate: Path, key: Path, devices: Path | None
) -> ThreadingHTTPServer:
    cloud = answer.__self__  # type: ignore[attr-defined]

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def handle(self) -> None:
            try:
                self.connection.do_handshake()  # type: ignore[attr-defined]
            except OSError:
                # A close with unread data would be a reset, which overtakes the alert that says why.
                self.connection.shutdown(socket.SHUT_WR)
                while socket.socket.recv(self.connection, 4096):
                    pass
                return
            super().handle()

        def do_GET(self) -> None:
            cloud.requests.append(self.path)
            failure = cloud.failures.pop(0) if cloud.failures else None
            status, body, headers = failure or answer(self)
            self.send_response(status)
            for name, value in ({"content-length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    if devices:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(devices)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    # The handshake belongs to the thread of the request: a bad client must not stop the others.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
