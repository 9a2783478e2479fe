"""That an event which comes again is told once, and one that could not be told is told again."""

import unittest

from warm_process import TOPIC, Refused, WarmProcess, event


class RepetitionTest(unittest.TestCase):
    def setUp(self):
        self.process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC)

    def fate(self, **changes):
        record = self.process.record(event("ec2-stopped", **changes))
        return record["repeated"], record["notified"]

    def test_a_repeated_event_is_published_once(self):
        self.assertEqual((False, True), self.fate())
        self.assertEqual((True, False), self.fate())
        self.assertEqual((True, False), self.fate())
        self.assertEqual(1, len(self.process.sns.published))

    def test_another_id_is_another_event(self):
        self.assertEqual((False, True), self.fate(id="1"))
        self.assertEqual((False, True), self.fate(id="2"))
        self.assertEqual(2, len(self.process.sns.published))

    def test_a_repeated_event_is_printed_and_answered_as_before(self):
        first, second = (self.process.invoke(event("ec2-stopped")) for _ in range(2))
        self.assertEqual((first[0][:2], first[1]), (second[0][:2], second[1]))

    def test_an_event_without_an_id_is_never_repeated(self):
        for missing in (None, "", 7, ["1"], {}):
            with self.subTest(missing):
                self.assertEqual([(False, True)] * 2, [self.fate(id=missing) for _ in range(2)])

    def test_an_id_that_says_unknown_is_an_id(self):
        self.assertEqual((False, True), self.fate(id=None))
        self.assertEqual((False, True), self.fate(id="unknown"))
        self.assertEqual((True, False), self.fate(id="unknown"))

    def test_a_failure_to_publish_fails_the_invocation_and_its_retry_publishes(self):
        self.process.sns.refusals = [Refused("first"), Refused("second")]
        for message in ("first", "second"):
            with self.assertRaisesRegex(Refused, message):
                self.process.invoke(event("ec2-stopped"))
        self.assertEqual([], self.process.sns.published)
        self.assertEqual((False, True), self.fate())
        self.assertEqual((True, False), self.fate())

    def test_the_last_thousand_ids_are_remembered(self):
        for number in range(1000):
            self.assertEqual((False, True), self.fate(id=str(number)))
        self.assertEqual((True, False), self.fate(id="0"))
        # A repetition takes no place: the thousand-and-first id does.
        self.assertEqual((False, True), self.fate(id="1000"))
        self.assertEqual((True, False), self.fate(id="1"))
        self.assertEqual((False, True), self.fate(id="0"))

    def test_an_event_that_was_not_chosen_is_recognised_too(self):
        for environment in ({}, {"NOTIFY_TOPIC_ARN": TOPIC, "NOTIFY_STATES": "terminated"}):
            self.process = WarmProcess(**environment)
            self.assertEqual([(False, False), (True, False)], [self.fate(), self.fate()])

    def test_one_client_serves_the_whole_process(self):
        self.assertEqual([], self.process.clients)
        self.fate(id="1")
        self.fate(id="2")
        self.assertEqual(["sns"], self.process.clients)

    def test_a_new_process_knows_no_event(self):
        self.assertEqual((False, True), self.fate())
        self.process = WarmProcess(NOTIFY_TOPIC_ARN=TOPIC)
        self.assertEqual((False, True), self.fate())


if __name__ == "__main__":
    unittest.main()
