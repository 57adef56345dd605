# Managed by venture: edit freely, regenerating merges your changes.

"""Runs ministack until standard input closes: that happens when the program that started this ends, however it ends.

Expects to lead a process group of its own, which holds the functions that ministack runs.
"""

import os
import signal
import sys
import threading
import time

SECONDS_TO_SAVE = 10


def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)  # ministack saves its state and returns
    time.sleep(SECONDS_TO_SAVE)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
try:
    from ministack.app import main

    main()
finally:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
