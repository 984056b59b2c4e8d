"""What attributed words mean: who speaks, what the words do, to whom, under which condition, about which issue."""
