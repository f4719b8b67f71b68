"""Draws the pictures of the page in the README: `check -f html` on fixtures/state-visit, as Chromium shows it.

`make picture` runs it: docs/report.html.png in light, and beside it the cards in dark and the page on a phone.
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
# Name of the file, width and height in CSS pixels, the colours that the system prefers, and the part that is shown.
PICTURES = (
    ("report.html.png", 1100, 1050, "light", ""),
    ("report.html.dark.png", 1100, 1250, "dark", "#evidence"),
    ("report.html.phone.png", 390, 1000, "light", ""),
)
# Cards of facts that agree are closed until somebody opens them; the pictures show what is in them too.
OPEN = "for (const card of document.querySelectorAll('.near')) card.open = true"


def page() -> str:
    """The page as the command line writes it."""
    os.chdir(CORPUS)
    report = pipeline.check(["docs"])
    gate = judge(report, fail_on="error", exit_zero=False, allow_empty=False)
    return html.render(report, gate=gate.line)


def draw(driver: Chrome, url: str, width: int, height: int, colours: str) -> bytes:
    """What is seen of a page first, as a PNG."""
    preferred = {"prefers-color-scheme": colours, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in preferred.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get("about:blank")
    driver.get(url)
    driver.execute_script(OPEN)
    return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


def main(target: Path) -> None:
    """Writes every picture into a folder."""
    with tempfile.TemporaryDirectory() as folder, chromium() as driver:
        file = Path(folder, "report.html")
        file.write_text(page(), encoding="utf-8")
        for name, width, height, colours, part in PICTURES:
            (target / name).write_bytes(draw(driver, file.as_uri() + part, width, height, colours))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE)
