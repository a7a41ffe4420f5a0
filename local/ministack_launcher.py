"""Starts MiniStack with what it lacks, for one home folder: `python ministack_launcher.py <home>`.

- A Task's TimeoutSecondsPath and HeartbeatSecondsPath: MiniStack reads the static fields only.
- Streams that go on after a restart: MiniStack forgets the records of DynamoDB streams then, but not how far they were
  read, so that the next ones would be skipped.
- The calls that functions make, in `<home>/calls.jsonl`, each distinct one once: MiniStack enforces no rights, so a test
  compares these with the policies. They are noted instead of its CloudTrail events, which nobody reads.
- Queries that take as long as there is to read: MiniStack parses the condition anew for every item of the partition, so
  that one item of 38,000 took it 2.5 seconds. DynamoDB goes to where the range begins.
- An end when whoever started it is gone, however that happened: its state is saved then too.
"""
import json
import os
import re
import signal
import sys
import threading
from functools import lru_cache
from importlib.metadata import version

WRITTEN_FOR = "1.5.33"
if version("ministack") != WRITTEN_FOR:
    sys.exit(
        f"This launcher changes private functions of MiniStack {WRITTEN_FOR}, and {version('ministack')} is installed. "
        "See whether it resolves TimeoutSecondsPath by now; if so remove that part, else check it and name the new version."
    )

import ministack.services.cloudtrail as cloudtrail  # noqa: E402  (after the check)
import ministack.services.dynamodb as dynamodb  # noqa: E402
import ministack.services.lambda_svc as lambda_svc  # noqa: E402
import ministack.services.stepfunctions as stepfunctions  # noqa: E402
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


@lru_cache(maxsize=1024)
def beginning_in(condition):
    """The value that sort keys of our tables have to begin with, if that is what a condition says."""
    beginning = re.fullmatch(r"pk = :pk AND begins_with\(sk, (:\w+)\)", condition)
    return beginning and beginning[1]


evaluate_condition = dynamodb._evaluate_condition


def evaluate_condition_or_beginning(expr, item, values, names, slot="ConditionExpression"):
    """The partition is that of the query already, and MiniStack has found both to be strings."""
    beginning = beginning_in(expr) if slot == "KeyConditionExpression" else None
    if beginning:
        return item["sk"]["S"].startswith(values[beginning]["S"])
    return evaluate_condition(expr, item, values, names, slot=slot)


restore_positions = lambda_svc._restore_esm_positions


def restore_positions_but_of_streams(store, positions):
    if store is not lambda_svc._dynamodb_stream_positions:
        restore_positions(store, positions)


CALLS_FILE = os.path.join(sys.argv[1], "calls.jsonl")
NAMES = ("TableName", "stateMachineArn", "executionArn", "QueueUrl", "SecretId")
known_calls = set()  # the lines of the file


def note_calls(service, event_name, user_agent, request_params, **_rest):
    caller = re.search(r"\bapp/([a-z.-]*[a-z])", user_agent)  # only functions name themselves; Powertools adds capitals
    if caller:
        for action, on in parts_of(event_name, request_params):
            note_call(json.dumps({"caller": caller[1], "service": service, "action": action, "on": on}))


# Calls that ask for a right of another name.
called_otherwise = {"ChangeMessageVisibilityBatch": "ChangeMessageVisibility", "Invoke": "InvokeFunction"}


def parts_of(action, params):
    """What AWS asks rights for: actions, each with what it is on. Nobody can read what a task token is on."""
    if "TransactItems" in params:
        return [
            (f"{kind}Item", part["TableName"])
            for item in params["TransactItems"]
            for kind, part in item.items()
        ]
    if "RequestItems" in params:
        return [(action, table) for table in params["RequestItems"]]
    if action in called_otherwise:
        return [(called_otherwise[action], params.get("QueueUrl"))]
    if action == "PutEvents":
        return [(action, entry.get("EventBusName")) for entry in params["Entries"]]
    named = next((params[name] for name in NAMES if name in params), None)
    if named and ":execution:" in named:
        named = named.rpartition(":")[0] + ":*"  # one line for a machine, not for each of its executions
    return [(action, f"{named}/index/{params['IndexName']}" if "IndexName" in params else named)]


def note_call(line):
    if line not in known_calls:
        known_calls.add(line)
        with open(CALLS_FILE, "a", encoding="utf-8") as file:
            file.write(line + "\n")


def read_back_calls():
    if os.path.exists(CALLS_FILE):
        with open(CALLS_FILE, encoding="utf-8") as file:
            known_calls.update(file.read().splitlines())


def stop_with_parent():
    """The parent holds the other end of our standard input and never writes to it."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


for pure in ("_tokenize", "_condition_syntax_error"):  # of the text of an expression, and nobody changes what they give
    setattr(dynamodb, pure, lru_cache(maxsize=1024)(getattr(dynamodb, pure)))
dynamodb._evaluate_condition = evaluate_condition_or_beginning
stepfunctions._execute_task = execute_task_with_paths
lambda_svc._restore_esm_positions = restore_positions_but_of_streams
cloudtrail.record_event = note_calls
read_back_calls()
threading.Thread(target=stop_with_parent, daemon=True).start()
sys.argv = sys.argv[:1]  # the home only makes us recognisable among processes
main()
