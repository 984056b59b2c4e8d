"""The analysis in loops that Numba compiles: tested equal to the plain version, and loaded only when it is used."""
