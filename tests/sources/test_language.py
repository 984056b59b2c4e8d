"""A text is told to be in a language only when that is certain, and English stays English whatever names are in it."""

import pytest

from detente.sources import language_of
from files import ENGLISH, RUSSIAN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("US and Russia far apart after long day, said Sergei Ryabkov of the Foreign Ministry.", "en"),
        (RUSSIAN, "ru"),
        ("Der Kreml erklärte am Dienstag, für Optimismus gebe es nach den Gesprächen keinen Grund.", "de"),
        ("Le Kremlin a déclaré mardi qu'il ne voyait pas de raison d'être optimiste.", "fr"),
        ("El ministro dijo que no había motivos para el optimismo después de las conversaciones.", "es"),
        ("Minister spraw zagranicznych powiedział w czwartek, że ryzyko wojny jest większe.", "pl"),
        ("俄罗斯外交部长星期五在莫斯科举行的新闻发布会上表示,俄罗斯不会永远等待。", "zh"),
        ("Het ministerie zei dinsdag dat de besprekingen in Wenen of Genève worden voortgezet.", "nl"),
    ],
)
def test_languages_are_told_apart(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "Kremlin", "Moscow: no", "12 345 67", "Sergei Lavrov, Antony Blinken, Wang Yi, Xi Jinping"]
)
def test_what_is_too_short_to_tell_is_not_told(text):
    assert language_of(text) is None


def test_an_english_report_full_of_foreign_names_is_english():
    names = "Волна, Zbigniew Rau, Serhij Kyslyzja, Jean-Yves Le Drian, Frank-Walter Steinmeier, 王毅, Péter Szijjártó, "
    assert language_of(f"In the hall were {names * 3} and they said that it was the end of the talks.") == "en"


def test_only_the_beginning_is_looked_at():
    assert language_of(ENGLISH * 200 + RUSSIAN * 10_000) == "en"
