"""Stability, coalitions, status quo and inverse questions in the Graph Model for Conflict Resolution."""

from detente.models.graph_model.merge import as_graph, merge_same, merged_numbers
from detente.models.graph_model.model import Conflict, Direction, Game, GraphConflict
from detente.models.graph_model.preferences import ranks_from_ranking, ranks_from_statements, ranks_from_weights
from detente.models.graph_model.states import Constraint, feasible_states

__all__ = [
    "Conflict",
    "Constraint",
    "Direction",
    "Game",
    "GraphConflict",
    "as_graph",
    "feasible_states",
    "merge_same",
    "merged_numbers",
    "ranks_from_ranking",
    "ranks_from_statements",
    "ranks_from_weights",
]
