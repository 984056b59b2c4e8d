"""Offsets written as steps from one to the next: small numbers, which pack better than places in a long text."""

from typing import Any

PLACES = frozenset({"evidence", "source", "cue", "content", "spans"})
"""Keys of lists of places."""
PLACE = frozenset({"sentence", "span", "where"})
"""Keys of one place."""


def stepped(data: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Turn each place in JSON into the step from the place before and its length, and return it.

    >>> stepped({"sentence": [10, 30], "cue": [[12, 15]]})
    {'sentence': [10, 20], 'cue': [[2, 3]]}
    """
    Steps(forth=True).turn(data)
    return data


def placed(data: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Turn each place in JSON into its offsets, from what `stepped` made of it, and return it.

    >>> placed({"sentence": [10, 20], "cue": [[2, 3]]})
    {'sentence': [10, 30], 'cue': [[12, 15]]}
    """
    Steps(forth=False).turn(data)
    return data


class Steps:
    """One walk through JSON, in its order, with the place met last; what is met is turned where it stands."""

    def __init__(self, *, forth: bool) -> None:
        self.forth, self.last = forth, 0

    def turn(self, data: dict[str, Any] | list[Any]) -> None:
        """Turn the places in an object or a list."""
        if isinstance(data, list):
            for one in data:
                if isinstance(one, dict | list):
                    self.turn(one)
        elif isinstance(data.get("start"), int) and isinstance(data.get("end"), int):
            data["start"], data["end"] = self.turned(data["start"], data["end"])
        else:
            for name, one in data.items():
                if isinstance(one, dict):
                    self.turn(one)
                elif isinstance(one, list):
                    self.turn_list(name, one)

    def turn_list(self, name: str, data: list[Any]) -> None:
        """Turn the places in a list that stands under a name."""
        if name in PLACE and len(data) >= 2 and isinstance(data[0], int):
            data[:2] = self.turned(data[0], data[1])
        elif name in PLACES:
            for one in data:
                one[:2] = self.turned(one[0], one[1])
        else:
            self.turn(data)

    def turned(self, first: int, second: int) -> tuple[int, int]:
        """Return a place as step and length, or back."""
        if self.forth:
            step, length = first - self.last, second - first
            self.last = first
            return step, length
        self.last += first
        return self.last, self.last + second
