import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from test.booth import settings
from test.cloud import THING, Cloud
from test.jobs import Jobs
from test.printer import Printer

HERE = Path(__file__).parent
CLIENT = HERE / "jobs-client"
COMMAND = "/opt/groundcrew/print.sh,s3://labels-bucket/labels/"


class JobsClientTest(unittest.TestCase):
    """A job of AWS IoT, taken by AWS's own client, becomes a label, and AWS IoT learns how it ended."""

    @classmethod
    def setUpClass(cls):
        # Not below a folder of root's own: the user who prints must reach it.
        cls.folder = Path(tempfile.mkdtemp())
        cls.folder.chmod(0o755)
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.cloud = Cloud(cls.folder / "pki")
        cls.addClassCleanup(cls.cloud.close)
        cls.printer = cls.enterClassContext(Printer())
        made = settings(cls.folder, cls.cloud, cls.printer)
        configuration = cls.folder / "printer.conf"
        configuration.write_text("".join(f"{name}={value}\n" for name, value in made.items()))
        for number in (1, 2):
            label = (HERE / "labels" / f"label-{number}.png").read_bytes()
            cls.cloud.objects[f"/labels-bucket/labels/p-{number}.png"] = label
        root = cls.folder / "root"
        install = os.environ | {"DESTDIR": str(root)}
        subprocess.run([HERE.parent / "install.sh"], env=install, check=True, stdout=subprocess.DEVNULL)
        cls.jobs = cls.enterClassContext(Jobs(cls.folder / "broker", cls.cloud.authority, THING))
        cls.environment = os.environ | {
            "ENDPOINT": "localhost",
            "PORT": str(cls.jobs.port),
            "CERTIFICATE": made["CERTIFICATE"],
            "PRIVATE_KEY": made["PRIVATE_KEY"],
            "ROOT_CA": made["ROOT_CA"],
            "THING": THING,
            "HANDLER_DIRECTORY": str(root / "opt/groundcrew"),
            "GROUNDCREW_PRINTER_CONF": str(configuration),
        }

    def setUp(self):
        self.printer.mode = "ok"
        self.printer.labels.clear()
        shutil.rmtree(self.folder / "state" / "printed", ignore_errors=True)

    def client(self) -> subprocess.Popen:
        client = subprocess.Popen(
            ["node", CLIENT / "client.cjs"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.stop, client)
        self.assertEqual("ready\n", client.stdout.readline())
        return client

    def stop(self, client: subprocess.Popen) -> None:
        client.stdin.close()
        client.wait()
        client.stdout.close()

    def test_a_job_is_printed_and_reported(self):
        self.client()
        self.jobs.create("print-p-1", COMMAND + "p-1.png")
        job, update = self.jobs.ended()
        self.assertEqual(("print-p-1", "SUCCEEDED", {}), (job, update["status"], update["statusDetails"]))
        self.assertEqual(1, len(self.printer.labels))

    def test_jobs_that_waited_for_the_printer_are_printed_in_order(self):
        self.jobs.create("print-p-1", COMMAND + "p-1.png")
        self.jobs.create("print-p-2", COMMAND + "p-2.png")
        self.client()
        self.assertEqual(["print-p-1", "print-p-2"], [self.jobs.ended()[0] for _ in range(2)])
        self.assertEqual(2, len(self.printer.labels))

    def test_the_printers_own_reason_reaches_the_job(self):
        self.printer.mode = "wrong-media"
        self.client()
        self.jobs.create("print-p-1", COMMAND + "p-1.png")
        _, update = self.jobs.ended()
        self.assertEqual("FAILED", update["status"])
        self.assertEqual(
            "print.sh: wrong labels: 62 mm, endless, where 38 mm, endless, are needed",
            update["statusDetails"]["stderr"],
        )

    def test_a_job_that_is_told_twice_or_again_after_a_restart_prints_once(self):
        client = self.client()
        self.jobs.create("print-p-1", COMMAND + "p-1.png")
        self.jobs.notify()
        self.jobs.ended()
        self.stop(client)
        self.jobs.create("print-p-1", COMMAND + "p-1.png")
        self.client()
        self.assertEqual("SUCCEEDED", self.jobs.ended()[1]["status"])
        self.assertEqual(1, len(self.printer.labels))
