"""One warm process of the function, with its own environment and a boto3 that nobody installed."""

import contextlib
import importlib.util
import io
import json
import os
import re
import sys
import types
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[3]
TOPIC = "arn:aws:sns:ap-northeast-1:111111111111:told"


def event(name, **changes):
    """One of the example events, with some of its members replaced."""
    return {**json.loads((ROOT / "events" / f"{name}.json").read_text("utf-8")), **changes}


class Refused(Exception):
    """What the topic raises for a call that it refuses."""


class FakeSns:
    """Keeps what it is told, under the rules of SNS; raises what it is given, one per call."""

    def __init__(self):
        self.published = []
        self.refusals = []

    def publish(self, **call):
        if self.refusals:
            raise self.refusals.pop(0)
        if set(call) != {"TopicArn", "Subject", "Message"} or call["TopicArn"] != TOPIC:
            raise AssertionError(call)
        if not re.fullmatch("[!-~][ -~]{0,99}", call["Subject"]):
            raise AssertionError("SNS refuses the subject " + ascii(call["Subject"]))
        if not 0 < len(call["Message"].encode("utf-8")) <= 262_144:
            raise AssertionError("SNS refuses the message")
        self.published.append((call["Subject"], call["Message"]))
        return {"MessageId": str(len(self.published))}


class WarmProcess:
    """Loads the handler afresh, as a new process does.

    Without a topic in the environment there is no boto3 either, so that needing it is an error.
    """

    def __init__(self, **environment):
        self.sns = FakeSns()
        self.clients = []
        self._environment = environment
        fake = types.ModuleType("boto3")
        fake.client = self._client
        self._modules = {"boto3": fake if "NOTIFY_TOPIC_ARN" in environment else None}
        spec = importlib.util.spec_from_file_location(
            "lambda_function", ROOT / "lambda" / "lambda_function.py"
        )
        self._module = importlib.util.module_from_spec(spec)
        # Importing needs neither boto3 nor variables.
        with mock.patch.dict(sys.modules, {"boto3": None}), self._variables({}):
            spec.loader.exec_module(self._module)

    def invoke(self, handed):
        """The lines that were printed, and what was returned."""
        # Strict UTF-8, as on Lambda: an unprintable character has to fail the test.
        raw = io.BytesIO()
        out = io.TextIOWrapper(raw, "utf-8", newline="")
        # Lambda logs both streams, in the order in which they were written.
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            with mock.patch.dict(sys.modules, self._modules), self._variables(self._environment):
                returned = self._module.lambda_handler(handed, None)
            out.flush()
        text = raw.getvalue().decode("utf-8")
        if not text.endswith("\n"):
            raise AssertionError("the last line has no end: " + text)
        # Not splitlines(): a lone carriage return does not end a line in a log.
        return text[:-1].split("\n"), returned

    def record(self, handed):
        """The structured line, which is the last one."""
        return json.loads(self.invoke(handed)[0][-1])

    def _client(self, service):
        if service != "sns":
            raise AssertionError(service)
        self.clients.append(service)
        return self.sns

    @staticmethod
    def _variables(variables):
        return mock.patch.dict(os.environ, variables, clear=True)
