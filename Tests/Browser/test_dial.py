"""The setting "How many answers may be wrong?": what it asks, says, shows and keeps."""

import re

from digits import draw
from playwright.sync_api import expect
from records import alter, unreadable, with_fields

ACCEPTANCE = {"errorMax": 0.001, "confidenceMin": 0.9912, "acceptedShare": 0.972,
              "certainty": 0.95}
KEY = "numeral.max-error"


def steps(page):
    """The settings that are offered, each with its words and how many of 1,000 it withholds."""
    return page.locator("input[name=max-error]").evaluate_all(
        """all => all.map(({ value, dataset }) =>
          ({ value, words: dataset.words, withheld: Number(dataset.withheld) }))""")


def chosen(page):
    return page.locator("input[name=max-error]:checked")


def choose(page, value):
    page.locator(f"input[value='{value}'] + label").click()


def dots(page):
    """The outline of the part of the picture that is withheld, and its area in digits."""
    return page.evaluate("""() => {
      const path = document.getElementById("withheld-part").getAttribute("d");
      const areas = path.split("M").filter(Boolean).map((piece) => {
        const [x, y, right, bottom] = piece.match(/[\\d.]+/g).map(Number);
        return (right - x) * (bottom - y);
      });
      return areas.reduce((sum, area) => sum + area, 0);
    }""")


def test_it_is_off_and_asks_for_nothing(page, watch):
    expect(chosen(page)).to_have_value("")
    expect(page.locator("#promise")).to_contain_text("Every answer is given")
    assert dots(page) == 0
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    assert not any("max_error" in url for url in watch.requests)


def test_only_what_can_be_promised_is_offered_and_each_step_withholds_more(page):
    offered = steps(page)
    assert len(offered) > 1
    withheld = [step["withheld"] for step in offered]
    assert withheld[0] == 0
    assert withheld == sorted(set(withheld))
    expect(page.locator("input[name=max-error]:disabled")).to_have_count(0)
    for step in offered[1:]:
        answer = page.request.post(
            f"/api/v1/recognitions?max_error={step['value']}", data=b"",
            headers={"Content-Type": "image/png"})
        assert answer.json()["code"] == "body_empty"


def test_each_step_says_and_shows_what_it_costs(page, keep):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    seen = set()
    for step in steps(page):
        if step["value"]:
            with page.expect_request(re.compile(
                    f"max_error={step['value'].replace('/', '%2F')}")):
                choose(page, step["value"])
            expect(page.locator("#judgement")).to_contain_text("This 7 is ")
        expect(page.locator("#promise")).to_have_text(step["words"])
        assert dots(page) == step["withheld"]
        seen.add((step["words"], dots(page)))
    assert len(seen) == len(steps(page))
    keep(page, "dial")
    choose(page, "")
    expect(page.locator("#judgement")).to_be_empty()


def test_it_is_kept(page):
    last = steps(page)[-1]["value"]
    choose(page, last)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(chosen(page)).to_have_value(last)
    page.goto("/upload")
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(chosen(page)).to_have_value(last)
    choose(page, "")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_a_withheld_answer_is_unsure_and_says_what_it_takes(page):
    alter(page, unreadable("unsure", unsure="Not surely enough."),
          with_fields(acceptance=ACCEPTANCE))
    draw(page, "7")
    expect(page.locator("#answer")).to_have_attribute("data-state", "unsure")
    expect(page.locator("#certainty")).to_contain_text("Not sure: 7 (")
    expect(page.locator("#remarks li")).to_have_text("Not surely enough.")
    expect(page.locator("#judgement")).to_contain_text("This 7 is withheld: ")
    expect(page.locator("#judgement")).to_contain_text("99.12\u00a0% or more")


def test_it_is_chosen_by_keyboard_and_its_keys_are_its_own(page):
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    chosen(page).focus()
    page.keyboard.press("ArrowRight")
    expect(chosen(page)).to_have_value(steps(page)[1]["value"])
    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")


def test_it_has_a_name_and_a_description_for_those_who_listen(page):
    group = page.get_by_role("group", name="How many answers may be wrong?")
    expect(group.get_by_role("radio")).to_have_count(len(steps(page)))
    expect(chosen(page)).to_have_accessible_description(re.compile("Every answer is given"))


def test_a_kept_setting_that_is_no_longer_offered_is_off(page):
    page.evaluate(f"localStorage.setItem('{KEY}', '1/3')")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(chosen(page)).to_have_value("")
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
