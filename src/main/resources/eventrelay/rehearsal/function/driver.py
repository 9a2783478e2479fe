"""Runs a Lambda handler for a parent process, until the parent closes its end.

Standard input brings one line of JSON for the set-up, then batches: a number, and as many lines of
JSON, one per event. Each is answered at once by one line on standard output, after one for each
publication; the answer also says whether the rest of its batch is run. What this module writes is
sealed, so that nothing else passes for it: a line begins with its seal, and a seal in the log ends
what belongs to a request. The ends are moved away from standard input and output first: what the
handler (or a process it starts) writes to standard output goes where standard error goes, which is
the log. The module uses ASCII only, and so do the lines, so that no locale can change them.
"""

import decimal
import hashlib
import importlib
import importlib.util
import json
import os
import select
import sys
import threading
import time
import traceback
import types

# Lambda Developer Guide, "Lambda quotas": what a function may answer, in bytes.
_LONGEST_RESULT = 6291556
_LONGEST_MESSAGE = 10000
# A result no longer than this has no nesting and no number that the rehearsal cannot read.
_SURELY_READ = 1000

# What a line is; after the last answer nothing more of its batch is run.
_PUBLICATION, _ANSWER, _LAST_ANSWER = " ", "+", "-"

# The handler may put others in their place.
_dumps, _loads, _monotonic = json.dumps, json.loads, time.monotonic


class Context:
    """The part of Lambda's context object that a handler of events may need."""

    def __init__(self, function_name, request_id, deadline):
        self.function_name = function_name
        self.aws_request_id = request_id
        self._deadline = deadline

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))


def failure(error_type, message):
    return {"errorType": error_type, "errorMessage": message[:_LONGEST_MESSAGE]}


def failure_of(error):
    """Logs where the error was raised, naming files as they are named on Lambda."""
    here = os.path.join(sys.path[0], "")
    sys.stderr.write(traceback.format_exc().replace(here, "/var/task/"))
    try:
        message = str(error)
    except Exception:
        message = "an error that does not say what it is"
    return failure(type(error).__name__, message)


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


def is_own(spec, folder):
    """True if a module comes from the function's files."""
    if spec is None:
        return False
    # A package without a file of its own has a list of folders instead.
    places = [spec.origin] if spec.has_location else list(spec.submodule_search_locations or [])
    return bool(places) and os.path.realpath(places[0]).startswith(os.path.join(folder, ""))


def own_module(name, folder):
    """The module of that name, which is one of the function's files: Python's own are not run."""
    first = name.partition(".")[0]
    try:
        spec = importlib.util.find_spec(first) if first else None
    except ValueError:
        spec = None  # One that this process made, not imported.
    if not is_own(spec, folder):
        if spec or first in sys.modules:
            raise ImportError("%r is not among the function's files" % first)
        raise ModuleNotFoundError("No module named %r" % (first or name))
    module = importlib.import_module(name)
    if not is_own(getattr(module, "__spec__", None), folder):
        raise ImportError("%r is not among the function's files" % name)
    return module


def load(name, folder):
    """Returns the handler and None, or None and the failure that every event is answered with."""
    module_name, _, function_name = name.rpartition(".")
    if not module_name or not function_name:
        return None, failure(
            "Runtime.MalformedHandlerName", "handler name %r is not module.function" % name
        )
    try:
        module = own_module(module_name.replace("/", "."), folder)
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


def is_too_long(text):
    """Lambda counts bytes of UTF-8, which are never more than the text's ASCII has."""
    if len(text) <= _LONGEST_RESULT:
        return False
    result = _dumps(_loads(text), ensure_ascii=False)
    return len(result.encode("utf-8", "surrogatepass")) > _LONGEST_RESULT


def invoke(handler, event, context):
    """The text of the answer, and whether the handler returned."""
    try:
        result = handler(event, context)
    except Exception as error:
        return _dumps(failure_of(error)), False
    try:
        text = _dumps(result, default=plain)
    except (TypeError, ValueError, RecursionError) as error:
        text = _dumps(failure("Runtime.MarshalError", "cannot send the result: %s" % error))
        return text, False
    if is_too_long(text):
        text = _dumps(
            failure(
                "Function.ResponseSizeTooLarge",
                "the result is longer than the %d bytes that Lambda takes" % _LONGEST_RESULT,
            )
        )
        return text, False
    return '{"result": ' + text + "}", True


def write(descriptor, data):
    while data:
        try:
            data = data[os.write(descriptor, data) :]
        except BlockingIOError:  # The handler may have asked for that: it shares the pipe.
            select.select([], [descriptor], [])


class Output:
    """Writes answers and the ends of logs, each with a seal that holds for that place only."""

    def __init__(self, key, answers, log):
        # Of a hash's state Python shows nothing, so that the key cannot be read back.
        self._keyed = hashlib.sha256(key)
        self._answers = answers
        self._log = log
        self._counts = {"answer": 0, "log": 0}
        # A handler may publish from several threads at once.
        self._lock = threading.Lock()

    def _seal(self, kind, text=""):
        inner = self._keyed.copy()
        inner.update(("%s %d %s" % (kind, self._counts[kind], text)).encode("ascii"))
        self._counts[kind] += 1
        return hashlib.sha256(inner.digest()).hexdigest()

    def line(self, kind, text):
        text = kind + text
        with self._lock:
            write(self._answers, (self._seal("answer", text) + text + "\n").encode("ascii"))

    def end(self, text, kind=_LAST_ANSWER):
        """The answer to a request."""
        write(self._log, ("\0" + self._seal("log") + "\n").encode("ascii"))
        self.line(kind, text)


class Function:
    """Runs the handler, or says for each event why there is none."""

    def __init__(self, name, handler, broken, seconds, begin):
        self._name = name
        self._handler = handler
        self._broken = broken
        self._seconds = seconds
        self._begin = begin

    def answer(self, line):
        """The answer, and its kind.

        After a failure the rest of a batch is not run, because the same event may come again before
        it; nor is it after what the rehearsal may take for a failure.
        """
        try:
            request = _loads(line)
        except RecursionError:
            text = _dumps(failure("Runtime.UnmarshalError", "the event is nested too deeply"))
            return text, _LAST_ANSWER
        if self._broken:
            return _dumps(self._broken), _LAST_ANSWER
        start = _monotonic()
        self._begin(request)
        context = Context(self._name, request["requestId"], start + self._seconds)
        text, returned = invoke(self._handler, request["event"], context)
        # Long before its time is over, because the rehearsal measures that by itself.
        sure = returned and len(text) <= _SURELY_READ and _monotonic() < start + self._seconds / 2
        return text, _ANSWER if sure else _LAST_ANSWER


def main():
    requests = os.fdopen(os.dup(0), encoding="ascii")
    answers, log = os.dup(1), os.dup(2)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    # UTF-8 mode lets invalid text through; on Lambda printing it is an error.
    sys.stdout.reconfigure(errors="strict")
    # Isolated Python looks nowhere but where it is installed.
    folder = os.path.realpath(os.getcwd())
    sys.path.insert(0, folder)

    setup = _loads(requests.readline())
    # The code may have been copied after this process started.
    importlib.invalidate_caches()
    output = Output(bytes.fromhex(setup.pop("key")), answers, log)
    # That this is a Python that can run the driver is known from here on.
    output.line(_LAST_ANSWER, "{}")
    # What chose among several Pythons has left its own settings, which no function sees.
    for name in set(os.environ) - {"PATH", "TMPDIR", "LC_CTYPE"}:
        del os.environ[name]
    # Not earlier than here, where they change neither the interpreter nor its start.
    os.environ.update(setup["environment"])
    boto3 = stand_in(setup["boto3"])
    # Told at once, because the handler may not live to return.
    boto3._topics = boto3.Topics(
        lambda call: output.line(_PUBLICATION, _dumps({"publication": call}))
    )
    boto3._topics.begin(setup)
    handler, broken = load(setup["handler"], folder)
    output.end("{}")
    function = Function(
        setup["function"], handler, broken, setup["timeoutMillis"] / 1000, boto3._topics.begin
    )
    for count in requests:
        # All are read before the first is run, so that no handler finds any of them in the pipe.
        for line in [requests.readline() for _ in range(int(count))]:
            text, kind = function.answer(line)
            output.end(text, kind)
            if kind == _LAST_ANSWER:
                break


main()
