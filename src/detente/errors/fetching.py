"""A report on the web that cannot be had, or not safely."""

from detente.errors.sources import SourceError


class FetchFailed(SourceError):
    """An address did not give a report. Passwords and keys in the address are masked before it comes here."""


class NotFetched(FetchFailed):
    """An address on the web where only files are read."""

    def __init__(self, source: str) -> None:
        super().__init__(
            source,
            "this is an address on the web, and only files are read here",
            expected="a report, a folder of reports, or - for standard input",
            advice="Save the page as a file, or add the address to a case.",
        )


class BadAddress(FetchFailed):
    """An address that is none, or none on the web."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(
            source,
            f"this address cannot be fetched ({reason})",
            expected="an address that begins with https:// or http:// and names a host",
            advice="Check how the address is written, or save the report as a file and read that.",
        )


class AddressRefused(FetchFailed):
    """An address that leads into the machine or the network one is in."""

    def __init__(self, source: str, host: str, address: str) -> None:
        self.host = host
        where = host if host == address else f"{host} ({address})"
        super().__init__(
            source,
            f"it leads to {where}, which is no public address",
            expected="a host on the public internet",
            advice=f"If the host is yours and meant, allow it by its name (--allow {host}); otherwise do not trust "
            "what names it.",
        )


class RobotsRefused(FetchFailed):
    """A site that asks programs not to fetch this."""

    def __init__(self, source: str, reason: str = "its robots.txt says so") -> None:
        super().__init__(
            source,
            f"the site does not let programs fetch it ({reason})",
            expected="a page that robots.txt leaves open",
            advice="Save the page from your browser and read the file, or ask the outlet for a feed.",
        )


class AnswerFailed(FetchFailed):
    """A server that answers with an error."""

    def __init__(self, source: str, status: int, words: str = "") -> None:
        self.status = status
        super().__init__(
            source,
            f"the server answered {status}{f' ({words})' if words else ''}",
            expected="200 (OK)",
            advice=STATUS_ADVICE.get(status, "Try again later, or save the page from your browser and read the file."),
        )


class Unreachable(FetchFailed):
    """No answer, or not all of one."""

    def __init__(self, source: str, reason: str, *, for_good: bool = False) -> None:
        self.reason, self.for_good = reason, for_good
        """Whether asking again a moment later is in vain."""
        super().__init__(
            source,
            f"there is no connection to it ({reason})",
            expected="an answer in time",
            advice="Check the address and your connection, and try again.",
        )


class TooManyRedirects(FetchFailed):
    """An address that leads to another, and that to the next, without an end."""

    def __init__(self, source: str, most: int, *, circle: bool = False) -> None:
        super().__init__(
            source,
            "it leads in a circle from one address to another" if circle else f"it leads on more than {most} times",
            expected="a page after a few redirects",
            advice="Open it in a browser, and give the address where you end, or save the page and read the file.",
        )


class WrongContentType(FetchFailed):
    """A picture, a film, a program where a report was expected."""

    def __init__(self, source: str, content_type: str) -> None:
        super().__init__(
            source,
            f"the server says that this is {content_type}",
            expected="a web page, a feed, a sitemap, a PDF, a Word document or plain text",
            advice="Give the address of the report itself.",
        )


class UnknownPacking(FetchFailed):
    """Bytes packed in a way that cannot be undone, or damaged."""

    def __init__(self, source: str, packing: str) -> None:
        super().__init__(
            source,
            f"what the server sent cannot be unpacked ({packing})",
            expected="gzip, deflate or brotli without damage, or nothing packed",
            advice="Try again later, or save the page from your browser and read the file.",
        )


class TooLarge(SourceError):
    """More bytes than are taken in, counted once they are unpacked."""

    def __init__(self, source: str, most: int) -> None:
        self.most = most
        super().__init__(
            source,
            f"it is larger than {most:,} bytes when it is unpacked",
            expected="a report of ordinary size",
            advice="Check that it is what you think; if it is, save its text as a file and read that.",
        )


class TooManyItems(SourceError):
    """A feed or a sitemap that names more pages than are fetched in one go."""

    def __init__(self, source: str, most: int) -> None:
        super().__init__(
            source,
            f"it names more than {most:,} new pages, and the rest was left out",
            expected="the news of some days",
            advice="Add it again for the next ones, or give a sitemap of news or the addresses that matter.",
        )


class NotAFeed(SourceError):
    """A web page or something else where a feed was expected."""

    def __init__(self, source: str, looks_like: str = "something else") -> None:
        super().__init__(
            source,
            f"this is {looks_like}, not a feed",
            expected="RSS or Atom",
            advice="Open it in a browser: the outlet may have moved its feed, or be out of order for now.",
        )


class EmptyFeed(SourceError):
    """A feed or a sitemap without one entry."""

    def __init__(self, source: str, what: str = "feed") -> None:
        super().__init__(
            source,
            f"there is no entry in this {what}",
            expected="at least one report",
            advice="Open it in a browser: the outlet may have moved it, or have nothing to report.",
        )


class EntitiesRefused(SourceError):
    """XML that defines entities, which can be made to grow without end or to read files."""

    def __init__(self, source: str) -> None:
        super().__init__(
            source,
            "this XML defines entities of its own, which is how traps are built",
            expected="XML without <!ENTITY",
            advice="Do not trust it; if you know where it comes from, save its reports as text and read those.",
        )


class BrokenXml(SourceError):
    """XML that was cut short or damaged."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(
            source,
            f"the XML is broken ({reason})",
            expected="a complete sitemap",
            advice="Open it in a browser, and try again later.",
        )


STATUS_ADVICE = {
    401: "It asks for a password: save the page from your browser and read the file.",
    402: "It must be paid for: save the page from your browser and read the file.",
    403: "It is closed to programs: save the page from your browser and read the file.",
    404: "Check the address: the page was moved or taken down.",
    410: "The page was taken down: look for a copy in a web archive.",
    429: "It is asked too often: wait for some minutes, and try again.",
    451: "It is closed for legal reasons: look for a copy elsewhere.",
}
