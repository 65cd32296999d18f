"""Runs a job's document as the AWS IoT Device Client does (its JobDocument.cpp and JobEngine.cpp), faults included.

    python3 -B -m test.job_runner [--opt <folder that stands for /opt/groundcrew>] < document.json

It prints `{"status": ..., "statusDetails": {...}}`, what the client would tell AWS IoT at the end.
"""

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
from typing import IO, NamedTuple

_MOST_LINES = 1000
_MOST_CHARACTERS = 1024
_PROGRAMS = "/opt/groundcrew/"
# The client blocks these in its main thread and waits for them in another. A program inherits that.
_BLOCKED = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)


class End(NamedTuple):
    status: str
    reason: str
    stderr: str

    def update(self) -> dict[str, object]:
        """Returns the update of the job's execution. Empty details are left out."""
        details = {"reason": self.reason, "stderr": self.stderr}
        return {"status": self.status, "statusDetails": {name: said for name, said in details.items() if said}}


def split(command: str) -> list[str]:
    """Splits at commas, `\\,` stands for one. Empty words vanish, white space around words, too."""
    words = [match.group().strip() for match in re.finditer(r"(\\,|[^,])+", command)]
    return [word.replace("\\,", ",") for word in words]


def run(document: dict, opt: str = "") -> End:
    """Runs the steps of a document up to the first that fails.

    opt: folder whose programs run in place of those of /opt/groundcrew; empty for these themselves.
    """
    steps = [step["action"] for step in document.get("steps", []) if "action" in step]
    if not document.get("version") or not steps or not all(_valid(step) for step in steps):
        return End("REJECTED", "Unable to execute job, invalid job document provided!", "")
    said = ""
    for step in steps:
        words = split(step["input"]["command"])
        if opt and words[0].startswith(_PROGRAMS):
            words[0] = f"{opt}/{words[0].removeprefix(_PROGRAMS)}"
        code, more = _execute(_as_user(step.get("runAsUser", ""), words))
        said = (said + more)[-_MOST_CHARACTERS:]
        if code and step.get("ignoreStepFailure") != "true":
            return End("FAILED", _reason(code), said)
    return End("SUCCEEDED", "", said)


def _valid(step: dict) -> bool:
    words = split(step.get("input", {}).get("command", ""))
    known = step.get("name") and step.get("type") == "runCommand"
    return bool(known and words and not re.search(r"\s", words[0]))


def _as_user(user: str, words: list[str]) -> list[str]:
    """With a user that exists, and sudo, the command is sudo's. Else it silently runs as the client's own user."""
    exists = subprocess.run(["id", user], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    return ["sudo", "-u", user, "-n", *words] if user and exists and shutil.which("sudo") else words


def _execute(words: list[str]) -> tuple[int, str]:
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, _BLOCKED),
        )
    except OSError:
        return 255, ""  # The child of the client ends by _exit(-1).
    assert process.stdout and process.stderr
    said: list[str] = []
    # One after the other: what a program says on the standard error waits until the standard output has ended.
    for stream, lines in ((process.stdout, []), (process.stderr, said)):
        reader = threading.Thread(target=_read, args=(stream, lines))
        reader.start()
        reader.join()
    code = process.wait()
    # WEXITSTATUS of a process that a signal killed is 0: a success.
    return (0 if code < 0 else code), "".join(said)


def _read(stream: IO[bytes], lines: list[str]) -> None:
    with stream:  # Closed after too many lines: the program gets SIGPIPE.
        for line in stream:
            if len(lines) > _MOST_LINES:
                return
            lines.append(_sanitized(line))


def _sanitized(line: bytes) -> str:
    return "".join(chr(one) if one in (9, 10) or 32 <= one <= 126 and one != 37 else " " for one in line)


def _reason(code: int) -> str:
    """Takes an exit code for the status of waitpid, as the client does: the words are seldom right."""
    if code & 0x7F == 0:
        return f"Job exited with status: {code >> 8}"
    if code & 0x7F != 0x7F:
        return f"Job killed by signal: {code & 0x7F}"
    return f"Job returned with status: {code}"


def main(arguments: list[str]) -> None:
    opt = arguments[1] if arguments[:1] == ["--opt"] else ""
    print(json.dumps(run(json.load(sys.stdin), opt).update()))


if __name__ == "__main__":
    main(sys.argv[1:])
