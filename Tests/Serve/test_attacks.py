"""`numeral serve` under attack: what only a process of its own shows."""

import json
import os
import signal
import threading
import time

import pytest

from servers import Connection, run, serving


def test_without_descriptors_it_waits_for_some_does_not_spin_and_goes_on():
    with serving(limits="ulimit -n 48;") as server:
        held = [Connection(server.port) for _ in range(60)]
        assert server.wait_for_log("no connection can be accepted: allow more open files")
        before, seconds = server.cpu_seconds, 3
        time.sleep(seconds)
        # It was 0.8 of a core.
        assert server.cpu_seconds - before < 0.2 * seconds
        for connection in held:
            connection.close()
        with Connection(server.port) as connection:
            assert connection.ask().startswith("HTTP/1.1 200 ")


def test_a_log_that_nobody_reads_holds_nobody_up_and_what_is_missing_in_it_is_said():
    reading, writing = os.pipe()
    with serving(errors=writing) as server:
        os.close(writing)
        with Connection(server.port) as connection:
            # Each line of the log names the path: together some megabytes, more than may wait.
            for _ in range(300):
                assert connection.ask("/" + "x" * 7000, until='"type"').startswith("HTTP/1.1 404 ")
            parts = []
            reader = threading.Thread(target=lambda: parts.extend(iter(lambda: os.read(reading, 65536), b"")))
            reader.start()
            time.sleep(1)
            assert connection.ask().startswith("HTTP/1.1 200 ")
        server.process.terminate()
        assert server.process.wait(30) == 0
        reader.join(30)
    os.close(reading)
    lines = [json.loads(line) for line in b"".join(parts).splitlines()]
    missing = [line["count"] for line in lines if "lines are missing here" in line["message"]]
    assert len(missing) == 1
    assert sum(line["message"] == "request" for line in lines) + int(missing[0]) == 301


def test_a_second_signal_ends_it_at_once():
    with serving() as server, Connection(server.port) as connection:
        # A body that never comes is waited for, for half a minute.
        connection.send(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
            "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n")
        assert connection.receive("\r\n\r\n").startswith("HTTP/1.1 100 ")
        server.process.terminate()
        time.sleep(1)
        assert server.process.poll() is None
        server.process.terminate()
        assert server.process.wait(10) == 128 + signal.SIGTERM


def test_names_are_served_that_it_was_given_and_no_others():
    with serving("--allow-host", "digits.example", "--allow-host", "10.0.0.1") as server:
        port = server.port
        for host, status in [
            ("digits.example", 200), ("10.0.0.1:80", 200), (f"127.0.0.1:{port}", 200),
            (f"evil.example:{port}", 421), ("10.0.0.2", 421),
        ]:
            with Connection(port) as connection:
                assert connection.ask(host=host, until="\r\n").startswith(f"HTTP/1.1 {status} "), host


@pytest.mark.parametrize(
    "name", ["a/b", "https://digits.example", "digits.example:443", "a b", "*"])
def test_what_is_no_name_of_a_host_is_refused(name):
    ended = run("serve", "--port", "0", "--allow-host", name)
    assert ended.returncode == 64
    assert ended.stderr == (
        f"numeral: --allow-host: '{name}' is not a name or an address: "
        "give one without a port, as in digits.example\n")


@pytest.mark.parametrize("words", [["--allow-host", ""], ["--host", ""], ["--model", ""]])
def test_nothing_is_no_name(words):
    ended = run("serve", "--port", "0", *words)
    assert ended.returncode == 64
    assert ended.stderr == f"numeral: {words[0]}: it is empty: name something, or leave it out\n"
