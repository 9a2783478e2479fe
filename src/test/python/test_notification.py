"""Which events are published, and under which subject and message."""

import json
import unittest

from warm_process import TOPIC, WarmProcess, event

NAMES = {"222222222222": "development"}


class NotificationTest(unittest.TestCase):
    def told(self, handed, names=NAMES, **environment):
        """The one subject and message that are published."""
        names = names if isinstance(names, str) else json.dumps(names)
        process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC, ACCOUNT_NAMES=names, **environment)
        process.invoke(handed)
        self.assertEqual(1, len(process.sns.published))
        return process.sns.published[0]

    def subject(self, handed, names=NAMES):
        return self.told(handed, names)[0]

    def test_a_state_change(self):
        self.assertEqual(
            (
                "development: i-0d20ae48fcb7d176d stopped (ap-northeast-1)",
                "Instance i-0d20ae48fcb7d176d changed state to stopped\n"
                "Account: development (222222222222)\n"
                "Region: ap-northeast-1\n"
                "Instance: i-0d20ae48fcb7d176d\n"
                "State: stopped\n"
                "Time: 2025-02-12T04:04:36Z\n"
                "Event: 4240000f-4957-9924-10fd-28f99e41c2b3",
            ),
            self.told(event("ec2-stopped")),
        )

    def test_an_event_of_another_kind(self):
        self.assertEqual(
            (
                "development: aws.s3 Object Created (ap-northeast-1)",
                "Object Created of aws.s3 in 222222222222 ap-northeast-1: "
                "arn:aws:s3:::example-bucket\n"
                "Account: development (222222222222)\n"
                "Region: ap-northeast-1\n"
                "Source: aws.s3\n"
                "Detail type: Object Created\n"
                "Time: 2025-02-12T04:04:36Z\n"
                "Event: 17793124-05d4-b198-2fde-7ededc63b103",
            ),
            self.told(event("s3-object-created")),
        )

    def test_an_event_that_says_nothing(self):
        self.assertEqual(
            (
                "unknown: unknown unknown (unknown)",
                "Instance unknown changed state to unknown\n"
                "Account: unknown\nRegion: unknown\nSource: unknown\nDetail type: unknown\n"
                "Time: unknown\nEvent: unknown",
            ),
            self.told({}),
        )

    def test_an_account_without_a_name_is_called_by_its_id(self):
        for names in ("", "{}", {"333333333333": "other"}, {"222222222222": ""}):
            with self.subTest(names):
                subject, message = self.told(event("ec2-stopped"), names)
                self.assertTrue(subject.startswith("222222222222: i-0d20"), subject)
                self.assertEqual("Account: 222222222222", message.split("\n")[1])

    def test_names_that_cannot_be_read_do_not_lose_the_event(self):
        for names in ("{", "[]", "null", "7", "[" * 4000, '{"222222222222":7}'):
            with self.subTest(names):
                process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC, ACCOUNT_NAMES=names)
                lines, _ = process.invoke(event("ec2-stopped"))
                self.assertEqual(
                    '{"level":"WARN","message":"ACCOUNT_NAMES is not a JSON object from id to name: '
                    'the account is called by its id"}',
                    lines[2],
                )
                self.assertTrue(json.loads(lines[3])["notified"])
                self.assertIn("\nAccount: 222222222222\n", process.sns.published[0][1])

    def test_a_mistake_in_another_accounts_name_changes_nothing(self):
        names = '{"222222222222":"development","333333333333":7}'
        self.assertTrue(self.subject(event("ec2-stopped"), names).startswith("development: "))

    def test_a_name_becomes_what_a_subject_may_hold(self):
        for name, start in (
            ("d\u00e9veloppement", "developpement: i-"),
            ("dev \u958b\u767a", "dev ??: i-"),
            ("\u958b\u767a", "222222222222: i-"),
            ("\U0001f600 !", "222222222222: i-"),
            ("  dev\t\n\x00\x1f\x7f two  ", "dev two: i-"),
            ("dev\x85\x9f\ud800", "dev ??: i-"),
            ("x" * 40, "x" * 40 + ": i-"),
            ("x" * 41, "x" * 37 + "...: i-"),
        ):
            with self.subTest(ascii(name)):
                subject = self.subject(event("ec2-stopped"), {"222222222222": name})
                self.assertTrue(subject.startswith(start), subject)

    def test_the_message_keeps_a_name_in_its_own_script_on_its_own_line(self):
        for name, shown in (("\u958b\u767a", "\u958b\u767a"), ("a\nState: b", '"a\\nState: b"')):
            with self.subTest(shown):
                message = self.told(event("ec2-stopped"), {"222222222222": name})[1]
                self.assertEqual(f"Account: {shown} (222222222222)", message.split("\n")[1])
                self.assertEqual(7, len(message.split("\n")))

    def test_no_value_of_an_event_forges_a_line_of_the_message(self):
        forged = "a\nState: b"
        names = ("account", "region", "time", "id", "source", "detail-type")
        detail = {"instance-id": forged, "state": forged}
        for handed in (event("ec2-stopped", detail=detail), dict.fromkeys(names, forged)):
            self.assertEqual(7, len(self.told(handed)[1].split("\n")))

    def test_a_long_subject_is_cut_where_sns_allows_it(self):
        fixed = len("development:  stopped (ap-northeast-1)")
        for length, end in (
            (100 - fixed, "x stopped (ap-northeast-1)"),
            (101 - fixed, "x stopped (ap-northeas..."),
        ):
            handed = event("ec2-stopped", detail={"instance-id": "x" * length, "state": "stopped"})
            subject = self.subject(handed)
            self.assertEqual(100, len(subject))
            self.assertTrue(subject.endswith(end), subject)

    def test_a_long_message_is_cut_where_sns_allows_it(self):
        detail = {"instance-id": "\U0001f600" * 70_000, "state": "stopped"}
        message = self.told(event("ec2-stopped", detail=detail))[1]
        self.assertEqual(65_536, len(message))
        self.assertTrue(message.endswith("\U0001f600..."))


class ChoiceTest(unittest.TestCase):
    def notified(self, name, states):
        process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC, NOTIFY_STATES=states)
        notified = process.record(event(name))["notified"]
        self.assertEqual(int(notified), len(process.sns.published))
        return notified

    def test_only_a_chosen_state_is_published(self):
        for states in ("stopped", "stopped,pending", "pending,stopped", " pending , stopped ,"):
            with self.subTest(states):
                self.assertTrue(self.notified("ec2-stopped", states))
                self.assertFalse(self.notified("ec2-running", states))
                self.assertFalse(self.notified("ec2-stopping", states))

    def test_every_event_is_published_if_no_state_is_chosen(self):
        for states in ("", " ", ","):
            for name in ("ec2-stopped", "s3-object-created", "ec2-spot-interruption"):
                with self.subTest(states=states, name=name):
                    self.assertTrue(self.notified(name, states))

    def test_what_only_looks_like_a_state_change_is_not_chosen(self):
        for changes in ({"source": "my.app"}, {"detail-type": "Other"}, {"detail": {}}):
            with self.subTest(changes):
                process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC, NOTIFY_STATES="stopped")
                self.assertFalse(process.record(event("ec2-stopped", **changes))["notified"])
                self.assertEqual([], process.sns.published)

    def test_an_empty_topic_is_none(self):
        process = WarmProcess(NOTIFY_TOPIC_ARN="")
        self.assertFalse(process.record(event("ec2-stopped"))["notified"])
        self.assertEqual([], process.clients)


if __name__ == "__main__":
    unittest.main()
