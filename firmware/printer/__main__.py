"""What print.sh runs: `python3 -I /opt/groundcrew <command>`.

  fetch <bucket> <key> <file>   writes an object of S3 to a file, with the printer's credentials
  print <file>                  prints a PNG
  status                        says whether the printer could print
"""

import signal
import sys

from failure import DEFECT, USAGE, Failure


def run(arguments: list[str]) -> None:
    """Runs a command. What it does not need is not imported: a Raspberry Pi takes a second to import TLS."""
    match arguments:
        case ["fetch", bucket, key, file]:
            from label.fetch import fetch_to

            fetch_to(bucket, key, file)
        case ["print", file]:
            from ql.commands import print_file

            print_file(file)
        case ["status"]:
            from ql.commands import show_status

            show_status()
        case _:
            raise Failure(USAGE, "expected: fetch <bucket> <key> <file>, print <file>, or status")


def main(arguments: list[str]) -> int:
    """Returns the exit code. The line on the standard error says why a command failed."""
    # The Device Client blocks signals, and its children inherit that: a time-out could not end this program.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    try:
        run(arguments)
        return 0
    except Failure as failure:
        print(failure.words, file=sys.stderr)
        return failure.code
    except Exception as defect:  # The job's runner must get a code and a reason for what nobody thought of, too.
        print(f"unexpected {type(defect).__name__}: {defect}", file=sys.stderr)
        return DEFECT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
