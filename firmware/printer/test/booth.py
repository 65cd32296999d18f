"""Runs a command in a booth: a printer on a pseudo-terminal, AWS on this machine, and a printer.conf that names them.

    python3 -B -m test.booth <folder> [--pki <folder of an authority>] [--mode <of the printer>]
        [--answer <status>:<code>]... [--set NAME=value]... -- <command>...

The bucket `labels-bucket` holds the files of <folder>/labels. Labels that are printed go to <folder>/printed.
`--answer` makes an answer of AWS, one for each request; `ok` stands for its own. The command finds the configuration
in GROUNDCREW_PRINTER_CONF; started by root it prints as `nobody`.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from test.cloud import ALIAS, REGION, THING, Cloud, Reply
from test.printer import MODES, Printer

USER = "nobody"


def answer(text: str) -> Reply | None:
    """Reads an answer such as `503:SlowDown`."""
    if text == "ok":
        return None
    status, code = text.split(":")
    return int(status), f"<Error><Code>{code}</Code></Error>".encode(), {}


def settings(folder: Path, cloud: Cloud, printer: Printer) -> dict[str, str]:
    certificate, key = cloud.authority.issue(THING)
    state = folder / "state"
    state.mkdir(exist_ok=True)
    os.chmod(printer.path, 0o666)
    if os.geteuid() == 0:
        shutil.chown(state, USER)
        shutil.chown(key, USER)
    return {
        "BUCKETS": "other-bucket labels-bucket",
        "REGION": REGION,
        "THING": THING,
        "ROLE_ALIAS": ALIAS,
        "CREDENTIALS_ENDPOINT": cloud.provider,
        "CERTIFICATE": str(certificate),
        "PRIVATE_KEY": str(key),
        "ROOT_CA": str(cloud.authority.root),
        "S3_ENDPOINT": cloud.s3,
        "S3_ROOT_CA": str(cloud.authority.root),
        "DEVICE": printer.path,
        "STATE": str(state),
        "PRINT_USER": USER,
    }


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--pki", type=Path)
    arguments.add_argument("--mode", choices=MODES, default="ok")
    arguments.add_argument("--answer", type=answer, action="append", default=[])
    arguments.add_argument("--set", action="append", default=[])
    arguments.add_argument("command", nargs="+")
    chosen = arguments.parse_args()
    folder: Path = chosen.folder.absolute()
    saved = folder / "printed"
    saved.mkdir(exist_ok=True)
    cloud = Cloud(chosen.pki or folder / "pki")
    for file in (folder / "labels").glob("*"):
        cloud.objects[f"/labels-bucket/labels/{file.name}"] = file.read_bytes()
    cloud.failures = chosen.answer
    with Printer(saved, chosen.mode) as printer:
        made = settings(folder, cloud, printer) | dict(one.split("=", 1) for one in chosen.set)
        configuration = folder / "printer.conf"
        configuration.write_text("# of a test\n\n" + "".join(f"{name}={value}\n" for name, value in made.items()))
        environment = os.environ | {"GROUNDCREW_PRINTER_CONF": str(configuration)}
        code = subprocess.run(chosen.command, env=environment).returncode
    cloud.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
