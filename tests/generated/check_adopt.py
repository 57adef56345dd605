"""A stack is removed, and made again around what it has left: who signed up before is who they were.
Usage: check_adopt.py PROJECT, after `make setup` there."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from make_dev import Dev, Make, checking, environ, free_ports, isolate, kill_leftovers, processes, project, strangers
from people import client, profile, sign_in

TOOLS = pathlib.Path(__file__).resolve().parents[2] / ".tools" / "aws" / "bin"
LIMIT = 600  # seconds, of which the first one builds every function


def settings(dev, port):
    return environ | {
        "PATH": f"{TOOLS}:{environ['PATH']}", "SLS_AWS_MONITORING_FREQUENCY": "200", "AWS_DEFAULT_REGION": region(dev),
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port + 3}", "AWS_ACCESS_KEY_ID": dev.keys[0], "AWS_SECRET_ACCESS_KEY": dev.keys[1],
    }


def region(dev):
    return re.search(r"AWS_REGION='([\w-]+)'", dev.text())[1]


def run(dev, port, *command, refused=""):
    """Runs a command against the emulator, as against AWS. Where `refused`, it fails and says that."""
    done = subprocess.run(command, cwd=project, env=settings(dev, port), capture_output=True, text=True, timeout=LIMIT)
    said = done.stdout + done.stderr
    assert (done.returncode != 0) == bool(refused) and refused in said, said
    return said


def service():
    return re.search(r"^service: (\S+)", (project / "serverless.yml").read_text(encoding="utf-8"), re.M)[1]


def left(dev, port):
    """The ids of the pools and tables that are there."""
    pools = json.loads(run(dev, port, "aws", "cognito-idp", "list-user-pools", "--max-results", "60"))["UserPools"]
    tables = json.loads(run(dev, port, "aws", "dynamodb", "list-tables"))["TableNames"]
    return {pool["Id"] for pool in pools}, set(tables)


def leave():
    port = free_ports()
    with checking("somebody signs up, and the stack is removed"):
        Make("dev-reset").process.wait()
        dev = Dev(port)
        dev.run(dev.sign_up, dev.confirm)
        me = profile(dev, sign_in(dev)["AccessToken"])
        there = client(dev), left(dev, port)
        run(dev, port, "make", "adopt", "STAGE=local", refused="is there: make deploy")
        run(dev, port, "make", "remove", "STAGE=local")
        assert left(dev, port) == there[1], (left(dev, port), there)
    with checking("make adopt finds what it has left"):
        said = run(dev, port, "make", "adopt", "STAGE=local")
        for found in set.union(*there[1]):
            assert found in said, said
        dev.interrupt()
    return me, there


def come_back(me, there):
    port = free_ports()
    with checking("the stack is deployed around it: the same pool and table, and another client"):
        dev = Dev(port)
        assert left(dev, port) == there[1] and client(dev) != there[0], (left(dev, port), there)
    with checking("they sign in with their password, and are who they were"):
        assert profile(dev, sign_in(dev)["AccessToken"]) == me
    return dev, port


def check_trigger(dev, port, table):
    with checking("the pool has its trigger again: who signs up now is stored"):
        dev.run(dev.sign_up.replace("ada@", "bob@"), dev.confirm.replace("ada@", "bob@"))
        stored = run(dev, port, "aws", "dynamodb", "scan", "--table-name", table)
        assert "bob@example.com" in stored, stored


def check_by_hand(dev, port):
    """The emulator knows one stack of a name: one that was tried in vain takes the place of the deleted one."""
    (pool,), (table,) = left(dev, port)
    with checking("of a stack that is forgotten, pool and table have to be named, and have to be there"):
        run(dev, port, "make", "remove", "STAGE=local")
        run(dev, port, "make", "adopt", "STAGE=local", f"POOL={pool[:-1]}", f"TABLE={table}", refused="does not exist")
        run(dev, port, "make", "adopt", "STAGE=local", refused="name both: POOL and TABLE")
        run(dev, port, "make", "adopt", "STAGE=local", f"POOL={pool}", f"TABLE={table}")
        dev.interrupt()


def check_several():
    """Two deleted stacks of a name are more than the emulator knows: here their list is written by hand, as AWS has it."""
    skipped = [("UserPool", "us-east-1_{0}"), ("UsersTable", "table-{0}"), ("JobsQueue", "queue-{0}")]
    answers = {"list-stacks": {"StackSummaries": [
        {"StackName": f"{service()}-local", "StackId": name, "StackStatus": "DELETE_COMPLETE", "CreationTime": f"2026-11-2{day}"}
        for day, name in enumerate(["old", "new", "new again"])]}}
    for name in ("old", "new", "new again"):
        answers[name] = {"StackEvents": [
            {"LogicalResourceId": id, "PhysicalResourceId": of.format(name.split()[0]), "ResourceStatus": "DELETE_SKIPPED"}
            for id, of in skipped]}
    with checking("several deleted stacks that left other things: it takes none of them until it is told"), \
            tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "aws")
        program.write_text(f"#!{sys.executable}\nimport json, sys\nanswers = json.loads({json.dumps(json.dumps(answers))})\n"
                           "found = [answers[word] for word in sys.argv if word in answers]\n"
                           "print(json.dumps(found[0])) if found else sys.exit(f'asked for {sys.argv[2:]}')\n")
        program.chmod(0o755)

        def adopt(**names):
            stage = environ | {"STAGE": "local", "PATH": f"{folder}:{environ['PATH']}"} | names
            done = subprocess.run(["node", "resources/adopt.mjs"], cwd=project, env=stage, capture_output=True, text=True)
            return done.stdout + done.stderr
        said = adopt()
        assert said.startswith("make adopt: several") and said.count("POOL=") == 2 and "asked" not in said, said
        said = adopt(POOL="us-east-1_new")
        assert "UsersTable is table-new\n" in said and "create-change-set" in said and "_old" not in said, said
        assert "JobsQueue stays outside: queue-new" in said, said
        assert "name both" in adopt(POOL="us-east-1_other") and "name both" in adopt(TABLE="table-other")


isolate()
strangers.update(processes())
try:
    me, there = leave()
    dev, port = come_back(me, there)
    check_trigger(dev, port, *there[1][1])
    check_by_hand(dev, port)
    dev, _ = come_back(me, there)
    dev.interrupt()
    check_several()
finally:
    kill_leftovers()
