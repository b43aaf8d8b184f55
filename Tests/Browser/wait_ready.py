"""Waits until a server is ready: `wait_ready.py URL PID`."""

import os
import sys
import time
import urllib.error
import urllib.request

WAIT_SECONDS = 60


def main(url, pid):
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2) as response:
                if response.status == 200:
                    return 0
        except (urllib.error.URLError, OSError):
            pass
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            print("browser tests: the server stopped before it was ready", file=sys.stderr)
            return 1
        time.sleep(0.1)
    print(f"browser tests: {url} is not ready after {WAIT_SECONDS} s", file=sys.stderr)
    return 1


sys.exit(main(sys.argv[1], int(sys.argv[2])))
