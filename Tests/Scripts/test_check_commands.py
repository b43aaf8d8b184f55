"""Scripts/check-commands: what it finds wrong with the commands of a document."""

import importlib.machinery
import importlib.util
import os
import pathlib
import stat

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# A command with one subcommand, one option, and nothing to do.
NUMERAL = """#!/bin/sh
case "$*" in
    "read --help") echo 'USAGE: numeral read <files> [--json] [--model <model>]' ;;
    *--help) echo 'USAGE: numeral <subcommand>' ;;
esac
"""


@pytest.fixture(scope="module")
def script():
    loader = importlib.machinery.SourceFileLoader(
        "check_commands", str(ROOT / "Scripts/check-commands"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def environment(tmp_path):
    binary = tmp_path / "numeral"
    binary.write_text(NUMERAL)
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    return dict(os.environ, PATH=f"{tmp_path}:{os.environ['PATH']}")


@pytest.mark.parametrize("line, problem", [
    ("numeral read --json seven.png", None),
    ("numeral read --model Runs/here.safetensors seven.png", None),
    ("numeral read --model Runs/nobody.safetensors seven.png", "not there: Runs/nobody.safetensors"),
    ("numeral read --jso seven.png", "not there: --jso"),
    ("numeral read eight.png", "not there: eight.png"),
    ("numeral raed seven.png", "not there: raed"),
    ("numeral read --json Data/mine/8.png", None),
    ("make test", None),
    ("make tset", "not there: tset"),
    ("Scripts/nothing", "not there: Scripts/nothing"),
    ("no-such-command-here", "not there: no-such-command-here"),
    ("curl -H 'Content-Type: image/png' --data-binary @seven.png http://127.0.0.1:8080/x", None),
    ("numeral read --json @Recipes/none.yaml", "not there: Recipes/none.yaml"),
])
def test_what_is_not_run_is_looked_at(script, environment, line, problem):
    assert script.problem_with(line, {"Runs/here.safetensors"}, environment) == problem


def test_what_is_run_has_to_end_well_and_find_its_files(script, environment):
    checks = script.Checks(environment)
    assert checks.problem("true", "sh", set()) is None
    assert checks.problem("echo wrong >&2; false", "sh", set()) == "wrong\n"
    assert checks.problem("true eight.png", "sh", set()) == "not there: eight.png"
    assert "no kind of block" in checks.problem("true", "sh quick", set())


def test_a_document_that_is_not_there_is_a_failure(script, environment, capsys):
    assert script.check("Docs/nothing.md", script.Checks(environment)) == (0, 1)
    assert "there is no such document" in capsys.readouterr().out


def test_what_a_line_writes_a_later_one_may_read(script):
    text = "```sh\na --output Runs/x  # a word\n```\n\n```sh long\nb \\\n  Runs/x\n```\n```json\n{}\n```\n"
    assert list(script.commands(text)) == [("a --output Runs/x", "sh"), ("b    Runs/x", "sh long")]
    assert script.outputs(["a", "--output", "Runs/x", "-o", "y"]) == {"Runs/x", "y"}
    assert script.missing_files(["b", "Runs/x/y.gz"], {"Runs/x"}) == []
