"""Undo, redo, clear, pen width and reading, by button and by key; what a screen reader hears."""

import pytest
from digits import draw
from playwright.sync_api import expect

EMPTY = "Drawing area: empty"
ONE = "Drawing area: one stroke"
TWO = "Drawing area: 2 strokes"


def expect_sheet(page, label):
    expect(page.locator("#sheet")).to_have_attribute("aria-label", label)


@pytest.mark.parametrize("undo,redo", [
    (lambda page: page.locator("#undo").click(), lambda page: page.locator("#redo").click()),
    (lambda page: page.keyboard.press("Control+z"),
     lambda page: page.keyboard.press("Control+Shift+z")),
    (lambda page: page.keyboard.press("Control+z"), lambda page: page.keyboard.press("Control+y")),
], ids=["buttons", "Ctrl+Z and Ctrl+Shift+Z", "Ctrl+Z and Ctrl+Y"])
def test_undo_and_redo_go_by_stroke(page, undo, redo):
    draw(page, "4")
    expect_sheet(page, TWO)
    undo(page)
    expect_sheet(page, ONE)
    undo(page)
    expect_sheet(page, EMPTY)
    expect(page.locator("#nothing-title")).to_have_text("Nothing is drawn yet")
    expect(page.locator("#undo")).to_be_disabled()
    redo(page)
    redo(page)
    expect_sheet(page, TWO)
    expect(page.locator("#digit")).to_have_text("4")
    expect(page.locator("#redo")).to_be_disabled()


@pytest.mark.parametrize("key", ["button", "Delete", "Escape"])
def test_clear_empties_the_sheet_and_can_be_undone(page, key):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    if key == "button":
        page.locator("#clear").click()
    else:
        page.keyboard.press(key)
    expect_sheet(page, EMPTY)
    expect(page.locator("#reading")).to_be_hidden()
    expect(page.locator("#nothing-title")).to_have_text("Nothing is drawn yet")
    page.keyboard.press("Control+z")
    expect_sheet(page, ONE)
    expect(page.locator("#digit")).to_have_text("7")


def test_an_empty_sheet_shows_no_digit_and_no_bars(page):
    page.locator("#read").click()
    expect(page.locator("#nothing-title")).to_have_text("Nothing is drawn yet")
    expect(page.locator("#digit")).to_be_hidden()
    expect(page.locator("#bars")).to_be_hidden()
    expect(page.locator("#announcer")).to_have_text("Nothing is drawn yet")


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_read_asks_again(page, way):
    draw(page, "3")
    expect(page.locator("#digit")).to_have_text("3")
    page.wait_for_load_state("networkidle")
    with page.expect_request("**/api/v1/recognitions") as asked:
        if way == "button":
            page.locator("#read").click()
        else:
            page.keyboard.press("Enter")
    assert asked.value.method == "POST"
    assert asked.value.headers["content-type"] == "image/png"


def test_enter_on_a_button_is_that_button(page):
    draw(page, "4")
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    expect_sheet(page, ONE)


def test_brackets_set_the_pen(page):
    assert page.locator("#pen").input_value() == "18"
    page.keyboard.press("]")
    assert page.locator("#pen").input_value() == "20"
    for _ in range(30):
        page.keyboard.press("[")
    assert page.locator("#pen").input_value() == "4"
    expect(page.locator("#pen")).to_have_attribute("aria-valuetext", "4 of 48")


def test_everything_is_reached_by_tab_and_shows_its_focus(page):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    # Tab goes on from where the mouse was: back to the top first.
    page.locator(".wordmark").focus()
    page.keyboard.press("Shift+Tab")
    reached = []
    for _ in range(40):
        name, is_seen = page.evaluate("""() => {
          const focus = document.activeElement;
          if (focus === document.body) return ["", true];
          const seen = focus.matches("input.hidden") ? focus.nextElementSibling : focus;
          const style = getComputedStyle(seen);
          const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          return [focus.id || focus.dataset.name || focus.textContent.trim(), isSeen];
        }""")
        if not name or name in reached:
            break
        reached.append(name)
        assert is_seen, f"{name} does not show that it has the focus"
        page.keyboard.press("Tab")
    order = ["Skip to the content", "Numeral", "Draw", "Upload", "About",
             "pen", "undo", "clear", "read", "why", "choose", "sample-pen.png",
             "sample-board.png", "sample-squared.png", "sample-shadow.png", "sample-two.png",
             "sample-star.png", "max-error-none", "Keys"]
    assert reached[:len(order)] == order


def test_only_settled_answers_are_spoken(page):
    page.evaluate("""() => {
      window.spoken = [];
      const announcer = document.getElementById("announcer");
      new MutationObserver(() => {
        if (announcer.textContent) window.spoken.push(announcer.textContent);
      }).observe(announcer, { childList: true, characterData: true, subtree: true });
    }""")
    expect(page.locator("#announcer")).to_have_attribute("aria-live", "polite")
    answers = []
    page.on("response", lambda response: answers.append(response.url))
    draw(page, "7")
    expect(page.locator("#announcer")).to_contain_text("7, ")
    page.wait_for_timeout(900)
    spoken = page.evaluate("window.spoken")
    assert len(answers) >= 2
    assert len(spoken) == 1
    assert spoken[0].startswith("7, ")
    assert "%" in spoken[0]


def test_the_answer_in_full(page):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    page.wait_for_load_state("networkidle")
    rows = page.locator("#bars tbody tr")
    expect(rows).to_have_count(11)
    assert rows.locator("th").all_text_contents() == [*"0123456789", "none of these"]
    values = rows.locator("td").all_text_contents()
    assert all(value.endswith("\u00a0%") for value in values)
    assert "100.0\u00a0%" not in values
    widths = [float(width) for width in rows.locator("rect").evaluate_all(
        "bars => bars.map((bar) => bar.getAttribute('width'))")]
    assert abs(sum(widths) - 1) < 0.001
    assert widths.index(max(widths)) == 7
    expect(page.locator("#bars .best th")).to_have_text("7")
    assert page.locator("#runner-up").text_content().split()[0] in ("or", "runner-up")
    expect(page.locator("#glyph")).to_have_attribute(
        "aria-label", "The 28 by 28 pixels that were read as 7")
    ink = page.evaluate("""() => {
      const glyph = document.getElementById("glyph");
      return glyph.getContext("2d").getImageData(0, 0, 28, 28).data.filter((_, i) => i % 4 === 0)
        .reduce((sum, value) => sum + value, 0);
    }""")
    assert ink > 255 * 10
    expect(page.locator("#server-time")).to_contain_text("ms")
    expect(page.locator("#round-trip")).to_contain_text("ms")


HONEST = [
    (1.0, ">99.9\u00a0%"), (0.9995, ">99.9\u00a0%"), (0.9994, "99.9\u00a0%"),
    (0.5, "50.0\u00a0%"), (0.0005, "0.1\u00a0%"), (0.0004, "<0.1\u00a0%"), (0.0, "<0.1\u00a0%"),
]


@pytest.mark.parametrize("probability,text", HONEST)
def test_probabilities_are_shown_honestly(page, probability, text):
    shown = page.evaluate(
        "async (p) => (await import('/assets/words.js')).percent(p)", probability)
    assert shown == text
