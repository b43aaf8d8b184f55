"""A look at another page does not lose the drawing; another tab knows nothing of it."""

import pytest
from digits import draw
from playwright.sync_api import expect

KEY = "numeral.drawing"


def expect_drawing(page, label, digit):
    expect(page.locator("#sheet")).to_have_attribute("aria-label", f"Drawing area: {label}")
    expect(page.locator("#digit")).to_have_text(digit)


def ready(page):
    page.wait_for_selector("html[data-ready]", state="attached")


@pytest.mark.parametrize("way", ["back", "link", "reload"])
def test_about_and_back_keeps_the_drawing(page, way):
    draw(page, "4")
    expect_drawing(page, "2 strokes", "4")
    if way == "reload":
        page.reload()
    else:
        page.get_by_role("link", name="About").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How it works")
        if way == "back":
            page.go_back()
        else:
            page.get_by_role("link", name="Draw").click()
    ready(page)
    expect_drawing(page, "2 strokes", "4")


def test_its_strokes_can_be_undone_and_drawn_on(page):
    draw(page, "4")
    expect_drawing(page, "2 strokes", "4")
    page.reload()
    ready(page)
    page.keyboard.press("Control+z")
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")
    page.keyboard.press("Control+Shift+z")
    expect_drawing(page, "2 strokes", "4")


def test_a_cleared_sheet_stays_clear(page):
    draw(page, "7")
    expect_drawing(page, "one stroke", "7")
    page.locator("#clear").click()
    assert page.evaluate(f"sessionStorage.getItem('{KEY}')") is None
    page.reload()
    ready(page)
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: empty")


def test_another_tab_has_none_of_it(page):
    draw(page, "7")
    expect_drawing(page, "one stroke", "7")
    other = page.context.new_page()
    other.goto("/")
    ready(other)
    expect(other.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: empty")


@pytest.mark.parametrize("kept", ["no JSON", "7", "[7]", '[["x", 1, 2]]', "[[18, null, 3]]"])
def test_what_is_no_drawing_is_left_alone(page, kept):
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [KEY, kept])
    page.reload()
    ready(page)
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: empty")
    draw(page, "7")
    expect_drawing(page, "one stroke", "7")


def test_a_browser_that_keeps_nothing_draws_all_the_same(page):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
        "Storage.prototype.getItem = () => { throw new DOMException('denied'); };")
    page.reload()
    ready(page)
    draw(page, "7")
    expect_drawing(page, "one stroke", "7")
