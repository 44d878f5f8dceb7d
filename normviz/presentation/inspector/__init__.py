"""View logic of the inspector: readings, formula, identity checks, histogram bins."""
