"""The same answers by a solver (OR-Tools CP-SAT), for bargains with more packages than one can look at."""
