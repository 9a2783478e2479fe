"""Runs a Lambda handler for a parent process, until the parent closes its end.

Standard input brings one line of JSON for the set-up, then one per event; each is answered by one
line of JSON on standard output, after one for each publication. Both ends are moved out of the
handler's reach first: what it (or a process it starts) writes to standard output goes where
standard error goes, which is the log. The module uses ASCII only, and so do the lines, so that no
locale can change them.
"""

import decimal
import importlib
import json
import os
import sys
import threading
import time
import traceback
import types


class Context:
    """The part of Lambda's context object that a handler of events may need."""

    def __init__(self, function_name, request_id, deadline):
        self.function_name = function_name
        self.aws_request_id = request_id
        self._deadline = deadline

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))


def failure(error_type, message):
    return {"errorType": error_type, "errorMessage": message}


def failure_of(error):
    """Logs where the error was raised, naming files as they are named on Lambda."""
    here = os.path.join(sys.path[0], "")
    sys.stderr.write(traceback.format_exc().replace(here, "/var/task/"))
    return failure(type(error).__name__, str(error))


def stand_in(source):
    """Takes the place of boto3 and botocore, installed or not: a rehearsal reaches no network."""
    boto3 = types.ModuleType("boto3")
    exec(compile(source, "/var/runtime/boto3.py", "exec"), vars(boto3))
    botocore = types.ModuleType("botocore")
    botocore.exceptions = types.ModuleType("botocore.exceptions")
    botocore.exceptions.ClientError = boto3.ClientError
    botocore.exceptions.ParamValidationError = boto3.ParamValidationError
    for module in (boto3, botocore, botocore.exceptions):
        sys.modules[module.__name__] = module
    return boto3


def load(name):
    """Returns the handler and None, or None and the failure that every event is answered with."""
    module_name, _, function_name = name.rpartition(".")
    if not module_name or not function_name:
        return None, failure(
            "Runtime.MalformedHandlerName", "handler name %r is not module.function" % name
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        return None, failure(
            "Runtime.ImportModuleError", "cannot import %r: %s" % (module_name, error)
        )
    except SyntaxError as error:
        return None, failure("Runtime.UserCodeSyntaxError", "in %r: %s" % (module_name, error))
    except Exception as error:
        return None, failure_of(error)
    if not hasattr(module, function_name):
        return None, failure(
            "Runtime.HandlerNotFound", "module %r has no %r" % (module_name, function_name)
        )
    return getattr(module, function_name), None


def plain(value):
    """Lambda accepts Decimal too, as a number."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError("a %s is not JSON" % type(value).__name__)


def invoke(handler, event, context):
    """The text of the answer."""
    try:
        result = handler(event, context)
    except Exception as error:
        return json.dumps(failure_of(error))
    try:
        return json.dumps({"result": result}, default=plain)
    except (TypeError, ValueError, RecursionError) as error:
        return json.dumps(failure("Runtime.MarshalError", "cannot send the result: %s" % error))


def main():
    requests = os.fdopen(os.dup(0), encoding="ascii")
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    # UTF-8 mode lets invalid text through; on Lambda printing it is an error.
    sys.stdout.reconfigure(errors="strict")
    sys.path[0] = os.getcwd()

    setup = json.loads(requests.readline())
    # The environment of a process is bytes of some locale; these are the characters.
    os.environ.update(setup["environment"])
    # A handler may publish from several threads at once.
    lock = threading.Lock()

    def answer(text):
        with lock:
            answers.write(text + "\n")
            answers.flush()

    boto3 = stand_in(setup["boto3"])
    # Told at once, because the handler may not live to return.
    boto3._topics = boto3.Topics(lambda call: answer(json.dumps({"publication": call})))
    boto3._topics.begin(setup)
    handler, broken = load(setup["handler"])
    answer("{}")
    for line in requests:
        request = json.loads(line)
        if broken:
            answer(json.dumps(broken))
            continue
        deadline = time.monotonic() + setup["timeoutMillis"] / 1000
        boto3._topics.begin(request)
        context = Context(setup["function"], request["requestId"], deadline)
        answer(invoke(handler, request["event"], context))


main()
