"""What the handler prints and returns, for events as EC2 sends them and for malformed ones."""

import contextlib
import io
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "lambda"))

from lambda_function import lambda_handler  # noqa: E402

INSTANCE = "i-0d20ae48fcb7d176d"
UNKNOWN = "Instance unknown changed state to unknown"


class LambdaFunctionTest(unittest.TestCase):
    def check(self, event, received, line):
        """Asserts the two printed lines and the returned value, exactly."""
        # Strict UTF-8, as on Lambda: an unprintable character has to fail the test.
        raw = io.BytesIO()
        with contextlib.redirect_stdout(io.TextIOWrapper(raw, "utf-8", newline="")) as out:
            returned = lambda_handler(event, None)
            out.flush()
        self.assertEqual(f"Received event: {received}\n{line}\n", raw.getvalue().decode("utf-8"))
        self.assertEqual({"statusCode": 200, "body": line}, returned)

    def test_state_changes(self):
        for state in ("pending", "running", "stopping", "stopped", "shutting-down", "terminated"):
            with self.subTest(state):
                text = (ROOT / "events" / f"ec2-{state}.json").read_text("utf-8")
                compact = json.dumps(json.loads(text), separators=(",", ":"))
                self.assertIn(f'"detail":{{"instance-id":"{INSTANCE}","state":"{state}"}}', compact)
                line = f"Instance {INSTANCE} changed state to {state}"
                self.check(json.loads(text), compact, line)

    def test_event_of_another_service(self):
        text = (ROOT / "events" / "s3-object-created.json").read_text("utf-8")
        compact = json.dumps(json.loads(text), separators=(",", ":"))
        self.check(json.loads(text), compact, UNKNOWN)

    def test_what_is_missing_is_unknown(self):
        for event, received, line in (
            ({}, "{}", UNKNOWN),
            ({"id": "1"}, '{"id":"1"}', UNKNOWN),
            ({"detail": {}}, '{"detail":{}}', UNKNOWN),
            ({"detail": []}, '{"detail":[]}', UNKNOWN),
            ({"detail": ["state"]}, '{"detail":["state"]}', UNKNOWN),
            ({"detail": "state"}, '{"detail":"state"}', UNKNOWN),
            ({"detail": None}, '{"detail":null}', UNKNOWN),
            ({"detail": 7}, '{"detail":7}', UNKNOWN),
            (
                {"detail": {"instance-id": "i-1"}},
                '{"detail":{"instance-id":"i-1"}}',
                "Instance i-1 changed state to unknown",
            ),
            (
                {"detail": {"state": "running"}},
                '{"detail":{"state":"running"}}',
                "Instance unknown changed state to running",
            ),
            (
                {"detail": {"instance-id": 7, "state": ["running"]}},
                '{"detail":{"instance-id":7,"state":["running"]}}',
                UNKNOWN,
            ),
            (
                {"detail": {"instance-id": "", "state": None}},
                '{"detail":{"instance-id":"","state":null}}',
                UNKNOWN,
            ),
        ):
            with self.subTest(received):
                self.check(event, received, line)

    def test_event_that_is_no_object(self):
        for event, received in (
            (None, "null"),
            ([], "[]"),
            (["detail"], '["detail"]'),
            ("detail", '"detail"'),
            (7, "7"),
            (True, "true"),
        ):
            with self.subTest(received):
                self.check(event, received, UNKNOWN)

    def test_text_in_any_script_stays_readable(self):
        self.check(
            {"detail": {"instance-id": "i-é", "state": "起動😀"}},
            '{"detail":{"instance-id":"i-é","state":"起動😀"}}',
            "Instance i-é changed state to 起動😀",
        )

    def test_no_character_forges_a_line(self):
        for character, escaped in (
            ("\n", "\\n"),
            ("\r", "\\r"),
            ("\x1b", "\\u001b"),
            ("\x7f", "\\u007f"),
            ("\x85", "\\u0085"),
            ("\u2028", "\\u2028"),
            ("\u2029", "\\u2029"),
            ("\ud800", "\\ud800"),
        ):
            with self.subTest(escaped):
                forged = f"i-1{character}Instance i-2"
                received = f'{{"detail":{{"instance-id":"i-1{escaped}Instance i-2","state":"é"}}}}'
                event = {"detail": {"instance-id": forged, "state": "é"}}
                self.assertEqual(event, json.loads(received))
                self.check(
                    event, received, f'Instance "i-1{escaped}Instance i-2" changed state to é'
                )

    def test_a_value_json_cannot_express_is_shown_by_its_repr(self):
        self.check({"detail": {"state": {1}}}, '{"detail":{"state":"{1}"}}', UNKNOWN)


if __name__ == "__main__":
    unittest.main()
