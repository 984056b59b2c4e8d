"""Many runs: a plan of seeded blocks, and the executor that runs them, here or on a cluster."""

from detente.compute.executors import here, on_cluster, results
from detente.compute.plan import CHUNK, Block, plan

__all__ = ["CHUNK", "Block", "here", "on_cluster", "plan", "results"]
