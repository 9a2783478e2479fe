"""Writes each EC2 state change it receives to its log."""

import json
import re

# What would end a log line, move a terminal's cursor, or (a lone surrogate) fail to be printed.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def lambda_handler(event, context):
    """Prints the event and what it says, and returns the latter.

    A malformed event is no error: the first line keeps all of it, and the second says "unknown"
    for what is missing. Raising would only make Lambda send the same event again.
    """
    print("Received event: " + _as_json(event))
    detail = event.get("detail") if isinstance(event, dict) else None
    line = f"Instance {_text(detail, 'instance-id')} changed state to {_text(detail, 'state')}"
    print(line)
    return {"statusCode": 200, "body": line}


def _text(detail, name):
    """The string that detail holds under name, in JSON form if it is not safe to print."""
    value = detail.get(name) if isinstance(detail, dict) else None
    if not isinstance(value, str) or not value:
        return "unknown"
    return _as_json(value) if _UNSAFE.search(value) else value


def _as_json(value):
    """One line of JSON, readable in any script; repr for what JSON cannot express."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=repr)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
