"""Environments that hold one other program each, and the machine that they run on."""

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / ".venvs"


def environment(name: str, pins: Sequence[str], stderr: int | None = None) -> Path:
    """The interpreter of an environment, made where it is missing or its pins changed. `stderr` is where the installer
    writes its complaints, as `subprocess.run` takes it.

    Raises:
        subprocess.CalledProcessError: where it can't be installed.
    """
    folder = FOLDER / name
    python, stamp, wanted = folder / "bin" / "python", folder / ".pins", "\n".join(pins)
    if not stamp.is_file() or stamp.read_text() != wanted:
        print(f"{name}: making its environment", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps"]
        subprocess.run([*install, *pins], check=True, stderr=stderr, text=True)
        stamp.write_text(wanted)
    return python


def machine() -> str:
    """The number of cores and the model of the processor, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.is_file() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{os.cpu_count()} cores, {next(models, 'unknown processor')}"
