"""The setting "at most 1 wrong in": what it asks, keeps and says."""

import re

import pytest
from digits import draw
from playwright.sync_api import expect
from records import alter, unreadable, with_fields

WORDS = "Of the digits held out of training, 97.2 % would get an answer."
OPTION = re.compile(r'<option value="(1/\d+)"[^>]*>')
ACCEPTANCE = {"errorMax": 0.001, "confidenceMin": 0.9912, "acceptedShare": 0.972,
              "certainty": 0.95}


@pytest.fixture
def able_page(open_page):
    """The home page of a server whose model can promise anything, and its addresses."""

    def open_able(**options):
        page = open_page("/about", **options)

        def offer(route):
            response = route.fetch()
            body = OPTION.sub(rf'<option value="\1" data-words="{WORDS}">', response.text())
            route.fulfill(response=response, body=body)

        page.route(re.compile(r"/$"), offer)
        page.goto("/")
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    return open_able


def strip(page):
    """Takes the setting out of the question, which the served model may refuse to promise."""

    def handle(route):
        asked = route.request.url
        page.asked.append(asked)
        route.continue_(url=re.sub(r"max_error=[^&]*&?", "", asked))

    page.asked = []
    page.route(re.compile("/api/v1/recognitions"), handle)


def test_it_is_off_and_asks_for_nothing(page, watch):
    expect(page.locator("#max-error")).to_have_value("")
    expect(page.locator("#promise")).to_contain_text("Every answer is shown")
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    assert not any("max_error" in url for url in watch.requests)


def test_a_setting_is_asked_for_explained_and_kept(able_page, keep):
    page = able_page()
    strip(page)
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    # The drawing is read again by itself.
    with page.expect_request(re.compile(r"recognitions\?max_error=1%2F1000$")):
        page.get_by_label("At most 1 wrong in").select_option("1,000")
    expect(page.locator("#promise")).to_have_text(WORDS)
    expect(page.locator("#digit")).to_have_text("7")
    keep(page, "dial")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#max-error")).to_have_value("1/1000")
    expect(page.locator("#promise")).to_have_text(WORDS)
    draw(page, "2")
    expect(page.locator("#digit")).to_have_text("2")
    assert "max_error=1%2F1000" in page.asked[-1]
    page.get_by_label("At most 1 wrong in").select_option("off")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#max-error")).to_have_value("")


def test_an_answer_that_is_not_sure_enough_says_what_that_takes(page):
    alter(page, unreadable("unsure"), with_fields(acceptance=ACCEPTANCE))
    draw(page, "7")
    expect(page.locator("#answer")).to_have_attribute("data-state", "unreadable")
    expect(page.locator("#remarks li")).to_have_text(
        "It is not sure enough for at most 1 wrong in 1,000: that takes 99.12\u00a0% or more.")
    expect(page.locator("#digit")).to_be_hidden()


def test_it_is_chosen_by_keyboard_and_its_keys_are_its_own(able_page):
    page = able_page()
    strip(page)
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
    page.locator("#max-error").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#max-error")).to_have_value("1/100")
    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")


def test_what_cannot_be_promised_is_not_offered(page):
    options = page.locator("#max-error option")
    expect(options).to_have_text(["off", "100", "1,000", "10,000"])
    offered = options.evaluate_all("all => all.filter((one) => !one.disabled).length")
    refusals = page.locator(".dial .hint:not(#promise)").all_text_contents()
    assert (offered == 4) == (refusals == [])
    assert all("promised" in words for words in refusals)


def test_a_kept_setting_that_is_no_longer_offered_is_off(page):
    page.evaluate("localStorage.setItem('numeral.max-error', '1/3')")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#max-error")).to_have_value("")
    draw(page, "7")
    expect(page.locator("#digit")).to_have_text("7")
