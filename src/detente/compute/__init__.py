"""Many runs: a plan of seeded blocks, and the executor that runs them, here or on a cluster."""

from detente.compute.cluster import on_cluster
from detente.compute.executors import begun, cores, here, results, threads
from detente.compute.plan import CHUNK, Block, plan

__all__ = ["CHUNK", "Block", "begun", "cores", "here", "on_cluster", "plan", "results", "threads"]
