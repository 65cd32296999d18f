"""Certificates of a test, made by openssl: an authority, servers, devices, and those that must be refused."""

import pathlib
import shutil
import subprocess
import tempfile
import weakref

VALID, EXPIRED = ("20200101000000Z", "21000101000000Z"), ("20200101000000Z", "20200102000000Z")
CONFIGURATION = """
[ca]
default_ca = authority
[authority]
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""


class Identity:
    """A certificate and its key. Their files are there as long as it is."""

    def __init__(self, authority, certificate, key):
        self._authority, self.certificate, self.key = authority, certificate, key


class Authority:
    """Signs certificates, in a folder of its own."""

    def __init__(self, name):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="groundcrew-pki-"))
        weakref.finalize(self, shutil.rmtree, self.folder)
        self.root = self.folder / "root.pem"
        self._key = self.folder / "root.key"
        (self.folder / "index.txt").touch()
        (self.folder / "ca.conf").write_text(CONFIGURATION.format(folder=self.folder))
        self._openssl("req", "-x509", *self._new_key(self._key), "-subj", f"/CN={name}", "-days", "30", "-out", self.root)

    def server(self, host="localhost", validity=VALID):
        """A server's certificate, as identity."""
        return self._issue(host, ["-addext", f"subjectAltName=DNS:{host}"], validity)

    def device(self, thing):
        return self._issue(thing, [], VALID)

    def sign(self, request):
        """Signs the request of a device, as AWS does, and returns the certificate's file."""
        certificate = self.folder / f"{len(list(self.folder.iterdir()))}.pem"
        self._sign(request, certificate, VALID)
        return certificate

    def _issue(self, name, extensions, validity):
        stem = self.folder / f"{name}-{len(list(self.folder.iterdir()))}"
        key, request, certificate = (stem.with_suffix(end) for end in (".key", ".csr", ".crt"))
        self._openssl("req", "-new", *self._new_key(key), "-subj", f"/CN={name}", *extensions, "-out", request)
        self._sign(request, certificate, validity)
        return Identity(self, certificate, key)

    def _sign(self, request, certificate, validity):
        self._openssl("ca", "-batch", "-notext", "-config", self.folder / "ca.conf", "-cert", self.root, "-keyfile", self._key,
                      "-startdate", validity[0], "-enddate", validity[1], "-in", request, "-out", certificate)

    @staticmethod
    def _new_key(file):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", file]

    @staticmethod
    def _openssl(*arguments):
        done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")
