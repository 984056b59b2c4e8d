"""Offsets written as steps from one to the next: small numbers, which pack better than places in a long text."""

from typing import Any

PLACES = frozenset({"evidence", "source", "cue", "content", "spans"})
"""Keys of lists of places."""
PLACE = frozenset({"sentence", "span", "where"})
"""Keys of one place."""


def stepped(data: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return JSON with each place as the step from the place before, and its length.

    >>> stepped({"sentence": [10, 30], "cue": [[12, 15]]})
    {'sentence': [10, 20], 'cue': [[2, 3]]}
    """
    return Steps(forth=True).of(data)


def placed(data: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return JSON with each place as its offsets, from what `stepped` made of it.

    >>> placed({"sentence": [10, 20], "cue": [[2, 3]]})
    {'sentence': [10, 30], 'cue': [[12, 15]]}
    """
    return Steps(forth=False).of(data)


class Steps:
    """One walk through JSON, in its order, with the place met last."""

    def __init__(self, *, forth: bool) -> None:
        self.forth, self.last = forth, 0

    def of(self, data: Any, key: str = "") -> Any:  # noqa: ANN401 (whatever JSON holds)
        """Return a value with its places turned."""
        if isinstance(data, dict):
            if isinstance(data.get("start"), int) and isinstance(data.get("end"), int):
                start, end = self.turned(data["start"], data["end"])
                return {**data, "start": start, "end": end}
            return {name: self.of(one, name) for name, one in data.items()}
        if isinstance(data, list):
            if key in PLACE and len(data) >= 2 and isinstance(data[0], int):
                return [*self.turned(data[0], data[1]), *data[2:]]
            if key in PLACES:
                return [[*self.turned(one[0], one[1]), *one[2:]] for one in data]
            return [self.of(one) for one in data]
        return data

    def turned(self, first: int, second: int) -> tuple[int, int]:
        """Return a place as step and length, or back."""
        if self.forth:
            step, length = first - self.last, second - first
            self.last = first
            return step, length
        self.last += first
        return self.last, self.last + second
