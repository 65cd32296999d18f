"""GET requests whose time and size are bounded, repeated when the network or AWS fails."""

import http.client
import random
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from failure import AWS_REFUSES, AWS_UNREACHABLE, CONFIGURATION, Failure

_TRIES = 3
_FIRST_PAUSE = 0.4
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server: `https://host`, `https://host:port`, or http where it is on this machine.

    `context` is made only when it is needed: it reads the certificates of all authorities.
    """

    name: str
    url: str
    context: Callable[[], ssl.SSLContext]

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    def get(self, path: str, headers: Callable[[], dict[str, str]], seconds: float, most_bytes: int) -> Answer:
        """Returns the answer to a request. Headers are made anew for each try: a signature has a time.

        Raises Failure when every try failed, or the server or this client is not trusted.
        """
        for left in reversed(range(_TRIES)):
            try:
                answer = self._get(path, headers(), seconds, most_bytes)
                if left == 0 or answer.status < 500 and answer.status != 429:
                    return answer
            except ssl.SSLCertVerificationError as error:
                raise Failure(AWS_REFUSES, f"{self.name} is not trusted: {error.verify_message}") from None
            except (OSError, http.client.HTTPException) as error:
                if _refused(error):
                    raise Failure(AWS_REFUSES, f"{self.name} refuses the printer's certificate") from None
                if left == 0:
                    why = _ended(error) or str(error) or type(error).__name__
                    raise Failure(AWS_UNREACHABLE, f"{self.name} cannot be reached at {self.host}: {why}") from None
            time.sleep(_FIRST_PAUSE * 2 ** (_TRIES - 1 - left) * random.uniform(0.75, 1.25))
        raise AssertionError("the last try returns or raises")

    def _get(self, path: str, headers: dict[str, str], seconds: float, most_bytes: int) -> Answer:
        connection = self._connection(seconds)
        try:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as response:
                body = response.read(most_bytes + 1)
                if len(body) > most_bytes:
                    raise http.client.HTTPException(f"it sends more than {most_bytes} bytes")
                if response.length:  # http.client says nothing when a body of known length ends early.
                    raise http.client.HTTPException("the answer is cut off")
                return Answer(response.status, response.headers, body)
        finally:
            connection.close()

    def _connection(self, seconds: float) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        if parts.scheme == "https" and parts.hostname:
            return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=seconds, context=self.context())
        if parts.scheme == "http" and parts.hostname in _LOOPBACK:
            return http.client.HTTPConnection(parts.hostname, parts.port, timeout=seconds)
        raise Failure(CONFIGURATION, f"printer.conf: {self.url} is not an https URL")


def _ended(error: Exception) -> str:
    """Explains an end without an answer: the alert about a certificate may get lost when the server closes."""
    if isinstance(error, (ssl.SSLEOFError, ConnectionResetError, BrokenPipeError)):
        return "it ends the connection without an answer, as AWS IoT does for a certificate that it does not know"
    return ""


def _refused(error: Exception) -> bool:
    """Says whether the server did not like the client's certificate. With TLS 1.3 it says so on the first read."""
    return isinstance(error, ssl.SSLError) and "ALERT" in (error.reason or "")
