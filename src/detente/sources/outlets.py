"""Which words are surely the name of an outlet: those that newspapers and agencies put in their names."""

import re

MASTHEADS = (
    "Advertiser|Agency|Argus|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Examiner|Gazette|Globe|Guardian|Herald"
    "|Independent|Inquirer|Journal|Ledger|Mail|Mercury|Mirror|Monitor|News|Newswire|Observer|Post|Press|Reporter|Review"
    "|Sentinel|Standard|Star|Telegraph|Times|Tribune|Weekly|Wire"
)
WELL_KNOWN = (
    "AFP|AP|Al[ -]Jazeera|Al[ -]Arabiya|Anadolu|ANSA|Axios|BBC|Bloomberg|CBC|CBS|CNN|Der Spiegel|Deutsche Welle|DPA|DW"
    "|El Mundo|El País|Euractiv|Euronews|FT|France 24|Guardian|Haaretz|Interfax|Kommersant|Kyodo|Le Figaro|Le Monde|NBC"
    "|NHK|NPR|Politico|RFE/RL|RTÉ|Reuters|Semafor|Swissinfo|TASS|UPI|VOA|Xinhua|Yonhap"
)
"""Names that have no such word and mean nothing else at the head of a report."""
CAPITALISED = r"[A-Z][\w'’.&-]*"
NAMED = re.compile(
    rf"(?:The\s+)?(?:{CAPITALISED}\s+(?:(?:of|and|&)\s+)?){{1,4}}(?:{MASTHEADS})|The\s+(?:{MASTHEADS})"
    rf"|{WELL_KNOWN}"
)
DESK = re.compile(
    r".*\b(?:desk|newsroom|newsletters?|editors?|editorial|alerts?|info|press office|subscriptions?|no-?reply|mailer"
    r"|updates?|digest)\b.*",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W_]")
NAME_IN_TEXT = re.compile(rf"(?:{CAPITALISED}[ \t]+){{0,4}}{CAPITALISED}")
SHORTEST_DOMAIN = 5


def is_outlet(words: str) -> bool:
    """Return whether words are surely an outlet's name.

    >>> is_outlet("Market Ledger"), is_outlet("BBC"), is_outlet("New York"), is_outlet("Chief Reporter")
    (True, True, False, False)
    """
    return bool(NAMED.fullmatch(words)) and not re.match(
        r"(?:Chief|Senior|Staff|Political|Special|Our)\b", words.removeprefix("The ")
    )


def is_desk(words: str) -> bool:
    """Return whether a sender's name is that of a desk within an outlet: `Desk Africa`, `News alerts`."""
    return bool(DESK.fullmatch(words)) and not is_outlet(words)


def named_as(domain: str, text: str) -> str | None:
    """Return the name in `text` that a domain runs together, or None.

    >>> named_as("mail.sahelmonitor.example", "To leave the list of the Sahel Monitor, reply STOP.")
    'Sahel Monitor'
    """
    labels = {label.casefold() for label in domain.split(".") if len(label) >= SHORTEST_DOMAIN}
    for run in NAME_IN_TEXT.finditer(text):
        words = run[0].split()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                name = " ".join(words[first:last]).rstrip(".")
                if "".join(LETTER.findall(name)).casefold() in labels:
                    return name
    return None
