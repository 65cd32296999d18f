import tempfile
import unittest
from pathlib import Path

from test.job_runner import run, split


def document(command: str, **action: str) -> dict:
    step = {"name": "Run-Command", "type": "runCommand", "input": {"command": command}, "runAsUser": ""} | action
    return {"version": "1.0", "steps": [{"action": step}]}


class JobRunnerTest(unittest.TestCase):
    def script(self, text: str, **action: str):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        program = Path(folder.name, "program")
        program.write_text("#!/bin/bash\n" + text)
        program.chmod(0o755)
        return run(document(f"{program},a b,c", **action))

    def test_a_command_is_split_at_commas(self):
        for command, words in (
            ("/opt/groundcrew/print.sh,s3://b/labels/p.png", ["/opt/groundcrew/print.sh", "s3://b/labels/p.png"]),
            ("a, b c ,d", ["a", "b c", "d"]),
            ("a,,b,", ["a", "b"]),
            (r"a,b\,c", ["a", "b,c"]),
            (r"a,b\\,c", ["a", r"b\,c"]),
            ("", []),
        ):
            with self.subTest(command=command):
                self.assertEqual(words, split(command))

    def test_no_shell_reads_the_words(self):
        end = run(document("/bin/sh,-c,printf '%s' \"$0\" >&2; exit 3,$(id) `id` ; id"))
        self.assertEqual(("FAILED", "$(id) `id` ; id"), (end.status, end.stderr))

    def test_a_program_that_ends_well_succeeds_and_one_with_a_code_fails(self):
        self.assertEqual("SUCCEEDED", self.script("exit 0").status)
        self.assertEqual("FAILED", self.script("exit 64").status)

    def test_a_program_that_a_signal_kills_succeeds(self):
        self.assertEqual("SUCCEEDED", self.script("kill -9 $$").status)

    def test_a_signal_that_the_client_blocks_does_not_reach_a_program(self):
        for name in ("HUP", "INT", "TERM"):
            with self.subTest(signal=name):
                self.assertEqual("FAILED", self.script(f"kill -{name} $$; exit 65").status)

    def test_the_reason_mistakes_a_code_for_a_signal(self):
        self.assertEqual("Job killed by signal: 1", self.script("exit 1").reason)
        self.assertEqual("Job exited with status: 0", self.script("exit 128").reason)

    def test_the_end_of_the_standard_error_is_told(self):
        end = self.script("printf 'x%.0s' {1..2000} >&2; echo why: 5% >&2; exit 64")
        self.assertEqual(1024, len(end.stderr))
        self.assertTrue(end.stderr.endswith("why: 5 \n"))

    def test_a_program_that_does_not_exist_fails(self):
        self.assertEqual("FAILED", run(document("/no/program")).status)

    def test_a_program_that_says_too_much_gets_a_broken_pipe(self):
        self.assertEqual("FAILED", self.script("trap 'exit 87' PIPE; while echo; do :; done").status)

    def test_a_document_that_is_none_is_rejected(self):
        for wrong in ({}, {"version": "1.0"}, document(""), document("a b,c"), document("/bin/true", type="other")):
            with self.subTest(document=wrong):
                self.assertEqual("REJECTED", run(wrong).status)

    def test_a_user_that_does_not_exist_is_silently_ignored(self):
        self.assertEqual("SUCCEEDED", self.script("exit 0", runAsUser="nobody-of-this-name").status)

    def test_programs_of_the_printer_may_be_elsewhere(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        Path(folder.name, "print.sh").symlink_to("/bin/false")
        self.assertEqual("FAILED", run(document("/opt/groundcrew/print.sh"), folder.name).status)
