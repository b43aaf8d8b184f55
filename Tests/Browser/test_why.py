"""One click on "Why?": stages, heat over one's own ink, neighbours, hints."""

import base64

import pytest
from conftest import DESKTOP, LAPTOP, PHONE, WIDE
from digits import draw
from pictures import as_file, blank, picture_of
from playwright.sync_api import expect
from records import alter, explained, unreadable
from test_pages import assert_accessible

# Two neighbours that any server may have found: their pictures are of one black pixel.
PIXEL = ("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgAB"
         "SK+kcQAAAABJRU5ErkJggg==")
NEIGHBORS = [{"symbol": "7", "distance": 0.0512, "picture": PIXEL},
             {"symbol": "1", "distance": 0.25, "picture": PIXEL}]


def ask_why(page):
    page.get_by_role("button", name="Why?").click()
    expect(page.locator("#explanation")).to_be_visible()


def inked(page):
    """How many pixels of the heat have a colour, and how many colours there are."""
    return page.evaluate("""() => {
      const heat = document.getElementById("heat");
      const { data } = heat.getContext("2d").getImageData(0, 0, heat.width, heat.height);
      const colors = new Set();
      let count = 0;
      for (let index = 0; index < data.length; index += 4) {
        if (data[index + 3] < 200) continue;
        count += 1;
        colors.add(data[index] >> 3);
      }
      return [count / (heat.width * heat.height), colors.size];
    }""")


def test_it_is_shown_after_one_click_and_put_away_after_another(page, watch):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    expect(page.locator("#explanation")).to_be_hidden()
    why = page.get_by_role("button", name="Why?")
    expect(why).to_have_attribute("aria-expanded", "false")
    ask_why(page)
    expect(why).to_have_attribute("aria-expanded", "true")
    assert sum("explain=true" in url for url in watch.requests) == 1
    for picture in ("#ink-picture", "#glyph-picture"):
        expect(page.locator(picture)).to_be_visible()
        side = "image => image.decode().then(() => image.naturalWidth)"
        assert page.locator(picture).evaluate(side) > 20
    expect(page.locator("#ink-box rect")).to_have_count(1)
    expect(page.locator("#hints li")).not_to_have_count(0)
    share, colors = inked(page)
    assert 0.03 < share < 0.6 and colors >= 1
    why.click()
    expect(page.locator("#explanation")).to_be_hidden()
    expect(why).to_have_attribute("aria-expanded", "false")


def test_the_heat_lies_where_the_loss_is(page):
    upper_half = base64.b64encode(bytes([255] * 392 + [0] * 392)).decode()
    alter(page, explained(occlusion={"map": upper_half, "scale": 0.5, "lossMax": 0.345}))
    draw(page, "1")
    expect(page.locator("#digit")).to_have_text("1")
    ask_why(page)
    expect(page.locator("#heat-words")).to_contain_text("34.5\u00a0% of probability")
    page.wait_for_timeout(200)
    reds = page.evaluate("""() => {
      const heat = document.getElementById("heat");
      const { data, width, height } = heat.getContext("2d")
        .getImageData(0, 0, heat.width, heat.height);
      const mean = (from, to) => {
        let [sum, count] = [0, 0];
        for (let index = from * width * 4; index < to * width * 4; index += 4) {
          if (data[index + 3] < 200) continue;
          sum += data[index] - data[index + 2];
          count += 1;
        }
        return sum / count;
      };
      return [mean(0, height * 0.4), mean(height * 0.6, height)];
    }""")
    assert reds[0] > 100 > 20 > reds[1]


def test_it_follows_the_drawing_while_it_is_open(page, watch):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    ask_why(page)
    before = page.locator("#glyph-picture").get_attribute("src")
    page.locator("#clear").click()
    expect(page.locator("#explanation")).to_be_hidden()
    draw(page, "3")
    expect(page.locator("#digit")).to_have_text("3")
    expect(page.locator("#explanation")).to_be_visible()
    expect(page.locator("#explanation")).not_to_have_class("explanation needs-script old")
    assert page.locator("#glyph-picture").get_attribute("src") != before


def test_it_works_by_keyboard(page):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    page.locator("#read").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#why")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#explanation")).to_be_visible()
    expect(page.locator("#why")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#explanation")).to_be_hidden()


def test_neighbours_have_their_labels_and_distances(page, keep):
    alter(page, explained(neighbors=NEIGHBORS, neighborsMissing=None))
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    ask_why(page)
    expect(page.locator("#neighbors li")).to_have_text(["7 distance 0.05", "1 distance 0.25"])
    expect(page.get_by_alt_text("A training digit that shows 7")).to_be_visible()
    expect(page.locator("#neighbors-missing")).to_be_hidden()


def test_missing_neighbours_are_explained(page):
    alter(page, explained(neighbors=[], neighborsMissing="there is no data: get it"))
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    ask_why(page)
    expect(page.locator("#neighbors-missing")).to_have_text("there is no data: get it.")
    expect(page.locator("#neighbors li")).to_have_count(0)


def test_what_is_unreadable_is_explained_too(page):
    alter(page, unreadable("not_a_digit"), explained(occlusion=None))
    draw(page, "7")
    expect(page.locator("#certainty")).to_have_text("I cannot read this")
    ask_why(page)
    expect(page.locator("#glyph-picture")).to_be_visible()
    expect(page.locator("#heat-stage")).to_be_hidden()


def test_a_picture_is_explained(page, keep):
    page.locator("#choose").set_input_files(as_file(picture_of("2", side=900, size=0.3)))
    expect(page.locator("#digit")).to_have_text("2")
    ask_why(page)
    page.wait_for_timeout(200)
    share, _ = inked(page)
    assert 0.03 < share < 0.6
    keep(page, "why-picture")
    page.locator("#choose").set_input_files(as_file(blank()))
    expect(page.locator("#nothing-title")).to_have_text("I see no ink in this picture")
    expect(page.locator("#explanation")).to_be_hidden()


SCREENS = [(DESKTOP, "desktop"), (LAPTOP, "laptop"), (WIDE, "wide"), (PHONE, "phone"),
           ({"width": 320, "height": 640}, "narrow"), ({"width": 820, "height": 900}, "tablet")]


def expect_in_sight(page, name):
    """All of it is in the window, and nothing lies over its middle."""
    page.wait_for_function("""(name) => {
      const element = document.querySelector(name);
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const isInside = left >= 0 && top >= -1 && right <= innerWidth && bottom <= innerHeight + 1;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return isInside && (element.contains(above) || above?.parentElement.contains(element));
    }""", arg=name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/upload"])
@pytest.mark.parametrize("viewport,name", SCREENS, ids=[name for _, name in SCREENS])
def test_it_opens_where_answer_and_sheet_stay_in_sight(
        open_page, keep, keep_whole, viewport, name, path, scheme):
    page = open_page(path, viewport=viewport, color_scheme=scheme, bypass_csp=True,
                     reduced_motion="reduce")
    if path == "/":
        draw(page, "4")
    else:
        page.locator("#choose").set_input_files(as_file(picture_of("4")))
    expect(page.locator("#digit")).to_have_text("4")
    page.evaluate("scrollTo(0, 0)")
    ask_why(page)
    page.wait_for_timeout(300)
    for part in ("#stage", "#digit", "#certainty", "#why", "#hints li", "#ink-picture"):
        expect_in_sight(page, part)
    keep(page, f"why{path.replace('/', '-')}-{name}-{scheme}")
    # What does not fit is scrolled to, and sheet and answer are still there.
    page.locator("#explanation").evaluate("element => element.scrollIntoView({ block: 'end' })")
    for part in ("#stage", "#digit", "#why"):
        expect_in_sight(page, part)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    keep_whole(page, f"why{path.replace('/', '-')}-{name}-{scheme}-whole")
    assert_accessible(page)


def test_closing_it_gives_the_sheet_its_size_back(phone):
    draw(phone, "7")
    expect(phone.locator("#digit")).to_have_text("7")
    before = phone.locator("#sheet").bounding_box()["width"]
    ask_why(phone)
    assert phone.locator("#sheet").bounding_box()["width"] < before
    # The small sheet is drawn on as well as the large one.
    phone.locator("#clear").click()
    expect(phone.locator("#explanation")).to_be_hidden()
    assert phone.locator("#sheet").bounding_box()["width"] == before


def test_on_a_small_sheet_one_draws_on(phone):
    draw(phone, "1")
    expect(phone.locator("#digit")).to_have_text("1")
    ask_why(phone)
    draw(phone, "1", center=(0.62, 0.5))
    expect(phone.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: 2 strokes")
    expect(phone.locator("#explanation")).to_be_visible()
