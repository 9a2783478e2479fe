"""Writes what each event it receives says to its log, and publishes the chosen ones to a topic.

Environment: NOTIFY_TOPIC_ARN, the SNS topic (nothing is published without it); NOTIFY_STATES, the
states to publish, separated by commas (every event if there are none); ACCOUNT_NAMES, a JSON
object from account id to the name that readers know.
"""

import collections
import functools
import json
import os
import re
import sys
import unicodedata

# What would end a log line, move a terminal's cursor, or (a lone surrogate) fail to be printed.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_STATE_CHANGE = ("aws.ec2", "EC2 Instance State-change Notification")

_LONGEST_SUBJECT = 100
# Short enough for the rest of the subject to keep its place after it.
_LONGEST_NAME_IN_SUBJECT = 40
# SNS takes 262,144 bytes, and a character has at most four.
_LONGEST_MESSAGE = 65_536

# The same event can arrive twice; a notification should be sent once.
_processed = collections.deque(maxlen=1000)


def lambda_handler(event, context):
    """Prints the event, what it says and a structured record, and returns the second.

    A malformed event is no error: the first line keeps all of it, and the others say "unknown"
    for what is missing. Raising would only make Lambda send the same event again, which is just
    what has to happen when the topic cannot be reached: that error is left to Lambda.
    """
    print("Received event: " + _as_json(event))
    detail = _detail(event)
    line = _line(event)
    print(line)
    event_id = _string(event, "id")
    repeated = event_id in _processed
    topic = os.environ.get("NOTIFY_TOPIC_ARN")
    notified = bool(topic) and not repeated and _is_chosen(event)
    if notified:
        _sns().publish(TopicArn=topic, **_notification(event, line))
    # Not earlier: an event whose publishing failed comes again, and must be published then.
    if event_id and not repeated:
        _processed.append(event_id)
    record = {
        "level": "INFO",
        "message": line,
        "eventId": event_id or "unknown",
        "account": _string(event, "account") or "unknown",
        "region": _string(event, "region") or "unknown",
        "instanceId": _string(detail, "instance-id") or "unknown",
        "state": _string(detail, "state") or "unknown",
        "repeated": repeated,
        "notified": notified,
    }
    # To standard error: Lambda logs both, and standard output stays what people read.
    print(_as_json(record), file=sys.stderr)
    return {"statusCode": 200, "body": line}


@functools.cache
def _sns():
    """The client, made once per process, and only in one that publishes."""
    import boto3

    return boto3.client("sns")


def _is_chosen(event):
    """True if no states are chosen, or the event is a change to one of them."""
    states = [state.strip() for state in os.environ.get("NOTIFY_STATES", "").split(",")]
    if not any(states):
        return True
    return _is_state_change(event) and _string(_detail(event), "state") in states


def _is_state_change(event):
    return (_string(event, "source"), _string(event, "detail-type")) == _STATE_CHANGE


def _line(event):
    """What the event says, in one line."""
    said = (_string(event, "source"), _string(event, "detail-type"))
    # What does not say that it is something else is taken for the state change it should have been.
    if all(text in (None, expected) for text, expected in zip(said, _STATE_CHANGE)):
        detail = _detail(event)
        return f"Instance {_text(detail, 'instance-id')} changed state to {_text(detail, 'state')}"
    kind, source = _text(event, "detail-type"), _text(event, "source")
    where = f"{_text(event, 'account')} {_text(event, 'region')}"
    return f"{kind} of {source} in {where}: {_subject(event)}"


def _subject(event):
    """The first resource that the event names, or else its id."""
    resources = event.get("resources")
    first = resources[0] if isinstance(resources, list) and resources else None
    if isinstance(first, str) and first:
        return _safe(first)
    return f"event {_text(event, 'id')}"


def _notification(event, line):
    """The subject and message under which SNS takes them."""
    account, detail, name = _text(event, "account"), _detail(event), _account_name(event)
    if _is_state_change(event):
        labelled = [
            ("Instance", _text(detail, "instance-id")),
            ("State", _text(detail, "state")),
        ]
    else:
        labelled = [
            ("Source", _text(event, "source")),
            ("Detail type", _text(event, "detail-type")),
        ]
    named = _ascii(name or "")
    # A name in another script would be all question marks; the id says more.
    who = named if any(map(str.isalnum, named)) else _ascii(account)
    what = _ascii(" ".join(value for _, value in labelled))
    where = _ascii(_text(event, "region"))
    subject = f"{_cut(who, _LONGEST_NAME_IN_SUBJECT)}: {what} ({where})"
    message = [
        line,
        f"Account: {_safe(name)} ({account})" if name else f"Account: {account}",
        f"Region: {_text(event, 'region')}",
        *(f"{label}: {value}" for label, value in labelled),
        f"Time: {_text(event, 'time')}",
        f"Event: {_text(event, 'id')}",
    ]
    return {
        "Subject": _cut(subject, _LONGEST_SUBJECT),
        "Message": _cut("\n".join(message), _LONGEST_MESSAGE),
    }


def _account_name(event):
    """The name of the event's account, if it has one; a mistake in the names loses no event."""
    account = _string(event, "account")
    try:
        names = json.loads(os.environ.get("ACCOUNT_NAMES") or "{}")
    except (ValueError, RecursionError):
        names = None
    if isinstance(names, dict) and isinstance(names.get(account, ""), str):
        return names.get(account)
    mistake = "ACCOUNT_NAMES is not a JSON object from id to name: the account is called by its id"
    print(_as_json({"level": "WARN", "message": mistake}), file=sys.stderr)
    return None


def _ascii(text):
    """The text as SNS allows it in a subject: without accents, controls or other scripts."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub("[^ -~]", "?", " ".join(re.sub("[\x00-\x1f\x7f]", " ", bare).split()))


def _cut(text, longest):
    return text if len(text) <= longest else text[: longest - 3] + "..."


def _detail(event):
    return event.get("detail") if isinstance(event, dict) else None


def _string(holder, name):
    """The string that holder has under name, or None if there is none or it is empty."""
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, str) and value else None


def _text(holder, name):
    """The string that holder has under name, safe to print, or "unknown"."""
    return _safe(_string(holder, name) or "unknown")


def _safe(value):
    """The string itself, or its JSON form if it is not safe to print."""
    return _as_json(value) if _UNSAFE.search(value) else value


def _as_json(value):
    """One line of JSON, readable in any script; repr for what JSON cannot express."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=repr)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
