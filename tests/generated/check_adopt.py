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
        run(dev, port, "make", "adopt", "STAGE=local", refused="_COMPLETE: make deploy STAGE=local")
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
    """The emulator knows one stack of a name: one that was begun takes the place of the deleted one."""
    (pool,), (table,) = left(dev, port)
    names, stack = (f"POOL={pool}", f"TABLE={table}"), ("--stack-name", f"{service()}-local")

    def adopt(*names, refused=""):
        return run(dev, port, "make", "adopt", "STAGE=local", *names, refused=refused)
    run(dev, port, "make", "remove", "STAGE=local")
    with checking("what a known stack has not left is refused"):
        adopt(f"POOL={pool}", "TABLE=other", refused=f"but:\n  {' '.join(names)}\n")
    with checking("a stack that was begun and holds nothing is taken up"):
        run(dev, port, "aws", "cloudformation", "create-change-set", *stack, "--change-set-name", "begun", "--change-set-type", "CREATE",
            "--template-body", json.dumps({"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}))
        assert "REVIEW_IN_PROGRESS" in run(dev, port, "aws", "cloudformation", "describe-stacks", *stack)
        adopt(refused="name POOL and TABLE")
    with checking("of a stack that is forgotten, pool and table have to be named, and have to be what they should be"):
        run(dev, port, "aws", "dynamodb", "create-table", "--table-name", "other", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=id,AttributeType=S", "--key-schema", "AttributeName=id,KeyType=HASH")
        adopt(f"POOL={pool}", "TABLE=other", refused="its keys are id (HASH), not pk (HASH), sk (RANGE)")
        run(dev, port, "aws", "dynamodb", "delete-table", "--table-name", "other")
        adopt(f"POOL={pool}", "TABLE=other", refused="ResourceNotFoundException")
        said = adopt(f"POOL={pool[:-1]}", f"TABLE={table}", refused="does not exist")
        assert "WITHOUT=UsersTable,…" in said, said
        adopt(*names)
        dev.interrupt()


class Answers:
    """Several deleted stacks of a name are more than the emulator knows: here an `aws` has them by hand, as AWS lists them."""
    def __init__(self, folder):
        self.folder, self.stacks, self.words = pathlib.Path(folder), [], {}
        program = self.folder / "aws"
        program.write_text(f"#!{sys.executable}\nimport json, pathlib, sys\n"
                           "answers = json.loads(pathlib.Path(__file__).with_name('answers').read_text())\n"
                           "found = [answers[word] for word in sys.argv if word in answers]\n"
                           "print(json.dumps(found[0])) if found else sys.exit(f'asked for {sys.argv[2:]}')\n")
        program.chmod(0o755)

    def add(self, id, status="DELETE_COMPLETE", **skipped):
        self.stacks.append({"StackName": f"{service()}-local", "StackId": id, "StackStatus": status,
                            "CreationTime": f"2026-11-2{len(self.stacks)}"})
        self.words[id] = {"StackEvents": [
            {"LogicalResourceId": id, "PhysicalResourceId": of, "ResourceStatus": "DELETE_SKIPPED"} for id, of in skipped.items()]}

    def adopt(self, **names):
        (self.folder / "answers").write_text(json.dumps(self.words | {"list-stacks": {"StackSummaries": self.stacks}}))
        stage = environ | {"STAGE": "local", "PATH": f"{self.folder}:{environ['PATH']}"} | names
        done = subprocess.run(["node", "resources/adopt.mjs"], cwd=project, env=stage, capture_output=True, text=True)
        return done.stdout + done.stderr


def check_several():
    with tempfile.TemporaryDirectory() as folder:
        answers = Answers(folder)
        for id in ("old", "new", "new again"):
            of = id.split()[0]
            answers.add(id, UserPool=f"us-east-1_{of}", UsersTable=f"table-{of}", JobsQueue=f"queue-{of}")
        answers.add("without a pool", UsersTable="table-alone")
        with checking("several deleted stacks that left other things: it takes none of them until it is told"):
            said = answers.adopt()
            assert said.startswith("make adopt: several") and said.count("POOL=") == 2, said
            assert "asked" not in said and "undefined" not in said, said
            said = answers.adopt(POOL="us-east-1_new")
            assert "UsersTable is table-new\n" in said and "create-change-set" in said and "_old" not in said, said
            assert "JobsQueue stays outside: queue-new" in said, said
            for names in ({"POOL": "us-east-1_other"}, {"TABLE": "table-alone"}, {"POOL": "us-east-1_new", "TABLE": "table-old"}):
                said = answers.adopt(**names)
                assert "no deleted stack is known" in said and said.count("POOL=") == 2 and "asked" not in said, said
        with checking("what is named is left out, and nothing that the template does not keep"):
            said = answers.adopt(POOL="us-east-1_new", WITHOUT="UsersTable")
            assert "UsersTable stays outside: table-new" in said and "UserPool is us-east-1_new" in said, said
            begun = said[said.index("create-change-set"):]
            assert "table-new" not in begun and "WITHOUT=UserPool,…" in begun, said
            assert "UsersTable is table-alone\n" in answers.adopt(TABLE="table-alone", WITHOUT="UserPool")
            assert "the template keeps no Typo" in answers.adopt(POOL="us-east-1_new", WITHOUT="Typo,UsersTable")
        with checking("a stack that is there is named with its status, and deployed where that works"):
            answers.add("there")
            for status, remedy in {"IMPORT_COMPLETE": "make deploy", "UPDATE_ROLLBACK_COMPLETE": "make deploy",
                                   "DELETE_IN_PROGRESS": "wait", "DELETE_FAILED": "delete it", "ROLLBACK_COMPLETE": "delete it",
                                   "IMPORT_ROLLBACK_COMPLETE": "delete it", "UPDATE_ROLLBACK_FAILED": "its events"}.items():
                answers.stacks[-1]["StackStatus"] = status
                said = answers.adopt()
                assert f"{status}: " in said and remedy in said and ("make deploy" in said) == (remedy == "make deploy"), said


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
