"""Stands in for boto3 while a handler is rehearsed, so that no call of it reaches a network.

It knows SNS's Publish, under the rules of the API's reference page, and the topics of the current
invocation; whatever else is asked of it is an error that says so. ASCII only, like the driver.
"""

import re
import uuid

# A letter, number or punctuation mark first, then no line break or control character.
_SUBJECT = re.compile("[!-~][ -~]{0,99}")
_LONGEST_MESSAGE = 262144
_LONGEST_TOPIC = 2048

# The driver puts the topics of the current invocation here.
_topics = None


class ClientError(Exception):
    """What botocore raises if the service refuses a call."""

    def __init__(self, error_response, operation_name):
        code, message = error_response["Error"]["Code"], error_response["Error"]["Message"]
        super().__init__(
            "An error occurred (%s) when calling the %s operation: %s"
            % (code, operation_name, message)
        )
        self.response = error_response
        self.operation_name = operation_name


class ParamValidationError(Exception):
    """What botocore raises if it does not send a call, because of its parameters."""


# As a traceback names them on Lambda.
ClientError.__module__ = ParamValidationError.__module__ = "botocore.exceptions"


def client(service_name, *args, **kwargs):
    if service_name != "sns":
        raise _unknown("boto3.client(%r)" % (service_name,))
    return _Sns()


def __getattr__(name):
    raise _unknown("boto3." + name, name)


def _unknown(what, name=""):
    # Python itself asks for such names, and takes no other error for a no.
    if name.startswith("__"):
        return AttributeError(name)
    return NotImplementedError("the rehearsal knows only sns publish, not " + what)


class _Sns:
    def publish(self, **kwargs):
        for name in kwargs:
            if name not in ("TopicArn", "Subject", "Message"):
                raise _unknown("publish with " + name)
        for name, value in {"TopicArn": None, "Message": None, **kwargs}.items():
            if not isinstance(value, str):
                raise ParamValidationError("Parameter validation failed: %s is no string" % name)
        return _topics.publish(kwargs["TopicArn"], kwargs.get("Subject"), kwargs["Message"])

    def __getattr__(self, name):
        raise _unknown("sns " + name, name)


class Topics:
    """Which topics take a publication, and which refuse it; each call is passed to record."""

    def __init__(self, record):
        self._record = record
        self._count = 0

    def begin(self, request):
        self._request_id = request["requestId"]
        if "topics" in request:  # Else they are as before.
            self._allowed = set(request["topics"])
            self._refusals = request["refusals"]

    def publish(self, topic, subject, message):
        refusal = self._refusal(topic, subject, message)
        # Cut where SNS has refused already, so that no call is longer than the rehearsal reads.
        self._record(
            {
                "topicArn": topic[:_LONGEST_TOPIC],
                "subject": (subject or "")[:_LONGEST_MESSAGE],
                "message": message[:_LONGEST_MESSAGE],
                "refusal": refusal,
            }
        )
        if refusal:
            code, why = refusal
            raise ClientError({"Error": {"Code": code, "Message": why}}, "Publish")
        # Counted rather than random, so that two rehearsals see the same.
        self._count += 1
        return {"MessageId": str(uuid.uuid5(uuid.UUID(self._request_id), str(self._count)))}

    def _refusal(self, topic, subject, message):
        if topic in self._refusals:
            return self._refusals[topic]
        if topic not in self._allowed:
            return ["NotFound", "Topic does not exist"]
        if subject is not None and not _SUBJECT.fullmatch(subject):
            return ["InvalidParameter", "Invalid parameter: Subject"]
        if not message:
            return ["InvalidParameter", "Invalid parameter: Empty message"]
        if len(message.encode("utf-8")) > _LONGEST_MESSAGE:
            return ["InvalidParameter", "Invalid parameter: Message too long"]
        return None
