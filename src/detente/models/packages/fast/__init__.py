"""What is efficient, in loops that Numba compiles: tested equal to the plain version, loaded only when it is used."""
