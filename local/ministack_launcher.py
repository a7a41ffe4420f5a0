"""Starts MiniStack with what it lacks, for one home folder: `python ministack_launcher.py <home>`.

- A Task's TimeoutSecondsPath and HeartbeatSecondsPath: MiniStack reads the static fields only.
- An end when whoever started it is gone, however that happened: its state is saved then too.
"""
import os
import signal
import sys
import threading
from importlib.metadata import version

WRITTEN_FOR = "1.5.33"
if version("ministack") != WRITTEN_FOR:
    sys.exit(
        f"This launcher changes private functions of MiniStack {WRITTEN_FOR}, and {version('ministack')} is installed. "
        "See whether it resolves TimeoutSecondsPath by now; if so remove that part, else check it and name the new version."
    )

import ministack.services.stepfunctions as stepfunctions  # noqa: E402  (after the check)
from ministack.app import main  # noqa: E402

SECONDS_PATHS = {"TimeoutSecondsPath": "TimeoutSeconds", "HeartbeatSecondsPath": "HeartbeatSeconds"}
execute_task = stepfunctions._execute_task


def execute_task_with_paths(state, raw_input, execution, context):
    for path, field in SECONDS_PATHS.items():
        if path in state:
            state = {**state, field: seconds_at(state[path], path, raw_input, context)}
    return execute_task(state, raw_input, execution, context)


def seconds_at(path, field, raw_input, context):
    """AWS too ends the execution when the path gives anything but a positive whole number."""
    seconds = stepfunctions._resolve_path_or_ctx(path, raw_input, context)
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds <= 0:
        raise stepfunctions._ExecutionError(
            "States.Runtime", f"{field} {path} gave {seconds!r}; a positive whole number of seconds is needed"
        )
    return seconds


def stop_with_parent():
    """The parent holds the other end of our standard input and never writes to it."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


stepfunctions._execute_task = execute_task_with_paths
threading.Thread(target=stop_with_parent, daemon=True).start()
sys.argv = sys.argv[:1]  # the home only makes us recognisable among processes
main()
