"""What a case remembers of the feeds and sitemaps that it takes in, so that only new entries are fetched."""

import json
from dataclasses import asdict, dataclass

from detente.sources import Item, Validators, is_address
from detente.store.store import Store


@dataclass(frozen=True)
class Seen:
    """The memory of a case."""

    store: Store

    def validators(self, address: str) -> Validators | None:
        """Return what was kept for a feed at its last complete visit."""
        held = self.store.mark(f"feed {address}")
        return None if held is None else Validators(**json.loads(held))

    def knows(self, address: str, key: str) -> bool:
        """Return whether an entry of a feed was taken in before."""
        return self.store.mark(entry_mark(address, key)) is not None

    def keep(self, address: str, validators: Validators) -> None:
        """Keep this for the next visit."""
        self.store.set_mark(f"feed {address}", json.dumps(asdict(validators)))


def feeds_of(store: Store) -> tuple[str, ...]:
    """Return the addresses of the feeds and sitemaps that a case has taken in, in order."""
    return tuple(sorted(name.removeprefix("feed ") for name in store.marks("feed ")))


def seen(store: Store, item: Item) -> None:
    """Remember that an entry of a feed was taken in."""
    if item.origin and item.key and is_address(item.origin):
        store.set_mark(entry_mark(item.origin, item.key), item.name)


def entry_mark(address: str, key: str) -> str:
    """Return under which name a case remembers an entry of a feed."""
    return f"entry {address} {key}"
