"""A real browser and a running server; every test fails on console errors and foreign requests."""

import contextlib
import functools
import os
import pathlib
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

BASE_URL = os.environ.get("NUMERAL_URL", "http://127.0.0.1:8080")
CHROMIUM = os.environ.get("NUMERAL_CHROMIUM", "/usr/bin/chromium")
SCREENSHOTS = os.environ.get("NUMERAL_SCREENSHOTS")
DESKTOP = {"width": 1280, "height": 860}
LAPTOP = {"width": 1366, "height": 680}
WIDE = {"width": 1920, "height": 1080}
PHONE = {"width": 360, "height": 740}
# The pages that wait for their script.
SCRIPTED = ("/", "/upload")
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
# Answers take milliseconds; a loaded machine takes its time all the same.
TIMEOUT_MILLISECONDS = 15_000
expect.set_options(timeout=TIMEOUT_MILLISECONDS)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # A sandbox needs privileges that a container's root has not; only our own page is opened.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


class Watch:
    """What went wrong in a page without the page saying so."""

    def __init__(self):
        self.troubles = []
        self.requests = []
        self.allowed = []

    def allow(self, pattern):
        """Expects a trouble, as where a test stops the server."""
        self.allowed.append(re.compile(pattern))

    def follow(self, page):
        page.on("console", lambda message: self.hear(message))
        page.on("pageerror", lambda error: self.troubles.append(f"uncaught: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.troubles.append(f"console {message.type}: {message.text}")

    @property
    def unexpected(self):
        return [trouble for trouble in self.troubles
                if not any(pattern.search(trouble) for pattern in self.allowed)]

    @property
    def foreign(self):
        home = urlsplit(BASE_URL).netloc
        return [url for url in self.requests
                if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != home]


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    assert watch.unexpected == []
    assert watch.foreign == []


@pytest.fixture
def open_page(browser, watch):
    """Opens a path in a context of its own: `open_page("/", viewport=PHONE, has_touch=True)`."""
    contexts = []

    def open_one(path="/", **options):
        options.setdefault("viewport", DESKTOP)
        context = browser.new_context(base_url=BASE_URL, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MILLISECONDS)
        watch.follow(page)
        # The policy's violations, as the page itself is told of them.
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " (e) => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))")
        page.goto(path)
        if options.get("java_script_enabled", True) and path in SCRIPTED:
            page.wait_for_selector("html[data-ready]", state="attached")
            # Chromium drops keys and clicks that come before a page is painted.
            page.wait_for_function(PAINTED)
        return page

    yield open_one
    for context in contexts:
        context.close()


@contextlib.contextmanager
def expect_chooser(page):
    """The chooser of files that the block opens.

    The wish to be told of choosers reaches the page by another way than a key does, which may
    overtake it; an answer from the page says that the wish has arrived.
    """
    with page.expect_file_chooser() as chooser:
        page.evaluate("null")
        yield chooser


@pytest.fixture
def page(open_page):
    return open_page("/")


@pytest.fixture
def phone(open_page):
    return open_page("/", viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@pytest.fixture
def keep():
    """Keeps a screenshot where NUMERAL_SCREENSHOTS names a folder."""

    return keep_screenshot


@pytest.fixture
def keep_whole():
    """Keeps a screenshot of the whole page, however long."""
    return functools.partial(keep_screenshot, full_page=True)


def keep_screenshot(page, name, **options):
    if not SCREENSHOTS:
        return
    folder = pathlib.Path(SCREENSHOTS)
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", **options)
