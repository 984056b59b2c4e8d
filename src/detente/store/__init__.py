"""The record in a database, and databases of others: the only code that speaks SQL."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.store.archive import Archive
    from detente.store.connecting import create, open_store
    from detente.store.store import Hit, Kept, Store

__all__ = ["Archive", "Hit", "Kept", "Store", "create", "open_store"]

offer(
    __name__,
    {
        "Archive": "detente.store.archive",
        "Hit": "detente.store.store",
        "Kept": "detente.store.store",
        "Store": "detente.store.store",
        "create": "detente.store.connecting",
        "open_store": "detente.store.connecting",
    },
)
