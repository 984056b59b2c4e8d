"""A walk over a page: every number that it shows, and where a click on it ends."""

import re
from collections.abc import Iterator

from lxml import html as markup

STRICT = ("holds", "takes", "packages", "votes")
"""The sections whose numbers are worked out: each is a link itself, but for those that say how they were worked out."""
NO_SENTENCE = "(no sentence)"
"""What stands beside an assumption that a person made, and no report."""
LINES = ("li", "tr", "p", "figure", "article", "section")
NOT_TOLD = (
    "ancestor-or-self::title", "ancestor-or-self::desc",  # what a picture is called, for who does not see it
    "ancestor-or-self::*[@id='filters']",  # how many statements a filter leaves
    "ancestor-or-self::*[@id='reports']",  # the evidence itself
    "ancestor-or-self::details",  # how grades are to be read
    "ancestor-or-self::*[@aria-hidden]",  # what is told beside it as well
    "self::b/parent::th[@scope='row']",  # what a row is called
)  # fmt: skip


class Page:
    """A page, taken apart."""

    def __init__(self, text: str) -> None:
        self.root = markup.document_fromstring(text)
        self.sections = [one.get("id") for one in self.root.xpath("//main//section[@id]")]
        self.by_id = {one.get("id"): one for one in self.root.iter() if one.get("id")}

    def numbers(self) -> Iterator[tuple[str, markup.HtmlElement, str]]:
        """Yield each text with a number in it, with the element that it stands in and the section."""
        for section in self.root.xpath("//main//section[@id]"):
            for text in section.xpath(".//text()"):
                element = text.getparent() if not text.is_tail else text.getparent().getparent()
                if re.search(r"\d", text) and not any(element.xpath(one) for one in NOT_TOLD):
                    yield text.strip(), element, section.get("id")

    def lost(self) -> list[str]:
        """Return the numbers from which no click leads to a sentence, but where it is said that there is none."""
        return [
            f"{section}: {text} ({element.getparent().text_content().strip()[:80]})"
            for text, element, section in self.numbers()
            if not any(map(self.leads, self.links(element, section))) and not self.without_sentence(element)
        ]

    def links(self, element: markup.HtmlElement, section: str) -> list[str]:
        """Return the links that belong to what stands in an element: around it, or else in its line."""
        around = element.xpath("ancestor-or-self::a[@href]")
        if around:
            return [around[0].get("href")]
        explained = element.xpath("ancestor-or-self::p[contains(@class, 'hint') or contains(@class, 'note')]")
        if section in STRICT and not explained:
            return []
        line = next((one for name in LINES for one in element.xpath(f"ancestor-or-self::{name}")[-1:]), None)
        found = [] if line is None else line.xpath(".//a[@href]")
        return [one.get("href") for one in found]

    def without_sentence(self, element: markup.HtmlElement) -> bool:
        """Return whether it is said beside an element that no sentence stands behind it."""
        return any(NO_SENTENCE in one.text_content() for one in element.xpath("ancestor::li[1] | ancestor::tr[1]"))

    def leads(self, href: str, hops: int = 2) -> bool:
        """Return whether a link ends at words of a report, over so many places that say what something rests on."""
        target = self.by_id.get(href.removeprefix("#"))
        if target is None:
            return False
        if target.xpath("ancestor-or-self::*[@id='reports']"):
            return True
        region = target.getparent() if target.tag in ("h2", "h3") else target
        if NO_SENTENCE in region.text_content() and target.tag in ("tr", "span", "li"):
            return True
        return hops > 0 and any(self.leads(one.get("href"), hops - 1) for one in region.xpath(".//a[@href]"))
