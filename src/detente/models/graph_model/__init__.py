"""Stability, coalitions, status quo and inverse questions in the Graph Model for Conflict Resolution."""

from detente.models.graph_model.changes import Change
from detente.models.graph_model.concepts.gmr import gmr_stable
from detente.models.graph_model.concepts.limited import limited_stable
from detente.models.graph_model.concepts.nash import nash_stable
from detente.models.graph_model.concepts.seq import seq_stable
from detente.models.graph_model.concepts.sim import sim_stable
from detente.models.graph_model.concepts.smr import smr_stable
from detente.models.graph_model.concepts.sseq import sseq_stable
from detente.models.graph_model.draws import stable_many
from detente.models.graph_model.engine import Engine, hint
from detente.models.graph_model.inverse import inverse_rankings, inverse_statements, stabilising_rankings
from detente.models.graph_model.least import Inverse
from detente.models.graph_model.merge import as_graph, merge_same, merged_numbers
from detente.models.graph_model.model import Conflict, Direction, Game, GraphConflict
from detente.models.graph_model.one_state import stable_at
from detente.models.graph_model.paths import Step
from detente.models.graph_model.preferences import ranks_from_ranking, ranks_from_statements, ranks_from_weights
from detente.models.graph_model.reasons import Answer, Explanation, explain
from detente.models.graph_model.single_options import OptionChange, single_options
from detente.models.graph_model.states import Constraint, feasible_states
from detente.models.graph_model.status_quo import Paths, attractors, paths_from
from detente.models.graph_model.together import Coalitions, coalitions
from detente.models.graph_model.verdicts import CONCEPTS, DEFAULT, Stability, horizon_of, stability

__all__ = [
    "CONCEPTS",
    "DEFAULT",
    "Answer",
    "Change",
    "Coalitions",
    "Conflict",
    "Constraint",
    "Direction",
    "Engine",
    "Explanation",
    "Game",
    "GraphConflict",
    "Inverse",
    "OptionChange",
    "Paths",
    "Stability",
    "Step",
    "as_graph",
    "attractors",
    "coalitions",
    "explain",
    "feasible_states",
    "gmr_stable",
    "hint",
    "horizon_of",
    "inverse_rankings",
    "inverse_statements",
    "limited_stable",
    "merge_same",
    "merged_numbers",
    "nash_stable",
    "paths_from",
    "ranks_from_ranking",
    "ranks_from_statements",
    "ranks_from_weights",
    "seq_stable",
    "sim_stable",
    "single_options",
    "smr_stable",
    "sseq_stable",
    "stabilising_rankings",
    "stability",
    "stable_at",
    "stable_many",
]
