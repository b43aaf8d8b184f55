"""A `numeral serve` of one test, and plain connections to it."""

import contextlib
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = pathlib.Path(os.environ.get("NUMERAL_BINARY", ROOT / ".build/release/numeral")).resolve()
START_SECONDS = 60


class Server:
    """The process, where it listens, and its log."""

    def __init__(self, process, log):
        self.process, self.log_file = process, log
        line = process.stdout.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)|http://0\.0\.0\.0:(\d+)", line)
        self.address_line = line
        self.port = int(match[1] or match[2]) if match else None

    @property
    def log(self):
        return pathlib.Path(self.log_file.name).read_text()

    def wait_for_log(self, words, seconds=20):
        """Whether the log says the words in time."""
        return wait_until(lambda: words in self.log, seconds)

    @property
    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def serving(*arguments, limits="", errors=None):
    """A server on a free port; `limits` is said by a shell before, as in `ulimit -n 48;`."""
    with tempfile.NamedTemporaryFile() as log:
        process = subprocess.Popen(
            ["bash", "-c", f'{limits} exec "$0" "$@"', BINARY, "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE, stderr=errors or log, text=True, cwd=ROOT)
        try:
            yield Server(process, log)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def run(*arguments):
    """The command to its end, for what is refused before it serves."""
    return subprocess.run(
        [BINARY, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=START_SECONDS)


def wait_until(is_so, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()


class Connection:
    """One connection, closed with its block or by `close`."""

    def __init__(self, port, seconds=20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=seconds)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def ask(self, path="/health/live", host="localhost", until='"}'):
        self.send(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n")
        return self.receive(until)

    def send(self, text):
        self.socket.sendall(text.encode())

    def receive(self, until):
        """What comes until some words do, the server closes, or nothing came for too long."""
        text = b""
        while until.encode() not in text:
            part = self.socket.recv(65536)
            if not part:
                break
            text += part
        return text.decode()
