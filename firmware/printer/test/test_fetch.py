import shutil
import tempfile
import unittest
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from failure import AWS_REFUSES, AWS_UNREACHABLE, CONFIGURATION, NO_LABEL, Failure
from label import https
from label.fetch import fetch_to
from test.authority import Authority
from test.cloud import ALIAS, REGION, THING, Cloud
from test.images import label, png

UNAVAILABLE = (503, b"<Error><Code>SlowDown</Code></Error>", {})
LABEL = png(label())


class FetchTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.certificate, cls.key, cls.root, cls.cloud = cls.start(cls.folder)
        cls.rogue, cls.rogue_key = Authority(cls.folder / "other").issue(THING)

    @classmethod
    def start(cls, folder):
        cloud = Cloud(folder / "pki")
        cls.addClassCleanup(cloud.close)
        return *cloud.authority.issue(THING), cloud.authority.root, cloud

    def setUp(self):
        self.cloud.objects = {"/labels-bucket/labels/p-1.png": LABEL}
        self.cloud.failures, self.cloud.requests = [], []
        self.cloud.lifetime = timedelta(hours=1)
        self.state = Path(tempfile.mkdtemp(dir=self.folder))
        self.settings = {
            "REGION": REGION,
            "THING": THING,
            "ROLE_ALIAS": ALIAS,
            "CREDENTIALS_ENDPOINT": self.cloud.provider,
            "CERTIFICATE": str(self.certificate),
            "PRIVATE_KEY": str(self.key),
            "ROOT_CA": str(self.root),
            "S3_ENDPOINT": self.cloud.s3,
            "S3_ROOT_CA": str(self.root),
            "STATE": str(self.state),
        }
        self.enterContext(patch.object(https, "_FIRST_PAUSE", 0.001))

    def fetch(self, **settings: str) -> bytes:
        variables = {"GROUNDCREW_" + name: value for name, value in (self.settings | settings).items()}
        with patch.dict("os.environ", variables):
            fetch_to("labels-bucket", "labels/p-1.png", str(self.state / "label.png"))
        return (self.state / "label.png").read_bytes()

    def fails(self, code: int, words: str, **settings: str) -> None:
        with self.assertRaisesRegex(Failure, words) as caught:
            self.fetch(**settings)
        self.assertEqual(code, caught.exception.code)

    def asked_for_credentials(self) -> int:
        return sum(path.startswith("/role-aliases/") for path in self.cloud.requests)

    def test_a_label_is_read_with_the_credentials_of_the_certificate(self):
        self.assertEqual(LABEL, self.fetch())

    def test_credentials_are_kept_where_only_the_printers_user_reads_them(self):
        self.fetch()
        self.fetch()
        self.assertEqual(1, self.asked_for_credentials())
        self.assertEqual(0o600, (self.state / "credentials.json").stat().st_mode & 0o777)

    def test_credentials_that_end_soon_are_not_used(self):
        self.cloud.lifetime = timedelta(minutes=4)
        self.fetch()
        self.fetch()
        self.assertEqual(2, self.asked_for_credentials())

    def test_kept_credentials_that_s3_refuses_are_replaced_once(self):
        self.fetch()
        self.cloud.revoke()
        self.assertEqual(LABEL, self.fetch())
        self.assertEqual(2, self.asked_for_credentials())

    def test_damaged_credentials_are_fetched_anew(self):
        for text in ("", "{", "[]", '{"credentials":{}}', '{"credentials":null}'):
            (self.state / "credentials.json").write_text(text)
            self.assertEqual(LABEL, self.fetch())

    def test_what_fails_for_a_moment_is_tried_again(self):
        self.cloud.failures = [UNAVAILABLE, UNAVAILABLE, None, UNAVAILABLE, (500, b"", {}), None]
        self.assertEqual(LABEL, self.fetch())

    def test_an_answer_that_is_cut_off_is_tried_again(self):
        self.fetch()
        self.cloud.failures = [(200, LABEL[:100], {"content-length": str(len(LABEL))})]
        self.assertEqual(LABEL, self.fetch())

    def test_what_fails_three_times_is_told(self):
        self.cloud.failures = [UNAVAILABLE] * 3
        self.fails(AWS_UNREACHABLE, "credential provider answers 503")
        self.cloud.failures = [None] + [UNAVAILABLE] * 3
        self.fails(AWS_UNREACHABLE, "S3 answers 503 SlowDown")

    def test_an_endpoint_that_does_not_exist_is_told(self):
        self.fails(AWS_UNREACHABLE, "cannot be reached at localhost:1", CREDENTIALS_ENDPOINT="localhost:1")
        self.fails(AWS_UNREACHABLE, "S3 cannot be reached", S3_ENDPOINT="https://localhost:1")

    def test_a_file_larger_than_a_label_is_not_read(self):
        self.cloud.objects["/labels-bucket/labels/p-1.png"] = bytes(2 * 1024 * 1024)
        self.fails(AWS_UNREACHABLE, "more than 1048576 bytes")

    def test_a_label_that_is_not_there_is_told(self):
        self.cloud.objects = {}
        self.fails(NO_LABEL, "404 NoSuchKey")

    def test_what_s3_denies_may_also_not_exist(self):
        self.cloud.failures = [None, (403, b"<Error><Code>AccessDenied</Code></Error>", {})]
        self.fails(AWS_REFUSES, "or there is none: S3 answers 403 AccessDenied")

    def test_a_wrong_clock_is_named(self):
        self.cloud.failures = [None, (403, b"<Error><Code>RequestTimeTooSkewed</Code></Error>", {})]
        self.fails(AWS_REFUSES, "clock")

    def test_a_bucket_of_another_region_is_named(self):
        moved = (301, b"<Error><Code>PermanentRedirect</Code></Error>", {"x-amz-bucket-region": "eu-south-1"})
        self.cloud.failures = [None, moved]
        self.fails(CONFIGURATION, "the bucket is in eu-south-1")

    def test_a_role_alias_or_thing_that_aws_refuses_is_told(self):
        self.fails(AWS_REFUSES, "404 Role Alias not found", ROLE_ALIAS="other")
        self.fails(AWS_REFUSES, "403 Invalid thing name", THING="other")

    def test_a_certificate_of_another_authority_is_refused(self):
        rogue = {"CERTIFICATE": str(self.rogue), "PRIVATE_KEY": str(self.rogue_key)}
        self.fails(AWS_REFUSES, "refuses the printer's certificate", **rogue)

    def test_a_server_of_another_authority_is_not_trusted(self):
        other = str(self.folder / "other" / "root.pem")
        self.fails(AWS_REFUSES, "credential provider is not trusted", ROOT_CA=other)
        self.fails(AWS_REFUSES, "S3 is not trusted", S3_ROOT_CA=other)

    def test_a_key_of_another_certificate_is_told(self):
        self.fails(CONFIGURATION, "cannot be used", PRIVATE_KEY=str(self.rogue_key))
        self.fails(CONFIGURATION, "no-file", CERTIFICATE="/no-file")

    def test_every_missing_or_malformed_setting_is_told_at_once(self):
        self.fails(CONFIGURATION, "REGION is missing.*HTTP_SECONDS must be seconds", REGION="", HTTP_SECONDS="soon")

    def test_nothing_is_sent_in_the_clear_to_another_machine(self):
        self.fails(CONFIGURATION, "not an https URL", S3_ENDPOINT="http://s3.example.com")
