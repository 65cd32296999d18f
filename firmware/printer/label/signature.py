"""AWS Signature Version 4 of a GET request to S3."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timezone
from urllib.parse import quote

_EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Credentials:
    access_key: str
    secret_key: str
    token: str
    expires: datetime

    def __repr__(self) -> str:
        return f"Credentials({self.access_key})"  # never the secrets: a traceback shows its values


def path_of(*parts: str) -> str:
    """Returns the path of an object. S3 signs the path as it is sent, encoded once."""
    return "/" + "/".join(quote(part, safe="/-_.~") for part in parts)


def signed_headers(
    host: str,
    path: str,
    region: str,
    credentials: Credentials,
    now: datetime,
    more: dict[str, str] | None = None,
) -> dict[str, str]:
    """Returns the headers that a GET without a query must have."""
    time = now.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    headers = {"host": host, "x-amz-content-sha256": _EMPTY, "x-amz-date": time} | (more or {})
    if credentials.token:
        headers["x-amz-security-token"] = credentials.token
    names = ";".join(sorted(headers))
    listed = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    request = "\n".join(("GET", path, "", listed, names, _EMPTY))
    scope = f"{time[:8]}/{region}/s3/aws4_request"
    text = "\n".join(("AWS4-HMAC-SHA256", time, scope, hashlib.sha256(request.encode()).hexdigest()))
    key = ("AWS4" + credentials.secret_key).encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={credentials.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return headers
