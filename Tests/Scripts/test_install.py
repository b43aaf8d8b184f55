"""make install and uninstall: the command runs from where it was put, without its sources or Swift."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = pathlib.Path(os.environ.get("NUMERAL_BINARY", ROOT / ".build/release/numeral"))
PICTURE = ROOT / "Tests/Fixtures/pictures/thin-280.png"


def make(target, folder, prefix="/usr"):
    """Runs a target without building; what it would build is there."""
    command = ["make", "-s", "-o", "build", target, f"DESTDIR={folder}", f"PREFIX={prefix}", f"NUMERAL={BINARY}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def run(program, *arguments, folder):
    """Runs a program in a folder that knows nothing of the sources."""
    return subprocess.run(
        [program, *arguments], cwd=folder, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=120)


@pytest.fixture
def destination(tmp_path):
    if not BINARY.exists():
        pytest.skip("no binary: run make build")
    done = make("install", tmp_path / "stage")
    assert done.returncode == 0, done.stderr
    return tmp_path / "stage"


def test_the_installed_command_finds_its_model(destination, tmp_path):
    read = run(destination / "usr/bin/numeral", "read", PICTURE, folder=tmp_path)
    assert read.returncode == 0 and read.stdout.strip(), read.stderr
    # Moved as a whole, too.
    (destination / "usr").rename(tmp_path / "elsewhere")
    moved = run(tmp_path / "elsewhere/bin/numeral", "read", PICTURE, folder=tmp_path)
    assert moved.stdout == read.stdout, moved.stderr


def test_swifts_libraries_lie_beside_the_program(destination):
    folder = destination / "usr/lib/numeral"
    needed = subprocess.run(["ldd", BINARY], capture_output=True, text=True, check=True).stdout
    libraries = {line.split()[0] for line in needed.splitlines() if "/swift/linux/" in line}
    assert libraries <= {file.name for file in folder.iterdir()}


def test_uninstall_leaves_nothing(destination):
    kept = destination / "usr/share/other"
    kept.mkdir()
    done = make("uninstall", destination)
    assert done.returncode == 0, done.stderr
    assert [path for path in destination.rglob("*") if not path.is_dir()] == []
    assert kept.exists()


def test_a_copied_program_says_where_it_looked(destination, tmp_path):
    lonely = tmp_path / "lonely"
    lonely.mkdir()
    for file in (destination / "usr/lib/numeral").iterdir():
        os.link(file, lonely / file.name)
    read = run(lonely / "numeral", "read", PICTURE, folder=tmp_path)
    assert read.returncode == 1 and f"{lonely}" in read.stderr and "NUMERAL_MODELS" in read.stderr, read.stderr
    os.link(destination / "usr/share/numeral/Models/default.safetensors", lonely / "default.safetensors")
    assert run(lonely / "numeral", "read", PICTURE, folder=tmp_path).returncode == 0
