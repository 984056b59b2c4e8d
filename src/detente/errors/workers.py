"""Workers, of this machine or a cluster, that cannot be used or were lost."""

from detente.errors.base import DetenteError, shortened


class ClusterMissing(DetenteError):
    """A cluster is asked for and Dask is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Dask is not installed",
            expected="the extra `cluster`",
            advice="pip install 'detente[cluster]', or leave --cluster out to work here.",
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
            advice="Check that the scheduler runs and the address it printed, or leave --cluster out to work here.",
        )


class ClusterWithoutWorkers(DetenteError):
    """A Dask scheduler answers at that address, and nobody works for it."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"the Dask cluster at {address!r} has no workers",
            expected="at least one",
            advice=f"Start some, each with: dask worker {address}",
        )


class ClusterDiffers(DetenteError):
    """Workers of a cluster have another version of this program, or none: their results would be others."""

    def __init__(self, address: str, worker: str, version: str | None, ours: str) -> None:
        self.address, self.worker, self.version = address, worker, version
        super().__init__(
            f"the worker {worker} of the Dask cluster at {address!r} has "
            + (f"détente {version}" if version else "no détente"),
            expected=f"détente {ours} on every worker, as here",
            advice="Install the same version there: other versions can read something else.",
        )


class ClusterLost(DetenteError):
    """A cluster gave up a task, or went away while it worked."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        super().__init__(
            f"the Dask cluster at {address!r} did not finish its work ({shortened(reason, 200)})",
            expected="a scheduler that stays, and workers with room for their tasks",
            advice="See what the scheduler and its workers say, and make the call again: what is kept stays kept.",
        )


class ClusterWithoutRules(DetenteError):
    """A cluster is to read with a reader that only waits for another server."""

    def __init__(self) -> None:
        super().__init__(
            "a cluster reads with the rules alone",
            expected="--reader rules with --cluster",
            advice="With an LLM, reading is waiting: use --jobs to ask about several reports at the same time.",
        )
