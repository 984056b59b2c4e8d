"""Solution concepts, one per module: from which states a decision maker has no reason to move."""
