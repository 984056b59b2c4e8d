"""The mathematics: arrays in, arrays out; no model knows a record, a file or a plot."""
