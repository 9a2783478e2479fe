"""Runs the driver in a process of its own, and ends everything that came of it.

Arguments: the driver's source, and the temporary folder. Everything ends when the driver ends, when
the rehearsal sends SIGTERM, and when the rehearsal is gone; then the folder is deleted as well. The
exit status is the driver's. ASCII only, like the driver.
"""

import os
import select
import signal
import sys
import time

# prctl(2)
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

_DELETE = 'chmod -R u+rwX "$0"; rm -rf "$0"'
_END_SECONDS = 4
# A status from which the rehearsal sees that it has to look for processes itself.
_NOT_ENDED = 255
_LOOK_MILLIS = 500


def prctl(option, value):
    """True if it was done: Linux alone knows it, and not every Python can call C."""
    try:
        import ctypes

        return ctypes.CDLL(None).prctl(option, value, 0, 0, 0) == 0
    except (ImportError, OSError, AttributeError):
        return False


def processes():
    """The parent and the group of each process."""
    if not os.path.isdir("/proc/self"):
        import subprocess

        listed = subprocess.run(["ps", "-axo", "pid=,ppid=,pgid="], stdout=subprocess.PIPE).stdout
        rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
        return {process: (parent, group) for process, parent, group in rows}
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name, "rb") as file:
                # A process may be named anything; the last bracket ends its name.
                fields = file.read().rpartition(b")")[2].split()
                found[int(name)] = (int(fields[1]), int(fields[2]))
        except OSError:
            pass  # It has ended meanwhile.
    return found


def descendants():
    """Every process below this one, and as negative numbers their groups."""
    found = processes()
    children = {}
    for process, (parent, _) in found.items():
        children.setdefault(parent, []).append(process)
    below, left = set(), [os.getpid()]
    while left:
        new = [child for child in children.get(left.pop(), []) if child not in below]
        below.update(new)
        left.extend(new)
    groups = {found[process][1] for process in below} - {0, 1, os.getpgrp()}
    return below | {-group for group in groups}


def send(number, receivers):
    for receiver in receivers:
        try:
            os.kill(receiver, number)
        except OSError:
            pass


def reap():
    """True if no child is left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return False
    except ChildProcessError:
        return True


def end_all(group):
    """True once every process below this one has ended, and the group, if there is one.

    To a group the kernel sends a signal in one step, so that no process escapes it by starting
    another; one that is stopped starts no other either.
    """
    end = time.monotonic() + _END_SECONDS
    while time.monotonic() < end:
        stopped = set()
        while (found := descendants() - stopped) and time.monotonic() < end:
            send(signal.SIGSTOP, found)
            stopped |= found
        send(signal.SIGKILL, stopped)
        if group:
            send(signal.SIGKILL, [-group])
        if reap():
            return True
        time.sleep(0.002)
    return False


def drive(source):
    """In the driver's process."""
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # Its own group: what the handler sends to its group does not reach the supervisor.
    os.setsid()
    sys.argv = [""]
    exec(compile(source, "/var/runtime/driver.py", "exec"), {"__name__": "driver"})


def watch(worker, rehearsal, woken, told):
    """The driver's exit status once it ended, 0 if told to end, None if the rehearsal is gone."""
    poll = select.poll()
    # Only whether the other end is closed: the requests are the driver's to read.
    poll.register(0, 0)
    poll.register(woken, select.POLLIN)
    while True:
        ready = [descriptor for descriptor, _ in poll.poll(_LOOK_MILLIS)]
        if told:
            return 0
        # Looked at first, because the driver ends too when the rehearsal is gone.
        if 0 in ready or os.getppid() != rehearsal:
            return None
        if woken in ready:
            os.read(woken, 4096)
        try:
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if ended[0] == worker:
                    status = os.waitstatus_to_exitcode(ended[1])
                    return status if status >= 0 else 128 - status
        except ChildProcessError:
            return 0


def main(source, folder):
    rehearsal = os.getppid()
    # Then a process whose parent ended is below this one, whatever session it is in.
    adopts = prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        os.setsid()
    except OSError:
        pass  # It leads a group already.
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    told = []
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: told.append(True))
    signal.signal(signal.SIGCHLD, lambda *_: None)
    worker = os.fork()
    if not worker:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(woken)
        os.close(wake)
        return drive(source)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # Else the rehearsal would not see that the driver closed them.
    os.close(1)
    os.close(2)
    os.chdir("/")
    status = watch(worker, rehearsal, woken, told)
    ended = end_all(None if adopts else worker)
    # The rehearsal may have ended after it sent SIGTERM, and before it deleted the folder.
    if status is None and not told or os.getppid() != rehearsal:
        os.execv("/bin/sh", ["sh", "-c", _DELETE, folder])
    os._exit((status or 0) if ended else _NOT_ENDED)


main(*sys.argv[1:])
