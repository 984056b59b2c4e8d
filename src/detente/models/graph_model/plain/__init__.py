"""The analysis in NumPy: the definition, against which the compiled version is tested."""
