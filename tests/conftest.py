"""What tests share: how many examples to try, a browser, and the folder of acceptance material."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# `ci` tries the same examples every time, so that a failure is the change's and not the day's. HYPOTHESIS_PROFILE=dev
# looks at new ones on every run, `thorough` at many.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.register_profile("thorough", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of acceptance material, which is not part of the repository."""
    folder = Path(os.environ.get("DETENTE_ACCEPTANCE", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("no acceptance material: DETENTE_ACCEPTANCE names no folder, and there is no ../shared")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return where Chromium is: DETENTE_CHROMIUM, or the first one on the path."""
    named = os.environ.get("DETENTE_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found:
        return found
    missing = "no Chromium: apt-get install chromium, or name one with DETENTE_CHROMIUM"
    if os.environ.get("DETENTE_REQUIRE_BROWSER"):
        pytest.fail(f"DETENTE_REQUIRE_BROWSER is set, and there is {missing}")
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser(chromium_path):
    """Yield a running headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_OPTIONS))
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """Yield an empty tab; `page.asked_for` lists every address that was asked for in it."""
    context = browser.new_context()
    tab = context.new_page()
    tab.asked_for = []
    tab.on("request", lambda request: tab.asked_for.append(request.url))
    yield tab
    context.close()
