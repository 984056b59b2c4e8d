"""How the web is asked: the only code that speaks HTTP.

| module | knows |
|---|---|
| `addresses` | which hosts and addresses may be asked |
| `guarded` | the one way out, which connects to checked addresses only |
| `deadline` | when one answer must be there at last |
| `pace` | when the next request may go out |
| `robots` | what a site lets programs fetch |
| `silence` | how the HTTP libraries are kept from logging secrets |
| `fetcher` | how one address is fetched with all of these |
"""

from detente.sources.fetching.answers import Fetched, NotModified
from detente.sources.fetching.fetcher import Fetcher
from detente.sources.fetching.settings import Settings

__all__ = ["Fetched", "Fetcher", "NotModified", "Settings"]
