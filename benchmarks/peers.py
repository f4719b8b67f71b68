"""What this program and those that claim the same work say of the fixture corpora: `make bench-peers`.

Each program runs in an environment of its own (benchmarks/.venvs, made on the first run) and in a process of its own
for each corpus; peers.yaml says which they are and what they are fed. With --write the page docs/peers.md is made from
the run, otherwise it is printed.
"""

import argparse
import platform
import subprocess
from datetime import date
from pathlib import Path

from environments import machine
from peering import page, programs, truth

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "peers.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/peers.md")
    options = parser.parse_args()
    peers = programs.read()
    corpora = truth.corpora(ROOT / "fixtures")
    answers: page.Answers = {}
    failures: dict[str, str] = {}
    for name, program in peers.programs.items():
        try:
            python = programs.interpreter(name, program.pins)
        except subprocess.CalledProcessError as error:
            failures[name] = str(error.stderr).strip().splitlines()[-1]
            continue
        for way in program.ways:
            answers[name, way] = {corpus.name: programs.ask(python, name, way, corpus) for corpus in corpora}
    where = f"{date.today()}, Python {platform.python_version()}, {machine()}"
    text = page.page(peers, corpora, answers, failures, where)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
