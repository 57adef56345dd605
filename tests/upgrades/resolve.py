"""Decides conflict markers in files: what was generated stands, and what was only added beside it as well."""
import re
import sys

CONFLICT = re.compile(
    r"^<<<<<<< yours\n(?P<yours>.*?)^\|{7} generated last\n(?P<base>.*?)^=======\n(?P<generated>.*?)^>>>>>>> generated now\n",
    re.DOTALL | re.MULTILINE,
)


def decided(conflict):
    return conflict["generated"] + ("" if conflict["base"] else conflict["yours"])


for path in sys.argv[1:]:
    with open(path, newline="") as file:
        text = file.read()
    ending = "\r\n" if "\r\n" in text else "\n"
    text = CONFLICT.sub(decided, text.replace("\r\n", "\n")).replace("\n", ending)
    with open(path, "w", newline="") as file:
        file.write(text)
