"""A setting that cannot be used."""

from detente.errors.base import DetenteError


class BadSetting(DetenteError, ValueError):
    """An environment variable holds what it cannot."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(
            f"the environment variable {name} holds {value!r}",
            expected=expected,
            advice="Change it, or unset it.",
        )


class BadOption(DetenteError):
    """An option has a value that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} cannot be {value!r}", expected=expected, advice="See the help of the command.")


class UnknownOption(DetenteError):
    """An option that a command does not have, where words with a minus are taken too."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(
            f"there is no option {name}",
            expected=f"words to look for, or {known}",
            advice="A word that reports must not have stands behind one minus: -sanctions.",
        )
