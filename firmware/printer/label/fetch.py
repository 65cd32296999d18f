"""Reads a label from S3."""

import re
import ssl
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from failure import AWS_REFUSES, AWS_UNREACHABLE, CONFIGURATION, NO_LABEL, Failure
from label.credentials import CredentialProvider, mutual_tls
from label.https import Answer, Server
from label.signature import Credentials, path_of, signed_headers
from ql.png import LARGEST_FILE
from settings import Settings

# Errors of S3 that new credentials may cure.
_STALE = {"ExpiredToken", "InvalidToken", "InvalidAccessKeyId"}


def fetch_to(bucket: str, key: str, file: str) -> None:
    """Writes a label to a file."""
    settings = Settings()
    region = settings.text("REGION")
    seconds = settings.seconds("HTTP_SECONDS", 5)
    tls = mutual_tls(settings.text("CERTIFICATE"), settings.text("PRIVATE_KEY"), settings.text("ROOT_CA"))
    provider = CredentialProvider(
        Server("the credential provider", "https://" + settings.text("CREDENTIALS_ENDPOINT"), tls),
        settings.text("ROLE_ALIAS"),
        settings.text("THING"),
        Path(settings.text("STATE", "/var/lib/groundcrew")) / "credentials.json",
        seconds,
    )
    endpoint = settings.text("S3_ENDPOINT", "")
    authorities = settings.text("S3_ROOT_CA", "")
    settings.check()
    server, path = _location(bucket, key, region, endpoint, lambda: _trusted(authorities))
    Path(file).write_bytes(Labels(server, region, provider, seconds).read(path))


class Labels:
    """Objects of S3 that the printer's role may read."""

    def __init__(self, server: Server, region: str, provider: CredentialProvider, seconds: float):
        self._server = server
        self._region = region
        self._provider = provider
        self._seconds = seconds

    def read(self, path: str) -> bytes:
        """Returns an object. Credentials of an earlier call that S3 no longer accepts are replaced once."""
        kept = self._provider.kept(datetime.now(timezone.utc))
        answer = self._get(path, kept or self._provider.fetch())
        # 403 also: the role may have got its permission after the credentials were made.
        if kept and (answer.status == 403 or _code(answer) in _STALE):
            answer = self._get(path, self._provider.fetch())
        if answer.status != 200:
            raise _failure(answer)
        return answer.body

    def _get(self, path: str, credentials: Credentials) -> Answer:
        def headers() -> dict[str, str]:
            return signed_headers(self._server.host, path, self._region, credentials, datetime.now(timezone.utc))

        return self._server.get(path, headers, self._seconds, LARGEST_FILE)


def _location(
    bucket: str, key: str, region: str, endpoint: str, context: Callable[[], ssl.SSLContext]
) -> tuple[Server, str]:
    if endpoint:
        return Server("S3", endpoint.rstrip("/"), context), path_of(bucket, key)
    host = f"s3.{region}.amazonaws.com" + (".cn" if region.startswith("cn-") else "")
    if "." in bucket:  # The wildcard of S3's certificate covers no further dot.
        return Server("S3", f"https://{host}", context), path_of(bucket, key)
    return Server("S3", f"https://{bucket}.{host}", context), path_of(key)


def _trusted(authorities: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authorities or None)
    except OSError as error:
        raise Failure(CONFIGURATION, f"S3_ROOT_CA {authorities} cannot be read: {error.strerror}") from None


def _code(answer: Answer) -> str:
    found = re.search(rb"<Code>([A-Za-z]{1,64})</Code>", answer.body)
    return found[1].decode() if found else ""


def _failure(answer: Answer) -> Failure:
    said = f"{answer.status} {_code(answer)}".rstrip()
    if answer.status == 404:
        return Failure(NO_LABEL, f"the label is not in the bucket: S3 answers {said}")
    if _code(answer) == "RequestTimeTooSkewed":
        return Failure(AWS_REFUSES, "the clock of this computer is wrong: S3 answers RequestTimeTooSkewed")
    if answer.status == 403:
        # S3 answers so for an object that does not exist, too: the role may not list the bucket.
        return Failure(AWS_REFUSES, f"the role may not read the label, or there is none: S3 answers {said}")
    if answer.status in (301, 307, 400) and (region := answer.headers.get("x-amz-bucket-region")):
        return Failure(CONFIGURATION, f"printer.conf: the bucket is in {region}: S3 answers {said}")
    return Failure(AWS_UNREACHABLE, f"S3 answers {said}")
