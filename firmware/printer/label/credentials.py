"""Credentials of the AWS IoT credential provider, kept until shortly before they expire."""

import json
import os
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from failure import AWS_REFUSES, AWS_UNREACHABLE, CONFIGURATION, Failure
from label.https import Server
from label.signature import Credentials

_RESERVE = timedelta(minutes=5)
_MOST_BYTES = 64 * 1024


class CredentialProvider:
    """Asks for the credentials of a role alias over mutual TLS.

    They are kept in a file that only the printer's user can read: the handshake takes a Raspberry Pi 2 a second.
    """

    def __init__(self, server: Server, alias: str, thing: str, cache: Path, seconds: float):
        self._server = server
        self._alias = alias
        self._thing = thing
        self._cache = cache
        self._seconds = seconds

    def kept(self, now: datetime) -> Credentials | None:
        """Returns the credentials of an earlier call if they are valid for some minutes more."""
        try:
            credentials = _read(json.loads(self._cache.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return credentials if credentials.expires > now + _RESERVE else None

    def fetch(self) -> Credentials:
        """Returns new credentials, and keeps them."""
        # AWS looks up the policy variables of the thing only if the thing is named.
        headers = {"host": self._server.host, "x-amzn-iot-thingname": self._thing}
        path = f"/role-aliases/{self._alias}/credentials"
        answer = self._server.get(path, lambda: headers, self._seconds, _MOST_BYTES)
        if answer.status != 200:
            raise _failure(answer.status, answer.body)
        try:
            document = json.loads(answer.body)
            credentials = _read(document)
        except (ValueError, KeyError, TypeError):
            raise Failure(AWS_UNREACHABLE, "the credential provider's answer has no credentials") from None
        self._keep(document)
        return credentials

    def _keep(self, document: object) -> None:
        new = self._cache.with_suffix(".new")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(document, file)
        new.replace(self._cache)


def mutual_tls(certificate: str, key: str, root: str) -> Callable[[], ssl.SSLContext]:
    """Returns what makes a context that shows the printer's certificate."""

    def context() -> ssl.SSLContext:
        try:
            made = ssl.create_default_context(cafile=root)
            made.load_cert_chain(certificate, key)
            return made
        except OSError as error:
            why = error.strerror or "they do not fit each other"
            raise Failure(CONFIGURATION, f"{certificate}, {key} or {root} cannot be used: {why}") from None

    return context


def _read(document: dict[str, dict[str, str]]) -> Credentials:
    found = document["credentials"]
    expires = datetime.fromisoformat(found["expiration"].replace("Z", "+00:00"))
    if expires.tzinfo is None:
        expires = expires.replace(tzinfo=timezone.utc)
    return Credentials(found["accessKeyId"], found["secretAccessKey"], found["sessionToken"], expires)


def _failure(status: int, body: bytes) -> Failure:
    try:
        message = str(json.loads(body)["message"])
    except (ValueError, KeyError, TypeError):
        message = ""
    code = AWS_UNREACHABLE if status >= 500 or status == 429 else AWS_REFUSES
    return Failure(code, f"the credential provider answers {status} {message}".rstrip())
