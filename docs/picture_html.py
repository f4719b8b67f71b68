"""Draws the pictures of the page in the README: `check -f html` on fixtures/state-visit, as Chromium shows it.

`make picture` runs it: docs/report.html.png in light, and beside it the dark page and the page on a phone.
Needs Chromium and its driver (on Debian and Ubuntu: apt install chromium chromium-driver).
"""

import base64
import os
import sys
import tempfile
from pathlib import Path

from browser import chromium
from selenium.webdriver import Chrome

from reconcile import pipeline
from reconcile.gate import judge
from reconcile.report import html

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "fixtures" / "state-visit"
# Name of the file, width and height in CSS pixels, the colours that the system prefers.
PICTURES = (
    ("report.html.png", 1280, 1500, "light"),
    ("report.html.dark.png", 1280, 1500, "dark"),
    ("report.html.phone.png", 390, 1100, "light"),
)


def page() -> str:
    """The page as the command line writes it."""
    os.chdir(CORPUS)
    report = pipeline.check(["docs"])
    gate = judge(report, fail_on="error", exit_zero=False, allow_empty=False)
    return html.render(report, gate=gate.line)


def draw(driver: Chrome, url: str, width: int, height: int, colours: str) -> bytes:
    """The top of a page as a PNG."""
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": colours}]}
    )
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(url)
    return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


def main(target: Path) -> None:
    """Writes every picture into a folder."""
    with tempfile.TemporaryDirectory() as folder, chromium() as driver:
        file = Path(folder, "report.html")
        file.write_text(page(), encoding="utf-8")
        for name, width, height, colours in PICTURES:
            (target / name).write_bytes(draw(driver, file.as_uri(), width, height, colours))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE)
