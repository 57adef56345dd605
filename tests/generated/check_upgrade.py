"""Somebody who has signed up with the project of a release still signs in, and nobody is signed out, once the upgraded
project is deployed over it. The emulator keeps users, tables and stacks from the one to the other.
Usage: check_upgrade.py PROJECT before|after"""
import json
import pathlib
import sys

from make_dev import Dev, checking, free_ports, isolate, kill_leftovers, processes, project, strangers
from people import client, profile, sign_in, tokens

person = pathlib.Path(f"{project}.person.json")


def before():
    with checking("somebody signs up, signs in and is stored"):
        dev = Dev(free_ports())
        dev.run(dev.sign_up, dev.confirm)
        got = sign_in(dev)
        me = profile(dev, got["AccessToken"])
        person.write_text(json.dumps({"client": client(dev), "refresh": got["RefreshToken"], "me": me}))
        dev.interrupt()


def after():
    then = json.loads(person.read_text())
    with checking("the upgraded project is deployed over it, with the same client"):
        dev = Dev(free_ports())
        assert client(dev) == then["client"], client(dev)
    with checking("they sign in with their password, and are who they were"):
        me = profile(dev, sign_in(dev)["AccessToken"])
        assert me.items() >= then["me"].items(), f"{me}, and was {then['me']}"
    with checking("their session of before goes on"):
        request = {"ClientId": then["client"], "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": then["refresh"]}}
        assert profile(dev, tokens(dev, json.dumps(request))["AccessToken"]) == me
    dev.interrupt()


isolate()
strangers.update(processes())
try:
    {"before": before, "after": after}[sys.argv[2]]()
finally:
    kill_leftovers()
