"""`numeral serve` as a process: what it says, and how it ends."""

import json

from servers import run, serving


def test_it_says_where_it_listens_refuses_a_port_that_is_taken_and_stops_when_it_is_told():
    with serving() as server:
        assert server.port
        second = run("serve", "--port", str(server.port))
        assert second.returncode == 1
        assert second.stdout == ""
        assert second.stderr.endswith(
            f"numeral: port {server.port}: another program has it: choose another with --port\n")
        server.process.terminate()
        assert server.process.wait(30) == 0


def test_it_warns_before_the_world_may_use_it():
    with serving("--host", "0.0.0.0") as server:
        assert server.port
        assert server.wait_for_log("there are no accounts")
        assert '"level":"warning"' in server.log


def test_an_address_that_this_machine_does_not_have_is_refused():
    ended = run("serve", "--host", "203.0.113.1", "--port", "0")
    assert ended.returncode == 1
    assert "numeral: 203.0.113.1: this machine has no such address: choose another with --host" in ended.stderr


def test_the_benchmark_measures_a_server_that_reads_and_one_that_does_not():
    ended = run("benchmark", "serve", "--seconds", "1", "--connections", "2", "--json")
    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    for server in (report["recognitions"], report["standIn"]):
        assert server["count"] > 0 and server["cpuMicroseconds"] > 0
        assert server["p50Milliseconds"] > 0
        assert server["p99Milliseconds"] >= server["p50Milliseconds"]
        assert server["refusedCount"] == 0
    assert 0 <= report["ownShareOfCPU"] <= 1
    assert report["peakMemoryMiB"] > 1
