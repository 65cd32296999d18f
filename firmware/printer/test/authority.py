"""A certificate authority for tests, made by openssl in a folder. What is there already is used again."""

import subprocess
from pathlib import Path


class Authority:
    """Signs certificates. `root` is the file to trust."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.root = folder / "root.pem"
        if self.root.exists():
            return
        _openssl(
            *"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test-root".split(),
            *("-keyout", folder / "root.key", "-out", self.root),
            *("-addext", "basicConstraints=critical,CA:TRUE"),
        )

    def issue(self, name: str, server: bool = False) -> tuple[Path, Path]:
        """Returns a certificate and its key."""
        certificate, key, request = (self._folder / f"{name}.{end}" for end in ("pem", "key", "csr"))
        if certificate.exists():
            return certificate, key
        _openssl(
            *"req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes".split(),
            *("-subj", f"/CN={name}", "-keyout", key, "-out", request),
        )
        extensions = self._folder / f"{name}.ext"
        usage = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth" if server else ""
        extensions.write_text(usage or "extendedKeyUsage=clientAuth")
        _openssl(
            *("x509", "-req", "-days", "2", "-in", request, "-out", certificate, "-extfile", extensions),
            *("-CA", self.root, "-CAkey", self._folder / "root.key", "-CAcreateserial"),
        )
        return certificate, key


def _openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
