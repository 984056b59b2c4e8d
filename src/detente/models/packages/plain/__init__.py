"""The definition of what is efficient, in plain NumPy."""
