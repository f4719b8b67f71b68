"""The page in a real browser: filters, search, keys, colours, widths, and that it can do no harm."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

browser = pytest.importorskip("browser", reason="selenium is not installed")
if reason := browser.missing():
    pytest.skip(f"{reason} is installed", allow_module_level=True)

from selenium.webdriver import Chrome  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

from reconcile import pipeline  # noqa: E402
from reconcile.cli import main  # noqa: E402
from reconcile.report import html  # noqa: E402
from tests.report import sample  # noqa: E402
from tests.report.test_html import FIXTURES, GATE, crowded, grouped, many, page  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

Open = Callable[..., Chrome]


@pytest.fixture(scope="module")
def driver() -> Iterator[Chrome]:
    with browser.chromium() as driver:
        yield driver


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a fixture corpus, on disk."""
    report = pipeline.check([FIXTURES / "state-visit" / "docs"])
    return written(tmp_path_factory.mktemp("page"), html.render(report, gate=GATE))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on which the rows of facts without findings say all of them."""
    report = pipeline.check(sorted(str(path) for path in FIXTURES.glob("*/docs/*.txt"))[:40])
    return written(tmp_path_factory.mktemp("long"), html.render(report, gate=GATE))


@pytest.fixture
def open_page(driver: Chrome, visit: Path) -> Iterator[Open]:
    """Opens a page, by default that of the fixture corpus, afresh: as wide as a desk, light, with nothing kept."""

    def opened(
        file: Path = visit, *, width: int = 1280, colours: str = "light", anchor: str = "", motion: str = "reduce"
    ) -> Chrome:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        preferred = {"prefers-color-scheme": colours, "prefers-reduced-motion": motion}
        features = [{"name": name, "value": value} for name, value in preferred.items()]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        driver.get("about:blank")
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get(file.as_uri() + anchor)
        return driver

    yield opened
    driver.execute_script("try { localStorage.clear() } catch {}")


def written(folder: Path, text: str) -> Path:
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    return file


def shown(driver: Chrome) -> list[str]:
    """The names of the cards and lines that are to be seen."""
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('#evidence > details:not([hidden]) h3, .alone li:not([hidden])')]"
        ".map((one) => one.textContent)"
    )
    return found


def rows(driver: Chrome) -> int:
    return int(driver.execute_script("return document.querySelectorAll('#facts tbody tr:not([hidden])').length"))


def press(driver: Chrome, *keys: str) -> None:
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def focused(driver: Chrome) -> str:
    return str(
        driver.execute_script("return document.activeElement.closest('details')?.id ?? document.activeElement.id")
    )


def searched(driver: Chrome, words: str) -> None:
    driver.find_element(By.ID, "find").send_keys(words)
    WebDriverWait(driver, 5).until(lambda page: page.find_element(By.ID, "shown").text)


def chip(driver: Chrome, trait: str) -> Any:
    return driver.find_element(By.CSS_SELECTOR, f"[data-trait={trait}]")


def test_filters_narrow_cards_and_rows_together(open_page: Open) -> None:
    page = open_page()
    everything = len(shown(page))
    chip(page, "agree").click()
    agreeing = shown(page)
    assert 0 < len(agreeing) < everything
    assert rows(page) == len(agreeing)
    chip(page, "date").click()
    assert 0 < len(shown(page)) < len(agreeing)
    assert chip(page, "date").get_attribute("aria-pressed") == "true"
    assert page.find_element(By.ID, "shown").text == f"{len(shown(page))} of {everything} shown"
    page.find_element(By.ID, "clear").click()
    assert len(shown(page)) == everything


def test_two_chips_of_a_group_widen(open_page: Open) -> None:
    page = open_page()
    chip(page, "error").click()
    errors = len(shown(page))
    chip(page, "warning").click()
    assert len(shown(page)) > errors


@pytest.mark.parametrize("words", ["rudder", "RUDDER keel", "hanhui rudder"])
def test_search_looks_into_evidence(open_page: Open, words: str) -> None:
    page = open_page()
    searched(page, words)
    assert len(shown(page)) == 1
    press(page, Keys.ESCAPE)
    assert len(shown(page)) > 10


def test_a_search_that_finds_nothing_says_so(open_page: Open) -> None:
    page = open_page()
    assert not page.find_element(By.ID, "none").is_displayed()
    searched(page, "zzz")
    assert page.find_element(By.ID, "none").is_displayed()


def test_keys_walk_open_and_close(open_page: Open) -> None:
    page = open_page()
    ids = page.execute_script("return [...document.querySelectorAll('#evidence > details')].map((one) => one.id)")
    page.find_element(By.TAG_NAME, "body").send_keys("j")
    assert focused(page) == ids[0]
    press(page, "j", "j", "j")
    assert focused(page) == ids[3]
    press(page, "k")
    assert focused(page) == ids[2]
    press(page, "j")
    card = page.find_element(By.ID, ids[3])
    assert card.get_attribute("open") is None
    press(page, Keys.ENTER)
    assert card.get_attribute("open")
    press(page, Keys.ESCAPE)
    assert card.get_attribute("open") is None
    press(page, "/")
    assert focused(page) == "find"
    press(page, "j")
    assert page.find_element(By.ID, "find").get_attribute("value") == "j"


def test_deep_links_open_their_card(open_page: Open, visit: Path) -> None:
    page = open_page()
    closed = page.execute_script("return document.querySelector('#evidence > details:not([open])').id")
    page = open_page(anchor=f"#{closed}")
    assert page.find_element(By.ID, closed).get_attribute("open")
    assert focused(page) == closed
    finding = page.execute_script("return document.querySelector('.f').id")
    chip(page, "single").click()
    page.execute_script("location.hash = arguments[0]", finding)
    WebDriverWait(page, 5).until(lambda now: now.find_element(By.ID, finding).is_displayed())


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("number", [44, -1])
def test_deep_links_reach_their_card_on_a_long_page(open_page: Open, tmp_path: Path, number: int, motion: str) -> None:
    """Cards that aren't near the window are as high as was guessed: whoever scrolls slowly stops short."""
    big = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 12)
    assert len(big.documents) > 50
    file = written(tmp_path, html.render(big, gate=GATE))
    cards = "return [...document.querySelectorAll('#evidence > details')].map((one) => one.id)"
    card = open_page(file).execute_script(cards)[number]
    page = open_page(file, anchor=f"#{card}", motion=motion)
    top = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    time.sleep(1)  # longer than a page scrolls by itself
    assert abs(page.execute_script(top, card)) < 100


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_colours_follow_the_system_and_the_button(open_page: Open, colours: str) -> None:
    page = open_page(colours=colours)
    button = page.find_element(By.ID, "theme")

    def brightness() -> int:
        colour = page.execute_script("return getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))

    before = brightness()
    assert (before > 600) == (colours == "light")
    button.click()
    assert (brightness() > 600) != (before > 600)
    assert button.get_attribute("aria-pressed") == str(colours == "light").lower()


CONTRAST = """
const light = (parts) => parts.map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const behind = (node) => {
  for (; node; node = node.parentElement) {
    const colour = numbers(getComputedStyle(node).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
  }
  return [255, 255, 255];
};
const faint = new Set();
for (const details of document.querySelectorAll("details")) details.open = true;
for (const node of document.querySelectorAll("body *")) {
  if (!node.offsetParent || ![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
  const front = light(numbers(getComputedStyle(node).color).slice(0, 3)), back = light(behind(node));
  const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  if (ratio < 4.5) faint.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
}
return [...faint];
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(open_page: Open, long: Path, colours: str) -> None:
    """WCAG 2.2, 1.4.3, level AA: 4.5 to 1."""
    assert open_page(long, colours=colours).execute_script(CONTRAST) == []
    page = open_page(colours=colours)
    chip(page, "error").click()
    chip(page, "error").send_keys(Keys.ENTER)
    assert page.execute_script(CONTRAST) == []
    chip(page, "conflict").click()
    assert page.execute_script(CONTRAST) == []


def test_what_can_be_used_has_a_name(open_page: Open) -> None:
    page = open_page()
    nodes = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = {"button", "link", "searchbox", "image", "img", "region", "search", "group", "columnheader", "rowheader"}
    roles = [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes if not node["ignored"]]
    assert [role for role, name in roles if role in named - {"group"} and not name] == []
    assert {"button", "searchbox", "image", "rowheader", "columnheader"} <= {role for role, _ in roles}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways(open_page: Open, tmp_path: Path, long: Path, width: int) -> None:
    for file in (None, written(tmp_path, page(sample.report())), long):
        driver = open_page(file, width=width) if file else open_page(width=width)
        driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_headers_stay_where_the_table_is_scrolled(open_page: Open, tmp_path: Path) -> None:
    big = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 2)
    driver = open_page(written(tmp_path, html.render(big, gate=GATE)), width=700)
    places = driver.execute_script(
        """
        const box = document.querySelector(".matrix");
        const fact = box.querySelectorAll("tbody th")[20], head = box.querySelectorAll("thead th")[8];
        box.scrollTo(400, 600);
        const left = fact.getBoundingClientRect().left - box.getBoundingClientRect().left;
        const top = head.getBoundingClientRect().top - box.getBoundingClientRect().top;
        return [Math.round(left), Math.round(top), box.scrollLeft, box.scrollTop];
        """
    )
    assert places == [1, 1, 400, 600]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_verdict_is_seen_however_far_a_table_is_scrolled(open_page: Open, tmp_path: Path, width: int) -> None:
    big = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 2)
    driver = open_page(written(tmp_path, html.render(big, gate=GATE)), width=width)
    for by in (0, 150, 4000):
        seen = driver.execute_script(
            """
            const box = document.querySelector(".matrix"), row = box.querySelectorAll("tbody tr")[20];
            row.scrollIntoView({ block: "center" });
            box.scrollLeft = arguments[0];
            const [fact, verdict] = [...row.children].map((cell) => cell.getBoundingClientRect());
            const at = (place) => document.elementFromPoint(place.left + 3, place.top + 9).closest("th, td").cellIndex;
            return [at(fact), at(verdict), fact.right <= verdict.left + 1, verdict.right < box.clientWidth];
            """,
            by,
        )
        assert seen == [0, 1, True, True]


@pytest.fixture(scope="module")
def recall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose facts and verdicts have long words."""
    report = pipeline.check([FIXTURES / "product-recall" / "docs"])
    return written(tmp_path_factory.mktemp("recall"), html.render(report, gate=GATE))


@pytest.mark.parametrize("width", [320, 390, 500, 640])
def test_a_phone_shows_what_every_source_says_below_each_other(open_page: Open, recall: Path, width: int) -> None:
    driver = open_page(recall, width=width)
    box, cells = driver.execute_script(
        """
        const place = (one) => one.getBoundingClientRect(), box = place(document.querySelector(".matrix"));
        const named = document.querySelectorAll("#facts tbody tr.error")[0].querySelectorAll("td[data-source]");
        const told = (cell) => [cell.dataset.source, cell.textContent, place(cell).top, place(cell).right];
        return [[box.left, box.right], [...named].map(told)];
        """
    )
    assert [(name, value) for name, value, _, _ in cells] == [("S1", "3 Apr 2024"), ("S2", "4 Mar 2024")]
    assert cells[0][2] < cells[1][2]
    assert all(right <= box[1] for _, _, _, right in cells)
    assert box[1] <= width


def test_a_phone_without_the_script_has_the_table(open_page: Open, driver: Chrome, recall: Path) -> None:
    """Nothing names the source of a cell there but the head of the table."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = open_page(recall, width=390)
        assert page.find_element(By.CSS_SELECTOR, "#facts thead").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [390, 500, 641, 700, 900, 1280])
def test_no_word_of_a_fact_or_a_verdict_is_broken(open_page: Open, recall: Path, visit: Path, width: int) -> None:
    for file in (recall, visit):
        broken = open_page(file, width=width).execute_script(
            """
            const found = [], range = document.createRange();
            for (const cell of document.querySelectorAll("#facts tbody :is(th, td:nth-child(2))")) {
              const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode())
                for (const word of node.data.matchAll(/[a-z]+/gi)) {
                  range.setStart(node, word.index);
                  range.setEnd(node, word.index + word[0].length);
                  if (range.getClientRects().length > 1) found.push(word[0]);
                }
            }
            return found;
            """
        )
        assert broken == []


@pytest.mark.parametrize("width", [320, 390, 500, 700])
def test_every_chip_is_seen(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    chips = page.execute_script(
        "return [...document.querySelectorAll('.chip')].map((chip) => chip.getBoundingClientRect().right)"
    )
    assert max(chips) <= width


def test_each_group_keeps_its_own_header(open_page: Open, tmp_path: Path) -> None:
    big = grouped(many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 2))
    driver = open_page(written(tmp_path, html.render(big, gate=GATE)))
    tops = driver.execute_script(
        """
        const box = document.querySelector(".matrix"), tables = box.querySelectorAll("table");
        tables[1].querySelectorAll("tbody tr")[3].scrollIntoView();
        box.scrollBy(0, -60);
        const top = (one) => one.getBoundingClientRect().top;
        return [...tables].map((table) => top(table.querySelector("th")) - top(box));
        """
    )
    assert tops[0] < 0
    assert round(tops[1]) == 1


def test_a_group_without_a_fact_that_fits_is_hidden(open_page: Open, tmp_path: Path) -> None:
    big = grouped(many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 2))
    driver = open_page(written(tmp_path, html.render(big, gate=GATE)))
    searched(driver, "S6:")
    assert [table.is_displayed() for table in driver.find_elements(By.CSS_SELECTOR, "#facts table")] == [False, True]


def test_what_is_only_listed_can_be_filtered_searched_and_linked_to(open_page: Open, tmp_path: Path) -> None:
    big = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 40)
    file = written(tmp_path, html.render(big, gate=GATE))
    driver = open_page(file)
    lines = "return document.querySelectorAll('{}:not([hidden])').length"
    agreed, alone = (int(driver.execute_script(lines.format(name))) for name in ("tr.agree[id]", ".alone li"))
    assert min(agreed, alone) > 0
    chip(driver, "single").click()
    assert [driver.execute_script(lines.format(name)) for name in ("tr.agree[id]", ".alone li")] == [0, alone]
    chip(driver, "single").click()
    chip(driver, "agree").click()
    assert [driver.execute_script(lines.format(name)) for name in ("tr.agree[id]", ".alone li")] == [agreed, 0]
    anchor = driver.execute_script("return document.querySelector('tr.agree[id]').id")
    driver = open_page(file, anchor=f"#{anchor}")
    is_target = "return document.querySelector('tr.agree[id]').matches(':target')"
    assert WebDriverWait(driver, 10).until(lambda driver: driver.execute_script(is_target))
    anchor = driver.execute_script("return [...document.querySelectorAll('.alone li')].at(-1).id")
    driver = open_page(file, anchor=f"#{anchor}")
    followed = "return document.querySelector('.alone li:target')?.id"
    assert WebDriverWait(driver, 10).until(lambda driver: driver.execute_script(followed)) == anchor
    chip(driver, "agree").click()
    assert driver.execute_script("return document.querySelector('.alone li:target').hidden")
    driver.execute_script("location.hash = ''; location.hash = arguments[0]", anchor)
    WebDriverWait(driver, 5).until(lambda now: now.find_element(By.ID, anchor).is_displayed())


def test_a_link_to_what_is_only_counted_says_so(open_page: Open, tmp_path: Path) -> None:
    big = crowded(pipeline.check([FIXTURES / "state-visit" / "docs"]), 300)
    text = html.render(big, gate=GATE)
    left_out = next(fact.id for fact in big.facts if f"id={fact.id}" not in text)
    shown = next(fact.id for fact in big.facts if f"id={fact.id} " in text)
    file = written(tmp_path, text)
    driver = open_page(file, anchor=f"#{left_out}")
    message = driver.find_element(By.ID, "missing")
    assert message.is_displayed()
    assert message.text.startswith(f"Nothing on this page has the id {left_out}.")
    driver.execute_script("location.hash = arguments[0]", shown)
    WebDriverWait(driver, 5).until(lambda now: not message.is_displayed())
    assert driver.find_element(By.ID, shown).is_displayed()
    assert not open_page(file).find_element(By.ID, "missing").is_displayed()


def test_a_long_page_names_sources_from_their_table(open_page: Open, tmp_path: Path) -> None:
    big = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 40)
    text = html.render(big, gate=GATE)
    assert re.search(r"<p><b>S\d+:\d+:\d+</b>", text)
    driver = open_page(written(tmp_path, text))
    names = driver.execute_script("return [...document.querySelectorAll('.e b')].map((one) => one.textContent)")
    assert all(re.fullmatch(r"S\d+:\d+:\d+(, S\d+:\d+:\d+)* \S.*", one) for one in names)
    driver = open_page(written(tmp_path, html.render(grouped(many(big, 1)), gate=GATE)))
    everything = rows(driver)
    searched(driver, "northwire")
    assert 0 < rows(driver) < everything


def test_search_knows_who_the_sources_are(open_page: Open) -> None:
    page = open_page()
    searched(page, "northwire")
    assert 0 < len(shown(page)) < 10


def test_print_shows_every_card(open_page: Open) -> None:
    page = open_page()
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not page.find_element(By.ID, "tools").is_displayed()
    assert all(quote.is_displayed() for quote in page.find_elements(By.CSS_SELECTOR, "mark"))


HOSTILE = (
    """Published: 2024-05-02

<script>document.title = "owned"; owned = 1</script> The mill cost $4.2 million.
"><img src="http://127.0.0.1:9/x.png" onerror="owned = 1"> It has 310 workers <b onclick=owned=1>today</b>.
</style></script></title><style>body { display: none }</style> The mill is 12 km from {{ 7 * 7 }} the sea.
\u202ethgir ot tfel\u202c \u2066x\u2069 \u200f It closed on 3 May 2024. &lt;script&gt; &#60;b&#62; javascript:alert(1)
"""
    + "x" * 5000
    + " The mill cost $42 million, "
    + "word" * 2000
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    docs = tmp_path / "<b onclick=owned=1> & 'docs'"
    docs.mkdir()
    (docs / 'a"><script>owned=1<.txt').write_text(HOSTILE, encoding="utf-8")
    other = HOSTILE.replace("4.2", "4.9").replace("310", "130").replace("3 May", "5 May").replace("12 km", "21 km")
    (docs / "b.txt").write_text(other, encoding="utf-8")
    publisher = "</td><script>owned=1</script>"
    sources = [{"file": "b.txt", "title": HOSTILE[40:140], "publisher": publisher, "url": "javascript:owned=1"}]
    (docs / "sources.yaml").write_text(json.dumps(sources), encoding="utf-8")
    target = tmp_path / "report.html"
    main(["check", str(docs), "-f", "html", "-o", str(target), "--exit-zero", "--isolated", "-q"])
    return target


@pytest.mark.parametrize("width", [390, 1280])
def test_a_hostile_document_can_do_nothing(open_page: Open, hostile: Path, width: int) -> None:
    page = open_page(hostile, width=width)
    page.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.execute_script("return typeof owned") == "undefined"
    assert page.title.endswith("reconcile")
    assert page.find_elements(By.CSS_SELECTOR, "img, iframe, object, body script + script, [onclick], [onerror]") == []
    assert page.find_element(By.ID, "facts").is_displayed()
    assert "<script>" in page.find_element(By.ID, "evidence").text
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    assert page.get_log("browser") == []


def test_a_script_that_slipped_in_would_not_run(open_page: Open, visit: Path, tmp_path: Path) -> None:
    """The policy, not only escaping, keeps foreign code from running."""
    text = visit.read_text(encoding="utf-8")
    slipped = "<script>owned = 1</script><img src=x onerror='owned = 1'><style>body { display: none }</style>"
    page = open_page(written(tmp_path, text.replace("<main>", f"<main>{slipped}")))
    assert page.execute_script("return typeof owned") == "undefined"
    assert page.find_element(By.TAG_NAME, "h1").is_displayed()


def test_nothing_is_asked_of_the_network(open_page: Open, hostile: Path, visit: Path) -> None:
    for file in (visit, hostile):
        page = open_page(file)
        page.find_element(By.CLASS_NAME, "chip").click()
        page.find_element(By.ID, "theme").click()
        events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
        sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
        assert [event["request"]["url"] for event in sent] == [file.as_uri()]


def test_without_script_all_can_be_read(open_page: Open, driver: Chrome) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = open_page()
        assert not page.find_element(By.ID, "tools").is_displayed()
        assert page.find_element(By.CSS_SELECTOR, "#facts tbody th").is_displayed()
        card = page.find_element(By.CSS_SELECTOR, "#evidence > details:not([open])")
        card.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
        assert card.get_attribute("open")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_five_thousand_facts_can_be_used(open_page: Open, tmp_path: Path) -> None:
    """A bound that only a change of kind would break: with 1,320 sources it loads in about 1.5 seconds."""
    report = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 264)
    assert len(report.facts) > 5000
    page = open_page(written(tmp_path, html.render(report, gate=GATE)))
    loaded = page.execute_script("return performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert loaded < 10_000
    searched(page, "rudder")
    assert len(shown(page)) == 264
