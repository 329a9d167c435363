"""Pages in a real browser: nothing is refused, nothing runs over the edge, links into the text arrive."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser

BRIEFING = "/doc/briefing/scio-2024-commerce"
PAGES = (
    "/",
    f"{BRIEFING}",
    f"{BRIEFING}/figure/cbec-players-now",
    f"{BRIEFING}/figure/overseas-warehouses-2022",
    f"{BRIEFING}/measure/2.3",
    f"{BRIEFING}/statement/f64f4cd71c57",
    f"{BRIEFING}/turn/p10-3",
    f"{BRIEFING}/discrepancy/cbec-players",
    "/doc/agent/wang-shouwen",
    "/doc/indicator/overseas-warehouses",
    "/doc/document/cbec-ip-guidelines",
    "/doc/place/china",
    "/doc/source/e7f18ac39d6b",
    "/sparql",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%205",
    "/def",
    "/shapes",
    "/report",
)
WIDTHS = (1280, 390)


def console(browser: Chrome) -> list[dict[str, Any]]:
    """Return what the console has said since it was last asked."""
    said: list[dict[str, Any]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(browser: Chrome, address: str, path: str, width: int) -> None:
    """It has one main heading, fits the width, and the console has nothing to say (policy, missing files, errors)."""
    browser.set_window_size(width, 900)
    console(browser)
    browser.get(address + path)
    overflow = browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1
    assert overflow <= 0
    assert console(browser) == []


def test_a_link_into_the_text_arrives_at_the_words(browser: Chrome, address: str) -> None:
    """From the page of a figure to its words in the transcript, in view."""
    browser.set_window_size(1280, 900)
    browser.get(f"{address}{BRIEFING}/figure/overseas-trademarks-2023")
    browser.find_element(By.LINK_TEXT, "Read it in the text").send_keys(Keys.ENTER)
    marked = browser.find_element(By.CSS_SELECTOR, ":target")

    def is_in_view(driver: Chrome) -> bool:
        top = driver.execute_script("return arguments[0].getBoundingClientRect().top", marked)
        return bool(0 <= top < driver.get_window_size()["height"])

    assert "exceeded 30,000" in marked.text
    WebDriverWait(browser, 10).until(is_in_view, "the words did not come into view")


def test_a_stored_question_is_answered_as_a_table(browser: Chrome, address: str) -> None:
    """One click on a question of the home page shows its rows."""
    browser.get(f"{address}/")
    browser.find_element(By.PARTIAL_LINK_TEXT, "Which stated figures are bounds").send_keys(Keys.ENTER)
    rows = browser.find_elements(By.CSS_SELECTOR, "table tbody tr")

    assert [row.text for row in rows] == ["more than 10,000", "more than 200", "exceeded 30,000"]
