"""What the handler prints and returns, for events as EC2 sends them and for malformed ones."""

import json
import unittest

from warm_process import ROOT, TOPIC, WarmProcess, event

INSTANCE = "i-0d20ae48fcb7d176d"
UNKNOWN = "Instance unknown changed state to unknown"


class LambdaFunctionTest(unittest.TestCase):
    def check(self, handed, received, line):
        """Asserts the printed lines and the returned value, exactly, and the same if notifying."""
        quiet, telling = WarmProcess(), WarmProcess(NOTIFY_TOPIC_ARN=TOPIC)
        for process, notified in ((quiet, False), (telling, True)):
            lines, returned = process.invoke(handed)
            self.assertEqual([f"Received event: {received}", line], lines[:2])
            self.assertEqual({"statusCode": 200, "body": line}, returned)
            self.assertEqual(3, len(lines), lines)
            record = json.loads(lines[2])
            self.assertEqual(
                ("INFO", line, False, notified),
                tuple(record[name] for name in ("level", "message", "repeated", "notified")),
            )
        self.assertEqual([line], [told.split("\n")[0] for _, told in telling.sns.published])

    def test_state_changes(self):
        for state in ("pending", "running", "stopping", "stopped", "shutting-down", "terminated"):
            with self.subTest(state):
                text = (ROOT / "events" / f"ec2-{state}.json").read_text("utf-8")
                compact = json.dumps(json.loads(text), separators=(",", ":"))
                self.assertIn(f'"detail":{{"instance-id":"{INSTANCE}","state":"{state}"}}', compact)
                line = f"Instance {INSTANCE} changed state to {state}"
                self.check(json.loads(text), compact, line)

    def test_the_structured_line_of_a_state_change(self):
        lines, _ = WarmProcess().invoke(event("ec2-stopped"))
        self.assertEqual(
            '{"level":"INFO","message":"Instance i-0d20ae48fcb7d176d changed state to stopped",'
            '"eventId":"4240000f-4957-9924-10fd-28f99e41c2b3","account":"222222222222",'
            '"region":"ap-northeast-1","instanceId":"i-0d20ae48fcb7d176d","state":"stopped",'
            '"repeated":false,"notified":false}',
            lines[2],
        )

    def test_the_structured_line_says_unknown_for_what_is_missing(self):
        wrong = {"id": 7, "account": "", "region": None, "detail": {"state": 1}}
        for handed in ({}, None, [], wrong):
            with self.subTest(handed):
                record = WarmProcess().record(handed)
                for name in ("eventId", "account", "region", "instanceId", "state"):
                    self.assertEqual("unknown", record[name], name)

    def test_the_structured_line_keeps_each_value_as_it_was_sent(self):
        forged = 'a"\n{"level":"ERROR"}\u2028é'
        record = WarmProcess().record({"id": forged, "detail": {"state": forged}})
        self.assertEqual((forged, forged), (record["eventId"], record["state"]))

    def test_an_event_of_another_kind_says_what_it_is(self):
        ec2 = "EC2 Instance State-change Notification"
        for name, line in (
            (
                "s3-object-created",
                "Object Created of aws.s3 in 222222222222 ap-northeast-1: "
                "arn:aws:s3:::example-bucket",
            ),
            (
                "ec2-spot-interruption",
                "EC2 Spot Instance Interruption Warning of aws.ec2 in 222222222222 "
                f"ap-northeast-1: arn:aws:ec2:ap-northeast-1:222222222222:instance/{INSTANCE}",
            ),
            (
                "lookalike-from-an-application",
                f"{ec2} of com.example.inventory in 222222222222 "
                f"ap-northeast-1: arn:aws:ec2:ap-northeast-1:222222222222:instance/{INSTANCE}",
            ),
        ):
            with self.subTest(name):
                compact = json.dumps(event(name), separators=(",", ":"))
                self.check(event(name), compact, line)

    def test_an_event_of_another_kind_without_resource_is_called_by_its_id(self):
        base = {"source": "aws.guardduty", "detail-type": "GuardDuty Finding", "account": "1"}
        start = "GuardDuty Finding of aws.guardduty in 1 unknown: "
        for more, end in (
            ({"id": "e-1"}, "event e-1"),
            ({"id": "e-1", "resources": []}, "event e-1"),
            ({"id": "e-1", "resources": [""]}, "event e-1"),
            ({"id": "e-1", "resources": [7, "r"]}, "event e-1"),
            ({"id": "e-1", "resources": {"0": "r"}}, "event e-1"),
            ({"id": "e-1", "resources": "r"}, "event e-1"),
            ({"id": "e-1", "resources": ["r", "s"]}, "r"),
            ({"resources": None}, "event unknown"),
        ):
            with self.subTest(more):
                handed = base | more
                self.check(handed, json.dumps(handed, separators=(",", ":")), start + end)

    def test_one_name_is_enough_to_be_of_another_kind(self):
        for handed, line in (
            ({"source": "my.app"}, "unknown of my.app in unknown unknown: event unknown"),
            ({"detail-type": "Other"}, "Other of unknown in unknown unknown: event unknown"),
            ({"source": "aws.ec2"}, UNKNOWN),
            ({"detail-type": "EC2 Instance State-change Notification"}, UNKNOWN),
            ({"source": "", "detail-type": 7}, UNKNOWN),
        ):
            with self.subTest(handed):
                self.check(handed, json.dumps(handed, separators=(",", ":")), line)

    def test_what_is_missing_is_unknown(self):
        for handed, received, line in (
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
                self.check(handed, received, line)

    def test_event_that_is_no_object(self):
        for handed, received in (
            (None, "null"),
            ([], "[]"),
            (["detail"], '["detail"]'),
            ("detail", '"detail"'),
            (7, "7"),
            (True, "true"),
        ):
            with self.subTest(received):
                self.check(handed, received, UNKNOWN)

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
                handed = {"detail": {"instance-id": forged, "state": "é"}}
                self.assertEqual(handed, json.loads(received))
                self.check(
                    handed, received, f'Instance "i-1{escaped}Instance i-2" changed state to é'
                )

    def test_no_event_of_another_kind_forges_a_line(self):
        names = ("source", "detail-type", "account", "region")
        handed = dict.fromkeys(names, "a\nb") | {"resources": ["c\nd"]}
        self.check(
            handed,
            json.dumps(handed, separators=(",", ":")),
            r'"a\nb" of "a\nb" in "a\nb" "a\nb": "c\nd"',
        )

    def test_a_value_json_cannot_express_is_shown_by_its_repr(self):
        self.check({"detail": {"state": {1}}}, '{"detail":{"state":"{1}"}}', UNKNOWN)


if __name__ == "__main__":
    unittest.main()
