import unittest
from datetime import datetime, timezone

from label.signature import Credentials, path_of, signed_headers

NOW = datetime(2013, 5, 24, tzinfo=timezone.utc)
KEYS = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")


class SignatureTest(unittest.TestCase):
    def test_it_is_that_of_the_example_in_the_documentation_of_s3(self):
        headers = signed_headers(
            "examplebucket.s3.amazonaws.com",
            "/test.txt",
            "us-east-1",
            Credentials(*KEYS, "", NOW),
            NOW,
            {"range": "bytes=0-9"},
        )
        self.assertEqual(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
            "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            headers["authorization"],
        )

    def test_the_session_token_is_sent_and_signed(self):
        headers = signed_headers("h", "/", "eu-west-1", Credentials(*KEYS, "token", NOW), NOW)
        self.assertEqual("token", headers["x-amz-security-token"])
        self.assertIn("x-amz-security-token", headers["authorization"])

    def test_a_path_is_encoded_once(self):
        self.assertEqual("/bucket/labels/a%20b%2B.png", path_of("bucket", "labels/a b+.png"))

    def test_credentials_do_not_show_their_secrets(self):
        self.assertNotIn(KEYS[1], str(Credentials(*KEYS, "token", NOW)))
