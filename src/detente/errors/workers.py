"""Workers, of this machine or a cluster, that cannot be used or were lost."""

from detente.errors.base import DetenteError, shortened


class ClusterMissing(DetenteError):
    """A cluster is asked for and Dask is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Dask is not installed",
            expected="the extra `cluster`",
            advice="pip install 'detente[cluster]', or use --workers for the processors of this machine.",
        )


class WorkerLost(DetenteError):
    """A process that worked on some tasks was ended from outside."""

    def __init__(self) -> None:
        super().__init__(
            "a process that was at work was ended from outside, perhaps because memory ran out",
            expected="room for all of them",
            advice="Let fewer work at once: --jobs 1.",
        )


class ClusterUnreachable(DetenteError):
    """No Dask cluster answers at that address."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        super().__init__(
            f"no Dask cluster could be reached at {address!r} ({shortened(reason, 200)})",
            expected="the address of a Dask scheduler, such as tcp://host:8786",
            advice="Check that the scheduler runs and the address it printed, or use --workers for this machine.",
        )
